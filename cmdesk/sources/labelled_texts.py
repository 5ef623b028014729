"""Texts that people labelled, from a table with tabs: what a scorer is measured on.

One text a line, in UTF-8, plain or gzip: `label<TAB>text`, or `split<TAB>label<TAB>text` (a name of the row may stand
in the place of the split), or columns in any order under a first line that names them (`label`, `text`, and where there
are any `lang`, `split`). What stands behind the last tab that is needed is text.

A label is 0 negative, 1 neutral, 2 positive; in a file that says -1 anywhere, its -1, 0, 1 are these; or it is one of
the three words. Those are taken more narrowly than from the exports of other tools, since N or "joy" may be the label
of another task. So a file is looked over whole before its first text is given: what its numbers mean, and whether any
line can be read, is known then. A line that cannot be read is counted, with the number of the first of its kind, and
left out; nothing is mended, since a mended text is not the one that people labelled.

It knows no scorer, and holds one line at a time.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError
from cmdesk.core.types import Label
from cmdesk.sources import vocabulary
from cmdesk.sources.columns import plain
from cmdesk.sources.encodings import marked
from cmdesk.sources.textfile import ByteFile

LONGEST: Final = 1 << 20
"""Bytes of a line that is read; the longest text that is scored at all is far shorter."""

FAULTS: Final = {
    "encoding": QT_TRANSLATE_NOOP("labelled", "not UTF-8"),
    "label": QT_TRANSLATE_NOOP("labelled", "no label that is known, such as 0, 1, 2 or negative, neutral, positive"),
    "cells": QT_TRANSLATE_NOOP("labelled", "not a label, a tab and a text"),
    "too-long": QT_TRANSLATE_NOOP("labelled", "longer than can be read"),
}
"""Why a line is left out: code -> English words, translatable under the context "labelled"."""

_ALL_BAD: Final = {
    "encoding": QT_TRANSLATE_NOOP("errors", "{path} is not in UTF-8 (line {line}): save it anew as UTF-8."),
    "label": QT_TRANSLATE_NOOP(
        "errors", "{path} holds no label that is known (line {line}): write 0, 1, 2 or negative, neutral, positive."
    ),
    "cells": QT_TRANSLATE_NOOP(
        "errors", "{path} holds no labelled texts (line {line}): write on each line a label, a tab and the text."
    ),
    "too-long": QT_TRANSLATE_NOOP(
        "errors", "The lines of {path} are longer than can be read (line {line}): write one text a line."
    ),
}
_NO_TEXTS: Final = QT_TRANSLATE_NOOP(
    "errors", "{path} holds no texts: write on each line of it a label, a tab and the text."
)
_NO_SPLITS: Final = QT_TRANSLATE_NOOP("errors", "{path} has no splits to choose from: leave --split out.")
_NO_SUCH_SPLIT: Final = QT_TRANSLATE_NOOP("errors", "{path} has no rows of the split {split}; it has {splits}.")

_NAMES: Final = {
    **dict.fromkeys(("label", "sentiment", "etiquette"), "label"),
    **dict.fromkeys(("text", "texte"), "text"),
    **dict.fromkeys(("lang", "language", "langue"), "lang"),
    "split": "split",
}
_NUMBERS: Final = {"0": Label.NEGATIVE, "1": Label.NEUTRAL, "2": Label.POSITIVE}
_SIGNED: Final = {"-1": Label.NEGATIVE, "0": Label.NEUTRAL, "1": Label.POSITIVE, "+1": Label.POSITIVE}
_WORDS: Final = {
    word: label
    for label, words in (
        (Label.NEGATIVE, "negative negatif negativ negativo neg"),
        (Label.NEUTRAL, "neutral neutre neutro neu"),
        (Label.POSITIVE, "positive positif positiv positivo pos"),
    )
    for word in words.split()
}
_LONGEST_LABEL: Final = 32
_MOST_SPLITS: Final = 10


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text, what people call it, and its language where the file says it."""

    text: str
    label: Label
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Lines left out for one reason: how many, and the number of the first."""

    lines: int
    first: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """In which cell of a line stands what; None where in none."""

    label: int
    text: int
    lang: int | None = None
    split: int | None = None
    header: int = 0  # number of the line that names the columns, 0 for none
    cells: int = 2


@dataclass(slots=True)
class _Numbers:
    """The numbers among the labels of one column."""

    labels: int = 0
    found: set[str] = field(default_factory=set)

    def add(self, cell: bytes) -> None:
        word = cell.strip()[: _LONGEST_LABEL + 1].decode("utf-8", "replace")
        if word in _NUMBERS or word in _SIGNED:
            self.found.add(word)
        elif _meant(word) is None:
            return
        self.labels += 1


class LabelledFile:
    """The labelled texts of a file, or of one split of it: counted when it is opened, then given as often as asked.

    Attributes:
        path: the file.
        texts: how many it gives.
        faults: what is left out, by the codes of FAULTS; of all splits.
        splits: names in the column of the splits, ten of them at most; empty where it has none, or more.
        binary: whether its labels are 0 and 1 alone: they are read as negative and neutral, which hardly anyone means.
    """

    def __init__(self, path: Path, split: str | None = None) -> None:
        """Look the file over.

        Raises:
            InputError: it cannot be read, or holds no labelled text.
            UsageError: it has no such split.
        """
        self._file = ByteFile(path)
        self.path = path
        self._split = split
        if (marked(next(self._file.chunks(), b"")) or "utf-8").startswith(("utf-16", "utf-32")):
            raise InputError(_ALL_BAD["encoding"], path=path, line=1)
        self._layout, found = self._laid_out()
        self._meaning = _SIGNED if "-1" in found else _NUMBERS
        self.binary = found == {"0", "1"}
        if split is not None and self._layout.split is None:
            raise UsageError(_NO_SPLITS, path=path)
        self.texts = 0
        self.faults: dict[str, Fault] = {}
        splits: dict[str, None] = {}
        for number, line in self._rows():
            read = self._read(line)
            if isinstance(read, str):
                before = self.faults.get(read, Fault(0, number))
                self.faults[read] = Fault(before.lines + 1, before.first)
                continue
            name, _ = read
            if name is not None and len(splits) <= _MOST_SPLITS:
                splits[name] = None
            self.texts += split is None or name == split
        self.splits = tuple(splits) if len(splits) <= _MOST_SPLITS else ()
        if not self.texts:
            raise self._nothing(tuple(splits))

    def __iter__(self) -> Iterator[LabelledText]:
        """The texts, in their order.

        Raises:
            InputError: the file cannot be read any more.
        """
        for _, line in self._rows():
            read = self._read(line)
            if not isinstance(read, str) and (self._split is None or read[0] == self._split):
                yield read[1]

    def _laid_out(self) -> tuple[_Layout, set[str]]:
        """Where what stands, and which numbers are labels."""
        layout: _Layout | None = None
        columns = _Numbers(), _Numbers()
        begun = False
        for number, line in _lines(self._file):
            if line is None:
                continue
            if not begun:
                begun = True
                layout = _named(line, number)
                if layout is not None:
                    continue
            if layout is not None:
                cells = line.split(b"\t", layout.cells - 1)
                if layout.label < len(cells):
                    columns[0].add(cells[layout.label])
                continue
            cells = line.split(b"\t", 2)
            if len(cells) > 1:
                columns[0].add(cells[0])
            if len(cells) > 2:
                columns[1].add(cells[1])
        if layout is not None:
            return layout, columns[0].found
        # rows may be named by numbers, which look like labels here and there
        if columns[1].labels and columns[1].labels >= columns[0].labels:
            return _Layout(label=1, text=2, split=0, cells=3), columns[1].found
        return _Layout(label=0, text=1), columns[0].found

    def _rows(self) -> Iterator[tuple[int, bytes | None]]:
        return (row for row in _lines(self._file) if row[0] != self._layout.header)

    def _read(self, line: bytes | None) -> tuple[str | None, LabelledText] | str:
        """The split and the text of a line, or why it has none."""
        if line is None:
            return "too-long"
        try:
            told = line.decode("utf-8")
        except UnicodeDecodeError:
            return "encoding"
        layout = self._layout
        cells = told.split("\t", layout.cells - 1)
        if len(cells) < layout.cells:
            return "cells"
        label = self._label(cells[layout.label])
        if label is None:
            return "label"
        lang = None if layout.lang is None else vocabulary.language(cells[layout.lang])
        split = None if layout.split is None else cells[layout.split].strip()
        return split, LabelledText(cells[layout.text], label, lang)

    def _label(self, cell: str) -> Label | None:
        word = cell.strip()
        if word in self._meaning:
            return self._meaning[word]
        return _meant(word)

    def _nothing(self, splits: tuple[str, ...]) -> InputError | UsageError:
        if splits:
            listed = ", ".join(splits[:_MOST_SPLITS]) + (" …" if len(splits) > _MOST_SPLITS else "")
            return UsageError(_NO_SUCH_SPLIT, path=self.path, split=self._split, splits=listed)
        if not self.faults:
            return InputError(_NO_TEXTS, path=self.path)
        most = max(self.faults, key=lambda code: self.faults[code].lines)
        return InputError(_ALL_BAD[most], path=self.path, line=self.faults[most].first)


def _meant(word: str) -> Label | None:
    """The label that a word means."""
    return _WORDS.get(plain(word)) if 0 < len(word) <= _LONGEST_LABEL else None


def _named(line: bytes, number: int) -> _Layout | None:
    """The layout that a line of names tells; None where it is a line like any other."""
    names = line[:LONGEST].decode("utf-8", "replace").split("\t")
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        meaning = _NAMES.get(plain(name)) if len(name) <= _LONGEST_LABEL else None
        if meaning is not None:
            found.setdefault(meaning, at)
    if "label" not in found or "text" not in found:
        return None
    return _Layout(found["label"], found["text"], found.get("lang"), found.get("split"), number, len(names))


def _lines(file: ByteFile) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file that are not blank, with their numbers; None for one that is too long."""
    number, rest, long = 0, b"", False

    def line(whole: bytes) -> bytes | None:
        if long or len(whole) > LONGEST:
            return None
        return (whole.removeprefix(codecs.BOM_UTF8) if number == 1 else whole).removesuffix(b"\r")

    for chunk in file.chunks():
        *ended, rest = (rest + chunk).split(b"\n")
        for whole in ended:
            number += 1
            told = line(whole)
            long = False
            if told is None or told.strip():
                yield number, told
        if len(rest) > LONGEST:
            rest, long = b"", True
    number += 1
    if long or rest.strip():
        yield number, line(rest)
