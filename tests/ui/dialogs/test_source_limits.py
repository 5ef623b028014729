"""How often and how much: never below what a source likes, nothing kept that is wrong."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.scheduling import Rhythm
from cmdesk.ui.dialogs.source_limits import LimitsDialog
from cmdesk.ui.source_words import SourceWords

MINUTE = timedelta(minutes=1)
RHYTHMS = {
    "feed": Rhythm(timedelta(seconds=30), 15 * MINUTE),
    "google-news": Rhythm(10 * MINUTE, 15 * MINUTE),
    "x": Rhythm(MINUTE, 15 * MINUTE),
    "bluesky": Rhythm(timedelta(0), MINUTE, live=True),
    "mastodon": Rhythm(MINUTE, 5 * MINUTE),
}
SETTING: dict[str, str | int] = {
    "frequencies": "gone:7 google-news:30",
    "bluesky_megabytes": 3000,
    "mastodon_servers": "mastodon.social piaille.fr",
}


def opened(qtbot: QtBot, rhythms: dict[str, Rhythm] | None = None, **changed: Any) -> LimitsDialog:
    locale = QLocale("en_US")
    words = SourceWords(locale, ZoneInfo("Europe/Paris"))
    dialog = LimitsDialog(RHYTHMS if rhythms is None else rhythms, {**SETTING, **changed}, words, locale)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def test_only_what_is_asked_again_and_again_has_a_frequency(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert list(dialog.waits) == ["feed", "google-news", "mastodon"]
    assert dialog.waits["feed"].text() == "as usual: 15 min"
    assert dialog.waits["google-news"].value() == 30
    dialog.waits["google-news"].setValue(3)
    assert dialog.waits["google-news"].text() == "as usual: 15 min", "less than ten minutes cannot be had"


def turn_wheel(field: QWidget) -> None:
    middle = QPointF(field.rect().center())
    up = QPoint(0, 120)
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        up,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def test_scrolling_the_page_changes_no_number_on_its_way(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.servers.setFocus()
    for field in (*dialog.waits.values(), dialog.megabytes):
        before = field.value()
        turn_wheel(field)
        assert field.value() == before and not field.hasFocus()
    field = dialog.waits["feed"]
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    turn_wheel(field)
    assert field.value() == field.minimum() + 1


def test_saved_without_a_change_nothing_is_kept(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.save.click()


def test_what_was_changed_is_told_and_what_is_not_offered_stays(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.waits["mastodon"].setValue(60)
    dialog.waits["google-news"].setValue(dialog.waits["google-news"].minimum())
    dialog.megabytes.setValue(500)
    dialog.servers.setPlainText("https://mamot.fr/@lea\nmamot.fr\n")
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.save.click()
    assert told.args == [
        {"frequencies": "gone:7 mastodon:60", "bluesky_megabytes": 500, "mastodon_servers": "mamot.fr"}
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("mamot.fr\nmamot", "mamot is no server: write a name such as piaille.fr."),
        ("", "Name at least one server; a tracker can leave Mastodon out."),
        (
            "\n".join(f"s{number}.example" for number in range(21)),
            "20 servers at most: more would be asked too seldom.",
        ),
    ],
)
def test_what_is_no_list_of_servers_cannot_be_saved(qtbot: QtBot, typed: str, told: str) -> None:
    dialog = opened(qtbot)
    dialog.servers.setPlainText(typed)
    assert dialog.verdict.text() == told and not dialog.save.isEnabled()
    dialog.servers.setPlainText("mamot.fr")
    assert dialog.verdict.text() == "" and dialog.save.isEnabled()


def test_what_is_no_source_here_is_not_asked_about(qtbot: QtBot) -> None:
    dialog = opened(qtbot, {"feed": RHYTHMS["feed"]}, mastodon_servers="")
    assert not dialog.servers.isVisible() and not dialog.megabytes.isVisible() and dialog.save.isEnabled()
