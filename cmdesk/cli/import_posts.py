"""`cmdesk import`: posts from files into the store, streamed, with counters, progress and a file of rejects.

Every file is opened, and every table looked over whole, before anything is stored: a wrong name or an open question
must not leave half an import behind.
"""

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cmdesk import bootstrap
from cmdesk.cli import archive_report, table_report
from cmdesk.cli.context import Context, zone
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.rejects import Rejects, rejects_file
from cmdesk.cli.track import named, warn_of_unreadable
from cmdesk.config import mappings, paths
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.types import PassCounts
from cmdesk.sources.files import FORMS
from cmdesk.sources.table import Interrupted, TableFile
from cmdesk.sources.table_columns import TableOptions, checked
from cmdesk.sources.vocabulary import network_id

if TYPE_CHECKING:
    from cmdesk.core.ports import PostFile


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk import`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=FORMS, default="auto", help=translate("cli", "what the files hold"))
    parser.add_argument("--lang", metavar="CODE", help=translate("cli", "language of all texts, such as fr"))
    parser.add_argument("--tracker", metavar="NAME", help=translate("cli", "link every row to this tracker by hand"))
    parser.add_argument(
        "--rejects", type=Path, metavar="FILE", help=translate("cli", "where rejected inputs are written")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("cli", "read everything and count, but store nothing")
    )
    parser.add_argument("--json", action="store_true")
    tables = parser.add_argument_group(translate("cli", "tables"))
    tables.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help=translate("cli", "which column holds what, by its name or letter; FIELD= leaves a field out"),
    )
    tables.add_argument("--mapping", metavar="NAME", help=translate("cli", "map the columns as kept under this name"))
    tables.add_argument("--save-mapping", metavar="NAME", help=translate("cli", "keep the mapping under this name"))
    tables.add_argument(
        "--date-format", metavar="FORMAT", help=translate("cli", "dmy, mdy, ymd, or a pattern such as %%d/%%m/%%Y")
    )
    tables.add_argument("--tz", metavar="ZONE", help=translate("cli", "zone of dates that say none"))
    tables.add_argument("--sheet", metavar="NAME", help=translate("cli", "the sheet of a workbook"))
    tables.add_argument(
        "--source", metavar="NETWORK", help=translate("cli", "network of rows that do not say theirs, such as x")
    )


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Import; returns the exit code."""
    options = _options(arguments)
    opened = [bootstrap.open_posts(path, arguments.format, options) for path in arguments.files]
    rejects = Rejects(arguments.rejects or rejects_file(context, arguments.files[0]), context)
    if rejects.path.resolve() in {path.resolve() for path in (*arguments.files, context.store)}:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "The rejects would overwrite {path}, which this import needs: name another file."
            ),
            path=rejects.path,
        )
    tables = [file for file in opened if isinstance(file, TableFile)]
    lifeline = Lifeline(context.progress)
    progress = _Progress(opened, tables, context)
    try:
        for table in tables:
            table.survey(partial(progress.surveyed, table), lifeline.cut)
    except Interrupted:
        empty = PassCounts()
        more = {"dry_run": True} if arguments.dry_run else {}
        context.result(
            {**empty.as_json(), **more},
            as_json=arguments.json,
            words=_words(empty, context),
            more={"cancelled": True, "rejects": None},
        )
        return 0
    if arguments.dry_run:
        return _try(arguments, context, opened, tables, lifeline, progress)
    for table in tables:
        table.settle()
    if arguments.save_mapping is not None:
        _save(arguments, options, tables)
    for table in tables:
        table_report.tell(table, context)
    return _import(arguments, context, opened, rejects, lifeline, progress)


def _import(
    arguments: argparse.Namespace,
    context: Context,
    opened: "list[PostFile]",
    rejects: Rejects,
    lifeline: Lifeline,
    progress: "_Progress",
) -> int:
    store = bootstrap.open_store(context.store)
    try:
        pipeline = bootstrap.make_pipeline(
            store,
            now=context.now(),
            by_hand=None if arguments.tracker is None else named(store, arguments.tracker).id,
            lang=None if arguments.lang is None else bootstrap.language_code(arguments.lang),
        )
        warn_of_unreadable(store.trackers(), context)
        finished = True
        for path, file in zip(arguments.files, opened, strict=True):
            rejects.file = path
            # within a file the pipeline asks after each full batch; many small files have none
            stopped = pipeline.counts.read > 0 and lifeline.cut()
            finished = (
                finished
                and not stopped
                and pipeline.run(file, rejected=rejects.add, progress=progress.tell, cancelled=lifeline.cut)
            )
            if finished:
                archive_report.keep_feeds(file, store, pipeline.counts, context)
        feeds = archive_report.kept_words(opened, store, context)
        hers = store.accounts()
    finally:
        rejects.close()
        store.close()
    for stage, seconds in pipeline.stages.seconds.items():
        if context.verbose:
            context.talk(f"{stage}: {seconds:.2f} s")
    counts = pipeline.counts
    if rejects.written:
        context.warn(
            context.translate("cli", "{rejected} inputs were rejected: see {path}.").format(
                rejected=counts.rejected, path=rejects.path
            )
        )
    accounts = archive_report.strangers(archive_report.owners(opened), hers)
    tables = [file for file in opened if isinstance(file, TableFile)]
    zones = [told for table in tables if (told := table_report.zone_of(table))]
    damaged = sum(map(table_report.damaged_ids, tables))
    context.result(
        counts.as_json(),
        as_json=arguments.json,
        words=_words(counts, context) + feeds,
        more={
            "cancelled": not finished,
            "rejects": str(rejects.path) if rejects.written else None,
            "account": archive_report.account_json(accounts),
            **({"zone": zones[0]} if zones else {}),
            **({"damaged_ids": damaged} if damaged else {}),
            **({"feeds": listed} if (listed := archive_report.feeds_told(opened)) else {}),
        },
    )
    archive_report.offer(accounts, context)
    return 0


def _try(
    arguments: argparse.Namespace,
    context: Context,
    opened: "list[PostFile]",
    tables: list[TableFile],
    lifeline: Lifeline,
    progress: "_Progress",
) -> int:
    """Count what an import would do. Nothing is stored, and no store is made."""
    open_questions = [question for table in tables if (question := table.question()) is not None]
    counts: Mapping[str, int | None] = dict.fromkeys(("read", "added", "known", "rejected"))
    reasons: Mapping[str, int] = {}
    duplicates = dict.fromkeys(map(id, tables), 0)
    finished = True
    if open_questions:
        words = "\n".join(map(context.catalogue.sentence, open_questions))
    else:
        store = bootstrap.open_store(context.store, write=False) if context.store.exists() else None
        try:
            trial = table_report.Trial(store)
            for file in opened:
                before = trial.repeated
                finished = finished and trial.run(file, progress.tell, lifeline.cut)
                duplicates[id(file)] = trial.repeated - before
            archive_report.try_feeds(opened, store, trial.counts)
        finally:
            if store is not None:
                store.close()
        counts, reasons = trial.counts.as_json(), trial.counts.reasons
        words = context.translate(
            "cli", "Tried, nothing stored: {read} read, {added} to add, {known} already known, {rejected} rejected."
        ).format(**counts)
    for table in tables:
        table_report.tell(table, context)
    context.result(
        {
            **counts,
            "dry_run": True,
            "reasons": reasons,
            "tables": [table_report.as_json(table, duplicates[id(table)]) for table in tables],
        },
        as_json=arguments.json,
        words=words,
        more={"cancelled": not finished, "rejects": None},
    )
    return 0


def _words(counts: PassCounts, context: Context) -> str:
    words = context.translate("cli", "{read} read, {added} added, {known} already known, {rejected} rejected.")
    return words.format(**counts.as_json())


def _options(arguments: argparse.Namespace) -> TableOptions:
    """What she says of tables, on the line and in the mapping that she names.

    Raises:
        UsageError: a word of hers means nothing.
    """
    kept = mappings.TableMapping()
    if arguments.mapping is not None:
        kept = mappings.load(paths.mappings_file(), arguments.mapping)
    by_hand = {}
    for word in arguments.map:
        name, equals, column = word.partition("=")
        if not equals:
            raise UsageError(
                QT_TRANSLATE_NOOP(
                    "errors", "{word} maps nothing: write --map FIELD=COLUMN, such as --map text=Message."
                ),
                word=word,
            )
        by_hand[name] = column
    date_format = arguments.date_format or kept.date_format
    columns = checked(kept.columns, date_format) | checked(by_hand, None)
    name = arguments.tz or kept.zone
    source = arguments.source or kept.source
    network = None if source is None else network_id(source)
    if source is not None and network is None:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "There is no network {name}: give one such as x, facebook, news or forum."),
            name=source,
        )
    return TableOptions(
        columns=columns,
        exact=arguments.mapping is not None,
        date_format=date_format,
        zone=zone(name),
        zone_said=name is not None,
        sheet=arguments.sheet,
        source=network,
    )


def _save(arguments: argparse.Namespace, options: TableOptions, tables: list[TableFile]) -> None:
    """Keep what the columns of the first table mean."""
    if not tables:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "There is no mapping to keep: none of these files is a table."),
        )
    columns = tables[0].columns
    mappings.save(
        paths.mappings_file(),
        arguments.save_mapping,
        mappings.TableMapping(
            {name: columns.names[index] for name, index in columns.fields.items()},
            options.date_format,
            str(options.zone) if options.zone_said else None,
            options.source,
        ),
    )


class _Progress:
    """How far an import is: a table is read twice, so its bytes count twice."""

    def __init__(self, opened: "list[PostFile]", tables: list[TableFile], context: Context) -> None:
        self._opened, self._context = opened, context
        self._surveyed = {id(table): 0 for table in tables}
        self._total = sum(file.size for file in opened) + sum(table.size for table in tables)

    def surveyed(self, table: TableFile, position: int) -> None:
        self._surveyed[id(table)] = position
        self._tell(PassCounts(), sum(self._surveyed.values()))

    def tell(self, counts: PassCounts) -> None:
        # before its posts are read, a table stands where the survey left it
        begun = (file for file in self._opened if not isinstance(file, TableFile) or file.begun)
        self._tell(counts, sum(file.position for file in begun) + sum(self._surveyed.values()))

    def _tell(self, counts: PassCounts, done: int) -> None:
        if self._context.progress:
            self._context.event("progress", {"done": done, "total": self._total, **counts.as_json()})
