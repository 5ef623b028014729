"""A PostgreSQL of one's own, on 127.0.0.1, in a temporary folder that is gone at the end.

PostgreSQL refuses to run as root: as root it runs under the account that its package brings. Nothing is made in the
cluster that the system may have, and nothing of it is stopped: our server is ended by its own process, and ends by
itself when the thread that started it dies, which therefore should be the main one.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final, Self

_ACCOUNT: Final = "postgres"
_SECONDS: Final = 60


class Postgres:
    """A server without a password; use it as a context."""

    def __init__(self) -> None:
        self.port = free_port()
        self._programs = programs()
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as = {"user": _ACCOUNT, "group": _ACCOUNT, "extra_groups": []}
        self._folder = Path()
        self._server: subprocess.Popen[bytes] | None = None

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://{_ACCOUNT}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> None:
        """Make an empty database."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", _ACCOUNT, database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._run("dropdb", "--force", "-h", "127.0.0.1", "-p", str(self.port), "-U", _ACCOUNT, database)

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="cmdesk-postgres-"))
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # its "fast" end: clients are cut
            try:
                self._server.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        shutil.rmtree(self._folder)

    def _start(self) -> None:
        if self._as:
            account = pwd.getpwnam(_ACCOUNT)
            os.chown(self._folder, account.pw_uid, account.pw_gid)
        self._run("initdb", "-D", "data", "-U", _ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "max_connections": "200",
            "timezone": "UTC",
        }
        command = [str(self._programs / "postgres"), "-D", "data", "-p", str(self.port)]
        command += [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        if setpriv := shutil.which("setpriv"):
            command = [setpriv, "--pdeathsig", "INT", *command]
        with open(self._folder / "log", "wb") as log:
            self._server = subprocess.Popen(
                command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as,
            )
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        assert self._server is not None
        for _ in range(_SECONDS):
            if self._server.poll() is not None:
                break
            # the program itself waits a second for an answer, unless the server refuses at once
            if self._call("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-t", "1").returncode == 0:
                return
            try:
                self._server.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        raise RuntimeError(f"PostgreSQL did not start: {(self._folder / 'log').read_text()[-2000:]}")

    def _run(self, program: str, *arguments: str) -> None:
        done = self._call(program, *arguments)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout.decode(errors='replace')[-2000:]}")

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [str(self._programs / program), *arguments],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=_SECONDS,
            **self._as,
        )


def programs() -> Path:
    """Where the programs of the newest PostgreSQL are; Debian and Ubuntu keep them out of the path."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin/initdb") if path.parts[-3].isdigit()]
    if found:
        return max(found, key=lambda path: int(path.parts[-3])).parent
    in_path = shutil.which("initdb")
    if in_path is None:
        raise RuntimeError("PostgreSQL is not installed; `make test-servers` says what to do.")
    return Path(in_path).resolve().parent


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses at this moment."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
