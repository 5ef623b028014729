"""The last two pages of the first run: where it is looked, and how long what people wrote is kept."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from cmdesk.core.networks import SEARCHED
from cmdesk.core.source_cards import CARDS
from cmdesk.ui.dialogs.first_page import FirstPage, words
from cmdesk.ui.wording import source_word

PROPOSED_MONTHS: Final = 24
MONTHS: Final = (12, PROPOSED_MONTHS, 36)
FOR_EVER: Final = 0


class SourcesPage(FirstPage):
    """One box for each source that needs no key, with a line on what it gives and one on its terms."""

    def __init__(self, chosen: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Where shall cmdesk look?"), parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.column.addWidget(words("muted", self.tr("None of these needs an account or a key, and none costs money.")))
        keyless = [source for source in SEARCHED if CARDS[source].keyless]
        for source in sorted(keyless, key=lambda source: CARDS[source].fragile):
            self.column.addWidget(self._row(source, source in chosen))
        self.verdict = words("danger", self.tr("Tick at least one: that is where your first mentions come from."))
        self.column.addWidget(self.verdict)
        self.column.addSpacing(2)
        self.column.addWidget(
            words(
                "small",
                self.tr(
                    "Newspapers, blogs and forums are read by their feeds: add the address of a site later in the menu "
                    "Sources. Networks that need a key are set up there too."
                ),
            )
        )
        self.column.addStretch(1)
        self._show_verdict()

    @property
    def complete(self) -> bool:
        """Whether one is ticked."""
        return bool(self.sources())

    def first_field(self) -> QWidget | None:
        return next(iter(self.boxes.values()), None)

    def sources(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(source for source, box in self.boxes.items() if box.isChecked())

    def _row(self, source: str, chosen: bool) -> QWidget:
        card = CARDS[source]
        gives, terms = (QCoreApplication.translate("sources", text) for text in (card.gives, card.terms))
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(1)
        box = QCheckBox(source_word(source))
        font = box.font()
        font.setBold(True)
        box.setFont(font)
        box.setChecked(chosen)
        box.setAccessibleDescription(f"{gives} {terms}")
        box.toggled.connect(self._show_verdict)
        inside.addWidget(box)
        told = [words("", gives), words("small", terms)]
        if card.fragile:
            told.append(words("warningText", self.tr("Refuses now and then, for hours: that is no fault of yours.")))
            told[-1].setObjectName("small")
        for label in told:
            label.setContentsMargins(24, 0, 0, 0)
            inside.addWidget(label)
        self.boxes[source] = box
        return row

    def _show_verdict(self) -> None:
        self.verdict.setVisible(not self.complete)
        self.changed.emit()


class KeepingPage(FirstPage):
    """How long what people wrote is kept."""

    def __init__(self, months: int, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How long shall it be kept?"), parent)
        self.column.addWidget(
            words(
                "",
                self.tr(
                    "People may want to be forgotten, and the law asks not to keep what they wrote longer than it is "
                    "needed. Counts and charts stay for good; texts and names go after:"
                ),
            )
        )
        self.choices: dict[int, QRadioButton] = {}
        group = QButtonGroup(self)
        for count in sorted({*MONTHS, *([months] if months != FOR_EVER else [])}):
            self.choices[count] = QRadioButton(self._word(count))
        self.choices[FOR_EVER] = QRadioButton(self.tr("never: keep everything"))
        column = QVBoxLayout()
        column.setSpacing(10)
        column.setContentsMargins(4, 4, 0, 4)
        for count, button in self.choices.items():
            button.setChecked(count == months)
            group.addButton(button)
            column.addWidget(button)
        self.column.addLayout(column)
        self.summary = words("")
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.column.addSpacing(6)
        self.column.addWidget(words("sectionTitle", self.tr("What begins now")))
        self.column.addWidget(self.summary)
        self.column.addWidget(
            words(
                "small", self.tr("cmdesk goes on collecting as long as its window is open, and can be stopped there.")
            )
        )
        self.column.addStretch(1)

    def first_field(self) -> QWidget | None:
        return self.choices[self.months()]

    def months(self) -> int:
        """What is chosen; 0 keeps everything."""
        return next(count for count, button in self.choices.items() if button.isChecked())

    def _word(self, months: int) -> str:
        told = self.tr("%Ln month(s)", "", months)
        return self.tr("{months} (proposed)").format(months=told) if months == PROPOSED_MONTHS else told
