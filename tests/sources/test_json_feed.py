import json
from typing import Any

import pytest

from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.json_feed import json_feed
from tests.sources.feed_bodies import URL, body


def read(items: Any, **more: Any) -> list[Any]:
    told = {"version": "https://jsonfeed.org/version/1", "title": "Carnet", "items": items, **more}
    found = json_feed(json.dumps(told), URL)
    assert found is not None
    return list(found["entries"])


def test_what_a_feed_says_of_itself() -> None:
    found = json_feed(body("feed.json").decode(), URL)
    assert found is not None
    assert (found["form"], found["fault"]) == ("json", "")
    assert found["feed"]["title"] == "Carnet"
    assert found["feed"]["link"] == "https://carnet.exemple/"
    assert len(found["entries"]) == 2


@pytest.mark.parametrize("kind", ["application/feed+json", "application/json; charset=utf-8", "text/plain", ""])
def test_it_is_known_by_its_type_or_its_first_sign(kind: str) -> None:
    assert read_feed(b"\xef\xbb\xbf \n" + body("feed.json"), kind, URL)["form"] == "json"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "12", "{", '{"items": []}', '{"title": "x"}', '{"error": "no"}', '{"a":' * 5000, '{"a": 1' + "0" * 9999],
)
def test_other_json_is_no_feed(text: str) -> None:
    assert json_feed(text, URL) is None


def test_an_older_feed_names_one_author() -> None:
    (entry,) = read([{"id": "1", "author": {"name": "Lise", "url": "https://lise.exemple"}}])
    assert entry["authors"] == [{"name": "Lise", "href": "https://lise.exemple"}]


def test_what_a_field_cannot_hold_is_left_out() -> None:
    odd: list[Any] = [None, True, [], {}, 1.5, "", "\x00", {"name": 1}, [None], ["x"], [{"url": 3}]]
    names = ("id", "url", "title", "content_html", "content_text", "summary", "date_published", "authors", "author")
    more = ("tags", "language", "attachments", "image", "external_url")
    for value in odd:
        for name in (*names, *more):
            (entry,) = read([{name: value}], language=value, authors=value, home_page_url=value)
            json.dumps(entry)
    assert read("no list") == []
    assert read([1, None, "x"]) == []


def test_addresses_are_resolved_and_broken_ones_left_out() -> None:
    first, second = read([{"url": "a/b"}, {"url": "http://["}])
    assert first["link"] == "https://exemple.fr/fil/a/b"
    assert "link" not in second
