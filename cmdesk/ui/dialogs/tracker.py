"""The tracker editor: name, query checked while she types, what it finds in the archive, where it looks, colour, role.

The text of the query is the truth; chips, preview, suggestions and remarks follow it. Without an archive to look into
there is no preview.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.naming import known_group, next_colour
from cmdesk.core.networks import KEYLESS
from cmdesk.core.types import Role, Tracker
from cmdesk.ui.dialogs.colour_row import ColourRow
from cmdesk.ui.dialogs.query_archive import Archive
from cmdesk.ui.dialogs.query_chips import QueryChips
from cmdesk.ui.dialogs.query_edit import QueryEdit
from cmdesk.ui.dialogs.query_preview import QueryPreview
from cmdesk.ui.dialogs.query_remarks import QueryRemarks, Translate
from cmdesk.ui.dialogs.source_boxes import SourceBoxes
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.theme import Theme
from cmdesk.ui.wording import role_word, sentence

BESIDE: Final = 900
"""Pixels of width from which on the preview stands beside the fields, not below."""
_SIZE: Final = QSize(1080, 680)
_LEAST: Final = QSize(540, 480)
_NARROW: Final = QSize(620, 560)


class TrackerDialog(QDialog):
    """Makes a new tracker, or edits one.

    Signals:
        saved: the Tracker as she wants it; of the same id as the one edited.
        help_wanted: she asks how queries are written.
    """

    saved = Signal(object)
    help_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        tracker: Tracker | None,
        others: Sequence[Tracker],
        parent: QWidget | None = None,
        *,
        archive: Archive | None = None,
        translate: Translate = lambda query, sources: (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New tracker") if tracker is None else self.tr("Edit tracker"))
        self._before = tracker
        self._proposed = ""
        self._others = [other for other in others if tracker is None or other.id != tracker.id]
        self._taken = {other.name.casefold() for other in self._others}
        shown = tracker or Tracker("", "", next_colour(others), sources=KEYLESS)
        self.name = QLineEdit(shown.name)
        self.name.setMaxLength(120)
        self.query = QueryEdit(theme)
        self.query.setMinimumHeight(76)
        self.query.setPlainText(shown.query)
        self.query.setPlaceholderText('"café vermeil" OR #CaféVermeil OR @cafevermeil')
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.setMinimumHeight(2 * self.fontMetrics().height())
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.replacement = QPushButton()
        self.replacement.setObjectName("link")
        self.replacement.setAutoDefault(False)
        self.replacement.setCursor(Qt.CursorShape.PointingHandCursor)
        self.replacement.clicked.connect(self._follow)
        self.replacement.hide()
        self.chips = QueryChips(theme)
        self.chips.written.connect(self.query.put)
        self.sources = SourceBoxes(shown.sources)
        self.remarks = QueryRemarks(translate)
        self.colour = ColourRow(shown.colour, theme)
        self.group = QComboBox()
        self.group.setEditable(True)
        self.group.addItems(sorted({other.group for other in others if other.group}, key=str.casefold))
        self.group.setCurrentText(shown.group)
        if (typed := self.group.lineEdit()) is not None:
            typed.setPlaceholderText(self.tr("a client or a project; may stay empty"))
        self.role = QComboBox()
        for role in (Role.OWN, Role.COMPETITOR, Role.TOPIC):
            self.role.addItem(role_word(role), role)
        self.role.setCurrentIndex(self.role.findData(shown.role))
        self.preview: QueryPreview | None = None
        self.toggle: QPushButton | None = None
        if archive is not None:
            self.preview = QueryPreview(theme, archive, tracker, shown.colour)
            self.query.completer.ask = self.preview.archive_look.complete
            self.preview.judging.applied.connect(self.query.put)
            self.colour.chosen.connect(self.preview.set_colour)
            self.finished.connect(self.preview.close_look)
        self._lay_out()
        if tracker is None:
            self.name.textEdited.connect(self._propose)
        self.name.textChanged.connect(self._judge)
        self.query.checked.connect(self._follow_query)
        for box in self.sources.boxes.values():
            box.toggled.connect(self._remark)
        self._follow_query()
        self.name.setFocus()

    @property
    def judged(self) -> Mapping[int, bool]:
        """Mentions that she judged for a new tracker: to be kept once that has an id."""
        return {} if self.preview is None else self.preview.judgements.held

    def tracker(self) -> Tracker:
        """The tracker as the fields say."""
        return replace(
            self._before or Tracker("", ""),
            name=" ".join(self.name.text().split()),
            query=self.query.query(),
            colour=self.colour.colour,
            group=known_group(self.group.currentText(), self._others),
            role=Role(self.role.currentData()),
            sources=self.sources.sources(),
        )

    def _propose(self, text: str) -> None:
        """Propose the name as the query, as long as she wrote none of her own."""
        if self.query.toPlainText() == self._proposed:
            name = " ".join(text.replace('"', " ").split())
            self._proposed = f'"{name}"' if any(map(str.isalnum, name)) else ""
            self.query.setPlainText(self._proposed)
            # what she types there takes its place
            self.query.selectAll()

    def _judge(self) -> None:
        """Say what is wrong, the first thing first; what is merely not typed yet is no fault."""
        name = " ".join(self.name.text().split())
        typed = bool(self.query.toPlainText().strip())
        fault = ""
        if name.casefold() in self._taken:
            fault = self.tr("There is already a tracker of this name.")
        elif typed and self.query.fault is not None:
            fault = sentence(self.query.fault)
        ready = bool(name) and typed and not fault
        if fault:
            told = "⚠ " + fault
        elif self.query.alternatives:
            told = "✓ " + self.tr("The query can be read: %Ln alternative(s).", "", self.query.alternatives)
        else:
            told = self.tr(
                'Words, "exact phrases", #tags, @handles; OR between alternatives, - before what to leave out.'
            )
        self.verdict.setText(told)
        self.verdict.setObjectName("danger" if fault else "positive" if self.query.alternatives else "muted")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        offered = self.query.instead if fault and name.casefold() not in self._taken else None
        self.replacement.setVisible(offered is not None)
        self.replacement.setText(
            self.tr("Replace by {words}").format(words=visible(offered or "", 40)).replace("&", "&&")
        )
        self.save.setEnabled(ready)

    def _follow_query(self) -> None:
        """Everything that is a view of the text follows it."""
        text, tree = self.query.toPlainText(), self.query.tree
        self._judge()
        self.chips.show_query(text, tree)
        self._remark()
        if self.preview is not None and not self.preview.isHidden():
            self.preview.look(tree, typed=bool(text.strip()))

    def _remark(self) -> None:
        self.remarks.look("" if self.query.tree is None else self.query.query(), self.sources.sources())

    def _follow(self) -> None:
        """Put what may have been meant in the place of the fault, and go on typing."""
        self.query.follow()
        self.query.setFocus()

    def _show_preview(self, shown: bool) -> None:
        if self.preview is not None:
            self.preview.setVisible(shown)
            if shown:
                self.preview.look(self.query.tree, typed=bool(self.query.toPlainText().strip()))
            else:
                self.preview.archive_look.look(None)

    def _accept(self) -> None:
        self.saved.emit(self.tracker())
        self.accept()

    def _caption(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(field)
        label.setContentsMargins(0, 6, 0, 0)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != wanted:
            self._halves.setDirection(wanted)
            if self.toggle is not None:
                # below there is room for both only where she asks for it
                self.toggle.setChecked(beside)

    def _lay_out(self) -> None:
        hint = QLabel(
            self.tr("Share of voice compares the own brands of a group with its competitors; topics take no part.")
        )
        hint.setObjectName("small")
        hint.setWordWrap(True)
        verdict = QHBoxLayout()
        verdict.setContentsMargins(0, 0, 0, 0)
        verdict.addWidget(self.verdict, 1)
        verdict.addWidget(self.replacement, 0, Qt.AlignmentFlag.AlignTop)
        query = QVBoxLayout()
        query.setSpacing(6)
        query.addWidget(self.query, 1)
        query.addLayout(verdict)
        query.addWidget(self.chips)
        query.addWidget(self.remarks)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 6, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._caption(self.tr("&Name"), self.name), self.name)
        form.addRow(self._caption(self.tr("&Query"), self.query), query)
        form.addRow(self._caption(self.tr("Looks in"), self.sources), self.sources)
        form.addRow(self.tr("Colour"), self.colour)
        form.addRow(self._caption(self.tr("&Group"), self.group), self.group)
        form.addRow(self._caption(self.tr("&Role"), self.role), self.role)
        form.addRow("", hint)
        fields = QWidget()
        fields.setObjectName("page")
        fields.setLayout(form)
        self.fields = _Fields(fields)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(18)
        self._halves.addWidget(self.fields, 1)
        self.help = QPushButton(self.tr("How queries are written"))
        self.help.setObjectName("link")
        self.help.setAutoDefault(False)
        self.help.setCursor(Qt.CursorShape.PointingHandCursor)
        self.help.setToolTip("F1")
        self.help.clicked.connect(self.help_wanted)
        # a dialog keeps the window's F1 away
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self.help_wanted.emit)
        foot = QHBoxLayout()
        if self.preview is not None:
            self._halves.addWidget(self.preview, 1)
            self.toggle = QPushButton(self.tr("&Preview"))
            self.toggle.setCheckable(True)
            self.toggle.setChecked(True)
            self.toggle.setAutoDefault(False)
            self.toggle.setToolTip(self.tr("Show what the query finds in the archive"))
            self.toggle.toggled.connect(self._show_preview)
            foot.addWidget(self.toggle)
        foot.addWidget(self.help)
        foot.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        # what stands side by side now must not keep her from making the window narrower
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(_LEAST)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self._halves, 1)
        column.addLayout(foot)
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        self.resize((_NARROW if self.preview is None else _SIZE).boundedTo(room))


class _Fields(QScrollArea):
    """Holds the fields: they scroll up and down on a small screen, and are never cut at the side."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__()
        self._fields = fields
        self.setWidget(fields)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._fields.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 200)
