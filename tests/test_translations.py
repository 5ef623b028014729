"""The catalogues hold every text of the code, complete, compiled, and in well-set French.

`make translations` brings them up to date; a test that fails here names the texts that are then to be translated. What
the extraction tool cannot see (a text that is no literal) is refused in the code itself.
"""

import ast
import os
import re
import shutil
import string
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from cmdesk.core.query import fields

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "resources" / "i18n"
LANGUAGES = ("fr", "en")

SAME_IN_FRENCH: Final = {
    "Hacker News",
    "Quota",
    "Reddit",
    "YouTube",
    "ms",
    " min",
    "{count} h",
    "{count} min",
    "{network} ({server})",
    "Action",
    "Corrections",
    "Version",
    "Versions",
    "article",
    "Blog",
    "Date",
    "Forum",
    "Mention",
    "Mentions",
    "&Format",
    "&Mentions",
    "&Usage",
    "Menu",
    "Podcast",
    "Source",
    "Sources",
    "Sources…",
    "&Sources…",
    "Volume",
    "mentions",
    "pause",
    "stable",
    "{count} mentions",
    "{own} / ({own} + {competitors})",
}

MARKED_ELSEWHERE: Final = {
    ("cmdesk/cli/catalogue.py", "error.template"),
    ("cmdesk/cli/catalogue.py", "REJECTION_REASONS[code]"),
    ("cmdesk/cli/collect_report.py", "SOURCE_IDS[inquiry.source]"),
    ("cmdesk/cli/source.py", "card.gives"),
    ("cmdesk/cli/source.py", "card.terms"),
    ("cmdesk/cli/source_trial.py", "SOURCE_IDS[arguments.source]"),
    ("cmdesk/cli/source_trial.py", "SOURCE_IDS[source.id]"),
    ("cmdesk/cli/source_trial.py", "SOURCE_IDS[told['source']]"),
    ("cmdesk/ui/dialogs/first_sources.py", "text"),
    ("cmdesk/ui/source_words.py", "card.gives"),
    ("cmdesk/ui/source_words.py", "card.terms"),
    ("cmdesk/cli/doctor.py", "CHECKS[finding.check]"),
    ("cmdesk/cli/evaluate.py", "FAULTS[code]"),
    ("cmdesk/cli/export.py", "text"),
    ("cmdesk/cli/program.py", "summary"),
    ("cmdesk/cli/search_words.py", "SOURCE_IDS[source]"),
    ("cmdesk/cli/search_words.py", "text"),
    ("cmdesk/cli/track.py", "fault.template"),
    ("cmdesk/ui/translation_words.py", "text"),
    ("cmdesk/cli/restore.py", "words"),
    ("cmdesk/ui/wording.py", "SOURCE_IDS[source]"),
    ("cmdesk/ui/wording.py", "error.template"),
    ("cmdesk/ui/wording.py", "note.template"),
    ("cmdesk/ui/wording.py", "REJECTION_REASONS.get(code, code)"),
}
"""Texts that are looked up here and marked by QT_TRANSLATE_NOOP where they are written."""

_NARROW: Final = "\u202f"
_WIDE: Final = "\xa0"
_FAULTS: Final = {
    "a narrow no-break space belongs before ; ! ?": rf"(?<!{_NARROW})[;!?]",
    "a no-break space belongs before a colon": rf"(?<!{_WIDE}):(?![\d%]|//)",
    "a narrow no-break space belongs before a per cent sign": rf"(?<!{_NARROW})%(?!L?n)(?!%*[dmYHM]\b)",
    "no-break spaces belong inside guillemets": rf"«(?!{_WIDE})|(?<!{_WIDE})»",
    "an apostrophe is ’": r"'",
    "an ellipsis is …": r"\.\.\.",
    "quotation marks are guillemets": r"[“”]",
    "one space is enough": r"[^\S\n]{2}",
}
# fields and their values are typed as they are, in every language
_QUERIES: Final = re.compile(rf"\b(?:{'|'.join(fields.NAMES)}):[^\s,;]*")


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue; `forms` has several translations where the text depends on a number."""

    context: str
    source: str
    forms: tuple[str, ...]
    plural: bool
    finished: bool


def read(path: Path) -> list[Message]:
    """The entries of a catalogue."""
    return [
        Message(
            context.findtext("name") or "",
            message.findtext("source") or "",
            tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",),
            message.get("numerus") == "yes",
            translation.get("type") is None,
        )
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
    ]


def said(language: str) -> Iterator[tuple[Message, str]]:
    """Every translation of a catalogue, plural forms one by one."""
    for message in read(CATALOGUES / f"cmdesk_{language}.ts"):
        for form in message.forms:
            yield message, form


def fields(text: str) -> list[str]:
    """The `{fields}` of a template, with their format, in alphabetical order."""
    parts = string.Formatter().parse(text)
    return sorted(f"{name}!{conversion}:{form}" for _, name, form, conversion in parts if name is not None)


def typing_faults(text: str) -> list[str]:
    """What is wrong with the spaces and signs of a French text."""
    words = _QUERIES.sub("…", text)
    return [fault for fault, pattern in _FAULTS.items() if re.search(pattern, words)]


def mnemonics(text: str) -> list[str]:
    """The letters that open a menu or a field by Alt."""
    return [letter.casefold() for letter in re.findall(r"&(\w)", text.replace("&&", ""))]


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the catalogues, brought up to date with the code."""
    if shutil.which("sh") is None:
        pytest.skip("the catalogues are brought up to date by a shell script")
    folder = tmp_path_factory.mktemp("i18n")
    for path in CATALOGUES.glob("*.ts"):
        shutil.copy(path, folder)
    tools = {"PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))}
    subprocess.run(
        ["sh", str(ROOT / ".ci" / "translations"), str(folder)], env=os.environ | tools, check=True, capture_output=True
    )
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_the_texts_of_the_code(language: str, updated: Path) -> None:
    kept = {(one.context, one.source, one.plural) for one in read(CATALOGUES / f"cmdesk_{language}.ts")}
    wanted = {(one.context, one.source, one.plural) for one in read(updated / f"cmdesk_{language}.ts")}
    assert (sorted(wanted - kept), sorted(kept - wanted)) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str, updated: Path) -> None:
    messages = read(updated / f"cmdesk_{language}.ts")
    assert messages
    assert [one for one in messages if not one.finished or not all(form.strip() for form in one.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_made_from_the_texts(language: str, updated: Path) -> None:
    name = f"cmdesk_{language}.qm"
    assert (CATALOGUES / name).read_bytes() == (updated / name).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_gives_every_translation(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(CATALOGUES / f"cmdesk_{language}.qm"))
    singular = {"fr": (0, 1), "en": (1,)}[language]
    wrong = []
    for one in read(CATALOGUES / f"cmdesk_{language}.ts"):
        for number in (0, 1, 2, 1_000_000) if one.plural else (-1,):
            wanted = one.forms[one.plural and number not in singular]
            if (given := translator.translate(one.context, one.source, None, number)) != wanted:
                wrong.append((one.context, one.source, number, given))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_gives_a_singular_and_a_plural(language: str) -> None:
    messages = read(CATALOGUES / f"cmdesk_{language}.ts")
    assert [one.source for one in messages if len(one.forms) != 1 + one.plural] == []
    assert language == "fr" or all(one.plural for one in messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_and_numbers_are_kept(language: str) -> None:
    pairs = [(one.source, form) for one, form in said(language)]
    assert [pair for pair in pairs if fields(pair[0]) != fields(pair[1])] == []
    numbers = [tuple(re.findall(r"%L?n", text) for text in pair) for pair in pairs]
    assert [pair for pair, (before, after) in zip(pairs, numbers, strict=True) if before != after] == []


def test_what_argparse_formats_is_kept() -> None:
    assert [form for one, form in said("fr") if one.context == "cli" and "%" in form.replace("%%", "")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_endings_are_kept(language: str) -> None:
    def ending(text: str) -> str:
        return "".join(re.findall(r"[.…:?!]$", text))

    assert [(one.source, form) for one, form in said(language) if ending(one.source) != ending(form)] == []


def test_mnemonics_are_kept() -> None:
    pairs = [(one.source, form) for one, form in said("fr")]
    assert [pair for pair in pairs if len({len(mnemonics(text)) for text in pair}) != 1] == []


def test_a_dialog_uses_no_letter_twice() -> None:
    twice = []
    for side in (0, 1):
        letters: dict[str, Counter[str]] = {}
        for one, form in said("fr"):
            if one.context.endswith("Dialog"):
                letters.setdefault(one.context, Counter()).update(mnemonics((one.source, form)[side]))
        twice += [(context, letter) for context, used in letters.items() for letter in used if used[letter] > 1]
    assert twice == []


def test_french_is_typed_as_french() -> None:
    assert [(form, faults) for _, form in said("fr") if (faults := typing_faults(form))] == []


def test_the_french_help_is_typed_as_french() -> None:
    pages = [ROOT / "resources" / "help" / name for name in ("fr.md", "query.fr.md")]
    page = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    # what she types stays as it is, and a question mark can be the sign of a label
    words = re.sub(r"`[^`]*`", "…", page).replace("? inconnu", "inconnu")
    assert [line for line in words.splitlines() if typing_faults(line)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ton :",
        "Ton:",
        "trop ; peu",
        "Vraiment ?",
        "95 %",
        "95%",
        "«ici »",
        "« ici\xa0»",
        "l'avis",
        "etc...",
        "a  b",
        "“ici”",
    ],
)
def test_a_typing_fault_is_found(text: str) -> None:
    assert typing_faults(text)


@pytest.mark.parametrize("text", ["Ton\xa0:", "95\u202f%", "%Ln vues", "à 14:30", "«\xa0ici\xa0»\u202f; là\u202f?"])
def test_good_french_is_let_through(text: str) -> None:
    assert typing_faults(text) == []


def test_nothing_is_left_in_english() -> None:
    assert {one.source for one, form in said("fr") if form == one.source} == SAME_IN_FRENCH


def _context_and_text(call: ast.Call) -> tuple[ast.expr | None, ast.expr] | None:
    """The context (None where the class is it) and the text that a call translates or marks; None for other calls."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "tr" and call.args:
        return None, call.args[0]
    if name not in {"translate", "QT_TRANSLATE_NOOP"} or len(call.args) < 2:
        return None
    # translate(x, y) of a painter moves it, and a catalogue's own method hands on what it is given
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    ours = receiver is None or (isinstance(receiver, ast.Name) and receiver.id == "QCoreApplication")
    return (call.args[0], call.args[1]) if ours or _is_text(call.args[0]) else None


def _is_text(part: ast.expr) -> bool:
    # not bytes.translate(None, ...)
    return isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and isinstance(part.value, str))


def _is_literal(part: ast.expr | None) -> bool:
    return part is None or (isinstance(part, ast.Constant) and isinstance(part.value, str))


def _unseen(code: str) -> list[str]:
    """The translated texts of a module that the extraction tool cannot see, as they stand there."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    found = [pair for call in calls if (pair := _context_and_text(call)) is not None]
    return [ast.unparse(text) for context, text in found if not (_is_literal(context) and _is_literal(text))]


def test_every_translated_text_is_a_literal() -> None:
    unseen = {
        (path.relative_to(ROOT).as_posix(), text)
        for path in (ROOT / "cmdesk").rglob("*.py")
        for text in _unseen(path.read_text(encoding="utf-8"))
    }
    assert unseen == MARKED_ELSEWHERE


@pytest.mark.parametrize(
    "code",
    [
        "self.tr(f'{count} mentions')",
        "self.tr(text)",
        "QCoreApplication.translate('Picture', text)",
        "QCoreApplication.translate(context, 'text')",
        "context.translate('cli', f'{count} mentions')",
        "translate('cli', 'one ' + 'two')",
        "QT_TRANSLATE_NOOP('errors', TEMPLATE)",
    ],
)
def test_a_text_that_is_no_literal_is_found(code: str) -> None:
    assert _unseen(code)


@pytest.mark.parametrize(
    "code", ["self.tr('one ' 'two')", "translate('cli', 'one')", "painter.translate(x, y)", "text.translate(table)"]
)
def test_a_literal_is_let_through(code: str) -> None:
    assert _unseen(code) == []
