"""Cases of brands that are common words, too, and of names with signs."""

from tests.core.matching.case import found, missed

HOMONYMS = [
    # Orange: operator, fruit, colour, town
    *found(
        ("=Orange", "Panne chez Orange ce matin"),
        ("=Orange", "Merci @Orange pour rien"),
        ("=Orange", "vivement la fibre #Orange"),
        ("=Orange", "Le réseau d’Orange est tombé"),
        ("orange (fibre OR box) -jus", "La fibre orange est coupée"),
        ("orange -(jus OR fruit OR vaucluse)", "Ma box Orange clignote"),
        ("orange NEAR/3 (box OR livebox)", "ma Livebox de chez Orange"),
    ),
    *missed(
        ("=Orange", "un jus d'orange pressé"),
        ("=Orange", "VIGILANCE ORANGE sur le Gard"),
        ("=Orange", "Oranges amères"),
        ("orange (fibre OR box) -jus", "Un jus d'orange plein de fibre"),
        ("orange -(jus OR fruit OR vaucluse)", "Orange, dans le Vaucluse"),
        ("orange NEAR/3 (box OR livebox)", "un gilet orange jeté dans un coin derrière la vieille box"),
    ),
    # SEAT: car maker, chair
    *found(("=SEAT", "La nouvelle SEAT Ibiza"), ("=SEAT", "ma SEAT-Leon"), ("seat -=seat", "Conduire une Seat")),
    *missed(
        ("=SEAT", "please take a seat"),
        ("=SEAT", "Seat belts save lives"),
        ("=SEAT", "SEATS available"),
        ("seat -=seat", "have a seat"),
    ),
    # Apple
    *found(("=Apple -pie", "Apple unveils a new phone"), ('apple -"apple pie"', "Apple's share price, apple.com")),
    *missed(
        ("=Apple", "an apple a day"),
        ("=Apple -pie", "Apple pie is the best"),
        ('apple -"apple pie"', "Grandma's apple-pie"),
        ("apple", "pineapple juice"),
    ),
    # Canal and Canal+
    *found(
        ("canal+", "Ce soir sur Canal+"),
        ("canal+", "CANAL+, c'est cher"),
        ("canal+", "#Canal+ encore"),
        ("canal", "Ce soir sur Canal+"),
        ("canal -canal+", "Balade le long du canal Saint-Martin"),
        ('"canal+ sport"', "Vu sur Canal+ Sport hier"),
    ),
    *missed(
        ("canal+", "le canal du Midi"),
        ("canal+", "canal plus"),
        ("canal -canal+", "Ce soir sur Canal+"),
        ('"canal+ sport"', "canal sport"),
    ),
    # La Poste
    *found(
        ('="La Poste"', "La Poste a perdu mon colis"),
        ('="La Poste"', "à la fin, La  Poste répond"),
        ('="La Poste"', "#LaPoste en grève"),
        ('"la poste" colis', "le colis est à la poste"),
    ),
    *missed(
        ('="La Poste"', "je vais à la poste"),
        ('="La Poste"', "LA POSTE"),
        ('="La Poste"', "elle a été nommée à La. Poste clé"),
        ("=Poste", "un poste à pourvoir"),
        ('"la poste"', "le poste de police"),
    ),
    # Free, Total, Casino, Gap, Shell, Louvre
    *found(
        ("=Free mobile", "Free lance son forfait mobile"),
        ("=Total -=TOTAL", "Total quitte le pays"),
        ("=TotalEnergies", "TotalEnergies publie"),
        ("casino (rachat OR dette OR supermarché)", "Rachat de Casino : les syndicats"),
        ("=Gap -(hautes-alpes OR dab)", "a Gap hoodie"),
        ("=Shell", "Shell's profits soar"),
        ("shell", "@Shell pollue"),
        # the apostrophe that separates is the one that may be left out: this, too, is found
        ("louvre", "on l'ouvre demain"),
        ('=Louvre -="l\'ouvre"', "Visite du Louvre"),
        ("louvre", "Le Louvre ferme à 18 h"),
    ),
    *missed(
        ("=Free", "free entry for all"),
        ("=Free mobile", "mobile free of charge"),
        ("=Total", "au total, dix euros"),
        ("casino (rachat OR dette OR supermarché)", "une soirée au casino"),
        ("=Gap", "mind the gap"),
        ("=Gap -(hautes-alpes OR dab)", "À Gap, dans les Hautes-Alpes"),
        ("shell", "she'll be there"),
        ("shell", "she’ll see"),
        ("=Shell", "a bash shell"),
        ("=Shell", "She'll be there"),
        ("=Louvre", "on l'ouvre demain"),
        ("well", "we'll see"),
        ("ill", "I'll do it"),
    ),
]

SIGNS = [
    *found(
        ("h&m", "Soldes chez H&M !"),
        ("H&M", "#H&M"),
        ("c&a", "C&A ferme, H&M ouvre"),
        ("yahoo!", "Yahoo! Mail en panne"),
        ("yahoo", "Yahoo! Mail en panne"),
        ("c++", "du C++17 moderne"),
        ("c++", "C++, Rust"),
        (".net", "du .NET pur"),
        ("at&t", "AT&T merges"),
        ('"c++ 11"', "le c++ 11"),
        ("=H&M", "chez H&M"),
        ("a/b", "test A/B"),
    ),
    *missed(
        ("h&m", "h & m"),
        ("h&m", "H et M"),
        ("h&m", "ah&m"),
        ("h&m", "H&Mode"),
        ("c&a", "CA en hausse"),
        ("yahoo!", "yahoo mail"),
        ("c++", "la vitamine C+"),
        ("c++", "le langage C"),
        ("=H&M", "h&m"),
    ),
]
