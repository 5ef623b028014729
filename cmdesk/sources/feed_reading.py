"""Runs the reading of a feed as a process of its own, which has so much time and no more.

A few kilobytes can keep feedparser busy for days, holding the interpreter's lock all the while: a thread cannot be
stopped, and with it everything else would stand still. A process can; starting one costs a tenth of a second, and is
done only for a feed that changed. The child has a clock of its own, so that it ends even when its parent was killed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlsplit

from cmdesk.config.secrets import ENVIRONMENT
from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Note
from cmdesk.sources.fields import Json, mapping

Read = Callable[[bytes, str, str], Json]
"""Reads body, content type and address of a feed, as `cmdesk.sources.feed_document.read_feed` does."""

COMMAND: Final = (sys.executable, "-P", "-m", "cmdesk.sources.feed_document")
"""Starts the child; a program that was packed into one file needs another."""

SECONDS: Final = 20.0
"""What a feed may take; the slowest recorded one takes a twentieth of a second."""

_UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "What {host} answers cannot be read as a feed within {seconds} seconds: remove the feed, or tell those who run it.",
)
_PAGE: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} answers with a web page and no feed: give the address of the site, and its feeds are looked for."
)
_NO_FEED: Final = QT_TRANSLATE_NOOP(
    "errors",
    "What {host} answers is no feed, or a broken one: open it in a browser, and give the address of an RSS feed.",
)
_FAULTY: Final = QT_TRANSLATE_NOOP(
    "errors", "The feed is not well-formed ({fault}); its entries were read all the same."
)
_CUT: Final = QT_TRANSLATE_NOOP(
    "errors", "The feed holds {count} entries more than are read of one: they were left out."
)


class FeedReader:
    """Reads feeds, each in a process of its own. Satisfies `Read`; may be called in several threads."""

    def __init__(self, command: Sequence[str] = COMMAND, *, seconds: float = SECONDS) -> None:
        self._command = tuple(command)
        self._seconds = seconds

    def __call__(self, body: bytes, content_type: str, url: str) -> Json:
        """Read a feed.

        Raises:
            SourceError: "malformed", it cannot be read, or not in time.
        """
        head = json.dumps({"type": content_type, "url": url}).encode() + b"\n"
        try:
            done = subprocess.run(
                (*self._command, str(self._seconds)),
                input=head + body,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._seconds + 5,
                # what strangers wrote is read there
                env={name: value for name, value in os.environ.items() if name not in ENVIRONMENT.values()},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return mapping(json.loads(done.stdout))
        except (subprocess.TimeoutExpired, ValueError, RecursionError) as error:
            raise SourceError(
                _UNREADABLE, kind="malformed", host=shown_host(url), seconds=round(self._seconds)
            ) from error


def checked(document: Json, url: str) -> tuple[Note, ...]:
    """What is worth telling of how a feed is written.

    Raises:
        SourceError: "malformed", it is none.
    """
    if document.get("page"):
        raise SourceError(_PAGE, kind="malformed", host=shown_host(url))
    if not document.get("form"):
        raise SourceError(_NO_FEED, kind="malformed", host=shown_host(url))
    notes = []
    if fault := document.get("fault"):
        notes.append(Note(_FAULTY, {"fault": fault}))
    if left_out := document.get("left_out"):
        notes.append(Note(_CUT, {"count": left_out}))
    return tuple(notes)


def shown_host(url: str) -> str:
    """What may be shown of an address: the rest of many holds a key."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"[:100]
    except ValueError:
        return ""
