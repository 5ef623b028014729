"""How the command line is run in tests: within this process, with a store, a language and a clock of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cmdesk.cli import main
from tests.builders import NOW


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)

    @property
    def events(self) -> list[dict[str, Any]]:
        """The JSON value of each line of stdout."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentence(self) -> str:
        """What it says to a person: one line, and nothing on stdout."""
        assert self.out == ""
        assert self.err.startswith("cmdesk: ")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("cmdesk: ").removesuffix("\n")


Cli = Callable[..., Ran]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store of the test is; nothing is there yet."""
    return tmp_path / "store" / "mentions.db"


@pytest.fixture
def cli(store: Path, capfd: pytest.CaptureFixture[str]) -> Cli:
    """Run a command line; `before` stands before the command."""

    def run(*words: str | Path, before: tuple[str, ...] = ("--lang", "en")) -> Ran:
        capfd.readouterr()
        try:
            code = main([*before, "--store", str(store), "--now", NOW.isoformat(), *map(str, words)])
        except SystemExit as end:  # argparse
            code = end.code if isinstance(end.code, int) else 1
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        assert "\r" not in out
        return Ran(code, out, err)

    return run
