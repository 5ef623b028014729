"""Whatever a message of the stream holds, it is an event, a rejection, or one of two faults."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import REJECTION_REASONS, SourceError
from cmdesk.core.identity import to_microseconds
from cmdesk.core.passes import Gone
from cmdesk.core.types import Post, Rejected
from cmdesk.sources.jetstream_frames import Event, Frames, UnknownPackingError, dictionary
from tests.builders import NOW
from tests.sources.bluesky_bodies import account, address, commit, facet, line, record
from tests.sources.contract_faults import CHANGES, Change, changed

TEXT = "Élan 🚴 à #Lyon"
RICH = line(
    commit(
        "key1",
        record(
            TEXT,
            facets=[facet(TEXT, "#Lyon", kind="tag", tag="Lyon")],
            langs=["fr"],
            reply={"parent": {"uri": address("p")}, "root": {"uri": address("r")}},
            embed={"$type": "app.bsky.embed.external", "external": {"uri": "https://exemple.fr/"}},
        ),
    )
).encode()
pack: Callable[[bytes], bytes] = zstandard.ZstdCompressor(dict_data=dictionary()).compress


def read(message: bytes) -> Event:
    return Frames("a.example.org").read(message, 7, NOW)


def test_packed_or_not_it_is_the_same_event() -> None:
    event = read(RICH)
    assert isinstance(event.item, Post) and event.item.text == TEXT
    assert (event.time, event.key) == (to_microseconds(NOW), (address("key1"), "3kabc"))
    assert read(pack(RICH)) == event
    assert read(zstandard.ZstdCompressor().compress(RICH)) == event


def test_a_deletion_has_a_moment_that_is_not_to_come() -> None:
    assert read(line(commit("a", None, at=NOW - timedelta(hours=1))).encode()).item == Gone(
        "bluesky", address("a"), NOW - timedelta(hours=1)
    )
    assert read(line(commit("a", None, at=NOW + timedelta(hours=1))).encode()).item == Gone(
        "bluesky", address("a"), NOW
    )


@pytest.mark.parametrize("status", ["deleted", "takendown", "suspended", "deactivated"])
def test_of_an_account_that_is_switched_off_the_time_alone_is_taken(status: str) -> None:
    event = read(account(NOW, active=False, status=status).encode())
    assert event == Event(to_microseconds(NOW))


def test_another_dictionary_is_told_from_damage() -> None:
    other = zstandard.ZstdCompressionDict(dictionary().as_bytes()[:4] + b"\x07\0\0\0" + dictionary().as_bytes()[8:])
    with pytest.raises(UnknownPackingError):
        read(zstandard.ZstdCompressor(dict_data=other).compress(RICH))
    damaged = pack(RICH)[:-4]
    assert isinstance(read(damaged).item, Rejected)


@settings(deadline=None, max_examples=300, database=None)
@given(changes=CHANGES, packed=st.booleans())
def test_a_damaged_message_is_an_event_or_a_rejection(changes: list[Change], packed: bool) -> None:
    message = changed(pack(RICH) if packed else RICH, changes)
    try:
        item = read(message).item
    except (UnknownPackingError, SourceError):
        return
    if isinstance(item, Rejected):
        assert item.reason in REJECTION_REASONS and item.position == 7
        (item.detail + item.excerpt).encode()
    elif isinstance(item, Post):
        assert item.posted_at <= NOW
        item.text.encode()
        json.loads(item.raw or b"")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


@settings(deadline=None, max_examples=200, database=None)
@given(
    event=st.dictionaries(st.sampled_from(["did", "time_us", "kind", "commit"]), ANY, max_size=4),
    inner=st.dictionaries(st.sampled_from(["rev", "operation", "collection", "rkey", "record"]), ANY, max_size=4),
)
def test_whatever_a_field_holds_it_is_an_event_or_a_rejection(event: dict[str, Any], inner: dict[str, Any]) -> None:
    told = commit("key1", record("x"))
    told["commit"] |= inner
    told |= event
    item = read(json.dumps(told).encode()).item
    assert item is None or isinstance(item, Post | Gone | Rejected)
