"""`cmdesk forget`: what a person wrote is in no file of ours afterwards, and does not come back."""

import json
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from cmdesk.core.errors import Cancelled
from cmdesk.core.text import fold
from cmdesk.core.types import Author, Kind, Label, Opinion, Post, ScoredPost, Tracker
from cmdesk.core.views import View
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, line, make_post, make_sentiment, write_lines
from tests.cli.conftest import Cli

WORD = "zyxplante"
ANN = Author("did:ann" + WORD, f"ann{WORD}", f"Ann {WORD}")
BEN = Author("did:ben", "ben", "Ben")


def post(native: str, author: Author = ANN, text: str = f"le train de {WORD} est là", **more: object) -> Post:
    body = json.dumps({"text": text, "by": author.name}).encode()
    return make_post(native, text, source="bluesky", author=author, raw=body, **more)


def scored(one: Post, *trackers: int) -> ScoredPost:
    return ScoredPost(one, "fr", make_sentiment(), fold(one.text), frozenset(trackers), raw.pack(one.raw))


def fill(path: Path, *posts: Post) -> None:
    with closing(SqliteStore(path)) as store:
        tracker = store.add_tracker(Tracker("Train", "train"), now=NOW)
        batch = [scored(one, tracker.id) for one in posts]
        store.write(batch, now=NOW)


POSTS = (
    post(
        f"at://{WORD}/1",
        tags=(WORD,),
        links=(f"https://{WORD}.example",),
        opinions=(Opinion("t", Label.NEUTRAL, WORD),),
    ),
    post(f"at://{WORD}/2"),
    post("at://ben/1", BEN, "un train, dit-elle", kind=Kind.QUOTE, quoted=f"at://{WORD}/1", quoted_text=f"{WORD} !"),
    post("at://ben/2", BEN, "un autre train"),
)


def files_that_hold(folder: Path, word: str) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and word.encode() in path.read_bytes().lower()
    )


def raws(path: Path) -> bytes:
    with closing(apsw.Connection(str(path))) as connection:
        return b"".join(raw.unpack(body) for (body,) in connection.execute("SELECT body FROM raw"))


@pytest.fixture
def filled(cli: Cli, store: Path, tmp_path: Path) -> Path:
    fill(store, *POSTS)
    with closing(SqliteStore(store)) as opened:
        opened.correct([shown.id for shown in opened.page(View())][:1], Label.NEGATIVE, now=NOW)
        for shown in opened.page(View()):
            opened.label([shown.id], "important", given=True, now=NOW)
    assert cli("backup").code == 0
    store.with_name(f"{store.name}.version-5").write_bytes(store.read_bytes())
    odd = write_lines(tmp_path / "odd.jsonl", [line(77, "rien", source="bluesky")])
    odd.write_text(odd.read_text() + f'{{"native": "78", "text": "{WORD}"\n')
    assert cli("import", odd, "--json").json["rejected"] == 1
    odd.unlink()
    return store


def test_what_they_wrote_is_in_no_file_of_ours(cli: Cli, filled: Path) -> None:
    assert len(files_that_hold(filled.parent, WORD)) >= 4, "store, backup, copy, rejects"
    told = cli("forget", "bluesky", f"@ANN{WORD}", "--dry-run", "--json").json
    assert told["mentions"] == 2
    result = cli("forget", "bluesky", f"@ANN{WORD}", "--json").json
    assert (result["mentions"], len(result["rewritten"]), len(result["removed"]), result["rejects"]) == (2, 1, 1, 1)
    assert files_that_hold(filled.parent, WORD) == []
    assert WORD.encode() not in raws(filled)
    with closing(SqliteStore(filled)) as store:
        assert sorted(detail.post.native for detail in store.details(View())) == ["77", "at://ben/1", "at://ben/2"]
        assert {detail.post.quoted_text for detail in store.details(View())} == {None}
        assert store.total(View()).mentions == 3
        assert store.page(View(query=WORD)) == []
        assert [finding for finding in store.examine() if finding.faults] == []


def test_they_do_not_come_back(cli: Cli, filled: Path, tmp_path: Path) -> None:
    (backup,) = (filled.parent / "backups").iterdir()
    kept = tmp_path / "elsewhere.cmdesk"
    kept.write_bytes(backup.read_bytes())
    cli("forget", "bluesky", ANN.key)
    fill_again = [scored(one) for one in (*POSTS, post("at://new/9"))]
    with closing(SqliteStore(filled)) as store:
        written = store.write(fill_again, now=NOW)
        assert (written.added, written.known) == (0, 5)
        # under another key, with the handle they had
        again = Post(
            **{**{name: getattr(POSTS[0], name) for name in Post.__slots__}, "author": Author("x", ANN.handle)}
        )
        assert store.write([scored(again)], now=NOW).added == 0
    assert cli("restore", kept).code == 0
    kept.unlink()
    with closing(SqliteStore(filled)) as store:
        assert sorted(detail.post.native for detail in store.details(View())) == ["at://ben/1", "at://ben/2"]
        assert [finding for finding in store.examine() if finding.faults] == []


def test_who_is_meant_must_be_clear(cli: Cli, store: Path) -> None:
    fill(store, post("1", Author("one", "ann")), post("2", Author("two", "Ann")), post("3", BEN))
    ran = cli("forget", "bluesky", "ann")
    assert (ran.code, "one, two" in ran.sentence) == (2, True)
    assert cli("forget", "bluesky", "nobody").code == 2
    assert cli("forget", "bluesky", "two", "--json").json["mentions"] == 1
    with closing(SqliteStore(store)) as opened:
        assert opened.total(View()).mentions == 2


def test_broken_off_it_is_finished_by_doing_it_again(store: Path, home: Path) -> None:
    fill(store, *(post(f"a{number}") for number in range(1200)), POSTS[3])
    with closing(SqliteStore(store)) as opened:
        author = opened.find_author("bluesky", ANN.key)
        looks = iter((False, True))
        with pytest.raises(Cancelled):
            opened.forget("bluesky", author, progress=lambda _done, _total: None, cancelled=lambda: next(looks))
        assert [finding for finding in opened.examine() if finding.faults] == []
        assert opened.total(View()).mentions == 701
        left = opened.find_author("bluesky", ANN.key)
        assert left.mentions == 700
        gone, _ = opened.forget("bluesky", left, progress=lambda _done, _total: None, cancelled=lambda: False)
        assert gone == 700
        assert opened.total(View()).mentions == 1
        assert [finding for finding in opened.examine() if finding.faults] == []
