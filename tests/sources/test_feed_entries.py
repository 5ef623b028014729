import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.types import Feed, Kind, Reading
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.feed_entries import LONGEST, place_of, posts_of
from tests.sources.feed_bodies import NAMES, NOW, URL, body, post, posts, rss

PLACE = place_of(URL)


def test_an_entry_of_a_blog_fills_every_field() -> None:
    found, second, _ = posts(body("blog.xml"))
    assert found.source == "feed"
    assert found.native == "https://blog.exemple.fr/?p=41"
    assert found.posted_at == datetime(2024, 5, 16, 6, 30, tzinfo=UTC)
    assert found.text == ("Café & croissants à bord d’Aurore Rail\n\nLe service à bord a changé.\n\nVoir le menu.")
    assert found.author is not None
    assert (found.author.key, found.author.name) == (f"{PLACE}#Ondine Perrault", "Ondine Perrault")
    assert (found.lang, found.url) == ("fr", "https://blog.exemple.fr/cafe-a-bord/")
    assert (found.tags, found.links) == (("Trains", "Revue de presse"), ("https://aurore.exemple/menu",))
    assert found.media
    assert found.reading == Reading(replies=3)
    assert (found.kind, found.parent, found.undated) == (Kind.ORIGINAL, None, False)
    assert found.raw is not None
    assert json.loads(found.raw)["slash_comments"] == "3"
    # the body begins with the title: it is said once
    assert second.text == "Horaires d’été : les trains du matin."
    assert second.reading.replies == 0
    assert not second.media


def test_an_author_that_an_entry_does_not_name_is_the_feed() -> None:
    *_, old = posts(body("blog.xml"))
    assert old.author is not None
    assert (old.author.key, old.author.name) == (f"{PLACE}#", "Le Blog d’Ondine")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("redaction@journal.paris (Jeanne Dupont)", "Jeanne Dupont"),
        ("Jeanne Dupont &lt;redaction@journal.media&gt;", "Jeanne Dupont"),
        ("redaction@journal.paris", "redaction@journal.paris"),
        ("j@a.fr (Jeanne)", "Jeanne"),
        ("j@a.fr", "j@a.fr"),
        ("Jeanne @ Quai", "Jeanne @ Quai"),
    ],
)
def test_an_author_is_told_by_name_beside_an_address_of_mail(written: str, name: str) -> None:
    author = post(f"<author>{written}</author>").author
    assert author is not None
    assert author.name == name


def test_an_episode_without_a_page_leads_to_its_file() -> None:
    enclosure = "<enclosure url='https://a.exemple/12.mp3?utm_source=rss' type='audio/mpeg' length='1'/>"
    assert post(f"<guid isPermaLink='false'>12</guid>{enclosure}").url == "https://a.exemple/12.mp3"
    assert post(f"<link>https://a.exemple/12</link>{enclosure}").url == "https://a.exemple/12"
    # the file may move any day: it names nothing
    moved = enclosure.replace("12.mp3", "13.mp3")
    assert post(f"<title>a</title>{enclosure}").native == post(f"<title>a</title>{moved}").native


def test_links_within_a_text_lose_their_traces_and_the_one_to_itself() -> None:
    links = "https://a.exemple/1?utm_source=rss", "https://b.exemple/?utm_source=a&amp;id=3"
    written = "".join(f"&lt;a href='{link}'&gt;a&lt;/a&gt;" for link in links).replace("&amp;", "&amp;amp;")
    found = post(f"<link>https://a.exemple/1</link><description>{written}</description>")
    assert found.links == ("https://b.exemple/?id=3",)


def test_a_video_keeps_the_lines_of_its_description() -> None:
    media = "xmlns:media='http://search.yahoo.com/mrss/' xmlns:yt='http://www.youtube.com/xml/schemas/2015'"
    told = f"<yt:videoId {media}>a</yt:videoId><media:description {media}>Un\n0:00 Début &lt;3\n</media:description>"
    assert post(f"<title>Film</title>{told}").text == "Film\n\nUn\n0:00 Début <3"


def test_authors_of_one_name_in_two_feeds_are_two() -> None:
    one, other = (
        post("<author>Zoé</author>", url=url).author for url in ("https://a.exemple/f", "https://b.exemple/f")
    )
    assert one is not None
    assert other is not None
    assert one.name == other.name == "Zoé"
    assert one.key != other.key


def test_atom_with_html_titles_answers_and_languages() -> None:
    station, answer = posts(body("atom.xml"))
    assert station.text == "La gare & le quai\n\nOn attend encore.\n\n3 < 5"
    assert station.url == "https://exemple.fr/fil/articles/gare.html"
    assert (station.lang, station.tags, station.reading.replies) == ("fr", ("Rail",), 4)
    assert (answer.kind, answer.parent, answer.lang) == (Kind.REPLY, station.native, "en")
    assert answer.conversation == station.native
    assert answer.text == "Plain <y> text\n\nYes, really."


def test_an_answer_to_what_is_named_within_the_feed_finds_it() -> None:
    written = body("atom.xml").replace(b"tag:fil.exemple,2024:gare", b"gare")
    station, answer = posts(written)
    assert station.native == f"{PLACE} gare"
    assert answer.parent == station.native


def test_rdf() -> None:
    first, second = posts(body("rdf.xml"))
    assert (first.native, first.text, first.lang) == ("https://revue.exemple/1", "Premier\n\nUn.", "fr")
    assert first.author is not None
    assert first.author.name == "A. Colin"
    assert first.posted_at == datetime(2024, 5, 10, 8, tzinfo=UTC)
    assert second.posted_at == datetime(2024, 5, 9, tzinfo=UTC)


def test_google_alerts_lead_to_the_article() -> None:
    (found,) = posts(body("alerts.xml"), "https://www.google.com/alerts/feeds/1/2")
    assert found.source == "google-alerts"
    assert found.native == "tag:google.com,2013:googlealerts/feed:8974135267215335962"
    assert found.text == "Les retards d'Aurore Rail agacent\n\nLes usagers d'Aurore Rail attendent ..."
    assert found.url == "https://www.gazette.exemple/retards?a=1"
    assert found.author is not None
    assert found.author.name == "gazette.exemple"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "", "http://", "https://["])
def test_an_alert_that_leads_nowhere_keeps_the_link_of_google(address: str) -> None:
    written = body("alerts.xml").replace(b"https://www.gazette.exemple/retards%3Fa%3D1", address.encode())
    (found,) = posts(written)
    assert found.url is not None
    assert found.url.startswith("https://www.google.com/url?")


def test_a_feed_of_google_news_that_she_added_is_read_as_such() -> None:
    (found,) = posts(body("news.xml"), "https://news.google.com/rss/search?q=aurore")
    assert (found.source, found.native) == ("google-news", "CBMiAAA_AU_yqLabc")
    assert found.text == "Aurore Rail ouvre une ligne - la suite"
    assert found.author is not None
    assert (found.author.key, found.author.name) == ("gazette.exemple", "La Gazette du Nord")


def test_videos_have_views_and_likes() -> None:
    (found,) = posts(body("videos.xml"))
    assert found.reading == Reading(likes=35, views=2514)
    assert found.text == "À bord\n\nLa visite."
    assert found.media


def test_json_feed() -> None:
    first, second = posts(body("feed.json"))
    assert (first.native, first.url, first.text) == (
        "https://carnet.exemple/2",
        "https://exemple.fr/2",
        "Un quai vide.",
    )
    assert (first.lang, first.tags, first.media) == ("fr", ("gare",), True)
    assert first.author is not None
    assert first.author.name == "Lise, Paul"
    assert (second.native, second.text) == (f"{PLACE} 1", "Sans titre & sans <b>HTML")
    assert second.url == "https://ailleurs.exemple/x"


def test_comments_answer_the_article_and_keep_to_what_their_author_wrote() -> None:
    first, second = posts(body("comments.xml"))
    assert [(one.kind, one.text) for one in (first, second)] == [
        (Kind.REPLY, "Le café est froid."),
        (Kind.REPLY, "Excellent !"),
    ]
    assert first.parent == "https://blog.exemple.fr/cafe-a-bord/"
    known, _ = posts(body("comments.xml"), answered="https://blog.exemple.fr/?p=41")
    assert (known.parent, known.conversation) == ("https://blog.exemple.fr/?p=41",) * 2


def test_every_entry_of_a_comment_feed_is_an_answer() -> None:
    item = "<title>Bonjour</title><link>https://x.exemple/a</link>"
    assert post(item, url="https://x.exemple/comments/feed/").kind is Kind.REPLY
    assert post(item, url="https://x.exemple/feed/").kind is Kind.ORIGINAL


def test_dates_that_cannot_be_true_are_the_moment_of_the_pass_and_said_to_be() -> None:
    found = {one.native.split()[-1]: one for one in posts(body("odd_dates.xml"))}
    for name in ("2099", "1970", "none", "words", "later"):
        assert (found[name].posted_at, found[name].undated) == (NOW, True), name
    for name in ("french", "zone", "epoch"):
        assert (found[name].posted_at, found[name].undated) == (datetime(2024, 5, 17, 8, tzinfo=UTC), False), name
    assert found["soon"].posted_at == NOW + timedelta(minutes=4)


def test_published_counts_before_updated() -> None:
    dated = "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>{}</dc:date>"
    item = f"<pubDate>Fri, 17 May 2024 10:00:00 GMT</pubDate>{dated}"
    assert post(item.format("2024-05-18T10:00:00Z")).posted_at == datetime(2024, 5, 17, 10, tzinfo=UTC)
    assert post(item.replace("Fri, 17 May 2024", "soon").format("2024-05-18T10:00:00Z")).posted_at.day == 18


def test_entries_without_an_identifier_are_known_by_address_then_title_and_day_then_text() -> None:
    address, dated, first, second, empty = (one.native for one in posts(body("no_ids.xml")))
    assert address == "https://sans.exemple/a"
    assert len({dated, first, second, empty}) == 4
    changed = body("no_ids.xml").replace(b"<description>un<", b"<description>autre<").replace(b"10:00:00", b"22:00:00")
    assert [one.native for one in posts(changed)][1] == dated
    assert posts(changed.replace(b"Fri, 17", b"Thu, 16"))[1].native != dated


def test_a_global_identifier_is_the_same_in_two_feeds_and_any_other_is_not() -> None:
    for native, same in (
        ("https://a.exemple/1", True),
        ("tag:a.exemple,2024:1", True),
        ("urn:uuid:1", True),
        ("HTTP://a.exemple/1", True),
        ("http://a.exemple/1", True),
        ("1", False),
        ("yt:video:1", False),
        ("http", False),
        ("/2024/1", False),
    ):
        item = f"<guid isPermaLink='false'>{native}</guid>"
        one, other = (post(item, url=url).native for url in ("https://a.exemple/x", "https://a.exemple/y"))
        assert (one == other) is same, native


def test_keys_stay_when_a_feed_moves() -> None:
    feed = Feed("https://ancien.exemple/a/feed")
    for item in ("<guid>12</guid>", "<guid isPermaLink='false'>x y</guid>", "<title>Sans</title>", "<guid>?p=3</guid>"):
        before = post(item, url=feed.url, feed=feed)
        moved = replace(feed, moved_to="https://nouveau.exemple/rss.xml")
        assert post(item, url="https://nouveau.exemple/rss.xml", feed=moved).native == before.native


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<guid>http://A.exemple/1</guid>", "<guid>https://a.exemple/1</guid>"),
        ("<guid>https://a.exemple/1?utm_source=rss</guid>", "<guid>https://a.exemple/1</guid>"),
        ("<link>http://a.exemple/1</link>", "<link>https://a.exemple/1?at_medium=rss</link>"),
        ("<guid>12</guid>", "<guid>12</guid><title>Corrigé</title><link>https://a.exemple/2</link>"),
    ],
)
def test_an_entry_stays_itself_when_its_site_moves_to_https_or_counts_its_readers(before: str, after: str) -> None:
    assert post(before).native == post(after).native


def test_an_answer_finds_what_it_answers_whatever_the_scheme() -> None:
    thread = "xmlns:thr='http://purl.org/syndication/thread/1.0'"
    answer = post(f"<guid>2</guid><thr:in-reply-to {thread} ref='http://a.exemple/1'/>")
    assert answer.parent == post("<guid>https://a.exemple/1</guid>").native
    comment = post("<guid>3</guid><link>http://a.exemple/1#comment-3</link>")
    assert comment.parent == post("<link>https://a.exemple/1</link>").native


def test_identifiers_that_several_entries_bear_are_none_and_stay_so() -> None:
    document = read_feed(body("twins.xml"), "", URL)
    found = posts_of(document, Feed(URL), now=NOW)
    one, two, three, again = (post.native for post in found.posts)
    assert one != two
    assert three == again == f"{PLACE} 2"
    # tomorrow only one of them is left
    left = {**document, "entries": list(document["entries"])[1:2]}
    later = posts_of(left, Feed(URL), now=NOW, twins=found.twins)
    assert [post.native for post in later.posts] == [two]
    assert later.twins == found.twins
    assert [post.native for post in posts_of(left, Feed(URL), now=NOW).posts] == [f"{PLACE} 1"]


def test_twins_stay_apart_and_themselves_when_their_site_moves_to_https() -> None:
    items = [f"<item><guid>http://a.exemple/</guid><link>http://a.exemple/{n}</link></item>" for n in (1, 2)]
    before = read_feed(rss(*items), "", URL)
    found = posts_of(before, Feed(URL), now=NOW)
    after = read_feed(rss(items[1].replace("http:", "https:")), "", URL)
    (left,) = posts_of(after, Feed(URL), now=NOW, twins=found.twins).posts
    assert left.native == found.posts[1].native != found.posts[0].native


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x.exemple/a", "mailto:a@b.exemple", "data:text/html,x"])
def test_links_other_than_of_the_web_are_no_address(link: str) -> None:
    assert post(f"<link>{link}</link>").url is None


def test_long_things_are_cut() -> None:
    found = post(
        f"<guid>https://a.exemple/{'x' * 9000}</guid><title>t</title><description>{'mot ' * 60_000}</description>"
    )
    assert len(found.native) <= 500
    assert len(found.text) == LONGEST
    assert found.raw is not None
    assert len(found.raw) <= 64 * 1024
    other = post(f"<guid>https://a.exemple/{'x' * 9001}</guid>")
    assert other.native != found.native
    many = "".join(f"<category>c{number}</category>" for number in range(500))
    assert len(post(many).tags) == 100


def test_a_wrong_encoding_and_odd_characters_are_read() -> None:
    assert posts(body("wrong_charset.xml"))[0].text == "Déjà vu €"
    assert posts(body("odd_characters.xml"))[0].text == "Bravo 😀 🚀 fin\n\nun\u202f!"
    assert posts(body("late_declaration.xml"))[0].text == "Déclaré tard"


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_a_key_that_lasts_and_a_date(name: str) -> None:
    document = read_feed(body(name), "application/xml", URL)
    once = posts_of(document, Feed(URL), now=NOW).posts
    again = posts_of(read_feed(body(name), "application/xml", URL), Feed(URL), now=NOW + timedelta(days=1)).posts
    assert [one.native for one in once] == [one.native for one in again]
    assert len(once) == len(list(document["entries"]))
    assert all(one.native and one.posted_at.tzinfo for one in once)


_WORDS = st.text(max_size=30).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
_PARTS = ("guid", "title", "link", "pubDate", "description", "category", "author", "comments", "source")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(_PARTS), _WORDS), max_size=4))
def test_whatever_an_entry_says_it_has_a_key_a_date_and_no_broken_character(entries: list[dict[str, str]]) -> None:
    items = ["".join(f"<{name}>{text}</{name}>" for name, text in entry.items()) for entry in entries]
    written = rss(*(f"<item>{item}</item>" for item in items)).decode(errors="replace").encode(errors="replace")
    once, again = posts(written), posts(written)
    assert once == again
    assert len(once) == len(entries)
    for found in once:
        assert found.native
        for text in (found.native, found.text, *found.tags, found.author.name if found.author else ""):
            assert text is not None
            text.encode()
            assert "\x00" not in text


def test_the_address_of_a_feed_goes_into_no_key() -> None:
    # it may hold a token that is hers alone, and keys go into exports
    secret = place_of("https://exemple.fr/fil?cle=secret")
    assert secret == place_of("http://exemple.fr/fil?cle=secret/")
    assert secret != place_of("https://exemple.fr/fil?cle=other")
    assert secret.startswith("exemple.fr/") and "secret" not in secret
