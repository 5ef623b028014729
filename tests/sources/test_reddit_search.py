"""Reddit: refusals are told calmly and waited out; posts bear its own names."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Pass
from cmdesk.core.ports import Source
from cmdesk.core.scheduling import next_due
from cmdesk.core.types import Kind, Post, Rejected, Tracker
from cmdesk.net.answer import Answer
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.reddit_search import BASE, RedditSearch
from tests.sources.feed_bodies import NOW, FakeWeb, body

SEARCH = f"{BASE}/search.rss"
TRACKER = Tracker("Aurore", "aurore", id=4, sources=frozenset({"reddit"}))


def source(web: FakeWeb) -> RedditSearch:
    return RedditSearch(web.client, read=read_feed)


def posts(*entries: str) -> list[Post | Rejected]:
    written = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>{''.join(entries)}</feed>"
    reddit = source(FakeWeb({SEARCH: written.encode()}))
    return list(reddit.fetch(reddit.inquiries([TRACKER], [])[0], None, now=NOW).posts)


def test_one_search_for_each_tracker_that_asks_for_it_once_a_minute_at_most() -> None:
    web = FakeWeb({SEARCH: b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>"})
    reddit: Source = source(web)
    trackers = [TRACKER, replace(TRACKER, id=5, name="Same"), replace(TRACKER, id=6, sources=frozenset({"x"}))]
    (inquiry,) = reddit.inquiries(trackers, [])
    assert (inquiry.source, inquiry.target, inquiry.tracker) == ("reddit", "aurore", 4)
    assert (reddit.pace, reddit.gap, reddit.every) == (
        timedelta(minutes=1),
        timedelta(minutes=10),
        timedelta(hours=1),
    )
    assert reddit.fetch(inquiry, None, now=NOW).posts == ()
    assert web.params == [{"q": "aurore", "sort": "new", "limit": "100", "type": "link"}]
    assert (web.allowed, web.closed) == ([()], 1)


@pytest.mark.parametrize(
    ("fault", "kind", "later"),
    [
        (SourceError("too often", kind="rate"), "rate", timedelta(hours=1)),
        (SourceError("too often", kind="rate", retry_at=NOW + timedelta(minutes=9)), "rate", timedelta(minutes=9)),
        (SourceError("no entry", kind="forbidden"), "forbidden", timedelta(hours=1)),
        (Answer(SEARCH, 200, {}, body("page.html")), "malformed", timedelta(hours=1)),
    ],
)
def test_a_refusal_is_no_fault_of_hers_and_is_waited_out(
    fault: SourceError | Answer, kind: str, later: timedelta
) -> None:
    reddit = source(FakeWeb({SEARCH: fault}))
    (inquiry,) = reddit.inquiries([TRACKER], [])
    with pytest.raises(SourceError, match="asked again later by itself, and nothing needs to be done") as told:
        reddit.fetch(inquiry, None, now=NOW)
    assert (told.value.kind, told.value.retry_at) == (kind, NOW + later)
    last = Pass(1, "reddit", "aurore", "Aurore", 4, NOW, ended_at=NOW, fault=told.value, failures=4)
    due = next_due(last, reddit.gap, reddit.every, now=NOW)
    assert due is not None
    assert due >= NOW + later
    if kind != "rate":
        assert due > NOW + timedelta(hours=5), "each refusal doubles the wait"


def test_other_faults_are_told_as_they_are() -> None:
    reddit = source(FakeWeb({SEARCH: SourceError("it is down", kind="server")}))
    with pytest.raises(SourceError, match="it is down"):
        reddit.fetch(reddit.inquiries([TRACKER], [])[0], None, now=NOW)
    long = replace(TRACKER, query=" OR ".join(f"mot{number}" for number in range(100)))
    web = FakeWeb({})
    with pytest.raises(SourceError, match="The query of Aurore is too long for Reddit"):
        source(web).fetch(source(web).inquiries([long], [])[0], None, now=NOW)
    assert web.asked == []


def test_a_comment_answers_in_its_thread_and_of_a_deleted_account_nothing_is_known() -> None:
    (post,) = posts(
        "<entry><author><name>/u/[deleted]</name></author><id>t1_k2</id><title>x on Aurore</title>"
        f"<link href='{BASE}/r/quai/comments/1ab/aurore/k2/'/><updated>2024-05-19T08:00:00+00:00</updated></entry>"
    )
    assert isinstance(post, Post)
    assert (post.native, post.kind, post.parent, post.conversation) == ("t1_k2", Kind.REPLY, None, "t3_1ab")
    assert post.author is None


def test_what_is_found_beside_posts_is_none_and_what_has_no_name_is_told() -> None:
    found = posts(
        "<entry><id>t5_quai</id><title>r/quai</title></entry>",
        "<entry><id>https://elsewhere.example/1</id><title>Aurore</title></entry>",
        "<entry><id>t3_1ab</id></entry>",
    )
    assert [one.reason for one in found if isinstance(one, Rejected)] == ["no-id", "no-text"]
    assert len(found) == 2
