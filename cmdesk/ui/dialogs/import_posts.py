"""The import dialog: files, what would come of them, and for tables what stands in which column.

One step for what explains itself: the files, then a summary. A table that is nobody's known export, or that leaves
something open, is asked about on a page of its own, one for each layout. All that is known of the files comes from dry
runs of the command; the dialog opens none of them, and ends by ordering the same command without `--dry-run`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Tracker
from cmdesk.ui import formats
from cmdesk.ui.dialogs.import_files import FilesPage
from cmdesk.ui.dialogs.import_summary import SummaryPage
from cmdesk.ui.dialogs.mapping_page import MappingPage
from cmdesk.ui.dry_run import DryRun, MakesAside
from cmdesk.ui.import_plan import Findings, Order, Table, layouts

_SMALL: Final = QSize(640, 440)
_LARGE: Final = QSize(1080, 680)
_MARGIN: Final = QSize(24, 24)
_STEPS: Final = 1000


class ImportDialog(QDialog):
    """Chooses what to import and how.

    Signals:
        chosen: the imports she ordered, a tuple of `Order`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        trackers: Sequence[Tracker],
        files: Sequence[Path],
        jobs: MakesAside,
        mapping_names: Callable[[], Sequence[str]],
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import posts"))
        self.setAcceptDrops(True)
        self.resize(_SMALL)
        self._mapping_names = mapping_names
        self._locale = locale
        self._findings = Findings()
        self._mappings: list[MappingPage] = []
        self.dry_run = DryRun(jobs, self)
        self.choice = FilesPage(trackers)
        self.checking = QLabel()
        self.checking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.checking.setWordWrap(True)
        self.summary = SummaryPage(locale)
        self.pages = QStackedWidget()
        for page in (self.choice, self.checking, self.summary):
            self.pages.addWidget(page)
        self._lay_out()
        self._wire()
        self.add_files(files)
        self._judge()

    @property
    def mapping(self) -> MappingPage | None:
        """The mapping page that is shown."""
        page = self.pages.currentWidget()
        return page if isinstance(page, MappingPage) else None

    def add_files(self, files: Sequence[Path]) -> None:
        """Add files that are not in the list yet; whatever was found out about the others is found out again."""
        self._go_to_files()
        self.choice.add_files(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(dropped(event))
        event.acceptProposedAction()

    def _continue(self) -> None:
        page = self.pages.currentWidget()
        if page is self.choice:
            self.checking.setText(self.tr("Looking at the files…"))
            self._show(self.checking)
            self.dry_run.ask(self.choice.arguments())
        elif page is self.summary:
            self._finish()
        elif isinstance(page, MappingPage):
            following = self._mappings.index(page) + 1
            if following < len(self._mappings):
                self._show_mapping(self._mappings[following])
            else:
                self._finish()

    def _back(self) -> None:
        page = self.mapping
        before = self._mappings.index(page) - 1 if page is not None else -1
        if before >= 0:
            self._show_mapping(self._mappings[before])
        else:
            self._go_to_files()

    def _go_to_files(self) -> None:
        self.dry_run.stop()
        self._forget_mappings()
        self._show(self.choice)

    def _found(self, found: Findings) -> None:
        page = self.mapping
        if page is not None:
            page.show_findings(found)
        elif self.pages.currentWidget() is self.checking:
            self._findings = found
            asked = [group for group in layouts(found.tables) if not all(table.settled for table in group)]
            if asked:
                self._ask_about(asked)
            else:
                self.summary.show_findings(found)
                self._show(self.summary)
        self._judge()

    def _ask_about(self, groups: Sequence[Sequence[Table]]) -> None:
        """Make a page for each of these layouts and show the first."""
        names = self._mapping_names()
        for number, group in enumerate(groups, start=1):
            page = MappingPage(group, names, self._locale)
            if len(groups) > 1:
                page.number(number, len(groups))
            page.changed.connect(lambda page=page: self._ask_again(page))
            self._mappings.append(page)
            self.pages.addWidget(page)
        self._make_room()
        first = self._mappings[0]
        if len(first.files) == len(self.choice.paths()):
            # these counts are the counts of this page
            first.show_findings(replace(self._findings, tables=tuple(groups[0])))
            self._show(first)
        else:
            self._show_mapping(first)

    def _show_mapping(self, page: MappingPage) -> None:
        self._show(page)
        self._ask_again(page, soon=False)

    def _ask_again(self, page: MappingPage, *, soon: bool = True) -> None:
        page.doubt()
        self.dry_run.ask((*self.choice.arguments(page.files), *page.answers.words()), soon=soon)

    def _failed(self, sentence: str) -> None:
        told = sentence or self.tr("The files could not be looked at; see the log.")
        page = self.mapping
        if page is not None:
            page.tell(told)
            self._judge()
        else:
            self._go_to_files()
            self.choice.tell(told)

    def _finish(self) -> None:
        """Order the imports: one for each layout she was asked about, one for all other files."""
        asked = {file for page in self._mappings for file in page.files}
        rest = [path for path in self.choice.paths() if path not in asked]
        orders = [Order(self.choice.arguments(rest), len(rest))] if rest else []
        for page in self._mappings:
            words = (*self.choice.arguments(page.files), *page.answers.final_words())
            orders.append(Order(words, len(page.files)))
        self.chosen.emit(tuple(orders))
        self.accept()

    def _forget_mappings(self) -> None:
        for page in self._mappings:
            self.pages.removeWidget(page)
            page.deleteLater()
        self._mappings = []

    def _show(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._judge()
        if isinstance(page, MappingPage):
            page.begin()
        elif page is self.summary:
            self.start.setFocus()

    def _judge(self) -> None:
        """What can be done now."""
        page = self.pages.currentWidget()
        busy = self.dry_run.busy
        self.back.setVisible(page is not self.choice)
        self.progress.setVisible(busy)
        last = page is self.summary or (bool(self._mappings) and page is self._mappings[-1])
        self.start.setText(self.tr("&Import") if last else self.tr("&Continue"))
        if isinstance(page, MappingPage):
            self.start.setEnabled(page.ready and not busy)
        else:
            self.start.setEnabled(page is self.summary or (page is self.choice and bool(self.choice.paths())))
        # a button that is barred while it has the keys is the button of Enter no more
        self.start.setDefault(True)

    def _hear(self, event: Mapping[str, Any]) -> None:
        done, total = event.get("done"), event.get("total")
        if isinstance(done, int) and isinstance(total, int) and total > 0:
            self.progress.setRange(0, _STEPS)
            self.progress.setValue(min(_STEPS, done * _STEPS // total))
        if isinstance(read := event.get("read"), int):
            counted = formats.number(read, self._locale)
            self.checking.setText(self.tr("Looking at the files… {count} read").format(count=counted))

    def _asked(self) -> None:
        self.progress.setRange(0, 0)
        self._judge()

    def _make_room(self) -> None:
        """Grow as a table needs, no larger than the window behind, and stay on the screen."""
        window, screen = self.parentWidget(), self.screen().availableGeometry()
        room = window.frameGeometry() if window is not None else screen
        size = self.size().expandedTo(_LARGE.boundedTo(room.size() - _MARGIN)).boundedTo(screen.size() - _MARGIN)
        place = QRect(QPoint(), size)
        place.moveCenter(self.geometry().center() if window is None else room.center())
        place.moveRight(min(place.right(), screen.right()))
        place.moveBottom(min(place.bottom(), screen.bottom()))
        place.moveLeft(max(place.left(), screen.left()))
        place.moveTop(max(place.top(), screen.top()))
        self.setGeometry(place)

    def _wire(self) -> None:
        self.choice.changed.connect(self._judge)
        self.summary.columns_wanted.connect(lambda: self._ask_about(layouts(self._findings.tables)))
        self.dry_run.asked.connect(self._asked)
        self.dry_run.progressed.connect(self._hear)
        self.dry_run.found.connect(self._found)
        self.dry_run.failed.connect(self._failed)
        self.finished.connect(self.dry_run.stop)

    def _lay_out(self) -> None:
        self.back = QPushButton(self.tr("&Back"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._back)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(self.tr("&Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._continue)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.back)
        below.addWidget(self.progress, 1)
        below.addStretch(0)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.pages, 1)
        column.addLayout(below)


def dropped(event: QDropEvent) -> list[Path]:
    """The local files of a drag or drop."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
