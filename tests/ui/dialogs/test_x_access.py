"""The key of X goes to the keyring or the session, and can be read nowhere afterwards."""

import logging

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import InputError
from cmdesk.core.passes import Pass
from cmdesk.ui.dialogs.x_access import XDialog
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory

KEY = "AAAAplantedBearerToken0123456789"


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    paid = Pass(1, "x", "café", "Café", 1, NOW, NOW, 10, 10, cost=1_234_000)
    return Parts(Memory(passes=[paid]), x_ceiling=5.0, x_posts=50)


def opened(qtbot: QtBot, parts: Parts) -> XDialog:
    dialog = XDialog(parts.backstage, QLocale("fr_FR"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def texts(widget: QWidget) -> str:
    """Everything that a widget and what is in it could show or tell."""
    found: list[object] = []
    for part in (widget, *widget.findChildren(QObject)):
        for name in ("text", "toolTip", "windowTitle", "accessibleName", "accessibleDescription", "placeholderText"):
            if hasattr(part, name):
                found.append(getattr(part, name)())
    return " ".join(map(str, found))


def test_a_key_is_kept_in_the_keyring_with_the_limits(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    assert (dialog.ceiling.value(), dialog.posts.value()) == (5.0, 50)
    qtbot.keyClicks(dialog.key, KEY)
    dialog.ceiling.setValue(12.5)
    dialog.posts.setValue(100)
    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()
    assert parts.fake_keys.kept == {"x": KEY} and parts.fake_keys.used == {}
    assert (parts.settings["x_ceiling"], parts.settings["x_posts"]) == (12.5, 100)


def test_a_key_for_this_session_goes_nowhere_else(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    qtbot.keyClicks(dialog.key, KEY)
    dialog.in_session.setChecked(True)
    dialog.save.click()
    assert parts.fake_keys.used == {"x": KEY} and parts.fake_keys.kept == {}


@pytest.mark.parametrize("end", ["save", "cancel"])
def test_a_key_that_was_typed_is_in_nothing_afterwards(
    qtbot: QtBot, parts: Parts, end: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        dialog = opened(qtbot, parts)
        qtbot.keyClicks(dialog.key, KEY)
        assert dialog.key.displayText() == "●" * len(KEY), "it is not shown while she types"
        assert KEY in texts(dialog), "this test would see it"
        (dialog.save.click if end == "save" else dialog.reject)()
        assert not dialog.isVisible()
        assert KEY not in texts(dialog)
        dialog.key.undo()
        assert KEY not in texts(dialog), "emptying it cannot be undone"
    assert KEY not in caplog.text and KEY not in str(parts.settings)


def test_without_a_typed_key_only_the_limits_are_kept(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    dialog.ceiling.setValue(0)
    dialog.save.click()
    assert parts.settings["x_ceiling"] == 0.0 and parts.fake_keys.kept == {}


@pytest.mark.parametrize(
    ("place", "told", "forgettable"),
    [
        (None, "No key is there yet", False),
        ("keyring", "in the keyring of this system", True),
        ("session", "for this session only", True),
        ("environment", "CMDESK_X_BEARER_TOKEN", False),
    ],
)
def test_where_the_key_is_is_told(
    qtbot: QtBot, parts: Parts, monkeypatch: pytest.MonkeyPatch, place: str | None, told: str, forgettable: bool
) -> None:
    monkeypatch.setattr(parts.fake_keys, "place", lambda source: place, raising=False)
    dialog = opened(qtbot, parts)
    assert told in dialog.place.text() and dialog.forget.isEnabled() is forgettable


def test_a_key_is_forgotten(qtbot: QtBot, parts: Parts) -> None:
    parts.fake_keys.kept["x"] = KEY
    dialog = opened(qtbot, parts)
    dialog.forget.click()
    assert parts.fake_keys.kept == {} and "No key is there" in dialog.place.text() and dialog.isVisible()


def test_what_the_numbers_come_to_is_said(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    assert dialog.spent.text() == "Spent this month: 1,24 US dollars at most."
    assert "2,25 US dollars at most" in dialog.price.text() and "cuts it short" not in dialog.price.text()
    dialog.posts.setValue(1000)
    assert "45,00 US dollars at most" in dialog.price.text() and "cuts it short" in dialog.price.text()


def test_a_keyring_that_refuses_is_told_and_nothing_is_lost(
    qtbot: QtBot, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, key: str) -> None:
        raise InputError("This is no key.")

    monkeypatch.setattr(parts.fake_keys, "keep", refuse, raising=False)
    dialog = opened(qtbot, parts)
    qtbot.keyClicks(dialog.key, KEY)
    dialog.ceiling.setValue(99)
    dialog.save.click()
    assert dialog.verdict.text() == "⚠ This is no key."
    assert dialog.isVisible() and dialog.key.text() == KEY and dialog.save.isEnabled()
    assert "No key is there" in dialog.place.text() and not dialog.forget.isEnabled()
    assert parts.settings["x_ceiling"] == 5.0


def test_a_keyring_that_breaks_is_told_without_its_words(
    qtbot: QtBot, parts: Parts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(source: str, key: str) -> None:
        raise RuntimeError(f"could not store {key}")

    monkeypatch.setattr(parts.fake_keys, "keep", break_down, raising=False)
    dialog = opened(qtbot, parts)
    qtbot.keyClicks(dialog.key, KEY)
    dialog.save.click()
    assert "RuntimeError" in dialog.verdict.text() and KEY not in dialog.verdict.text()
    assert "RuntimeError" in caplog.text and KEY not in caplog.text


def test_while_the_keyring_asks_nothing_can_be_pressed_twice(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts)
    qtbot.keyClicks(dialog.key, KEY)
    parts.keys.held = []
    dialog.save.click()
    assert not dialog.save.isEnabled() and "Waiting" in dialog.place.text()
    dialog.reject()
    for late in parts.keys.held:
        late()
    assert parts.fake_keys.kept == {"x": KEY} and dialog.findChildren(QLineEdit)[0].text() == ""
