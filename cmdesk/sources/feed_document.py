"""The body of a feed, as bytes from a server, read into plain values: RSS, Atom, RDF by feedparser, JSON Feed by hand.

feedparser knows every dialect, but it is not made for enemies: it opens whatever a text names, lets an entity unpack
itself, resolves the identifiers of entries against the address of the feed, and needs hours for a few kilobytes that
are made for it (its patterns go back and forth over blank lines and long names). So here it never sees more than a
stream of tidied UTF-8:

- the text is decoded here; the declaration, comments and document type before the first element are cut off, and with
  them every entity; what XML forbids becomes a space, and an emoji that was written as two halves is put together;
- relative addresses are recognised by a base that exists nowhere: links are resolved against the address of the feed,
  an identifier stays as it was written, so that it is the same when the feed moves;
- its time is bounded from outside: `cmdesk.sources.feed_reading` runs this module as a process of its own.

Nothing here asks the network or decides what an entry means.
"""

import codecs
import io
import json
import re
import sys
import time
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import feedparser

from cmdesk.sources.encodings import encoding_of
from cmdesk.sources.fields import Json
from cmdesk.sources.json_feed import json_feed

MOST_ENTRIES: Final = 5000
"""Entries that are read of one feed; a feed has 10 to 100."""

_LONGEST: Final = 200_000  # characters of one value
_LONGEST_LANGUAGE: Final = 40
_DEEPEST: Final = 6  # values in values

_DECLARED: Final = re.compile(rb"\s*+<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.I)
_SEVEN_BITS: Final = re.compile(r"iso-?2022|hz", re.I)  # ASCII to the eye
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_NO_TEXT: Final = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})

_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?")
_HALVES: Final = re.compile(
    r"&#(?:[xX]([dD][89abAB][0-9a-fA-F]{2})|(5[5-6][0-9]{3}));&#(?:[xX]([dD][c-fC-F][0-9a-fA-F]{2})|(5[6-7][0-9]{3}));"
)
# nobody means the controls that Latin-1 has where Windows has ’ – œ €: browsers read those, too (WHATWG Encoding)
_OF_WINDOWS: Final = {number: bytes((number,)).decode("cp1252", errors="ignore") or " " for number in range(0x80, 0xA0)}
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PROLOG: Final = re.compile(
    r"(?:[\s\ufeff]++|<\?(?:[^?]++|\?(?!>))*+\?>|<!--(?:[^-]++|-(?!->))*+-->"
    r"|<!DOCTYPE(?:[^\[<>\"']++|\"[^\"]*+\"|'[^']*+'|\[(?:[^\]\"']++|\"[^\"]*+\"|'[^']*+')*+\])*+>)*+",
    re.I,
)
_WEB_PAGE: Final = re.compile(r"<(?:html|head|body)[\s>]", re.I)
_WEB_DOCTYPE: Final = re.compile(r"<!DOCTYPE\s++html", re.I)

_ENTRY: Final = re.compile(r"<(/?)(?:[A-Za-z][\w.-]{0,20}:)?(?:item|entry)(?=[\s>/])[^<>]*+>?", re.I)
_PLACE: Final = re.compile(r"^<unknown>:\d+:\d+: ")  # in the tidied text, which nobody sees

_NOWHERE: Final = "relative.invalid"
_STEPS: Final = 12
_STEP: Final = "~~/"


def read_feed(body: bytes, content_type: str, url: str) -> Json:
    """Read a feed.

    Args:
        content_type: as the server gave it.
        url: where it came from, for its relative links.

    Returns:
        `form` ("rss20", "atom10", "json" ...; "" where it is no feed), `page` whether it is a web page instead,
        `fault` what is wrong with its form ("" where nothing is), `feed` what it says of itself, `entries`, both with
        the names of feedparser, and `left_out`, how many entries were too many. All of it is JSON, moments too (ISO).
    """
    text = tidied(decoded(body, content_type))
    if "json" in content_type.partition(";")[0].lower() or text[:200].lstrip("\ufeff \t\r\n")[:1] == "{":
        read = json_feed(text, url)
        if read is not None:
            return _bounded(read)
        if text[:200].lstrip("\ufeff \t\r\n")[:1] == "{":
            return {"form": "", "page": False, "fault": "JSON", "feed": {}, "entries": [], "left_out": 0}
    prolog = _PROLOG.match(text)
    begin = prolog.end() if prolog else 0
    page = bool(_WEB_PAGE.match(text, begin) or _WEB_DOCTYPE.search(text[: min(begin, 2000)]))
    if page:
        return {"form": "", "page": True, "fault": "", "feed": {}, "entries": [], "left_out": 0}
    return _bounded(_parsed(text[begin:], url))


def decoded(body: bytes, content_type: str) -> str:
    """The text of a body: what it says of its encoding is believed where that reads it, UTF-8 before all."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, errors="replace")
    declared = _DECLARED.match(body)
    told = [found[1] for found in (_CHARSET.search(content_type),) if found]
    if declared:
        told.append(declared[1].decode())
    if body.isascii():
        told = [name for name in told if _SEVEN_BITS.match(name)]
    # UTF-8 also where a few bytes are damaged; the line end, so that half a character at the end is noticed
    found = encoding_of(lambda: (body, b"\n"))
    for name in (*told, "utf-8") if body.isascii() or found != "utf-8" else ():
        try:
            if codecs.lookup(name).name.replace("-", "_") not in _NO_TEXT:
                return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode(found or "cp1252", errors="replace")


def tidied(text: str) -> str:
    """The text without what no XML may hold, as a character or as its number."""
    if "&#" in text:
        text = _REFERENCE.sub(_fit, _HALVES.sub(_joined, text))
    return _FORBIDDEN.sub(" ", text.translate(_OF_WINDOWS))


def _joined(found: re.Match[str]) -> str:
    high, low = (int(hexed, 16) if hexed else int(number) for hexed, number in (found.group(1, 2), found.group(3, 4)))
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return found[0]


def _fit(found: re.Match[str]) -> str:
    digits = found[1] or found[2]
    number = int(digits, 16 if found[1] else 10) if len(digits) <= 10 else sys.maxunicode + 1
    if number > sys.maxunicode:
        return "\ufffd"
    if number in _OF_WINDOWS:
        return _OF_WINDOWS[number]
    return " " if number != 0x7F and _FORBIDDEN.match(chr(number)) else found[0]


def _parsed(text: str, url: str) -> dict[str, Any]:
    data = f"<?xml version='1.0' encoding='utf-8'?>\n{text}".encode(errors="replace")
    scheme = urlsplit(url).scheme or "http"
    base = f"{scheme}://{_NOWHERE}/{_STEP * _STEPS}"
    try:
        parsed = feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # whatever it stumbles over, it is the feed that is at fault
        return {"form": "", "fault": type(error).__name__, "feed": {}, "entries": []}
    entries = parsed.entries
    if entries and _cut_within_an_entry(text):
        entries = entries[:-1]  # half of one: the whole one would be taken for known
    plain = _Plain(scheme, url)
    fault = parsed.get("bozo_exception")
    return {
        "form": str(parsed.get("version") or ("unknown" if entries else "")),
        "fault": _PLACE.sub("", str(fault or ""))[:200],
        "feed": plain.mapping(parsed.feed),
        "entries": [plain.mapping(entry) for entry in entries[: MOST_ENTRIES + 1]],
        "count": len(entries),
    }


def _cut_within_an_entry(text: str) -> bool:
    """Whether an entry is opened behind the last one that is closed."""
    opened = closed = -1
    for found in _ENTRY.finditer(text):
        if found[1] or found[0].endswith("/>"):
            closed = found.start()
        else:
            opened = found.start()
    return opened > closed


def _bounded(read: dict[str, Any]) -> Json:
    count = read.pop("count", len(read["entries"]))
    read["entries"] = read["entries"][:MOST_ENTRIES]
    return {"page": False, "left_out": max(0, count - MOST_ENTRIES), **read}


class _Plain:
    """Turns what feedparser gives into JSON."""

    def __init__(self, scheme: str, url: str) -> None:
        self._nowhere = f"{scheme}://{_NOWHERE}/"
        self._url = url

    def mapping(self, found: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
        # by the items: asking feedparser's dictionaries for a key may warn
        return {
            str(key)[:100]: self._named(key, value, depth)
            for key, value in found.items()
            if key != "base" and value is not None
        }

    def _named(self, key: str, value: object, depth: int) -> object:
        if key == "language":
            # handed down to every part of every entry: a long one would be a bomb
            return str(value)[:_LONGEST_LANGUAGE]
        return self._id(value) if key == "id" else self._value(value, depth + 1)

    def _value(self, value: object, depth: int) -> object:
        if isinstance(value, str):
            return self._resolved(value) if value.startswith(self._nowhere) else value[:_LONGEST]
        if isinstance(value, time.struct_time) or (isinstance(value, tuple) and len(value) == 9):
            year, month, day, hour, minute, second = value[:6]
            return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}+00:00"
        if depth >= _DEEPEST:
            return None
        if isinstance(value, Mapping):
            return self.mapping(value, depth)
        if isinstance(value, (list, tuple)):
            return [self._value(item, depth + 1) for item in value[:1000]]
        return value if isinstance(value, (bool, int, float)) else str(value)[:_LONGEST]

    def _id(self, value: object) -> str:
        """The identifier as it was written."""
        written = str(value)[:_LONGEST]
        if not written.startswith(self._nowhere):
            return written
        rest = written[len(self._nowhere) :]
        return rest.removeprefix(_STEP * _STEPS) if rest.startswith(_STEP * _STEPS) else f"/{rest}"

    def _resolved(self, value: str) -> str:
        rest = value[len(self._nowhere) : _LONGEST]
        steps = 0
        while rest.startswith(_STEP):
            rest = rest[len(_STEP) :]
            steps += 1
        try:
            return urljoin(self._url, "../" * (_STEPS - steps) + rest if steps else f"/{rest}")
        except ValueError:
            return ""


def main() -> None:
    """Read a feed from standard input, behind a line of JSON with `type` and `url`; write it as JSON."""
    head = json.loads(sys.stdin.buffer.readline())
    read = read_feed(sys.stdin.buffer.read(), head["type"], head["url"])
    sys.stdout.buffer.write(json.dumps(read).encode())


if __name__ == "__main__":
    import faulthandler
    import os

    # the one clock that still runs while a pattern goes back and forth, and when whoever waited is gone
    faulthandler.dump_traceback_later(float(sys.argv[1]), exit=True, file=open(os.devnull, "w"))  # noqa: SIM115
    main()
