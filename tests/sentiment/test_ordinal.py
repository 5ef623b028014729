import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.types import Label
from cmdesk.sentiment import lexicon_fr, vader
from cmdesk.sentiment.ordinal import Ordinal, unknown

CALIBRATIONS = [lexicon_fr.CALIBRATION, vader.CALIBRATION]


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@settings(deadline=None)
@given(st.floats(-1, 1))
def test_probabilities_are_probabilities(calibration: Ordinal, compound: float) -> None:
    p = calibration.probabilities(compound)
    assert sum(p) == pytest.approx(1)
    assert min(p) > 0


@pytest.mark.parametrize("calibration", CALIBRATIONS)
def test_a_rising_polarity_goes_from_negative_over_neutral_to_positive(calibration: Ordinal) -> None:
    labels = [calibration.sentiment(step / 100, "x").label for step in range(-100, 101)]
    assert labels == sorted(labels)
    assert set(labels) == {Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE}


def test_the_label_is_the_likeliest_and_the_confidence_its_probability() -> None:
    sentiment = Ordinal(2.0, -1.0, 1.0).sentiment(0.9, "some@1")
    assert sentiment.p is not None
    assert sentiment.label is Label.POSITIVE
    assert sentiment.confidence == max(sentiment.p) == sentiment.p[Label.POSITIVE]
    assert (sentiment.compound, sentiment.scorer) == (0.9, "some@1")


def test_symmetric_thresholds_give_mirrored_probabilities() -> None:
    ordinal = Ordinal(2.0, -1.0, 1.0)
    assert ordinal.probabilities(-0.4) == pytest.approx(ordinal.probabilities(0.4)[::-1])


def test_unknown_has_neither_probabilities_nor_polarity() -> None:
    sentiment = unknown("some@1")
    assert (sentiment.label, sentiment.p, sentiment.compound, sentiment.confidence) == (Label.UNKNOWN, None, None, 0.0)
