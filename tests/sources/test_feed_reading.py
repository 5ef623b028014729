import sys

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_reading import FeedReader, checked, shown_host
from tests.sources.feed_bodies import URL, body, rss


def test_a_process_reads_what_is_read_here() -> None:
    for name in ("blog.xml", "feed.json", "wrong_charset.xml"):
        assert FeedReader()(body(name), "text/xml", URL) == read_feed(body(name), "text/xml", URL)


@pytest.mark.parametrize(
    "written",
    [
        rss(f"<item><author>{'a' * 2_000_000}</author></item>"),
        b"<!-- ' --><!DOCTYPE a [ <!-- ' --> ]>" + b"\n" * 1_000_000 + rss(),
    ],
    ids=["a long name", "blank lines"],
)
def test_a_feed_that_takes_for_ever_is_given_up(written: bytes) -> None:
    with pytest.raises(SourceError, match=r"exemple\.fr answers cannot be read") as fault:
        FeedReader(seconds=1)(written, "text/xml", URL)
    assert fault.value.kind == "malformed"


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('{')", "import os; os.abort()"])
def test_a_process_that_breaks_is_a_fault_in_words(code: str) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        FeedReader((sys.executable, "-c", code))(b"", "", URL)


def test_what_is_no_feed_is_said_in_words() -> None:
    with pytest.raises(SourceError, match="a web page and no feed: give the address of the site"):
        checked(read_feed(body("page.html"), "", URL), URL)
    with pytest.raises(SourceError, match="is no feed, or a broken one"):
        checked(read_feed(b"nothing", "", URL), URL)
    assert checked(read_feed(body("empty.xml"), "", URL), URL) == ()


def test_what_is_odd_is_noted() -> None:
    (note,) = checked(read_feed(body("unbound_prefix.xml"), "", URL), URL)
    assert "unbound prefix" in str(note.fields["fault"])
    (note,) = checked({"form": "rss20", "left_out": 7}, URL)
    assert note.fields == {"count": 7}


def test_of_an_address_only_the_host_is_shown() -> None:
    assert shown_host("https://lise:secret@exemple.fr:8443/key/secret?token=secret") == "exemple.fr:8443"
    assert shown_host("http://[") == ""


def test_the_process_that_reads_what_strangers_wrote_is_given_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMDESK_X_BEARER_TOKEN", "AAAAplanted")
    monkeypatch.setenv("KEPT", "yes")
    code = "import json, os; print(json.dumps({'seen': [os.environ.get(name) for name in "
    code += "('CMDESK_X_BEARER_TOKEN', 'KEPT')]}))"
    assert FeedReader((sys.executable, "-c", code))(b"", "", URL) == {"seen": [None, "yes"]}
