"""What the tests of the collector that always runs share: a clock that jumps, a store, and somebody else in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdesk.core.types import Tracker
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.collector.service_parts import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


@pytest.fixture
def other(path: Path) -> Iterator[SqliteStore]:
    """Somebody else who has the store open: the desk."""
    store = SqliteStore(path)
    store.add_tracker(Tracker("Train", "train"), now=NOW)
    yield store
    store.close()
