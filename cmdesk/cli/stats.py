"""`cmdesk stats`: the numbers behind the charts, bin by bin."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from cmdesk import bootstrap
from cmdesk.cli.context import Context, add_period, period, zone
from cmdesk.cli.track import named
from cmdesk.core.query import parse
from cmdesk.core.timeline import Period, Step, bin_edges, floor, following, step_for
from cmdesk.core.types import ALL_MENTIONS, Tracker
from cmdesk.core.views import Tally, View
from cmdesk.metrics.mood import Method
from cmdesk.metrics.net_sentiment import net_sentiment
from cmdesk.ui.charts.data import CorrectedCurve
from cmdesk.ui.moods import read_curve


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk stats`."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=translate("cli", "a tracker; without it, all mentions"))
    parser.add_argument("--by", choices=[step.value for step in Step], default=Step.DAY.value)
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


@dataclass(frozen=True, slots=True)
class Bins:
    """What `stats` prints and `chart` draws: n + 1 edges, n tallies; both empty where there is nothing.

    Attributes:
        accounts: whether she has own accounts, whose posts the view counts or leaves out.
        corrected: the moods of the bins where they were to be corrected.
    """

    tracker: Tracker | None
    view: View
    step: Step
    edges: Sequence[datetime]
    tallies: Sequence[Tally]
    accounts: bool = False
    corrected: CorrectedCurve | None = None


def read_bins(
    context: Context,
    name: str | None,
    step: Step | None,
    ends: tuple[datetime | None, datetime | None],
    hers: tzinfo,
    *,
    reposts: bool,
    copies: bool = True,
    own: bool = False,
    query: str | None = None,
    method: Method = Method.COUNTED,
) -> Bins:
    """Read the bins of a tracker.

    Args:
        name: of the tracker; None for all mentions.
        step: None takes the one that suits the period.
        ends: of the period, the last excluded; None is the first, or the last mention.
        query: only mentions that it matches; None for all.
        method: how moods are found.

    Raises:
        UsageError: there is no such tracker, or the query cannot be read, or too few labels are there to correct by.
        StoreError: there is no such store.
    """
    if query is not None:
        parse(query)
    store = bootstrap.open_store(context.store, write=False)
    try:
        tracker = None if name is None else named(store, name)
        view = View(
            ALL_MENTIONS if tracker is None else tracker.id,
            reposts=reposts,
            own=own,
            query=query or "",
            copies=copies,
        )
        accounts = bool(store.accounts())
        with store.snapshot():
            span = store.span(view)
            first, last = ends
            if span is not None:
                first, last = first or span[0], last or span[1] + timedelta(microseconds=1)
            if first is None or last is None or last <= first:
                return Bins(tracker, view, step or Step.DAY, (), (), accounts)
            step = step or step_for(Period(first, last))
            # an end that she did not set is that of a whole bin
            period = Period(
                first if ends[0] else floor(first, step, hers),
                last if ends[1] else following(floor(span[1] if span else last, step, hers), step, hers),
            )
            edges = bin_edges(period, step, hers)
            tallies = store.series(view, edges)
            corrected = None
            if method is Method.CORRECTED:
                corrected = read_curve(store, view, edges, tallies, bootstrap.model_card)
            return Bins(tracker, view, step, edges, tallies, accounts, corrected)
    finally:
        store.close()


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Print the bins; returns the exit code."""
    hers, step = zone(arguments.tz), Step(arguments.by)
    ends = period(arguments.start, arguments.end, hers)
    bins = read_bins(
        context,
        arguments.name,
        step,
        ends,
        hers,
        reposts=not arguments.no_reposts,
        copies=not arguments.no_copies,
        own=arguments.own,
        query=arguments.filter,
    )
    rows = [
        {"start": start.astimezone(hers).isoformat(), **_numbers(tally)}
        for start, tally in zip(bins.edges, bins.tallies, strict=False)
    ]
    result = {
        "tracker": None if bins.tracker is None else bins.tracker.name,
        "by": step.value,
        "zone": str(hers),
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
