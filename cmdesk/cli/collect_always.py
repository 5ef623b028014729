"""`cmdesk collect` without `--once`: the collector that always runs, until somebody stops it.

It ends cleanly on Ctrl+C and SIGTERM, when the desk that started it lets go of it, and when word comes by the store.
"""

import argparse
import signal
import threading
from contextlib import closing
from types import FrameType
from typing import TYPE_CHECKING

from cmdesk import bootstrap
from cmdesk.cli.collect_report import CollectProgress, CollectWords
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.rejects import collected_rejects, drop_old
from cmdesk.config import paths, settings
from cmdesk.config.priority import give_way
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.source_cards import CARDS
from cmdesk.core.types import PassCounts

if TYPE_CHECKING:
    from cmdesk.collector.walker import Report


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Collect until stopped; returns the exit code."""
    if arguments.tracker:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "A single tracker is asked once only: add --once, or leave --tracker out.")
        )
    stop = _Stop()
    lifeline = Lifeline(context.progress)
    preferences = settings.for_asking(paths.settings_file())
    named = arguments.source or [source for source, card in CARDS.items() if card.keyless]
    sources = bootstrap.make_sources(preferences, context.secrets, context.now, names=named, follow=True)
    drop_old(context)
    rejects = collected_rejects(context)
    told = _Told(context)
    with (
        closing(bootstrap.open_store(context.store)) as store,
        bootstrap.collecting(context.store, sources),
        closing(rejects),
    ):
        give_way()
        service = bootstrap.make_service(
            store,
            sources,
            preferences,
            context.secrets,
            context.now,
            rejected=lambda inquiry, item: rejects.add(item, inquiry.target),
            tell=told.tell,
            hindered=lambda busy: context.warn(context.catalogue.sentence(busy)),
        )
        service.run(lambda: stop.wanted or lifeline.cut())
    context.result(
        {**told.total.as_json(), "unmatched": told.total.unmatched},
        as_json=arguments.json,
        words=CollectWords(context).total(told.total),
        more={"cancelled": False},
    )
    return 0


class _Stop:
    """Notices that the system, or she at a terminal, wants it to end."""

    def __init__(self) -> None:
        self.wanted = False
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), self._heard)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self.wanted = True


class _Told:
    """Tells each pass as it goes, and adds up."""

    def __init__(self, context: Context) -> None:
        self.total = PassCounts()
        self._progress = CollectProgress(0, context)

    def tell(self, report: "Report") -> None:
        """What the service calls."""
        if report.done:
            self.total.add(report.counts, PassCounts())
        self._progress.tell(report)
