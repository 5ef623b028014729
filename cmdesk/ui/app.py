"""The way into the desk: makes the application, runs it or paints it, leaves nothing behind."""

import gc
import logging
import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cmdesk.ui.desk import Desk, hook_faults, prepare
from cmdesk.ui.options import DeskOptions, DeskServices
from cmdesk.ui.render import render

_log = logging.getLogger("cmdesk.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run(options: DeskOptions, services: DeskServices) -> int:
    """Open the desk and stay until she closes it, or paint it into `options.render`; returns the exit code.

    Raises:
        CmdeskError: a picture could not be painted.
    """
    if options.render is not None:
        # read when the application is made; whoever set another platform knows why
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # a worker that holds the interpreter for 5 ms makes scrolling stutter
    sys.setswitchinterval(0.0005)
    qInstallMessageHandler(_hear)
    app = QApplication.instance() or QApplication(["cmdesk"])
    assert isinstance(app, QApplication)
    prepare(app)
    desk = Desk(app, options, services)
    restore = hook_faults(desk)
    try:
        if options.render is not None:
            render(desk, options.render)
            return 0
        desk.window.board.charts_loaded.connect(spare_the_start)
        desk.start()
        return app.exec()
    finally:
        desk.close()
        restore()
        qInstallMessageHandler(None)


def spare_the_start() -> None:
    """Take what the start made out of the rounds of the garbage collector: a full one stops the window for 50 ms."""
    gc.collect()
    gc.freeze()


def _hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """What Qt says goes to the log, but for a line that the offscreen platform repeats and that means nothing."""
    if "propagateSizeHints" not in text:
        _log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
