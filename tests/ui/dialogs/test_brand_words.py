"""Her words are a draft until she saves it; what is wrong with it is said in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import BrandWord
from cmdesk.metrics.evaluation import evaluate
from cmdesk.ui.dialogs.brand_words import LONGEST, BrandWordsPage
from cmdesk.ui.scorer_reading import ScorerFacts
from cmdesk.ui.theme import LIGHT
from cmdesk.ui.weight_words import WeightSlider, weight_word

DEATH, LATTE, STOCK = BrandWord("Mort Subite", 0.0), BrandWord("latte", 1.5), BrandWord("rupture de stock", -3.0)


def facts(*words: BrandWord) -> ScorerFacts:
    return ScorerFacts(0, evaluate([]), False, (), words)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[BrandWordsPage]:
    made = BrandWordsPage(LIGHT, QLocale("fr_FR"), QWidget())
    qtbot.addWidget(made)
    made.show_facts(facts(LATTE, DEATH, STOCK))
    made.show()
    yield made


def texts(page: BrandWordsPage) -> list[str]:
    return [page.table.item(row, 0).text() for row in range(page.table.rowCount())]


def meanings(page: BrandWordsPage) -> list[str]:
    return [page.table.item(row, 2).text() for row in range(page.table.rowCount())]


def slider(page: BrandWordsPage, row: int) -> WeightSlider:
    found = page.table.cellWidget(row, 1)
    assert isinstance(found, WeightSlider)
    return found


def test_each_weight_is_said_in_words(page: BrandWordsPage) -> None:
    assert meanings(page) == ["▲ +1,5  positive", "● 0  says nothing", "▼ \u22123  very negative"]
    assert [weight_word(weight) for weight in (-4, -2, -1, 0, 1, 2, 4)] == [
        "very negative",
        "negative",
        "rather negative",
        "says nothing",
        "rather positive",
        "positive",
        "very positive",
    ]
    assert slider(page, 2).accessibleName() == "Weight of rupture de stock"


def test_a_weight_that_is_not_moved_stays_exact(page: BrandWordsPage) -> None:
    assert page.words() == (LATTE, DEATH, STOCK) and not page.dirty
    slider(page, 0).setValue(-1)
    assert page.words()[0] == BrandWord("latte", -1.0) and page.dirty
    assert meanings(page)[0] == "▼ \u22121  rather negative"


def test_a_new_word_takes_its_place_in_the_order(qtbot: QtBot, page: BrandWordsPage) -> None:
    qtbot.keyClicks(page.text, "  Nul   et non avenu ")
    page.weight.setValue(-4)
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert texts(page) == ["latte", "Mort Subite", "Nul et non avenu", "rupture de stock"]
    assert page.words()[2] == BrandWord("Nul et non avenu", -4.0)
    assert page.text.text() == "" and page.weight.value() == 0 and page.save.isEnabled()


@pytest.mark.parametrize("twin", ["LATTE", "  latte ", "láttè"])
def test_a_word_that_is_there_is_not_added_again(qtbot: QtBot, page: BrandWordsPage, twin: str) -> None:
    page.text.setText(twin)
    assert not page.add.isEnabled() and page.verdict.text() == "“latte” is there already: change its line."
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert len(texts(page)) == 3 and page.text.text() == twin


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  ", "Line 2 has no word: write one, or remove the line."),
        ("rupture  de stock", "“rupture de stock” is there twice"),
        ("x" * (LONGEST + 1), "is too long: keep to 80 characters."),
    ],
)
def test_what_is_wrong_is_said_and_not_saved(qtbot: QtBot, page: BrandWordsPage, text: str, told: str) -> None:
    page.table.item(1, 0).setText(text)
    assert told in page.verdict.text() and not page.save.isEnabled()
    with qtbot.assertNotEmitted(page.saved):
        page.save.click()
    page.table.item(1, 0).setText("Mort Subite")
    assert not page.dirty and page.fault() == ""


def test_keys_write_and_remove(qtbot: QtBot, page: BrandWordsPage) -> None:
    page.table.setCurrentCell(0, 0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "moka")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(page)[0] == "moka")
    page.table.setCurrentCell(1, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert texts(page) == ["moka", "rupture de stock"] and page.table.currentRow() == 1


def test_steps_of_the_draft_are_taken_back_one_by_one(page: BrandWordsPage) -> None:
    page.text.setText("nul")
    page.add.click()
    slider(page, 0).setValue(4)
    page.table.setCurrentCell(1, 0)
    page.remove.click()
    for left in (
        ("latte", "Mort Subite", "nul", "rupture de stock"),
        ("latte", "Mort Subite", "nul", "rupture de stock"),
    ):
        assert page.step_back() and tuple(texts(page)) == left
    assert page.words()[0] == LATTE
    assert page.step_back() and page.words() == (LATTE, DEATH, STOCK) and not page.dirty
    assert not page.step_back()


def test_discarding_goes_back_to_what_is_stored_and_can_be_taken_back(page: BrandWordsPage) -> None:
    page.remove.click()
    page.discard.click()
    assert set(page.words()) == {LATTE, DEATH, STOCK} and not page.dirty
    assert page.step_back() and len(page.words()) == 2


def test_a_draft_outlives_what_changes_elsewhere(page: BrandWordsPage) -> None:
    page.remove.click()
    draft = page.words()
    page.show_facts(facts(LATTE))
    assert page.words() == draft and page.dirty
    page.discard.click()
    assert page.words() == (LATTE,)


def test_without_a_draft_it_shows_what_is_stored(page: BrandWordsPage) -> None:
    page.show_facts(facts())
    assert texts(page) == [] and "No words yet." in page.verdict.text()
    assert not page.remove.isEnabled() and not page.save.isEnabled()


def test_the_wheel_changes_no_weight(qapp: QApplication, page: BrandWordsPage) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(slider(page, 1), event)
    assert slider(page, 1).value() == 0 and not page.dirty


def test_enter_on_the_weight_adds_the_word(page: BrandWordsPage, qtbot: QtBot) -> None:
    page.text.setText("attente")
    page.weight.setFocus()
    page.weight.setValue(-3)
    qtbot.keyClick(page.weight, Qt.Key.Key_Return)
    assert BrandWord("attente", -3.0) in page.words()
    assert page.text.text() == ""
