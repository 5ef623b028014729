"""`cmdesk source test`: asks a source for one page and shows how it answered. Nothing of it is stored.

What is paid is asked only where the command allows it by `--paid`, within her ceiling, and is counted like any pass.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.cli.track import named
from cmdesk.config import paths, settings
from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError, UsageError
from cmdesk.core.networks import FOLLOWED, SOURCE_IDS
from cmdesk.core.passes import Inquiry, dollars
from cmdesk.core.query import parse
from cmdesk.core.source_cards import CARDS
from cmdesk.core.types import ALL_MENTIONS, Feed, Post, Tracker

if TYPE_CHECKING:
    from cmdesk.collector.trial import Trial
    from cmdesk.core.ports import Source
    from cmdesk.net.answer import Heard
    from cmdesk.storage.store import SqliteStore

WORD: Final = "bonjour"
"""What is searched for where nothing is named and no tracker looks there."""

_TARGET: Final = "test"
_LONGEST: Final = 280


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk source test`."""
    parser.add_argument("source", choices=SOURCE_IDS)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--tracker", metavar="NAME", help=translate("cli", "search for what this tracker looks for"))
    what.add_argument("--query", metavar="QUERY", help=translate("cli", "search for this query"))
    what.add_argument("--feed", metavar="ADDRESS", help=translate("cli", "read this feed"))
    parser.add_argument(
        "--place", metavar="PLACE", help=translate("cli", "ask this server or edition, where there are several")
    )
    parser.add_argument("--paid", action="store_true", help=translate("cli", "allow what the test can cost"))
    parser.add_argument("--session-keys", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Test it; returns the exit code."""
    # not above: every command would load what asks servers
    from cmdesk.collector.trial import Trial, try_out
    from cmdesk.core.passes import Fetched

    lifeline = Lifeline(context.progress)
    if arguments.session_keys:
        from cmdesk.cli.collect import keys_of

        context.secrets.use_all(keys_of(lifeline.first_line()))
    heard: list[Heard] = []
    # few posts: what is paid by the post is tested for as little as can be
    preferences = replace(settings.for_asking(paths.settings_file()), x_posts=0)
    # what an address is, a feed or a channel, is the sources' to say
    names = FOLLOWED if arguments.feed is not None and arguments.source in FOLLOWED else (arguments.source,)
    sources = bootstrap.make_sources(preferences, context.secrets, context.now, names=names, heard=heard.append)
    write = arguments.paid or not context.store.exists()
    with ExitStack() as stack:
        store = stack.enter_context(closing(bootstrap.open_store(context.store, write=write)))
        source, inquiry = _inquiry(sources, arguments, store, context)
        most = source.most(inquiry)
        if most > 0:
            if not arguments.paid:
                raise UsageError(
                    QT_TRANSLATE_NOOP(
                        "errors",
                        "A test asks {source} for one page, which can cost {amount} US dollars: allow it with --paid.",
                    ),
                    source=context.translate("sources", SOURCE_IDS[source.id]),
                    amount=dollars(most),
                )
            stack.enter_context(bootstrap.collecting(context.store, [source]))
        begun, fault = time.monotonic(), None
        if most > 0:
            fault = bootstrap.make_collector(store, [source], preferences, context.secrets, context.now).refusal(
                source, inquiry
            )
        if fault is not None:
            trial, most = Trial(Fetched(), fault), 0
        elif most > 0:
            trial = _counted(store, source, inquiry, most, context)
        else:
            trial = try_out(source, inquiry, context.now)
        seconds = time.monotonic() - begun
    _tell(inquiry, trial, heard, seconds, most, arguments, context)
    return 0 if trial.fault is None else 1


def _counted(store: "SqliteStore", source: "Source", inquiry: Inquiry, most: int, context: Context) -> "Trial":
    """Ask for what is paid: the most that it can cost counts for the ceiling from before it is asked for."""
    from cmdesk.collector.trial import try_out

    # a name of its own: it is no pass of the tracker
    number = store.begin_pass(replace(inquiry, target=_TARGET, tracker=ALL_MENTIONS), now=context.now())
    store.reserve(number, most)
    trial = try_out(source, inquiry, context.now)
    store.end_pass(number, now=context.now(), fault=trial.fault)
    return trial


def _inquiry(
    sources: "Sequence[Source]", arguments: argparse.Namespace, store: "SqliteStore", context: Context
) -> "tuple[Source, Inquiry]":
    """What is asked, and of whom.

    Raises:
        UsageError: there is nothing to ask.
        QueryError: the query cannot be read.
    """
    asked = [(source, one) for source in sources for one in source.inquiries(*_watched(source, arguments, store))]
    place = arguments.place
    if place is not None:
        asked = [(source, one) for source, one in asked if place in (one.place, one.target.partition(" ")[0])]
    if not asked:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors",
                "There is nothing to ask {source} for: follow a feed, or give a query that holds a word to look for, "
                "or name a server or edition that is among your preferences.",
            ),
            source=context.translate("sources", SOURCE_IDS[arguments.source]),
        )
    return asked[0]


def _watched(
    source: "Source", arguments: argparse.Namespace, store: "SqliteStore"
) -> tuple[Sequence[Tracker], Sequence[Feed]]:
    """The one tracker or feed that the test is for."""
    here = frozenset({source.id})
    if not CARDS[source.id].searched:
        feeds = [feed for feed in store.feeds() if feed.gone_at is None]
        if arguments.feed is not None:
            known = [feed for feed in feeds if arguments.feed in (feed.url, feed.address, feed.title)]
            feeds = known or [Feed(arguments.feed, arguments.feed, typed=True)]
        return (), feeds
    if arguments.query is not None:
        parse(arguments.query, of_tracker=True)
        return (Tracker(arguments.query, arguments.query, id=1, sources=here),), ()
    if arguments.tracker is not None:
        tracker = named(store, arguments.tracker)
    else:
        looking = [one for one in store.trackers() if source.id in one.sources and not one.paused]
        tracker = next(iter(looking), Tracker(WORD, WORD, id=1))
    return (replace(tracker, sources=here, paused_at=None),), ()


def _tell(
    inquiry: Inquiry,
    trial: "Trial",
    heard: "Sequence[Heard]",
    seconds: float,
    cost: int,
    arguments: argparse.Namespace,
    context: Context,
) -> None:
    fetched, fault = trial.fetched, trial.fault
    read = len(fetched.posts)
    rejected = sum(not isinstance(post, Post) for post in fetched.posts)
    sentence = None if fault is None else context.catalogue.sentence(fault)
    requests = [
        {"status": one.status, "host": one.host, "bytes": one.size, "ms": round(one.seconds * 1000)} for one in heard
    ]
    size = fetched.size or sum(one.size for one in heard)
    quota = fetched.quota
    told: dict[str, Any] = {
        "source": inquiry.source,
        "title": inquiry.title,
        "target": inquiry.target,
        "place": inquiry.place or None,
        "ok": fault is None,
        "kind": None if fault is None else fault.kind,
        "sentence": sentence,
        "notes": [context.catalogue.sentence(note) for note in fetched.notes],
        "requests": requests,
        "bytes": size,
        "ms": round(seconds * 1000),
        "read": read,
        "rejected": rejected,
        "first": None if trial.first is None else _post_json(trial.first),
        "quota": None
        if quota is None
        else {
            "limit": quota.limit,
            "remaining": quota.remaining,
            "resets_at": None if quota.resets_at is None else quota.resets_at.isoformat(),
        },
        "cost": cost,
    }
    context.result(told, as_json=arguments.json, words=_words(told, fault, context))


def _post_json(post: Post) -> Mapping[str, object]:
    author = post.author
    return {
        "posted_at": None if post.undated else post.posted_at.isoformat(),
        "author": None if author is None else author.name or author.handle,
        "text": post.text[:_LONGEST],
        "url": post.url,
    }


def _words(told: Mapping[str, Any], fault: SourceError | None, context: Context) -> str:
    lines = []
    for one in told["requests"]:
        status = context.translate("cli", "no answer") if one["status"] is None else one["status"]
        lines.append(
            context.translate("cli", "{host}: {status}, {bytes} bytes, {ms} ms").format(
                host=one["host"], status=status, bytes=one["bytes"], ms=one["ms"]
            )
        )
    if fault is not None:
        lines.append(told["sentence"])
    else:
        lines.append(
            context.translate("cli", "{source} answers: {read} items in {ms} ms, {bytes} bytes").format(
                source=context.translate("sources", SOURCE_IDS[told["source"]]),
                **{name: told[name] for name in ("read", "ms", "bytes")},
            )
        )
        lines += told["notes"]
    if told["first"] is not None:
        lines.append(" ".join(str(told["first"]["text"]).split()))
    return "\n".join(lines)
