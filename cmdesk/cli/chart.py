"""`cmdesk chart`: a chart as a picture that can be traced to its numbers."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cmdesk import bootstrap
from cmdesk.cli.context import Context, add_period, period, zone
from cmdesk.cli.stats import read_bins
from cmdesk.config.settings import THEMES
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.timeline import Step
from cmdesk.metrics.mood import Method
from cmdesk.ui.chart_file import ChartOrder
from cmdesk.ui.presets import POST, PRESETS, Sheet, form_of, no_such_form

KINDS: Final = ("volume", "mood", "volume-mood")


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk chart`."""
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--out", required=True, type=Path, metavar="CHART.png|.svg|.pdf")
    parser.add_argument("--tracker", metavar="NAME", help=translate("cli", "a tracker; without it, all mentions"))
    parser.add_argument(
        "--size",
        default=POST,
        help=translate("cli", "pixels, such as 1200x675 (a post) or 1920x1080 (slides); or screen; or a4 (300 dpi)"),
    )
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--transparent", action="store_true", help=translate("cli", "leave the background out"))
    parser.add_argument("--title")
    parser.add_argument(
        "--method",
        choices=[Method.COUNTED.value, Method.CORRECTED.value],
        default=Method.COUNTED.value,
        help=translate("cli", "how moods are found: counted, or corrected by 50 labels of yours or more"),
    )
    parser.add_argument("--by", choices=[step.value for step in Step])
    add_period(parser)
    parser.add_argument("--filter", metavar="QUERY", help=translate("cli", "only mentions that it matches"))
    parser.add_argument("--no-reposts", action="store_true", help=translate("cli", "leave reposts out"))
    parser.add_argument(
        "--no-copies",
        action="store_true",
        help=translate("cli", "count reposts and near-duplicates of a mention once, as that mention"),
    )
    parser.add_argument("--own", action="store_true", help=translate("cli", "count the posts of your own accounts too"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Paint it; returns the exit code."""
    if form_of(arguments.out) is None:
        raise no_such_form(arguments.out)
    hers = zone(arguments.tz)
    sheet = _sheet(arguments.size)
    first, last = period(arguments.start, arguments.end, hers)
    bins = read_bins(
        context,
        arguments.tracker,
        None if arguments.by is None else Step(arguments.by),
        (first, last),
        hers,
        reposts=not arguments.no_reposts,
        copies=not arguments.no_copies,
        own=arguments.own,
        query=arguments.filter,
        method=Method(arguments.method),
    )
    if not bins.edges:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "There is no mention to draw: import some first, or name a period with --from and --to."
            )
        )
    bootstrap.write_chart(
        ChartOrder(
            kind=arguments.kind,
            view=bins.view,
            tracker=bins.tracker,
            edges=bins.edges,
            bins=bins.tallies,
            step=bins.step,
            zone=hers,
            language=context.catalogue.language,
            theme=arguments.theme,
            sheet=sheet,
            clear=arguments.transparent,
            title=arguments.title,
            now=context.now(),
            accounts=bins.accounts,
            corrected=bins.corrected,
        ),
        arguments.out,
    )
    mentions = sum(tally.mentions for tally in bins.tallies)
    context.result({"out": str(arguments.out), "mentions": mentions}, as_json=arguments.json, words=str(arguments.out))
    return 0


def _sheet(text: str) -> Sheet:
    if text.lower() in PRESETS:
        return PRESETS[text.lower()]
    match = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if match is None or not (320 <= int(match[1]) and 200 <= int(match[2])):
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "{text} is no size for a chart: write it as 1200x675, from 320x200 on, or screen or a4."
            ),
            text=text,
        )
    return Sheet(int(match[1]), int(match[2]))
