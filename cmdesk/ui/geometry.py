"""Where the window stood, how it was divided and which groups were closed, kept from one start to the next.

Written a little after the last change, not only when closing: a crash must not lose it. A layout of another version is
forgotten whole. Nothing but looks is kept here; what she prefers is a setting. `fit` says how large a
window may be at all.
"""

import json
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

VERSION: Final = 1
QUIET_MS: Final = 2_000
_FRAME: Final = QSize(20, 48)


class Geometry(QObject):
    """Keeps the geometry of one window and its splitters.

    Attributes:
        folded: names of the groups that are closed in the tracker list.
    """

    def __init__(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        super().__init__(window)
        self._window = window
        self._splitters = splitters
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
        self._settings = QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
        self.folded: frozenset[str] = frozenset()
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self.save)
        window.installEventFilter(self)
        for splitter in splitters.values():
            splitter.splitterMoved.connect(lambda *_: self._timer.start())

    def restore(self, *, size_given: bool) -> None:
        """Put everything back as it was; a size given by her at the start wins over the one kept."""
        if self._settings.value("version", 0, type=int) != VERSION:
            return
        self.folded = frozenset(self._names("folded"))
        if not size_given:
            self._window.restoreGeometry(self._bytes("geometry"))
        for name, splitter in self._splitters.items():
            splitter.restoreState(self._bytes(name))

    def keep_folded(self, folded: frozenset[str]) -> None:
        """Keep which groups are closed."""
        self.folded = folded
        self.save()

    def save(self) -> None:
        """Write now."""
        self._timer.stop()
        self._settings.setValue("version", VERSION)
        self._settings.setValue("geometry", self._window.saveGeometry())
        self._settings.setValue("folded", json.dumps(sorted(self.folded)))
        for name, splitter in self._splitters.items():
            if splitter.count() > 1:
                # a drawer has left its splitter: what is kept from before holds
                self._settings.setValue(name, splitter.saveState())
        self._settings.sync()

    def _bytes(self, name: str) -> QByteArray:
        found = self._settings.value(name)
        return found if isinstance(found, QByteArray) else QByteArray()

    def _names(self, key: str) -> list[str]:
        """A list that was kept as JSON: an INI file alone makes one text of a list of one."""
        try:
            found = json.loads(str(self._settings.value(key, "[]")))
        except ValueError:
            return []
        return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self._window.isVisible():
            self._timer.start()
        return False


def fit(window: QWidget) -> None:
    """Make a window that says its size itself no larger than its screen has room for, frame and title included."""
    if window.testAttribute(Qt.WidgetAttribute.WA_Resized):
        window.resize(window.size().boundedTo(window.screen().availableGeometry().size() - _FRAME))
