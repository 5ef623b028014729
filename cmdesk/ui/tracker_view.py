"""The tracker list as a view: keys, folders that open and close, trackers dragged onto folders and out of them.

It says what she wants and changes nothing by itself, the folding excepted. Drops of anything that is no tracker (files)
are left to the window.
"""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from cmdesk.core.types import ALL_MENTIONS
from cmdesk.ui.theme import Theme
from cmdesk.ui.tracker_delegate import TrackerDelegate
from cmdesk.ui.tracker_model import MIME, TrackerModel


class TrackerView(QListView):
    """The list.

    Signals:
        moved: ids of dropped trackers, and the group ("" for none) they were dropped on.
        removal_wanted: she pressed Del.
        context_wanted: index and point of the screen where a context menu belongs.
    """

    moved = Signal(object, str)
    removal_wanted = Signal()
    context_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, model: TrackerModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._target: str | None = None
        self.delegate = TrackerDelegate(theme, self)
        self.setObjectName("trackerList")
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.clicked.connect(self._clicked)

    @property
    def target(self) -> str | None:
        """The group that would take what is being dragged."""
        return self._target

    def toggle(self, group: str) -> None:
        """Open a closed group, close an open one."""
        self._lines.fold(self._lines.folded ^ {group})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        group = self._lines.caption(row)
        if key == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.selectionModel().hasSelection():
                self.removal_wanted.emit()
        elif key == Qt.Key.Key_Left:
            self._step_out(row, group)
        elif key == Qt.Key.Key_Right:
            if group is not None and group in self._lines.folded:
                self.toggle(group)
        elif group is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle(group)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            point = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.context_wanted.emit(index, point)

    def startDrag(self, supported: Qt.DropAction) -> None:
        indexes = [index for index in self.selectedIndexes() if index.flags() & Qt.ItemFlag.ItemIsDragEnabled]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._lines.mimeData(indexes))
        held = self.visualRect(self.currentIndex() if self.currentIndex() in indexes else indexes[0])
        drag.setPixmap(self.viewport().grab(held))
        drag.setHotSpot(QPoint(24, held.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._aim(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        # wherever it begins: who refuses here is not asked again on the way
        event.setAccepted(bool(self._dragged(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        numbers = self._dragged(event.mimeData())
        group = self._group_at(event.position().toPoint())
        # ends the scrolling at the edges; the model itself takes nothing
        super().dropEvent(event)
        self._aim(None)
        if self._would_move(numbers, group):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.moved.emit(numbers, group)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.delegate.theme.colour("accent"), 2))
            painter.drawRoundedRect(self._target_rect(self._target).adjusted(5, 1, -5, -1), 7, 7)
            self._say_target(painter, self._target)

    def _say_target(self, painter: QPainter, group: str) -> None:
        """Where a drop would go, in words: painted over the list, since a widget there would take the drag itself."""
        told = self.tr("To {group}").format(group=group) if group else self.tr("Out of its group")
        theme, area = self.delegate.theme, self.viewport().rect()
        box = QRect(area.left() + 8, area.bottom() - 34, area.width() - 16, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.colour("on_accent"))
        told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, box.width() - 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)

    def _clicked(self, index: QModelIndex) -> None:
        group = self._lines.caption(index.row())
        if group is not None:
            self.toggle(group)

    def _step_out(self, row: int, group: str | None) -> None:
        """From a tracker to its folder, which then closes."""
        if group is None:
            caption = self._lines.caption_of(self._lines.group_at(row))
            if caption is not None:
                self.setCurrentIndex(self._lines.index(caption))
        elif group not in self._lines.folded:
            self.toggle(group)

    def _judge(self, event: QDragMoveEvent) -> None:
        """Take trackers where they would go elsewhere; leave anything else to the window."""
        group = self._group_at(event.position().toPoint())
        if self._would_move(self._dragged(event.mimeData()), group):
            self._aim(group)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            self._aim(None)
            event.ignore()

    def _aim(self, group: str | None) -> None:
        if group != self._target:
            self._target = group
            self.viewport().update()

    def _dragged(self, data: QMimeData) -> tuple[int, ...]:
        """Ids of dragged trackers that are listed here; another desk's are not."""
        words = bytes(data.data(MIME).data()).decode("ascii", "replace").split()
        numbers = [int(word) for word in words if word.lstrip("-").isdecimal()]
        return tuple(number for number in numbers if self._lines.tracker(number) is not None)

    def _would_move(self, numbers: tuple[int, ...], group: str) -> bool:
        trackers = [self._lines.tracker(number) for number in numbers]
        return any(tracker is not None and tracker.group != group for tracker in trackers)

    def _group_at(self, point: QPoint) -> str:
        return self._lines.group_at(self.indexAt(point).row())

    def _target_rect(self, group: str) -> QRect:
        """The block of rows that stands for a group; for none, the trackers without one, or *All mentions*."""
        rows = [at for at in range(self._lines.rowCount()) if self._lines.group_at(at) == group]
        if not group:
            alone = [at for at in rows if (one := self._lines.summary(at)) and one.tracker.id != ALL_MENTIONS]
            rows = alone or rows
        rects = [self.visualRect(self._lines.index(at)) for at in rows]
        united = QRect()
        for rect in rects:
            united = united.united(rect)
        return united
