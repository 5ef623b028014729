"""A backup holds one state of the store while others write, whole or not at all."""

from pathlib import Path

import apsw
import pytest

from cmdesk.core.errors import Cancelled, InputError, StoreError, UsageError, UserError
from cmdesk.core.types import ALL_MENTIONS
from cmdesk.storage import backup as backups
from cmdesk.storage import copying
from cmdesk.storage.backup import Backup
from cmdesk.storage.store import SqliteStore
from tests.storage.backups import STAMP, Small, back_up, filled, garble, names, sound, write
from tests.storage.contract import ids
from tests.storage.imports import everything
from tests.storage.test_migrations import as_version_1, look


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "mentions.db")


@pytest.fixture
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy so few pages at a time that a small store takes many steps."""
    monkeypatch.setattr(copying, "STEP", 4)


def test_a_backup_is_one_plain_file_that_holds_everything(path: Path, tmp_path: Path) -> None:
    made = back_up(path, tmp_path / "backup.db")
    assert made == Backup(tmp_path / "backup.db", (tmp_path / "backup.db").stat().st_size, 600)
    assert names(tmp_path) == {"mentions.db", "backup.db"}
    # 1: readable without a log, also where nothing can be written beside it
    assert made.path.read_bytes()[18:20] == b"\x01\x01"
    assert sound(made.path) == sound(path)


def test_what_is_only_in_the_log_is_in_the_backup(path: Path, tmp_path: Path) -> None:
    holder = SqliteStore(path)
    write(holder, 600, 700)
    assert back_up(path, tmp_path / "backup.db").mentions == 700
    holder.close()
    assert sound(tmp_path / "backup.db") == sound(path)


@pytest.mark.usefixtures("short_steps")
def test_what_others_write_meanwhile_is_not_in_it_and_does_not_make_it_begin_anew(path: Path, tmp_path: Path) -> None:
    before = everything(path)
    told: list[int] = []
    other = SqliteStore(path)

    def tell(done: int, total: int) -> None:
        told.append(done)
        if len(told) % 5 == 1:
            write(other, 1000 + len(told), 1100 + len(told))

    made = back_up(path, tmp_path / "backup.db", progress=tell)
    assert other.counts()[ALL_MENTIONS] > 700
    other.close()
    assert made.mentions == 600
    assert sound(made.path) == before
    assert told == sorted(told), "it never goes back"


def test_an_older_store_is_copied_as_it_is(path: Path, tmp_path: Path) -> None:
    as_version_1(path)
    made = back_up(path, tmp_path / "backup.db")
    assert made.mentions == 600
    assert look(path, "PRAGMA user_version") == look(made.path, "PRAGMA user_version") == [(1,)]


def test_progress_goes_from_nothing_to_all(path: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    back_up(path, tmp_path / "backup.db", progress=lambda done, total: told.append((done, total)))
    assert len({total for _, total in told}) == 1
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1] > told[0][0] > 0


def test_a_file_that_is_there_is_replaced_only_on_wish(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    target.write_text("hers")
    with pytest.raises(UsageError, match="is there already"):
        back_up(path, target)
    assert target.read_text() == "hers"
    back_up(path, target, replace=True)
    assert sound(target) == sound(path)


def test_another_store_that_is_open_is_not_replaced(path: Path, tmp_path: Path) -> None:
    """Its log would be replayed into the backup."""
    other = SqliteStore(tmp_path / "other.db")
    write(other, 0, 5)
    with pytest.raises(UsageError, match="is a store that is open"):
        back_up(path, tmp_path / "other.db", replace=True)
    assert len(ids(other)) == 5
    other.close()
    back_up(path, tmp_path / "other.db", replace=True)
    assert sound(tmp_path / "other.db") == sound(path)


@pytest.mark.parametrize("replace", [True, False])
def test_the_store_is_no_target_of_its_own_backup(path: Path, tmp_path: Path, replace: bool) -> None:
    (tmp_path / "link.db").symlink_to(path)
    for target in (path, tmp_path / "link.db"):
        with pytest.raises(UsageError, match="is the store itself"):
            back_up(path, target, replace=replace)
    assert len(sound(path)["mention"]) == 600


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("nowhere/backup.db", "There is no folder"),
        ("folder", "is there already"),
        ("n" * 300, "cannot be written"),
        ("mentions.db/backup.db", "There is no folder"),
    ],
)
def test_a_target_that_cannot_be_is_told(path: Path, tmp_path: Path, target: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match=sentence):
        back_up(path, tmp_path / target, replace=True)
    assert names(tmp_path) == {"mentions.db", "folder"}


def test_a_full_disk_is_told_and_leaves_nothing(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(apsw, "Connection", Small)
        with pytest.raises(InputError, match="The disk is full: free some space for .*backup.db"):
            back_up(path, tmp_path / "backup.db")
    assert names(tmp_path) == {"mentions.db"}


def test_a_damaged_store_gives_no_backup(path: Path, tmp_path: Path) -> None:
    garble(path)
    with pytest.raises(StoreError, match="is not sound.*no backup was made|is damaged"):
        back_up(path, tmp_path / "backup.db")
    assert names(tmp_path) == {"mentions.db"}


def test_one_damaged_page_is_enough(path: Path, tmp_path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 8192)
        file.write(b"\xa5" * 100)
    with pytest.raises(StoreError, match="is not sound.*no backup was made"):
        back_up(path, tmp_path / "backup.db")
    assert names(tmp_path) == {"mentions.db"}


@pytest.mark.usefixtures("short_steps")
@pytest.mark.parametrize("looks", [0, 3])
def test_a_backup_that_is_stopped_leaves_nothing(path: Path, tmp_path: Path, looks: int) -> None:
    answers = iter([False] * looks + [True])
    with pytest.raises(Cancelled):
        back_up(path, tmp_path / "backup.db", cancelled=lambda: next(answers))
    assert names(tmp_path) == {"mentions.db"}


def test_a_check_is_stopped_too(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_LOOK_EVERY", 100)
    told: list[int] = []
    with pytest.raises(Cancelled):
        # all is copied by the first step
        back_up(
            path, tmp_path / "backup.db", progress=lambda done, total: told.append(done), cancelled=lambda: bool(told)
        )
    assert len(told) == 1
    assert names(tmp_path) == {"mentions.db"}


def test_the_place_of_a_backup_never_takes_that_of_another(path: Path, tmp_path: Path) -> None:
    assert backups.place(path, tmp_path / "x.db", STAMP) == tmp_path / "x.db"
    folder = tmp_path / "backups"
    for name in (f"cmdesk-{STAMP}.db", f"cmdesk-{STAMP}-2.db", f"cmdesk-{STAMP}-3.db"):
        chosen = backups.place(path, None, STAMP)
        assert chosen == folder / name
        chosen.touch()
    assert backups.place(path, folder, STAMP) == folder / f"cmdesk-{STAMP}-4.db"
