"""The written forms of a French word, so that the word list holds one line a word instead of twenty.

Only what is regular is generated: an entry whose forms do not follow its class lists them itself, separated by `|`.
Forms are compared folded, so accents that come and go within a conjugation (`préfère`, `préférer`) need no rule. A form
that nobody writes does no harm; one that happens to be another word does, and then the list says so in its own line.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

# Ending of the masculine singular -> endings of the four forms. The first that fits is taken.
_ADJECTIVES: Final = (
    ("eux", ("eux", "euse", "euses")),
    ("if", ("if", "ive", "ifs", "ives")),
    ("al", ("al", "ale", "aux", "ales")),
    ("el", ("el", "elle", "els", "elles")),
    ("er", ("er", "ère", "ers", "ères")),
    ("et", ("et", "ète", "ets", "ètes")),
    ("en", ("en", "enne", "ens", "ennes")),
    ("e", ("e", "es")),
    ("s", ("s", "se", "ses")),
    ("", ("", "e", "s", "es")),
)
_PRESENT_ER: Final = "e es ons ez ent er é ée és ées ant a èrent"
_IMPERFECT: Final = "ais ait ions iez aient"
_FUTURE: Final = "ai as a ons ez ont ais ait ions iez aient"
_PRESENT_IR: Final = "ir is it issons issez issent i ie ies issant irent"
_ER: Final = (*_PRESENT_ER.split(), *_IMPERFECT.split(), *(f"er{end}" for end in _FUTURE.split()))
_IR: Final = (
    *_PRESENT_IR.split(),
    *(f"iss{end}" for end in (*_IMPERFECT.split(), "e", "es")),
    *(f"ir{end}" for end in _FUTURE.split()),
)


def _adjective(word: str) -> list[str]:
    old, new = next(rule for rule in _ADJECTIVES if word.endswith(rule[0]))
    return [word.removesuffix(old) + ending for ending in new]


def _noun(word: str) -> list[str]:
    if " " in word or word[-1] in "sxz":
        return [word]
    if word.endswith("al"):
        return [word, word[:-1] + "ux"]
    return [word, word + ("x" if word.endswith(("eau", "eu")) else "s")]


def _er(word: str) -> list[str]:
    stem = word.removesuffix("er")
    # nous mangeons, il mangeait: an e keeps the g soft; je paie beside je paye
    softened = [f"{stem}e{end}" for end in _ER if end[0] in "ao"] if stem.endswith("g") else []
    paid = [f"{stem[:-1]}i{end}" for end in _ER if end[0] == "e"] if stem.endswith("y") else []
    return [stem + ending for ending in _ER] + softened + paid


def _ir(word: str) -> list[str]:
    return [word.removesuffix("ir") + ending for ending in _IR]


_RULES: Final[Mapping[str, Callable[[str], list[str]]]] = MappingProxyType(
    {"adj": _adjective, "noun": _noun, "er": _er, "ir": _ir}
)


def forms(entry: str, kind: str) -> list[str]:
    """All written forms of one entry of the word list.

    Args:
        entry: a word or phrase, or its forms separated by `|`, which are then taken as they are.
        kind: class of the entry; "adj" (its masculine singular), "noun" (its singular), "er" and "ir" (the infinitive
            of a regular verb) are inflected, every other class stands as written.
    """
    if "|" in entry:
        return entry.split("|")
    rule = _RULES.get(kind)
    return [entry] if rule is None else rule(entry)
