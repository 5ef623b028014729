"""`cmdesk stats`: the numbers behind the charts, bin by bin."""

import argparse
from collections.abc import Callable
from datetime import UTC

from cmdesk import bootstrap
from cmdesk.cli.context import Context, add_period, period, whole, zone
from cmdesk.cli.track import named
from cmdesk.core.timeline import Period, Step, bin_edges, floor, following
from cmdesk.core.types import ALL_MENTIONS, Tally, View
from cmdesk.metrics.net_sentiment import net_sentiment


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk stats`."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=translate("cli", "a tracker; without it, all mentions"))
    parser.add_argument("--by", choices=[step.value for step in Step], default=Step.DAY.value)
    add_period(parser)
    parser.add_argument("--no-reposts", action="store_true", help=translate("cli", "leave reposts out"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Print the bins; returns the exit code."""
    hers, step = zone(arguments.tz), Step(arguments.by)
    first, last = period(arguments.start, arguments.end, hers)
    store = bootstrap.open_store(context.store, create=False)
    try:
        tracker = None if arguments.name is None else named(store, arguments.name)
        view = View(ALL_MENTIONS if tracker is None else tracker.id, reposts=not arguments.no_reposts)
        with store.snapshot():
            span = store.span(view.tracker)
            edges = []
            if span is not None:
                ends = Period(floor(span[0], step, hers), following(floor(span[1], step, hers), step, hers))
                edges = bin_edges(whole(first, last, ends), step, hers)
            elif first is not None and last is not None:
                edges = bin_edges(Period(first, last), step, hers)
            bins = store.series(view, edges)
    finally:
        store.close()
    rows = [
        {"start": start.astimezone(hers).isoformat(), **_numbers(tally)}
        for start, tally in zip(edges, bins, strict=False)
    ]
    result = {
        "tracker": None if tracker is None else tracker.name,
        "by": step.value,
        "zone": str(hers or UTC),
        "bins": rows,
    }
    columns = ("start", "mentions", "positive", "neutral", "negative", "unknown", "net", "reactions")
    lines = ["\t".join(columns)] + ["\t".join("" if row[c] is None else str(row[c]) for c in columns) for row in rows]
    context.result(result, as_json=arguments.json, words="\n".join(lines))
    return 0


def _numbers(tally: Tally) -> dict[str, object]:
    mood = net_sentiment(tally.negative, tally.neutral, tally.positive)
    return {
        "mentions": tally.mentions,
        "positive": tally.positive,
        "neutral": tally.neutral,
        "negative": tally.negative,
        "unknown": tally.unknown,
        "net": None if mood is None else mood.value,
        "low": None if mood is None else mood.low,
        "high": None if mood is None else mood.high,
        "reactions": tally.reactions,
    }
