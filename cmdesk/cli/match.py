"""`cmdesk match`: prints the lines that a query matches, by the same rule as every source, and says why."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

from cmdesk import bootstrap
from cmdesk.cli.context import Context, write_line
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.matching import Candidate, Reason, explained, matches
from cmdesk.core.query import Field, parse, printed


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk match`."""
    parser.add_argument(
        "query", help=translate("cli", 'words, "phrases", #tags, @handles, AND OR NOT, fields such as lang:fr')
    )
    parser.add_argument(
        "file", nargs="?", type=Path, help=translate("cli", "one text or one JSON object a line; without it, stdin")
    )
    parser.add_argument(
        "--explain", action="store_true", help=translate("cli", "say below each line what was found in it, and where")
    )
    parser.add_argument("--json", action="store_true", help=translate("cli", "one JSON object a line, with reasons"))


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Match; returns the exit code."""
    tree = parse(arguments.query)
    analyst, now = bootstrap.make_analyst(), context.now()
    for number, line in enumerate(lines(arguments.file), start=1):
        facts = bootstrap.read_line(line, analyst, now)
        candidate = Candidate(facts.post.text, facts, folded=facts.folded)
        if not matches(tree, candidate):
            continue
        if arguments.json:
            told = [_reason(reason, candidate.text) for reason in explained(tree, candidate)]
            write_line(json.dumps({"line": number, "text": candidate.text, "reasons": told}, ensure_ascii=False))
            continue
        write_line(line)
        if arguments.explain:
            for reason in explained(tree, candidate):
                write_line(f"  {_in_words(reason, candidate.text, context)}")
    return 0


def _reason(reason: Reason, text: str) -> dict[str, object]:
    if isinstance(reason.node, Field):
        return {"term": printed(reason.node)}
    found = text[reason.start : reason.end]
    return {"term": printed(reason.node), "start": reason.start, "end": reason.end, "found": found}


def _in_words(reason: Reason, text: str, context: Context) -> str:
    if isinstance(reason.node, Field):
        return context.translate("cli", "{term} holds").format(term=printed(reason.node))
    return context.translate("cli", "{term}: “{found}”, characters {start} to {end}").format(
        term=printed(reason.node),
        found=" ".join(text[reason.start : reason.end].split()),
        start=reason.start + 1,
        end=reason.end,
    )


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
