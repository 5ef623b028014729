"""The test of a connection shows what came, raw; what costs money is asked by a button that names the price."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Feed, Tracker
from cmdesk.ui.dialogs.source_trial import TrialDialog, words_of
from cmdesk.ui.jobs import Outcome
from cmdesk.ui.source_rows import Row, State
from cmdesk.ui.source_words import SourceWords
from tests.ui.collect_parts import Parts
from tests.ui.fake_store import Memory

FEED = Row("feed", "One", State.WELL, feed=Feed("https://one.example/rss", "One"))
NEWS = Row("google-news", "-Café", State.WELL, edition="FR:fr", tracker=Tracker("-Café", "café", id=1))
X = Row("x", "Café", State.WELL, tracker=Tracker("Café", "café", id=1))
ANSWER = {
    "ok": True,
    "requests": [{"status": 200, "host": "one.example", "bytes": 41_234, "ms": 312}],
    "read": 40,
    "bytes": 41_234,
    "ms": 320,
    "notes": [],
    "first": {
        "author": "Léa",
        "posted_at": "2026-11-22T11:00:00+00:00",
        "text": "<b>Bonjour</b>\n\u202eici",
        "url": None,
    },
}


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[Parts]:
    made = Parts(Memory())
    yield made
    made.edits.close()


def opened(qtbot: QtBot, parts: Parts, row: Row) -> TrialDialog:
    locale = QLocale("en_US")
    dialog = TrialDialog(parts.backstage, row, SourceWords(locale, parts.focus.zone), locale)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_the_command_names_what_the_row_asks() -> None:
    assert words_of(FEED) == ("source", "test", "feed", "--feed=https://one.example/rss")
    assert words_of(NEWS) == ("source", "test", "google-news", "--tracker=-Café", "--place=FR:fr")
    assert words_of(X, paid=True, session=True) == (
        *("source", "test", "x", "--tracker=Café"),
        *("--paid", "--session-keys"),
    )


def test_what_came_is_shown_raw_and_as_plain_text(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts, FEED)
    job = parts.jobs.asides.last
    assert job.running and not dialog.again.isEnabled() and dialog.busy.isVisible()
    job.answer(**ANSWER)
    assert [dialog.requests.item(0, column).text() for column in range(4)] == ["one.example", "200", "41,234", "312"]
    assert dialog.verdict.text() == "✓ It answers: 40 items, 41,234 bytes, in 320 ms."
    assert dialog.first.toPlainText().splitlines()[:2] == ["Léa · 2026-11-22T11:00:00+00:00", "<b>Bonjour</b>"]
    assert "\u202e" not in dialog.first.toPlainText()
    dialog.again.click()
    assert len(parts.jobs.asides.made) == 2 and dialog.first.toPlainText() == ""


def test_why_nothing_came_is_said_beside_the_status(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts, NEWS)
    refused = {"requests": [{"status": 403, "host": "news.example", "bytes": 2, "ms": 5}], "sentence": "It refuses."}
    parts.jobs.asides.last.finished.emit(Outcome(False, False, refused, ""))
    assert dialog.verdict.text() == "⚠ It refuses." and dialog.requests.item(0, 1).text() == "403"
    assert dialog.again.isEnabled() and dialog.busy.isHidden()


def test_a_stream_is_shown_by_its_connection(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts, Row("bluesky", "Café", State.RUNNING, live=True))
    assert parts.jobs.asides.last.words == ("source", "test", "bluesky")
    parts.jobs.asides.last.answer(**{**ANSWER, "requests": [], "place": "stream.example"})
    assert [dialog.requests.item(0, column).text() for column in (0, 1)] == ["stream.example", "–"]


def test_x_is_asked_only_by_the_button_that_names_its_price(qtbot: QtBot, parts: Parts) -> None:
    parts.fake_keys.used["x"] = "key"
    dialog = opened(qtbot, parts, X)
    assert parts.jobs.asides.made == [] and dialog.again.text() == "Test for 0.45 US dollars at most"
    assert not dialog.again.autoDefault() and not dialog.again.isDefault(), "Enter must not spend"
    dialog.again.click()
    assert parts.jobs.asides.last.words[-2:] == ("--paid", "--session-keys")
    assert parts.jobs.told_aside == [b'{"x": "key"}\n']
    parts.jobs.asides.last.answer(**ANSWER)
    assert dialog.again.isEnabled()


def test_closed_before_it_answers_it_is_ended_and_not_heard(qtbot: QtBot, parts: Parts) -> None:
    dialog = opened(qtbot, parts, FEED)
    job = parts.jobs.asides.last
    dialog.reject()
    assert job.cancelled
    job.answer(**ANSWER)
    assert dialog.requests.rowCount() == 0
