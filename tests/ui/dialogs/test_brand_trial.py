"""A sentence is judged with the words of the draft, and without them."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import BrandWord
from cmdesk.core.errors import BugError, CmdeskError
from cmdesk.core.types import Label
from cmdesk.ui.dialogs.brand_trial import BrandTrial
from cmdesk.ui.theme import LIGHT
from tests.builders import FakeAnalyst, make_sentiment
from tests.ui.collect_parts import Now

WORDS = (BrandWord("latte", -3.0),)


def made(qtbot: QtBot, worker: Now, words: Callable[[], tuple[BrandWord, ...]] = lambda: WORDS) -> BrandTrial:
    trial = BrandTrial(cast(Any, worker), words, LIGHT, QLocale("fr_FR"))
    qtbot.addWidget(trial)
    trial.show()
    return trial


def test_the_draft_is_tried_and_then_nothing_of_it(qtbot: QtBot) -> None:
    analyst = FakeAnalyst(lambda _text: make_sentiment(Label.NEGATIVE), lang="fr")
    trial = made(qtbot, Now(analyst))
    trial.text.setText("Un latte")
    assert analyst.words == [WORDS, ()] and analyst.habits == ["fr", "fr"]
    assert trial.label.text() == "▼ negative \u22120,75" and trial.marked.toPlainText() == "Un latte"
    assert trial.without.text() == "Language: français. Without your words: ▼ negative \u22120,75."


def test_a_language_without_a_scorer_is_said(qtbot: QtBot) -> None:
    trial = made(qtbot, Now(FakeAnalyst(lambda _text: make_sentiment(Label.UNKNOWN), lang="fr")))
    trial.text.setText("コーヒー")
    assert trial.label.text() == "? unknown" and "There is no scorer for it" in trial.without.text()


def test_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    trial = made(qtbot, Now(FakeAnalyst(lang="fr")))
    trial.text.setText("<b>gras</b>")
    assert trial.marked.toPlainText() == "<b>gras</b>"


@pytest.mark.parametrize("then", ["another", ""])
def test_an_answer_that_comes_late_is_not_shown(qtbot: QtBot, then: str) -> None:
    worker = Now(FakeAnalyst(lang="fr"))
    trial = made(qtbot, worker)
    worker.held = []
    trial.text.setText("first")
    late = list(worker.held)
    trial.text.setText(then)
    late[0]()
    assert not trial.marked.isVisible()


def test_a_closed_one_asks_and_shows_nothing(qtbot: QtBot) -> None:
    analyst = FakeAnalyst(lang="fr")
    trial = made(qtbot, Now(analyst))
    trial.close_look()
    trial.text.setText("late")
    assert analyst.asked == [] and not trial.marked.isVisible()


def test_what_fails_is_told(qtbot: QtBot) -> None:
    class Broken(Now):
        def submit(
            self,
            work: Callable[[Any], Any],
            then: Callable[[Any], None] = lambda _: None,
            failed: Callable[[CmdeskError], None] | None = None,
            *,
            key: str | None = None,
        ) -> None:
            assert failed is not None
            failed(BugError("no weights"))

    trial = made(qtbot, Broken(None))
    trial.text.setText("Un latte")
    assert "no weights" in trial.without.text()
