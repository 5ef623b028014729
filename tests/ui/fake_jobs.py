"""Commands that answer what a test tells them to, and results of dry runs as the command gives them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from cmdesk.ui.jobs import Outcome

FIELDS = ["text", "title", "posted_at", "id", "author_name", "source", "likes"]


class FakeJob(QObject):
    """A command that runs until the test ends it."""

    progressed = Signal(object)
    warned = Signal(str)
    finished = Signal(object)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)
        self.running = self.cancelled = False

    def start(self) -> None:
        self.running = True

    def cancel(self) -> None:
        self.cancelled = True

    def answer(self, **result: Any) -> None:
        """End well, with this result."""
        self.finished.emit(Outcome(True, False, {"event": "result", "dry_run": True, **result}))

    def fail(self, sentence: str) -> None:
        """End with a sentence."""
        self.finished.emit(Outcome(False, False, {}, sentence))


class FakeJobs:
    """What makes them; `made` are all there were, the last one last."""

    def __init__(self) -> None:
        self.made: list[FakeJob] = []

    def aside(self, title: str, arguments: Sequence[str]) -> FakeJob:
        assert title
        self.made.append(FakeJob(arguments))
        return self.made[-1]

    @property
    def last(self) -> FakeJob:
        return self.made[-1]


COUNTS = {"read": 1284, "added": 1200, "known": 70, "rejected": 14, "reasons": {"no-date": 11, "no-text": 3}}
NO_COUNTS = {"read": None, "added": None, "known": None, "rejected": None, "reasons": {}}


def dates(**changed: Any) -> dict[str, Any]:
    """How the dates of a table are read: day first, without a doubt."""
    known = {"column": "Date", "formats": ["dmy"], "ask": [], "example": "23/04/2024"}
    return {**known, "missing_zone": False, "zone": "Europe/Paris", **changed}


DOUBTED = dates(formats=["dmy", "mdy"], ask=["dmy", "mdy"], example="03/04/2024")


def table(**changed: Any) -> dict[str, Any]:
    """A table that nobody knows, complete and without a doubt."""
    known: dict[str, Any] = {
        "file": "/tmp/mars.csv",
        "form": "csv",
        "encoding": "cp1252",
        "separator": ";",
        "decimal": ",",
        "sheet": None,
        "sheets": [],
        "header_line": 3,
        "rows": 1284,
        "preset": None,
        "columns": [
            {"name": "Date", "field": "posted_at"},
            {"name": "Texte", "field": "text"},
            {"name": "Note", "field": None},
        ],
        "fields": FIELDS,
        "preview": [["23/04/2024", "Très déçue", "à suivre"], ["24/04/2024", "Bravo"]],
        "dates": dates(),
        "damaged_ids": 0,
        "duplicates": 0,
        "missing": [],
    }
    return {**known, **changed}
