"""`cmdesk match`: prints the lines that a query matches, by the same rule as every source."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

from cmdesk.cli.context import Context, write_line
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import parse


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk match`."""
    parser.add_argument("query")
    parser.add_argument("file", nargs="?", type=Path, help=translate("cli", "one text a line; without it, stdin"))


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Match; returns the exit code."""
    tree = parse(arguments.query)
    for line in lines(arguments.file):
        if matches(tree, Candidate(line)):
            write_line(line)
    return 0


def lines(path: Path | None) -> Iterator[str]:
    r"""Texts of a file or of stdin, ended by `\n` alone, each as soon as it is there.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        with nullcontext(sys.stdin.buffer) if path is None else path.open("rb") as file:
            for number, line in enumerate(file):
                text = line.removesuffix(b"\n").decode("utf-8", "replace")
                yield text if number else text.removeprefix("\ufeff")
    except OSError as fault:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be read ({reason}): check the name and its permissions."),
            path=path,
            reason=fault.strerror or fault,
        ) from fault
