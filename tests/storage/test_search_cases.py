"""Every case of the language, put to an archive that holds the texts of all of them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.core.matching import Known, Matcher
from cmdesk.core.query import parse
from cmdesk.core.types import Author, Tracker
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, make_scored
from tests.core.matching.case import Case
from tests.core.matching.cases import CASES

STORED = list(dict.fromkeys((case.text, case.facts) for case in CASES))
"""Each text once, with what is known of it; native ids are the places in this list."""

Archive = tuple[SqliteStore, dict[int, int]]
"""A store, and the place of each of its mentions by id."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path: Path = tmp_path_factory.mktemp("cases") / "mentions.db"
    store = SqliteStore(path)
    groups = sorted({group for _, facts in STORED for group in facts.groups})
    trackers = {
        group: store.add_tracker(Tracker(group, "train", group=group), now=NOW).id for group in groups
    }  # fmt: skip
    store.write(
        [
            make_scored(
                str(number),
                text,
                label=facts.label,
                trackers=[trackers[group] for group in facts.groups],
                lang=facts.lang,
                posted_at=NOON + timedelta(minutes=number),
                **_columns(facts),
            )
            for number, (text, facts) in enumerate(STORED)
        ],
        now=NOW,
    )
    numbers = {detail.line.id: int(detail.post.native) for detail in store.details(View(own=True))}
    for mention, number in numbers.items():
        for name in STORED[number][1].labels:
            store.label([mention], name, given=True, now=NOW)
    yield store, numbers
    store.close()


def _columns(facts: Known) -> dict[str, object]:
    handle, key = facts.author or ("personne", "0")
    return {
        "source": facts.source or "demo",
        "author": Author(key, handle, handle),
        "url": facts.url,
        "links": facts.links,
        "media": facts.media,
        "kind": facts.kind,
        "reading": facts.reading,
    }


def found(archive: Archive, query: str) -> set[int]:
    store, numbers = archive
    return {numbers[line.id] for line in store.page(View(own=True, query=query), limit=len(STORED))}


def test_the_archive_holds_every_text(archive: Archive) -> None:
    assert sorted(archive[1].values()) == list(range(len(STORED)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.query} | {case.text}")
def test_the_archive_gives_the_verdict(archive: Archive, case: Case) -> None:
    assert (STORED.index((case.text, case.facts)) in found(archive, case.query)) is case.fits


def test_the_archive_finds_of_all_texts_what_the_matcher_finds(archive: Archive) -> None:
    queries = dict(enumerate(dict.fromkeys(case.query for case in CASES)))
    # who looks for what is no original, or for an author, must be told of what the store was given
    told = {
        number: facts if facts.source else Known(source="demo", author=("personne", "0"))
        for number, (_, facts) in enumerate(STORED)
    }
    matcher = Matcher({number: parse(query) for number, query in queries.items()})
    matched = [matcher.match(text, told[number]) for number, (text, _) in enumerate(STORED)]
    for key, query in queries.items():
        assert found(archive, query) == {number for number, keys in enumerate(matched) if key in keys}, query
