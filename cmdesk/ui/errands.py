"""What she sets out to do in a dialog, and the jobs that come of it: trackers, imports, pictures, a period.

Dialogs are opened, never executed: the window behind goes on living. Each answer becomes an edit or a job; what came of
a job is told by `job_news`.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QInputDialog, QMainWindow

from cmdesk.core.timeline import file_stamp
from cmdesk.core.types import Account, Tracker
from cmdesk.core.views import Agreement, MentionLine, View
from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.geometry import fit
from cmdesk.ui.import_plan import Order
from cmdesk.ui.job_news import JobNews
from cmdesk.ui.picture_words import filter_words
from cmdesk.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from cmdesk.ui.dialogs.query_archive import Archive


class Errands(QObject):
    """Opens dialogs over a window and carries out what they answer.

    Signals:
        tracker_opened: the TrackerDialog that is open now.
        tracker_ordered: the new Tracker that she wants; it is not stored yet.
    """

    tracker_opened = Signal(object)
    tracker_ordered = Signal(object)

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
        self._news = JobNews(backstage, notice, locale, lambda account: self.claim(account, True), self)
        backstage.edits.rematch_wanted.connect(self.rematch)
        backstage.focus.dashboard_read.connect(self._looked)
        backstage.edits.stack.indexChanged.connect(self._edited)

    def _edited(self) -> None:
        """A notice that offers to undo an edit is stale once another edit was made."""
        # a method, no lambda: the stack outlives this window, and Qt lets go only of what it knows the owner of
        self._notice.withdraw(self._backstage.edits.stack.undo)

    def _looked(self, dashboard: Dashboard) -> None:
        """News of one tracker are stale once she looks at another."""
        if dashboard.request.tracker != self._tracker:
            self._tracker = dashboard.request.tracker
            self._notice.put_away_news()

    def new_tracker(self) -> None:
        """Ask for a new tracker."""
        from cmdesk.ui.dialogs.tracker import TrackerDialog

        dialog = TrackerDialog(
            self._theme(),
            None,
            self._trackers(),
            self._window,
            archive=self._archive(),
            translate=self._backstage.translate_query,
        )
        dialog.help_wanted.connect(lambda: self._explain_queries(dialog))
        dialog.saved.connect(self.tracker_ordered)
        dialog.saved.connect(lambda tracker: self._backstage.edits.add(tracker, dialog.judged))
        self.open(dialog)
        self.tracker_opened.emit(dialog)

    def edit_tracker(self, tracker: Tracker) -> None:
        """Ask how a tracker shall be."""
        from cmdesk.ui.dialogs.tracker import TrackerDialog

        dialog = TrackerDialog(
            self._theme(),
            tracker,
            self._trackers(),
            self._window,
            archive=self._archive(),
            translate=self._backstage.translate_query,
        )
        dialog.help_wanted.connect(lambda: self._explain_queries(dialog))
        dialog.saved.connect(lambda after: self._backstage.edits.edit(tracker, after))
        self.open(dialog)
        self.tracker_opened.emit(dialog)

    def _archive(self) -> "Archive":
        """What the tracker editor looks into and keeps her judgements in."""
        from cmdesk.ui.dialogs.query_archive import Archive

        backstage = self._backstage
        edits, zone = backstage.edits, backstage.focus.zone
        return Archive(
            backstage.preview, backstage.reader, backstage.thinker, edits.judge, edits.real, self._locale, zone
        )

    def rematch(self, tracker: Tracker) -> None:
        """Find the mentions of a tracker again: by its id, for it may have another name when the turn comes."""
        self._backstage.jobs.add(
            self.tr("Matching {name}").format(name=tracker.name), ("track", "rematch", "--id", str(tracker.id))
        )

    def ask_text(self, title: str, caption: str, text: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(caption)
        dialog.setTextValue(text)
        dialog.resize(380, dialog.sizeHint().height())
        dialog.textValueSelected.connect(then)
        self.open(dialog)

    def label(self, lines: Sequence[MentionLine]) -> None:
        """Ask which labels of hers mentions shall bear."""
        from cmdesk.ui.dialogs.labels import LabelsDialog

        if lines:
            dialog = LabelsDialog(lines, self._backstage.reader, self._locale, self._window)
            dialog.chosen.connect(lambda changes: self._backstage.edits.label(lines, changes))
            self.open(dialog)

    def show_accounts(self) -> None:
        """Show her own accounts."""
        from cmdesk.ui.dialogs.accounts import AccountsDialog

        self.open(AccountsDialog(self._backstage.reader, self._backstage.edits, self._locale, self._window))

    def claim(self, account: Account, hers: bool) -> None:
        """An account becomes hers, or is hers no more; what that does to the counts is told, with a way back."""
        edits, handle = self._backstage.edits, account.handle
        (edits.add_account if hers else edits.remove_account)(account)
        shown = self._backstage.focus.dashboard
        if shown is not None and shown.request.filters.own:
            # they were counted before, and are counted after
            told = (
                self.tr("@{handle} is your account.") if hers else self.tr("@{handle} is not your account any more.")
            ).format(handle=handle)
        elif hers:
            told = self.tr("@{handle} is your account: its posts are left out of the counts.").format(handle=handle)
        else:
            told = self.tr("@{handle} is not your account any more: its posts count again.").format(handle=handle)
        self._notice.tell(told, Tone.INFO, self.tr("Undo"), edits.stack.undo)

    def forget(self, source: str, key: str, name: str) -> None:
        """Ask whether a person shall be forgotten."""
        from cmdesk.ui.dialogs.forget import ForgetQuestion

        jobs, title = self._backstage.jobs, self.tr("Forgetting {name}").format(name=name)
        question = ForgetQuestion(source, key, name, jobs, self._window)
        question.confirmed.connect(lambda: jobs.add(title, ("forget", "--", source, key)))
        self.open(question)

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
        self.open(dialog)

    def export_chart(self) -> None:
        """Ask how the chart shall look as a picture."""
        from cmdesk.ui.dialogs.export_chart import ExportDialog

        dashboard = self._backstage.focus.dashboard
        if dashboard is None:
            return
        dialog = ExportDialog(dashboard, self._tracker_of(dashboard), self._locale, self._window)
        dialog.saved.connect(self._news.tell_picture)
        self.open(dialog)

    def copy_chart(self) -> None:
        """Put the chart on the clipboard, as the export dialog would without a choice."""
        from cmdesk.ui.picture_file import copy_chart
        from cmdesk.ui.picture_words import picture_spec
        from cmdesk.ui.presets import POST, PRESETS

        shown = self._backstage.focus.dashboard
        if shown is None:
            return
        tracker, now = self._tracker_of(shown), shown.request.now
        spec = picture_spec(
            "volume-mood", shown.chart, shown.page_view, tracker, self._locale, now=now, accounts=shown.accounts
        )
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
        self.open(dialog)

    def restore(self, store: Path) -> None:
        """Ask which backup to put back, then whether it shall really take the place of everything."""
        from cmdesk.ui.dialogs.backup import RestoreDialog, RestoreQuestion

        def ask(file: Path) -> None:
            question = RestoreQuestion(file, store, self._window)
            question.confirmed.connect(
                lambda: self._backstage.jobs.add(self.tr("Restoring {name}").format(name=file.name), words(file))
            )
            self.open(question)

        def words(file: Path) -> tuple[str, str]:
            return "restore", str(file)

        dialog = RestoreDialog(store, self._window)
        # one dialog at a time: the file dialog must have gone first
        dialog.chosen.connect(ask, Qt.ConnectionType.QueuedConnection)
        self.open(dialog)

    def export_mentions(self) -> None:
        """Ask how the mentions in the table shall be written, and where."""
        from cmdesk.ui.dialogs.export_mentions import ExportMentionsDialog

        dashboard = self._backstage.focus.dashboard
        if dashboard is None:
            return
        dialog = ExportMentionsDialog(dashboard, self._tracker_of(dashboard), self._locale, self._window)
        dialog.chosen.connect(self._export)
        self.open(dialog)

    def compare(self) -> None:
        """Show how far other tools agree with our labels, over the look; whatever labels it keeps."""
        dashboard = self._backstage.focus.dashboard
        if dashboard is None:
            return
        view = dashboard.mood_view
        scope = self.scope(dashboard, view)
        self._backstage.reader.submit(
            lambda store: store.agreement(view), lambda found: self._show_agreement(found, scope), key="agreement"
        )

    def _show_agreement(self, found: Sequence[Agreement], scope: str) -> None:
        from cmdesk.ui.dialogs.compare import CompareDialog

        # she may have gone on to another one meanwhile, and have begun to fill it in
        if self.dialog is None:
            self.open(CompareDialog(found, scope, self._theme(), self._locale, self._window))

    def scope(self, dashboard: Dashboard, view: View) -> str:
        """Tracker, period and filters of a view, in her words."""
        tracker = self._tracker_of(dashboard)
        return " · ".join(
            (
                self.tr("All mentions") if tracker is None else tracker.name,
                formats.period(dashboard.period.start, dashboard.period.end, self._backstage.focus.zone, self._locale),
                *filter_words(view, dashboard.accounts),
            )
        )

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
        self.open(dialog)

    def show_help(self) -> None:
        """Show the help."""
        from cmdesk.ui.dialogs.help import HelpDialog

        self.open(HelpDialog(self._backstage.jobs.language, self._window))

    def _explain_queries(self, beside: QDialog) -> None:
        """Show how queries are written, beside the dialog in which one is."""
        from cmdesk.ui.dialogs.help import HelpDialog

        dialog = HelpDialog(self._backstage.jobs.language, beside, page="query")
        fit(dialog)
        dialog.show()

    def show_shortcuts(self) -> None:
        """Show every shortcut."""
        from cmdesk.ui.dialogs.shortcuts import ShortcutsDialog

        self.open(ShortcutsDialog(self._window.menuBar(), self._window))

    def show_about(self) -> None:
        """Show what this program is."""
        from cmdesk.ui.dialogs.about import AboutDialog

        self.open(AboutDialog(self._window))

    def _tracker_of(self, dashboard: Dashboard) -> Tracker | None:
        return next((one for one in self._trackers() if one.id == dashboard.request.tracker), None)

    def open(self, dialog: QDialog) -> None:
        """Open a dialog in the place of the one that is open."""
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        fit(dialog)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _import(self, orders: Sequence[Order]) -> None:
        for order in orders:
            title = self.tr("Importing %Ln file(s)", "", order.files)
            self._news.expect(self._backstage.jobs.add(title, order.words))

    def _export(self, words: tuple[str, ...]) -> None:
        self._backstage.jobs.add(self.tr("Exporting to {name}").format(name=Path(words[1]).name), words)
