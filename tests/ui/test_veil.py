"""The veil covers what is out of date and takes nothing away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.ui.theme import DARK, LIGHT
from cmdesk.ui.veil import Veil


def test_it_covers_the_whole_at_any_size_and_lets_clicks_through(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    button = QPushButton("figure")
    QVBoxLayout(part).addWidget(button)
    part.resize(200, 80)
    part.show()
    plain = part.grab().toImage()
    veil = Veil(part, LIGHT)
    veil.setVisible(True)
    assert veil.geometry() == part.rect() and part.grab().toImage() != plain
    part.resize(320, 120)
    assert veil.geometry() == part.rect()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(part.childAt(button.geometry().center()), Qt.MouseButton.LeftButton)
    pale = part.grab().toImage()
    veil.set_theme(DARK)
    assert part.grab().toImage() != pale
