"""Which form a file of posts has: told, or found out from its first objects, never from its name."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.ports import PostFile
from cmdesk.sources import archives, jsonl, workbook, x, x_archive
from cmdesk.sources.documents import Document, Documents
from cmdesk.sources.table import CSV, XLSX, TableFile
from cmdesk.sources.table_columns import TableOptions
from cmdesk.sources.table_text import beginning_of
from cmdesk.sources.textfile import TextFile

FORMS: Final = ("auto", "x", "jsonl", CSV, XLSX, *archives.FORMS)
"""What `--format` takes."""

_FIRST: Final = 20
"""Values looked at; the first of them may be broken."""

_UNKNOWN_FORM: Final = QT_TRANSLATE_NOOP("errors", "There is no format {form}: choose one of {forms}.")
_CANNOT_TELL: Final = QT_TRANSLATE_NOOP(
    "errors", "Cannot tell the form of {path} from its beginning: say it with --format ({forms})."
)


def open_posts(path: Path, form: str = "auto", table: TableOptions | None = None) -> PostFile:
    """Open a file of posts; reading happens in the iteration.

    Args:
        path: the file, plain or gzip; an archive also as .zip, .tar.gz or folder.
        form: one of FORMS.
        table: what she says of a table; other forms have no use for it.

    Raises:
        InputError: the file cannot be read, or its form cannot be told.
        UsageError: there is no such form, what she says of a table is not in it, or several archives are in it.
    """
    told = form
    if form == "auto":
        # a workbook is a zip file, too
        if path.is_dir() or not workbook.recognises(path, _first_bytes(path)):
            archive = archives.recognised(path)
            if archive is not None:
                return archive
        told = _form_of(path)
    if told in archives.FORMS:
        return archives.open_as(path, told)
    match told:
        case "x":
            return x.XFile(path)
        case "jsonl":
            return jsonl.JsonLinesFile(path)
        case "csv" | "xlsx":
            # the content decides: every second workbook is a text with its name, and the other way round
            book = workbook.recognises(path, _first_bytes(path))
            found = TableFile(path, XLSX if book else CSV, table or TableOptions())
            if found.alone and form == "auto":
                raise InputError(_CANNOT_TELL, path=path, forms=", ".join(FORMS[1:]))
            return found
    raise UsageError(_UNKNOWN_FORM, form=form, forms=", ".join(FORMS))


def _form_of(path: Path) -> str:
    beginning = beginning_of(path)
    if workbook.recognises(path, _first_bytes(path)):
        return XLSX
    like_json = beginning.lstrip(" \t\r\n\ufeff")[:1] in ("{", "[")
    try:
        for value in islice(_values(path), _FIRST):
            if jsonl.recognises(value):
                return jsonl.JsonLinesFile.source
            if x_archive.recognises(value):
                return x_archive.FORM
            if x.recognises(value):
                return x.XFile.source
    except InputError:
        if like_json:
            raise
    if like_json:
        raise InputError(_CANNOT_TELL, path=path, forms=", ".join(FORMS[1:]))
    return CSV


def _first_bytes(path: Path) -> bytes:
    return next(TextFile(path, "latin-1").chunks(), b"")


def _values(path: Path) -> Iterator[object]:
    for found in Documents(path):
        yield found.value if isinstance(found, Document) else None
