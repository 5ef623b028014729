"""The one style sheet, filled in from a theme.

Containers and labels are addressed by object name, so that a rule touches what it means and nothing else; only leaf
controls (buttons, inputs, menus, scroll bars) are addressed by class. There is no rule on QWidget, and must never be.

Object names that a widget may take to look right in both themes:

```
surfaces   #page #toolbar #sidebar #statusbar #card #cardButton #banner #infoBar #warningBar #errorBar #chartTip
labels     #pageTitle #cardTitle #sectionTitle #muted #small #figure #emptyTitle #emptyText #danger
           #positive #neutral #negative #unknown
buttons    #primary #dangerButton #link #flat #icon #segment #shortSegment (checkable, one of a row)
           #chip (a removable filter) #slim (in a title row)
lists      #trackerList #mentionTable #previewTable #exampleList #completions #checkList (each item can be checked)
inputs     #search #filterBox (a frame that is an input; active and invalid are properties) #filterField (inside it)
```
A `#cardButton` is a card that is a button: it shows hover and focus.
"""

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cmdesk.ui.theme import Theme


def stylesheet(theme: "Theme") -> str:
    """The style sheet of a theme; lengths are in its unit."""
    lengths = {f"px{n}": f"{max(1, round(theme.px(n)))}px" for n in range(1, 33)}
    sizes = {f"font_{name}": f"{size}px" for name, size in asdict(theme.fonts).items()}
    # in a style sheet "#aarrggbb" is understood as in QColor
    return Template(_SHEET).substitute(asdict(theme.tokens), **lengths, **sizes, theme=theme.name)


_SHEET: Final = """
/* surfaces */
QMainWindow, QDialog, #page { background: $window; }
#toolbar { background: $toolbar; border: none; border-bottom: 1px solid $line; }
#sidebar { background: $sidebar; border: none; border-right: 1px solid $line; }
#statusbar, QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
#card { background: $card; border: 1px solid $line; border-radius: $px8; }
#cardButton { background: $card; border: 1px solid $line; border-radius: $px8; text-align: left; }
#cardButton:hover { border-color: $line_strong; }
#cardButton:pressed { background: $hover; }
#cardButton:checked { border-color: $accent; background: $accent_soft; }
#cardButton:focus { border-color: $accent; }
#banner, #infoBar { background: $accent_soft; border: none; border-radius: $px6; }
#warningBar { background: $warning_soft; border: none; border-radius: $px6; }
#errorBar { background: $danger_soft; border: none; border-radius: $px6; }
#chartTip { background: $raised; border: 1px solid $line_strong; border-radius: $px6; }

/* labels */
#pageTitle { font-size: $font_title; font-weight: 600; color: $text; }
#cardTitle { font-size: $font_strong; font-weight: 600; color: $text; }
#sectionTitle { font-size: $font_small; color: $muted; font-weight: 600; letter-spacing: 1px; }
#muted { color: $muted; }
#small { font-size: $font_small; color: $muted; }
#figure { font-size: $font_figure; font-weight: 600; color: $text; }
#emptyTitle { font-size: $font_strong; font-weight: 600; color: $text; }
#emptyText { color: $muted; }
#danger { color: $danger; }
#positive { color: $positive_text; }
#neutral { color: $neutral_text; }
#negative { color: $negative_text; }
#unknown { color: $unknown_text; }

/* buttons */
QPushButton {
    background: $card; color: $text; border: 1px solid $line_strong; border-radius: $px6;
    padding: $px5 $px14; min-height: $px18;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus { border-color: $accent; outline: none; }
QPushButton:disabled { color: $faint; border-color: $line; background: $window; }
QPushButton:default, QPushButton#primary { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover, QPushButton#primary:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton:default:focus, QPushButton#primary:focus { border: 2px solid $text; padding: $px4 $px13; }
QPushButton:default:disabled, QPushButton#primary:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton#dangerButton { color: $danger; border-color: $danger; }
QPushButton#dangerButton:hover { background: $danger_soft; }
QPushButton#dangerButton:focus { border-color: $accent; }
QPushButton#dangerButton:disabled { color: $faint; border-color: $line; }
QPushButton#link, QToolButton#link {
    background: transparent; border: none; color: $accent; padding: $px2 $px4; text-align: left;
}
QPushButton#link:hover, QToolButton#link:hover { text-decoration: underline; }
QPushButton#link:focus, QToolButton#link:focus { border: 1px solid $accent; border-radius: $px4; padding: $px1 $px3; }
QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: $px6; padding: $px5 $px8;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QToolButton#icon { padding: $px5; }
QToolButton#status { padding: $px2 $px6; color: $muted; }
QToolButton#slim { padding: $px2 $px4; }
QToolButton#segment, QToolButton#shortSegment { padding: $px5 $px14; font-weight: 500; }
QToolButton#segment:checked, QToolButton#shortSegment:checked { background: $accent; color: $on_accent; }
QToolButton#segment:checked:hover, QToolButton#shortSegment:checked:hover { background: $accent_hover; }
QToolButton#segment:checked:focus { border: 2px solid $text; padding: $px4 $px13; }
QToolButton#shortSegment { padding: $px4 $px8; }
QToolButton#shortSegment:checked:focus { border: 2px solid $text; padding: $px3 $px7; }
QToolButton#chip, QPushButton#chip {
    background: $accent_soft; color: $text; border: 1px solid transparent; border-radius: $px11;
    padding: $px2 $px8; min-height: $px16;
}
QToolButton#chip:hover, QPushButton#chip:hover { border-color: $accent; }
QToolButton#chip:focus, QPushButton#chip:focus { border-color: $accent; }

/* inputs */
QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QDateTimeEdit, QComboBox {
    background: $field; color: $text; border: 1px solid $line_strong; border-radius: $px6;
    padding: $px4 $px8; min-height: $px18; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $faint; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus,
QDateTimeEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: $px3 $px7; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled {
    color: $faint; background: $window; border-color: $line;
}
QSpinBox, QDoubleSpinBox {
    background: $field; color: $text; border: 1px solid $line_strong; border-radius: $px6;
    padding: $px4 0; min-height: $px18; selection-background-color: $accent; selection-color: $on_accent;
}
QSpinBox:hover, QDoubleSpinBox:hover { border-color: $faint; }
QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid $accent; padding: $px3 0; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QSpinBox QLineEdit:focus, QDoubleSpinBox QLineEdit:focus {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
    border: none; width: 0; height: 0;
}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: $danger; }
#filterBox { background: $window; border: 1px solid $line; border-radius: $px6; }
#filterBox:hover { border-color: $faint; }
#filterBox[active="true"] { background: $field; border-color: $accent; }
#filterBox[invalid="true"] { border-color: $danger; }
QPlainTextEdit#filterField, QPlainTextEdit#filterField:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
#filterFault { background: $raised; border: 1px solid $danger; border-radius: $px6; }
QLineEdit#search { background: $window; border-color: $line; }
QLineEdit#search:focus { background: $field; border-color: $accent; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {
    border: none; width: $px24; subcontrol-origin: padding; subcontrol-position: right center;
}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
    image: url(icons:widget-arrow.svg); width: $px14; height: $px14;
}
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $line_strong; padding: $px4; outline: none;
    selection-background-color: $selected; selection-color: $text;
}
QSlider::groove:horizontal { background: $line_strong; height: $px3; border-radius: $px1; margin: 0 $px2; }
QSlider::handle:horizontal {
    background: $accent; border: 1px solid $card; width: $px12; height: $px12; margin: -$px5 0; border-radius: $px6;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { border: 2px solid $text; width: $px10; height: $px10; }
QCheckBox, QRadioButton { spacing: $px8; color: $text; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox:focus, QRadioButton:focus { outline: none; }
QCheckBox::indicator, QRadioButton::indicator {
    width: $px14; height: $px14; background: $field; border: 1px solid $faint;
}
QCheckBox::indicator { border-radius: $px4; }
QRadioButton::indicator { border-radius: $px8; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: $px12; height: $px12; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(icons:widget-tick-$theme.svg); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QRadioButton::indicator:checked {
    background: $field; border: $px5 solid $accent; width: $px6; height: $px6;
}
QRadioButton::indicator:checked:focus {
    border: 2px solid $text; width: $px12; height: $px12;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $field, stop: 0.4 $field, stop: 0.5 $accent, stop: 1 $accent);
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $line; }

/* menus and what floats */
QMenuBar { background: $window; color: $text; border: none; padding: $px1 $px4; }
QMenuBar::item { background: transparent; padding: $px4 $px8; border-radius: $px4; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line_strong; padding: $px4; }
QMenu::item { padding: $px5 $px24 $px5 $px8; border-radius: $px4; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: $px6; }
QMenu::separator { height: 1px; background: $line; margin: $px4 $px6; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $line_strong; padding: $px4 $px6; font-size: $font_body;
}

/* lists and tables */
QListView, QTableView, QTreeView {
    background: transparent; alternate-background-color: $hover; color: $text; border: none; outline: none;
    selection-background-color: $selected; selection-color: $text; gridline-color: $line;
}
QListView#trackerList { background: $sidebar; }
QListView#checkList { background: $card; border: 1px solid $line; border-radius: $px8; padding: $px4; }
QListView#checkList::item { padding: $px4 $px6; border-radius: $px4; }
QListView#checkList::item:selected { background: $selected; color: $text; }
QListView#checkList::item:disabled { color: $faint; }
QListView#checkList::indicator {
    width: $px14; height: $px14; background: $field; border: 1px solid $faint; border-radius: $px4;
}
QListView#checkList::indicator:checked {
    background: $accent; border-color: $accent; image: url(icons:widget-tick-$theme.svg);
}
QListView#checkList::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url(icons:widget-dash-$theme.svg);
}
QListView#checkList::indicator:disabled { background: $window; border-color: $line; }
QListView#exampleList { background: $card; border: 1px solid $line; border-radius: $px8; }
QListView#completions { background: $raised; border: 1px solid $line_strong; }
QListView#completions::item { padding: $px2 $px4; }
QTableView#mentionTable { background: $card; }
QTableView#previewTable { background: $card; border: 1px solid $line; border-radius: $px8; }
QTableView#previewTable::item { padding: 0 $px8; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $muted; border: none; border-bottom: 1px solid $line; padding: $px6 $px8;
    font-weight: 500;
}
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: transparent; border: none; }

/* scroll bars, splitters, progress, tabs */
QScrollBar:vertical { background: transparent; width: $px10; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $px10; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: $px4; margin: $px1; }
QScrollBar::handle:vertical { min-height: $px28; }
QScrollBar::handle:horizontal { min-width: $px28; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QProgressBar {
    background: $line; border: none; border-radius: $px4; min-height: $px8; max-height: $px8; text-align: center;
    color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: $px4; }
QTableWidget::item { padding: $px4 $px8; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabBar::tab {
    background: transparent; color: $muted; padding: $px6 $px12; border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QGroupBox {
    border: 1px solid $line; border-radius: $px8; margin-top: $px10; padding: $px10 $px8 $px8 $px8; color: $text;
}
QGroupBox::title { subcontrol-origin: margin; left: $px10; padding: 0 $px4; color: $muted; }
QScrollArea { background: transparent; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QAbstractItemView { background: $raised; selection-background-color: $accent; }
"""
