import pytest

from cmdesk.sources.feed_text import bare_title, body_of, clean, line, text_of


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("<b>Gare</b> &amp; quai", "text/html", "Gare & quai"),
        ("<b>Gare</b> &amp; quai", "text/plain", "Gare & quai"),
        ("3 < 5 & <y>", "text/plain", "3 < 5 & <y>"),
        ("a<br/>b", None, "a\nb"),
        (" un \n\n\n\n deux ", "text/plain", "un\n\ndeux"),
        ("AT&T", "text/plain", "AT&T"),
        (None, "text/html", ""),
        (12, "text/html", ""),
    ],
)
def test_what_looks_like_html_is_read_as_html(value: object, kind: str | None, text: str) -> None:
    assert text_of(value, {"type": kind} if kind else None, "text/plain") == text


def test_controls_and_halves_of_characters_go() -> None:
    assert clean("a\x00\x07b\x9f\tc\nd\ud83d") == "ab\tc\nd\ufffd"
    assert line(" a\r\n\x0b b\x00 ") == "a b"


def test_the_longest_of_content_and_summary_is_the_body() -> None:
    caption = {"content": [{"type": "text/plain", "value": "Photo"}], "summary": "<p>Le texte entier</p>"}
    assert body_of(caption) == ("Le texte entier", [])
    both = {
        "content": [{"type": "text/html", "value": '<p>Tout <a href="https://a.exemple">ici</a></p>'}],
        "summary": "Tout",
    }
    assert body_of(both) == ("Tout ici", ["https://a.exemple"])


def test_what_is_no_text_is_no_body() -> None:
    assert body_of({"content": [{"type": "image/png", "value": "iVBORw0KGgo="}]}) == ("", [])
    assert body_of({}) == ("", [])


@pytest.mark.parametrize(
    ("title", "publisher", "bare"),
    [
        ("A - b - Gazette", "Gazette", "A - b"),
        ("A - GAZETTE", "Gazette", "A"),
        ("A", "Gazette", "A"),
        (" - Gazette", "Gazette", " - Gazette"),
        ("A - Gazette", "", "A - Gazette"),
    ],
)
def test_the_publisher_behind_a_title_goes(title: str, publisher: str, bare: str) -> None:
    assert bare_title(title, publisher) == bare


@pytest.mark.parametrize("piece", [" ", "\n", "&", "&#1", "<p ", "<", "</a", "\t\n ", "<br"])
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    # a pattern that goes back and forth would take minutes
    for kind in ("text/plain", "text/html"):
        text_of(f"a{piece * 200_000}b", {"type": kind}, kind)
