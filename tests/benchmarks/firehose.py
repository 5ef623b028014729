"""A stream of 6,000 posts a second: match (1,000 queries), language, score, dedupe, store; beside a naive loop.

It is sustained where the collector takes in at least as many posts in a second. The window's timer is watched while
they come at their pace (or as fast as can be, where that is less): how late it fires while the work is done in a
process of its own, as the program does it, and while the same work is done in a thread of the window.
"""

import codecs
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cmdesk import bootstrap
from cmdesk.collector.pipeline import Pipeline
from cmdesk.config.priority import give_way
from cmdesk.core.passes import Fetched, Inquiry, Step
from cmdesk.core.query import printed
from cmdesk.core.types import Post, Tracker
from tests.benchmarks.generated import END, posts
from tests.benchmarks.matcher import _queries
from tests.benchmarks.report import Figure

PACE: Final = 6_000
STRETCH: Final = 2_000
QUERIES: Final = 1_000
WATCHED: Final = {"one post of fifty": 0.02, "one post of ten": 0.1, "every post": 1.0}
"""What share of the posts some query watches."""
POSTS: Final = 24_000
NAIVE: Final = 600
LATE_SECONDS: Final = 8.0


def run() -> Iterator[Figure]:
    """Measure how many posts a second are done with, the naive loop, and the lateness of the window's timer."""
    rates = {}
    for name, share in WATCHED.items():
        rates[name] = _rate(share)
        yield Figure(f"{name} is watched", rates[name], "posts a second, one process")
        yield Figure("  : pace", rates[name] / PACE, "times")
    naive = _naive()
    yield Figure("naive loop, every post", naive, "posts a second")
    yield Figure("ours : naive, every post", rates["every post"] / naive, "times", at_least=20.0)
    for name in ("nothing", "process", "thread"):
        lateness = _lateness(name)
        yield Figure(f"timer late beside {name}", lateness, "ms, p99")


def _world(folder: Path, share: float, count: int) -> tuple[Pipeline, list[Post], Step]:
    """A pipeline over a new store with its queries, and posts of which such a share is watched."""
    store = bootstrap.open_store(folder / f"{share}.db")
    chance = random.Random(6)
    made = list(posts(count, days=1))
    queries = _queries([post.text for post in made], QUERIES)
    for number, tree in queries.items():
        store.add_tracker(Tracker(f"T{number}", printed(tree)), now=END)
    inquiry = Inquiry("bluesky", "jetstream", "Bluesky")
    step = Step(store.begin_pass(inquiry, now=END), inquiry, Fetched(live=True), store.generation())
    pipeline = bootstrap.make_pipeline(store, now=END)
    return pipeline, [_or_nothing(post, chance.random() < share) for post in made], step


def _or_nothing(post: Post, watched: bool) -> Post:
    """The post, or one as long in words that nobody watches."""
    return post if watched else replace(post, text=codecs.encode(post.text, "rot13"), tags=(), handles=())


def _feed(pipeline: Pipeline, made: list[Post], step: Step, stop: threading.Event | None = None) -> int:
    done = 0
    for start in range(0, len(made), STRETCH):
        part = made[start : start + STRETCH]
        fetched = Fetched(tuple(part), cursor=json.dumps({"time_us": start}), more=True, live=True)
        pipeline.take(replace(step, fetched=fetched), rejected=lambda _item: None, put_off=True)
        done += len(part)
        if stop is not None and stop.is_set():
            break
    return done


def _rate(share: float) -> float:
    with TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        pipeline, made, step = _world(Path(folder), share, POSTS)
        _feed(pipeline, made[:STRETCH], step)  # what is loaded at the first post is not measured
        begun = time.perf_counter()
        done = _feed(pipeline, made[STRETCH:], step)
        spent = time.perf_counter() - begun
        pipeline._writer.close()  # type: ignore[attr-defined]
    return done / spent


def _naive() -> float:
    """Each word of each query looked for in turn, VADER, and a transaction for each post."""
    import sqlite3

    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    made = list(posts(NAIVE, days=1))
    words = [word for post in posts(QUERIES, days=1) for word in post.text.lower().split()[:1]]
    analyser = SentimentIntensityAnalyzer()
    with (
        TemporaryDirectory(prefix="cmdesk-bench-") as folder,
        closing(sqlite3.connect(Path(folder) / "naive.db")) as store,
    ):
        store.execute("CREATE TABLE post (id TEXT PRIMARY KEY, text TEXT, compound REAL, queries TEXT)")
        begun = time.perf_counter()
        for post in made:
            text = post.text.lower()
            found = " ".join(str(number) for number, word in enumerate(words) if word in text)
            compound = analyser.polarity_scores(post.text)["compound"]
            with store:
                store.execute("INSERT OR IGNORE INTO post VALUES (?, ?, ?, ?)", (post.native, text, compound, found))
        spent = time.perf_counter() - begun
    return len(made) / spent


def _lateness(where: str) -> float:
    """How late a timer of 16 ms fires, p99, while posts are taken in somewhere."""
    from PySide6.QtCore import QCoreApplication, QTimer
    from PySide6.QtWidgets import QApplication

    app = QCoreApplication.instance() or QApplication([])
    late: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, (now - last[0]) * 1000 - 16))
        last[0] = now

    timer, stop = QTimer(), threading.Event()
    timer.timeout.connect(tick)
    with TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        process, thread = None, None
        if where == "process":
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.benchmarks.firehose", folder], stdout=subprocess.PIPE
            )
            assert process.stdout is not None
            process.stdout.readline()
        if where == "thread":
            ready = threading.Event()
            thread = threading.Thread(target=_work, args=(Path(folder), ready, stop))
            thread.start()
            ready.wait()
        last[0] = time.perf_counter()
        timer.start(16)
        QTimer.singleShot(int(LATE_SECONDS * 1000), app.quit)
        app.exec()
        timer.stop()
        stop.set()
        if process is not None:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()
        if thread is not None:
            thread.join()
    return sorted(late)[int(len(late) * 0.99)]


def _work(folder: Path, ready: threading.Event, stop: threading.Event) -> None:
    """Take in posts, one of ten watched, at the pace, until told to stop."""
    pipeline, made, step = _world(folder, 0.1, POSTS)
    _feed(pipeline, made[:STRETCH], step)
    ready.set()
    due = time.perf_counter()
    while not stop.is_set():
        for start in range(0, len(made), STRETCH):
            _feed(pipeline, made[start : start + STRETCH], step)
            due += STRETCH / PACE
            if stop.wait(max(0.0, due - time.perf_counter())):
                break
    pipeline._writer.close()  # type: ignore[attr-defined]


if __name__ == "__main__":
    give_way()
    begun = threading.Event()
    threading.Thread(target=lambda: (begun.wait(), os.write(1, b"ready\n")), daemon=True).start()
    _work(Path(sys.argv[1]), begun, threading.Event())
