"""Asks whether X may be asked, and says what that can cost. Nothing paid is asked without this answer."""

from PySide6.QtCore import QLocale, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cmdesk.ui import formats


class CollectQuestion(QDialog):
    """The price of a collection, before it starts. Enter leaves X out, Esc starts nothing.

    Signals:
        allowed: X may be asked.
        declined: only what costs nothing.
        given_up: nothing is to be asked at all.
    """

    allowed = Signal()
    declined = Signal()
    given_up = Signal()

    def __init__(
        self,
        most: int,
        spent: int,
        ceiling: int,
        locale: QLocale,
        *,
        free: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show the price.

        Args:
            most: what asking can cost at most, in millionths of a dollar; spent and ceiling alike, of this month.
            free: whether there is something to ask without X.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Collect from X?"))
        self.setMinimumWidth(440)
        title = QLabel(self.tr("X is paid by the post, from your account there."))
        title.setObjectName("cardTitle")
        title.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(6)
        self.figures: list[QLabel] = []
        for caption, amount in (
            (self.tr("This can cost at most"), most),
            (self.tr("Spent this month, at most"), spent),
            (self.tr("Your ceiling for a month"), ceiling),
        ):
            figure = QLabel(self.tr("{amount} US dollars").format(amount=formats.money(amount, locale)))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.figures.append(figure)
            form.addRow(caption, figure)
        hint = QLabel(self.tr("It mostly costs less: only what is found is paid. The ceiling is never passed."))
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.collect = QPushButton(self.tr("&Collect"))
        self.without = QPushButton(self.tr("&Without X"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.without.setVisible(free)
        safe = self.without if free else self.cancel
        for button in (self.collect, self.without, self.cancel):
            button.setAutoDefault(False)
        safe.setDefault(True)
        self.collect.clicked.connect(lambda: self._answer(self.allowed))
        self.without.clicked.connect(lambda: self._answer(self.declined))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.collect, self.without, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(form)
        column.addWidget(hint)
        column.addLayout(buttons)
        safe.setFocus()

    def reject(self) -> None:
        """Start nothing."""
        super().reject()
        self.given_up.emit()

    def _answer(self, answer: SignalInstance) -> None:
        self.accept()
        answer.emit()
