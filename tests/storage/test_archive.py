"""What the archive finds is what the matcher would, mention by mention: over texts of every kind, and over an import."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk import bootstrap
from cmdesk.core.errors import Abandoned
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import Field, Node, parse, printed
from cmdesk.core.types import Account, Author, Kind, Label, Reading, Tracker
from cmdesk.core.views import View
from cmdesk.sources import demo
from cmdesk.storage.archive import Archive
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import connect
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, make_post, make_scored
from tests.storage import nasty

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
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path)
    yield opened
    opened.close()


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


@given(tree=nasty.trees(nasty.TEXTS, FIELDS), tracker=st.sampled_from((0, 0, 1, 4)), own=st.booleans())
@settings(max_examples=120, deadline=None)
def test_the_archive_finds_what_the_matcher_does(
    store: SqliteStore, plain: Callable[[Node, View], list[int]], tree: Node, tracker: int, own: bool
) -> None:
    view = View(tracker, own=own)
    found = plain(tree, view)
    archive = store._archive
    first, last = -(1 << 62), 1 << 62
    assert archive.found(view, first, last, 10_000, node=tree) == found[::-1]
    assert archive.found(view, first, last, 3, node=tree, newest=False) == found[:3]
    assert archive.ids(view, first, last, tree).tolist() == found
