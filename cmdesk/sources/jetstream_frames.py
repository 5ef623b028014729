"""Jetstream: what one message of the stream holds. See `jetstream` for the stream itself.

A message is a JSON object, packed by zstd with a dictionary that both sides hold where that was asked for. It is an
event of one repository, or of a whole account; what is no post of Bluesky is passed over. Whatever else comes is
rejected, line by line.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.identity import from_microseconds
from cmdesk.core.passes import Gone
from cmdesk.core.types import Post, Rejected
from cmdesk.sources.bluesky_post import COLLECTION, SOURCE, address_of, is_hidden, post_of_event
from cmdesk.sources.documents import EXCERPT
from cmdesk.sources.fields import Json, UnfitError, is_object, mapping, rejected, shown
from cmdesk.sources.web_socket import LARGEST

if TYPE_CHECKING:
    import zstandard

FIRST_TIME: Final = 10**15
"""Microseconds of the year 2001: what is below is no time, but the number of an event."""
LAST_TIME: Final = 7 * 10**15

_MAGIC: Final = b"\x28\xb5\x2f\xfd"
"""With which everything begins that zstd has packed; no JSON does."""

_NEWER: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{host} speaks a newer form of the stream of Bluesky that cmdesk does not read: give the address of a stream that "
    "ends in /subscribe.",
)


class UnknownPackingError(Exception):
    """A message is packed with another dictionary than ours."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a message holds.

    Attributes:
        time: when the server saw it, in microseconds; None where it does not say.
        key: what tells it from all others, where it is an event of a post.
        item: what is to be made of it; None where it is nothing to us.
    """

    time: int | None
    key: tuple[str, str] | None = None
    item: Post | Gone | Rejected | None = None


class Frames:
    """Reads the messages of one connection; used by one thread at a time.

    Args:
        host: of the server.
    """

    def __init__(self, host: str) -> None:
        self._host = host
        self._unpacker: zstandard.ZstdDecompressor | None = None

    def read(self, message: bytes, position: int, now: datetime) -> Event:
        """What a message holds.

        Args:
            position: of the message in its page, counted from 1.
            now: nothing can have happened later.

        Raises:
            SourceError: the server speaks another form of the stream.
            UnknownPackingError: see there.
        """
        text = self._unpacked(message) if message[:4] == _MAGIC else message
        if text is None:
            return Event(None, item=Rejected(position, "too-long"))
        try:
            event = json.loads(text)
        except (ValueError, RecursionError):
            beginning = text[:EXCERPT].decode(errors="replace")
            return Event(None, item=Rejected(position, "not-json", excerpt=beginning))
        if not is_object(event):
            return Event(None, item=rejected(position, UnfitError("not-a-post", shown(event)), event))
        if "$type" in event and "kind" not in event:
            raise SourceError(_NEWER, kind="refused", host=self._host)
        return _read(event, position, now)

    def _unpacked(self, message: bytes) -> bytes | None:
        """The text in a message, None where it is larger than anything that is read."""
        import zstandard

        if self._unpacker is None:
            self._unpacker = zstandard.ZstdDecompressor(dict_data=dictionary(), max_window_size=2 * LARGEST)
        try:
            size = zstandard.frame_content_size(message)
            if size > LARGEST:
                return None
            if zstandard.get_frame_parameters(message).dict_id not in {0, dictionary().dict_id()}:
                raise UnknownPackingError
            # where the size is not told in front, the cap is kept while it is unpacked
            return self._unpacker.decompress(message, max_output_size=LARGEST if size < 0 else 0)
        except zstandard.ZstdError:
            return b""  # no JSON


def _read(event: Json, position: int, now: datetime) -> Event:
    time = event.get("time_us")
    if isinstance(time, bool) or not isinstance(time, int) or not FIRST_TIME <= time < LAST_TIME:
        time = None
    commit = mapping(event.get("commit"))
    # Accounts that are switched off or deleted come as events of their own. Of them alone nobody can tell which posts
    # go with them: that is found out when their posts are asked about again.
    if event.get("kind") in ("identity", "account") or commit.get("collection", COLLECTION) != COLLECTION:
        return Event(time)
    try:
        if event.get("kind") != "commit" or not commit:
            raise UnfitError("not-a-post", f"kind: {shown(event.get('kind'))}")
        native = address_of(event.get("did"), commit.get("rkey"))
        seen_at = now if time is None else min(from_microseconds(time), now)
        key = (native, str(commit.get("rev")))
        match commit.get("operation"):
            case "delete":
                return Event(time, key, Gone(SOURCE, native, seen_at))
            case "create" | "update" if is_hidden(mapping(commit.get("record"))):
                return Event(time, key, Gone(SOURCE, native, seen_at))
            case "create" | "update":
                return Event(time, key, post_of_event(event, seen_at))
            case other:
                raise UnfitError("not-a-post", f"operation: {shown(other)}")
    except UnfitError as unfit:
        return Event(time, item=rejected(position, unfit, event))


@cache
def dictionary() -> "zstandard.ZstdCompressionDict":
    """What both sides know beforehand of the messages."""
    import zstandard

    return zstandard.ZstdCompressionDict((files("cmdesk.resources") / "jetstream" / "zstd_dictionary").read_bytes())
