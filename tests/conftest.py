"""What every test is given: a home of its own, so that nobody's settings or stores are touched, and tidy threads."""

import gc
import os
import shutil
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import hypothesis
import pytest
import stamina

MEMORY: Final = Path("/dev/shm")
ROOM: Final = 2 * 1024**3

# how long it takes to think of an example says how busy the machine is; what decides is not drawn by lot
hypothesis.settings.register_profile(
    "cmdesk",
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
hypothesis.settings.load_profile("cmdesk")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: some tests wait for processes that they start."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    """Put all files of the tests into memory where there is room: thousands of stores wait for the disk at each write.

    What is killed here are processes, not computers: what a store has written is there, on a disk or not.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lives to the end: ten thousand tests, looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shared by all tests: the font cache is too slow to be made anew for each."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where each home is to be. `mktemp` would look at thousands of them to find a free number for the next."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home. Child processes inherit it."""
    path = next(homes)
    path.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(path / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    # nobody's keyring is opened, nobody's key is used
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    for name in ("CMDESK_X_BEARER_TOKEN", "CMDESK_PROXY_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    # it would hide an output that somebody forgot to flush
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    return path


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fail a test that ends before its threads do. Threads that are not Python's are nobody's here."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    ours = [thread for thread in started if not isinstance(thread, threading._DummyThread)]
    for thread in ours:
        thread.join(timeout=2)
    assert not [thread.name for thread in ours if thread.is_alive()]


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Attempts follow each other at once; how long it is waited in earnest is asked of `Patience` itself."""
    with stamina.set_testing(True, attempts=10, cap=True):
        yield
