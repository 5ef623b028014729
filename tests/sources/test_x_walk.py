"""X: what was read and what was not, told without asking anybody."""

from datetime import UTC, datetime, timedelta

import pytest

from cmdesk.sources.x_walk import STALE, Page, Stretch, Walk, dumped, loaded

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_the_first_pass_asks_for_all_that_x_has() -> None:
    assert Walk().begin(NOW).next_stretch() == Stretch()


def test_a_page_leaves_what_lies_below_it_unread() -> None:
    walk = Walk(newest="100").begin(NOW)
    walk = walk.behind(Page(("130", "120"), "t"), walk.next_stretch(), counted=2)
    assert walk == Walk("130", (Stretch("100", "120", "t"),), NOW, 2)


def test_the_last_page_leaves_nothing() -> None:
    walk = Walk("130", (Stretch("100", "120", "t"),), NOW, 2)
    assert walk.behind(Page(("110",), None), walk.next_stretch(), counted=1) == Walk("130", (), NOW, 3)


def test_a_token_keeps_the_limit_that_it_was_given_with() -> None:
    walk = Walk("130", (Stretch("100", "120"),), NOW)
    walk = walk.behind(Page(("119", "118"), "t"), walk.next_stretch(), counted=2)
    assert walk.unread == (Stretch("100", "118", "t", "120"),)
    walk = walk.behind(Page(("117",), "u"), walk.next_stretch(), counted=1)
    assert walk.unread == (Stretch("100", "117", "u", "120"),)


def test_newer_posts_come_before_the_unread() -> None:
    unread = Stretch("100", "120", "t")
    walk = Walk("130", (unread,)).begin(NOW)
    assert walk.next_stretch() == Stretch(since="130")
    walk = walk.behind(Page(("140",), None), walk.next_stretch(), counted=1)
    assert walk == Walk("140", (unread,), NOW, 1)
    assert walk.next_stretch() == unread


def test_a_pass_that_was_broken_off_is_gone_on_with() -> None:
    walk = Walk("130", (Stretch("100", "120", "t"),), NOW, 2)
    assert walk.begin(NOW + timedelta(days=1)) == walk


def test_ids_are_compared_as_numbers() -> None:
    walk = Walk(newest="99").begin(NOW)
    walk = walk.behind(Page(("101", "100"), None), walk.next_stretch(), counted=2)
    assert walk.newest == "101"


def test_an_answer_without_posts_moves_nothing() -> None:
    walk = Walk(newest="99").begin(NOW)
    assert walk.behind(Page((), None), walk.next_stretch(), counted=10) == Walk("99", (), NOW, 10)


def test_a_stretch_without_an_upper_limit_is_not_kept_beyond_its_pass() -> None:
    walk = Walk(newest="99").begin(NOW)
    walk = walk.behind(Page((), "t"), walk.next_stretch(), counted=10)
    assert walk.next_stretch() == Stretch(since="99", token="t")
    assert walk.ended() == Walk("99")


@pytest.mark.parametrize(("late", "stale"), [(STALE - timedelta(seconds=1), False), (STALE, True)])
def test_after_a_while_newer_posts_are_asked_for_once_more(late: timedelta, stale: bool) -> None:
    walk = Walk("130", (), NOW, 40)
    assert walk.stale(NOW + late) is stale
    assert walk.anew().begin(NOW + late) == Walk("130", (Stretch(since="130"),), NOW + late, 40)


def test_a_walk_is_kept_as_text() -> None:
    walk = Walk("140", (Stretch("100", "118", "t", "120"), Stretch(None, "40")), NOW, 7)
    assert loaded(dumped(walk)) == walk
    assert loaded(dumped(Walk())) == Walk() == loaded(None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "null", "[]", "7", '"newest"', "{}", "[" * 100_000),
        '{"newest":140,"unread":[],"begun_at":null,"read":0}',
        '{"newest":"x","unread":[],"begun_at":null,"read":0}',
        '{"newest":"140","unread":[["100","118","t","1","2"]],"begun_at":null,"read":0}',
        '{"newest":"140","unread":[["100","118",["t"],null]],"begun_at":null,"read":0}',
        '{"newest":"140","unread":[["100","118",null,null]],"begun_at":"2026-03-02T09:00:00","read":0}',
        '{"newest":"140","unread":[],"begun_at":null,"read":-1}',
        '{"newest":"140","unread":[],"begun_at":null,"read":true}',
    ],
)
def test_what_is_no_walk_is_the_very_first_one(text: str) -> None:
    assert loaded(text) == Walk()
