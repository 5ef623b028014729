"""How people write the name of a brand, as terms of a query: what a newcomer is offered for the name that she types.

The query language forgives much already (case, accents, hyphens, apostrophes, the #tag of a phrase), so only spellings
that it does not find are offered: a variant that those before it find is left out, which `matches` decides, no list.
Pure: no words for people here, only codes; `ui` words them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import All, AnyOf, Node, parse, printed
from cmdesk.core.query.printer import quoted
from cmdesk.core.stop_words import STOP_WORDS
from cmdesk.core.text import fold, is_word_character

LONGEST: Final = 120
"""Characters of a name that are looked at."""
MOST: Final = 7
"""Variants offered at most."""
SHORT: Final = 3
"""Letters up to which a name stands for other things too."""

_MOST_JOINED: Final = 4
"""Parts of a name up to which people write it in one word."""
_LONGEST_JOINED: Final = 28
_MOST_BESIDE: Final = 20

_FORMS: Final = frozenset(
    {"sarl", "sas", "sasu", "eurl", "snc", "scop", "scic", "selarl", "ltd", "llc", "inc", "plc", "gmbh", "srl"}
)
"""Legal forms, in whatever case they stand."""
_FORMS_IN_CAPITALS: Final = frozenset({"SA", "SE", "AG", "BV", "NV", "AB", "SCI", "SL", "KG"})
"""Those that are words too, unless they stand in capitals or with full stops."""
_FIRST: Final = frozenset({"sarl", "sas", "sasu", "eurl", "snc", "scop", "selarl"})
"""Those that people put before the name."""

_SITE: Final = re.compile(r"(?i)\.(?:com|fr|org|net|eu|io|be|ch|ca|shop|paris)$")
_HUMP: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+")

_EVERY_DAY: Final = """
orange free total casino action carrefour apple amazon boulanger but quick paul nature leader auchan
champion intermarche bravo galerie galeries poste banque assurance mutuelle monde liberation figaro parisien express
point echos croix equipe match marie elle gala ouest sud nord est progres voix independant telegramme
shell target gap next oracle sage visa discover square stripe uber bolt lime dot bird wave slack zoom teams meta
alpha beta delta omega sigma gamma mars venus jupiter saturne lune soleil etoile terre ciel mer montagne foret
lion tigre aigle ours loup renard puma jaguar mustang colibri abeille papillon dauphin cheval coq poule canard
pomme poire cerise fraise citron menthe vanille chocolat caramel miel sucre sel poivre cafe the lait pain beurre
rose lilas iris violette marguerite lavande olive vert rouge bleu blanc noir jaune argent bronze diamant perle
maison jardin cuisine table lit chaise bureau ecole ferme moulin chateau palais tour pont gare port place marche
fleur fleurs arbre feuille bois pierre eau feu air vent pluie neige printemps ete automne hiver
bon belle beau doux douce simple facile direct unique premium royal imperial national general central universel
mode style luxe beaute sante forme sport jeu jeux musique danse theatre cinema livre presse radio tele media
force energie lumiere vision horizon avenir demain alliance union accord harmonie espace oasis
prince princesse roi reine duc baron comte mercure hermes minerve diane apollo ariane phenix phoenix olympe
dove dawn boss camel kiss love diesel guess fossil coach polo bench only pieces jules camille celio eram andre
caisse depot epargne credit maif macif france paris lyon lille nantes bretagne normandie alsace provence
"""
_ORDINARY: Final = frozenset(_EVERY_DAY.split())
"""Words of every day, places and first names that brands bear too, folded. Not all of them: a remark is no verdict."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write a name.

    Attributes:
        term: as it stands in a query.
        kind: one of KINDS.
        chosen: proposed; else only offered.
    """

    term: str
    kind: str
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Brand:
    """What is made of a name.

    Attributes:
        name: without its legal form.
        variants: the name first; none where it holds nothing to look for.
        remark: "short" or "ordinary" where the name means other things too, else "".
        left_out: the legal form, as it stood; "" where there was none.
    """

    name: str
    variants: tuple[Variant, ...] = ()
    remark: str = ""
    left_out: str = ""


KINDS: Final = ("name", "joined", "tag", "handle", "and", "plain", "underscored", "apart", "site", "legal")
"""The name itself; in one word; as #tag or @handle alone; with a word for its &; without its signs; with _; a name
written with capitals inside, taken apart; without the .com; with its legal form."""


def brand(typed: str) -> Brand:
    """The spellings of a name.

    Args:
        typed: as she typed it.
    """
    # a sign before the name is that of a tag, of an account or of a slip
    whole = " ".join(typed[:LONGEST].split()).lstrip("#@-+ ")
    name, left_out = _without_form(whole)
    found: list[tuple[Variant, Node]] = []
    for text, kind, chosen in _spellings(name, whole if left_out else ""):
        node = _node(text)
        if node is None or (found and _known(text, [known for _, known in found])):
            continue
        found.append((Variant(printed(node), kind, chosen), node))
        if len(found) == MOST:
            break
    if not found or found[0][0].kind != "name":
        return Brand(name)
    return Brand(name, tuple(variant for variant, _ in found), _remark(name), left_out)


def brand_query(terms: Sequence[str], beside: str = "") -> str:
    """The query that looks for any of these terms, and for one of the words beside it where there are any.

    Args:
        terms: terms of variants.
        beside: other words as she typed them, parted by commas: one of them must occur too.

    Returns:
        A query that can be read; "" where there is nothing to look for.
    """
    named = _any([parse(term) for term in terms])
    if named is None:
        return ""
    others = [node for part in re.split(r"[,;\n]", beside)[:_MOST_BESIDE] if (node := _node(part[:LONGEST].strip()))]
    one_of = _any(others)
    return printed(named if one_of is None else All((named, one_of)))


def _spellings(name: str, whole: str) -> Iterator[tuple[str, str, bool]]:
    """Text, kind and whether it is proposed, in the order in which they are offered."""
    yield name, "name", True
    parts = _parts(name)
    # what is written around a sign: Marks & Spencer, Canal+
    if "&" in name:
        for word in ("et", "and"):
            yield _spaced(name.replace("&", f" {word} ")), "and", True
        yield (name.replace(" & ", "&") if " & " in name else _spaced(name.replace("&", " & "))), "and", True
    elif any(fold(part) in ("et", "and") for part in name.split()[1:-1]):
        yield re.sub(r"(?i) (?:et|and) ", " & ", name), "and", True
    if name.endswith("+"):
        yield _spaced(name.replace("+", " plus")), "plain", True
    if _SITE.search(name) and " " not in name:
        yield _SITE.sub("", name), "site", False
    if 1 < len(parts) <= _MOST_JOINED:
        yield from _joined(parts)
        if any(sign in name for sign in ".,:/!"):
            yield " ".join(parts), "plain", True
        if "&" not in name:
            yield "_".join(parts), "underscored", False
    humps = _HUMP.findall(name)
    if len(humps) > 1 and "".join(humps) == name:
        yield " ".join(humps), "apart", False
    if whole:
        yield whole, "legal", False


def _joined(parts: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    joined = "".join(parts)
    if len(joined) > _LONGEST_JOINED:
        return
    if len(joined) > SHORT:
        yield joined, "joined", True
    else:
        # as a plain word it would be found in half of the world
        yield f"#{joined}", "tag", False
        yield f"@{joined}", "handle", False


def _parts(name: str) -> list[str]:
    """The words and numbers of a name, folded, an elided article joined to what it belongs to."""
    bare = fold(name).replace("'", "")
    return "".join(mark if is_word_character(mark) and mark != "_" else " " for mark in bare).split()


def _node(text: str) -> Node | None:
    """A text as a term; None where it holds nothing to look for, or nothing that can be."""
    try:
        node = parse(text if text[:1] in ("#", "@") and text[1:].isalnum() else quoted(text), of_tracker=True)
        # written down and read again: what is offered is text
        return node if parse(printed(node), of_tracker=True) == node else None
    except QueryError:
        return None


def _known(text: str, nodes: Sequence[Node]) -> bool:
    return any(matches(node, Candidate(text)) for node in nodes)


def _any(nodes: Sequence[Node]) -> Node | None:
    flat = list(dict.fromkeys(nodes))
    return None if not flat else flat[0] if len(flat) == 1 else AnyOf(tuple(flat))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _without_form(name: str) -> tuple[str, str]:
    """A name without its legal form, and that form; the whole name where nothing else would be left."""
    words = name.split()
    if len(words) > 1:
        rest = " ".join(words[:-1]).rstrip(" ,;-–(")
        if _is_form(words[-1]) and _parts(rest):
            return rest, words[-1].strip("(),;")
        rest = " ".join(words[1:]).lstrip(" ,;-–")
        if _bare_form(words[0]) in _FIRST and _parts(rest):
            return rest, words[0].strip("(),;")
    return name, ""


def _is_form(word: str) -> bool:
    bare = word.strip("(),;")
    dotted = re.fullmatch(r"(?:\w\.)+\w?", bare) is not None
    return _bare_form(word) in _FORMS or (
        (bare.upper() if dotted else bare).replace(".", "") in _FORMS_IN_CAPITALS and len(bare) > 1
    )


def _bare_form(word: str) -> str:
    return fold(word.strip("(),;")).replace(".", "")


def _remark(name: str) -> str:
    parts = _parts(name)
    if "&" in name or "+" in name:
        # the sign tells it from everything else
        return ""
    if len("".join(parts)) <= SHORT:
        return "short"
    # two words of every day side by side are a name: it is one of them, with an article or without, that is not
    telling = [part for part in parts if part not in STOP_WORDS]
    return "ordinary" if not telling or (len(telling) == 1 and telling[0] in _ORDINARY) else ""
