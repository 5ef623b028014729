from datetime import timedelta

import pytest

from cmdesk.core.types import Post
from cmdesk.net.answer import Validators
from cmdesk.sources.feed_comments import FRESH, MOST, REST, CommentFeed, comments_of, due_again, found_in
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.fields import Json
from tests.sources.feed_bodies import NOW, URL, body

DAY = timedelta(days=1)
HERE = "https://a.exemple/1/feed"


def entry(url: str = HERE, count: int | None = None) -> Json:
    return {"wfw_commentrss": url} | ({} if count is None else {"slash_comments": str(count)})


def post(age: timedelta = DAY, *, undated: bool = False) -> Post:
    return Post("feed", "1", NOW - age, "x", undated=undated)


def due(one: Json, written: Post, *known: CommentFeed, own: str = URL) -> list[str]:
    return [one.url for one in found_in([one], [written], {one.url: one for one in known}, NOW, own=own)[1]]


def asked(count: int | None, ago: timedelta) -> CommentFeed:
    return CommentFeed(HERE, "1", NOW - DAY, count, NOW - ago, Validators())


def test_where_comments_are_read_is_said_in_two_ways() -> None:
    blog = read_feed(body("blog.xml"), "", URL)["entries"]
    atom = read_feed(body("atom.xml"), "", URL)["entries"]
    assert comments_of(blog[0]) == "https://blog.exemple.fr/cafe-a-bord/feed/"
    assert [comments_of(one) for one in atom] == ["https://fil.exemple/gare/replies.atom", None]


@pytest.mark.parametrize(
    "one",
    [{}, {"wfw_commentrss": "file:///etc/passwd"}, {"links": [{"rel": "replies", "type": "text/html", "href": HERE}]}],
)
def test_anything_else_is_no_comment_feed(one: Json) -> None:
    assert comments_of(one) is None


def test_only_fresh_dated_entries_count_and_not_the_feed_itself() -> None:
    assert due(entry(), post()) == [HERE]
    assert due(entry(), post(FRESH + DAY)) == []
    assert due(entry(), post(undated=True)) == []
    assert due(entry(), post(), own=HERE) == []


def test_a_count_that_did_not_change_asks_nothing() -> None:
    assert due(entry(count=0), post()) == []
    assert due(entry(count=2), post()) == [HERE]
    assert due(entry(count=2), post(), asked(2, 5 * DAY)) == []
    assert due(entry(count=1), post(), asked(2, timedelta())) == [HERE]
    assert due(entry(count=2), post(), asked(None, timedelta())) == [HERE]


def test_without_a_count_an_hour_must_have_passed() -> None:
    assert due(entry(), post(), asked(None, REST - timedelta(seconds=1))) == []
    assert due(entry(), post(), asked(None, REST)) == [HERE]


def test_the_feed_saying_nothing_is_new_counts_as_asking() -> None:
    known, _ = found_in([entry(count=2)], [post()], {HERE: asked(2, 5 * DAY)}, NOW, own=URL)
    assert known[HERE].asked_at == NOW
    assert due_again(known, NOW) == []
    assert [one.url for one in due_again(known, NOW + REST)] == [HERE]
    assert due_again(known, NOW + FRESH) == []


def test_what_was_asked_longest_ago_comes_first() -> None:
    known = {
        name: CommentFeed(name, "1", NOW - DAY, None, None if name == "c" else NOW - hours * REST)
        for name, hours in (("a", 2), ("b", 3), ("c", 0))
    }
    assert [one.url for one in due_again(known, NOW)] == ["c", "b", "a"]
    many = {str(n): CommentFeed(str(n), "1", NOW) for n in range(2 * MOST)}
    assert len(due_again(many, NOW)) == MOST
