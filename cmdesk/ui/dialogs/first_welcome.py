"""The first two pages of the first run: what this program is, in her language; and how she wants to begin."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from cmdesk.ui.dialogs.first_page import FirstPage, words
from cmdesk.ui.icons import icon
from cmdesk.ui.theme import Theme

LANGUAGES = {"fr": "&Français", "en": "&English"}
"""Each in itself: whoever does not read the others finds hers."""


class LanguagePage(FirstPage):
    """Language, and what cmdesk is.

    Signals:
        language_chosen: "fr" or "en".
    """

    language_chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Welcome to cmdesk"), parent)
        self.languages = {code: QRadioButton(name) for code, name in LANGUAGES.items()}
        self._language = language
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(18)
        for code, button in self.languages.items():
            button.setChecked(code == language)
            # not `clicked`: the arrow keys choose too
            button.toggled.connect(lambda on, code=code: self._choose(code) if on else None)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        caption = words("sectionTitle", "Langue · Language")
        self.column.addWidget(
            words(
                "",
                self.tr(
                    "cmdesk gathers what people say of the brands that you watch, and shows how much is said and in "
                    "what mood. It asks public sources that need neither account nor key."
                ),
            )
        )
        self.column.addWidget(
            words(
                "",
                self.tr(
                    "All of it stays on the disk of this computer. What you look for is told to those sources only, "
                    "as with any search."
                ),
            )
        )
        self.column.addSpacing(12)
        self.column.addWidget(caption)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def first_field(self) -> QWidget | None:
        return self.languages[self._language]

    def _choose(self, code: str) -> None:
        if code != self._language:
            self._language = code
            self.language_chosen.emit(code)


class BeginPage(FirstPage):
    """The demonstration, or a tracker of her own.

    Signals:
        demo_wanted: she wants to see the demonstration.
        own_wanted: she wants to go on to her first tracker.
    """

    demo_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How do you want to begin?"), parent)
        self.own = _Choice(
            "plus",
            self.tr("My first tracker"),
            self.tr("Name a brand. The first mentions arrive within a minute."),
            theme,
        )
        self.demo = _Choice(
            "play-demo",
            self.tr("Explore the demonstration"),
            self.tr("A month of made-up mentions in a window of its own. Nothing of it gets into your data."),
            theme,
        )
        self.told = words("muted")
        self.told.hide()
        self.own.clicked.connect(self.own_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self.column.addSpacing(4)
        self.column.addWidget(self.own)
        self.column.addWidget(self.demo)
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    def first_field(self) -> QWidget | None:
        return self.own

    def tell_demo(self, started: bool) -> None:
        """Say that the demonstration opens, or that it does not."""
        self.demo.setEnabled(not started)
        self.told.setText(
            self.tr("The demonstration opens in a few seconds, beside this window. This one waits for you.")
            if started
            else self.tr("The demonstration could not be started. In a terminal, “cmdesk --demo” opens it.")
        )
        self.told.show()
        if started:
            self.own.setFocus()


class _Choice(QPushButton):
    """A card that is a button: icon, what it does, and a line about it."""

    def __init__(self, name: str, title: str, text: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("cardButton")
        # Enter does what has the keyboard, not what Next does
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        picture = QLabel()
        picture.setPixmap(icon(name, theme.tokens.accent).pixmap(24, 24))
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(words("cardTitle", title))
        told.addWidget(words("muted", text))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.totalSizeHint() if inside is not None else super().sizeHint()
