"""What a vector picture shows, as texts and boxes with their places; and how to read that from SVG, without Qt.

Places are in pixels from the top left. `tests.pdf` reads the same from PDF.
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as SVG and PDF write it: x' = a x + c y + e, y' = b x + d y + f."""

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """A run of text: where it begins and ends on its line, the line, and the size of its font."""

    words: str
    left: float
    right: float
    base: float
    size: float
    turned: bool

    @property
    def middle(self) -> float:
        """Half way along the line."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Box:
    """A filled rectangle; colour as "#rrggbb"."""

    left: float
    top: float
    width: float
    height: float
    colour: str

    @property
    def middle(self) -> float:
        """Half way across."""
        return self.left + self.width / 2


@dataclass(frozen=True)
class Drawing:
    """What a page shows."""

    width: float
    height: float
    texts: list[Text]
    boxes: list[Box]

    def of_colour(self, colour: str) -> list[Box]:
        """The boxes of a colour, from left to right."""
        return sorted((box for box in self.boxes if box.colour == colour.lower()), key=lambda box: box.left)


def combined(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def text_at(words: str, matrix: Matrix, x: float, y: float, length: float, size: float) -> Text:
    """A text that runs to the right from (x, y), before the matrix."""
    start, end = placed(matrix, x, y), placed(matrix, x + length, y)
    size *= (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
    if abs(start[0] - end[0]) < abs(start[1] - end[1]):
        return Text(words, end[1], start[1], start[0], size, True)
    return Text(words, start[0], end[0], start[1], size, False)


def box_at(matrix: Matrix, x: float, y: float, width: float, height: float, colour: str) -> Box:
    """A rectangle, before the matrix."""
    (left, top), (right, bottom) = placed(matrix, x, y), placed(matrix, x + width, y + height)
    return Box(min(left, right), min(top, bottom), abs(right - left), abs(bottom - top), colour)


def read_svg(data: bytes) -> Drawing:
    """The texts and boxes of an SVG document; lengths in units of its view box."""
    root = ElementTree.fromstring(data)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    drawing = Drawing(width, height, [], [])
    _walk(root, (1, 0, 0, 1, 0, 0), "", drawing)
    return drawing


def _walk(element: ElementTree.Element, matrix: Matrix, fill: str, into: Drawing) -> None:
    of = element.attrib
    fill = of.get("fill", fill)
    if "transform" in of:
        numbers = re.fullmatch(r"matrix\(([^)]*)\)", of["transform"])
        assert numbers, of["transform"]
        a, b, c, d, e, f = map(float, numbers[1].split(","))
        matrix = combined((a, b, c, d, e, f), matrix)
    if element.tag == f"{SVG}rect":
        sides = (float(of[side]) for side in ("x", "y", "width", "height"))
        into.boxes.append(box_at(matrix, *sides, colour=fill))
    elif element.tag == f"{SVG}text":
        x, y, length, size = (float(of[name]) for name in ("x", "y", "textLength", "font-size"))
        into.texts.append(text_at(element.text or "", matrix, x, y, length, size))
    for child in element:
        _walk(child, matrix, fill, into)
