"""Which archive a file is: one that a network gave her of her own account, or the list of feeds of a feed reader.

Told by what is in it, never by its name: a .zip by the files it lists, a script by what it assigns, an outbox by its
items. A container that holds no archive is told in a sentence, one that holds several has to be unpacked: they may be
of different people. A workbook is a .zip, too: whoever calls looks for one first.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.ports import PostFile
from cmdesk.sources import mastodon_archive, opml, x_archive
from cmdesk.sources.container import Container, Folder, Tar, Zip, is_tar, is_zip
from cmdesk.sources.textfile import PIECE, ByteFile, decoded

FORMS: Final = (x_archive.FORM, mastodon_archive.FORM, opml.FORM)
"""What `--format` calls them."""

_NOTHING: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{path} holds neither an X archive (data/tweets.js) nor a Mastodon archive (outbox.json): "
    "unpack it and name the file with the posts.",
)
_SEVERAL: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} holds several archives ({places}): unpack it and import them one by one."
)


class _Found(NamedTuple):
    """An archive in a container: its form, and the folder in which it stands."""

    form: str
    place: str


def recognised(path: Path) -> PostFile | None:
    """Open a file that is an archive of one of FORMS; None where it is something else.

    Raises:
        InputError: it cannot be read, or is a container without an archive.
        UsageError: it holds several archives.
    """
    if path.is_dir():
        container: Container | None = _folder(path)
        return _only(container, found) if container and (found := _archives(container)) else None
    beginning = _beginning(path)
    if (container := _container(path, beginning)) is not None:
        found = _archives(container)
        if found:
            return _only(container, found)
        raise InputError(_NOTHING, path=path)
    text = next(decoded(iter([beginning])), "")
    for fits, opened in _FILES:
        if fits(text):
            return opened(path)
    return None


def open_as(path: Path, form: str) -> PostFile:
    """Open a file in a form that she says.

    Args:
        form: one of FORMS.

    Raises:
        InputError: it cannot be read, or is none of that form.
        UsageError: it holds several of that form.
    """
    if form == opml.FORM:
        return opml.OpmlFile(path)
    container = _folder(path) if path.is_dir() else _container(path, _beginning(path))
    if container is None:
        return x_archive.open_file(path) if form == x_archive.FORM else mastodon_archive.open_file(path)
    found = [archive for archive in _archives(container) if archive.form == form]
    if found:
        return _only(container, found)
    # says what is missing
    return x_archive.open_archive(container) if form == x_archive.FORM else mastodon_archive.open_archive(container)


_FILES: Final[tuple[tuple[Callable[[str], bool], Callable[[Path], PostFile]], ...]] = (
    (x_archive.is_script, x_archive.open_file),
    (mastodon_archive.is_outbox, mastodon_archive.open_file),
    (opml.is_opml, opml.OpmlFile),
)


def _beginning(path: Path) -> bytes:
    """The first bytes of a file, unpacked when it is gzip; fewer where it is damaged."""
    beginning = b""
    try:
        for chunk in ByteFile(path).chunks():
            beginning += chunk
            if len(beginning) >= PIECE:
                break
    except InputError:
        if not beginning:
            raise
    return beginning


def _folder(path: Path) -> Folder:
    return Folder(path, x_archive.PLACES)


def _container(path: Path, beginning: bytes) -> Container | None:
    if is_zip(beginning):
        return Zip(path)
    return Tar(path) if is_tar(beginning) else None


def _archives(container: Container) -> list[_Found]:
    return [_Found(x_archive.FORM, place) for place in x_archive.places_of(container)] + [
        _Found(mastodon_archive.FORM, place) for place in mastodon_archive.places_of(container)
    ]


def _only(container: Container, found: list[_Found]) -> PostFile:
    if len(found) > 1:
        places = ", ".join(f"{archive.form}: {archive.place or '.'}" for archive in found[:4])
        raise UsageError(_SEVERAL, path=container.path, places=places + (" …" if len(found) > 4 else ""))
    ((form, place),) = found
    if form == x_archive.FORM:
        return x_archive.open_archive(container, place)
    return mastodon_archive.open_archive(container, place)
