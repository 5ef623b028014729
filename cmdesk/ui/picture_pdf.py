"""Chart pictures as PDF: vectors by the painter of all forms, text as text that can be selected and searched.

The page is the picture, as large as its pixels say; a sheet with a margin stands on a page of A4, landscape. Painted
in a finer grid than the pixels of the PNG, so that nothing is snapped to them, but laid out alike.
"""

from math import ceil
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from cmdesk.ui.picture import PictureSpec, natural_scale, paint_chart, printable
from cmdesk.ui.picture_facts import packet_bytes
from cmdesk.ui.presets import Sheet
from cmdesk.ui.theme import Theme

_FINENESS: Final = 5
"""Units of the device that a pixel of the design has at least."""


def pdf(spec: PictureSpec, theme: Theme, sheet: Sheet) -> bytes:
    """Paint a chart as a PDF of one page."""
    scale = natural_scale(sheet)
    fineness = ceil(_FINENESS / scale)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # before anything is painted: it is what a unit of the painter measures
    writer.setResolution(sheet.dpi * fineness)
    writer.setPageLayout(_page(sheet))
    heading, words = printable(spec.title), printable(f"{spec.subtitle}\n{spec.source_line}".strip())
    software = spec.metadata.get("Software", "cmdesk")
    writer.setTitle(heading)
    writer.setCreator(software)
    writer.setAuthor(software.split()[0])
    facts = {keyword: printable(text) for keyword, text in spec.metadata.items()}
    writer.setDocumentXmpMetadata(packet_bytes(heading, words, facts))
    painter = QPainter(writer)
    # in two steps, so that each font is a whole multiple of the one in the PNG
    look = theme.scaled(scale).scaled(fineness)
    paint_chart(painter, spec, look, (sheet.width * fineness, sheet.height * fineness))
    painter.end()
    return bytes(buffer.data().data())


def _page(sheet: Sheet) -> QPageLayout:
    millimetre, landscape = QPageLayout.Unit.Millimeter, QPageLayout.Orientation.Landscape
    if sheet.margin:
        margins = QMarginsF(sheet.margin, sheet.margin, sheet.margin, sheet.margin)
        return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), landscape, margins, millimetre)
    points = QSizeF(*(side / sheet.dpi * 72 for side in sheet.size))
    exact = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(exact, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
