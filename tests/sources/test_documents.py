"""Values of a file, one by one: both layouts, broken parts rejected by their line, nothing held whole."""

import gzip
import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import REJECTION_REASONS, InputError
from cmdesk.core.types import Rejected
from cmdesk.sources import documents, textfile
from cmdesk.sources.documents import EXCERPT, Document, Documents

SMALL = 7  # bytes: cuts values, words and characters at every place


def file_of(folder: Path, content: str | bytes) -> Path:
    path = folder / "input.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: str | bytes) -> list[Document | Rejected]:
    return list(Documents(file_of(folder, content)))


def told(found: Iterable[Document | Rejected]) -> list[tuple[int, Any]]:
    """(line, value) of documents, (line, reason) of rejections."""
    return [(f.position, f.reason) if isinstance(f, Rejected) else (f.line, f.value) for f in found]


# --- lines


def test_lines_give_one_value_each_and_blank_lines_are_no_input(tmp_path: Path) -> None:
    content = '{"a": 1}\n\n{"b": 2}\r\n   \r\n[1, 2]\n"text"\n5'
    assert told(read(tmp_path, content)) == [
        (1, {"a": 1}),
        (3, {"b": 2}),
        (5, [1, 2]),
        (6, "text"),
        (7, 5),
    ]


def test_a_broken_line_is_rejected_by_its_number_and_reading_goes_on(tmp_path: Path) -> None:
    found = read(tmp_path, '{"a": 1}\n\n{"b": "cut of\n{"c": 3}\nnonsense\n{"d": 4}')
    assert told(found) == [(1, {"a": 1}), (3, "not-json"), (4, {"c": 3}), (5, "not-json"), (6, {"d": 4})]
    broken = found[1]
    assert isinstance(broken, Rejected)
    assert broken.excerpt == '{"b": "cut of'
    assert broken.detail == "Unterminated string starting at: character 7"


@pytest.mark.parametrize(
    "first",
    ['{"data": {"id": "10', '{"data": {"id": "10",', '{"data":', '{"data": [', "{", '"end of a line"}}', "nonsense"],
)
def test_a_first_line_that_is_cut_does_not_turn_lines_into_a_document(tmp_path: Path, first: str) -> None:
    found = told(read(tmp_path, f'{first}\n{{"data": 2}}\n{{"data": 3}}\n{{"da'))
    assert found == [(1, "not-json"), (2, {"data": 2}), (3, {"data": 3}), (4, "not-json")]


def test_lines_stay_lines_when_the_first_ones_are_all_broken_in_their_midst(tmp_path: Path) -> None:
    content = '{"a": NaN}\n{"b": "cut\nnonsense\n{"c": "cut\n{"d": 4}\n'
    assert told(read(tmp_path, content)) == [(n, "not-json") for n in (1, 2, 3, 4)] + [(5, {"d": 4})]
    content = '{"a": "cut\n{"b": "cut\nnonsense\n{"d": 4}\n'
    assert told(read(tmp_path, content)) == [(n, "not-json") for n in (1, 2, 3)] + [(4, {"d": 4})]


def test_two_lines_of_which_the_first_is_cut(tmp_path: Path) -> None:
    assert told(read(tmp_path, '{"data": {"id"\n{"data": 2}\n')) == [(1, "not-json"), (2, {"data": 2})]


def test_line_separators_inside_a_text_do_not_end_a_line(tmp_path: Path) -> None:
    text = "a\u2028b\u2029c\x85d"
    assert told(read(tmp_path, json.dumps({"t": text}, ensure_ascii=False) + '\n{"b": 2}\n')) == [
        (1, {"t": text}),
        (2, {"b": 2}),
    ]


def test_a_line_longer_than_can_be_held_is_rejected_and_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LONGEST", 200_000)
    path = file_of(tmp_path, '{"a": 1}\n{"b": "' + "x" * 9_000_000 + '"}\n{"c": 3}\n')
    tracemalloc.start()
    found = list(Documents(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told(found) == [(1, {"a": 1}), (2, "too-long"), (3, {"c": 3})]
    assert isinstance(found[1], Rejected)
    assert found[1].excerpt == '{"b": "' + "x" * (EXCERPT - 7)
    assert peak < 2_000_000


def test_a_first_line_longer_than_can_be_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 200_000)
    found = read(tmp_path, '{"b": "' + "x" * 1_000_000 + '"}\n{"c": 3}\n')
    assert told(found) == [(1, "too-long"), (2, {"c": 3})]


# --- documents


def test_a_document_over_several_lines_is_one_value(tmp_path: Path) -> None:
    value = {"data": [{"id": "1", "text": "a"}, {"id": "2", "text": "b"}], "meta": {"result_count": 2}}
    for indent in (0, 1, 4, "\t"):
        assert told(read(tmp_path, "\n\n" + json.dumps(value, indent=indent))) == [(3, value)]


@pytest.mark.parametrize("content", ['{"data": [\n{"id": 1}\n]}', '{"data": [\n{"id": 1},\n{"id": 2}]\n}', "{\n}"])
def test_a_document_whose_lines_look_like_values_is_still_one(tmp_path: Path, content: str) -> None:
    assert told(read(tmp_path, content)) == [(1, json.loads(content))]


def test_elements_of_an_outer_array_are_values_with_the_lines_where_they_begin(tmp_path: Path) -> None:
    assert told(read(tmp_path, '[\n{"a": 1},\n\n{"b":\n 2}, {"c": 3}\n]\n')) == [
        (2, {"a": 1}),
        (4, {"b": 2}),
        (5, {"c": 3}),
    ]
    assert told(read(tmp_path, '[{"a": 1}, {"b": 2}]')) == [(1, {"a": 1}), (1, {"b": 2})]
    assert told(read(tmp_path, "[]")) == []


def test_several_documents_one_after_the_other(tmp_path: Path) -> None:
    content = json.dumps({"a": 1}, indent=1) + json.dumps([{"b": 2}], indent=1) + "\n{}" + '{"c": 3} {"d": 4}'
    assert [value for _, value in told(read(tmp_path, content))] == [{"a": 1}, {"b": 2}, {}, {"c": 3}, {"d": 4}]


def test_a_broken_element_is_rejected_and_the_next_of_the_same_shape_is_read(tmp_path: Path) -> None:
    elements = [{"id": n, "inner": [{"x": 1}, {"y": 2}]} for n in range(4)]
    content = json.dumps(elements, indent=2).replace('"id": 1', '"id": oops')
    found = read(tmp_path, content)
    assert [value["id"] if isinstance(value, dict) else value for _, value in told(found)] == [0, "not-json", 2, 3]
    broken = found[1]
    assert isinstance(broken, Rejected)
    line = content.splitlines().index('    "id": oops,') + 1
    assert broken.position == line - 1
    assert broken.detail == f"Expecting value: line {line}"


def test_after_a_fault_within_a_line_the_rest_of_it_cannot_be_told_apart(tmp_path: Path) -> None:
    assert told(read(tmp_path, '[{"a": 1}, {"b": oops}, {"c": 3}]')) == [(1, {"a": 1}), (1, "not-json")]


def test_a_document_that_breaks_off_is_rejected_where_it_begins(tmp_path: Path) -> None:
    assert told(read(tmp_path, '\n{\n "a": 1,\n "b"')) == [(2, "not-json")]
    assert told(read(tmp_path, '[\n {"a": 1},\n {"b": ')) == [(2, {"a": 1}), (3, "not-json")]
    assert told(read(tmp_path, '[\n {"a": 1}')) == [(2, {"a": 1}), (2, "not-json")]


def test_an_element_longer_than_can_be_held_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 200_000)
    long = json.dumps({"b": ["x" * 100] * 50_000})
    path = file_of(tmp_path, f'[\n{{"a": 1}},\n{long},\n{{"c": 3}}\n]')
    tracemalloc.start()
    found = list(Documents(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told(found) == [(2, {"a": 1}), (3, "too-long"), (4, {"c": 3})]
    assert peak < 4_000_000


def test_an_array_of_thirty_megabytes_in_one_line_is_never_held(tmp_path: Path) -> None:
    element = json.dumps({"id": "1", "text": "été " * 50, "inner": [{"n": n} for n in range(20)]}, ensure_ascii=False)
    times = 30_000_000 // len(element.encode())
    path = tmp_path / "array.json"
    with path.open("w", encoding="utf-8") as file:
        file.write("[" + element)
        for _ in range(times - 1):
            file.write("," + element)
        file.write("]")
    read_documents = Documents(path)
    tracemalloc.start()
    count = sum(isinstance(found, Document) for found in read_documents)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == times
    assert peak < 3_000_000
    assert read_documents.position == read_documents.size == path.stat().st_size


def test_work_stays_linear_in_the_length_of_one_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = 0
    decoder = documents._DECODER

    class Counting:
        def raw_decode(self, text: str, at: int) -> tuple[object, int]:
            nonlocal decoded
            decoded += len(text) - at
            return decoder.raw_decode(text, at)

        def decode(self, text: str) -> object:
            return decoder.decode(text)

    monkeypatch.setattr(documents, "_DECODER", Counting())
    content = "[" + json.dumps(["x" * 50] * 100_000) + "]"
    assert len(read(tmp_path, content)) == 1
    assert decoded < 4 * len(content)


# --- hostile values


@pytest.mark.parametrize("before", ["", "[\n"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ('{"a": NaN}', "not-json"),
        ('{"a": -Infinity}', "not-json"),
        ('{"a": "\x00"}', "not-json"),
        ('{"a": 1' + "0" * 10_000 + "}", "bad-field"),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "bad-field"),
    ],
    ids=["nan", "infinity", "nul", "digits", "nesting"],
)
def test_what_would_break_the_program_is_rejected_and_reading_goes_on(
    tmp_path: Path, before: str, value: str, reason: str
) -> None:
    comma = "," if before else ""
    content = f'{before}{{"first": 1}}{comma}\n{value}{comma}\n{{"last": 1}}\n' + ("]" if before else "")
    offset = before.count("\n")
    assert told(read(tmp_path, content)) == [
        (1 + offset, {"first": 1}),
        (2 + offset, reason),
        (3 + offset, {"last": 1}),
    ]


def test_a_byte_order_mark_between_joined_files_is_blank(tmp_path: Path) -> None:
    assert told(read(tmp_path, b'\xef\xbb\xbf{"a": 1}\n\xef\xbb\xbf{"b": 2}\n')) == [(1, {"a": 1}), (2, {"b": 2})]


def test_a_damaged_file_gives_everything_before_the_fault_then_the_error(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"n": n, "noise": n * n * 7919 % 100_003}) + "\n" for n in range(20_000))
    packed = gzip.compress(lines.encode())
    found: list[Document | Rejected] = []
    with pytest.raises(InputError, match="damaged near byte"):
        found.extend(Documents(file_of(tmp_path, packed[: len(packed) // 2])))
    # extend keeps what came before the error
    *whole, last = found
    assert [f.value["n"] for f in whole] == list(range(len(whole)))  # type: ignore[union-attr, index]
    assert len(whole) > 5_000
    assert told([last]) == [(len(found), "not-json")]


# --- properties

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(
    values=st.lists(st.dictionaries(st.text(), json_values, max_size=4), min_size=1, max_size=8),
    ascii_only=st.booleans(),
    layout=st.sampled_from(["lines", "array", "indented array", "indented documents"]),
    small=st.booleans(),
)
def test_whatever_the_layout_and_wherever_the_pieces_end_the_values_are_the_same(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    values: list[dict[str, object]],
    ascii_only: bool,
    layout: str,
    small: bool,
) -> None:
    monkeypatch.setattr(textfile, "PIECE", SMALL if small else 1 << 16)
    match layout:
        case "lines":
            content = "\n".join(json.dumps(value, ensure_ascii=ascii_only) for value in values)
        case "array":
            content = json.dumps(values, ensure_ascii=ascii_only)
        case "indented array":
            content = json.dumps(values, ensure_ascii=ascii_only, indent=2)
        case _:
            assume(values[0])  # the beginning tells the layout, and {} is a line
            content = "\n".join(json.dumps(value, ensure_ascii=ascii_only, indent=2) for value in values)
    assert [value for _, value in told(read(tmp_path, content))] == values


@quick
@given(
    content=st.binary(max_size=300)
    | st.text(alphabet='{}[]",:\\u0d8 \n\r\t1eE-.NaItrfls\x00\ufeff', max_size=200).map(str.encode)
    | st.binary(max_size=200).map(gzip.compress)
    | st.tuples(st.binary(max_size=200), st.integers(0, 30)).map(lambda t: gzip.compress(t[0])[: -t[1] or None]),
    small=st.booleans(),
)
def test_any_bytes_give_values_rejections_or_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, small: bool
) -> None:
    monkeypatch.setattr(textfile, "PIECE", SMALL if small else 1 << 16)
    try:
        for found in Documents(file_of(tmp_path, content)):
            if isinstance(found, Rejected):
                assert found.reason in REJECTION_REASONS
                assert len(found.excerpt) <= EXCERPT
    except InputError as error:
        assert "{" not in str(error).replace(str(tmp_path), "")
