"""Many queries put to one text at once, against a naive evaluator that puts each of them to it in turn.

The naive one folds and shapes a text once for all queries; both give the same trackers, which is checked. Half of the
queries are words, a fifth phrases, a tenth each tags, handles and Boolean; all are taken from what is written.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from cmdesk.core.matching import Candidate, Matcher, explained, matches
from cmdesk.core.query import Node, parse
from tests.benchmarks.generated import posts
from tests.benchmarks.report import Figure

TEXTS: Final = 10_000
RUNS: Final = 3
TARGETS: Final = {10: None, 1_000: 25.0, 10_000: 100.0}
_NAIVELY: Final = {10: 2_000, 1_000: 200, 10_000: 40}
"""Queries -> how many texts the naive evaluator is given: what it needs for all is a matter of hours."""
EDIT_MS: Final = 50.0
SHORT: Final = 20_000
"""Characters of a hostile text, and of one four times as long: in proportion it takes four times as long."""
GROWTH: Final = 6.0
_WORDS: Final = " ".join(f"{first}{second}" for first in "abcdefghijkl" for second in "mnopqrstuvwxyz")
HOSTILE: Final = {
    "a long word among its letters": ("a" * 4096, "a"),
    "many prefixes": (" OR ".join(f"{'a' * length}*" for length in range(2, 50)), "a"),
    "a long phrase among its words": (f'"{"a " * 2000}b"', "a "),
    "two near each other, many times": ("a NEAR/0 b", "a x b x "),
    "one word many times near": (f'"{"a " * 1500}b"~5', "a "),
    "many words near, one missing": (f'"{_WORDS} zz"~5', f"{_WORDS} "),
    "phrases near that overlap": ('"a-b b-c c-a x"~0', "a b c a x "),
    "elisions": ("oreal l'a", "l'"),
    "hyphens": ("a-b -c", "a-"),
    "marks on one letter": ("=été", "\u05c1\u05b0\u0301"),
    "a script without spaces": ("東東東京", "東"),
    "addresses": ("has:question", "www.http://"),
}
"""What is looked for, and what a text is made of that makes it hard to look for."""


def run() -> Iterator[Figure]:
    """Measure both evaluators on the same texts, and an edit."""
    texts = [post.text for post in posts(TEXTS, days=30)]
    for count, target in TARGETS.items():
        queries = _queries(texts, count)
        begun = time.process_time()
        matcher = Matcher(queries)
        matcher.match("")
        built = time.process_time() - begun
        naive = texts[:: TEXTS // _NAIVELY[count]]
        assert [matcher.match(text) for text in naive] == [_naive(queries, text) for text in naive]
        fast = _rate(matcher.match, texts)
        slow = _rate(lambda text, queries=queries: _naive(queries, text), naive)  # type: ignore[misc]
        yield Figure(f"{count:,} queries", fast, "texts a second")
        yield Figure("naive evaluator", slow, "texts a second")
        yield Figure("ours : naive", fast / slow, "times", at_least=target)
        yield Figure("built in", built * 1000, "ms")
    yield Figure(
        f"one edit among {count:,} is live in", median(_edit(matcher, queries) for _ in range(9)), "ms", at_most=EDIT_MS
    )
    yield from _growing()


def _growing() -> Iterator[Figure]:
    """How much longer a text four times as long takes: to match alone and among many, and to explain."""
    for name, (query, piece) in HOSTILE.items():
        tree = parse(query)
        matcher = Matcher({1: tree})
        matcher.match("")
        short, long = (
            min(_seconds(tree, matcher, piece * (times * SHORT // len(piece))) for _ in range(RUNS)) for times in (1, 4)
        )
        yield Figure(f"{name}: {4 * SHORT:,} characters", long * 1000, "ms")
        yield Figure("as long as a quarter of them", long / short, "times", at_most=GROWTH)


def _seconds(tree: Node, matcher: Matcher, text: str) -> float:
    begun = time.process_time()
    matched = matches(tree, Candidate(text))
    assert matcher.match(text) == ({1} if matched else set())
    assert bool(explained(tree, Candidate(text))) is matched
    return time.process_time() - begun


def _edit(matcher: Matcher, queries: dict[int, Node]) -> float:
    """Milliseconds from a new query text until the first text has been put to all queries."""
    begun = time.perf_counter()
    word = f"nouveau{random.randrange(1_000_000)}"
    queries[1] = parse(f'"{word} mot" OR {word}')
    matcher.update(queries)
    found = matcher.match(f"un {word} ici")
    seconds = time.perf_counter() - begun
    assert 1 in found
    return seconds * 1000


def _naive(queries: Mapping[int, Node], text: str) -> frozenset[int]:
    candidate = Candidate(text)
    return frozenset(number for number, node in queries.items() if matches(node, candidate))


def _rate(put: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a processor second, the median of several runs."""
    rates = []
    for _ in range(RUNS):
        begun = time.process_time()
        for text in texts:
            put(text)
        rates.append(len(texts) / (time.process_time() - begun))
    return median(rates)


def _queries(texts: Sequence[str], count: int) -> dict[int, Node]:
    chance = random.Random(count)
    # each word once: nobody watches the same brand a hundred times, nor the words that are in every text
    vocabulary = sorted({word for text in texts for word in text.split() if word.isalpha()})
    queries: dict[int, Node] = {}
    while len(queries) < count:
        words = chance.choice(texts).split()
        at = chance.randrange(len(words) - 1)
        if not words[at].isalpha() or not words[at + 1].isalpha():
            continue
        first, second, third, fourth, fifth = chance.sample(vocabulary, 5)
        kind = chance.choices(("word", "phrase", "tag", "handle", "boolean"), (5, 2, 1, 1, 1))[0]
        query = {
            "word": first,
            "phrase": f'"{words[at]} {words[at + 1]}"',
            "tag": f"#{first}",
            "handle": f"@{first}",
            "boolean": f"({first} OR {second}) {third} -{fourth} -{fifth}",
        }[kind]
        queries[len(queries)] = parse(query)
    return queries
