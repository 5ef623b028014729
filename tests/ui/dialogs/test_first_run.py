"""The first run, page by page, by mouse and by keyboard."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core import source_cards
from cmdesk.core.networks import KEYLESS
from cmdesk.core.query import parse
from cmdesk.core.types import Role, Tracker
from cmdesk.ui.dialogs import first_sources
from cmdesk.ui.dialogs.first_run import Draft, FirstRunDialog
from cmdesk.ui.theme import LIGHT, Theme

WELCOME, BEGIN, BRAND, SOURCES, KEEPING = range(5)


def opened(qtbot: QtBot, others: Sequence[Tracker] = (), look: Theme = LIGHT, **draft: Any) -> FirstRunDialog:
    dialog = FirstRunDialog("en", others, look, draft=replace(Draft(), **draft))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def held(dialog: FirstRunDialog) -> QWidget | None:
    return dialog.focusWidget()


@pytest.fixture
def answers() -> list[tuple[Tracker, int]]:
    return []


def test_from_the_first_page_to_the_tracker_by_keyboard_alone(qtbot: QtBot, answers: list[tuple[Tracker, int]]) -> None:
    dialog = opened(qtbot)
    dialog.chosen.connect(lambda tracker, months: answers.append((tracker, months)))
    assert held(dialog) is dialog.welcome.languages["en"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.page == BEGIN and held(dialog) is dialog.begin.own
    qtbot.keyClick(dialog.begin.own, Qt.Key.Key_Return)
    assert dialog.page == BRAND and held(dialog) is dialog.brand.name
    assert not dialog.next.isEnabled(), "there is nothing to look for yet"
    dialog.brand.name.insert("Café Vermeil SARL")
    # at once, before the boxes are made
    qtbot.keyClick(dialog.brand.name, Qt.Key.Key_Return)
    assert dialog.page == SOURCES and held(dialog) is dialog.sources.first_field()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.page == KEEPING and held(dialog) is dialog.keeping.choices[24]
    assert dialog.next.text() == "&Start" and "Café Vermeil" in dialog.keeping.summary.text()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    ((tracker, months),) = answers
    assert tracker.name == "Café Vermeil SARL" and tracker.query == '"Café Vermeil" OR cafevermeil'
    assert tracker.role is Role.OWN and tracker.sources == KEYLESS and tracker.colour
    assert months == 24


def test_back_keeps_what_was_typed(qtbot: QtBot) -> None:
    dialog = opened(qtbot, page=SOURCES, name="Café Vermeil", chosen={"cafevermeil": False})
    dialog.back.click()
    assert dialog.page == BRAND and dialog.brand.query() == '"Café Vermeil"'
    dialog.back.click()
    dialog.back.click()
    assert dialog.page == WELCOME and dialog.back.isHidden()


def test_what_stands_on_the_pages_can_be_put_back(qtbot: QtBot) -> None:
    draft = Draft(BRAND, "Orange", {"Orange": True}, "fibre, box", frozenset({"google-news"}), 12)
    assert opened(qtbot, **{name: getattr(draft, name) for name in Draft.__slots__}).draft() == draft


def test_another_language_is_told_at_once_and_once(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    told: list[str] = []
    dialog.language_chosen.connect(told.append)
    dialog.welcome.languages["fr"].click()
    dialog.welcome.languages["fr"].click()
    assert told == ["fr"]


def test_the_demonstration_is_asked_for_and_the_dialog_stays(qtbot: QtBot) -> None:
    dialog = opened(qtbot, page=BEGIN)
    dialog.begin.demo.setFocus()
    with qtbot.waitSignal(dialog.demo_wanted):
        qtbot.keyClick(dialog.begin.demo, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.page == BEGIN
    dialog.begin.tell_demo(True)
    assert not dialog.begin.demo.isEnabled() and "opens in a few seconds" in dialog.begin.told.text()
    dialog.begin.tell_demo(False)
    assert dialog.begin.demo.isEnabled() and "cmdesk --demo" in dialog.begin.told.text()


def test_spellings_become_the_query(qtbot: QtBot) -> None:
    brand = opened(qtbot, page=BRAND).brand
    brand.name.setText("Vert & Fils")
    brand.look()
    assert list(brand.boxes)[0] == '"Vert & Fils"' and brand.boxes['"Vert & Fils"'].text() == '"Vert && Fils"'
    for box in brand.boxes.values():
        box.setChecked(True)
        box.click()
    assert not brand.complete and brand.verdict.text() == "Tick at least one spelling."
    brand.boxes['"Vert et Fils"'].click()
    assert brand.complete and brand.query_text.text() == '"Vert et Fils"'
    parse(brand.query(), of_tracker=True)


def test_the_boxes_follow_her_typing_after_a_rest(qtbot: QtBot) -> None:
    brand = opened(qtbot, page=BRAND).brand
    brand.name.insert("Saint-Brix")
    qtbot.waitUntil(lambda: list(brand.boxes) == ["Saint-Brix", "saintbrix", "saint_brix"])


def test_a_name_of_every_day_is_offered_a_second_word(qtbot: QtBot) -> None:
    brand = opened(qtbot, page=BRAND).brand
    brand.name.setText("Café Vermeil")
    brand.look()
    assert not brand.beside.isVisible()
    brand.beside.setText("left from before")
    assert "left" not in brand.query()
    brand.name.setText("Orange SA")
    brand.look()
    assert brand.beside.isVisible() and "everyday word" in brand.remark.text() and "“SA”" in brand.left_out.text()
    brand.beside.setText("fibre, box")
    assert brand.query() == "Orange (fibre OR box)"
    brand.name.setText("BN")
    brand.look()
    assert "short" in brand.remark.text()


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("!!!", "no letter and no digit"), (" café  VERMEIL ", "already a tracker"), ("", "")],
)
def test_a_name_that_cannot_be_kept_says_why(qtbot: QtBot, name: str, verdict: str) -> None:
    dialog = opened(qtbot, [Tracker("Café Vermeil", "x", id=1)], page=BRAND, name=name)
    dialog.next.click()
    assert dialog.page == BRAND and not dialog.brand.complete
    assert verdict in dialog.brand.verdict.text() and dialog.brand.verdict.isVisible() == bool(verdict)


def test_a_name_is_shown_as_it_is(qtbot: QtBot) -> None:
    dialog = opened(qtbot, page=BRAND, name="<b>Orange</b> \u202eegnaro")
    labels = [label for label in dialog.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if "Orange" in label.text())
    assert not [label for label in labels if "\u202e" in label.text()]


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    card = source_cards.SourceCard("Opinions.", "No rules are told.", fragile=True)
    monkeypatch.setattr(first_sources, "CARDS", {**source_cards.CARDS, "reddit": card})
    monkeypatch.setattr(first_sources, "SEARCHED", ("reddit", "google-news", "x"))
    yield "reddit"


def test_keyless_sources_are_ticked_fragile_ones_are_only_listed_and_what_is_paid_is_not(
    qtbot: QtBot, fragile: str
) -> None:
    page = opened(qtbot, page=SOURCES).sources
    assert list(page.boxes) == ["google-news", fragile], "what can be relied on comes first"
    assert page.sources() == {"google-news"} and "100 at a time" in page.boxes["google-news"].accessibleDescription()


def test_without_a_source_nothing_begins(qtbot: QtBot) -> None:
    dialog = opened(qtbot, page=SOURCES, name="Café Vermeil", sources=frozenset())
    assert dialog.sources.verdict.isVisible() and not dialog.next.isEnabled()
    dialog.sources.boxes["google-news"].click()
    assert dialog.sources.verdict.isHidden() and dialog.next.isEnabled()


@pytest.mark.parametrize(
    ("months", "offered"), [(24, [12, 24, 36, 0]), (0, [12, 24, 36, 0]), (18, [12, 18, 24, 36, 0])]
)
def test_how_long_it_is_kept(qtbot: QtBot, months: int, offered: list[int]) -> None:
    page = opened(qtbot, page=KEEPING, name="Café Vermeil", months=months).keeping
    assert list(page.choices) == offered and page.months() == months
    page.choices[36].click()
    assert page.months() == 36


def test_start_goes_back_to_what_is_missing(qtbot: QtBot, answers: list[tuple[Tracker, int]]) -> None:
    dialog = opened(qtbot, page=KEEPING)
    dialog.chosen.connect(lambda tracker, months: answers.append((tracker, months)))
    dialog.next.click()
    assert dialog.page == BRAND and not answers


def test_later_and_escape_begin_nothing(qtbot: QtBot, answers: list[tuple[Tracker, int]]) -> None:
    for leave in (
        lambda dialog: dialog.later.click(),
        lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
    ):
        dialog = opened(qtbot, page=KEEPING, name="Café Vermeil")
        dialog.chosen.connect(lambda tracker, months: answers.append((tracker, months)))
        with qtbot.waitSignal(dialog.rejected):
            leave(dialog)
    assert not answers


def test_every_field_has_a_name_and_nothing_is_cut_in_a_small_window(
    qtbot: QtBot, qapp: QApplication, look: Theme
) -> None:
    dialog = opened(qtbot, look=look, name="Orange SA")
    dialog.resize(dialog.minimumSize())
    for page in range(5):
        dialog.show_page(page)
        qapp.processEvents()
        for field in dialog.findChildren(QAbstractButton):
            assert field.text() or field.accessibleName()
            if field.isVisible() and field.text():
                assert field.width() >= field.minimumSizeHint().width(), field.text()
        buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy() is not None}
        assert set(dialog.findChildren(QLineEdit)) <= buddies
        shown = dialog.findChildren(QLabel)
        for label in (one for one in shown if one.isVisible() and one.wordWrap()):
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_what_has_the_keyboard_is_scrolled_into_view(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = opened(qtbot, page=BRAND, name="Vert & Fils")
    dialog.setMinimumSize(480, 240)
    dialog.resize(480, 240)
    qapp.processEvents()
    boxes = list(dialog.brand.boxes.values())
    for box in boxes:
        qtbot.keyClick(held(dialog), Qt.Key.Key_Tab)
        assert held(dialog) is box and box.visibleRegion().contains(box.rect().center())
    assert dialog.brand.verticalScrollBar().value() > 0, "there was something to scroll"
