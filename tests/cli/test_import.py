"""`cmdesk import`: counters, rejects, links by hand; and nothing changes where the input is wrong."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk import bootstrap
from cmdesk.core.types import Tracker
from cmdesk.core.views import View
from cmdesk.sources.files import FORMS
from tests.builders import NOW, line, lines, write_lines, write_x, x_page, x_post
from tests.cli.conftest import Cli

DATA = Path(__file__).parents[1] / "data" / "x"


def counts(read: int, added: int, known: int, rejected: int) -> dict[str, int]:
    return {"read": read, "added": added, "known": known, "rejected": rejected}


def stored_texts(store: Path) -> list[str]:
    opened = bootstrap.open_store(store, create=False)
    try:
        return [mention.text for mention in opened.page(View())]
    finally:
        opened.close()


@pytest.mark.parametrize("name", ["posts.jsonl", "posts.jsonl.gz"])
def test_importing_twice_adds_nothing(cli: Cli, tmp_path: Path, name: str) -> None:
    file = write_x(tmp_path / name, [x_post(number, lang="es") for number in range(250)])
    assert cli("import", file, "--json").json == counts(250, 250, 0, 0)
    again = cli("import", file, "--json")
    assert (again.code, again.json, again.err) == (0, counts(250, 0, 250, 0), "")


def test_the_counters_in_words(cli: Cli, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "posts.jsonl", [*lines(2), line(0)])
    assert cli("import", file).out == "3 read, 2 added, 1 already known, 0 rejected.\n"


def test_several_files_are_counted_together(cli: Cli, tmp_path: Path) -> None:
    first = write_lines(tmp_path / "a.jsonl", lines(3))
    second = write_x(tmp_path / "b.json", [x_post(2, lang="es"), x_post(3, lang="es")])
    assert cli("import", first, second, "--json").json == counts(5, 4, 1, 0)


def test_a_post_keeps_what_its_source_told(cli: Cli, store: Path) -> None:
    assert cli("import", DATA / "page_2023_names.json", "--lang", "es", "--json").json == counts(4, 4, 0, 0)
    opened = bootstrap.open_store(store, create=False)
    try:
        found = [opened.mention(mention.id) for mention in opened.page(View())]
    finally:
        opened.close()
    first = found[-1]
    assert first is not None
    assert first.post.native == "1700000000000000001"
    assert first.post.posted_at == datetime(2024, 5, 2, 8, 15, 30, tzinfo=UTC)
    assert (first.post.lang, first.line.lang) == ("fr", "es"), "she said the language; what the source states is kept"
    assert first.post.reading.likes == 31
    assert first.first_seen_at == first.last_seen_at == NOW, "the clock is that of --now"


# links by hand


def test_a_chosen_tracker_gets_every_row_even_where_nothing_matches(cli: Cli, tmp_path: Path) -> None:
    cli("track", "add", "Train", "--query", "sncf")
    cli("track", "add", "Air", "--query", "avion")
    file = write_lines(tmp_path / "posts.jsonl", [line(1, "un avion"), line(2, "la SNCF"), line(3, "rien")])
    assert cli("import", file, "--tracker", "train", "--json").json == counts(3, 3, 0, 0)
    kept = {row["name"]: row["mentions"] for row in cli("track", "list", "--json").json}
    assert kept == {"Air": 1, "Train": 3}


def test_links_made_by_hand_outlive_an_edit_and_can_be_made_later(cli: Cli, tmp_path: Path) -> None:
    cli("track", "add", "Train", "--query", "sncf")
    file = write_lines(tmp_path / "posts.jsonl", [line(1, "un avion"), line(2, "la SNCF"), line(3, "rien")])
    cli("import", file)
    assert cli("track", "list", "--json").json[0]["mentions"] == 1
    assert cli("import", file, "--tracker", "Train", "--json").json == counts(3, 0, 3, 0)
    assert cli("track", "edit", "Train", "--query", "bateau", "--json").json["mentions"] == 3
    assert cli("doctor").code == 0


def test_an_unknown_tracker_is_refused_before_anything_is_read(cli: Cli, tmp_path: Path) -> None:
    cli("track", "add", "Train", "--query", "sncf")
    ran = cli("import", write_lines(tmp_path / "posts.jsonl", lines(1)), "--tracker", "Tram")
    assert (ran.code, ran.sentence) == (2, "There is no tracker called Tram. There are: Train.")
    assert cli("stats", "--json").json["bins"] == []


# rejects

CUT = '{"id": "2", "text": "cou'
MIXED: list[object] = [line(1), CUT, line(3, posted_at=NOW, kind="retweet"), "", [1], line(6, "été")]


def test_rejected_inputs_go_to_a_file_with_line_and_reason(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = write_lines(tmp_path / "mixed.jsonl", MIXED)
    ran = cli("import", file, "--json")
    assert (ran.code, ran.json) == (0, counts(5, 2, 0, 3))
    (path,) = Path(f"{store}.rejected").iterdir()
    assert path.name.startswith("mixed.jsonl.") and path.suffix == ".jsonl"
    assert ran.err == f"3 inputs were rejected: see {path}.\n"
    written = path.read_text(encoding="utf-8")
    assert written.endswith("\n")
    rejected = list(map(json.loads, written.splitlines()))
    assert [(item["file"], item["line"], item["reason"]) for item in rejected] == [
        (str(file), 2, "not-json"),
        (str(file), 3, "bad-field"),
        (str(file), 5, "not-a-post"),
    ]
    assert rejected[0]["excerpt"] == CUT
    assert rejected[0]["words"].startswith("not valid JSON: ")
    assert rejected[1]["words"] == "a field holds what it cannot hold: kind: retweet"


def test_rejects_of_several_files_name_theirs_and_lie_where_she_says(cli: Cli, tmp_path: Path) -> None:
    first = write_lines(tmp_path / "a.jsonl", [line(1), CUT])
    second = write_lines(tmp_path / "b.jsonl", [line(2), line(3), CUT])
    rejects = tmp_path / "new" / "rejects.jsonl"
    ran = cli("--progress", "import", first, second, "--rejects", rejects)
    rejected = [json.loads(row) for row in rejects.read_text(encoding="utf-8").splitlines()]
    assert [(item["file"], item["line"]) for item in rejected] == [(str(first), 2), (str(second), 3)]
    assert ran.events[-2:] == [
        {"event": "warning", "sentence": f"2 inputs were rejected: see {rejects}."},
        {"event": "result", **counts(5, 3, 0, 2), "cancelled": False, "rejects": str(rejects), "account": None},
    ]


def test_without_rejects_there_is_no_file(cli: Cli, tmp_path: Path, store: Path) -> None:
    ran = cli("--progress", "import", write_lines(tmp_path / "posts.jsonl", lines(1)))
    assert ran.events[-1] == {
        "event": "result",
        **counts(1, 1, 0, 0),
        "cancelled": False,
        "rejects": None,
        "account": None,
    }
    assert not Path(f"{store}.rejected").exists()


def test_the_file_of_rejects_never_overwrites_what_the_import_needs(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = write_lines(tmp_path / "mixed.jsonl", MIXED)
    before = file.read_bytes()
    for path in (file, tmp_path / "." / "mixed.jsonl", store):
        ran = cli("import", file, "--rejects", path)
        assert (ran.code, ran.sentence) == (
            2,
            f"The rejects would overwrite {path}, which this import needs: name another file.",
        )
    assert file.read_bytes() == before
    assert not store.exists()


def test_rejects_that_cannot_be_written_end_the_import_with_a_sentence(cli: Cli, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "mixed.jsonl", MIXED)
    ran = cli("import", file, "--rejects", tmp_path)
    assert ran.code == 1
    assert ran.sentence == (
        f"The rejects cannot be written to {tmp_path} (Is a directory): name another file with --rejects."
    )


def test_objects_that_are_no_posts_are_rejected_as_what_they_are(cli: Cli, tmp_path: Path, store: Path) -> None:
    users = [{"id": "7", "username": "lina", "name": "Lina"}]
    file = write_lines(tmp_path / "answers.jsonl", [x_page([x_post(1, lang="es")]), {"data": users}])
    assert cli("import", file, "--json").json == counts(2, 1, 0, 1)
    (rejected,) = next(Path(f"{store}.rejected").iterdir()).read_text(encoding="utf-8").splitlines()
    assert (json.loads(rejected)["line"], json.loads(rejected)["words"]) == (2, "a user account, not a post")


# wrong input


def wrong_inputs(folder: Path) -> dict[str, tuple[Path, str]]:
    (folder / "empty.jsonl").touch()
    (folder / "folder").mkdir()
    (folder / "text.txt").write_text("bonjour\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    write_lines(folder / "other.jsonl", [{"message": "bonjour"}])
    forms = f"say it with --format ({', '.join(FORMS[1:])})."
    return {
        "missing": (folder / "missing.jsonl", "There is no file {}: check the name."),
        "folder": (folder / "folder", "{} is a folder: name the file in it."),
        "empty": (folder / "empty.jsonl", "{} is empty: fetch it again."),
        "binary": (
            folder / "picture.png",
            "{} holds no posts that can be read: name a table, a JSON file or an archive of an account.",
        ),
        "text": (folder / "text.txt", "Cannot tell the form of {} from its beginning: " + forms),
        "form": (folder / "other.jsonl", "Cannot tell the form of {} from its beginning: " + forms),
    }


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "binary", "text", "form"])
def test_a_file_that_cannot_be_read_is_one_sentence_and_nothing_is_imported(
    cli: Cli, tmp_path: Path, store: Path, kind: str
) -> None:
    path, sentence = wrong_inputs(tmp_path)[kind]
    good = write_lines(tmp_path / "good.jsonl", lines(3))
    for words in ([path], [good, path], [path, good]):
        ran = cli("import", *words, "--json")
        assert (ran.code, ran.sentence) == (1, sentence.format(path))
    assert not store.exists()


def test_a_form_that_does_not_exist_is_wrong_usage(cli: Cli, tmp_path: Path, store: Path) -> None:
    ran = cli("import", write_lines(tmp_path / "posts.jsonl", lines(1)), "--format", "gpx")
    assert ran.code == 2
    assert not store.exists()


def test_a_form_said_by_her_wins_over_what_the_file_looks_like(cli: Cli, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "posts.jsonl", lines(2))
    assert cli("import", file, "--format", "x", "--json").json["added"] == 0
    assert cli("import", file, "--format", "jsonl", "--json").json["added"] == 2


def test_a_file_cut_in_its_midst_gives_what_arrived_and_a_sentence(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = tmp_path / "cut.jsonl.gz"
    whole = "".join(json.dumps(value) + "\n" for value in lines(50)).encode()
    file.write_bytes(gzip.compress(whole)[:-30])
    ran = cli("import", file, "--json")
    assert ran.code == 1
    size = file.stat().st_size
    assert ran.sentence == (
        f"{file} is damaged near byte {size} of {size}: what stands before was read; fetch the file again."
    )
    assert len(stored_texts(store)) > 30
    assert cli("doctor").code == 0
    file.write_bytes(gzip.compress(whole))
    mended = cli("import", file, "--json").json
    assert mended["added"] + mended["known"] == 50
    assert mended["known"] > 30


def test_a_store_that_is_none_is_refused(cli: Cli, tmp_path: Path, store: Path) -> None:
    store.parent.mkdir()
    store.write_text("my diary, not a store")
    ran = cli("import", write_lines(tmp_path / "posts.jsonl", lines(1)))
    assert (ran.code, ran.sentence) == (1, f"{store} is not a cmdesk store: choose another file.")
    assert store.read_text() == "my diary, not a store"


# progress


def test_progress_lines_are_json_and_only_grow(cli: Cli, tmp_path: Path) -> None:
    files = [write_lines(tmp_path / f"{name}.jsonl", lines(2100)) for name in "ab"]
    ran = cli("--progress", "import", *files)
    *progress, result = ran.events
    size = sum(file.stat().st_size for file in files)
    assert {event["event"] for event in progress} == {"progress"}
    assert [event["read"] for event in progress] == [2000, 2100, 4100, 4200]
    assert {event["total"] for event in progress} == {size}
    done = [event["done"] for event in progress]
    assert done == sorted(done)
    assert done[-1] == size
    assert result == {
        "event": "result",
        **counts(4200, 2100, 2100, 0),
        "cancelled": False,
        "rejects": None,
        "account": None,
    }
    assert ran.err == ""


def test_verbose_tells_the_time_of_each_stage_on_stderr(cli: Cli, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "posts.jsonl", lines(1))
    ran = cli("-v", "import", file, "--json")
    assert ran.json == counts(1, 1, 0, 0)
    assert "fold and match: 0." in ran.err
    assert cli("-v", "-q", "import", file, "--json").err == ""


# several at once is a matter of the store; here only that two imports see each other


def test_a_second_import_knows_what_the_first_brought(cli: Cli, tmp_path: Path) -> None:
    def changed(value: dict[str, Any]) -> dict[str, Any]:
        return {**value, "reading": {"likes": 5}}

    cli("import", write_lines(tmp_path / "a.jsonl", lines(3)))
    file = write_lines(tmp_path / "b.jsonl", [changed(value) for value in lines(4)])
    assert cli("import", file, "--json").json == counts(4, 1, 3, 0)
    assert sum(row["reactions"] for row in cli("stats", "--json").json["bins"]) == 20


def test_two_passes_keep_their_rejects_apart(cli: Cli, tmp_path: Path, store: Path) -> None:
    for folder, lang in (("a", "one"), ("b", "two")):
        (tmp_path / folder).mkdir()
        file = write_lines(tmp_path / folder / "posts.jsonl", [f"not json, {lang}"])
        assert cli("import", file, "--format", "jsonl", "--json").json["rejected"] == 1
    kept = "".join(path.read_text(encoding="utf-8") for path in Path(f"{store}.rejected").iterdir())
    assert "not json, one" in kept and "not json, two" in kept


def test_a_tracker_whose_query_cannot_be_read_is_named_and_takes_nothing(cli: Cli, tmp_path: Path, store: Path) -> None:
    cli("track", "add", "Sound", "--query", "train")
    opened = bootstrap.open_store(store)
    opened.add_tracker(Tracker("Broken", "train OR"), now=NOW)
    opened.close()
    ran = cli("import", write_lines(tmp_path / "posts.jsonl", [line(1, "un train")]))
    assert ran.code == 0
    assert ran.err == (
        "The tracker Broken takes nothing, its query cannot be read. Column 7: OR needs something to its right.\n"
    )
    assert {tracker["name"]: tracker["mentions"] for tracker in cli("track", "list", "--json").json} == {
        "Sound": 1,
        "Broken": 0,
    }
