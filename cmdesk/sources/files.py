"""Which form a file of posts has: told, or found out from its first objects, never from its name."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.ports import PostFile
from cmdesk.sources import archives, jsonl, x, x_archive
from cmdesk.sources.documents import Document, Documents

FORMS: Final = ("auto", "x", "jsonl", *archives.FORMS)
"""What `--format` takes."""

_FIRST: Final = 20
"""Values looked at; the first of them may be broken."""

_UNKNOWN_FORM: Final = QT_TRANSLATE_NOOP("errors", "There is no format {form}: choose one of {forms}.")
_CANNOT_TELL: Final = QT_TRANSLATE_NOOP(
    "errors", "Cannot tell the form of {path} from its beginning: say it with --format ({forms})."
)


def open_posts(path: Path, form: str = "auto") -> PostFile:
    """Open a file of posts; reading happens in the iteration.

    Args:
        path: the file, plain or gzip; an archive also as .zip, .tar.gz or folder.
        form: one of FORMS.

    Raises:
        InputError: the file cannot be read, or its form cannot be told.
        UsageError: there is no such form, or several archives are in it.
    """
    if form == "auto" and (archive := archives.recognised(path)) is not None:
        return archive
    form = _form_of(path) if form == "auto" else form
    if form in archives.FORMS:
        return archives.open_as(path, form)
    match form:
        case "x":
            return x.XFile(path)
        case "jsonl":
            return jsonl.JsonLinesFile(path)
    raise UsageError(_UNKNOWN_FORM, form=form, forms=", ".join(FORMS))


def _form_of(path: Path) -> str:
    for value in islice(_values(path), _FIRST):
        if jsonl.recognises(value):
            return jsonl.JsonLinesFile.source
        if x_archive.recognises(value):
            return x_archive.FORM
        if x.recognises(value):
            return x.XFile.source
    raise InputError(_CANNOT_TELL, path=path, forms=", ".join(FORMS[1:]))


def _values(path: Path) -> Iterator[object]:
    for found in Documents(path):
        yield found.value if isinstance(found, Document) else None
