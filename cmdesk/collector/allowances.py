"""What a source may spend, of her money and of her line: asked before a page, and told in words where it is spent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.core.networks import NETWORKS
from cmdesk.core.passes import dollars
from cmdesk.core.ports import PassKeeper

MEGABYTE: Final = 1_000_000
_LOOK_AGAIN: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What she allows a source to spend.

    Attributes:
        ceiling: in millionths of a dollar, of all that it may cost since `since`.
    """

    ceiling: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """What she allows all sources.

    Attributes:
        money: of a source that is paid, by its id; None allows nothing.
        line: bytes that a source may bring over the line in a day (UTC), by its id; None sets no limit.
        metered: whether the line is paid by the byte just now.
    """

    money: Callable[[str], Allowance | None] = lambda _source: None
    line: Callable[[str], int | None] = lambda _source: None
    metered: Callable[[], bool] = lambda: False


def of_money(source: str, most: int, allowance: Allowance | None, store: PassKeeper) -> SourceError | None:
    """Why a page that is paid may not be asked for, None where it may.

    Args:
        most: what the page can cost at most, in millionths of a dollar.
    """
    name = NETWORKS.get(source, source)
    if allowance is None or allowance.ceiling <= 0:
        return SourceError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{source} is paid by the post, and you have not said how much it may cost a month: set a ceiling "
                "with cmdesk source ceiling {id} AMOUNT, or in the Sources window.",
            ),
            kind="ceiling",
            source=name,
            id=source,
        )
    spent = store.spent(source, allowance.since)
    if spent + most <= allowance.ceiling:
        return None
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "Your ceiling of {ceiling} US dollars a month for {source} leaves no room for another page ({spent} "
            "may be spent): raise it, or wait for next month.",
        ),
        kind="ceiling",
        source=name,
        ceiling=dollars(allowance.ceiling),
        spent=dollars(spent),
    )


def of_line(source: str, limits: Limits, store: PassKeeper, now: datetime) -> SourceError | None:
    """Why a stream may not be listened to now, None where it may."""
    name = NETWORKS.get(source, source)
    if limits.metered():
        return SourceError(
            QT_TRANSLATE_NOOP(
                "errors",
                "Your line is paid by the byte just now, and {source} needs much of it: it goes on by itself on "
                "another line.",
            ),
            kind="metered",
            retry_at=now + _LOOK_AGAIN,
            source=name,
        )
    cap = limits.line(source)
    if cap is None:
        return None
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if store.traffic(source, today) < cap:
        return None
    return SourceError(
        QT_TRANSLATE_NOOP(
            "errors",
            "{source} has brought the {cap} MB that you allow for a day: it goes on tomorrow, or raise the limit in "
            "the Sources window.",
        ),
        kind="cap",
        retry_at=today + timedelta(days=1),
        source=name,
        cap=cap // MEGABYTE,
    )
