"""`cmdesk collect`: asks every source when it is due, and stores what the trackers watch; with `--once` once.

With `--once` what may be paid for is told before anything is asked; without, what is paid is asked only where it is
named. A source that fails is told and keeps no other from being read; the command fails only when all of them did.
"""

import argparse
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from cmdesk import bootstrap
from cmdesk.cli.collect_report import CollectProgress, CollectWords
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.rejects import Rejects, collected_rejects
from cmdesk.cli.search_words import refused
from cmdesk.cli.track import named, warn_of_unreadable
from cmdesk.config import paths, settings
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.networks import SOURCE_IDS
from cmdesk.core.passes import dollars
from cmdesk.core.types import PassCounts, Tracker

if TYPE_CHECKING:
    from cmdesk.collector.collection import Collector
    from cmdesk.collector.walker import Report
    from cmdesk.core.passes import Inquiry
    from cmdesk.core.ports import Source
    from cmdesk.storage.store import SqliteStore

NEW_STORE = QT_TRANSLATE_NOOP(
    "errors",
    "There is nothing to collect: follow a feed with cmdesk source add ADDRESS, or add a tracker with cmdesk track add "
    "NAME --query WORD.",
)

NOTHING_NAMED = QT_TRANSLATE_NOOP(
    "errors",
    "Nothing of what you named can be asked: the tracker is paused, or names no such source (cmdesk track edit NAME "
    "--source SOURCE), or its query holds no word to look for, or no feed is followed.",
)


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk collect`."""
    parser.add_argument(
        "--once",
        action="store_true",
        help=translate("cli", "ask each source once, then end; without it, ask them again and again until stopped"),
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        choices=SOURCE_IDS,
        help=translate("cli", "ask this source only; may be repeated"),
    )
    parser.add_argument(
        "--tracker",
        action="append",
        default=[],
        metavar="NAME",
        help=translate("cli", "search for this tracker only, and read no feeds; may be repeated"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=translate("cli", "ask nobody; tell how much would be asked, and its price"),
    )
    parser.add_argument("--session-keys", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Collect; returns the exit code."""
    if not arguments.once and not arguments.dry_run:
        from cmdesk.cli.collect_always import run as always

        return always(arguments, context)
    lifeline = Lifeline(context.progress)
    if arguments.session_keys:
        context.secrets.use_all(keys_of(lifeline.first_line()))
    preferences = settings.for_asking(paths.settings_file())
    sources = bootstrap.make_sources(preferences, context.secrets, context.now, names=arguments.source)
    # a price can be told of a store that may not be written, too
    write = not (arguments.dry_run and context.store.exists())
    with closing(bootstrap.open_store(context.store, write=write)) as store:
        collector = bootstrap.make_collector(store, sources, preferences, context.secrets, context.now)
        wanted = {named(store, name).id for name in arguments.tracker}
        warn_of_unreadable(store.trackers(), context)
        asked = collector.inquiries(wanted)
        if not context.progress:  # the window tells it where it lists the sources
            _tell_refused(sources, store.trackers(), wanted, context)
        if not asked:
            raise UsageError(NOTHING_NAMED if wanted or arguments.source else NEW_STORE)
        if arguments.dry_run:
            return _foretell(collector, asked, store, arguments, context)
        with bootstrap.collecting(context.store, sources):
            return _collect(collector, asked, arguments, context, lifeline)


def _tell_refused(
    sources: "Sequence[Source]", trackers: Sequence[Tracker], wanted: Collection[int], context: Context
) -> None:
    """Say which sources have no words for the query of a tracker."""
    named_sources = {source.id for source in sources}
    for source, tracker, sentence in refused(trackers, context):
        if source in named_sources and (not wanted or tracker.id in wanted):
            template = context.translate("cli", "{tracker}: {sentence}")
            context.talk(template.format(tracker=tracker.name, sentence=sentence))


def _collect(
    collector: "Collector",
    asked: "Sequence[tuple[Source, Inquiry]]",
    arguments: argparse.Namespace,
    context: Context,
    lifeline: Lifeline,
) -> int:
    price = collector.price(asked)
    if price.most and not context.progress:
        # of a quiet run, too; the window has asked about it before
        context.warn(price_words(price.most, price.spent, price.ceiling, context))
    progress = CollectProgress(len(asked), context)
    rejects = collected_rejects(context)
    try:
        reports = collector.collect(
            asked,
            rejected=lambda inquiry, item: rejects.add(item, inquiry.target),
            tell=progress.tell,
            cancelled=lifeline.cut,
        )
    finally:
        rejects.close()
    return _tell(reports, rejects, arguments, context)


def _tell(reports: "Sequence[Report]", rejects: Rejects, arguments: argparse.Namespace, context: Context) -> int:
    words = CollectWords(context)
    total = PassCounts()
    for report in reports:
        total.add(report.counts, PassCounts())
    failed = [report for report in reports if report.fault is not None]
    waiting = [report for report in reports if report.waits_until is not None]
    if rejects.written:
        context.warn(
            context.translate("cli", "{rejected} inputs were rejected: see {path}.").format(
                rejected=total.rejected, path=rejects.path
            )
        )
    result = {
        **total.as_json(),
        "unmatched": total.unmatched,
        "asked": len(reports) - len(waiting),
        "failed": len(failed),
        "waiting": len(waiting),
        "cost": sum(report.cost for report in reports),
        "passes": [words.as_json(report) for report in reports],
    }
    context.result(
        result,
        as_json=arguments.json,
        words="\n".join((*map(words.line, reports), words.total(total))),
        more={"cancelled": any(not report.done for report in reports)},
    )
    # nothing at all came of it
    return 1 if failed and len(failed) == len(reports) else 0


def _foretell(
    collector: "Collector",
    asked: "Sequence[tuple[Source, Inquiry]]",
    store: "SqliteStore",
    arguments: argparse.Namespace,
    context: Context,
) -> int:
    waiting = len(asked) - len(collector.may_be_asked(asked))
    price = collector.price(asked)
    words = context.translate("cli", "{asked} inquiries would be asked, {waiting} wait.").format(
        asked=len(asked) - waiting, waiting=waiting
    )
    if price.most:
        words = f"{words}\n{price_words(price.most, price.spent, price.ceiling, context)}"
    context.result(
        {
            "asked": len(asked) - waiting,
            "waiting": waiting,
            "most": price.most,
            "spent": price.spent,
            "ceiling": price.ceiling,
        },
        as_json=arguments.json,
        words=words,
    )
    return 0


def price_words(most: int, spent: int, ceiling: int, context: Context) -> str:
    """What X can cost, in words; amounts in millionths of a dollar."""
    return context.translate(
        "cli",
        "X: this can cost {most} US dollars at most; {spent} of your {ceiling} for this month may be spent already.",
    ).format(most=dollars(most), spent=dollars(spent), ceiling=dollars(ceiling))


def keys_of(line: bytes) -> Mapping[str, str]:
    """The keys of this session, as the first line on stdin tells them.

    Raises:
        UsageError: it is none.
    """
    try:
        told = json.loads(line or b"{}")
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not all(isinstance(key, str) for key in told.values()):
        raise UsageError(QT_TRANSLATE_NOOP("errors", "The first line of the input holds no keys: it must be JSON."))
    return told
