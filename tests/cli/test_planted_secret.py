"""A planted key is found in nothing that the program writes or shows to others, however much goes wrong meanwhile."""

import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from cmdesk.core.types import Tracker
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.servers.press import Press, prefer
from tests.servers.recorded import Asked, RecordedServer, Reply

KEY = "AAAAplantedBearerToken9876543210"


class Echo(Press):
    """An X that repeats in its answers all that it was told, headers included, as a careless proxy does."""

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/2/tweets/search/recent" and self.x.script:
            self.x.script.pop()
            told = f"You sent {asked.headers['authorization']}"
            return Reply(json.dumps({"title": told, "detail": told, "errors": [{"message": told}]}).encode(), 403)
        if asked.path == "/2/tweets/search/recent" and "next_token" in asked.query:
            return Reply(f'{{"data": [{{"id": "1", "text": "{asked.headers["authorization"]}"'.encode())
        reply = super().__call__(asked)
        if asked.path == "/2/tweets/search/recent":
            told = f"bonjour 149 {asked.headers['authorization']}".encode()
            reply = replace(reply, body=reply.body.replace(b"bonjour 149", told))
        return reply


@pytest.fixture
def press() -> Echo:
    return Echo()


@pytest.fixture
def server(press: Echo) -> Iterator[RecordedServer]:
    press.x.posts = set(range(1, 151))
    with press.serve() as serving:
        prefer(serving, x_ceiling=100, x_posts=200)
        yield serving


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "mentions.db"
    opened = SqliteStore(path)
    opened.add_tracker(Tracker("Bonjour", "bonjour", sources=frozenset({"x"})), now=NOW)
    opened.close()
    return path


def run(store: Path, *words: str, key: str = "", said: bytes = b"") -> tuple[bytes, list[str]]:
    """Everything that a command writes to its outputs, and its arguments as the system shows them to others."""
    environment = {**os.environ, **({"CMDESK_X_BEARER_TOKEN": key} if key else {})}
    process = subprocess.Popen(
        [sys.executable, "-m", "cmdesk", "--lang", "en", "-v", "--store", str(store), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(said)
    process.stdin.flush()
    told = process.stdout.read()
    process.stdin.close()
    process.stdout.close()
    process.wait(100)
    return told, [str(argument) for argument in process.args]  # type: ignore[union-attr]


def written(*folders: Path) -> dict[str, bytes]:
    """All files below some folders."""
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("way", ["environment", "session"])
def test_a_planted_key_is_found_nowhere(
    server: RecordedServer, press: Echo, store: Path, home: Path, tmp_path: Path, way: str
) -> None:
    press.x.script = [None]  # the first request is refused with an echo, the second one is cut short with one
    if way == "environment":
        given: dict[str, object] = {"key": KEY}
        options: tuple[str, ...] = ()
    else:
        given = {"said": json.dumps({"x": KEY}).encode() + b"\n"}
        options = ("--session-keys",)
    outputs = []
    for now in ("2024-05-20T09:00:00Z", "2024-05-20T10:00:00Z"):
        words = ("--now", now, "--progress", "collect", "--once", *options)
        told, arguments = run(store, *words, **given)  # type: ignore[arg-type]
        assert KEY not in " ".join(arguments)
        outputs.append(told)
    assert [asked.headers["authorization"] for asked in server.asked] == [f"Bearer {KEY}"] * len(server.asked)
    # refused, then a page that came and one that was cut
    assert b'"kind": "forbidden"' in outputs[0]
    assert b"You sent" in outputs[0]
    assert b'"kind": "malformed"' in outputs[1]
    made = list[str]()
    if way == "environment":
        # what is stored is the same, whichever way the key came
        made = ["out.csv", "out.png", "window.png"]
        outputs.append(run(store, "source", "list", key=KEY)[0])
        outputs.append(run(store, "export", str(tmp_path / "out.csv"))[0])
        outputs.append(run(store, "export", str(tmp_path / "out.jsonl"))[0])
        outputs.append(run(store, "chart", "volume", "--out", str(tmp_path / "out.png"), key=KEY)[0])
        outputs.append(run(store, "--render", str(tmp_path / "window.png"), key=KEY)[0])
        outputs.append(run(store, "doctor")[0])
    outputs.append(run(store, "export", str(tmp_path / "out.xlsx"))[0])
    opened = SqliteStore(store)
    try:
        assert len(list(opened.last_passes())) == 1
    finally:
        opened.close()
    files = written(tmp_path, home)
    assert {str(tmp_path / name) for name in made} <= files.keys()
    assert [name for name, content in files.items() if KEY.encode() in content] == []
    assert [output for output in outputs if KEY.encode() in output] == []
    with zipfile.ZipFile(tmp_path / "out.xlsx") as workbook:
        packed = [workbook.read(name) for name in workbook.namelist()]
    bodies = apsw.Connection(str(store)).execute("SELECT body FROM raw").fetchall()
    assert bodies
    packed += [zlib.decompress(body) for (body,) in bodies]
    assert not any(KEY.encode() in content for content in packed)
