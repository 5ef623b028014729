"""Labelled texts for training: which rows there are, and which must not be used.

A row is not used where its text occurs among the validation rows of any language, however its links, handles, case and
punctuation differ: what measures a scorer must be new to it. A text counts once, even where several corpora have it.
"""

import gzip
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError
from cmdesk.core.types import Label

LANGUAGES: Final = ("fr", "en", "de", "es", "it", "pt", "ar", "hi")
"""Languages of UMSAB, whose validation rows are kept aside; the first six are those of the scorer."""

_LINK_OR_HANDLE: Final = re.compile(r"(?:https?://\S*|www\.\S+|\bhttps?\b|@\w+)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_NEUTRAL_UP_TO: Final = 1.0
"""Mean human valence, of -4 to 4, up to which a text of VADER's own corpora counts as neutral here."""

_UNREADABLE: Final = QT_TRANSLATE_NOOP("errors", "Cannot read {path}: {reason}.")
_MALFORMED: Final = QT_TRANSLATE_NOOP(
    "errors", "{path}, line {line}: a row is a split, a label and a text, with tabs between them."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled text.

    Attributes:
        corpus: name of its file, without endings: "umsab-fr".
    """

    corpus: str
    lang: str
    label: Label
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """What a folder holds for training.

    Attributes:
        training: rows that may be trained on.
        validation: those that measure, and are never trained on.
        removed: by corpus, how many rows were left out because their text is among the validation rows, or known.
    """

    training: tuple[Row, ...]
    validation: tuple[Row, ...]
    removed: dict[str, int]


def text_key(text: str) -> str:
    """What is left of a text without links, handles, case and punctuation: texts of one key are the same text."""
    text = html.unescape(_unescaped(text)).lower()
    return " ".join(_WORD.findall(_LINK_OR_HANDLE.sub(" ", text))) or " ".join(text.split())


def read_rows(folder: Path, corpora: Sequence[str]) -> Rows:
    """The rows of UMSAB in all its languages and of further corpora, in this order; the first of equal texts stays.

    Raises:
        InputError: a file cannot be read.
    """
    umsab = [f"umsab-{lang}" for lang in LANGUAGES]
    validation = tuple(row for corpus in umsab for row in _read(folder, corpus, frozenset({"val"})))
    training = [row for corpus in [*umsab, *corpora] for row in _read(folder, corpus, frozenset({"train", "all"}))]
    kept, removed = unseen(training, validation)
    return Rows(tuple(kept), validation, removed)


def unseen(training: Iterable[Row], validation: Iterable[Row]) -> tuple[list[Row], dict[str, int]]:
    """The rows whose text is in no validation row and came in no other corpus before; how many each corpus lost."""
    held = {text_key(row.text) for row in validation}
    first: dict[str, str] = {}
    kept: list[Row] = []
    removed: dict[str, int] = {}
    for row in training:
        key = text_key(row.text)
        if key in held or first.setdefault(key, row.corpus) != row.corpus:
            removed[row.corpus] = removed.get(row.corpus, 0) + 1
        else:
            kept.append(row)
    return kept, removed


def _read(folder: Path, corpus: str, splits: frozenset[str]) -> Iterator[Row]:
    path = folder / f"{corpus}.tsv.gz"
    lang = "en" if corpus.startswith("vader-") else corpus.rpartition("-")[2]
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                try:
                    split, label, text = line.rstrip("\n").split("\t", 2)
                    if corpus.startswith("vader-"):
                        yield Row(corpus, lang, _of_valence(float(label)), text)
                    elif split in splits:
                        # what measures is taken as it stands: others measure with the same texts
                        yield Row(corpus, lang, Label(int(label)), text if split == "val" else _unescaped(text))
                except ValueError as error:
                    raise InputError(_MALFORMED, path=path, line=number) from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(_UNREADABLE, path=path, reason=getattr(error, "strerror", None) or error) from error


def _of_valence(mean: float) -> Label:
    if abs(mean) <= _NEUTRAL_UP_TO:
        return Label.NEUTRAL
    return Label.POSITIVE if mean > 0 else Label.NEGATIVE


def _unescaped(text: str) -> str:
    r"""The text without the `\u2019` and `\"` that some corpora have in the place of what was meant."""
    if "\\" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text.replace('\\"', '"'))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
