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
        # escaped once too often, and wrapped once too often
        ("&lt;p&gt;L&amp;#039;été &amp;amp; &lt;b&gt;moi&lt;/b&gt;&lt;/p&gt;", "text/html", "L'été & moi"),
        ("l&amp;rsquo;été", "text/html", "l’été"),
        ("<p>3 &lt; 5, tapez &lt;b&gt;a&lt;/b&gt;</p>", "text/html", "3 < 5, tapez <b>a</b>"),
        ("<![CDATA[L’été]]>", "text/plain", "L’été"),
        ("<![CDATA[<b>L’été</b>]]>", "text/html", "L’été"),
        ("a]]> b", "text/html", "a b"),
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


@pytest.mark.parametrize(
    "added",
    [
        "<p>L’article <a href='https://a.exemple/1'>Un <b>titre</b>. Et deux</a> est apparu en premier sur "
        "<a href='https://a.exemple'>Le blog</a>.</p>",
        "<p>Cet article <a href='https://a.exemple/1'>Un titre</a> est apparu en premier sur Le blog.</p>",
        "<p>The post <a href='https://a.exemple/1'>Un titre</a> appeared first on Le blog.</p>",
        "<p>Der Beitrag <a href='https://a.exemple/1'>Un titre</a> erschien zuerst auf Le blog.</p>",
        "<hr><p><a href='https://a.exemple/1'>Un titre</a> was originally published in Le blog on Medium, where "
        "people are continuing the conversation by highlighting and responding to this story.</p>",
        " &#32; submitted by &#32; <a href='https://a.exemple/u/l'> /u/l-_x </a> &#32; to &#32; <a> r/france </a> "
        "<br/> "
        "<span><a>[link]</a></span> &#32; <span><a>[comments]</a></span>",
        "<p>submitted by <a>/u/[deleted]</a> to <a>/r/france</a><br/><a>[link]</a> <a>[1143 comments]</a></p>",
    ],
)
def test_what_the_software_of_a_site_adds_to_every_text_goes(added: str) -> None:
    entry = {"content": [{"type": "text/html", "value": f"<p>Bonjour.</p>{added}"}]}
    assert body_of(entry)[0] == "Bonjour."


def test_what_an_author_says_about_such_additions_stays() -> None:
    said = "Il est apparu en premier sur scène.\n\nL’article est apparu en premier sur Le blog. Puis ailleurs."
    assert body_of({"summary": said, "summary_detail": {"type": "text/plain"}})[0] == said


def test_what_is_no_text_is_no_body() -> None:
    assert body_of({"content": [{"type": "image/png", "value": "iVBORw0KGgo="}]}) == ("", [])
    assert body_of({}) == ("", [])


@pytest.mark.parametrize(
    ("title", "publisher", "bare"),
    [
        ("A - b - Gazette", "Gazette", "A - b"),
        ("A - GAZETTE", "Gazette", "A"),
        ("A — b – GAZETTE", "Gazette", "A — b"),
        ("A — Gazette", "Gazette", "A"),
        ("A ‑ Gazette", "Gazette", "A"),
        ("A - L’Équipe", "L'Equipe", "A"),
        ("A - Ici - Le Quai", "Ici - Le Quai", "A"),
        ("A-Gazette", "Gazette", "A-Gazette"),
        ("A", "Gazette", "A"),
        (" - Gazette", "Gazette", " - Gazette"),
        ("A - Gazette", "", "A - Gazette"),
    ],
)
def test_the_publisher_behind_a_title_goes(title: str, publisher: str, bare: str) -> None:
    assert bare_title(title, publisher) == bare


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "&",
        "&#1",
        "<p ",
        "<",
        "</a",
        "\t\n ",
        "<br",
        "<![CDATA[",
        "]]>",
        "\nThe post ",
        " - ",
        "\nsubmitted by ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    # a pattern that goes back and forth would take minutes
    for kind in ("text/plain", "text/html"):
        text_of(f"a{piece * 200_000}b", {"type": kind}, kind)


def test_a_title_of_nothing_but_dashes_ends_soon() -> None:
    assert bare_title(" - " * 50_000, "Gazette") == " - " * 50_000
