"""What every source must keep when something breaks on the way: each fault is told as it is, and nothing is lost.

The faults are those of servers and lines, the same for every source. See `contract` for the worlds.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import SOURCE_FAULTS, SourceError
from cmdesk.core.ports import Source
from cmdesk.core.types import Post
from tests.builders import NOW
from tests.servers.recorded import Reply
from tests.sources.worlds import SILENCE, Walked, World, clean, fit_to_be_kept, walk

IN_15_MINUTES: Final = NOW + timedelta(minutes=15)
HTML: Final = {"Content-Type": "text/html; charset=utf-8"}
PAGE: Final = (
    b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Sign in, <b>please</b>.</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A reply, the kind of fault that it is, and from when on it may be asked again, where it says so."""

    reply: Reply
    kind: str
    retry_at: datetime | None = None


def refused(status: int, **headers: str) -> Reply:
    """An answer that is no success, with a page that nobody wants to read."""
    return Reply(PAGE, status, {**HTML, **{name.replace("_", "-"): text for name, text in headers.items()}})


FAULTS: Final = {
    "429": Fault(refused(429), "rate"),
    "429, seconds": Fault(refused(429, Retry_After="900"), "rate", IN_15_MINUTES),
    "429, date": Fault(
        refused(429, Date="Mon, 20 May 2024 09:00:00 GMT", Retry_After="Mon, 20 May 2024 09:15:00 GMT"),
        "rate",
        IN_15_MINUTES,
    ),
    "429, reset": Fault(
        refused(429, x_rate_limit_remaining="0", x_rate_limit_reset=str(int(IN_15_MINUTES.timestamp()))),
        "rate",
        IN_15_MINUTES,
    ),
    "401": Fault(refused(401), "unauthorized"),
    "402": Fault(refused(402), "payment"),
    "403": Fault(refused(403), "forbidden"),
    "404": Fault(refused(404), "missing"),
    "410": Fault(refused(410), "gone"),
    "418": Fault(refused(418), "refused"),
    "500": Fault(refused(500), "server"),
    "503, seconds": Fault(refused(503, Retry_After="900"), "server", IN_15_MINUTES),
    "a redirect into her network": Fault(refused(302, Location="http://169.254.169.254/latest"), "private"),
    "silence": Fault(SILENCE, "timeout"),
    "a broken line": Fault(Reply(b'{"data": [', length=100_000), "broken"),
    "a web page": Fault(Reply(PAGE, 200, HTML), "malformed"),
    "nothing": Fault(Reply(b""), "malformed"),
    "half of JSON": Fault(Reply(b'{"data": [{"id": "17", "text": "bonj'), "malformed"),
    "a list": Fault(Reply(b"[]"), "malformed"),
    "something else": Fault(Reply(b'{"data": {"id": "17"}, "items": 3, "posts": "none"}'), "malformed"),
    "a deep hole": Fault(Reply(b'{"data":' + b"[" * 100_000), "malformed"),
    "half of gzip": Fault(
        Reply(b"\x1f\x8b\x08\x00", 200, {"Content-Type": "application/json", "Content-Encoding": "gzip"}), "malformed"
    ),
    "noise": Fault(Reply(bytes(range(256))), "malformed"),
}
"""By name: what may come instead of an answer."""

CURSORS: Final = {
    "empty": "",
    "no JSON": "{",
    "a word": "page-2",
    "a number": "12",
    "null": "null",
    "a list": '[["17", null]]',
    "long": "9" * 6000,
    "deep": "[" * 100_000,
    "of X": '{"newest":"17","unread":[["1","16","t",null]],"begun_at":"2024-05-20T09:00:00+00:00","read":7}',
    "of a feed": '{"etag":"\\"a\\"","digest":"0","comments":[{"url":"x","of":"y","at":"2024-05-20T09:00:00+00:00"}],'
    '"queue":[{"url":"x","count":3}],"begun":"2024-05-20T09:00:00+00:00"}',
    "of another": '{"since_id": "113", "min_id": 4, "cursor": null, "after": "t3_x"}',
    "of wrong types": '{"newest":1,"unread":2,"begun_at":3,"read":"x","queue":{},"comments":[1],"rest":"x","after":[]}',
}
"""Cursors that are none of this source: fresh starts, or faults in a sentence."""

Change = tuple[str, int, bytes]
CHANGES: Final = st.lists(
    st.tuples(
        st.sampled_from(["cut", "flip", "insert", "drop"]), st.integers(0, 10**6), st.binary(min_size=1, max_size=4)
    ),
    min_size=1,
    max_size=5,
)


def changed(body: bytes, changes: list[Change]) -> bytes:
    """A body to which a few things happened."""
    for what, where, added in changes:
        at = where % (len(body) + 1)
        match what:
            case "cut":
                body = body[:at]
            case "flip":
                body = body[:at] + added[:1] + body[at + 1 :]
            case "insert":
                body = body[:at] + added + body[at:]
            case "drop":
                body = body[:at] + body[at + len(added) ** 3 :]
    return body


def fault_of(world: World, cursor: str | None, reply: Reply, source: Source | None = None) -> SourceError:
    """What fetching a page raises when this is answered."""
    source, inquiry = source or world.source(), world.inquiries[0]
    world.script = [reply]
    world.impatient = reply is SILENCE
    with pytest.raises(SourceError) as caught:
        source.fetch(inquiry, cursor, now=NOW)
    world.impatient = False
    assert world.script == [], "nothing was asked"
    return caught.value


def checked(fault: SourceError, world: World, kind: str | None, retry_at: datetime | None) -> None:
    """A fault is of a kind, or of this one, says until when, and can be shown."""
    assert fault.kind in SOURCE_FAULTS
    assert kind is None or fault.kind == kind
    if retry_at is not None:
        assert fault.retry_at == retry_at
    clean(str(fault), world)
    assert str(fault).endswith(".")
    assert not [secret for secret in world.secrets if secret in repr(fault) + repr(fault.__dict__)]


class FaultContract:
    """Whatever comes: it is told, and the walk goes on where it was.

    Attributes:
        phases: of hypothesis; one may do without the search for the smallest example.
    """

    phases: ClassVar[Sequence[Phase]] = tuple(Phase)

    @pytest.mark.parametrize("name", FAULTS)
    def test_a_fault_on_the_first_page_is_told_and_costs_nothing(self, world: World, name: str) -> None:
        fault, kind = FAULTS[name], world.kinds.get(name, FAULTS[name].kind)
        if kind is None:
            self._told_on_the_first_page(world, fault.reply)
            return
        whole = walk(world)
        source = world.source()
        checked(fault_of(world, None, fault.reply, source), world, kind, fault.retry_at)
        assert walk(world, source=source).posts == whole.posts
        # and when it was read before
        checked(fault_of(world, whole.cursor, fault.reply, source), world, kind, fault.retry_at)
        assert walk(world, whole.cursor, source=source).posts == []

    @staticmethod
    def _told_on_the_first_page(world: World, reply: Reply) -> None:
        world.script = [reply]
        page = world.source().fetch(world.inquiries[0], None, now=NOW)
        assert (page.posts, page.cursor, page.more) == ((), None, False)
        assert len(page.notes) == 1
        for note in page.notes:
            clean(note.template.format(**note.fields), world)

    @pytest.mark.parametrize("status", [403, 429, 500])
    def test_the_words_of_a_server_are_shown_without_markup_or_secrets(self, world: World, status: int) -> None:
        for secret in world.secrets:
            words = f"<p>No <b>entry</b>\u202e for {secret}\r\nat 10 &lt; 20.</p> " * 3
            problem = {"title": words, "detail": words, "errors": [{"message": words}], "error": words}
            checked(fault_of(world, None, Reply(json.dumps(problem).encode(), status)), world, None, None)

    def test_a_fault_twice_is_no_worse_than_once(self, world: World) -> None:
        whole, cursor, posts = walk(world), None, list[Post]()
        source, inquiry = world.source(), world.inquiries[0]
        for number in range(world.pages):
            for _ in range(2 if number == 0 or world.further == "raised" else 0):
                fault_of(world, cursor, FAULTS["503, seconds"].reply, source)
            page = source.fetch(inquiry, cursor, now=NOW)
            posts += [item for item in page.posts if isinstance(item, Post)]
            cursor = page.cursor or cursor
        assert posts == whole.posts

    @pytest.mark.parametrize("name", CURSORS)
    def test_a_cursor_that_cannot_be_understood_is_none_or_a_fault(self, world: World, name: str) -> None:
        self._any_cursor(world, CURSORS[name])

    def test_a_cursor_of_this_source_that_tells_nonsense_is_none_or_a_fault(self, world: World) -> None:
        for cursor in world.cursors:
            self._any_cursor(world, cursor)

    @staticmethod
    def _any_cursor(world: World, cursor: str) -> None:
        whole = walk(world)
        try:
            walked = walk(world, cursor)
        except SourceError as fault:
            checked(fault, world, None, None)
        else:
            assert set(walked.natives) <= set(whole.natives)
            assert walked.cursor is not None
            walk(world, walked.cursor)

    def test_a_cursor_that_was_damaged_is_none_or_a_fault(self, world: World) -> None:
        cursors = [page.cursor for page in walk(world).pages]

        @settings(deadline=None, max_examples=40, database=None, phases=self.phases)
        @given(changes=CHANGES, page=st.integers(0, world.pages - 1))
        def ask(changes: list[Change], page: int) -> None:
            cursor = cursors[page]
            assert cursor is not None
            try:
                walk(world, changed(cursor.encode(), changes).decode(errors="replace"))
            except SourceError as fault:
                checked(fault, world, None, None)

        ask()

    def test_whatever_bytes_come_there_is_a_page_or_a_fault(self, world: World) -> None:
        walked = walk(world)
        cursors, good = [None, *(page.cursor for page in walked.pages)], [world.answer(one) for one in world.asked]

        @settings(deadline=None, max_examples=60, database=None, phases=self.phases)
        @given(changes=CHANGES, page=st.integers(0, world.pages - 1))
        def ask(changes: list[Change], page: int) -> None:
            world.script = [replace(good[page], body=changed(good[page].body, changes))]
            try:
                got = world.source().fetch(world.inquiries[0], cursors[page], now=NOW)
            except SourceError as fault:
                checked(fault, world, None, None)
                return
            for post in got.posts:
                if isinstance(post, Post):
                    fit_to_be_kept(post, world, damaged=True)
            for note in got.notes:
                assert not [secret for secret in world.secrets if secret in note.template.format(**note.fields)]
            if got.cursor is not None:
                json.loads(got.cursor)

        ask()


class PagedFaultContract:
    """The same between two pages, for sources that give several."""

    @pytest.mark.parametrize("name", FAULTS)
    def test_a_fault_in_the_middle_is_told_and_its_page_read_next(self, world: World, name: str) -> None:
        fault = FAULTS[name]
        whole = walk(world)
        assert world.pages > 1
        for behind in range(1, world.pages):
            before = walk(world, pages=behind)
            if world.further == "told":
                self._told_in_the_middle(world, whole, before, fault)
                continue
            kind = world.kinds.get(name, fault.kind)
            checked(fault_of(world, before.cursor, fault.reply), world, kind, fault.retry_at)
            rest = walk(world, before.cursor)
            assert [*before.posts, *rest.posts] == whole.posts

    @staticmethod
    def _told_in_the_middle(world: World, whole: Walked, before: Walked, fault: Fault) -> None:
        """An extra page that fails is named, keeps no other from being read, and is read by a later pass.

        Unless its server has had enough: then the pass ends, and none begins before it wants to be asked again.
        """
        world.script = [fault.reply]
        world.impatient = fault.reply is SILENCE
        failed = walk(world, before.cursor, pages=1)
        world.impatient = False
        assert world.script == []
        assert failed.posts == []
        assert failed.notes
        for note in failed.notes:
            clean(note.template.format(**note.fields), world)
        if fault.kind == "rate":
            assert not failed.pages[0].more
            assert fault.retry_at is None or failed.pages[0].not_before == fault.retry_at
        rest = walk(world, failed.cursor) if failed.pages[0].more else failed
        later = walk(world, rest.cursor, now=NOW + timedelta(hours=3))
        natives = Counter([*before.natives, *(rest.natives if rest is not failed else []), *later.natives])
        assert natives.keys() == set(whole.natives)
        assert {native for native, times in natives.items() if times > 1} <= set(world.again)
