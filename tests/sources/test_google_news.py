from datetime import timedelta

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.ports import Source
from cmdesk.core.types import Post, Tracker
from cmdesk.net.answer import Answer, Validators
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.google_news import BASE, GoogleNews, parameters
from tests.sources.feed_bodies import NOW, FakeWeb, body, rss

HERE = "http://127.0.0.1:8000/rss/search"
TRACKER = Tracker("Aurore", '"aurore rail" OU #aurore', id=4, sources=frozenset({"google-news"}))


def source(web: FakeWeb, *editions: str, base: str = BASE) -> GoogleNews:
    return GoogleNews(web.client, base, editions or ("FR:fr",), read=read_feed)


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        ("FR:fr", {"hl": "fr", "gl": "FR", "ceid": "FR:fr"}),
        ("BE:fr", {"hl": "fr", "gl": "BE", "ceid": "BE:fr"}),
        ("CH:fr", {"hl": "fr", "gl": "CH", "ceid": "CH:fr"}),
        ("CA:fr", {"hl": "fr-CA", "gl": "CA", "ceid": "CA:fr"}),
    ],
)
def test_editions(edition: str, told: dict[str, str]) -> None:
    assert parameters(edition) == told


def test_one_inquiry_for_each_edition_and_tracker_that_asks_for_it() -> None:
    found: Source = source(FakeWeb({}), "FR:fr", "CA:fr")
    trackers = [
        TRACKER,
        Tracker("Elsewhere", "x", id=1),
        Tracker("Paused", "y", id=2, sources=TRACKER.sources, paused_at=NOW),
        Tracker("Broken", '"', id=3, sources=TRACKER.sources),
        Tracker("Mute", "lang:fr", id=6, sources=TRACKER.sources),
        Tracker("Elsewhere", "x source:mastodon", id=7, sources=TRACKER.sources),
        Tracker("The same", TRACKER.query, id=5, sources=TRACKER.sources),
    ]
    inquiries = found.inquiries(trackers, [])
    assert [(one.source, one.target, one.title, one.tracker) for one in inquiries] == [
        ("google-news", 'FR:fr ("aurore rail" OR aurorerail) OR aurore', "Aurore", 4),
        ("google-news", 'CA:fr ("aurore rail" OR aurorerail) OR aurore', "Aurore", 4),
    ]
    assert found.most(inquiries[0]) == 0
    assert (found.gap, found.every) == (timedelta(minutes=10), timedelta(minutes=15))


def test_articles_have_title_publisher_and_the_link_of_google() -> None:
    web = FakeWeb({BASE: body("news.xml")})
    news = source(web, "CA:fr")
    (inquiry,) = news.inquiries([TRACKER], [])
    page = news.fetch(inquiry, None, now=NOW)
    (post,) = page.posts
    assert isinstance(post, Post)
    assert (post.source, post.native, post.lang) == ("google-news", "CBMiAAA_AU_yqLabc", "fr")
    assert post.text == "Aurore Rail ouvre une ligne - la suite"
    assert post.url == "https://news.google.com/rss/articles/CBMiAAA?oc=5"
    assert post.author is not None
    assert post.author.name == "La Gazette du Nord"
    assert web.params == [{"q": '("aurore rail" OR aurorerail) OR aurore', "hl": "fr-CA", "gl": "CA", "ceid": "CA:fr"}]
    assert web.allowed == [()]
    assert web.closed == 1
    assert not page.more


def test_an_address_that_she_set_may_lie_anywhere() -> None:
    web = FakeWeb({HERE: body("news.xml")})
    news = source(web, base=HERE)
    news.fetch(news.inquiries([TRACKER], [])[0], None, now=NOW)
    assert web.allowed == [(HERE,)]


def test_nothing_new_gives_nothing_and_other_queries_everything() -> None:
    web = FakeWeb({BASE: Answer(BASE, 200, {"etag": '"a"'}, body("news.xml"))})
    news = source(web)
    (inquiry,) = news.inquiries([TRACKER], [])
    first = news.fetch(inquiry, None, now=NOW)
    again = news.fetch(inquiry, first.cursor, now=NOW)
    assert again.posts == ()
    assert len(news.fetch(inquiry, again.cursor, now=NOW, anew=True).posts) == 1
    assert [known for _, known in web.asked] == [Validators(), Validators('"a"', None), None]
    web.pages[BASE] = Answer(BASE, 304)
    last = news.fetch(inquiry, again.cursor, now=NOW)
    assert last.posts == ()
    assert last.cursor == again.cursor


def test_no_articles_is_no_fault() -> None:
    news = source(FakeWeb({BASE: rss()}))
    assert news.fetch(news.inquiries([TRACKER], [])[0], None, now=NOW).posts == ()


def test_a_page_that_asks_for_consent_is_said_to_be_one() -> None:
    web = FakeWeb({BASE: Answer("https://consent.google.com/m?continue=x", 200, {}, body("page.html"))})
    news = source(web)
    with pytest.raises(
        SourceError, match=r"asks for consent instead of articles: open https://news\.google\.com in"
    ) as fault:
        news.fetch(news.inquiries([TRACKER], [])[0], None, now=NOW)
    assert fault.value.kind == "malformed"
    assert web.closed == 1


def test_faults_and_long_queries_are_told() -> None:
    news = source(FakeWeb({BASE: SourceError("slow down", kind="rate")}))
    with pytest.raises(SourceError, match="slow down"):
        news.fetch(news.inquiries([TRACKER], [])[0], None, now=NOW)
    long = Tracker("Long", " ".join(f"mot{n}" for n in range(400)), id=1, sources=TRACKER.sources)
    web = FakeWeb({})
    with pytest.raises(SourceError, match="The query of Long is too long"):
        source(web).fetch(news.inquiries([long], [])[0], None, now=NOW)
    assert web.asked == []
