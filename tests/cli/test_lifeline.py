"""The lifeline: which kinds of stdin are watched, and what closing them does."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cmdesk.cli.lifeline import Lifeline


@contextmanager
def stdin_from(descriptor: int) -> Iterator[None]:
    """Put a file descriptor in the place of stdin."""
    kept = os.dup(0)
    os.dup2(descriptor, 0)
    os.close(descriptor)
    try:
        yield
    finally:
        os.dup2(kept, 0)
        os.close(kept)


def watchers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "lifeline"]


def pipe() -> tuple[int, Callable[[], None]]:
    end, other = os.pipe()
    return end, lambda: os.close(other)


def sockets() -> tuple[int, Callable[[], None]]:
    end, other = socket.socketpair()
    return end.detach(), other.close


@pytest.mark.parametrize("make", [pipe, sockets])
def test_closing_the_other_end_cuts_it_and_what_is_written_does_not(
    make: Callable[[], tuple[int, Callable[[], None]]],
) -> None:
    end, close = make()
    with stdin_from(end):
        lifeline = Lifeline(True)
        (watcher,) = watchers()
        assert watcher.daemon, "it must never keep the program from ending"
        assert not lifeline.cut()
        close()
        watcher.join(10)
        assert lifeline.cut()


def test_what_is_written_to_it_is_swallowed() -> None:
    end, other = os.pipe()
    with stdin_from(end):
        lifeline = Lifeline(True)
        (watcher,) = watchers()
        os.write(other, b"x" * 5000)
        os.close(other)
        watcher.join(10)
        assert lifeline.cut()


def test_it_is_not_watched_where_nobody_wants_that() -> None:
    end, close = pipe()
    with stdin_from(end):
        lifeline = Lifeline(False)
        close()
        assert not watchers()
        assert not lifeline.cut()


@pytest.mark.parametrize("kind", ["nothing", "file", "terminal"])
def test_what_is_no_pipe_is_never_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_text("all of it")
    if kind == "terminal":
        if not hasattr(os, "openpty"):
            pytest.skip("terminals of this kind are Unix's")
        master, descriptor = os.openpty()
    else:
        master = -1
        descriptor = os.open(os.devnull if kind == "nothing" else tmp_path / "file", os.O_RDONLY)
    with stdin_from(descriptor):
        lifeline = Lifeline(True)
        assert not watchers()
        assert not lifeline.cut()
        if kind == "file":
            assert os.read(0, 100) == b"all of it"
    if master >= 0:
        os.close(master)


def test_a_closed_stdin_is_none() -> None:
    kept = os.dup(0)
    os.close(0)
    try:
        assert not Lifeline(True).cut()
        assert not watchers()
    finally:
        os.dup2(kept, 0)
        os.close(kept)


def test_what_is_said_on_the_first_line_is_heard_and_the_lifeline_goes_on() -> None:
    end, other = os.pipe()
    with stdin_from(end):
        lifeline = Lifeline(True)
        os.write(other, b'{"x": ')
        os.write(other, b'"key"}\nmore\n')
        assert lifeline.first_line() == b'{"x": "key"}'
        assert not lifeline.cut()
        os.close(other)
        for watcher in watchers():
            watcher.join(10)
        assert lifeline.cut()


@pytest.mark.parametrize("said", [b"", b"never ended", b"x" * 100_000], ids=["nothing", "no end", "too long"])
def test_a_first_line_that_never_comes_is_not_waited_for(said: bytes) -> None:
    end, other = os.pipe()
    with stdin_from(end):
        lifeline = Lifeline(True)
        writer = threading.Thread(target=lambda: (os.write(other, said), os.close(other)))
        writer.start()
        assert lifeline.first_line() == b""
        writer.join()


def test_where_nothing_is_watched_no_first_line_is_waited_for() -> None:
    begun = threading.Event()

    def ask() -> None:
        assert Lifeline(False).first_line(patience=60) == b""
        begun.set()

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    assert begun.wait(10)
    thread.join()
