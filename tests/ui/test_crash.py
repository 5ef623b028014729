"""What nobody caught is logged and told, and neither the log nor the window shows a key that was in it."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.config import logs
from cmdesk.config.secrets import Secrets
from cmdesk.ui.desk import Desk, hook_faults
from tests.ui.desks import options, services, settled
from tests.ui.fake_store import filled

KEY = "AAAAplantedBearerToken5555555555"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[tuple[Path, Secrets]]:
    """A log of the desk, and the keys that it must not show."""
    root, secrets = logging.getLogger(), Secrets({"CMDESK_X_BEARER_TOKEN": KEY})
    before = list(root.handlers)
    logs.begin(tmp_path / "cmdesk.log", secrets)
    yield tmp_path / "cmdesk.log", secrets
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_a_crash_shows_no_key(qtbot: QtBot, qapp: QApplication, log: tuple[Path, Secrets]) -> None:
    path, secrets = log
    assert secrets.key("x") == KEY
    desk = Desk(qapp, options(), replace(services(filled(20), []), keys=secrets))
    desk.start()
    settled(qtbot, desk)
    restore = hook_faults(desk)
    try:
        headers = {"Authorization": f"Bearer {KEY}"}
        try:
            raise ValueError(f"cannot send {headers}")
        except ValueError as fault:
            sys.excepthook(ValueError, fault, fault.__traceback__)
        told, written = desk.window.board.notice.sentence, path.read_text(encoding="utf-8")
    finally:
        restore()
        desk.close()
    assert "ValueError: cannot send" in told and KEY not in told
    assert "Traceback" in written and "Bearer •••" in written and KEY not in written
