"""The small dialogs of sources give back exactly what stands in them."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from cmdesk.core.networks import KEYLESS
from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.dialogs.editions import EditionsDialog
from cmdesk.ui.dialogs.feed import FeedDialog
from cmdesk.ui.dialogs.tracker import TrackerDialog
from cmdesk.ui.theme import LIGHT

FEED = Feed("https://journal.example/rss", "Journal", folder="Presse", moved_to="https://moved.example/rss")


def opened(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()


def test_a_feed_is_edited_and_keeps_its_address(qtbot: QtBot) -> None:
    dialog = FeedDialog(FEED, ["Presse", "Blogs"])
    opened(qtbot, dialog)
    assert dialog.feed() == FEED
    assert any(label.text() == FEED.moved_to for label in dialog.findChildren(QLabel))
    dialog.title.setText(" Le  Journal ")
    dialog.folder.setCurrentText("Blogs")
    dialog.comments.setChecked(True)
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.save.click()
    assert told.args == [replace(FEED, title="Le Journal", folder="Blogs", comments=True)]


def test_editions_are_chosen_one_at_least(qtbot: QtBot) -> None:
    dialog = EditionsDialog("FR:fr XX:yy")
    opened(qtbot, dialog)
    assert dialog.editions() == "FR:fr XX:yy", "one that is not offered is kept"
    dialog.boxes["XX:yy"].setChecked(False)
    dialog.boxes["FR:fr"].setChecked(False)
    assert not dialog.save.isEnabled() and "at least one" in dialog.verdict.text()
    dialog.boxes["CA:fr"].setChecked(True)
    dialog.boxes["BE:fr"].setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.save.click()
    assert told.args == ["BE:fr CA:fr"]


def test_a_new_tracker_looks_where_no_key_is_needed_and_not_in_x(qtbot: QtBot) -> None:
    dialog = TrackerDialog(LIGHT, None, [])
    opened(qtbot, dialog)
    assert "google-news" in dialog.tracker().sources == KEYLESS
    dialog.sources.boxes["x"].setChecked(True)
    for source in KEYLESS:
        dialog.sources.boxes[source].setChecked(False)
    assert dialog.tracker().sources == {"x"}


def test_where_a_tracker_looks_is_shown_and_kept(qtbot: QtBot) -> None:
    tracker = Tracker("Café", "café", "#1f77b4", id=1, sources=frozenset({"x", "of-a-later-version"}))
    dialog = TrackerDialog(LIGHT, tracker, [tracker])
    opened(qtbot, dialog)
    assert dialog.tracker() == tracker


def test_what_x_needs_is_said_and_leads_there(qtbot: QtBot) -> None:
    dialog = TrackerDialog(LIGHT, None, [])
    opened(qtbot, dialog)
    assert dialog.sources.needs.isHidden(), "nothing is claimed before it is known"
    dialog.sources.show_x(ready=False)
    with qtbot.waitSignal(dialog.sources.x_wanted):
        dialog.sources.needs.click()
    dialog.sources.show_x(ready=True)
    assert dialog.sources.needs.isHidden()
