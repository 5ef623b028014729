"""A sitting of checking by the keyboard: each answer is kept, nothing leads her, and the end says what came of it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import CHECK_SIZE, REFIT_FROM, Purpose
from cmdesk.core.errors import StoreError
from cmdesk.core.types import Label
from cmdesk.ui import theme
from cmdesk.ui.actions import Actions
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dialogs.check_question import KEYS
from cmdesk.ui.dialogs.checking import CheckingDialog
from cmdesk.ui.edits import Edits
from tests.ui.checks import SHOWN, checkable
from tests.ui.fake_store import NOW, FakeStore, Memory

MIXED = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE) * 25
Key = Qt.Key
SAME = {Label.POSITIVE: Key.Key_P, Label.NEUTRAL: Key.Key_U, Label.NEGATIVE: Key.Key_N}
Open = Callable[..., CheckingDialog]


@pytest.fixture
def memory() -> Memory:
    return checkable(MIXED)


@pytest.fixture
def worker(qtbot: QtBot, memory: Memory) -> Iterator[Worker]:
    made = Worker("test-store", memory.open)
    yield made
    made.close()


@pytest.fixture
def edits(worker: Worker) -> Iterator[Edits]:
    made = Edits(worker, lambda: NOW)
    yield made
    worker.close()
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, worker: Worker, edits: Edits) -> Open:
    """Opens a dialog and waits for its draw, unless told not to."""

    def make(purpose: Purpose = Purpose.CHECK, *, wait: bool = True) -> CheckingDialog:
        made = CheckingDialog(
            SHOWN,
            purpose,
            "Café Vermeil",
            edits,
            worker,
            theme.LIGHT,
            QLocale("en_US"),
            ZoneInfo("Europe/Paris"),
            clock=lambda: 0.0,
        )
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.open()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        if wait:
            settled(qtbot, worker)
        return made

    return make


def settled(qtbot: QtBot, worker: Worker) -> None:
    qtbot.waitUntil(lambda: not worker.busy)


def press(qtbot: QtBot, dialog: CheckingDialog, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(dialog, key)


def said(dialog: CheckingDialog) -> Label:
    assert dialog.round is not None and dialog.round.current is not None
    return dialog.round.current.said


def other(label: Label) -> Key:
    return Key.Key_N if label is not Label.NEGATIVE else Key.Key_P


def shows(page: QWidget) -> str:
    # what was added to a page that is shown is shown with the next event
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def answers(memory: Memory) -> list[Label | None]:
    return [one.answer for one in memory.open().draws()[0].mentions]


def test_any_key_begins_and_is_no_answer(qtbot: QtBot, opened: Open, memory: Memory) -> None:
    dialog = opened()
    assert dialog.welcome.title.text() == "Check 60 mention(s)"
    press(qtbot, dialog, Key.Key_P)
    assert dialog.question.isVisible() and dialog.question.place.text() == "1 of 60"
    assert dialog.question.hint.text() == "about 5 minute(s) left"
    assert not any(answers(memory))


def test_a_key_pressed_while_the_mentions_are_chosen_begins_when_they_are(
    qtbot: QtBot, opened: Open, worker: Worker, memory: Memory
) -> None:
    free = threading.Event()
    worker.submit(lambda _: free.wait())
    dialog = opened(wait=False)
    assert dialog.welcome.bar.isVisible()
    press(qtbot, dialog, Key.Key_X)
    assert dialog.welcome.isVisible()
    free.set()
    settled(qtbot, worker)
    assert dialog.question.isVisible()


def test_closed_while_it_waits_it_hears_of_nothing(qtbot: QtBot, opened: Open, worker: Worker) -> None:
    free = threading.Event()
    worker.submit(lambda _: free.wait())
    dialog = opened(wait=False)
    press(qtbot, dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    free.set()
    settled(qtbot, worker)
    assert dialog.round is None and not dialog.isVisible()


def test_her_letters_are_those_of_the_window(qtbot: QtBot, memory: Memory) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    assert {label: action.shortcut().toString() for label, action in Actions(window).labels.items()} == KEYS


def test_the_scorer_is_not_heard_before_her(qtbot: QtBot, opened: Open, worker: Worker) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return)
    assert dialog.question.before.text() == ""
    assert not any(button.isChecked() for button in dialog.question.buttons.values())
    first = said(dialog)
    press(qtbot, dialog, other(first))
    assert dialog.question.before.text().startswith("The one before: ")
    assert first.name.lower() in dialog.question.before.text()
    second = said(dialog)
    press(qtbot, dialog, SAME[second])
    assert dialog.question.before.text().endswith("cmdesk had said the same.")
    settled(qtbot, worker)


def test_the_letters_the_space_and_the_buttons_answer(
    qtbot: QtBot, opened: Open, worker: Worker, memory: Memory
) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, Key.Key_P, Key.Key_U, Key.Key_N, Key.Key_S, Key.Key_Space)
    qtbot.mouseClick(dialog.question.buttons[Label.NEUTRAL], Qt.MouseButton.LeftButton)
    press(qtbot, dialog, Key.Key_Space)
    dialog.question.buttons[Label.POSITIVE].setFocus()
    press(qtbot, dialog, Key.Key_Space)
    qtbot.keyClick(dialog.question.buttons[Label.POSITIVE], Key.Key_Return)
    settled(qtbot, worker)
    stored = memory.open().draws()[0].mentions[:9]
    assert [one.answer for one in stored] == [
        Label.POSITIVE,
        Label.NEUTRAL,
        Label.NEGATIVE,
        None,
        None,
        Label.NEUTRAL,
        None,
        Label.POSITIVE,
        Label.POSITIVE,
    ]
    assert [place for place, one in enumerate(stored) if one.skipped] == [3, 4, 6]
    assert dialog.question.bar.value() == 9 and dialog.question.place.text() == "10 of 60"
    dialog.question.pane.setFocus()
    press(qtbot, dialog, Key.Key_Return)
    assert dialog.question.place.text() == "10 of 60", "Enter is no answer"


def test_back_shows_her_answer_and_a_new_one_takes_its_place(
    qtbot: QtBot, opened: Open, worker: Worker, memory: Memory, edits: Edits
) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, Key.Key_P, Key.Key_N, Key.Key_Backspace, Key.Key_Left)
    assert dialog.question.place.text() == "1 of 60"
    assert [label for label, button in dialog.question.buttons.items() if button.isChecked()] == [Label.POSITIVE]
    assert dialog.question.before.text().startswith("You say: ")
    press(qtbot, dialog, Key.Key_U)
    assert dialog.question.place.text() == "3 of 60", "she goes on where she was"
    settled(qtbot, worker)
    assert answers(memory)[:3] == [Label.NEUTRAL, Label.NEGATIVE, None]
    qtbot.keyClick(dialog, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, worker)
    assert answers(memory)[:3] == [Label.POSITIVE, Label.NEGATIVE, None]
    qtbot.keyClick(dialog, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, worker)
    assert answers(memory)[:3] == [Label.POSITIVE, None, None] and dialog.question.place.text() == "2 of 60"
    assert edits.stack.count() == 1


def test_closed_in_the_middle_all_is_kept_and_gone_on_with(
    qtbot: QtBot, opened: Open, worker: Worker, memory: Memory
) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, *[Key.Key_P] * 12, Key.Key_Escape)
    settled(qtbot, worker)
    assert answers(memory).count(Label.POSITIVE) == 12
    again = opened()
    assert again.welcome.state.text() == "12 of them have your answer already. Any key begins."
    press(qtbot, again, Key.Key_Return)
    assert again.question.place.text() == "13 of 60" and len(memory.draws) == 1


def test_the_end_says_how_often_the_scorer_agreed_and_offers_to_learn(
    qtbot: QtBot, opened: Open, worker: Worker
) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return)
    right = 0
    for _ in range(CHECK_SIZE):
        assert dialog.round is not None and dialog.round.current is not None
        current = dialog.round.current
        agree = current.random and right < 15
        right += agree
        press(qtbot, dialog, SAME[current.said] if agree else other(current.said))
    settled(qtbot, worker)
    told = shows(dialog.results)
    assert "Done: 60 mention(s) labelled" in told
    assert "On the 20 mention(s) drawn at random cmdesk had said the same as you in 15." in told
    assert "75%" in told and "53% to 89%" in told
    with qtbot.waitSignal(dialog.learn_wanted):
        dialog.results.learn.click()
    assert not dialog.isVisible()


def test_sixty_more_are_others_until_there_are_none(qtbot: QtBot, opened: Open, worker: Worker, memory: Memory) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, *[Key.Key_P] * CHECK_SIZE)
    settled(qtbot, worker)
    assert dialog.results.more.text() == "60 &more"
    dialog.results.more.click()
    settled(qtbot, worker)
    assert dialog.question.place.text() == "1 of 15" and dialog.question.isVisible()
    press(qtbot, dialog, *[Key.Key_N] * 15)
    settled(qtbot, worker)
    assert len(memory.corrections) == len(MIXED)
    dialog.results.more.click()
    settled(qtbot, worker)
    assert dialog.welcome.title.text() == "Nothing to check here" and not dialog.welcome.start.isVisible()


def test_enough_shows_what_can_be_said_and_leads_back(qtbot: QtBot, opened: Open, worker: Worker) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return)
    assert not dialog.question.stop.isEnabled()
    press(qtbot, dialog, *[Key.Key_P] * 4)
    dialog.question.stop.click()
    settled(qtbot, worker)
    told = shows(dialog.results)
    assert "56 still wait(s) for you" in told and "Too few of them were drawn at random" in told
    assert f"{REFIT_FROM - 4} more label(s) of yours" in told and not dialog.results.learn.isVisible()
    press(qtbot, dialog, Key.Key_Backspace)
    assert dialog.question.place.text() == "4 of 60"
    dialog.question.stop.click()
    settled(qtbot, worker)
    dialog.results.more.click()
    assert dialog.question.place.text() == "5 of 60"


def test_the_mood_of_a_period_stands_beside_the_counted_one(qtbot: QtBot, opened: Open, worker: Worker) -> None:
    dialog = opened(Purpose.PERIOD)
    assert dialog.round is None
    press(qtbot, dialog, Key.Key_Return)
    assert dialog.round is not None
    size = len(dialog.round.mentions)
    press(qtbot, dialog, *[Key.Key_N] * size)
    settled(qtbot, worker)
    told = shows(dialog.results)
    assert f"Set right by your {size} label(s)" in told and "Counted from what cmdesk says" in told
    assert "−1.00" in told and "between −1.00 and" in told and "0.00" in told
    assert "75 scored mention(s) of this period" in told
    assert dialog.results.more.text() == f"{len(MIXED) - size} &more"
    press(qtbot, dialog, Key.Key_Escape)
    again = opened(Purpose.PERIOD)
    assert again.results.isVisible() and "Set right" in shows(again.results), "nothing waits: the result at once"


def test_nothing_to_check_is_said_calmly(qtbot: QtBot, opened: Open, memory: Memory) -> None:
    memory.mentions.clear()
    dialog = opened()
    assert "or there is none" in dialog.welcome.text.text() and not dialog.welcome.start.isVisible()
    press(qtbot, dialog, Key.Key_P)
    assert dialog.welcome.isVisible()
    qtbot.keyClick(dialog.welcome.close_, Key.Key_Return)
    assert not dialog.isVisible()


def test_an_answer_that_cannot_be_stored_waits_again(
    qtbot: QtBot, opened: Open, worker: Worker, memory: Memory
) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, Key.Key_P)
    settled(qtbot, worker)
    memory.broken = StoreError("The disk is full.")
    press(qtbot, dialog, Key.Key_N)
    settled(qtbot, worker)
    assert dialog.fault.isVisible() and "The disk is full." in dialog.fault.text()
    assert dialog.round is not None and dialog.round.answered == 1
    memory.broken = None
    press(qtbot, dialog, Key.Key_Backspace, Key.Key_N)
    settled(qtbot, worker)
    assert not dialog.fault.isVisible() and answers(memory)[1] is Label.NEGATIVE


def test_a_draw_that_fails_is_told_in_a_sentence(qtbot: QtBot, opened: Open, memory: Memory) -> None:
    memory.broken = StoreError("The disk is full.")
    dialog = opened()
    assert "The disk is full." in dialog.fault.text() and not dialog.welcome.bar.isVisible()
    memory.broken = None


def test_an_end_that_cannot_be_told_loses_nothing(qtbot: QtBot, opened: Open, worker: Worker, memory: Memory) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, *[Key.Key_P] * 3)
    settled(qtbot, worker)
    memory.broken = StoreError("The disk is full.")
    dialog.question.stop.click()
    settled(qtbot, worker)
    assert dialog.results.title.text() == "Your answers are kept" and "The disk is full." in dialog.fault.text()
    memory.broken = None
    press(qtbot, dialog, Key.Key_Backspace)
    assert dialog.question.isVisible() and answers(memory).count(Label.POSITIVE) == 3


def test_a_foreign_text_is_shown_as_it_is(qtbot: QtBot, opened: Open, memory: Memory) -> None:
    hostile = "<b>gras</b> <a href='https://exemple.fr'>lien</a> \u202e ﷽ 🧑‍🌾" * 3
    for number, kept in enumerate(memory.mentions):
        kept.line = replace(kept.line, text=f"{hostile} {number}")
        kept.post = replace(kept.post, text=f"{hostile} {number}", quoted_text="<i>cité</i>")
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return)
    assert dialog.question.text.toPlainText().startswith("<b>gras</b> <a href=")
    assert dialog.question.quoted.toPlainText() == "<i>cité</i>" and dialog.question.quoted.isVisible()


def test_what_is_drawn_leaves_out_the_filters_that_would_mislead(
    qtbot: QtBot, worker: Worker, edits: Edits, memory: Memory
) -> None:
    shown = replace(SHOWN, labels=frozenset({Label.NEGATIVE}), query="matinée")
    dialog = CheckingDialog(
        shown, Purpose.CHECK, "", edits, worker, theme.DARK, QLocale("fr_FR"), ZoneInfo("Europe/Paris")
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    settled(qtbot, worker)
    [draw] = FakeStore(memory).draws()
    assert not draw.view.labels and not draw.view.query and len({one.said for one in draw.mentions}) == 3


def test_the_keys_work_where_she_marks_words_of_the_text(
    qtbot: QtBot, opened: Open, worker: Worker, memory: Memory
) -> None:
    dialog = opened()
    press(qtbot, dialog, Key.Key_Return, Key.Key_P)
    qtbot.mouseClick(dialog.question.text.viewport(), Qt.MouseButton.LeftButton)
    for key in (Key.Key_N, Key.Key_Backspace, Key.Key_Left, Key.Key_U):
        qtbot.keyClick(dialog.question.text, key)
    settled(qtbot, worker)
    assert answers(memory)[:3] == [Label.NEUTRAL, Label.NEGATIVE, None]
