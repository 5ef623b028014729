"""The accounts of the demonstration are many, distinct and like those of their networks."""

from datetime import UTC, datetime
from random import Random

import pytest

from cmdesk.sources.demo_people import LANGUAGES, SOCIAL, Cast, Habit
from cmdesk.sources.demo_text import table

START = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    return Cast(Random(3), table("cast"), START)


@pytest.mark.parametrize("source", SOCIAL)
def test_accounts_of_a_network_are_distinct_and_older_than_the_story(cast: Cast, source: str) -> None:
    voices = {lang: {cast.somebody(source, lang) for _ in range(600)} for lang in LANGUAGES}
    authors = [voice.author for crowd in voices.values() for voice in crowd]
    assert len({author.key for author in authors}) == len(authors) > 80
    assert all(author.created_at and author.created_at < START for author in authors)
    assert all(author.handle and author.handle.isascii() for author in authors)
    assert {author.robot for author in authors} == {False if source == "mastodon" else None}


def test_somebody_else_is_never_among_those_left_out(cast: Cast) -> None:
    left_out = [cast.somebody("bluesky", "de")]
    for _ in range(6):
        left_out.append(cast.somebody("bluesky", "de", left_out))
    assert len(set(left_out)) == 7


def test_press_and_forum_write_as_printed_and_tell_no_followers(cast: Cast) -> None:
    for source in ("news", "forum"):
        voice = cast.somebody(source, "fr")
        assert voice.habit is Habit.PRINTED and voice.author.followers is None


def test_the_brand_answers_for_its_campaign_and_the_rival_for_itself(cast: Cast) -> None:
    assert cast.official("campaign", "x").author.handle == "cafeclairambre"
    assert cast.official("rival", "x").author.handle == "brulerienorvent"
    assert cast.is_official(cast.official("manager", "bluesky"))
    assert not cast.is_official(cast.somebody("x", "fr"))


def test_robots_declare_themselves_where_the_table_says_so(cast: Cast) -> None:
    told = [cast.robot(robot).author.robot for robot in table("cast")["robots"]]
    assert told == [True, True, None, None]
