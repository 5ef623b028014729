"""Plain word lists: how entries are found, and what the words beside them do."""

import pytest

from cmdesk.core.errors import BugError
from cmdesk.core.types import Label
from cmdesk.sentiment.lexicon_plain import CALIBRATIONS, PlainLexicon, PlainList
from cmdesk.sentiment.lexicon_text import Tokenizer

LIST = (
    "# a comment",
    "",
    "bueno\t1.9",
    "malo\t-2.0",
    "maravillos*\t3.0",
    "maravillosamente\t1.0",
    "vale la pena\t1.8",
    "vale la pen*\t0.5",
    "buenos días\t0",
    "no\tnegator",
    "muy\tbooster",
    "algo\tdampener",
    "pero\tcontrast",
)


def weights(text: str, language: str = "es", lines: tuple[str, ...] = LIST) -> dict[str, float]:
    said = PlainLexicon(language, lines).score(text, evidence=True)
    return {text[part.start : part.end]: round(part.weight, 3) for part in said.evidence}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un hotel BUENO y limpio", {"BUENO": 2.633}),
        ("todo BUENO", {"BUENO": 2.633}),
        ("TODO BUENO", {"BUENO": 1.9}),
        ("maravillosas playas", {"maravillosas": 3.0}),
        ("maravillosamente", {"maravillosamente": 1.0}),
        ("vale la pena", {"vale la pena": 1.8}),
        ("vale la penita", {"vale la penita": 0.5}),
        ("buenos días a todos", {}),
        ("no es bueno", {"bueno": -1.406}),
        ("no. bueno", {"bueno": 1.9}),
        ("muy bueno", {"bueno": 2.193}),
        ("algo malo", {"malo": -1.707}),
        ("buenooo", {"buenooo": 2.193}),
        ("bueno pero malo", {"bueno": 0.95, "malo": -3.0}),
        ("bueno!!", {"bueno": 1.9, "!": 0.292}),
    ],
)
def test_words_and_the_words_beside_them(text: str, found: dict[str, float]) -> None:
    assert weights(text) == found


def test_in_german_a_negation_may_follow() -> None:
    lines = ("gefällt\t1.8", "nicht\tnegator", "schlecht\t-2.0")
    assert weights("das gefällt mir nicht", "de", lines) == {"gefällt": -1.332}
    assert weights("das gefällt mir, schlecht nicht", "de", lines)["gefällt"] == 1.8
    assert weights("das gefällt mir nicht", "es", lines) == {"gefällt": 1.8}


def test_the_compound_is_the_squeezed_sum_of_the_evidence() -> None:
    said = PlainLexicon("es", LIST).score("muy bueno, no malo!", evidence=True)
    total = sum(part.weight for part in said.evidence)
    assert said.compound == pytest.approx(total / (total * total + 15) ** 0.5)
    assert said.scorer == "lexicon-es@1"


@pytest.mark.parametrize("text", ["", "un tren", "buenos días", "https://bueno.example @malo"])
def test_without_a_word_that_counts_a_text_is_unknown(text: str) -> None:
    assert PlainLexicon("es", LIST).score(text).label is Label.UNKNOWN


@pytest.mark.parametrize("line", ["bueno", "bueno\t5", "bue*\t1", "a b c d e f\t1", "\t1", "bueno\tloud"])
def test_a_line_that_cannot_be_meant_is_refused(line: str) -> None:
    with pytest.raises(BugError, match="word list, line 1"):
        PlainList([line])


def test_an_entry_stands_once() -> None:
    for lines in (["bueno\t1", "buenó\t2"], ["maravillos*\t1", "maravillos*\t2"]):
        with pytest.raises(BugError, match="stands twice"):
            PlainList(lines)


@pytest.mark.parametrize("language", sorted(CALIBRATIONS))
def test_the_lists_that_ship_can_be_read_and_have_emoji(language: str) -> None:
    lexicon = PlainLexicon(language)
    assert lexicon._list.size >= 1_000
    assert lexicon.score("😍").label is Label.POSITIVE and lexicon.score("🙄").label is Label.NEGATIVE


@pytest.mark.parametrize("language", sorted(CALIBRATIONS))
@pytest.mark.parametrize(
    "text",
    ["", " ", "😀" * 3, "\ud800", "\x00\x01\u202e", "мы café 日本 ok", "a" * 100_000, "bueno " * 20_000, "!" * 100_000],
)
def test_any_text_is_scored_or_unknown(language: str, text: str) -> None:
    said = PlainLexicon(language).score(text, evidence=True)
    assert (said.p is None) == (said.label is Label.UNKNOWN)


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("de", "Der Service ist wirklich schrecklich, nie wieder!", Label.NEGATIVE),
        ("de", "Das gefällt mir sehr, vielen Dank!", Label.POSITIVE),
        ("es", "Qué asco de servicio, no vuelvo nunca", Label.NEGATIVE),
        ("es", "Me encanta, vale la pena", Label.POSITIVE),
        ("it", "Che schifo, una vera truffa", Label.NEGATIVE),
        ("it", "Che bello, complimenti davvero!", Label.POSITIVE),
        ("pt", "Péssimo atendimento, que vergonha", Label.NEGATIVE),
        ("pt", "Adorei, muito bom!", Label.POSITIVE),
    ],
)
def test_plain_praise_and_blame(language: str, text: str, label: Label) -> None:
    assert PlainLexicon(language).score(text).label is label


def test_entries_are_found_as_words_are_cut() -> None:
    listed = PlainList(LIST)
    tokens = Tokenizer(listed.words).tokens("¡Vale la pena, maravillosa!")
    entry, length = listed.found(tokens, next(at for at, token in enumerate(tokens) if token.key == "vale"))
    assert entry is not None and (entry.valence, length) == (1.8, 3)
