"""Cards, charts and tracker list against counts made by hand."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from cmdesk.core.timeline import Period
from cmdesk.core.types import ALL_MENTIONS, Account, Kind, Label, Role, Tracker
from cmdesk.core.views import Tally
from cmdesk.ui.dashboard import Filters, Request, condensed, read_dashboard, read_trackers
from cmdesk.ui.period import Preset, Timeframe
from tests.ui.fake_store import NOW, Memory, mention

PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)


@pytest.fixture
def memory() -> Memory:
    """Own tracker 1 with 6 mentions this week and 3 in the week before; competitor 2 with 2 and 1."""
    made = Memory()
    made.trackers = {
        1: Tracker("Vermeil", "vermeil", group="V", role=Role.OWN, id=1),
        2: Tracker("Onze", "onze", group="V", role=Role.COMPETITOR, id=2),
        3: Tracker("Lyon", "lyon", group="", role=Role.TOPIC, id=3),
    }
    week = (
        (Label.POSITIVE, {1}),
        (Label.POSITIVE, {1}),
        (Label.POSITIVE, {1}),
        (Label.NEUTRAL, {1, 2}),
        (Label.NEGATIVE, {1}),
        (Label.UNKNOWN, {1}),
        (Label.NEGATIVE, {2}),
    )
    before = ((Label.NEGATIVE, {1}), (Label.POSITIVE, {1}), (Label.NEUTRAL, {1}), (Label.NEUTRAL, {2}))
    for number, (label, trackers) in enumerate(week):
        made.mentions.append(mention(NOW - DAY * (number % 3), label, trackers=trackers, sequence=number, likes=9))
    for number, (label, trackers) in enumerate(before):
        made.mentions.append(mention(NOW - DAY * (8 + number), label, trackers=trackers, sequence=number, likes=None))
    made.mentions.append(mention(NOW - DAY * 30, Label.NEUTRAL))
    return made


def ask(tracker: int = 1, preset: Preset = Preset.WEEK, filters: Filters = Filters()) -> Request:  # noqa: B008
    return Request(tracker, Timeframe(preset), filters, PARIS, NOW)


def test_cards_count_the_period_and_the_one_before(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask())
    assert shown.now.shown.mentions == 6
    assert shown.now.shown.reactions == 60
    assert shown.now.net is not None and shown.now.net.value == pytest.approx(2 / 5)
    assert shown.now.part(Label.POSITIVE) == pytest.approx(3 / 5)
    assert shown.now.part(Label.NEGATIVE) == pytest.approx(1 / 5)
    assert shown.before is not None and shown.before.shown.mentions == 3
    assert shown.before.net is None, "three scored mentions carry no mood"


def test_the_period_before_is_as_long_as_what_is_over(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask())
    assert shown.compared is not None
    assert shown.compared.end == shown.period.start
    assert shown.compared.span == NOW.replace(minute=45) - shown.period.start


def test_nothing_is_compared_with_a_time_before_the_first_mention_stored(memory: Memory) -> None:
    assert read_dashboard(memory.open(), ask(preset=Preset.MONTH)).before is None
    assert read_dashboard(memory.open(), ask(preset=Preset.ALL)).before is None


def test_old_posts_of_her_own_stretch_neither_the_history_nor_the_comparison(memory: Memory) -> None:
    before = read_dashboard(memory.open(), ask(preset=Preset.ALL)), read_dashboard(memory.open(), ask(ALL_MENTIONS))
    ours = mention(NOW - DAY * 3000, Label.NEUTRAL, trackers={1}, sequence=99)
    ours.line = replace(ours.line, own=True)
    memory.mentions.append(ours)
    after = read_dashboard(memory.open(), ask(preset=Preset.ALL)), read_dashboard(memory.open(), ask(ALL_MENTIONS))
    for now, then in zip(after, before, strict=True):
        assert (now.period, now.span, now.overview) == (then.period, then.span, then.overview)
    memory.mentions = [kept for kept in memory.mentions if kept.line.own or NOW - kept.line.posted_at < DAY * 4]
    assert read_dashboard(memory.open(), ask()).before is None, "nobody listened in the week before"
    counted = read_dashboard(memory.open(), ask(preset=Preset.ALL, filters=Filters(own=True)))
    assert counted.span is not None and counted.span[0] == ours.line.posted_at
    memory.mentions, memory.accounts = [ours], [Account("mastodon", "leamarchal")]
    alone = read_dashboard(memory.open(), ask(preset=Preset.ALL))
    assert alone.span == (ours.line.posted_at, ours.line.posted_at) and alone.own_posts == 1


def test_share_of_voice_counts_a_mention_of_both_for_both(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask())
    assert (shown.now.own, shown.now.competitors) == (6, 2)
    assert shown.now.share == pytest.approx(6 / 8)


@pytest.mark.parametrize("tracker", [ALL_MENTIONS, 3])
def test_without_a_competitor_there_is_no_share_of_voice(memory: Memory, tracker: int) -> None:
    now = read_dashboard(memory.open(), ask(tracker)).now
    assert (now.share, now.rival) == (None, False)


def test_bins_add_up_to_the_cards_and_the_overview_holds_everything(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask())
    assert shown.chart.total == shown.now.shown
    assert len(shown.chart.bins) == 7
    assert shown.overview.total.mentions == 9
    assert shown.overview.edges[0] <= shown.period.start and shown.overview.edges[-1] >= shown.period.end


def test_a_label_filter_narrows_counts_and_bars_but_not_the_mood(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask(filters=Filters(labels=frozenset({Label.NEGATIVE}))))
    assert shown.now.shown.mentions == 1
    assert shown.chart.total.mentions == shown.chart.total.negative == 1
    assert shown.now.net is not None and shown.now.net.value == pytest.approx(2 / 5)
    assert sum(shown.chart.mood_bins, Tally()).mentions == 6
    assert shown.page_view.labels == {Label.NEGATIVE}


def test_reposts_can_be_left_out_of_everything(memory: Memory) -> None:
    memory.mentions[0].line = replace(memory.mentions[0].line, kind=Kind.REPOST)
    request = ask(filters=Filters(reposts=False))
    shown = read_dashboard(memory.open(), request)
    assert shown.now.shown.mentions == 5
    listed = read_trackers(memory.open(), request, shown.period)
    assert {one.tracker.id: one.count for one in listed.trackers} == {1: 5, 2: 2, 3: 0}


def test_a_tracker_that_is_gone_gives_way_to_all_mentions(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask(99))
    assert shown.request.tracker == ALL_MENTIONS
    assert shown.now.shown.mentions == 7


def test_the_tracker_list_ignores_labels_and_counts_the_period(memory: Memory) -> None:
    request = ask(filters=Filters(labels=frozenset({Label.NEGATIVE})))
    listed = read_trackers(memory.open(), request, Period(NOW - 7 * DAY, NOW + DAY))
    assert listed.everything.count == 7
    assert {one.tracker.id: one.count for one in listed.trackers} == {1: 6, 2: 2, 3: 0}
    assert sum(listed.trackers[1].spark) == listed.trackers[1].count
    assert listed.stored == 12


def test_a_store_without_mentions_can_be_looked_at() -> None:
    shown = read_dashboard(Memory().open(), ask(ALL_MENTIONS))
    assert shown.span is None and shown.before is None and shown.now.net is None


def test_sparks_keep_their_sum_when_condensed() -> None:
    assert condensed([1, 2, 3, 4, 5], 2) == (6, 9)
    assert condensed([1, 2], 24) == (1, 2)
    assert condensed([], 24) == ()


def test_own_posts_are_left_out_of_everything_unless_they_are_counted_in(memory: Memory) -> None:
    memory.accounts = [Account("mastodon", "leamarchal")]
    for kept in memory.mentions[:2]:
        kept.line = replace(kept.line, own=True)
    store = memory.open()
    shown = read_dashboard(store, ask())
    assert (shown.now.shown.mentions, shown.accounts, shown.own_posts) == (4, True, 2)
    assert shown.chart.total.mentions == shown.overview.total.mentions - 3 == 4
    assert read_trackers(store, ask(), shown.period).trackers[2].count == 4
    counted = read_dashboard(store, ask(filters=Filters(own=True)))
    assert (counted.now.shown.mentions, counted.own_posts) == (6, 2)
    assert counted.chart.total.mentions == 6 and counted.page_view.own
    positive = ask(filters=Filters(frozenset({Label.POSITIVE})))
    assert read_dashboard(store, positive).own_posts == 2, "both are positive"


def test_without_accounts_nothing_is_said_of_own_posts(memory: Memory) -> None:
    shown = read_dashboard(memory.open(), ask())
    assert (shown.accounts, shown.own_posts) == (False, 0)
