"""What a query became in the words of a network: the search that is asked there, and what it cannot say.

Data and the English of its sentences; translating is done in `sources`, wording in `cli` and `ui`. A search may let in
more than the query, never less: our own matcher has the last word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Widening:
    """A part of a query that a network is not asked for as it stands.

    Attributes:
        reason: one of WIDENINGS.
        part: the part as `core.query.printed` writes it.
    """

    reason: str
    part: str


@dataclass(frozen=True, slots=True)
class Search:
    """A query in the words of a network.

    Attributes:
        text: what is searched for; "" where the network is not asked.
        widenings: what of the query it does not say, in the order of the query.
        refusal: why the network is not asked, or refuses: one of REFUSALS; "" where nothing is wrong.
    """

    text: str
    widenings: tuple[Widening, ...] = ()
    refusal: str = ""

    @property
    def possible(self) -> bool:
        """Whether there is anything that the network can be asked for."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Translation:
    """The same for people, as the tracker editor shows it.

    Attributes:
        source: id of the source.
        search: what is searched for there; None where it is not asked.
        remarks: sentences in her language: what was widened, why it is not asked.
    """

    source: str
    search: str | None
    remarks: tuple[str, ...] = ()


WIDENINGS: Final[Mapping[str, str]] = {
    "exclusion": QT_TRANSLATE_NOOP(
        "widening", "{network} is not asked to leave anything out, which might take too much; sorted out here: {parts}"
    ),
    "prefix": QT_TRANSLATE_NOOP(
        "widening", "{network} does not search by the beginning of a word; decided here: {parts}"
    ),
    "near": QT_TRANSLATE_NOOP(
        "widening", "{network} knows no distance between words and is asked for all of them; decided here: {parts}"
    ),
    "exact": QT_TRANSLATE_NOOP(
        "widening", "{network} does not tell capitals and accents apart; decided here: {parts}"
    ),
    "signs": QT_TRANSLATE_NOOP(
        "widening", "{network} overlooks signs within words; decided here: {parts}"
    ),
    "tag": QT_TRANSLATE_NOOP(
        "widening", "{network} is asked for the word without its # or @; decided here: {parts}"
    ),
    "field": QT_TRANSLATE_NOOP(
        "widening", "{network} cannot be asked for this without losing mentions; decided here: {parts}"
    ),
    "kind": QT_TRANSLATE_NOOP(
        "widening", "{network} is only asked to leave reposts out; decided here: {parts}"
    ),
    "alternative": QT_TRANSLATE_NOOP(
        "widening", "{network} cannot be asked for each of these alternatives, so for none; decided here: {parts}"
    ),
    "spelling": QT_TRANSLATE_NOOP(
        "widening",
        "There is no room to ask {network} for spellings with and without an apostrophe or œ; only as written: {parts}",
    ),
    "hashtag": QT_TRANSLATE_NOOP(
        "widening", "{network} is searched by hashtags without a key: posts without the tag are not found: {parts}"
    ),
    "together": QT_TRANSLATE_NOOP(
        "widening", "{network} is asked for one of the things that must occur together; decided here: {parts}"
    ),
    "untagged": QT_TRANSLATE_NOOP(
        "widening", "{network} is not asked for what makes no hashtag, so it is not found there: {parts}"
    ),
    "many-tags": QT_TRANSLATE_NOOP(
        "widening", "{network} is asked for no more hashtags than that; not asked for: {parts}"
    ),
    "stream": QT_TRANSLATE_NOOP(
        "widening", "{network} sends everything as it is posted and is asked for no words; decided here: {parts}"
    ),
}  # fmt: skip
"""Why a part is not asked for as it stands: code -> English sentence, translatable under the context "widening"."""

REFUSALS: Final[Mapping[str, str]] = {
    "no-word": QT_TRANSLATE_NOOP("widening", "{network} is not asked: it needs a word to look for."),
    "elsewhere": QT_TRANSLATE_NOOP(
        "widening", "{network} is not asked: the query wants nothing that comes from there."
    ),
    "no-tag": QT_TRANSLATE_NOOP(
        "widening",
        "{network} is not asked: without a key it is searched by hashtags, and nothing in the query makes one.",
    ),
    "too-long": QT_TRANSLATE_NOOP(
        "widening", "{network} refuses this: {length} characters are more than it takes. Shorten the query or split it."
    ),
}
"""Why a network is not asked, or refuses: code -> English sentence, translatable under the context "widening"."""


def sentences(search: Search, network: str, translate: Callable[[str], str]) -> tuple[str, ...]:
    """What is to be said of a search: why its network is not asked, else what is widened, a sentence for each reason.

    Args:
        network: its name.
        translate: gives a text of the context "widening" in her language.
    """
    told = []
    if search.refusal:
        told.append(translate(REFUSALS[search.refusal]).format(network=network, length=len(search.text)))
    for reason in dict.fromkeys(one.reason for one in search.widenings):
        parts = dict.fromkeys(one.part for one in search.widenings if one.reason == reason)
        told.append(translate(WIDENINGS[reason]).format(network=network, parts=", ".join(parts)))
    return tuple(told)
