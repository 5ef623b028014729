"""`cmdesk rescore`: score stored mentions anew, by the scorers, the head and the words of today.

With `--learn` the trained scorer first learns from her corrections; with `--head` she goes back to what it had learnt
before, or to what ships.
"""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError

_NONE: Final = "none"
_NO_NUMBER: Final = QT_TRANSLATE_NOOP(
    "errors", "{head} is no version of what was learnt: give its number, or none for the scorer as it ships."
)


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk rescore`."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--learn", action="store_true", help=translate("cli", "learn from your corrections first"))
    way.add_argument(
        "--head", metavar="N", help=translate("cli", "use version N of what was learnt from them, or none")
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Score anew; returns the exit code."""
    lifeline = Lifeline(context.progress)
    store = bootstrap.open_store(context.store, create=False)
    told: dict[str, object] = {}
    words = ""
    try:
        if arguments.head is not None:
            store.choose_head(_number(arguments.head))
        if arguments.learn:
            number, report = bootstrap.learn(store, now=context.now())
            told |= {"head": number, "learnt": asdict(report)}
            words = context.translate(
                "cli",
                "Version {number}, learnt from {corrections} corrections: macro-F1 on them {before} before, {after} "
                "after.",
            ).format(
                number=number,
                corrections=report.corrections,
                before=f"{report.before:.2f}",
                after=f"{report.after:.2f}",
            )
        mentions, changed = store.rescore(
            bootstrap.make_analyst(store.personal()), progress=context.tell_done, cancelled=lifeline.cut
        )
    finally:
        store.close()
    told |= {"mentions": mentions, "changed": changed}
    scored = context.translate("cli", "Mentions scored anew: {mentions}; other labels than before: {changed}.")
    words = "\n".join(filter(None, (words, scored.format(mentions=mentions, changed=changed))))
    context.result(told, as_json=arguments.json, words=words, more={"cancelled": lifeline.cut()})
    return 0


def _number(head: str) -> int | None:
    if head == _NONE:
        return None
    if not head.isdecimal():
        raise UsageError(_NO_NUMBER, head=head)
    return int(head)
