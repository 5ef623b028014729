"""What every command is given: the global options, a clock, a zone, and a way to speak.

stdout is data, stderr is talk. With `--progress` every line of stdout is one JSON object with an "event", flushed at
once, the last one "result"; with a command's own `--json` stdout holds the result alone.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from tzlocal import get_localzone

from cmdesk.cli.catalogue import Catalogue
from cmdesk.config.secrets import Secrets
from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.timeline import midnight


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one command."""

    store: Path
    catalogue: Catalogue
    fixed_now: datetime | None
    progress: bool
    quiet: bool
    verbose: bool
    secrets: Secrets = field(default_factory=Secrets)

    def now(self) -> datetime:
        """The moment of `--now`, else the present."""
        return self.fixed_now or datetime.now(UTC)

    def translate(self, context: str, text: str) -> str:
        """A text of the program in her language."""
        return self.catalogue.translate(context, text)

    def talk(self, sentence: str) -> None:
        """Say something to a person."""
        if not self.quiet:
            print(sentence, file=sys.stderr, flush=True)

    def warn(self, sentence: str) -> None:
        """Say something that she should know even of a quiet job."""
        if self.progress:
            self.event("warning", {"sentence": sentence})
        else:
            print(sentence, file=sys.stderr, flush=True)

    def event(self, kind: str, fields: Mapping[str, object]) -> None:
        """Write one line of `--progress`."""
        write_line(json.dumps({"event": kind, **fields}, ensure_ascii=False))

    def tell_done(self, done: int, total: int) -> None:
        """Tell whoever follows with `--progress` how much is done, and of how much."""
        if self.progress:
            self.event("progress", {"done": done, "total": total})

    def result(self, fields: object, *, as_json: bool, words: str, more: Mapping[str, object] | None = None) -> None:
        """Give the result of a command: as the last event, as JSON alone, or in words.

        Args:
            more: what only the event holds.
        """
        if self.progress:
            told = fields if isinstance(fields, Mapping) else {"rows": fields}
            self.event("result", {**told, **(more or {})})
        elif as_json:
            write_line(json.dumps(fields, ensure_ascii=False))
        elif words:
            write_line(words)


def write_line(line: str) -> None:
    r"""Write a line of data: UTF-8 whatever the system's encoding, ended by `\n` alone."""
    try:
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        # what could not be written must not be tried again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "The result cannot be written ({reason}): make room where it goes."),
            reason=fault.strerror or fault,
        ) from fault


def zone(name: str | None) -> tzinfo:
    """The zone of a name, the system's without one.

    Raises:
        UsageError: nobody knows that zone.
    """
    try:
        return get_localzone() if name is None else ZoneInfo(name)
    except (OSError, ValueError, LookupError) as fault:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "The time zone {name} is unknown: give one such as Europe/Paris or UTC."),
            name=os.environ.get("TZ", "") if name is None else name,
        ) from fault


def moment(text: str, hers: tzinfo) -> datetime:
    """Read a date or a moment; a moment without an offset is in her zone, a date is its first moment.

    Raises:
        UsageError: it is neither.
    """
    found = _date_or_moment(text)
    if isinstance(found, datetime):
        return (found if found.tzinfo else found.replace(tzinfo=hers)).astimezone(UTC)
    return midnight(found, hers)


def period(start: str | None, end: str | None, hers: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Read `--from` and `--to`, both included: the end that is returned is excluded.

    Raises:
        UsageError: one cannot be read, or the end lies before the start.
    """
    first = None if start is None else moment(start, hers)
    last = None
    if end is not None:
        found = _date_or_moment(end)
        if isinstance(found, datetime):
            last = moment(end, hers).replace(microsecond=0) + timedelta(seconds=1)
        else:
            last = midnight(found + timedelta(days=1), hers)
    if first is not None and last is not None and last <= first:
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "The period ends ({end}) before it starts ({start}): exchange the two."),
            start=start,
            end=end,
        )
    return first, last


def _date_or_moment(text: str) -> date | datetime:
    found: date | datetime | None = None
    with suppress(ValueError):
        found = datetime.fromisoformat(text)
    with suppress(ValueError):
        found = date.fromisoformat(text)
    # the first and the last year do not begin and end in every zone
    if found is None or not MINYEAR < found.year < MAXYEAR:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "{text} is no date: write it as 2026-11-22, or as 2026-11-22T14:30 for a moment of that day."
            ),
            text=text,
        )
    return found


def add_period(parser: argparse.ArgumentParser) -> None:
    """Options of the commands that look at a period."""
    parser.add_argument("--from", dest="start", metavar="DATE")
    parser.add_argument("--to", dest="end", metavar="DATE")
    parser.add_argument("--tz", metavar="ZONE")
