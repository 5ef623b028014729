"""Reads PNG files without Qt: what a picture says of itself, as any other program would find it."""

import struct
import zlib
from pathlib import Path


def chunks(path: Path) -> list[tuple[bytes, bytes]]:
    """The chunks of a PNG, read without Qt; checks every CRC."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + length
    return found


def told(path: Path) -> dict[str, str]:
    """The text chunks of a PNG."""
    texts = {}
    for kind, body in chunks(path):
        if kind == b"tEXt":
            keyword, text = body.split(b"\0", 1)
            texts[keyword.decode("latin-1")] = text.decode("latin-1")
        elif kind == b"zTXt":
            keyword, rest = body.split(b"\0", 1)
            texts[keyword.decode("latin-1")] = zlib.decompress(rest[1:]).decode("latin-1")
        elif kind == b"iTXt":
            keyword, rest = body.split(b"\0", 1)
            text = rest[2:].split(b"\0", 2)[2]
            texts[keyword.decode("latin-1")] = (zlib.decompress(text) if rest[0] else text).decode("utf-8")
    return texts


def size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack(">II", chunks(path)[0][1][:8])
    return width, height


def dots_per_inch(path: Path) -> tuple[float, float]:
    """The resolution that a PNG tells, across and down."""
    (body,) = (body for kind, body in chunks(path) if kind == b"pHYs")
    across, down, unit = struct.unpack(">IIB", body)
    assert unit == 1, "not in metres"
    return across * 0.0254, down * 0.0254
