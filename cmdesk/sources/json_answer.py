"""What a server answers in JSON: the value, or one sentence that says that it is none."""

import json
from typing import Any, Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.net.answer import Answer
from cmdesk.sources.feed_reading import shown_host
from cmdesk.sources.fields import Json, is_object

_NOT_READ: Final = QT_TRANSLATE_NOOP(
    "errors", "What {host} answers cannot be read: a page of somebody else, or something new there. Try again later."
)


def value_of(answer: Answer) -> Any:
    """The value that an answer holds.

    Raises:
        SourceError: "malformed", it holds none.
    """
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        raise unreadable(answer) from None


def object_of(answer: Answer) -> Json:
    """The object that an answer holds.

    Raises:
        SourceError: "malformed", it holds none.
    """
    value = value_of(answer)
    if not is_object(value):
        raise unreadable(answer)
    return value


def unreadable(answer: Answer) -> SourceError:
    """The answer is not what it should be."""
    return SourceError(_NOT_READ, kind="malformed", host=shown_host(answer.url))
