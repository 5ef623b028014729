"""The sources of a tracker can all be seen and reached, however narrow the window is."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.networks import KEYLESS, SEARCHED
from cmdesk.core.types import Tracker
from cmdesk.ui.dialogs.source_boxes import SourceBoxes
from cmdesk.ui.dialogs.tracker import TrackerDialog
from cmdesk.ui.theme import LIGHT


def place(part: QWidget, within: QWidget) -> QRect:
    return QRect(part.mapTo(within, QPoint()), part.size())


@pytest.mark.parametrize("width", [540, 620, 1080])
def test_no_source_is_cut_however_narrow_the_tracker_window_is(qtbot: QtBot, width: int) -> None:
    dialog = TrackerDialog(LIGHT, Tracker("Café", "café", sources=KEYLESS), [])
    qtbot.addWidget(dialog)
    dialog.resize(width, 620)
    dialog.sources.show_x(False)
    dialog.show()
    qtbot.waitExposed(dialog)
    boxes, view = dialog.sources, dialog.fields.viewport()
    parts = (*boxes.boxes.values(), boxes.needs)
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in parts))
    places = [place(part, view) for part in parts]
    assert all(0 <= one.left() and one.right() < view.width() for one in places), places
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at]), places


def test_what_x_needs_stands_beside_x_and_is_the_next_stop_of_the_keyboard(qtbot: QtBot) -> None:
    boxes = SourceBoxes(KEYLESS)
    qtbot.addWidget(boxes)
    boxes.resize(420, 120)
    boxes.show_x(False)
    boxes.show()
    qtbot.waitExposed(boxes)
    x, needs = place(boxes.boxes["x"], boxes), place(boxes.needs, boxes)
    assert abs(x.center().y() - needs.center().y()) <= 1 and 0 <= needs.left() - x.right() <= 20
    stops: list[QWidget] = [boxes.boxes[SEARCHED[0]]]
    while len(stops) <= len(SEARCHED):
        following = stops[-1].nextInFocusChain()
        while following.focusPolicy() == Qt.FocusPolicy.NoFocus:
            following = following.nextInFocusChain()
        stops.append(following)
    assert stops == [*boxes.boxes.values(), boxes.needs]


def test_the_boxes_stand_in_columns(qtbot: QtBot) -> None:
    boxes = SourceBoxes(KEYLESS)
    qtbot.addWidget(boxes)
    boxes.resize(420, 120)
    boxes.show()
    qtbot.waitExposed(boxes)
    lefts = [place(box, boxes).left() for box in boxes.boxes.values()]
    assert 1 < len(set(lefts)) < len(lefts)
