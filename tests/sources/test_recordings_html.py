"""HTML of real networks and feeds, read by us and by `html.parser`; the recordings lie beside the project."""

import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cmdesk.sources.html_text import read_html

pytestmark = pytest.mark.recordings

_SCALAR = re.compile(r"string: '((?:[^']|'')*)'")


def recordings(network: str) -> Path:
    return Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / network


class Peer(HTMLParser):
    """All text of a document that is not in a script or a style."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in ("script", "style", "title")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in ("script", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.text += data


def by_peer(source: str) -> str:
    peer = Peer()
    peer.feed(source)
    peer.close()
    return peer.text


def letters(text: str) -> str:
    return "".join(text.replace("•", "").split())


def bodies(cassette: Path) -> Iterator[object]:
    """The JSON bodies of a cassette: single-quoted YAML, folded over lines."""
    for match in _SCALAR.finditer(cassette.read_text(encoding="utf-8")):
        first, *rest = (line.strip() for line in match[1].replace("''", "'").split("\n"))
        for line in rest:
            first += "\n" if not line else line if first.endswith("\n") else f" {line}"
        try:
            yield json.loads(first)
        except ValueError:
            continue


def statuses(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if isinstance(value.get("content"), str):
            yield value
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from statuses(part)


def test_what_a_mastodon_server_writes_is_what_was_typed() -> None:
    read = {
        str(status["content"]): read_html(str(status["content"]))
        for cassette in recordings("mastodon").glob("*.yaml")
        for body in bodies(cassette)
        for status in statuses(body)
    }
    assert len(read) > 15
    for content, found in read.items():
        assert letters(found.text).replace("@localhost", "") == letters(by_peer(content))
        assert "<" not in found.text and "&#39;" not in found.text
    mentions = [link for found in read.values() for link in found.links if "mention" in link.classes]
    assert mentions
    for link in mentions:
        assert any(f"{link.text}@localhost" in found.text for found in read.values())


def fragments() -> Iterator[str]:
    for path in [*recordings("feeds").iterdir(), *recordings("reddit").glob("*.rss")]:
        try:
            tree = ElementTree.fromstring(path.read_bytes())
        except ElementTree.ParseError:
            continue
        for element in tree.iter():
            if element.text and re.search(r"<\w", element.text):
                yield element.text


def test_the_html_of_real_feeds_says_what_an_independent_reading_says() -> None:
    sources = list(fragments())
    assert len(sources) > 150
    assert [source for source in sources if letters(read_html(source).text) != letters(by_peer(source))] == []
