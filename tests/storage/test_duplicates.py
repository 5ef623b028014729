"""Whatever the full text is asked for, it finds all stored mentions that say the same."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cmdesk.core.corrections import digest
from cmdesk.storage.connection import connect
from cmdesk.storage.duplicates import duplicates
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored

_words = st.sampled_from(
    "le LA l'été d’accord #SNCF @sncf œuvre ÉTAT aujourd'hui 12,5 € 🔥 🤗 train🤗 電車が遅れている ฉันรักกาแฟ हिन्दी "
    "كَتَبَ straße a_b __ ## #a#b c@d.fr ＠x ﬁn e\u0301te\u0301 x\u0301y Привет ʼn ™ K \u200b non­stop".split(" ")
)
_gaps = st.sampled_from([" ", "  ", " - ", ", ", "… ", " @quelqu.un ", " https://example.org/a?b ", "! "])
_told = st.lists(st.tuples(_words, _gaps), min_size=3, max_size=12)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("duplicates") / "mentions.db"


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def connection(path: Path, store: SqliteStore) -> Iterator[apsw.Connection]:
    opened = connect(path)
    yield opened
    opened.close()


_numbers = count()


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_told, st.data())
def test_what_says_the_same_is_found(
    store: SqliteStore, connection: apsw.Connection, told: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(word + gap for word, gap in told)
    other = "".join(
        data.draw(st.sampled_from([word, word.upper(), word.lower(), f"#{word}"])) + data.draw(_gaps)
        for word, _ in told
    )
    said = digest(text)
    assume(said is not None and digest(other) == said)
    number = next(_numbers)
    store.write([make_scored(f"a{number}", text), make_scored(f"b{number}", f"RT {other}")], now=NOW)
    found = set(duplicates(connection, text, said or 0))
    details = [it for it in map(store.mention, found) if it is not None]
    assert {f"a{number}", f"b{number}"} <= {it.post.native for it in details}
    assert all(digest(it.line.text) == said for it in details)


def test_words_that_many_say_are_no_opinion_of_one(store: SqliteStore, connection: apsw.Connection) -> None:
    store.write([make_scored("court", "merci beaucoup"), make_scored("rien", "@a @b https://example.org")], now=NOW)
    assert digest("merci beaucoup") is None and digest("@a @b https://example.org") is None
    assert list(duplicates(connection, "@a https://example.org !!!", 0)) == []
