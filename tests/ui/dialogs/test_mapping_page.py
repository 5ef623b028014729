"""The mapping page: what she changes becomes answers, what the file says is shown."""

from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from cmdesk.ui.dialogs.mapping_page import MappingPage
from cmdesk.ui.import_plan import Answers, findings
from tests.ui.fake_jobs import COUNTS, DOUBTED, NO_COUNTS, dates, table


def page_of(qtbot: QtBot, *tables: dict[str, Any]) -> MappingPage:
    found = findings({**NO_COUNTS, "tables": list(tables)})
    made = MappingPage(found.tables, ["Agence", "<b>x</b>\u202e"], QLocale("en_US"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot) -> MappingPage:
    return page_of(qtbot, table())


def choose(page: MappingPage, column: int, field: str) -> None:
    box = page.preview.header.box(column)
    box.setCurrentIndex(box.findData(field))


def test_a_field_leaves_the_column_where_it_was(qtbot: QtBot, page: MappingPage) -> None:
    with qtbot.waitSignal(page.changed):
        choose(page, 2, "text")
    assert page.answers.columns == {"text": "Note"}
    page.show_findings(
        findings(
            {
                **COUNTS,
                "tables": [
                    table(
                        columns=[
                            {"name": "Date", "field": "posted_at"},
                            {"name": "Texte", "field": None},
                            {"name": "Note", "field": "text"},
                        ]
                    )
                ],
            }
        )
    )
    assert [page.preview.header.box(number).currentData() for number in range(3)] == ["posted_at", "", "text"]
    choose(page, 2, "likes")
    assert page.answers.columns == {"text": "", "likes": "Note"}


def test_a_column_can_be_left_out(page: MappingPage) -> None:
    choose(page, 1, "")
    assert page.answers.columns == {"text": ""}


def test_other_dates_are_another_question(qtbot: QtBot) -> None:
    page = page_of(qtbot, table(dates=DOUBTED))
    page.dates.buttons[0].click()
    assert page.answers.date_format == "dmy"
    choose(page, 2, "posted_at")
    assert page.answers.date_format is None and not page.dates.isVisible()


def test_the_question_about_dates_goes_where_the_file_decides(qtbot: QtBot, page: MappingPage) -> None:
    assert not page.dates.isVisible() and "23/04/2024 is read as April 23, 2024." in page.notes.text()


def test_dates_that_cannot_be_read_can_be_told_by_a_pattern(qtbot: QtBot, page: MappingPage) -> None:
    assert not page.pattern.isVisible()
    unread = dates(formats=[], example="")
    page.show_findings(findings({**COUNTS, "tables": [table(dates=unread)]}))
    assert page.pattern.isVisible()
    page.pattern.field.setText("%d|%m|%Y")
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(page.pattern.field, Qt.Key.Key_Return)
    assert page.answers.date_format == "%d|%m|%Y"
    page.show_findings(findings({**COUNTS, "tables": [table(dates=dates(formats=["%d|%m|%Y"]))]}))
    assert page.pattern.isVisible()
    choose(page, 2, "posted_at")
    assert page.answers.date_format is None and page.pattern.field.text() == ""


def test_a_zone_is_asked_only_where_it_is_missing(qtbot: QtBot, page: MappingPage) -> None:
    assert not page.zone.isVisible()
    page.show_findings(findings({**COUNTS, "tables": [table(dates=dates(missing_zone=True))]}))
    assert page.zone.isVisible() and page.zone.box.currentText() == "Europe/Paris"
    typed = page.zone.box.lineEdit()
    assert typed is not None
    typed.setText("america/new_york")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert page.answers.zone == "America/New_York"
    typed.setText("Atlantis")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert page.answers.zone == "America/New_York" and page.zone.box.currentText() == "America/New_York"


def test_sheets_are_offered_where_there_are_several_and_another_one_starts_afresh(qtbot: QtBot) -> None:
    page = page_of(qtbot, table(sheets=["Mars", "Av\x00ril"], sheet="Mars"))
    choose(page, 2, "likes")
    assert page.sheet.isVisible() and page.sheet.itemText(1) == "Av␀ril"
    page.sheet.setCurrentIndex(1)
    page.sheet.activated.emit(1)
    assert page.answers == Answers(sheet="Av\x00ril")


def test_the_network_is_asked_only_where_neither_columns_nor_tool_say_it(qtbot: QtBot, page: MappingPage) -> None:
    assert page.source.isVisible() and not page.sheet.isVisible()
    page.show_findings(findings({**COUNTS, "tables": [table(columns=[{"name": "Réseau", "field": "source"}])]}))
    assert not page.source.isVisible()
    page.show_findings(findings({**COUNTS, "tables": [table(preset="hootsuite")]}))
    assert not page.source.isVisible()


def test_a_kept_mapping_starts_afresh(qtbot: QtBot, page: MappingPage) -> None:
    choose(page, 2, "likes")
    assert page.mappings.box.itemText(2) == "<b>x</b>⟨U+202E⟩"
    with qtbot.waitSignal(page.changed):
        page.mappings.box.setCurrentIndex(1)
        page.mappings.box.activated.emit(1)
    assert page.answers == Answers(mapping="Agence")


def test_a_mapping_is_kept_with_the_import_under_a_name(qtbot: QtBot, page: MappingPage) -> None:
    page.mappings.keep.click()
    dialog = page.mappings.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("  Notre \n export ")
    dialog.accept()
    assert page.answers.final_words() == ("--save-mapping=Notre export",) and page.answers.words() == ()
    assert page.mappings.told == "kept as “Notre export” with the import"
    page.mappings.keep_as("Agence")
    assert page.mappings.told == "replaces “Agence” with the import"


def test_an_empty_name_keeps_nothing(page: MappingPage) -> None:
    page.mappings.keep_as("  ")
    assert page.answers.keep_as is None


def test_what_is_needed_and_missing_is_named(qtbot: QtBot) -> None:
    page = page_of(qtbot, table(missing=["text", "posted_at"]))
    assert page.problem.text() == "Not found: Text, Date and time. Choose it above the column that holds it."
    assert not page.ready
    page.show_findings(findings({**COUNTS, "tables": [table()]}))
    assert page.ready and not page.problem.isVisible()


def test_nothing_that_comes_from_files_is_read_as_html(page: MappingPage) -> None:
    evil = "<img src='http://x/'>"
    named = table(preset=evil, encoding=evil, damaged_ids=3, dates=dates(zone=evil, example=evil, missing_zone=True))
    page.show_findings(findings({**COUNTS, "tables": [named]}))
    told = [label for label in page.findChildren(QLabel) if evil.casefold() in label.text().casefold()]
    assert told and all(label.textFormat() is Qt.TextFormat.PlainText for label in told)
