"""Which editions of Google News are searched: each is a country and a language, and asked on its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.ui.source_words import EDITIONS, edition_word

_COLUMNS = 2


class EditionsDialog(QDialog):
    """Chooses the editions.

    Signals:
        chosen: them, as the preference has it: "FR:fr BE:fr".
    """

    chosen = Signal(str)

    def __init__(self, editions: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Google News: editions"))
        self.setMinimumWidth(440)
        hint = QLabel(
            self.tr(
                "Each tracker that looks in Google News is searched for in each of these editions, one after the "
                "other: few are quicker. Google sees the query and your internet address, as with any search."
            )
        )
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        wanted = editions.split()
        # one that is not offered was set elsewhere, and is hers
        offered = (*EDITIONS, *(edition for edition in wanted if edition not in EDITIONS))
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        rows = -(-len(offered) // _COLUMNS)
        for number, edition in enumerate(offered):
            box = QCheckBox(edition_word(edition).replace("&", "&&"))
            box.setChecked(edition in wanted)
            box.toggled.connect(self._judge)
            self.boxes[edition] = box
            grid.addWidget(box, number % rows, number // rows)
        self.verdict = QLabel()
        self.verdict.setObjectName("danger")
        self.verdict.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addLayout(grid)
        column.addWidget(self.verdict)
        column.addWidget(buttons)
        self._judge()

    def editions(self) -> str:
        """The editions that are checked."""
        return " ".join(edition for edition, box in self.boxes.items() if box.isChecked())

    def _judge(self) -> None:
        none = not self.editions()
        self.verdict.setText(self.tr("Choose at least one; a tracker can leave Google News out.") if none else "")
        self.save.setEnabled(not none)

    def _accept(self) -> None:
        self.chosen.emit(self.editions())
        self.accept()
