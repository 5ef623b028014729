"""How often each source is asked, how much a stream may bring, which servers of Mastodon are searched.

Nobody is asked more often than it likes: the shortest time is the source's to say. What is wrong is said while she
types, and nothing is kept until she saves.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.scheduling import LONGEST_FREQUENCY, Rhythm, frequencies_of, frequencies_text
from cmdesk.core.server_names import MOST, read_server_names
from cmdesk.ui import formats
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.source_rows import BLUESKY, MASTODON, PAID
from cmdesk.ui.source_words import SourceWords
from cmdesk.ui.wording import source_word

_MINUTE: Final = timedelta(minutes=1)
_INDENT: Final = 8
_MOST_MEGABYTES: Final = 100_000


class LimitsDialog(QDialog):
    """Asks for all of it at once.

    Signals:
        chosen: what she changed, a mapping of preferences by name.
    """

    chosen = Signal(object)

    def __init__(
        self,
        rhythms: Mapping[str, Rhythm],
        setting: Mapping[str, str | bool | float],
        words: SourceWords,
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        """Ask.

        Args:
            rhythms: how often each source likes to be asked; those that are missing are not offered.
            setting: the preferences `frequencies`, `bluesky_megabytes` and `mastodon_servers` as they are.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How often, how much"))
        self.setMinimumWidth(500)
        self._rhythms, self._setting, self._words, self._locale = rhythms, setting, words, locale
        self._kept = frequencies_of(str(setting["frequencies"]))
        hint = QLabel(
            self.tr(
                "How long is waited between two passes while the sources are asked all the time. No source is asked "
                "more often than it likes; X is asked only when you ask it."
            )
        )
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.waits = {
            source: self._wait(source, rhythm) for source, rhythm in rhythms.items() if self._is_paced(source)
        }
        self.megabytes = _Number()
        self.megabytes.setRange(0, _MOST_MEGABYTES)
        self.megabytes.setSingleStep(500)
        self.megabytes.setLocale(locale)
        self.megabytes.setGroupSeparatorShown(True)
        self.megabytes.setSuffix(self.tr(" MB a day"))
        self.megabytes.setSpecialValueText(self.tr("0: it is not listened to"))
        self.megabytes.lineEdit().setTextMargins(_INDENT, 0, _INDENT, 0)
        self.megabytes.setValue(int(setting["bluesky_megabytes"]))
        self.servers = QPlainTextEdit("\n".join(str(setting["mastodon_servers"]).split()))
        self.servers.setTabChangesFocus(True)
        self.servers.setFixedHeight(6 * self.fontMetrics().height() + 16)
        self.servers.setPlaceholderText("mastodon.social")
        self.servers.setAccessibleName(self.tr("Servers of Mastodon, one a line"))
        self.servers.textChanged.connect(self._judge)
        self.verdict = QLabel()
        self.verdict.setObjectName("danger")
        self.verdict.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(hint, buttons)
        self._judge()

    def _is_paced(self, source: str) -> bool:
        return source != PAID and not self._rhythms[source].live

    def _wait(self, source: str, rhythm: Rhythm) -> "_Number":
        """A field of minutes; below the shortest time stands what is usual."""
        shortest = max(1, -(-rhythm.gap // _MINUTE))
        field = _Number()
        field.setRange(shortest - 1, LONGEST_FREQUENCY // _MINUTE)
        field.setSpecialValueText(self.tr("as usual: {wait}").format(wait=self._words.wait(rhythm.chosen(None))))
        field.setSuffix(self.tr(" min"))
        field.setLocale(self._locale)
        field.setGroupSeparatorShown(True)
        field.setToolTip(
            self.tr("{wait} at least").format(wait=self._words.wait(shortest * _MINUTE))
            + f"\n{formats.plain(self._words.card(source))}"
        )
        wished = self._kept.get(source)
        field.setValue(shortest - 1 if wished is None else rhythm.chosen(wished) // _MINUTE)
        field.lineEdit().setTextMargins(_INDENT, 0, _INDENT, 0)
        return field

    def changes(self) -> dict[str, str | int]:
        """What differs from what was kept."""
        # of a source that is not offered here, what she said stays
        waits = {source: wait for source, wait in self._kept.items() if source not in self.waits}
        for source, field in self.waits.items():
            if field.value() > field.minimum():
                waits[source] = field.value() * _MINUTE
        found: dict[str, str | int] = {
            "frequencies": frequencies_text(waits),
            "bluesky_megabytes": self.megabytes.value(),
            "mastodon_servers": " ".join(read_server_names(self.servers.toPlainText()).names),
        }
        before = {**self._setting, "frequencies": frequencies_text(self._kept)}
        return {name: value for name, value in found.items() if value != before[name]}

    def _judge(self) -> None:
        read = read_server_names(self.servers.toPlainText())
        if read.wrong:
            told = self.tr("{name} is no server: write a name such as piaille.fr.").format(
                name=visible(read.wrong[0], 60)
            )
        elif not read.names and MASTODON in self._rhythms:
            told = self.tr("Name at least one server; a tracker can leave Mastodon out.")
        elif len(read.names) > MOST:
            told = self.tr("{count} servers at most: more would be asked too seldom.").format(count=MOST)
        else:
            told = ""
        self.verdict.setText(told)
        self.save.setEnabled(not told)

    def _accept(self) -> None:
        if changes := self.changes():
            self.chosen.emit(changes)
        self.accept()

    def _lay_out(self, hint: QLabel, buttons: QDialogButtonBox) -> None:
        body = QWidget()
        parts = QVBoxLayout(body)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.setSpacing(12)
        often = QGroupBox(self.tr("How often"))
        form = self._form(often)
        for source, field in self.waits.items():
            form.addRow(self._caption(source_word(source), field), field)
        parts.addWidget(often)
        often.setVisible(bool(self.waits))
        stream = QGroupBox(source_word(BLUESKY))
        form = self._form(stream)
        form.addRow(self._caption(self.tr("The stream may &bring"), self.megabytes), self.megabytes)
        form.addRow(self._small(self.tr("When it is used up, it is listened to again on the next day (UTC).")))
        parts.addWidget(stream)
        stream.setVisible(BLUESKY in self._rhythms)
        servers = QGroupBox(source_word(MASTODON))
        form = self._form(servers)
        form.addRow(self._small(self.tr("The servers that are searched, one a line. Each sees the tags you look for.")))
        form.addRow(self.servers)
        form.addRow(self.verdict)
        parts.addWidget(servers)
        servers.setVisible(MASTODON in self._rhythms)
        parts.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.resize(540, min(680, 130 + body.sizeHint().height() + hint.sizeHint().height()))

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

    def _small(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("small")
        label.setWordWrap(True)
        return label


class _Number(QSpinBox):
    """A field in a page that is scrolled: the wheel changes it only while she is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
