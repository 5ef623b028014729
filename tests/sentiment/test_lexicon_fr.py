from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.types import Label
from cmdesk.sentiment.lexicon_fr import EXCLAMATION, NEGATION, STEP, FrenchLexicon

SCORER = FrenchLexicon()


def compound(text: str) -> float:
    found = SCORER.score(text).compound
    assert found is not None, text
    return found


def weights(text: str) -> dict[str, float]:
    return {text[part.start : part.end]: part.weight for part in SCORER.score(text, evidence=True).evidence}


@pytest.mark.parametrize(
    "text",
    [
        "C'est génial",
        "Équipe adorable, aux petits soins",
        "J'ai adoré ce concert",
        "Livraison rapide et colis bien emballé",
        "Coup de cœur pour cette boulangerie",
        "Chapeau bas à toute l'équipe",
        "Aucun défaut, rien à redire",
        "trop hâte de vous revoir",
        "Je kiffe votre nouvelle appli",
        "pas mal du tout",
    ],
)
def test_praise_is_positive(text: str) -> None:
    assert SCORER.score(text).label is Label.POSITIVE


@pytest.mark.parametrize(
    "text",
    [
        "C'est nul",
        "Le SAV est injoignable depuis lundi",
        "Mon colis est arrivé cassé, remboursez-moi",
        "Ça craint",
        "Du grand n'importe quoi",
        "Votre appli plante encore, c'est pénible",
        "Une arnaque, à fuir",
        "Cette pub est relou",
        "Je suis déçue, plus jamais chez eux",
        "pas terrible",
    ],
)
def test_complaints_are_negative(text: str) -> None:
    assert SCORER.score(text).label is Label.NEGATIVE


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Le train part à huit heures", "et puis voilà", "http://nul.fr", "@genial", "123", "très", "pas"],
)
def test_a_text_in_which_nothing_counts_is_unknown(text: str) -> None:
    sentiment = SCORER.score(text, evidence=True)
    assert sentiment.label is Label.UNKNOWN
    assert (sentiment.p, sentiment.compound, sentiment.evidence) == (None, None, ())


def test_praise_and_blame_that_cancel_are_not_unknown() -> None:
    assert SCORER.score("drôle et maudit").label is Label.NEUTRAL


@pytest.mark.parametrize(
    "text",
    [
        "je n'aime pas",
        "j'aime pas",
        "j'aime vraiment pas",
        "j'aime pas du tout",
        "je n'ai pas aimé",
        "j'ai jamais aimé",
        "je n'aime plus",
        "j'aime plus.",
        "il n'aime guère",
        "ce n'est ni beau ni utile",
        "peu fiable",
        "je ne recommande jamais",
        "aucun respect",
        "sans saveur ni talent",
    ],
)
def test_negation_turns_praise_before_and_after_the_verb(text: str) -> None:
    assert compound(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        "aucun souci",
        "ce n'est pas nul",
        "je ne suis pas mécontente",
        "il n'y a plus de bug",
        "sans aucun problème",
        "jamais déçu",
        "la lutte contre le harcèlement",
    ],
)
def test_negation_turns_blame(text: str) -> None:
    assert compound(text) > 0


@pytest.mark.parametrize(
    "text", ["j'aime plus que tout", "Pas. Génial !", "pas cher, bonne ambiance", "j'aime, pas vous ?", "pas mal"]
)
def test_what_is_no_negation_of_a_word_leaves_it_alone(text: str) -> None:
    assert compound(text) > 0


def test_plus_negates_beside_ne_and_strengthens_without() -> None:
    assert weights("il n'est plus drôle")["drôle"] == pytest.approx(2.0 * NEGATION)
    assert weights("il est plus drôle")["drôle"] == pytest.approx(2.0 + STEP)


def test_a_negated_word_weighs_less_than_its_opposite() -> None:
    assert weights("pas génial")["génial"] == pytest.approx(2.9 * NEGATION)


def test_boosters_strengthen_and_dampeners_weaken_either_sign() -> None:
    assert compound("très beau") > compound("beau") > compound("plutôt beau") > 0
    assert compound("très laid") < compound("laid") < compound("plutôt laid") < 0
    assert compound("vraiment très beau") > compound("très beau")


def test_a_booster_too_far_away_does_nothing() -> None:
    assert compound("très, mais alors beau") == compound("beau")


def test_a_booster_with_a_valence_speaks_only_where_it_strengthens_nothing() -> None:
    assert weights("c'est super") == {"super": 2.2}
    assert weights("c'est super intéressant") == {"intéressant": pytest.approx(1.8 + STEP)}
    assert compound("c'est bien dommage") < compound("c'est dommage")


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("pas mal", "mal"), ("aux oubliettes", "oubliettes"), ("ça craint", "craint"), ("pas cher", "cher")],
)
def test_a_phrase_overrides_its_words(phrase: str, word: str) -> None:
    assert list(weights(f"bref {phrase}")) == [phrase]


def test_a_phrase_does_not_reach_over_punctuation() -> None:
    assert "pas mal" not in weights("pas. Mal")


@pytest.mark.parametrize("text", ["#génial", "#géniaaal", "#TropBien", "#trop_bien", "#MerciPourTout"])
def test_hashtags_are_read(text: str) -> None:
    assert compound(text) > 0


@pytest.mark.parametrize(
    ("stretched", "plain"), [("géniaaaal", "génial"), ("nuuuul", "nul"), ("j'adoooore", "j'adore")]
)
def test_a_stretched_word_is_the_word_with_emphasis(stretched: str, plain: str) -> None:
    assert abs(compound(stretched)) > abs(compound(plain))
    assert compound(stretched) * compound(plain) > 0


def test_capitals_stress_only_where_not_all_is_in_capitals() -> None:
    assert compound("c'est une ARNAQUE") < compound("c'est une arnaque")
    assert compound("C'EST UNE ARNAQUE") == compound("c'est une arnaque")


def test_exclamation_marks_strengthen_up_to_four() -> None:
    assert compound("beau !") > compound("beau")
    assert compound("nul !") < compound("nul")
    assert compound("beau !!!!") == compound("beau !!!!!!!!") > compound("beau !!!")
    assert weights("beau !")["!"] == EXCLAMATION


@pytest.mark.parametrize(
    ("text", "sign"), [("😍", 1), ("👍🏽", 1), ("❤️", 1), (":)", 1), ("😡", -1), ("💔", -1), (":-(", -1)]
)
def test_emoji_and_emoticons_speak_alone(text: str, sign: int) -> None:
    assert compound(text) * sign > 0


def test_a_row_of_the_same_emoji_is_emphasis_not_a_sum() -> None:
    assert compound("😡") > compound("😡😡😡😡") > compound("😡 😠")


def test_what_follows_but_weighs_more() -> None:
    assert compound("joli mais cher et fragile") < 0 < compound("cher et fragile mais vraiment joli")
    assert weights("joli mais laid") == {"joli": pytest.approx(1.05), "laid": pytest.approx(-3.15)}


@pytest.mark.parametrize("text", ["mais c'est beau", "c'est beau mais bref"])
def test_but_with_one_side_only_contrasts_nothing(text: str) -> None:
    assert compound(text) == compound("c'est beau")


@pytest.mark.parametrize(
    "text", ["Merci pour les 2h de retard", "Bravo, encore en panne 👏", "mdr quelle arnaque", "Super, déjà cassé"]
)
def test_thanks_and_laughter_beside_a_complaint_mock(text: str) -> None:
    assert SCORER.score(text).label is Label.NEGATIVE
    assert all(weight < 0 for weight in weights(text).values())


@pytest.mark.parametrize(
    "text", ["Merci beaucoup", "Merci d'avoir résolu mon problème", "mdr trop drôle", "Bravo pour ce beau travail"]
)
def test_thanks_and_laughter_beside_praise_are_meant(text: str) -> None:
    assert compound(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Magnifique service 🤡",
        "Génial, encore une panne 🙃",
        "Quel accueil chaleureux 😒",
        "J'adore vos bugs 🙄",
        "Comme par hasard, la réponse parfaite arrive après mon avis",
        "Ah elle est belle, la qualité promise",
        "Quel talent pour perdre les colis",
        "Comme c'est pratique, un formulaire facile de dix pages",
    ],
)
def test_beside_a_sign_of_irony_all_praise_mocks(text: str) -> None:
    assert SCORER.score(text).label is Label.NEGATIVE
    assert all(weight < 0 for weight in weights(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "Ah bah bravo",
        "Eh ben bravo, la mairie",
        "Ah bah merci",
        "Bonjour la qualité",
        "merci pour rien",
        "la bonne blague",
    ],
)
def test_set_phrases_of_mockery_are_blame(text: str) -> None:
    assert compound(text) < 0


@pytest.mark.parametrize("text", ["encore bravo", "un grand bravo", "Chapeau", "Merci encore pour tout", "😂"])
def test_what_resembles_mockery_is_praise_by_itself(text: str) -> None:
    assert compound(text) > 0


@pytest.mark.parametrize("quoted", ['"super"', "« super »", "«\xa0super\xa0»", "“super”", "„super“"])
def test_praise_in_quotation_marks_mocks_beside_a_complaint(quoted: str) -> None:
    assert weights(f"Votre {quoted} forfait est en panne")["super"] < 0
    assert compound(f"Votre {quoted} forfait") > 0


@pytest.mark.parametrize("text", ['"génial"', '"génial forfait" en panne', '"oui" : génial, en panne "oui"'])
def test_praise_that_is_not_alone_in_quotation_marks_is_meant(text: str) -> None:
    assert max(weights(text).values()) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Personne n'est content",
        "Rien n'est clair sur votre site",
        "Rien ne me plaît",
        "Aucun de vos conseillers n'est compétent",
        "Aucune offre n'est intéressante",
    ],
)
def test_a_negated_subject_turns_what_follows_its_ne(text: str) -> None:
    assert compound(text) < 0


@pytest.mark.parametrize(
    "text", ["Personne, il n'est content", "Une personne est contente", "Rien. Elle n'est que belle"]
)
def test_a_negated_subject_needs_its_ne_in_the_same_clause(text: str) -> None:
    assert compound(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "jamais eu le moindre souci",
        "pas le moindre problème",
        "nous reviendrons",
        "difficile de faire mieux",
        "je ne peux plus m'en passer",
        "impossible de s'en lasser",
        "enfin réparé",
        "ça c'est du service",
        "pour rien au monde je ne changerais",
        "remboursée immédiatement",
        "c'est le goat",
        "une masterclass",
        "trop hâte",
        "vos vidéos, quelle dinguerie",
        "on valide",
        "🐐",
        "⭐⭐⭐⭐⭐",
        "✅",
    ],
)
def test_praise_of_clients_and_networks_is_known(text: str) -> None:
    assert SCORER.score(text).label is Label.POSITIVE


@pytest.mark.parametrize(
    "text",
    [
        "colis jamais arrivé",
        "ne reviendrai pas",
        "on reviendra pas",
        "on valide pas",
        "ça donne pas envie",
        "je ne commanderai plus chez vous",
        "on ne peut pas dire que ce soit réussi",
        "ça n'a plus ma confiance, plus confiance",
        "même pas une excuse",
        "ce serait bien de répondre",
        "vous auriez pu prévenir",
        "j'attends mon remboursement depuis mars",
        "prélevé deux fois",
        "la qualité a baissé",
        "elle plante toutes les cinq minutes",
        "ça rame",
        "jpp de vos mails",
        "nullissime",
        "quelle gênance",
        "c'est abusé",
        "ils s'en fichent",
        "🚩",
        "📦 jamais livrée 😮‍💨",
    ],
)
def test_complaints_of_clients_and_networks_are_known(text: str) -> None:
    assert SCORER.score(text).label is Label.NEGATIVE


@pytest.mark.parametrize(
    "text",
    [
        "Bonne question",
        "C'est pour un ami",
        "Le traitement des déchets aux États-Unis",
        "La ligue des champions reprend",
        "Est-ce que ça marche avec Android ?",
        "Pouvez-vous m'aider ?",
        "La rame de métro",
        "S'il vous plaît, merci d'avance",
        "Un permis poids lourd",
    ],
)
def test_set_phrases_of_news_and_questions_are_no_mood(text: str) -> None:
    assert SCORER.score(text).label is Label.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\n",
        "https://exemple.fr/genial",
        "\x00\x01\x1b[31m\x7f",
        "\ud83d",
        "\udc00\ud800",
        "🧾🗺📦",
        "很好 плохо ไทย जय",
    ],
)
def test_nothing_to_go_on_is_unknown_and_no_error(text: str) -> None:
    assert SCORER.score(text, evidence=True).label is Label.UNKNOWN


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("\ud83dgénial\udc00", "génial"),
        ("\x00nul\x07", "nul"),
        ("\u202egénial\u202c", "génial"),
        ("很好 génial плохо", "génial"),
        ("😡\ud83d", "😡"),
    ],
)
def test_a_word_is_found_among_broken_and_foreign_characters(text: str, word: str) -> None:
    assert list(weights(text)) == [word]


@pytest.mark.parametrize(
    "part",
    [
        "nul ",
        "n'aime pas ",
        "mais très génial ",
        "😡",
        "😡😠",
        "!",
        "#NulNul",
        "@",
        "'",
        "e\u0301",
        ":(",
        '"nul" ',
        "\ud83d",
        "nuuuuul",
    ],
)
def test_a_hundred_thousand_characters_are_scored(part: str) -> None:
    text = (part * 100_000)[:100_000]
    sentiment = SCORER.score(text)
    assert sentiment.compound is None or -1 <= sentiment.compound <= 1


@pytest.mark.parametrize(
    ("with_accents", "without"), [("tâche", "tache"), ("volé", "vole"), ("sûr", "sur"), ("foiré", "foire")]
)
def test_accents_part_homographs_where_they_are_written(with_accents: str, without: str) -> None:
    assert SCORER.score(with_accents).label is not SCORER.score(without).label


@pytest.mark.parametrize("text", ["GÉNIAL", "genial", "ge\u0301nial", "Ｇénial"])
def test_case_accents_and_width_do_not_matter(text: str) -> None:
    assert SCORER.score(text).label is Label.POSITIVE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("👋🏽 L'équipe est adorable 😍😍 mais le colis était cassé !", ["adorable", "😍😍", "cassé", "!"]),
        ("re\u0301sultat ge\u0301nial, tre\u0300s de\u0301c\u0327u ensuite", ["ge\u0301nial", "de\u0301c\u0327u"]),
        ("Ce n’est pas l’œuvre d’un génie : #TropNul", ["génie", "Nul"]),
        ("👨‍👩‍👧 du grand n'importe quoi", ["du grand n'importe quoi"]),
    ],
)
def test_evidence_points_at_the_words_in_the_original(text: str, expected: list[str]) -> None:
    assert [text[part.start : part.end] for part in SCORER.score(text, evidence=True).evidence] == expected


def test_an_own_list_can_be_given() -> None:
    scorer = FrenchLexicon(["moustachu\t3\tadj\n"])
    assert scorer.score("un chat moustachu").label is Label.POSITIVE
    assert scorer.score("génial").label is Label.UNKNOWN


WORDS = st.sampled_from(
    [
        *(
            "génial",
            "nul",
            "pas",
            "plus",
            "ne",
            "n'aime",
            "très",
            "mais",
            "mal",
            "bien",
            "super",
            "merci",
            "mdr",
            "sans",
        ),
        *("😡", "😍😍", ":)", "!", ".", ",", "#TropBien", "ARNAQUE", "retard", "trooop", "peu", "de", "à"),
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_scored_in_range_and_explained_whole(text: str) -> None:
    sentiment = SCORER.score(text, evidence=True)
    plain = SCORER.score(text)
    assert (plain.label, plain.p, plain.compound) == (sentiment.label, sentiment.p, sentiment.compound)
    if sentiment.compound is not None:
        assert -1 <= sentiment.compound <= 1
        total = sum(part.weight for part in sentiment.evidence)
        assert sentiment.compound == pytest.approx(total / sqrt(total * total + 15))
        assert all(0 <= part.start < part.end <= len(text) for part in sentiment.evidence)
