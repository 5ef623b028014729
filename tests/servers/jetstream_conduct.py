"""How the Jetstream server treats a connection: well, or as bad servers do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Conduct:
    """How one connection is treated: served for `after` events, then what is told here.

    Attributes:
        refuse: an HTTP status instead of a stream.
        headers: of the refusal.
        mute: the handshake is never answered.
        after: events that are sent before what follows; None: it never follows.
        say: sent as they are: text as text frames, bytes as binary frames.
        close: a close frame with this code.
        cut: the connection is gone without a word.
        hang: nothing more is said.
        per_second: events at most, in a second.
    """

    refuse: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    mute: bool = False
    after: int | None = None
    say: tuple[str | bytes, ...] = ()
    close: int | None = None
    cut: bool = False
    hang: bool = False
    per_second: float | None = None


WELL: Final = Conduct()
MUTE: Final = Conduct(mute=True)


def refuse(status: int, headers: Mapping[str, str] | None = None) -> Conduct:
    """An HTTP answer instead of a stream."""
    return Conduct(refuse=status, headers=headers or {})


def close_after(events: int, code: int = 1001) -> Conduct:
    """A proper goodbye."""
    return Conduct(after=events, close=code)


def cut_after(events: int) -> Conduct:
    """As when the server is killed; what was under way may be lost with it."""
    return Conduct(after=events, cut=True)


def hang_after(events: int) -> Conduct:
    """The connection stays and nothing comes."""
    return Conduct(after=events, hang=True)


def say_after(events: int, *frames: str | bytes) -> Conduct:
    """Frames that are no events, and then the stream goes on."""
    return Conduct(after=events, say=frames)


def slowly(per_second: float) -> Conduct:
    """No more than so many events in a second."""
    return Conduct(per_second=per_second)
