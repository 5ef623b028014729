"""The columns of a table of mentions: one list for CSV and XLSX, under stable English names.

The names are not translated: scripts rely on them, and the import knows its own table by them. What a cell looks like
is decided by each form; here stands only what is in it. Missing is None, and will be an empty cell, never a zero.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from enum import Enum, auto
from functools import partial
from typing import Any, Final

from cmdesk.core.cells import with_zone
from cmdesk.core.views import MentionDetail

PARTING: Final = " | "
"""Between the names of trackers, which may hold blanks and commas."""


class Sort(Enum):
    """What kind of value a column holds."""

    ID = auto()
    TEXT = auto()
    COUNT = auto()
    DECIMAL = auto()
    MOMENT = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        value: what a mention has there: a text, an int, a float, an aware datetime, a bool; None where it is missing.
        width: characters that are wide enough for most of it.
    """

    name: str
    sort: Sort
    value: Callable[[MentionDetail], Any]
    width: int = 10

    def title(self, zone: tzinfo | None) -> str:
        """The head of the column; moments without an offset say there in which zone they are."""
        return self.name if zone is None or self.sort is not Sort.MOMENT else with_zone(self.name, str(zone))


def _of_author(name: str) -> Callable[[MentionDetail], Any]:
    return lambda detail: None if detail.post.author is None else getattr(detail.post.author, name)


def _joined(items: Iterable[str], parting: str = " ") -> str | None:
    return parting.join(items) or None


def _opinion(tool: str, detail: MentionDetail) -> str | None:
    return next((one.label.name.lower() for one in detail.post.opinions if one.tool == tool), None)


COLUMNS: Final = (
    Column("id", Sort.ID, lambda detail: detail.post.native, 22),
    Column("source", Sort.TEXT, lambda detail: detail.line.source),
    Column("posted_at", Sort.MOMENT, lambda detail: detail.line.posted_at, 27),
    Column("author_key", Sort.ID, _of_author("key"), 20),
    Column("author_handle", Sort.TEXT, _of_author("handle"), 18),
    Column("author_name", Sort.TEXT, _of_author("name"), 22),
    Column("followers", Sort.COUNT, _of_author("followers")),
    Column("kind", Sort.TEXT, lambda detail: detail.line.kind.name.lower()),
    Column("lang", Sort.TEXT, lambda detail: detail.line.lang, 6),
    Column("text", Sort.TEXT, lambda detail: detail.line.text, 80),
    Column("url", Sort.TEXT, lambda detail: detail.post.url, 40),
    Column("likes", Sort.COUNT, lambda detail: detail.post.reading.likes, 8),
    Column("shares", Sort.COUNT, lambda detail: detail.post.reading.shares, 8),
    Column("replies", Sort.COUNT, lambda detail: detail.post.reading.replies, 8),
    Column("quotes", Sort.COUNT, lambda detail: detail.post.reading.quotes, 8),
    Column("views", Sort.COUNT, lambda detail: detail.post.reading.views),
    Column("reactions", Sort.COUNT, lambda detail: detail.line.reactions),
    Column("sentiment", Sort.TEXT, lambda detail: detail.line.label.name.lower(), 11),
    Column("compound", Sort.DECIMAL, lambda detail: detail.line.compound, 11),
    Column("confidence", Sort.DECIMAL, lambda detail: detail.sentiment.confidence, 11),
    Column("scorer", Sort.TEXT, lambda detail: detail.sentiment.scorer, 16),
    Column("corrected", Sort.FLAG, lambda detail: detail.line.corrected),
    Column("trackers", Sort.TEXT, lambda detail: _joined(detail.trackers, PARTING), 30),
    Column("labels", Sort.TEXT, lambda detail: _joined(detail.labels, PARTING), 24),
    Column("own", Sort.FLAG, lambda detail: detail.line.own, 7),
    Column("first_seen_at", Sort.MOMENT, lambda detail: detail.first_seen_at, 29),
    Column("tags", Sort.TEXT, lambda detail: _joined(detail.post.tags), 24),
    Column("links", Sort.TEXT, lambda detail: _joined(detail.post.links), 40),
)
"""
id              native id at its source
source          id of the network: x, mastodon ...
posted_at       moment; in her zone, which the head of the column names, or with its offset
author_key      what the network itself calls the account
kind            original, reply, repost, quote
lang            ISO 639-1 code of the language used for scoring, und where nobody knows
likes ... views the latest reading, as told
reactions       those that count: likes + shares + replies + quotes, none for a repost
sentiment       negative, neutral, positive, unknown: hers where `corrected`, else the scorer's
compound, confidence, scorer    what the scorer said, -1..1 and 0..1
trackers        names, parted by " | "
labels          names that she gave it, parted by " | "
own             whether one of her own accounts wrote it
tags, links     parted by a blank
"""


def columns(tools: Iterable[str]) -> tuple[Column, ...]:
    """All columns of a table: COLUMNS, and one for the opinions of each other tool."""
    return (*COLUMNS, *(Column(f"opinion {tool}", Sort.TEXT, partial(_opinion, tool), 20) for tool in tools))
