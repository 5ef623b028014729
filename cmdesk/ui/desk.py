"""The desk: the threads, the jobs and the window of one run, made here and ended here.

The window can be made anew (another language) while everything that works behind it goes on.
"""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from cmdesk.core.errors import BugError, UserError
from cmdesk.ui import theme as themes
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.catalogues import speak
from cmdesk.ui.icons import app_icon
from cmdesk.ui.options import DeskOptions, DeskServices
from cmdesk.ui.window import MainWindow

_log = logging.getLogger(__name__)


class Desk(QObject):
    """One run of the desk."""

    def __init__(self, app: QApplication, options: DeskOptions, services: DeskServices) -> None:
        super().__init__()
        self._app = app
        self._options = options
        self._services = services
        self._language = options.language
        self._theme_choice: str = options.theme
        self._fall_silent: Callable[[], None] = lambda: None
        self._closed = False
        self.backstage = Backstage(options, services, self)
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self._speak(options.language)
        self.theme = themes.resolve(options.theme, app)
        themes.apply(app, self.theme)
        self.window = self._make_window()

    def start(self) -> None:
        """Show the window and begin to read."""
        self.window.show()
        self.backstage.start(self._options.tracker)

    def close(self) -> None:
        """End every job, thread and timer; may be called twice."""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.backstage.close()
        # now, not when Python finds the time: a window left over would be styled and painted with the next one
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        self._fall_silent()

    def set_theme(self, choice: str) -> None:
        """Take a theme: "system", "light" or "dark"."""
        self._theme_choice = choice
        self._apply_theme()
        self._keep("theme", choice)

    def set_language(self, language: str) -> None:
        """Speak another language: the window is made anew, the work behind it goes on."""
        if language == self._language:
            return
        self._language = "en" if language == "en" else "fr"
        self._speak(language)
        old, geometry = self.window, self.window.saveGeometry()
        under_way = old.first_steps.state()
        self.window = self._make_window()
        self.window.restoreGeometry(geometry)
        self.window.show()
        self.window.first_steps.resume(under_way)
        self.backstage.focus.refresh()
        old.close()
        old.deleteLater()
        self._keep("language", language)

    def show_bug(self, fault: BaseException) -> None:
        """Tell her that something broke on our side; it is in the log."""
        self.window.tell_error(BugError(self._services.keys.redact(f"{type(fault).__name__}: {fault}")))

    def _keep(self, name: str, value: str | bool) -> None:
        """Keep a preference for the next start; where that fails the choice still holds today."""
        try:
            self._services.keep_setting(name, value)
        except UserError as error:
            self.window.tell_error(error)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.backstage, self._options, self.theme)
        window.show_choices(self._language, self._theme_choice)
        window.theme_chosen.connect(self.set_theme)
        window.language_chosen.connect(self.set_language)
        window.reposts_chosen.connect(lambda shown: self._keep("reposts", shown))
        window.copies_chosen.connect(lambda each: self._keep("copies", each))
        window.own_chosen.connect(lambda counted: self._keep("own", counted))
        return window

    def _scheme_changed(self) -> None:
        if self._theme_choice == "system" and not self._closed:
            self._apply_theme()

    def _apply_theme(self) -> None:
        wanted = themes.resolve(self._theme_choice, self._app)
        if wanted != self.theme:
            self.theme = wanted
            themes.apply(self._app, wanted)
            self.window.set_theme(wanted)

    def _speak(self, language: str) -> None:
        self.backstage.jobs.language = language
        self._fall_silent()
        self._fall_silent = speak(self._app, language)


def prepare(app: QApplication) -> None:
    """What the application is called, and how it looks in the system's lists."""
    app.setApplicationName("cmdesk")
    app.setApplicationDisplayName("cmdesk")
    app.setDesktopFileName("cmdesk")
    app.setWindowIcon(app_icon())


def hook_faults(desk: Desk) -> Callable[[], None]:
    """Log what nobody caught and tell her; a fault in a slot must not pass unseen. Returns what undoes it."""
    before, before_threads = sys.excepthook, threading.excepthook

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("nobody caught this", exc_info=(kind, fault, trace))
        desk.show_bug(fault)

    def caught_in_thread(fault: threading.ExceptHookArgs) -> None:
        _log.critical("a thread ended by a fault: %s", fault.exc_value, exc_info=fault.exc_value)

    sys.excepthook, threading.excepthook = caught, caught_in_thread

    def restore() -> None:
        sys.excepthook, threading.excepthook = before, before_threads

    return restore
