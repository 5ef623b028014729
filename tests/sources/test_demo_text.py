"""The tables of the demonstration are rich and whole, and its texts read as people write."""

import re
from random import Random

import pytest

from cmdesk.core.types import Author
from cmdesk.sources.demo_people import LANGUAGES, Habit, Voice
from cmdesk.sources.demo_text import Scribe, mood, table


@pytest.fixture
def scribe() -> Scribe:
    return Scribe(Random(7), table("cast"))


def voice(habit: Habit = Habit.TIDY, *, lang: str = "fr", gender: str = "masculine") -> Voice:
    return Voice(Author("x:nobody", "nobody"), lang, habit, gender)


def test_there_are_hundreds_of_different_sentences() -> None:
    sentences = [sentence for entries in table("fr")["sentences"].values() for sentence in entries]
    assert len(sentences) > 600
    assert len(set(sentences)) > 0.98 * len(sentences)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("gender", ["feminine", "masculine"])
@pytest.mark.parametrize("habit", Habit)
def test_every_sentence_can_be_said_by_everybody(scribe: Scribe, lang: str, gender: str, habit: Habit) -> None:
    for topic in table(lang)["sentences"]:
        for sentence in scribe.sentences(topic, lang):
            said = scribe.fill(sentence, voice(habit, lang=lang, gender=gender))
            assert not re.search(r"[{}|]|  |^\s|\s$", said), said
        assert scribe.write(topic, voice(habit, lang=lang, gender=gender))


def test_the_other_languages_know_no_topic_that_french_does_not() -> None:
    for lang in LANGUAGES:
        assert set(table(lang)["sentences"]) <= set(table("fr")["sentences"])


@pytest.mark.parametrize(
    ("gender", "said"), [("feminine", "Je suis déçue et furieuse."), ("masculine", "Je suis déçu et furieux.")]
)
def test_words_agree_with_the_speaker(scribe: Scribe, gender: str, said: str) -> None:
    assert scribe.fill("je suis déçu{e} et {furieux}.", voice(gender=gender)) == said


def test_sentences_begin_with_a_capital_but_addresses_do_not(scribe: Scribe) -> None:
    assert scribe.fill("quoi ? non. là-bas… oui", voice()) == "Quoi ? Non. Là-bas… oui"
    assert scribe.fill("voir ici. cafe.example/menu", voice()) == "Voir ici. cafe.example/menu"


def test_the_press_names_the_brand_in_full_and_uses_no_handle(scribe: Scribe) -> None:
    printed = {scribe.fill("{brand}", voice(Habit.PRINTED)) for _ in range(20)}
    assert printed == {"Café Clairambre", "Clairambre"}
    assert "@cafeclairambre" in {scribe.fill("{brand}", voice()) for _ in range(20)}


def test_a_missing_word_is_added_as_a_handle_in_front_or_a_tag_at_the_end(scribe: Scribe) -> None:
    before = scribe.write(
        "reply.chat", voice(Habit.PRINTED), before="@lea ", must=("norvent",), mark="@brulerienorvent"
    )
    assert before.startswith("@lea @brulerienorvent ")
    assert scribe.write("reply.chat", voice(Habit.PRINTED), must=("cafelyon",), mark="#CaféLyon").endswith(" #CaféLyon")
    assert "@cafeclairambre @" not in scribe.write("own.award", voice(), must=("clairambre",), mark="@cafeclairambre")


def test_sentences_are_dealt_without_repetition_until_all_were_said(scribe: Scribe) -> None:
    said = [scribe.write("forum.reply_manager", voice(Habit.PRINTED)) for _ in range(6)]
    assert len(set(said)) == 6


def test_hasty_people_abbreviate_and_loud_ones_shout() -> None:
    scribe = Scribe(Random(1), table("cast"))
    hasty = [scribe.write("own.praise", voice(Habit.HASTY)) for _ in range(40)]
    assert sum(text[0].islower() for text in hasty) > 15
    assert any(re.search(r"\b(vrmt|bcp|qd|tjrs|deja|cafe)\b", text) for text in hasty)
    loud = [scribe.write("own.praise", voice(Habit.LOUD)) for _ in range(40)]
    assert any("!!" in text for text in loud)
    assert not any("!!" in text for text in hasty)


def test_moods_follow_the_angle_of_a_topic() -> None:
    moods = [mood(topic) for topic in ("own.praise", "crisis.anger", "own.irony", "sector.talk")]
    assert moods == ["good", "bad", "wry", "calm"]
