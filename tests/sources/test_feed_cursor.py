from datetime import UTC, datetime, timedelta

import pytest

from cmdesk.net.answer import Validators
from cmdesk.sources.feed_comments import CommentFeed, Due
from cmdesk.sources.feed_cursor import FeedCursor

AT = datetime(2024, 5, 20, 9, 30, tzinfo=UTC)
ONE = CommentFeed("https://a.exemple/1/feed", "tag:1", AT)
OTHER = CommentFeed("https://a.exemple/2/feed", "2", AT, 0, AT + timedelta(hours=1), Validators('"é"', "Mon"))


def test_what_is_written_is_read() -> None:
    cursor = FeedCursor(
        known=Validators('"a"', None),
        digest="d",
        rest=60,
        twins=frozenset({"x", "y"}),
        comments={ONE.url: ONE, OTHER.url: OTHER},
        queue=(Due(OTHER.url, 3), Due(ONE.url, None)),
        begun_at=AT,
    )
    assert FeedCursor.read(cursor.written()) == cursor
    assert FeedCursor.read(FeedCursor().written()) == FeedCursor()


@pytest.mark.parametrize("text", [None, "", "x", "[]", "null", "1", '{"comments": [{}], "queue": [{}, 1]}', "[" * 9999])
def test_what_cannot_be_understood_is_nothing(text: str | None) -> None:
    assert FeedCursor.read(text) == FeedCursor()


def test_a_queue_names_only_what_is_remembered() -> None:
    assert FeedCursor.read('{"queue": [{"url": "file:///etc/passwd"}]}').queue == ()
