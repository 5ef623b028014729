"""The question whether a person shall be forgotten."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.ui.dialogs.forget import ForgetQuestion
from cmdesk.ui.jobs import JobQueue
from tests.ui.fake_jobs import FakeJobs


@pytest.fixture
def jobs() -> FakeJobs:
    return FakeJobs()


def ask(qtbot: QtBot, jobs: FakeJobs) -> ForgetQuestion:
    made = ForgetQuestion("x", "-77", "@<b>camille", cast(JobQueue, jobs))
    qtbot.addWidget(made)
    made.open()
    return made


def test_how_much_goes_is_looked_for_and_told_before_it_can_be_confirmed(qtbot: QtBot, jobs: FakeJobs) -> None:
    question = ask(qtbot, jobs)
    assert jobs.last.words == ("forget", "--dry-run", "--", "x", "-77")
    assert jobs.last.running
    assert not question.forget.isEnabled()
    jobs.last.answer(mentions=12, name="camille")
    assert question.informativeText().startswith("12 mention")
    assert "cannot be undone" in question.informativeText()
    assert question.forget.isEnabled()
    labels = [label for label in question.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_what_cannot_be_told_cannot_be_confirmed(qtbot: QtBot, jobs: FakeJobs) -> None:
    question = ask(qtbot, jobs)
    jobs.last.fail("cmdesk: Nobody called that has written anything here.")
    assert question.informativeText() == "Nobody called that has written anything here."
    assert not question.forget.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_forget_nobody(qtbot: QtBot, jobs: FakeJobs, key: Qt.Key) -> None:
    question = ask(qtbot, jobs)
    jobs.last.answer(mentions=2, name="camille")
    with qtbot.assertNotEmitted(question.confirmed), qtbot.waitSignal(question.finished):
        qtbot.keyClick(question, key)


def test_her_word_does(qtbot: QtBot, jobs: FakeJobs) -> None:
    question = ask(qtbot, jobs)
    jobs.last.answer(mentions=2, name="camille")
    with qtbot.waitSignal(question.confirmed):
        qtbot.mouseClick(question.forget, Qt.MouseButton.LeftButton)


def test_what_cannot_be_undone_looks_like_it_and_leaves_room_to_read(qtbot: QtBot, jobs: FakeJobs) -> None:
    question = ask(qtbot, jobs)
    jobs.last.answer(mentions=2, name="camille")
    assert question.forget.objectName() == "dangerButton" and not question.forget.autoDefault()
    label = next(label for label in question.findChildren(QLabel) if label.text() == question.informativeText())
    assert label.width() >= 400, "eight short lines are read by nobody"
