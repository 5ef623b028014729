"""Types whatever comes to mind into the language: `python -m tests.core.query.fuzz --seconds 600`.

Arbitrary characters, pieces of the grammar in any order, right queries with changes, floods up to the limit of length.
Whatever is typed is read or refused by `QueryError`, at a place within it, in well under a second; and what was read is
written down again as a query that means the same. Random, and no hypothesis: it must type as much as it can.
"""

import argparse
import random
import sys
import time
from collections import Counter
from typing import Final

from cmdesk.core.errors import QueryError
from cmdesk.core.query import Node, parse, printed
from cmdesk.core.query.parser import MAX_LENGTH
from tests.core.query.trees import PIECES, VALUES

SLOWEST: Final = 1.0
"""Seconds of work that reading and writing down one query may take at most: other programs do not count."""

STARTS: Final = (
    "sncf OR ratp -grève",
    '"carte bleue"~5 ET (train OU "café lumière") SAUF #pub',
    "(Orange OR =SEAT) NEAR/5 (panne OR panne*) lang:fr|en -source:news",
    '="La Poste" @laposte -@spam* min:likes:10 is:reply|quote has:question',
    'label:"À lire" group:Marques author:@a.b@example.org domain:example.org link:example.org/a?b=c',
    "((((((((a b) OR c) d) OR e) f) OR g) h) OR i) --j NOT NOT k",
    "l’Oréal H&M Canal+ C&A Yahoo! c++ 東京 กาแฟ",
)
_FLOODS: Final = tuple("-(\"#@=*:|~«»)!?,.+&/'’aé東🌷\u0301 ") + (
    *(
        "a ",
        "a OR ",
        "-a ",
        "(a ",
        "a NEAR/5 b ",
        "lang:fr ",
        "lang:fr|",
        "a:",
        '"a" ',
        '"',
        "a* ",
        "ab* ",
        "-(",
        "NOT ",
    ),
    *("a) ", "(a OR ", "=a ", "#a ", "@a ", '="', "www.", "a.", "link:a.b/", "http://", "»", "AND ", "min:likes:1 "),
)


class Found(Exception):
    """A fault of the language, with the query that shows it."""


def check(query: str) -> tuple[str, float]:
    """Read one query and write it down again.

    Returns:
        What came of it, and the seconds that it took.

    Raises:
        Found: anything happened that must not.
    """
    began = time.process_time()
    try:
        came = _read(query)
    except Found:
        raise
    except Exception as fault:
        raise Found(f"{type(fault).__name__}: {fault}: {query!r}") from fault
    took = time.process_time() - began
    if took > SLOWEST:
        raise Found(f"took {took:.1f} s: {query!r}")
    return came, took


def _read(query: str) -> str:
    try:
        tree: Node = parse(query)
    except QueryError as fault:
        end = fault.position + fault.length
        if not (0 <= fault.position <= len(query) and fault.length >= 1 and end <= max(len(query), fault.position + 1)):
            raise Found(f"a fault at {fault.position}, {fault.length} long: {query!r}") from fault
        if "{" in query or "}" in query or "{" not in str(fault):
            return "refused"
        raise Found(f"a sentence with a gap: {fault}: {query!r}") from fault
    written = printed(tree)
    try:
        again = parse(written)
    except QueryError as fault:
        # at the limit itself a query may be longer, or deeper, than she wrote it: `"a b"~5` is `(a NEAR/5 b)` within
        if len(written) > MAX_LENGTH or "within each other" in str(fault):
            return "at the limit"
        raise Found(f"{fault}: written as {written!r}: {query!r}") from fault
    if again != tree:
        raise Found(f"written as {written!r}, it means something else: {query!r}")
    return "read"


def typed(chance: random.Random) -> str:
    """One thing that somebody may type."""
    how = chance.random()
    if how < 0.15:
        return "".join(_character(chance) for _ in range(chance.randrange(60)))
    if how < 0.5:
        return "".join(_piece(chance) for _ in range(chance.randrange(1, 25)))
    if how < 0.98:
        return _changed(chance, chance.choice(STARTS))
    flood = "".join(chance.choices(_FLOODS, k=chance.randrange(1, 4)))
    text = (flood * MAX_LENGTH)[: chance.randrange(1, MAX_LENGTH + 2)]
    return f"{chance.choice(('', 'a ', 'a -', '('))}{text}"[: MAX_LENGTH + 1]


def _character(chance: random.Random) -> str:
    limit = chance.choice((0x80, 0x250, 0x3000, 0x10000, sys.maxunicode + 1))
    code = chance.randrange(limit)
    return " " if 0xD800 <= code < 0xE000 else chr(code)


def _piece(chance: random.Random) -> str:
    how = chance.random()
    if how < 0.1:
        return _character(chance)
    if how < 0.2:
        name = chance.choice(tuple(VALUES))
        return f"{name}:{chance.choice((chance.choice(VALUES[name]), chance.choice(PIECES)))}"
    return chance.choice(PIECES) + chance.choice(("", " "))


def _changed(chance: random.Random, query: str) -> str:
    signs = list(query)
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(signs) + 1)
        match chance.randrange(4):
            case 0:
                del signs[place : place + chance.randrange(1, 6)]
            case 1:
                signs.insert(place, _piece(chance))
            case 2:
                signs[place:place] = signs[place : place + chance.randrange(1, 20)]
            case _:
                other = chance.randrange(len(signs) + 1)
                signs[place : place + 5], signs[other : other + 5] = signs[other : other + 5], signs[place : place + 5]
    return "".join(signs)


def main() -> int:
    """Type until the time is over or a fault is found."""
    arguments = argparse.ArgumentParser(prog="python -m tests.core.query.fuzz", description=__doc__)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=0)
    asked = arguments.parse_args()
    chance = random.Random(asked.seed)
    came: Counter[str] = Counter()
    slowest, slowest_query = 0.0, ""
    until = time.monotonic() + asked.seconds
    while time.monotonic() < until:
        query = typed(chance)
        try:
            what, took = check(query)
        except Found as fault:
            sys.stderr.write(f"After {came.total():,} inputs of seed {asked.seed}: {fault}\n")
            return 1
        came[what] += 1
        if took > slowest:
            slowest, slowest_query = took, query
    told = ", ".join(f"{number:,} {what}" for what, number in came.most_common())
    sys.stdout.write(
        f"{came.total():,} inputs of seed {asked.seed}: {told}.\n"
        f"The slowest took {slowest * 1000:.1f} ms: {len(slowest_query)} characters, {slowest_query[:80]!r}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
