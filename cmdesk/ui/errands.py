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
from cmdesk.ui.import_news import ImportNews
from cmdesk.ui.import_plan import Order
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
        self._imports: list[Job] = []
        self._news = ImportNews()
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
        backstage = self._backstage
        dialog = ImportDialog(
            self._trackers(), files, backstage.jobs, backstage.mapping_names, self._locale, self._window
        )
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

    def _import(self, orders: Sequence[Order]) -> None:
        for order in orders:
            title = self.tr("Importing %Ln file(s)", "", order.files)
            self._imports.append(self._backstage.jobs.add(title, order.words))

    def _job_started(self, job: Job) -> None:
        job.warned.connect(self._warned)

    def _warned(self, sentence: str) -> None:
        self._notice.tell(sentence, Tone.WARNING)

    def _job_ended(self, job: Job, outcome: Outcome) -> None:
        if job.name == "import":
            self._import_ended(job, outcome)
        elif outcome.ok:
            self._rematched(outcome.result)
        else:
            self._notice.tell(self._fault(job, outcome), Tone.INFO if outcome.cancelled else Tone.ERROR)

    def _fault(self, job: Job, outcome: Outcome) -> str:
        if outcome.cancelled:
            return self.tr("{job}: stopped. What was stored stays stored.").format(job=job.title)
        sentence = outcome.sentence.removeprefix("cmdesk: ") or self.tr("the job ended without a word; see the log.")
        return self.tr("{job}: {sentence}").format(job=job.title, sentence=sentence)

    def _import_ended(self, job: Job, outcome: Outcome) -> None:
        """Tell what came of the imports that were ordered together, once the last of them has ended."""
        if outcome.ok:
            self._news.add(outcome.result)
        else:
            self._news.fail(self._fault(job, outcome), stopped=outcome.cancelled)
        if job in self._imports:
            self._imports.remove(job)
        if not self._imports:
            news, self._news = self._news, ImportNews()
            self._tell_imported(news)

    def _tell_imported(self, news: ImportNews) -> None:
        told = news.sentence(self._locale)
        account, claim = news.account, getattr(self._backstage.edits, "add_account", None)
        if account is not None and claim is not None:
            if news.rejects:
                told += " · " + self.tr("the rejected are in {path}").format(path=news.rejects)
            self._notice.tell(told, news.tone, self.tr("Mark as my account"), lambda: claim(account))
        elif news.rejects:
            folder = QUrl.fromLocalFile(str(Path(news.rejects).parent))
            self._notice.tell(told, news.tone, self.tr("Show the rejected"), lambda: QDesktopServices.openUrl(folder))
        else:
            self._notice.tell(told, news.tone)

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
