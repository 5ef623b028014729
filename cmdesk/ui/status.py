"""The status bar: the store, what it holds, the collector that always runs, and the job that runs, to be cancelled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from cmdesk.core.networks import SEARCHED
from cmdesk.ui import formats
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.icons import icon
from cmdesk.ui.jobs import Job, JobQueue
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import source_word

_STEPS = 1000
_LONGEST_TITLE = 32


class JobBar(QWidget):
    """The job that runs."""

    def __init__(self, jobs: JobQueue, locale: QLocale, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._locale = locale
        self._new: dict[tuple[str, str], int] = {}
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("muted")
        self.bar = QProgressBar()
        self.bar.setFixedWidth(150)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = QToolButton()
        self.cancel.setObjectName("icon")
        self.cancel.setIconSize(QSize(14, 14))
        self.cancel.setAccessibleName(self.tr("Stop the job"))
        self.cancel.setToolTip(self.tr("Stop the job; what is stored stays stored"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.set_theme(theme)
        jobs.started.connect(self._start)
        jobs.emptied.connect(self.hide)
        self.setVisible(jobs.current is not None)
        if jobs.current is not None:
            self._start(jobs.current)

    @property
    def told(self) -> str:
        """What stands beside the bar."""
        return self._title.text()

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self.cancel.setIcon(icon("close", theme.tokens.muted))

    def _start(self, job: Job) -> None:
        self._title.setText(job.title)
        self._new = {}
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._progress)
        self.show()

    def _progress(self, event: Mapping[str, Any]) -> None:
        job = self._jobs.current
        done, total = event.get("done"), event.get("total")
        if job is None or not isinstance(done, int) or not isinstance(total, int) or total <= 0:
            return
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(min(_STEPS, done * _STEPS // total))
        if event.get("title") is not None:
            self._title.setText(" · ".join((job.title, *self._asked(job, event, done, total))))
            return
        told = f"{job.title} {formats.percent(min(1.0, done / total), self._locale)}"
        if "read" in event:
            told += " · " + self.tr("{count} read").format(count=formats.number(event["read"], self._locale))
        self._title.setText(told)

    def _asked(self, job: Job, event: Mapping[str, Any], done: int, total: int) -> tuple[str, ...]:
        """How far a collection has come: how many sources, which one was heard last, what is new."""
        title, source = str(event["title"]), str(event.get("source"))
        added = event.get("added")
        if isinstance(added, int):
            # counted for each source from its beginning
            self._new[source, title] = added
        counts = (formats.number(count, self._locale) for count in (done, total))
        return (
            self.tr("{done} of {total}").format(**dict(zip(("done", "total"), counts, strict=True))),
            *((source_word(source),) if source in SEARCHED else ()),
            # a collection for one tracker bears its name already
            *(() if source in SEARCHED and title in job.title else (visible(title, _LONGEST_TITLE),)),
            self.tr("%Ln new", "", sum(self._new.values())),
        )

    def _cancel(self) -> None:
        if self._jobs.current is not None:
            self._title.setText(self.tr("Stopping…"))
            self.bar.setRange(0, 0)
            self.cancel.setEnabled(False)
            self._jobs.current.cancel()


class StatusBar(QStatusBar):
    """Store and counts on the left, the job on the right."""

    def __init__(
        self, store: Path, demo: bool, jobs: JobQueue, locale: QLocale, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = self.tr("Demonstration store") if demo else store.name
        self.setSizeGripEnabled(False)
        self._text = QLabel()
        self._text.setObjectName("muted")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setContentsMargins(10, 0, 0, 0)
        if not demo:
            self._text.setToolTip(formats.plain(str(store)))
        self.job = JobBar(jobs, locale, theme)
        self.collector = QToolButton()
        self.collector.setObjectName("status")
        self.collector.setToolTip(self.tr("Sources, and how often they are asked"))
        self.collector.setCursor(Qt.CursorShape.PointingHandCursor)
        self.collector.setVisible(not demo)
        self.addWidget(self._text, 1)
        self.addPermanentWidget(self.collector)
        self.addPermanentWidget(self.job)
        self.show_counts(None, None)

    @property
    def told(self) -> str:
        """The text on the left."""
        return self._text.text()

    def show_collector(self, line: str) -> None:
        """Show how the collector stands."""
        self.collector.setText(line)

    def show_counts(self, stored: int | None, trackers: int | None) -> None:
        """Show how much the store holds; None while that is not known."""
        parts = [self._store]
        if stored is not None and trackers is not None:
            parts.append(self.tr("%Ln mention(s) stored", "", stored))
            parts.append(self.tr("%Ln tracker(s)", "", trackers))
        self._text.setText(" · ".join(parts))
