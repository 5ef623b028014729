"""One tree of errors in two branches, and the sentences that people read.

```
CmdeskError
├── UserError          the user's world: shown as one sentence, exit 1
│   ├── UsageError     wrong usage or ambiguous input, nothing changed: exit 2
│   │   └── QueryError a query that cannot be read; knows where
│   ├── InputError     a file that cannot be read or written
│   ├── StoreError     a store that cannot be opened, or is newer or damaged
│   │   └── StoreBusyError  one that others use just now: nothing was changed, the same works in a moment
│   └── Cancelled      she stopped a job
├── Abandoned          an answer that nobody waits for any more: dropped, never shown
├── TrackersChanged    between store and pipeline: match again; nobody else sees it
└── BugError           ours: logged, crash dialog
```

An error carries a *template* and its *fields*, not a finished text: `cli` and `ui` translate the template and fill it
in, so that the sentence comes in her language. Templates are marked for extraction with `QT_TRANSLATE_NOOP`, under the
context "errors". A sentence says what is wrong, where, and what to do.
"""

from datetime import datetime
from typing import Final


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802  the name that the extraction tool looks for
    """Mark `text` for translation under `context` and return it unchanged."""
    return text


class CmdeskError(Exception):
    """Root of all errors raised on purpose."""


class BugError(CmdeskError):
    """Something that the program promised itself does not hold."""


class Abandoned(CmdeskError):  # noqa: N818  a state, not a fault
    """Nobody waits for the answer any more: it was not worked out to its end."""


class TrackersChanged(CmdeskError):  # noqa: N818  a state, not a fault
    """The queries changed while a batch was under way: match the rest of it anew.

    Attributes:
        stored, added, known: how many posts at the head of the batch are stored already, and what they were.
    """

    def __init__(self, stored: int, added: int, known: int) -> None:
        super().__init__("trackers changed")
        self.stored, self.added, self.known = stored, added, known


class UserError(CmdeskError):
    """Something in the user's world.

    Attributes:
        template: English sentence with `{named}` fields, translatable under the context "errors".
        fields: values for the template.
    """

    exit_code: int = 1

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template)
        self.template = template
        self.fields = fields

    def __str__(self) -> str:
        return self.template.format(**self.fields)


class UsageError(UserError):
    """Wrong usage or ambiguous input; nothing was changed."""

    exit_code = 2


class QueryError(UsageError):
    """A query that cannot be read.

    Attributes:
        position: offset of the character where reading stopped, from 0.
        length: how many characters are at fault, at least 1.
        instead: what may have been meant in their place, None where nobody can tell.
    """

    def __init__(
        self, template: str, *, position: int, length: int = 1, instead: str | None = None, **fields: object
    ) -> None:
        super().__init__(template, column=position + 1, **({} if instead is None else {"instead": instead}), **fields)
        self.position = position
        self.length = max(1, length)
        self.instead = instead


class InputError(UserError):
    """A file or stream that cannot be read or written."""


class StoreError(UserError):
    """A store that cannot be used as it is."""


class StoreBusyError(StoreError):
    """A store that others kept busy for too long: what was to be done was not, and can be done in a moment."""


class SourceError(UserError):
    """A source that does not answer as it should: nothing came of it, everything else goes on.

    Attributes:
        kind: what is wrong, for programs: one of SOURCE_FAULTS.
        retry_at: before this moment asking again is of no use, or unwelcome; None where nobody knows.
    """

    def __init__(self, template: str, *, kind: str, retry_at: datetime | None = None, **fields: object) -> None:
        super().__init__(template, **fields)
        self.kind = kind
        self.retry_at = retry_at


SOURCE_FAULTS: Final = frozenset(
    {
        "offline",  # no way to the host: name, route, refused; it was told nothing
        "broken",  # the connection ended in the middle
        "timeout",
        "tls",
        "private",  # the way leads to a private or local address, or to no http address at all
        "too-large",
        "malformed",  # an answer that is not what it should be
        "unauthorized",  # 401
        "payment",  # 402
        "forbidden",  # 403
        "missing",  # 404
        "gone",  # 410
        "rate",  # 429
        "bug",  # of ours
        "credit",  # 429 because nothing is left to spend
        "server",  # 5xx
        "refused",  # any other 4xx
        "key",  # no key is there to ask with
        "ceiling",  # what she allows to be spent is spent, or nothing is allowed
        "cap",  # what may come over the line in a day has come
        "metered",  # the line is paid by the byte, and the source needs many
    }
)


UNCHARGED: Final = frozenset(
    {
        *("offline", "tls", "private", "key", "cap", "metered"),
        *("unauthorized", "payment", "forbidden", "missing", "gone", "rate", "credit", "refused"),
    }
)
"""Those of them after which nothing can have been charged: nobody was asked, or the answer was a refusal."""


class Cancelled(UserError):  # noqa: N818  a state she asked for, not a fault
    """She stopped the job; what was stored stays stored."""


REJECTION_REASONS: Final = {
    "not-json": QT_TRANSLATE_NOOP("rejections", "not valid JSON"),
    "not-a-post": QT_TRANSLATE_NOOP("rejections", "not a post"),
    "no-id": QT_TRANSLATE_NOOP("rejections", "no identifier"),
    "no-date": QT_TRANSLATE_NOOP("rejections", "no date, or one that cannot be read"),
    "no-text": QT_TRANSLATE_NOOP("rejections", "no text"),
    "bad-field": QT_TRANSLATE_NOOP("rejections", "a field holds what it cannot hold"),
    "too-long": QT_TRANSLATE_NOOP("rejections", "longer than can be read"),
    "too-many-cells": QT_TRANSLATE_NOOP("rejections", "more cells than the table has columns"),
    "not-a-row": QT_TRANSLATE_NOOP("rejections", "a heading, a total or a note, not a post"),
    "user": QT_TRANSLATE_NOOP("rejections", "a user account, not a post"),
    "count": QT_TRANSLATE_NOOP("rejections", "a count of posts, not a post"),
    "compliance": QT_TRANSLATE_NOOP("rejections", "a compliance notice, not a post"),
    "error": QT_TRANSLATE_NOOP("rejections", "an error of the network, not a post"),
    "private": QT_TRANSLATE_NOOP("rejections", "a private message: only what everyone may read is imported"),
    "boost": QT_TRANSLATE_NOOP("rejections", "a boost, of which the archive holds only the address"),
    "not-a-feed": QT_TRANSLATE_NOOP("rejections", "not the http address of a feed"),
}
"""Why an input was rejected: code -> English words, translatable under the context "rejections"."""
