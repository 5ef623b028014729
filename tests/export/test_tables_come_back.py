"""Our own tables are read back: what a spreadsheet would have obeyed, rounded or misdated is whole again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.types import Label
from cmdesk.core.views import MentionDetail, View
from cmdesk.export.forms import Dialect, Form
from cmdesk.sources.files import open_posts
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, line
from tests.export.samples import bring, bring_file, exported, lines_of, new_store

X_ID = "1234567890123456789"
TABLES = [(Form.XLSX, Dialect.EXCEL_FR), *((Form.CSV, dialect) for dialect in Dialect)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """Posts that a table could damage: long identifiers, formulae, summer time, opinions, a correction."""
    opinions = [{"tool": "talkwalker", "label": "positive", "told": "Positif"}, {"tool": "file", "label": "neutral"}]
    author = {"key": "998877665544332211", "handle": "lina", "name": "=Lina", "followers": 12}
    values: list[dict[str, Any]] = [
        line(
            X_ID, "@lina le café vermeil, enfin !", author=author, opinions=opinions, reading={"likes": 3, "views": 0}
        ),
        line("2", '=1+1;\n"deux"', datetime(2024, 7, 1, 22, 30, tzinfo=UTC), kind="reply", tags=["un", "deux"]),
        line("3", "'@pas une marque", datetime(2024, 12, 31, 23, 30, tzinfo=UTC), links=["https://a.example/b"]),
    ]
    made = new_store()
    bring(made, tmp_path / "posts.jsonl", lines_of(values))
    (first, *_) = made.details(View())
    made.correct([first.line.id], Label.NEGATIVE, now=NOW)
    yield made
    made.close()


def kept(store: SqliteStore) -> list[tuple[object, ...]]:
    """What a table holds of each mention."""

    def told(detail: MentionDetail) -> tuple[object, ...]:
        post, author = detail.post, detail.post.author
        return (
            *(post.source, post.native, post.posted_at, post.text, post.kind, post.tags, post.links),
            author and (author.key, author.handle, author.name, author.followers),
            (post.reading.likes, post.reading.views),
            [(opinion.tool, opinion.label) for opinion in post.opinions],
            (detail.line.label, detail.line.corrected, detail.first_seen_at),
        )

    return [told(detail) for detail in store.details(View())]


@pytest.mark.parametrize(("form", "dialect"), TABLES)
def test_what_a_table_holds_comes_back(store: SqliteStore, tmp_path: Path, form: Form, dialect: Dialect) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(exported(store, form, dialect=dialect))
    again = new_store()
    bring_file(again, open_posts(path), NOW)
    assert kept(again) == kept(store)
    again.close()
