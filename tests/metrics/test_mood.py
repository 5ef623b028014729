"""A mood is an interval that says how it was found."""

from cmdesk.metrics.mood import Method, Mood, counted_mood
from cmdesk.metrics.net_sentiment import Interval, net_sentiment


def test_a_counted_mood_is_net_sentiment() -> None:
    mood, interval = counted_mood(2, 2, 6), net_sentiment(2, 2, 6)
    assert interval is not None
    assert mood == Mood(interval.value, interval.low, interval.high, 10, Method.COUNTED, 0, (0.2, 0.2, 0.6))
    assert isinstance(mood, Interval)


def test_too_few_mentions_have_no_mood() -> None:
    assert counted_mood(1, 2, 1) is None


def test_the_words_of_the_methods_stay() -> None:
    assert [str(method) for method in Method] == ["counted", "corrected", "sampled"]


def test_a_line_needs_mentions_and_a_corrected_one_an_interval_too() -> None:
    def mood(scored: int, width: float, method: Method) -> Mood:
        return Mood(0.0, -width / 2, width / 2, scored, method)

    assert not mood(9, 0.5, Method.COUNTED).firm and mood(10, 1.2, Method.COUNTED).firm
    assert mood(40, 1.0, Method.CORRECTED).firm and not mood(40, 1.4, Method.CORRECTED).firm
    assert not mood(40, 2.0, Method.SAMPLED).firm
