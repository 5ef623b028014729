"""Mastodon: the archive that anyone may request of an own account, as .zip, .tar.gz, unpacked, or its `outbox.json`.

`outbox.json` is one object whose `orderedItems` are what the account did; they are read one at a time, whatever their
number. `actor.json` beside it says who she is. Likes, bookmarks and pictures are not opened. What becomes of an
activity, and what is refused as private, is `mastodon_post`'s to say.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.types import Account, Post, Rejected
from cmdesk.sources.container import Container, FileMember, Member, folder_of
from cmdesk.sources.documents import Documents
from cmdesk.sources.fields import Json, mapping, shown, string
from cmdesk.sources.mastodon_post import SOURCE, handle_of, is_activity, is_private, post_of_activity
from cmdesk.sources.postfile import read_kept

FORM: Final = "mastodon-archive"
"""What `--format` calls it."""

OUTBOX: Final = "outbox.json"

_ACTOR: Final = "actor.json"
_OPENING: Final = re.compile(r'"orderedItems"\s*:\s*\[')  # within a text the quotes would stand behind backslashes
_OBJECT: Final = re.compile(r"[\s\ufeff]*\{")
_HANDLE: Final = re.compile(r"[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+")  # it is named in a command that she may copy
_LARGEST_ACTOR: Final = 1 << 20
_TOLD: Final = ("id", "type", "preferredUsername", "webfinger", "name", "published")

_NO_OUTBOX: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} holds no posts of a Mastodon archive (outbox.json): name the archive as Mastodon gave it."
)


class MastodonArchive:
    """An outbox. Satisfies `core.ports.PostFile`.

    Attributes:
        own: whose it is, None where nothing says so.
    """

    def __init__(self, path: Path, outbox: Member, actor: Member | None) -> None:
        """Look at its beginning.

        Raises:
            InputError: it is no outbox.
        """
        self.path = path
        self._outbox = outbox
        if not is_outbox(outbox.beginning()):
            raise InputError(_NO_OUTBOX, path=path)
        self._documents = Documents(path, text=outbox, opening=_OPENING)
        self._actor = _told_of(actor)
        handle = handle_of(self._actor) or ""
        self.own = Account(SOURCE, handle) if _HANDLE.fullmatch(handle) else None

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self._outbox.size

    @property
    def position(self) -> int:
        """Bytes of them consumed so far."""
        return self._outbox.position

    def __iter__(self) -> Iterator[Post | Rejected]:
        """Yield each post, or why there is none. Raises InputError at the fault of a damaged file."""
        for found in self._documents:
            if isinstance(found, Rejected):
                yield found
                continue
            activity = mapping(found.value)
            item = read_kept({"activity": found.value, "actor": self._actor}, found.line, post_of_activity)
            if activity and is_private(activity):
                # not a word of it
                reason = item.reason if isinstance(item, Rejected) and not is_activity(activity) else "private"
                item = Rejected(found.line, reason, shown(string(activity.get("id")) or ""))
            yield item


def is_outbox(beginning: str) -> bool:
    """Whether a text begins as an outbox does."""
    return _OBJECT.match(beginning) is not None and _OPENING.search(beginning) is not None


def places_of(container: Container) -> list[str]:
    """The folders of a container in which an outbox stands."""
    names = (name for name in container.names if "__MACOSX/" not in name)
    return [name.removesuffix(OUTBOX) for name in names if name == OUTBOX or name.endswith(f"/{OUTBOX}")]


def open_file(path: Path) -> MastodonArchive:
    """Open an outbox that stands alone; `actor.json` may lie beside it.

    Raises:
        InputError: it cannot be read, or is none.
    """
    beside = folder_of(path)
    return MastodonArchive(path, FileMember(path), None if beside is None else _actor_in(beside, ""))


def open_archive(container: Container, place: str | None = None) -> MastodonArchive:
    """Open an archive.

    Args:
        place: the folder of the container in which the outbox stands; None finds the first.

    Raises:
        InputError: it cannot be read, or holds none.
    """
    if place is None:
        place = next(iter(places_of(container)), None)
    if place is None:
        raise InputError(_NO_OUTBOX, path=container.path)
    return MastodonArchive(container.path, container.member(place + OUTBOX), _actor_in(container, place))


def _actor_in(container: Container, place: str) -> Member | None:
    if place + _ACTOR not in container.names:
        return None
    try:
        return container.member(place + _ACTOR)
    except InputError:
        # the posts can be read without
        return None


def _told_of(actor: Member | None) -> Json:
    if actor is None:
        return {}
    text = ""
    try:
        for piece in actor.pieces():
            text += piece
            if len(text) > _LARGEST_ACTOR:
                return {}
        told = mapping(json.loads(text))
    except (InputError, ValueError, RecursionError):
        return {}
    return {name: told[name] for name in _TOLD if string(told.get(name))}
