"""What is said in the demonstration: hand-written sentences in, texts as people type them out.

The tables are `resources/demo/*.json`: one file per language (sentences by topic, slots, spellings, emoji, hashtags)
and `cast.json` (who speaks, and how they call the brand). This module draws, fills in and dresses; what is said when
and to whom is the story's business (`cmdesk.sources.demo`). It makes up no words of its own.

In a sentence `{a|b}` is a choice and `{word}` a slot, filled from the language's table, from the names of the cast, or
by the speaker's gender (`déçu{e}`). Sentences, choices and slots are dealt like cards, without repetition until
the pack is used up: neighbours in a table never look like copies.
"""

import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from random import Random
from typing import Any, Final

from cmdesk.core.text import fold
from cmdesk.sources.demo_people import LANGUAGES, Habit, Voice

_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_SENTENCE_START: Final = re.compile(r"(?:^|(?<=[.!?] ))(?!\S+\.example)[^\W\d_]")
_MOODS: Final = {
    "good": ("praise", "award", "relief", "official", "campaign", "delight", "gratitude", "solved", "defence"),
    "bad": ("complaint", "anger", "prices", "crisis", "sympathy", "unsolved"),
    "wry": ("irony",),
}  # any other angle is "calm"


def table(name: str) -> dict[str, Any]:
    """One data table of the demonstration, read afresh."""
    file = resources.files("cmdesk.resources").joinpath("demo", f"{name}.json")
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def mood(topic: str) -> str:
    """What is felt in a topic ("own.praise"): good, bad, wry or calm."""
    angle = topic.partition(".")[2]
    return next((name for name, angles in _MOODS.items() if angle in angles), "calm")


class Scribe:
    """Writes texts, never the same one twice where the tables allow it.

    Args:
        rng: decides everything; the same generator in the same state writes the same texts.
        cast: the table "cast".
    """

    def __init__(self, rng: Random, cast: Mapping[str, Any]) -> None:
        self._rng = rng
        self._cast = cast
        self._tables = {lang: table(lang) for lang in LANGUAGES}
        self._packs: dict[tuple[str, ...], list[str]] = {}
        self._written: set[str] = set()

    def knows(self, topic: str, lang: str = "fr") -> bool:
        """Whether there are sentences on a topic in a language."""
        return topic in self._tables[lang]["sentences"]

    def sentences(self, topic: str, lang: str = "fr") -> Sequence[str]:
        """The sentences on a topic, as in the table."""
        found: list[str] = self._tables[lang]["sentences"][topic]
        return found

    def write(self, topic: str, voice: Voice, *, before: str = "", must: Sequence[str] = (), mark: str = "") -> str:
        """Write a text on a topic, in the language of the voice, which has to have sentences on it.

        Args:
            before: put in front as it is.
            must: the text has to hold one of these (folded); where it holds none, `mark` is added: a handle in front,
                a hashtag at the end.
        """
        for _ in range(6):
            text = self.fill(self._deal((voice.lang, topic), self.sentences(topic, voice.lang)), voice)
            text = self._dress(text, topic, voice)
            folded = fold(before + text)
            if must and not any(word in folded for word in must):
                text = f"{mark} {text}" if mark.startswith("@") else f"{text} {mark}"
            text = before + text
            if text not in self._written:
                break
        self._written.add(text)
        return text

    def fill(self, sentence: str, voice: Voice) -> str:
        """Choose among alternatives, fill the slots, begin sentences with a capital."""
        register = "plain" if voice.habit is Habit.PRINTED else "social"
        forms: Mapping[str, list[str]] = self._cast["forms"][register]
        endings: Mapping[str, str] = self._cast["genders"][voice.gender]
        slots: Mapping[str, list[str]] = self._tables[voice.lang]["slots"]

        def replacement(found: re.Match[str]) -> str:
            word: str = found[1]
            if "|" in word:
                return self._deal(("choice", word), word.split("|"))
            if word in endings:
                return endings[word]
            if word in forms:
                return self._deal((register, word), forms[word])
            return self._deal((voice.lang, "slot", word), slots[word])

        while "{" in sentence:
            sentence = _BRACES.sub(replacement, sentence)
        return _SENTENCE_START.sub(lambda start: start[0].upper(), sentence)

    def _deal(self, key: tuple[str, ...], cards: Sequence[str]) -> str:
        pack = self._packs.get(key) or self._rng.sample(cards, len(cards))
        card = pack.pop()
        if not pack:  # the next pack must not begin with what was just dealt
            others = [other for other in cards if other != card] or cards
            pack = self._rng.sample(others, len(others))
        self._packs[key] = pack
        return card

    def _dress(self, text: str, topic: str, voice: Voice) -> str:
        """The text as this voice types it."""
        if voice.habit is Habit.PRINTED:
            return text
        rng, words = self._rng, self._tables[voice.lang]
        if voice.habit is Habit.HASTY:
            text = self._respell(text, words["spellings"], most=2).rstrip(".")
            text = text[0].lower() + text[1:] if text[1:2].islower() else text
        elif voice.habit is Habit.LOUD:
            text = self._respell(text, words["stretches"], most=1)
            text = text[:-1] + rng.choice((" !!", " !!!", "…")) if text.endswith(".") else text
        if rng.random() < (0.75 if voice.habit is Habit.CHATTY else 0.12):
            feeling = mood(topic)
            text = f"{text} {self._deal((voice.lang, 'emoji', feeling), words['emoji'][feeling])}"
        tags = words["hashtags"].get(topic.partition(".")[0])
        if tags and rng.random() < 0.16:
            tag = self._deal((voice.lang, "tag", *tags), tags)
            text = text if tag in text else f"{text} {tag}"
        return text

    def _respell(self, text: str, spellings: Mapping[str, str], most: int) -> str:
        for plain, typed in self._rng.sample(sorted(spellings.items()), len(spellings)):
            text, changed = re.subn(rf"\b{re.escape(plain)}\b", typed, text, count=1)
            most -= changed
            if not most:
                break
        return text
