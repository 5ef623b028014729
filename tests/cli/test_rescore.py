"""`cmdesk rescore`: stored mentions judged anew, with what was learnt from her."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.core.corrections import BrandWord
from cmdesk.core.types import Label
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, line, write_lines
from tests.cli.conftest import Cli
from tests.sentiment.test_refit import hers

Stored = Callable[[], SqliteStore]


@pytest.fixture
def store_of_hers(cli: Cli, store: Path, tmp_path: Path) -> Path:
    """A store with posts of her community, each with her label, and one post without."""
    rows = [*hers(), hers()[0]]
    values = [
        line(
            number,
            row.text if number < len(rows) - 1 else "voici un passage groovi",
            NOON + timedelta(minutes=number),
            lang="fr",
        )
        for number, row in enumerate(rows)
    ]
    assert cli("import", write_lines(tmp_path / "posts.jsonl", values)).code == 0
    opened = SqliteStore(store)
    ids = [mention.id for mention in reversed(opened.page(View()))]
    for number, row in zip(ids, rows[:-1], strict=False):
        opened.correct([number], row.label, now=NOW)
    opened.close()
    return store


def label_of_last(path: Path) -> tuple[Label, str]:
    opened = SqliteStore(path, write=False)
    newest = opened.page(View())[0]
    detail = opened.mention(newest.id)
    opened.close()
    assert detail is not None
    return newest.label, detail.sentiment.scorer


def test_what_is_learnt_judges_all_that_is_stored_and_can_be_left_again(cli: Cli, store_of_hers: Path) -> None:
    before = label_of_last(store_of_hers)
    assert before[1] == "linear@1" and before[0] is Label.NEUTRAL
    told = cli("rescore", "--learn", "--json").json
    assert (told["head"], told["mentions"], told["learnt"]["corrections"]) == (1, 43, 42)
    assert told["learnt"]["after"] > told["learnt"]["before"]
    assert label_of_last(store_of_hers) == (Label.POSITIVE, "linear@1+1")
    back = cli("rescore", "--head", "none", "--json").json
    assert set(back) == {"mentions", "changed"}
    assert label_of_last(store_of_hers) == before
    again = cli("rescore", "--head", "1")
    assert again.code == 0 and again.out.startswith("Mentions scored anew: 43;")
    assert label_of_last(store_of_hers) == (Label.POSITIVE, "linear@1+1")


def test_a_word_of_hers_judges_after_the_next_rescore(cli: Cli, store_of_hers: Path) -> None:
    opened = SqliteStore(store_of_hers)
    opened.keep_brand_words([BrandWord("groovi", -4.0)])
    opened.close()
    assert cli("rescore").code == 0
    assert label_of_last(store_of_hers) == (Label.NEGATIVE, "linear@1+words")


def test_progress_is_told_and_the_last_line_is_the_result(cli: Cli, store_of_hers: Path) -> None:
    *_, progress, result = cli("--progress", "rescore", "--learn").events
    assert progress == {"event": "progress", "done": 43, "total": 43}
    assert (result["event"], result["head"], result["mentions"]) == ("result", 1, 43)


def test_nothing_changes_where_nothing_can_be_learnt(cli: Cli, store: Path, tmp_path: Path) -> None:
    assert cli("import", write_lines(tmp_path / "posts.jsonl", [line(1, "bravo", lang="fr")])).code == 0
    before = label_of_last(store)
    ran = cli("rescore", "--learn")
    assert (ran.code, ran.out) == (1, "")
    assert "0 different corrections to learn from, 20 are needed" in ran.err
    assert label_of_last(store) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["--head", "7"], "There is no learnt version 7"), (["--head", "last"], "last is no version of what was learnt")],
)
def test_a_version_that_there_is_not_is_refused(cli: Cli, store_of_hers: Path, words: list[str], sentence: str) -> None:
    ran = cli("rescore", *words)
    assert (ran.code, ran.out) == (2, "") and sentence in ran.err


def test_without_a_store_there_is_nothing_to_score(cli: Cli) -> None:
    assert cli("rescore").code == 1
