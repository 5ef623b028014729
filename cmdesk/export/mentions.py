"""The mentions of a view, written one after the other: read, put into their form, counted.

Nothing is held but the mention at hand, so that any number of them can be written. A file is whole or is not there.
"""

import gzip
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from xlsxwriter.exceptions import XlsxWriterException

from cmdesk.core.errors import QT_TRANSLATE_NOOP, Cancelled
from cmdesk.core.identity import second_of
from cmdesk.core.ports import MentionReader
from cmdesk.core.views import MentionDetail
from cmdesk.export.csv_file import CsvFile
from cmdesk.export.forms import Form, MakeWriter, Order, Summary
from cmdesk.export.jsonl_file import JsonLinesFile
from cmdesk.export.whole import unwritable, whole_file
from cmdesk.export.xlsx_file import XlsxFile

STEP: Final = 500
"""Mentions between two looks at the progress and at whether to go on."""

_WRITERS: Final[dict[Form, MakeWriter]] = {
    Form.CSV: CsvFile,
    Form.JSONL: JsonLinesFile,
    Form.XLSX: XlsxFile,
}


def write_file(
    reader: MentionReader,
    order: Order,
    path: Path,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Summary:
    """Write the mentions of an order into a file, whole or not at all.

    Args:
        progress: told how many mentions were read, and of how many.
        cancelled: asked now and then; True ends the export, and nothing is written.

    Raises:
        InputError: the file cannot be written.
        Cancelled: she stopped it.
    """
    try:
        with whole_file(path) as stream:
            summary = write_stream(reader, order, stream, progress=progress, cancelled=cancelled)
    except XlsxWriterException as fault:
        raise unwritable(path, OSError(*fault.args)) from fault
    summary.bytes = path.stat().st_size
    return summary


def write_stream(
    reader: MentionReader,
    order: Order,
    stream: BinaryIO,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Summary:
    """Write the mentions of an order into a stream, which stays open; see `write_file`."""
    if order.packed:
        # without name and moment: the same mentions give the same bytes
        with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
            return _write(reader, order, packed, progress, cancelled)  # type: ignore[arg-type]
    return _write(reader, order, stream, progress, cancelled)


def _write(
    reader: MentionReader,
    order: Order,
    stream: BinaryIO,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Summary:
    summary = Summary()
    total = reader.total(order.view).mentions
    tools = sorted({pair.tool for pair in reader.agreement(order.view)})
    writer = _WRITERS[order.form](stream, order, tools, summary)
    try:
        for number, detail in enumerate(_in_order(reader.details(order.view))):
            if number % STEP == 0:
                if cancelled():
                    raise Cancelled(QT_TRANSLATE_NOOP("errors", "Stopped: nothing was written."))
                progress(number, max(total, number))
            writer.add(detail)
            summary.mentions += 1
            summary.scorers.add(detail.sentiment.scorer)
        progress(total, total)
        writer.finish()
    except BaseException:
        writer.abandon()
        raise
    return summary


def _in_order(details: Iterator[MentionDetail]) -> Iterator[MentionDetail]:
    """Oldest first within a second, too, where ids only tell which was stored first.

    So an empty store that takes them in again gives the same ids, and the same export.
    """
    for _, group in groupby(details, key=lambda detail: second_of(detail.line.id)):
        yield from sorted(group, key=lambda detail: detail.post.posted_at)
