"""`cmdesk source`: where mentions come from; feeds are found and followed, keys and ceilings set.

A key is never an argument: arguments stand in the list of processes and in the history of the shell. It is read from
stdin, unseen where that is a terminal.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cmdesk import bootstrap
from cmdesk.cli import source_trial
from cmdesk.cli.context import Context, zone
from cmdesk.cli.search_words import refused
from cmdesk.cli.track import warn_of_unreadable
from cmdesk.config import paths, settings
from cmdesk.config.secrets import ENVIRONMENT, Secrets
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.passes import MICRO_DOLLARS, Pass, Quota, dollars
from cmdesk.core.scheduling import Rhythm, frequencies_of, next_due
from cmdesk.core.source_cards import CARDS
from cmdesk.core.types import Feed

if TYPE_CHECKING:
    from cmdesk.storage.store import SqliteStore

_KEYED = tuple(ENVIRONMENT)


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk source`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listed = actions.add_parser("list", help=translate("cli", "what is asked, and what came of it last"))
    find = actions.add_parser("find", help=translate("cli", "the feeds of a site"))
    add = actions.add_parser("add", help=translate("cli", "follow a feed, or the first one of a site"))
    remove = actions.add_parser("remove", help=translate("cli", "follow a feed no more; its mentions stay"))
    for below in (find, add, remove):
        below.add_argument("address", metavar="ADDRESS")
    add.add_argument("--title", default="", help=translate("cli", "what to call it"))
    add.add_argument("--folder", default="", help=translate("cli", "where to keep it"))
    add.add_argument("--comments", action="store_true", help=translate("cli", "read the comments on its entries too"))
    key = actions.add_parser("key", help=translate("cli", "keep a key, read from stdin, in the system's keyring"))
    key.add_argument("source", choices=_KEYED)
    key.add_argument("--forget", action="store_true", help=translate("cli", "remove it from there"))
    ceiling = actions.add_parser("ceiling", help=translate("cli", "US dollars that a source may cost in a month"))
    ceiling.add_argument("source", choices=("x",))
    ceiling.add_argument("amount", type=float, metavar="DOLLARS")
    editions = actions.add_parser("editions", help=translate("cli", "countries and languages of Google News"))
    editions.add_argument("editions", nargs="+", metavar="COUNTRY:LANGUAGE", type=_edition)
    proxy = actions.add_parser(
        "proxy", help=translate("cli", "the proxy through which all are asked; none asks directly")
    )
    proxy.add_argument("address", metavar="HOST:PORT")
    contact = actions.add_parser("contact", help=translate("cli", "an address of yours that servers are told; or none"))
    contact.add_argument("contact")
    test = actions.add_parser("test", help=translate("cli", "ask for one page, and show how it is answered"))
    source_trial.add_arguments(test, translate)
    for below in (listed, find, add, remove, key, ceiling, editions, proxy, contact, test):
        below.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Do it; returns the exit code."""
    if arguments.action == "test":
        return source_trial.run(arguments, context)
    _ACTIONS[arguments.action](arguments, context)
    return 0


def _find(arguments: argparse.Namespace, context: Context) -> None:
    # not above: every command would load what asks servers
    from cmdesk.sources.feed_discovery import is_of_comments

    feeds = _found(arguments.address, context)
    context.result(
        {"feeds": [{**_feed_json(feed), "comments": is_of_comments(feed)} for feed in feeds]},
        as_json=arguments.json,
        words="\n".join(f"{feed.url}\t{feed.title}" for feed in feeds),
    )


def _add(arguments: argparse.Namespace, context: Context) -> None:
    first, *others = _found(arguments.address, context)
    feed = replace(
        first,
        title=arguments.title or first.title,
        folder=arguments.folder,
        comments=arguments.comments,
    )
    with closing(bootstrap.open_store(context.store)) as store:
        new = store.add_feeds((feed,), now=context.now())
        if not new:
            feed = _changed(feed.url, store, arguments)
    template = (
        context.translate("cli", "{title} is followed: {url}")
        if new
        else context.translate("cli", "{title} was followed already: {url}")
    )
    if others:
        context.talk(
            context.translate("cli", "The site has other feeds, which you can add by their address: {urls}").format(
                urls=", ".join(other.url for other in others)
            )
        )
    context.result(
        {**_feed_json(feed), "added": new},
        as_json=arguments.json,
        words=template.format(title=feed.title or feed.url, url=feed.url),
    )


def _changed(url: str, store: "SqliteStore", arguments: argparse.Namespace) -> Feed:
    """A feed that was followed already, with what she says of it now."""
    kept = _named(url, store.feeds())[0]
    feed = replace(
        kept,
        title=arguments.title or kept.title,
        folder=arguments.folder or kept.folder,
        comments=arguments.comments or kept.comments,
    )
    if feed != kept:
        store.change_feed(feed)
    return feed


def _remove(arguments: argparse.Namespace, context: Context) -> None:
    with closing(bootstrap.open_store(context.store, create=False)) as store:
        known = store.feeds()
        found = _named(arguments.address, known)
        if len(found) > 1:
            raise UsageError(
                QT_TRANSLATE_NOOP("errors", "Several feeds are called {name}: name one by its address. {addresses}"),
                name=arguments.address,
                addresses=", ".join(feed.url for feed in found),
            )
        if not found:
            raise UsageError(
                QT_TRANSLATE_NOOP("errors", "No feed has the address {address}. There are: {addresses}."),
                address=arguments.address,
                addresses=", ".join(feed.url for feed in known) or "–",
            )
        store.remove_feed(found[0].url)
    context.result(
        _feed_json(found[0]),
        as_json=arguments.json,
        words=context.translate("cli", "{title} is no longer followed; its mentions stay.").format(
            title=found[0].title or found[0].url
        ),
    )


def _named(name: str, known: Sequence[Feed]) -> list[Feed]:
    """The feeds of an address or title: what it was given as comes first, then where it is now, then its title."""
    ways: tuple[Callable[[Feed], str | None], ...] = (
        lambda feed: feed.url,
        lambda feed: feed.moved_to,
        lambda feed: feed.title or None,
    )
    found = ([feed for feed in known if way(feed) == name] for way in ways)
    return next(filter(None, found), [])


def _key(arguments: argparse.Namespace, context: Context) -> None:
    if arguments.forget:
        had = context.secrets.forget(arguments.source)
        words = (
            context.translate("cli", "The key is forgotten.") if had else context.translate("cli", "There was no key.")
        )
    else:
        # getpass would ask on a terminal even where stdin is a pipe that holds the key
        asked = sys.stdin.isatty()
        try:
            key = getpass.getpass(context.translate("cli", "Key: ")) if asked else sys.stdin.readline()
        except (EOFError, UnicodeDecodeError):
            key = ""
        context.secrets.keep(arguments.source, key)
        words = context.translate("cli", "The key is kept in the system's keyring.")
    place = context.secrets.place(arguments.source)
    context.result({"source": arguments.source, "key": place}, as_json=arguments.json, words=words)


def _ceiling(arguments: argparse.Namespace, context: Context) -> None:
    if not 0 <= arguments.amount < 1e6:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{amount} is no ceiling: give US dollars a month, 0 to ask nothing."),
            amount=arguments.amount,
        )
    _prefer("x_ceiling", arguments.amount)
    context.result(
        {"source": arguments.source, "ceiling": round(arguments.amount * MICRO_DOLLARS)},
        as_json=arguments.json,
        words=context.translate("cli", "X may cost {amount} US dollars a month at most.").format(
            amount=f"{arguments.amount:.2f}"
        ),
    )


def _editions(arguments: argparse.Namespace, context: Context) -> None:
    told = " ".join(dict.fromkeys(arguments.editions))
    _prefer("google_news_editions", told)
    context.result(
        {"editions": told.split()},
        as_json=arguments.json,
        words=context.translate("cli", "Google News is searched in {editions}.").format(editions=told),
    )


def _proxy(arguments: argparse.Namespace, context: Context) -> None:
    address = "" if arguments.address == "none" else arguments.address
    # refuses what is no address of a proxy, before it is kept
    bootstrap.make_client(settings.changed(settings.Settings(), "proxy", address), Secrets({}), context.now).close()
    _prefer("proxy", address)
    words = (
        context.translate("cli", "All sources are asked through {address}.").format(address=address)
        if address
        else context.translate("cli", "All sources are asked directly.")
    )
    context.result({"proxy": address or None}, as_json=arguments.json, words=words)


def _contact(arguments: argparse.Namespace, context: Context) -> None:
    contact = "" if arguments.contact == "none" else arguments.contact
    _prefer("contact", contact)
    words = (
        context.translate("cli", "Servers are told {contact} beside the name of this program.").format(contact=contact)
        if contact
        else context.translate("cli", "Servers are told the name of this program only.")
    )
    context.result({"contact": contact or None}, as_json=arguments.json, words=words)


def _prefer(name: str, value: str | float) -> None:
    file = paths.settings_file()
    settings.save(file, settings.changed(settings.load(file), name, value))


def _edition(text: str) -> str:
    country, colon, language = text.partition(":")
    if not (colon and len(country) == len(language) == 2 and (country + language).isalpha() and text.isascii()):
        raise argparse.ArgumentTypeError(f"{text}: FR:fr")
    return f"{country.upper()}:{language.lower()}"


def _list(arguments: argparse.Namespace, context: Context) -> None:
    preferences = settings.load(paths.settings_file())
    sources = bootstrap.make_sources(preferences, context.secrets, context.now)
    with closing(bootstrap.open_store(context.store, write=not context.store.exists())) as store:
        collector = bootstrap.make_collector(store, sources, preferences, context.secrets, context.now)
        asked, spent = collector.inquiries(), collector.spent("x")
        last = {(one.source, one.target): one for one in store.last_passes()}
        warn_of_unreadable(store.trackers(), context)
        unasked = [
            {"source": source, "title": tracker.name, "query": tracker.query, "sentence": sentence}
            for source, tracker, sentence in refused(store.trackers(), context)
        ]
        said, today = (
            store.collector(),
            context.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0),
        )
        traffic = {source.id: store.traffic(source.id, today) for source in sources if source.live}
    runs = said is not None and said.lives(context.now())
    frequencies = frequencies_of(preferences.frequencies)
    rows = []
    for source, inquiry in asked:
        found = last.get((inquiry.source, inquiry.target))
        every = Rhythm(source.gap, source.every).chosen(frequencies.get(source.id))
        due = next_due(found, source.gap, every, now=context.now())
        card = CARDS[inquiry.source]
        rows.append(
            {
                "source": inquiry.source,
                "target": inquiry.target,
                "title": inquiry.title,
                "place": inquiry.place or None,
                "state": _state(found, runs=runs),
                "every": None if source.live else every // timedelta(minutes=1),
                "next_due": None if due is None else due.isoformat(),
                "quota": None if found is None else _quota_json(found.quota),
                "size": None if found is None else found.size,
                "today": traffic.get(source.id),
                "gives": context.translate("sources", card.gives),
                "terms": context.translate("sources", card.terms),
                "fragile": card.fragile,
                "last": None if found is None else _pass_json(found, context),
            }
        )
    key = context.secrets.place("x")
    ceiling = round(preferences.x_ceiling * MICRO_DOLLARS)
    lines = [_line(row, context) for row in rows]
    lines += ["\t".join((row["source"], row["title"], row["query"], row["sentence"])) for row in unasked]
    lines.append(
        context.translate("cli", "X: key {place}, ceiling {ceiling} US dollars a month, {spent} may be spent").format(
            place=key or context.translate("cli", "none"), ceiling=dollars(ceiling), spent=dollars(spent)
        )
    )
    context.result(
        {"inquiries": rows, "unasked": unasked, "x": {"key": key, "ceiling": ceiling, "spent": spent}},
        as_json=arguments.json,
        words="\n".join(lines),
    )


def _found(address: str, context: Context) -> list[Feed]:
    return bootstrap.find_feeds(address, settings.for_asking(paths.settings_file()), context.secrets, context.now)


def _feed_json(feed: Feed) -> Mapping[str, object]:
    return {
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "comments": feed.comments,
        "typed": feed.typed,
    }


def _pass_json(one: Pass, context: Context) -> Mapping[str, object]:
    fault = one.fault
    return {
        "begun_at": one.begun_at.isoformat(),
        "ended_at": None if one.ended_at is None else one.ended_at.isoformat(),
        "read": one.read,
        "added": one.added,
        "known": one.known,
        "unmatched": one.unmatched,
        "rejected": one.rejected,
        "cost": one.cost,
        "kind": None if fault is None else fault.kind,
        "sentence": None if fault is None else context.catalogue.sentence(fault),
        "notes": [context.catalogue.sentence(note) for note in one.notes],
    }


def _state(last: Pass | None, *, runs: bool) -> str:
    """How an inquiry stands; `runs`: a collector is there, so that a pass without an end may be under way."""
    if last is None:
        return "never"
    if last.fault is not None:
        return "failed"
    if last.ended_at is not None:
        return "well"
    return "running" if runs else "broken-off"


def _quota_json(quota: Quota | None) -> Mapping[str, object] | None:
    if quota is None:
        return None
    resets_at = None if quota.resets_at is None else quota.resets_at.isoformat()
    return {"limit": quota.limit, "remaining": quota.remaining, "resets_at": resets_at}


def _line(row: Mapping[str, Any], context: Context) -> str:
    last = row["last"]
    if last is None:
        outcome = context.translate("cli", "not asked yet")
    elif last["sentence"] is not None:
        outcome = last["sentence"]
    elif last["ended_at"] is None:
        outcome = context.translate("cli", "broken off: goes on where it was")
    else:
        outcome = context.translate("cli", "{read} read, {added} new").format(**last)
    if row["next_due"] is not None:
        due = datetime.fromisoformat(row["next_due"]).astimezone(zone(None))
        outcome = context.translate("cli", "{outcome}; due {time}").format(
            outcome=outcome, time=f"{due:%Y-%m-%d %H:%M}"
        )
    return "\t".join((row["source"], row["title"], row["target"], outcome))


_ACTIONS = {
    "list": _list,
    "find": _find,
    "add": _add,
    "remove": _remove,
    "key": _key,
    "ceiling": _ceiling,
    "editions": _editions,
    "proxy": _proxy,
    "contact": _contact,
}
