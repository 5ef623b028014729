"""Lists of feeds become feeds; what is no list ends in one sentence, and nothing of it is kept."""

import gzip
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import InputError
from cmdesk.core.types import Feed
from cmdesk.sources import opml
from cmdesk.sources.files import open_posts
from cmdesk.sources.opml import DEEPEST, OpmlFile, is_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<!-- exporté par un lecteur -->
<opml version="2.0">
  <head><title>Mes flux</title></head>
  <body>
    <outline text="Presse">
      <outline text="Le Quotidien" title="Le Quotidien &amp; Cie" type="rss"
        xmlUrl="https://quotidien.fr/rss?a=1&amp;b=2" htmlUrl="https://quotidien.fr/"/>
      <outline text="Région">
        <outline text="L'Été breton" type="rss" xmlUrl="http://ete.bzh/feed" htmlUrl="javascript:alert(1)"/>
      </outline>
    </outline>
    <outline type="rss" XMLURL=" https://sans-titre.fr/atom "/>
    <outline text="Deux fois" xmlUrl="http://ete.bzh/feed"/>
    <outline text="Vide"/>
    <outline text="Courriel" xmlUrl="mailto:a@b.fr"/>
    <outline text="Fichier" xmlUrl="file:///etc/passwd"/>
  </body>
</opml>
"""
FEEDS = (
    Feed("https://quotidien.fr/rss?a=1&b=2", "Le Quotidien & Cie", "https://quotidien.fr/", "Presse"),
    Feed("http://ete.bzh/feed", "L'Été breton", None, "Presse / Région"),
    Feed("https://sans-titre.fr/atom", "", None, ""),
)


def file_of(folder: Path, content: str | bytes) -> Path:
    path = folder / "flux"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def opened(folder: Path, content: str | bytes, form: str = "auto") -> OpmlFile:
    found = open_posts(file_of(folder, content), form)
    assert isinstance(found, OpmlFile)
    return found


def sentence(folder: Path, content: str | bytes) -> str:
    path = file_of(folder, content)
    with pytest.raises(InputError) as caught:
        open_posts(path, "opml")
    return str(caught.value).replace(str(path), "P")


def outlines(inner: str) -> str:
    return f"<opml><body>{inner}</body></opml>"


def test_feeds_with_their_titles_sites_and_folders(tmp_path: Path) -> None:
    found = opened(tmp_path, LIST)
    assert found.feeds == FEEDS
    assert found.repeated == 1
    assert [(item.position, item.reason, item.detail, item.excerpt) for item in found] == [
        (16, "not-a-feed", "xmlUrl: mailto:a@b.fr", "Courriel"),
        (17, "not-a-feed", "xmlUrl: file:///etc/passwd", "Fichier"),
    ]
    assert found.position == found.size == len(LIST.encode())


@pytest.mark.parametrize(
    "content",
    [
        LIST.replace("UTF-8", "iso-8859-1").encode("iso-8859-1"),
        LIST.replace("UTF-8", "windows-1252").encode("windows-1252"),
        LIST.replace("UTF-8", "UTF-16").encode("utf-16"),
        LIST.encode("utf-8-sig"),
        "\n  " + LIST,
        LIST.replace("opml", "OPML").replace("outline", "OUTLINE"),
        gzip.compress(LIST.encode(), mtime=0),
    ],
    ids=range(7),
)
def test_other_encodings_and_ways_to_write_it(tmp_path: Path, content: str | bytes) -> None:
    assert opened(tmp_path, content).feeds == FEEDS


@pytest.mark.parametrize("form", ["utf-16", "utf-8"])
def test_the_form_is_told_by_the_first_element(form: str) -> None:
    assert is_opml(LIST.encode(form).decode(form))
    assert is_opml("<opml/>") and is_opml('<!DOCTYPE opml [<!ENTITY a "b">]>\n<opml version="1.0">')
    assert not is_opml("<html><opml>") and not is_opml("<opmlx>") and not is_opml("") and not is_opml("bonjour <opml>")
    assert not is_opml("<!-- a -->" * 10_000 + "<html>")


BOMB = (
    '<!DOCTYPE opml [<!ENTITY a "'
    + "x" * 1000
    + '">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><opml><body><outline text="&i;" xmlUrl="https://a.fr/"/></body></opml>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "P is no OPML: export the list of feeds from your feed reader as OPML."),
        ("bonjour", "P is no OPML: export the list of feeds from your feed reader as OPML."),
        ("<rss><channel/></rss>", "P is no OPML: export the list of feeds from your feed reader as OPML."),
        (b"\x89PNG\r\n\0\0", "P is no OPML: export the list of feeds from your feed reader as OPML."),
        (
            "<!DOCTYPE html><html><body>Connectez-vous</body></html>",
            "P declares a document type, as web pages do: export the list of feeds as OPML.",
        ),
        (BOMB, "P declares a document type, as web pages do: export the list of feeds as OPML."),
        (
            '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>&x;</body></opml>',
            "P declares a document type, as web pages do: export the list of feeds as OPML.",
        ),
        (outlines(""), "P holds no feeds: export the list of feeds anew."),
        (outlines('<outline text="Vide"/>'), "P holds no feeds: export the list of feeds anew."),
        (
            LIST.replace("&amp;b", "&b"),
            "P is no valid XML at line 8: mend that line, or export the list anew. Nothing was kept.",
        ),
        (
            LIST[: len(LIST) // 2],
            "P is no valid XML at line 10: mend that line, or export the list anew. Nothing was kept.",
        ),
        (
            LIST.replace("UTF-8", "klingon"),
            "P is in an encoding that cannot be read: export the list as UTF-8. Nothing was kept.",
        ),
        (
            LIST.replace("UTF-8", "shift_jis").encode("shift_jis", "replace"),
            "P is in an encoding that cannot be read: export the list as UTF-8. Nothing was kept.",
        ),
    ],
    ids=range(13),
)
def test_what_is_no_list_of_feeds_is_one_sentence(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert sentence(tmp_path, content) == said


def test_entities_that_unpack_to_gigabytes_are_not_unpacked(tmp_path: Path) -> None:
    tracemalloc.start()
    sentence(tmp_path, BOMB)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_list_too_long_to_be_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opml, "LARGEST", 500)
    assert sentence(tmp_path, gzip.compress(LIST.encode())) == (
        "P is too large for a list of feeds: export the list anew."
    )


def test_folders_ten_thousand_deep(tmp_path: Path) -> None:
    feed = '<outline text="{}" xmlUrl="https://a.fr/{}"/>'
    depth = 10_000
    inner = '<outline text="d">' * depth + feed.format("tief", "1") + "</outline>" * depth
    found = opened(tmp_path, outlines(inner + feed.format("flach", "2")))
    assert [f.title for f in found.feeds] == ["flach"]
    assert [(item.reason, item.detail) for item in found] == [("bad-field", "nested too deeply")]
    inner = '<outline text="d">' * DEEPEST + feed.format("tief", "1") + "</outline>" * DEEPEST
    assert opened(tmp_path, outlines(inner)).feeds[0].folder == " / ".join("d" * DEEPEST)


@pytest.mark.parametrize(
    "address", ["", "a.fr/rss", "//a.fr", "feed://a.fr", "https://", "http://[::1", "https://a b", "x"]
)
def test_what_is_no_http_address_is_no_feed(tmp_path: Path, address: str) -> None:
    found = opened(tmp_path, outlines(f'<outline text="a" xmlUrl="{address}"/>'))
    assert found.feeds == ()
    assert [item.reason for item in found] == ["not-a-feed"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=100)
    | st.lists(
        st.sampled_from(["<opml>", "<body>", "<outline", ' xmlUrl="http://a.fr"', ">", "/>", "</opml>", "&a;", "<!--"])
    ).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_give_feeds_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    try:
        assert all(isinstance(feed, Feed) for feed in OpmlFile(file_of(tmp_path, content)).feeds)
    except InputError as error:
        assert str(tmp_path) in str(error)
