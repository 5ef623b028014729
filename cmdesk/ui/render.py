"""Painting the window into a picture without a screen: what `--render` does.

The picture is taken when every read that the window asked for has come back and what it gave has been laid out; there
is no sleep that would be too short on a slow machine.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from cmdesk import __version__
from cmdesk.core.errors import QT_TRANSLATE_NOOP, CmdeskError, StoreError
from cmdesk.ui.desk import Desk
from cmdesk.ui.picture_file import save_png

PATIENCE_MS: Final = 120_000


def render(desk: Desk, path: Path) -> None:
    """Show the window of a desk, wait until it is complete, write it to a PNG.

    Raises:
        CmdeskError: what the window would have told her: the store cannot be read, there is no such tracker.
        InputError: the picture cannot be written.
    """
    faults: list[CmdeskError] = []
    desk.backstage.focus.failed.connect(faults.append)
    desk.start()
    desk.window.board.load_charts()
    _settle(desk)
    if faults:
        raise faults[0]
    save_png(desk.window.grab().toImage(), path, {"Software": f"cmdesk {__version__}"})


def _settle(desk: Desk) -> None:
    """Wait until no worker is busy and nothing is posted."""
    workers = desk.backstage.workers
    loop = QEventLoop()
    late = QTimer(singleShot=True, interval=PATIENCE_MS)
    late.timeout.connect(loop.quit)
    for worker in workers:
        worker.idle.connect(loop.quit)
    late.start()
    while any(worker.busy for worker in workers):
        if not late.isActive():
            raise StoreError(QT_TRANSLATE_NOOP("errors", "The store does not answer: is another program holding it?"))
        loop.exec()
    for worker in workers:
        worker.idle.disconnect(loop.quit)
    late.stop()
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.processEvents()
