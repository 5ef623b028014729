"""How one row of a table becomes a post.

The columns are found and their ways of writing surveyed by others (`cmdesk.sources.table`); here the cells are read.
What a row lacks is missing, never zero. A total of reactions is no likes: nobody can say how many were, so it stays
with the raw row. Another tool's mood is kept as its opinion. The raw row, as an object of name and cell, is kept so
that a fault of the mapping can be repaired.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cmdesk.core.cells import restored, restored_id
from cmdesk.core.types import Author, Kept, Kind, Label, Opinion, Post, Reading, Rejected
from cmdesk.sources import vocabulary
from cmdesk.sources.date_column import DateForm
from cmdesk.sources.dates import clock_of
from cmdesk.sources.documents import EXCERPT
from cmdesk.sources.fields import UnfitError, compact, mended, rejected, shown
from cmdesk.sources.identifiers import IdForm
from cmdesk.sources.jsonl import made_key
from cmdesk.sources.numbers import count, number
from cmdesk.sources.presets import CMDESK
from cmdesk.sources.separated import Row

SOURCE: Final = "table"
"""Source of posts of which neither the file nor she says the network."""

COUNTS: Final = ("likes", "shares", "replies", "quotes", "views")

_OPINION: Final = "opinion "
"""Before the name of a tool, in the heads of our own export."""
_NOTHING: Final = frozenset(("n/a", "na", "n.a.", "null", "nan", "nil", "undefined", "?", "#n/a", "#ref!", "#value!"))
_TAGS: Final = re.compile(r"[\s,;|\[\]\"'{}]+")
_PROFILE: Final = re.compile(r"https?://[^/\s]+/@?(\w[\w.-]*)/?", re.I)
_BARE_ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.I | re.ASCII)
"""An address whose beginning was left out, as spreadsheets show it."""
_LINKS: Final = re.compile(r"[\s|]+")
_TOTALS: Final = frozenset(
    (
        "total",
        "totals",
        "totaux",
        "somme",
        "sum",
        "summe",
        "gesamt",
        "gesamtsumme",
        "suma",
        "totales",
        "moyenne",
        "average",
    )
)
_HALVES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the columns of a table mean, and how their cells are written.

    Attributes:
        names: of all columns, each once.
        fields: field -> index of its column.
        dates: how moments are written.
        decimals: field -> decimal sign of its numbers.
        ids: field -> what of its identifiers is damaged.
        tool: whose opinion a mood is.
        signed: whether a number as mood is signed.
        ours: whether the table is our own export.
        source: the network of rows that do not say.
        width: columns of a row; what stands beyond makes it no row of this table.
    """

    names: Sequence[str]
    fields: Mapping[str, int]
    dates: DateForm
    decimals: Mapping[str, str | None] = field(default_factory=dict)
    ids: Mapping[str, IdForm] = field(default_factory=dict)
    tool: str = "file"
    signed: bool = False
    source: str = SOURCE
    width: int = 0

    @property
    def ours(self) -> bool:
        """Whether the table is our own export."""
        return self.tool == CMDESK


_Told = Mapping[str, str]
"""Field -> cell, without blanks around it."""


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, meaning: Meaning) -> None:
        """Take what a survey found."""
        self._meaning = meaning
        self._fields = meaning.fields
        self._width = meaning.width
        self._counts = [name for name in COUNTS if name in meaning.fields]
        self._plain_id = IdForm()
        self._ids = {meaning.fields[name] for name in ("id", "author_key") if name in meaning.fields}
        self._tools = [
            (name.removeprefix(_OPINION), place)
            for place, name in enumerate(meaning.names)
            if meaning.ours and name.startswith(_OPINION)
        ]
        beyond = sys.maxsize
        self._day, self._clock = meaning.fields.get("posted_at", beyond), meaning.fields.get("time", beyond)

    def read(self, row: Row) -> Post | Rejected:
        """The post of a row, or why it is none."""
        cells = row.cells
        if self._meaning.ours:
            cells = [restored_id(cell) if place in self._ids else restored(cell) for place, cell in enumerate(cells)]
        try:
            if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
                raise UnfitError("too-many-cells", f"{len(cells)} > {self._width}")
            return self._post(cells)
        except UnfitError as unfit:
            return rejected(row.line, unfit, self._named(row.cells))

    def date_of(self, cells: Sequence[str]) -> str:
        """What a row says of its moment: its day, and its time of day where that has a column of its own."""
        day = cells[self._day].strip() if self._day < len(cells) else ""
        clock = cells[self._clock].strip() if day and self._clock < len(cells) else ""
        return joined(day, clock) if clock else day

    def _named(self, cells: Sequence[str]) -> dict[str, str]:
        names = self._meaning.names
        named = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
        if len(cells) > len(names):
            named |= {f"({at + 1})": cells[at] for at in range(len(names), len(cells)) if cells[at]}
        return named

    def _post(self, cells: Sequence[str]) -> Post:
        named = self._named(cells)
        try:
            raw = compact(named)
        except UnicodeEncodeError:
            cells = [mended(cell) for cell in cells]
            raw = compact(mended(named))
        length = len(cells)
        told = {name: cells[index].strip() for name, index in self._fields.items() if index < length}
        day = self.date_of(cells)
        text = self._text(told)
        posted_at = self._meaning.dates.read(day) if day else None
        if posted_at is None:
            first = next((cell.strip() for cell in cells if cell.strip()), "")
            if not text or first.lower().rstrip(" :.").split(" ")[0] in _TOTALS:
                raise UnfitError("not-a-row", shown(first))
            raise UnfitError("no-date", shown(day) if day else "")
        if not text:
            raise UnfitError("no-text")
        author = self._author(told)
        url = told.get("url") or None
        if url is not None and _BARE_ADDRESS.match(url):
            url = f"https://{url}"
        source, native = self._identity(told, url)
        return Post(
            source=source,
            native=native or made_key(author, text, posted_at, url),
            posted_at=posted_at,
            text=text,
            author=author,
            kind=self._kind(told),
            lang=vocabulary.language(told["lang"]) if "lang" in told else None,
            url=url,
            parent=self._id(told, "parent"),
            tags=self._tags(told),
            links=self._links(told),
            reading=self._reading(told),
            opinions=self._opinions(told) if not self._tools else self._other_opinions(cells),
            kept=self._kept(told) if self._meaning.ours else None,
            raw=raw,
        )

    def _text(self, told: _Told) -> str:
        text = told.get("text", "") or told.get("snippet", "")
        title = told.get("title", "")
        if not title or not text:
            return text or title
        # many exports repeat the beginning of the text as its title
        return text if text.startswith(title.rstrip("….")) else f"{title}\n\n{text}"

    def _id(self, told: _Told, name: str) -> str | None:
        cell = told.get(name, "")
        return self._meaning.ids.get(name, self._plain_id).intact(cell) if cell else None

    def _author(self, told: _Told) -> Author | None:
        handle = told.get("author_handle", "").lstrip("@") or None
        if handle is not None and (profile := _PROFILE.fullmatch(handle)) is not None:
            handle = profile[1]
        name = told.get("author_name", "") or None
        if handle is not None and " " in handle:
            # a name: handles have no blanks
            handle, name = None, name or handle
        if handle is None and name is not None and name.startswith("@") and " " not in name:
            handle = name[1:] or None
        key = self._id(told, "author_key") or handle or name
        if not key:
            return None
        return Author(key, handle, name, self._count(told, "followers"))

    def _identity(self, told: _Told, url: str | None) -> tuple[str, str | None]:
        """The network of a row, and the identifier that it gives, None where that is missing or damaged."""
        network = told.get("source", "")
        source = vocabulary.network(network) if network else None
        if self._meaning.ours and network:
            source = network
        if source is None and url is not None:
            source = vocabulary.host_network(url)
        source = source or self._meaning.source
        native = self._id(told, "id")
        # her address of a post outlives what a spreadsheet does to its number
        if source == "x" and url is not None and (native is None or not native.isdigit()) and not self._meaning.ours:
            native = vocabulary.status_id(url) or native
        return source, native

    def _kind(self, told: _Told) -> Kind:
        for name, kind in (("is_repost", Kind.REPOST), ("is_quote", Kind.QUOTE), ("is_reply", Kind.REPLY)):
            if name in self._fields and vocabulary.yes(told.get(name, "")):
                return kind
        word = told.get("kind", "")
        found = vocabulary.kind(word) if word else None
        if found is None:
            return Kind.REPLY if told.get("parent", "") else Kind.ORIGINAL
        return found

    def _count(self, told: _Told, name: str) -> int | None:
        cell = told.get(name, "")
        return count(cell, self._meaning.decimals.get(name)) if cell else None

    def _reading(self, told: _Told) -> Reading:
        if not self._counts:
            return _UNREAD
        likes, shares, replies, quotes, views = (self._count(told, name) for name in COUNTS)
        return Reading(likes, shares, replies, quotes, views)

    def _opinions(self, told: _Told) -> tuple[Opinion, ...]:
        mood = told.get("sentiment", "")
        if not mood or self._meaning.ours or mood.lower() in _NOTHING:
            return ()
        label = vocabulary.label(mood)
        if label is None:
            value = number(mood.replace("−", "-"), self._meaning.decimals.get("sentiment"))
            label = Label.UNKNOWN
            # without a sign anywhere in the column nobody knows where the middle of its scale lies
            if value is not None and self._meaning.signed:
                label = Label.POSITIVE if value > 0 else Label.NEGATIVE if value < 0 else Label.NEUTRAL
        return (Opinion(self._meaning.tool, label, mood[:EXCERPT]),)

    def _other_opinions(self, cells: Sequence[str]) -> tuple[Opinion, ...]:
        """What our own export tells of other tools, a column each."""
        labels = [(tool, vocabulary.label(cells[place].strip())) for tool, place in self._tools if place < len(cells)]
        return tuple(Opinion(tool, label, "") for tool, label in labels if label is not None)

    def _tags(self, told: _Told) -> tuple[str, ...]:
        tags = told.get("tags", "")
        return tuple(dict.fromkeys(tag for each in _TAGS.split(tags) if (tag := each.lstrip("#＃")))) if tags else ()

    def _links(self, told: _Told) -> tuple[str, ...]:
        links = told.get("links", "")
        return tuple(link for link in _LINKS.split(links) if link.startswith(("http://", "https://"))) if links else ()

    def _kept(self, told: _Told) -> Kept:
        seen = told.get("first_seen_at", "")
        corrected = told.get("corrected", "")
        label = vocabulary.label(corrected)
        if label is None and vocabulary.yes(corrected):
            label = vocabulary.label(told.get("sentiment", ""))
        return Kept(first_seen_at=self._meaning.dates.read(seen) if seen else None, correction=label)


_UNREAD: Final = Reading()


def joined(day: str, clock: str) -> str:
    """A day and a time of day as one value; the day alone where its cell has the time already."""
    time = clock_of(clock)
    if time is None:
        return day
    midnight = day.removesuffix(" 00:00:00")
    return f"{midnight} {time}" if ":" not in midnight else day
