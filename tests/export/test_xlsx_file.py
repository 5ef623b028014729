"""The workbook: real dates and numbers, texts that are never formulae, and a sheet that says what it is."""

import io
import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from cmdesk.core.types import Label, Opinion, Reading
from cmdesk.core.views import MentionDetail
from cmdesk.export.forms import MOST_CHARACTERS, Form, Order, Summary
from cmdesk.export.xlsx_file import XlsxFile
from tests.builders import NOON, NOW
from tests.export.samples import PARIS
from tests.export.test_csv_file import X_ID, make_detail


def written(*details: MentionDetail, tools: tuple[str, ...] = (), most_rows: int = 1000) -> tuple[bytes, Summary]:
    stream, summary = io.BytesIO(), Summary()
    order = Order(
        view=None,  # type: ignore[arg-type]
        form=Form.XLSX,
        zone=PARIS,
        now=NOW,
        about=lambda told: [("Tracker", "=Vermeil"), ("Mentions", told.mentions)],
    )
    writer = XlsxFile(stream, order, list(tools), summary, most_rows=most_rows)
    for detail in details:
        writer.add(detail)
        summary.mentions += 1
    writer.finish()
    return stream.getvalue(), summary


def sheets(out: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(out))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def row(out: bytes) -> dict[str, object]:
    head, first = sheets(out)["Mentions"][:2]
    return dict(zip([str(name).split(" (")[0] for name in head], first, strict=True))


def part(out: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(out)) as archive:
        return archive.read(name).decode()


def test_dates_and_numbers_are_real_and_identifiers_are_text() -> None:
    detail = make_detail(reading=Reading(likes=3, views=10), opinions=(Opinion("file", Label.NEUTRAL, "0"),))
    out, _ = written(detail, tools=("file",))
    found = row(out)
    assert found["id"] == X_ID
    assert found["posted_at"] == datetime(2024, 5, 2, 14), "in her zone"
    assert (found["likes"], found["views"], found["compound"], found["corrected"]) == (3, 10, 0.75, False)
    assert found["opinion file"] == "neutral"
    assert "posted_at (Europe/Paris)" in sheets(out)["Mentions"][0]


def test_what_is_missing_is_empty() -> None:
    found = row(written(make_detail(label=Label.UNKNOWN, author=None))[0])
    assert {found[name] for name in ("likes", "followers", "compound", "author_name", "url")} == {""}


@pytest.mark.parametrize("text", ["=1+1", "@lina", "+1", " -1", "＝1"])
def test_a_text_is_never_a_formula_and_stays_text_when_it_is_edited(text: str) -> None:
    out, _ = written(make_detail(text, url="https://a.example/"))
    sheet = part(out, "xl/worksheets/sheet1.xml")
    assert row(out)["text"] == text
    assert "<f>" not in sheet and "hyperlink" not in sheet
    (style,) = re.findall(r'<c r="J2" s="(\d+)" t="inlineStr">', sheet)
    marked = re.findall(r"<xf [^>]*>", part(out, "xl/styles.xml").split("<cellXfs")[1])[int(style)]
    assert 'quotePrefix="1"' in marked


def test_control_characters_go_and_lines_stay() -> None:
    assert row(written(make_detail("a\x00\x0b\x1fb\r\nc\rd _x0041_ \U0001f600"))[0])["text"] == "ab\nc\nd _x0041_ 😀"


def test_a_text_too_long_is_cut_and_counted() -> None:
    out, summary = written(make_detail("é" * (MOST_CHARACTERS + 1)), make_detail("é" * MOST_CHARACTERS))
    assert summary.cut == 1
    first, second = (str(line[9]) for line in sheets(out)["Mentions"][1:])
    assert (len(first), first[-1], len(second), second[-1]) == (MOST_CHARACTERS, "…", MOST_CHARACTERS, "é")


def test_a_date_that_excel_does_not_know_is_told_as_text() -> None:
    assert row(written(make_detail(posted_at=datetime(1899, 12, 30, 12, tzinfo=UTC)))[0])["posted_at"].startswith(
        "1899"
    )


def test_rows_that_do_not_fit_go_on_on_further_sheets() -> None:
    details = [make_detail(f"n° {number}") for number in range(7)]
    out, _ = written(*details, most_rows=4)
    found = sheets(out)
    assert list(found) == ["Mentions", "About", "Mentions 2", "Mentions 3"]
    texts = [str(line[9]) for name in ("Mentions", "Mentions 2", "Mentions 3") for line in found[name][1:]]
    assert texts == [detail.post.text for detail in details]
    assert all(found[name][0] == found["Mentions"][0] for name in ("Mentions 2", "Mentions 3"))


def test_the_head_stays_in_sight_and_filters() -> None:
    sheet = part(written(make_detail())[0], "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1"' in sheet and 'state="frozen"' in sheet
    assert re.search(r'<autoFilter ref="A1:[A-Z]+2"/>', sheet)


def test_a_sheet_says_what_it_is_once_all_is_written() -> None:
    out, _ = written(make_detail(), make_detail())
    assert sheets(out)["About"] == [["Tracker", "=Vermeil"], ["Mentions", 2.0]]
    assert "<f>" not in part(out, "xl/worksheets/sheet2.xml")


def test_an_abandoned_workbook_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    order = Order(view=None, form=Form.XLSX, zone=PARIS, now=NOON)  # type: ignore[arg-type]
    writer = XlsxFile(io.BytesIO(), order, [], Summary())
    for number in range(50):
        writer.add(replace(make_detail(f"n° {number}")))
    assert list(tmp_path.iterdir())
    writer.abandon()
    assert not list(tmp_path.iterdir())
