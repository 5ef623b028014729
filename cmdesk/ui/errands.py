"""What she sets out to do in a dialog, and the jobs that come of it: trackers, imports, pictures, a period.

Dialogs are opened, never executed: the window behind goes on living. Each answer becomes an edit or a job; how a job
ended is told by a notice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMainWindow

from cmdesk.core.timeline import file_stamp
from cmdesk.core.types import Agreement, Tracker
from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.picture_words import filter_words
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

    def back_up(self, store: Path) -> None:
        """Ask where a backup of the store shall go."""
        from cmdesk.ui.dialogs.backup import BackupDialog

        focus = self._backstage.focus
        dialog = BackupDialog(store, f"cmdesk-{file_stamp(focus.now(), focus.zone)}.db", self._window)
        # the dialog has asked whether a file that is there may be replaced
        dialog.chosen.connect(
            lambda file: self._backstage.jobs.add(self.tr("Backing up"), ("backup", str(file), "--force"))
        )
        self._open(dialog)

    def restore(self, store: Path) -> None:
        """Ask which backup to put back, then whether it shall really take the place of everything."""
        from cmdesk.ui.dialogs.backup import RestoreDialog, RestoreQuestion

        def ask(file: Path) -> None:
            question = RestoreQuestion(file, store, self._window)
            question.confirmed.connect(
                lambda: self._backstage.jobs.add(self.tr("Restoring {name}").format(name=file.name), words(file))
            )
            self._open(question)

        def words(file: Path) -> tuple[str, str]:
            return "restore", str(file)

        dialog = RestoreDialog(store, self._window)
        # one dialog at a time: the file dialog must have gone first
        dialog.chosen.connect(ask, Qt.ConnectionType.QueuedConnection)
        self._open(dialog)

    def export_mentions(self) -> None:
        """Ask how the mentions in the table shall be written, and where."""
        from cmdesk.ui.dialogs.export_mentions import ExportMentionsDialog

        dashboard = self._backstage.focus.dashboard
        if dashboard is None:
            return
        tracker = next((one for one in self._trackers() if one.id == dashboard.request.tracker), None)
        dialog = ExportMentionsDialog(dashboard, tracker, self._locale, self._window)
        dialog.chosen.connect(self._export)
        self._open(dialog)

    def compare(self) -> None:
        """Show how far other tools agree with our labels, over the look; whatever labels it keeps."""
        dashboard = self._backstage.focus.dashboard
        if dashboard is None:
            return
        view = replace(dashboard.page_view, labels=frozenset())
        tracker = next((one for one in self._trackers() if one.id == dashboard.request.tracker), None)
        scope = " · ".join(
            (
                self.tr("All mentions") if tracker is None else tracker.name,
                formats.period(dashboard.period.start, dashboard.period.end, self._backstage.focus.zone, self._locale),
                *filter_words(view),
            )
        )
        self._backstage.reader.submit(
            lambda store: store.agreement(view), lambda found: self._show_agreement(found, scope), key="agreement"
        )

    def _show_agreement(self, found: Sequence[Agreement], scope: str) -> None:
        from cmdesk.ui.dialogs.compare import CompareDialog

        self._open(CompareDialog(found, scope, self._theme(), self._locale, self._window))

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

    def _export(self, words: tuple[str, ...]) -> None:
        self._backstage.jobs.add(self.tr("Exporting to {name}").format(name=Path(words[1]).name), words)

    def _job_started(self, job: Job) -> None:
        job.warned.connect(self._warned)

    def _warned(self, sentence: str) -> None:
        self._notice.tell(sentence, Tone.WARNING)

    def _job_ended(self, job: Job, outcome: Outcome) -> None:
        if outcome.ok:
            tellers = {
                "import": self._imported,
                "export": self._exported,
                "backup": self._backed_up,
                "restore": self._restored,
            }
            tellers.get(job.name, self._rematched)(outcome.result)
        elif outcome.cancelled and job.name == "export":
            self._notice.tell(self.tr("{job}: stopped. Nothing was written.").format(job=job.title))
        elif outcome.cancelled and job.name in ("backup", "restore"):
            self._notice.tell(self.tr("{job}: stopped. Nothing was changed.").format(job=job.title))
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

    def _exported(self, result: Mapping[str, Any]) -> None:
        path = str(result.get("out", ""))
        mentions = self.tr("%Ln mention(s)", "", int(result.get("mentions") or 0))
        told = self.tr("{mentions} written to {path}").format(mentions=mentions, path=path)
        self._tell_file(told, path)

    def _backed_up(self, result: Mapping[str, Any]) -> None:
        path = str(result.get("out", ""))
        told = self.tr("%Ln mention(s) are backed up in {path}.", "", int(result.get("mentions") or 0))
        self._tell_file(told.format(path=path), path)

    def _restored(self, result: Mapping[str, Any]) -> None:
        self._backstage.begin_anew()
        kept = result.get("kept")
        told = self.tr("%Ln mention(s) are back.", "", int(result.get("mentions") or 0))
        if kept is None:
            self._notice.tell(told)
        elif result.get("damaged"):
            moved = self.tr("The store was damaged: as it was, it now is {path}.").format(path=kept)
            self._tell_file(f"{told} {moved}", kept)
        else:
            self._tell_file(f"{told} " + self.tr("What was there before is kept in {path}.").format(path=kept), kept)

    def _tell_file(self, told: str, path: str) -> None:
        folder = QUrl.fromLocalFile(str(Path(path).parent))
        self._notice.tell(told, Tone.INFO, self.tr("Show the folder"), lambda: QDesktopServices.openUrl(folder))

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
        self._tell_file(self.tr("The chart was written to {path}.").format(path=path), path)
