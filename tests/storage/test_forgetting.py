"""Who is forgotten leaves nothing behind, wherever forgetting was cut, and what others wrote stays sound."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from cmdesk.core.passes import Fetched, Gone, Inquiry, Step
from cmdesk.core.types import Author, Kept, Kind, Label, ScoredPost
from cmdesk.core.views import Tally, View
from cmdesk.storage import forgetting, raw, sweeping
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored
from tests.storage.contract import natives

WORD = "zqplanted"
HIM = Author(f"did:{WORD}", f"{WORD}.example", f"{WORD} the great")
HERE = Author("did:here", "here.example", "Here")
BODY = raw.pack(f'{{"text": "{WORD}"}}'.encode())


def his(native: str, text: str = f"dit {WORD}", **more: object) -> ScoredPost:
    return make_scored(native, text, author=HIM, packed=BODY, **more)


def others(native: str, text: str = "bonjour", **more: object) -> ScoredPost:
    return make_scored(native, text, author=HERE, packed=BODY if set(more) & {"parent", "quoted"} else None, **more)


EVERYTHING = (
    his("h1"),
    his("h2", kind=Kind.REPLY, parent="h1", conversation="h1"),
    his("h3", kept=Kept(first_seen_at=NOW - timedelta(days=9))),
    others("repost", f"dit {WORD}", kind=Kind.REPOST, parent="h1"),
    others("quote", kind=Kind.QUOTE, quoted="h2", quoted_text=f"dit {WORD}"),
    others("reply", kind=Kind.REPLY, parent="h1", conversation="h1"),
    make_scored("plain", "bonsoir", author=HERE),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path)
    yield opened
    opened.close()


def forget(store: SqliteStore) -> int:
    gone, _ = store.forget(
        "x", store.find_author("x", HIM.key), progress=lambda _done, _total: None, cancelled=lambda: False
    )
    return gone


def holds(folder: Path) -> list[str]:
    """Files that hold the word, and raw objects that do, which are compressed."""
    found = [file.name for file in folder.rglob("*") if file.is_file() and WORD.encode() in file.read_bytes()]
    with closing(apsw.Connection(str(folder / "mentions.db"))) as connection:
        bodies = connection.execute("SELECT body FROM raw").fetchall()
    return sorted(found) + [raw.unpack(body).decode() for (body,) in bodies if WORD.encode() in raw.unpack(body)]


def faults(store: SqliteStore) -> list[object]:
    return [finding for finding in store.examine() if finding.faults]


def test_nothing_of_theirs_is_left_nor_in_what_others_wrote(path: Path, store: SqliteStore) -> None:
    store.write(EVERYTHING, now=NOW)
    assert forget(store) == 3
    assert sorted(natives(store)) == ["plain", "quote", "reply"]
    assert {(detail.post.quoted_text, detail.post.quoted, detail.post.parent) for detail in store.details(View())} == {
        (None, None, None)
    }
    assert store.total(View()).mentions == 3
    assert faults(store) == []
    store.close()
    assert holds(path.parent) == []


def test_what_arrives_later_is_kept_out_or_loses_their_words(path: Path, store: SqliteStore) -> None:
    store.write(EVERYTHING[:3], now=NOW)
    forget(store)
    page = Fetched(posts=(), cursor="c")
    inquiry = Inquiry("x", "bonjour", "Bonjour")
    step = Step(store.begin_pass(inquiry, now=NOW), inquiry, page, 1)
    written = store.write([*EVERYTHING, make_scored("h1", f"dit {WORD}", author=None)], now=NOW, step=step)
    assert (written.added, written.known) == (3, 5)
    assert sorted(natives(store)) == ["plain", "quote", "reply"]
    assert store.cursor(inquiry) is not None, "the page counts as taken"
    assert faults(store) == []
    store.close()
    assert holds(path.parent) == []


def test_what_followed_their_label_follows_another_or_none(store: SqliteStore) -> None:
    said = "Le train est encore en retard ce matin"
    store.write([his("h1", said), others("o1", said), others("o2", said)], now=NOW)
    number = {
        detail.post.native: line.id for line in store.page(View()) if (detail := store.mention(line.id)) is not None
    }
    store.correct([number["h1"]], Label.POSITIVE, now=NOW)
    assert store.total(View()) == Tally(positive=3)
    forget(store)
    assert store.total(View()) == Tally(neutral=2)
    assert faults(store) == []


def test_cut_anywhere_it_is_finished_within_the_day(
    path: Path, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_AT_ONCE", 2)
    store.write(EVERYTHING, now=NOW)
    store.close()
    whole = path.read_bytes()
    cuts = 0
    while True:
        shutil.rmtree(path.parent)
        (path.parent / "backups").mkdir(parents=True)
        for copy in (path, path.parent / "backups" / "one.db"):
            copy.write_bytes(whole)
        with closing(SqliteStore(path)) as cut:
            author, left = cut.find_author("x", HIM.key), [cuts]

            def commit(left: list[int] = left) -> bool:
                left[0] -= 1
                return left[0] < 0

            # from one commit on all are refused: nothing later than a kill at that moment gets into the file
            cut._connection.set_commit_hook(commit)
            try:
                cut.forget("x", author, progress=lambda _done, _total: None, cancelled=lambda: False)
            except apsw.ConstraintError:
                pass
            else:
                break
            cut._connection.set_commit_hook(None)
            assert faults(cut) == []
            before = cuts == 0
        with closing(SqliteStore(path)) as again:
            again.tidy(now=NOW, keep_months=0)
            assert faults(again) == []
            assert before or sorted(natives(again)) == ["plain", "quote", "reply"]
            assert before or sweeping.owed(again._connection) == 0
        assert before or holds(path.parent) == [], cuts
        cuts += 1
    assert cuts > 6, "it is cut between all transactions"


def test_lists_of_two_stores_hold_together(path: Path, store: SqliteStore, tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "other.db")) as other:
        other.write([others("o1")], now=NOW)
        other.forget(
            "x", other.find_author("x", HERE.key), progress=lambda _done, _total: None, cancelled=lambda: False
        )
        store.write(EVERYTHING, now=NOW)
        forget(store)
        forgetting.carry(other._connection, store._connection)
    assert natives(store) == []
    assert store.write(EVERYTHING, now=NOW).added == 0
    assert faults(store) == []


def test_the_list_tells_no_names(path: Path, store: SqliteStore) -> None:
    store.write([his("h1")], now=NOW)
    forget(store)
    kept = store._connection.execute("SELECT hash, salt FROM forgotten").fetchall()
    assert len(kept) == 3, "account, handle, post"
    assert {(len(told), len(salt)) for told, salt in kept} == {(32, 16)}
    assert len({salt for _, salt in kept}) == 1


def test_a_tombstone_that_names_them_goes_too(path: Path, store: SqliteStore) -> None:
    store.write([his(f"at://{HIM.key}/1"), others("o1")], now=NOW)
    inquiry = Inquiry("x", "bonjour", "Bonjour")
    gone = Fetched(gone=(Gone("x", f"at://{HIM.key}/1"),))
    store.write([his("h2")], now=NOW, step=Step(store.begin_pass(inquiry, now=NOW), inquiry, gone, 1))
    assert forget(store) == 1
    assert natives(store) == ["o1"]
    assert faults(store) == []
    store.close()
    assert holds(path.parent) == []


def test_a_cluster_that_they_head_goes_on_without_them(path: Path, store: SqliteStore) -> None:
    said = "Le train de huit heures est encore en retard ce matin, comme tous les matins de cette semaine, merci !"
    inquiry = Inquiry("x", "train", "Train")
    number = store.begin_pass(inquiry, now=NOW)
    for post in (his("h1", said), others("o1", f"{said} Oui"), others("o2", f"{said} Non")):
        store.write([post], now=NOW, step=Step(number, inquiry, Fetched(), 1))
    assert store.total(View(copies=False)).mentions == 1
    forget(store)
    assert store.total(View(copies=False)).mentions == 1
    assert store.total(View()).mentions == 2
    assert faults(store) == []
