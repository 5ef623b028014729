"""Rows of separated texts: every dialect is read back row for row, and no fault of one row costs the next."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdesk.core.types import Rejected
from cmdesk.sources import separated
from cmdesk.sources.encodings import encoding_of
from cmdesk.sources.separated import Row, SeparatedRows, lines, loosely
from cmdesk.sources.textfile import TextFile


def read(folder: Path, content: bytes, separator: str = ",", encoding: str = "utf-8") -> list[Row | Rejected]:
    path = folder / "table"
    path.write_bytes(content)
    return list(SeparatedRows(TextFile(path, encoding), separator))


def dated(cells: list[str]) -> bool:
    return len(cells) == 3 and cells[2].startswith("2024")


def read_plausible(
    folder: Path, text: str, plausible: Callable[[list[str]], bool] = dated
) -> list[tuple[int, list[str]]]:
    path = folder / "table"
    path.write_text(text, encoding="utf-8", newline="")
    rows = SeparatedRows(TextFile(path, "utf-8"), ",")
    rows.plausible = plausible
    return [(row.line, row.cells) for row in rows if isinstance(row, Row)]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\r"), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=5).filter(any), max_size=8),
    separator=st.sampled_from(separated.SEPARATORS),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]),
)
def test_whatever_the_module_csv_writes_is_read_back(
    tmp_path: Path, rows: list[list[str]], separator: str, quoting: int, end: str, encoding: str
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    if not rows:
        return
    found = read(tmp_path, written.getvalue().encode(encoding), separator, encoding)
    assert [row.cells for row in found if isinstance(row, Row)] == rows


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('a,"\r\n;é2024'), min_size=1, max_size=60))
def test_any_text_gives_rows_whose_lines_only_grow(tmp_path: Path, text: str) -> None:
    found = [row.line for row in read(tmp_path, text.encode()) if isinstance(row, Row)]
    assert found == sorted(set(found))


@given(
    st.lists(st.text(st.sampled_from("ab\r\n\ufeff"), min_size=1, max_size=5), max_size=8),
)
def test_lines_do_not_depend_on_the_pieces(pieces: list[str]) -> None:
    whole = "".join(pieces)
    assert list(lines(iter(pieces))) == (list(lines(iter([whole]))) if whole else [])


def test_a_quote_that_nothing_closes_costs_no_other_row(tmp_path: Path) -> None:
    text = '1,"open,2024\n2,b,2024\n3,"c",2024\n4,"d ""x""",2024\n'
    assert read_plausible(tmp_path, text) == [
        (1, ["1", "open", "2024"]),
        (2, ["2", "b", "2024"]),
        (3, ["3", "c", "2024"]),
        (4, ["4", 'd "x"', "2024"]),
    ]


def test_a_text_over_several_lines_stays_one_cell(tmp_path: Path) -> None:
    text = 'first\nsecond, with comma\n\n"quoted", 2024'
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["1", text, "2024"], ["2", "b", "2024"]])
    assert [cells for _, cells in read_plausible(tmp_path, written.getvalue())] == [
        ["1", text, "2024"],
        ["2", "b", "2024"],
    ]


def test_wrong_quotes_in_a_text_over_several_lines_are_mended(tmp_path: Path) -> None:
    assert read_plausible(tmp_path, '1,"he said "x"\nand left",2024\n2,b,2024\n') == [
        (1, ["1", 'he said "x"\nand left', "2024"]),
        (3, ["2", "b", "2024"]),
    ]


def test_one_open_quote_after_the_other_stays_quick(tmp_path: Path) -> None:
    text = "".join(f'{number},"open {number},2024\n' for number in range(3000))
    assert len(read_plausible(tmp_path, text)) == 3000


def test_a_cell_that_is_too_long_is_rejected_by_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(separated, "LONGEST", 1000)
    limit = csv.field_size_limit()
    found = read(tmp_path, b"a,b\n" + b"x" * 300_000 + b",c\nd,e\n")
    csv.field_size_limit(limit)  # of the whole process
    assert [(row.position, row.reason) for row in found if isinstance(row, Rejected)] == [(2, "too-long")]
    assert [row.cells for row in found if isinstance(row, Row)] == [["a", "b"], ["d", "e"]]


@pytest.mark.parametrize(
    ("line", "cells", "closed"),
    [
        ('a,"b, c",d\n', ["a", "b, c", "d"], True),
        ('"a ""b"" c",d\n', ['a "b" c', "d"], True),
        ('"a "b" c",d\n', ['a "b" c', "d"], True),
        ('a,"b\n', ["a", "b"], False),
        ('"",""\n', ["", ""], True),
        ("a,,\n", ["a", "", ""], True),
    ],
)
def test_a_line_with_wrong_quotes_is_read_loosely(line: str, cells: list[str], closed: bool) -> None:
    assert loosely(line, ",") == (cells, closed)


# encodings

FRENCH = "Date;Texte\n2024-05-02;Été à Noël, l’œuvre coûte 3 € « ici »\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
@pytest.mark.parametrize("piece", [7, 64, 1 << 16])
def test_an_encoding_is_found_out_over_the_whole_text(encoding: str, piece: int) -> None:
    content = FRENCH.encode(encoding)
    chunks = [content[at : at + piece] for at in range(0, len(content), piece)]
    if piece == 7 and encoding in ("utf-16-le", "utf-16-be"):
        return  # told by the statistics of the first piece, which is never this small
    found = encoding_of(lambda: chunks)
    assert found is not None
    assert content.decode(found).removeprefix("\ufeff") == FRENCH


def test_an_encoding_that_makes_no_sense_is_not_guessed() -> None:
    assert encoding_of(lambda: ["Привет, как дела сегодня".encode("cp1251")]) is None


def test_stray_bytes_do_not_make_a_text_another_encoding() -> None:
    assert encoding_of(lambda: [FRENCH.encode() * 5 + b"\xff\n"]) == "utf-8"
