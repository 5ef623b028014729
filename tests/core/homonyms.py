"""A made-up archive of a brand that is also a common word: Orange, operator, fruit, colour, town and alert.

Sentences of no grammar but of plausible words: how often a word is used falls with its rank, one mention in twenty
borrows a word of another sense, some words belong to several, and neither sense is always written with its own case.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cmdesk.core.matching import Candidate, Known

_OPERATOR = """
fibre réseau forfait box livebox abonnement client mobile sav opérateur internet débit panne technicien facture
sosh free bouygues sfr résiliation téléphone appel wifi 4g 5g connexion boutique conseiller ligne engagement
data roaming antenne couverture raccordement intervention déménagement portabilité rio contrat prélèvement fixe
adsl cuivre décodeur tv chaînes replay sim esim smartphone iphone samsung appli compte identifiant hotline
attente chat réclamation remboursement offre promo prix augmentation hausse option services incident coupure
lenteur ping upload download routeur répéteur ethernet box6 port boîtier armoire nœud prise chantier poteau zone
blanche rural collectivité déploiement éligibilité agence magasin vendeur accueil rendez technique dépannage
diagnostic redémarrage reset mise jour firmware bug serveur panne générale dns mail messagerie spam phishing
arnaque sms facturation hors trimestre résultats action bourse pdg stratégie investissement salariés grève
syndicat cybersécurité business entreprise pro vpn cloud startup innovation recrutement alternance stage sponsor
roland garros vélodrome ligue foot droits diffusion afrique mali sénégal money bank banque carte paiement crédit
satellite câble sous marin international itinérance voyage europe étranger numérique fracture inclusion
solidarité reconditionné recyclage écologie empreinte carbone datacenter ia assistant vocal djingo objets
connectés maison protégée alarme caméra gaming streaming netflix prime canal bouquet sport ocs cinéma séries
"""
_OTHERS = (
    """
fruit jus pressé presse vitamine pulpe zeste sanguine confiture marmelade recette gâteau chocolat sirop fleur
amande peler quartier pépin agrume citron mandarine clémentine pamplemousse kumquat salade dessert cannelle
sucre miel canard magret carotte potiron cuisine goûter petit déjeuner brunch matinal smoothie cocktail spritz
apéro verre bouteille litre bio maraîcher marché panier récolte verger arbre espagne maroc séville floride corse
hiver saison filet kilo prix promo magasin rayon épicerie panettone crêpe suzette tarte meringue glace sorbet
yaourt infusion thé écorce confite parfum essence huile bergamote santé rhume grippe immunité fibres régime
calories sport
""",
    """
couleur peinture mur robe pull veste sac chaussures baskets maillot écharpe vernis rouge jaune vert bleu violet
rose fluo vif pastel teinte nuance palette déco salon coussin canapé rideau tapis lampe bougie automne feuilles
coucher soleil ciel nuage horizon photo lumière filtre chat roux cheveux coloration mèches rousse maquillage
lèvres fard style look tendance mode défilé créateur collection boutique vintage années soixante dix papier
peint carrelage cuisine façade volet porte vélo casque gilet sécurité chasuble cône chantier tracteur camion
voiture moto carrosserie feu clignotant basket oranje hollande supporters tribune
""",
    """
vigilance alerte météo orages vent rafales pluie inondation neige verglas canicule crue département préfecture
vigicrues tempête rouge prudence prévisions bulletin carte littoral submersion avalanche grêle foudre dégâts
pompiers secours intervention routes coupées circulation éviter déplacements écoles fermées sud nord hérault
gard var ardèche lozère cévennes bretagne finistère corse alpes pic épisode cévenol cumul millimètres rivière
niveau montée eaux électricité panne foyers
""",
    """
vaucluse théâtre antique chorégies opéra avignon carpentras provence festival concert mur arc triomphe romain
patrimoine visite touristes gare tgv autoroute a7 péage mairie maire conseil municipal habitants quartier
pompiers gendarmerie centre ville marché truffes vignes côtes rhône châteauneuf mécanique kubrick film roman
burgess cinéma new black série comté californie
""",
)
_TALK = """
aujourd'hui encore vraiment toujours très bien merci bonjour enfin quand pourquoi comment depuis matin soir hier
demain semaine heures jours problème question solution nouvelle idée avis retour expérience photo vidéo article
info infos source lien voir regarder trouver chercher acheter recevoir envoyer attendre marcher changer essayer
tester adorer détester magnifique superbe terrible nul génial énorme incroyable triste content contente déçue
ravie fatigue famille amis enfants collègue voisin mère père sœur frère copine mari paris lyon marseille lille
bordeaux nantes toulouse france quartier rue travail bureau école vacances week-end dimanche lundi mardi
mercredi jeudi vendredi samedi été printemps noël fête anniversaire cadeau surprise rien tout plusieurs beaucoup
peu trop assez presque certains sérieux honte bravo courage chance mdr lol svp besoin aide conseil quelqu'un
personne gens monde histoire souvenir rêve projet équipe groupe liste livre musique chanson podcast radio télé
journal presse prix argent euros gratuit cher minutes longtemps bientôt jamais parfois souvent
"""
_STOPS = """
le la les un une des de du en et à pour dans sur avec ce cette mon ma est sont a ont pas plus que qui je on il elle
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """One of the archive."""

    candidate: Candidate
    relevant: bool


def archive(seed: int, size: int = 2000, *, good: float = 0.42) -> list[Mention]:
    """So many mentions that hold the word, in random order; a share of them means the operator."""
    return list(_mentions(random.Random(seed), size, good))


def _mentions(dice: random.Random, size: int, good: float) -> Iterator[Mention]:
    operator, talk, stops = _ranked(_OPERATOR), _ranked(_TALK), _STOPS.split()
    others = [_ranked(words) for words in _OTHERS]
    for _ in range(size):
        relevant = dice.random() < good
        sense = operator if relevant else dice.choices(others, (5, 4, 3, 2))[0]
        borrowed = dice.choice(others) if relevant else operator
        words = [
            _drawn(dice, sense) for _ in range(dice.choices((1, 2, 3, 4, 5, 6, 7), (4, 10, 18, 22, 20, 14, 12))[0])
        ]
        if dice.random() < 1 / 20:
            words.append(_drawn(dice, borrowed))
        words.extend(_drawn(dice, talk) for _ in range(dice.randint(2, 6)))
        words.extend(dice.choice(stops) for _ in range(dice.randint(3, 8)))
        dice.shuffle(words)
        words.insert(dice.randint(0, len(words)), _brand(dice, relevant))
        if dice.random() < 0.15:
            words.append(f"#{_drawn(dice, sense)}")
        text = " ".join(words)
        facts = Known(
            source=dice.choice(("mastodon", "bluesky", "x", "news")),
            lang=dice.choices(("fr", "en", "und"), (90, 4, 6))[0],
            author=(f"compte{dice.randrange(size)}",),
        )
        yield Mention(Candidate(text[0].upper() + text[1:], facts), relevant)


def _brand(dice: random.Random, relevant: bool) -> str:
    if relevant:
        return dice.choices(("Orange", "orange", "ORANGE", "#Orange", "d'Orange", "@orange"), (66, 16, 2, 6, 6, 4))[0]
    return dice.choices(("orange", "Orange", "l'orange", "d'orange", "#orange"), (60, 22, 7, 7, 4))[0]


def _ranked(words: str) -> tuple[Sequence[str], Sequence[float]]:
    listed = list(dict.fromkeys(words.split()))
    return listed, [1 / (rank + 2.5) for rank in range(len(listed))]


def _drawn(dice: random.Random, sense: tuple[Sequence[str], Sequence[float]]) -> str:
    return dice.choices(*sense)[0]
