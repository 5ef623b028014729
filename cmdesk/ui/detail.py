"""The detail pane: everything kept of one mention, why it got its label, and the buttons to say otherwise.

Texts of the networks are shown character by character; their links open only by a click, only http and https.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.types import Evidence, Label, Sentiment
from cmdesk.core.views import MentionDetail
from cmdesk.ui import formats
from cmdesk.ui.cards import FittingLabel
from cmdesk.ui.copy_list import CopyList
from cmdesk.ui.detail_words import DetailWords
from cmdesk.ui.icons import icon
from cmdesk.ui.label_chips import LabelChips
from cmdesk.ui.links import open_link, safe_url
from cmdesk.ui.mention_table import author_text
from cmdesk.ui.mention_text import MentionText
from cmdesk.ui.reasons import Found
from cmdesk.ui.theme import SIGNS, Theme
from cmdesk.ui.wording import erased_words, label_word

_LABELS: Final = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE)
_MOST_LINKS: Final = 8


class DetailPane(QFrame):
    """One mention.

    Attributes:
        labels: her labels on it.
        copies: the others that say the same.

    Signals:
        label_chosen: the Label she gives it, or None to give it back to the scorer.
        closed: she wants the pane away.
        back_wanted: she wants the mention of the table again, not the one that says the same.
    """

    label_chosen = Signal(object)
    closed = Signal()
    back_wanted = Signal()

    def __init__(self, locale: QLocale, zone: tzinfo, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Detail of the mention"))
        self._theme = theme
        self._place = locale, zone
        self._words = DetailWords(locale, zone, self)
        self._detail: MentionDetail | None = None
        self._evidence: tuple[Evidence, ...] = ()
        self._second: Sentiment | None = None
        self._explain: Callable[[MentionDetail], tuple[Found, Found]] = lambda _: (Found(), Found())
        self._stack = QStackedLayout(self)
        self._empty = QLabel(self.tr("Choose a mention to read it whole."))
        self._empty.setObjectName("emptyText")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._build())
        self.set_theme(theme)

    @property
    def detail(self) -> MentionDetail | None:
        """What is shown."""
        return self._detail

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What is marked in its text."""
        return self._evidence

    def set_theme(self, theme: Theme) -> None:
        """Take another look."""
        self._theme = theme
        self._open.setIcon(icon("open-external", theme.tokens.muted))
        self._close.setIcon(icon("close", theme.tokens.muted))
        if self._detail is not None:
            self.show_detail(self._detail, self._evidence)

    def set_explainer(self, explain: Callable[[MentionDetail], tuple[Found, Found]]) -> None:
        """Who tells what the filter, and the query of the tracker on screen, found in a mention."""
        self._explain = explain

    def clear(self) -> None:
        """Show no mention."""
        self._detail = None
        self._stack.setCurrentIndex(0)

    def show_detail(
        self, detail: MentionDetail, evidence: Sequence[Evidence] = (), *, aside: bool | None = None
    ) -> None:
        """Show a mention; its evidence may come later.

        Args:
            aside: whether it is another one than that of the table; None where that is as it was.
        """
        fresh = self._detail is None or self._detail.line.id != detail.line.id
        focused = self.focusWidget() if fresh and self.isAncestorOf(QApplication.focusWidget() or self) else None
        if fresh:
            self._second = None
            self.copies.forget()
        if aside is not None:
            self._back.setVisible(aside)
        self._detail = detail
        self._evidence = tuple(evidence)
        words, post, line = self._words, detail.post, detail.line
        self._author.set_wordings((author_text(line) or self.tr("Unknown author"),))
        self._author.setToolTip(formats.plain(words.author(detail)))
        self._origin.setText(words.origin(detail))
        by_filter, by_tracker = self._explain(detail)
        erased = erased_words(line)
        if erased:
            self._text.show_text(erased, self._theme, token="muted")
        else:
            self._text.show_text(post.text, self._theme, self._evidence, found=by_filter.places)
        self.copies.show_count(line.copies, self._theme)
        self._filter.setText(words.found(by_filter))
        self._filter.setVisible(bool(self._filter.text()))
        self._filter_title.setVisible(bool(self._filter.text()))
        self._quoted.setVisible(bool(post.quoted_text))
        self._quoted_title.setVisible(bool(post.quoted_text))
        self._quoted.show_text(post.quoted_text or "", self._theme, token="muted")
        self._show_label(line.label, line.corrected)
        self.labels.show_labels(detail.labels, self._theme)
        self._why.setText(words.why(detail, self._evidence, self._second))
        self._opinions.setText(words.opinions(detail))
        self._opinions.setVisible(bool(post.opinions))
        self._opinions_title.setVisible(bool(post.opinions))
        self._reactions.setText(words.reactions(detail))
        self._trackers.setText(words.trackers(detail))
        matched = words.found(by_tracker)
        self._matched.setText(self.tr("matches: {found}").format(found=matched))
        self._matched.setVisible(bool(matched))
        self._open.setEnabled(safe_url(post.url) is not None)
        self._show_links(post.links)
        self._stack.setCurrentIndex(1)
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)
        if focused is not None and focused.isHidden():
            # what she pressed went with the mention before
            (self.copies.toggle if self._back.isHidden() else self._back).setFocus()

    def show_evidence(self, mention_id: object, sentiment: Sentiment, second: Sentiment | None = None) -> None:
        """Mark what weighed, when the scorer that looked again is the one whose label is stored.

        Args:
            second: what another scorer says.
        """
        detail = self._detail
        if detail is not None and detail.line.id == mention_id:
            self._second = second
            same = sentiment.scorer == detail.sentiment.scorer
            self.show_detail(detail, sentiment.evidence if same else self._evidence)

    def correct(self, label: Label | None) -> None:
        """Show her label at once, before it is stored."""
        if self._detail is not None:
            self._show_label(self._detail.sentiment.label if label is None else label, label is not None)

    def relabel(self, labels: Mapping[int, tuple[str, ...]]) -> None:
        """Show the labels that she gives mentions at once, before they are stored."""
        if self._detail is not None and self._detail.line.id in labels:
            line = replace(self._detail.line, labels=labels[self._detail.line.id])
            self._detail = replace(self._detail, line=line)
            self.labels.show_labels(line.labels, self._theme)

    def _build(self) -> QWidget:
        self._author = FittingLabel()
        self._author.setObjectName("cardTitle")
        self._open = self._icon_button(self.tr("Open in the browser"))
        self._open.clicked.connect(lambda: open_link(self._detail.post.url if self._detail else None))
        self._close = self._icon_button(self.tr("Close the detail"))
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._author, 1)
        head.addWidget(self._open)
        head.addWidget(self._close)
        self._back = QPushButton("← " + self.tr("Back to the mention in the list"))
        self._back.setObjectName("link")
        self._back.setCursor(Qt.CursorShape.PointingHandCursor)
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        self._origin = self._line("muted")
        self._text = MentionText()
        self._text.setAccessibleName(self.tr("Text of the mention"))
        self._quoted_title = self._section(self.tr("QUOTED"))
        self._quoted = MentionText()
        self._quoted.setAccessibleName(self.tr("Quoted text"))
        self.copies = CopyList(*self._place, self._theme)
        self._why = self._line("muted")
        self._opinions_title = self._section(self.tr("OTHER TOOLS SAID"))
        self._opinions = self._line("muted")
        self._reactions = self._line("muted")
        self._trackers = self._line("muted")
        self._matched = self._line("small")
        self._filter_title = self._section(self.tr("THE FILTER FOUND"))
        self._filter = self._line("muted")
        self._links_title = self._section(self.tr("LINKS"))
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        inner = QWidget()
        inner.setObjectName("detailInner")
        inner.setStyleSheet("#detailInner { background: transparent; }")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._origin)
        column.addWidget(self._text)
        column.addWidget(self._quoted_title)
        column.addWidget(self._quoted)
        column.addWidget(self.copies)
        column.addWidget(self._filter_title)
        column.addWidget(self._filter)
        column.addLayout(self._label_row())
        self.labels = LabelChips(self._theme)
        column.addWidget(self.labels)
        column.addWidget(self._section(self.tr("WHY")))
        column.addWidget(self._why)
        column.addWidget(self._opinions_title)
        column.addWidget(self._opinions)
        column.addWidget(self._section(self.tr("REACTIONS")))
        column.addWidget(self._reactions)
        column.addWidget(self._links_title)
        column.addLayout(self._links)
        column.addWidget(self._section(self.tr("TRACKERS")))
        column.addWidget(self._trackers)
        column.addWidget(self._matched)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(14, 8, 4, 8)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)
        return page

    def _label_row(self) -> QHBoxLayout:
        self._labels = QButtonGroup(self)
        self._labels.setExclusive(False)
        row = QHBoxLayout()
        row.setSpacing(2)
        caption = QLabel(self.tr("Label:"))
        caption.setObjectName("muted")
        row.addWidget(caption)
        for label in _LABELS:
            button = QToolButton()
            button.setObjectName("segment")
            button.setText(SIGNS[label])
            button.setCheckable(True)
            button.setAccessibleName(label_word(label))
            button.setToolTip(self.tr("Set to {label}").format(label=label_word(label)))
            self._labels.addButton(button, int(label))
            row.addWidget(button)
        self._labels.idClicked.connect(self._choose)
        self._give_back = QPushButton(self.tr("Give back"))
        self._give_back.setObjectName("link")
        self._give_back.setToolTip(self.tr("Give the label back to the scorer"))
        self._give_back.clicked.connect(lambda: self.label_chosen.emit(None))
        row.addWidget(self._give_back)
        row.addStretch(1)
        return row

    def _choose(self, number: int) -> None:
        # the store decides what is checked: the click itself must not
        if self._detail is not None:
            self._show_label(self._detail.line.label, self._detail.line.corrected)
            self.label_chosen.emit(Label(number))

    def _show_label(self, label: Label, corrected: bool) -> None:
        for known in _LABELS:
            self._labels.button(int(known)).setChecked(known is label)
        self._give_back.setVisible(corrected)

    def _show_links(self, links: Sequence[str]) -> None:
        while (item := self._links.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        openable = [address for address in dict.fromkeys(links) if safe_url(address) is not None][:_MOST_LINKS]
        for address in openable:
            link = QPushButton(self._shortened(address))
            link.setObjectName("link")
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            link.setToolTip(formats.plain(address))
            link.setAccessibleName(self.tr("Open {address}").format(address=address))
            link.clicked.connect(lambda _=False, address=address: open_link(address))
            self._links.addWidget(link)
        self._links_title.setVisible(bool(openable))

    def _shortened(self, address: str) -> str:
        shown = address.split("://", 1)[-1].replace("&", "&&")
        return self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, 280)

    def _icon_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("icon")
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _line(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _section(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("sectionTitle")
        label.setContentsMargins(0, 5, 0, 0)
        return label
