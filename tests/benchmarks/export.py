"""The export against the least that could be done: the same columns selected and dumped by the standard library.

The peer reads the tables that the store keeps by one statement of sqlite3, and dumps its rows by `csv` or `json` as
they are: no readings, opinions or tracker names, no local dates, no marks before formulae, no check of lengths. For
XLSX it is XlsxWriter itself, given the same rows.
"""

import csv
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from cmdesk import bootstrap
from cmdesk.core.identity import from_microseconds
from cmdesk.core.views import View
from cmdesk.export.forms import Form, Order
from tests.benchmarks.desk_store import MENTIONS, year_of_mentions
from tests.benchmarks.generated import END
from tests.benchmarks.report import Figure

ROWS: Final = 20_000
RUNS: Final = 3
TARGETS: Final = {Form.CSV: 0.1, Form.JSONL: 0.13, Form.XLSX: 0.4}
"""Peer's seconds : ours; below, something grew slow that was not."""
MOST_GROWTH: Final = 1.25
"""Memory for ten times the mentions : memory for one."""

_PEER: Final = """
    SELECT mention.native, source.name AS source, posted_at, author.key, handle, author.name AS author, followers, kind,
        language.name AS lang, text, url, likes, shares, replies, quotes, views, label, compound, confidence,
        scorer.name AS scorer, first_seen_at, tags, links
    FROM mention JOIN source ON source.id = mention.source JOIN language ON language.id = lang
    JOIN scorer ON scorer.id = scorer LEFT JOIN author ON author.id = mention.author ORDER BY mention.id LIMIT ?
"""

_MEMORY: Final = """
import resource, sys
from tests.benchmarks.export import export
export(*sys.argv[1:4], None if sys.argv[4] == "all" else int(sys.argv[4]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def run() -> Iterator[Figure]:
    """Time both over the first ROWS mentions; then see whether all of them take more memory."""
    with year_of_mentions() as store, TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        out, end = f"{folder}/out", _moment_of(store, ROWS)
        for form, target in TARGETS.items():
            passes = [
                (_timed(partial(export, store, out, form, end)), _timed(partial(_peer, store, out, form)))
                for _ in range(RUNS)
            ]
            ours, peer = (median(seconds) for seconds in zip(*passes, strict=True))
            yield Figure(form.value, ROWS / ours, "mentions per CPU second")
            yield Figure(f"{form.value}, peer", ROWS / peer, "mentions per CPU second")
            yield Figure(f"{form.value} : peer", peer / ours, "times", at_least=target)
        for form in TARGETS:
            few, every = (_memory(store, out, form, until) for until in (str(end), "all"))
            yield Figure(f"{form.value}, {MENTIONS:,} mentions", every, "MB at most")
            yield Figure(f"{form.value}, {MENTIONS:,} : {ROWS:,}", every / few, "times", at_most=MOST_GROWTH)


def export(path: str | Path, out: str, form: str, end: int | None) -> None:
    """Write the mentions of a store posted before `end`, microseconds of Unix time."""
    store = bootstrap.open_store(Path(path))
    view = View(end=None if end is None else from_microseconds(end), own=True)
    bootstrap.export_mentions(store, Order(view, Form(form), ZoneInfo("Europe/Paris"), END), Path(out))
    store.close()


def _peer(path: Path, out: str, form: Form) -> None:
    with closing(sqlite3.connect(path)) as database:
        found = database.execute(_PEER, (ROWS,))
        names = [column[0] for column in found.description]
        if form is Form.XLSX:
            book = Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
            sheet = book.add_worksheet()
            for number, row in enumerate(found):
                sheet.write_row(number, 0, row)
            book.close()
            return
        with open(out, "w", encoding="utf-8", newline="") as file:
            if form is Form.CSV:
                csv.writer(file).writerows(found)
            else:
                file.writelines(
                    json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n" for row in found
                )


def _moment_of(path: Path, rows: int) -> int:
    with closing(sqlite3.connect(path)) as database:
        ((posted_at,),) = database.execute("SELECT posted_at FROM mention ORDER BY id LIMIT 1 OFFSET ?", (rows,))
    return int(posted_at)


def _memory(store: Path, out: str, form: Form, until: str) -> float:
    """Megabytes that a process of its own takes at most."""
    told = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(store), out, form.value, until], check=True, capture_output=True, text=True
    )
    # Linux counts in KiB, macOS in bytes
    return int(told.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
