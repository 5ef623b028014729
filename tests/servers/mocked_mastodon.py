"""`mastodon_mock`, a Mastodon server that others wrote, as a process of its own that ends with its block.

A process, since the server keeps threads, and holds a request that it was told to let hang for half a minute. It
listens on loopback and keeps all in memory. Run as a program this file is that process: it writes its address, and
serves.
"""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.request import Request, urlopen

PEOPLE: Final = ("camille", "leo", "nora")
"""Who writes there, unless told otherwise willing to be collected."""


@dataclass(frozen=True)
class MastodonMock:
    """The server, and what its people do there.

    Attributes:
        address: where it is asked.
    """

    address: str

    def call(self, method: str, path: str, body: object = None, who: str = "") -> Any:
        """What it answers to somebody."""
        data = None if body is None else json.dumps(body).encode()
        return self._answer(method, path, data, "application/json", who)

    def describe(self, note: str, who: str) -> None:
        """Have somebody write about themselves."""
        form = b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n' + note.encode() + b"\r\n--x--\r\n"
        self._answer("PATCH", "/api/v1/accounts/update_credentials", form, "multipart/form-data; boundary=x", who)

    def write(self, text: str, who: str = "camille", **more: object) -> Any:
        """Have somebody write a post in French; returns it."""
        return self.call("POST", "/api/v1/statuses", {"status": text, "language": "fr", **more}, who)

    def fail(self, path: str, effect: dict[str, object], count: int = 1) -> None:
        """Have it fail the next times."""
        self.call("POST", "/api/v1/_mock/faults", {"match": {"path": path}, "effect": effect, "count": count})

    def reset(self) -> None:
        """Forget all that was written, and all faults."""
        self.call("POST", "/api/v1/_mock/reset")

    def _answer(self, method: str, path: str, data: bytes | None, kind: str, who: str) -> Any:
        headers = {"Content-Type": kind, **({"Authorization": f"Bearer {who}_token"} if who else {})}
        with urlopen(Request(self.address + path, data, headers, method=method), timeout=10) as answer:
            return json.load(answer)


@contextmanager
def running() -> Iterator[MastodonMock]:
    """A server."""
    command = (sys.executable, "-P", __file__)  # modules beside this file bear names of others
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), "it did not start: see what it wrote above"
            yield MastodonMock(address)
        finally:
            process.kill()  # nothing of it is to be kept


def _serve() -> None:
    import uvicorn
    from mastodon_mock.app import create_app
    from mastodon_mock.config import DatabaseConfig, MastodonMockConfig, SeedAccount, SeedConfig
    from mastodon_mock.db.models import Account
    from sqlalchemy import event

    def willing(_mapper: object, _connection: object, account: Account) -> None:
        # it has no way to say so through its API
        account.indexable = True

    event.listen(Account, "before_insert", willing)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = f"127.0.0.1:{listener.getsockname()[1]}"
        seed = SeedConfig(accounts=[SeedAccount(username=name, access_token=f"{name}_token") for name in PEOPLE])
        database = DatabaseConfig(path=":memory:")
        app = create_app(MastodonMockConfig(domain=place, url_scheme="http", database=database, seed=seed))
        # who asks before it is up waits in the listener
        sys.stdout.write(f"http://{place}\n")
        sys.stdout.flush()
        uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listener])


if __name__ == "__main__":
    _serve()
