"""The header of a preview: names as they are, one list a column, one stop of the Tab key."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.ui.dialogs.field_header import FieldBox
from cmdesk.ui.dialogs.preview_table import PreviewTable
from cmdesk.ui.import_plan import Column, Table

FIELDS = ("text", "posted_at", "likes")


@pytest.fixture
def preview(qtbot: QtBot) -> PreviewTable:
    made = PreviewTable()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def wide(columns: int) -> Table:
    """A table of many columns; the first is the text."""
    named = [Column(f"c{number}", "text" if number == 0 else None) for number in range(columns)]
    row = tuple(f"cell {number}" for number in range(columns))
    return Table("a.csv", columns=tuple(named), fields=FIELDS, preview=(row,) * 20)


def test_every_list_has_a_name_and_shows_the_field_of_its_column(preview: PreviewTable) -> None:
    preview.show_table(Table("a.csv", columns=(Column("Date\x00", "posted_at"), Column("x", None)), fields=FIELDS))
    first, second = preview.header.box(0), preview.header.box(1)
    assert (first.accessibleName(), second.accessibleName()) == ("Column Date␀: field", "Column x: field")
    assert (first.currentData(), second.currentData()) == ("posted_at", "")
    assert first.currentText() == "Date and time *" and second.currentText() == "Leave out"


def test_no_list_lies_where_no_column_is(preview: PreviewTable) -> None:
    preview.show_table(wide(3))
    shown = [box for box in preview.findChildren(FieldBox) if box.isVisible()]
    assert set(shown) == {preview.header.box(number) for number in range(3)}


def test_a_choice_is_told_and_showing_one_is_not(preview: PreviewTable) -> None:
    told: list[tuple[int, str]] = []
    preview.header.chosen.connect(lambda number, field: told.append((number, field)))
    preview.show_table(wide(3))
    assert told == []
    preview.header.box(1).setCurrentIndex(3)
    assert told == [(1, "likes")]


def test_lists_are_made_anew_only_for_other_columns(preview: PreviewTable) -> None:
    preview.show_table(wide(3))
    before = list(preview.header.boxes)
    preview.header.resizeSection(1, 333)
    preview.show_table(wide(3))
    assert list(preview.header.boxes) == before and preview.header.sectionSize(1) == 333
    preview.show_table(wide(4))
    assert not set(before) & set(preview.header.boxes)


def test_lists_are_made_when_they_come_into_sight(preview: PreviewTable) -> None:
    preview.show_table(wide(200))
    assert 3 <= len(preview.header.boxes) < 20
    preview.horizontalScrollBar().setValue(preview.horizontalScrollBar().maximum())
    assert preview.header.box(199).isVisible() and not preview.header.box(100).isVisible()


def test_arrows_go_from_column_to_column_and_what_has_the_keys_is_in_sight(qtbot: QtBot, preview: PreviewTable) -> None:
    preview.show_table(wide(200))
    box = preview.header.box
    box(0).setFocus()
    qtbot.keyClick(box(0), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is box(1)
    qtbot.keyClick(box(1), Qt.Key.Key_End)
    assert QApplication.focusWidget() is box(199)
    assert preview.viewport().rect().contains(box(199).geometry().center().x(), 5)
    qtbot.keyClick(box(199), Qt.Key.Key_Home)
    assert QApplication.focusWidget() is box(0) and box(0).x() >= 0


def test_the_whole_header_is_one_stop_of_the_tab_key(qtbot: QtBot, preview: PreviewTable) -> None:
    preview.show_table(wide(200))
    preview.header.go_to(7)
    stops = [box for box in preview.header.boxes if box.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [preview.header.box(7)]
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is stops[0]
    qtbot.keyClick(stops[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is preview


def test_the_wheel_over_a_closed_list_changes_nothing(preview: PreviewTable) -> None:
    preview.show_table(wide(3))
    box = preview.header.box(0)
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.currentData() == "text" and not turned.isAccepted()


def test_lists_lie_over_their_columns_wherever_the_table_is_scrolled(preview: PreviewTable) -> None:
    preview.show_table(wide(200))
    preview.horizontalScrollBar().setValue(preview.horizontalScrollBar().maximum() // 2)
    preview.header.box(99)
    preview.horizontalScrollBar().setValue(preview.header.sectionPosition(98))
    assert preview.header.box(99).isVisible()
    for number in (0, 99):
        box = preview.header.box(number)
        assert abs(box.x() - preview.header.sectionViewportPosition(number)) < 8


def test_cells_are_shown_harmlessly(preview: PreviewTable) -> None:
    cells = ("<b>gras</b>\x07", "a" * 5000)
    columns = (Column("a", "text"), Column("b", None), Column("<i>c</i>", None))
    preview.show_table(Table("a.csv", columns=columns, fields=FIELDS, preview=(cells,)))
    rows = preview.rows
    assert rows.index(0, 0).data() == "<b>gras</b>␇"
    assert len(rows.index(0, 1).data()) < 200 and rows.index(0, 2).data() == ""
    tip = rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip and "<b>" not in tip
    assert "&lt;i&gt;" in rows.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
