"""The tracker editor on a whole desk: it looks into the archive, and what she judged there is kept."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.query_preview import QueryPreview
from cmdesk.ui.dialogs.tracker import TrackerDialog
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import Memory, filled


@pytest.fixture
def memory() -> Memory:
    return filled(60)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, memory: Memory) -> Iterator[Desk]:
    made = Desk(qapp, options(), services(memory, []))
    made.start()
    qtbot.waitUntil(lambda: made.backstage.focus.listed is not None, timeout=20_000)
    settled(qtbot, made)
    yield made
    made.close()


def opened(qtbot: QtBot, desk: Desk, order: Callable[[], None]) -> tuple[TrackerDialog, QueryPreview]:
    """The editor once it knows what the query finds."""
    order()
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, TrackerDialog) and dialog.preview is not None
    dialog.resize(940, 580)
    return dialog, dialog.preview


def test_a_new_tracker_takes_along_what_she_judged_for_it(qtbot: QtBot, desk: Desk, memory: Memory) -> None:
    dialog, preview = opened(qtbot, desk, desk.window.errands.new_tracker)
    dialog.name.setText("Neuf")
    with qtbot.waitSignal(preview.archive_look.surveyed):
        dialog.query.setPlainText("vermeil OR #CaféVermeil")
    mention = preview.model.rows[0].example.line.id
    preview.model.judge(0, False)
    assert memory.judgements == {}
    with qtbot.waitSignal(desk.backstage.edits.tracker_added) as told:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert memory.judgements == {(told.args[0].id, mention): False}


def test_a_judgement_for_a_stored_tracker_is_kept_though_the_editor_is_cancelled(
    qtbot: QtBot, desk: Desk, memory: Memory
) -> None:
    tracker = memory.trackers[1]
    dialog, preview = opened(qtbot, desk, lambda: desk.window.errands.edit_tracker(tracker))
    qtbot.waitUntil(lambda: preview.looked is not None)
    mention = preview.model.rows[0].example.line.id
    preview.model.judge(0, True)
    dialog.reject()
    settled(qtbot, desk)
    assert memory.judgements == {(1, mention): True} and memory.trackers[1] == tracker


def test_the_desk_can_be_closed_with_the_editor_open(qtbot: QtBot, desk: Desk, memory: Memory) -> None:
    asked = []
    memory.surveying = lambda wanted: asked.append(wanted())
    opened(qtbot, desk, lambda: desk.window.errands.edit_tracker(memory.trackers[1]))
    qtbot.waitUntil(lambda: bool(asked))
    desk.close()
    assert memory.opened == memory.closed
