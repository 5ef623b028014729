"""What `cmdesk import` says of tables: the report of a dry run, and the sentences that she should know."""

from collections.abc import Callable, Iterable
from typing import Any, Final, Protocol

from cmdesk.cli.context import Context
from cmdesk.core.errors import UserError
from cmdesk.core.types import PassCounts, Post, Rejected
from cmdesk.sources.columns import FIELDS
from cmdesk.sources.table import TableFile
from cmdesk.sources.table_posts import COUNTS

_CELL: Final = 200
_BATCH: Final = 2000
_MOST_RECENT: Final = 100_000


def zone_of(table: TableFile) -> str | None:
    """The zone that was taken for moments without one; None where every moment says its own."""
    found = table.survey()
    return str(found.zone) if found.missing_zone else None


def damaged_ids(table: TableFile) -> int:
    """How many identifiers of posts a spreadsheet damaged."""
    ids = table.survey().ids
    return ids["id"].damaged if "id" in ids else 0


def tell(table: TableFile, context: Context) -> None:
    """Say what she should know of a table."""
    found = table.survey()
    translate = context.translate
    if (name := zone_of(table)) is not None and table.question() is None:
        context.warn(
            translate("cli", "{path}: dates without a zone are read as {zone}; say another one with --tz.").format(
                path=table.path, zone=name
            )
        )
    if table.sheet is not None and len(table.sheets) > 1:
        context.warn(translate("cli", "{path}: the sheet {sheet} is read.").format(path=table.path, sheet=table.sheet))
    if damaged := damaged_ids(table):
        context.warn(
            translate(
                "cli",
                "{path}: {count} identifiers were damaged by a spreadsheet; their posts are told apart by address, or "
                "by author, text and time.",
            ).format(path=table.path, count=damaged)
        )
    if "reactions" in table.columns.fields and not set(COUNTS[:4]) & set(table.columns.fields):
        column = table.columns.names[table.columns.fields["reactions"]]
        context.warn(
            translate(
                "cli",
                "{path}: the column {column} is a total that cannot be parted into likes, shares and replies; it is "
                "kept with each row, but not counted.",
            ).format(path=table.path, column=column)
        )
    if not found.rows:
        context.warn(translate("cli", "{path} names its columns and holds no rows.").format(path=table.path))


def as_json(table: TableFile, duplicates: int) -> dict[str, Any]:
    """The report of one table, as the desk reads it."""
    found, columns = table.survey(), table.columns
    field_of = {index: name for name, index in columns.fields.items()}
    dates = found.dates
    return {
        "file": str(table.path),
        "form": table.form,
        "encoding": table.encoding,
        "separator": table.separator,
        "decimal": found.decimal,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "header_line": table.layout.line,
        "rows": found.rows,
        "preset": columns.preset.name if columns.preset is not None else None,
        "columns": [{"name": name, "field": field_of.get(index)} for index, name in enumerate(columns.names)],
        "fields": list(FIELDS),
        "preview": [[cell[:_CELL] for cell in row] for row in found.preview],
        "dates": None
        if dates is None
        else {
            "column": columns.names[columns.fields["posted_at"]],
            "formats": list(dates.formats),
            "ask": list(dates.ask),
            "example": dates.example,
            "missing_zone": found.missing_zone,
            "zone": str(found.zone),
        },
        "damaged_ids": damaged_ids(table),
        "duplicates": duplicates,
        "missing": list(columns.missing),
    }


class KnowsPosts(Protocol):
    """What a dry run asks of the store."""

    def known(self, keys: Iterable[tuple[str, str]]) -> int:
        """How many of these posts are stored."""
        ...


class Trial:
    """Counts what an import would do, without doing it.

    Attributes:
        counts: as an import would give them.
        repeated: posts that came before in the same files.
    """

    def __init__(self, store: KnowsPosts | None) -> None:
        """Take the store that would be imported into; None where there is none yet."""
        self.counts = PassCounts()
        self.repeated = 0
        self._store = store
        self._seen = _Seen()

    def run(
        self, items: Iterable[Post | Rejected], progress: Callable[[PassCounts], None], cancelled: Callable[[], bool]
    ) -> bool:
        """Read everything; whether the end was reached.

        Raises:
            UserError: `items` cannot be read to its end.
        """
        batch: list[tuple[str, str]] = []
        taken = 0
        try:
            for item in items:
                taken += 1
                if isinstance(item, Post):
                    batch.append((item.source, item.native))
                else:
                    self.counts.rejected += 1
                    self.counts.reasons[item.reason] = self.counts.reasons.get(item.reason, 0) + 1
                if taken == _BATCH:
                    self._count(batch, taken, progress)
                    batch, taken = [], 0
                    if cancelled():
                        return False
        except UserError:
            self._count(batch, taken, progress)
            raise
        self._count(batch, taken, progress)
        return True

    def _count(self, batch: list[tuple[str, str]], taken: int, progress: Callable[[PassCounts], None]) -> None:
        fresh = [key for key in batch if self._seen.add(key)]
        stored = self._store.known(fresh) if self._store is not None else 0
        self.repeated += len(batch) - len(fresh)
        self.counts.read += taken
        self.counts.known += len(batch) - len(fresh) + stored
        self.counts.added += len(fresh) - stored
        progress(self.counts)


class _Seen:
    """Which keys came before, in eight bytes for each: millions of posts are looked at while nothing is stored.

    Two keys are taken for one where 64 bits of their hashes agree: among ten million posts that is a chance of about
    three in a million, in a number that is an estimate anyway.
    """

    def __init__(self) -> None:
        import numpy as np  # a dry run alone needs it

        self._np = np
        self._recent: set[int] = set()
        self._old = np.empty(0, dtype=np.int64)

    def add(self, key: tuple[str, str]) -> bool:
        """Remember a key; whether it is new."""
        number = hash(key)
        if number in self._recent:
            return False
        at = int(self._np.searchsorted(self._old, number)) if len(self._old) else 0
        if at < len(self._old) and int(self._old[at]) == number:
            return False
        self._recent.add(number)
        if len(self._recent) >= _MOST_RECENT:
            recent = self._np.fromiter(self._recent, dtype=self._np.int64, count=len(self._recent))
            recent.sort()
            # not union1d: it takes fifty bytes for each key
            self._old = self._np.insert(self._old, self._np.searchsorted(self._old, recent), recent)
            self._recent.clear()
        return True
