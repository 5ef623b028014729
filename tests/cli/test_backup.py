"""`cmdesk backup`: where the copy goes, what is told of it, how it is stopped."""

import json
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builders import NOW, lines, write_lines
from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Her zone: the moment NOW is 11:00 there."""
    for command in ("backup", "restore"):
        monkeypatch.setattr(f"cmdesk.cli.{command}.zone", lambda name: ZoneInfo("Europe/Paris"))


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    cli("track", "add", "Train", "--query", "train")
    assert cli("import", write_lines(tmp_path / "posts.jsonl", lines(5, "le train"))).code == 0
    return cli


def test_without_a_name_it_goes_beside_the_store_and_never_over_another(filled: Cli, store: Path) -> None:
    folder = store.parent / "backups"
    for name in ("cmdesk-2024-05-20-1100.db", "cmdesk-2024-05-20-1100-2.db"):
        ran = filled("backup", "--json")
        assert (ran.code, ran.err) == (0, "")
        assert ran.json == {"out": str(folder / name), "bytes": (folder / name).stat().st_size, "mentions": 5}
    assert len(list(folder.iterdir())) == 2


def test_a_backup_is_a_store(filled: Cli, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.db"
    ran = filled("backup", out)
    assert (ran.code, ran.err, ran.out) == (0, "", f"5 mentions are backed up in {out}.\n")
    (train,) = filled("--store", out, "track", "list", "--json").json
    assert (train["name"], train["mentions"]) == ("Train", 5)
    assert filled("--store", out, "doctor").code == 0


def test_a_folder_gets_a_file_with_the_date(filled: Cli, tmp_path: Path) -> None:
    (tmp_path / "key").mkdir()
    assert filled("backup", tmp_path / "key", "--json").json["out"] == str(
        tmp_path / "key" / "cmdesk-2024-05-20-1100.db"
    )


def test_a_file_that_is_there_is_replaced_by_force(filled: Cli, tmp_path: Path) -> None:
    out = tmp_path / "copy.db"
    out.write_text("hers")
    ran = filled("backup", out)
    assert ran.code == 2
    assert ran.sentence == f"{out} is there already: name another file, or replace it with --force."
    assert out.read_text() == "hers"
    assert filled("backup", out, "--force").code == 0
    assert filled("--store", out, "doctor").code == 0


def test_a_store_that_is_not_there_is_not_made(cli: Cli, store: Path) -> None:
    ran = cli("backup")
    assert (ran.code, ran.sentence) == (1, f"There is no store at {store}: check the path, or import something first.")
    assert not store.parent.exists()


def test_a_folder_that_is_not_there_is_not_made(filled: Cli, tmp_path: Path) -> None:
    ran = filled("backup", tmp_path / "nowhere" / "copy.db")
    assert ran.code == 1
    assert ran.sentence == f"There is no folder {tmp_path / 'nowhere'}: make it, or name another one for the backup."


def test_progress_is_told_as_events(filled: Cli, tmp_path: Path) -> None:
    *between, last = filled("--progress", "backup", tmp_path / "copy.db").events
    assert between
    assert {event["event"] for event in between} == {"progress"}
    assert between[-1]["done"] == between[-1]["total"] > 0
    assert (last["event"], last["mentions"]) == ("result", 5)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_cut_lifeline_stops_it_and_nothing_is_left(filled: Cli, store: Path, tmp_path: Path, command: str) -> None:
    copy = tmp_path / "copy.db"
    filled("backup", copy)
    target = tmp_path / "other.db" if command == "backup" else copy
    before = {file.name for folder in (tmp_path, store.parent) for file in folder.iterdir()}
    # the watcher of a pipe that is closed already must have had its turn before the first look
    script = (
        "import sys, threading; from cmdesk.cli import lifeline; begin = lifeline.Lifeline.__init__\n"
        "def waiting(self, wanted):\n"
        "    begin(self, wanted)\n"
        "    [thread.join() for thread in threading.enumerate() if thread.name == 'lifeline']\n"
        "lifeline.Lifeline.__init__ = waiting\n"
        "from cmdesk.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "--lang", "en", "--store", store, "--progress", "--now", NOW.isoformat()]
        + [command, str(target)],
        input=b"",
        capture_output=True,
        timeout=60,
    )
    assert ran.returncode == 1
    assert ran.stderr.decode() == "cmdesk: Stopped: nothing was changed.\n"
    assert json.loads(ran.stdout.splitlines()[-1]) == {"event": "result", "error": "Stopped: nothing was changed."}
    assert {file.name for folder in (tmp_path, store.parent) for file in folder.iterdir()} == before
    assert filled("doctor").code == 0
