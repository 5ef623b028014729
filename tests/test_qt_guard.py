"""Guards the Qt binding: releases that give `None` away must never be installed.

With PySide6 6.12.0 on Python 3.11 each call of a Qt method that returns nothing dropped one reference to `None`; after
some thousands the interpreter aborted, often at the end of a green test run. setup.cfg keeps such releases out; these
tests notice when one comes in. They run in a process of their own, because a faulty binding takes its process down.
"""

import subprocess
import sys

_NAME_OFTEN = """
import sys
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range({calls}):
    thing.setObjectName("name")
print(before - sys.getrefcount(None))
"""


def _name_often(calls: int) -> subprocess.CompletedProcess[str]:
    """Call a Qt method that returns nothing; stdout is how many references to `None` were lost on the way."""
    code = _NAME_OFTEN.format(calls=calls)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


def test_twenty_thousand_calls_do_not_abort_the_interpreter() -> None:
    outcome = _name_often(20_000)
    assert outcome.returncode == 0, outcome.stderr


def test_calls_lose_no_reference_to_none() -> None:
    """From Python 3.12 on None cannot be lost; there the count stands still whatever the binding does."""
    lost = int(_name_often(1_000).stdout)
    assert lost < 100
