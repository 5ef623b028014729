"""Words that tell nothing of what a text is about: never suggested. French and English, folded.

Function words, and the verbs, adverbs and courtesies of everyday talk. Not for matching: a query may hold any of them.
"""

from typing import Final

from cmdesk.core.text import fold

_FRENCH: Final = """
le la les l un une des du de d au aux a à et ou où mais donc or ni car que qu qui quoi dont ce c cet cette ces
ça cela ceci celui celle ceux celles je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y en
mon ma mes ton ta tes son sa ses notre nos votre vos même mêmes moi toi soi eux ne n pas plus moins très trop
peu assez tout toute tous toutes rien jamais toujours encore déjà aussi ainsi alors puis ensuite enfin avant
après pendant depuis dès jusque jusqu vers chez dans sur sous entre par pour sans avec contre comme si sinon
quand lorsque lorsqu puisque puisqu parce tandis malgré selon voici voilà ici là bas loin près bien mal mieux
bon bonne bons bonnes grand grande petit petite autre autres certains certaines plusieurs quelque quelques
quelqu chaque aucun aucune tel telle quel quelle quels quelles comment pourquoi combien oui non est es suis
sommes êtes sont était étaient étais été être sera serait soit ai as avons avez ont avait avaient avais eu
avoir aura aurait ait fait fais font faire faut fallait va vas vais vont aller allé peut peux peuvent pouvoir
pourrait veut veux vouloir dit dire dis sait sais savoir voir vu vois prend prendre mettre mis met vient venir
doit dois devoir aujourd hui hier demain matin soir midi jour jours semaine mois année an ans fois temps heure
heures minute minutes moment merci bonjour bonsoir salut svp stp bref voilà vraiment juste plutôt surtout vite
peut-être presque environ chose choses truc gens monde quelqu un deux trois quatre cinq six sept huit neuf dix
premier première fin via rt mdr lol ah oh eh hein nouveau nouvelle nouveaux nouvelles passe mettre trouve
trouver pense crois aime adore besoin envie faudrait serait celà
"""
_ENGLISH: Final = """
the a an and or but nor so yet of in on at to from by with without for about into over under after before
during since until between through as if then than that this these those it its he she him her his hers we us
our you your yours they them their i me my mine who whom whose which what when where why how all any both each
few more most other some such no not only own same too very just also even still already always never ever
once again here there now today tomorrow yesterday is am are was were be been being have has had having do
does did doing done can could will would shall should may might must get gets got go goes going went make made
take took see saw say said know think like want need really well good great new old big small one two three
first last day week month year time thing things people please thanks thank hello hi yes ok don doesn didn isn
wasn won s t re ve ll m d
"""
STOP_WORDS: Final = frozenset(fold(f"{_FRENCH} {_ENGLISH}").split())
