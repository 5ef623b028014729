"""Bluesky, collected from the real network: what people write, answer, delete and like there is in the store.

Accounts write on a real PDS; its firehose becomes Jetstream lines; our collector, a process of its own, listens to them
and asks the real AppView for counts. Server and collector are killed and started again in the middle.
"""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdesk.config import paths
from cmdesk.core.types import Kind, Tracker
from cmdesk.core.views import MentionDetail, View
from cmdesk.storage.store import SqliteStore
from tests.servers.bluesky.network import BlueskyNetwork, Thread
from tests.servers.firehose import Firehose
from tests.servers.jetstream import JetstreamServer

pytestmark = [pytest.mark.servers, pytest.mark.timeout(300)]


@contextmanager
def collecting(store: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The collector, as it runs at her desk; killed at the end, unless the test ended it."""
    words = ["--store", str(store), "--progress", "collect", "--source", "bluesky"]
    with subprocess.Popen(
        [sys.executable, "-m", "cmdesk", *words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(store: SqliteStore, met: Callable[[dict[str, MentionDetail]], bool], seconds: float = 90) -> None:
    """Wait until the stored mentions, by native id, are as wanted."""
    deadline = time.monotonic() + seconds
    while True:
        details = list(store.details(View()))
        found = {detail.post.native: detail for detail in details}
        assert len(found) == len(details), "double"
        if met(found):
            return
        assert time.monotonic() < deadline, {native: detail.post for native, detail in found.items()}
        time.sleep(0.2)  # what is waited for happens in other processes


def test_what_people_do_on_bluesky_is_in_the_store(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "mentions.db"
    with (
        BlueskyNetwork() as network,
        JetstreamServer() as stream,
        Firehose(network.firehose, stream.emit),
        closing(SqliteStore(path)) as store,
    ):
        settings = paths.settings_file()
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps({"bluesky_streams": stream.url, "bluesky_base": network.appview}))
        now = datetime.now(UTC)
        store.add_tracker(Tracker("Café", "café", sources=frozenset({"bluesky"})), now=now)
        lea, hugo = network.create_account("lea"), network.create_account("hugo")
        post = lea.post("Le café de #Lyon a rouvert, très bon accueil : https://exemple.fr/menu")
        reply = hugo.post("Vive le café !", reply=Thread(post, post))
        lea.post("Rien à voir")
        hugo.like(post)
        network.wait_for_posts([post.uri, reply.uri], lambda found: found[post.uri]["likeCount"] == 1)
        with collecting(path) as collector:
            # counts and author come by asking the AppView
            until(store, lambda found: post.uri in found and found[post.uri].post.reading.likes == 1)
            until(store, lambda found: found.keys() == {post.uri, reply.uri})
            found = {detail.post.native: detail.post for detail in store.details(View())}
            assert (found[post.uri].tags, found[post.uri].lang) == (("Lyon",), "fr")
            assert found[post.uri].author is not None and found[post.uri].author.handle == "lea.test"
            assert found[reply.uri].kind is Kind.REPLY and found[reply.uri].parent == post.uri
            # killed in the middle, both
            collector.send_signal(signal.SIGKILL)
            collector.wait()
        between = [lea.post(f"Un café de plus, n° {number}") for number in range(5)]
        stream.restart(abruptly=True)
        network.restart()
        after = [hugo.post(f"Encore un café, n° {number}") for number in range(5)]
        wanted = {post.uri, reply.uri, *(one.uri for one in (*between, *after))}
        with collecting(path) as collector:
            until(store, lambda found: wanted <= found.keys())
            lea.delete(between[0])
            until(store, lambda found: found[between[0].uri].post.deleted_at is not None)
            assert collector.stdin is not None
            collector.stdin.close()
            assert collector.wait(30) == 0
        details = {detail.post.native: detail.post for detail in store.details(View())}
        assert details.keys() == wanted
        assert (details[between[0].uri].text, details[between[0].uri].author) == ("", None)
        assert [finding for finding in store.examine() if finding.faults] == []
