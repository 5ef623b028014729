"""Mastodon: what was read and what was not, between passes, whatever comes late."""

from datetime import UTC, datetime, timedelta

import pytest

from cmdesk.sources.mastodon_walk import LATE, MOST_SEEN, Walk, dumped, loaded
from tests.servers.mastodon import snowflake

AT = datetime(2024, 5, 20, 9, tzinfo=UTC)


def id_of(minutes: float, tail: int = 0) -> str:
    """The id of a post written so many minutes after nine."""
    return snowflake(AT + timedelta(minutes=minutes), tail)


def read(walk: Walk, *ids: str, full: bool = False, tags: int = 1) -> tuple[Walk, bool]:
    return walk.behind(ids, full=full, tags=tags, first=2)


def test_the_first_pass_reads_downwards_and_ends() -> None:
    assert Walk().limits == ()
    walk, more = read(Walk(), "30", "29", full=True)
    assert (walk.limits, more) == ((("max_id", "29"),), True)
    walk, more = read(walk, "28", "27", full=True)
    assert (walk.limits, more) == ((("min_id", "30"),), False)


def test_a_later_pass_reads_upwards_from_where_the_one_before_ended() -> None:
    walk, _ = read(Walk(), "30")
    walk, more = read(walk, "32", "31", full=True)
    assert (walk.limits, more) == ((("min_id", "32"),), True)
    walk, more = read(walk, "33")
    assert (walk.limits, more) == ((("min_id", "33"),), False)
    assert read(walk) == (walk, False)


def test_each_pass_begins_a_while_below_the_newest_and_gives_nothing_twice() -> None:
    walk, _ = read(Walk(), id_of(0), id_of(-5), id_of(-30))
    ((name, floor),) = walk.limits
    assert name == "min_id"
    assert int(id_of(0)) - int(floor) == LATE // timedelta(milliseconds=1) << 16
    # written before the newest one, come after it
    page = [id_of(3), id_of(0), id_of(-2), id_of(-5)]
    assert walk.unread(page) == {id_of(3), id_of(-2)}
    walk, _ = read(walk, *page)
    assert walk.unread(page) == frozenset()
    assert walk.newest == id_of(3)
    later, _ = read(walk, id_of(60))
    assert later.seen == (id_of(60),), "what lies below is not asked for again, and need not be known"


def test_a_pass_that_was_broken_off_goes_on_above_its_last_page() -> None:
    walk, _ = read(Walk(), id_of(0))
    walk, more = read(walk, id_of(0), id_of(-10), full=True)
    assert more
    assert loaded(dumped(walk)).limits == (("min_id", id_of(0)),)


def test_where_more_is_seen_than_can_be_known_the_while_is_shorter() -> None:
    walk, _ = read(Walk(), *(id_of(0, number) for number in range(2 * MOST_SEEN)))
    assert len(walk.seen) == MOST_SEEN
    assert walk.limits == (("min_id", id_of(0, MOST_SEEN)),)
    assert walk.unread([id_of(0, number) for number in range(MOST_SEEN, 2 * MOST_SEEN)]) == frozenset()


@pytest.mark.parametrize("first_is_full", [False, True])
def test_a_server_that_heeds_no_limit_ends_the_pass(first_is_full: bool) -> None:
    walk, more = Walk().behind(["30", "29"], full=first_is_full, tags=1, first=9)
    assert more is first_is_full
    assert walk.limits == ((("max_id", "29"),) if first_is_full else (("min_id", "30"),))
    assert not walk.behind(["30", "29"], full=True, tags=1, first=9)[1]


def test_ids_that_are_letters_are_read_without_a_while() -> None:
    walk, _ = read(Walk(), "01HYAA", "01HYAB")
    assert walk.limits == (("min_id", "01HYAB"),)
    assert walk.seen == ()


def test_a_tag_that_the_server_does_not_know_gives_way_to_the_next() -> None:
    walk, more = read(Walk(), tags=3)
    assert (walk.leader, more) == (1, True)
    walk, more = read(walk, "7", tags=3)
    assert (walk.leader, walk.sure, more) == (1, True, False)
    assert read(walk, tags=3) == (walk, False), "known once, its silence means that nothing is new"


def test_where_no_tag_is_known_the_next_pass_begins_with_the_first() -> None:
    walk, more = Walk(), True
    for expected in (1, 2, 0):
        assert more
        walk, more = read(walk, tags=3)
        assert walk.leader == expected
    assert not more


def test_anew_nothing_is_read_and_the_rest_stays_known() -> None:
    walk, _ = read(Walk(side="local", looked_at=AT), "7", "6", full=True)
    assert walk.anew() == Walk(side="local", looked_at=AT, sure=True)


def test_a_walk_is_kept_as_text() -> None:
    walk, _ = read(Walk(side="remote", looked_at=AT), id_of(0), id_of(-1), full=True)
    assert loaded(dumped(walk)) == walk
    assert loaded(None) == Walk()


def test_anew_it_goes_down_to_what_was_read_before_however_deep_that_lies() -> None:
    """A collector that was off for days, and a query that was edited meanwhile: what lies between was never seen."""
    walk, _ = read(Walk(), "30")
    walk = loaded(dumped(walk.anew()))
    assert walk.limits == ()
    for newest in (60, 50, 40):
        walk, more = read(walk, str(newest), str(newest - 9), full=True)
        assert (walk.limits, more) == ((("max_id", str(newest - 9)),), True)
        walk = loaded(dumped(walk))
    # her query changes once more in the middle: the gap below is still one
    again, _ = read(walk.anew(), "70", "61", full=True)
    again, more = read(again, "60", "51", full=True)
    assert more
    walk, more = read(walk, "30", "21", full=True)
    assert (walk.limits, more) == ((("min_id", "60"),), False)


def test_anew_it_goes_on_where_no_more_is_there() -> None:
    walk, _ = read(Walk(), "30")
    walk, more = read(walk.anew(), "60", "51", full=True)
    walk, more = read(walk, "50")
    assert (walk.down_to, walk.below, more) == (None, None, False)
