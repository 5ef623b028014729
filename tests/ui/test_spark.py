"""The spark line draws what there is a line of, and nothing else."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cmdesk.ui.spark import Spark, draw_spark


def inked(values: tuple[int, ...]) -> list[tuple[int, int]]:
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_spark(painter, QRectF(0, 0, 60, 20), values, QColor("black"))
    painter.end()
    white = QColor("white").rgba()
    return [(x, y) for x in range(60) for y in range(20) if image.pixel(x, y) != white]


@pytest.mark.parametrize("values", [(), (3,), (0, 0, 0)])
def test_no_line_is_drawn_of_nothing(values: tuple[int, ...]) -> None:
    assert inked(values) == []


def test_more_is_higher(qtbot: QtBot) -> None:
    points = inked((0, 5, 10))
    left = [y for x, y in points if x < 5]
    right = [y for x, y in points if x > 54]
    assert min(right) < 5 and max(left) > 15


def test_a_spark_shows_what_it_was_given_last(qtbot: QtBot) -> None:
    spark = Spark(QColor("#1f77b4"))
    qtbot.addWidget(spark)
    spark.resize(60, 20)
    spark.show_values([0, 4, 2])
    before = spark.grab().toImage()
    spark.set_colour(QColor("#d9545b"))
    assert spark.values == (0, 4, 2) and spark.grab().toImage() != before
