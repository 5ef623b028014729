import pytest

from cmdesk.core.errors import BugError
from cmdesk.sentiment.lexicon_text import Tokenizer
from cmdesk.sentiment.word_list import Entry, Role, WordList, read_word_list


def read(*lines: str) -> WordList:
    return read_word_list((line.replace(" | ", "\t") + "\n" for line in lines), Tokenizer().words)


def find(words: WordList, key: str) -> Entry | None:
    node = words.root
    for word in key.split():
        if word not in node.following:
            return None
        node = node.following[word]
    return node.entry


def test_comments_and_blank_lines_say_nothing() -> None:
    assert read("# a | b | c", "", "bon | 2.1 | word").size == 1


def test_entries_are_reached_folded_and_without_elision() -> None:
    words = read("coup d'œil | 1.0 | phrase", "Génial | 2.9 | word")
    assert find(words, "coup oeil") == Entry(1.0)
    assert find(words, "genial") == Entry(2.9)


def test_roles_may_carry_a_valence() -> None:
    words = read("super | booster 2.2 | thanks", "manque de | reverser -1.4 | word", "pas | negator | word")
    assert find(words, "super") == Entry(2.2, Role.BOOSTER, two_faced=True)
    assert find(words, "manque de") == Entry(-1.4, Role.REVERSER)
    assert find(words, "pas") == Entry(0.0, Role.NEGATOR)


def test_conjugated_forms_are_verbs_and_a_negation_may_follow_them() -> None:
    entry = find(read("kiffer | 2.5 | er"), "kiffe")
    assert entry is not None
    assert entry.verb


def test_a_derived_form_gives_way_to_a_written_one_but_makes_it_a_verb() -> None:
    assert find(read("fêter | 2.1 | er", "fête | 2.6 | noun"), "fete") == Entry(2.6, verb=True)


def test_a_verb_of_the_other_sign_leaves_a_written_form_alone() -> None:
    assert find(read("sublimer | -1 | er", "sublime | 3.4 | adj"), "sublime") == Entry(3.4)


def test_an_exact_entry_is_kept_apart() -> None:
    words = read("=tâche|=tâches | 0 | word", "tache | -1.2 | word")
    assert find(words, "tache") == Entry(-1.2)
    assert words.exact["tache"]["tâche"] == Entry(0.0)
    assert words.exact["taches"]["tâches"] == Entry(0.0)


def test_an_emoticon_may_begin_with_the_mark_of_exact_entries() -> None:
    words = read("=) | 2 | emoticon")
    assert words.emoticons == {"=)"}
    assert find(words, "=)") == Entry(2.0)


@pytest.mark.parametrize(
    "lines",
    [
        ["bon | 2.1"],
        ["bon | beaucoup | word"],
        ["bon | shouter 2 | word"],
        ["bon | 4.5 | word"],
        ["un deux trois quatre cinq six | 1 | phrase"],
        ["... | 1 | word"],
        ["été | 1 | word", "ete | 2 | word"],
        ["=deux mots | 1 | word"],
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_its_number(lines: list[str]) -> None:
    with pytest.raises(BugError, match=f"line {len(lines)}"):
        read(*lines)
