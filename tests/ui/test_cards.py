"""The cards say figure, change and formula; too few mentions say nothing; clicking two of them filters."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.timeline import Period, Step
from cmdesk.core.types import Label
from cmdesk.core.views import Tally, View
from cmdesk.metrics.mood import Method, Mood
from cmdesk.ui.cards import Card, CardRow, FittingLabel
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.dashboard import Dashboard, Figures, Filters, Request
from cmdesk.ui.period import Preset, Timeframe
from tests.ui.fake_store import NOW

FR = QLocale("fr_FR")
PARIS = ZoneInfo("Europe/Paris")
NARROW = "\u202f"


def dashboard(
    now: Figures,
    before: Figures | None,
    *,
    preset: Preset = Preset.MONTH,
    labels: frozenset[Label] = frozenset(),
) -> Dashboard:
    period = Period(NOW - timedelta(days=30), NOW)
    nothing = ChartData((), (), Step.DAY, PARIS)
    request = Request(1, Timeframe(preset), Filters(labels=labels), PARIS, NOW)
    compared = period.previous() if before is not None else None
    return Dashboard(request, preset, period, None, nothing, nothing, now, before, compared, View())


def figures(tally: Tally, **share: Any) -> Figures:
    return Figures(tally, tally, **share)


MANY = figures(Tally(244, 449, 591, 0, 12_400, 1200), share=0.58, own=1284, competitors=930)
FEWER = figures(Tally(180, 420, 488, 0, 15_000, 1000), share=0.58, own=1088, competitors=788)


@pytest.fixture
def cards(qtbot: QtBot) -> CardRow:
    made = CardRow(FR, PARIS)
    qtbot.addWidget(made)
    made.resize(1080, 84)
    made.show()
    return made


def test_figures_and_changes_are_written_in_french(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    assert [card.figure for card in cards.cards] == [
        f"1{NARROW}284",
        f"12{NARROW}400",
        "+0,27",
        f"46{NARROW}%",
        f"19{NARROW}%",
        f"58{NARROW}%",
    ]
    assert [card.note.split(" vs ")[0] for card in cards.cards] == [
        f"▲ +18{NARROW}%",
        f"▼ −17{NARROW}%",
        "▼ −0,01",
        "▲ +1 pts",
        "▲ +2 pts",
        "= stable",
    ]


def test_more_negative_mentions_are_no_good_news(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    tones = [
        label.objectName() for card in (cards.positive, cards.negative) for label in card.findChildren(FittingLabel)
    ]
    assert "positive" in tones and "negative" in tones
    assert cards.negative.findChildren(FittingLabel)[-1].objectName() == "negative"


def test_each_card_tells_its_name_figure_and_change_to_a_screen_reader(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    assert cards.mentions.accessibleName().startswith(f"Mentions: 1{NARROW}284, ▲ +18{NARROW}%")
    assert all(card.accessibleName() and card.accessibleDescription() for card in cards.cards)


def test_the_tooltip_gives_formula_inputs_and_the_period_before(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    tip = cards.mood.toolTip()
    assert "(positive 591 − negative 244) / scored 1\u202f284" in tip
    assert "95 % interval: +0,23 … +0,31" in tip
    assert "23/09/2026" in tip and "+0,28" in tip


def test_the_mood_carries_its_interval(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    assert "+0,23 … +0,31" in cards.mood.accessibleName()


def test_under_five_scored_mentions_no_mood_is_claimed(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(figures(Tally(1, 1, 2, 40, 7)), FEWER))
    for card in (cards.mood, cards.positive, cards.negative):
        assert card.figure == "—"
        assert "fewer than 5" in card.note
    assert cards.mentions.figure == "44"


def test_without_an_earlier_period_nothing_is_compared(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, None, preset=Preset.ALL))
    assert [card.note for card in cards.cards] == [""] * 6


def test_reactions_that_no_network_tells_are_missing_not_zero(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(figures(Tally(neutral=9)), FEWER))
    assert (cards.reactions.figure, cards.reactions.note) == ("—", "no network tells them")


def test_growth_from_nothing_has_no_percentage(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, figures(Tally())))
    assert cards.mentions.note == "none in the period before"


def test_without_a_competitor_the_share_says_so(cards: CardRow) -> None:
    cards.show_dashboard(dashboard(figures(Tally(9, 9, 9)), None))
    assert (cards.share.figure, cards.share.note) == ("—", "no competitor in this group")


def test_a_label_filter_is_seen_on_its_card_and_narrows_only_the_counts(cards: CardRow) -> None:
    narrowed = replace(MANY, shown=Tally(negative=244, reacted=900, told=200))
    cards.show_dashboard(dashboard(narrowed, None, labels=frozenset({Label.NEGATIVE})))
    assert cards.negative.isChecked() and not cards.positive.isChecked()
    assert cards.mentions.figure == "244" and cards.mood.figure == "+0,27"


def test_clicking_a_label_card_asks_for_the_filter_and_checks_nothing_by_itself(qtbot: QtBot, cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    with qtbot.waitSignal(cards.label_clicked) as told:
        qtbot.mouseClick(cards.negative, Qt.MouseButton.LeftButton)
    assert told.args == [Label.NEGATIVE]
    assert not cards.negative.isChecked()
    with qtbot.waitSignal(cards.label_clicked) as told:
        cards.positive.setFocus()
        qtbot.keyClick(cards.positive, Qt.Key.Key_Space)
    assert told.args == [Label.POSITIVE]


def test_the_mood_names_its_method_and_leads_to_it(qtbot: QtBot, cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    assert cards.mood.accessibleName().startswith("Net mood: +0,27")
    mood = Mood(-0.1, -0.4, 0.2, 1284, Method.CORRECTED, 84)
    now = replace(MANY, method=Method.CORRECTED, found=mood)
    before = replace(FEWER, method=Method.CORRECTED, found=replace(mood, value=0.1))
    cards.show_dashboard(replace(dashboard(now, before), labels=84))
    assert (cards.mood.figure, cards.mood.note) == ("\u22120,10", "▼ \u22120,20 vs 30 d before")
    assert cards.mood.accessibleName().startswith("Net mood, corrected: \u22120,10")
    assert "Corrected by 84 label" in cards.mood.accessibleDescription()
    with qtbot.waitSignal(cards.mood_clicked):
        qtbot.mouseClick(cards.mood, Qt.MouseButton.LeftButton)
    assert not cards.mood.isChecked()


def test_moods_of_two_methods_are_not_compared(cards: CardRow) -> None:
    sampled = replace(MANY, method=Method.SAMPLED, found=Mood(-0.1, -0.2, 0.0, 1284, Method.SAMPLED, 80))
    cards.show_dashboard(dashboard(sampled, FEWER))
    assert (cards.mood.figure, cards.mood.note) == ("\u22120,10", "")
    assert cards.mood.accessibleName().startswith("Net mood, sampled: \u22120,10, \u22120,20 … 0,00")
    assert "Set right by 80 label" in cards.mood.accessibleDescription()
    assert cards.positive.note != ""


def test_corrected_moods_of_too_few_mentions_claim_nothing(cards: CardRow) -> None:
    for tally, note in ((Tally(1, 1, 1), "3 scored mention"), (Tally(3, 3, 3), "too few that the scorer judged")):
        now = replace(figures(tally), method=Method.CORRECTED)
        cards.show_dashboard(replace(dashboard(now, None), labels=84))
        assert cards.mood.figure == "—" and cards.mood.note.startswith(note)


def test_the_other_cards_are_no_buttons(qtbot: QtBot, cards: CardRow) -> None:
    cards.show_dashboard(dashboard(MANY, FEWER))
    with qtbot.assertNotEmitted(cards.mentions.clicked):
        qtbot.mouseClick(cards.mentions, Qt.MouseButton.LeftButton)
    assert cards.mentions.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_note_is_shortened_before_it_is_cut(qtbot: QtBot) -> None:
    card = Card("Mentions")
    qtbot.addWidget(card)
    label = FittingLabel()
    qtbot.addWidget(label)
    label.set_wordings(("▲ +18 % vs the period before", "▲ +18 %"))
    label.resize(400, 20)
    assert label.shown() == "▲ +18 % vs the period before"
    label.resize(70, 20)
    assert label.shown() == "▲ +18 %"
    label.resize(20, 20)
    assert label.shown().endswith("…")


def test_what_became_of_own_posts_is_explained(cards: CardRow) -> None:
    made = dashboard(MANY, FEWER)
    cards.show_dashboard(made)
    assert "own accounts" not in cards.mentions.toolTip()
    cards.show_dashboard(replace(made, accounts=True, own_posts=31))
    assert "31 post(s) of your own accounts left out" in cards.mentions.toolTip()
    counted = replace(made.request, filters=Filters(own=True))
    cards.show_dashboard(replace(made, accounts=True, own_posts=31, request=counted))
    assert "31 post(s) of your own accounts counted in" in cards.mentions.toolTip()


@pytest.mark.parametrize(
    ("own", "rival", "told"),
    [
        (28, False, "no competitor in this group"),
        (0, False, "no competitor in this group"),
        (0, True, "no mention yet"),
    ],
)
def test_why_there_is_no_share_of_voice(cards: CardRow, own: int, rival: bool, told: str) -> None:
    now = figures(Tally(0, 0, 28), share=None, own=own, competitors=0, rival=rival)
    cards.show_dashboard(dashboard(now, None))
    assert (cards.share.figure, cards.share.note) == ("—", told)
