"""Whether the line is paid by the byte: what systems say, and how often they are asked."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from cmdesk.net.metered import EVERY, Meter


@pytest.mark.parametrize(
    ("platform", "said", "metered"),
    [
        ("linux", "u 1\n", True),
        ("linux", "u 3\n", True),
        ("linux", "u 0\n", False),
        ("linux", "u 2\n", False),
        ("linux", "u 4\n", False),
        ("linux", "", False),
        ("win32", "Fixed\r\n", True),
        ("win32", "Variable\r\n", True),
        ("win32", "Unrestricted\r\n", False),
        ("win32", "Unknown\r\n", False),
        ("darwin", "u 1", False),
    ],
)
def test_what_systems_say(platform: str, said: str, metered: bool) -> None:
    assert Meter(platform=platform, ask=lambda _command: said)() is metered


@pytest.mark.parametrize("fault", [FileNotFoundError("busctl"), subprocess.TimeoutExpired("busctl", 5)])
def test_a_system_that_cannot_say_is_taken_for_no(fault: Exception) -> None:
    def ask(_command: Sequence[str]) -> str:
        raise fault

    assert Meter(platform="linux", ask=ask)() is False


def test_it_is_asked_once_a_minute() -> None:
    asked, now = [], [0.0]

    def ask(command: Sequence[str]) -> str:
        asked.append(command)
        return "u 1" if len(asked) == 1 else "u 2"

    meter = Meter(platform="linux", ask=ask, tick=lambda: now[0])
    assert [meter(), meter()] == [True, True]
    now[0] = EVERY
    assert (meter(), len(asked)) == (False, 2)


def test_this_system_answers_or_is_taken_for_no() -> None:
    assert Meter(platform=sys.platform)() in (True, False)
