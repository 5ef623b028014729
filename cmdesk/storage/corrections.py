"""Her labels: kept apart from the scorer's, by the network's identifiers, so that they win over rescore and purge.

A mention that she did not label herself, and that says the same as some that she did (`core.corrections.digest`),
follows the newest of these: the label that it bears is settled by the corrections of her own alone, so taking one back
or undoing it leaves nothing behind. What follows has a row of its own, marked `by_text`; it comes and goes with the
correction that it follows, in short transactions after it.

Among mentions that say the same the correction made last is the newest, whatever the clock says.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.corrections import Former, digest
from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.types import Label
from cmdesk.core.views import View
from cmdesk.storage.archive import Archive
from cmdesk.storage.changing import refresh
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.duplicates import duplicates
from cmdesk.storage.hers import Key
from cmdesk.storage.links import Links, changing_links
from cmdesk.storage.rollups import id_range

MOST_MENTIONS: Final = 500
MOST_SECONDS: Final = 0.25
"""A transaction is closed at these bounds, so that other writers get their turn."""

_NEWEST: Final = (
    "SELECT label, corrected_at FROM correction WHERE digest = ? AND by_text = 0 "
    "ORDER BY corrected_at DESC, source DESC, native DESC LIMIT 1"
)
_OF_GONE: Final = (
    "FROM correction WHERE digest = ? AND by_text = 1 AND NOT EXISTS (SELECT 1 FROM mention JOIN source "
    "ON source.id = mention.source WHERE source.name = correction.source AND mention.native = correction.native)"
)
_GONE: Final = f"SELECT EXISTS (SELECT 1 {_OF_GONE})"
_FORGET_GONE: Final = f"DELETE {_OF_GONE}"
_PUT: Final = (
    "INSERT OR REPLACE INTO correction (source, native, label, corrected_at, digest, by_text) VALUES (?, ?, ?, ?, ?, ?)"
)


def correct(
    connection: apsw.Connection, mention_ids: Iterable[int], label: Label | None, now: datetime
) -> tuple[Former, ...]:
    """Set her label on mentions, or give them back to the scorer with None. Unknown ids are passed over.

    A mention that only follows others is given back by giving back those that it follows.

    Returns:
        What stood there before, for `put_back`.
    """
    run = _Run(connection)
    waiting = deque(dict.fromkeys(mention_ids))

    def step() -> None:
        run.correct(waiting.popleft(), label, to_microseconds(now))

    run.through(waiting, step)
    return tuple(run.former)


def put_back(connection: apsw.Connection, former: Iterable[Former]) -> None:
    """Undo a correction, given what it returned: all labels are as they were before it."""
    run = _Run(connection)
    # the last one first: what was changed twice is then what it was before the first time
    waiting = deque(reversed(list(former)))

    def step() -> None:
        run.put_back(waiting.popleft())

    run.through(waiting, step)


def follow(connection: apsw.Connection, texts: Mapping[Key, str]) -> None:
    """Let posts that are about to be stored follow her corrections of what says the same.

    The caller holds a transaction. Costs nothing where she never corrected anything.
    """
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM correction WHERE digest IS NOT NULL)").get:
        return
    for key, text in texts.items():
        said = digest(text)
        newest = None if said is None else connection.execute(_NEWEST, (said,)).fetchone()
        if newest is not None:
            connection.execute(
                "INSERT INTO correction (source, native, label, corrected_at, digest, by_text) "
                "VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING",
                (*key, *newest, said),
            )


def within(connection: apsw.Connection, archive: Archive, view: View) -> list[tuple[datetime, Label, Label]]:
    """The mentions of a view whose label is hers, oldest first: when they were posted, her label, the scorer's."""
    narrowed = archive.condition(view)
    first, last = id_range(view)
    condition, values = narrowed or ("tracker = ?", (view.tracker,))
    found = rows(
        connection,
        "SELECT mention.id, mention.posted_at, correction.label, mention.label FROM correction "
        "JOIN source ON source.name = correction.source "
        "JOIN mention ON mention.source = source.id AND mention.native = correction.native "
        f"JOIN tracker_link AS link ON link.mention = mention.id WHERE {condition} "
        "AND link.mention >= ? AND link.mention < ? ORDER BY link.mention",
        (*values, first, last),
    )
    if narrowed is None:
        kept = set(archive.ids(view, first, last).tolist())
        found = [row for row in found if row[0] in kept]
    return [(from_microseconds(moment), Label(hers), Label(said)) for _, moment, hers, said in found]


def taught_by(connection: apsw.Connection, source: str, natives: Sequence[str]) -> list[int]:
    """Digests of what she labelled herself of these posts."""
    return [
        said
        for (said,) in rows(
            connection,
            f"SELECT DISTINCT digest FROM correction WHERE source = ? AND native IN ({marks(natives)}) "
            "AND by_text = 0 AND digest IS NOT NULL",
            (source, *natives),
        )
    ]


def follow_anew(connection: apsw.Connection, links: Links, digests: Iterable[int]) -> list[int]:
    """Let what follows something that is gone follow the next newest, or nothing; the caller holds the transaction.

    Returns:
        The mentions that bear another label now.
    """
    return _Run(connection).follow_anew(links, digests)


class _Run:
    """Changes on their way, in one or several transactions.

    Attributes:
        former: what stood in the place of what was changed, in order.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self.former: list[Former] = []
        self._connection = connection
        self._links = Links(connection)
        self._changed: list[int] = []
        self._asked: dict[int, str | None] = {}
        self._following: deque[tuple[int, int]] = deque()

    def through(self, waiting: deque[int] | deque[Former], step: Callable[[], None]) -> None:
        """Take all steps, then let what says the same follow.

        That is looked for between two transactions, for other writers must not wait for it: what was stored before the
        correction was is found then, what is stored later follows by itself.
        """
        while waiting or self._asked or self._following:
            said, others = None, list[int]()
            if not waiting and not self._following:
                said, text = self._asked.popitem()
                others = self._others(said, text)
                if not others and not self._connection.execute(_GONE, (said,)).get:
                    continue
            with changing_links(self._connection) as links:
                self._links, self._changed, seen = links, [], 0
                if said is not None:
                    # those of posts that are gone; such a post follows anew when it comes back
                    self._connection.execute(_FORGET_GONE, (said,))
                    self._following.extend((said, number) for number in others)
                until = time.monotonic() + MOST_SECONDS
                while (waiting or self._following) and seen < MOST_MENTIONS:
                    if waiting:
                        step()
                    else:
                        self._follow(*self._following.popleft())
                    seen += 1
                    if time.monotonic() > until:
                        break
                refresh(self._connection, links, list(dict.fromkeys(self._changed)))

    def follow_anew(self, links: Links, digests: Iterable[int]) -> list[int]:
        """Settle what follows these, in the transaction of somebody else; returns the mentions that changed."""
        self._links = links
        for said in digests:
            self._connection.execute(_FORGET_GONE, (said,))
            for mention in self._others(said, None):
                self._follow(said, mention)
        return list(dict.fromkeys(self._changed))

    def correct(self, mention: int, label: Label | None, moment: int) -> None:
        """One mention that she labels, or gives back."""
        found = self._connection.execute(
            "SELECT source.name, native, text FROM mention JOIN source ON source.id = mention.source "
            "WHERE mention.id = ?",
            (mention,),
        ).fetchone()
        if found is None:
            return
        source, native, text = found
        said = digest(text) if text else self._said(source, native)
        before = self._own(source, native, said)
        if before.digest is not None and before.digest != said:
            # it was edited since she labelled it: those that follow what it said then are asked as well
            self._asked[before.digest] = None
        if label is not None:
            newest = None if said is None else self._connection.execute(_NEWEST, (said,)).fetchone()
            self.former.append(before)
            self._set(source, native, said, int(label), moment if newest is None else max(moment, newest[1] + 1))
        elif before.label is not None:
            self.former.append(before)
            self._set(source, native, said, None, None)
        elif said is not None and self._follows(source, native):
            for followed, of_it in rows(
                self._connection, "SELECT source, native FROM correction WHERE digest = ? AND by_text = 0", (said,)
            ):
                self.former.append(self._own(followed, of_it, said))
                self._set(followed, of_it, said, None, None)
        if said is not None:
            self._asked[said] = text or None

    def put_back(self, former: Former) -> None:
        """One correction as it was."""
        self._set(
            former.source,
            former.native,
            former.digest,
            former.label,
            None if former.corrected_at is None else to_microseconds(former.corrected_at),
        )
        if former.digest is not None:
            text: str | None = self._connection.execute(
                "SELECT text FROM mention JOIN source ON source.id = mention.source "
                "WHERE source.name = ? AND native = ?",
                (former.source, former.native),
            ).get
            # what was edited or erased since says it no more
            says = text is not None and digest(text) == former.digest
            self._asked[former.digest] = text if says else self._asked.get(former.digest)

    def _own(self, source: str, native: str, said: int | None) -> Former:
        found = self._connection.execute(
            "SELECT label, corrected_at, digest FROM correction WHERE source = ? AND native = ? AND by_text = 0",
            (source, native),
        ).fetchone()
        if found is None:
            return Former(source, native, said)
        return Former(source, native, found[2], Label(found[0]), from_microseconds(found[1]))

    def _said(self, source: str, native: str) -> int | None:
        """What an erased mention said that she labelled, or that follows what she did."""
        found: int | None = self._connection.execute(
            "SELECT digest FROM correction WHERE source = ? AND native = ?", (source, native)
        ).get
        return found

    def _follows(self, source: str, native: str) -> bool:
        """Whether a mention bears a label only because she gave it to another."""
        return bool(
            rows(
                self._connection,
                "SELECT 1 FROM correction WHERE source = ? AND native = ? AND by_text = 1",
                (source, native),
            )
        )

    def _set(self, source: str, native: str, said: int | None, label: int | None, moment: int | None) -> None:
        """Write her own label on a post, or take it from it; its mention, where there is one, bears it."""
        if label is None:
            # what it then follows, if anything, is found out with all others that say the same
            self._connection.execute("DELETE FROM correction WHERE source = ? AND native = ?", (source, native))
        else:
            self._connection.execute(_PUT, (source, native, int(label), moment, said, 0))
        stored = self._connection.execute(
            "SELECT mention.id, label FROM mention JOIN source ON source.id = mention.source "
            "WHERE source.name = ? AND native = ?",
            (source, native),
        ).fetchone()
        if stored is not None:
            mention, scored = stored
            self._show(mention, scored if label is None else int(label))
            if label is None and said is not None:
                self._following.append((said, mention))

    def _others(self, said: int, text: str | None) -> list[int]:
        """The mentions that say the same: those that follow, and where there is what to follow, those that may."""
        found = dict.fromkeys(
            number
            for (number,) in rows(
                self._connection,
                "SELECT mention.id FROM correction JOIN source ON source.name = correction.source "
                "JOIN mention ON mention.source = source.id AND mention.native = correction.native "
                "WHERE correction.digest = ? AND by_text = 1",
                (said,),
            )
        )
        if text is not None and self._connection.execute(_NEWEST, (said,)).fetchone() is not None:
            found |= dict.fromkeys(duplicates(self._connection, text, said))
        return list(found)

    def _follow(self, said: int, mention: int) -> None:
        """Let a mention bear what it follows now; one that she labelled herself stays."""
        found = self._connection.execute(
            "SELECT source.name, mention.native, mention.label, by_text FROM mention "
            "JOIN source ON source.id = mention.source LEFT JOIN correction "
            "ON correction.source = source.name AND correction.native = mention.native WHERE mention.id = ?",
            (mention,),
        ).fetchone()
        if found is None or found[3] == 0:
            return
        source, native, scored, _ = found
        # asked anew in each transaction: somebody else may have corrected meanwhile
        newest = self._connection.execute(_NEWEST, (said,)).fetchone()
        if newest is None:
            self._connection.execute("DELETE FROM correction WHERE source = ? AND native = ?", (source, native))
        else:
            self._connection.execute(_PUT, (source, native, *newest, said, 1))
        self._show(mention, scored if newest is None else newest[0])

    def _show(self, mention: int, label: int) -> None:
        shown = self._connection.execute(
            "SELECT label FROM tracker_link WHERE tracker = 0 AND mention = ?", (mention,)
        ).get
        if shown != label:
            self._links.change(mention, "label", label)
            self._changed.append(mention)
