"""`cmdesk track`: trackers, added, listed, edited, paused, copied, removed, matched anew over what is stored."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.search_words import remarks
from cmdesk.core.errors import QT_TRANSLATE_NOOP, Cancelled, QueryError, UsageError
from cmdesk.core.naming import copy_name, next_colour
from cmdesk.core.networks import KEYLESS, SEARCHED
from cmdesk.core.query import parse
from cmdesk.core.types import Role, Tracker

if TYPE_CHECKING:
    from cmdesk.storage.store import SqliteStore


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk track`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action in ("add", "edit"):
        below = actions.add_parser(action)
        below.add_argument("name")
        below.add_argument(
            "--query",
            required=action == "add",
            help=translate("cli", 'words, "phrases", #tags, @handles, AND OR NOT, fields such as lang:fr'),
        )
        below.add_argument("--group", help=translate("cli", "the client it is kept for"))
        below.add_argument("--role", choices=[role.value for role in Role])
        below.add_argument("--colour", metavar="#RRGGBB", type=_colour)
        below.add_argument(
            "--source",
            action="append",
            choices=(*SEARCHED, "none"),
            help=translate("cli", "a source that is searched for it; may be repeated (none: no source)"),
        )
        below.add_argument("--json", action="store_true")
        if action == "edit":
            below.add_argument("--name", dest="new_name", metavar="NEW", help=translate("cli", "rename it"))
    for action in ("list", "remove", "rematch"):
        below = actions.add_parser(action)
        below.add_argument("--json", action="store_true")
        if action != "list":
            below.add_argument("name", nargs="?" if action == "rematch" else None)
        if action == "rematch":
            # how the window names it: a name may change, or the tracker go, before the job's turn comes
            below.add_argument("--id", type=int, help=argparse.SUPPRESS)
    for action in ("pause", "resume", "duplicate"):
        below = actions.add_parser(action)
        below.add_argument("name")
        below.add_argument("--json", action="store_true")
        if action == "duplicate":
            below.add_argument("--name", dest="new_name", metavar="NEW", help=translate("cli", "the name of the copy"))


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Do it; returns the exit code."""
    if getattr(arguments, "query", None) is not None:
        parse(arguments.query, of_tracker=True)
    # a mistyped path is no wish for an empty store, where something is expected in it
    store = bootstrap.open_store(context.store, create=arguments.action in ("add", "list"))
    try:
        _ACTIONS[arguments.action](store, arguments, context)
    finally:
        store.close()
    return 0


def named(store: "SqliteStore", name: str) -> Tracker:
    """The tracker of a name, whatever its case.

    Raises:
        UsageError: there is none; says which there are.
    """
    trackers = store.trackers()
    for tracker in trackers:
        if tracker.name.casefold() == name.casefold():
            return tracker
    raise UsageError(
        QT_TRANSLATE_NOOP("errors", "There is no tracker called {name}. There are: {names}."),
        name=name,
        names=", ".join(tracker.name for tracker in trackers) or "–",
    )


def warn_of_unreadable(trackers: Sequence[Tracker], context: Context) -> None:
    """Say which trackers take nothing because their query cannot be read: one of an older or a newer cmdesk."""
    for tracker in trackers:
        if (fault := _fault(tracker)) is not None:
            context.warn(
                context.translate("cli", "The tracker {name} takes nothing, its query cannot be read. {fault}").format(
                    name=tracker.name, fault=context.translate("errors", fault.template).format(**fault.fields)
                )
            )


def _fault(tracker: Tracker) -> QueryError | None:
    try:
        parse(tracker.query, of_tracker=True)
    except QueryError as fault:
        return fault
    return None


def _add(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    tracker = store.add_tracker(
        Tracker(
            arguments.name.strip(),
            arguments.query,
            arguments.colour or next_colour(store.trackers()),
            arguments.group or "",
            Role(arguments.role or Role.TOPIC),
            sources=KEYLESS if arguments.source is None else _sources(arguments.source),
        ),
        now=context.now(),
    )
    _remark(tracker, context)
    _rematch([tracker], store, arguments, context)


def _edit(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    old = named(store, arguments.name)
    new = replace(
        old,
        name=(old.name if arguments.new_name is None else arguments.new_name).strip(),
        query=old.query if arguments.query is None else arguments.query,
        group=old.group if arguments.group is None else arguments.group,
        role=old.role if arguments.role is None else Role(arguments.role),
        colour=arguments.colour or old.colour,
        sources=old.sources if arguments.source is None else _sources(arguments.source),
    )
    store.edit_tracker(new, now=context.now())
    if (new.query, new.sources) != (old.query, old.sources):
        _remark(new, context)
    _rematch([new], store, arguments, context)


def _remark(tracker: Tracker, context: Context) -> None:
    """Say what of its query the networks are not asked for; of one that cannot be read nothing is."""
    if _fault(tracker) is not None:
        return
    for source, search in bootstrap.searches(tracker.query, tracker.sources):
        for sentence in remarks(source, search, context):
            context.talk(sentence)


def _list(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    trackers, counts = store.trackers(), store.counts()
    warn_of_unreadable(trackers, context)
    rows = [
        {
            "name": tracker.name,
            "query": tracker.query,
            "group": tracker.group,
            "role": tracker.role.value,
            "colour": tracker.colour,
            "paused": tracker.paused,
            "sources": sorted(tracker.sources),
            "mentions": counts.get(tracker.id, 0),
        }
        for tracker in trackers
    ]
    paused = context.translate("cli", "paused")
    lines = [
        f"{row['name']}\t{row['mentions']}\t{row['query']}" + (f"\t{paused}" if row["paused"] else "") for row in rows
    ]
    context.result(rows, as_json=arguments.json, words="\n".join(lines))


def _pause(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    tracker = named(store, arguments.name)
    tracker = replace(tracker, paused_at=tracker.paused_at or context.now())
    store.edit_tracker(tracker, now=context.now())
    context.result(
        {"name": tracker.name, "paused": True},
        as_json=arguments.json,
        words=context.translate("cli", "{name} is paused: it keeps what it has, nothing new joins it.").format(
            name=tracker.name
        ),
    )


def _resume(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    tracker = replace(named(store, arguments.name), paused_at=None)
    store.edit_tracker(tracker, now=context.now())
    # what came in meanwhile is found now
    _rematch([tracker], store, arguments, context)


def _duplicate(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    tracker, known = named(store, arguments.name), store.trackers()
    name = arguments.new_name
    if name is None:
        name = copy_name(tracker.name, (one.name for one in known), context.translate("cli", "copy"))
    copied = replace(tracker, name=name.strip(), colour=next_colour(known), id=0)
    _rematch([store.add_tracker(copied, now=context.now(), like=tracker.id)], store, arguments, context)


def _remove(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    tracker = named(store, arguments.name)
    store.remove_tracker(tracker.id, now=context.now())
    context.result(
        {"name": tracker.name},
        as_json=arguments.json,
        words=context.translate("cli", "{name} is no longer watched; its mentions stay.").format(name=tracker.name),
    )


def _rematch_named(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    if arguments.id is not None:
        trackers = [tracker for tracker in store.trackers() if tracker.id == arguments.id]
    else:
        trackers = store.trackers() if arguments.name is None else [named(store, arguments.name)]
    _rematch(trackers, store, arguments, context)


def _rematch(trackers: list[Tracker], store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    lifeline = Lifeline(context.progress)

    def tell(done: int, total: int) -> None:
        context.tell_done(done, total)
        if done < total and lifeline.cut():
            raise Cancelled(
                QT_TRANSLATE_NOOP("errors", "Stopped: run “cmdesk track rematch” to find the other mentions.")
            )

    if arguments.action != "rematch" or len(trackers) > 1:
        # a stored query that cannot be read (any more) stops neither the others nor an edit of something else
        warn_of_unreadable(trackers, context)
        moved = [(0, 0) if _fault(tracker) else bootstrap.rematch(store, tracker, tell) for tracker in trackers]
    else:
        moved = [bootstrap.rematch(store, tracker, tell) for tracker in trackers]
    counts = store.counts()
    rows = [
        {"name": tracker.name, "mentions": counts.get(tracker.id, 0), "added": added, "removed": removed}
        for tracker, (added, removed) in zip(trackers, moved, strict=True)
    ]
    lines = [
        context.translate("cli", "{name}: {mentions} mentions ({added} added, {removed} removed)").format(**row)
        for row in rows
    ]
    if arguments.action != "rematch" or arguments.name is not None:
        result: object = rows[0]
    elif arguments.id is not None:
        result = rows[0] if rows else {"name": "", "mentions": 0, "added": 0, "removed": 0}
    else:
        result = rows
    context.result(result, as_json=arguments.json, words="\n".join(lines))


def _sources(named: list[str]) -> frozenset[str]:
    return frozenset(named) - {"none"}


def _colour(text: str) -> str:
    if len(text) != 7 or text[0] != "#" or any(digit not in "0123456789abcdefABCDEF" for digit in text[1:]):
        raise argparse.ArgumentTypeError(f"{text}: #RRGGBB")
    return text.lower()


_ACTIONS = {
    "add": _add,
    "edit": _edit,
    "list": _list,
    "pause": _pause,
    "resume": _resume,
    "duplicate": _duplicate,
    "remove": _remove,
    "rematch": _rematch_named,
}
