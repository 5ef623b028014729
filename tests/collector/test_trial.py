"""A trial asks for one page, and is not kept waiting by a stream that stays silent."""

import threading
from datetime import datetime

import pytest

from cmdesk.collector.trial import try_out
from cmdesk.core.errors import SourceError
from cmdesk.core.passes import Fetched, Inquiry
from cmdesk.core.types import Post, Rejected
from tests.builders import NOW
from tests.sources.fake_source import FakeSource

ASKED = Inquiry("fake", "café", "Café")


class Answers(FakeSource):
    """Answers what it is told to, or stays silent until the test ends."""

    def __init__(self, answer: Fetched | Exception | None) -> None:
        self.answer, self.over = answer, threading.Event()
        self.cursors: list[str | None] = []

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        self.cursors.append(cursor)
        if self.answer is None:
            self.over.wait()
            return Fetched()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_the_first_post_of_a_page_is_shown_whatever_stands_before_it() -> None:
    found = Fetched((Rejected(1, "no-text"), Post("fake", "1", NOW, "Bonjour"), Post("fake", "2", NOW, "Salut")))
    source = Answers(found)
    trial = try_out(source, ASKED, lambda: NOW)
    assert trial.fetched is found and trial.fault is None and trial.first.text == "Bonjour"
    assert source.cursors == [None]


class Pages(FakeSource):
    """Gives one page after the other."""

    def __init__(self, *pages: Fetched, price: int = 0) -> None:
        self.pages, self.price = list(pages), price
        self.cursors: list[str | None] = []

    def most(self, inquiry: Inquiry) -> int:
        return self.price

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        self.cursors.append(cursor)
        return self.pages.pop(0)


def test_a_page_that_holds_nothing_yet_is_followed_by_the_next_one() -> None:
    source = Pages(
        Fetched(cursor="a", more=True, size=3),
        Fetched((Post("fake", "1", NOW, "Bonjour"),), "b", True, size=4),
        Fetched(),
    )
    trial = try_out(source, ASKED, lambda: NOW)
    assert source.cursors == [None, "a"] and trial.first is not None and trial.fetched.size == 7


def test_what_is_paid_is_asked_for_one_page_whatever_it_holds() -> None:
    source = Pages(Fetched(cursor="a", more=True), Fetched(), price=5)
    assert try_out(source, ASKED, lambda: NOW).first is None and source.cursors == [None]


def test_a_source_that_never_comes_to_an_end_is_asked_for_three_pages() -> None:
    source = Pages(*[Fetched(cursor="a", more=True)] * 5)
    assert try_out(source, ASKED, lambda: NOW).first is None and len(source.cursors) == 3


def test_why_nothing_came_is_told() -> None:
    fault = SourceError("No.", kind="forbidden")
    trial = try_out(Answers(fault), ASKED, lambda: NOW)
    assert trial.fault is fault and trial.first is None and trial.fetched == Fetched()


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        try_out(Answers(ZeroDivisionError()), ASKED, lambda: NOW)


def test_silence_is_not_waited_for() -> None:
    source = Answers(None)
    try:
        trial = try_out(source, ASKED, lambda: NOW, patience=0.01)
        assert trial.fault is not None and trial.fault.kind == "timeout"
        assert str(trial.fault) == "Nothing came from Café within 0.01 seconds: try again a little later."
    finally:
        source.over.set()
