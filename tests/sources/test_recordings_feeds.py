"""Recorded real feeds, which lie beside the project and are never copied into it."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.types import Feed, Kind, Post
from cmdesk.sources.feed_address import everywhere
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_entries import posts_of
from cmdesk.sources.feed_reading import FeedReader, checked

pytestmark = pytest.mark.recordings

URL = "https://exemple.fr/feed"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NAMES = [
    *(f"feedjira_{name}.xml" for name in ("AmazonWebServicesBlog", "HuffPostCanada", "InvalidDateFormat")),
    *(f"feedjira_{name}.xml" for name in ("PaulDixExplainsNothingWFW", "RSSWithComments", "TrotterCashionHome")),
    *("feedjira_google_alerts_atom.xml", "feedjira_youtube_atom.xml", "google_news_top_2019_trimmed.xml"),
    *(f"rssparser_{name}.rss" for name in ("content-encoded", "craigslist", "encoding", "guardian", "heraldsun")),
    *(f"rssparser_{name}.atom" for name in ("incomplete-fields", "missing-fields")),
    "rssparser_rss-1.rss",
]
NO_FEED = "rssparser_unrecognized.rss"


def folder() -> Path:
    return Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "feeds"


def recording(name: str) -> bytes:
    return (folder() / name).read_bytes()


def posts(name: str, now: datetime = NOW) -> list[Post]:
    return list(posts_of(read_feed(recording(name), "text/xml", URL), Feed(URL), now=now).posts)


def by_feedparser(name: str) -> list[dict[str, Any]]:
    return list(feedparser.parse(io.BytesIO(recording(name))).entries)


def test_no_recording_was_forgotten() -> None:
    assert sorted(path.name for path in folder().iterdir() if path.suffix != ".md") == sorted([*NAMES, NO_FEED])


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_feed_gives_the_entries_that_feedparser_gives(name: str) -> None:
    expected, found = by_feedparser(name), posts(name)
    assert len(found) == len(expected) > 0
    for entry, post in zip(expected, found, strict=True):
        if entry.get("id"):
            assert post.native.endswith(everywhere(entry["id"]))
        told = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
        assert post.undated is (told is None)
        assert post.posted_at == (datetime(*told[:6], tzinfo=UTC) if told else NOW)
        if "title" in entry:
            assert post.text
        if "&lt;" not in str(entry):
            assert "</" not in post.text


@pytest.mark.parametrize("name", NAMES)
def test_each_entry_has_a_key_that_lasts(name: str) -> None:
    keys = [post.native for post in posts(name)]
    assert keys == [post.native for post in posts(name, NOW + timedelta(days=3))]
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_what_is_no_feed_is_said_to_be_none() -> None:
    with pytest.raises(SourceError, match="a web page and no feed"):
        checked(read_feed(recording(NO_FEED), "text/xml", URL), URL)


def test_a_process_of_its_own_reads_the_same() -> None:
    for name in (NAMES[0], NAMES[12]):
        assert FeedReader()(recording(name), "text/xml", URL) == read_feed(recording(name), "text/xml", URL)


def test_alerts_lead_to_the_articles() -> None:
    found = posts("feedjira_google_alerts_atom.xml")
    assert {post.source for post in found} == {"google-alerts"}
    assert not any("google.com" in (post.url or "google.com") for post in found)
    assert not any("<b>" in post.text for post in found)


def test_videos_have_views_and_blogs_count_their_comments() -> None:
    assert all(post.reading.views and post.reading.likes for post in posts("feedjira_youtube_atom.xml"))
    assert {post.kind for post in posts("feedjira_PaulDixExplainsNothingWFW.xml")} == {Kind.ORIGINAL}
    assert all(post.reading.replies is not None for post in posts("feedjira_PaulDixExplainsNothingWFW.xml"))


def test_an_article_of_google_news_has_its_publisher() -> None:
    url = "https://news.google.com/rss"
    document = read_feed(recording("google_news_top_2019_trimmed.xml"), "text/xml", url)
    (post,) = posts_of(document, Feed(url), now=NOW).posts
    assert (post.source, post.native) == ("google-news", "52780436261543")
    assert post.text == "Deval Patrick Announces He Is Running For President In 2020"
    assert post.author is not None
    assert (post.author.key, post.author.name) == ("npr.org", "NPR")
