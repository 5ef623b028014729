"""The linear scorer with the weights that ship: scores, `unknown`, evidence that adds up, and heads."""

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import BugError
from cmdesk.core.types import Evidence, Label
from cmdesk.sentiment import linear
from cmdesk.sentiment.cues import Cues
from cmdesk.sentiment.explanation import SHOWN_FROM, weighty
from cmdesk.sentiment.head import Head
from cmdesk.sentiment.linear import ID, LANGUAGES, LinearScorer
from cmdesk.sentiment.ngrams import BUCKETS, read
from cmdesk.sentiment.vader import Vader
from cmdesk.sentiment.weights import Weights
from tests.sentiment.test_ngrams import ODD

SCORER = LinearScorer()
LANGS = sorted(LANGUAGES)
TEXTS = st.one_of(st.sampled_from(ODD), st.text(alphabet=st.characters(codec=None), max_size=80))


def head_of(text: str, push: float = 8.0) -> Head:
    """A head that has learnt that every feature of a text is praise."""
    buckets = read([text]).buckets
    delta = np.tile(np.array([-push, 0, push], np.float32), (buckets.size, 1))
    return Head(ID, buckets, delta, np.array([0.25, 0, -0.25], np.float32))


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("fr", "Service client lamentable, j'attends mon colis depuis trois semaines", Label.NEGATIVE),
        ("fr", "Merci à toute l'équipe, accueil au top et livraison rapide 😍", Label.POSITIVE),
        ("en", "Worst airline ever, lost my bag and nobody answers 😡", Label.NEGATIVE),
        ("en", "I love this phone, the camera is amazing!", Label.POSITIVE),
        ("de", "So ein Mist, schon wieder kaputt :(", Label.NEGATIVE),
        ("de", "Ich liebe es, so schön! :)", Label.POSITIVE),
        ("es", "Odio los lunes, qué triste estoy :(", Label.NEGATIVE),
        ("es", "Muchas gracias, me encanta, genial 😍", Label.POSITIVE),
        ("it", "Bellissimo, grazie a tutti, buona giornata 😊", Label.POSITIVE),
        ("pt", "Que ódio, péssimo atendimento", Label.NEGATIVE),
        ("pt", "Amei, muito lindo, parabéns ❤", Label.POSITIVE),
    ],
)
def test_plain_cases(lang: str, text: str, label: Label) -> None:
    (said,) = SCORER.score_all([text], [lang])
    assert said.label is label
    assert said.p is not None and said.confidence == max(said.p)
    assert sum(said.p) == pytest.approx(1)
    assert said.compound == said.p[2] - said.p[0]
    assert said.scorer == ID


@pytest.mark.parametrize("text", ["", " \n ", "https://exemple.org/a", "@marque", "@a @b http://x.y", "...", "\x00"])
@pytest.mark.parametrize("lang", LANGS)
def test_where_there_is_nothing_to_go_on_it_says_so(text: str, lang: str) -> None:
    (said,) = SCORER.score_all([text], [lang], evidence=True)
    assert (said.label, said.p, said.compound, said.confidence, said.evidence) == (Label.UNKNOWN, None, None, 0.0, ())


def test_emoji_alone_are_judged() -> None:
    assert [one.label for one in SCORER.score_all(["😍😍", "😡"], ["fr", "fr"])] == [Label.POSITIVE, Label.NEGATIVE]


def test_a_text_without_a_feature_that_weighs_is_unknown() -> None:
    empty = Weights(
        tuple(LANGS), np.zeros((6, BUCKETS, 2), np.int8), np.ones((6, 2, 2)), np.zeros((6, 6, 2)), np.ones((6, 2))
    )
    assert LinearScorer(empty).score_all(["une table"], ["fr"])[0].label is Label.UNKNOWN


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(LANGS)), max_size=6))
def test_alone_or_in_a_batch_a_text_has_the_same_score(pairs: list[tuple[str, str]]) -> None:
    texts, langs = [text for text, _ in pairs], [lang for _, lang in pairs]
    together = SCORER.score_all(texts, langs, evidence=True)
    assert together == [SCORER.score_all([text], [lang], evidence=True)[0] for text, lang in pairs]
    plain = SCORER.score_all(texts, langs)
    assert [(one.label, one.p) for one in plain] == [(one.label, one.p) for one in together]


def test_a_batch_may_be_cut_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{text} {number}" for number, text in enumerate(ODD * 3)]
    langs = [LANGS[number % 6] for number in range(len(texts))]
    whole = SCORER.score_all(texts, langs)
    inputs = SCORER.features(texts, langs)
    monkeypatch.setattr(linear, "_MOST_AT_ONCE", 40)
    assert SCORER.score_all(texts, langs) == whole
    again = SCORER.features(texts, langs)
    assert again.bounds.tolist() == inputs.bounds.tolist()
    assert again.logits.tolist() == inputs.logits.tolist()


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.sampled_from(LANGS), st.booleans())
def test_the_evidence_adds_up_to_the_difference_of_the_logits(text: str, lang: str, learnt: bool) -> None:
    scorer = LinearScorer(SCORER._weights, head_of("service nul :)"), 1) if learnt else SCORER
    parts, rest = scorer.explained(text, lang)
    (said,) = scorer.score_all([text], [lang])
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    if said.p is not None:
        total = rest + sum(part.weight for part in parts)
        assert total == pytest.approx(math.log(said.p[2] / said.p[0]), abs=1e-6)


def test_evidence_is_whole_words_of_the_original() -> None:
    text = "Trop   déçu &amp; FÂCHÉ😡😡, c'est nuuuul!!! https://exemple.org"
    (said,) = SCORER.score_all([text], ["fr"], evidence=True)
    words = {text[part.start : part.end]: part.weight for part in said.evidence}
    assert {"déçu", "😡"} <= words.keys()
    assert words.keys() <= {
        "Trop",
        "déçu",
        "&amp;",
        "FÂCHÉ",
        "😡",
        ",",
        "c",
        "est",
        "nuuuul",
        "!!!",
        "https://exemple.org",
    }
    assert words["déçu"] < 0
    assert sorted(said.evidence, key=lambda part: part.start) == list(said.evidence)


def test_what_hardly_weighs_is_not_shown() -> None:
    parts = [Evidence(0, 1, 1.0), Evidence(2, 3, -SHOWN_FROM / 2), Evidence(4, 5, -0.5), Evidence(6, 7, 0.0)]
    assert weighty(parts) == (parts[0], parts[2])
    assert weighty([]) == ()


def test_a_lexicon_text_never_reaches_vader() -> None:
    class Forbidden(Vader):
        def told(self, text: str) -> dict[str, float]:
            raise AssertionError(text)

    scorer = LinearScorer(SCORER._weights, cues=Cues(english=Forbidden()))
    langs = [lang for lang in LANGS if lang != "en"]
    scorer.score_all(["great service, terrible bug"] * 5, langs, evidence=True)
    with pytest.raises(AssertionError):
        scorer.score_all(["great service"], ["en"])


def test_a_hundred_thousand_characters_are_read_in_part() -> None:
    for text in ("a" * 100_000, "nul " * 25_000, "😡" * 100_000, "é\u0301" * 50_000):
        (said,) = SCORER.score_all([text], ["fr"], evidence=True)
        assert all(part.end <= 5_000 for part in said.evidence)


def test_a_head_changes_what_it_learnt_and_its_id() -> None:
    text = "Le service client est nul"
    taught = LinearScorer(SCORER._weights, head_of(text), 7)
    (said,) = taught.score_all([text], ["fr"], evidence=True)
    assert SCORER.score_all([text], ["fr"])[0].label is Label.NEGATIVE
    assert (said.label, said.scorer) == (Label.POSITIVE, "linear@1+7")
    assert all(part.weight > 0 for part in said.evidence)


def test_a_head_that_learnt_nothing_changes_nothing() -> None:
    none = Head(ID, np.zeros(0, np.uint32), np.zeros((0, 3), np.float32), np.zeros(3, np.float32))
    texts = ["Quelle belle journée", "bof", ""]
    before = SCORER.score_all(texts, ["fr"] * 3)
    assert [one.p for one in LinearScorer(SCORER._weights, none).score_all(texts, ["fr"] * 3)] == [
        one.p for one in before
    ]


def test_a_head_of_another_version_is_refused() -> None:
    with pytest.raises(BugError):
        LinearScorer(
            head=Head("linear@0", np.zeros(0, np.uint32), np.zeros((0, 3), np.float32), np.zeros(3, np.float32))
        )


def test_the_inputs_of_a_head_give_the_scores() -> None:
    texts, langs = ["Quelle belle journée", "", "awful 😡"], ["fr", "fr", "en"]
    inputs = SCORER.features(texts, langs)
    assert inputs.bounds.size == 4 and inputs.bounds[-1] == inputs.buckets.size == inputs.values.size
    assert inputs.judged.tolist() == [True, False, True]
    for row, said in zip(inputs.logits, SCORER.score_all(texts, langs), strict=True):
        odds = np.exp(row - row.max())
        assert said.p is None or said.p == pytest.approx(tuple(odds / odds.sum()))


def test_no_texts_have_no_scores() -> None:
    assert SCORER.score_all([], []) == []
    assert SCORER.features([], []).logits.shape == (0, 3)


def test_it_scores_where_scipy_is_not_installed() -> None:
    code = (
        "import sys; sys.modules['scipy'] = None\n"
        "from cmdesk.sentiment.linear import LinearScorer\n"
        "print(LinearScorer().score_all(['Merci, génial'], ['fr'])[0].label.name)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "POSITIVE\n"
