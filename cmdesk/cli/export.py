"""`cmdesk export`: the mentions of a view as CSV, an Excel workbook or JSON lines, whole or not at all."""

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cmdesk import __version__, bootstrap
from cmdesk.cli.context import Context, add_period, period, zone
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.track import named
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.query import parse
from cmdesk.core.types import ALL_MENTIONS, UNDETERMINED, Label, Tracker
from cmdesk.core.views import View
from cmdesk.export.forms import Dialect, Form, Order, Summary

if TYPE_CHECKING:
    from cmdesk.storage.store import SqliteStore

STDOUT: Final = Path("-")
_ENDINGS: Final = {
    ".csv": (Form.CSV, False),
    ".csv.gz": (Form.CSV, True),
    ".xlsx": (Form.XLSX, False),
    ".jsonl": (Form.JSONL, False),
    ".jsonl.gz": (Form.JSONL, True),
}


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk export`."""
    parser.add_argument(
        "out", type=Path, metavar="OUT", help=translate("cli", "a name in .csv, .xlsx or .jsonl (.gz); - is stdout")
    )
    parser.add_argument(
        "--format", choices=[form.value for form in Form], help=translate("cli", "where the name does not say it")
    )
    parser.add_argument("--tracker", metavar="NAME", help=translate("cli", "a tracker; without it, all mentions"))
    add_period(parser)
    labels = [label.name.lower() for label in Label]
    for name, choices, metavar in (("--label", labels, None), ("--source", None, "S"), ("--language", None, "L")):
        parser.add_argument(name, nargs="+", action="extend", default=[], choices=choices, metavar=metavar)
    parser.add_argument("--filter", metavar="QUERY", help=translate("cli", "only mentions that it matches"))
    parser.add_argument("--no-reposts", action="store_true", help=translate("cli", "leave reposts out"))
    parser.add_argument(
        "--no-copies",
        action="store_true",
        help=translate("cli", "count reposts and near-duplicates of a mention once, as that mention"),
    )
    parser.add_argument("--own", action="store_true", help=translate("cli", "with the posts of your own accounts"))
    parser.add_argument(
        "--dialect",
        choices=[dialect.value for dialect in Dialect],
        default=Dialect.EXCEL_FR.value,
        help=translate("cli", "of CSV: for a French Excel, for an English one, or plain, for programs"),
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Export; returns the exit code."""
    form, packed = _form(arguments)
    hers = zone(arguments.tz)
    if arguments.filter is not None:
        parse(arguments.filter)  # what cannot be read is told before anything is opened
    _spare_the_store(arguments.out, context)
    store = bootstrap.open_store(context.store, write=False)
    lifeline = Lifeline(context.progress)

    try:
        tracker = None if arguments.tracker is None else named(store, arguments.tracker)
        view, accounts = asked_view(arguments, tracker, hers), bool(store.accounts())
        order = Order(
            view=view,
            form=form,
            zone=hers,
            now=context.now(),
            dialect=Dialect(arguments.dialect),
            packed=packed,
            about=lambda summary: _about(context, view, tracker, hers, accounts, summary),
        )
        if arguments.out == STDOUT:
            return _to_stdout(store, order, context, lifeline)
        summary = bootstrap.export_mentions(
            store, order, arguments.out, progress=context.tell_done, cancelled=lifeline.cut
        )
    finally:
        store.close()
    _warn(context, summary)
    words = context.translate("cli", "{mentions} mentions were written to {out} ({bytes} bytes).")
    result = {"out": str(arguments.out), "mentions": summary.mentions, "bytes": summary.bytes}
    context.result(result, as_json=arguments.json, words=words.format(**result))
    return 0


def asked_view(arguments: argparse.Namespace, tracker: Tracker | None, hers: tzinfo) -> View:
    """The view that the options name.

    Raises:
        UsageError: an option means nothing.
    """
    start, end = period(arguments.start, arguments.end, hers)
    return View(
        tracker=ALL_MENTIONS if tracker is None else tracker.id,
        start=start,
        end=end,
        labels=frozenset(Label[name.upper()] for name in arguments.label),
        sources=frozenset(arguments.source),
        languages=frozenset(_languages(arguments.language)),
        reposts=not arguments.no_reposts,
        copies=not arguments.no_copies,
        own=arguments.own,
        query=arguments.filter or "",
    )


def _to_stdout(store: "SqliteStore", order: Order, context: Context, lifeline: Lifeline) -> int:
    try:
        summary = bootstrap.export_mentions(store, order, sys.stdout.buffer, cancelled=lifeline.cut)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "The result cannot be written ({reason}): make room where it goes."),
            reason=fault.strerror or fault,
        ) from fault
    _warn(context, summary)
    context.talk(context.translate("cli", "{mentions} mentions were written.").format(mentions=summary.mentions))
    return 0


def _form(arguments: argparse.Namespace) -> tuple[Form, bool]:
    """The form of the file, and whether it is compressed."""
    name = arguments.out.name.lower()
    found = next((found for ending, found in _ENDINGS.items() if name.endswith(ending)), None)
    if arguments.format is not None:
        found = (Form(arguments.format), name.endswith(".gz") and arguments.format != Form.XLSX)
    elif arguments.out == STDOUT:
        found = (Form.CSV, False)
    if found is None:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The name {path} does not say what to write: end it in .csv, .xlsx or .jsonl, or give --format.",
            ),
            path=arguments.out,
        )
    if arguments.out == STDOUT and (found[0] is Form.XLSX or arguments.json or arguments.progress):
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "Only CSV and JSON lines go to stdout, and nothing beside them: name a file in place of -."
            )
        )
    return found


def _spare_the_store(out: Path, context: Context) -> None:
    kept = context.store.resolve()
    if out.resolve() in (kept, *(kept.with_name(kept.name + ending) for ending in ("-wal", "-shm"))):
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{path} is the store itself: give the export another name."), path=out
        )


def _languages(asked: Iterable[str]) -> Iterable[str]:
    return (code if code == UNDETERMINED else bootstrap.language_code(code) for code in asked)


def _warn(context: Context, summary: Summary) -> None:
    if summary.cut:
        context.warn(
            context.translate("cli", "{count} texts were too long for a cell of Excel: they end in “…”.").format(
                count=summary.cut
            )
        )


def _about(
    context: Context,
    view: View,
    tracker: Tracker | None,
    hers: tzinfo,
    accounts: bool,
    summary: Summary,
) -> list[tuple[str, str | int]]:
    """What the sheet *About* says."""
    filters = view.keywords(accounts)

    def told(text: str) -> str:
        return context.translate("cli", text)

    ends = (None if end is None else end.astimezone(hers).isoformat() for end in (view.start, view.end))
    return [
        (
            told(QT_TRANSLATE_NOOP("cli", "Tracker")),
            told(QT_TRANSLATE_NOOP("cli", "All mentions")) if tracker is None else tracker.name,
        ),
        (told(QT_TRANSLATE_NOOP("cli", "Query")), "" if tracker is None else tracker.query),
        (told(QT_TRANSLATE_NOOP("cli", "Period")), " – ".join(end or "…" for end in ends)),
        (told(QT_TRANSLATE_NOOP("cli", "Zone")), str(hers)),
        (told(QT_TRANSLATE_NOOP("cli", "Filters")), " ".join(filters) or "–"),
        (told(QT_TRANSLATE_NOOP("cli", "Mentions")), summary.mentions),
        (told(QT_TRANSLATE_NOOP("cli", "Texts cut")), summary.cut),
        (told(QT_TRANSLATE_NOOP("cli", "Scorers")), ", ".join(sorted(summary.scorers)) or "–"),
        (told(QT_TRANSLATE_NOOP("cli", "Written at")), context.now().astimezone(hers).isoformat(" ", "seconds")),
        (told(QT_TRANSLATE_NOOP("cli", "Written by")), f"cmdesk {__version__}"),
        *(
            (name, told(formula))
            for name, formula in (
                (
                    "reactions",
                    QT_TRANSLATE_NOOP(
                        "cli",
                        "likes + shares + replies + quotes at the latest reading; empty where the network does not say "
                        "and for reposts, whose counts are those of the original. Views are apart.",
                    ),
                ),
                (
                    "sentiment",
                    QT_TRANSLATE_NOOP(
                        "cli",
                        "your label where “corrected” is true, else the scorer's. “unknown” is not “neutral”: nothing "
                        "in the text could be judged.",
                    ),
                ),
                (
                    "compound, confidence",
                    QT_TRANSLATE_NOOP(
                        "cli", "the scorer's polarity from -1 to 1, and the probability that it gives its own label."
                    ),
                ),
                (
                    "net sentiment",
                    QT_TRANSLATE_NOOP(
                        "cli", "the mood in cmdesk: (positive - negative) / (positive + neutral + negative)."
                    ),
                ),
            )
        ),
    ]
