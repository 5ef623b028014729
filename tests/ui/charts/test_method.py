"""The choice of method: what can be chosen, and what is wanting for the rest."""

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.metrics.corrected_mood import CORRECT_FROM
from cmdesk.metrics.mood import Method
from cmdesk.ui.charts.method import MethodChoice
from cmdesk.ui.theme import Theme


@pytest.fixture
def choice(look: Theme, qtbot: QtBot) -> MethodChoice:
    made = MethodChoice(look)
    qtbot.addWidget(made)
    return made


def test_correcting_waits_for_its_labels_and_says_how_many_are_missing(choice: MethodChoice) -> None:
    choice.set_labels(CORRECT_FROM - 12)
    assert not choice.corrected.isEnabled() and choice.counted.isEnabled()
    assert "12 more needed" in choice.corrected.text() and "at random" in choice.corrected.text()
    choice.set_labels(CORRECT_FROM)
    assert choice.corrected.isEnabled()
    assert choice.corrected.text().startswith(f"Corrected by {CORRECT_FROM} label")


def test_what_is_checked_is_what_is_on_screen(choice: MethodChoice, qtbot: QtBot) -> None:
    choice.set_labels(CORRECT_FROM)
    assert choice.counted.isChecked()
    with qtbot.waitSignal(choice.chosen) as caught:
        choice.corrected.trigger()
    assert caught.args == [Method.CORRECTED]
    assert choice.counted.isChecked() and choice.button.text() == "Mood: counted"
    choice.show_method(Method.CORRECTED)
    assert choice.corrected.isChecked() and choice.button.text() == "Mood: corrected"
    with qtbot.waitSignal(choice.chosen) as caught:
        choice.counted.trigger()
    assert caught.args == [Method.COUNTED]


def test_the_menu_leads_to_the_explanation_too(choice: MethodChoice, qtbot: QtBot) -> None:
    more = choice.button.menu().actions()[-1]
    assert more.text() == "Explain this number…"
    with qtbot.waitSignal(choice.explain_wanted):
        more.trigger()
