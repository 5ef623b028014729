"""The composition root: the only place that knows which classes are real.

Rooms are imported inside the functions, so that a command loads what it uses and nothing else: `stats` starts without
Qt, the window without py3langid's model. What asks the networks is made in `asking`.
"""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from cmdesk.bootstrap.asking import (
    find_feeds,
    limits,
    make_client,
    make_dialler,
    make_rereaders,
    make_sources,
    searches,
)
from cmdesk.core import languages
from cmdesk.core.errors import QT_TRANSLATE_NOOP, QueryError, StoreBusyError, UsageError, UserError
from cmdesk.core.query import parse
from cmdesk.core.source_cards import CARDS
from cmdesk.core.types import Tracker

if TYPE_CHECKING:
    from cmdesk.collector.collection import Collector
    from cmdesk.collector.pipeline import Pipeline
    from cmdesk.collector.post_facts import PostFacts
    from cmdesk.collector.service import Service
    from cmdesk.collector.walker import Report
    from cmdesk.config.secrets import Secrets
    from cmdesk.config.settings import Settings
    from cmdesk.core.corrections import HeadReport, Personal
    from cmdesk.core.passes import Inquiry
    from cmdesk.core.ports import MentionReader, PostFile, Scorer, Source
    from cmdesk.core.translations import Translation
    from cmdesk.core.types import Rejected
    from cmdesk.export.forms import Order, Summary
    from cmdesk.metrics.model_card import ModelCard
    from cmdesk.sentiment.analyst import RoutedAnalyst
    from cmdesk.sentiment.linear import LinearScorer
    from cmdesk.sources.labelled_texts import LabelledFile
    from cmdesk.sources.table_columns import TableOptions
    from cmdesk.storage.backup import Backup, Restored
    from cmdesk.storage.store import SqliteStore
    from cmdesk.ui.chart_file import ChartOrder
    from cmdesk.ui.options import DeskOptions


__all__ = ["find_feeds", "make_client", "make_dialler", "make_rereaders", "make_sources", "searches"]

SYSTEM_LIBRARIES: Final = (
    "libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)
"""Debian's packages that Qt needs and its wheels do not hold."""


def open_store(path: Path, *, create: bool = True, write: bool = True) -> "SqliteStore":
    """Open the store.

    Args:
        create: whether it is made where it is missing.
        write: False for a command that only reads: it then works on a store that may not be written, too.

    Raises:
        StoreError: it cannot be used as it is.
    """
    from cmdesk.storage.store import SqliteStore

    return SqliteStore(path, create=create, write=write)


def back_up(
    path: Path,
    target: Path | None,
    *,
    stamp: str,
    replace: bool,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> "Backup":
    """Copy a store to a file; see `storage.backup.back_up`.

    Args:
        target: the file, or a folder in which it gets a name of its own; None is the folder `backups` beside the store.
        stamp: the moment, as it shall stand in that name.
    """
    from cmdesk.storage.backup import back_up as made
    from cmdesk.storage.backup import place

    return made(path, place(path, target, stamp), replace=replace, progress=progress, cancelled=cancelled)


def restore(
    path: Path, backup: Path, *, stamp: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> "Restored":
    """Put a backup in the place of all that a store holds; see `storage.backup.restore`."""
    from cmdesk.storage.backup import restore as put_back

    return put_back(path, backup, stamp=stamp, progress=progress, cancelled=cancelled)


def make_analyst(personal: "Personal | None" = None) -> "RoutedAnalyst":
    """Language and sentiment of texts, with the scorers that ship.

    Args:
        personal: what they take from her; nothing where it is None.
    """
    from cmdesk.sentiment.analyst import RoutedAnalyst
    from cmdesk.sentiment.brand_words import BrandWords
    from cmdesk.sentiment.language import LanguageDetector
    from cmdesk.sentiment.lexicon_fr import FrenchLexicon
    from cmdesk.sentiment.lexicon_plain import CALIBRATIONS, PlainLexicon
    from cmdesk.sentiment.vader import Vader

    scorers: list[Scorer] = [_linear(personal), FrenchLexicon(), Vader(), *map(PlainLexicon, CALIBRATIONS)]
    words = BrandWords(() if personal is None else personal.words)
    return RoutedAnalyst(LanguageDetector(), scorers, words)


def _linear(personal: "Personal | None") -> "LinearScorer":
    """The trained scorer, with the head that she chose where it fits this version of it."""
    from cmdesk.sentiment.head import Head
    from cmdesk.sentiment.linear import ID, LinearScorer

    if personal is None or personal.head is None:
        return LinearScorer()
    number, body = personal.head
    head = Head.from_bytes(body)
    return LinearScorer(head=head, number=number) if head.base == ID else LinearScorer()


def learn(store: "SqliteStore", *, now: datetime) -> "tuple[int, HeadReport]":
    """Let the trained scorer learn from her corrections; what it learnt is in use from now on.

    Returns:
        The number of the head, and what is to be known of it.

    Raises:
        UserError: there are too few corrections, or what it would learn does more harm than good.
    """
    from cmdesk.sentiment.brand_words import BrandWords
    from cmdesk.sentiment.linear import LinearScorer
    from cmdesk.sentiment.refit import learn as learnt

    head, report = learnt(store.labelled(), LinearScorer(), words=BrandWords(store.brand_words()))
    return store.keep_head(head.to_bytes(), report, now=now), report


def model_card() -> "ModelCard":
    """The card of the trained scorer."""
    import json
    from importlib.resources import files

    from cmdesk.metrics.model_card import card_of

    return card_of(json.loads((files("cmdesk.resources") / "models" / "linear.json").read_text(encoding="utf-8")))


def language_code(name: str) -> str:
    """The ISO 639-1 code of a language tag: "fr" of "fr-FR".

    Raises:
        UsageError: it is none.
    """
    code = languages.language_code(name)
    if code is None:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{code} is no language code: give two letters, such as fr or en."), code=name
        )
    return code


def open_posts(path: Path, form: str, table: "TableOptions | None" = None) -> "PostFile":
    """Open a file of posts.

    Args:
        form: one of `cmdesk.sources.files.FORMS`.
        table: what she says of a table.

    Raises:
        InputError: it cannot be read, or is of no known form.
        UsageError: what she says of a table is not in it.
    """
    from cmdesk.sources.files import open_posts as opened

    return opened(path, form, table)


def open_labelled_texts(path: Path, split: str | None = None) -> "LabelledFile":
    """Open a file of labelled texts; see `sources.labelled_texts.LabelledFile`."""
    from cmdesk.sources.labelled_texts import LabelledFile

    return LabelledFile(path, split)


def make_pipeline(
    store: "SqliteStore", *, now: datetime, by_hand: int | None = None, lang: str | None = None
) -> "Pipeline":
    """The pipeline that brings posts into a store; see `Pipeline`."""
    from cmdesk.collector.pipeline import Pipeline
    from cmdesk.storage import raw

    return Pipeline(store, make_analyst(store.personal()), raw.pack, now=now, by_hand=by_hand, lang=lang)


def make_collector(
    store: "SqliteStore",
    sources: "Sequence[Source]",
    preferences: "Settings",
    secrets: "Secrets",
    now: Callable[[], datetime],
) -> "Collector":
    """What asks sources and stores what they give; see `Collector`."""
    from cmdesk.collector.collection import Collector

    return Collector(
        store,
        sources,
        make_pipeline(store, now=now()),
        now=now,
        limits=limits(preferences, now),
        rereaders=make_rereaders(preferences, secrets, now),
    )


def collecting(store: Path, sources: "Sequence[Source]") -> AbstractContextManager[None]:
    """Be the only collection of a store from these sources while inside; see `collector.lock`."""
    from cmdesk.collector.lock import collecting as alone

    keyless = [CARDS[source.id].keyless for source in sources]
    return alone(store, free=any(keyless), paid=not all(keyless))


def make_service(
    store: "SqliteStore",
    sources: "Sequence[Source]",
    preferences: "Settings",
    secrets: "Secrets",
    now: Callable[[], datetime],
    *,
    rejected: "Callable[[Inquiry, Rejected], None]",
    tell: "Callable[[Report], None]",
    hindered: Callable[[StoreBusyError], None],
) -> "Service":
    """The collector that always runs; see `collector.service`."""
    from cmdesk.collector.service import Service
    from cmdesk.core.scheduling import frequencies_of

    return Service(
        store,
        sources,
        make_pipeline(store, now=now()),
        rereaders=make_rereaders(preferences, secrets, now),
        limits=limits(preferences, now),
        frequencies=frequencies_of(preferences.frequencies),
        keep_months=preferences.retention_months,
        make_analyst=make_analyst,
        now=now,
        rejected=rejected,
        tell=tell,
        hindered=hindered,
    )


def export_mentions(
    reader: "MentionReader",
    order: "Order",
    out: "Path | BinaryIO",
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> "Summary":
    """Write mentions into a file or a stream; see `cmdesk.export.mentions`.

    Raises:
        InputError: the file cannot be written.
        Cancelled: she stopped it.
    """
    from cmdesk.export.mentions import write_file, write_stream

    if isinstance(out, Path):
        return write_file(reader, order, out, progress=progress, cancelled=cancelled)
    return write_stream(reader, order, out, progress=progress, cancelled=cancelled)


def read_line(line: str, analyst: "RoutedAnalyst", now: datetime) -> "PostFacts":
    """A line of text as a post, and what is known of it: of one in our JSON form whatever it tells.

    A line that is none of these, or tells something that cannot be, is a text like any other.
    """
    from cmdesk.collector.post_facts import PostFacts
    from cmdesk.sources.jsonl import post_of_line

    return PostFacts(post_of_line(line, now), lambda post: analyst.analyse(post.text, post.lang))


def rematch(
    store: "SqliteStore", tracker: Tracker, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[int, int]:
    """Bring the links of a tracker in line with its query.

    Returns:
        Links added and removed.
    """
    return store.rematch(tracker, parse(tracker.query, of_tracker=True), progress)


def fill_demo(path: Path, now: datetime) -> None:
    """Make the demonstration store: always the same for the same `now`."""
    from cmdesk.sources import demo

    store = open_store(path)
    try:
        for tracker in demo.TRACKERS:
            store.add_tracker(tracker, now=now)
        for account in demo.ACCOUNTS:
            store.add_account(account, now=now)
        make_pipeline(store, now=now).run(demo.posts(now), rejected=lambda _item: None)
    finally:
        store.close()


def write_chart(order: "ChartOrder", path: Path) -> None:
    """Paint a chart into a PNG, SVG or PDF file, as the ending of its name says.

    Raises:
        UsageError: the name has another ending.
        InputError: nothing can be written there.
        UserError: Qt lacks a system library.
    """
    from cmdesk.ui.chart_file import write_chart as written

    with _system_libraries():
        written(order, path)


def run_desk(options: "DeskOptions", secrets: "Secrets") -> int:
    """Open the window, or paint it; returns the exit code."""
    from cmdesk.config import logs, mappings, paths, settings
    from cmdesk.core.scheduling import Rhythm
    from cmdesk.ui.options import DeskServices

    logs.begin(paths.log_file(), secrets)
    with _system_libraries():
        from cmdesk.ui.app import run

    preferences = paths.settings_file()

    def keep(name: str, value: str | bool | float) -> None:
        settings.save(preferences, settings.changed(settings.load(preferences), name, value))

    # -P: a folder that happens to be called cmdesk where she started us must not be run in our place
    command = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-P", "-m", "cmdesk")
    return run(
        options,
        DeskServices(
            open_store=lambda: open_store(options.store),
            make_analyst=partial(_analyst_of, options.store),
            job_command=(*command, "--store", str(options.store)),
            demo_command=(*command, "--demo"),
            keep_setting=keep,
            setting=lambda name: getattr(settings.load(preferences), name),
            keys=secrets,
            gaps=lambda: {
                source.id: source.gap for source in make_sources(settings.load(preferences), secrets, options.clock)
            },
            x_most=_x_most,
            mapping_names=lambda: mappings.names(paths.mappings_file()),
            translate_query=_translations,
            model_card=model_card,
            rhythms=lambda: {
                source.id: Rhythm(source.gap, source.every, source.live)
                for source in make_sources(settings.load(preferences), secrets, options.clock)
            },
        ),
    )


def _analyst_of(path: Path) -> "RoutedAnalyst":
    """What judges texts as the store at `path` wants it now."""
    store = open_store(path)
    try:
        return make_analyst(store.personal())
    finally:
        store.close()


def _translations(query: str, sources: Collection[str]) -> "list[Translation]":
    """For the window, while she types: of what cannot be read yet there is none."""
    from cmdesk.ui.translation_words import translation

    try:
        return [translation(source, search) for source, search in searches(query, sources)]
    except QueryError:
        return []


def _x_most(posts: int) -> int:
    from cmdesk.sources.x_price import most_of_pass

    return most_of_pass(posts)


@contextmanager
def _system_libraries() -> Iterator[None]:
    """Say in words which packages are missing where Qt cannot be loaded."""
    try:
        yield
    except ImportError as fault:
        if sys.platform != "linux" or ".so" not in str(fault):
            raise
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors",
                "A system library is missing ({reason}). On Debian or Ubuntu: sudo apt-get install -y {packages}",
            ),
            reason=str(fault).split(":")[0],
            packages=SYSTEM_LIBRARIES,
        ) from fault
