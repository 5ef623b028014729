"""Draws: mentions put before her to be labelled, and what she labelled. Her answers are corrections; none is kept here.

A draw at random measures only what she answered in its order: were a mention counted that she came upon elsewhere, and
corrected because it was wrong, the scorers would look worse than they are. So a label counts as random up to the first
mention of the draw that still waits for her.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import apsw
import numpy as np
from numpy.typing import NDArray

from cmdesk.core.corrections import Draw, Drawn, Labelled, Purpose, digest, words_of
from cmdesk.core.drawing import Candidate, most_useful
from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.text import fold
from cmdesk.core.types import UNDETERMINED, Label
from cmdesk.core.views import View
from cmdesk.storage.archive import Archive, Ids
from cmdesk.storage.connection import marks, rows, snapshot, writing
from cmdesk.storage.hers import Key
from cmdesk.storage.reading import lines
from cmdesk.storage.rollups import id_range
from cmdesk.storage.surveys import place_in_draw

_NEWEST: Final = 5000
"""Mentions of a view among which the most useful are sought, the newest first."""
_AT_ONCE: Final = 500
_STORED: Final = "JOIN mention ON mention.source = source.id AND mention.native ="


def draw(connection: apsw.Connection, archive: Archive, view: View, purpose: Purpose, size: int, now: datetime) -> Draw:
    """Draw mentions of a view and keep the draw.

    Reposts are left out: their opinion is another mention's. For a PERIOD all scored mentions of the view have the same
    chance. Their order is that of a fixed hash of their ids, so that what is drawn again begins with the same: what
    she labelled in the draw before is a beginning of the next.
    """
    with snapshot(connection):
        found, shown = _mentions(connection, archive, view)
        scored = found[_scored(connection, found, shown)]
        if purpose is Purpose.PERIOD:
            first = scored[np.argsort(place_in_draw(scored), kind="stable")[:size]]
            chosen = [(number, True) for number in first.tolist()]
        else:
            chosen = most_useful(_candidates(connection, found), size)
    with writing(connection):
        number: int = connection.execute(
            "INSERT INTO draw (purpose, view, population, drawn_at) VALUES (?, ?, ?, ?) RETURNING number",
            (purpose, _written(view), len(scored), to_microseconds(now)),
        ).get
        connection.executemany(
            "INSERT INTO drawn (draw, place, source, native, random) SELECT ?, ?, source.name, native, ? "
            "FROM mention JOIN source ON source.id = mention.source WHERE mention.id = ?",
            ((number, place, int(random), mention) for place, (mention, random) in enumerate(chosen)),
        )
    [made] = _draws(connection, "WHERE number = ?", (number,))
    return made


def all_draws(connection: apsw.Connection, purpose: Purpose | None) -> list[Draw]:
    """All draws, or those for a purpose, newest first."""
    return _draws(connection, *(("", ()) if purpose is None else ("WHERE purpose = ?", (purpose,))))


def skip(connection: apsw.Connection, number: int, place: int, skipped: bool) -> None:
    """Keep that she cannot tell a mention of a draw, or that she may. A place that is not there is passed over."""
    with writing(connection):
        connection.execute("UPDATE drawn SET skipped = ? WHERE draw = ? AND place = ?", (int(skipped), number, place))


def labelled(connection: apsw.Connection) -> list[Labelled]:
    """The stored mentions that she labelled herself, newest label first."""
    measuring = _measuring(connection)
    return [
        Labelled(
            text,
            lang or UNDETERMINED,
            Label(label),
            Label(said),
            None if p[0] is None else (p[0], p[1], p[2]),
            scorer,
            (source, native) in measuring,
        )
        for source, native, label, text, lang, said, *p, scorer in rows(
            connection,
            "SELECT correction.source, correction.native, correction.label, text, language.name, mention.label, "
            "p_negative, p_neutral, p_positive, scorer.name "
            f"FROM correction JOIN source ON source.name = correction.source {_STORED} correction.native "
            "JOIN language ON language.id = mention.lang JOIN scorer ON scorer.id = mention.scorer "
            "WHERE by_text = 0 AND erased IS NULL ORDER BY corrected_at DESC, mention.id DESC",
        )
    ]


def _measuring(connection: apsw.Connection) -> set[Key]:
    """The posts drawn at random before which no other of their draw waits for her."""
    found: set[Key] = set()
    waiting: set[int] = set()
    for number, source, native, waits in rows(
        connection,
        "SELECT draw, drawn.source, drawn.native, skipped = 0 AND correction.label IS NULL AND mention.id IS NOT NULL "
        "AND mention.erased IS NULL "
        f"FROM drawn LEFT JOIN source ON source.name = drawn.source LEFT {_STORED} drawn.native "
        "LEFT JOIN correction ON correction.source = drawn.source AND correction.native = drawn.native "
        "WHERE random ORDER BY draw, place",
    ):
        if waits:
            waiting.add(number)
        elif number not in waiting:
            found.add((source, native))
    return found


def _mentions(connection: apsw.Connection, archive: Archive, view: View) -> tuple[Ids, Ids]:
    """The mentions of a view but for reposts, and the label that each bears; ascending."""
    view = replace(view, reposts=False)
    narrowed = archive.condition(view)
    if narrowed is None:
        ids = archive.ids(view, *id_range(view))
        if not len(ids):
            return ids, ids
        listed = connection.execute(
            "SELECT mention, label FROM carray(?) AS found "
            "CROSS JOIN tracker_link ON tracker = ? AND mention = found.value ORDER BY mention",
            (apsw.carray(ids), view.tracker),
        )
    else:
        listed = connection.execute(
            f"SELECT mention, label FROM tracker_link AS link WHERE {narrowed[0]} AND mention >= ? AND mention < ? "
            "ORDER BY mention",
            (*narrowed[1], *id_range(view)),
        )
    both = np.fromiter((value for row in listed for value in row), np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _scored(connection: apsw.Connection, ids: Ids, shown: Ids) -> NDArray[np.bool_]:
    """Which mentions the scorers gave a mood: what they bear says so, but for those that she corrected."""
    scored: NDArray[np.bool_] = shown != int(Label.UNKNOWN)
    exceptions = rows(
        connection,
        "SELECT mention.id, mention.label <> 3 FROM correction JOIN source ON source.name = correction.source "
        f"{_STORED} correction.native WHERE (mention.label = 3) <> (correction.label = 3)",
    )
    for number, is_scored in exceptions:
        at = int(np.searchsorted(ids, number))
        if at < len(ids) and ids[at] == number:
            scored[at] = bool(is_scored)
    return scored


def _candidates(connection: apsw.Connection, ids: Ids) -> list[Candidate]:
    """The newest mentions that say what she neither labelled yet, nor found that she cannot tell."""
    known = _known(connection)
    found: list[Candidate] = []
    for end in range(len(ids), 0, -_AT_ONCE):
        part = ids[max(0, end - _AT_ONCE) : end]
        places = dict(zip(part.tolist(), place_in_draw(part).tolist(), strict=True))
        for number, text, lang, *p in rows(
            connection,
            "SELECT mention.id, text, language.name, p_negative, p_neutral, p_positive FROM mention "
            "JOIN source ON source.id = mention.source JOIN language ON language.id = mention.lang "
            f"WHERE mention.id IN ({marks(places)}) AND erased IS NULL AND NOT EXISTS (SELECT 1 FROM correction "
            "WHERE correction.source = source.name AND correction.native = mention.native) ORDER BY mention.id DESC",
            tuple(places),
        ):
            says = _says(text)
            if says not in known:
                found.append(
                    Candidate(number, places[number], None if p[0] is None else (p[0], p[1], p[2]), lang, says)
                )
        if len(found) >= _NEWEST:
            return found[:_NEWEST]
    return found


def _known(connection: apsw.Connection) -> set[int | str]:
    """What is said by the mentions that she labelled, and by those that she cannot tell."""
    return {
        _says(text)
        for (text,) in rows(
            connection,
            "SELECT text FROM correction JOIN source ON source.name = correction.source "
            f"{_STORED} correction.native WHERE by_text = 0 UNION ALL "
            f"SELECT text FROM drawn JOIN source ON source.name = drawn.source {_STORED} drawn.native WHERE skipped",
        )
    }


def _says(text: str) -> int | str:
    """What two mentions have in common that need not both be asked about; short ones as well."""
    said = digest(text)
    return words_of(text) or fold(text) if said is None else said


def _draws(connection: apsw.Connection, condition: str, values: Sequence[int | str]) -> list[Draw]:
    asked = rows(
        connection,
        f"SELECT number, purpose, view, population, drawn_at FROM draw {condition} ORDER BY number DESC",
        values,
    )
    places: dict[int, list[tuple[Any, ...]]] = {number: [] for number, *_ in asked}
    for number, *rest in rows(
        connection,
        "SELECT draw, place, iif(erased IS NULL, mention.id, NULL), mention.label, random, correction.label, skipped "
        f"FROM drawn LEFT JOIN source ON source.name = drawn.source LEFT {_STORED} drawn.native "
        "LEFT JOIN correction ON correction.source = drawn.source AND correction.native = drawn.native "
        f"WHERE draw IN (SELECT number FROM draw {condition}) ORDER BY draw, place",
        values,
    ):
        places[number].append(tuple(rest))
    ids = sorted({mention for listed in places.values() for _, mention, *_ in listed if mention is not None})
    told = {line.id: line for line in lines(connection, ids)}
    return [
        Draw(
            number,
            Purpose(purpose),
            _read(view),
            population,
            from_microseconds(drawn_at),
            tuple(
                Drawn(
                    place,
                    told.get(mention),
                    Label.UNKNOWN if said is None else Label(said),
                    bool(random),
                    None if answer is None else Label(answer),
                    bool(skipped),
                )
                for place, mention, said, random, answer, skipped in places[number]
            ),
        )
        for number, purpose, view, population, drawn_at in asked
    ]


def _written(view: View) -> str:
    return json.dumps(
        {
            "tracker": view.tracker,
            "start": None if view.start is None else to_microseconds(view.start),
            "end": None if view.end is None else to_microseconds(view.end),
            "labels": sorted(map(int, view.labels)),
            "sources": sorted(view.sources),
            "languages": sorted(view.languages),
            "reposts": view.reposts,
            "own": view.own,
            "query": view.query,
            "copies": view.copies,
        }
    )


def _read(written: str) -> View:
    told = json.loads(written)
    start, end = (None if told[name] is None else from_microseconds(told[name]) for name in ("start", "end"))
    return View(
        tracker=told["tracker"],
        start=start,
        end=end,
        labels=frozenset(map(Label, told["labels"])),
        sources=frozenset(told["sources"]),
        languages=frozenset(told["languages"]),
        reposts=told["reposts"],
        own=told["own"],
        query=told["query"],
        copies=told.get("copies", True),
    )
