import pytest

from cmdesk.core.errors import SourceError
from cmdesk.net.answer import Answer
from cmdesk.sources.feed_discovery import find
from cmdesk.sources.feed_document import read_feed
from tests.sources.feed_bodies import FakeWeb, body, rss

SITE = "https://site.exemple/fr/actus.html"


def page(written: bytes, url: str = SITE) -> Answer:
    return Answer(url, 200, {"content-type": "text/html; charset=utf-8"}, written)


def found(web: FakeWeb, address: str = SITE) -> list[tuple[str, str]]:
    return [(feed.url, feed.title) for feed in find(web.client(()), address, read=read_feed)]


def test_the_address_of_a_feed_is_that_feed() -> None:
    (feed,) = find(FakeWeb({SITE: body("blog.xml")}).client(()), SITE, read=read_feed)
    assert (feed.url, feed.title, feed.site) == (SITE, "Le Blog d’Ondine", "https://blog.exemple.fr")
    assert feed.typed


def test_what_a_page_names_is_offered_comments_last() -> None:
    web = FakeWeb(
        {
            SITE: page(body("page.html")),
            "https://site.exemple/fr/feed/": rss(head="<title>Flux</title>"),
            "https://site.exemple/fr/comments/feed/": rss(head="<title>Commentaires</title>"),
            "https://site.exemple/rss.xml": body("blog.xml"),
        }
    )
    assert found(web) == [
        ("https://site.exemple/fr/feed/", "Flux"),
        ("https://site.exemple/fr/comments/feed/", "Commentaires"),
    ]
    assert "https://site.exemple/commented-out.xml" not in web.addresses
    assert not any("wp-json" in address for address in web.addresses)


def test_only_what_lies_where_she_pointed_at_is_typed() -> None:
    written = body("page.html").replace(b'"feed/"', b'"https://ailleurs.exemple/feed/"')
    web = FakeWeb(
        {
            SITE: page(written),
            "https://ailleurs.exemple/feed/": rss(),
            "https://site.exemple/fr/comments/feed/": rss(),
        }
    )
    feeds = find(web.client(()), SITE, read=read_feed)
    assert {feed.url: feed.typed for feed in feeds} == {
        "https://ailleurs.exemple/feed/": False,
        "https://site.exemple/fr/comments/feed/": True,
    }


def test_comments_are_known_by_their_title_too() -> None:
    web = FakeWeb(
        {
            SITE: page(body("page.html")),
            "https://site.exemple/fr/feed/": rss(head="<title>Commentaires sur : Le site</title>"),
            "https://site.exemple/fr/comments/feed/": Answer("https://site.exemple/b", 200, {}, rss()),
        }
    )
    assert [title for _, title in found(web)] == ["Fil", "Commentaires sur : Le site"]


def test_a_feed_without_a_title_has_that_of_the_page() -> None:
    web = FakeWeb({SITE: page(body("page.html")), "https://site.exemple/fr/feed/": rss("<item/>", head="")})
    assert found(web) == [("https://site.exemple/fr/feed/", "Le site » Flux")]


def test_links_that_look_like_feeds_are_tried_where_the_page_names_none() -> None:
    links = b"<a href='/a-propos'>x</a><a class=\"b\" href=/flux/rss>RSS</a><a href='/?feed=atom'>y</a>"
    written = b"<html><body>" + links
    web = FakeWeb({SITE: page(written), "https://site.exemple/flux/rss": body("blog.xml")})
    assert found(web) == [("https://site.exemple/flux/rss", "Le Blog d’Ondine")]
    assert web.addresses == [SITE, "https://site.exemple/flux/rss", "https://site.exemple/?feed=atom"]


def test_the_usual_addresses_are_tried_last() -> None:
    web = FakeWeb({SITE: page(b"<html></html>"), "https://site.exemple/atom.xml": body("atom.xml")})
    assert found(web) == [("https://site.exemple/atom.xml", "Le Fil du Nord")]
    assert "https://site.exemple/fr/feed/" in web.addresses
    assert "https://site.exemple/feeds/posts/default" in web.addresses


def test_without_a_scheme_https_is_tried_before_http() -> None:
    web = FakeWeb({"http://site.exemple:8080/feed": body("blog.xml")})
    assert found(web, " site.exemple:8080/feed ") == [("http://site.exemple:8080/feed", "Le Blog d’Ondine")]
    assert web.addresses == ["https://site.exemple:8080/feed", "http://site.exemple:8080/feed"]


def test_where_a_page_or_feed_moved_for_good_counts() -> None:
    new = "https://neuf.exemple/feed"
    web = FakeWeb({SITE: Answer(new, 200, {}, body("blog.xml"), moved_to=new)})
    assert found(web)[0][0] == new


@pytest.mark.parametrize(
    "address", ["", "file:///etc/passwd", "javascript:alert(1)", "https://", "un site", "ftp://a.b"]
)
def test_what_is_no_address_is_said(address: str) -> None:
    web = FakeWeb({})
    with pytest.raises(SourceError, match="is no address of a site"):
        found(web, address)
    assert web.asked == []


def test_a_site_that_cannot_be_reached_says_why() -> None:
    web = FakeWeb({"https://x.exemple": SourceError("certificate", kind="tls")})
    with pytest.raises(SourceError) as fault:
        found(web, "x.exemple")
    assert fault.value.kind == "tls"


def test_nothing_found_is_said_with_what_to_do() -> None:
    with pytest.raises(SourceError, match=r"No feed was found at site\.exemple: look on the site"):
        found(FakeWeb({SITE: page(b"<html></html>")}))


def test_few_questions_are_asked_whatever_a_page_names() -> None:
    links = "".join(f"<link rel=alternate type=application/rss+xml href=/{n}.xml>" for n in range(1000))
    web = FakeWeb({SITE: page(f"<html><head>{links}</head></html>".encode())})
    with pytest.raises(SourceError):
        found(web)
    assert len(web.asked) <= 20


@pytest.mark.parametrize(
    "piece", ["<a ", "<link '", '<a href="', "<!--", "<script>", "<a <a", "&#", "=", "<base href='x'>"]
)
def test_a_hostile_page_takes_no_more_time_than_its_length(piece: str) -> None:
    written = f"<html><body>{piece * 200_000}".encode()
    with pytest.raises(SourceError):
        found(FakeWeb({SITE: page(written)}))


CHANNEL = "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789abcdefghij-_"


@pytest.mark.parametrize("address", ["https://www.youtube.com/@quai", "https://www.youtube.com/c/quai/videos"])
def test_the_page_of_a_channel_names_its_feed(address: str) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" title="RSS" href="{CHANNEL}">'
    written = f"<!DOCTYPE html><html><head><script>{'x' * 100_000}</script></head><body>{link}</body></html>".encode()
    web = FakeWeb({address: page(written, address), CHANNEL: body("videos.xml")})
    assert found(web, address) == [(CHANNEL, "Aurore Rail")]


def test_a_channel_by_its_number_needs_no_page() -> None:
    web = FakeWeb({CHANNEL: body("videos.xml")})
    assert found(web, "youtube.com/channel/UC0123456789abcdefghij-_/videos") == [(CHANNEL, "Aurore Rail")]
    assert web.addresses == [CHANNEL]


def test_a_page_of_youtube_that_names_no_channel_says_what_to_type() -> None:
    address = "https://www.youtube.com/@quai"
    web = FakeWeb({address: page(b"<html><body>Avant de continuer</body></html>", "https://consent.youtube.com/m")})
    with pytest.raises(SourceError, match=r"type youtube\.com/channel/ with that ID"):
        found(web, address)
