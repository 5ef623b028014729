"""`cmdesk export`: the view that she names, in the form that the name says, whole or not at all."""

import csv
import gzip
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from cmdesk import __version__
from cmdesk.cli import export
from tests.builders import NOON, line, write_lines
from tests.cli.conftest import Cli


@pytest.fixture
def posts(cli: Cli, tmp_path: Path) -> Path:
    """Six posts, a day apart, in a store with one tracker; returns an empty folder."""
    values = [
        line(1, "le train arrive"),
        line(2, "un avion", NOON + timedelta(days=1), source="mastodon"),
        line(3, "le TRAIN part", NOON + timedelta(days=2), kind="repost"),
        line(4, "J'adore ce train, c'est génial !", NOON + timedelta(days=3), lang="fr"),
        line(5, "rien", NOON + timedelta(days=4), author={"key": "7", "handle": "maison"}),
        line(6, "@lina merci", NOON + timedelta(days=5)),
    ]
    assert cli("import", write_lines(tmp_path / "posts.jsonl", values)).code == 0
    cli("track", "add", "Train", "--query", "train")
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def ids(path: Path) -> list[str]:
    return [json.loads(row)["id"] for row in path.read_text("utf-8").splitlines()]


def test_the_result_says_where_and_how_much(cli: Cli, posts: Path) -> None:
    out = posts / "a.jsonl"
    told = cli("export", out, "--json").json
    assert told == {"out": str(out), "mentions": 6, "bytes": out.stat().st_size}
    assert cli("export", out).out == f"6 mentions were written to {out} ({told['bytes']} bytes).\n"
    *steps, last = cli("--progress", "export", out).events
    assert last == {"event": "result", **told}
    assert steps == [{"event": "progress", "done": done, "total": 6} for done in (0, 6)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--tracker", "train"], "134"),
        (["--from", "2024-05-03", "--to", "2024-05-05", "--tz", "Europe/Paris"], "234"),
        (["--source", "mastodon"], "2"),
        (["--source", "mastodon", "x"], "123456"),
        (["--source=mastodon", "--source=x"], "123456"),
        (["--language", "FR-fr"], "4"),
        (["--language", "fr", "es"], "123456"),
        (["--label", "positive"], "4"),
        (["--label", "neutral", "--no-reposts"], "1256"),
        (["--filter", "train"], "134"),
        (["--filter", "train", "--no-reposts"], "14"),
        (["--filter", '"le train"', "--to", "2024-05-03"], "1"),
    ],
)
def test_the_view_is_hers(cli: Cli, posts: Path, words: list[str], expected: str) -> None:
    out = posts / "a.jsonl"
    assert cli("export", out, *words).code == 0
    assert "".join(ids(out)) == expected


def test_her_own_posts_come_along_when_she_asks(cli: Cli, posts: Path, store: Path) -> None:
    from cmdesk.core.types import Account
    from cmdesk.storage.store import SqliteStore
    from tests.builders import NOW

    opened = SqliteStore(store)
    opened.add_account(Account("x", "Maison"), now=NOW)
    opened.close()
    cli("export", posts / "a.jsonl")
    assert ids(posts / "a.jsonl") == ["1", "2", "3", "4", "6"]
    cli("export", posts / "a.jsonl", "--own")
    assert ids(posts / "a.jsonl") == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(("name", "packed"), [("a.csv", False), ("A.CSV", False), ("a.csv.gz", True)])
def test_the_name_says_the_form(cli: Cli, posts: Path, name: str, packed: bool) -> None:
    cli("export", posts / name, "--tz", "Europe/Paris")
    content = (posts / name).read_bytes()
    text = (gzip.decompress(content) if packed else content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[0][:3] == ["id", "source", "posted_at (Europe/Paris)"]
    assert rows[1][:3] == ["'1", "x", "2024-05-02 14:00:00"]
    assert len(rows) == 7


def test_the_dialect_is_chosen(cli: Cli, posts: Path) -> None:
    cli("export", posts / "a.csv", "--dialect", "plain", "--tz", "UTC")
    assert (posts / "a.csv").read_text().splitlines()[1].startswith("1,x,2024-05-02T12:00:00+00:00,")


def test_a_workbook_says_what_it_holds(cli: Cli, posts: Path) -> None:
    words = ["--tracker", "Train", "--from", "2024-05-02", "--filter", "train", "--no-reposts", "--tz", "UTC"]
    cli("export", posts / "a.xlsx", *words)
    book = CalamineWorkbook.from_path(posts / "a.xlsx")
    about: dict[Any, Any] = dict(book.get_sheet_by_name("About").to_python())
    assert (about["Tracker"], about["Query"], about["Mentions"]) == ("Train", "train", 2)
    assert (about["Period"], about["Zone"]) == ("2024-05-02T00:00:00+00:00 – …", "UTC")
    assert (about["Filters"], about["Written by"]) == ("query=train no-reposts", f"cmdesk {__version__}")
    assert "linear@" in about["Scorers"] and "likes + shares" in about["reactions"]
    assert len(book.get_sheet_by_name("Mentions").to_python()) == 3


def test_a_workbook_says_whether_the_posts_of_her_accounts_are_in_it(cli: Cli, posts: Path) -> None:
    cli("account", "add", "x", "personne")
    for more, told in (((), "no-own-posts"), (("--own",), "own-posts")):
        cli("export", posts / "a.xlsx", *more)
        book = CalamineWorkbook.from_path(posts / "a.xlsx")
        assert ["Filters", told] in book.get_sheet_by_name("About").to_python()


def test_stdout_gets_the_data_alone(cli: Cli, posts: Path) -> None:
    ran = cli("export", "-", "--format", "jsonl", "--filter", "avion")
    assert ran.json["id"] == "2"
    assert ran.err == "1 mentions were written.\n"
    plain = cli("export", "-", "--dialect", "plain", "--filter", "avion", "--tz", "UTC")
    assert plain.out.startswith("id,source,posted_at,") and plain.out.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["a.pdf"], "does not say what to write"),
        (["-", "--format", "xlsx"], "Only CSV and JSON lines go to stdout"),
        (["-", "--json"], "Only CSV and JSON lines go to stdout"),
        (["a.csv", "--tracker", "Nobody"], "There is no tracker called Nobody"),
        (["a.csv", "--language", "french!"], "is no language code"),
        (["a.csv", "--filter", '"open'], ""),
        (["a.csv", "--from", "2024-05-03", "--to", "2024-05-01"], "ends"),
    ],
)
def test_a_wrong_wish_is_told_and_nothing_is_written(
    cli: Cli, posts: Path, words: list[str], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(posts)
    ran = cli("export", *words)
    assert ran.code == 2 and part in ran.sentence
    assert not list(posts.iterdir())


def test_the_store_is_never_written_over(cli: Cli, posts: Path, store: Path) -> None:
    for name in (store, store.with_name(f"{store.name}-wal")):
        ran = cli("export", name, "--format", "jsonl")
        assert ran.code == 2 and "is the store itself" in ran.sentence
    assert cli("stats", "--json").code == 0


def test_a_store_that_is_not_there_is_not_made(cli: Cli, tmp_path: Path, store: Path) -> None:
    assert cli("export", tmp_path / "a.csv").code == 1
    assert not store.exists() and not (tmp_path / "a.csv").exists()


def test_a_folder_that_is_not_there_is_told(cli: Cli, posts: Path) -> None:
    ran = cli("export", posts / "nowhere" / "a.csv")
    assert ran.code == 1 and "cannot be written" in ran.sentence


def test_a_cut_lifeline_ends_it_and_nothing_is_written(cli: Cli, posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cut:
        def __init__(self, wanted: bool) -> None:
            assert wanted

        def cut(self) -> bool:
            return True

    monkeypatch.setattr(export, "Lifeline", Cut)
    ran = cli("--progress", "export", posts / "a.csv")
    assert ran.code == 1
    assert ran.events[-1] == {"event": "result", "error": "Stopped: nothing was written."}
    assert not list(posts.iterdir())


def test_texts_that_are_cut_are_told(cli: Cli, tmp_path: Path) -> None:
    cli("import", write_lines(tmp_path / "posts.jsonl", [line(1, "é" * 40_000)]))
    assert "1 texts were too long" in cli("export", tmp_path / "a.xlsx").err
    assert cli("export", tmp_path / "a.csv", "--dialect", "plain").err == ""
    (warning,) = [e for e in cli("--progress", "export", tmp_path / "a.csv").events if e["event"] == "warning"]
    assert "too long" in warning["sentence"]


def test_what_is_exported_is_imported_again_without_a_loss(cli: Cli, posts: Path) -> None:
    cli("export", posts / "a.jsonl.gz", "--own")
    other = ("--store", posts / "other.db")
    assert cli(*other, "import", posts / "a.jsonl.gz", "--json").json["added"] == 6
    cli(*other, "track", "add", "Train", "--query", "train")
    cli(*other, "export", posts / "b.jsonl.gz", "--own")
    assert (posts / "b.jsonl.gz").read_bytes() == (posts / "a.jsonl.gz").read_bytes()
    assert cli("import", posts / "a.jsonl.gz", "--json").json["known"] == 6
