"""`cmdesk forget NETWORK NAME`: forgets what a person wrote, in the store and in every copy of it, for good."""

import argparse
from collections.abc import Callable
from contextlib import closing

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.networks import network_id


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk forget`."""
    parser.add_argument(
        "network", metavar="NETWORK", help=translate("cli", "where they wrote: x, mastodon, bluesky…")
    )
    parser.add_argument("name", metavar="NAME", help=translate("cli", "their handle, or what the network calls them"))
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("cli", "change nothing; tell how much there is")
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Forget; returns the exit code."""
    source = network_id(arguments.network) or arguments.network
    lifeline = Lifeline(context.progress)
    if not context.store.exists():
        raise UsageError(QT_TRANSLATE_NOOP("errors", "There is no store {path}."), path=context.store)
    with closing(bootstrap.open_store(context.store, create=False)) as store:
        author = store.find_author(source, arguments.name)
        name = author.handle or author.key
        if arguments.dry_run:
            context.result(
                {"mentions": author.mentions, "name": name},
                as_json=arguments.json,
                words=context.translate("cli", "{mentions} mentions of {name} would be forgotten.").format(
                    mentions=author.mentions, name=name
                ),
            )
            return 0
        mentions, cleared = store.forget(source, author, progress=context.tell_done, cancelled=lifeline.cut)
    told = {
        "mentions": mentions,
        "name": name,
        "rewritten": [str(path) for path in cleared.rewritten],
        "removed": [str(path) for path in cleared.removed],
        "rejects": cleared.rejects,
    }
    context.result(
        told,
        as_json=arguments.json,
        words=context.translate(
            "cli",
            "{mentions} mentions of {name} are forgotten, and nothing of theirs comes in any more. "
            "Copies written anew: {rewritten}; removed: {removed}; files of rejected inputs removed: {rejects}.",
        ).format(
            mentions=mentions,
            name=name,
            rewritten=len(cleared.rewritten),
            removed=len(cleared.removed),
            rejects=cleared.rejects,
        ),
    )
    return 0
