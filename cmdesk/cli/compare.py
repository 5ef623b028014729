"""`cmdesk compare`: what other tools said of the mood of mentions, beside our labels; how far they agree."""

import argparse
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from cmdesk import bootstrap
from cmdesk.cli.context import Context, add_period, period, zone
from cmdesk.cli.track import named
from cmdesk.core.tools import TOOLS
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.core.views import Agreement, View
from cmdesk.metrics import agreement
from cmdesk.metrics.agreement import concord

_WORDS: Final = {label: label.name.lower() for label in Label}


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk compare`."""
    parser.add_argument("--tracker", metavar="NAME", help=translate("cli", "a tracker; without it, all mentions"))
    add_period(parser)
    parser.add_argument("--no-reposts", action="store_true", help=translate("cli", "leave reposts out"))
    parser.add_argument("--own", action="store_true", help=translate("cli", "with the posts of your own accounts"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Compare; returns the exit code."""
    start, end = period(arguments.start, arguments.end, zone(arguments.tz))
    store = bootstrap.open_store(context.store, write=False)
    try:
        tracker = None if arguments.tracker is None else named(store, arguments.tracker)
        view = View(
            tracker=ALL_MENTIONS if tracker is None else tracker.id,
            start=start,
            end=end,
            reposts=not arguments.no_reposts,
            own=arguments.own,
        )
        found = store.agreement(view)
    finally:
        store.close()
    tools = [(tool, tuple(counts)) for tool, counts in groupby(found, key=attrgetter("tool"))]
    result = {
        "tracker": None if tracker is None else tracker.name,
        "metric": f"{agreement.NAME}@{agreement.VERSION}",
        "tools": [_numbers(tool, counts) for tool, counts in tools],
    }
    words = "\n\n".join(_words(tool, counts, context) for tool, counts in tools)
    nobody = context.translate("cli", "No other tool says anything of these mentions: import an export of one.")
    context.result(result, as_json=arguments.json, words=words or nobody)
    return 0


def _matrix(counts: Sequence[Agreement]) -> dict[str, dict[str, int]]:
    """Their label -> our label -> mentions."""
    matrix = {theirs: dict.fromkeys(_WORDS.values(), 0) for theirs in _WORDS.values()}
    for count in counts:
        matrix[_WORDS[count.theirs]][_WORDS[count.ours]] = count.mentions
    return matrix


def _numbers(tool: str, counts: Sequence[Agreement]) -> dict[str, object]:
    figures = concord(counts)
    return {
        "tool": tool,
        "mentions": figures.mentions,
        "rate": figures.rate,
        "kappa": figures.kappa,
        "matrix": _matrix(counts),
    }


def _words(tool: str, counts: Sequence[Agreement], context: Context) -> str:
    figures = concord(counts)
    told = context.translate("cli", "{tool}: {mentions} mentions labelled by both").format(
        tool=TOOLS.get(tool, tool), mentions=figures.mentions
    )
    if figures.rate is not None:
        told += context.translate("cli", "; the same label: {rate}").format(rate=f"{figures.rate:.2f}")
    if figures.kappa is not None:
        told += context.translate("cli", "; Cohen's kappa: {kappa}").format(kappa=f"{figures.kappa:.2f}")
    head = "\t".join((context.translate("cli", "theirs \\ ours"), *_WORDS.values()))
    rows = ("\t".join((theirs, *map(str, ours.values()))) for theirs, ours in _matrix(counts).items())
    return "\n".join((told, head, *rows))
