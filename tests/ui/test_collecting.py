"""Collections are started once at a time, and X only after she was asked."""

import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.networks import SOURCE_IDS
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui import theme
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.collecting import Collecting, Plan, plan
from cmdesk.ui.dialogs.collect_question import CollectQuestion
from cmdesk.ui.jobs import Outcome
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory

FREE = tuple(word for source in SOURCE_IDS if source != "x" for word in ("--source", source))
FEED = Feed("https://journal.example/rss", "Journal")
BOTH = Tracker("Café", "café", id=1, sources=frozenset({"google-news", "x"}))
NEWS = Tracker("Thé", "thé", id=2, sources=frozenset({"google-news"}))
X_ALONE = Tracker("-X", "x", id=3, sources=frozenset({"x"}))
PRICE = {"most": 4_500_000, "spent": 1_230_000, "ceiling": 20_000_000}


class Bench:
    """Collections over a memory, and what they told."""

    def __init__(self, qtbot: QtBot, *trackers: Tracker, feeds: tuple[Feed, ...] = (), demo: bool = False) -> None:
        memory = Memory(trackers={one.id: one for one in trackers}, feeds={feed.url: feed for feed in feeds})
        self.parts = Parts(memory, x_ceiling=20.0)
        self.window = QWidget()
        qtbot.addWidget(self.window, before_close_func=lambda _: self.parts.edits.close())
        self.notice = Notice(theme.LIGHT, self.window)
        self.over: QDialog | None = None
        self.collecting = Collecting(
            self.window, self.parts.backstage, self.notice, QLocale("en_US"), demo=demo, over=lambda: self.over
        )

    def key(self, *, session: str = "") -> None:
        """She has a key."""
        (self.parts.fake_keys.used if session else self.parts.fake_keys.kept)["x"] = session or "kept"

    @property
    def words(self) -> list[tuple[str, ...]]:
        return [job.words for job in self.parts.jobs.ordered]

    @property
    def question(self) -> CollectQuestion:
        assert isinstance(self.collecting.question, CollectQuestion)
        return self.collecting.question

    def priced(self, **price: Any) -> None:
        """The look-up of the price ends."""
        self.parts.jobs.asides.last.answer(**{**PRICE, **price})


def test_what_is_paid_and_what_is_not() -> None:
    assert plan([NEWS], []) == Plan(free=True, paid=False)
    assert plan([BOTH], [FEED]) == Plan(free=True, paid=True)
    assert plan([X_ALONE], []) == Plan(free=False, paid=True)
    assert plan([replace(BOTH, paused_at=NOW)], [replace(FEED, gone_at=NOW)]) == Plan(free=False, paid=False)
    assert plan([BOTH, NEWS], [FEED], only="Thé") == Plan(free=True, paid=False)
    assert plan([replace(NEWS, sources=frozenset())], [FEED], only="Thé") == Plan(free=False, paid=False)


def test_what_costs_nothing_starts_without_a_question(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS, feeds=(FEED,))
    bench.collecting.collect()
    assert bench.words == [("collect", "--once", *FREE)] and bench.parts.jobs.ordered[0].said == b""
    assert bench.parts.jobs.asides.made == []


def test_a_second_order_while_one_runs_does_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS)
    bench.collecting.collect()
    bench.collecting.collect()
    assert len(bench.words) == 1 and bench.collecting.busy
    bench.parts.jobs.end(passes=[])
    assert not bench.collecting.busy
    bench.collecting.collect()
    assert len(bench.words) == 2


def test_the_demonstration_collects_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS, feeds=(FEED,), demo=True)
    bench.collecting.collect()
    bench.collecting.collect_for(NEWS)
    assert bench.words == [] and not bench.collecting.busy


def test_nothing_to_ask_is_said_with_a_way_on(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.collecting.collect()
    assert bench.words == [] and bench.notice.sentence.startswith("There is nothing to ask")
    with qtbot.waitSignal(bench.collecting.more_wanted):
        bench.notice.action.click()
    assert not bench.collecting.busy


def test_x_starts_only_after_its_price_was_accepted(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.collecting.collect()
    assert bench.words == [], "the price is looked up first"
    assert bench.parts.jobs.asides.last.words == ("collect", "--once", "--dry-run", "--source", "x")
    assert bench.parts.jobs.asides.last.running
    bench.priced()
    assert bench.words == [], "and told before anything starts"
    assert [figure.text() for figure in bench.question.figures] == [
        "4.50 US dollars",
        "1.23 US dollars",
        "20.00 US dollars",
    ]
    bench.question.collect.click()
    assert bench.words == [("collect", "--once")]


def test_a_question_is_answered_by_leaving_x_out(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.collecting.collect()
    bench.priced()
    assert bench.question.without.isDefault(), "Enter must not spend"
    bench.question.without.click()
    assert bench.words == [("collect", "--once", *FREE)]


def test_a_question_that_is_put_away_starts_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.collecting.collect()
    bench.priced()
    bench.question.reject()
    assert bench.words == [] and not bench.collecting.busy


def test_a_question_goes_with_the_dialog_below_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.over = QDialog(bench.window)
    bench.over.show()
    bench.collecting.collect()
    bench.priced()
    assert bench.question.parent() is bench.over
    bench.over.deleteLater()
    qtbot.waitUntil(lambda: bench.collecting.question is None)
    assert bench.words == [] and not bench.collecting.busy


def test_without_anything_free_there_is_no_leaving_x_out(qtbot: QtBot) -> None:
    bench = Bench(qtbot, X_ALONE)
    bench.key()
    bench.collecting.collect()
    bench.priced()
    assert bench.question.without.isHidden() and bench.question.cancel.isDefault()
    bench.question.reject()


def test_x_without_a_key_is_left_out_and_told(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.collecting.collect()
    assert bench.words == [("collect", "--once", *FREE)] and bench.parts.jobs.asides.made == []
    bench.parts.jobs.end(added=2, passes=[{"state": "done", "source": "google-news", "title": "Café"}])
    assert bench.notice.sentence == "2 new mention(s) from 1 source(s). X was not asked: it has no key."


def test_x_without_a_ceiling_is_left_out_and_told(qtbot: QtBot) -> None:
    bench = Bench(qtbot, X_ALONE)
    bench.parts.settings["x_ceiling"] = 0.0
    bench.key()
    bench.collecting.collect()
    assert bench.words == [] and bench.parts.jobs.asides.made == [] and not bench.collecting.busy
    assert bench.notice.sentence == "X was not asked: you have not said how much it may cost."


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ({"most": 0, "spent": 20_000_000}, " X was not asked: your ceiling for this month leaves no room."),
        ({"most": 0, "spent": 0, "ceiling": 0}, ""),
    ],
    ids=["ceiling reached", "too soon"],
)
def test_where_x_can_cost_nothing_now_it_is_not_asked_either(qtbot: QtBot, price: dict[str, int], told: str) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.collecting.collect()
    bench.priced(**price)
    assert bench.words == [("collect", "--once", *FREE)] and bench.collecting.question is None
    bench.parts.jobs.end(added=0, passes=[{"state": "done"}])
    assert bench.notice.sentence == "Nothing new from 1 source(s)." + told


def test_a_price_that_cannot_be_had_spends_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, X_ALONE)
    bench.key()
    bench.collecting.collect()
    bench.parts.jobs.asides.last.fail("cmdesk: The store is locked.")
    assert bench.words == [] and bench.notice.sentence == "X was not asked: The store is locked."


def test_a_key_of_this_session_goes_through_stdin_and_nowhere_else(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key(session="SECRETTOKEN")
    bench.collecting.collect()
    bench.priced()
    bench.question.collect.click()
    (job,) = bench.parts.jobs.ordered
    assert job.words == ("collect", "--once", "--session-keys")
    for said in (job.said, bench.parts.jobs.told_aside[0]):
        assert said.endswith(b"\n") and json.loads(said) == {"x": "SECRETTOKEN"}
    assert "SECRETTOKEN" not in repr((job.words, job.title, bench.parts.jobs.asides.last.words))


def test_a_key_is_not_given_to_a_collection_that_needs_none(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key(session="SECRETTOKEN")
    bench.collecting.collect()
    bench.priced()
    bench.question.without.click()
    assert bench.parts.jobs.ordered[0].said == b""


def test_one_tracker_is_asked_after_what_is_under_way(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS, BOTH, X_ALONE)
    bench.collecting.collect()
    bench.collecting.collect_for(NEWS)
    assert bench.words[1] == ("collect", "--once", "--tracker=Thé", *FREE)
    bench.key()
    bench.collecting.collect_for(X_ALONE)
    bench.collecting.collect_for(NEWS)
    assert bench.parts.jobs.asides.last.words[-1] == "--tracker=-X" and len(bench.words) == 2
    bench.priced()
    bench.question.collect.click()
    assert bench.words[2:] == [("collect", "--once", "--tracker=-X"), ("collect", "--once", "--tracker=Thé", *FREE)]


def test_failures_offer_to_show_more(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS)
    bench.collecting.collect()
    failed = {"state": "failed", "source": "feed", "title": "Journal", "sentence": "It does not answer."}
    bench.parts.jobs.end(ok=False, passes=[failed], added=0)
    assert bench.notice.sentence == "1 source(s) failed: Journal (It does not answer)."
    assert bench.notice.action.text() == "Show"
    with qtbot.waitSignal(bench.collecting.more_wanted):
        bench.notice.action.click()


def test_a_command_that_could_not_begin_is_told(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS)
    bench.collecting.collect()
    bench.parts.jobs.end(ok=False, sentence="cmdesk: Another collection runs already.")
    assert bench.notice.sentence == "Collecting: Another collection runs already."
    assert bench.notice.objectName() == Tone.ERROR.value[0]


def test_a_store_that_cannot_be_read_is_told_and_the_next_order_goes_on(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS)
    bench.parts.memory.broken = StoreError("The disk is full.")
    bench.collecting.collect()
    assert bench.notice.sentence == "The disk is full." and not bench.collecting.busy


def test_a_desk_that_closes_while_the_price_is_looked_up_starts_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.collecting.collect()
    bench.parts.jobs.asides.last.finished.emit(Outcome(False, True))
    assert bench.words == [] and not bench.collecting.busy


def test_a_warning_of_the_command_is_told_with_its_end(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS)
    bench.collecting.collect()
    bench.parts.jobs.warn("2 inputs were rejected: see rejects.jsonl.")
    bench.parts.jobs.end(added=0, passes=[{"state": "done"}])
    assert bench.notice.sentence == "Nothing new from 1 source(s). 2 inputs were rejected: see rejects.jsonl."


def test_a_command_that_was_killed_says_what_became_of_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS)
    bench.collecting.collect()
    bench.parts.jobs.end(ok=False)
    assert bench.notice.sentence == (
        "Collecting: it was broken off. What was stored stays stored; the next collection goes on where it was."
    )


def test_a_source_that_has_no_words_for_a_query_is_not_asked_about(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.parts.mute = {"x": "X is not asked."}
    bench.collecting.collect()
    assert bench.words == [("collect", "--once", *FREE)]
    assert bench.collecting.question is None
    bench = Bench(qtbot, BOTH)
    bench.parts.mute = {"x": "X is not asked.", "google-news": "Google News is not asked."}
    bench.collecting.collect_for(BOTH)
    assert bench.words == []
    assert not bench.collecting.busy


def test_where_a_collector_always_runs_it_is_sent_word_and_no_command_is_started(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NEWS, feeds=(FEED,))
    with qtbot.waitSignal(bench.collecting.changed):
        bench.parts.collector.run()
    bench.collecting.collect()
    bench.collecting.collect_for(NEWS)
    bench.collecting.collect_feeds()
    assert bench.parts.collector.asked == [0, NEWS.id] and bench.words == [] and not bench.collecting.busy
    assert bench.notice.sentence == "The sources are being asked; what is new appears by itself."


def test_the_collector_that_always_runs_is_never_asked_for_x(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.key()
    bench.parts.collector.run()
    bench.collecting.collect()
    assert bench.parts.collector.asked == [] and bench.words == [], "nothing before the question is answered"
    bench.priced()
    bench.question.collect.click()
    assert bench.parts.collector.asked == [0]
    assert bench.words == [("collect", "--once", "--source", "x")]
    bench.parts.jobs.end(passes=[])
    bench.collecting.collect_for(BOTH)
    bench.priced()
    bench.question.without.click()
    assert bench.parts.collector.asked == [0, BOTH.id] and len(bench.words) == 1


def test_x_alone_sends_no_word_to_the_collector(qtbot: QtBot) -> None:
    bench = Bench(qtbot, X_ALONE)
    bench.key()
    bench.parts.collector.run()
    bench.collecting.collect()
    bench.priced()
    bench.question.collect.click()
    assert bench.parts.collector.asked == [] and bench.words == [("collect", "--once", "--source", "x")]


def test_without_a_network_it_is_said_when_the_sources_are_asked(qtbot: QtBot) -> None:
    bench = Bench(qtbot, BOTH)
    bench.parts.collector.run(offline=True)
    bench.collecting.collect()
    assert bench.notice.sentence == (
        "There is no network: the sources are asked as soon as it is back. X was not asked: it has no key."
    )
    with qtbot.waitSignal(bench.collecting.more_wanted):
        bench.notice.action.click()
