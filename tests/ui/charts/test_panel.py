"""The chart card: texts, tip, keyboard, screen reader, empty states, narrow and wide."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cmdesk.core.timeline import Period, Step, days
from cmdesk.core.types import Label
from cmdesk.core.views import Tally
from cmdesk.metrics.mood import Method
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.legend import Legend
from cmdesk.ui.charts.panel import ChartPanel
from cmdesk.ui.charts.tip import ChartTip, spoken
from cmdesk.ui.theme import DARK, LIGHT, Theme
from tests.ui.charts.samples import (
    NOW,
    PARIS,
    TALL,
    click,
    corrected,
    corrected_mood,
    hold,
    hover,
    let_go,
    middle,
    of_days,
    of_period,
    place,
)


@pytest.fixture
def panel(qtbot: QtBot) -> ChartPanel:
    """A card of 1000 x 400 pixels with 30 days out of 90."""
    made = ChartPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.set_data(of_days([TALL] * 30), of_days([TALL] * 90), now=NOW)
    return made


def labels(panel: ChartPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def tip_of(panel: ChartPanel) -> ChartTip:
    return panel.findChildren(ChartTip)[0]


def test_the_card_says_what_it_shows_and_in_which_zone(panel: ChartPanel) -> None:
    assert "Volume and mood" in labels(panel)
    assert "per day · time zone Europe/Paris" in labels(panel)


@pytest.mark.parametrize(
    ("step", "text"), [(Step.HOUR, "per hour"), (Step.WEEK, "per week"), (Step.MONTH, "per month")]
)
def test_the_subtitle_follows_the_step(panel: ChartPanel, step: Step, text: str) -> None:
    data = of_period(days(date(2026, 11, 20), date(2026, 11, 22), PARIS), step)
    panel.set_data(data, data, now=None)
    assert f"{text} · time zone Europe/Paris" in labels(panel)


def test_a_click_on_a_segment_opens_its_bin_and_label(panel: ChartPanel, qtbot: QtBot) -> None:
    data = panel.data
    with qtbot.waitSignal(panel.bin_activated) as caught:
        click(panel.view, place(panel.view, panel.view.volume_box, middle(data, 11), 75))
    assert caught.args == [data.edges[11], data.edges[12], Label.NEGATIVE]


def test_a_dragged_brush_is_told_in_edges_of_the_history(panel: ChartPanel, qtbot: QtBot, every_move: None) -> None:
    history = of_days([TALL] * 90)
    panel.set_brush(history.edges[60], history.edges[90])
    low, high = panel.view.overview.viewRange()[1]
    y = low + (high - low) * 0.2
    start = place(panel.view, panel.view.overview, middle(history, 75), y)
    end = place(panel.view, panel.view.overview, middle(history, 55), y)
    with qtbot.waitSignal(panel.brushed) as caught:
        hold(panel.view, start, end)
        let_go(panel.view, end)
    assert caught.args == [history.edges[40], history.edges[70]]


def test_the_first_data_place_the_brush_by_themselves(panel: ChartPanel) -> None:
    low, high = panel.view.overview.region.getRegion()
    assert (low, high) == (panel.data.edges[0].timestamp(), panel.data.edges[-1].timestamp())


def test_pointing_at_a_bar_shows_its_figures(panel: ChartPanel) -> None:
    hover(panel.view, place(panel.view, panel.view.mood_box, middle(panel.data, 11), 0))
    assert not tip_of(panel).isHidden()
    texts = [label.text() for label in tip_of(panel).findChildren(QLabel)]
    assert texts[0] == "mercredi 4 novembre 2026"
    for expected in ("100", "40", "40\u202f%", "▲", "●", "▼", "?", "1\u202f284"):
        assert expected in texts
    assert "+0,11 (\u22120,07 to +0,29)" in texts


def test_leaving_the_plots_hides_the_tip(panel: ChartPanel) -> None:
    hover(panel.view, place(panel.view, panel.view.volume_box, middle(panel.data, 11), 50))
    hover(panel.view, place(panel.view, panel.view.overview, middle(panel.data, 11), 1))
    assert tip_of(panel).isHidden()


@pytest.mark.parametrize("index", [0, 15, 29])
@pytest.mark.parametrize("top", [True, False])
def test_the_tip_stays_inside_the_card(panel: ChartPanel, index: int, top: bool) -> None:
    panel.resize(800, 300)
    box, y = (panel.view.volume_box, 105) if top else (panel.view.mood_box, -0.5)
    hover(panel.view, place(panel.view, box, middle(panel.data, index), y))
    assert panel.view.rect().contains(tip_of(panel).geometry())


def test_the_tip_warns_of_a_running_bin_and_of_few_mentions(panel: ChartPanel) -> None:
    panel.set_data(of_days([TALL, Tally(positive=6)]), of_days([TALL] * 90), now=NOW)
    hover(panel.view, place(panel.view, panel.view.volume_box, middle(panel.data, 1), 3))
    assert "still running · few mentions with a mood" in labels(panel)


def test_arrows_walk_the_bars_and_enter_opens_one(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_Home)
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Left)
    with qtbot.waitSignal(panel.bin_activated) as caught:
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert caught.args == [panel.data.edges[1], panel.data.edges[2], None]


def test_the_walk_stops_at_both_ends(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_Left)  # from nowhere: the newest
    QTest.keyClick(panel, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.bin_activated) as caught:
        QTest.keyClick(panel, Qt.Key.Key_Enter)
    assert caught.args[1] == panel.data.edges[-1]


def test_escape_leaves_the_bars(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_End)
    assert not tip_of(panel).isHidden()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert tip_of(panel).isHidden()
    with qtbot.assertNotEmitted(panel.bin_activated):
        QTest.keyClick(panel, Qt.Key.Key_Return)


def test_keys_do_nothing_without_bars(panel: ChartPanel, qtbot: QtBot) -> None:
    nothing = ChartData((), (), Step.DAY)
    panel.set_data(nothing, nothing, now=NOW)
    panel.setFocus()
    with qtbot.assertNotEmitted(panel.bin_activated):
        for key in (Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Return):
            QTest.keyClick(panel, key)


def test_a_screen_reader_hears_name_and_summary(panel: ChartPanel) -> None:
    heard = QAccessible.queryAccessibleInterface(panel)
    assert heard.text(QAccessible.Text.Name) == "Volume and mood"
    assert heard.text(QAccessible.Text.Description) == (
        "Mentions: 3\u202f000, 24/10/2026 – 22/11/2026; most, 100, on samedi 24 octobre 2026; net sentiment +0,11."
    )


def test_nothing_stored_and_nothing_in_the_period_are_told_apart(panel: ChartPanel) -> None:
    silent = of_days([Tally()] * 7)
    panel.set_data(silent, of_days([TALL] * 90), now=NOW)
    assert "No mention in this period" in labels(panel)
    assert panel.accessibleDescription() == "No mention in this period"
    panel.set_data(silent, silent, now=NOW)
    assert "No mention yet" in labels(panel)
    panel.set_data(of_days([TALL] * 7), of_days([TALL] * 90), now=NOW)
    assert "No mention yet" not in labels(panel)


def test_another_locale_changes_labels_and_summary(panel: ChartPanel) -> None:
    panel.setLocale(QLocale("en_US"))
    assert panel.view.time_axis.ticks()[0].text == "Oct 24"
    assert "net sentiment +0.11" in panel.accessibleDescription()


@pytest.mark.parametrize("width", [420, 640, 1000, 1900])
def test_the_legend_is_whole_at_every_width(panel: ChartPanel, qtbot: QtBot, width: int) -> None:
    panel.resize(width, 400)
    legend = panel._legend

    def settled() -> bool:
        beside = legend.geometry().top() < panel._title.geometry().bottom()
        return beside is (width >= 1000) and legend.height() >= legend.heightForWidth(legend.width()) > 0

    qtbot.waitUntil(settled)
    assert legend.width() >= legend.minimumSizeHint().width()
    assert panel.rect().contains(legend.geometry())
    assert not legend.geometry().intersects(panel.view.geometry())


def test_buttons_of_the_card_stand_in_the_title_row(panel: ChartPanel, qtbot: QtBot) -> None:
    button = QPushButton("Export")
    panel.add_header_widget(button)
    qtbot.waitUntil(lambda: button.geometry().right() >= panel.width() - 6)
    assert button.geometry().bottom() <= panel.view.geometry().top()


def test_another_theme_repaints_everything(panel: ChartPanel) -> None:
    panel.set_theme(DARK)
    image = panel.view.viewport().grab().toImage()
    assert image.pixelColor(3, 3) == DARK.colour("card")
    at = place(panel.view, panel.view.volume_box, middle(panel.data, 3), 20)
    assert image.pixelColor(at) == DARK.label_colour(Label.POSITIVE)


def test_focus_by_keyboard_is_seen(panel: ChartPanel, look: Theme, qtbot: QtBot) -> None:
    panel.set_theme(look)
    panel.clearFocus()
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.hasFocus)
    assert panel.grab().toImage().pixelColor(1, panel.height() // 2) == look.colour("accent")
    panel.clearFocus()
    assert panel.grab().toImage().pixelColor(1, panel.height() // 2) != look.colour("accent")


def test_a_day_of_hours_and_one_single_bin_are_shown_too(panel: ChartPanel) -> None:
    start = datetime(2026, 11, 21, 15, tzinfo=UTC)
    hours = of_period(Period(start, start + timedelta(hours=24)), Step.HOUR)
    for data in (hours, of_days([TALL])):
        panel.set_data(data, data, now=NOW)
        assert panel.view.time_axis.ticks()
        assert not panel.grab().isNull()


def test_corrected_moods_are_named_wherever_they_are_told(panel: ChartPanel) -> None:
    data = of_days([TALL] * 30)
    panel.set_data(corrected(data, [corrected_mood(-0.25)] * 30), of_days([TALL] * 90), now=NOW)
    assert panel.method.button.text() == "Mood: corrected"
    assert "corrected mood, 95% interval" in panel.findChildren(Legend)[0].texts()
    assert panel.accessibleDescription().endswith("corrected net sentiment \u22120,25.")
    hover(panel.view, place(panel.view, panel.view.mood_box, middle(panel.data, 11), 0))
    texts = [label.text() for label in tip_of(panel).findChildren(QLabel)]
    assert "corrected mood" in texts and "\u22120,25 (\u22120,55 to +0,05)" in texts
    assert spoken(panel.data, 11, QLocale("fr_FR")).endswith("corrected mood \u22120,25 (\u22120,55 to +0,05)")
    panel.set_data(data, of_days([TALL] * 90), now=NOW)
    assert panel.method.button.text() == "Mood: counted"
    assert "mood, 95% interval" in panel.findChildren(Legend)[0].texts()


def test_the_header_tells_what_she_wants_of_the_mood(panel: ChartPanel, qtbot: QtBot) -> None:
    panel.set_labels(50)
    with qtbot.waitSignal(panel.method_chosen) as caught:
        panel.method.corrected.trigger()
    assert caught.args == [Method.CORRECTED]
    with qtbot.waitSignal(panel.explain_wanted):
        qtbot.mouseClick(panel.method.explain, Qt.MouseButton.LeftButton)
