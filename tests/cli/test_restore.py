"""`cmdesk restore`: what is back, what is kept, and what is refused."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builders import lines, write_lines
from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Her zone: the moment NOW is 11:00 there."""
    for command in ("backup", "restore"):
        monkeypatch.setattr(f"cmdesk.cli.{command}.zone", lambda name: ZoneInfo("Europe/Paris"))


@pytest.fixture
def backup(cli: Cli, tmp_path: Path) -> Path:
    """A backup with 5 mentions of a store that has 8 and another name for its tracker since."""
    cli("track", "add", "Train", "--query", "train")
    cli("import", write_lines(tmp_path / "posts.jsonl", lines(5, "le train")))
    assert cli("backup", tmp_path / "copy.db").code == 0
    cli("import", write_lines(tmp_path / "posts.jsonl", lines(8, "le train")))
    cli("track", "edit", "Train", "--name", "Rail")
    return tmp_path / "copy.db"


def watched(cli: Cli, *store: str | Path) -> list[tuple[str, int]]:
    return [(row["name"], row["mentions"]) for row in cli(*store, "track", "list", "--json").json]


def test_the_backup_is_back_and_what_was_there_is_kept(cli: Cli, store: Path, backup: Path) -> None:
    assert watched(cli) == [("Rail", 8)]
    ran = cli("restore", backup, "--json")
    kept = store.with_name("mentions.db.before-restore-2024-05-20-1100")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == {"restored": str(backup), "mentions": 5, "kept": str(kept)}
    assert watched(cli) == [("Train", 5)]
    assert watched(cli, "--store", kept) == [("Rail", 8)]
    assert cli("doctor").code == 0


def test_it_is_told_in_words(cli: Cli, store: Path, backup: Path) -> None:
    told = cli("restore", backup).out
    kept = store.with_name("mentions.db.before-restore-2024-05-20-1100")
    assert told == f"5 mentions are back from {backup}. What was there before is kept in {kept}.\n"
    for file in store.parent.iterdir():
        if file.is_file():
            file.unlink()
    assert cli("restore", backup).out == f"5 mentions are back from {backup}.\n"
    store.write_bytes(b"\xa5" * 20_000)
    aside = store.with_name("mentions.db.damaged-2024-05-20-1100")
    assert cli("restore", backup).out == (
        f"5 mentions are back from {backup}. The store was damaged: as it was, it now is {aside}.\n"
    )
    assert watched(cli) == [("Train", 5)]


def test_progress_is_told_as_events(cli: Cli, backup: Path) -> None:
    *between, last = cli("--progress", "restore", backup).events
    assert {event["event"] for event in between} == {"progress"}
    assert between[-1]["done"] == between[-1]["total"] > 0
    assert (last["event"], last["mentions"], last["damaged"]) == ("result", 5, False)


def test_what_is_no_backup_is_refused_with_a_sentence(cli: Cli, store: Path, backup: Path, tmp_path: Path) -> None:
    for words, code, sentence in (
        (tmp_path / "nowhere.db", 1, f"There is no file {tmp_path / 'nowhere.db'}: check the path of the backup."),
        (tmp_path / "posts.jsonl", 1, f"{tmp_path / 'posts.jsonl'} is not a cmdesk store: choose another file."),
        (tmp_path, 1, f"{tmp_path} is not a cmdesk store: choose another file."),
        (store, 2, f"{store} is the store itself: name a backup of it."),
    ):
        ran = cli("restore", words)
        assert (ran.code, ran.sentence) == (code, sentence)
    assert watched(cli) == [("Rail", 8)]
    assert {file.name for file in store.parent.iterdir()} == {store.name}
