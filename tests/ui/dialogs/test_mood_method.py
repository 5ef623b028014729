"""The dialog says of each method what it found, by what, and how sure it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import Purpose
from cmdesk.core.views import View
from cmdesk.metrics.mood import Method
from cmdesk.ui.dialogs.mood_method import MoodMethodDialog
from cmdesk.ui.interval_bar import IntervalBar
from cmdesk.ui.moods import MoodFacts, read_facts
from cmdesk.ui.theme import LIGHT, Theme
from tests.ui.charts.samples import PARIS
from tests.ui.fake_store import NOW, Memory
from tests.ui.moody import label_at_random, moody

WEEK = View(1, NOW - timedelta(days=7), NOW + timedelta(hours=1))
Opened = Callable[[MoodFacts], MoodMethodDialog]


@pytest.fixture
def memory() -> Memory:
    return moody(400)


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def open_(facts: MoodFacts, shown: Method = Method.COUNTED, look: Theme = LIGHT) -> MoodMethodDialog:
        dialog = MoodMethodDialog(facts, shown, "Café Vermeil · 22/11/2026", look, QLocale("fr_FR"), PARIS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return open_


def facts(memory: Memory) -> MoodFacts:
    return read_facts(memory.open(), WEEK, lambda: None)


def words(dialog: MoodMethodDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def test_without_labels_two_methods_say_what_they_take(memory: Memory, opened: Opened) -> None:
    found = facts(memory)
    dialog = opened(found)
    told = words(dialog)
    assert "Counted (on the card)" in told and f"with a mood: {found.tally.scored}" in told
    assert "From 50 labels of yours on" in told and "you have 0" in told
    assert dialog.table.isHidden()
    assert dialog.offer.text().startswith(f"Label {found.wanted} mention")
    for metric in ("net-sentiment@1", "corrected-mood@1", "difference-estimator@1"):
        assert metric in told
    bars = dialog.findChildren(IntervalBar)
    assert [bar.accessibleName() for bar in bars][1:] == ["—", "—"]


def test_a_correction_shows_what_is_taken_for_what(memory: Memory, opened: Opened) -> None:
    label_at_random(memory, 84)
    found = facts(memory)
    dialog = opened(found)
    cells = [[dialog.table.item(row, place).text() for place in range(3)] for row in range(3)]
    assert [[int(cell.split(" (")[0]) for cell in row] for row in cells] == [list(row) for row in found.labels]
    share = round(100 * found.labels[0][1] / sum(found.labels[0]))
    assert cells[0][1].endswith(f"({share}\u202f%)")
    assert not dialog.table.isHidden() and "84 mention" in words(dialog)
    assert "your labels count alone" in words(dialog)


@pytest.mark.parametrize(("holds", "sentence"), [(True, "fills the table up"), (False, "contradict the card")])
def test_the_part_of_the_card_is_told(memory: Memory, opened: Opened, holds: bool, sentence: str) -> None:
    label_at_random(memory, 60)
    flat = (1 / 3, 1 / 3, 1 / 3)
    dialog = opened(replace(facts(memory), card=(flat, flat, flat), card_holds=holds))
    assert sentence in words(dialog)


def test_a_sample_tells_its_day_its_labels_and_of_what_it_speaks(memory: Memory, opened: Opened) -> None:
    label_at_random(memory, 75, WEEK)
    found = facts(memory)
    assert found.sample is not None and found.sample.mood is not None
    told = words(opened(replace(found, wanted=75)))
    assert f"Of the {found.sample.scored} mentions" in told and "75 were drawn" in told
    assert "22/11/2026 12:40" in told and "not of others that could have been written" in told


def test_the_offer_falls_with_what_was_labelled_and_ends(memory: Memory, opened: Opened) -> None:
    wanted = facts(memory).wanted
    draw = memory.open().draw(WEEK, Purpose.PERIOD, wanted, now=NOW)
    label_at_random(memory, 10, WEEK, size=wanted)
    few = facts(memory)
    dialog = opened(few)
    assert "you labelled 10 in their order" in words(dialog)
    assert dialog.offer.text().startswith(f"Label {wanted - 10} mention")
    label_at_random(memory, wanted, WEEK)
    assert opened(facts(memory)).offer.isHidden()
    assert len(draw.mentions) == wanted


def test_an_outgrown_sample_asks_to_label_anew(memory: Memory, opened: Opened) -> None:
    label_at_random(memory, 60, WEEK)
    memory.mentions += moody(200, 6, seed=8).mentions
    dialog = opened(facts(memory))
    assert "Label anew" in words(dialog) and not dialog.offer.isHidden()


def test_few_mentions_claim_nothing(opened: Opened) -> None:
    told = words(opened(facts(moody(3, 2))))
    assert "too few to claim anything" in told


def test_nothing_is_offered_where_nothing_can_be_labelled(opened: Opened) -> None:
    assert opened(facts(Memory())).offer.isHidden()


def test_labelling_begins_once_the_dialog_has_gone(memory: Memory, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(facts(memory))
    with qtbot.waitSignal(dialog.labels_wanted):
        qtbot.mouseClick(dialog.offer, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_an_interval_lies_where_its_figures_say(look: Theme, qtbot: QtBot) -> None:
    bar = IntervalBar(look)
    qtbot.addWidget(bar)
    bar.resize(412, 18)
    mood = facts(moody(400)).counted
    assert mood is not None
    empty = bar.grab().toImage()
    bar.show_interval(replace(mood, value=0.0, low=-0.5, high=0.25))
    image = bar.grab().toImage()
    y = image.height() // 2 - 5
    changed = [x for x in range(image.width()) if image.pixel(x, y) != empty.pixel(x, y)]
    assert (min(changed), max(changed)) == pytest.approx((bar.place(-0.5), bar.place(0.25)), abs=2)
