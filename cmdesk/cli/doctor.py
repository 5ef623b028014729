"""`cmdesk doctor`: checks that the store is sound. Changes nothing; exit 1 where a check fails."""

import argparse
from collections.abc import Callable

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.core.errors import QT_TRANSLATE_NOOP

CHECKS = {
    "integrity": QT_TRANSLATE_NOOP("cli", "the file is whole"),
    "links": QT_TRANSLATE_NOOP("cli", "every link says what its mention says"),
    "accounts": QT_TRANSLATE_NOOP("cli", "posts of your own are marked as such"),
    "copies": QT_TRANSLATE_NOOP("cli", "of copies the first of those that count is the one that counts"),
    "quarter-rollup": QT_TRANSLATE_NOOP("cli", "quarter-hour totals equal the rows"),
    "hour-rollup": QT_TRANSLATE_NOOP("cli", "totals by source and language equal the rows"),
    "readings": QT_TRANSLATE_NOOP("cli", "the newest readings are those shown"),
    "full-text": QT_TRANSLATE_NOOP("cli", "full text equals the rows"),
}


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk doctor`."""
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Check; returns the exit code."""
    store = bootstrap.open_store(context.store, write=False)
    rows: list[dict[str, object]] = []
    lines = []
    try:
        for finding in store.examine():
            rows.append({"check": finding.check, "faults": finding.faults, "detail": finding.detail})
            told = context.translate("cli", CHECKS[finding.check])
            fault = context.translate("cli", "{count} faults, the first: {detail}")
            lines.append(
                f"{told}: "
                + ("ok" if not finding.faults else fault.format(count=finding.faults, detail=finding.detail))
            )
    finally:
        store.close()
    context.result(rows, as_json=arguments.json, words="\n".join(lines))
    return 1 if any(row["faults"] for row in rows) else 0
