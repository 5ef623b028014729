"""Memory and speed of whole imports, in a process of their own: a table, and the same posts as lines of X answers.

The size is in megabytes: `make bench ARGS=constant_memory=1000` is the promise, a file of 1 GB.
"""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cmdesk.core.types import Post
from tests.benchmarks.generated import posts, x_line
from tests.benchmarks.report import Figure

MEGABYTES: Final = 20
MOST_MEMORY: Final = 150
MOST_WITH_DETECTOR: Final = 250
"""Megabytes at the peak of the whole process, store included.

The model that detects languages takes 120 of them once it is asked, so that is measured apart: with the language said.
"""

_MADE: Final = 5_000  # different posts; a long file has them again and again, a little changed
_LENGTH: Final = 8  # times the text of a short post: exports hold articles, too


def run(megabytes: int = MEGABYTES) -> Iterator[Figure]:
    """Import a generated file of each form once."""
    with TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        for form, write in (("table", _write_table), ("lines", _write_lines)):
            file = Path(folder) / form
            rows = write(file, megabytes * 1_000_000)
            seconds, memory = _imported(file, Path(folder) / "said.db", "--lang", "es")
            yield Figure(f"{form}, language said: memory", memory, "MB", at_most=MOST_MEMORY)
            yield Figure(f"{form}, language said: speed", rows / seconds, "posts per second")
            seconds, memory = _imported(file, Path(folder) / "found.db")
            yield Figure(f"{form}, language found: memory", memory, "MB", at_most=MOST_WITH_DETECTOR)
            yield Figure(f"{form}, language found: speed", rows / seconds, "posts per second")
            for path in Path(folder).iterdir():
                path.unlink()


def _imported(file: Path, store: Path, *words: str) -> tuple[float, float]:
    """Seconds and peak memory of an import."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "cmdesk", "--store", str(store), "import", str(file), "--tz", "UTC", *words]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    assert not store.with_name(f"{store.name}.rejected").exists(), "every post is one"
    return time.monotonic() - begun, usage.ru_maxrss / (1000 if sys.platform == "linux" else 1_000_000)


def _write_table(path: Path, size: int) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(
            ("Date", "Auteur", "Nom d'utilisateur", "Abonnés", "Texte", "URL", "Likes", "Partages", "Vues", "id")
        )

        def write(post: Post, round_: int) -> None:
            author = post.author
            assert author is not None
            counts = (post.reading.likes, post.reading.shares, post.reading.views)
            native = int(post.native) + round_
            moment = f"{post.posted_at:%d/%m/%Y %H:%M:%S}"
            table.writerow(
                (
                    moment,
                    author.name,
                    author.handle,
                    author.followers,
                    f"{post.text} {round_}",
                    post.url,
                    *counts,
                    native,
                )
            )

        return _repeated(size, file.tell, write)


def _write_lines(path: Path, size: int) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        return _repeated(
            size,
            file.tell,
            lambda post, round_: file.write(x_line(post).replace(post.native, str(int(post.native) + round_)) + "\n"),
        )


def _repeated(size: int, tell: Callable[[], int], write: Callable[[Post, int], object]) -> int:
    made = [replace(post, text=" ".join([post.text] * _LENGTH)) for post in posts(_MADE, days=300)]
    rows = round_ = 0
    while tell() < size:
        for post in made:
            write(post, round_)
        rows, round_ = rows + len(made), round_ + 1
    return rows
