"""The first run: from an empty store to the first mentions, in five calm pages.

It stores nothing and starts nothing itself: what she chose is told by signals, at the end and only there, but for the
language and the demonstration. What is on its pages is a `Draft`, so that it can be opened again where it was: a
change of language makes the window anew, and this dialog with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cmdesk.core.naming import next_colour
from cmdesk.core.networks import KEYLESS, SEARCHED
from cmdesk.core.types import Role, Tracker
from cmdesk.ui.dialogs.first_brand import BrandPage
from cmdesk.ui.dialogs.first_page import FirstPage
from cmdesk.ui.dialogs.first_sources import PROPOSED_MONTHS, KeepingPage, SourcesPage
from cmdesk.ui.dialogs.first_welcome import BeginPage, LanguagePage
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import source_word

_SIZE: Final = QSize(640, 560)
_LEAST: Final = QSize(480, 380)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands on the pages.

    Attributes:
        page: which one is shown, from 0.
        name: of the brand, as she typed it.
        chosen: the spellings that she ticked or cleared herself.
        beside: words of which one must stand beside the name.
        months: how long what people wrote is kept; 0 keeps it.
    """

    page: int = 0
    name: str = ""
    chosen: Mapping[str, bool] = field(default_factory=dict)
    beside: str = ""
    sources: frozenset[str] = KEYLESS
    months: int = PROPOSED_MONTHS


class FirstRunDialog(QDialog):
    """Five pages, Back and Next.

    Signals:
        language_chosen: "fr" or "en", from now on.
        demo_wanted: she wants to see the demonstration.
        chosen: the Tracker that she wants, not stored yet, and the months that what people wrote is kept.
    """

    language_chosen = Signal(str)
    demo_wanted = Signal()
    chosen = Signal(object, int)

    def __init__(
        self,
        language: str,
        others: Sequence[Tracker],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        draft: Draft,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("First steps"))
        self._others = others
        self.welcome = LanguagePage(language)
        self.begin = BeginPage(theme)
        self.brand = BrandPage([one.name for one in others])
        self.sources = SourcesPage(draft.sources)
        self.keeping = KeepingPage(draft.months)
        self.brand.fill(draft.name, draft.chosen, draft.beside)
        self._pages: tuple[FirstPage, ...] = (self.welcome, self.begin, self.brand, self.sources, self.keeping)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
            page.changed.connect(self._show_state)
        self.step = QLabel()
        self.step.setObjectName("small")
        self.later = QPushButton(self.tr("&Later"))
        self.later.setObjectName("link")
        self.later.setToolTip(self.tr("Close this; the Help menu opens it again"))
        self.back = QPushButton(self.tr("&Back"))
        for button in (self.later, self.back):
            button.setAutoDefault(False)
        self.next = QPushButton(self.tr("&Next"))
        self.next.setDefault(True)
        self._lay_out()
        self.later.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.show_page(self.page - 1))
        self.next.clicked.connect(self._go_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.back.click)
        self.welcome.language_chosen.connect(self.language_chosen)
        self.begin.demo_wanted.connect(self.demo_wanted)
        self.begin.own_wanted.connect(self._go_on)
        self.show_page(draft.page)

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._stack.currentIndex()

    def draft(self) -> Draft:
        """What stands on the pages."""
        return Draft(
            self.page,
            self.brand.name.text(),
            self.brand.chosen,
            self.brand.beside.text(),
            self.sources.sources(),
            self.keeping.months(),
        )

    def show_page(self, number: int) -> None:
        """Show a page, and give it the keyboard."""
        number = max(0, min(number, len(self._pages) - 1))
        if self._pages[number] is self.keeping:
            self._sum_up()
        self._stack.setCurrentIndex(number)
        self._show_state()
        (self._pages[number].first_field() or self.next).setFocus()

    def tracker(self) -> Tracker:
        """The tracker as it stands on the pages."""
        return Tracker(
            self.brand.tracker_name(),
            self.brand.query(),
            next_colour(self._others),
            role=Role.OWN,
            sources=self.sources.sources(),
        )

    def _go_on(self) -> None:
        # what she typed last may not have been looked at yet
        self.brand.look()
        if not self._pages[self.page].complete:
            return
        if self.page + 1 < len(self._pages):
            self.show_page(self.page + 1)
            return
        wrong = next((number for number, page in enumerate(self._pages) if not page.complete), None)
        if wrong is not None:
            self.show_page(wrong)
            return
        self.chosen.emit(self.tracker(), self.keeping.months())
        self.accept()

    def _show_state(self) -> None:
        number = self.page
        self.step.setText(self.tr("Step {number} of {all}").format(number=number + 1, all=len(self._pages)))
        self.back.setVisible(number > 0)
        last = number + 1 == len(self._pages)
        self.next.setText(self.tr("&Start") if last else self.tr("&Next"))
        # the word on the last page is longer: the layout must know before it is painted
        self.next.setMinimumWidth(self.next.sizeHint().width())
        self.next.setEnabled(self._pages[number].complete or self._pages[number] is self.brand and self._typing())

    def _typing(self) -> bool:
        """Whether the name is not looked at yet: *Next* does that."""
        return bool(self.brand.name.text().strip()) and not self.brand.boxes

    def _sum_up(self) -> None:
        """Say on the last page what *Start* does."""
        sources = self.sources.sources()
        named = ", ".join(source_word(source) for source in SEARCHED if source in sources)
        self.keeping.summary.setText(
            self.tr("“{name}” is looked for in: {sources}.").format(
                name=visible(self.brand.tracker_name(), 60), sources=named
            )
        )

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        # the pages keep this room for their scroll bar
        foot.setContentsMargins(0, 0, 10, 0)
        foot.setSpacing(8)
        foot.addWidget(self.step)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(24, 20, 14, 16)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.setMinimumSize(_LEAST)
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        self.resize(_SIZE.boundedTo(room))
