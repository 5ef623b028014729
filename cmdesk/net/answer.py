"""What a server answered: whole, unpacked, within its cap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cmdesk.core.passes import Quota


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether anything changed (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a server.

    Attributes:
        url: where it came from in the end, after redirects.
        moved_to: the same, when every redirect on the way was for good (301, 308); None without a redirect, and when
            one of them was not.
        headers: by lower-case name; several of one name are joined by ", ".
        body: unpacked; empty for 304.
        quota: what its headers say of the quota.
        retry_at: before this moment the server does not want to be asked again, where it refused and said so.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    moved_to: str | None = None
    quota: Quota | None = None
    retry_at: datetime | None = None

    @property
    def validators(self) -> Validators:
        """What to ask with next time."""
        return Validators(self.headers.get("etag"), self.headers.get("last-modified"))

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since its validators were given."""
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Heard:
    """One request as it went over the line, for whoever wants to see it.

    Attributes:
        status: of the answer; None where none came.
        host: that was asked.
        size: bytes that came, packed as they were.
        seconds: from the question to the end of the answer.
    """

    status: int | None
    host: str
    size: int
    seconds: float
