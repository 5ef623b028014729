"""Texts that people labelled: every way of writing them that is promised, and what is said of lines that are none."""

import gzip
from pathlib import Path

import pytest

from cmdesk.core.errors import InputError, UsageError
from cmdesk.core.types import Label
from cmdesk.sources.labelled_texts import FAULTS, LONGEST, Fault, LabelledFile, LabelledText

NEGATIVE, NEUTRAL, POSITIVE, _ = Label


def opened(folder: Path, content: str | bytes, split: str | None = None) -> LabelledFile:
    path = folder / "texts.tsv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return LabelledFile(path, split)


def read(folder: Path, content: str | bytes, split: str | None = None) -> list[tuple[Label, str]]:
    file = opened(folder, content, split)
    found = [(item.label, item.text) for item in file]
    assert len(found) == file.texts
    return found


def refusal(folder: Path, content: str | bytes, split: str | None = None) -> str:
    with pytest.raises((InputError, UsageError)) as fault:
        opened(folder, content, split)
    return str(fault.value).replace(str(folder / "texts.tsv"), "FILE")


THREE = [(NEGATIVE, "nul"), (NEUTRAL, "bof"), (POSITIVE, "top")]


@pytest.mark.parametrize(
    "content",
    [
        "0\tnul\n1\tbof\n2\ttop\n",
        "train\t0\tnul\nval\t1\tbof\nval\t2\ttop\n",
        "7\t0\tnul\n8\t1\tbof\n0\t2\ttop",
        "-1\tnul\n0\tbof\n1\ttop\n",
        "-1\tnul\n0\tbof\n+1\ttop\n",
        "negative\tnul\nneutral\tbof\npositive\ttop\n",
        "négatif\tnul\nNeutre\tbof\npositif\ttop\n",
        "neg\tnul\nneu\tbof\npos\ttop\n",
        "NEGATIVE\tnul\nbof\tneutral\n1\tbof\n2\ttop\n",
        "0\tnul\r\n1\tbof\r\n2\ttop\r\n",
        "\ufeff0\tnul\n\n1\tbof\n   \n2\ttop\n\n",
        "label\ttext\n0\tnul\n1\tbof\n2\ttop\n",
        "\ufeffText\tLang\tLabel\nnul\tfr\t0\nbof\tfr\t1\ntop\t\t2\n",
        "id\tSentiment\tTexte\n0\tneg\tnul\n1\tneu\tbof\n2\tpos\ttop\n",
        gzip.compress("0\tnul\n1\tbof\n2\ttop\n".encode(), mtime=0),
    ],
)
def test_every_way_of_writing_three_texts(tmp_path: Path, content: str | bytes) -> None:
    assert read(tmp_path, content) == THREE


def test_a_tab_within_a_text_is_text(tmp_path: Path) -> None:
    assert read(tmp_path, "0\tun\tdeux\t\n") == [(NEGATIVE, "un\tdeux\t")]
    assert read(tmp_path, "all\t0\tun\tdeux\n") == [(NEGATIVE, "un\tdeux")]
    assert read(tmp_path, "label\ttext\n0\tun\tdeux\n") == [(NEGATIVE, "un\tdeux")]


def test_an_empty_text_is_a_text(tmp_path: Path) -> None:
    assert read(tmp_path, "0\t\n1\tbof\n") == [(NEGATIVE, ""), (NEUTRAL, "bof")]


def test_a_split_is_chosen_by_its_name_and_faults_are_counted_over_all(tmp_path: Path) -> None:
    content = "train\t0\tnul\nval\t1\tbof\nval\t2\ttop\ntrain\t9\tquoi\n"
    assert read(tmp_path, content, "val") == THREE[1:]
    assert read(tmp_path, content, "train") == THREE[:1]
    assert opened(tmp_path, content, "val").splits == ("train", "val")
    assert opened(tmp_path, content, "val").faults == {"label": Fault(1, 4)}
    named = "text\tsplit\tlabel\nnul\tval\t0\nbof\ttrain\t1\n"
    assert read(tmp_path, named, "val") == THREE[:1]


def test_names_of_rows_are_no_splits_to_be_told(tmp_path: Path) -> None:
    assert opened(tmp_path, "".join(f"row{number}\t0\tnul\n" for number in range(30))).splits == ()


def test_a_split_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    content = "train\t0\tnul\nval\t1\tbof\n"
    assert refusal(tmp_path, content, "test") == "FILE has no rows of the split test; it has train, val."
    many = "".join(f"row{number}\t0\tnul\n" for number in range(30))
    assert refusal(tmp_path, many, "test").endswith("row8, row9 ….")
    assert refusal(tmp_path, "0\tnul\n", "val") == "FILE has no splits to choose from: leave --split out."


def test_the_language_of_a_row_is_read_by_code_or_name(tmp_path: Path) -> None:
    file = opened(tmp_path, "lang\tlabel\ttext\nfr-FR\t0\tnul\nfrançais\t1\tbof\n\t2\ttop\n?\t2\ttop\n")
    assert list(file) == [
        LabelledText("nul", NEGATIVE, "fr"),
        LabelledText("bof", NEUTRAL, "fr"),
        LabelledText("top", POSITIVE),
        LabelledText("top", POSITIVE),
    ]


def test_bad_lines_are_counted_by_reason_with_the_first_of_each(tmp_path: Path) -> None:
    lines = [
        b"0\tnul",
        b"2\tcaf\xe9",
        b"rien",
        b"4\tquatre",
        b"",
        b"2\t" + b"x" * LONGEST,
        b"encore",
        b"pas bien\ttop",
        b"2\ttop",
    ]
    file = opened(tmp_path, b"\n".join(lines))
    assert [item.text for item in file] == ["nul", "top"]
    assert file.faults == {
        "encoding": Fault(1, 2),
        "cells": Fault(2, 3),
        "label": Fault(2, 4),
        "too-long": Fault(1, 6),
    }
    assert file.faults.keys() == FAULTS.keys()


def test_where_minus_one_occurs_two_is_no_label(tmp_path: Path) -> None:
    file = opened(tmp_path, "1\ttop\n2\tquoi\n-1\tnul\n")
    assert [(item.label, item.text) for item in file] == [(POSITIVE, "top"), (NEGATIVE, "nul")]
    assert file.faults == {"label": Fault(1, 2)}


@pytest.mark.parametrize(
    ("content", "binary"),
    [
        ("0\tnul\n1\ttop\n", True),
        ("0\tnul\n1\tbof\n2\ttop\n", False),
        ("0\tnul\n2\ttop\n", False),
        ("-1\tnul\n0\tbof\n1\ttop\n", False),
        ("neg\tnul\npos\ttop\n", False),
    ],
)
def test_labels_of_zero_and_one_alone_are_noticed(tmp_path: Path, content: str, binary: bool) -> None:
    assert opened(tmp_path, content).binary is binary


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "FILE holds no texts: write on each line of it a label, a tab and the text."),
        ("label\ttext\n", "FILE holds no texts: write on each line of it a label, a tab and the text."),
        (
            "joie\tbravo\ncolère\tassez\n",
            "FILE holds no label that is known (line 1): write 0, 1, 2 or negative, neutral, positive.",
        ),
        (
            "\nlabel,text\n0,nul\n",
            "FILE holds no labelled texts (line 2): write on each line a label, a tab and the text.",
        ),
        ("0\tété\n".encode("cp1252"), "FILE is not in UTF-8 (line 1): save it anew as UTF-8."),
        ("0\tété\n".encode("utf-16"), "FILE is not in UTF-8 (line 1): save it anew as UTF-8."),
        ("0\tete bleu\n".encode("utf-16-le"), "FILE is not in UTF-8 (line 1): save it anew as UTF-8."),
        (
            "0\t" + "x" * (3 * LONGEST),
            "The lines of FILE are longer than can be read (line 1): write one text a line.",
        ),
    ],
)
def test_a_file_without_any_good_line_is_one_sentence(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    assert refusal(tmp_path, content) == sentence


def test_what_cannot_be_opened_or_unpacked_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.tsv", tmp_path):
        with pytest.raises(InputError):
            LabelledFile(path)
    packed = gzip.compress("".join(f"{number % 3}\ttexte {number}\n" for number in range(5000)).encode())
    assert refusal(tmp_path, packed[: len(packed) // 2]).startswith("FILE is damaged near byte ")


def test_it_can_be_read_again(tmp_path: Path) -> None:
    file = opened(tmp_path, "0\tnul\n1\tbof\n")
    assert list(file) == list(file)
