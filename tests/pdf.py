"""Reads PDF files without Qt: what the one page shows, and what the file says of itself.

As much of PDF as chart pictures use. What it does not know it does not skip: it fails.
"""

import re
import zlib
from dataclasses import dataclass, field

from tests.vectors import Box, Drawing, Matrix, box_at, combined, text_at

_SILENT = {b"gs", b"cs", b"CS", b"SCN", b"w", b"J", b"j", b"d", b"m", b"l", b"c", b"h", b"W", b"W*"}
"""Operators that move no text and fill no rectangle."""


def objects(data: bytes) -> dict[int, bytes]:
    """The objects by number, found through the file's own table of offsets; streams are unpacked."""
    start = int(data[data.rindex(b"startxref") :].split()[1])
    rows = re.findall(rb"(?m)^(\d{10}) \d{5} [fn] $", data[start:])
    found = {}
    for number, row in enumerate(rows[1:], start=1):
        head = b"%d 0 obj\n" % number
        assert data.startswith(head, int(row)), f"object {number} is not where the table says"
        body = data[int(row) + len(head) : data.index(b"endobj", int(row))]
        before, stream, rest = body.partition(b"stream\n")
        if stream:
            content = rest[: rest.rindex(b"\nendstream")]
            body = before + (zlib.decompress(content) if b"/FlateDecode" in before else content)
        found[number] = body
    return found


def told(data: bytes) -> dict[str, str]:
    """The information dictionary."""
    (body,) = (one for one in objects(data).values() if b"/Producer" in one)
    texts = {}
    for name, value in re.findall(rb"/(\w+) \(((?:[^\\)]|\\.)*)\)", body, re.S):
        raw = re.sub(rb"\\(.)", rb"\1", value, flags=re.S)
        wide = raw.startswith(b"\xfe\xff")
        texts[name.decode()] = raw[2:].decode("utf-16-be") if wide else raw.decode("latin-1")
    return texts


def page_points(data: bytes) -> tuple[float, float]:
    """Width and height of the page."""
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", _page(objects(data)))
    assert found
    return float(found[1]), float(found[2])


@dataclass
class _Font:
    """What the glyphs of a font mean, and how wide they are in thousandths of its size."""

    meanings: dict[int, str]
    widths: list[float]


@dataclass
class _State:
    matrix: Matrix
    colour: str = ""


@dataclass
class _Run:
    """A text under way."""

    font: _Font = field(default_factory=lambda: _Font({}, []))
    size: float = 0
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    starts: list[tuple[float, float]] = field(default_factory=list)
    glyphs: list[int] = field(default_factory=list)


def read_pdf(data: bytes, dpi: float) -> Drawing:
    """The texts and boxes of the one page, lengths in pixels of `dpi` an inch."""
    found = objects(data)
    page = _page(found)
    width, height = (side / 72 * dpi for side in page_points(data))
    fonts = {
        name: _font(found, found[int(number)])
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", found[_reference(page, b"Resources")])
    }
    content = found[_reference(page, b"Contents")]
    drawing = Drawing(width, height, [], [])
    # points from below left become pixels from above left
    state, kept = _State((dpi / 72, 0, 0, -dpi / 72, 0, height)), []
    boxes: list[Box] = []
    run = _Run()
    operands: list[bytes] = []
    for token in re.findall(rb"<[0-9A-F]+>|\[[^\]]*\]|/?[^\s\[<]+", content[content.index(b">>") + 2 :]):
        if re.match(rb"[-\d.</\[]", token):
            operands.append(token)
            continue
        match token, operands:
            case b"q", []:
                kept.append(_State(state.matrix, state.colour))
            case b"Q", []:
                state = kept.pop()
            case b"cm", [*numbers]:
                state.matrix = combined(_matrix(numbers), state.matrix)
            case b"scn", [*_, red, green, blue]:
                state.colour = "#" + "".join(f"{round(float(part) * 255):02x}" for part in (red, green, blue))
            case b"re", [*sides]:
                x, y, across, down = map(float, sides)
                boxes.append(box_at(state.matrix, x, y, across, down, state.colour))
            case ((b"f" | b"f*" | b"B" | b"B*" | b"S" | b"n"), []):
                drawing.boxes.extend(boxes if token[:1] in b"fB" else [])
                boxes = []
            case b"BT", []:
                run = _Run()
            case b"Tf", [name, size]:
                run.font, run.size = fonts[name[1:]], float(size)
            case b"Tm", [*numbers]:
                run.matrix = combined(_matrix(numbers), state.matrix)
            case b"Td", [x, y]:
                before = run.starts[-1] if run.starts else (0.0, 0.0)
                run.starts.append((before[0] + float(x), before[1] + float(y)))
            case b"Tj", [glyph]:
                run.glyphs.append(int(glyph[1:-1], 16))
            case b"ET", []:
                assert len(run.starts) == len(run.glyphs) > 0
                words = "".join(run.font.meanings[glyph] for glyph in run.glyphs)
                (x, y), (last, _) = run.starts[0], run.starts[-1]
                length = last - x + run.font.widths[run.glyphs[-1]] / 1000 * run.size
                drawing.texts.append(text_at(words, run.matrix, x, y, length, run.size))
            case _:
                assert token in _SILENT, (operands, token)
        operands = []
    return drawing


def _matrix(numbers: list[bytes]) -> Matrix:
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def _page(found: dict[int, bytes]) -> bytes:
    (page,) = (body for body in found.values() if b"/Type /Page\n" in body)
    return page


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found, name
    return int(found[1])


def _font(found: dict[int, bytes], body: bytes) -> _Font:
    meanings = {}
    table = found[_reference(body, b"ToUnicode")]
    for first, texts in re.findall(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> \[([^\]]*)\]", table):
        for glyph, text in enumerate(re.findall(rb"<([0-9A-F]+)>", texts), start=int(first, 16)):
            meanings[glyph] = bytes.fromhex(text.decode()).decode("utf-16-be")
    (inner,) = re.findall(rb"/DescendantFonts \[(\d+) 0 R\]", body)
    widths = re.search(rb"/W \[0 \[([^\]]*)\]", found[int(inner)])
    assert widths
    return _Font(meanings, [float(width) for width in widths[1].split()])
