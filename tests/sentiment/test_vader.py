from importlib.metadata import version

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from cmdesk.core.types import Label
from cmdesk.sentiment.vader import Vader

SCORER = Vader()
ORIGINAL = SentimentIntensityAnalyzer()

PIECES = st.sampled_from(
    [
        *("love", "HATE", "good", "bad", "not", "never", "isn't", "very", "kinda", "kind", "of", "least", "at", "no"),
        *("but", "BUT", "so", "this", "without", "doubt", "the", "bomb", "bus", "stop", "to", "die", "for", "train"),
        *(":)", ":(", "😂", "💔", "😁😡", "!", "!!!", "?", "???", "great,", "(awful)", "yeah", "right", "nor", "or"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=20).map(" ".join))


def test_its_id_names_the_installed_version() -> None:
    assert SCORER.id == f"vader@{version('vaderSentiment')}"
    assert SCORER.languages == {"en"}


@settings(deadline=None)
@given(TEXTS)
def test_the_compound_is_the_package_s_to_the_last_digit(text: str) -> None:
    scores = ORIGINAL.polarity_scores(text)
    sentiment = SCORER.score(text)
    if sentiment.label is Label.UNKNOWN:
        assert (scores["compound"], scores["pos"], scores["neg"]) == (0, 0, 0)
    else:
        assert sentiment.compound == scores["compound"]


@pytest.mark.parametrize("text", ["", "The train leaves at eight", "C'est la vie de quartier", "🚂", "very", "12 34"])
def test_a_text_without_a_word_of_the_lexicon_is_unknown(text: str) -> None:
    sentiment = SCORER.score(text)
    assert (sentiment.label, sentiment.p, sentiment.compound) == (Label.UNKNOWN, None, 0.0)


def test_praise_and_blame_that_cancel_are_not_unknown() -> None:
    assert ORIGINAL.lexicon["good"] == -ORIGINAL.lexicon["weak"]
    sentiment = SCORER.score("good weak")
    assert (sentiment.label, sentiment.compound) == (Label.NEUTRAL, 0.0)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I love this little shop, the staff are wonderful!", Label.POSITIVE),
        ("Worst service ever, I hate waiting", Label.NEGATIVE),
        ("😍😍", Label.POSITIVE),
    ],
)
def test_labels(text: str, label: Label) -> None:
    assert SCORER.score(text).label is label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not bad at all", {"bad": 1.85}),
        ("(Great!) service 😂, but AWFUL  food", {"Great": 1.55, "😂": 0.95, "AWFUL": -4.1}),
        ("kind of good", {"good": 1.9}),
        ("👍🏽 cafe\u0301 was lovely", {"lovely": 2.8}),
    ],
)
def test_evidence_points_at_the_words_in_the_original(text: str, expected: dict[str, float]) -> None:
    found = SCORER.score(text, evidence=True).evidence
    assert {text[part.start : part.end]: pytest.approx(part.weight, abs=0.06) for part in found} == expected


@settings(deadline=None)
@given(TEXTS)
def test_evidence_adds_up_to_the_compound_but_for_the_punctuation(text: str) -> None:
    sentiment = SCORER.score(text, evidence=True)
    if sentiment.compound is not None and not set("!?") & set(text):
        assert ORIGINAL.score_valence([part.weight for part in sentiment.evidence], "")["compound"] == pytest.approx(
            sentiment.compound, abs=1e-4
        )
    assert all(0 <= part.start < part.end <= len(text) for part in sentiment.evidence)
