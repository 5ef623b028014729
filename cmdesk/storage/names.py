"""Small tables of names: source, language and scorer ids, so that a mention holds a number instead of a text."""

from typing import Literal

import apsw

NameTable = Literal["source", "language", "scorer"]


class Names(dict[str, int]):
    """Ids by the names of one table: read when first asked for, made where a name is new.

    A new name is stored at once, so the caller of `names[...]` holds a write transaction. After a rollback `clear` must
    be called: an id given out in it does not exist.
    """

    def __init__(self, connection: apsw.Connection, table: NameTable) -> None:
        """Read nothing yet."""
        super().__init__()
        self._connection = connection
        self._table = table

    def __missing__(self, name: str) -> int:
        known = self._read(name)
        if known is None:
            self._connection.execute(f"INSERT INTO {self._table} (name) VALUES (?)", (name,))
            known = self._connection.last_insert_rowid()
        self[name] = known
        return known

    def ids_of(self, names: frozenset[str]) -> list[int]:
        """Ids of those names that the store knows, for a reader: unknown names are left out."""
        found = [self._read(name) for name in sorted(names)]
        return [number for number in found if number is not None]

    def _read(self, name: str) -> int | None:
        found: int | None = self._connection.execute(f"SELECT id FROM {self._table} WHERE name = ?", (name,)).get
        return found
