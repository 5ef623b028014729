"""One inquiry, asked from the very beginning to see whether a source answers. Nothing of it is stored.

One page is asked for. Where it holds nothing and says that another one follows (the rules of a server that are read
first, a stream that has just begun), so is the next one. It is asked in a thread of its own, so that a stream that
stays silent is not waited for longer than she has patience.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.ports import Source
from cmdesk.core.types import Post

PATIENCE: Final = 60.0
"""Seconds that all requests of a page may take together."""
LIVE_PATIENCE: Final = 10.0
"""The same for the first lines of a stream."""
_PAGES: Final = 3
"""Pages of what is no stream."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it.

    Attributes:
        fetched: the page, empty where nothing came.
        fault: why nothing came; None where something did.
    """

    fetched: Fetched
    fault: SourceError | None = None

    @property
    def first(self) -> Post | None:
        """The first post of the page."""
        return next((post for post in self.fetched.posts if isinstance(post, Post)), None)


def try_out(source: Source, inquiry: Inquiry, now: Callable[[], datetime], *, patience: float | None = None) -> Trial:
    """Ask until something comes.

    Args:
        patience: seconds after which it is given up; None takes what fits the kind of source.
    """
    seconds = patience if patience is not None else LIVE_PATIENCE if source.live else PATIENCE
    end = time.monotonic() + seconds
    found: list[Fetched | Exception] = []

    def ask() -> None:
        try:
            found.append(_first_page(source, inquiry, now, end))
        except Exception as fault:  # raised again in the caller's thread
            found.append(fault)

    thread = threading.Thread(target=ask, name="trial", daemon=True)
    thread.start()
    thread.join(seconds)
    outcome = found[0] if found else _silence(inquiry, seconds)
    if isinstance(outcome, Fetched):
        return Trial(outcome)
    if isinstance(outcome, SourceError):
        return Trial(Fetched(), outcome)
    raise outcome


def _first_page(source: Source, inquiry: Inquiry, now: Callable[[], datetime], end: float) -> Fetched:
    """The first page that holds something, with the bytes and notes of those before it."""
    once = source.most(inquiry) > 0
    fetched = source.fetch(inquiry, None, now=now())
    pages = 1
    while fetched.more and not (fetched.posts or once) and time.monotonic() < end and (source.live or pages < _PAGES):
        following = source.fetch(inquiry, fetched.cursor, now=now())
        size, notes = fetched.size + following.size, fetched.notes + following.notes
        fetched, pages = replace(following, size=size, notes=notes), pages + 1
    return fetched


def _silence(inquiry: Inquiry, seconds: float) -> SourceError:
    return SourceError(
        QT_TRANSLATE_NOOP("errors", "Nothing came from {title} within {seconds} seconds: try again a little later."),
        kind="timeout",
        title=inquiry.place or inquiry.title,
        seconds=f"{seconds:g}",
    )
