"""`cmdesk tidy`: what people wrote is forgotten, and still counts."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.core.types import Erased
from cmdesk.core.views import Tally, View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, line, write_lines
from tests.cli.conftest import Cli


@pytest.fixture
def filled(cli: Cli, store: Path, tmp_path: Path) -> Path:
    values = [line(days, posted_at=NOW - timedelta(days=days)) for days in (1, 100, 400)]
    assert cli("import", write_lines(tmp_path / "posts.jsonl", values)).code == 0
    return store


def erased(path: Path) -> list[Erased | None]:
    store = SqliteStore(path)
    try:
        assert store.total(View()) == Tally(neutral=3)
        return [mention.erased for mention in store.page(View())]
    finally:
        store.close()


def test_what_is_older_is_forgotten_and_counts(cli: Cli, filled: Path) -> None:
    told = cli("--now", NOW.isoformat(), "tidy", "--keep", "12", "--json")
    assert (told.code, json.loads(told.out)) == (0, {"erased": 1, "keep_months": 12})
    assert erased(filled) == [None, None, Erased.RETENTION]
    assert "1" in cli("--now", NOW.isoformat(), "tidy", "--keep", "2").out


def test_without_a_number_her_own_setting_counts_which_keeps_everything_at_first(cli: Cli, filled: Path) -> None:
    told = cli("--now", NOW.isoformat(), "tidy", "--json")
    assert json.loads(told.out) == {"erased": 0, "keep_months": 0}
    assert erased(filled) == [None, None, None]


@pytest.mark.parametrize("months", ["-1", "many", "1.5", "", "1000000", "²"])
def test_what_is_no_number_of_months_changes_nothing(cli: Cli, filled: Path, months: str) -> None:
    told = cli("tidy", f"--keep={months}")
    assert told.code == 2
    assert "months" in told.err or "mois" in told.err
    assert erased(filled) == [None, None, None]
