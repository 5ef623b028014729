"""Chart pictures: a chart painted anew at any size, with title, legend and source, on any device.

A picture is not a screenshot: a fresh chart is laid out at the wanted size, with text and lines as large as `scale`
says, so that 1200x675 and 2400x1350 are the same picture, the second sharper. Everything is painted straight onto the
device (see `charts.axes`), so no logical resolution can shift a label. PNG, SVG and PDF come from this one painting;
`picture_file` writes them.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cmdesk.core.types import Label
from cmdesk.metrics.mood import Method
from cmdesk.metrics.net_sentiment import LINE_FROM
from cmdesk.ui.charts.bars import STACK
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.legend import Key, Legend
from cmdesk.ui.charts.tip import mood_name
from cmdesk.ui.charts.view import ChartView, Parts
from cmdesk.ui.presets import MM_PER_INCH, Sheet
from cmdesk.ui.theme import Theme

Kind = Literal["volume", "mood", "volume-mood"]

_PARTS: Final = {"volume": Parts.VOLUME, "mood": Parts.MOOD, "volume-mood": Parts.VOLUME | Parts.MOOD}
_NO_CHARACTERS: Final = {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """What a picture shows and says.

    Attributes:
        title: the name of the tracker, say; shown as plain text.
        subtitle: period and zone.
        source_line: what the numbers are: count, query, program and version.
        metadata: keyword -> text, for the file; keywords are ASCII.
        colour: "#rrggbb" of the tracker, "" for none.
        locale: how numbers and dates are written.
        now: bins that still run at this moment are hatched.
        legend: whether signs and colours are explained.
    """

    kind: Kind
    title: str
    subtitle: str
    data: ChartData
    source_line: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    colour: str = ""
    locale: QLocale = field(default_factory=QLocale)
    now: datetime | None = None
    legend: bool = True


def natural_scale(sheet: Sheet) -> float:
    """How large text must be to read well on a picture that is shown whole; never below screen size."""
    return max(1.0, min(sheet.width / 960, sheet.height / 540))


def render_chart(spec: PictureSpec, theme: Theme, sheet: Sheet, scale: float | None = None) -> QImage:
    """Paint a chart as pixels: without alpha on a card, with alpha on nothing (`Theme.clear`).

    Args:
        scale: how many times larger than on screen text and lines are; None takes `natural_scale`.
    """
    image = QImage(sheet.width, sheet.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_chart(painter, spec, theme.scaled(natural_scale(sheet) if scale is None else scale), sheet.size)
    painter.end()
    # only now: a resolution set earlier would change what painting does
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(sheet.dpi / MM_PER_INCH * 1000))
    opaque = theme.colour("card").alpha() == 255
    return image.convertToFormat(QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32)


def paint_chart(painter: QPainter, spec: PictureSpec, look: Theme, size: tuple[int, int]) -> None:
    """Paint a chart on any device: the one way for all forms.

    Args:
        painter: as it was begun; a pixel is a unit of its device.
        look: with text and lines as large as they shall be.
        size: pixels from the origin.
    """
    width, height = size
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.colour("card").alpha():
        painter.fillRect(QRectF(0, 0, width, height), look.colour("card"))
    margin = look.px(20)
    page = QRectF(0, 0, width, height).adjusted(margin, look.px(16), -margin, -look.px(12))
    top = _paint_head(painter, spec, look, page)
    bottom = _paint_source(painter, spec, look, page)
    _paint_plots(painter, spec, look, QRectF(page.left(), top, page.width(), bottom - top).toAlignedRect())


def _paint_head(painter: QPainter, spec: PictureSpec, theme: Theme, page: QRectF) -> float:
    """Title, subtitle and legend; returns where they end."""
    y = page.top()
    left = page.left()
    title = _font(theme.fonts.title, bold=True)
    metrics = QFontMetricsF(title)
    if spec.title:
        if spec.colour:
            radius = theme.px(5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(spec.colour, theme))
            painter.drawEllipse(QPointF(left + radius, y + metrics.height() / 2), radius, radius)
            left += 2 * radius + theme.px(8)
        painter.setFont(title)
        painter.setPen(theme.colour("text"))
        text = metrics.elidedText(_one_line(spec.title), Qt.TextElideMode.ElideRight, page.right() - left)
        painter.drawText(QPointF(left, y + metrics.ascent()), text)
        y += metrics.height() + theme.px(2)
    y = _paint_wrapped(painter, spec.subtitle, _font(theme.fonts.body), theme, QRectF(page.left(), y, page.width(), 0))
    if not spec.legend:
        return y + theme.px(6)
    legend = Legend(_entries(spec), theme)
    legend.resize(round(page.width()), legend.heightForWidth(round(page.width())))
    top = round(y + theme.px(6))
    painter.save()
    painter.translate(round(page.left()), top)
    legend.paint(painter)
    painter.restore()
    legend.deleteLater()
    return top + legend.height() + theme.px(2)


def _paint_source(painter: QPainter, spec: PictureSpec, theme: Theme, page: QRectF) -> float:
    """The source line at the bottom, in two lines at most; returns where it begins."""
    if not spec.source_line:
        return page.bottom()
    font = _font(theme.fonts.small)
    lines = _lines(_one_line(spec.source_line), QFontMetricsF(font), page.width())
    top = page.bottom() - len(lines) * QFontMetricsF(font).height()
    _paint_wrapped(painter, spec.source_line, font, theme, QRectF(page.left(), top, page.width(), 0))
    return top - theme.px(8)


def _paint_plots(painter: QPainter, spec: PictureSpec, theme: Theme, place: QRect) -> None:
    view = ChartView(theme, _PARTS[spec.kind])
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    # the card lies below everything already, or there is none
    view.setBackground(None)
    view.set_locale(spec.locale)
    view.set_captions(QCoreApplication.translate("ChartPanel", "mentions"), mood_name(spec.data))
    view.resize(place.width(), place.height())
    view.set_data(spec.data, None, spec.now)
    # shown, though on no screen: only then is it laid out
    view.show()
    # the items of a scene start from the pen and brush of the painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    view.render(painter, QRectF(place), view.viewport().rect())
    if spec.data.peak is None:
        painter.setFont(_font(theme.fonts.body))
        painter.setPen(theme.colour("muted"))
        nothing = QCoreApplication.translate("ChartPanel", "No mention in this period")
        box = (view.mood_box if spec.kind == "mood" else view.volume_box).sceneBoundingRect()
        if spec.kind == "mood":
            # above the line at nought, which would strike it through
            box.setBottom(box.center().y())
        painter.drawText(box.translated(place.topLeft()), Qt.AlignmentFlag.AlignCenter, nothing)
    view.hide()
    view.deleteLater()


def _paint_wrapped(painter: QPainter, text: str, font: QFont, theme: Theme, place: QRectF) -> float:
    """Muted text in two lines at most, from the top of `place`; returns where it ends."""
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    metrics = QFontMetricsF(font)
    y = place.top()
    for line in _lines(_one_line(text), metrics, place.width()):
        painter.drawText(QPointF(place.left(), y + metrics.ascent()), line)
        y += metrics.height()
    return y


def _lines(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """`text` in one or two lines of `width`; the second ends in an ellipsis where there is more."""
    if not text:
        return []
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split(" ")
    first = words.pop(0)
    while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
        first += f" {words.pop(0)}"
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [metrics.elidedText(first, Qt.TextElideMode.ElideRight, width), *([rest] if rest else [])]


def _entries(spec: PictureSpec) -> tuple[Label | Key, ...]:
    labels: tuple[Label | Key, ...] = () if spec.kind == "mood" else STACK
    if spec.kind == "volume":
        return labels
    few = any(mood is not None and mood.scored < LINE_FROM for mood in spec.data.moods())
    mood = Key.MOOD if spec.data.method is Method.COUNTED else Key.CORRECTED
    return (*labels, mood, Key.FEW) if few else (*labels, mood)


def _one_line(text: str) -> str:
    # str.split() would also take the no-break spaces of numbers
    return printable(text.replace("\r", " ").replace("\n", " ").replace("\t", " ")).strip()


def printable(text: str) -> str:
    """A text without what XML, and so SVG, cannot hold: control characters, halves of pairs, no characters at all."""
    return "".join(
        mark for mark in text if mark in "\t\n\r" or (mark >= " " and unicodedata.category(mark) not in ("Cc", "Cs"))
    ).translate(_NO_CHARACTERS)


def _font(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _colour(name: str, theme: Theme) -> QColor:
    colour = QColor(name)
    return colour if colour.isValid() else theme.colour("accent")
