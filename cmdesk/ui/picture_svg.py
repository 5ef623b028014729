"""Chart pictures as SVG: painted by the painter of all forms, then tidied as a document.

Qt's generator gives the drawing. What it lacks is added here: a size in pixels, a title and description for readers
of screens, facts for machines, and texts that stand where they stood even where the font of this machine is missing:
each run has a list of fonts that ends in `sans-serif`, and is told how long it is. Nothing in the document refers to
anything outside it.
"""

import re
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from cmdesk.ui.picture import PictureSpec, natural_scale, paint_chart, printable
from cmdesk.ui.picture_facts import packet
from cmdesk.ui.presets import Sheet
from cmdesk.ui.theme import Theme

_SVG: Final = "http://www.w3.org/2000/svg"
_RESOLUTION: Final = 96
"""Dots an inch; a pixel of CSS. With another one Qt would scale what it replays."""
_LONG: Final = re.compile(r"\d+\.\d{3,}")
"""A coordinate finer than anybody sees."""


def svg(spec: PictureSpec, theme: Theme, sheet: Sheet) -> bytes:
    """Paint a chart as an SVG document: the same bytes for the same chart."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_RESOLUTION)
    generator.setSize(QSize(*sheet.size))
    generator.setViewBox(QRect(0, 0, *sheet.size))
    painter = QPainter(generator)
    paint_chart(painter, spec, theme.scaled(natural_scale(sheet)), sheet.size)
    painter.end()
    root = ElementTree.fromstring(bytes(buffer.data().data()))
    _tidy(root)
    _size(root, sheet)
    _tell(root, spec)
    ElementTree.register_namespace("", _SVG)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _tidy(root: ElementTree.Element) -> None:
    """Drop groups that hold nothing, say fonts so that they can be replaced, and how long each text is."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}defs" or (child.tag == f"{{{_SVG}}}g" and not len(child)):
                parent.remove(child)
    family = QFontInfo(QApplication.font()).family().replace("'", "")
    fonts = f"'{family}', sans-serif"
    for element in root.iter():
        element.attrib.pop("vector-effect", None)
        if element.attrib.get("transform") == "matrix(1,0,0,1,0,0)":
            del element.attrib["transform"]
        if "d" in element.attrib:
            element.attrib["d"] = _LONG.sub(lambda number: f"{float(number[0]):.2f}", element.attrib["d"])
        if element.tag == f"{{{_SVG}}}text":
            font = QFont(QApplication.font())
            font.setPixelSize(int(element.attrib["font-size"]))
            font.setWeight(QFont.Weight(int(element.attrib["font-weight"])))
            length = QFontMetricsF(font).horizontalAdvance(element.text or "")
            element.attrib.update({"font-family": fonts, "textLength": f"{length:g}"})
            element.attrib["lengthAdjust"] = "spacingAndGlyphs"
            element.tail = "\n"
        elif "font-family" in element.attrib:
            # only texts have a font
            for name in ("font-family", "font-size", "font-weight", "font-style"):
                element.attrib.pop(name, None)


def _size(root: ElementTree.Element, sheet: Sheet) -> None:
    """Pixels as pixels; a picture for print as large as on paper."""
    width, height = (f"{side:g}" for side in sheet.size)
    if sheet.margin:
        width, height = (f"{side:.2f}mm" for side in sheet.millimetres)
    root.attrib.update({"width": width, "height": height, "version": "1.1", "role": "img"})
    root.attrib.pop("baseProfile", None)


def _tell(root: ElementTree.Element, spec: PictureSpec) -> None:
    """Title, description and facts, before the drawing."""
    for old in (f"{{{_SVG}}}title", f"{{{_SVG}}}desc"):
        for element in root.findall(old):
            root.remove(element)
    heading, words = printable(spec.title), printable(f"{spec.subtitle}\n{spec.source_line}".strip())
    title, description, metadata = (ElementTree.Element(f"{{{_SVG}}}{tag}") for tag in ("title", "desc", "metadata"))
    title.text, description.text = heading, words
    facts = {keyword: printable(text) for keyword, text in spec.metadata.items()}
    metadata.append(packet(heading, words, facts))
    for place, element in enumerate((title, description, metadata)):
        element.tail = "\n"
        root.insert(place, element)
