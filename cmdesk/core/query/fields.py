"""The fields of the language: what is known of a post beside its text, and which values may be asked for.

One way of writing each value: what `checked` gives is what the tree holds, and what `printed` writes.
"""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Final
from urllib.parse import urlsplit

from cmdesk.core.errors import QT_TRANSLATE_NOOP
from cmdesk.core.languages import CODES, language_code
from cmdesk.core.networks import NETWORKS, SITES, SOURCE_IDS, network_id
from cmdesk.core.text import fold
from cmdesk.core.types import UNDETERMINED, Kind, Label

NAMES: Final = ("lang", "source", "author", "domain", "link", "has", "min", "is", "sentiment", "label", "group")
"""Names of the fields, in the order in which they are offered."""

HAS: Final = ("link", "media", "question")
COUNTED: Final = ("likes", "shares", "replies", "quotes", "views", "reactions")
"""What `min:` counts."""
KINDS: Final = tuple(kind.name.lower() for kind in Kind)
LABELS: Final = tuple(label.name.lower() for label in Label)
FILES: Final = ("demo", "jsonl", "table")
"""Source ids of what came from no network."""
SOURCES: Final = tuple(dict.fromkeys((*NETWORKS, *SITES, *SOURCE_IDS, *FILES)))

CHANGING: Final = frozenset({"min", "sentiment", "label", "group", "author"})
"""Fields whose value may change after a post was stored."""

_HOST: Final = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
_SCHEME: Final = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_COUNT: Final = re.compile(r"\d{1,12}")

_LANG: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: {value} is no language: write two letters, such as lang:fr, or lang:und where unknown."
)
_CHOICE: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {value} is not a value of {name}: write {choices}.")
_SOURCE: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: no source is called {value}: write x, mastodon, news, feed … or quote it."
)
_AUTHOR: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {value} is no account: write author:@name.")
_DOMAIN: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {value} is no site: write domain:example.org.")
_LINK: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {value} is no address: write link:example.org/page.")
_MIN: Final = QT_TRANSLATE_NOOP(
    "errors", "Column {column}: {value} is no least number: write min:likes:10; what is counted: {choices}."
)
_EMPTY: Final = QT_TRANSLATE_NOOP("errors", "Column {column}: {name}: needs a value right behind it.")


class UnfitValueError(ValueError):
    """A value that its field does not know.

    Attributes:
        template, instead, fields: as `QueryError` takes them.
    """

    def __init__(self, template: str, instead: str | None = None, **fields: object) -> None:
        super().__init__(template)
        self.template, self.instead, self.fields = template, instead, fields


def checked(name: str, value: str, *, quoted: bool = False) -> str:
    """The one way of writing a value of a field.

    Args:
        name: one of NAMES.
        quoted: whether she put it between quotation marks: then it is taken as it is where any value may be.

    Raises:
        UnfitValueError: the field knows no such value.
    """
    value = " ".join(value.split())
    if not value:
        raise UnfitValueError(_EMPTY, name=name)
    return _CHECKS[name](value, quoted)


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The one of some names that a mistyped one probably is; None where none is near."""
    folded = fold(word)
    listed = list(among)
    alike = get_close_matches(folded, listed, 1, 0.6) or [one for one in listed if len(folded) > 2 and folded in one]
    return alike[0] if alike else None


def host_of(host: str) -> str:
    """A host name as host names are compared: small letters, no `www.`, letters of other alphabets as DNS has them."""
    bare = host.lower()
    if not bare.isascii():
        try:
            bare = bare.encode("idna").decode("ascii")
        except UnicodeError:
            return bare
    bare = bare.rstrip(".")
    while bare.startswith("www.") and "." in bare[4:]:
        bare = bare[4:]
    return bare


def address_of(link: str) -> tuple[str, str]:
    """Host and the rest of a link as links are compared: no scheme, no fragment, no closing slash."""
    text = link if _SCHEME.match(link) else f"//{link}"
    try:
        parts = urlsplit(text)
        host = host_of(parts.hostname or "")
    except ValueError:
        return "", link
    return host, f"{parts.path}{f'?{parts.query}' if parts.query else ''}".rstrip("/?")


def _lang(value: str, _quoted: bool) -> str:
    if value.lower() == UNDETERMINED:
        return UNDETERMINED
    code = language_code(value)
    if code is None or len(value) > 6:
        near = next((code for code in (fold(value)[:2],) if code in CODES and len(value) > 2), None)
        raise UnfitValueError(_LANG, None if near is None else f"lang:{near}", value=value)
    return code


def _source(value: str, quoted: bool) -> str:
    if value.lower() in SOURCES:
        return value.lower()
    if (known := network_id(value)) is not None:
        return known
    if quoted:
        return value
    near = nearest(value, SOURCES)
    raise UnfitValueError(_SOURCE, None if near is None else f"source:{near}", value=value)


def _author(value: str, _quoted: bool) -> str:
    handle = value.lstrip("@＠")
    if not handle:
        raise UnfitValueError(_AUTHOR, value=value)
    return f"@{handle}"


def _domain(value: str, _quoted: bool) -> str:
    if _HOST.fullmatch(value) and _HOST.fullmatch(host_of(value)):
        return host_of(value)
    host, _ = address_of(value)
    raise UnfitValueError(_DOMAIN, f"domain:{host}" if _HOST.fullmatch(host) else None, value=value)


def _link(value: str, _quoted: bool) -> str:
    host, rest = address_of(value)
    if not _HOST.fullmatch(host):
        raise UnfitValueError(_LINK, value=value)
    return host + rest


def _min(value: str, _quoted: bool) -> str:
    name, colon, number = value.partition(":")
    counted = name.lower()
    if counted in COUNTED and _COUNT.fullmatch(number) and number.isascii():
        return f"{counted}:{int(number)}"
    near = nearest(name, COUNTED)
    instead = f"min:{near}:{number}" if near and _COUNT.fullmatch(number) and number.isascii() else None
    raise UnfitValueError(_MIN, instead, value=value, choices=", ".join(COUNTED))


def _one_of(name: str, choices: tuple[str, ...]) -> Callable[[str, bool], str]:
    def check(value: str, _quoted: bool) -> str:
        if value.lower() in choices:
            return value.lower()
        near = nearest(value, choices)
        raise UnfitValueError(
            _CHOICE, None if near is None else f"{name}:{near}", value=value, name=name, choices=", ".join(choices)
        )

    return check


def _any(value: str, _quoted: bool) -> str:
    return value


_CHECKS: Final = {
    "lang": _lang,
    "source": _source,
    "author": _author,
    "domain": _domain,
    "link": _link,
    "has": _one_of("has", HAS),
    "min": _min,
    "is": _one_of("is", KINDS),
    "sentiment": _one_of("sentiment", LABELS),
    "label": _any,
    "group": _any,
}
