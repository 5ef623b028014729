"""The legend: every entry with colour, sign and word, whole at any width."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Label
from cmdesk.ui.charts.bars import STACK
from cmdesk.ui.charts.legend import Key, Legend
from cmdesk.ui.theme import LIGHT, Theme
from tests.ui.charts.samples import near


def painted(legend: Legend, width: int) -> QImage:
    legend.resize(width, legend.heightForWidth(width))
    return legend.grab().toImage()


def ink(image: QImage) -> int:
    """Pixels that are not background."""
    ground = image.pixelColor(image.width() - 1, 0)
    return sum(not near(image.pixelColor(x, y), ground) for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def legend(qtbot: QtBot) -> Legend:
    made = Legend((*STACK, Key.MOOD, Key.FEW), LIGHT)
    qtbot.addWidget(made)
    return made


def test_every_label_has_its_sign_and_word(legend: Legend) -> None:
    assert legend.texts()[:4] == ["▲ positive", "● neutral", "▼ negative", "? unknown"]


def test_every_label_has_its_colour(legend: Legend, look: Theme) -> None:
    legend.set_theme(look)
    image = painted(legend, 1000)
    row = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    for label in (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE):
        assert look.label_colour(label).name() in row


@pytest.mark.parametrize("width", [180, 240, 330, 500])
def test_nothing_is_cut_where_it_is_narrow(legend: Legend, width: int) -> None:
    assert legend.heightForWidth(width) > legend.heightForWidth(2000)
    assert ink(painted(legend, width)) == pytest.approx(ink(painted(legend, 2000)), rel=0.02)


def test_corrected_moods_are_explained_otherwise(legend: Legend) -> None:
    counted = painted(legend, 900)
    assert legend.texts()[-2] == "mood, 95% interval"
    legend.set_entries((*STACK, Key.CORRECTED, Key.FEW))
    assert legend.texts()[-2] == "corrected mood, 95% interval"
    assert painted(legend, 900) != counted
