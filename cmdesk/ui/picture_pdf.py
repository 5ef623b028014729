"""Chart pictures as PDF: vectors by the painter of all forms, text as text that can be selected and searched.

The page is the picture, as large as its pixels say; a sheet with a margin stands on a page of A4, landscape. Painted
in a finer grid than the pixels of the PNG, so that nothing is snapped to them, but laid out alike.
"""

import re
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

_MEANINGS: Final = re.compile(rb"(?<=> )\[(?:<[0-9A-F]{4,8}> ?)+\](?=\s+endbfrange)")
"""What the glyphs of a font mean, in the table by which text is copied and searched.

Where space and tabulator share a glyph, as in DejaVu, Qt says tabulator; nobody would find "Café Vermeil". Space is as
long, so no offset of the file changes.
"""


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
    return _MEANINGS.sub(lambda meanings: meanings[0].replace(b"<0009>", b"<0020>"), bytes(buffer.data().data()))


def _page(sheet: Sheet) -> QPageLayout:
    millimetre, landscape = QPageLayout.Unit.Millimeter, QPageLayout.Orientation.Landscape
    if sheet.margin:
        margins = QMarginsF(sheet.margin, sheet.margin, sheet.margin, sheet.margin)
        return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), landscape, margins, millimetre)
    # whole points, as the page is told in them; less rather than more, so that no white edge is left
    points = QSizeF(*(side * 72 // sheet.dpi for side in sheet.size))
    exact = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(exact, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
