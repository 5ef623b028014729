"""`cmdesk track`: trackers come, change and go, and their mentions with them."""

from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk import bootstrap
from cmdesk.core.networks import KEYLESS
from cmdesk.core.types import Tracker
from tests.builders import NOW, line, write_lines
from tests.cli.conftest import Cli

TEXTS = ["La SNCF annonce", "#SNCF en grève", "Un avion", "merci @sncf", "l’avion de la SNCF"]


@pytest.fixture
def imported(cli: Cli, tmp_path: Path) -> Cli:
    """A store with five mentions."""
    file = write_lines(tmp_path / "posts.jsonl", [line(number, text) for number, text in enumerate(TEXTS)])
    assert cli("import", file).code == 0
    return cli


def listed(cli: Cli) -> dict[str, int]:
    return {row["name"]: row["mentions"] for row in cli("track", "list", "--json").json}


def test_a_new_tracker_finds_what_is_stored(imported: Cli) -> None:
    ran = imported("track", "add", "Train", "--query", "sncf", "--json")
    assert (ran.code, ran.json) == (0, {"name": "Train", "mentions": 4, "added": 4, "removed": 0})


def test_a_new_tracker_finds_what_comes_later(cli: Cli, tmp_path: Path) -> None:
    assert cli("track", "add", "Train", "--query", "sncf", "--json").json["mentions"] == 0
    cli("import", write_lines(tmp_path / "posts.jsonl", [line(number, text) for number, text in enumerate(TEXTS)]))
    assert listed(cli) == {"Train": 4}


def test_the_list_tells_all_of_each_tracker(imported: Cli) -> None:
    imported("track", "add", " Train ", "--query", "sncf", "--group", "Rail", "--role", "own", "--colour", "#AB12EF")
    imported(
        "track",
        "add",
        "Air",
        "--query",
        "avion OU aéroport",
        "--group",
        "Rail",
        "--role",
        "competitor",
        "--source",
        "x",
    )
    assert imported("track", "list", "--json").json == [
        {
            "name": "Air",
            "query": "avion OU aéroport",
            "group": "Rail",
            "role": "competitor",
            "colour": imported("track", "list", "--json").json[0]["colour"],
            "paused": False,
            "sources": ["x"],
            "mentions": 2,
        },
        {
            "name": "Train",
            "query": "sncf",
            "group": "Rail",
            "role": "own",
            "colour": "#ab12ef",
            "paused": False,
            "sources": sorted(KEYLESS),
            "mentions": 4,
        },
    ]
    assert imported("track", "list").out == "Air\t2\tavion OU aéroport\nTrain\t4\tsncf\n"


def test_without_trackers_the_list_is_empty(cli: Cli) -> None:
    assert cli("track", "list", "--json").json == []
    assert cli("track", "list").out == ""


def test_trackers_without_a_colour_get_different_ones(cli: Cli) -> None:
    for name in "abc":
        cli("track", "add", name, "--query", name)
    colours = [row["colour"] for row in cli("track", "list", "--json").json]
    assert len(set(colours)) == 3


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "123456", "#1234567", "#12345６"])
def test_a_colour_is_written_with_six_digits(cli: Cli, colour: str) -> None:
    ran = cli("track", "add", "Train", "--query", "sncf", "--colour", colour)
    assert ran.code == 2
    assert f"{colour}: #RRGGBB" in ran.err
    assert listed(cli) == {}


def test_an_edited_query_gains_and_loses_mentions(imported: Cli) -> None:
    imported("track", "add", "Train", "--query", "sncf")
    ran = imported("track", "edit", "Train", "--query", "avion", "--json")
    assert ran.json == {"name": "Train", "mentions": 2, "added": 1, "removed": 3}


def test_an_edit_changes_what_it_names_and_nothing_else(imported: Cli) -> None:
    imported("track", "add", "Train", "--query", "sncf", "--group", "Rail", "--role", "own", "--colour", "#112233")
    ran = imported("track", "edit", "train", "--name", "TRAIN", "--role", "topic", "--json")
    assert ran.json == {"name": "TRAIN", "mentions": 4, "added": 0, "removed": 0}
    assert imported("track", "list", "--json").json == [
        {
            "name": "TRAIN",
            "query": "sncf",
            "group": "Rail",
            "role": "topic",
            "colour": "#112233",
            "paused": False,
            "sources": sorted(KEYLESS),
            "mentions": 4,
        }
    ]
    imported("track", "edit", "TRAIN", "--group", "", "--source", "none")
    [edited] = imported("track", "list", "--json").json
    assert (edited["group"], edited["sources"]) == ("", [])


def test_a_paused_tracker_keeps_what_it_has_and_finds_the_rest_when_it_is_resumed(
    imported: Cli, tmp_path: Path
) -> None:
    imported("track", "add", "Train", "--query", "sncf")
    ran = imported("track", "pause", "train", "--json")
    assert (ran.code, ran.json) == (0, {"name": "Train", "paused": True})
    assert imported("track", "list", "--json").json[0]["paused"] is True
    assert imported("track", "list").out == "Train\t4\tsncf\tpaused\n"
    later = (NOW + timedelta(hours=1)).isoformat()
    imported("import", write_lines(tmp_path / "more.jsonl", [line(90, "la SNCF, encore")]), "--now", later)
    assert listed(imported) == {"Train": 4}
    assert imported("track", "rematch", "Train", "--json").json["added"] == 0
    ran = imported("track", "resume", "Train", "--json")
    assert ran.json == {"name": "Train", "mentions": 5, "added": 1, "removed": 0}
    assert imported("track", "list", "--json").json[0]["paused"] is False


def test_an_edited_query_of_a_paused_tracker_is_matched(imported: Cli) -> None:
    imported("track", "add", "Train", "--query", "sncf")
    imported("track", "pause", "Train")
    ran = imported("track", "edit", "Train", "--query", "avion", "--json")
    assert ran.json == {"name": "Train", "mentions": 2, "added": 1, "removed": 3}
    assert imported("track", "list", "--json").json[0]["paused"] is True


def test_a_copy_has_all_of_its_original_what_was_put_in_by_hand_included(imported: Cli, tmp_path: Path) -> None:
    imported("track", "add", "Train", "--query", "sncf", "--group", "Rail", "--role", "own", "--colour", "#112233")
    other = write_lines(tmp_path / "hand.jsonl", [line(91, "rien à voir")])
    assert imported("import", other, "--tracker", "Train").code == 0
    ran = imported("track", "duplicate", "Train", "--json")
    assert ran.json == {"name": "Train (copy)", "mentions": 5, "added": 5, "removed": 0}
    copied = imported("track", "list", "--json").json[1]
    assert (copied["query"], copied["group"], copied["role"]) == ("sncf", "Rail", "own")
    assert copied["colour"] != "#112233"
    assert imported("track", "duplicate", "Train", "--json").json["name"] == "Train (copy 2)"
    assert imported("track", "duplicate", "Train", "--name", " Rail ", "--json").json["name"] == "Rail"
    taken = imported("track", "duplicate", "Train", "--name", "rail")
    assert (taken.code, "already a tracker called Rail" in taken.sentence) == (2, True)


def test_a_rematch_by_id_outlives_a_new_name_and_a_removal(imported: Cli) -> None:
    imported("track", "add", "Train", "--query", "sncf")
    imported("track", "edit", "Train", "--name", "Rail")
    still = {"mentions": 4, "added": 0, "removed": 0}
    assert imported("track", "rematch", "--id", "1", "--json").json == {"name": "Rail", **still}
    imported("track", "remove", "Rail")
    ran = imported("track", "rematch", "--id", "1", "--json")
    assert (ran.code, ran.json) == (0, {"name": "", "mentions": 0, "added": 0, "removed": 0})


def test_a_removed_tracker_is_gone_and_its_mentions_stay(imported: Cli) -> None:
    imported("track", "add", "Train", "--query", "sncf")
    assert imported("track", "remove", "train", "--json").json == {"name": "Train"}
    assert listed(imported) == {}
    assert sum(row["mentions"] for row in imported("stats", "--json").json["bins"]) == len(TEXTS)
    assert imported("track", "add", "Train", "--query", "avion", "--json").json["mentions"] == 2


def test_a_rematch_of_one_or_all_says_what_moved(imported: Cli) -> None:
    imported("track", "add", "Train", "--query", "sncf")
    imported("track", "add", "Air", "--query", "avion")
    still = {"added": 0, "removed": 0}
    assert imported("track", "rematch", "Train", "--json").json == {"name": "Train", "mentions": 4, **still}
    assert imported("track", "rematch", "--json").json == [
        {"name": "Air", "mentions": 2, **still},
        {"name": "Train", "mentions": 4, **still},
    ]
    assert imported("track", "rematch").out == (
        "Air: 2 mentions (0 added, 0 removed)\nTrain: 4 mentions (0 added, 0 removed)\n"
    )


def test_progress_is_told_as_events(imported: Cli) -> None:
    ran = imported("--progress", "track", "add", "Train", "--query", "sncf")
    assert ran.events == [
        {"event": "progress", "done": 5, "total": 5},
        {"event": "result", "name": "Train", "mentions": 4, "added": 4, "removed": 0},
    ]
    assert imported("--progress", "track", "rematch").events[-1] == {
        "event": "result",
        "rows": [{"name": "Train", "mentions": 4, "added": 0, "removed": 0}],
    }


@pytest.mark.parametrize("name", ["Train", "TRAIN", " train "])
def test_a_name_is_given_once(cli: Cli, name: str) -> None:
    cli("track", "add", "Train", "--query", "sncf")
    ran = cli("track", "add", name, "--query", "avion")
    assert ran.code == 2
    assert ran.sentence == "There is already a tracker called Train: choose another name, or edit that one."
    cli("track", "add", "Air", "--query", "avion")
    assert cli("track", "edit", "Air", "--name", name).code == 2
    assert listed(cli) == {"Air": 0, "Train": 0}


@pytest.mark.parametrize("words", [("add", "", "--query", "x"), ("add", " \t", "--query", "x")])
def test_a_tracker_needs_a_name(cli: Cli, words: tuple[str, ...]) -> None:
    ran = cli("track", *words)
    assert (ran.code, ran.sentence) == (2, "A tracker needs a name: give it one.")


@pytest.mark.parametrize(
    "words",
    [("edit", "Tram", "--query", "x"), *((do, "Tram") for do in ("remove", "rematch", "pause", "resume", "duplicate"))],
)
def test_an_unknown_name_is_answered_with_the_known_ones(cli: Cli, words: tuple[str, ...]) -> None:
    ran = cli("track", *words)
    assert ran.code == 1 and ran.sentence.startswith("There is no store at "), "a mistyped path makes no store"
    assert listed(cli) == {}
    ran = cli("track", *words)
    assert (ran.code, ran.sentence) == (2, "There is no tracker called Tram. There are: –.")
    cli("track", "add", "Train", "--query", "sncf")
    cli("track", "add", "Été {1}", "--query", "été")
    ran = cli("track", *words)
    assert (ran.code, ran.sentence) == (2, "There is no tracker called Tram. There are: Train, Été {1}.")
    assert listed(cli) == {"Train": 0, "Été {1}": 0}


def test_a_query_that_cannot_be_read_is_refused_with_its_column(cli: Cli, store: Path) -> None:
    ran = cli("track", "add", "Train", "--query", 'sncf "grève')
    assert (ran.code, ran.sentence) == (2, "Column 6: the quotation mark is not closed.")
    assert not store.exists(), "a wrong query leaves nothing behind"
    cli("track", "add", "Train", "--query", "sncf")
    assert cli("track", "edit", "Train", "--query", "").code == 2
    assert cli("track", "list", "--json").json[0]["query"] == "sncf"


@pytest.mark.parametrize(
    "words",
    [(), ("add",), ("add", "Train"), ("add", "Train", "--query", "x", "--role", "rival"), ("paint", "Train")],
)
def test_wrong_usage_ends_with_2(cli: Cli, words: tuple[str, ...]) -> None:
    ran = cli("track", *words)
    assert ran.code == 2
    assert "usage:" in ran.err
    assert ran.out == ""


def test_names_that_differ_by_case_alone_are_one_name(cli: Cli) -> None:
    cli("track", "add", "Été", "--query", "soleil")
    ran = cli("track", "add", "éTÉ", "--query", "pluie")
    assert (ran.code, listed(cli)) == (2, {"Été": 0})


def test_what_the_networks_are_not_asked_for_is_said_when_a_query_is_set(cli: Cli) -> None:
    ran = cli("track", "add", "Train", "--query", "sncf -grève caf* thé*", "--source", "x")
    assert ran.err.splitlines() == [
        "X is not asked to leave anything out, which might take too much; sorted out here: -grève",
        "X does not search by the beginning of a word; decided here: caf*, thé*",
    ]
    # what did not change is not said again
    assert cli("track", "edit", "Train", "--group", "Rail").err == ""
    ran = cli("track", "edit", "Train", "--source", "google-news", "--query", "lang:fr")
    assert ran.err == "Google News is not asked: it needs a word to look for.\n"
    assert cli("track", "edit", "Train", "--query", "caf*", before=("--quiet",)).err == ""
    assert cli("track", "edit", "Train", "--query", "sncf").err == ""


def test_a_stored_query_that_cannot_be_read_stops_neither_the_others_nor_an_edit(imported: Cli, store: Path) -> None:
    opened = bootstrap.open_store(store)
    opened.add_tracker(Tracker("Broken", "train,"), now=NOW)
    opened.add_tracker(Tracker("Sound", "sncf"), now=NOW)
    opened.close()
    ran = imported("track", "rematch", "--json")
    assert ran.code == 0 and "The tracker Broken takes nothing, its query cannot be read. Column 1:" in ran.err
    assert listed(imported) == {"Broken": 0, "Sound": 4}
    ran = imported("track", "edit", "Broken", "--name", "Old", "--source", "x", "--source", "google-news")
    assert ran.code == 0 and "The tracker Old takes nothing" in ran.err
    assert imported("track", "duplicate", "Old").code == 0
    ran = imported("track", "list")
    assert ran.code == 0 and "The tracker Old takes nothing" in ran.err
    alone = imported("track", "rematch", "Old")
    assert alone.code != 0 and "Column 1:" in alone.err
