"""Sentences of an import, in her locale."""

from typing import Any

import pytest
from PySide6.QtCore import QLocale

from cmdesk.ui import import_words
from cmdesk.ui.import_plan import Findings, findings
from tests.ui.fake_jobs import COUNTS, FIELDS, dates, table

FRENCH, AMERICAN = QLocale("fr_FR"), QLocale("en_US")


@pytest.mark.parametrize(
    ("example", "order", "locale", "meant"),
    [
        ("03/04/2024", "dmy", FRENCH, "3 avril 2024"),
        ("03/04/2024", "mdy", FRENCH, "4 mars 2024"),
        ("03/04/2024", "mdy", AMERICAN, "March 4, 2024"),
        ("03/04/2024 18:05:00", "dmy", AMERICAN, "April 3, 2024"),
        ("24-03-04", "ymd", FRENCH, "4 mars 2024"),
        ("le 3.4.24 à 9 h", "dmy", FRENCH, "3 avril 2024"),
        ("31/02/2024", "dmy", FRENCH, "day, month, year"),
        ("demain", "ymd", FRENCH, "year, month, day"),
        ("03/04/2024", "%d/%m/%Y", FRENCH, "%d/%m/%Y"),
    ],
)
def test_an_example_is_spelled_out_as_it_would_be_read(example: str, order: str, locale: QLocale, meant: str) -> None:
    assert import_words.meaning(example, order, locale) == meant


def test_every_field_of_the_command_has_a_name_of_its_own() -> None:
    words = [import_words.field_word(name) for name in FIELDS]
    assert len(set(words)) == len(FIELDS) and not set(words) & set(FIELDS)
    assert import_words.field_word("mood_ring") == "mood_ring"


def test_what_was_recognised_is_told() -> None:
    known = findings({"tables": [table(preset="talkwalker")]}).tables[0]
    assert import_words.recognised(known) == (
        "Export of Talkwalker · CSV, CP1252, columns parted by semicolons · names of columns on line 3"
    )
    book = findings({"tables": [table(form="xlsx", encoding=None, separator=None, header_line=1)]}).tables[0]
    assert import_words.recognised(book) == "XLSX"
    bare = findings({"tables": [table(separator=",", encoding="utf-8-sig", header_line=None)]}).tables[0]
    assert import_words.recognised(bare) == "CSV, UTF-8, columns parted by commas · no line names the columns"


def test_counts_are_told_and_missing_ones_are_not_zero() -> None:
    assert import_words.counts_sentence(findings(COUNTS), AMERICAN) == (
        "1,284 read, 1,200 to add, 70 already known, 14 to reject"
    )
    assert import_words.counts_sentence(Findings(), AMERICAN) == ""


def test_remarks_tell_all_that_is_out_of_order() -> None:
    zoneless = table(dates=dates(missing_zone=True), damaged_ids=1200, duplicates=3)
    found = findings({**COUNTS, "tables": [zoneless, zoneless]})
    told = import_words.remarks(found, AMERICAN)
    assert told[0] == "To reject: no date, or one that cannot be read: 11, no text: 3."
    assert told[1] == "Rows that stand there more than once: 6."
    assert told[2].startswith("⚠ Damaged identifiers: 2,400.")
    assert told[3:] == ["Times without a zone are read as times of Europe/Paris."]
    assert import_words.remarks(findings({**COUNTS, "reasons": {}, "tables": [table()]}), AMERICAN) == []


def test_a_total_of_reactions_without_its_parts_is_not_counted() -> None:
    total = {"name": "Engagement", "field": "reactions"}
    told = import_words.remarks(findings({"tables": [table(columns=[total])]}), AMERICAN)
    assert len(told) == 1 and told[0].startswith("“Engagement” is a total")
    parted = table(columns=[total, {"name": "Likes", "field": "likes"}])
    assert import_words.remarks(findings({"tables": [parted]}), AMERICAN) == []


def test_only_an_order_of_numbers_that_was_found_out_is_told() -> None:
    def told(**changed: Any) -> str:
        known = findings({"tables": [table(dates=dates(**changed))]}).tables[0].dates
        assert known is not None
        return import_words.date_sentence(known, AMERICAN)

    assert told() == "23/04/2024 is read as April 23, 2024."
    assert told(formats=["iso"], example="2024-04-23") == ""
    assert told(formats=["iso", "dmy"]) == told(formats=[]) == told(example="") == ""


def test_names_of_files_lose_their_folders_on_every_system() -> None:
    assert import_words.file_word("/home/anne/mars\u202e.csv") == "mars⟨U+202E⟩.csv"
    assert import_words.file_word("C:\\Users\\anne\\mars.csv") == "mars.csv"
