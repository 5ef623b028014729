"""Every kind of damage is found by the check that is made for it, and by no traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdesk.core.text import fold
from cmdesk.core.types import Kind, Label, Reading
from cmdesk.storage import doctor, raw
from cmdesk.storage.doctor import Finding
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored
from tests.storage.contract import add_tracker, ids

CHECKS = ["integrity", "links", "accounts", "copies", "quarter-rollup", "hour-rollup", "readings", "full-text"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "mentions.db")
    tracker = add_tracker(opened)
    posts = [
        make_scored(
            str(number),
            f"le #train de {number} h",
            trackers=[tracker.id],
            reading=Reading(likes=number),
            packed=raw.pack(b"{}"),
            kind=Kind.REPOST if number in (2, 4) else Kind.ORIGINAL,
            parent="1" if number in (2, 4) else None,
        )
        for number in range(6)
    ]
    opened.write(posts, now=NOW)
    opened.correct(ids(opened)[:2], Label.POSITIVE, now=NOW)
    opened.decide(tracker.id, ids(opened)[-1:], False, now=NOW)
    yield opened
    opened.close()


def unsound(store: SqliteStore) -> dict[str, Finding]:
    """The checks that fail."""
    return {finding.check: finding for finding in store.examine() if finding.faults}


def test_a_sound_store_passes_all_checks_in_order(store: SqliteStore) -> None:
    assert [(finding.check, finding.faults, finding.detail) for finding in store.examine()] == [
        (check, 0, "") for check in CHECKS
    ]


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("integrity", "INSERT INTO raw VALUES (1, 1, x'00')"),
        ("integrity", "UPDATE mention SET lang = 99"),
        ("integrity", "INSERT INTO decision VALUES ('x', '1', 99, 1, 0)"),
        ("links", "DELETE FROM tracker_link WHERE tracker = 0 AND mention = (SELECT max(mention) FROM tracker_link)"),
        ("links", "UPDATE tracker_link SET label = 0 WHERE tracker = 1"),
        ("links", "UPDATE tracker_link SET kind = 3 WHERE tracker = 1"),
        ("links", "UPDATE tracker_link SET source = 7 WHERE tracker = 1"),
        ("links", "UPDATE tracker_link SET lang = 7 WHERE tracker = 1"),
        ("links", "UPDATE tracker_link SET reactions = reactions + 1 WHERE tracker = 1"),
        ("links", "INSERT INTO tracker_link VALUES (1, 1, 0, 0, 1, 1, 0, 0, 0)"),
        ("links", "DELETE FROM correction"),
        ("links", "UPDATE mention SET likes = 50"),
        ("links", "UPDATE tracker_link SET own = 1"),
        ("accounts", "INSERT INTO account VALUES ('x', 'camille_cie', 'Camille_Cie', 0)"),
        ("copies", "UPDATE tracker_link SET copy = 0 WHERE tracker = 1"),
        ("copies", "UPDATE tracker_link SET copy = 15"),
        ("copies", "UPDATE clustered SET head = (SELECT max(id) FROM mention)"),
        ("copies", "DELETE FROM clustered WHERE mention = (SELECT min(mention) FROM clustered)"),
        ("quarter-rollup", "UPDATE rollup_quarter SET neutral = neutral + 1 WHERE tracker = 1"),
        ("quarter-rollup", "UPDATE rollup_quarter SET reacted = reacted - 1 WHERE tracker = 0"),
        ("quarter-rollup", "DELETE FROM rollup_quarter WHERE tracker = 0"),
        ("quarter-rollup", "INSERT INTO rollup_quarter VALUES (1, -5, 0, 0, 0, 0, 0, 0, 0)"),
        ("hour-rollup", "UPDATE rollup_hour SET unknown = unknown + 1 WHERE tracker = 1"),
        ("hour-rollup", "UPDATE rollup_hour SET hour = hour + 1 WHERE tracker = 1"),
        ("hour-rollup", "DELETE FROM rollup_hour WHERE tracker = 0"),
        ("readings", "UPDATE reading SET views = 4"),
        ("readings", "UPDATE mention SET read_at = read_at + 1"),
        ("readings", "DELETE FROM reading"),
        ("readings", "INSERT INTO reading SELECT id, read_at + 1, 0, 0, 0, 0, 0 FROM mention LIMIT 1"),
        ("full-text", "INSERT INTO fulltext (rowid, text) VALUES (1, 'avion')"),
        ("full-text", "DELETE FROM fulltext WHERE rowid = (SELECT min(id) FROM mention)"),
        ("full-text", "DELETE FROM fulltext_docsize WHERE id = (SELECT min(id) FROM mention)"),
        ("full-text", "UPDATE mention SET text = 'le train de 9 h' WHERE native = '5'"),
        ("full-text", "UPDATE mention SET text = text || ' !?' || ' tard' WHERE native = '5'"),
    ],
)
def test_planted_damage_is_found_by_its_check(store: SqliteStore, check: str, damage: str) -> None:
    store._connection.execute(damage)
    found = unsound(store)
    assert check in found
    assert found[check].detail
    assert unsound(store) == found, "it changes nothing"


def test_the_first_fault_is_told_and_all_are_counted(store: SqliteStore) -> None:
    store._connection.execute("UPDATE tracker_link SET kind = 3 WHERE tracker = 1")
    assert unsound(store)["links"].faults == 5
    assert unsound(store)["links"].detail == f"link 1/{ids(store)[-2]} differs from its mention"


def test_what_a_mention_may_lack_is_no_fault(store: SqliteStore) -> None:
    store.write([make_scored("bare", author=None, label=Label.UNKNOWN, lang="und")], now=NOW)
    store.write([make_scored("views", reading=Reading(views=3))], now=NOW)
    assert unsound(store) == {}


def test_a_check_that_cannot_be_made_is_a_finding(store: SqliteStore) -> None:
    store._connection.execute("DROP TABLE reading")
    assert "no such table" in unsound(store)["readings"].detail


def test_a_store_that_is_written_meanwhile_is_seen_in_one_state(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SqliteStore(store.path)
    later = [make_scored("later", reading=Reading(likes=1))]

    def fold_and_write(text: str) -> str:
        if later:
            other.write([later.pop()], now=NOW)
        return fold(text)

    # the check that reads the rows first and the index afterwards
    monkeypatch.setattr(doctor, "fold", fold_and_write)
    try:
        assert unsound(store) == {}
    finally:
        other.close()
    assert later == []


def test_an_examination_that_is_broken_off_leaves_the_store_free(store: SqliteStore) -> None:
    examination = store.examine()
    next(iter(examination))
    del examination
    store.write([make_scored("later")], now=NOW)
    assert unsound(store) == {}
