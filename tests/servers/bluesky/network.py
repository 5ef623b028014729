"""A whole Bluesky network on 127.0.0.1: accounts, their posts, the firehose, and an AppView that counts.

```
with BlueskyNetwork() as network:
    lea, hugo = network.create_account("lea"), network.create_account("hugo")
    post = lea.post("Le café de #Lyon, ouvert dès demain https://exemple.fr/cafe")
    hugo.like(post)
    network.wait_for_posts([post.uri], lambda posts: posts[post.uri]["likeCount"] == 1)
    network.restart()             # as by kill -9, with all that it knew; restart(keep=False) begins anew
```

The servers are Bluesky's own (`bsky-net.mjs`), from the folder that `.ci/servers` made and CMDESK_SERVERS names. All
that they write lies in temporary folders that are gone at the end. Ports are free ones, and stay over a restart.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

import httpx

from tests.servers.bluesky.postgres import Postgres

_STARTED_WITHIN: Final = 90
_ENDED_WITHIN: Final = 20
_BETWEEN_LOOKS: Final = 0.1
_PASSWORD: Final = "mot-de-passe-de-test"
_FACET: Final = re.compile(r"#(?P<tag>\w+)|(?P<uri>https?://\S+\w)")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record: its address and the digest of its content."""

    uri: str
    cid: str

    def as_json(self) -> dict[str, str]:
        """As records name each other."""
        return {"uri": self.uri, "cid": self.cid}


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a reply belongs."""

    root: Ref
    parent: Ref


class Account:
    """Somebody who writes, likes and deletes."""

    def __init__(self, network: "BlueskyNetwork", did: str, handle: str, token: str) -> None:
        self.did = did
        self.handle = handle
        self._network = network
        self._headers = {"Authorization": f"Bearer {token}"}

    def post(self, text: str, *, langs: Iterable[str] = ("fr",), reply: Thread | None = None, **fields: Any) -> Ref:
        """Write a post; its #tags and links become facets. Further fields of the record as they are named there."""
        record: dict[str, Any] = {"text": text, "langs": list(langs), "createdAt": _now(), **fields}
        if facets := facets_of(text):
            record["facets"] = facets
        if reply is not None:
            record["reply"] = {"root": reply.root.as_json(), "parent": reply.parent.as_json()}
        return self.create("app.bsky.feed.post", record)

    def like(self, post: Ref) -> Ref:
        """Like a post."""
        return self.create("app.bsky.feed.like", {"subject": post.as_json(), "createdAt": _now()})

    def repost(self, post: Ref) -> Ref:
        """Repost a post."""
        return self.create("app.bsky.feed.repost", {"subject": post.as_json(), "createdAt": _now()})

    def create(self, collection: str, record: Mapping[str, Any]) -> Ref:
        """Write any record."""
        body = {"repo": self.did, "collection": collection, "record": {"$type": collection, **record}}
        made = self._network.call("com.atproto.repo.createRecord", body, self._headers)
        return Ref(made["uri"], made["cid"])

    def name_oneself(self, name: str) -> Ref:
        """Set the name that is displayed."""
        collection = "app.bsky.actor.profile"
        record = {"$type": collection, "displayName": name}
        body = {"repo": self.did, "collection": collection, "rkey": "self", "record": record}
        made = self._network.call("com.atproto.repo.putRecord", body, self._headers)
        return Ref(made["uri"], made["cid"])

    def delete(self, record: Ref) -> None:
        """Take a record of one's own back."""
        _, _, did, collection, rkey = record.uri.split("/")
        body = {"repo": did, "collection": collection, "rkey": rkey}
        self._network.call("com.atproto.repo.deleteRecord", body, self._headers)


class BlueskyNetwork:
    """The network; use it as a context.

    Args:
        installed: what `.ci/servers` made; else the environment names it.

    Attributes:
        ports: of `plc`, `pds`, `bsync` and `appview`.
    """

    def __init__(self, installed: Path | None = None) -> None:
        self.ports: Mapping[str, int] = {}
        self._installed = installed or Path(os.environ["CMDESK_SERVERS"])
        self._postgres = Postgres()
        self._folder = Path()
        self._rotation_key = secrets.token_hex(32)
        self._generation = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._over = contextlib.ExitStack()

    @property
    def pds(self) -> str:
        """The address of the server that holds the accounts."""
        return f"http://127.0.0.1:{self.ports['pds']}"

    @property
    def appview(self) -> str:
        """The address of the server that counts and searches; it answers everybody."""
        return f"http://127.0.0.1:{self.ports['appview']}"

    @property
    def firehose(self) -> str:
        """The address of the stream of all that happens on the PDS."""
        return f"ws://127.0.0.1:{self.ports['pds']}/xrpc/com.atproto.sync.subscribeRepos"

    def create_account(self, name: str) -> Account:
        """Make an account; its handle is the name with `.test`."""
        body = {"handle": f"{name}.test", "email": f"{name}@exemple.test", "password": _PASSWORD}
        made = self.call("com.atproto.server.createAccount", body)
        return Account(self, made["did"], made["handle"], made["accessJwt"])

    def call(self, method: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Call a procedure of the PDS."""
        return _answer(httpx.post(f"{self.pds}/xrpc/{method}", json=body, headers=headers, timeout=30))

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the AppView."""
        return _answer(httpx.get(f"{self.appview}/xrpc/{method}", params=parameters, timeout=30))

    def posts(self, uris: Iterable[str]) -> dict[str, dict[str, Any]]:
        """What the AppView knows of posts, by address; those that it does not know are missing."""
        answer = self.ask("app.bsky.feed.getPosts", uris=list(uris))
        return {post["uri"]: post for post in answer["posts"]}

    def wait_for_posts(
        self,
        uris: Iterable[str],
        met: Callable[[dict[str, dict[str, Any]]], bool] = lambda posts: True,
        *,
        seconds: float = 30,
    ) -> dict[str, dict[str, Any]]:
        """What the AppView knows of posts, as soon as it knows them all and a condition is met."""
        wanted = list(uris)
        return self._look(wanted, lambda posts: len(posts) == len(wanted) and met(posts), seconds)

    def wait_until_gone(self, uris: Iterable[str], *, seconds: float = 30) -> None:
        """Wait until the AppView knows none of these posts."""
        self._look(list(uris), lambda posts: not posts, seconds)

    def _look(
        self, uris: list[str], met: Callable[[dict[str, dict[str, Any]]], bool], seconds: float
    ) -> dict[str, dict[str, Any]]:
        end = time.monotonic() + seconds
        while not met(posts := self.posts(uris)):
            assert time.monotonic() < end, f"The AppView says after {seconds} s: {posts}"
            threading.Event().wait(_BETWEEN_LOOKS)
        return posts

    def kill(self) -> None:
        """End all servers at once, as by a power cut; only the database stays."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._ended()

    def start(self, *, keep: bool = True) -> None:
        """Start what was killed, with what it knew, or as a new network."""
        assert self._process is None, "it runs"
        if not keep:
            self._postgres.drop(f"network_{self._generation}")
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            self._generation += 1
            self._postgres.create(f"network_{self._generation}")
        ready = self._folder / "ready"
        ready.unlink(missing_ok=True)
        for name in ("pds", "blobs", "tmp"):
            (self._folder / name).mkdir(exist_ok=True)
        options = {
            "modules": str(self._installed / "node_modules"),
            "data": str(self._folder),
            "ready": str(ready),
            "postgres": self._postgres.url(f"network_{self._generation}"),
            "rotationKey": self._rotation_key,
            "ports": self.ports,
        }
        node = self._installed / "node" / "bin" / "node"
        program = Path(__file__).with_name("bsky-net.mjs")
        with open(self._folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                [str(node), str(program), json.dumps(options)],
                cwd=self._folder,
                env={"PATH": os.environ["PATH"], "TMPDIR": str(self._folder / "tmp"), "LOG_ENABLED": "false"},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_for(ready)
        self.ports = json.loads(ready.read_text())

    def restart(self, *, keep: bool = True) -> None:
        """Kill and start."""
        self.kill()
        self.start(keep=keep)

    def log(self) -> str:
        """The last words of the servers."""
        return (self._folder / "log").read_text(errors="replace")[-3000:]

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as over:
            self._folder = Path(tempfile.mkdtemp(prefix="cmdesk-bluesky-"))
            over.callback(shutil.rmtree, self._folder)
            over.enter_context(self._postgres)
            over.callback(self._stop)
            self._postgres.create(f"network_{self._generation}")
            self.start()
            self._over = over.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.close()

    def _wait_for(self, ready: Path) -> None:
        assert self._process is not None
        end = time.monotonic() + _STARTED_WITHIN
        while not ready.exists():
            with contextlib.suppress(subprocess.TimeoutExpired):
                status = self._process.wait(_BETWEEN_LOOKS)
                raise RuntimeError(f"The Bluesky network ended ({status}) before it was ready: {self.log()}")
            if time.monotonic() > end:
                raise RuntimeError(f"The Bluesky network is not ready after {_STARTED_WITHIN} s: {self.log()}")

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDED_WITHIN)
        self.kill()

    def _ended(self) -> None:
        assert self._process is not None
        self._process.wait()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process = None


def facets_of(text: str) -> list[dict[str, Any]]:
    """The tags and links of a text, as its writer's program marks them: by bytes of UTF-8."""
    facets = []
    for found in _FACET.finditer(text):
        begin = len(text[: found.start()].encode())
        index = {"byteStart": begin, "byteEnd": begin + len(found[0].encode())}
        kind = "tag" if found["tag"] else "link"
        value = {"tag": found["tag"]} if found["tag"] else {"uri": found["uri"]}
        facets.append({"index": index, "features": [{"$type": f"app.bsky.richtext.facet#{kind}", **value}]})
    return facets


def _answer(response: httpx.Response) -> dict[str, Any]:
    assert response.status_code == 200, f"{response.request.url}: {response.status_code} {response.text}"
    answer: dict[str, Any] = response.json() if response.content else {}
    return answer


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
