"""The window: puts the parts together and wires them to the look, the edits and the errands.

It decides nothing about figures (`dashboard`), about what is looked at (`focus`) or about what is stored (`edits`,
`errands`): a method here is a wire or two.
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from cmdesk.core.errors import CmdeskError
from cmdesk.core.types import ALL_MENTIONS, Label, Tracker
from cmdesk.core.views import MentionLine
from cmdesk.ui.actions import Actions
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import DemoBanner, Tone
from cmdesk.ui.board import DRAWER_BELOW, Board
from cmdesk.ui.dashboard import Dashboard, TrackerList
from cmdesk.ui.detail_reading import DetailReading
from cmdesk.ui.dialogs.import_posts import dropped
from cmdesk.ui.emptiness import Emptiness
from cmdesk.ui.errands import Errands
from cmdesk.ui.filtering import Filtering
from cmdesk.ui.first_steps import FirstSteps
from cmdesk.ui.geometry import Geometry, fit
from cmdesk.ui.mention_errands import MentionErrands
from cmdesk.ui.options import DeskOptions
from cmdesk.ui.period import Preset
from cmdesk.ui.scorer_errands import ScorerErrands
from cmdesk.ui.source_errands import SourceErrands
from cmdesk.ui.status import StatusBar
from cmdesk.ui.theme import Theme
from cmdesk.ui.toolbar import Toolbar
from cmdesk.ui.tracker_errands import TrackerErrands
from cmdesk.ui.tracker_list import TrackerPane
from cmdesk.ui.wording import sentence

if TYPE_CHECKING:
    from cmdesk.ui.charts.panel import ChartPanel

SIZE: Final = QSize(1360, 860)
SMALLEST: Final = QSize(960, 640)
_SIDEBAR: Final = 250
_NARROW_SIDEBAR: Final = 232


class MainWindow(QMainWindow):
    """The window of the desk.

    Signals:
        theme_chosen: "system", "light" or "dark".
        language_chosen: "fr" or "en".
        reposts_chosen: whether reposts count from now on.
        copies_chosen: whether each copy of a text does.
        own_chosen: whether the posts of her own accounts do.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    reposts_chosen = Signal(bool)
    copies_chosen = Signal(bool)
    own_chosen = Signal(bool)

    def __init__(self, backstage: Backstage, options: DeskOptions, theme: Theme) -> None:
        super().__init__()
        self._backstage = backstage
        self._focus = backstage.focus
        self._edits = backstage.edits
        self._theme = theme
        self._store = options.store
        locale = QLocale()
        self.setWindowTitle("cmdesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)
        self.actions_ = Actions(self)
        self.sidebar = TrackerPane(locale, theme)
        self.board = Board(backstage.reader, locale, options.zone, theme)
        self.status = StatusBar(options.store, options.demo, backstage.jobs, locale, theme)
        self.setStatusBar(self.status)
        self.banner = self.board.add_banner(DemoBanner(theme)) if options.demo else None
        self.errands = Errands(
            self, backstage, self.board.notice, locale, lambda: self._theme, lambda: self.sidebar.model.trackers
        )
        self.tracker_errands = TrackerErrands(
            self, self.actions_, self.sidebar, self._edits, self.errands, self.board.notice
        )
        self.source_errands = SourceErrands(
            self,
            self.actions_,
            backstage,
            self.errands,
            self.board.notice,
            locale,
            lambda: self._theme,
            demo=options.demo,
        )
        self.first_steps = FirstSteps(self, self.actions_, backstage, self.errands, self.board, locale, options, theme)
        self.scorer_errands = ScorerErrands(
            self, self.actions_, backstage, self.errands, self.board.notice, locale, lambda: self._theme
        )
        self._emptiness = Emptiness(
            self.board, self.errands, self._focus, self.actions_, self.source_errands.collecting, self
        )
        self.filtering = Filtering(backstage, self.board, self._emptiness, self.actions_, theme, self)
        self._reading = DetailReading(self.board.detail, backstage, self.tell_error, self)
        self._mentions = MentionErrands(self.board, backstage, self.errands, self.tell_error)
        self._lay_out()
        self.source_errands.explain(self.actions_.collect)
        self.source_errands.tell_collector(self.status)
        self._wire_actions()
        self._wire_parts()
        self.actions_.set_theme(theme)
        self.actions_.reposts.setChecked(self._focus.filters.reposts)
        self.actions_.copies.setChecked(self._focus.filters.copies)
        self.actions_.own.setChecked(self._focus.filters.own)
        for action in (self.actions_.back_up, self.actions_.restore):
            # what is thrown away at the end is neither kept nor replaced
            action.setEnabled(not options.demo)
        self.resize(QSize(*options.size) if options.size else SIZE)
        if options.size is None and options.render is None:
            fit(self)
        sidebar = _SIDEBAR if self.width() >= DRAWER_BELOW else _NARROW_SIDEBAR
        self._sides.setSizes([sidebar, self.width() - sidebar])
        plain = options.render is not None or options.demo
        splitters = {"sides": self._sides, "halves": self.board.halves, "below": self.board.below}
        self._geometry = None if plain else Geometry(self, splitters)
        if self._geometry is not None:
            self._geometry.restore(size_given=options.size is not None)
            self.sidebar.model.fold(self._geometry.folded)
            self.sidebar.folds_changed.connect(lambda: self._geometry.keep_folded(self.sidebar.model.folded))
        if self._focus.dashboard is not None and self._focus.listed is not None:
            self._show_dashboard(self._focus.dashboard)
            self._show_trackers(self._focus.listed)

    def set_theme(self, theme: Theme) -> None:
        """Take another look; the application's palette and style sheet have been changed already."""
        self._theme = theme
        self.actions_.set_theme(theme)
        self.sidebar.set_theme(theme)
        self.board.set_theme(theme)
        self.status.job.set_theme(theme)
        self.first_steps.set_theme(theme)
        self.filtering.box.set_theme(theme)
        if self.banner is not None:
            self.banner.set_theme(theme)

    def show_choices(self, language: str, theme: str) -> None:
        """Check her choices in the menus."""
        self.actions_.languages[language].setChecked(True)
        self.actions_.themes[theme].setChecked(True)

    def tell_error(self, error: CmdeskError) -> None:
        """Say what went wrong, without standing in her way."""
        self.board.notice.tell(sentence(error), Tone.ERROR, self.tr("Try again"), self._focus.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sidebar.view.setFocus()
        QTimer.singleShot(0, self, self.board.load_charts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.set_narrow(event.size().width() < DRAWER_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._reading.close()
        self.first_steps.close()
        if self._geometry is not None:
            self._geometry.save()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.errands.import_posts(dropped(event))
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(1)
        self._sides.addWidget(self.sidebar)
        self._sides.addWidget(self.board)
        self._sides.setStretchFactor(1, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Toolbar(self.actions_, self.filtering.box))
        column.addWidget(self._sides, 1)
        self.setCentralWidget(central)

    def _wire_actions(self) -> None:
        actions, focus, errands, table = self.actions_, self._focus, self.errands, self.board.table
        mentions = self._mentions
        for action, act in (
            (actions.new_tracker, errands.new_tracker),
            (actions.import_posts, errands.import_posts),
            (actions.export_chart, errands.export_chart),
            (actions.copy_chart, errands.copy_chart),
            (actions.back_up, lambda: errands.back_up(self._store)),
            (actions.restore, lambda: errands.restore(self._store)),
            (actions.export_mentions, errands.export_mentions),
            (actions.compare, errands.compare),
            (actions.quit, self.close),
            (actions.undo, self._edits.stack.undo),
            (actions.redo, self._edits.stack.redo),
            (actions.copy_text, mentions.copy),
            (actions.clear_filters, self._escape),
            (actions.previous, lambda: focus.shift(-1)),
            (actions.following, lambda: focus.shift(1)),
            (actions.zoom_out, focus.zoom_out),
            (actions.detail, self._toggle_detail),
            (actions.accounts, errands.show_accounts),
            (actions.claim, mentions.claim),
            (actions.forget, mentions.forget),
            (actions.all_mentions, lambda: focus.select_tracker(ALL_MENTIONS)),
            (actions.next_mention, lambda: table.step(1)),
            (actions.previous_mention, lambda: table.step(-1)),
            (actions.open_mention, mentions.open),
            (actions.only_source, mentions.only_source),
            (actions.only_language, mentions.only_language),
            (actions.give_back, lambda: mentions.correct(None)),
            (actions.label, mentions.label),
            (actions.help, errands.show_help),
            (actions.shortcuts, errands.show_shortcuts),
            (actions.about, errands.show_about),
            (actions.theme_toggle, lambda: self._choose_theme("light" if self._theme.dark else "dark")),
        ):
            action.triggered.connect(lambda _=False, act=act: act())
        for label, action in actions.labels.items():
            action.triggered.connect(lambda _=False, label=label: self._mentions.correct(label))
        for preset, action in actions.presets.items():
            choose = errands.choose_range if preset is Preset.RANGE else partial(focus.choose, preset)
            action.triggered.connect(lambda _=False, choose=choose: choose())
        for number, action in enumerate(actions.numbered):
            action.triggered.connect(lambda _=False, number=number: self._select_number(number))
        for choice, action in actions.themes.items():
            action.triggered.connect(lambda _=False, choice=choice: self._choose_theme(choice))
        for language, action in actions.languages.items():
            action.triggered.connect(lambda _=False, language=language: self.language_chosen.emit(language))
        actions.reposts.triggered.connect(self._set_reposts)
        actions.copies.triggered.connect(self._set_copies)
        actions.own.triggered.connect(self._set_own)
        actions.full_screen.triggered.connect(lambda full: self.showFullScreen() if full else self.showNormal())
        self._edits.stack.undoTextChanged.connect(self._show_undo)
        self._edits.stack.redoTextChanged.connect(self._show_redo)
        self._show_undo(self._edits.stack.undoText())
        self._show_redo(self._edits.stack.redoText())
        for action, changed, able in (
            (actions.undo, self._edits.stack.canUndoChanged, self._edits.stack.canUndo()),
            (actions.redo, self._edits.stack.canRedoChanged, self._edits.stack.canRedo()),
        ):
            changed.connect(action.setEnabled)
            action.setEnabled(able)

    def _wire_parts(self) -> None:
        focus, board, edits = self._focus, self.board, self._edits
        focus.dashboard_read.connect(self._show_dashboard)
        focus.trackers_read.connect(self._show_trackers)
        focus.failed.connect(self.tell_error)
        board.model.failed.connect(self.tell_error)
        board.model.shown.connect(self._show_page)
        board.charts_loaded.connect(self._wire_charts)
        board.cards.label_clicked.connect(focus.toggle_label)
        board.cards.mood_clicked.connect(self.scorer_errands.explain_mood)
        board.chips.filters_changed.connect(focus.filter)
        board.chips.unzoomed.connect(focus.unzoom)
        board.chips.cleared.connect(focus.clear)
        board.chips.left.connect(board.table.setFocus)
        board.table.current_changed.connect(self._read_mention)
        board.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        board.table.customContextMenuRequested.connect(
            lambda point: self.actions_.mention_menu.popup(board.table.viewport().mapToGlobal(point))
        )
        board.detail.label_chosen.connect(self._mentions.correct_shown)
        board.table.opened.connect(lambda _: self._reading.back())
        self.sidebar.chosen.connect(focus.select_tracker)
        edits.corrected.connect(self._show_correction)
        edits.labelled.connect(board.model.relabel)
        edits.labelled.connect(board.detail.relabel)
        edits.tracker_added.connect(self._look_at)
        self.first_steps.language_chosen.connect(self.language_chosen)
        edits.failed.connect(self._edit_failed)

    def _wire_charts(self, charts: "ChartPanel") -> None:
        charts.brushed.connect(self._focus.brush)
        charts.bin_activated.connect(self._focus.zoom)
        charts.method_chosen.connect(self._focus.find_moods)
        charts.explain_wanted.connect(self.scorer_errands.explain_mood)

    def _show_dashboard(self, dashboard: Dashboard) -> None:
        self.board.show_dashboard(dashboard, self._focus.now())
        self.actions_.presets[dashboard.preset].setChecked(True)
        self.sidebar.select(dashboard.request.tracker)
        if not self.filtering.table_is_ahead(dashboard):
            self.filtering.show_table(dashboard.page_view)
        self._emptiness.show_dashboard(dashboard)

    def _show_trackers(self, listed: TrackerList) -> None:
        self.sidebar.show_list(listed, self._focus.tracker)
        self.status.show_counts(listed.stored, len(listed.trackers))
        self._emptiness.show_trackers(listed)
        # in the order of the list on screen
        trackers = self.sidebar.model.trackers
        for number, action in enumerate(self.actions_.numbered):
            known = number < len(trackers)
            name = trackers[number].name.replace("&", "&&") if known else ""
            action.setText(f"&{number + 1}  {name}")
            action.setVisible(known)
        self.tracker_errands.refresh()
        tracker = self.sidebar.current()
        name = tracker.name if tracker is not None else self.tr("All mentions")
        self.setWindowTitle(f"{name} – cmdesk")

    def _show_page(self) -> None:
        self.board.show_table(bool(self.board.model.lines))
        self._read_mention(self.board.table.current_line())

    def _read_mention(self, line: MentionLine | None) -> None:
        hers = line is not None and line.own
        self.actions_.claim.setText(self.tr("This is not my &account") if hers else self.tr("This is my &account"))
        named = line is not None and bool(line.author_handle or line.author_name)
        self.actions_.claim.setEnabled(named)
        self.actions_.forget.setEnabled(named)
        self._reading.read(line)

    def _show_correction(self, identifiers: tuple[int, ...], label: Label | None) -> None:
        self.board.model.correct(identifiers, label)
        shown = self.board.detail.detail
        if shown is not None and shown.line.id in identifiers:
            self.board.detail.correct(label)

    def _look_at(self, tracker: Tracker) -> None:
        self.sidebar.reveal(tracker.id)
        self._focus.select_tracker(tracker.id)

    def _edit_failed(self, error: CmdeskError) -> None:
        self.tell_error(error)
        self._focus.refresh()

    def _select_number(self, number: int) -> None:
        trackers = self.sidebar.model.trackers
        if number < len(trackers):
            self.sidebar.reveal(trackers[number].id)
            self._focus.select_tracker(trackers[number].id)

    def _escape(self) -> None:
        if self.board.drawer_open:
            self.board.close_detail()
        else:
            self._focus.clear()

    def _show_undo(self, name: str) -> None:
        self.actions_.undo.setText(self.tr("&Undo: {name}").format(name=name) if name else self.tr("&Undo"))

    def _show_redo(self, name: str) -> None:
        self.actions_.redo.setText(self.tr("&Redo: {name}").format(name=name) if name else self.tr("&Redo"))

    def _toggle_detail(self) -> None:
        if self.board.detail_open:
            self.board.close_detail()
        else:
            self.board.open_detail()

    def _set_reposts(self, shown: bool) -> None:
        self._focus.set_reposts(shown)
        self.reposts_chosen.emit(shown)

    def _set_copies(self, each: bool) -> None:
        self._focus.set_copies(each)
        self.copies_chosen.emit(each)

    def _set_own(self, counted: bool) -> None:
        self._focus.set_own(counted)
        self.own_chosen.emit(counted)

    def _choose_theme(self, choice: str) -> None:
        self.actions_.themes[choice].setChecked(True)
        self.theme_chosen.emit(choice)
