"""`cmdesk account`: her own accounts, and what they do to the counts."""

from pathlib import Path

import pytest

from tests.builders import line, write_lines
from tests.cli.conftest import Cli

HERS = {"key": "7", "handle": "Maison"}


@pytest.fixture
def imported(cli: Cli, tmp_path: Path) -> Cli:
    """Three mentions, two of them by @Maison on X."""
    posts = [line(1, author=HERS), line(2, author=HERS), line(3)]
    assert cli("import", write_lines(tmp_path / "posts.jsonl", posts)).code == 0
    return cli


def counted(cli: Cli, *words: str) -> int:
    return sum(row["mentions"] for row in cli("stats", *words, "--json").json["bins"])


def test_posts_of_an_own_account_are_left_out_unless_they_are_asked_for(imported: Cli) -> None:
    assert counted(imported) == 3
    ran = imported("account", "add", "Twitter", "@maison", "--json")
    assert (ran.code, ran.json) == (0, {"network": "x", "handle": "maison", "mentions": 2})
    assert (counted(imported), counted(imported, "--own")) == (1, 3)
    assert imported("account", "remove", "x", "MAISON", "--json").json == {"network": "x", "handle": "MAISON"}
    assert counted(imported) == 3


def test_the_list_tells_how_many_mentions_are_marked(imported: Cli) -> None:
    imported("account", "add", "x", "Maison")
    imported("account", "add", "Mastodon", "@atelier@piaille.fr")
    assert imported("account", "list", "--json").json == [
        {"network": "mastodon", "handle": "atelier@piaille.fr", "mentions": 0},
        {"network": "x", "handle": "Maison", "mentions": 2},
    ]
    assert imported("account", "list").out == "mastodon\t@atelier@piaille.fr\t0\nx\t@Maison\t2\n"


def test_in_words_it_says_what_happened(imported: Cli) -> None:
    said = "@Maison on X is yours: 2 mentions of it are left out of the counts.\n"
    assert imported("account", "add", "x", "@Maison").out == said
    said = "@maison on X is not yours any more: its mentions count again.\n"
    assert imported("account", "remove", "x", "maison").out == said


def test_without_accounts_the_list_is_empty(cli: Cli) -> None:
    assert cli("account", "list", "--json").json == []
    assert cli("account", "list").out == ""


def test_a_network_that_nobody_knows_is_refused_with_those_there_are(imported: Cli, store: Path) -> None:
    ran = imported("account", "add", "minitel", "maison")
    assert ran.code == 2
    assert ran.sentence.startswith("minitel is no network that is known here: give one of x, mastodon, bluesky,")
    assert imported("account", "list", "--json").json == []


@pytest.mark.parametrize("handle", ["@", " "])
def test_an_account_needs_a_handle(imported: Cli, handle: str) -> None:
    ran = imported("account", "add", "x", handle)
    assert (ran.code, ran.sentence) == (2, "An account needs a handle, such as @maison: give it one.")


def test_an_account_twice_and_one_that_is_not_hers_change_nothing(imported: Cli) -> None:
    imported("account", "add", "x", "Maison")
    again = imported("account", "add", "x", "@MAISON")
    assert (again.code, "already among your accounts" in again.sentence) == (2, True)
    ran = imported("account", "remove", "x", "voisin")
    assert (ran.code, ran.sentence) == (2, "x @voisin is not among your accounts. There are: x @Maison.")
    assert len(imported("account", "list", "--json").json) == 1


def test_a_mistyped_store_is_not_made_for_a_removal(cli: Cli, store: Path) -> None:
    assert cli("account", "remove", "x", "maison").code == 1
    assert not store.exists()
