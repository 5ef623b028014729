"""The rule of literals and of NEAR once more: as regular expressions over the text, slow and written apart from ours.

For Latin letters, digits, signs and two scripts without spaces; no marks but accents.
"""

import re
import unicodedata
from itertools import product

from cmdesk.core.query import AnyOf, Exact, Handle, Near, Node, Phrase, Tag, Word
from cmdesk.core.text import fold

LETTER = "[^\\W京ア]"
SEAM = "\ue000"
_HEAD = re.compile(r"(?<![\w'])((?:jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|aujourd|entr|qu|[cdjlmnost])')(?=\w)", re.I)
_TAIL = re.compile(r"(?<=\w)'(?=s(?![\w']))", re.I)


def fits(node: Node, text: str) -> bool:
    """Whether a text holds a literal, or fits a NEAR."""
    if isinstance(node, Near):
        return any(_near(chosen, node.words) for chosen in product(*(_words(part, text) for part in node.parts)))
    return bool(_spans(node, text))


def _near(chosen: tuple[tuple[int, int], ...], words: int) -> bool:
    ordered = sorted(chosen)
    if any(one[1] >= other[0] for one, other in zip(ordered, ordered[1:], strict=False)):
        return False
    between = sum(other[0] - one[1] - 1 for one, other in zip(ordered, ordered[1:], strict=False))
    return between <= words


def _words(part: Node, text: str) -> set[tuple[int, int]]:
    """Between which words of the text a part stands."""
    found = set()
    for literal in part.parts if isinstance(part, AnyOf) else (part,):
        form = _form(literal, text)
        words = [one.span() for one in re.finditer(f"[京ア]|(?:{LETTER}|{SEAM})+", form)]
        for start, end in _spans(literal, text):
            touched = [number for number, (begin, stop) in enumerate(words) if begin < end and start < stop]
            found.add((touched[0], touched[-1]))
    return found


def _spans(literal: Node, text: str) -> set[tuple[int, int]]:
    form = _form(literal, text)
    spans = set()
    for sought, goes_on in _strings(literal):
        pattern = re.compile(_pattern(sought, goes_on))
        spans |= {(start, one.end()) for start in range(len(form)) if (one := pattern.match(form, start))}
    return spans


def _strings(literal: Node) -> list[tuple[str, bool]]:
    match literal:
        case Word(text, prefix):
            words, goes_on = text, prefix
        case Phrase(several) | Exact(several):
            words, goes_on = " ".join(several), False
        case Tag(text, prefix):
            return [("#" + _form(literal, text).replace(SEAM, ""), prefix)]
        case Handle(text, prefix):
            return [(_form(literal, "@" + text).replace(SEAM, ""), prefix)]
        case _:
            raise ValueError(literal)
    plain = _form(literal, words).replace(SEAM, "")
    return [(plain, goes_on)] + ([("#" + plain.replace(" ", ""), goes_on)] if " " in plain else [])


def _form(literal: Node, text: str) -> str:
    """A text folded where the literal is no exact one, apostrophes that may be left out marked."""
    form = unicodedata.normalize("NFKC", text).replace("’", "'") if isinstance(literal, Exact) else fold(text)
    form = re.sub(r"(?<=\w)-(?=\w)", " ", re.sub(r"\s+", " ", form))
    return _TAIL.sub(SEAM, _HEAD.sub(lambda found: found[1][:-1] + SEAM, form))


def _pattern(sought: str, goes_on: bool) -> str:
    before = after = ""
    if sought[0] in "#@":
        before = r"(?<!\w)"
    elif re.match(LETTER, sought):
        before = f"(?<!{LETTER})" + (r"(?<!\d[.,])" if sought[0].isdigit() else "")
    if not goes_on and re.match(LETTER, sought[-1]):
        after = f"(?!{LETTER})" + (r"(?![.,]\d)" if sought[-1].isdigit() else "")
    return before + f"{SEAM}?".join(map(re.escape, sought)) + after
