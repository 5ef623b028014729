"""`cmdesk compare`: what other tools said beside our labels, and how far they agree."""

from pathlib import Path

import pytest

from tests.builders import line, write_lines
from tests.cli.conftest import Cli

GOOD, BAD, SILENT = "J'adore, c'est génial !", "C'est nul, je déteste.", "zzz"


@pytest.fixture
def posts(cli: Cli, tmp_path: Path) -> None:
    """Eight good and four bad texts that Talkwalker judges, two of them otherwise; one that only Brand24 does."""
    texts = [GOOD] * 8 + [BAD] * 4 + [SILENT]
    theirs = ["positive"] * 7 + ["negative"] + ["negative"] * 3 + ["positive"] + ["unknown"]
    values = [
        line(
            number,
            text,
            lang="fr",
            opinions=[{"tool": "brand24" if text == SILENT else "talkwalker", "label": label, "told": label}],
        )
        for number, (text, label) in enumerate(zip(texts, theirs, strict=True))
    ]
    assert cli("import", write_lines(tmp_path / "posts.jsonl", values)).code == 0


@pytest.mark.usefixtures("posts")
def test_matrix_rate_and_kappa_for_each_tool(cli: Cli) -> None:
    told = cli("compare", "--json").json
    assert (told["tracker"], told["metric"]) == (None, "agreement@1")
    silent, judged = told["tools"]
    assert (silent["tool"], silent["mentions"], silent["rate"], silent["kappa"]) == ("brand24", 0, None, None)
    assert (judged["tool"], judged["mentions"]) == ("talkwalker", 12)
    assert judged["rate"] == pytest.approx(10 / 12)
    # theirs 8 / 4, ours 8 / 4: p(e) = 80 / 144
    assert judged["kappa"] == pytest.approx((10 / 12 - 80 / 144) / (1 - 80 / 144))
    assert judged["matrix"]["positive"] == {"negative": 1, "neutral": 0, "positive": 7, "unknown": 0}
    assert judged["matrix"]["negative"] == {"negative": 3, "neutral": 0, "positive": 1, "unknown": 0}
    assert silent["matrix"]["unknown"]["positive"] == 0 and sum(silent["matrix"]["unknown"].values()) == 1


@pytest.mark.usefixtures("posts")
def test_in_words_it_is_a_table_under_the_name_of_the_tool(cli: Cli) -> None:
    first, second = cli("compare").out.split("\n\n")
    assert first.startswith("Brand24: 0 mentions labelled by both\n")
    head = second.splitlines()[0]
    assert head.startswith("Talkwalker: 12 mentions labelled by both; the same label: 0.83; Cohen's kappa: 0.6")
    assert "positive\t1\t0\t7\t0" in second.splitlines()


@pytest.mark.usefixtures("posts")
def test_the_view_is_hers(cli: Cli) -> None:
    cli("track", "add", "Nul", "--query", "nul")
    told = cli("compare", "--tracker", "nul", "--json").json
    assert told["tracker"] == "Nul"
    assert [(tool["tool"], tool["mentions"], tool["rate"]) for tool in told["tools"]] == [("talkwalker", 4, None)]
    assert cli("compare", "--from", "2030-01-01", "--json").json["tools"] == []


def test_where_nobody_said_anything_that_is_told(cli: Cli, tmp_path: Path) -> None:
    cli("import", write_lines(tmp_path / "posts.jsonl", [line()]))
    assert cli("compare").out == "No other tool says anything of these mentions: import an export of one.\n"
    assert cli("compare", "--tracker", "Nobody").code == 2
