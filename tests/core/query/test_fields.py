"""Fields: which values they take, and the one way of writing each."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cmdesk.core.query.fields import (
    COUNTED,
    HAS,
    KINDS,
    LABELS,
    NAMES,
    SOURCES,
    UnfitValueError,
    address_of,
    checked,
    host_of,
    nearest,
)
from tests.core.query.trees import PIECES, VALUES


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("lang", "fr", "fr"),
        ("lang", "FR", "fr"),
        ("lang", "fr-FR", "fr"),
        ("lang", "fr_CA", "fr"),
        ("lang", "iw", "he"),
        ("lang", "UND", "und"),
        ("source", "Mastodon", "mastodon"),
        ("source", "twitter", "x"),
        ("author", "sncf", "@sncf"),
        ("author", "@sncf", "@sncf"),
        ("author", "＠sncf", "@sncf"),
        ("author", "@a.b@example.org", "@a.b@example.org"),
        ("author", "Nom  Long", "@Nom Long"),
        ("domain", "Example.ORG", "example.org"),
        ("domain", "www.example.org", "example.org"),
        ("domain", "www.fr", "www.fr"),
        ("domain", "www.www.example.org", "example.org"),
        ("domain", "café.example", "xn--caf-dma.example"),
        ("link", "example.org", "example.org"),
        ("link", "https://www.Example.org/A/b/", "example.org/A/b"),
        ("link", "example.org/a?b=c#d", "example.org/a?b=c"),
        ("link", "example.org/a?", "example.org/a"),
        ("link", "example.org/?/", "example.org"),
        ("link", "web.example/https://a.example/b", "web.example/https://a.example/b"),
        ("link", "http://web.example/http://a.example/b", "web.example/http://a.example/b"),
        ("link", "user@example.org:8080/a", "example.org/a"),
        ("has", "LINK", "link"),
        ("min", "likes:10", "likes:10"),
        ("min", "Likes:010", "likes:10"),
        ("min", "reactions:0", "reactions:0"),
        ("is", "Reply", "reply"),
        ("sentiment", "Negative", "negative"),
        ("label", "À  lire ", "À lire"),
        ("group", "a|b:c", "a|b:c"),
    ],
)
def test_each_value_has_one_way_of_writing_it(name: str, value: str, kept: str) -> None:
    assert checked(name, value) == kept


@pytest.mark.parametrize(
    ("name", "values"),
    [("has", HAS), ("is", KINDS), ("sentiment", LABELS), ("source", SOURCES), ("min", [f"{one}:3" for one in COUNTED])],
)
def test_every_value_that_is_offered_is_taken_as_it_is(name: str, values: tuple[str, ...]) -> None:
    assert [checked(name, value) for value in values] == list(values)


def test_a_source_that_is_none_of_the_networks_is_quoted() -> None:
    with pytest.raises(UnfitValueError):
        checked("source", "Mon lecteur")
    assert checked("source", "Mon  lecteur", quoted=True) == "Mon lecteur"
    assert checked("source", "Mastodon", quoted=True) == "mastodon"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, value) for name in NAMES for value in ("", "  ", "\u2003")),
        *(("lang", value) for value in ("xx", "fra", "fr,en", "français", "fr-Latn-FR", "f")),
        *(("source", value) for value in ("zzz", "x y")),
        *(("author", value) for value in ("@", "＠@")),
        *(("domain", value) for value in ("a", "a..b", "-a.b", "a.b-", "a_b", ".fr", "fr.", "a.b/c", "a b.fr", "*.fr")),
        *(("link", value) for value in ("a", "/a", "http://", "[", "http://[::1", "a b.fr/c", "..fr")),
        *(("min", value) for value in ("10", "likes", "likes:", "likes:-1", "likes:1.5", "likes:٣", "likes:1e3", ":3")),
        ("min", "likes:1000000000000"),
        *(("has", value) for value in ("links", "x")),
        *(("is", value) for value in ("retweet", "0")),
        *(("sentiment", value) for value in ("bad", "1", "négatif")),
    ],
)
def test_a_value_that_a_field_does_not_know_is_refused(name: str, value: str) -> None:
    with pytest.raises(UnfitValueError) as caught:
        checked(name, value)
    assert caught.value.template.startswith("Column {column}: ")


@given(
    st.sampled_from(NAMES),
    st.text()
    | st.sampled_from([value for values in VALUES.values() for value in values])
    | st.lists(st.sampled_from((*PIECES, ".fr", "www.", "/", "?", "http://", "a")) | st.characters(), max_size=8).map(
        "".join
    ),
    st.booleans(),
)
@example("domain", "www.fr", False)
@example("link", "a.example/x?/", False)
@example("link", "http://a.example/http://b", False)
@example("domain", "ＷＷＷ.a.fr", False)
@example("author", "＠ @x", False)
def test_what_is_kept_is_kept_again_as_it_is(name: str, value: str, quoted: bool) -> None:
    try:
        kept = checked(name, value, quoted=quoted)
    except UnfitValueError as fault:
        if fault.instead is not None:
            assert fault.instead.startswith(f"{name}:")
            checked(name, fault.instead.partition(":")[2])
        return
    assert checked(name, kept, quoted=quoted) == kept


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://www.example.org/a/", ("example.org", "/a")),
        ("HTTP://EXAMPLE.ORG", ("example.org", "")),
        ("example.org/a?b=c&d", ("example.org", "/a?b=c&d")),
        ("https://example.org:8443/a#b", ("example.org", "/a")),
        ("https://example.org./a", ("example.org", "/a")),
        ("https://café.example/é", ("xn--caf-dma.example", "/é")),
        ("https://[broken/a", ("", "https://[broken/a")),
        ("web.example/http://a.example", ("web.example", "/http://a.example")),
    ],
)
def test_links_are_compared_without_what_does_not_tell_them_apart(link: str, address: tuple[str, str]) -> None:
    assert address_of(link) == address


def test_a_host_keeps_a_www_that_is_its_name() -> None:
    assert [host_of(host) for host in ("www.fr", "www.x.fr", "www", "WWW.")] == ["www.fr", "x.fr", "www", "www"]


def test_what_is_near_is_found_and_nothing_else() -> None:
    assert nearest("mastodn", SOURCES) == "mastodon"
    assert nearest("SENTIMENT", NAMES) == "sentiment"
    assert nearest("langue", NAMES) == "lang"
    assert nearest("zzz", NAMES) is None
    assert nearest("", NAMES) is None
