import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.sources.feed_document import MOST_ENTRIES, decoded, read_feed, tidied
from tests.sources.feed_bodies import NAMES, URL, body, rss


def first(written: bytes, kind: str = "application/xml", url: str = URL) -> dict[str, object]:
    entries = read_feed(written, kind, url)["entries"]
    assert isinstance(entries, list)
    return dict(entries[0])


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_json(name: str) -> None:
    read = read_feed(body(name), "application/xml", URL)
    assert json.loads(json.dumps(read)) == read
    assert read["form"] and not read["page"]


def test_a_web_page_is_said_to_be_one() -> None:
    read = read_feed(body("page.html"), "text/html", URL)
    assert (read["page"], read["form"], read["entries"]) == (True, "", [])


@pytest.mark.parametrize(
    "written", [b"", b"   ", b"moved", b"<head><title>x</title></head>", b"{", b'{"a": 1}', b"\xff"]
)
def test_what_is_no_feed_has_no_form(written: bytes) -> None:
    assert read_feed(written, "application/rss+xml", URL)["form"] == ""


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(body("empty.xml"), "", URL)["form"] == "rss20"


def test_a_path_or_an_address_in_the_body_is_text_and_nothing_is_opened(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(rss("<item><title>secret</title></item>"))
    for written in (str(feed), feed.as_uri(), "http://127.0.0.1:9/feed", "/etc/passwd"):
        assert read_feed(written.encode(), "application/xml", URL)["entries"] == []


def test_entities_neither_unpack_themselves_nor_read_a_file() -> None:
    assert first(body("laughs.xml"))["title"] == "&lol8;"
    assert first(body("local_file.xml"))["title"] == "vu &xxe;"
    hidden = (
        b"<rss version='2.0'><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><channel><item><title>&x;</title>"
    )
    assert "root:" not in json.dumps(read_feed(hidden, "application/xml", URL))


def test_entities_in_other_encodings_are_cut_off_too() -> None:
    text = body("laughs.xml").decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"')
    for encoding in ("utf-16", "utf-16-be", "utf-16-le", "utf-32"):
        assert first(text.encode(encoding))["title"] == "&lol8;"


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ("é".encode(), "text/xml; charset=iso-8859-1", "é"),
        ("é".encode("latin-1"), "text/xml; charset=iso-8859-1", "é"),
        ("é".encode("latin-1"), "text/xml; charset=utf-8", "é"),
        (b"\x93\x94", "", "“”"),
        ("été à l’aube ".encode() * 9 + b"\xc3", "text/xml; charset=iso-8859-1", "été à l’aube " * 9 + "\ufffd"),
        ("<?xml version='1.0' encoding='koi8-r'?>д".encode("koi8-r"), "", "<?xml version='1.0' encoding='koi8-r'?>д"),
        ("日本".encode("iso-2022-jp"), "application/xml; charset=ISO-2022-JP", "日本"),
        ("é".encode("utf-16"), "", "é"),
        (b"\xef\xbb\xbfa", "text/xml; charset=latin-1", "a"),
        (b"\xe9\\u0041", "text/xml; charset=unicode_escape", "é\\u0041"),
        (b"\xe9", "text/xml; charset=zip", "é"),
        (b"\xe9", 'text/xml; charset="nobody\'s"', "é"),
    ],
)
def test_the_encoding_is_the_one_that_reads_the_body(written: bytes, kind: str, text: str) -> None:
    assert decoded(written, kind) == text


@pytest.mark.parametrize(
    "written",
    [
        "L’été – 5 € et l’œuvre…".encode("cp1252"),
        # the same once more taken for Latin-1 by whoever wrote the feed
        "L’été – 5 € et l’œuvre…".encode("cp1252").decode("latin-1").encode(),
        b"L&#146;\xe9t\xe9 &#150; 5 &#x80; et l&#146;&#156;uvre&#133;",
    ],
)
@pytest.mark.parametrize("kind", ["text/xml; charset=iso-8859-1", "text/xml; charset=ISO-8859-15", "text/xml"])
def test_what_windows_writes_is_read_whatever_it_is_called(written: bytes, kind: str) -> None:
    title = read_feed(rss("<item><title>§</title></item>").replace("§".encode(), written), kind, URL)["entries"][0]
    assert title["title"] == "L’été – 5 € et l’œuvre…"


def test_halves_of_an_emoji_are_joined_and_what_xml_forbids_goes() -> None:
    assert tidied("&#55357;&#56832;&#xD83D;&#xde80;") == "😀🚀"
    assert tidied("&#55357; &#0;&#11;\x0b&#x110000;&#99999999999999999999;") == "     \ufffd\ufffd"
    assert tidied("&#233;&#x20AC;&amp;&#") == "&#233;&#x20AC;&amp;&#"


def test_a_broken_feed_still_gives_its_entries_and_says_what_is_wrong() -> None:
    read = read_feed(body("unbound_prefix.xml"), "application/xml", URL)
    assert "unbound prefix" in str(read["fault"])
    assert len(read["entries"]) == 2
    assert read_feed(body("blog.xml"), "application/xml", URL)["fault"] == ""


def test_relative_links_lead_from_the_feed_and_identifiers_stay_as_they_were_written() -> None:
    written = rss(
        "<item><guid>12</guid><link>../a</link></item>",
        "<item><guid isPermaLink='false'>12</guid><link>b?x=1&amp;y=2</link></item>",
        "<item><guid>/p/3</guid><link>/c</link></item>",
        "<item><guid>tag:x,2024:1</guid><link>//autre.exemple/d</link></item>",
    )
    entries = read_feed(written, "application/xml", "http://exemple.fr/un/deux/feed.xml")["entries"]
    assert [entry["id"] for entry in entries] == ["12", "12", "/p/3", "tag:x,2024:1"]
    assert [entry["link"] for entry in entries] == [
        "http://exemple.fr/un/a",
        "http://exemple.fr/un/deux/b?x=1&y=2",
        "http://exemple.fr/c",
        "http://autre.exemple/d",
    ]


def test_entries_beyond_the_most_are_counted() -> None:
    read = read_feed(rss("<item/>" * (MOST_ENTRIES + 3)), "application/xml", URL)
    assert (len(read["entries"]), read["left_out"]) == (MOST_ENTRIES, 3)


def test_a_language_is_not_repeated_until_the_memory_is_full() -> None:
    written = rss("<item><title>x</title></item>" * 500).replace(b"<rss", f"<rss xml:lang='{'a' * 100_000}'".encode())
    assert len(json.dumps(read_feed(written, "application/xml", URL))) < 500_000


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode(errors="replace")))
def test_nothing_makes_it_raise(written: bytes) -> None:
    for given_body in (written, rss(f"<item><title>{written.decode('latin-1')}</title></item>")):
        json.dumps(read_feed(given_body, "application/xml", URL))


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("<item><title>a</title></item><item><title>b</title></item></channel></rss>", ["a", "b"]),
        ("<item><title>a</title></item><item><title>b</title></item>", ["a", "b"]),
        ("<item><title>a</title></item><item><title>b</ti", ["a"]),
        ("<item><title>a</title></item><item><guid>b</guid><title>half", ["a"]),
        ("<item><title>a &lt;item></title></item><item/></channel></rss>", ["a <item>", ""]),
        ("<item><title>a</title><description><![CDATA[<item>]]></description></item></channel></rss>", ["a"]),
        ("<item><title>a", []),
    ],
)
def test_an_entry_that_was_cut_is_left_out(written: str, titles: list[str]) -> None:
    read = read_feed(
        f"<rss version='2.0'><channel><title>Fil</title>{written}".encode(), "text/xml", "https://x.exemple/"
    )
    assert [entry.get("title", "") for entry in read["entries"]] == titles
