"""Desks for tests: what each is given, over a store in memory or a real one."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.config.settings import Settings
from cmdesk.core.types import Label, Sentiment
from cmdesk.storage.store import SqliteStore
from cmdesk.ui.desk import Desk
from cmdesk.ui.options import DeskOptions, DeskServices
from tests import builders
from tests.builders import FakeAnalyst
from tests.ui.fake_store import NOW, Memory

RESULT = "import json; print(json.dumps({'event': 'result', 'read': 2800, 'added': 2800, 'known': 0, 'rejected': 0}))"


def analyst() -> FakeAnalyst:
    """Gives every text the same mood; what the tests store was judged by scorers of today."""
    made = FakeAnalyst(lambda _text: Sentiment(Label.POSITIVE, (0.1, 0.1, 0.8), 0.7, 0.8, "lexicon-fr@1"), lang="fr")
    made.current = frozenset({"none", "lexicon-fr@1", "test@1"})
    return made


def options(**changed: Any) -> DeskOptions:
    given: dict[str, Any] = {
        "store": Path("/tmp/veille.db"),
        "demo": True,
        "language": "en",
        "theme": "light",
        "size": (1360, 860),
        "render": None,
        "tracker": None,
        "start": None,
        "end": None,
        "now": NOW,
        "zone": ZoneInfo("Europe/Paris"),
    }
    return DeskOptions(**{**given, **changed})


def preference(name: str) -> str | bool | float:
    """A preference of somebody who never changed one, but for one: nothing is collected unless a test says so."""
    found: str | bool | float = name != "collects" and getattr(Settings(), name)
    return found


@dataclass
class FakeKeys:
    """Keys that live as long as the test; no system is asked."""

    kept: dict[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def place(self, source: str) -> str | None:
        return "session" if source in self.used else "keyring" if source in self.kept else None

    def use(self, source: str, key: str) -> None:
        self.used[source] = key

    def keep(self, source: str, key: str) -> None:
        self.kept[source] = key

    def forget(self, source: str) -> bool:
        return None not in (self.kept.pop(source, None), self.used.pop(source, None))

    def session(self) -> Mapping[str, str]:
        return dict(self.used)

    def redact(self, text: str) -> str:
        for key in (*self.kept.values(), *self.used.values()):
            text = text.replace(key, "•••")
        return text


def gaps() -> Mapping[str, timedelta]:
    """How long the sources want to be left alone."""
    return {"feed": timedelta(minutes=1), "google-news": timedelta(minutes=10), "x": timedelta(minutes=1)}


def services(
    memory: Memory, kept: list[tuple[str, object]], script: str = RESULT, keys: FakeKeys | None = None
) -> DeskServices:
    return DeskServices(
        memory.open,
        analyst,
        (sys.executable, "-c", script),
        lambda name, value: kept.append((name, value)),
        preference,
        FakeKeys() if keys is None else keys,
        gaps,
        lambda posts: posts * 45_000,
    )


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not any(worker.busy for worker in desk.backstage.workers), timeout=20_000)


def real_desk(
    qtbot: QtBot,
    app: QApplication,
    path: Path,
    tracker: str | None,
    mentions: int,
    *,
    now: datetime | None = builders.NOW,
    **given: Any,
) -> Desk:
    """A desk on a real store, whose jobs are the real commands; it shows a tracker of so many mentions.

    Args:
        now: fixes the clock of desk and commands; None follows the real one.
        given: services that are others.
    """
    fixed = () if now is None else ("--now", now.isoformat())
    real = DeskServices(
        lambda: SqliteStore(path),
        analyst,
        (sys.executable, "-P", "-m", "cmdesk", "--store", str(path), *fixed),
        lambda name, value: None,
        preference,
        FakeKeys(),
        gaps,
        lambda posts: posts * 45_000,
    )
    made = Desk(app, options(store=path, demo=False, tracker=tracker, now=now), replace(real, **given))
    made.start()
    qtbot.waitUntil(lambda: made.backstage.focus.listed is not None and len(made.window.board.model.lines) == mentions)
    return made
