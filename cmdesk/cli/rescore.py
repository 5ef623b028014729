"""`cmdesk rescore`: score stored mentions anew, by the scorers, the head and the words of today."""

import argparse
from collections.abc import Callable

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk rescore`."""
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Score anew; returns the exit code."""
    lifeline = Lifeline(context.progress)
    store = bootstrap.open_store(context.store, create=False)
    try:
        mentions, changed = store.rescore(
            bootstrap.make_analyst(store.personal()), progress=context.tell_done, cancelled=lifeline.cut
        )
    finally:
        store.close()
    words = context.translate("cli", "Mentions scored anew: {mentions}; other labels than before: {changed}.")
    told = {"mentions": mentions, "changed": changed}
    context.result(told, as_json=arguments.json, words=words.format(**told))
    return 0
