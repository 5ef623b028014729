"""Twelve hours of the collector in a minute and a half: its clocks run faster, everything else is as it is.

Five hosts and a stream, all of which fail now and then, one of which is away for an hour, and a line that is down for
half an hour. Counted at the hosts: none is asked by more than two at once, more often than it allows, or while it wants
to be left alone. Memory, threads and open files do not grow, and it does not run in circles.
"""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from cmdesk.core.types import Feed, Tracker
from cmdesk.storage.store import SqliteStore
from tests.collector.soak import FastClock
from tests.servers.counting import CountingServer
from tests.servers.jetstream import JetstreamServer
from tests.servers.jetstream_conduct import WELL, cut_after
from tests.servers.mastodon import MastodonServer, status
from tests.servers.press import RSS, Article, rss
from tests.servers.recorded import Asked, Reply
from tests.sources.bluesky_bodies import commit, iso, key_of, line, record

HOURS: Final = 12
SECONDS: Final = 90.0
FACTOR: Final = HOURS * 3600 / SECONDS
FAULTS: Final = 0.08
LIVE: Final = 30
"""Posts of the stream in a second of ours."""


@dataclass
class Looks:
    """What was seen of the process, second by second."""

    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)

    def look(self, process: int) -> None:
        """Look once."""
        folder = Path(f"/proc/{process}")
        self.memory.append(int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
        self.files.append(len(list((folder / "fd").iterdir())))
        self.threads.append(len(list((folder / "task").iterdir())))


def feed(now: Callable[[], datetime]) -> Callable[[Asked], Reply]:
    """Feeds with a new article every ten minutes."""

    def answer(asked: Asked) -> Reply:
        newest = int(now().timestamp()) // 600
        place = asked.path.strip("/")
        articles = tuple(
            Article(int(f"{number}{sum(place.encode())}"), f"Bonjour {place} {number}", date=None)
            for number in range(newest - 20, newest)
        )
        return Reply(rss(place, articles), 200, RSS)

    return answer


def stories(now: Callable[[], datetime]) -> Callable[[Asked], Reply]:
    """Hacker News, with a new story every five minutes."""

    def answer(asked: Asked) -> Reply:
        if asked.path.startswith("/v0/item/"):
            number = int(asked.path.split("/")[-1].partition(".")[0])
            return Reply(json.dumps({"id": number, "type": "story", "score": 7, "title": "Bonjour"}).encode())
        newest = int(now().timestamp()) // 300
        hits = [
            {"objectID": str(n), "created_at_i": n * 300, "author": "maud", "title": f"Bonjour {n}", "points": 3}
            for n in range(newest, newest - 30, -1)
        ]
        bound = asked.query.get("numericFilters", "").rpartition(">=")[2].partition(",")[0]
        found = [hit for hit in hits if not bound.isdecimal() or int(str(hit["created_at_i"])) >= int(bound)]
        return Reply(json.dumps({"hits": found, "nbHits": len(found), "page": 0, "nbPages": 1}).encode())

    return answer


@pytest.mark.servers
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.timeout(300)
def test_twelve_hours_leave_nothing_behind_and_anger_nobody(tmp_path: Path, home: Path) -> None:
    begun = time.time()
    clock, chance, looks = FastClock(begun, FACTOR), random.Random(12), Looks()
    timeline = MastodonServer([status(number, "bonjour") for number in range(30)])
    with ExitStack() as stack:
        hosts = {
            name: stack.enter_context(CountingServer(answer, clock.now, seed=seed, faults=FAULTS))
            for seed, (name, answer) in enumerate(
                {
                    "press": feed(clock.now),
                    "blogs": feed(clock.now),
                    "news": feed(clock.now),
                    "hackernews": stories(clock.now),
                    "mastodon": timeline,
                }.items()
            )
        }
        stream = stack.enter_context(JetstreamServer(keep=2000))
        stream.script([cut_after(chance.randrange(100, 400)) for _ in range(8)] + [WELL])
        store = stack.enter_context(closing(SqliteStore(tmp_path / "mentions.db")))
        sources = frozenset({"google-news", "hackernews", "mastodon", "bluesky"})
        for name in ("Bonjour", "Salut"):
            store.add_tracker(Tracker(name, name.lower(), sources=sources), now=clock.now())
        store.add_feeds(
            [
                Feed(f"{hosts[host].address}/{n}.xml", f"{host} {n}", typed=True)
                for host in ("press", "blogs")
                for n in "abc"
            ],
            now=clock.now(),
        )
        order = {
            "begun": begun,
            "factor": FACTOR,
            "store": str(tmp_path / "mentions.db"),
            "news": hosts["news"].address,
            "hackernews": hosts["hackernews"].address,
            "mastodon": hosts["mastodon"].address,
            "stream": stream.url,
        }
        process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.collector.soak", json.dumps(order)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        stack.callback(process.kill)
        listener = threading.Thread(target=_listen, args=(process, looks))
        listener.start()
        _live_through(clock, process, hosts, stream, looks)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0
        listener.join()
        assert [finding for finding in store.examine() if finding.faults] == []
        counts = {one.source: one.failures for one in store.last_passes()}
        mentions = store.counts()[0]
    _report(looks, hosts, mentions)
    assert set(counts) == {"feed", *sources}
    _judge(looks, hosts)


def _listen(process: "subprocess.Popen[bytes]", looks: Looks) -> None:
    assert process.stdout is not None
    for row in process.stdout:
        looks.told.append(json.loads(row))


def _live_through(
    clock: FastClock,
    process: "subprocess.Popen[bytes]",
    hosts: dict[str, CountingServer],
    stream: JetstreamServer,
    looks: Looks,
) -> None:
    """Let the hours pass: the stream goes on, one host is away from 3 to 4 o'clock, all from 7 to 7.30."""
    number, away = 0, dict.fromkeys(hosts, False)
    while (hour := clock.tick() / 3600) < HOURS:
        assert process.poll() is None
        for name, host in hosts.items():
            gone = 7 <= hour < 7.5 or (name == "blogs" and 3 <= hour < 4)
            if gone != away[name]:
                away[name] = gone
                (host.stop if gone else host.start)()
        now = datetime.now(UTC)
        for place in range(LIVE):
            number += 1
            moment = clock.now() + timedelta(milliseconds=place)
            text = f"Bonjour à tous {number}" if number % 10 == 0 else f"Rien de neuf {number}"
            key = key_of(moment)
            stream.emit([line(commit(key, record(text, createdAt=iso(moment)), at=moment, rev=key))])
        looks.look(process.pid)
        # a second of ours; the moment is what is waited for, nothing else tells it
        time.sleep(max(0.0, 1.0 - (datetime.now(UTC) - now).total_seconds()))


def _report(looks: Looks, hosts: dict[str, CountingServer], mentions: int) -> None:
    told = looks.told[-1]
    sys.stdout.write(
        f"\n{HOURS} h in {SECONDS:.0f} s: {mentions} mentions, {told['cpu']:.1f} s of CPU, {told['turns']} turns\n"
    )
    sys.stdout.write(
        f"memory {looks.memory[len(looks.memory) // 4] >> 20} -> {looks.memory[-1] >> 20} MB, "
        f"files {looks.files[len(looks.files) // 4]} -> {looks.files[-1]}, threads {max(looks.threads)}\n"
    )
    for name, host in hosts.items():
        one = host.treatment
        sys.stdout.write(
            f"{name}: {len(one.asked)} requests, {one.most} at once, {one.broken} broken, {one.pressed} pressed\n"
        )


def _judge(looks: Looks, hosts: dict[str, CountingServer]) -> None:
    for name, host in hosts.items():
        one = host.treatment
        assert one.most <= 2, name
        # what was on its way when it said so may still come in
        assert one.pressed <= one.broken, name
    minutes = timedelta(minutes=1)
    for name in ("press", "blogs"):
        for path in "abc":
            assert hosts[name].treatment.most_within(9 * minutes, f"/{path}.xml") <= 3, "an answer that broke, again"
    assert hosts["news"].treatment.most_within(9 * minutes) <= 2 * 3
    assert hosts["hackernews"].treatment.most_within(60 * minutes) < 10_000
    assert hosts["mastodon"].treatment.most_within(5 * minutes) <= 300
    # warm after a quarter of the time
    warm = len(looks.memory) // 4
    assert looks.memory[-1] < looks.memory[warm] + (24 << 20)
    assert max(looks.files[-10:]) <= max(looks.files[: warm + 10]) + 2
    assert max(looks.threads) <= 14
    quiet = [later["cpu"] - before["cpu"] for before, later in zip(looks.told, looks.told[1:], strict=False)]
    assert sum(quiet) < 0.6 * len(quiet), "it runs in circles"
