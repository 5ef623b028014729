"""Small tables of names: source, language and scorer ids, so that a mention holds a number instead of a text."""

from typing import Literal

import apsw

NameTable = Literal["source", "language", "scorer"]


class Names:
    """Ids of the names of one table, read once and added to inside write transactions.

    After a rollback `forget` must be called: an id given out in it does not exist.
    """

    def __init__(self, connection: apsw.Connection, table: NameTable) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._table = table
        self._ids: dict[str, int] = {}

    def id_of(self, name: str) -> int:
        """The id of a name, made where it is new; the caller holds a write transaction."""
        known = self._ids.get(name)
        if known is None:
            known = self._read(name)
            if known is None:
                self._connection.execute(f"INSERT INTO {self._table} (name) VALUES (?)", (name,))
                known = self._connection.last_insert_rowid()
            self._ids[name] = known
        return known

    def ids_of(self, names: frozenset[str]) -> list[int]:
        """Ids of those names that the store knows, for a reader: unknown names are left out."""
        found = [self._read(name) for name in sorted(names)]
        return [number for number in found if number is not None]

    def forget(self) -> None:
        """Drop what was read."""
        self._ids.clear()

    def _read(self, name: str) -> int | None:
        found: int | None = self._connection.execute(f"SELECT id FROM {self._table} WHERE name = ?", (name,)).get
        return found
