"""Mentions for sittings of checking: each says something else, so that each can be drawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cmdesk.core.corrections import Draw, Drawn, Purpose
from cmdesk.core.types import Label, Role, Tracker
from cmdesk.core.views import View
from tests.ui.fake_store import NOW, Memory, mention

SHOWN = View(1, NOW - timedelta(days=30), NOW)
"""What is on screen."""


def checkable(said: Sequence[Label]) -> Memory:
    """A memory with a mention for each label that a scorer said, the newest first, all of tracker 1."""
    memory = Memory(trackers={1: Tracker("Café Vermeil", "vermeil", role=Role.OWN, id=1)})
    for number, label in enumerate(said):
        text = f"Ce que la cliente numéro {number} raconte de sa matinée au café"
        memory.mentions.append(
            mention(NOW - timedelta(hours=number + 1), label, text=text, sequence=number, trackers=(1,))
        )
    return memory


def drawn(memory: Memory, *, random: bool = True) -> Draw:
    """A draw of all mentions of a memory, in their order."""
    mentions = tuple(
        Drawn(place, kept.line, kept.sentiment.label, random) for place, kept in enumerate(memory.mentions)
    )
    return Draw(1, Purpose.CHECK, replace(SHOWN, reposts=False), len(mentions), NOW, mentions)
