"""The words of an entry of a feed as plain text, whatever the feed calls them: text, HTML, or the one as the other.

A feed says of each part whether it is HTML, and is often wrong: titles that are called plain hold `<b>` and `&amp;`. So
what looks like HTML without doubt is read as HTML; the reading itself is done in `cmdesk.sources.html_text`.
"""

import re
from typing import Final

from cmdesk.core.text import fold
from cmdesk.sources.fields import Json, mapping, objects, string
from cmdesk.sources.html_text import read_html

_HTML: Final = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_TAGS: Final = (
    "a|abbr|b|big|blockquote|br|cite|code|del|div|em|figure|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|q|s|small|span|strike"
    "|strong|sub|sup|table|td|th|tr|u|ul"
)
_MARKUP: Final = re.compile(
    rf"</(?:{_TAGS})\s*>|<(?:br|hr|img|p)(?:\s[^<>]*)?/?>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.I
)
_WRAPPING: Final = re.compile(r"<!\[CDATA\[|\]\]>")
_ADDED: Final = re.compile(
    r"\n(?:"
    r"(?:L['’]article|Cet article|The post|Der Beitrag|La entrada|L['’]articolo) [^\n]{1,500}"
    r" (?:est apparu en premier sur|appeared first on|erschien zuerst auf|apareció primero en|proviene da) [^\n]{1,200}"
    r"|[^\n]{1,500} was originally published in [^\n]{1,200} on Medium, where [^\n]{1,200}"
    r"|submitted by (?:/?u/)?(?:[\w-]{1,40}|\[deleted\])(?: to (?:/?[ru]/)?[\w-]{1,40})?"
    r"\s{1,9}\[link\] \[(?:[0-9]{1,9} )?comments?\]"
    r")\Z"
)
_LONGEST_ADDED: Final = 1000
_DASHES: Final = "-‐‑‒–—―|·"
_DASH: Final = re.compile(rf" [{_DASHES}] ")
_LONGEST_PUBLISHER: Final = 250
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_BLANK_LINES: Final = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """A text without control characters and halves of characters, which nothing can store."""
    return _HALF.sub("\ufffd", _UNSEEN.sub("", text))


def line(text: str) -> str:
    """A text in one line, clean."""
    return clean(" ".join(text.split()))


def text_of(value: object, detail: object, usual: str) -> str:
    """The text of one part of an entry.

    Args:
        value: as the feed gives it.
        detail: what it says of it: its `type`.
        usual: the type where it says none.
    """
    return _read(string(value) or "", string(mapping(detail).get("type")) or usual)[0]


def body_of(entry: Json) -> tuple[str, list[str]]:
    """The text of an entry below its title, and where its links lead.

    Of content and summary the longer one: in some feeds the first content is the caption of a picture.
    """
    parts = [
        (string(part.get("value")) or "", string(part.get("type")) or "text/html")
        for part in objects(entry.get("content"))
    ]
    summary = string(entry.get("summary"))
    if summary is not None and all(summary != value for value, _ in parts):
        told = string(mapping(entry.get("summary_detail")).get("type")) or "text/html"
        # YouTube writes plain text, and feedparser says of it what it says of all that RSS describes
        parts.append((summary, "text/plain" if "yt_videoid" in entry else told))
    text, found = "", list[str]()
    for value, kind in parts:
        if kind in _HTML or kind.startswith("text/"):
            read, addresses = _read(value, kind)
            read = _own(read)
            if len(read) > len(text):
                text, found = read, addresses
    return text, found


def _own(text: str) -> str:
    """A text without the sentence that WordPress, Medium or Reddit put below each: whoever is named in it was not."""
    begin = max(0, len(text) - _LONGEST_ADDED)
    end = f"\n{text}" if begin == 0 else text[begin:]
    found = _ADDED.search(end)
    return (
        text if found is None else text[: len(text) - len(found[0])].rstrip() if begin else end[: found.start()].strip()
    )


def bare_title(title: str, publisher: str) -> str:
    """A title of Google News without the name of the publisher behind it."""
    wanted = fold(publisher)
    if wanted:
        for dash in _DASH.finditer(title[-_LONGEST_PUBLISHER:]):
            end = title[-_LONGEST_PUBLISHER:][dash.end() :]
            if fold(end) == wanted and (bare := title[: -len(end)].rstrip().rstrip(_DASHES).rstrip()):
                return bare
    return title


def _read(value: str, kind: str) -> tuple[str, list[str]]:
    value = _WRAPPING.sub("", value)
    if kind in _HTML or _MARKUP.search(value):
        html = read_html(value)
        if "<" not in value and _MARKUP.search(html.text):
            html = read_html(html.text)  # it was escaped twice
        return clean(html.text), list(dict.fromkeys(clean(link.address) for link in html.links))
    lines = "\n".join(written.strip() for written in value.split("\n"))
    return clean(_BLANK_LINES.sub("\n\n", lines).strip()), []
