"""X: a walk over its recent search, whatever happens on the way: nothing lost, nothing paid for twice."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import SOURCE_FAULTS, SourceError
from cmdesk.core.passes import Fetched, Inquiry, Quota
from cmdesk.core.ports import Source
from cmdesk.core.types import Post, Rejected, Tracker
from cmdesk.net.answer import Answer
from cmdesk.net.client import Client
from cmdesk.sources.x_search import XSearch
from tests.servers.recorded import Asked, Reply
from tests.servers.x import RecentSearch, invalid, refusal

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = "AAAAplantedkey%2Bnever-to-be-seen"
INQUIRY = Inquiry("x", "bonjour", "Bonjour", 1)


class Wire:
    """Stands for a client of net: hands each request to X as we know it."""

    def __init__(self, x: Callable[[Asked], Reply]) -> None:
        self.x, self.closed, self.quota = x, 0, Quota(450, 449, NOW + timedelta(minutes=9))
        self.urls: list[str] = []
        self.allowed: list[tuple[str, ...]] = []
        self.headers: list[dict[str, str]] = []

    def __call__(self, allowed: Iterable[str]) -> Client:
        self.allowed.append(tuple(allowed))
        return cast(Client, self)

    def fetch(self, url: str, *, headers: dict[str, str]) -> Answer:
        self.urls.append(url)
        self.headers.append(headers)
        parts = urlsplit(url)
        reply = self.x(Asked("GET", parts.path, dict(parse_qsl(parts.query)), headers))
        told = {name.lower(): value for name, value in reply.headers.items()}
        return Answer(url, reply.status, told, reply.body, quota=self.quota)

    def close(self) -> None:
        self.closed += 1


def source(x: Callable[[Asked], Reply], **options: Any) -> XSearch:
    return XSearch(Wire(x), lambda: KEY, **{"page_size": 10, "most_posts": 1000, **options})


def ids(fetched: Fetched) -> list[int]:
    return [int(post.native) for post in fetched.posts if isinstance(post, Post)]


def run(x: XSearch, cursor: str | None, *, now: datetime = NOW) -> tuple[list[int], str | None, list[Fetched]]:
    """One pass as a collector makes it: page by page, until it ends or breaks. The cursor is kept with each page."""
    found: list[int] = []
    pages: list[Fetched] = []
    more = True
    while more:
        try:
            page = x.fetch(INQUIRY, cursor, now=now)
        except SourceError:
            break
        pages.append(page)
        found += ids(page)
        cursor, more = page.cursor or cursor, page.more
    return found, cursor, pages


def notes(pages: list[Fetched]) -> list[str]:
    return [note.template.format(**note.fields) for page in pages for note in page.notes]


def test_it_keeps_the_promise_of_a_source() -> None:
    promised: Source = source(RecentSearch())
    assert promised.id == "x"
    assert promised.gap == timedelta(minutes=1)
    assert promised.every == timedelta(hours=1)


def test_each_tracker_that_names_x_and_is_not_paused_is_asked_for_once() -> None:
    trackers = [
        Tracker("Rail", "sncf OU ratp", id=1, sources=frozenset({"x", "google-news"})),
        Tracker("Rail again", "sncf OR ratp", id=2, sources=frozenset({"x"})),
        Tracker("News", "sncf", id=3, sources=frozenset({"google-news"})),
        Tracker("Paused", "ratp", id=4, sources=frozenset({"x"}), paused_at=NOW),
        Tracker("Œuvre", '"œuvre"', id=5, sources=frozenset({"x"})),
    ]
    assert source(RecentSearch()).inquiries(trackers, []) == [
        Inquiry("x", "sncf OR ratp", "Rail", 1),
        Inquiry("x", "œuvre OR oeuvre", "Œuvre", 5),
    ]


def test_a_page_gives_posts_with_their_authors_cost_and_quota() -> None:
    page = source(RecentSearch([1, 2, 3])).fetch(INQUIRY, None, now=NOW)
    assert ids(page) == [3, 2, 1]
    first = page.posts[0]
    assert isinstance(first, Post)
    assert first.author is not None
    assert (first.author.handle, first.source, first.lang) == ("u0", "x", "fr")
    assert first.raw is not None
    assert page.cost == 3 * 5_000 + 3 * 10_000
    assert page.quota == Quota(450, 449, NOW + timedelta(minutes=9))
    assert not page.more


def test_what_is_asked_for_is_what_the_mapping_reads() -> None:
    x = RecentSearch([1])
    source(x).fetch(INQUIRY, None, now=NOW)
    asked = x.asked[0]
    assert (asked["query"], asked["max_results"]) == ("bonjour", "10")
    assert {"created_at", "author_id", "public_metrics", "note_tweet", "referenced_tweets", "entities"} < set(
        asked["tweet.fields"].split(",")
    )
    assert "author_id" in asked["expansions"].split(",")
    assert "public_metrics" in asked["user.fields"].split(",")
    assert not {"since_id", "until_id", "next_token"} & asked.keys()


def test_a_walk_reads_page_by_page_and_the_next_pass_only_what_is_new() -> None:
    x = RecentSearch(range(1, 36))
    searched = source(x)
    found, cursor, pages = run(searched, None)
    assert found == list(range(35, 0, -1))
    assert [page.more for page in pages] == [True, True, True, False]
    assert x.tokens_asked == [None, "below26", "below16", "below6"]
    assert run(searched, cursor)[0] == []
    assert x.asked[-1]["since_id"] == "35"
    x.posts |= {40, 41}
    assert run(searched, cursor)[0] == [41, 40]


FAULTS = [
    refusal(429, title="Too Many Requests", detail="Too Many Requests"),
    refusal(503, title="Service Unavailable"),
    Reply(b'{"data":[{"id":"25","te'),
    Reply(b"<html>busy</html>"),
    Reply(b"[]"),
    Reply(b'{"data":{"id":"1"}}'),
    Reply(b"{}"),
    Reply(b'{"data":' + b"[" * 100_000),
    Reply(b"\xff\xfe\x00"),
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("after", [timedelta(), timedelta(minutes=15)])
def test_a_fault_in_the_middle_resumes_at_its_page(fault: Reply, after: timedelta) -> None:
    x = RecentSearch(range(1, 36))
    x.script = [None, fault]
    searched = source(x)
    found, cursor, _ = run(searched, None)
    assert found == list(range(35, 25, -1))
    x.posts |= {50, 51}
    further, cursor, _ = run(searched, cursor, now=NOW + after)
    assert x.tokens_asked[:5] == [None, "below26", "below26", "below16", "below6"]
    # what came meanwhile is asked for in the same pass, when some time went by
    assert further == [*range(25, 0, -1), *([51, 50] if after else [])]
    run(searched, cursor)
    assert x.delivered == dict.fromkeys([*range(1, 36), 50, 51], 1)


def test_a_token_that_x_does_not_know_any_more_is_replaced_by_the_oldest_id() -> None:
    x = RecentSearch(range(1, 36))
    x.script = [None, None, refusal(503)]
    searched = source(x)
    _, cursor, _ = run(searched, None)
    x.tokens.clear()
    found, _, _ = run(searched, cursor)
    assert found == list(range(15, 0, -1))
    assert x.delivered == dict.fromkeys(range(1, 36), 1)
    assert [query.get("until_id") for query in x.asked[-2:]] == ["16", "16"]
    assert x.tokens_asked[-2:] == [None, "below6"]


def test_a_pass_reads_no_more_than_it_may_and_the_next_ones_read_the_rest() -> None:
    x = RecentSearch(range(1, 36))
    searched = source(x, most_posts=20)
    found, cursor, pages = run(searched, None)
    assert found == list(range(35, 15, -1))
    assert not pages[-1].more
    assert notes(pages) == [
        "X has more posts than one pass may read (20): the next passes read the others, as far back as X gives them "
        "(7 days)."
    ]
    x.posts |= {40, 41}
    found, cursor, pages = run(searched, cursor)
    assert found == [41, 40, *range(15, 5, -1)]  # new posts first
    assert len(notes(pages)) == 1
    found, cursor, pages = run(searched, cursor)
    assert found == [5, 4, 3, 2, 1]
    assert notes(pages) == []
    assert x.delivered == dict.fromkeys([*range(1, 36), 40, 41], 1)


def test_the_last_page_of_a_pass_may_be_smaller_and_takes_no_token_of_another_size() -> None:
    x = RecentSearch(range(1, 61))
    searched = source(x, most_posts=30, page_size=20)
    found, cursor, _ = run(searched, None)
    assert found == list(range(60, 30, -1))
    found, cursor, _ = run(searched, cursor)
    assert found == list(range(30, 0, -1))
    limits = [(query["max_results"], query.get("until_id"), query.get("next_token")) for query in x.asked]
    assert limits == [
        ("20", None, None),
        ("10", "41", None),
        ("20", None, None),
        ("20", "31", None),
        ("10", "11", None),
    ]


def test_what_one_pass_left_in_several_places_is_read_newest_first() -> None:
    x = RecentSearch(range(1, 16))
    searched = source(x, most_posts=10)
    _, cursor, _ = run(searched, None)
    x.posts |= set(range(21, 36))
    assert run(searched, cursor)[0] == list(range(35, 25, -1))
    _, cursor, _ = run(searched, cursor)
    x.posts |= {50}
    found = []
    for _ in range(4):
        more, cursor, _ = run(searched, cursor)
        found += more
    assert sorted(set(range(1, 16)) - set(x.delivered)) == []
    assert found.index(50) < found.index(25) < found.index(5)


def test_a_limit_that_was_lowered_in_the_middle_of_a_pass_begins_a_new_one() -> None:
    x = RecentSearch(range(1, 61))
    x.script = [None, None, None, None, refusal(503)]
    _, cursor, _ = run(source(x, most_posts=100), None)
    lower = source(x, most_posts=20)
    for _ in range(2):
        _, cursor, _ = run(lower, cursor)
    assert x.delivered == dict.fromkeys(range(1, 61), 1)


def test_the_last_read_post_being_older_than_a_week_is_told_and_reading_goes_on() -> None:
    x = RecentSearch([1, 2])
    searched = source(x)
    _, cursor, _ = run(searched, None)
    x.posts |= set(range(10, 25))
    x.oldest = 12
    found, cursor, pages = run(searched, cursor)
    assert found == list(range(24, 11, -1))
    assert notes(pages) == [
        "X was last read more than 7 days ago and gives nothing older: what was said between is missing."
    ]
    assert x.delivered == dict.fromkeys([1, 2, *range(12, 25)], 1)


def test_unread_posts_that_x_forgets_are_given_up_and_that_is_told() -> None:
    x = RecentSearch(range(1, 36))
    searched = source(x, most_posts=20)
    _, cursor, _ = run(searched, None)
    x.oldest, x.posts = 30, x.posts | {40}
    x.tokens.clear()
    found, cursor, pages = run(searched, cursor)
    assert found == [40]
    assert [text.partition(",")[0] for text in notes(pages)] == [
        "Posts that earlier passes left unread are older than 7 days now"
    ]
    found, _, pages = run(searched, cursor)
    assert (found, notes(pages)) == ([], [])


def test_a_part_of_the_unread_that_x_forgets_is_told_and_the_rest_read() -> None:
    x = RecentSearch([1])
    searched = source(x, most_posts=10)
    _, cursor, _ = run(searched, None)
    x.posts |= set(range(10, 30))
    _, cursor, _ = run(searched, cursor)
    x.oldest = 15
    found, _, pages = run(searched, cursor)
    assert found == [19, 18, 17, 16, 15]
    assert len(notes(pages)) == 1


def test_a_search_that_x_refuses_is_told_in_its_words() -> None:
    x = RecentSearch()
    x.script = [
        refusal(400, errors=[{"parameters": {"query": ["le"]}, "message": "Rules must contain a non-stopword clause"}])
    ]
    with pytest.raises(SourceError) as told:
        source(x).fetch(INQUIRY, None, now=NOW)
    assert told.value.kind == "refused"
    assert "(X: Rules must contain a non-stopword clause)" in str(told.value)
    assert len(x.asked) == 1


def test_an_error_in_place_of_posts_is_told() -> None:
    x = RecentSearch()
    x.script = [Reply(json.dumps({"errors": [{"title": "Gone mad", "detail": "Something odd."}]}).encode())]
    with pytest.raises(SourceError, match="Something odd"):
        source(x).fetch(INQUIRY, None, now=NOW)


def test_errors_beside_posts_and_withheld_posts_cost_nobody_a_post() -> None:
    page = {
        "data": [
            {"id": "3", "text": "a", "created_at": "2026-03-02T08:00:00Z", "withheld": {"country_codes": ["FR"]}},
            {"id": "2", "created_at": "2026-03-02T08:00:00Z", "author_id": "7"},
            {"id": "1", "text": "b", "created_at": "2026-03-02T07:00:00Z"},
        ],
        "errors": [{"title": "Not Found Error", "detail": "Could not find tweet", "resource_type": "tweet"}],
        "meta": {"result_count": 3},
    }
    fetched = source(lambda _: Reply(json.dumps(page).encode())).fetch(INQUIRY, None, now=NOW)
    assert ids(fetched) == [3, 1]
    assert [post.reason for post in fetched.posts if isinstance(post, Rejected)] == ["no-text"]
    assert fetched.cost == 15_000


def test_errors_without_posts_are_no_posts() -> None:
    page = {"errors": [{"title": "Not Found Error", "detail": "x"}], "meta": {"result_count": 0}}
    fetched = source(lambda _: Reply(json.dumps(page).encode())).fetch(INQUIRY, None, now=NOW)
    assert (fetched.posts, fetched.more, fetched.cost) == ((), False, 0)


def test_pages_without_posts_do_not_go_on_for_ever() -> None:
    count = 0

    def endless(_: Asked) -> Reply:
        nonlocal count
        count += 1
        return Reply(json.dumps({"meta": {"result_count": 0, "next_token": f"t{count}"}}).encode())

    _, _, pages = run(source(endless, most_posts=50), None)
    assert len(pages) == 5


def test_a_token_that_leads_to_itself_is_not_followed() -> None:
    page = {"data": [{"id": "1", "text": "a"}], "meta": {"result_count": 1, "next_token": "t"}}
    searched = source(lambda _: Reply(json.dumps(page).encode()))
    first = searched.fetch(INQUIRY, None, now=NOW)
    with pytest.raises(SourceError) as told:
        searched.fetch(INQUIRY, first.cursor, now=NOW)
    assert told.value.kind == "malformed"


def test_ids_that_are_none_do_not_spoil_the_cursor() -> None:
    page = {"data": [{"id": "9" * 30, "text": "a"}, {"id": None}, 7, {"id": "5", "text": "b"}]}
    x = source(lambda _: Reply(json.dumps(page).encode()))
    fetched = x.fetch(INQUIRY, None, now=NOW)
    assert fetched.cursor is not None
    assert json.loads(fetched.cursor)["newest"] == "5"


def test_the_last_answer_of_a_quota_ends_the_pass_without_a_fault() -> None:
    x = RecentSearch(range(1, 16))
    wire = Wire(x)
    wire.quota = Quota(450, 0, NOW + timedelta(minutes=9))
    searched = XSearch(wire, lambda: KEY, page_size=10)
    first = searched.fetch(INQUIRY, None, now=NOW)
    assert (first.more, first.not_before) == (False, NOW + timedelta(minutes=9))
    wire.quota = Quota(450, 0, NOW - timedelta(minutes=1))  # somebody's clock is wrong
    assert ids(searched.fetch(INQUIRY, first.cursor, now=NOW)) == [5, 4, 3, 2, 1]
    assert x.tokens_asked == [None, "below6"]


def test_a_search_longer_than_x_takes_is_told_before_anything_is_asked() -> None:
    x = RecentSearch()
    with pytest.raises(SourceError, match="513 characters, and X takes 512") as told:
        source(x).fetch(Inquiry("x", "a" * 513, "Long"), None, now=NOW)
    assert told.value.kind == "refused"
    assert x.asked == []


@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_a_key_nothing_is_asked(key: str | None) -> None:
    x = RecentSearch()
    with pytest.raises(SourceError, match="cmdesk source key x") as told:
        XSearch(Wire(x), lambda: key).fetch(INQUIRY, None, now=NOW)
    assert told.value.kind == "key"
    assert x.asked == []


@pytest.mark.parametrize("key", ["two words", "line\r\nX-Evil: 1", "clé", "nul\x00"])
def test_a_key_that_cannot_be_one_is_told_without_showing_it(key: str) -> None:
    with pytest.raises(SourceError) as told:
        XSearch(Wire(RecentSearch()), lambda: key).fetch(INQUIRY, None, now=NOW)
    assert told.value.kind == "key"
    assert key not in str(told.value)


def test_the_key_travels_in_its_header_alone_and_the_client_is_closed() -> None:
    wire = Wire(RecentSearch([1]))
    XSearch(wire, lambda: f" {KEY}\n").fetch(INQUIRY, None, now=NOW)
    assert wire.headers == [{"Authorization": f"Bearer {KEY}"}]
    assert KEY not in wire.urls[0]
    assert wire.closed == 1


def test_x_is_asked_where_it_is_set_and_only_an_address_of_hers_may_be_local() -> None:
    wire = Wire(RecentSearch())
    XSearch(wire, lambda: KEY).fetch(INQUIRY, None, now=NOW)
    XSearch(wire, lambda: KEY, address="http://127.0.0.1:8080/x/").fetch(INQUIRY, None, now=NOW)
    assert wire.urls[0].startswith("https://api.x.com/2/tweets/search/recent?")
    assert wire.urls[1].startswith("http://127.0.0.1:8080/x/2/tweets/search/recent?")
    assert wire.allowed == [(), ("http://127.0.0.1:8080/x/",)]


@pytest.mark.parametrize(("most_posts", "page_size"), [(9, 10), (100, 9), (100, 101)])
def test_numbers_that_x_does_not_take_are_refused(most_posts: int, page_size: int) -> None:
    with pytest.raises(ValueError, match="posts in pages"):
        source(RecentSearch(), most_posts=most_posts, page_size=page_size)


def test_no_page_can_cost_more_than_is_reserved_for_it() -> None:
    assert source(RecentSearch(), page_size=100, most_posts=40).most(INQUIRY) == 40 * 45_000


@pytest.mark.parametrize(("most_posts", "size"), [(10, 10), (15, 15), (100, 20), (300, 60), (5000, 100)])
def test_pages_are_small_beside_what_a_pass_may_read(most_posts: int, size: int) -> None:
    x = RecentSearch()
    searched = XSearch(Wire(x), lambda: KEY, most_posts=most_posts)
    searched.fetch(INQUIRY, None, now=NOW)
    assert x.asked[0]["max_results"] == str(size)
    assert searched.most(INQUIRY) == size * 45_000
    assert searched.most_of_pass(INQUIRY) == most_posts * 45_000


STEPS = st.lists(
    st.tuples(st.integers(0, 30), st.lists(st.booleans(), max_size=4), st.booleans(), st.integers(0, 20)), max_size=6
)


@settings(deadline=None, max_examples=60)
@given(STEPS, st.integers(10, 45))
def test_whatever_happens_each_post_is_read_once_and_none_is_left(
    steps: list[tuple[int, list[bool], bool, int]], most_posts: int
) -> None:
    x = RecentSearch()
    searched, cursor, now, top = source(x, most_posts=most_posts), None, NOW, 0
    for new, faults, forgets, minutes in steps:
        x.posts |= set(range(top + 1, top + new + 1))
        top += new
        if forgets:
            x.tokens.clear()
        x.script = [FAULTS[0] if fault else None for fault in faults]
        before = x.delivered.total()
        _, cursor, _ = run(searched, cursor, now=now)
        assert x.delivered.total() - before <= most_posts
        now += timedelta(minutes=minutes)
    x.script = []
    for _ in range(40):
        _, cursor, pages = run(searched, cursor, now=now)
        if not notes(pages) and len(x.delivered) == len(x.posts):
            break
    assert x.delivered == dict.fromkeys(x.posts, 1)


def test_every_fault_has_a_kind_that_programs_know() -> None:
    for status in (400, 401, 402, 403, 404, 418, 429, 500):
        x = RecentSearch()
        x.script = [invalid("query", "a") if status == 400 else refusal(status)]
        with pytest.raises(SourceError) as told:
            source(x).fetch(INQUIRY, None, now=NOW)
        assert told.value.kind in SOURCE_FAULTS
