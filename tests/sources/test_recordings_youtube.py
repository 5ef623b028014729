"""A recorded channel of YouTube, which lies beside the project and is never copied into it."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdesk.core.types import Feed, Post
from cmdesk.net.answer import Answer
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.youtube_channels import YouTubeChannels
from tests.sources.feed_bodies import FakeWeb

pytestmark = pytest.mark.recordings

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
URL = "https://www.youtube.com/feeds/videos.xml?user=google"


def test_a_recorded_channel_gives_its_videos_with_likes_and_views() -> None:
    body = (Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "feeds" / "feedjira_youtube_atom.xml").read_bytes()
    source = YouTubeChannels(FakeWeb({URL: Answer(URL, 200, {}, body)}).client, read_feed)
    (inquiry,) = source.inquiries([], [Feed(URL, "Google")])
    page = source.fetch(inquiry, None, now=NOW)
    posts = [post for post in page.posts if isinstance(post, Post)]
    assert len(posts) == len(page.posts) == body.count(b"<entry>")
    assert (posts[0].native, posts[0].reading.likes, posts[0].reading.views) == ("5shykyfmb28", 3546, 251497)
    assert posts[0].text.startswith("The Google app: Questions Title\n\nA question is the most powerful force")
    for post in posts:
        assert post.author is not None
        assert (post.author.key, post.author.name) == ("UCK8sQmJBp8GCxrOtXWBpyEA", "Google")
        assert post.url == f"http://www.youtube.com/watch?v={post.native}"
        assert post.source == "youtube"
        assert not post.undated
