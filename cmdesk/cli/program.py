"""The program: reads the global options, finds the command, turns errors into sentences and exit codes.

Exit 0 done, 1 failed, 2 wrong usage or ambiguous input (nothing changed), 130 interrupted.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from cmdesk import __version__
from cmdesk.cli.catalogue import Catalogue
from cmdesk.cli.context import Context, moment, write_line, zone
from cmdesk.config import paths, settings
from cmdesk.config.secrets import RedactingFormatter, Secrets
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UserError

COMMANDS = {
    "track": (
        "track",
        QT_TRANSLATE_NOOP("cli", "what is watched: add, list, edit, pause, resume, duplicate, remove, rematch"),
    ),
    "account": ("account", QT_TRANSLATE_NOOP("cli", "your own accounts: add, list, remove")),
    "import": ("import_posts", QT_TRANSLATE_NOOP("cli", "bring in posts from files")),
    "source": (
        "source",
        QT_TRANSLATE_NOOP("cli", "where mentions come from: list, find, add, remove; keys and ceilings"),
    ),
    "collect": ("collect", QT_TRANSLATE_NOOP("cli", "ask the sources for new mentions")),
    "export": ("export", QT_TRANSLATE_NOOP("cli", "the mentions as CSV, Excel or JSON lines")),
    "stats": ("stats", QT_TRANSLATE_NOOP("cli", "volume and mood over time, as numbers")),
    "compare": ("compare", QT_TRANSLATE_NOOP("cli", "what other tools said of the mood, beside ours")),
    "score": ("score", QT_TRANSLATE_NOOP("cli", "language and sentiment of texts, one a line")),
    "evaluate": ("evaluate", QT_TRANSLATE_NOOP("cli", "how good the sentiment is on texts that people labelled")),
    "rescore": ("rescore", QT_TRANSLATE_NOOP("cli", "score stored mentions anew, by what the scorers know today")),
    "match": ("match", QT_TRANSLATE_NOOP("cli", "print the lines that a query matches")),
    "chart": ("chart", QT_TRANSLATE_NOOP("cli", "a chart as a picture")),
    "backup": ("backup", QT_TRANSLATE_NOOP("cli", "copy the store to one file, while it is in use")),
    "forget": ("forget", QT_TRANSLATE_NOOP("cli", "forget what a person wrote, here and in every copy")),
    "restore": ("restore", QT_TRANSLATE_NOOP("cli", "put a backup back; what is there now is kept")),
    "tidy": ("tidy", QT_TRANSLATE_NOOP("cli", "forget what people wrote so many months ago; it still counts")),
    "doctor": ("doctor", QT_TRANSLATE_NOOP("cli", "check that the store is sound")),
}
"""Command -> its module, which has `add_arguments(parser, translate)` and `run(arguments, context)`, and a summary."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    catalogue = Catalogue(_language(words))
    known, rest = _everywhere(catalogue.translate).parse_known_args(words)
    arguments = _parser(catalogue).parse_args(rest, known)
    secrets = Secrets()
    talk = logging.StreamHandler()
    talk.setFormatter(RedactingFormatter("%(message)s", secrets))
    logging.basicConfig(level=logging.DEBUG if arguments.verbose else logging.WARNING, handlers=[talk])
    try:
        context = Context(
            store=arguments.store or paths.default_store(),
            catalogue=catalogue,
            fixed_now=None if arguments.now is None else moment(arguments.now, zone(None)),
            progress=arguments.progress,
            quiet=arguments.quiet,
            verbose=arguments.verbose,
            secrets=secrets,
        )
        module = COMMANDS[arguments.command][0] if arguments.command else "desk"
        code: int = import_module(f"cmdesk.cli.{module}").run(arguments, context)
        return code
    except UserError as error:
        print(f"cmdesk: {catalogue.sentence(error)}", file=sys.stderr)
        if arguments.progress:
            write_line(json.dumps({"event": "result", "error": catalogue.sentence(error)}, ensure_ascii=False))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read us has gone: nothing more can be said, not even by the interpreter when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _language(words: Sequence[str]) -> str:
    """The language to speak: `--lang` before the command, else her preference."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in COMMANDS:
            break
        if word == "--lang" and following in settings.LANGUAGES:
            return following
        if word.startswith("--lang=") and word[7:] in settings.LANGUAGES:
            return word[7:]
    return settings.load(paths.settings_file()).interface_language()


def _everywhere(translate: Callable[[str, str], str]) -> argparse.ArgumentParser:
    """The options that may stand anywhere on the line, before or behind the command."""
    parser = argparse.ArgumentParser(prog="cmdesk", add_help=False, allow_abbrev=False)
    parser.add_argument("--store", type=Path, metavar="PATH", help=translate("cli", "the store to work with"))
    parser.add_argument(
        "--progress", action="store_true", help=translate("cli", "report as JSON lines; end when stdin closes")
    )
    parser.add_argument("--quiet", "-q", action="store_true", help=translate("cli", "no talk on stderr"))
    parser.add_argument("--verbose", "-v", action="store_true", help=translate("cli", "more talk on stderr"))
    parser.add_argument("--now", metavar="MOMENT", help=translate("cli", "fix the clock, for pictures and tests"))
    return parser


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    translate = catalogue.translate
    parser = argparse.ArgumentParser(
        prog="cmdesk",
        description=translate(
            "cli", "A desktop listening post for community managers. Without a command it opens the window."
        ),
        parents=[_everywhere(translate)],
    )
    parser.add_argument("--version", action="version", version=f"cmdesk {__version__}")
    parser.add_argument(
        "--lang", dest="interface", choices=settings.LANGUAGES, help=translate("cli", "language to speak")
    )
    desk = parser.add_argument_group(translate("cli", "the window"))
    desk.add_argument("--demo", action="store_true", help=translate("cli", "with made-up data in a throw-away store"))
    desk.add_argument(
        "--render", type=Path, metavar="OUT.png", help=translate("cli", "paint it without a screen, then exit")
    )
    desk.add_argument("--theme", choices=settings.THEMES)
    desk.add_argument("--size", metavar="1360x860")
    desk.add_argument("--tracker", metavar="NAME", dest="desk_tracker")
    desk.add_argument("--from", metavar="DATE", dest="desk_start")
    desk.add_argument("--to", metavar="DATE", dest="desk_end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=translate("cli", "commands"))
    for name, (module, summary) in COMMANDS.items():
        below = commands.add_parser(name, help=translate("cli", summary), description=translate("cli", summary))
        import_module(f"cmdesk.cli.{module}").add_arguments(below, translate)
    return parser
