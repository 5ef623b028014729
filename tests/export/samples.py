"""Mentions for the tests of the export: a store in memory, filled as an import fills it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from cmdesk.collector.pipeline import Pipeline
from cmdesk.core.ports import PostFile
from cmdesk.core.types import Label, Tracker
from cmdesk.core.views import View
from cmdesk.export.forms import Form, Order, Summary
from cmdesk.export.mentions import write_stream
from cmdesk.sources.jsonl import JsonLinesFile
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, FakeAnalyst, make_sentiment

PARIS: Final = ZoneInfo("Europe/Paris")
TRACKERS: Final = (Tracker("Vermeil | Lyon", "vermeil"), Tracker("Bleu", "bleu OR #a"))


def moody() -> FakeAnalyst:
    """Judges a text by its length: cheap, and always the same."""
    return FakeAnalyst(lambda text: make_sentiment(Label(len(text) % 4)))


def new_store() -> SqliteStore:
    """A store in memory with TRACKERS."""
    store = SqliteStore(Path(":memory:"))
    for tracker in TRACKERS:
        store.add_tracker(tracker, now=NOW)
    return store


def bring(store: SqliteStore, path: Path, content: bytes, now: datetime = NOW) -> None:
    """Import lines of our own form, every one of which must be taken."""
    path.write_bytes(content)
    if content:
        bring_file(store, JsonLinesFile(path), now)


def bring_file(store: SqliteStore, file: PostFile, now: datetime) -> None:
    """Import a file, every post of which must be taken."""
    rejected: list[object] = []
    Pipeline(store, moody(), lambda raw: raw, now=now).run(file, rejected=rejected.append)
    assert rejected == []


def lines_of(values: Iterable[Mapping[str, Any]]) -> bytes:
    """Objects as JSON lines, in ASCII: so half a character can be written, too."""
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def exported(store: SqliteStore, form: Form = Form.JSONL, **more: Any) -> bytes:
    """What an export of the whole store writes; `more` as in `Order`."""
    return written(store, form, **more)[0]


def written(store: SqliteStore, form: Form, **more: Any) -> tuple[bytes, Summary]:
    """The same with its summary."""
    stream = BytesIO()
    order = Order(**{"view": View(own=True), "form": form, "zone": PARIS, "now": NOW, **more})
    summary = write_stream(store, order, stream)
    return stream.getvalue(), summary
