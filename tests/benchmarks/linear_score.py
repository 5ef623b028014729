"""The linear scorer on generated posts, preparation and word lists included, against VADER's package in the same run.

The language of each text is known beforehand: telling it is another matter. Times are of the processor, because a
neighbour's work must not count. Start and memory are those of a fresh process, against one that has numpy already.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Final

from cmdesk.core.languages import language_code
from cmdesk.sentiment.linear import LANGUAGES, LinearScorer
from tests.benchmarks.generated import posts
from tests.benchmarks.report import Figure

TEXTS: Final = 20_000
RUNS: Final = 3
RATE: Final = 5_000.0
START_S: Final = 0.5
MEMORY_MB: Final = 100.0
SENTENCES: Final = {
    "fr": "@marque Franchement déçu par le service client, trois semaines que j'attends mon colis... merci pour rien 😡 "
    "https://exemple.org/suivi #nul",
    "en": "@brand Really disappointed by the support, three weeks waiting for my parcel... thanks for nothing 😡 "
    "https://example.org/track #fail",
}
_FRESH: Final = """
import resource, sys, time, numpy
def peak():
    if sys.platform == "linux":  # the figure of getrusage is inherited from whoever started the process
        return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
before, begun = peak(), time.process_time()
from cmdesk.sentiment.linear import LinearScorer
scorer = LinearScorer()
scorer.score_all(["Bravo, merci", "great, thanks"], ["fr", "en"])
print(time.process_time() - begun)
scorer.score_all(["Bravo, merci, c'est vraiment une belle surprise"] * 5000, ["fr"] * 5000)
print(peak() - before)
"""


def run(size: int = TEXTS) -> Iterator[Figure]:
    """Measure texts a second, start and memory."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    told = [(post.text, language_code(post.lang)) for post in posts(size, days=30)]
    mixed = [(text, lang) for text, lang in told if lang in LANGUAGES]
    scorer, peer = LinearScorer(), SentimentIntensityAnalyzer()
    scorer.score_all(["a", "a"], ["fr", "en"])
    sets = {"generated posts": mixed} | {
        f"{lang}, {len(text)} characters": [(f"{text} {number}", lang) for number in range(size // 4)]
        for lang, text in SENTENCES.items()
    }
    for name, pairs in sets.items():
        texts, langs = [text for text, _ in pairs], [str(lang) for _, lang in pairs]
        ours = len(texts) / _seconds(scorer.score_all, texts, langs)
        theirs = len(texts) / _seconds(lambda texts: [peer.polarity_scores(text) for text in texts], texts)
        yield Figure(name, ours, "texts a second", at_least=RATE)
        yield Figure("vaderSentiment on the same texts", theirs, "texts a second")
        yield Figure("ours : vaderSentiment", ours / theirs, "times")
    started, memory = zip(*(_fresh() for _ in range(RUNS)), strict=True)
    yield Figure("start, to the first score", median(started), "s", at_most=START_S)
    yield Figure("more memory than numpy alone", median(memory), "MB", at_most=MEMORY_MB)


def _seconds(work: Callable[..., object], *given: object) -> float:
    def once() -> float:
        begun = time.process_time()
        work(*given)
        return time.process_time() - begun

    return median(once() for _ in range(RUNS))


def _fresh() -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", _FRESH], capture_output=True, text=True, check=True)
    start, memory = done.stdout.split()
    return float(start), float(memory)
