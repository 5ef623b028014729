"""`cmdesk evaluate`: labelled texts in, figures out; the same ones that `metrics.evaluation` gives."""

import gzip
import re
from pathlib import Path
from typing import Final

import pytest

from cmdesk import bootstrap
from cmdesk.cli import evaluate as command
from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Outcome, evaluate
from cmdesk.metrics.evaluation_json import from_json
from tests.cli.conftest import Cli

TEXTS: Final = (
    ("val", 2, "J'adore cette boutique, le service est impeccable"),
    ("val", 2, "Quel accueil génial, merci à toute l'équipe"),
    ("val", 2, "Service horrible, mais alors vraiment horrible"),
    ("val", 0, "C'est nul, je déteste ce magasin"),
    ("val", 0, "Une honte, la livraison est lamentable"),
    ("val", 1, "La boutique ouvre à neuf heures dans la rue des Lilas"),
    ("train", 2, "I love this shop, the service is great"),
    ("train", 0, "What a horrible day, I hate this awful train"),
    ("train", 0, "This is the worst coffee I have ever had, disgusting"),
    ("train", 1, "The shop opens at nine in the morning on Mondays"),
    ("train", 2, "Thank you so much, what a wonderful team you have"),
    ("train", 2, "The best cake in town, we are very happy"),
)


LANGS: Final = {"val": "fr", "train": "en"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The texts with their languages: nothing is to be detected, which takes a moment."""
    path = tmp_path / "texts.tsv"
    rows = "".join(f"{split}\t{LANGS[split]}\t{label}\t{text}\n" for split, label, text in TEXTS)
    path.write_text(f"split\tlang\tlabel\ttext\n{rows}", encoding="utf-8")
    return path


def outcomes(split: str) -> list[Outcome]:
    analyst = bootstrap.make_analyst()
    told = [(label, analyst.analyse(text, LANGS[split])[1]) for name, label, text in TEXTS if name == split]
    return [Outcome(Label(label), sentiment.label, sentiment.p) for label, sentiment in told]


def test_figures_are_those_of_the_analyst_that_scores_everything_else(cli: Cli, file: Path) -> None:
    ran = cli("evaluate", file, "--json")
    assert ran.code == 0
    assert ran.err == f"{file}: all splits are evaluated (val, train); --split NAME chooses one of them.\n"
    told, expected = ran.json, evaluate([*outcomes("val"), *outcomes("train")])
    assert from_json(told) == expected
    assert expected.macro_f1 is not None and 0.5 < expected.macro_f1.value < 1
    assert told["files"] == [str(file)]
    assert (told["split"], told["left_out"], told["texts"]) == (None, 0, 12)
    assert sum(told["scorers"].values()) == 12
    assert {name.partition("@")[0] for name in told["scorers"]} == {"linear"}
    assert {code: from_json(found) for code, found in told["languages"].items()} == {
        "fr": evaluate(outcomes("val")),
        "en": evaluate(outcomes("train")),
    }


def test_a_split_alone_and_several_files(cli: Cli, file: Path, tmp_path: Path) -> None:
    ran = cli("evaluate", file, "--split", "val", "--json")
    assert (ran.code, ran.err, ran.json["split"]) == (0, "", "val")
    assert from_json(ran.json) == evaluate(outcomes("val"))
    packed = tmp_path / "more.tsv.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    both = cli("evaluate", file, packed, "--split", "val", "--json").json
    assert (both["texts"], both["files"]) == (12, [str(file), str(packed)])


def test_in_words_it_is_a_page_of_tables(cli: Cli, file: Path) -> None:
    ran = cli("evaluate", file, "--split", "val")
    assert (ran.code, ran.err) == (0, "")
    figures, by_class, confusion, calibration = ran.out.split("\n\n")
    found = evaluate(outcomes("val"))
    assert found.macro_f1 is not None and found.accuracy is not None
    assert figures.startswith("6 texts, scored by linear@")
    lines = {line.split("  ")[0]: line for line in figures.splitlines()}
    macro = lines["macro-F1 (unknown counts as neutral)"]
    assert macro.endswith(f"{found.macro_f1.value:.2f}      {found.macro_f1.low:.2f}–{found.macro_f1.high:.2f}")
    assert f"{found.accuracy.value:.2f}" in lines["right (unknown counts as neutral)"]
    assert by_class.splitlines()[1].split()[-1] == "2"
    rows = [line.split() for line in confusion.splitlines()]
    assert rows[0][-4:] == ["negative", "neutral", "positive", "unknown"]
    assert [[int(cell) for cell in row[1:]] for row in rows[1:]] == [list(row) for row in found.confusion]
    assert calibration.startswith("calibration: expected error 0.")
    assert len({len(line) for line in confusion.splitlines()}) == 1  # the columns stand below each other


def test_several_languages_stand_in_a_table_of_their_own(cli: Cli, file: Path) -> None:
    with file.open("a", encoding="utf-8") as more:
        more.write("val\tes\t2\tEl servicio fue estupendo y la tarta buenísima\n")
    languages = cli("evaluate", file).out.split("\n\n")[-1].splitlines()
    assert [line.split()[:2] for line in languages] == [
        ["language", "texts"],
        ["en", "6"],
        ["fr", "6"],
        ["others", "1"],
    ]


def test_two_classes_are_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "reviews.tsv"
    path.write_text("".join(f"{label}\t{text}\n" for _, label, text in TEXTS if label != 1), encoding="utf-8")
    assert cli("evaluate", path, "--lang", "fr", "--json").json["classes"] == ["negative", "positive"]
    told = cli("evaluate", path, "--lang", "fr").out
    assert "These texts are negative, positive only: macro-F1 is the mean over these." in told


def test_of_too_few_texts_nothing_is_claimed(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "few.tsv"
    path.write_text("2\tJ'adore\n0\tzzz\n", encoding="utf-8")
    told = cli("evaluate", path, "--lang", "fr", "--json").json
    assert told["macro_f1"] is told["accuracy"] is None
    macro = cli("evaluate", path, "--lang", "fr").out.splitlines()[2]
    assert macro.split()[-2:] == ["–", "–"]


def test_her_language_and_scorer_are_used(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mixed.tsv"
    path.write_text("lang\tlabel\ttext\n\t2\tJ'adore ce train\nes\t2\tJ'adore ce train\n", encoding="utf-8")
    told = cli("evaluate", path, "--lang", "fr-FR", "--json").json
    assert {code: found["texts"] for code, found in told["languages"].items()} == {"es": 1, "fr": 1}
    told = cli("evaluate", path, "--lang", "fr", "--scorer", "vader", "--json").json
    assert (told["coverage"], told["scorers"], told["calibration"]) == (0.0, {"none": 2}, None)
    assert "calibration" not in cli("evaluate", path, "--lang", "fr", "--scorer", "vader").out
    ran = cli("evaluate", path, "--scorer", "guess")
    assert (ran.code, ran.sentence[:26]) == (2, 'There is no scorer "guess"')
    assert cli("evaluate", path, "--lang", "klingon").code == 2


def test_bad_lines_are_told_and_the_others_evaluated(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.tsv"
    path.write_bytes(b"2\tJ'adore\n0\tcaf\xe9 nul\n7\tquoi\n8\tquoi\nrien\n")
    ran = cli("evaluate", path, "--lang", "fr", "--json")
    assert ran.code == 0
    assert (ran.json["texts"], ran.json["left_out"]) == (1, 4)
    assert ran.err.splitlines() == [
        f"{path}: lines left out: 1; the first is line 2: not UTF-8.",
        f"{path}: lines left out: 2; the first is line 3: no label that is known, such as 0, 1, 2 or negative, "
        "neutral, positive.",
        f"{path}: lines left out: 1; the first is line 5: not a label, a tab and a text.",
    ]


def test_labels_of_zero_and_one_alone_are_doubted(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.tsv"
    path.write_text("0\tnul\n1\tgénial\n", encoding="utf-8")
    assert "its labels are 0 and 1 alone" in cli("evaluate", path, "--lang", "fr", "--json").err


@pytest.mark.parametrize(
    "content", [b"", b"label\ttext\n", b"rien\n", b"9\tneuf\n", b"0\t\xe9\n", "0\té\n".encode("utf-16")]
)
def test_a_file_without_a_good_line_is_one_sentence(cli: Cli, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "texts.tsv"
    path.write_bytes(content)
    ran = cli("evaluate", path)
    assert ran.code == 1
    assert str(path) in ran.sentence


def test_a_wrong_name_costs_nothing_that_stands_before_it(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "make_analyst", lambda: pytest.fail("nothing is scored before all files are there"))
    assert cli("evaluate", file, tmp_path / "missing.tsv").code == 1
    assert cli("evaluate", file, "--split", "test").sentence.endswith("no rows of the split test; it has val, train.")


def test_strange_texts_are_evaluated_like_others(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.tsv"
    texts = ["", "🙂", "https://example.org", "a" * 100_000, "\x00\x07", "привет hello 你好", "\u2028\u2029\x85"]
    path.write_text("".join(f"1\t{text}\n" for text in texts), encoding="utf-8", newline="\n")
    ran = cli("evaluate", path, "--json")
    assert (ran.code, ran.err, ran.json["texts"]) == (0, "", len(texts))


def test_progress_tells_how_many_texts_are_done(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_AT_ONCE", 5)
    ran = cli("evaluate", file, "--progress")
    kinds = [event["event"] for event in ran.events]
    assert kinds == ["warning", "progress", "progress", "progress", "progress", "result"]
    assert [(event["done"], event["total"]) for event in ran.events[1:-1]] == [(0, 12), (5, 12), (10, 12), (12, 12)]
    assert from_json(ran.events[-1]).texts == 12


def test_of_a_part_of_the_texts_nothing_is_said(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cmdesk.cli.lifeline.Lifeline.cut", lambda _self: True)
    ran = cli("evaluate", file, "--split", "val", "--progress")
    assert ran.code == 1
    assert ran.events[-1] == {"event": "result", "error": "Stopped: nothing is said of a part of the texts."}


def test_the_language_is_found_where_nobody_says_it(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.tsv"
    path.write_text("".join(f"{split}\t{label}\t{text}\n" for split, label, text in TEXTS), encoding="utf-8")
    told = cli("evaluate", path, "--json").json["languages"]
    assert {code: from_json(found) for code, found in told.items()} == {
        "fr": evaluate(outcomes("val")),
        "en": evaluate(outcomes("train")),
    }


class _Marked:
    """A catalogue that holds every text of some contexts, between marks."""

    def get(self, key: tuple[str, str], _default: str) -> str:
        context, text = key
        assert context in {"cli", "labelled", "errors"}
        return f"«{text}»"


def test_every_word_goes_through_the_catalogue(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with file.open("ab") as more:
        more.write(b"val\tes\t2\tcaf\xe9\nval\tes\t2\thola\n")
    monkeypatch.setattr("cmdesk.cli.catalogue._read", lambda _language: _Marked())
    ran = cli("evaluate", file, before=("--lang", "fr"))
    assert ran.code == 0
    # a mark within a mark is a word filled into a sentence
    left = re.sub("«[^«»]*»", "", re.sub("«[^«»]*»", "", ran.out + ran.err))
    assert set(re.findall("[^\\W\\d_]{2,}", left)) == {"en", "fr", "macro"}
    monkeypatch.setattr("cmdesk.cli.lifeline.Lifeline.cut", lambda _self: True)
    stopped = cli("evaluate", file, "--split", "train", before=("--lang", "fr")).err
    assert stopped.splitlines()[-1] == "cmdesk: «Stopped: nothing is said of a part of the texts.»"
    assert cli("evaluate", file, "--split", "test", before=("--lang", "fr")).sentence.startswith("«")
