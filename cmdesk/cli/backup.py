"""`cmdesk backup`: one file that holds a state of the store, while whoever uses the store goes on."""

import argparse
from collections.abc import Callable
from pathlib import Path

from cmdesk import bootstrap
from cmdesk.cli.context import Context, zone
from cmdesk.cli.lifeline import Lifeline
from cmdesk.core.timeline import file_stamp


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk backup`."""
    parser.add_argument(
        "out",
        nargs="?",
        type=Path,
        metavar="OUT",
        help=translate("cli", "the file to write, or its folder; without it, the folder backups beside the store"),
    )
    parser.add_argument("--force", action="store_true", help=translate("cli", "replace a file that is there"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Back up; returns the exit code."""
    lifeline = Lifeline(context.progress)

    made = bootstrap.back_up(
        context.store,
        arguments.out,
        stamp=file_stamp(context.now(), zone(None)),
        replace=arguments.force,
        progress=context.tell_done,
        cancelled=lifeline.cut,
    )
    told = {"out": str(made.path), "bytes": made.bytes, "mentions": made.mentions}
    words = context.translate("cli", "{mentions} mentions are backed up in {out}.")
    context.result(told, as_json=arguments.json, words=words.format(**told))
    return 0
