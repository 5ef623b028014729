"""The export as a whole: which mentions, in which order, told how, and a file that is whole or not there."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from cmdesk.core.errors import Cancelled, InputError
from cmdesk.core.views import View
from cmdesk.export import mentions
from cmdesk.export.forms import Form, Order
from cmdesk.export.mentions import write_file
from cmdesk.export.whole import whole_file
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, line
from tests.export.samples import PARIS, bring, exported, lines_of, new_store, written


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """Twelve mentions, a minute apart."""
    made = new_store()
    values = [line(number, f"n° {number}", NOON + timedelta(minutes=number)) for number in range(12)]
    bring(made, tmp_path / "posts.jsonl", lines_of(values))
    yield made
    made.close()


def order(form: Form = Form.JSONL, **more: Any) -> Order:
    return Order(**{"view": View(own=True), "form": form, "zone": PARIS, "now": NOW, **more})


def texts(out: bytes) -> list[str]:
    return [json.loads(row)["text"] for row in out.splitlines()]


def test_only_the_view_is_written_oldest_first(store: SqliteStore) -> None:
    view = View(start=NOON + timedelta(minutes=3), end=NOON + timedelta(minutes=5))
    assert texts(exported(store, view=view)) == ["n° 3", "n° 4"]


def test_within_a_second_the_order_is_that_of_the_moments_not_of_the_passes(tmp_path: Path) -> None:
    made = new_store()
    for number, late in enumerate((900, 100, 500)):
        bring(made, tmp_path / "a.jsonl", lines_of([line(number, f"{late}", NOON + timedelta(milliseconds=late))]))
    assert texts(exported(made)) == ["100", "500", "900"]
    made.close()


def test_what_the_filter_leaves_is_written_and_counted(store: SqliteStore) -> None:
    out, summary = written(store, Form.JSONL, view=View(own=True, query='"n° 1" OR "n° 11"'))
    assert texts(out) == ["n° 1", "n° 11"]
    assert summary.mentions == 2


def test_the_scorers_are_told(store: SqliteStore) -> None:
    assert written(store, Form.JSONL)[1].scorers == {"test@1"} | {
        detail.sentiment.scorer for detail in store.details(View())
    }


def test_progress_begins_at_nothing_and_ends_at_all(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "STEP", 5)
    seen: list[tuple[int, int]] = []
    write_file(store, order(), tmp_path / "a.jsonl", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 12), (5, 12), (10, 12), (12, 12)]


@pytest.mark.parametrize("form", list(Form))
def test_a_stopped_export_leaves_what_was_there(
    store: SqliteStore, tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "STEP", 5)
    path = tmp_path / "a.out"
    path.write_text("old")
    asked = iter((False, True))
    with pytest.raises(Cancelled):
        write_file(store, order(form), path, cancelled=lambda: next(asked))
    assert path.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == sorted((path, tmp_path / "posts.jsonl"))


@pytest.mark.parametrize("form", list(Form))
def test_a_finished_export_stands_in_its_place_and_its_size_is_told(
    store: SqliteStore, tmp_path: Path, form: Form
) -> None:
    path = tmp_path / "sub" / "a.out"
    path.parent.mkdir()
    summary = write_file(store, order(form), path)
    assert (summary.mentions, summary.bytes) == (12, path.stat().st_size)
    assert list(path.parent.iterdir()) == [path]


def test_the_same_mentions_give_the_same_bytes_compressed_or_not(store: SqliteStore) -> None:
    packed = exported(store, packed=True)
    assert packed == exported(store, packed=True)
    assert gzip.decompress(packed) == exported(store)


def test_a_place_that_cannot_be_written_is_told(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        write_file(store, order(), tmp_path / "nowhere" / "a.jsonl")
    with pytest.raises(InputError, match="cannot be written"):
        write_file(store, order(), tmp_path)


@pytest.mark.parametrize("form", list(Form))
def test_a_full_disk_is_told_and_leaves_nothing(
    store: SqliteStore, tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self, stream: BinaryIO) -> None:
            self._stream = stream

        def write(self, data: bytes) -> int:
            raise OSError(28, "No space left on device")

        def __getattr__(self, name: str) -> Any:
            return getattr(self._stream, name)

    inner = mentions.write_stream
    monkeypatch.setattr(
        mentions, "write_stream", lambda reader, what, stream, **more: inner(reader, what, Full(stream), **more)
    )
    with pytest.raises(InputError, match="No space left"):
        write_file(store, order(form), tmp_path / "a.out")
    assert not list(tmp_path.glob("a.out*"))


def test_a_bug_while_writing_leaves_nothing_and_is_not_hidden(tmp_path: Path) -> None:
    def break_off() -> None:
        with whole_file(tmp_path / "a") as stream:
            stream.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert not list(tmp_path.iterdir())
