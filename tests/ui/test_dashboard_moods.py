"""The moods of a look: by the method that she chose, by labels inside the period, one method for both periods."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from cmdesk.core.types import Label
from cmdesk.metrics.mood import Method
from cmdesk.ui.dashboard import Dashboard, Filters, Request, read_dashboard
from cmdesk.ui.moods import read_facts
from cmdesk.ui.period import Preset, Timeframe
from tests.ui.fake_store import NOW, Memory
from tests.ui.moody import label_at_random, moody

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def memory() -> Memory:
    return moody()


def look(
    memory: Memory,
    method: Method = Method.CORRECTED,
    labels: frozenset[Label] = frozenset(),
    asked: list[str] | None = None,
) -> Dashboard:
    request = Request(1, Timeframe(Preset.WEEK), Filters(labels=labels), PARIS, NOW, method)
    return read_dashboard(memory.open(), request, lambda: (asked if asked is not None else []).append("card"))


def test_moods_are_counted_until_she_chooses_otherwise(memory: Memory) -> None:
    asked: list[str] = []
    label_at_random(memory, 84)
    shown = look(memory, Method.COUNTED, asked=asked)
    assert (shown.chart.method, shown.now.method, shown.labels, asked) == (Method.COUNTED, Method.COUNTED, 84, [])


def test_too_few_labels_are_counted_whatever_she_chose(memory: Memory) -> None:
    asked: list[str] = []
    label_at_random(memory, 49)
    shown = look(memory, asked=asked)
    assert (shown.chart.method, shown.now.method, shown.labels, asked) == (Method.COUNTED, Method.COUNTED, 49, [])


def test_corrected_moods_reach_curve_card_and_comparison(memory: Memory) -> None:
    asked: list[str] = []
    label_at_random(memory, 84)
    shown = look(memory, asked=asked)
    assert asked == ["card"]
    assert shown.chart.corrected is not None and shown.before is not None
    assert (shown.now.method, shown.before.method) == (Method.CORRECTED, Method.CORRECTED)
    assert shown.now.net == shown.chart.whole_mood == read_facts(memory.open(), shown.mood_view, lambda: None).corrected
    assert [mood is not None and mood.labels for mood in shown.chart.moods()] == [84] * 7
    counted = look(memory, Method.COUNTED)
    assert counted.now.net is not None and shown.now.net is not None
    assert shown.now.net.value < counted.now.net.value, "a bad week is worse than it is counted"
    assert counted.before is not None and counted.before.net != shown.before.net
    assert shown.now.part(Label.NEGATIVE) == counted.now.part(Label.NEGATIVE), "shares stay those of the table"


def test_a_label_filter_does_not_touch_corrected_moods(memory: Memory) -> None:
    label_at_random(memory, 84)
    narrowed = look(memory, labels=frozenset({Label.NEGATIVE}))
    assert narrowed.chart.corrected == look(memory).chart.corrected
    assert narrowed.now.net == look(memory).now.net


def test_few_mentions_claim_nothing_by_any_method() -> None:
    memory = moody(60, 60)
    label_at_random(memory, 50)
    shown = look(memory)
    assert shown.chart.method is Method.CORRECTED
    for tally, mood in zip(shown.chart.bins, shown.chart.moods(), strict=True):
        assert (mood is None) == (tally.scored < 5)


@pytest.mark.parametrize("method", [Method.COUNTED, Method.CORRECTED])
def test_labels_inside_the_period_win_on_the_card(memory: Memory, method: Method) -> None:
    label_at_random(memory, 70, look(memory).mood_view)
    shown = look(memory, method)
    assert shown.chart.method is method
    assert shown.now.method is Method.SAMPLED
    assert shown.now.net is not None and shown.now.net.labels == 70
    assert shown.before is not None and shown.before.method is method, "nobody labelled in the week before"


def test_both_periods_can_be_sampled(memory: Memory) -> None:
    first = look(memory)
    assert first.compared is not None
    label_at_random(memory, 40, first.mood_view)
    earlier = Request(1, Timeframe(Preset.WEEK), Filters(), PARIS, NOW).view(first.compared)
    label_at_random(memory, 40, earlier)
    shown = look(memory)
    assert shown.before is not None and shown.before.method is Method.SAMPLED
    assert shown.before.net is not None and shown.before.net.labels == 40


def test_the_moods_of_a_store_without_mentions_can_be_read() -> None:
    memory = moody(60, 3)
    label_at_random(memory, 50)
    request = Request(1, Timeframe(Preset.WEEK), Filters(), PARIS, NOW + timedelta(days=90), Method.CORRECTED)
    shown = read_dashboard(memory.open(), request)
    assert shown.chart.method is Method.CORRECTED
    assert shown.now.net is None and shown.chart.whole_mood is None
