"""What `cmdesk import` says of archives and lists of feeds: whose posts they are, and how many feeds are kept."""

from collections.abc import Iterable

from cmdesk.cli.context import Context
from cmdesk.core.identity import account_key
from cmdesk.core.networks import NETWORKS
from cmdesk.core.ports import FeedKeeper, PostFile
from cmdesk.core.types import Account, PassCounts
from cmdesk.sources.mastodon_archive import MastodonArchive
from cmdesk.sources.opml import OpmlFile
from cmdesk.sources.x_archive import XArchive


def keep_feeds(file: PostFile, store: FeedKeeper, counts: PassCounts, context: Context) -> None:
    """Keep the feeds of a file that is a list of them, and count them as posts are counted."""
    if isinstance(file, OpmlFile):
        _count(file, store.add_feeds(file.feeds, now=context.now()), counts)


def try_feeds(opened: Iterable[PostFile], store: FeedKeeper | None, counts: PassCounts) -> None:
    """Count what `keep_feeds` would do with several files, and keep nothing."""
    known = set() if store is None else {feed.url for feed in store.feeds()}
    for file in opened:
        if isinstance(file, OpmlFile):
            fresh = {feed.url for feed in file.feeds} - known
            _count(file, len(fresh), counts)
            known |= fresh


def kept_words(opened: Iterable[PostFile], store: FeedKeeper, context: Context) -> str:
    """How many feeds the store keeps, where a list of them was read; else nothing."""
    if not any(isinstance(file, OpmlFile) for file in opened):
        return ""
    return " " + context.translate("cli", "Feeds kept in this store: {feeds}.").format(feeds=len(store.feeds()))


def feeds_told(opened: Iterable[PostFile]) -> int:
    """How many of the things counted are feeds and no posts."""
    return sum(_told(file) for file in opened if isinstance(file, OpmlFile))


def owners(opened: Iterable[PostFile]) -> list[Account]:
    """Whose archives were read, each account once."""
    archives = (file for file in opened if isinstance(file, XArchive | MastodonArchive))
    return list(dict.fromkeys(archive.own for archive in archives if archive.own is not None))


def account_json(accounts: list[Account]) -> dict[str, str] | None:
    """The first account as the result of an import names it."""
    return {"network": accounts[0].network, "handle": accounts[0].handle} if accounts else None


def strangers(accounts: Iterable[Account], hers: Iterable[Account]) -> list[Account]:
    """The accounts that are not among hers."""
    known = {(account.network, account_key(account.handle)) for account in hers}
    return [account for account in accounts if (account.network, account_key(account.handle)) not in known]


def offer(accounts: Iterable[Account], context: Context) -> None:
    """Say how accounts are made hers."""
    for account in accounts:
        context.talk(
            context.translate(
                "cli",
                "These are posts of {handle} on {network}. If the account is yours, leave them out of the counts: "
                "cmdesk account add {id} {handle}",
            ).format(handle=account.handle, network=NETWORKS[account.network], id=account.network)
        )


def _count(file: OpmlFile, added: int, counts: PassCounts) -> None:
    told = _told(file)
    counts.read += told
    counts.added += added
    counts.known += told - added


def _told(file: OpmlFile) -> int:
    return len(file.feeds) + file.repeated
