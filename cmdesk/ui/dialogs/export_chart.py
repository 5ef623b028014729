"""The export dialog: the chart of the look as a picture, previewed as it will be."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.errors import InputError
from cmdesk.core.types import Tracker
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.picture import PictureSpec, render_chart, save_png
from cmdesk.ui.picture_words import picture_spec
from cmdesk.ui.presets import PRESETS
from cmdesk.ui.theme import DARK, LIGHT, Theme
from cmdesk.ui.wording import sentence

_QUIET_MS: Final = 120


class ExportDialog(QDialog):
    """Chooses how the chart becomes a picture, and writes it.

    Signals:
        saved: the path of the file.
    """

    saved = Signal(str)

    def __init__(
        self,
        dashboard: Dashboard,
        tracker: Tracker | None,
        theme: Theme,
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export chart"))
        self.resize(860, 470)
        self._dashboard = dashboard
        self._tracker = tracker
        self._locale = locale
        self._image = QImage()
        self.kind = QComboBox()
        for kind, words in (
            ("volume-mood", self.tr("Volume and mood")),
            ("volume", self.tr("Volume")),
            ("mood", self.tr("Mood")),
        ):
            self.kind.addItem(words, kind)
        self.preset = QComboBox()
        screen = self.tr("Screen")
        for name, (width, height) in PRESETS.items():
            words = f"{screen} ({width} × {height})" if name == "screen" else self.tr("Post on a network (1200 × 675)")
            self.preset.addItem(words, (width, height))
        self.preset.setCurrentIndex(1)
        self.theme = QComboBox()
        for one, words in ((LIGHT, self.tr("Light")), (DARK, self.tr("Dark"))):
            self.theme.addItem(words, one.name)
        self.title = QLineEdit(tracker.name if tracker is not None else self.tr("All mentions"))
        self.title.setMaxLength(200)
        self.legend = QCheckBox(self.tr("Le&gend"))
        self.legend.setChecked(True)
        self._preview = QLabel()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setMinimumSize(QSize(420, 240))
        self._preview.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._preview.setAccessibleName(self.tr("Preview of the picture"))
        self.verdict = QLabel()
        self.verdict.setObjectName("danger")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self._lay_out()
        # painting takes longer than a key press
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.paint)
        for box in (self.kind, self.preset, self.theme):
            box.currentIndexChanged.connect(lambda _: self._quiet.start())
        self.title.textChanged.connect(lambda _: self._quiet.start())
        self.legend.toggled.connect(lambda _: self._quiet.start())
        self.paint()

    @property
    def image(self) -> QImage:
        """The picture as it would be saved."""
        return self._image

    def paint(self) -> None:
        """Paint the picture anew."""
        self._quiet.stop()
        theme = DARK if self.theme.currentData() == "dark" else LIGHT
        width, height = self.preset.currentData()
        self._image = render_chart(self._spec(), theme, QSize(width, height))
        self._show()

    def save(self, path: str) -> None:
        """Write the picture; what went wrong is said in the dialog, which stays."""
        target = Path(path) if path.lower().endswith(".png") else Path(f"{path}.png")
        if self._quiet.isActive():
            self.paint()
        try:
            save_png(self._image, target, self._spec().metadata)
        except InputError as error:
            self.verdict.setText(sentence(error))
            return
        self.saved.emit(str(target))
        self.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _spec(self) -> PictureSpec:
        shown = self._dashboard
        return picture_spec(
            self.kind.currentData(),
            shown.chart,
            shown.page_view,
            self._tracker,
            self._locale,
            title=self.title.text(),
            now=shown.request.now,
            legend=self.legend.isChecked(),
            accounts=shown.accounts,
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for caption, field in (
            (self.tr("&Chart"), self.kind),
            (self.tr("Si&ze"), self.preset),
            (self.tr("&Look"), self.theme),
            (self.tr("&Title"), self.title),
        ):
            label = QLabel(caption)
            label.setBuddy(field)
            form.addRow(label, field)
        note = QLabel(self.tr("The file tells tracker, query, period, zone, filters and version in its text fields."))
        note.setObjectName("small")
        note.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(form)
        left.addWidget(self.legend)
        left.addWidget(note)
        left.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addLayout(left, 2)
        upper.addWidget(self._preview, 5)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setText(self.tr("&Save as PNG…"))
        self._save.setDefault(True)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(upper, 1)
        column.addWidget(self.verdict)
        column.addWidget(buttons)

    def _show(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatio()
        room = self._preview.size() * ratio
        shown = self._image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self._preview.setPixmap(QPixmap.fromImage(shown))

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name = "".join(mark if mark.isalnum() else "-" for mark in self.title.text()).strip("-") or "cmdesk"
        dialog = QFileDialog(self, self.tr("Save the chart"), f"{folder}/{name}.png", self.tr("PNG pictures (*.png)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.fileSelected.connect(self.save)
        dialog.open()
