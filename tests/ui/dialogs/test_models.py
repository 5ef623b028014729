"""The Models window says how good the scorers are, lets them learn, and keeps her words, each with a way back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.corrections import BrandWord, HeadReport, Purpose
from cmdesk.core.errors import StoreError
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.core.views import View
from cmdesk.metrics.evaluation import Outcome, evaluate
from cmdesk.metrics.model_card import Corpus, ModelCard
from cmdesk.ui.dialogs.confusion_table import ConfusionTable
from cmdesk.ui.dialogs.models import ModelsDialog
from cmdesk.ui.scorer_reading import MEASURE_FROM
from cmdesk.ui.theme import LIGHT, Theme
from tests.builders import make_sentiment
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import NOW, Memory, mention

LATTE = BrandWord("latte", 0.0)
REPORT = HeadReport("linear@1", 34, 0.52, 0.58, 0.94, 0.94)


def card() -> ModelCard:
    found = evaluate(
        Outcome(truth, said)
        for truth, said, count in (
            (Label.NEGATIVE, Label.NEGATIVE, 9),
            (Label.NEGATIVE, Label.POSITIVE, 1),
            (Label.NEUTRAL, Label.NEUTRAL, 10),
            (Label.POSITIVE, Label.NEUTRAL, 4),
            (Label.POSITIVE, Label.POSITIVE, 6),
        )
        for _ in range(count)
    )
    return ModelCard(
        "linear@1", "2026-11-26", {"de": found, "fr": found, "en": found}, (Corpus("umsab-fr", 1822, 3, "<b>MIT</b>"),)
    )


def memory(labelled: int = 0) -> Memory:
    """Forty mentions; so many of them drawn at random and labelled as cmdesk did, but the first."""
    made = Memory(words=[LATTE])
    for number in range(40):
        text = f"Un texte assez long pour être un avis, numéro {number}"
        made.mentions.append(mention(NOW - timedelta(hours=1), Label.POSITIVE, text=text, sequence=number))
    store = made.open()
    if labelled:
        for drawn in store.draw(View(ALL_MENTIONS), Purpose.PERIOD, labelled, now=NOW).mentions:
            assert drawn.line is not None
            store.correct([drawn.line.id], Label.POSITIVE if drawn.place else Label.NEGATIVE, now=NOW)
    return made


class Behind(Parts):
    """With the window that lies behind."""

    window: QWidget


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Behind]:
    made = Behind(memory())
    made.window = QWidget()
    made.window.resize(1000, 700)
    made.window.show()
    qtbot.addWidget(made.window)
    made.card = card()
    made.fake_analyst.current = frozenset({"lexicon-fr@1"})
    yield made
    made.edits.close()


def opened(parts: Behind, look: Theme = LIGHT) -> ModelsDialog:
    dialog = ModelsDialog(parts.backstage, look, QLocale("en_US"), parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def undo(qtbot: QtBot, dialog: ModelsDialog) -> None:
    """Press Ctrl+Z, once the window hears keys."""
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def entries(dialog: ModelsDialog) -> list[str]:
    found = dialog.quality.list
    return [found.item(row).text().replace("\n", " · ") for row in range(found.count())]


def cells(table: ConfusionTable) -> list[list[str]]:
    return [[table.item(row, column).text() for column in range(table.columnCount())] for row in range(3)]


def versions(dialog: ModelsDialog) -> list[list[str]]:
    table = dialog.versions.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def with_heads(parts: Behind) -> None:
    store = parts.memory.open()
    for after in (0.58, 0.51):
        store.keep_head(b"", replace(REPORT, after=after), now=NOW - timedelta(days=1))


def test_each_language_has_its_sentences_and_its_table(parts: Behind) -> None:
    dialog = opened(parts)
    assert entries(dialog) == [
        "Your own mentions · 0 of 30 checked",
        "français · 83% right",
        "English · 83% right",
        "Deutsch · 83% right",
        "What it learnt from",
        "What it cannot do",
    ]
    dialog.quality.list.setCurrentRow(1)
    told = dialog.quality.text()
    assert "Of 10 tweets that people called negative, it calls 9 negative." in told
    assert "it says neutral where it is positive (40% of those)" in told
    assert "Right in 83% (95% interval: 66% to 93%)" in told and "Measured on 30 tweets" in told
    [table] = dialog.quality.page.widget().findChildren(ConfusionTable)
    assert cells(table) == [
        ["6  ·  60%", "4  ·  40%", "0  ·  0%"],
        ["0  ·  0%", "10  ·  100%", "0  ·  0%"],
        ["1  ·  10%", "0  ·  0%", "9  ·  90%"],
    ]


def test_who_judges_a_language_is_what_the_analyst_says(monkeypatch: pytest.MonkeyPatch, parts: Behind) -> None:
    monkeypatch.setattr(
        parts.fake_analyst, "second_opinion", lambda _text, lang: make_sentiment() if lang == "fr" else None
    )
    dialog = opened(parts)
    dialog.quality.list.setCurrentRow(1)
    assert "word list gives a second opinion" in dialog.quality.text()
    dialog.quality.list.setCurrentRow(3)
    assert "no word list for this language" in dialog.quality.text()


def test_what_it_learnt_from_and_what_it_cannot_do(parts: Behind) -> None:
    dialog = opened(parts)
    dialog.quality.list.setCurrentRow(4)
    told = dialog.quality.text()
    assert "November 26, 2026" in told and "UMSAB, français: 1,822 tweets" in told and "<b>MIT</b>" in told
    dialog.quality.list.setCurrentRow(5)
    assert "Irony" in dialog.quality.text()


def test_without_a_card_her_own_mentions_are_left(parts: Behind) -> None:
    parts.card = None
    dialog = opened(parts)
    assert entries(dialog) == ["Your own mentions · 0 of 30 checked", "What it cannot do"]


def test_too_few_labels_say_how_many_more_and_offer_to_check(qtbot: QtBot, parts: Behind) -> None:
    parts.memory = memory(MEASURE_FROM - 1)
    parts.reader._resource = parts.memory.open()
    dialog = opened(parts)
    told = dialog.quality.text()
    assert "1 more of them to check." in told and "Right in" not in told
    assert "Labels that you changed only because you saw that they were wrong are not used here" in told
    with qtbot.waitSignal(dialog.check_wanted):
        dialog.quality.page.widget().findChild(QWidget, "primary").click()
    assert not dialog.isVisible()


def test_enough_labels_measure_her_own_mentions(parts: Behind) -> None:
    parts.memory = memory(MEASURE_FROM)
    parts.reader._resource = parts.memory.open()
    dialog = opened(parts)
    told = dialog.quality.text()
    assert "Right in 97%" in told and "Of 10 mentions that you call positive, it calls 10 positive." in told
    assert "calibrated" not in told, "thirty texts say nothing of that"
    assert entries(dialog)[0] == "Your own mentions · 97% right" and "too good" not in told


def test_figures_of_a_version_that_learnt_from_these_very_labels_are_doubted(parts: Behind) -> None:
    parts.memory = memory(MEASURE_FROM)
    for kept in parts.memory.mentions:
        kept.sentiment = replace(kept.sentiment, scorer="linear@1+2")
    parts.reader._resource = parts.memory.open()
    assert "the figures may be too good" in opened(parts).quality.text()


def test_no_figures_no_doubt_about_them(parts: Behind) -> None:
    parts.memory = memory(MEASURE_FROM - 1)
    for kept in parts.memory.mentions:
        kept.sentiment = replace(kept.sentiment, scorer="linear@1+2")
    parts.reader._resource = parts.memory.open()
    assert "the figures may be too good" not in opened(parts).quality.text()


def test_what_is_read_anew_leaves_her_where_she_reads(parts: Behind) -> None:
    dialog = opened(parts)
    dialog.quality.list.setCurrentRow(2)
    page = dialog.quality.page.widget()
    parts.watch.changed.emit()
    assert dialog.quality.list.currentRow() == 2 and dialog.quality.page.widget() is page


@pytest.mark.parametrize("labelled", [19, 20])
def test_learning_needs_twenty_corrections(parts: Behind, labelled: int) -> None:
    parts.memory = memory(labelled)
    parts.reader._resource = parts.memory.open()
    dialog = opened(parts)
    assert dialog.versions.learn.isEnabled() is (labelled == 20)
    assert bool(dialog.versions.reason.text()) is (labelled == 19)
    dialog.versions.learn.click()
    assert [job.words for job in parts.jobs.ordered] == [("rescore", "--learn")] * (labelled == 20)
    assert not dialog.versions.learn.isEnabled()


def test_what_came_of_learning_is_told_here_too(parts: Behind) -> None:
    dialog = opened(parts)
    parts.scoring.learn()
    parts.jobs.end(ok=False, sentence="cmdesk: Nothing was learnt: it would be no better.")
    assert dialog.notice.sentence == "Nothing was learnt: it would be no better."
    parts.scoring.score_anew()
    parts.jobs.end(mentions=1284, changed=37)
    assert dialog.notice.sentence == "Mentions scored anew: 1,284; other labels: 37."


def test_a_version_is_chosen_left_and_taken_back(qtbot: QtBot, parts: Behind) -> None:
    with_heads(parts)
    dialog = opened(parts)
    assert versions(dialog) == [
        ["2", "11/21/2026 12:40\u202fPM", "34", "0.52 → 0.51", "94% → 94%", "✓ in use"],
        ["1", "11/21/2026 12:40\u202fPM", "34", "0.52 → 0.58", "94% → 94%", ""],
        ["as shipped", "—", "—", "—", "—", ""],
    ]
    assert "does worse than the shipped scorer" in dialog.versions.verdict.text()
    assert not dialog.versions.use.isEnabled()
    dialog.versions.table.selectRow(1)
    assert "does better" in dialog.versions.verdict.text()
    dialog.versions.use.click()
    assert [row[5] for row in versions(dialog)] == ["", "✓ in use", ""]
    dialog.versions.table.selectRow(2)
    assert dialog.versions.use.text() == "&Use the shipped scorer only"
    dialog.versions.use.click()
    assert [row[5] for row in versions(dialog)] == ["", "", "✓ in use"]
    undo(qtbot, dialog)
    assert [head.number for head in parts.memory.heads if head.chosen] == [1]
    assert parts.jobs.has("rescore")


def test_a_version_for_another_scorer_cannot_be_used(parts: Behind) -> None:
    parts.memory.open().keep_head(b"", replace(REPORT, scorer="linear@0"), now=NOW)
    parts.memory.open().choose_head(None)
    dialog = opened(parts)
    dialog.versions.table.selectRow(0)
    assert not dialog.versions.use.isEnabled() and "linear@0" in dialog.versions.verdict.text()


def test_what_an_older_version_scored_can_be_scored_anew(parts: Behind) -> None:
    dialog = opened(parts)
    assert dialog.versions.strip.isHidden()
    parts.fake_analyst.current = frozenset({"linear@2"})
    parts.watch.changed.emit()
    assert not dialog.versions.strip.isHidden()
    assert dialog.versions.old.text() == "40 mention(s) were scored by an older version."
    dialog.versions.rescore.click()
    assert [job.words for job in parts.jobs.ordered] == [("rescore",)] and not dialog.versions.rescore.isEnabled()


def test_her_words_are_saved_by_one_edit(qtbot: QtBot, parts: Behind) -> None:
    dialog = opened(parts)
    dialog.tabs.setCurrentWidget(dialog.words)
    qtbot.keyClicks(dialog.words.text, "Rupture")
    dialog.words.weight.setValue(-3)
    dialog.words.add.click()
    qtbot.mouseClick(dialog.words.save, Qt.MouseButton.LeftButton)
    assert parts.memory.words == [LATTE, BrandWord("Rupture", -3.0)]
    assert [job.words for job in parts.jobs.ordered] == [("rescore",)]
    assert not dialog.words.dirty and "scored anew" in dialog.words.verdict.text()
    undo(qtbot, dialog)
    assert parts.memory.words == [LATTE] and dialog.words.words() == (LATTE,)


def test_undo_goes_through_the_draft_first(qtbot: QtBot, parts: Behind) -> None:
    parts.scoring.keep_words([LATTE, BrandWord("Rupture", -3.0)])
    dialog = opened(parts)
    dialog.tabs.setCurrentWidget(dialog.words)
    dialog.words.remove.click()
    dialog.words.table.setFocus()
    undo(qtbot, dialog)
    assert len(dialog.words.words()) == 2 and len(parts.memory.words) == 2
    undo(qtbot, dialog)
    assert parts.memory.words == [LATTE]


def test_words_that_could_not_be_stored_stay_a_draft(parts: Behind) -> None:
    dialog = opened(parts)
    dialog.words.text.setText("Rupture")
    dialog.words.add.click()
    parts.memory.broken = StoreError("The disk is full.")
    dialog.words.save.click()
    parts.memory.broken = None
    assert dialog.words.dirty and BrandWord("Rupture", 0.0) in dialog.words.words()
    assert "disk is full" in dialog.notice.sentence


def test_closing_asks_before_words_are_lost(parts: Behind) -> None:
    dialog = opened(parts)
    dialog.words.text.setText("Rupture")
    dialog.words.add.click()
    dialog.reject()
    assert dialog.isVisible() and dialog.tabs.currentWidget() is dialog.words
    dialog.notice.action.click()
    assert not dialog.isVisible() and parts.memory.words == [LATTE]


def test_a_closed_window_is_not_written_to(parts: Behind) -> None:
    dialog = opened(parts)
    parts.reader.held = []
    parts.watch.changed.emit()
    dialog.reject()
    for later in parts.reader.held:
        later()
    assert not dialog.isVisible()


def test_it_can_be_looked_at_in_both_themes(parts: Behind, look: Theme) -> None:
    with_heads(parts)
    dialog = opened(parts, look)
    for tab in range(3):
        dialog.tabs.setCurrentIndex(tab)
        assert not dialog.grab().isNull()
