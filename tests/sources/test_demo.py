"""The demonstration tells one story, always the same, and everything that the window can show happens in it."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import mean, median
from zoneinfo import ZoneInfo

import pytest

from cmdesk.core.errors import BugError
from cmdesk.core.query import parse
from cmdesk.core.text import fold
from cmdesk.core.types import Kind, Post, Reading, Role
from cmdesk.sources import demo

NOW = datetime(2026, 6, 12, 15, 30, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)
ANGRY = re.compile(r"\b(hont|scandal|inadmiss|lamentable|furieu|colere|nul\b|arnaque|decu|disgrace|furious|terrible)")
GRATEFUL = re.compile(r"\b(merci|bravo|ravi|rembours|excus|delici|adore|parfait|thank|happy)")


@pytest.fixture(scope="module")
def told() -> list[Post]:
    return demo.posts(NOW)


@pytest.fixture(scope="module")
def by_native(told: list[Post]) -> dict[str, Post]:
    return {post.native: post for post in told}


def is_ours(post: Post) -> bool:
    return "clairambre" in fold(post.text)


def is_angry(post: Post) -> bool:
    return ANGRY.search(fold(post.text)) is not None


def is_grateful(post: Post) -> bool:
    return GRATEFUL.search(fold(post.text)) is not None


def share(posts: list[Post], holds: Callable[[Post], bool]) -> float:
    return sum(map(holds, posts)) / len(posts)


def digest(posts: list[Post]) -> str:
    return hashlib.sha256(repr(posts).encode()).hexdigest()


def per_day(posts: list[Post]) -> list[int]:
    """Posts of each whole local day of the story, oldest first."""
    counts = Counter(post.posted_at.astimezone(PARIS).date() for post in posts)
    first = (NOW - demo.DAYS * DAY).astimezone(PARIS).date()
    return [counts[first + number * DAY] for number in range(1, demo.DAYS)]


# --- always the same ---


def test_the_story_is_the_same_each_time(told: list[Post]) -> None:
    assert demo.posts(NOW) == told


def test_the_story_is_the_same_under_another_hash_seed_and_zone_of_now(told: list[Post]) -> None:
    script = (
        "import hashlib; from datetime import datetime; from cmdesk.sources.demo import posts; "
        f"told = posts(datetime.fromisoformat({NOW.astimezone(PARIS).isoformat()!r})); "
        "print(hashlib.sha256(repr(told).encode()).hexdigest())"
    )
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Kathmandu"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(told)


def test_a_naive_now_is_a_bug() -> None:
    with pytest.raises(BugError):
        demo.posts(datetime(2026, 6, 12))


@pytest.mark.parametrize("now", ["2026-11-22T23:59:59+00:00", "2026-04-01T00:00:00+02:00", "2028-02-29T03:00:00-08:00"])
def test_the_story_fits_any_end(now: str) -> None:
    end = datetime.fromisoformat(now)
    posts = demo.posts(end)
    assert 4000 <= len(posts) <= 5000
    assert end - demo.DAYS * DAY <= posts[0].posted_at < end - (demo.DAYS - 1) * DAY
    assert end - DAY < posts[-1].posted_at <= end
    assert 14 * DAY <= end - demo.crisis_window(end).end < end - demo.crisis_window(end).start <= 21 * DAY


# --- shape ---


def test_posts_come_sorted_with_their_own_identifiers(told: list[Post]) -> None:
    assert 4000 <= len(told) <= 5000
    assert [post.native for post in told] == [f"demo-{number:06}" for number in range(1, len(told) + 1)]
    assert all(earlier.posted_at <= later.posted_at for earlier, later in zip(told, told[1:], strict=False))
    assert all(post.posted_at.tzinfo is UTC for post in told)


def test_languages_are_mostly_french_then_english_with_some_that_no_scorer_knows(told: list[Post]) -> None:
    langs = Counter(post.lang for post in told if post.lang)
    total = langs.total()
    assert 0.75 <= langs["fr"] / total <= 0.85
    assert 0.12 <= langs["en"] / total <= 0.22
    assert 0.01 <= (langs["es"] + langs["de"]) / total <= 0.05
    assert {post.source for post in told if post.lang is None} == {"forum"}


def test_there_are_several_sources_and_every_kind(told: list[Post]) -> None:
    sources = Counter(post.source for post in told)
    assert set(sources) == {"x", "mastodon", "bluesky", "forum", "news"}
    assert min(sources.values()) >= 80
    kinds = Counter(post.kind for post in told)
    assert set(kinds) == set(Kind)
    assert 0.15 <= kinds[Kind.REPLY] / len(told) <= 0.3
    assert 0.08 <= kinds[Kind.REPOST] / len(told) <= 0.2
    assert kinds[Kind.QUOTE] >= 50


def test_replies_stand_in_existing_conversations(told: list[Post], by_native: dict[str, Post]) -> None:
    replies = [post for post in told if post.kind is Kind.REPLY]
    for reply in replies:
        parent, root = by_native[reply.parent or ""], by_native[reply.conversation or ""]
        assert parent.posted_at < reply.posted_at
        assert parent.source == root.source == reply.source
        assert parent.conversation == reply.conversation == root.conversation == root.native
        assert root.kind is Kind.ORIGINAL
        assert parent.author != reply.author
    assert max(Counter(reply.conversation for reply in replies).values()) >= 5


def test_the_brand_answers_a_post_once(told: list[Post]) -> None:
    answers = [post.parent for post in told if post.author and post.author.handle == "cafeclairambre" and post.parent]
    assert len(answers) > 50
    assert len(set(answers)) == len(answers)


def test_reposts_carry_the_text_of_what_they_repost_and_no_reactions(
    told: list[Post], by_native: dict[str, Post]
) -> None:
    reposts = [post for post in told if post.kind is Kind.REPOST]
    for repost in reposts:
        original = by_native[repost.parent or ""]
        assert (original.text, original.lang, original.source) == (repost.text, repost.lang, repost.source)
        assert original.kind is Kind.ORIGINAL and original.author != repost.author
        assert repost.reading == Reading()
    assert len({(repost.parent, repost.author) for repost in reposts}) == len(reposts)


def test_quotes_show_what_they_quote(told: list[Post], by_native: dict[str, Post]) -> None:
    for quote in (post for post in told if post.kind is Kind.QUOTE):
        quoted = by_native[quote.quoted or ""]
        assert quote.quoted_text == quoted.text != quote.text
        assert quote.parent is None and quote.source != "mastodon"


def test_the_press_tells_no_reactions_and_the_networks_tell_heavy_tailed_ones(told: list[Post]) -> None:
    given = [post.reading.reactions for post in told if post.source != "news" and post.kind is not Kind.REPOST]
    counts = [count for count in given if count is not None]
    assert len(counts) == len(given)
    assert max(counts) > 50 * max(1, median(counts))
    assert all(post.reading == Reading() for post in told if post.source == "news")
    assert all(post.reading.views is None for post in told if post.source != "x")


def test_no_post_has_fewer_reactions_than_the_story_holds(told: list[Post]) -> None:
    replied = Counter(post.parent for post in told if post.kind is Kind.REPLY)
    shared = Counter(post.parent for post in told if post.kind is Kind.REPOST)
    for post in told:
        assert (post.reading.replies or 0) >= replied[post.native]
        assert (post.reading.shares or 0) >= shared[post.native]


def test_nothing_leads_to_a_real_place(told: list[Post]) -> None:
    address = re.compile(r"[\w-]+\.(?:com|org|net|fr|io|eu)\b")
    for post in told:
        assert set(address.findall(f"{post.text} {post.url}")) <= {"example.com", "example.org"}
        assert all(re.fullmatch(r"https://[\w-]+\.example(\.com|\.org)?(/[\w./-]+)?", link) for link in post.links)
    assert any("https://cafe-clairambre.example/pause-doree" in post.links for post in told)


# --- what happens ---


def test_nights_are_quiet(told: list[Post]) -> None:
    hours = Counter(post.posted_at.astimezone(PARIS).hour for post in told)
    assert mean(hours[hour] for hour in range(1, 6)) < 0.2 * mean(hours[hour] for hour in range(9, 21))


def test_weekends_are_quieter(told: list[Post]) -> None:
    calm = [post for post in told if post.posted_at < demo.campaign_window(NOW).start]
    days = Counter(post.posted_at.astimezone(PARIS).weekday() for post in calm)
    assert mean((days[5], days[6])) < 0.85 * mean(days[day] for day in range(5))


def test_the_baseline_grows(told: list[Post]) -> None:
    days = per_day(told)
    assert median(days[60:]) > 1.4 * median(days[:30])


def test_the_crisis_is_a_spike_of_anger(told: list[Post]) -> None:
    crisis = demo.crisis_window(NOW)
    days = per_day([post for post in told if is_ours(post)])
    assert 6 <= max(days) / median(days) <= 11
    angry = [post for post in told if crisis.start <= post.posted_at < crisis.end and is_ours(post)]
    before = [post for post in told if crisis.start - 30 * DAY <= post.posted_at < crisis.start and is_ours(post)]
    assert share(angry, is_angry) > 4 * share(before, is_angry)
    assert {Kind.REPLY, Kind.REPOST, Kind.QUOTE} <= {post.kind for post in angry}


def test_the_brand_apologises_and_the_mood_recovers(told: list[Post]) -> None:
    crisis = demo.crisis_window(NOW)
    apologies = [post for post in told if post.author and post.author.handle == "cafeclairambre"]
    assert any("desoles" in fold(post.text) for post in apologies if crisis.start <= post.posted_at < crisis.end)
    assert any("nous vous devons des excuses" in fold(post.text) for post in apologies if post.posted_at > crisis.end)

    during = [post for post in told if crisis.start <= post.posted_at < crisis.end and is_ours(post)]
    after = [post for post in told if crisis.end + 2 * DAY <= post.posted_at < crisis.end + 8 * DAY and is_ours(post)]
    assert share(after, is_angry) < 0.4 * share(during, is_angry)
    assert share(after, is_grateful) > share(during, is_grateful)


def test_the_campaign_starts_with_its_launch_and_bursts(told: list[Post]) -> None:
    window = demo.campaign_window(NOW)
    tagged = [post for post in told if "PauseDorée" in post.tags]
    assert min(post.posted_at for post in tagged) > window.start - DAY
    assert sum(window.start <= post.posted_at < window.end for post in tagged) > 100
    assert any(post.kind is Kind.QUOTE for post in tagged)
    assert share(tagged, is_grateful) > 0.25


def test_some_robots_declare_themselves_and_some_do_not(told: list[Post]) -> None:
    declared = {post.author.handle for post in told if post.author and post.author.robot}
    assert len(declared) == 2
    posts_of: dict[str, list[Post]] = {}
    for post in told:
        if post.author and not post.author.robot:
            posts_of.setdefault(post.author.key, []).append(post)
    clockwork = [
        key
        for key, posts in posts_of.items()
        if len(posts) > 20
        and len({post.posted_at.minute for post in posts}) == 1
        and len({re.sub(r"\d", "0", post.text) for post in posts}) == 1
    ]
    assert len(clockwork) == 2


# --- trackers and texts ---


def test_trackers_compare_the_brand_with_its_rival_in_one_group() -> None:
    assert [tracker.role for tracker in demo.TRACKERS].count(Role.OWN) == 1
    assert [tracker.role for tracker in demo.TRACKERS].count(Role.COMPETITOR) == 1
    sides = [tracker for tracker in demo.TRACKERS if tracker.role is not Role.TOPIC]
    assert {tracker.group for tracker in sides} == {demo.GROUP}
    assert len({tracker.group for tracker in demo.TRACKERS} - {""}) == 2, "two folders, and one tracker in none"
    assert sum(not tracker.group for tracker in demo.TRACKERS) == 1
    assert len({tracker.name for tracker in demo.TRACKERS}) == len(demo.TRACKERS) == 5
    colours = {tracker.colour for tracker in demo.TRACKERS}
    assert len(colours) == 5 and all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours)
    for tracker in demo.TRACKERS:
        parse(tracker.query)


def test_the_brand_speaks_on_each_of_its_own_accounts(told: list[Post]) -> None:
    for account in demo.ACCOUNTS:
        own = [
            post
            for post in told
            if post.source == account.network and post.author and post.author.handle == account.handle
        ]
        assert len(own) > 20


def test_every_post_is_about_something_that_is_watched(told: list[Post]) -> None:
    words = [
        [fold(phrase or word) for phrase, word in re.findall(r'"([^"]+)"|([#@]?\w+)', query) if word != "OR"]
        for query in (tracker.query for tracker in demo.TRACKERS)
    ]
    found = Counter[int]()
    for post in told:
        text = fold(post.text)
        hits = [number for number, literals in enumerate(words) if any(literal in text for literal in literals)]
        assert hits, post.text
        found.update(hits)
    assert all(found[number] > 100 for number in range(len(words)))


def test_neighbours_never_look_like_copies(told: list[Post]) -> None:
    robots = {"codes_promo_xp", "bonsplansgrains"}
    texts = [
        post.text for post in told if post.kind is not Kind.REPOST and post.author and post.author.handle not in robots
    ]
    assert len(set(texts[-60:])) >= 56
    assert min(len(set(texts[start : start + 50])) for start in range(0, len(texts) - 50, 10)) >= 46
    assert len(set(texts)) > 0.97 * len(texts)
