"""`cmdesk doctor`: a sound store is told so, an unsound one is named and left as it is."""

from pathlib import Path

import apsw
import pytest

from tests.builders import lines, write_lines
from tests.cli.conftest import Cli

CHECKS = ["integrity", "links", "accounts", "copies", "quarter-rollup", "hour-rollup", "readings", "full-text"]


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    cli("track", "add", "Train", "--query", "train")
    values = [{**value, "reading": {"likes": 3}} for value in lines(5, "le train")]
    assert cli("import", write_lines(tmp_path / "posts.jsonl", values)).code == 0
    return cli


def test_a_sound_store_passes_every_check(filled: Cli) -> None:
    ran = filled("doctor", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == [{"check": check, "faults": 0, "detail": ""} for check in CHECKS]
    words = filled("doctor").out.splitlines()
    assert len(words) == len(CHECKS)
    assert words[0] == "the file is whole: ok"
    assert all(line.endswith(": ok") for line in words)


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("links", "DELETE FROM tracker_link WHERE tracker = 0 AND mention = (SELECT min(id) FROM mention)"),
        ("quarter-rollup", "UPDATE rollup_quarter SET unknown = unknown + 1 WHERE tracker = 0"),
        ("hour-rollup", "DELETE FROM rollup_hour WHERE tracker = 1"),
        ("readings", "UPDATE reading SET likes = 4"),
        ("full-text", "INSERT INTO fulltext (rowid, text) VALUES (1, 'avion')"),
    ],
)
def test_what_is_unsound_is_named_and_ends_with_1(filled: Cli, store: Path, check: str, damage: str) -> None:
    connection = apsw.Connection(str(store))
    connection.execute(damage)
    connection.close()
    ran = filled("doctor", "--json")
    assert ran.code == 1
    found = {row["check"]: row for row in ran.json}
    assert list(found) == CHECKS
    assert found[check]["faults"] > 0
    assert found[check]["detail"]
    assert filled("doctor", "--json").json == ran.json, "it changes nothing"
    assert f"{found[check]['faults']} faults, the first: {found[check]['detail']}" in filled("doctor").out
    assert filled("--progress", "doctor").events == [{"event": "result", "rows": ran.json}]


def test_a_store_that_is_not_there_is_not_made(cli: Cli, store: Path) -> None:
    ran = cli("doctor")
    assert (ran.code, ran.sentence) == (1, f"There is no store at {store}: check the path, or import something first.")
    assert not store.exists()
