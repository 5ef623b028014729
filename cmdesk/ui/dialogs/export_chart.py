"""The export dialog: the chart of the look as a picture, previewed as it will be.

The preview is painted by the painter of the file, but never finer than a screen needs: a page of 300 dots an inch is
painted in full only when it is saved or copied.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QPoint, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cmdesk.core.errors import UserError
from cmdesk.core.types import Tracker
from cmdesk.ui.dashboard import Dashboard
from cmdesk.ui.dialogs.file_dialog import FileDialog, usual_folder
from cmdesk.ui.picture import PictureSpec, natural_scale, render_chart
from cmdesk.ui.picture_file import copy_chart, save_chart
from cmdesk.ui.picture_words import picture_spec
from cmdesk.ui.presets import FORMS, POST, PRESETS, Form, Sheet, form_of
from cmdesk.ui.theme import DARK, LIGHT, Theme
from cmdesk.ui.wording import sentence

_QUIET_MS: Final = 120
_PREVIEW_SCALE: Final = 1.5
"""How large text of the preview is at most, in sizes of the screen; more would be scaled away again."""
_CHECK: Final = 8
"""Pixels of a square of the ground that stands for nothing."""


class ExportDialog(QDialog):
    """Chooses how the chart becomes a picture, and writes or copies it.

    Signals:
        saved: the path of the file.
    """

    saved = Signal(str)

    def __init__(
        self,
        dashboard: Dashboard,
        tracker: Tracker | None,
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export chart"))
        self.resize(940, 560)
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
        for name, words in (
            ("screen", self.tr("Screen")),
            (POST, self.tr("Post on a network")),
            ("1920x1080", self.tr("Slides")),
            ("a4", self.tr("Print, A4 at 300 dpi")),
        ):
            self.preset.addItem(words, name)
        self.preset.setCurrentIndex(self.preset.findData(POST))
        self.forms: dict[Form, QRadioButton] = {form: QRadioButton(form.upper()) for form in FORMS}
        self.forms["png"].setToolTip(self.tr("Pixels: for networks, chats and mails"))
        self.forms["svg"].setToolTip(self.tr("Vectors: sharp at every size, for web pages and drawing programs"))
        self.forms["pdf"].setToolTip(self.tr("Vectors on a page: for print; its text can be selected"))
        self.forms["png"].setChecked(True)
        self._group = QButtonGroup(self)
        for button in self.forms.values():
            self._group.addButton(button)
        self.theme = QComboBox()
        for one, words in ((LIGHT, self.tr("Light")), (DARK, self.tr("Dark"))):
            self.theme.addItem(words, one.name)
        self.title = QLineEdit(tracker.name if tracker is not None else self.tr("All mentions"))
        self.title.setMaxLength(200)
        self.clear = QCheckBox(self.tr("T&ransparent background"))
        self.legend = QCheckBox(self.tr("Le&gend"))
        self.legend.setChecked(True)
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumSize(QSize(420, 240))
        self.preview.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.preview.setAccessibleName(self.tr("Preview of the picture"))
        self.measure = QLabel()
        self.measure.setObjectName("small")
        self.measure.setWordWrap(True)
        self.verdict = QLabel()
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self._lay_out()
        # painting takes longer than a key press
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.paint)
        for box in (self.kind, self.preset, self.theme):
            box.currentIndexChanged.connect(lambda _: self._change())
        self.title.textChanged.connect(lambda _: self._change())
        for check in (self.legend, self.clear):
            check.toggled.connect(lambda _: self._change())
        self._group.buttonToggled.connect(lambda *_: self._measure())
        self.preset.currentIndexChanged.connect(lambda _: self._measure())
        self._measure()
        self.paint()

    @property
    def image(self) -> QImage:
        """The picture as it is previewed."""
        return self._image

    @property
    def form(self) -> Form:
        """The form she chose."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    @property
    def sheet(self) -> Sheet:
        """The size she chose."""
        return PRESETS[self.preset.currentData()]

    def paint(self) -> None:
        """Paint the preview anew."""
        self._quiet.stop()
        scale = natural_scale(self.sheet)
        coarser = max(1.0, scale / _PREVIEW_SCALE)
        self._image = render_chart(self._spec(), self._look(), self.sheet.divided(coarser), scale / coarser)
        self._show()

    def save(self, path: str) -> None:
        """Write the picture; what went wrong is said in the dialog, which stays.

        A name that ends in the name of another form is taken at its word.
        """
        target = Path(path) if form_of(Path(path)) else Path(f"{path}.{self.form}")
        try:
            save_chart(self._spec(), self._look(), self.sheet, target)
        except UserError as error:
            self._tell(sentence(error), "danger")
            return
        self.saved.emit(str(target))
        self.accept()

    def copy(self) -> None:
        """Put the picture on the clipboard; the dialog stays."""
        copy_chart(self._spec(), self._look(), self.sheet)
        self._tell(self.tr("The chart was copied: paste it where you want it."), "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _change(self) -> None:
        # what was said was said of another picture
        self.verdict.clear()
        self._quiet.start()

    def _look(self) -> Theme:
        look = DARK if self.theme.currentData() == "dark" else LIGHT
        return look.clear() if self.clear.isChecked() else look

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
        row = QHBoxLayout()
        row.setSpacing(16)
        for button in self.forms.values():
            row.addWidget(button)
        row.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for caption, field, buddy in (
            (self.tr("&Chart"), self.kind, self.kind),
            (self.tr("&Usage"), self.preset, self.preset),
            (self.tr("&Format"), row, self.forms["png"]),
            (self.tr("&Look"), self.theme, self.theme),
            (self.tr("&Title"), self.title, self.title),
        ):
            label = QLabel(caption)
            label.setBuddy(buddy)
            form.addRow(label, field)
            if field is self.preset:
                form.addRow(self.measure)
        note = QLabel(self.tr("The file tells tracker, query, period, zone, filters and version in its text fields."))
        note.setObjectName("small")
        note.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(form)
        left.addWidget(self.legend)
        left.addWidget(self.clear)
        left.addWidget(note)
        left.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addLayout(left, 2)
        upper.addWidget(self.preview, 5)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Close)
        self._save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setText(self.tr("&Save…"))
        self._save.setDefault(True)
        copy = buttons.addButton(self.tr("C&opy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(upper, 1)
        column.addWidget(self.verdict)
        column.addWidget(buttons)

    def _measure(self) -> None:
        """Say how large the picture is, in what counts for its form."""
        sheet = self.sheet
        pixels = self.tr("{width} × {height} pixels").format(width=sheet.width, height=sheet.height)
        across, down = map(round, sheet.millimetres)
        paper = self.tr("{width} × {height} mm").format(width=across, height=down)
        if self.form == "pdf":
            on_page = self.tr("{size} on a page of A4, landscape").format(size=paper)
            self.measure.setText(on_page if sheet.margin else paper)
        else:
            self.measure.setText(f"{pixels} · {paper}" if sheet.margin else pixels)

    def _tell(self, words: str, tone: str) -> None:
        self.verdict.setObjectName(tone)
        # a style sheet looks at the name only once
        self.verdict.style().polish(self.verdict)
        self.verdict.setText(words)

    def _show(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatio()
        room = self.preview.size() * ratio
        shown = self._image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        if shown.hasAlphaChannel():
            shown = _on_squares(shown, DARK if self.theme.currentData() == "dark" else LIGHT, round(_CHECK * ratio))
        shown.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(shown))

    def _ask(self) -> None:
        folder = usual_folder(QStandardPaths.StandardLocation.PicturesLocation)
        name = "".join(mark if mark.isalnum() else "-" for mark in self.title.text()).strip("-") or "cmdesk"
        filters = {
            "png": self.tr("PNG pictures (*.png)"),
            "svg": self.tr("SVG drawings (*.svg)"),
            "pdf": self.tr("PDF pages (*.pdf)"),
        }
        dialog = FileDialog(self, self.tr("Save the chart"), f"{folder}/{name}.{self.form}", filters[self.form])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self.form)
        dialog.fileSelected.connect(self.save)
        dialog.open()


def _on_squares(picture: QImage, look: Theme, side: int) -> QImage:
    """A transparent picture on the squares that everywhere stand for nothing, in two tones of the look's card."""
    tile = QPixmap(2 * side, 2 * side)
    tile.fill(QColor(look.tokens.card))
    painter = QPainter(tile)
    for corner in (QPoint(0, 0), QPoint(side, side)):
        painter.fillRect(corner.x(), corner.y(), side, side, QColor(look.tokens.hover))
    painter.end()
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    painter = QPainter(ground)
    painter.drawTiledPixmap(ground.rect(), tile)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground
