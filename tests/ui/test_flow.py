"""Items side by side go on in a new line where there is no more room."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.ui.flow import FlowLayout


def test_lines_are_filled_from_left_to_right(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(4, holder)
    buttons = [QLabel(str(number)) for number in range(5)]
    for button, height in zip(buttons, (20, 30, 20, 20, 20), strict=True):
        button.setFixedSize(50, height)
        flow.addWidget(button)
    holder.resize(120, 200)
    holder.show()
    places = [(button.x(), button.y()) for button in buttons]
    assert places == [(0, 5), (54, 0), (0, 34), (54, 34), (0, 58)], "each in the middle of its line"
    assert flow.heightForWidth(120) == 78 and flow.heightForWidth(1000) == 30
    assert flow.minimumSize().width() == 50


def test_an_item_is_put_in_front_of_another_and_taken_out(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(4, holder)
    first, second = QLabel("a"), QLabel("b")
    flow.addWidget(second)
    flow.insert(0, first)
    holder.resize(200, 40)
    holder.show()
    assert first.x() < second.x() and flow.count() == 2
    flow.removeWidget(first)
    assert flow.count() == 1 and flow.itemAt(0).widget() is second and flow.itemAt(1) is None
