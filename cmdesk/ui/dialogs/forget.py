"""Asks whether a person shall be forgotten, and says what that does: one of the few things that ask before they happen.

How many mentions there are is told by a dry run of the same command, which finds that same person.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from cmdesk.ui.jobs import JobQueue, Outcome

_WIDTH: Final = 420


class ForgetQuestion(QMessageBox):
    """Asks once. *Cancel* is what Enter and Esc do; nothing can be confirmed before it is known how much goes.

    Signals:
        confirmed: she wants it.
    """

    confirmed = Signal()

    def __init__(self, source: str, key: str, name: str, jobs: JobQueue, parent: QWidget | None = None) -> None:
        """Look how much there is.

        Args:
            source: id of the network.
            key: what the network calls the account.
            name: what people call it.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Forget a person"))
        self.setText(self.tr("Forget {name}?").format(name=name))
        self.setInformativeText(self.tr("Looking for what they wrote…"))
        for label in self.findChildren(QLabel):
            # people may be called anything
            label.setTextFormat(Qt.TextFormat.PlainText)
            if label.text() == self.informativeText():
                # by itself a message box is as narrow as its first sentence, which is a short one
                label.setMinimumWidth(_WIDTH)
        self.forget = self.addButton(self.tr("Forget for good"), QMessageBox.ButtonRole.DestructiveRole)
        self.forget.setObjectName("dangerButton")
        # the box has dressed it already
        self.forget.style().unpolish(self.forget)
        self.forget.style().polish(self.forget)
        self.forget.setAutoDefault(False)
        self.forget.setEnabled(False)
        self.cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.cancel)
        self.setEscapeButton(self.cancel)
        self.forget.clicked.connect(self.confirmed)
        job = jobs.aside(self.tr("Looking for what they wrote"), ("forget", "--dry-run", "--", source, key))
        # a method, no lambda: the job may outlive this window, and Qt lets go only of what it knows the owner of
        job.finished.connect(self._found)
        job.start()

    def _found(self, outcome: Outcome) -> None:
        if not outcome.ok:
            self.setInformativeText(
                outcome.sentence.removeprefix("cmdesk: ") or self.tr("It cannot be told what they wrote: try again.")
            )
            return
        mentions = self.tr("%Ln mention(s) will be removed from all counts.", "", int(outcome.result["mentions"]))
        self.setInformativeText(
            mentions
            + " "
            + self.tr(
                "With them go reposts of them, quotations of them, what you decided about them, and all of it in the "
                "backups beside the store; files of rejected inputs are deleted. Nothing of this person comes in any "
                "more. This cannot be undone."
            )
        )
        self.forget.setEnabled(True)
