"""`cmdesk score`: one text a line in, one JSON line out: language, label and the words that decided."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from cmdesk import bootstrap
from cmdesk.cli.context import Context, write_line
from cmdesk.cli.match import lines
from cmdesk.core.post_json import sentiment_to_json


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk score`."""
    parser.add_argument("file", nargs="?", type=Path, help=translate("cli", "one text a line; without it, stdin"))
    parser.add_argument(
        "--scorer", default="auto", metavar="ID", help=translate("cli", "auto, linear, vader, lexicon-fr, lexicon-de …")
    )


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Score; returns the exit code."""
    analyst = bootstrap.make_analyst()
    for line in lines(arguments.file):
        text, stated = _text(line)
        lang, sentiment = analyst.score(text, stated, arguments.scorer)
        evidence = [[part.start, part.end, part.weight] for part in sentiment.evidence]
        write_line(json.dumps({**sentiment_to_json(sentiment, lang), "evidence": evidence}, ensure_ascii=False))
    return 0


def _text(line: str) -> tuple[str, str | None]:
    """A line that is a JSON object with a text is read as one; anything else is a text."""
    if line.startswith("{"):
        try:
            found = json.loads(line)
        except ValueError:
            return line, None
        if isinstance(found, dict) and isinstance(found.get("text"), str):
            lang = found.get("lang")
            return found["text"], lang if isinstance(lang, str) else None
    return line, None
