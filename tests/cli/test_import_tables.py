"""`cmdesk import` of tables, end to end: rows or a sentence, never a traceback, never a date that is silently wrong."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdesk import bootstrap
from cmdesk.config import paths
from cmdesk.core.types import MentionDetail, View
from cmdesk.sources import workbook
from tests.cli.conftest import Cli
from tests.sources.odd_files import ODD


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "mappings_file", lambda: tmp_path / "settings" / "mappings.json")


def stored(store: Path) -> list[MentionDetail]:
    """All mentions, oldest first."""
    opened = bootstrap.open_store(store, create=False)
    try:
        found = [opened.mention(line.id) for line in reversed(opened.page(View(own=True), limit=10_000))]
    finally:
        opened.close()
    return [mention for mention in found if mention is not None]


def moment(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=UTC)


@pytest.mark.parametrize("name", ODD)
def test_odd_files_give_their_rows_or_a_sentence(
    cli: Cli, tmp_path: Path, store: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 16 << 20)
    odd = ODD[name]
    path = odd.make(tmp_path)
    # Spanish: no scorer, so no word list to load
    ran = cli("import", path, "--tz", "Europe/Paris", "--lang", "es", "--json", *odd.words)
    assert ran.code == odd.code, ran.err
    if odd.sentence is not None:
        assert ran.sentence.startswith(odd.sentence.format(path))
        assert name == "compressed and cut off" or not store.exists(), "nothing is changed"
        return
    expected = sorted((moment(told), text) for told, _, text in (row.partition(" ") for row in odd.rows))
    kept = stored(store)
    assert sorted((mention.post.posted_at, mention.post.text) for mention in kept) == expected
    rejected = list(rejects(store))
    assert [(item["line"], item["reason"]) for item in rejected] == list(odd.rejected)
    assert ran.json["rejected"] == len(rejected)
    assert ran.json["added"] == len(expected)
    assert ran.json["read"] == ran.json["added"] + ran.json["known"] + ran.json["rejected"]
    for part in odd.warnings:
        assert part in ran.err
    again = cli("import", path, "--tz", "Europe/Paris", "--lang", "es", "--json", *odd.words)
    assert again.json["added"] == 0


def rejects(store: Path) -> Iterator[dict[str, object]]:
    folder = Path(f"{store}.rejected")
    for file in sorted(folder.iterdir()) if folder.exists() else ():
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())
