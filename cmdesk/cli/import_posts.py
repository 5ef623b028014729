"""`cmdesk import`: posts from files into the store, streamed, with counters, progress and a file of rejects."""

import argparse
import json
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.track import named
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.identity import account_key
from cmdesk.core.networks import NETWORKS
from cmdesk.core.ports import FeedKeeper
from cmdesk.core.types import PassCounts, Rejected
from cmdesk.sources.files import FORMS
from cmdesk.sources.mastodon_archive import MastodonArchive
from cmdesk.sources.opml import OpmlFile
from cmdesk.sources.x_archive import XArchive


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk import`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=FORMS, default="auto", help=translate("cli", "what the files hold"))
    parser.add_argument("--lang", metavar="CODE", help=translate("cli", "language of all texts, such as fr"))
    parser.add_argument("--tracker", metavar="NAME", help=translate("cli", "link every row to this tracker by hand"))
    parser.add_argument(
        "--rejects", type=Path, metavar="FILE", help=translate("cli", "where rejected inputs are written")
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Import; returns the exit code."""
    # every file is opened once before anything is stored: a wrong name must not leave half an import behind
    for path in arguments.files:
        bootstrap.open_posts(path, arguments.format)
    rejects = _Rejects(arguments.rejects or _rejects_file(context, arguments.files[0]), context)
    if rejects.path.resolve() in {path.resolve() for path in (*arguments.files, context.store)}:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "The rejects would overwrite {path}, which this import needs: name another file."
            ),
            path=rejects.path,
        )
    store = bootstrap.open_store(context.store)
    lifeline = Lifeline(context.progress)
    try:
        pipeline = bootstrap.make_pipeline(
            store,
            now=context.now(),
            by_hand=None if arguments.tracker is None else named(store, arguments.tracker).id,
            lang=None if arguments.lang is None else bootstrap.language_code(arguments.lang),
        )
        opened = [bootstrap.open_posts(path, arguments.format) for path in arguments.files]
        total = sum(file.size for file in opened)

        def tell(counts: PassCounts) -> None:
            if context.progress:
                done = sum(file.position for file in opened)
                context.event("progress", {"done": done, "total": total, **counts.as_json()})

        finished = True
        for path, file in zip(arguments.files, opened, strict=True):
            rejects.file = path
            # within a file the pipeline asks after each full batch; many small files have none
            stopped = pipeline.counts.read > 0 and lifeline.cut()
            finished = (
                finished
                and not stopped
                and pipeline.run(file, rejected=rejects.add, progress=tell, cancelled=lifeline.cut)
            )
            if finished and isinstance(file, OpmlFile):
                _keep_feeds(file, store, pipeline.counts, context)
        feeds = len(store.feeds()) if any(isinstance(file, OpmlFile) for file in opened) else None
        accounts = [file.own for file in opened if isinstance(file, XArchive | MastodonArchive) and file.own]
        known = {(account.network, account_key(account.handle)) for account in store.accounts()}
    finally:
        rejects.close()
        store.close()
    for stage, seconds in pipeline.stages.seconds.items():
        if context.verbose:
            context.talk(f"{stage}: {seconds:.2f} s")
    counts = pipeline.counts
    words = context.translate("cli", "{read} read, {added} added, {known} already known, {rejected} rejected.")
    words = words.format(**counts.as_json())
    if feeds is not None:
        words += " " + context.translate("cli", "Feeds kept in this store: {feeds}.").format(feeds=feeds)
    if rejects.written:
        context.warn(
            context.translate("cli", "{rejected} inputs were rejected: see {path}.").format(
                rejected=counts.rejected, path=rejects.path
            )
        )
    context.result(
        counts.as_json(),
        as_json=arguments.json,
        words=words,
        more={
            "cancelled": not finished,
            "rejects": str(rejects.path) if rejects.written else None,
            "account": {"network": accounts[0].network, "handle": accounts[0].handle} if accounts else None,
        },
    )
    for account in dict.fromkeys(accounts):
        if (account.network, account_key(account.handle)) not in known:
            context.talk(
                context.translate(
                    "cli",
                    "These are posts of {handle} on {network}. If the account is yours, leave them out of the counts: "
                    "cmdesk account add {id} {handle}",
                ).format(handle=account.handle, network=NETWORKS[account.network], id=account.network)
            )
    return 0


def _keep_feeds(file: OpmlFile, store: FeedKeeper, counts: PassCounts, context: Context) -> None:
    """Keep the feeds of a list and count them as posts are counted."""
    added = store.add_feeds(file.feeds, now=context.now())
    counts.read += len(file.feeds) + file.repeated
    counts.added += added
    counts.known += len(file.feeds) + file.repeated - added


def _rejects_file(context: Context, imported: Path) -> Path:
    """Beside the store and under its name, so that they are found, and forgotten, together with it; one a pass."""
    folder = context.store.with_name(f"{context.store.name}.rejected")
    stem = f"{imported.resolve().name}.{context.now():%Y%m%d-%H%M%S}"
    paths = (folder / (f"{stem}-{number}.jsonl" if number > 1 else f"{stem}.jsonl") for number in count(1))
    return next(path for path in paths if not path.exists())


class _Rejects:
    """The file of rejected inputs, made when there is a first one: line number, reason, beginning of the input."""

    def __init__(self, path: Path, context: Context) -> None:
        self.path = path
        self.file = path
        self._context = context
        self._open: IO[str] | None = None

    @property
    def written(self) -> bool:
        return self._open is not None

    def add(self, item: Rejected) -> None:
        told = self._context.catalogue.reason(item.reason)
        line = {
            "file": str(self.file),
            "line": item.position,
            "reason": item.reason,
            "words": f"{told}: {item.detail}" if item.detail else told,
            "excerpt": item.excerpt,
        }
        try:
            if self._open is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._open = self.path.open("w", buffering=1, encoding="utf-8", errors="backslashreplace", newline="\n")
            self._open.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as fault:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "errors", "The rejects cannot be written to {path} ({reason}): name another file with --rejects."
                ),
                path=self.path,
                reason=fault.strerror or fault,
            ) from fault

    def close(self) -> None:
        if self._open is not None:
            with suppress(OSError):
                self._open.close()
