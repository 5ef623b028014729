"""How imports that were ordered together ended, in one sentence."""

from PySide6.QtCore import QLocale

from cmdesk.core.types import Account
from cmdesk.ui.banner import Tone
from cmdesk.ui.import_news import ImportNews

ENGLISH = QLocale("en_US")


def test_counts_of_several_commands_are_added_up() -> None:
    news = ImportNews()
    news.add({"read": 1200, "added": 1000, "known": 200, "rejected": 0})
    news.add({"read": 5, "added": 1, "known": 1, "rejected": 3, "rejects": "/tmp/r.jsonl"})
    assert news.sentence(ENGLISH) == "1,205 read, 1,001 added, 201 already known, 3 rejected"
    assert (news.rejects, news.tone) == ("/tmp/r.jsonl", Tone.WARNING)


def test_the_zone_that_was_assumed_and_damaged_identifiers_are_told() -> None:
    news = ImportNews()
    news.add({"read": 1, "added": 1, "known": 0, "rejected": 0, "zone": "Europe/Paris", "damaged_ids": 12})
    assert news.sentence(ENGLISH) == (
        "1 read, 1 added, 0 already known, 0 rejected · times without a zone were read as times of Europe/Paris"
        " · damaged identifiers: 12"
    )


def test_feeds_are_not_taken_for_posts() -> None:
    news = ImportNews()
    news.add({"read": 447, "added": 447, "known": 0, "rejected": 0, "feeds": 2})
    assert news.sentence(ENGLISH).endswith(" · feeds among them, kept in the store: 2")
    news = ImportNews()
    news.add({"read": 3, "added": 3, "known": 0, "rejected": 0})
    assert "feeds" not in news.sentence(ENGLISH)


def test_whose_archive_it_was_is_told() -> None:
    news = ImportNews()
    news.add({"read": 1, "added": 1, "account": {"network": "mastodon", "handle": "lea\u202e"}})
    assert news.account == Account("mastodon", "lea\u202e")
    assert news.sentence(ENGLISH).endswith("these are the posts of @lea⟨U+202E⟩ (Mastodon)")


def test_handles_are_written_as_their_networks_write_them() -> None:
    for handle, written in (("lea@piaille.example", "@lea@piaille.example"), ("@lea", "@lea")):
        news = ImportNews()
        news.add({"read": 1, "account": {"network": "mastodon", "handle": handle}})
        assert news.sentence(ENGLISH).endswith(f"these are the posts of {written} (Mastodon)")


def test_a_failure_does_not_hide_what_else_was_imported() -> None:
    news = ImportNews()
    news.fail("Importing 1 file: There is no file a.", stopped=False)
    news.add({"read": 2, "added": 2, "known": 0, "rejected": 0})
    assert news.sentence(ENGLISH).startswith("Importing 1 file: There is no file a. · 2 read")
    assert news.tone is Tone.ERROR


def test_what_she_stopped_is_no_fault() -> None:
    news = ImportNews()
    news.fail("stopped", stopped=True)
    assert (news.sentence(ENGLISH), news.tone) == ("stopped", Tone.INFO)
