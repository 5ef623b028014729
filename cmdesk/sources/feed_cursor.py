"""What is remembered of a feed between two passes, and within one: its cursor, as JSON that nobody else reads.

A cursor that cannot be understood is an empty one: the feed is then read as if for the first time.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cmdesk.net.answer import Validators
from cmdesk.sources import feed_comments
from cmdesk.sources.feed_comments import CommentFeed, Due
from cmdesk.sources.fields import count, mapping, objects, optional_moment, string, strings

_TWINS = 1000


@dataclass(frozen=True, slots=True)
class FeedCursor:
    """What is remembered.

    Attributes:
        known: what to ask with.
        digest: SHA-256 of the body that was read last.
        rest: for how many seconds the feed wants to be left in peace.
        twins: identifiers that are none, as hashes.
        comments: comment feeds of its fresh entries, by address.
        queue: those that this pass is still to ask.
        begun_at: when the pass began that made the queue.
    """

    known: Validators = Validators()
    digest: str = ""
    rest: int = 0
    twins: frozenset[str] = frozenset()
    comments: Mapping[str, CommentFeed] = field(default_factory=dict)
    queue: tuple[Due, ...] = ()
    begun_at: datetime | None = None

    @classmethod
    def read(cls, value: str | None) -> "FeedCursor":
        """The cursor that a text holds."""
        try:
            told = mapping(json.loads(value or "{}"))
        except (ValueError, RecursionError):
            return cls()
        comments = filter(None, map(feed_comments.from_json, objects(told.get("comments"))))
        queue = [(string(due.get("url")), count(due.get("count"))) for due in objects(told.get("queue"))]
        remembered = {one.url: one for one in comments}
        return cls(
            known=Validators(string(told.get("etag")), string(told.get("modified"))),
            digest=string(told.get("digest")) or "",
            rest=count(told.get("rest")) or 0,
            twins=frozenset(strings(told.get("twins"))),
            comments=remembered,
            queue=tuple(Due(url, counted) for url, counted in queue if url is not None and url in remembered),
            begun_at=optional_moment(told.get("begun")),
        )

    def written(self) -> str:
        """The cursor as a text."""
        told: dict[str, Any] = {
            "etag": self.known.etag,
            "modified": self.known.last_modified,
            "digest": self.digest,
            "rest": self.rest,
            "twins": sorted(self.twins)[:_TWINS],
            "comments": [feed_comments.to_json(one) for one in self.comments.values()],
            "queue": [{"url": one.url, "count": one.counted} for one in self.queue],
            "begun": self.begun_at.isoformat() if self.begun_at and self.queue else None,
        }
        return json.dumps({name: value for name, value in told.items() if value}, separators=(",", ":"))
