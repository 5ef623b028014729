"""Cells: what a spreadsheet would obey or round is marked, and the mark can always be taken away again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.cells import (
    is_obeyed,
    neutralised,
    neutralised_id,
    restored,
    restored_id,
    with_zone,
    without_zone,
)

tricky = st.text(alphabet="'=+-@＝＋－＠\t\r\n \x00\x1f\xa0\u200b\ufeff09aé😀", max_size=8) | st.text(max_size=20)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+33 1", "-2", "@lina", " =1", "\t1", "\r=1", "\n1", "\x00=1", "\u200b=1", "\ufeff@a", "\xa0-1"]
    + ["＝1", "＋1", "－1", "＠a", "'=1", "' @a"],
)
def test_what_may_be_obeyed_is_marked(text: str) -> None:
    assert is_obeyed(text)
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "bonjour", "'tis", "12", "a=1", "#tag", " a", "1-2", "😀 =", "x@y"])
def test_what_nobody_obeys_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text == restored(text)


@pytest.mark.parametrize("text", ["1234567890123456789", "007", "1E5", "12-05", "'1", "=1"])
def test_an_identifier_that_would_be_read_as_a_number_or_date_is_marked(text: str) -> None:
    assert neutralised_id(text) == f"'{text}"


@given(tricky)
def test_the_mark_is_undone(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert restored_id(neutralised_id(text)) == text


@given(tricky)
def test_a_marked_text_begins_with_a_harmless_sign(text: str) -> None:
    marked = neutralised(text)
    assert marked[:1] not in set("\t\r\n")
    assert marked.lstrip("\x00\x1f \xa0\u200b\ufeff\t\r\n")[:1] not in set("=+-@＝＋－＠")


@pytest.mark.parametrize("zone", ["Europe/Paris", "UTC", "America/Argentina/Buenos_Aires"])
def test_the_zone_of_a_column_is_read_from_its_head(zone: str) -> None:
    assert without_zone(with_zone("posted_at", zone)) == ("posted_at", zone)


@pytest.mark.parametrize("title", ["posted_at", "posted_at ()", "a (b) c", "(b)"])
def test_a_head_without_a_zone_says_none(title: str) -> None:
    assert without_zone(title) == (title, None)
