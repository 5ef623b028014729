"""CSV: a French Excel opens it right, a program reads it right, and nothing in it is a formula."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.cells import restored, restored_id, without_zone
from cmdesk.core.types import Author, Kind, Label, Opinion, Reading
from cmdesk.core.views import MentionDetail, MentionLine
from cmdesk.export.columns import COLUMNS
from cmdesk.export.csv_file import CONTROLS, CsvFile
from cmdesk.export.forms import MOST_CHARACTERS, Dialect, Form, Order, Summary
from tests.builders import NOON, NOW, make_post, make_sentiment
from tests.export.samples import PARIS

X_ID = "1234567890123456789"


def make_detail(text: str = "bonjour", label: Label = Label.POSITIVE, **more: Any) -> MentionDetail:
    """A mention; `more` as in `Post`."""
    post = make_post(X_ID, text, **more)
    sentiment = make_sentiment(label)
    line = MentionLine(
        1, post.posted_at, post.source, post.kind, "fr", label, sentiment.compound, False,
        post.author and post.author.name, post.author and post.author.handle, post.text, post.reading.reactions,
    )  # fmt: skip
    return MentionDetail(line, post, sentiment, (), NOW, NOW, ())


def written(*details: MentionDetail, dialect: Dialect = Dialect.EXCEL_FR, tools: tuple[str, ...] = ()) -> bytes:
    stream = io.BytesIO()
    order = Order(view=None, form=Form.CSV, zone=PARIS, now=NOW, dialect=dialect)  # type: ignore[arg-type]
    writer = CsvFile(stream, order, list(tools), Summary())
    for detail in details:
        writer.add(detail)
    writer.finish()
    return stream.getvalue()


def rows(out: bytes, dialect: Dialect = Dialect.EXCEL_FR) -> list[dict[str, str]]:
    """Each row as the csv module reads it, under the names of the columns without their zone."""
    text = io.StringIO(out.decode("utf-8-sig"), newline="")
    found = list(csv.reader(text, delimiter=";" if dialect is Dialect.EXCEL_FR else ",", strict=True))
    names = [without_zone(title)[0] for title in found[0]]
    return [dict(zip(names, row, strict=True)) for row in found[1:]]


def test_a_french_excel_opens_it_by_a_double_click() -> None:
    out = written(make_detail())
    assert out.startswith(b"\xef\xbb\xbfid;source;posted_at (Europe/Paris);author_key;")
    assert out.count(b"\r\n") == 2 and out.count(b"\n") == 2
    (row,) = rows(out)
    assert row["posted_at"] == "2024-05-02 14:00:00", "in her zone, as every Excel reads a date"
    assert (row["compound"], row["confidence"]) == ("0,7500", "0,8000")


def test_an_english_excel_gets_commas_and_dots() -> None:
    out = written(make_detail(), dialect=Dialect.EXCEL)
    assert out.startswith(b"\xef\xbb\xbfid,source,posted_at (Europe/Paris),")
    assert rows(out, Dialect.EXCEL)[0]["compound"] == "0.7500"


def test_a_program_gets_no_mark_offsets_and_its_identifiers_as_they_are() -> None:
    out = written(make_detail(), dialect=Dialect.PLAIN)
    assert out.startswith(b"id,source,posted_at,author_key,") and b"\r" not in out
    (row,) = rows(out, Dialect.PLAIN)
    assert (row["id"], row["posted_at"]) == (X_ID, "2024-05-02T14:00:00+02:00")
    assert datetime.fromisoformat(row["first_seen_at"]) == NOW


@pytest.mark.parametrize("dialect", [Dialect.EXCEL_FR, Dialect.EXCEL])
def test_excel_cannot_round_an_identifier(dialect: Dialect) -> None:
    (row,) = rows(written(make_detail(), dialect=dialect), dialect)
    assert (row["id"], row["author_key"]) == (f"'{X_ID}", "'9001")
    assert restored_id(row["id"]) == X_ID


def test_what_is_missing_is_an_empty_cell_and_nothing_is_a_zero() -> None:
    bare = make_detail(label=Label.UNKNOWN, author=None, reading=Reading())
    (row,) = rows(written(bare, tools=("talkwalker",)))
    empty = ("author_key", "author_handle", "author_name", "followers", "url", "likes", "shares", "replies", "quotes")
    empty += ("views", "reactions", "compound", "trackers", "tags", "links", "opinion talkwalker")
    assert {name: row[name] for name in empty} == dict.fromkeys(empty, "")
    assert row["sentiment"] == "unknown"
    assert rows(written(make_detail(reading=Reading(likes=0))))[0]["likes"] == "0"


def test_lists_and_opinions_have_their_cells() -> None:
    detail = make_detail(
        tags=("un", "deux"),
        links=("https://a.example/", "https://b.example/"),
        kind=Kind.REPLY,
        opinions=(Opinion("talkwalker", Label.NEGATIVE, "Négatif"),),
    )
    detail = replace(detail, trackers=("Un, deux", "Trois"), line=replace(detail.line, corrected=True, own=True))
    (row,) = rows(written(detail, tools=("brand24", "talkwalker")))
    assert (row["tags"], row["links"]) == ("un deux", "https://a.example/ https://b.example/")
    assert (row["trackers"], row["kind"]) == ("Un, deux | Trois", "reply")
    assert (row["opinion brand24"], row["opinion talkwalker"]) == ("", "negative")
    assert (row["corrected"], row["own"]) == ("true", "true")


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@lina merci", "  =1", "\t=1", "\r=1", "＝1", "\x00=1"])
def test_no_cell_of_a_stranger_is_a_formula_in_any_dialect(text: str, dialect: Dialect) -> None:
    author = Author(text, text, text)
    detail = make_detail(text, author=author, url=text, tags=(text,), links=(text,))
    detail = replace(detail, trackers=(text,), line=replace(detail.line, author_handle=text, author_name=text))
    (row,) = rows(written(detail, dialect=dialect), dialect)
    for name in ("author_key", "author_handle", "author_name", "text", "url", "trackers", "tags", "links"):
        assert row[name].startswith("'"), name
        assert restored(row[name]) == CONTROLS.sub("", text)


def test_numbers_of_ours_are_not_marked() -> None:
    (row,) = rows(written(make_detail(label=Label.NEGATIVE)))
    assert row["compound"] == "-0,7500"


def test_a_text_too_long_for_excel_is_cut_and_counted_and_a_program_gets_it_whole() -> None:
    text = "😀" * (MOST_CHARACTERS // 2) + "ab"
    summary = Summary()
    for dialect, counted in ((Dialect.PLAIN, 0), (Dialect.EXCEL_FR, 1)):
        stream = io.BytesIO()
        order = Order(view=None, form=Form.CSV, zone=PARIS, now=NOW, dialect=dialect)  # type: ignore[arg-type]
        CsvFile(stream, order, [], summary).add(make_detail(text))
        (row,) = rows(stream.getvalue(), dialect)
        assert summary.cut == counted
        assert (row["text"] == text) is (dialect is Dialect.PLAIN)
    assert row["text"].endswith("😀…") and len(row["text"].encode("utf-16-le")) <= 2 * MOST_CHARACTERS


def test_the_doubled_hour_of_autumn_can_be_told_apart_by_a_program() -> None:
    first = datetime(2024, 10, 27, 0, 30, tzinfo=UTC)
    details = [make_detail(posted_at=first), make_detail(posted_at=first + timedelta(hours=1))]
    found = [row["posted_at"] for row in rows(written(*details, dialect=Dialect.PLAIN), Dialect.PLAIN)]
    assert found == ["2024-10-27T02:30:00+02:00", "2024-10-27T02:30:00+01:00"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.sampled_from(Dialect))
def test_the_csv_module_reads_back_each_cell_that_was_written(text: str, dialect: Dialect) -> None:
    detail = make_detail(text, author=Author("k", text, text), posted_at=NOON)
    detail = replace(detail, line=replace(detail.line, author_name=text))
    found = rows(written(detail, detail, dialect=dialect), dialect)
    assert len(found) == 2 and list(found[0]) == [column.name for column in COLUMNS]
    assert restored(found[0]["text"]) == restored(found[1]["author_name"]) == CONTROLS.sub("", text)
