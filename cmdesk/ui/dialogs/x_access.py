"""X: the key, and how much it may cost. The one place of the window where a key is typed.

A key goes from the field to the keyring's thread and nowhere else: it is never shown again, never in a text, a tooltip,
a title or the log, and the field is emptied when the dialog closes, whatever became of it. What the keyring's own
software says when it fails is not repeated either, for nobody knows what stands in it.
"""

import logging
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.errors import QT_TRANSLATE_NOOP, CmdeskError, InputError, UserError
from cmdesk.core.passes import MICRO_DOLLARS
from cmdesk.core.ports import Keys
from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.wording import sentence

_log = logging.getLogger(__name__)

X: Final = "x"
FEWEST: Final = 10
MOST: Final = 5_000
HIGHEST: Final = 10_000.0
_INDENT: Final = 8


class XDialog(QDialog):
    """The key of X, the ceiling of a month, the posts of a pass.

    Signals:
        changed: something of it was kept.
    """

    changed = Signal()

    def __init__(self, backstage: Backstage, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("X: key and ceiling"))
        self.setMinimumWidth(560)
        self._backstage = backstage
        self._locale = locale
        self._over = False
        self._place: str | None = None
        hint = QLabel(
            self.tr(
                "X is paid by use, by you, from your developer account there: {post} US dollars for each post read, "
                "and up to {author} more for each author. cmdesk counts the most that it can have been."
            ).format(post=formats.decimal(0.005, locale, 3), author=formats.decimal(0.01, locale, 3))
        )
        hint.setWordWrap(True)
        hint.setObjectName("muted")
        self.place = QLabel(self.tr("Looking for a key…"))
        self.place.setWordWrap(True)
        self.forget = QPushButton(self.tr("&Forget the key"))
        self.forget.setAutoDefault(False)
        self.forget.setEnabled(False)
        self.forget.clicked.connect(self._forget)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.key.setMaxLength(1000)
        self.key.setPlaceholderText(self.tr("paste the bearer token here"))
        self.in_keyring = QRadioButton(self.tr("keep it in the key&ring of this system"))
        self.in_session = QRadioButton(self.tr("for this s&ession only"))
        self.in_keyring.setChecked(True)
        self.ceiling = QDoubleSpinBox()
        self.ceiling.setRange(0.0, HIGHEST)
        self.ceiling.setDecimals(2)
        self.ceiling.setSingleStep(1.0)
        self.ceiling.setLocale(locale)
        self.ceiling.setValue(float(backstage.setting("x_ceiling")))
        self.ceiling.setSpecialValueText(self.tr("0: nothing is ever asked"))
        self.posts = QSpinBox()
        self.posts.setRange(FEWEST, MOST)
        self.posts.setSingleStep(10)
        self.posts.setLocale(locale)
        self.posts.setValue(int(backstage.setting("x_posts")))
        for field in (self.ceiling, self.posts):
            # the padding of a style sheet does not reach the text of a spin box
            field.lineEdit().setTextMargins(_INDENT, 0, _INDENT, 0)
        self.price = self._small()
        self.spent = self._small()
        self.verdict = QLabel()
        self.verdict.setObjectName("danger")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(hint)
        for field in (self.ceiling, self.posts):
            field.valueChanged.connect(self._judge)
        self._judge()
        self._read()
        self.key.setFocus()

    def done(self, result: int) -> None:
        self._over = True
        # not clear(): that could be undone
        self.key.setText("")
        super().done(result)

    def _read(self) -> None:
        """Look where the key is, and what was spent; both take a moment."""
        backstage, since = self._backstage, month_of(self._backstage.focus.now())
        backstage.keys.submit(lambda keys: keys.place(X), self._show_place, self._failed)
        backstage.reader.submit(lambda store: store.spent(X, since), self._show_spent, self._failed, key="spent")

    def _show_place(self, place: str | None) -> None:
        if self._over:
            return
        self._place = place
        self.place.setText(
            {
                "session": self.tr("✓ A key is there, for this session only."),
                "environment": self.tr(
                    "✓ A key is there, in the variable CMDESK_X_BEARER_TOKEN. It is used before one in the keyring."
                ),
                "keyring": self.tr("✓ A key is there, in the keyring of this system."),
            }.get(place or "", self.tr("○ No key is there yet: X gives one to each app of a developer account."))
        )
        self.forget.setEnabled(place in ("session", "keyring"))

    def _show_spent(self, spent: int) -> None:
        if not self._over:
            amount = formats.money(spent, self._locale)
            self.spent.setText(self.tr("Spent this month: {amount} US dollars at most.").format(amount=amount))

    def _judge(self) -> None:
        """Say what the numbers come to."""
        most = self._backstage.x_most(self.posts.value())
        told = self.tr(
            "One pass of one tracker costs {amount} US dollars at most, if each post brings along the two that it "
            "answers and quotes; much less as a rule."
        ).format(amount=formats.money(most, self._locale))
        if 0 < self.ceiling.value() * MICRO_DOLLARS < most:
            told += " " + self.tr("The ceiling cuts it short.")
        self.price.setText(told)

    def _save(self) -> None:
        """Keep the key first: where that fails, everything stays as typed."""
        typed = self.key.text()
        if not typed.strip():
            self._keep_numbers()
            return
        self._wait(True)
        session = self.in_session.isChecked()
        self._backstage.keys.submit(
            lambda keys: _keep(keys, typed, session=session), lambda _: self._key_kept(), self._failed
        )

    def _key_kept(self) -> None:
        if self._over:
            return
        self.key.setText("")
        self._wait(False)
        self._keep_numbers()

    def _keep_numbers(self) -> None:
        try:
            self._backstage.keep_setting("x_ceiling", round(self.ceiling.value(), 2))
            self._backstage.keep_setting("x_posts", self.posts.value())
        except UserError as error:
            self._failed(error)
            return
        self.changed.emit()
        self.accept()

    def _forget(self) -> None:
        self._wait(True)
        self._backstage.keys.submit(_forget, lambda _: self._forgotten(), self._failed)

    def _forgotten(self) -> None:
        if self._over:
            return
        self._wait(False)
        self.changed.emit()
        self._read()

    def _failed(self, error: CmdeskError) -> None:
        if not self._over:
            self._wait(False)
            self._show_place(self._place)
            self.verdict.setText("⚠ " + sentence(error))

    def _wait(self, busy: bool) -> None:
        """The system may ask for a password meanwhile."""
        for part in (self.key, self.save, self.forget):
            part.setEnabled(not busy)
        if busy:
            self.verdict.setText("")
            self.place.setText(self.tr("Waiting for the keyring of this system…"))

    def _small(self) -> QLabel:
        label = QLabel()
        label.setObjectName("small")
        label.setWordWrap(True)
        return label

    def _lay_out(self, hint: QLabel) -> None:
        state = QHBoxLayout()
        state.setSpacing(12)
        state.addWidget(self.place, 1)
        state.addWidget(self.forget)
        key = QGroupBox(self.tr("Key"))
        rows = self._form(key)
        rows.addRow(state)
        rows.addRow(self._caption(self.tr("New &key"), self.key), self.key)
        rows.addRow("", self.in_keyring)
        rows.addRow("", self.in_session)
        limits = QGroupBox(self.tr("Limits"))
        rows = self._form(limits)
        rows.addRow(self._caption(self.tr("US &dollars a month, at most"), self.ceiling), self.ceiling)
        rows.addRow(self._caption(self.tr("&Posts of a pass, at most"), self.posts), self.posts)
        rows.addRow(self.price)
        rows.addRow(self.spent)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addWidget(key)
        column.addWidget(limits)
        column.addWidget(self.verdict)
        column.addWidget(self._buttons)

    def _form(self, box: QGroupBox) -> QFormLayout:
        form = QFormLayout(box)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return form

    def _caption(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(field)
        label.setContentsMargins(0, 6, 0, 0)
        return label


def month_of(now: datetime) -> datetime:
    """Since when a ceiling counts: the beginning of the calendar month, in UTC."""
    return now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _keep(keys: Keys, key: str, *, session: bool) -> None:
    try:
        keys.use(X, key) if session else keys.keep(X, key)
    except UserError:
        raise
    except Exception as fault:
        raise _broken(fault) from None


def _forget(keys: Keys) -> None:
    try:
        keys.forget(X)
    except UserError:
        raise
    except Exception as fault:
        raise _broken(fault) from None


def _broken(fault: Exception) -> InputError:
    _log.error("the keyring failed: %s", type(fault).__name__)
    return InputError(
        QT_TRANSLATE_NOOP("errors", "The keyring of this system failed ({fault}): use the key for this session only."),
        fault=type(fault).__name__,
    )
