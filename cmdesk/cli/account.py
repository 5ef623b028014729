"""`cmdesk account`: her own accounts. Their posts are stored and marked, and left out of every count by default."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.networks import NETWORKS, SITES, network_id
from cmdesk.core.types import Account

if TYPE_CHECKING:
    from cmdesk.storage.store import SqliteStore


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk account`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action in ("add", "list", "remove"):
        below = actions.add_parser(action)
        below.add_argument("--json", action="store_true")
        if action != "list":
            below.add_argument("network", help=translate("cli", "a network, such as x, mastodon or instagram"))
            below.add_argument("handle", help=translate("cli", "with or without @; on Mastodon user@server"))


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Do it; returns the exit code."""
    account = None if arguments.action == "list" else _account(arguments.network, arguments.handle)
    store = bootstrap.open_store(context.store, create=arguments.action != "remove")
    try:
        if account is None:
            _list(store, arguments, context)
        elif arguments.action == "add":
            _add(store, account, arguments, context)
        else:
            _remove(store, account, arguments, context)
    finally:
        store.close()
    return 0


def _account(network: str, handle: str) -> Account:
    known = network_id(network)
    if known is None:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{network} is no network that is known here: give one of {networks}."),
            network=network,
            networks=", ".join((*NETWORKS, *SITES)),
        )
    return Account(known, handle.strip().lstrip("@"))


def _list(store: "SqliteStore", arguments: argparse.Namespace, context: Context) -> None:
    posts = store.own_posts()
    rows = [
        {"network": account.network, "handle": account.handle, "mentions": posts.get(account, 0)}
        for account in store.accounts()
    ]
    lines = [f"{row['network']}\t@{row['handle']}\t{row['mentions']}" for row in rows]
    context.result(rows, as_json=arguments.json, words="\n".join(lines))


def _add(store: "SqliteStore", account: Account, arguments: argparse.Namespace, context: Context) -> None:
    store.add_account(account, now=context.now())
    count = store.own_posts().get(account, 0)
    told = context.translate(
        "cli", "@{handle} on {network} is yours: {count} mentions of it are left out of the counts."
    )
    context.result(
        {"network": account.network, "handle": account.handle, "mentions": count},
        as_json=arguments.json,
        words=told.format(handle=account.handle, network=NETWORKS.get(account.network, account.network), count=count),
    )


def _remove(store: "SqliteStore", account: Account, arguments: argparse.Namespace, context: Context) -> None:
    if not store.remove_account(account):
        known = ", ".join(f"{one.network} @{one.handle}" for one in store.accounts())
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "{network} @{handle} is not among your accounts. There are: {known}."),
            network=account.network,
            handle=account.handle,
            known=known or "–",
        )
    told = context.translate("cli", "@{handle} on {network} is not yours any more: its mentions count again.")
    context.result(
        {"network": account.network, "handle": account.handle},
        as_json=arguments.json,
        words=told.format(handle=account.handle, network=NETWORKS.get(account.network, account.network)),
    )
