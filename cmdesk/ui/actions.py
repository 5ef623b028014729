"""Every action of the window, made once: text, shortcut, icon. Menus and toolbar show them; nothing else makes any."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cmdesk.core.corrections import CHECK_SIZE
from cmdesk.core.types import Label, Role
from cmdesk.ui.icons import icon
from cmdesk.ui.period import Preset
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import preset_word, role_word

NUMBERED: Final = 9
"""Trackers that a digit selects."""


class Actions(QObject):
    """The actions, as attributes; `window` hears their shortcuts."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._icons: dict[QAction, str] = {}
        make = self._make
        self.new_tracker = make(self.tr("&New tracker…"), "Ctrl+N", "plus")
        self.import_posts = make(self.tr("&Import posts…"), "Ctrl+O", "import")
        self.export_chart = make(self.tr("&Export chart…"), "Ctrl+E", "export")
        self.export_chart.setIconText(self.tr("Export"))
        self.copy_chart = make(self.tr("Co&py chart"), "Ctrl+Shift+C", "copy")
        self.export_mentions = make(self.tr("Export &mentions…"), "Ctrl+Shift+E", "table")
        self.import_posts.setIconText(self.tr("Import"))
        self.back_up = make(self.tr("&Back up…"))
        self.restore = make(self.tr("&Restore a backup…"))
        self.quit = make(self.tr("&Quit"), "Ctrl+Q")
        self.undo = make(self.tr("&Undo"), "Ctrl+Z", "undo")
        self.redo = make(self.tr("&Redo"), "Ctrl+Y|Ctrl+Shift+Z")
        self.copy_text = make(self.tr("&Copy text"), "Ctrl+C", "copy")
        self.find = make(self.tr("Filter the &mentions"), "Ctrl+F", "search")
        self.clear_filters = make(self.tr("Clear &filters"), "Esc", "filter")
        self.previous = make(self.tr("P&revious period"), "[|Alt+Left", "chevron-left")
        self.following = make(self.tr("Ne&xt period"), "]|Alt+Right", "chevron-right")
        self.zoom_out = make(self.tr("&Zoom out"), "Backspace")
        self.reposts = make(self.tr("Count re&posts"), "Ctrl+Shift+R", checkable=True)
        self.copies = make(self.tr("Count eac&h copy of a text"), "Ctrl+Shift+K", checkable=True)
        self.own = make(self.tr("Count m&y own posts"), "Ctrl+Shift+O", checkable=True)
        self.detail = make(self.tr("&Detail of the mention"), "F9")
        self.compare = make(self.tr("Compare with &other tools…"))
        self.full_screen = make(self.tr("F&ull screen"), "F11", checkable=True)
        self.edit_tracker = make(self.tr("&Edit tracker…"), "F2", "edit")
        self.remove_tracker = make(self.tr("&Remove tracker"), "Ctrl+Del", "trash")
        self.pause_tracker = make(self.tr("Pau&se"))
        self.duplicate_tracker = make(self.tr("&Duplicate"), "Ctrl+D", "copy")
        self.new_group = make(self.tr("&New group…"))
        self.rename_group = make(self.tr("Rename the gro&up…"))
        self.roles = {role: make(role_word(role), checkable=True) for role in (Role.OWN, Role.COMPETITOR, Role.TOPIC)}
        self.accounts = make(self.tr("My a&ccounts…"))
        self.rematch = make(self.tr("Find its &mentions again"), "Shift+F5")
        self.collect = make(self.tr("&Collect now"), "F5", "refresh")
        self.collect.setIconText(self.tr("Collect"))
        self.sources = make(self.tr("&Sources…"), "Ctrl+F5", "settings")
        self.add_feed = make(self.tr("&Add a feed…"))
        self.x_access = make(self.tr("&X: key and ceiling…"))
        self.editions = make(self.tr("&Google News: editions…"))
        self.all_mentions = make(self.tr("&All mentions"), "Ctrl+0")
        self.next_mention = make(self.tr("&Next mention"), "J")
        self.previous_mention = make(self.tr("&Previous mention"), "K")
        self.open_mention = make(self.tr("&Open in the browser"), "O", "open-external")
        self.only_source = make(self.tr("Only this &source"), "S")
        self.only_language = make(self.tr("Only this &language"), "L")
        self.labels = {
            Label.POSITIVE: make(f"{SIGNS[Label.POSITIVE]} " + self.tr("Set to posi&tive"), "P"),
            Label.NEUTRAL: make(f"{SIGNS[Label.NEUTRAL]} " + self.tr("Set to ne&utral"), "U"),
            Label.NEGATIVE: make(f"{SIGNS[Label.NEGATIVE]} " + self.tr("Set to ne&gative"), "N"),
        }
        self.label = make(self.tr("Lab&els…"), "Ctrl+L")
        self.check = make(self.tr("Chec&k {count} mentions…").format(count=CHECK_SIZE), "Ctrl+K", "check")
        self.claim = make(self.tr("This is my &account"))
        self.forget = make(self.tr("&Forget this person…"))
        self.scorers = make(self.tr("Sco&rers…"))
        self.give_back = make(self.tr("Give the label &back"), "G")
        self.help = make(self.tr("&Help"), "F1")
        self.shortcuts = make(self.tr("&Keyboard shortcuts"), "Shift+F1")
        self.first_steps = make(self.tr("&First steps…"))
        self.about = make(self.tr("&About cmdesk"), name="info")
        self.presets = self._presets()
        self.numbered = [make("", f"Ctrl+{number}") for number in range(1, NUMBERED + 1)]
        self.themes = self._choices(
            {"system": self.tr("Like the &system"), "light": self.tr("&Light"), "dark": self.tr("&Dark")},
        )
        self.languages = self._choices({"fr": "&Français", "en": "&English"})
        self.theme_toggle = make(self.tr("Light or dark"), "Ctrl+Shift+L")
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for action, name in self._icons.items():
            action.setIcon(icon(name, theme.tokens.text))
        self.theme_toggle.setIcon(icon("sun" if theme.dark else "moon", theme.tokens.text))

    def _make(self, text: str, shortcuts: str = "", name: str = "", *, checkable: bool = False) -> QAction:
        """An action; several shortcuts are parted by "|", the first is the one that menus show."""
        action = QAction(text, self._window)
        action.setCheckable(checkable)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts.split("|") if shortcut])
        self._window.addAction(action)
        if name:
            self._icons[action] = name
        return action

    def _presets(self) -> dict[Preset, QAction]:
        group = QActionGroup(self._window)
        made = {}
        for number, preset in enumerate(Preset, start=1):
            action = self._make(preset_word(preset), f"Alt+{number}", checkable=True)
            action.setData(preset)
            group.addAction(action)
            made[preset] = action
        return made

    def _choices(self, texts: dict[str, str]) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        made = {}
        for value, text in texts.items():
            made[value] = self._make(text, checkable=True)
            made[value].setData(value)
            group.addAction(made[value])
        return made

    def _fill(self) -> None:
        """Put every action in a menu."""
        bar = self._window.menuBar()
        file = bar.addMenu(self.tr("&File"))
        self._add(file, self.import_posts, None, self.export_chart, self.copy_chart, self.export_mentions, None)
        self._add(file, self.back_up, self.restore, None, self.quit)
        edit = bar.addMenu(self.tr("&Edit"))
        self._add(edit, self.undo, self.redo, None, self.copy_text, None, self.find, self.clear_filters)
        view = bar.addMenu(self.tr("&View"))
        self._add(view, *self.presets.values(), None, self.previous, self.following, self.zoom_out, None)
        self._add(view, self.reposts, self.copies, self.own, self.detail, self.compare, None)
        theme = view.addMenu(self.tr("&Theme"))
        self._add(theme, *self.themes.values(), None, self.theme_toggle)
        language = view.addMenu(self.tr("&Language"))
        self._add(language, *self.languages.values())
        self._add(view, self.full_screen)
        self.tracker_menu = bar.addMenu(self.tr("&Tracker"))
        self._add(self.tracker_menu, self.new_tracker, None)
        self._add(self.tracker_menu, self.edit_tracker, self.pause_tracker, self.duplicate_tracker)
        self.move_menu = self.tracker_menu.addMenu(self.tr("Move to &group"))
        self._add(self.move_menu, self.new_group)
        self.role_menu = self.tracker_menu.addMenu(self.tr("Ro&le"))
        self._add(self.role_menu, *self.roles.values())
        self._add(self.tracker_menu, self.rename_group, self.rematch, self.remove_tracker, None, self.accounts, None)
        self._add(self.tracker_menu, self.all_mentions, *self.numbered)
        sources = bar.addMenu(self.tr("&Sources"))
        self._add(sources, self.collect, None, self.sources, self.add_feed, self.x_access, self.editions)
        self.mention_menu = bar.addMenu(self.tr("&Mentions"))
        self._add(self.mention_menu, self.next_mention, self.previous_mention, self.open_mention, self.copy_text, None)
        self._add(self.mention_menu, *self.labels.values(), self.give_back, self.label, None)
        self._add(self.mention_menu, self.check, self.scorers, None)
        self._add(self.mention_menu, self.only_source, self.only_language, self.claim, self.forget)
        helping = bar.addMenu(self.tr("&Help"))
        self._add(helping, self.help, self.first_steps, self.shortcuts, None, self.about)

    def _add(self, menu: QMenu, *actions: QAction | None) -> None:
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
