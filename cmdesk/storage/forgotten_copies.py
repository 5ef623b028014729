"""Forgets a person in the copies of a store, too: backups, what a restore or a migration kept, rejected inputs.

A copy that this version can open is written anew without them. What it cannot, and what only served an older version,
is removed: a copy that keeps what she promised to forget is worse than none.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from typing import Final

import apsw

from cmdesk.core.errors import UserError
from cmdesk.storage import connection as opening
from cmdesk.storage import forgetting

_NOT_COPIES: Final = ("-wal", "-shm", "-journal", ".collecting", ".collecting-paid", ".rejected")


@dataclass(slots=True)
class Cleared:
    """What was done to the copies.

    Attributes:
        rewritten, removed: files, by path.
        rejects: files of rejected inputs that were removed.
    """

    rewritten: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    rejects: int = 0


def clear(path: Path, names: apsw.Connection, cancelled: Callable[[], bool] = lambda: False) -> Cleared:
    """Forget in all copies beside a store who is forgotten in it.

    Args:
        path: of the store.
        names: an open connection to it, which knows who is forgotten.
        cancelled: asked before each copy.

    Raises:
        Cancelled: it was stopped; the copies that are left are cleared the next time.
    """
    cleared = Cleared()
    for copy in _copies(path):
        forgetting.refuse_to_go_on(cancelled)
        if ".version-" not in copy.name and _rewritten(copy, names):
            cleared.rewritten.append(copy)
        else:
            for side in (copy, *(copy.with_name(f"{copy.name}{end}") for end in ("-wal", "-shm", "-journal"))):
                side.unlink(missing_ok=True)
            cleared.removed.append(copy)
    rejected = path.with_name(f"{path.name}.rejected")
    if rejected.is_dir():
        cleared.rejects = sum(1 for one in rejected.iterdir() if one.is_file())
        rmtree(rejected, ignore_errors=True)
    return cleared


def _copies(path: Path) -> Iterator[Path]:
    """Copies of a store beside it, and in the folder of backups."""
    beside = sorted(path.parent.glob(f"{path.name}.*"))
    backups = path.parent / "backups"
    for one in (*beside, *(sorted(backups.iterdir()) if backups.is_dir() else ())):
        if one.is_file() and not one.name.endswith(_NOT_COPIES):
            yield one


def _rewritten(copy: Path, names: apsw.Connection) -> bool:
    """Whether a copy could be brought up to date and cleared."""
    try:
        if not opening.recognised(copy):
            return False
        with closing(apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
            opening.refuse_newer(connection.pragma("user_version"), copy)
            opening.migrate(connection, copy, copied=True)
            forgetting.carry(names, connection)
            connection.execute("VACUUM")
            connection.pragma("journal_mode", "delete")
    except (apsw.Error, UserError, OSError):
        return False
    return True
