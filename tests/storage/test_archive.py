"""What the archive finds is what the matcher would, mention by mention: over odd texts and over an import."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk import bootstrap
from cmdesk.core import matching
from cmdesk.core.errors import Abandoned
from cmdesk.core.matching import matches
from cmdesk.core.query import Field, Node, parse
from cmdesk.core.types import Account, Author, Kind, Label, Post, Reading, Tracker
from cmdesk.core.views import View
from cmdesk.sources import demo
from cmdesk.sources.files import open_posts
from cmdesk.storage import rollups
from cmdesk.storage.archive import Archive
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import connect
from cmdesk.storage.reading import lines
from cmdesk.storage.rollups import FIRST, LAST
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, make_post, make_scored
from tests.storage import nasty

HOUR = timedelta(hours=1)
FIELDS = tuple(
    Field(*told)
    for told in (
        *(("lang", "fr"), ("lang", "und"), ("lang", "zu"), ("source", "x"), ("source", "forum"), ("source", "nowhere")),
        *(("is", "repost"), ("is", "original"), ("sentiment", "positive"), ("sentiment", "unknown")),
        *(("min", "likes:3"), ("min", "reactions:0"), ("min", "views:100000"), ("has", "link"), ("has", "media")),
        *(
            ("has", "question"),
            ("author", "@zoé"),
            ("author", "@strasse"),
            ("author", "@k"),
            ("author", "@k@a.example"),
        ),
        *(("domain", "example.org"), ("domain", "xn--caf-dma.example"), ("link", "example.org/a"), ("group", "demo")),
        *(("link", "example.org"), ("label", "Urgent"), ("label", "nobody"), ("group", "Marque")),
    )
)
LINKS = (
    *(
        "https://example.org/a",
        "http://www.EXAMPLE.org/a/b?c=1",
        "https://café.example/",
        "https://xn--caf-dma.example",
    ),
    *("https://exam\tple.org/a", "https://ｅxample.org/a", "https://notexample.org/a", "https://[bad"),
)
AUTHORS = (Author("1", "Zoé"), Author("2", "Straße"), Author("3", "\u212a@a.example"), Author("4", "k@b.example"))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An import of nasty texts and of the last posts of the demonstration, by way of the pipeline."""
    path = tmp_path_factory.mktemp("archive") / "mentions.db"
    store = SqliteStore(path)
    for tracker in (*demo.TRACKERS, Tracker("Gares", "sncf OR orange", group="Marque")):
        store.add_tracker(tracker, now=NOW)
    store.add_account(Account("x", "zoé"), now=NOW)
    posts = [
        make_post(
            f"n{number}",
            text,
            posted_at=NOON + timedelta(minutes=7 * number),
            kind=Kind(number % 4),
            author=None if number % 5 == 4 else AUTHORS[number % 4],
            links=() if number % 3 else (LINKS[number % len(LINKS)],),
            url=LINKS[(number + 3) % len(LINKS)] if number % 2 else None,
            media=number % 4 == 1,
            reading=Reading(likes=None if number % 3 else number % 7, views=number * 9000 or None),
        )
        for number, text in enumerate(nasty.TEXTS)
    ]
    posts += demo.posts(NOW)[-300:]
    pipeline = bootstrap.make_pipeline(store, now=NOW)
    pipeline.run(posts, rejected=lambda _item: None)
    store.close()
    return path


@pytest.fixture(scope="module")
def archive(path: Path) -> Iterator[Archive]:
    connection = connect(path)
    yield Archive(connection)
    connection.close()


@pytest.fixture(scope="module")
def plain(path: Path) -> Iterator[Callable[[Node, View], list[int]]]:
    """What the matcher lets in of a view, oldest first."""
    store = SqliteStore(path)
    connection = connect(path)

    def found(node: Node, view: View) -> list[int]:
        listed = [line.id for line in store.page(replace(view, query=""), limit=10_000)][::-1]
        return [number for number, candidate in candidates(connection, listed, node) if matches(node, candidate)]

    yield found
    connection.close()
    store.close()


@given(tree=nasty.trees(nasty.READY, FIELDS), tracker=st.sampled_from((0, 0, 1, 4)), own=st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_archive_finds_what_the_matcher_does(
    archive: Archive, plain: Callable[[Node, View], list[int]], tree: Node, tracker: int, own: bool
) -> None:
    view = View(tracker, own=own)
    found = plain(tree, view)
    assert archive.found(view, FIRST, LAST, 10_000, node=tree) == found[::-1]
    assert archive.found(view, FIRST, LAST, 3, node=tree, newest=False) == found[:3]
    assert archive.ids(view, FIRST, LAST, tree).tolist() == found


class Looked:
    """Counts the mentions that are held against a query."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ids: list[int] = []
        monkeypatch.setattr("cmdesk.storage.archive.candidates", self._candidates)

    def _candidates(self, connection: apsw.Connection, ids: Sequence[int], node: Node) -> Iterator[object]:
        self.ids += ids
        yield from candidates(connection, ids, node)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Looked:
    return Looked(monkeypatch)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(tmp_path / "mentions.db")
    store.write([make_scored(str(n), f"le train {n}", posted_at=NOON + n * HOUR) for n in range(30)], now=NOW)
    yield store
    store.close()


def test_after_news_only_what_is_new_is_looked_at(fresh: SqliteStore, looked: Looked) -> None:
    other = SqliteStore(fresh.path)
    view = View(query="train")
    assert fresh.total(view).mentions == 30
    assert len(looked.ids) == 30
    assert fresh.total(view).mentions == len(fresh.page(view)) == 30
    other.write([make_scored("late", "un train de plus", posted_at=NOON), make_scored("no", "un avion")], now=NOW)
    assert fresh.total(view).mentions == 31
    assert len(looked.ids) == 31
    fresh.write([make_scored("own", "train d’ici")], now=NOW)
    assert fresh.total(view).mentions == 32
    assert len(looked.ids) == 32
    other.close()


def test_what_is_kept_of_large_queries_is_bounded(
    fresh: SqliteStore, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cmdesk.storage.archive._KEPT_BYTES", 3 * 8 * 30)
    queries = ["train", "le", "train OR le", "le train"]
    assert [fresh.total(View(query=query)).mentions for query in queries] == [30] * 4
    looked.ids.clear()
    assert fresh.total(View(query="le train")).mentions == 30
    assert len(looked.ids) == 0, "the latest is kept"
    assert fresh.total(View(query="train")).mentions == 30
    assert len(looked.ids) == 30, "the oldest was let go of"


def test_what_may_change_is_looked_at_anew(fresh: SqliteStore) -> None:
    other = SqliteStore(fresh.path)
    view = View(query="(train min:likes:5) OR (train sentiment:positive)")
    assert fresh.total(view).mentions == 0
    other.write([make_scored("3", "le train 3", reading=Reading(likes=9))], now=NOW)
    assert fresh.total(view).mentions == 1
    fresh.correct([line.id for line in fresh.page(View(), limit=4)], Label.POSITIVE, now=NOW)
    assert fresh.total(view).mentions == len(fresh.page(view)) == 5
    other.close()


def test_a_snapshot_does_not_see_what_comes_meanwhile(fresh: SqliteStore) -> None:
    other = SqliteStore(fresh.path)
    view = View(query="train")
    with fresh.snapshot():
        assert fresh.total(view).mentions == 30
        other.write([make_scored("late", "un train de plus")], now=NOW)
        assert fresh.total(view).mentions == len(fresh.page(view)) == 30
    assert fresh.total(view).mentions == 31
    other.close()


def test_what_is_not_wanted_any_more_ends_and_what_was_found_out_is_kept(fresh: SqliteStore, looked: Looked) -> None:
    fresh.write([make_scored(f"m{n}", f"le train {n}") for n in range(1000)], now=NOW)
    asked = []
    fresh.wanted = lambda: asked.append(1) or len(asked) < 4
    with pytest.raises(Abandoned):
        fresh.total(View(query="train"))
    assert 0 < len(looked.ids) < 1030
    fresh.wanted = lambda: True
    assert fresh.total(View(query="train")).mentions == 1030
    assert sorted(looked.ids) == sorted(set(looked.ids)), "none was looked at twice"
    assert fresh.survey(parse("le train"), None, wanted=lambda: False) is None
    assert fresh.page(View(query="train"), limit=1)


def test_a_store_that_may_only_be_read_is_searched(fresh: SqliteStore) -> None:
    copy = fresh.path.with_name("copy.db")
    connection = apsw.Connection(str(copy))
    source = connect(fresh.path)
    with connection.backup("main", source, "main") as backup:
        backup.step()
    source.close()
    connection.close()
    reader = apsw.Connection(
        f"{copy.absolute().as_uri()}?immutable=1", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
    try:
        archive = Archive(reader)
        assert len(archive.ids(View(query="train -3"), FIRST, LAST)) == 29
        assert rollups.total(reader, archive, View(query="train -3")).mentions == 29
    finally:
        reader.close()


def test_a_prefix_of_everything_and_of_little_is_paged_through(
    fresh: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cmdesk.storage.archive._DIRECT", 10)
    monkeypatch.setattr("cmdesk.storage.archive._FIRST_CHUNK", 4)
    for query, count in (("tra*", 30), ("tra* 2", 1), ("trains*", 0), ("29* OR tra*", 30)):
        assert len(fresh.page(View(query=query))) == count, query
    seen = []
    before = None
    while page := fresh.page(View(query="tra*"), before=before, limit=7):
        seen += [line.id for line in page]
        before = page[-1].id
    assert seen == [line.id for line in fresh.page(View())]


@pytest.mark.parametrize("query", ["has:link OR 3", "lang:fr (min:likes:2 OR (le 3))"])
def test_of_words_or_columns_only_what_they_let_in_is_looked_at(
    fresh: SqliteStore, looked: Looked, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr("cmdesk.storage.archive._DIRECT", 5)
    monkeypatch.setattr("cmdesk.storage.archive._FIRST_CHUNK", 4)
    found = fresh.page(View(query=query))
    assert found[-1].text == "le train 3"
    assert len(set(looked.ids)) <= 14
    assert len(fresh.page(View(query=query), before=found[-1].id)) == 0
    assert fresh.total(View(query=query)).mentions == len(found)


def test_a_survey_counts_draws_and_compares(fresh: SqliteStore) -> None:
    fresh.write(
        [make_scored(f"a{n}", f"avion {n}", posted_at=NOON + n * HOUR, kind=Kind.REPOST) for n in range(30, 48)],
        now=NOW,
    )
    told = fresh.survey(parse("train OR avion"), parse("train -7"))
    assert told is not None
    assert (told.found, told.won, told.lost) == (48, 19, 0)
    assert told.spark == (1,) * 48
    assert (told.start, told.end) == (NOON, NOON + 47 * HOUR)
    assert len(told.sample) == 20
    assert [one.line.text for one in told.won_examples][:2] == ["avion 47", "avion 46"]
    back = fresh.survey(parse("train -7"), parse("train OR avion"))
    assert back is not None
    assert (back.found, back.won, back.lost) == (29, 0, 19)
    assert [one.line.text for one in back.lost_examples][:2] == ["avion 47", "avion 46"]
    drawn = [one.line.id for one in back.sample]
    kept = [
        one.line.id for one in told.sample if one.line.id in {line.id for line in fresh.page(View(query="train -7"))}
    ]
    assert drawn[: len(kept)] == kept, "what is drawn of one query is drawn first of a narrower one"
    none = fresh.survey(parse("rien"), None)
    assert none is not None
    assert (none.found, none.won, none.lost, sum(none.spark), none.sample) == (0, 0, 0, 0, ())


def test_a_survey_reaches_over_all_the_time_that_there_is(fresh: SqliteStore) -> None:
    ends = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))
    fresh.write([make_scored(f"end {end.year}", "le train", posted_at=end) for end in ends], now=NOW)
    found = fresh.survey(parse("train"), None)
    assert found is not None
    assert (found.start, found.end) == ends
    assert [count for count in found.spark if count] == [1, 30, 1]


def test_a_survey_of_an_empty_archive_has_no_ends(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "empty.db")
    told = store.survey(parse("train"), parse("avion"))
    assert told is not None
    assert (told.found, told.won, told.lost, told.start, told.end) == (0, 0, 0, None, None)
    assert store.newest(parse("train")) == []
    store.close()


def test_judgements_count_as_far_as_the_sample_reaches(fresh: SqliteStore) -> None:
    tracker = fresh.add_tracker(Tracker("Train", "train"), now=NOW)
    connection = connect(fresh.path)
    for number, relevant in ((1, 1), (2, 0), (3, 1), (99, 1)):
        connection.execute("INSERT INTO judgement VALUES (?, 'x', ?, ?, 0)", (tracker.id, str(number), relevant))
    connection.close()
    told = fresh.survey(parse("train"), None, tracker=tracker.id)
    assert told is not None
    assert (told.good, told.bad) == (2, 1)
    assert {one.line.text: one.relevant for one in told.sample if one.relevant is not None}.items() <= {
        "le train 1": True,
        "le train 2": False,
        "le train 3": True,
    }.items()
    assert fresh.survey(parse("train -1"), None, tracker=tracker.id).good == 1  # type: ignore[union-attr]


def test_the_newest_are_found_with_what_the_query_saw(fresh: SqliteStore) -> None:
    found = fresh.newest(parse("train lang:fr"), limit=3)
    assert [one.line.text for one in found] == ["le train 29", "le train 28", "le train 27"]
    assert [one.candidate.facts.lang for one in found] == ["fr"] * 3
    assert matching.explained(parse("train lang:fr"), found[0].candidate)


def test_the_newest_are_read_of_one_state(fresh: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def replaced(connection: apsw.Connection, ids: Sequence[int]) -> object:
        other = connect(fresh.path)
        other.execute("DELETE FROM tracker_link WHERE mention = ?", (ids[0],))
        other.close()
        return lines(connection, ids)

    monkeypatch.setattr("cmdesk.storage.surveys.lines", replaced)
    assert [one.line.text for one in fresh.newest(parse("train"), limit=2)] == ["le train 29", "le train 28"]


@pytest.mark.recordings
@pytest.mark.parametrize(
    "query",
    [
        *(
            "le monde",
            "#macron OR @macron",
            '"emmanuel macron"',
            "macr*",
            "l'élysée",
            "lelysee",
            "france -macron",
            "c'est",
        ),
        *(
            "politique NEAR/5 macron",
            "=France",
            "=PS",
            "rt",
            "le has:question",
            "le OR la OR les",
            "d'urgence OR durgence",
        ),
    ],
)
def test_real_posts_are_found_as_the_matcher_finds_them(recorded: SqliteStore, query: str) -> None:
    tree = parse(query)
    texts = {detail.line.id: detail for detail in recorded.details(View(own=True))}
    connection = connect(recorded.path)
    expected = [number for number, one in candidates(connection, list(texts), tree) if matches(tree, one)]
    connection.close()
    assert expected, "a query that finds nothing shows nothing"
    assert [detail.line.id for detail in recorded.details(View(own=True, query=query))] == expected
    assert [line.id for line in recorded.page(View(own=True, query=query), limit=9_999)] == expected[::-1]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """An import of the recorded answers of X."""
    store = SqliteStore(tmp_path_factory.mktemp("recorded") / "mentions.db")
    source = Path(os.environ["CMDESK_SHARED"]) / "data" / "x-french-media" / "timeline-pages.jsonl.gz"
    posts = [post for post in open_posts(source) if isinstance(post, Post)]
    bootstrap.make_pipeline(store, now=NOW).run(posts, rejected=lambda _item: None)
    yield store
    store.close()
