"""Chart pictures as files and on the clipboard: the form follows the ending of the name.

A file is written whole or not at all, and says of itself which numbers it shows: as text chunks of a PNG, as XMP in
SVG and PDF. How a chart looks is not decided here (`picture`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QSaveFile
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.ui.picture import PictureSpec, printable, render_chart
from cmdesk.ui.picture_pdf import pdf
from cmdesk.ui.picture_svg import svg
from cmdesk.ui.presets import Sheet, form_of, no_such_form
from cmdesk.ui.theme import Theme

_KEYWORD_LENGTH: Final = 79
"""Bytes of a keyword that the PNG format allows."""


def save_chart(spec: PictureSpec, theme: Theme, sheet: Sheet, path: Path) -> None:
    """Paint a chart and write it in the form that the name asks for, whole or not at all.

    Raises:
        UsageError: the name asks for none of our forms.
        InputError: nothing can be written there.
    """
    match form_of(path):
        case "png":
            data = png(told(render_chart(spec, theme, sheet), spec.metadata))
        case "svg":
            data = svg(spec, theme, sheet)
        case "pdf":
            data = pdf(spec, theme, sheet)
        case _:
            raise no_such_form(path)
    _write(path, data)


def save_png(image: QImage, path: Path, metadata: Mapping[str, str]) -> None:
    """Write a picture with its text chunks, whole or not at all.

    Raises:
        InputError: nothing can be written there.
    """
    _write(path, png(told(image, metadata)))


def png(image: QImage) -> bytes:
    """A picture as the content of a PNG file, its texts and its resolution included."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def told(image: QImage, metadata: Mapping[str, str]) -> QImage:
    """The picture with what it says of itself, keyword -> text; every copy of it keeps that."""
    copy = QImage(image)
    for keyword, text in metadata.items():
        copy.setText(keyword.encode("ascii", "ignore").decode()[:_KEYWORD_LENGTH], printable(text))
    return copy


def copy_chart(spec: PictureSpec, theme: Theme, sheet: Sheet) -> None:
    """Paint a chart and put it on the clipboard.

    As an image, which Qt offers as PNG (with resolution, texts and transparency) and in the forms of the system. SVG
    beside it would need a QMimeData made in Python, and one of those that is still on the clipboard when the program
    ends takes it down.
    """
    QGuiApplication.clipboard().setImage(told(render_chart(spec, theme, sheet), spec.metadata))


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        raise _unwritable(path, QCoreApplication.translate("Picture", "it is no file"))
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not (opened and file.write(data) == len(data) and file.commit()):
        raise _unwritable(path, file.errorString())


def _unwritable(path: Path, reason: str) -> InputError:
    template = QT_TRANSLATE_NOOP("errors", "The picture cannot be written to {path} ({reason}). Choose another place.")
    return InputError(template, path=path, reason=reason)
