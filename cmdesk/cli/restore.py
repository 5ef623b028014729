"""`cmdesk restore`: puts a backup in the place of everything that the store holds, and keeps what was there."""

import argparse
from collections.abc import Callable
from pathlib import Path

from cmdesk import bootstrap
from cmdesk.cli.context import Context, zone
from cmdesk.cli.lifeline import Lifeline
from cmdesk.core.errors import QT_TRANSLATE_NOOP
from cmdesk.core.timeline import file_stamp

_RESTORED = QT_TRANSLATE_NOOP("cli", "{mentions} mentions are back from {restored}.")
_KEPT = QT_TRANSLATE_NOOP(
    "cli", "{mentions} mentions are back from {restored}. What was there before is kept in {kept}."
)
_MOVED = QT_TRANSLATE_NOOP(
    "cli", "{mentions} mentions are back from {restored}. The store was damaged: as it was, it now is {kept}."
)


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk restore`."""
    parser.add_argument("file", type=Path, metavar="FILE", help=translate("cli", "a backup, or any copy of a store"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Restore; returns the exit code."""
    lifeline = Lifeline(context.progress)

    put_back = bootstrap.restore(
        context.store,
        arguments.file,
        stamp=file_stamp(context.now(), zone(None)),
        progress=context.tell_done,
        cancelled=lifeline.cut,
    )
    told = {
        "restored": str(arguments.file),
        "mentions": put_back.mentions,
        "kept": None if put_back.kept is None else str(put_back.kept),
    }
    words = _MOVED if put_back.damaged else _RESTORED if put_back.kept is None else _KEPT
    context.result(
        told,
        as_json=arguments.json,
        words=context.translate("cli", words).format(**told),
        more={"damaged": put_back.damaged},
    )
    return 0
