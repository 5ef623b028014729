"""What came of a collection is told in one sentence."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from cmdesk.ui.banner import Tone
from cmdesk.ui.collect_news import CollectNews, Told
from tests.ui.fake_store import NOW

DONE = {"state": "done", "source": "feed", "title": "Journal"}


def told(*passes: dict[str, Any], cancelled: bool = False, **result: Any) -> Told:
    news = CollectNews(QLocale("fr_FR"), ZoneInfo("Europe/Paris"))
    return news.told({"passes": list(passes), **result}, NOW, cancelled=cancelled)


def waits(minutes: int, source: str = "google-news", title: str = "Café") -> dict[str, Any]:
    until = (NOW + timedelta(minutes=minutes)).isoformat()
    return {"state": "waiting", "source": source, "title": title, "waits_until": until}


def fails(title: str, source: str = "feed") -> dict[str, Any]:
    return {"state": "failed", "source": source, "title": title, "sentence": f"{title} is silent."}


def test_what_is_new_is_counted(qapp: QApplication) -> None:
    assert told(DONE, DONE, added=12) == Told("12 new mention(s) from 2 source(s).", Tone.INFO, False)


def test_nothing_new_is_said_calmly(qapp: QApplication) -> None:
    assert told(DONE, added=0) == Told("Nothing new from 1 source(s).", Tone.INFO, False)


def test_failures_are_named_and_what_came_is_told_first(qapp: QApplication) -> None:
    found = told(DONE, fails("Journal"), fails("Café", "x"), fails("c"), fails("d"), added=1)
    assert found.sentence == (
        "1 new mention(s) from 1 source(s). 4 source(s) failed: Journal (Journal is silent), "
        "X · Café (Café is silent), and 2 more."
    )
    assert found.tone is Tone.WARNING and found.more


def test_when_everything_failed_it_is_an_error(qapp: QApplication) -> None:
    assert told(fails("Journal"), added=0).tone is Tone.ERROR


def test_searches_that_wait_are_told_once_with_the_first_moment(qapp: QApplication) -> None:
    found = told(DONE, waits(12), waits(3), added=0)
    assert found.sentence == "Nothing new from 1 source(s). Google News: again from 12:43."
    assert found.more and found.tone is Tone.INFO


def test_when_all_wait_that_is_said(qapp: QApplication) -> None:
    found = told(*(waits(number, "feed", f"f{number}") for number in (1, 2, 3)), waits(60 * 24), added=0)
    assert found.sentence == (
        "Nothing may be asked again yet. f1: again from 12:41. f2: again from 12:42. 2 more source(s) wait."
    )


def test_a_moment_of_another_day_has_its_date(qapp: QApplication) -> None:
    assert "23/11/2026 12:40" in told(waits(60 * 24)).sentence


def test_the_price_is_rounded_up(qapp: QApplication) -> None:
    assert "X may have cost 0,35 US dollars at most." in told(DONE, added=0, cost=340_001).sentence


def test_a_collection_that_was_stopped_says_what_it_brought(qapp: QApplication) -> None:
    assert told({"state": "reading"}, added=3, cancelled=True).sentence == (
        "The collection was stopped; what was stored stays stored. 3 new mention(s)."
    )


def test_titles_of_feeds_stay_on_one_line(qapp: QApplication) -> None:
    found = told(fails("a\nb\u202e" + "x" * 100))
    assert "a↵b⟨U+202E⟩xxx" in found.sentence and "…" in found.sentence


def test_what_a_command_says_wrong_is_no_crash(qapp: QApplication) -> None:
    assert told({"state": "waiting"}, added=None, cost="much").sentence == "Nothing may be asked again yet."


def test_what_waits_is_never_told_too_early(qapp: QApplication) -> None:
    until = (NOW + timedelta(minutes=3, seconds=1)).isoformat()
    found = told({"state": "waiting", "source": "feed", "title": "Journal", "waits_until": until})
    assert found.sentence == "Nothing may be asked again yet. Journal: again from 12:44."


def test_long_reasons_do_not_push_the_page_away(qapp: QApplication) -> None:
    long = {"state": "failed", "source": "feed", "title": "Journal", "sentence": "It is silent, " * 40}
    assert len(told(long).sentence) < 240
    assert len(told(long, long, long).sentence) < 260


def test_what_waits_is_left_to_the_sources_window_where_something_failed(qapp: QApplication) -> None:
    assert told(fails("Journal"), waits(3)).sentence == "1 source(s) failed: Journal (Journal is silent)."
