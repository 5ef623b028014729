"""Chart data for tests, and the gestures of a mouse over a chart view."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from cmdesk.core.timeline import Period, Step, bin_edges, days
from cmdesk.core.views import Tally
from cmdesk.metrics.mood import Method, Mood
from cmdesk.ui.charts.boxes import PlainBox
from cmdesk.ui.charts.data import ChartData, CorrectedCurve
from cmdesk.ui.charts.view import ChartView

PARIS = ZoneInfo("Europe/Paris")
LAST_DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 40, tzinfo=UTC)
TALL = Tally(negative=30, neutral=20, positive=40, unknown=10, reacted=1284, told=100)


def of_days(tallies: Sequence[Tally], last: date = LAST_DAY, zone: tzinfo = PARIS) -> ChartData:
    """One tally for each of the days that end with `last`."""
    period = days(last - timedelta(days=len(tallies) - 1), last, zone)
    return ChartData(tuple(bin_edges(period, Step.DAY, zone)), tuple(tallies), Step.DAY, zone)


def of_period(period: Period, step: Step, tally: Tally = TALL, zone: tzinfo = PARIS) -> ChartData:
    """The same tally in every bin of a period."""
    edges = tuple(bin_edges(period, step, zone))
    return ChartData(edges, (tally,) * (len(edges) - 1), step, zone)


def place(view: ChartView, box: PlainBox, x: float, y: float) -> QPoint:
    """Where a point of a plot lies in the view."""
    found: QPoint = view.mapFromScene(box.mapViewToScene(QPointF(x, y)))
    return found


def middle(data: ChartData, index: int) -> float:
    """The Unix time in the middle of a bin."""
    return (data.edges[index].timestamp() + data.edges[index + 1].timestamp()) / 2


def send(widget: QWidget, kind: QEvent.Type, at: QPoint, held: Qt.MouseButton) -> None:
    """One mouse event, delivered at once."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    point, everywhere = QPointF(at), QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(kind, point, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def hover(view: ChartView, at: QPoint) -> None:
    """Move the pointer there."""
    send(view.viewport(), QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)


def hold(view: ChartView, start: QPoint, end: QPoint, moves: int = 8) -> None:
    """Press at `start` and drag to `end`, without letting go."""
    hover(view, start)
    send(view.viewport(), QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    for step in range(1, moves + 1):
        at = start + (end - start) * (step / moves)
        send(view.viewport(), QEvent.Type.MouseMove, at, Qt.MouseButton.LeftButton)


def let_go(view: ChartView, at: QPoint) -> None:
    """Release the button there."""
    send(view.viewport(), QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton)


def click(view: ChartView, at: QPoint) -> None:
    """Press and release in one place."""
    hover(view, at)
    send(view.viewport(), QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    let_go(view, at)


def double_click(view: ChartView, at: QPoint) -> None:
    """Two clicks, as Qt tells them."""
    click(view, at)
    send(view.viewport(), QEvent.Type.MouseButtonDblClick, at, Qt.MouseButton.LeftButton)
    let_go(view, at)


def near(one: QColor, other: QColor, slack: int = 8) -> bool:
    """Whether two colours look the same."""
    differences = one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue()
    return max(map(abs, differences)) <= slack


def column(image: QImage, x: int, top: int, bottom: int) -> list[QColor]:
    """The colours of one column of pixels, from `top` to `bottom`, the latter excluded."""
    return [image.pixelColor(x, y) for y in range(top, bottom)]


def corrected(data: ChartData, moods: Sequence[Mood | None], labels: int = 84) -> ChartData:
    """The same bins with corrected moods; that of all is the first of them."""
    return replace(data, corrected=CorrectedCurve(tuple(moods), moods[0], labels))


def corrected_mood(value: float, scored: int = 90) -> Mood:
    """A corrected mood with an interval of 0.6."""
    return Mood(value, max(-1.0, value - 0.3), min(1.0, value + 0.3), scored, Method.CORRECTED, 84)
