import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.ports import Source
from cmdesk.core.types import Feed, Kind, Tracker
from cmdesk.net.answer import Answer, Validators
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_entries import place_of
from cmdesk.sources.feeds import FeedSource
from tests.sources.feed_bodies import NOW, FakeWeb, body, rss

URL = "https://blog.exemple.fr/feed/"
FEED = Feed(URL, title="Le Blog d’Ondine", site="https://blog.exemple.fr", comments=False)
COFFEE = "https://blog.exemple.fr/cafe-a-bord/feed/"


def asked(feed: Feed = FEED) -> Inquiry:
    return Inquiry("feed", feed.url, feed.title, feed=feed)


def source(web: FakeWeb) -> FeedSource:
    return FeedSource(web.client, read_feed)


def walk(web: FakeWeb, feed: Feed = FEED, cursor: str | None = None, now: object = None, **more: bool) -> list[Fetched]:
    """All pages of a pass."""
    pages = []
    while True:
        page = source(web).fetch(asked(feed), cursor, now=now or NOW, **more)  # type: ignore[arg-type]
        pages.append(page)
        cursor = page.cursor
        more = {}
        if not page.more:
            return pages


def answer(written: bytes, url: str = URL, moved_to: str | None = None, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(url, 200, {"content-type": "application/rss+xml", **named}, written, moved_to=moved_to)


def test_one_inquiry_for_each_feed_that_is_not_gone() -> None:
    gone = Feed("https://x.exemple/", gone_at=NOW)
    untitled = Feed("https://y.exemple/")
    found: Source = source(FakeWeb({}))
    inquiries = found.inquiries([Tracker("a", "a")], [FEED, gone, untitled])
    assert [(one.source, one.target, one.title) for one in inquiries] == [
        ("feed", URL, FEED.title),
        ("feed", untitled.url, untitled.url),
    ]
    assert inquiries[0].feed == FEED
    assert found.most(inquiries[0]) == 0


def test_the_first_pass_gives_all_entries_and_what_to_ask_with_next_time() -> None:
    web = FakeWeb({URL: answer(body("blog.xml"), etag='"a"', last_modified="Thu, 16 May 2024 06:30:00 GMT")})
    (page,) = walk(web)
    assert len(page.posts) == 3
    assert page.feed is None
    assert not page.more
    web.pages[URL] = Answer(URL, 304)
    (again,) = walk(web, cursor=page.cursor)
    assert again.posts == ()
    assert web.asked[-1] == (URL, Validators('"a"', "Thu, 16 May 2024 06:30:00 GMT"))
    (third,) = walk(web, cursor=again.cursor)
    assert web.asked[-1][1] == Validators('"a"', "Thu, 16 May 2024 06:30:00 GMT")
    assert third.posts == ()
    assert web.closed == 3


def test_the_same_body_once_more_is_no_news() -> None:
    web = FakeWeb({URL: answer(body("blog.xml"), etag='"a"')})
    (page,) = walk(web)
    web.pages[URL] = answer(body("blog.xml"), etag='"b"')
    (again,) = walk(web, cursor=page.cursor)
    assert again.posts == ()
    walk(web, cursor=again.cursor)
    assert web.asked[-1][1] == Validators('"b"', None)
    web.pages[URL] = answer(body("blog.xml") + b" ")
    assert len(walk(web, cursor=again.cursor)[0].posts) == 3


def test_for_other_queries_everything_is_asked_and_given_once_more() -> None:
    web = FakeWeb({URL: answer(body("blog.xml"), etag='"a"')})
    (page,) = walk(web)
    (again,) = walk(web, cursor=page.cursor, anew=True)
    assert web.asked[-1] == (URL, None)
    assert len(again.posts) == 3


@pytest.mark.parametrize("cursor", ["", "{", "[]", "12", '{"queue": [{"url": 1}], "comments": 3, "twins": {}}'])
def test_a_cursor_that_cannot_be_understood_is_none(cursor: str) -> None:
    assert len(walk(FakeWeb({URL: body("blog.xml")}), cursor=cursor)[0].posts) == 3


def test_a_feed_that_moved_for_good_is_kept_where_it_is_now_under_its_first_name() -> None:
    new = "https://ailleurs.exemple/feed/"
    web = FakeWeb({URL: answer(body("blog.xml"), url=new, moved_to=new)})
    (page,) = walk(web)
    assert page.feed == replace(FEED, moved_to=new)
    web.pages = {new: Answer(new, 304)}
    (again,) = walk(web, feed=page.feed, cursor=page.cursor)
    assert web.addresses[-1] == new
    assert again.feed is None


def test_a_redirect_beside_nothing_new_is_kept_too() -> None:
    new = "https://ailleurs.exemple/feed/"
    web = FakeWeb({URL: answer(body("blog.xml"))})
    (page,) = walk(web)
    web.pages[URL] = Answer(new, 304, moved_to=new)
    assert walk(web, cursor=page.cursor)[0].feed == replace(FEED, moved_to=new)


def test_a_feed_that_is_gone_is_kept_as_gone_and_is_no_fault() -> None:
    web = FakeWeb({URL: SourceError("gone", kind="gone")})
    (page,) = walk(web)
    assert page.feed == replace(FEED, gone_at=NOW)
    assert page.posts == ()
    assert page.cursor is None
    assert page.notes[0].fields == {"host": "blog.exemple.fr"}
    assert source(web).inquiries([], [page.feed]) == []


def test_other_faults_are_faults_and_the_connections_are_let_go() -> None:
    web = FakeWeb({URL: SourceError("no", kind="forbidden")})
    with pytest.raises(SourceError) as fault:
        walk(web)
    assert fault.value.kind == "forbidden"
    assert web.closed == 1


def test_a_web_page_and_what_is_no_feed_are_faults_in_words() -> None:
    for written, words in ((body("page.html"), "a web page and no feed"), (b"rien", "is no feed")):
        with pytest.raises(SourceError, match=words) as fault:
            walk(FakeWeb({URL: written}))
        assert fault.value.kind == "malformed"


def test_a_broken_feed_is_read_with_a_note_and_an_empty_one_without() -> None:
    (page,) = walk(FakeWeb({URL: body("unbound_prefix.xml")}))
    assert len(page.posts) == 2
    assert len(page.notes) == 1
    (empty,) = walk(FakeWeb({URL: body("empty.xml")}))
    assert (empty.posts, empty.notes) == ((), ())


def test_what_a_feed_says_of_itself_is_kept() -> None:
    (page,) = walk(FakeWeb({URL: body("blog.xml")}), Feed(URL, folder="Trains"))
    assert page.feed == Feed(URL, "Le Blog d’Ondine", "https://blog.exemple.fr", "Trains")


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ("<ttl>20</ttl>", 20),
        ("<ttl> 0 </ttl>", None),
        ("<ttl>99999999999</ttl>", None),
        ("<ttl>9999</ttl>", 24 * 60),
        ("<ttl>vingt</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><ttl>5</ttl>", 60),
        ("<sy:updatePeriod>yearly</sy:updatePeriod>", 24 * 60),
        ("", None),
    ],
)
def test_how_long_a_feed_wants_to_be_left_in_peace(head: str, minutes: int | None) -> None:
    written = rss(head=head).replace(b"<rss ", b'<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ')
    web = FakeWeb({URL: written})
    (page,) = walk(web)
    until = NOW + timedelta(minutes=minutes) if minutes else None
    assert page.not_before == until
    assert walk(web, cursor=page.cursor)[0].not_before == until


def test_google_alerts_are_asked_every_quarter_of_an_hour_at_most() -> None:
    feed = Feed("https://www.google.com/alerts/feeds/1/2")
    (page,) = walk(FakeWeb({feed.url: body("alerts.xml")}), feed)
    assert page.not_before == NOW + timedelta(minutes=15)
    assert page.posts[0].source == "google-alerts"  # type: ignore[union-attr]


def test_only_what_she_typed_may_be_private() -> None:
    typed = replace(FEED, typed=True, moved_to="https://ailleurs.exemple/")
    for feed, allowed in ((FEED, ()), (typed, (URL,))):
        web = FakeWeb({feed.address: body("empty.xml")})
        walk(web, feed)
        assert web.allowed == [allowed]


def test_twins_are_remembered() -> None:
    web = FakeWeb({URL: body("twins.xml")})
    (page,) = walk(web)
    keys = [post.native for post in page.posts]  # type: ignore[union-attr]
    web.pages[URL] = body("twins.xml").replace(b"<title>Un</title>", b"<title>Autre</title>", 1)
    (again,) = walk(web, cursor=page.cursor)
    assert again.posts[1].native == keys[1]  # type: ignore[union-attr]


# comments

TALKED = replace(FEED, comments=True)


def test_comments_are_further_pages_of_the_pass() -> None:
    web = FakeWeb({URL: body("blog.xml"), COFFEE: body("comments.xml")})
    first, second = walk(web, TALKED)
    # one article has no comments, another is too old
    assert web.addresses == [URL, COFFEE]
    assert first.more
    assert len(first.posts) == 3
    assert [(post.kind, post.parent) for post in second.posts] == [  # type: ignore[union-attr]
        (Kind.REPLY, "https://blog.exemple.fr/?p=41")
    ] * 2
    assert second.posts[0].text == "Le café est froid."  # type: ignore[union-attr]
    place = place_of("https://blog.exemple.fr/feed")
    assert second.posts[0].author.key == f"{place}#comments#Basile"  # type: ignore[union-attr]


def test_without_her_word_no_comments_are_asked_for() -> None:
    web = FakeWeb({URL: body("blog.xml"), COFFEE: body("comments.xml")})
    walk(web)
    assert web.addresses == [URL]


def test_comments_are_asked_again_when_there_are_more() -> None:
    web = FakeWeb({URL: body("blog.xml"), COFFEE: answer(body("comments.xml"), url=COFFEE, etag='"c"')})
    cursor = walk(web, TALKED)[-1].cursor
    web.pages[URL] = body("blog.xml") + b" "
    cursor = walk(web, TALKED, cursor, NOW + timedelta(hours=2))[-1].cursor
    assert web.addresses == [URL, COFFEE, URL]
    web.pages[URL] = body("blog.xml").replace(b"comments>3<", b"comments>4<")
    web.pages[COFFEE] = Answer(COFFEE, 304)
    pages = walk(web, TALKED, cursor, NOW + timedelta(hours=3))
    assert web.asked[-1] == (COFFEE, Validators('"c"', None))
    assert pages[-1].posts == ()


def test_where_the_feed_says_nothing_new_comments_are_looked_for_once_an_hour() -> None:
    web = FakeWeb({URL: body("blog.xml"), COFFEE: body("comments.xml")})
    cursor = walk(web, TALKED)[-1].cursor
    cursor = walk(web, TALKED, cursor, NOW + timedelta(minutes=30))[-1].cursor
    assert web.addresses == [URL, COFFEE, URL]
    web.pages[URL] = Answer(URL, 304)
    cursor = walk(web, TALKED, cursor, NOW + timedelta(hours=1))[-1].cursor
    assert web.addresses[-3:] == [URL, COFFEE, "https://blog.exemple.fr/horaires/feed/"]
    walk(web, TALKED, cursor, NOW + timedelta(days=20))
    assert web.addresses[-1] == URL


def test_comments_that_cannot_be_read_are_a_note() -> None:
    for fault in (SourceError("{host} is asleep", kind="server", host="blog.exemple.fr"), body("page.html")):
        web = FakeWeb({URL: body("blog.xml"), COFFEE: fault})
        _, second = walk(web, TALKED)
        assert second.posts == ()
        assert [note.fields["host"] for note in second.notes] == ["blog.exemple.fr"] * 2
        assert second.notes[1].template.startswith(("{host} is asleep", "{host} answers with a web page"))
        # the same count is tried again, since it was never read
        web.pages = {URL: body("blog.xml") + b" ", COFFEE: body("comments.xml")}
        assert len(walk(web, TALKED, second.cursor, NOW + timedelta(hours=1))[-1].posts) == 2


def many(number: int) -> bytes:
    return rss(
        *(
            f"<item><guid>https://b.exemple/{n}</guid>"
            f"<pubDate>Sun, 19 May 2024 {n // 60:02}:{n % 60:02}:00 GMT</pubDate>"
            f"<wfw:commentRss>https://b.exemple/{n}/feed/</wfw:commentRss></item>"
            for n in range(number)
        )
    ).replace(b"<rss ", b'<rss xmlns:wfw="http://wellformedweb.org/CommentAPI/" ')


def test_a_pass_asks_twenty_comment_feeds_the_newest_first_and_the_next_one_goes_on() -> None:
    web = FakeWeb({URL: many(45), **{f"https://b.exemple/{n}/feed/": body("comments.xml") for n in range(45)}})
    pages = walk(web, TALKED)
    assert web.addresses[1:] == [f"https://b.exemple/{n}/feed/" for n in range(44, 24, -1)]
    web.asked.clear()
    walk(web, TALKED, pages[-1].cursor, NOW + timedelta(minutes=30))
    assert web.addresses[1:] == [f"https://b.exemple/{n}/feed/" for n in range(24, 4, -1)]


def test_a_pass_that_was_broken_off_goes_on_with_the_comments_that_were_left() -> None:
    web = FakeWeb({URL: many(3), **{f"https://b.exemple/{n}/feed/": body("comments.xml") for n in range(3)}})
    first = source(web).fetch(asked(TALKED), None, now=NOW)
    second = source(web).fetch(asked(TALKED), first.cursor, now=NOW)
    web.asked.clear()
    # an hour later the feed comes first
    walk(web, TALKED, second.cursor, NOW + timedelta(hours=1))
    assert web.addresses == [URL, "https://b.exemple/1/feed/", "https://b.exemple/0/feed/"]


def test_other_queries_begin_with_the_feed_whatever_was_left() -> None:
    web = FakeWeb({URL: many(3), **{f"https://b.exemple/{n}/feed/": body("comments.xml") for n in range(3)}})
    first = source(web).fetch(asked(TALKED), None, now=NOW)
    again = source(web).fetch(asked(TALKED), first.cursor, now=NOW, anew=True)
    assert web.addresses == [URL, URL]
    assert len(again.posts) == 3


def test_a_cursor_stays_small() -> None:
    web = FakeWeb({URL: many(400)})
    page = source(web).fetch(asked(TALKED), None, now=NOW)
    assert page.cursor is not None
    assert len(page.cursor) < 20_000
    assert len(json.loads(page.cursor)["queue"]) == 20


def test_a_feed_cannot_name_a_file_as_its_comments(tmp_path: Path) -> None:
    written = many(1).replace(b"https://b.exemple/0/feed/", tmp_path.as_uri().encode())
    web = FakeWeb({URL: written})
    (page,) = walk(web, TALKED)
    assert not page.more
