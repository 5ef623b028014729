"""HTML becomes what a person reads; whatever the input is, it is read in linear time and nothing raises."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.sources.html_text import Link, read_html, text_of_html


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("bonjour", "bonjour"),
        ("", ""),
        ("<p>un</p><p>deux</p>", "un\n\ndeux"),
        ("<p>un<br>deux<br/>trois</p>", "un\ndeux\ntrois"),
        ("un<br><br><br><br>deux", "un\n\ndeux"),
        ("<div>un</div><div>deux</div>", "un\ndeux"),
        ("<ul><li>un</li><li>deux</li></ul>", "• un\n• deux"),
        ("<h1>Titre</h1>texte", "Titre\n\ntexte"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("  un \n\t <b> deux</b>  <i>trois</i>quatre ", "un deux troisquatre"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<p>\xa0un\xa0: deux&nbsp;</p>", "un\xa0: deux"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &#233;&#xE9;&nbsp;&copy", "1 < 2 && 3 > 2 éé\xa0©"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("un<script>alert('<p>deux</p>')</script><style>p{}</style><!-- trois <p> -->quatre", "unquatre"),
        ("un<SCRIPT type=x>deux</ScRiPt >trois", "untrois"),
        ("un <script>deux", "un"),
        ("un <!-- deux", "un"),
        ("<title>un</title>deux", "deux"),
        ("<p title='a > b' data-x=\"</p>\">un</p>", "un"),
        ("<!DOCTYPE html><?xml version='1'?>un", "un"),
        ("je t'aime <3 toi & moi, 5<6", "je t'aime <3 toi & moi, 5<6"),
        ("un <b deux", "un <b deux"),
        ("<![CDATA[", "<![CDATA["),
        ("<![<![", "<![<!["),
        ("<p>un<p>deux", "un\n\ndeux"),
        ("</p></b>un</div></a>", "un"),
        ("<b><i>un</b></i>", "un"),
    ],
)
def test_what_a_person_reads(source: str, text: str) -> None:
    assert text_of_html(source) == text


MENTION = (
    '<span class="h-card"><a href="https://exemple.social/@lina" class="u-url mention">@<span>lina</span></a></span>'
)
SHORT = (
    '<a href="https://www.exemple.fr/un/long/chemin?a=1&amp;b=2" rel="nofollow"><span class="invisible">https://www.'
    '</span><span class="ellipsis">exemple.fr/un/lo</span><span class="invisible">ng/chemin?a=1&amp;b=2</span></a>'
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"<p>{MENTION} merci</p>", "@lina@exemple.social merci"),
        ('<a href="https://a.social/@lina" class="mention">@lina@b.social</a>', "@lina@b.social"),
        ('<a href="https://a.social/tags/sncf" class="mention hashtag">#<span>SNCF</span></a>', "#SNCF"),
        (f"voir {SHORT}.", "voir https://www.exemple.fr/un/long/chemin?a=1&b=2."),
        ('<a href="https://www.exemple.fr/abc">exemple.fr/a…</a>', "https://www.exemple.fr/abc"),
        ('<a href="https://exemple.fr/abc">exemple.fr/a...</a>', "https://exemple.fr/abc"),
        ('<a href="https://exemple.fr/">notre site</a>', "notre site"),
        ('<a href="https://exemple.fr/">ailleurs.fr</a>', "ailleurs.fr"),
        ('<a href="javascript:alert(1)">exemple.fr</a>', "exemple.fr"),
        ('<a href="https://exemple.fr/"><p>exemple.fr</p></a>fin', "exemple.fr\n\nfin"),
        ('<a href="https://exemple.fr/">un <a href="https://deux.fr/">deux', "un deux"),
        ('<p class="quote-inline">RE: <a href="https://a.fr/1">a.fr/1</a></p><p>oui</p>', "oui"),
    ],
)
def test_addresses_are_given_in_full_and_mentions_with_their_server(source: str, text: str) -> None:
    assert text_of_html(source) == text


def test_links_are_told_with_their_words_and_classes() -> None:
    read = read_html(f'{MENTION} {SHORT} <a href=https://exemple.fr/x>là</a> <a href="mailto:a@b.fr">b</a> <a>c</a>')
    assert read.links == (
        Link("https://exemple.social/@lina", "@lina", frozenset({"u-url", "mention"})),
        Link(
            "https://www.exemple.fr/un/long/chemin?a=1&b=2",
            "https://www.exemple.fr/un/long/chemin?a=1&b=2",
            frozenset(),
        ),
        Link("https://exemple.fr/x", "là", frozenset()),
    )


@pytest.mark.parametrize("number", ["&#" + "9" * 50_000 + ";", "&#x" + "f" * 50_000, "&#1114112;", "&#xd800;", "&#0;"])
def test_a_number_that_is_no_character_is_the_sign_for_that(number: str) -> None:
    assert text_of_html(f"a{number}") == "a\ufffd"


@given(st.text() | st.text("<>/!-'\"= ab&#;x[]?\n"))
def test_no_text_raises(source: str) -> None:
    read_html(source)


WORDS = st.text("abcé <>&'\"\n", min_size=1, max_size=8)
TREES = st.recursive(
    WORDS.map(lambda text: (html.escape(text), text)),
    lambda below: st.tuples(
        st.sampled_from(["b", "span", "em", 'i class="x"', "a title='>'", 'u data-a="<b>"']),
        st.lists(below, max_size=4),
    ).map(
        lambda made: (
            f"<{made[0]}>" + "".join(part for part, _ in made[1]) + f"</{made[0].split()[0]}>",
            "".join(text for _, text in made[1]),
        )
    ),
    max_leaves=20,
)


@given(TREES)
def test_of_well_formed_html_all_the_text_and_none_of_the_tags_is_left(tree: tuple[str, str]) -> None:
    source, text = tree
    assert text_of_html(source) == " ".join(text.split())


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "<",
            "<!--",
            "<a ",
            "</",
            "<![",
            "<?",
            "<a '",
            "<script>",
            '<a href="',
            "</a ",
            "&",
            "&#",
            "<a b='\">",
            "<p ",
        ),
        *("<a href=http://a.b/>", "<title></titl", "<p class=quote-inline>", "<pre>\n", "<a x= ", "<td>", "a<b>"),
    ],
)
@pytest.mark.timeout(30)
def test_hostile_repetitions_take_no_time_that_grows_with_their_square(pattern: str) -> None:
    # a tenth of a second each; where the time grows with the square, minutes
    read_html(pattern * 50_000)


@given(st.lists(st.sampled_from(["<a", " x='", '"', ">", "<!--", "-->", "&#", "</a", "é", "\n", "<pre>", "<li>"])))
def test_pieces_of_tags_in_any_order_do_not_raise(pieces: list[str]) -> None:
    text = text_of_html("".join(pieces))
    assert text == text.strip()
