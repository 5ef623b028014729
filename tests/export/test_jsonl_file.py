"""JSON lines lose nothing: whatever a store keeps comes back into an empty one, and goes out again byte for byte."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.post_json import post_to_json
from cmdesk.core.types import Account, Author, Kind, Label, Opinion, Post, Reading
from cmdesk.core.views import MentionDetail, View
from cmdesk.sources.fields import FIRST_YEAR, LARGEST_COUNT, LAST_YEAR
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, line
from tests.export.samples import bring, exported, lines_of, new_store

LATER = NOW + timedelta(days=9)

# few of each, so that posts meet: the same second, the same author, the same post seen again
near = st.integers(0, 3_000_000).map(lambda late: NOON + timedelta(microseconds=late))
far = st.datetimes(datetime(FIRST_YEAR, 1, 2), datetime(LAST_YEAR - 1, 12, 30), timezones=st.just(UTC))
moments = near | far
texts = st.sampled_from(["vermeil", "=bleu", "#a 😀\u200d", "", "\x00\x01\r\n\u2028", "\ud83d", '"\\'])
texts |= st.text(st.characters(), max_size=12)
some = st.none() | texts
several = st.lists(texts, max_size=2).map(tuple)
counts = st.none() | st.integers(0, LARGEST_COUNT)
authors = st.builds(
    Author,
    key=st.sampled_from(["1", "2", "=3"]),
    handle=st.none() | st.sampled_from(["maison", "Maison", "lina"]),
    name=some,
    followers=counts,
    following=counts,
    created_at=st.none() | moments,
    robot=st.none() | st.booleans(),
)
readings = st.builds(
    Reading, likes=counts, shares=counts, replies=counts, quotes=counts, views=counts, seen_at=st.none() | moments
)
opinions = st.builds(Opinion, tool=st.sampled_from(["talkwalker", "file"]), label=st.sampled_from(Label), told=texts)
posts = st.builds(
    Post,
    source=st.sampled_from(["x", "mastodon"]),
    native=st.sampled_from(["1", "2", "3", "1234567890123456789"]),
    posted_at=moments,
    text=texts,
    author=st.none() | authors,
    kind=st.sampled_from(Kind),
    lang=st.none() | st.sampled_from(["fr", "en"]),
    url=some,
    parent=some,
    quoted=some,
    conversation=some,
    quoted_text=some,
    tags=several,
    handles=several,
    links=several,
    media=st.booleans(),
    edited_at=st.none() | moments,
    deleted_at=st.none() | moments,
    reading=readings,
    opinions=st.lists(opinions, max_size=2).map(tuple),
)
passes = st.lists(st.lists(posts, max_size=6), max_size=3)
corrections = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(Label)), max_size=3)


def mentions(store: SqliteStore) -> list[MentionDetail]:
    """All that is kept, oldest first; ids only order what was posted in one second."""
    found = sorted(store.details(View(own=True)), key=lambda detail: (detail.line.posted_at, detail.line.id))
    return [replace(detail, line=replace(detail.line, id=0)) for detail in found]


@settings(max_examples=60, deadline=None)
@given(passes, corrections, st.sampled_from(["maison", "nobody"]))
def test_a_store_comes_back_from_its_export(
    tmp_path_factory: pytest.TempPathFactory,
    given_passes: list[list[Post]],
    corrected: list[tuple[int, Label]],
    own: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / "posts.jsonl"
    store, again = new_store(), new_store()
    try:
        for number, given_posts in enumerate(given_passes):
            bring(store, path, lines_of(map(post_to_json, given_posts)), NOW + timedelta(hours=number))
        ids = [detail.line.id for detail in store.details(View(own=True))]
        for place, label in corrected:
            store.correct(ids[place : place + 1], label, now=NOW)
        for one in (store, again):
            one.add_account(Account("x", own), now=NOW)
        first = exported(store)
        bring(again, path, first, LATER)
        assert mentions(again) == mentions(store)
        assert exported(again) == first
        # and taking it in once more changes nothing
        bring(again, path, first, LATER + timedelta(days=1))
        assert exported(again) == first
    finally:
        store.close()
        again.close()


def test_a_line_says_what_the_store_keeps(tmp_path: Path) -> None:
    store = new_store()
    told = line("1", "le café vermeil", reading={"likes": 3}, opinions=[{"tool": "talkwalker", "label": "positive"}])
    bring(store, tmp_path / "a.jsonl", lines_of([told]))
    bring(store, tmp_path / "a.jsonl", lines_of([{**told, "reading": {"likes": 5}}]), LATER)
    (detail,) = store.details(View())
    store.correct([detail.line.id], Label.NEGATIVE, now=NOW)
    found = json.loads(exported(store))
    store.close()
    assert found["readings"] == [
        {"likes": 3, "seen_at": "2024-05-20T09:00:00Z"},
        {"likes": 5, "seen_at": "2024-05-29T09:00:00Z"},
    ]
    assert found["reading"] == found["readings"][-1]
    assert found["opinions"] == [{"tool": "talkwalker", "label": "positive", "told": ""}]
    assert (found["first_seen_at"], found["last_seen_at"]) == ("2024-05-20T09:00:00Z", "2024-05-29T09:00:00Z")
    assert (found["correction"], found["trackers"]) == ("negative", ["Vermeil | Lyon"])
    assert found["sentiment"]["scorer"] in ("test@1", "none")


def test_what_says_nothing_is_left_out(tmp_path: Path) -> None:
    store = new_store()
    bring(store, tmp_path / "a.jsonl", lines_of([{"id": "1", "text": "a", "posted_at": "2024-05-02T12:00:00Z"}]))
    found: dict[str, Any] = json.loads(exported(store))
    store.close()
    assert set(found) == {
        *("id", "source", "posted_at", "text", "first_seen_at", "last_seen_at", "trackers", "sentiment")
    }


def test_each_mention_is_one_line_whatever_stands_in_it(tmp_path: Path) -> None:
    store = new_store()
    text = "deux\nlignes\r\u2028\u2029\x85\x0b fin"
    bring(store, tmp_path / "a.jsonl", lines_of([line("1", text), line("2", text)]))
    out = exported(store)
    store.close()
    assert out.count(b"\n") == 2
    assert [json.loads(row)["text"] for row in out.split(b"\n")[:-1]] == [text, text]
