"""What she sets out to do in a dialog, and the jobs that come of it: trackers, imports, pictures, a period.

Dialogs are opened, never executed: the window behind goes on living. Each answer becomes an edit or a job; how a job
ended is told by a notice.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMainWindow

from cmdesk.core.types import Tracker
from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.theme import LIGHT, Theme


class Errands(QObject):
    """Opens dialogs over a window and carries out what they answer."""

    def __init__(
        self,
        window: QMainWindow,
        backstage: Backstage,
        notice: Notice,
        locale: QLocale,
        theme: Callable[[], Theme],
        trackers: Callable[[], Sequence[Tracker]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backstage = backstage
        self._notice = notice
        self._locale = locale
        self._theme = theme
        self._trackers = trackers
        self._tracker = backstage.focus.tracker
        self.dialog: QDialog | None = None
        backstage.jobs.started.connect(self._job_started)
        backstage.jobs.finished.connect(self._job_ended)
        backstage.edits.rematch_wanted.connect(self.rematch)
        backstage.focus.dashboard_read.connect(self._looked)
        # a notice that offers to undo an edit is stale once another edit was made
        backstage.edits.stack.indexChanged.connect(lambda _: notice.withdraw(backstage.edits.stack.undo))

    def _looked(self, dashboard: Dashboard) -> None:
        """News of one tracker are stale once she looks at another."""
        if dashboard.request.tracker != self._tracker:
            self._tracker = dashboard.request.tracker
            self._notice.put_away_news()

    def new_tracker(self) -> None:
        """Ask for a new tracker."""
        from cmdesk.ui.dialogs.tracker import TrackerDialog

        dialog = TrackerDialog(self._theme(), None, self._trackers(), self._window)
        dialog.saved.connect(self._backstage.edits.add)
        self._open(dialog)

    def edit_tracker(self, tracker: Tracker) -> None:
        """Ask how a tracker shall be."""
        from cmdesk.ui.dialogs.tracker import TrackerDialog

        dialog = TrackerDialog(self._theme(), tracker, self._trackers(), self._window)
        dialog.saved.connect(lambda after: self._backstage.edits.edit(tracker, after))
        self._open(dialog)

    def remove_tracker(self, tracker: Tracker) -> None:
        """Remove a tracker, with a way back."""
        self._backstage.edits.remove(tracker)
        told = self.tr("{name} is no longer watched; its mentions stay.").format(name=tracker.name)
        self._notice.tell(told, Tone.INFO, self.tr("Undo"), self._backstage.edits.stack.undo)

    def rematch(self, name: str) -> None:
        """Find the mentions of a tracker again."""
        words = ("track", "rematch", "--", name) if name.startswith("-") else ("track", "rematch", name)
        self._backstage.jobs.add(self.tr("Matching {name}").format(name=name), words)

    def import_posts(self, files: Sequence[Path] = ()) -> None:
        """Ask what to import; files dropped on the open dialog's window join its list."""
        from cmdesk.ui.dialogs.import_posts import ImportDialog

        if isinstance(self.dialog, ImportDialog):
            self.dialog.add_files(files)
            return
        dialog = ImportDialog(self._trackers(), files, self._window)
        dialog.chosen.connect(self._import)
        self._open(dialog)

    def export_chart(self) -> None:
        """Ask how the chart shall look as a picture."""
        from cmdesk.ui.dialogs.export_chart import ExportDialog

        dashboard = self._backstage.focus.dashboard
        if dashboard is None:
            return
        dialog = ExportDialog(dashboard, self._tracker_of(dashboard), self._locale, self._window)
        dialog.saved.connect(self._picture_saved)
        self._open(dialog)

    def copy_chart(self) -> None:
        """Put the chart on the clipboard, as the export dialog would without a choice."""
        from cmdesk.ui.picture_file import copy_chart
        from cmdesk.ui.picture_words import picture_spec
        from cmdesk.ui.presets import POST, PRESETS

        shown = self._backstage.focus.dashboard
        if shown is None:
            return
        tracker, now = self._tracker_of(shown), shown.request.now
        spec = picture_spec("volume-mood", shown.chart, shown.page_view, tracker, self._locale, now=now)
        copy_chart(spec, LIGHT, PRESETS[POST])
        self._notice.tell(self.tr("The chart was copied: paste it where you want it."))

    def choose_range(self) -> None:
        """Ask for a first and a last day."""
        from cmdesk.ui.dialogs.date_range import RangeDialog

        focus = self._backstage.focus
        if focus.dashboard is None:
            return
        dialog = RangeDialog(focus.dashboard.period, focus.zone, self._window)
        dialog.chosen.connect(focus.between)
        # a cancelled dialog must not leave its button checked
        dialog.rejected.connect(focus.refresh)
        self._open(dialog)

    def show_help(self) -> None:
        """Show the help."""
        from cmdesk.ui.dialogs.help import HelpDialog

        self._open(HelpDialog(self._backstage.jobs.language, self._window))

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        from cmdesk.ui.dialogs.shortcuts import ShortcutsDialog

        self._open(ShortcutsDialog(self._window.menuBar(), self._window))

    def show_about(self) -> None:
        """Show what this program is."""
        from cmdesk.ui.dialogs.about import AboutDialog

        self._open(AboutDialog(self._window))

    def _tracker_of(self, dashboard: Dashboard) -> Tracker | None:
        return next((one for one in self._trackers() if one.id == dashboard.request.tracker), None)

    def _open(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _import(self, words: tuple[str, ...], count: int) -> None:
        self._backstage.jobs.add(self.tr("Importing %Ln file(s)", "", count), words)

    def _job_started(self, job: Job) -> None:
        job.warned.connect(self._warned)

    def _warned(self, sentence: str) -> None:
        self._notice.tell(sentence, Tone.WARNING)

    def _job_ended(self, job: Job, outcome: Outcome) -> None:
        if outcome.ok:
            (self._imported if job.name == "import" else self._rematched)(outcome.result)
        elif outcome.cancelled:
            self._notice.tell(self.tr("{job}: stopped. What was stored stays stored.").format(job=job.title))
        else:
            sentence = outcome.sentence.removeprefix("cmdesk: ") or self.tr(
                "the job ended without a word; see the log."
            )
            told = self.tr("{job}: {sentence}").format(job=job.title, sentence=sentence)
            self._notice.tell(told, Tone.ERROR)

    def _imported(self, result: Mapping[str, Any]) -> None:
        counts = {
            name: formats.number(int(result.get(name) or 0), self._locale)
            for name in ("read", "added", "known", "rejected")
        }
        told = self.tr("{read} read, {added} added, {known} already known, {rejected} rejected").format(**counts)
        rejects = result.get("rejects")
        if rejects:
            folder = QUrl.fromLocalFile(str(Path(rejects).parent))
            self._notice.tell(
                told, Tone.WARNING, self.tr("Show the rejected"), lambda: QDesktopServices.openUrl(folder)
            )
        else:
            self._notice.tell(told)

    def _rematched(self, result: Mapping[str, Any]) -> None:
        told = self.tr("{name}: {mentions} mentions, {added} found, {removed} let go").format(
            name=result.get("name", ""),
            **{
                name: formats.number(int(result.get(name) or 0), self._locale)
                for name in ("mentions", "added", "removed")
            },
        )
        self._notice.tell(told)

    def _picture_saved(self, path: str) -> None:
        folder = QUrl.fromLocalFile(str(Path(path).parent))
        told = self.tr("The chart was written to {path}.").format(path=path)
        self._notice.tell(told, Tone.INFO, self.tr("Show the folder"), lambda: QDesktopServices.openUrl(folder))
