"""Makes a backup of a store while others write into it, and puts one back while others look at it.

A backup is one plain file that holds one state of the store. It is copied from a connection that holds a read
transaction, so that a commit of another process neither gets into it nor makes the copying begin anew; it is checked,
and only then gets its name.

Putting one back writes it INTO the store's own file, in one transaction: connections that are open on a file never
notice another one in its place. Whoever looks sees other content at once; whoever writes is told that what it knows
does not hold any more (`connection.writing`). What was there before is kept beside it, to its last commit.
"""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, StoreError, UsageError
from cmdesk.storage import connection as opening
from cmdesk.storage import forgetting
from cmdesk.storage.connection import faults_in_words, restores, set_restores, snapshot
from cmdesk.storage.copying import (
    SIDES,
    Cancel,
    Meter,
    drop,
    fault_in,
    free_path,
    give_name,
    new_copy,
    pour,
    stoppable,
    take_pages,
    unwritable,
)
from cmdesk.storage.passes import carry_spending

_DAMAGED: Final = QT_TRANSLATE_NOOP(
    "errors", "The backup {path} is damaged ({reason}): the store was left as it is. Choose another backup."
)

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, and how much it holds."""

    path: Path
    bytes: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        kept: the file that holds what was there before; None where there was nothing.
        damaged: whether that could not be read any more, so that it was moved aside as it was.
    """

    mentions: int
    kept: Path | None
    damaged: bool


def place(path: Path, wanted: Path | None, stamp: str) -> Path:
    """The file that a backup of the store at `path` becomes.

    Args:
        wanted: that file, or a folder for it; None is the folder `backups` beside the store, made where it is missing.
        stamp: the moment, as it shall stand in a name of our own.

    Raises:
        InputError: the folder cannot be made.
    """
    if wanted is not None and not os.path.isdir(wanted):
        return wanted
    folder = path.parent / "backups" if wanted is None else wanted
    if wanted is None and path.exists():
        try:
            folder.mkdir(exist_ok=True)
        except OSError as fault:
            raise unwritable(folder, fault) from fault
    return free_path(folder, f"cmdesk-{stamp}", ".db")


def back_up(path: Path, target: Path, *, replace: bool, progress: Progress, cancelled: Cancel) -> Backup:
    """Copy the store at `path` to the file `target`.

    Args:
        replace: whether a file that is there already may be replaced.

    Raises:
        UsageError: the target is there, or is the store itself.
        InputError: the target cannot be written.
        StoreError: the store cannot be read, or is damaged.
        Cancelled: it shall stop.
    """
    path = Path(os.path.realpath(path))
    unfinished = target.with_name(f"{target.name}.part")
    with faults_in_words(path), closing(opening.connect_as_it_is(path)) as source, snapshot(source):
        _refuse_target(path, target, replace)
        # this read decides which state is copied
        mentions = _mentions(source)
        with new_copy(unfinished, target) as copy, stoppable(copy, cancelled):
            meter = Meter(2 * source.pragma("page_count"), progress)
            take_pages(copy, source, meter, cancelled)
            fault = fault_in(copy, "quick_check", meter, cancelled)
            if fault is not None:
                raise StoreError(
                    QT_TRANSLATE_NOOP(
                        "errors",
                        "The copy of {path} is not sound ({reason}): no backup was made. Run “cmdesk doctor” to see "
                        "whether the store is damaged.",
                    ),
                    path=path,
                    reason=fault,
                )
    size = unfinished.stat().st_size
    give_name(unfinished, target)
    return Backup(target, size, mentions)


def restore(path: Path, backup: Path, *, stamp: str, progress: Progress, cancelled: Cancel) -> Restored:
    """Put a backup in the place of everything that the store at `path` holds.

    Args:
        stamp: the moment, as it shall stand in the name of what is kept.

    Raises:
        UsageError: the backup is the store itself.
        StoreError: the backup is none, or newer than this program, or damaged; or what lies at `path` is another
            program's, newer than this one, or busy.
        InputError: the backup is missing, there is no room, or nothing may be written there.
        Cancelled: it shall stop.
    """
    path = Path(os.path.realpath(path))
    if not os.path.exists(backup):
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "There is no file {path}: check the path of the backup."), path=backup
        )
    if os.path.exists(path) and os.path.samefile(backup, path):
        raise UsageError(QT_TRANSLATE_NOOP("errors", "{path} is the store itself: name a backup of it."), path=path)
    opening.make_folder(path)
    prepared = path.with_name(f"{path.name}.restoring")
    try:
        with new_copy(prepared, path) as copy, stoppable(copy, cancelled):
            meter = _take_backup(copy, backup, path, progress, cancelled)
            mentions = _bring_up_to_date(copy, backup, meter, cancelled)
            kept = _exchange(path, copy, stamp, meter, cancelled)
        damaged = False
        if kept is None:
            kept = _move_aside(path, stamp)
            damaged = kept is not None
            give_name(prepared, path)
    finally:
        with suppress(OSError):
            drop(prepared)
    return Restored(mentions, kept, damaged)


def _refuse_target(path: Path, target: Path, replace: bool) -> None:
    # os.path: where nothing can be asked of a path, nothing is there; writing to it then says why
    there = os.path.exists(target)
    if there and os.path.exists(path) and os.path.samefile(target, path):
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{path} is the store itself: name another file for its backup."), path=target
        )
    if there and not (replace and os.path.isfile(target)):
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{path} is there already: name another file, or replace it with --force."),
            path=target,
        )
    if any(os.path.exists(f"{target}{side}") for side in SIDES):
        # SQLite would take its log for that of the new file
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "{path} is a store that is open, or was when its program ended: name another file."
            ),
            path=target,
        )
    if not os.path.isdir(target.parent):
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "There is no folder {path}: make it, or name another one for the backup."),
            path=target.parent,
        )


def _take_backup(copy: apsw.Connection, backup: Path, path: Path, progress: Progress, cancelled: Cancel) -> Meter:
    """Copy a backup, and count all that restoring it takes: to copy it, check it, keep what is there, write it in."""
    try:
        with faults_in_words(backup), closing(opening.connect_as_it_is(backup)) as source, snapshot(source):
            pages: int = source.pragma("page_count")
            present = path.stat().st_size // source.pragma("page_size") if path.exists() else 0
            meter = Meter(3 * pages + present, progress)
            take_pages(copy, source, meter, cancelled)
            return meter
    except StoreError as error:
        if isinstance(error.__cause__, apsw.CorruptError | apsw.NotADBError):
            raise StoreError(_DAMAGED, path=backup, reason=error.__cause__) from error
        raise


def _bring_up_to_date(copy: apsw.Connection, backup: Path, meter: Meter, cancelled: Cancel) -> int:
    """Check the copy of a backup and migrate it; returns how many mentions it holds."""
    fault = fault_in(copy, "integrity_check", meter, cancelled)
    if fault is not None:
        raise StoreError(_DAMAGED, path=backup, reason=fault)
    opening.migrate(copy, backup, copied=True)
    set_restores(copy, restores(copy) + 1)
    return _mentions(copy)


def _exchange(path: Path, copy: apsw.Connection, stamp: str, meter: Meter, cancelled: Cancel) -> Path | None:
    """Keep what the store holds, and write the copy into it; None where nothing is there that can be written into.

    Returns:
        The file that holds what was there.
    """
    # what does not even begin as a store is not opened: SQLite would throw its log away
    if not path.exists() or not path.stat().st_size or not opening.recognised(path):
        return None
    kept = free_path(path.parent, f"{path.name}.before-restore-{stamp}")
    try:
        with faults_in_words(path), closing(_open(path)) as live, closing(_open(path)) as reader:
            opening.refuse_newer(reader.pragma("user_version"), path)
            opening.begin_log(live)
            live.pragma("synchronous", "full")
            _fit(copy, reader.pragma("page_size"))
            _write_into(live, reader, copy, kept, meter, cancelled)
            # the log is as long as the backup now; where somebody reads just then, whoever comes last shortens it
            live.set_busy_timeout(0)
            with suppress(apsw.BusyError, apsw.FullError, apsw.IOError):
                live.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    except StoreError as error:
        if isinstance(error.__cause__, apsw.CorruptError | apsw.NotADBError):
            return None
        raise
    return kept


def _write_into(
    live: apsw.Connection, reader: apsw.Connection, copy: apsw.Connection, kept: Path, meter: Meter, cancelled: Cancel
) -> None:
    """Replace all pages of the store in one transaction, once they are kept."""
    done = False
    try:
        number = _keep(reader, kept, meter, cancelled)
        with live.backup("main", copy, "main") as backup:
            # takes the writers' lock and copies nothing yet
            backup.step(0)
            if reader.pragma("data_version") != number:
                _keep(reader, kept, meter, cancelled)
            before = restores(reader) if reader.pragma("user_version") else 0
            set_restores(copy, max(before + 1, restores(copy)))
            carry_spending(reader, copy)
            forgetting.carry(reader, copy)
            pour(backup, meter, cancelled)
            done = True
    finally:
        if not done:
            drop(kept)


def _keep(reader: apsw.Connection, kept: Path, meter: Meter, cancelled: Cancel) -> int:
    """Copy one state of the store to a file.

    Returns:
        The reader's change number when it was still that state.
    """
    number: int = reader.pragma("data_version")
    unfinished = kept.with_name(f"{kept.name}.part")
    with snapshot(reader):
        # a state is chosen by the first read, and this one touches next to nothing of a file that may be damaged
        reader.pragma("schema_version")
        with new_copy(unfinished, kept) as copy:
            take_pages(copy, reader, meter, cancelled)
    give_name(unfinished, kept)
    return number


def _move_aside(path: Path, stamp: str) -> Path | None:
    """Give what lies at the store's path another name, with its log: the log of one file must not meet another."""
    aside = free_path(path.parent, f"{path.name}.damaged-{stamp}")
    there = path.exists() and path.stat().st_size > 0
    try:
        if there:
            try:
                # a second name first, so that at no moment there is no store
                os.link(path, aside)
            except OSError:
                path.replace(aside)
        for side in SIDES:
            log = path.with_name(f"{path.name}{side}")
            if log.exists():
                log.replace(aside.with_name(f"{aside.name}{side}"))
    except OSError as fault:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The damaged store {path} cannot be moved aside ({reason}): close every cmdesk that has it open, then "
                "try again.",
            ),
            path=path,
            reason=fault.strerror or fault,
        ) from fault
    return aside if there else None


def _open(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.set_busy_timeout(opening.BUSY_TIMEOUT_MS)
    return connection


def _fit(copy: apsw.Connection, page_size: int) -> None:
    """Give a copy the page size of the store it is written into: SQLite cannot change that of a file with a log."""
    if copy.pragma("page_size") != page_size:
        copy.pragma("page_size", page_size)
        copy.execute("VACUUM")


def _mentions(connection: apsw.Connection) -> int:
    found: int = connection.execute("SELECT count(*) FROM mention").get
    return found
