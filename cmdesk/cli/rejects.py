"""The file in which `cmdesk import` writes down what it rejected, so that nothing she gave is lost.

One JSON object a line, made when there is a first one and written at once: a crash loses none. Of what is collected
by itself, day after day, only so much is kept, and only for so long: it holds what people wrote.
"""

import json
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import IO, Final

from cmdesk.cli.context import Context
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.types import Rejected

KEPT: Final = timedelta(days=30)
"""How long what was rejected of what was collected is kept: as raw objects are."""
MOST_COLLECTED: Final = 5_000_000
"""Bytes of the rejects of one collector: enough to see what is wrong, however long it runs."""

_COLLECTED: Final = "collect"


def collected_rejects(context: Context) -> "Rejects":
    """Where a collection writes down what it rejected."""
    return Rejects(rejects_file(context, context.store.with_name(_COLLECTED)), context, most=MOST_COLLECTED)


def drop_old(context: Context) -> None:
    """Remove what was rejected long ago of what was collected; what she imported is hers to remove."""
    oldest = (context.now() - KEPT).timestamp()
    for path in context.store.with_name(f"{context.store.name}.rejected").glob(f"{_COLLECTED}.*.jsonl"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def rejects_file(context: Context, imported: Path) -> Path:
    """Beside the store and under its name, so that they are found, and forgotten, together with it; one a pass."""
    folder = context.store.with_name(f"{context.store.name}.rejected")
    stem = f"{imported.resolve().name}.{context.now():%Y%m%d-%H%M%S}"
    paths = (folder / (f"{stem}-{number}.jsonl" if number > 1 else f"{stem}.jsonl") for number in count(1))
    return next(path for path in paths if not path.exists())


class Rejects:
    """The file of rejected inputs: line number, reason, beginning of the input.

    Attributes:
        path: where it is written.
        file: the input that is being read.
    """

    def __init__(self, path: Path, context: Context, *, most: int | None = None) -> None:
        """Make nothing yet: the file is made when there is a first rejection.

        Args:
            most: bytes after which nothing more is written; None writes all.
        """
        self._most, self._size = most, 0
        self.path = path
        self.file = path
        self._context = context
        self._open: IO[str] | None = None

    @property
    def written(self) -> bool:
        """Whether anything was rejected."""
        return self._open is not None

    def add(self, item: Rejected, source: str | None = None) -> None:
        """Write down a rejection, at once.

        Args:
            source: where it comes from; the file that is being read where nothing is said.

        Raises:
            InputError: it cannot be written.
        """
        if self._most is not None and self._size >= self._most:
            return
        line = {
            "file": source or str(self.file),
            "line": item.position,
            "reason": item.reason,
            "words": self._words(item),
            "excerpt": item.excerpt,
        }
        try:
            if self._open is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._open = self.path.open("w", buffering=1, encoding="utf-8", errors="backslashreplace", newline="\n")
            written = json.dumps(line, ensure_ascii=False) + "\n"
            self._size += len(written.encode(errors="backslashreplace"))
            self._open.write(written)
        except OSError as fault:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "errors", "The rejects cannot be written to {path} ({reason}): name another file with --rejects."
                ),
                path=self.path,
                reason=fault.strerror or fault,
            ) from fault

    def _words(self, item: Rejected) -> str:
        reason = self._context.catalogue.reason(item.reason)
        if not item.detail:
            return reason
        return self._context.translate("cli", "{reason}: {detail}").format(reason=reason, detail=item.detail)

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            with suppress(OSError):
                self._open.close()
