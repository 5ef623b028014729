import pytest

from cmdesk.sources.youtube_address import feed_address, feed_of, feed_query, is_youtube

UC = "UC0123456789abcdefghij-_"


@pytest.mark.parametrize(
    ("url", "query"),
    [
        (f"https://www.youtube.com/feeds/videos.xml?channel_id={UC}", f"channel_id={UC}"),
        (f"http://youtube.com/feeds/videos.xml?x=1&playlist_id=PL{UC}", f"playlist_id=PL{UC}"),
        ("https://m.youtube.com/feeds/videos.xml?user=quai", "user=quai"),
        ("https://www.youtube.com/feeds/videos.xml", None),
        ("https://www.youtube.com/feeds/videos.xml?channel_id=a%26b", None),
        (f"https://www.youtube.com/@quai?channel_id={UC}", None),
        (f"https://www.youtube.com.example/feeds/videos.xml?channel_id={UC}", None),
        ("https://[", None),
    ],
)
def test_which_feeds_are_those_of_youtube(url: str, query: str | None) -> None:
    assert feed_query(url) == query
    if query:
        assert feed_query(feed_address(query)) == query


@pytest.mark.parametrize(
    ("address", "query"),
    [
        (f"https://www.youtube.com/channel/{UC}", f"channel_id={UC}"),
        (f"youtube.com/channel/{UC}/videos", f"channel_id={UC}"),
        ("https://m.youtube.com/playlist?list=PLquai", "playlist_id=PLquai"),
        ("https://www.youtube.com/channel/UCshort", None),
        ("https://www.youtube.com/@quai", None),
        ("https://www.youtube.com/c/quai", None),
        (f"https://example.org/channel/{UC}", None),
        ("", None),
    ],
)
def test_the_feed_of_a_channel_by_its_number(address: str, query: str | None) -> None:
    assert feed_of(address) == (feed_address(query) if query else None)


def test_what_is_of_youtube() -> None:
    assert is_youtube("https://consent.youtube.com/m?continue=x")
    assert not is_youtube("https://youtube.com.example/")
    assert not is_youtube("https://[")
