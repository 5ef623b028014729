"""What may be trained on: nothing that measures, and no text twice."""

import gzip
from pathlib import Path

import pytest

from cmdesk.core.errors import InputError
from cmdesk.core.types import Label
from cmdesk.sentiment.labelled import LANGUAGES, Row, read_rows, text_key, unseen


def row(text: str, corpus: str = "umsab-fr") -> Row:
    return Row(corpus, "fr", Label.NEUTRAL, text)


@pytest.mark.parametrize(
    "other",
    [
        "@marque le service client est NUL !!! https://exemple.org/a",
        "Le service client est nul... @quelquun",
        "le  service, client (est) nul www.exemple.org",
        "&quot;Le service client est nul&quot; http",
    ],
)
def test_texts_that_differ_in_links_handles_case_and_punctuation_are_the_same(other: str) -> None:
    assert text_key(other) == text_key("Le service client est nul")


def test_texts_of_nothing_but_emoji_are_told_apart() -> None:
    assert text_key("😀") != text_key("😡")


def test_what_measures_is_not_trained_on_whatever_its_corpus() -> None:
    kept, removed = unseen(
        [row("Bravo à tous"), row("BRAVO, à tous ! http", "potts-de"), row("Autre chose", "potts-de")],
        [row("@a bravo à tous")],
    )
    assert [one.text for one in kept] == ["Autre chose"]
    assert removed == {"umsab-fr": 1, "potts-de": 1}


def test_a_text_of_two_corpora_stays_in_the_first() -> None:
    kept, removed = unseen([row("une phrase"), row("Une phrase !", "sb10k-de")], [])
    assert [one.corpus for one in kept] == ["umsab-fr"]
    assert removed == {"sb10k-de": 1}


def write(folder: Path, corpus: str, *lines: str) -> None:
    with gzip.open(folder / f"{corpus}.tsv.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for lang in LANGUAGES:
        write(tmp_path, f"umsab-{lang}", f"train\t2\tschön {lang}", f"val\t0\tmies {lang}", f"test\t1\tsoso {lang}")
    return tmp_path


def test_rows_marked_train_are_trained_on_and_those_marked_val_measure(folder: Path) -> None:
    write(folder, "sb10k-de", "all\t0\tmies de", "all\t1\tauch \\u00e4hnlich", "test\t1\tnie")
    found = read_rows(folder, ["sb10k-de"])
    assert [one.text for one in found.training] == [*(f"schön {lang}" for lang in LANGUAGES), "auch ähnlich"]
    assert [one.text for one in found.validation] == [f"mies {lang}" for lang in LANGUAGES]
    assert found.removed == {"sb10k-de": 1}


def test_a_mean_of_many_judges_becomes_a_label(folder: Path) -> None:
    write(folder, "vader-tweets", "1\t2.5\tlovely", "2\t-1.2\tawful", "3\t0.9\tfine")
    found = [one for one in read_rows(folder, ["vader-tweets"]).training if one.corpus == "vader-tweets"]
    assert [(one.lang, one.label) for one in found] == [
        ("en", Label.POSITIVE), ("en", Label.NEGATIVE), ("en", Label.NEUTRAL)
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["train\t2", "train\tgut\tText", "train\t7\tText"])
def test_a_line_that_is_none_is_named(folder: Path, line: str) -> None:
    write(folder, "sb10k-de", "train\t1\tText", line)
    with pytest.raises(InputError, match="line 2"):
        read_rows(folder, ["sb10k-de"])


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match="potts-de"):
        read_rows(folder, ["potts-de"])
