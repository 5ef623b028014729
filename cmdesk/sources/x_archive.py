"""X: the archive that anyone may download of an own account, as a .zip, as the folder it unpacks to, or a file of it.

Its posts stand in scripts, `window.YTD.tweets.part0 = [ {"tweet": {...}}, ... ]`, in `data/tweets.js`,
`data/tweets-part1.js` ...; before 2023 in `tweet.js`; before 2019 in a file a month, `data/js/tweets/2014_01.js`, that
begins `Grailbird.data.tweets_2014_01 = `. Deleted posts and those of communities have files of the same form. What
stands before the first `[` is cut off, and the array is read as any JSON array, one post at a time.

Beside them lie small files that say who she is (`account.js`), when the archive was made (`manifest.js`) and what the
whole of her long posts is (`note-tweet.js`); the latter are joined by id, else by the second in which they were written
and how they begin, since X gives a long text an id of its own. Nothing else is opened: neither messages nor the circle.

Posts in the same old form that stand in plain JSON, as tools wrote them until 2023, are read too.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.types import Account, Post, Rejected
from cmdesk.sources.container import Container, FileMember, Member, folder_of
from cmdesk.sources.documents import Document, Documents
from cmdesk.sources.fields import Json, is_object, mapping, optional_moment, string
from cmdesk.sources.postfile import read_kept
from cmdesk.sources.x_archive_post import moment_of, post_of_archived, recognises_post, tweet_of
from cmdesk.sources.x_post import SOURCE

FORM: Final = "x-archive"
"""What `--format` calls it."""

PLACES: Final = ("", "data", "data/js", "data/js/tweets", "js", "js/tweets")
"""Folders of an archive in which its files stand."""

_PART: Final = re.compile(r"(?:tweets?|deleted-tweets?|community-tweets?)(?:-part(\d+))?\.js|\d{4}_\d{2}\.js")
_POSTS: Final = re.compile(r"(?:tweets?(?:-part\d+)?|\d{4}_\d{2})\.js")
_NOTES: Final = re.compile(r"note-tweet(?:-part\d+)?\.js")
_KEPT_FOR_MONTHS: Final = "js/tweets"
_ACCOUNTS: Final = ("account.js", "user_details.js")
_MANIFEST: Final = "manifest.js"

_ASSIGNMENT: Final = re.compile(r"[\s\ufeff]*(?:window\.)?(?:YTD|Grailbird\.data)\.(\w+)[\w.]*\s*=\s*\[")
_OPENING: Final = re.compile(r"\[")
_POST_PARTS: Final = re.compile(r"tweets?|deleted_tweets?|community_tweets?|tweets_\d{4}_\d{2}")
_BRACKET: Final = re.compile(r"([^\[{]*+)([\[{])")
_BLANK: Final = " \t\r\n\ufeff"

_HANDLE: Final = re.compile(r"[A-Za-z0-9_]{1,20}")  # it is named in a command that she may copy

_LARGEST_NOTES: Final = 32 * 1024 * 1024
"""Characters of long texts that are held to be joined: some 10,000 of the longest ones that X takes."""

_LARGEST_COMPANION: Final = 1 << 20
_SAME_BEGINNING: Final = 40
"""Characters by which a long text is told to be the whole of a post of the same second."""

_OTHER_PART: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} is the part {part} of an X archive, which holds no posts: name tweets.js or the whole archive."
)
_NO_POSTS: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} holds no posts of an X archive (data/tweets.js): name the .zip as X gave it, or its folder."
)


class XArchive:
    """An archive of one account, or one file of it. Satisfies `core.ports.PostFile`.

    Attributes:
        own: whose archive it is, None where it does not say.
    """

    def __init__(self, path: Path, parts: list[Member], beside: Container | None, place: str = "") -> None:
        """Look at the beginning of every part.

        Args:
            path: what she named.
            parts: the files that hold posts.
            beside: where the small files lie that complete them; None when nowhere.
            place: the folder in it, ending in `/` where it is not "".

        Raises:
            InputError: none of the parts holds posts.
        """
        self.path = path
        self._parts = parts
        self._readings = [_documents(path, member) for member in parts]
        if not any(reading is not None for reading in self._readings):
            raise InputError(_NO_POSTS, path=path)
        self._beside, self._place = beside, place
        self._account = self._read_account()
        handle = string(self._account.get("username")) or ""
        self.own = Account(SOURCE, handle) if _HANDLE.fullmatch(handle) else None

    @property
    def size(self) -> int:
        """Bytes on disk of the parts that hold posts."""
        return sum(part.size for part in self._parts)

    @property
    def position(self) -> int:
        """Bytes of them consumed so far."""
        return sum(part.position for part in self._parts)

    def __iter__(self) -> Iterator[Post | Rejected]:
        """Yield each post, or why there is none.

        Raises:
            InputError: a part is damaged; it is raised after all the others were read.
        """
        fault: InputError | None = None
        notes = _Notes()
        try:
            yield from self._read_notes(notes)
        except InputError as error:
            fault = error
        told_at = self._told_at()
        for part, reading in zip(self._parts, self._readings, strict=True):
            try:
                for item in self._read(part, reading, notes, told_at):
                    yield item if len(self._parts) == 1 or isinstance(item, Post) else _placed(item, part)
            except InputError as error:
                fault = fault or error
        if fault is not None:
            raise fault

    def _read(
        self, part: Member, reading: Documents | None, notes: "_Notes", told_at: str | None
    ) -> Iterator[Post | Rejected]:
        if reading is None:
            yield Rejected(1, "not-json", "[ missing")
            return
        for found in reading:
            if isinstance(found, Rejected):
                # what a script may end with
                if found.excerpt.strip() != ";":
                    yield found
                continue
            values = found.value if isinstance(found.value, list) else [found.value]
            for value in values:
                yield read_kept(self._kept(value, notes, told_at), found.line, post_of_archived)

    def _kept(self, value: object, notes: "_Notes", told_at: str | None) -> object:
        """What is kept of a post: the post as it stands, and what the small files add to it."""
        if not is_object(value):
            return value
        tweet = tweet_of(value)
        kept: dict[str, object] = {"tweet": tweet}
        if self._account and "user" not in tweet:
            kept["account"] = self._account
        if note := notes.of(tweet):
            kept["note"] = note
        if told_at:
            kept["told_at"] = told_at
        return kept

    def _companions(self, *names: str) -> Iterator[Member]:
        """The small files of these names, where they can be opened."""
        if self._beside is None:
            return
        for place in dict.fromkeys((self._place, _above(self._place))):
            for name in names:
                if place + name in self._beside.names:
                    try:
                        yield self._beside.member(place + name)
                    except InputError:
                        # the posts can be read without
                        continue

    def _read_account(self) -> Json:
        for member in self._companions(*_ACCOUNTS):
            told = _value_of(member)
            account = mapping(mapping(told[0] if isinstance(told, list) and told else None).get("account"))
            details = mapping(told)
            # of all that stands there (an e-mail address too) only this
            known = {
                "accountId": string(account.get("accountId")) or string(details.get("id")),
                "username": string(account.get("username")) or string(details.get("screen_name")),
                "accountDisplayName": string(account.get("accountDisplayName")) or string(details.get("full_name")),
                "createdAt": string(account.get("createdAt")) or string(details.get("created_at")),
            }
            if known["accountId"]:
                return {name: value for name, value in known.items() if value}
        return {}

    def _told_at(self) -> str | None:
        for member in self._companions(_MANIFEST):
            told = string(mapping(mapping(_value_of(member)).get("archiveInfo")).get("generationDate"))
            if optional_moment(told):
                return told
        return None

    def _read_notes(self, notes: "_Notes") -> Iterator[Rejected]:
        if self._beside is None:
            return
        names = [name for name in self._beside.names if _is_in(name, self._place) and _NOTES.fullmatch(_last(name))]
        for member in self._companions(*map(_last, names)):
            if (reading := _documents(self.path, member)) is None:
                continue
            for found in reading:
                if isinstance(found, Document) and not notes.add(mapping(mapping(found.value).get("noteTweet"))):
                    yield Rejected(found.line, "too-long", f"{member.name}: noteTweet")


class _Notes:
    """The whole of long posts, to be found by the post that holds their beginning."""

    def __init__(self) -> None:
        self._by_id: dict[str, Json] = {}
        self._by_second: dict[datetime, list[Json]] = {}
        self._held = 0

    def add(self, note: Json) -> bool:
        """Keep a long text; False when no more can be held."""
        core = mapping(note.get("core"))
        if (text := string(core.get("text"))) is None:
            return True
        self._held += len(text)
        if self._held > _LARGEST_NOTES:
            return False
        kept = {"noteTweetId": note.get("noteTweetId"), "createdAt": note.get("createdAt"), "core": core}
        if key := string(note.get("noteTweetId")):
            self._by_id[key] = kept
        if at := moment_of(note.get("createdAt")):
            self._by_second.setdefault(at.replace(microsecond=0), []).append(kept)
        return True

    def of(self, tweet: Json) -> Json | None:
        """The whole of a post, None where it is whole already."""
        if not self._by_id and not self._by_second:
            return None
        if found := self._by_id.get(str(tweet.get("id_str") or tweet.get("id"))):
            return found
        text = string(tweet.get("full_text")) or ""
        if "…" not in text or (at := moment_of(tweet.get("created_at"))) is None:
            return None
        beginning = text.rpartition("…")[0][:_SAME_BEGINNING]
        for note in self._by_second.get(at.replace(microsecond=0), ()):
            if beginning and str(mapping(note.get("core")).get("text")).startswith(beginning):
                return note
        return None


def recognises(value: object) -> bool:
    """Whether a value of a plain JSON file looks like a post in the form of an archive."""
    return any(map(recognises_post, value[:3])) if isinstance(value, list) else recognises_post(value)


def is_script(beginning: str) -> bool:
    """Whether a text begins as the scripts of an archive do."""
    return _ASSIGNMENT.match(beginning) is not None


def places_of(container: Container) -> list[str]:
    """The folders of a container in which posts of an archive stand, `data/` for one; several archives have several."""
    places = dict.fromkeys(name[: -len(_last(name))] for name in container.names if _holds_posts(name))
    # the monthly files of an old archive
    return [place for place in places if not (place.endswith("/tweets/") and _above(_above(place)) in places)]


def open_file(path: Path) -> XArchive:
    """Open one file of an archive; what completes it lies beside it.

    Raises:
        InputError: it cannot be read, or holds something other than posts.
    """
    member = FileMember(path)
    if (match := _ASSIGNMENT.match(member.beginning())) and not _POST_PARTS.fullmatch(match[1]):
        raise InputError(_OTHER_PART, path=path, part=match[1])
    # what completes a monthly file lies one folder above
    return XArchive(path, [member], folder_of(path.parent if path.parent.name == "tweets" else path))


def open_archive(container: Container, place: str | None = None) -> XArchive:
    """Open an archive.

    Args:
        place: the folder of the container in which its posts stand; None finds the first.

    Raises:
        InputError: it cannot be read, or holds no posts.
    """
    if place is None:
        place = next(iter(places_of(container)), None)
    if place is None:
        raise InputError(_NO_POSTS, path=container.path)
    names = [name for name in container.names if _is_in(name, place) and _PART.fullmatch(_last(name))]
    return XArchive(container.path, [container.member(name) for name in sorted(names, key=_order)], container, place)


def _documents(path: Path, member: Member) -> Documents | None:
    """The values of a script or of plain JSON, None where neither begins."""
    match = _BRACKET.match(member.beginning())
    if match is None:
        return None
    # a script assigns an array; an object that begins a line is plain JSON, maybe behind a line that is broken
    if match[2] == "{":
        return Documents(path, text=member) if not _last_line(match[1]) else None
    return Documents(path, text=member, opening=_OPENING if match[1].strip(_BLANK) else None)


def _holds_posts(name: str) -> bool:
    if "__MACOSX/" in name or not _POSTS.fullmatch(_last(name)):
        return False
    return not _last(name)[0].isdigit() or name[: -len(_last(name)) - 1].endswith(_KEPT_FOR_MONTHS)


def _is_in(name: str, place: str) -> bool:
    return name.startswith(place) and "/" not in name[len(place) :]


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2].strip(_BLANK)


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _above(place: str) -> str:
    """The folder that holds a folder; both end in `/` where they are not ""."""
    return place.rstrip("/").rpartition("/")[0] + "/" if "/" in place.rstrip("/") else ""


def _order(name: str) -> tuple[str, int]:
    match = _PART.fullmatch(_last(name))
    number = match[1] if match else None
    return (_last(name).partition("-part")[0].removesuffix(".js"), int(number or 0))


def _placed(item: Rejected, part: Member) -> Rejected:
    return replace(item, detail=f"{part.name}: {item.detail}" if item.detail else part.name)


def _value_of(member: Member) -> object:
    """The value that a small script assigns, None where there is none that can be read."""
    text = ""
    try:
        for piece in member.pieces():
            text += piece
            if len(text) > _LARGEST_COMPANION:
                return None
        value: object = json.loads(text.partition("=")[2].strip().removesuffix(";"))
    except (InputError, ValueError, RecursionError):
        return None
    return value
