"""The preview: what the archive says to a query while it is typed, and what she thinks of the examples."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import StoreError
from cmdesk.core.matching import Candidate, Reason
from cmdesk.core.query import Word, parse
from cmdesk.core.suggesting import Suggestion
from cmdesk.core.types import Label, Tracker
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dialogs import query_archive
from cmdesk.ui.dialogs.query_archive import Archive
from cmdesk.ui.dialogs.query_examples import SHOWN_ROLE, excerpt, reason_words
from cmdesk.ui.dialogs.query_preview import Listed, QueryPreview
from cmdesk.ui.theme import LIGHT
from tests.ui.fake_store import NOW, Memory, mention

SAVED = Tracker("Café Vermeil", "vermeil", "#1f77b4", id=1)


@dataclass
class Desk:
    """What the pane is given, and what it hands on."""

    memory: Memory
    preview: Worker
    reader: Worker
    thinker: Worker
    judged: list[tuple[int, int, bool | None]] = field(default_factory=list)

    def judge(self, tracker: int, mention_id: int, relevant: bool | None, then: Callable[[], None]) -> None:
        self.judged.append((tracker, mention_id, relevant))
        self.memory.open().judge(tracker, mention_id, relevant, now=NOW)
        then()

    @property
    def archive(self) -> Archive:
        zone = ZoneInfo("Europe/Paris")
        language = QLocale("en_GB")
        return Archive(self.preview, self.reader, self.thinker, self.judge, lambda tracker: tracker, language, zone)


@pytest.fixture
def desk() -> Iterator[Desk]:
    memory = Memory()
    texts = ["Vermeil is fine"] * 6 + ["The new oat latte"] * 3 + ["something else", "vermeil\u202e and\nmore"]
    for number, text in enumerate(texts):
        moment = NOW - timedelta(days=number)
        memory.mentions.append(mention(moment, Label.NEUTRAL, text=text, sequence=number))
    made = Desk(
        memory,
        Worker("test-preview", memory.open),
        Worker("test-read", memory.open),
        Worker("test-think", object),
    )
    yield made
    made.preview.close()
    made.reader.close()
    made.thinker.close()


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> Iterator[QueryPreview]:
    yield from shown(qtbot, desk, SAVED)


@pytest.fixture
def fresh(qtbot: QtBot, desk: Desk) -> Iterator[QueryPreview]:
    yield from shown(qtbot, desk, None)


def shown(qtbot: QtBot, desk: Desk, tracker: Tracker | None) -> Iterator[QueryPreview]:
    made = QueryPreview(LIGHT, desk.archive, tracker, "#1f77b4")
    qtbot.addWidget(made)
    made.resize(440, 560)
    made.show()
    yield made
    made.close_look()


def looked(qtbot: QtBot, pane: QueryPreview, query: str) -> None:
    with qtbot.waitSignal(pane.archive_look.surveyed):
        pane.look(parse(query), typed=True)


def texts(pane: QueryPreview) -> list[str]:
    return [one.example.line.text for one in pane.model.rows]


def test_the_newest_come_first_and_the_figures_follow(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "vermeil OR oat")
    assert pane.listed is Listed.NEWEST and len(texts(pane)) == 10 and texts(pane)[0] == "Vermeil is fine"
    assert pane.status.text() == "10 mention(s) found; 3 won, 0 lost against the saved query"
    assert sum(pane.spark.values) == 10 and pane.span.text() == "12/11/2026 – 22/11/2026"
    assert pane.lists[Listed.WON].text() == "Won 3" and pane.lists[Listed.LOST].text() == "Lost"


def test_won_and_lost_are_listed_against_the_saved_query(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "oat OR something")
    qtbot.mouseClick(pane.lists[Listed.WON], Qt.MouseButton.LeftButton)
    assert set(texts(pane)) == {"The new oat latte", "something else"}
    qtbot.mouseClick(pane.lists[Listed.LOST], Qt.MouseButton.LeftButton)
    assert len(texts(pane)) == 7
    pane.list.setCurrentIndex(pane.model.index(0))
    assert pane.reasons.text() == "The saved query found: vermeil"


def test_the_saved_query_itself_wins_and_loses_nothing(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "vermeil")
    assert pane.status.text() == "7 mention(s) found, the same as by the saved query"
    pane.show_list(Listed.WON)
    assert pane.empty.isVisible() and pane.empty.text() == "Nothing is found that the saved query does not find."


def test_a_new_tracker_has_nothing_to_win_or_lose(qtbot: QtBot, fresh: QueryPreview) -> None:
    looked(qtbot, fresh, "vermeil")
    assert fresh.status.text() == "7 mention(s) found"
    assert not fresh.lists[Listed.WON].isVisible() and not fresh.lists[Listed.LOST].isVisible()


def test_an_empty_archive_is_told(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    desk.memory.mentions.clear()
    looked(qtbot, pane, "vermeil")
    assert pane.status.text().startswith("Nothing is stored yet")


def test_nothing_found_is_told(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "jamais")
    assert pane.status.text().startswith("0 mention(s) found")
    assert pane.empty.isVisible() and pane.empty.text() == "Nothing in the archive fits this query."


@pytest.mark.parametrize("signal", ["newest_read", "surveyed", "suggested"])
def test_what_comes_for_a_query_that_is_gone_is_not_shown(
    qtbot: QtBot, desk: Desk, pane: QueryPreview, signal: str
) -> None:
    look, shown = pane.archive_look, []
    looked(qtbot, pane, "vermeil")
    qtbot.waitUntil(lambda: not desk.preview.busy)
    held = threading.Event()
    desk.preview.submit(lambda _: held.wait(10))
    getattr(look, signal).connect(shown.append)
    {"newest_read": look._newest, "surveyed": look._again, "suggested": look._suggest}[signal]()
    pane.look(None, typed=False)
    with qtbot.waitSignal(desk.preview.idle):
        held.set()
    assert shown == [] and texts(pane) == []


def test_a_key_press_abandons_the_survey_under_way(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    began, ended = threading.Event(), threading.Event()

    def slow(wanted: Callable[[], bool]) -> None:
        began.set()
        while wanted():
            threading.Event().wait(0.001)
        ended.set()

    desk.memory.surveying = slow
    pane.look(parse("vermeil"), typed=True)
    qtbot.waitUntil(began.is_set)
    assert pane.status.text() == "Looking through the archive…" and texts(pane), "the newest are there already"
    desk.memory.surveying = lambda wanted: None
    looked(qtbot, pane, "oat")
    assert ended.is_set() and pane.status.text().startswith("3 mention(s) found")


def test_closing_everything_does_not_wait_for_a_survey(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    began = threading.Event()

    def endless(wanted: Callable[[], bool]) -> None:
        began.set()
        while wanted():
            threading.Event().wait(0.001)

    desk.memory.surveying = endless
    pane.look(parse("vermeil"), typed=True)
    qtbot.waitUntil(began.is_set)
    desk.preview.close()


def test_nothing_is_told_of_a_dialog_that_is_closed(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    with qtbot.waitSignal(pane.archive_look.began):
        pane.look(parse("vermeil"), typed=True)
    pane.close_look()
    with qtbot.assertNotEmitted(pane.archive_look.newest_read):
        qtbot.waitUntil(lambda: not desk.preview.busy)


def test_a_store_that_fails_is_told_in_a_sentence(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    desk.memory.broken = StoreError("The store {name} is broken.", name="veille.db")
    with qtbot.waitSignal(pane.archive_look.failed):
        pane.look(parse("vermeil"), typed=True)
    assert pane.status.text() == "The store veille.db is broken." and not texts(pane)


def test_a_query_that_cannot_be_read_leaves_what_was_found(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "vermeil")
    pane.look(None, typed=True)
    assert texts(pane) and pane.status.text() == "The preview goes on once the query can be read."
    pane.look(None, typed=False)
    assert not texts(pane)


def test_a_thumb_is_kept_at_once_and_taken_back_by_pressing_it_again(
    qtbot: QtBot, desk: Desk, pane: QueryPreview
) -> None:
    looked(qtbot, pane, "vermeil")
    first = pane.model.rows[0].example.line.id
    up = pane.list.thumb(0, True).center()
    with qtbot.waitSignal(pane.archive_look.surveyed):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=up)
    assert desk.judged == [(1, first, True)] and pane.model.relevant(0) is True
    assert "judged right" in pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.waitSignal(pane.archive_look.surveyed):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=up)
    assert desk.judged[-1] == (1, first, None) and pane.model.relevant(0) is None


def test_keys_judge_and_go_on_to_the_next(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "vermeil")
    pane.list.setCurrentIndex(pane.model.index(0))
    for key in ("+", "-", "+"):
        qtbot.keyClicks(pane.list, key)
    assert [pane.model.relevant(row) for row in range(4)] == [True, False, True, None]
    assert pane.list.currentIndex().row() == 3
    pane.list.setCurrentIndex(pane.model.index(1))
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert pane.model.relevant(1) is None


def test_precision_is_told_from_five_judged_ones_on(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    looked(qtbot, pane, "vermeil")
    pane.show_list(Listed.SAMPLE)
    for row in range(4):
        pane.model.judge(row, row != 0)
    assert pane.judging.figure.text().startswith("Judge 1 more example(s)")
    with qtbot.waitSignal(pane.archive_look.surveyed):
        pane.model.judge(4, True)
    assert pane.judging.figure.text() == "Precision 80% (38% to 96%): 5 judged, 4 right."
    # the survey that knows them all tells the same
    assert pane.looked is not None and (pane.looked.survey.good, pane.looked.survey.bad) == (4, 1)


def test_how_precision_is_measured_is_one_click_away(qtbot: QtBot, pane: QueryPreview) -> None:
    assert not pane.judging.explanation.isVisible()
    qtbot.mouseClick(pane.judging.how, Qt.MouseButton.LeftButton)
    assert pane.judging.explanation.isVisible() and "random sample" in pane.judging.explanation.text()


def test_judgements_for_a_new_tracker_are_held(qtbot: QtBot, desk: Desk, fresh: QueryPreview) -> None:
    looked(qtbot, fresh, "vermeil")
    first, second = (one.example.line.id for one in fresh.model.rows[:2])
    fresh.model.judge(0, True)
    fresh.model.judge(1, False)
    fresh.model.judge(2, True)
    fresh.model.judge(2, True)
    assert desk.judged == [] and fresh.judgements.held == {first: True, second: False}


def test_suggestions_come_of_all_that_she_judged(
    qtbot: QtBot, desk: Desk, pane: QueryPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[int, bool]] = []
    offer = Suggestion("vermeil -jus", "jus", "exclude", 9, 1, 0.9)

    def suggest(node: object, judged: list[query_archive.Judged], *, unjudged: list[Candidate]) -> list[Suggestion]:
        asked.append({one.mention: one.relevant for one in judged})
        assert len(unjudged) > 5, "what she did not judge is learnt from, too"
        return [offer]

    monkeypatch.setattr(query_archive, "suggestions", suggest)
    stored = desk.memory.mentions[5].line.id
    desk.memory.judgements[1, stored] = False
    with qtbot.waitSignal(pane.archive_look.suggested):
        pane.look(parse("vermeil"), typed=True)
    assert asked == [{stored: False}]
    label, button = pane.judging.rows[0]
    assert label.text() == ("Exclude “jus”: 9 wrong example(s) go(es), 1 right example(s) is/are lost, precision 90%")
    with qtbot.waitSignal(pane.judging.applied) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["vermeil -jus"]
    pane.look(parse("oat"), typed=True)
    assert pane.judging.rows == [], "they were for the query before"


def test_reasons_are_told_in_words_and_marked_in_the_text(qtbot: QtBot, pane: QueryPreview) -> None:
    looked(qtbot, pane, "vermeil lang:fr")
    pane.list.setCurrentIndex(pane.model.index(0))
    assert pane.reasons.text() == "Found by: lang:fr, vermeil"
    row = pane.model.index(0).data(SHOWN_ROLE)
    part = excerpt(row.example.candidate.text, row.reasons)
    assert [part.text[start:end] for start, end in part.marks] == ["Vermeil"]


def test_an_excerpt_shows_the_first_reason_of_a_long_text() -> None:
    text = "mot " * 500 + "Vermeil" + " fin" * 500
    part = excerpt(text, (Reason(2000, 2007, Word("vermeil")),))
    assert part.text.startswith("…mot") and part.text.endswith("…") and len(part.text) < 450
    assert [part.text[start:end] for start, end in part.marks] == ["Vermeil"]


def test_a_hostile_text_stays_a_text(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    line = "<b>vermeil</b>\u202e\x1b[31m\n<img src='http://evil.example/x'>"
    desk.memory.mentions[:] = [mention(NOW, Label.NEUTRAL, text=line, author=("<i>x\u202e</i>", "x"))]
    looked(qtbot, pane, "vermeil")
    part = excerpt(line, pane.model.rows[0].reasons)
    assert part.text == "<b>vermeil</b>\ufffd\ufffd[31m <img src='http://evil.example/x'>"
    assert [part.text[start:end] for start, end in part.marks] == ["vermeil"]
    index = pane.model.index(0)
    assert "&lt;img" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "\u202e" not in index.data(Qt.ItemDataRole.DisplayRole)
    assert not pane.grab().isNull(), "it is painted"


def test_reasons_are_told_once_each() -> None:
    word = Word("vermeil")
    assert reason_words((Reason(0, 7, word), Reason(9, 16, word), Reason(0, 0, Word("OR")))) == 'vermeil, "OR"'


def test_words_of_the_archive_are_read_by_the_reader(qtbot: QtBot, desk: Desk, pane: QueryPreview) -> None:
    from cmdesk.ui.dialogs.query_completer import Wish

    kept = desk.memory.mentions[0]
    kept.line = replace(kept.line, text="#CaféVermeil #café @x")
    told: list[object] = []
    pane.archive_look.complete(Wish("word", 0, 4, "#Caf"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [["#CaféVermeil", "#café"]]
    desk.memory.open().label([kept.line.id], "À lire", given=True, now=NOW)
    pane.archive_look.complete(Wish("label", 0, 4, "a li", "label"), told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == ["À lire"]
