"""The command line as a process of its own: what is flushed, how it is cancelled, what it can do without Qt."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from tests.builders import line, lines, write_lines
from tests.cli.conftest import Cli
from tests.servers.press import Article, Press, prefer

MAIN: Final = Path(__file__).parents[2] / "main.py"
PATIENCE: Final = 60


@contextmanager
def started(*words: str | Path, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A running cmdesk with pipes; ended at the end whatever the test did."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    with subprocess.Popen([sys.executable, "-m", "cmdesk", "--lang", "en", *map(str, words)], **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def done(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """A cmdesk that ran to its end."""
    command = [sys.executable, "-m", "cmdesk", "--lang", "en", *map(str, words)]
    return subprocess.run(command, capture_output=True, timeout=PATIENCE, **options)


def events(output: bytes) -> list[dict[str, Any]]:
    assert output.endswith(b"\n")
    return [json.loads(row) for row in output.removesuffix(b"\n").split(b"\n")]


def mentions(cli: Cli) -> int:
    return sum(row["mentions"] for row in cli("stats", "--json").json["bins"])


@pytest.fixture(autouse=True)
def buffered(home: Path) -> None:
    """Children buffer their output as they do at her desk."""
    assert "PYTHONUNBUFFERED" not in os.environ


def test_progress_is_seen_while_the_job_runs_and_closing_its_stdin_cancels_it(
    cli: Cli, store: Path, tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "posts.jsonl", lines(20_000))
    with started("--store", store, "--progress", "import", file) as job:
        assert job.stdin is not None
        assert job.stdout is not None
        assert job.stderr is not None
        first = json.loads(job.stdout.readline())
        assert mentions(cli) < 20_000, "the first line must not wait for the end"
        job.stdin.close()
        *between, result = [first, *events(job.stdout.read())]
        assert job.wait(PATIENCE) == 0
        assert job.stderr.read() == b""
    assert {event["event"] for event in between} == {"progress"}
    assert result["event"] == "result"
    assert result["cancelled"] is True
    assert result["read"] == result["added"] == mentions(cli) < 20_000
    assert cli("doctor").code == 0

    again = cli("import", file, "--json").json
    assert again == {"read": 20_000, "added": 20_000 - result["added"], "known": result["added"], "rejected": 0}
    assert mentions(cli) == 20_000
    assert cli("doctor").code == 0


def test_a_table_is_cancelled_too_and_completed_by_the_next_import(cli: Cli, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    file.write_text("Date,Text\n" + "".join(f"2024-05-02 10:00,texte {number}\n" for number in range(20_000)))
    with started("--store", store, "--progress", "import", file, "--tz", "UTC", "--lang", "es") as job:
        assert job.stdin is not None
        assert job.stdout is not None
        while json.loads(job.stdout.readline()).get("read", 0) == 0:
            """The table is looked over, nothing is stored yet."""
        job.stdin.close()
        *_, result = events(job.stdout.read())
        assert job.wait(PATIENCE) == 0
    assert result["cancelled"] is True
    assert result["added"] == mentions(cli) < 20_000
    assert cli("doctor").code == 0
    again = cli("import", file, "--tz", "UTC", "--lang", "es", "--json").json
    assert again == {"read": 20_000, "added": 20_000 - result["added"], "known": result["added"], "rejected": 0}
    assert cli("doctor").code == 0


def test_many_small_files_are_cancelled_between_two_of_them(cli: Cli, store: Path, tmp_path: Path) -> None:
    files = [
        write_lines(tmp_path / f"{number}.jsonl", [line(f"{number}-{row}") for row in range(1500)])
        for number in range(12)
    ]
    with started("--store", store, "--progress", "import", *files) as job:
        assert job.stdin is not None
        assert job.stdout is not None
        job.stdout.readline()
        job.stdin.close()
        result = events(job.stdout.read())[-1]
        assert job.wait(PATIENCE) == 0
    assert result["cancelled"] is True
    assert result["read"] == mentions(cli) < 1500 * 12


@pytest.mark.parametrize("words", [("--progress",), ()], ids=["no pipe", "no progress"])
def test_stdin_ends_a_job_only_where_it_is_a_pipe_and_progress_is_told(
    store: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = write_lines(tmp_path / "posts.jsonl", lines(4001))
    stdin: dict[str, Any] = {"stdin": subprocess.DEVNULL} if words else {"input": b""}
    ran = done("--store", store, *words, "import", file, "--json", **stdin)
    assert (ran.returncode, ran.stderr) == (0, b"")
    result = events(ran.stdout)[-1]
    assert (result["read"], result["added"]) == (4001, 4001)
    assert not result.get("cancelled")


def test_a_rematch_is_cancelled_too(cli: Cli, store: Path, tmp_path: Path) -> None:
    cli("import", write_lines(tmp_path / "posts.jsonl", lines(6500, "le train")))
    ran = done(
        "--store", store, "--progress", "track", "add", "Train", "--query", "train", "--source", "none", input=b""
    )
    assert ran.returncode == 1
    *told, last = events(ran.stdout)
    assert {(event["event"], event["total"]) for event in told} == {("progress", 6500)}
    assert last == {"event": "result", "error": "Stopped: run “cmdesk track rematch” to find the other mentions."}
    linked = told[-1]["done"]
    assert linked < 6500
    assert ran.stderr.decode() == "cmdesk: Stopped: run “cmdesk track rematch” to find the other mentions.\n"
    assert cli("doctor").code == 0
    (rematched,) = cli("track", "rematch", "--json").json
    assert rematched == {"name": "Train", "mentions": 6500, "added": 6500 - linked, "removed": 0}


def test_a_rematch_that_is_done_before_it_can_be_cancelled_is_done(cli: Cli, store: Path, tmp_path: Path) -> None:
    cli("import", write_lines(tmp_path / "posts.jsonl", lines(3, "le train")))
    ran = done(
        "--store", store, "--progress", "track", "add", "Train", "--query", "train", "--source", "none", input=b""
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert events(ran.stdout)[-1] == {"event": "result", "name": "Train", "mentions": 3, "added": 3, "removed": 0}


def test_a_reader_that_goes_away_ends_the_program_without_a_word(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "texts.txt", [f"le train {number}" for number in range(20_000)])
    with started("match", "train", file) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"le train 0\n"
        process.stdout.close()
        assert process.wait(PATIENCE) == 1
        assert process.stderr.read() == b""


@pytest.mark.parametrize("words", [("match", "train"), ("score",)])
def test_a_text_on_stdin_is_answered_before_the_next_is_given(words: tuple[str, ...]) -> None:
    with started(*words) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in ("le train est bleu", "le train est rouge"):
            process.stdin.write(json.dumps({"text": text, "lang": "fr"}).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert answer["lang"] == "fr"
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(PATIENCE) == 0


def test_data_is_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "texts.txt", ["l’été à Paris 🌷"])
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    ran = done("match", "ete", file, env=environment)
    assert ran.stdout.decode() == "l’été à Paris 🌷\n"
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows does not ask TZ")
def test_the_zone_is_the_systems_where_none_is_named(cli: Cli, store: Path, tmp_path: Path) -> None:
    moment = datetime(2024, 5, 1, 22, 30, tzinfo=UTC)
    cli("import", write_lines(tmp_path / "posts.jsonl", [line(1, posted_at=moment)]))
    told = json.loads(done("--store", store, "stats", "--json", env={**os.environ, "TZ": "Asia/Kathmandu"}).stdout)
    assert (told["zone"], told["bins"][0]["start"]) == ("Asia/Kathmandu", "2024-05-02T00:00:00+05:45")
    ran = done("--store", store, "stats", "--json", env={**os.environ, "TZ": "Mars/Phobos"})
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"cmdesk: The time zone Mars/Phobos is unknown: give one such as Europe/Paris or UTC.\n"


def test_all_ways_in_are_the_same_program() -> None:
    ways: list[list[str]] = [[str(MAIN)], ["-m", "cmdesk"]]
    said = {subprocess.check_output([sys.executable, *way, "--version"], timeout=PATIENCE) for way in ways}
    assert len(said) == 1
    assert said.pop().startswith(b"cmdesk ")


WITHOUT_QT: Final = """
import sys
sys.modules["PySide6"] = sys.modules["pyqtgraph"] = None
from cmdesk.cli import main
store, posts, texts = sys.argv[1:]
def run(*words):
    code = main(["--lang", "en", "--store", store, *words])
    assert code == 0, (words, code)
run("track", "add", "Train", "--query", "train", "--source", "google-news", "--json")
run("import", posts, "--json")
run("stats", "Train", "--tz", "UTC", "--json")
run("track", "list", "--json")
run("score", texts)
run("match", "train", texts)
run("doctor", "--json")
run("collect", "--once", "--json")
run("source", "list", "--json")
assert not [name for name in sys.modules if name.startswith(("PySide6.", "pyqtgraph."))]
"""


def test_whatever_needs_no_window_runs_where_qt_is_not_installed(store: Path, tmp_path: Path) -> None:
    press = Press(news=(Article(2, "Un train en retard"),))
    posts = write_lines(tmp_path / "posts.jsonl", [line(1, "J'adore ce train !", lang="fr"), line(2, "rien")])
    texts = write_lines(tmp_path / "texts.txt", ["J'adore ce train !"])
    with press.serve() as server:
        prefer(server)
        command = [sys.executable, "-c", WITHOUT_QT, store, posts, texts]
        ran = subprocess.run(command, capture_output=True, timeout=PATIENCE)
    assert (ran.returncode, ran.stderr.decode()) == (0, "")
    added, counts, stats, trackers, scored, matched, *_, collected, sources = ran.stdout.decode().splitlines()
    assert json.loads(added)["name"] == "Train"
    assert json.loads(counts)["added"] == 2
    assert [(row["mentions"], row["positive"]) for row in json.loads(stats)["bins"]] == [(1, 1)]
    assert json.loads(trackers)[0]["mentions"] == 1
    assert json.loads(scored)["label"] == "positive"
    assert matched == "J'adore ce train !"
    assert json.loads(collected)["added"] == 1
    assert [one["source"] for one in json.loads(sources)["inquiries"]] == ["google-news"]


def test_reading_a_command_line_loads_no_library_of_numbers() -> None:
    code = """
import sys
from cmdesk.cli import main
try:
    main(["--version"])
finally:
    print("numpy" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=PATIENCE)
    assert (ran.returncode, ran.stdout.split()[-1]) == (0, b"False")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("words", [("track", "list", "--json"), ("--help",)])
def test_an_output_that_is_full_is_a_sentence(words: tuple[str, ...], store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "cmdesk", "--lang", "en", "--store", str(store), *words],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
        )
    assert ran.returncode != 0
    assert b"Traceback" not in ran.stderr
