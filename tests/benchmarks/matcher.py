"""Many queries put to one text at once, against a naive evaluator that puts each of them to it in turn.

The naive one folds and shapes a text once for all queries; both give the same trackers, which is checked. Half of the
queries are words, a fifth phrases, a tenth each tags, handles and Boolean; all are taken from what is written.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from cmdesk.core.matching import Candidate, Matcher, matches
from cmdesk.core.query import Node, parse
from tests.benchmarks.generated import posts
from tests.benchmarks.report import Figure

TEXTS: Final = 10_000
RUNS: Final = 3
TARGETS: Final = {10: None, 1_000: 25.0, 10_000: 100.0}
_NAIVELY: Final = {10: 2_000, 1_000: 200, 10_000: 40}
"""Queries -> how many texts the naive evaluator is given: what it needs for all is a matter of hours."""
EDIT_MS: Final = 50.0


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
