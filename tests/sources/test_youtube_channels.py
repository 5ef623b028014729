"""The feeds of YouTube: which source reads them, a video is one mention, and counts come with each pass."""

from cmdesk.core.passes import Fetched
from cmdesk.core.ports import Source
from cmdesk.core.types import Author, Feed, Post, Reading
from cmdesk.net.answer import Answer
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feeds import FeedSource
from cmdesk.sources.youtube_channels import YouTubeChannels
from tests.sources.feed_bodies import NOW, FakeWeb, body

URL = "https://www.youtube.com/feeds/videos.xml?channel_id=UCfictif"
CHANNEL = Feed(URL, "Aurore Rail", "https://www.youtube.com/channel/UCfictif")


def fetched(web: FakeWeb, cursor: str | None = None, feed: Feed = CHANNEL) -> Fetched:
    source = YouTubeChannels(web.client, read_feed)
    (inquiry,) = source.inquiries([], [feed])
    return source.fetch(inquiry, cursor, now=NOW)


def videos(more: bytes = b"", views: int = 2514) -> bytes:
    written = body("videos.xml").replace(b'views="2514"', f'views="{views}"'.encode())
    return written.replace(b"</id><title>\xc3\x80", b"</id>" + more + b"<title>\xc3\x80")


def test_each_feed_is_read_by_one_source() -> None:
    web = FakeWeb({})
    sources: list[Source] = [FeedSource(web.client), YouTubeChannels(web.client)]
    feeds = [Feed("https://journal.example/rss"), CHANNEL, Feed(URL.replace("https://www.", "http://"))]
    assert [[one.target for one in source.inquiries([], feeds)] for source in sources] == [
        ["https://journal.example/rss"],
        [URL, "http://youtube.com/feeds/videos.xml?channel_id=UCfictif"],
    ]


def test_a_video_has_the_name_that_youtube_gives_it_and_its_channel_as_author() -> None:
    web = FakeWeb({URL: videos(b"<yt:videoId>fictif1</yt:videoId><yt:channelId>UCfictif</yt:channelId>")})
    (post,) = fetched(web).posts
    assert isinstance(post, Post)
    assert (post.source, post.native, post.text) == ("youtube", "fictif1", "À bord\n\nLa visite.")
    assert (post.author, post.reading) == (Author("UCfictif", name="Aurore Rail"), Reading(likes=35, views=2514))
    assert post.url == "https://www.youtube.com/watch?v=fictif1"
    assert web.allowed == [()]


def test_what_has_no_such_name_keeps_that_of_its_feed() -> None:
    (post,) = fetched(FakeWeb({URL: videos()})).posts
    assert isinstance(post, Post)
    assert post.native.endswith(" yt:video:fictif1")


def test_counts_come_again_where_they_changed_and_only_then() -> None:
    web = FakeWeb({URL: videos()})
    first = fetched(web)
    assert fetched(web, first.cursor).posts == ()
    web.pages[URL] = videos(views=2600)
    (post,) = fetched(web, first.cursor).posts
    assert isinstance(post, Post)
    assert post.reading.views == 2600


def test_a_channel_is_asked_for_by_its_name_wherever_it_was_sent() -> None:
    elsewhere = "https://feeds.youtube.example/x"
    web = FakeWeb({URL: Answer(elsewhere, 200, {}, videos(), moved_to=elsewhere)})
    assert fetched(web).feed is None
    told = fetched(web, feed=Feed(URL, moved_to=elsewhere)).feed
    assert told is not None
    assert (told.title, told.moved_to) == ("Aurore Rail", elsewhere)
    assert web.addresses == [URL, URL]
