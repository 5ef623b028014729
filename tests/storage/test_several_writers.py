"""Two imports and her corrections at once, on one store: all get their turn, nothing is lost, nothing counts twice."""

from itertools import cycle
from pathlib import Path

import pytest

from cmdesk.core.query import parse
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.storage.imports import end, finish, new_store, start_import, write_posts


@pytest.mark.parametrize("thousand", [200, pytest.param(1_000, marks=pytest.mark.servers)])
def test_two_imports_and_corrections_clicked_meanwhile(tmp_path: Path, thousand: int) -> None:
    path = new_store(tmp_path / "mentions.db")
    imports = [
        start_import(path, write_posts(tmp_path / f"{first}.jsonl", first * thousand, last * thousand))
        for first, last in ((0, 6), (4, 9))
    ]
    store = SqliteStore(path)
    hers: dict[int, Label] = {}
    labels = cycle((Label.POSITIVE, Label.NEGATIVE, Label.NEUTRAL))
    try:
        while any(process.poll() is None for process in imports):
            for line in store.page(View(ALL_MENTIONS), limit=5):
                hers[line.id] = next(labels)
                store.correct([line.id], hers[line.id], now=NOW)
        told = [finish(process) for process in imports]
        assert [counts["read"] for counts in told] == [6 * thousand, 5 * thousand]
        # what both brought was added by one and known to the other
        assert sum(counts["added"] for counts in told) == 9 * thousand
        assert sum(counts["known"] for counts in told) == 2 * thousand
        assert [finding for finding in store.examine() if finding.faults] == []
        counts = store.counts()
        assert counts[ALL_MENTIONS] == 9 * thousand
        names = {tracker.name: tracker.id for tracker in store.trackers()}
        # a quarter of the posts says vermeil, another "moulin bleu"; two of four say livraison
        assert counts[names["Vermeil"]] == 4_500 * thousand // 1_000
        assert counts[names["Livraison"]] == 4_500 * thousand // 1_000
        assert hers, "no correction fell into the imports"
        kept = {line.id: line.label for line in store.page(View(ALL_MENTIONS), limit=9 * thousand) if line.corrected}
        assert kept == hers
    finally:
        store.close()
        for process in imports:
            end(process)


def test_a_tracker_edited_during_an_import_holds_what_its_new_query_matches(tmp_path: Path) -> None:
    path = new_store(tmp_path / "mentions.db")
    process = start_import(path, write_posts(tmp_path / "posts.jsonl", 0, 4_000))
    store = SqliteStore(path)
    try:
        while process.poll() is None and not store.counts().get(ALL_MENTIONS):
            pass
        tracker = next(tracker for tracker in store.trackers() if tracker.name == "Livraison")
        edited = type(tracker)(tracker.name, "coffee", tracker.colour, tracker.group, tracker.role, tracker.id)
        store.edit_tracker(edited, now=NOW)
        store.rematch(edited, parse("coffee"))
        finish(process)
        assert store.counts()[tracker.id] == 1_000
        assert [finding for finding in store.examine() if finding.faults] == []
    finally:
        store.close()
        end(process)
