"""What a person reads of a piece of HTML, as plain text: posts of the fediverse, items of feeds, comments.

Paragraphs, lists and `<br>` become line breaks, character references characters; scripts, styles and comments go. An
address that is shown shortened is given in full, a mention of the fediverse with its server: `@lina` becomes
`@lina@exemple.social`. Other links keep their words; all addresses are told beside the text.

The input is hostile, so the scanning is done here. `html.parser` of the Pythons that we run on raises at `<![<` and
needs time that grows with the square of the input at `<a <a <a`. Here every character is looked at a bounded number of
times, whatever it is: a `<` that begins nothing is text, a tag that never ends too, and nothing raises. The text may
well hold a `<b>` that the author wrote as `&lt;b&gt;`: it is text to be shown as such, never HTML again.
"""

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

# Quotes may hold a >. No quantifier gives back what it took: where one fails, the scan goes on behind.
_TAG: Final = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"']*+)((?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""")
_TAG_BEGINS: Final = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE: Final = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_LONG_NUMBER: Final = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_SHORTENED: Final = re.compile(r"(?:…|\.\.\.)\Z")
_SCHEME: Final = re.compile(r"https?://(?:www\.)?", re.I)
_NAME: Final = re.compile(r"@[\w.-]+")

_UNSEEN: Final = frozenset({"script", "style", "template", "title", "svg", "iframe", "noframes", "noembed", "textarea"})
_FALLBACK: Final = "quote-inline"  # the line "RE: address" that Mastodon adds for readers who cannot show a quote
_PARAGRAPHS: Final = frozenset({"p", "blockquote", "ul", "ol", "dl", "pre", "table", *(f"h{n}" for n in range(1, 7))})
_LINES: Final = frozenset(
    {"div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "aside", "main", "nav", "figure"}
    | {"figcaption", "address", "details", "summary", "form", "hr", "body", "html"}
)


class Link(NamedTuple):
    """A link.

    Attributes:
        address: where it leads, an http(s) address.
        text: the words it stands under.
        classes: what the page calls it: "mention", "hashtag" ...
    """

    address: str
    text: str
    classes: frozenset[str]


class HtmlText(NamedTuple):
    """What a piece of HTML says."""

    text: str
    links: tuple[Link, ...]


def read_html(source: str) -> HtmlText:
    """The text and the links of a piece of HTML, in time that grows with its length; never raises."""
    reader = _Reader()
    for token in _tokens(source):
        if isinstance(token, str):
            reader.say(token)
        else:
            reader.tag(token)
    reader.end_link()
    return HtmlText(_joined(reader.parts), tuple(reader.links))


def text_of_html(source: str) -> str:
    """The text of a piece of HTML."""
    return read_html(source).text


class _Tag(NamedTuple):
    closing: bool
    name: str
    attributes: str


def _tokens(source: str) -> Iterator[str | _Tag]:
    """Yield texts, character references resolved, and the tags between them."""
    at = 0
    while (begin := source.find("<", at)) >= 0:
        if begin > at:
            yield _resolved(source[at:begin])
        if tag := _TAG.match(source, begin):
            at = tag.end()
            name = tag[2].lower()
            yield _Tag(bool(tag[1]), name, tag[3])
            if not tag[1] and (name in _UNSEEN or (_FALLBACK in tag[3] and _FALLBACK in _classes(tag[3]))):
                closing = re.compile(rf"</{re.escape(name)}(?![^\s/>])", re.I).search(source, at)
                at = closing.start() if closing else len(source)
        elif source.startswith("<!--", begin):
            end = source.find("-->", begin + 2)
            at = len(source) if end < 0 else end + len("-->")
        elif _TAG_BEGINS.match(source, begin) or source.startswith(("<!", "<?"), begin):
            end = source.find(">", begin)
            if end < 0:
                # no tag can end any more
                at = begin
                break
            at = end + 1
        else:
            yield "<"
            at = begin + 1
    if at < len(source):
        yield _resolved(source[at:])


def _resolved(text: str) -> str:
    # html.unescape raises at numbers with thousands of digits
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, the first of each name."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or ""
        if value[:1] in {'"', "'"} and value[-1:] == value[:1] and len(value) > 1:
            value = value[1:-1]
        found.setdefault(match[1].lower(), _resolved(value))
    return found


def _classes(written: str) -> frozenset[str]:
    return frozenset(_attributes(written).get("class", "").split())


class _Reader:
    """Collects what the tags and texts say.

    Attributes:
        parts: texts, and between them how many line ends are asked for at least.
        links: those that ended.
    """

    def __init__(self) -> None:
        self.parts: list[str | int] = []
        self.links: list[Link] = []
        self._link: tuple[int, str, frozenset[str]] | None = None  # where in `parts` it begins, address, classes
        self._verbatim = False

    def say(self, text: str) -> None:
        if self._verbatim:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.parts.append(-1)
                self.parts.append(line)
        else:
            self.parts.append(_SPACE.sub(" ", text))

    def tag(self, tag: _Tag) -> None:
        if tag.name == "br":
            self.parts.append(-1)
        elif tag.name == "a":
            self.end_link()
            if not tag.closing:
                self._begin_link(tag.attributes)
        elif tag.name in _PARAGRAPHS:
            self.parts.append(2)
            if tag.name == "pre":
                self._verbatim = not tag.closing
        elif tag.name in _LINES:
            self.parts.append(1)
            if tag.name == "li" and not tag.closing:
                self.parts.append("• ")
        elif tag.name in {"td", "th"}:
            self.parts.append(" ")

    def _begin_link(self, written: str) -> None:
        attributes = _attributes(written)
        address = attributes.get("href", "").strip()
        if _host(address):
            self._link = len(self.parts), address, frozenset(attributes.get("class", "").split())

    def end_link(self) -> None:
        if self._link is None:
            return
        begin, address, classes = self._link
        self._link = None
        words = _SPACE.sub(" ", "".join(part for part in self.parts[begin:] if isinstance(part, str)))
        self.links.append(Link(address, words.strip(), classes))
        if all(isinstance(part, str) for part in self.parts[begin:]):
            self.parts[begin:] = [_in_full(words, address, classes)]


def _host(address: str) -> str:
    """The server of an http(s) address, "" of anything else."""
    if not _SCHEME.match(address):
        return ""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _in_full(words: str, address: str, classes: frozenset[str]) -> str:
    shown = words.strip()
    if "mention" in classes and _NAME.fullmatch(shown):
        return words.replace(shown, f"{shown}@{_host(address)}", 1)
    cut = _SHORTENED.sub("", shown)
    bare = _SCHEME.sub("", cut, count=1)
    if bare and ("." in bare or "/" in bare) and _SCHEME.sub("", address, count=1).startswith(bare):
        return words.replace(shown, address, 1)
    return words


def _joined(parts: list[str | int]) -> str:
    """The texts with the line ends between them: never two blank lines, no space at the ends of a line."""
    out: list[str] = []
    pending = 0
    space = False
    for part in parts:
        if isinstance(part, int):
            # what a tag asks for at least, or (-1) one more
            pending = pending + 1 if part < 0 else max(pending, part)
            continue
        text = part.strip(" ")
        if not text:
            space = space or bool(part)
            continue
        if out:
            out.append("\n" * min(pending, 2) if pending else " " if space or part[0] == " " else "")
        out.append(text)
        pending, space = 0, part[-1] == " "
    return "".join(out).strip()
