"""Export and comparison from the window, on a real store and by the real command."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Kind, Label, Opinion, Role, Tracker
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from cmdesk.ui.dialogs.compare import CompareDialog
from cmdesk.ui.dialogs.export_mentions import ExportMentionsDialog
from tests.builders import NOW, make_scored
from tests.ui.desks import real_desk, settled

TEXTS = 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store" / "mentions.db"
    store = SqliteStore(made)
    tracker = store.add_tracker(Tracker("--Train", "train", role=Role.OWN), now=NOW).id
    posts = [
        make_scored(
            str(number),
            f"le train {number}",
            label=Label(number % 3),
            trackers=[tracker],
            kind=Kind.REPOST if number == 5 else Kind.ORIGINAL,
            opinions=(Opinion("talkwalker", Label.POSITIVE, "Positif"),),
        )
        for number in range(TEXTS)
    ]
    store.write(posts, now=NOW)
    store.close()
    return made


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Desk]:
    made = real_desk(qtbot, qapp, path, "--Train", TEXTS)
    yield made
    made.close()


def test_what_the_table_shows_is_written_and_its_folder_can_be_shown(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.backstage.focus.toggle_label(Label.POSITIVE)
    desk.backstage.focus.set_reposts(False)
    settled(qtbot, desk)
    shown = [line.text for line in desk.window.board.model.lines]
    desk.window.actions_.export_mentions.trigger()
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, ExportMentionsDialog)
    assert dialog.what.text().startswith("--Train: 3 mention")
    dialog.form.setCurrentIndex(2)
    out = tmp_path / "été.jsonl"
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        dialog.choose(str(out))
    written = [json.loads(line)["text"] for line in out.read_text("utf-8").splitlines()]
    assert sorted(written) == sorted(shown) == ["le train 11", "le train 2", "le train 8"]
    told = desk.window.board.notice.sentence
    assert told.startswith("3 mention") and told.endswith(f" written to {out}")
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(QUrl(url).toLocalFile()))
    desk.window.board.notice.action.click()
    assert seen == [str(tmp_path)]


def test_what_a_filter_keeps_is_written_and_nothing_else(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.backstage.focus.match('"train 11" OR "train 2"')
    settled(qtbot, desk)
    assert [line.text for line in desk.window.board.model.lines] == ["le train 11", "le train 2"]
    assert desk.window.board.cards.mentions.figure == "2"
    desk.window.actions_.export_mentions.trigger()
    dialog = desk.window.errands.dialog
    dialog.form.setCurrentIndex(2)
    out = tmp_path / "filtered.jsonl"
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        dialog.choose(str(out))
    assert sorted(json.loads(line)["text"] for line in out.read_text("utf-8").splitlines()) == [
        "le train 11",
        "le train 2",
    ]


def test_an_export_that_fails_says_why(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.window.actions_.export_mentions.trigger()
    with qtbot.waitSignal(desk.backstage.jobs.finished, timeout=20_000):
        desk.window.errands.dialog.choose(str(tmp_path / "nowhere" / "a.xlsx"))
    assert "a.xlsx cannot be written" in desk.window.board.notice.sentence


def test_other_tools_are_compared_over_the_look_whatever_labels_it_keeps(qtbot: QtBot, desk: Desk) -> None:
    desk.backstage.focus.toggle_label(Label.NEGATIVE)
    settled(qtbot, desk)
    desk.window.actions_.compare.trigger()
    qtbot.waitUntil(lambda: isinstance(desk.window.errands.dialog, CompareDialog))
    dialog = desk.window.errands.dialog
    assert isinstance(dialog, CompareDialog)
    assert [dialog.table.item(0, place).text() for place in range(4)] == ["4", "4", "4", "0"]
    assert dialog.figures.text().startswith("12 mention") and "33" in dialog.figures.text()
    dialog.reject()


def test_an_agreement_that_comes_late_does_not_take_the_place_of_another_dialog(qtbot: QtBot, desk: Desk) -> None:
    errands = desk.window.errands
    errands.compare()
    errands.new_tracker()
    dialog = errands.dialog
    settled(qtbot, desk)
    assert errands.dialog is dialog and dialog.isVisible()
    dialog.reject()
