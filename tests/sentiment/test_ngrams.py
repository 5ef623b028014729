"""Texts become hashed features: the same alone or in a batch, and those that a plain reading would give."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.sentiment import ngrams
from cmdesk.sentiment.ngrams import BUCKETS, HANDLE, LINK, WORDS, cut, features, prepare, prepare_one, read, stretches

ODD = [
    "",
    "\n",
    "😀😀😀",
    "👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽",
    "https://exemple.org/a?b=c",
    "@quelquun@exemple.social",
    "\ud800 lone \udfff",
    "\x00\x01\x1b[0m a\x00b",
    "&amp;&#10;&lt;3 &nosuch; &#xD800;",
    "ΣΑΣ İİ e\u0301e\u0301 \u0301a",
    "مرحبا שלום 東京 नमस्ते été",
    "a\n\n\n\nb",
    "!!!!!",
    ":-)",
    "12 13",
    "J'aime pas DU TOUT ce service !!! #nul",
]
MASK = (1 << 64) - 1


def plainly(text: str) -> set[int]:
    """The buckets of an already simple text (lower case, single spaces), by the definition."""
    found = set()
    words = text.split()
    for word in words:
        found.add(spread(word, 1))
        framed = f" {word} "
        for length in range(2, 6):
            for begin in range(len(framed) - length + 1):
                found.add(spread(framed[begin : begin + length], length) + WORDS)
    found |= {spread(f"{first} {second}", 1) for first, second in zip(words, words[1:], strict=False)}
    return found


def spread(piece: str, salt: int) -> int:
    total = sum(ord(letter) * pow(0x9E3779B97F4A7C15, place, 1 << 64) for place, letter in enumerate(piece))
    mixed = (total + salt * 0xD1342543DE82EF95) & MASK
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & MASK
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & MASK
    return mixed >> 46


@pytest.mark.parametrize("text", ["bon", "le service est nul", "a b a b a", "été comme hiver deux mots"])
def test_the_features_are_those_of_the_definition(text: str) -> None:
    assert read([text]).buckets.tolist() == sorted(plainly(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(ODD), st.text(alphabet=st.characters(codec=None), max_size=40)), max_size=8))
def test_a_text_has_the_same_features_alone_or_in_a_batch(texts: list[str]) -> None:
    together = read(texts)
    assert together.halves.size == 2 * len(texts) + 1
    for place, text in enumerate(texts):
        alone = read([text])
        begin, end = together.bounds[place : place + 2]
        assert together.buckets[begin:end].tolist() == alone.buckets.tolist()
        assert together.values[begin:end].tolist() == alone.values.tolist()
        assert together.speaks[place] == alone.speaks[0]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.sampled_from(ODD), st.text(alphabet=st.characters(codec=None), max_size=60)))
def test_the_slow_way_that_knows_places_prepares_the_same(text: str) -> None:
    prepared, origins = prepare_one(text)
    assert prepared == prepare([text])
    assert len(origins) == len(prepared) - 1
    assert all(0 <= start < end <= len(text) for start, end in origins)


def test_links_and_handles_are_one_sign_each() -> None:
    assert prepare(["Vu sur HTTPS://exemple.org/Page, merci @Une_Marque@exemple.social!"]) == (
        f"vu sur  {LINK}  merci  {HANDLE} !\n"
    )


def test_a_stretched_word_is_the_same_however_long() -> None:
    assert read(["troooop bien"]).buckets.tolist() == read(["trooooooooop bien"]).buckets.tolist()


def test_a_stretched_emoji_is_not_glued_to_a_word() -> None:
    word = spread("nul", 1)
    assert word in read(["nul😡😡😡"]).buckets.tolist()
    assert word in read(["😡nul"]).buckets.tolist()


def test_buckets_of_a_text_rise_and_stand_once() -> None:
    found = read(["non non non non, oui oui"])
    assert (np.diff(found.buckets.astype(np.int64)) > 0).all()
    assert found.buckets.max() < BUCKETS


def test_values_of_each_half_have_length_one() -> None:
    found = read(["une phrase de plusieurs mots"])
    begin, middle, end = found.halves
    for part in (found.values[begin:middle], found.values[middle:end]):
        assert float((part**2).sum()) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("", False), ("https://exemple.org", False), ("@nom", False), ("!!!", False), ("12", False), ("\x00", False),
     ("a", True), ("😀", True), (":)", True), ("n°1", True), ("東", True)],
)  # fmt: skip
def test_what_could_be_judged(text: str, speaks: bool) -> None:
    assert read([text]).speaks.tolist() == [speaks]


def test_no_more_is_read_of_a_long_text() -> None:
    long = "mot " * 25_000
    assert prepare([long]) == prepare([long[: ngrams.MOST_CHARACTERS]])


def test_many_hostile_texts_stay_small() -> None:
    texts = ["".join(random.Random(seed).choices("ab \n&;#@😀é\u0301", k=3000)) for seed in range(20)]
    row = cut(prepare(texts))
    assert features(row, stretches(row)).halves.size == 41
