"""The word list that ships: `resources/lexicons/fr.tsv`."""

from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

import pytest

from cmdesk.sentiment.lexicon_text import Tokenizer
from cmdesk.sentiment.word_list import LONGEST, STRONGEST, Role, WordList, read_word_list

CLASSES = {"adj", "noun", "er", "ir", "verb", "word", "phrase", "thanks", "laugh", "irony", "emoji", "emoticon"}


def lines() -> list[str]:
    return (files("cmdesk.resources") / "lexicons" / "fr.tsv").read_text(encoding="utf-8").splitlines()


def entries() -> Iterator[tuple[str, str, str]]:
    for line in lines():
        if line and not line.startswith("#"):
            entry, weight, kind = line.split("\t")
            yield entry, weight, kind


@pytest.fixture(scope="module")
def words() -> WordList:
    return read_word_list(lines(), Tokenizer().words)


def test_it_holds_what_was_promised(words: WordList) -> None:
    assert sum(len(entry.split("|")) for entry, _, _ in entries()) >= 4_000
    assert words.size >= 10_000


def test_its_header_says_whose_it_is_and_what_the_columns_mean() -> None:
    header = " ".join(line for line in lines()[:20] if line.startswith("#"))
    assert "written by its authors" in header
    assert all(word in header for word in ("entry", "weight", "class"))


def test_no_word_has_two_meanings_after_folding() -> None:
    meanings = defaultdict(set)
    tokenizer = Tokenizer()
    for entry, weight, kind in entries():
        for form in entry.split("|"):
            key = form if kind == "emoticon" or form.startswith("=") else " ".join(tokenizer.words(form))
            meanings[key].add((weight, kind))
    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}


def test_valences_are_in_range_and_of_both_signs() -> None:
    valences = [float(weight.split()[-1]) for _, weight, _ in entries() if weight[-1].isdigit()]
    assert all(abs(valence) <= STRONGEST for valence in valences)
    assert sum(valence > 0 for valence in valences) > 1_000
    assert sum(valence < 0 for valence in valences) > 1_000


def test_entries_are_lower_case_words_of_known_classes() -> None:
    tokenizer = Tokenizer()
    for entry, _, kind in entries():
        assert entry == entry.lower().strip(), entry
        assert kind in CLASSES, entry
        if kind != "emoticon":
            assert all(1 <= len(tokenizer.words(form)) <= LONGEST for form in entry.split("|")), entry


def test_every_role_is_filled() -> None:
    roles = {weight.rsplit(" ", 1)[0] for _, weight, _ in entries() if not weight[-1].isdigit() or " " in weight}
    assert roles == {role.value for role in Role} - {Role.WORD.value, Role.BREAK.value}


@pytest.mark.parametrize(
    "entry", ["excellent", "remboursement rapide", "en panne", "attente", "livré cassé", "injoignable", "arnaque"]
)
def test_client_service_is_spoken(words: WordList, entry: str) -> None:
    node = words.root
    for word in Tokenizer().words(entry):
        node = node.following[word]
    assert node.entry is not None


@pytest.mark.parametrize(
    "word", ["maison", "tâche", "salé", "gène", "marché", "père", "côté", "table", "nation", "ration", "jeudi", "plus"]
)
def test_homographs_and_plain_words_carry_no_valence(words: WordList, word: str) -> None:
    (key,) = Tokenizer().words(word)
    node = words.root.following.get(key)
    written = words.exact.get(key, {}).get(word, node.entry if node else None)
    assert written is None or written.valence == 0
