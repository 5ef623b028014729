"""`cmdesk tidy`: forget what people wrote so many months ago, and what sources sent; what the collector does daily."""

import argparse
from collections.abc import Callable
from typing import Final

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.config import paths, settings
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError

_MONTHS: Final = QT_TRANSLATE_NOOP(
    "errors", "{months} is no number of months: give a whole number, or 0 to keep what people wrote."
)


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk tidy`."""
    parser.add_argument(
        "--keep",
        metavar="MONTHS",
        help=translate("cli", "how many months what people wrote is kept, 0 for ever; else as you set it"),
    )
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Forget; returns the exit code."""
    months = _months(arguments.keep)
    lifeline = Lifeline(context.progress)
    store = bootstrap.open_store(context.store, create=False)
    try:
        erased = store.tidy(now=context.now(), keep_months=months, cancelled=lifeline.cut)
    finally:
        store.close()
    words = context.translate("cli", "Mentions whose text is not kept any more: {erased}. They still count.")
    context.result(
        {"erased": erased, "keep_months": months},
        as_json=arguments.json,
        words=words.format(erased=erased),
        more={"cancelled": lifeline.cut()},
    )
    return 0


def _months(told: str | None) -> int:
    if told is None:
        return settings.load(paths.settings_file()).retention_months
    if not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise UsageError(_MONTHS, months=told)
    return int(told)
