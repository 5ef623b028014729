"""`cmdesk match`: the lines that a query matches, as they are."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.txt"
    lines = "\ufeffLe TRAIN de 8 h\n\nun entrain\n#Train\u2028annulé\n  le train\t\nÉté"
    path.write_bytes(lines.encode() + b" \xff train")
    return path


def test_matching_lines_are_printed_as_they_are(cli: Cli, texts: Path) -> None:
    ran = cli("match", "train", texts)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Le TRAIN de 8 h\n#Train\u2028annulé\n  le train\t\nÉté \ufffd train\n"


def test_nothing_that_matches_is_nothing_printed(cli: Cli, texts: Path) -> None:
    assert cli("match", "avion", texts).out == ""
    assert cli("match", "avion", texts).code == 0


def test_the_query_may_be_any(cli: Cli, texts: Path) -> None:
    assert cli("match", "#train OU ete", texts).out == "#Train\u2028annulé\nÉté \ufffd train\n"


def test_an_empty_file_has_no_lines(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert cli("match", "train", tmp_path / "empty.txt").out == ""


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", 'The query is empty: type a word, a "phrase", a #tag or an @handle.'),
        ("train OR", "Column 7: OR needs something to its right."),
        ('un "train', "Column 4: the quotation mark is not closed."),
        ("train {x} #", "Column 11: # holds no letter or digit to look for."),
    ],
)
def test_a_query_that_cannot_be_read_ends_with_2_and_its_column(
    cli: Cli, texts: Path, query: str, sentence: str
) -> None:
    ran = cli("match", query, texts)
    assert (ran.code, ran.sentence) == (2, sentence)


def test_a_file_that_cannot_be_read_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    ran = cli("match", "train", tmp_path)
    assert (ran.code, ran.sentence) == (
        1,
        f"{tmp_path} cannot be read (Is a directory): check the name and its permissions.",
    )


def test_without_a_file_texts_come_on_stdin(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"le train\nrien\n")))
    assert cli("match", "train").out == "le train\n"


def test_the_reasons_stand_below_each_line_with_their_place(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.txt"
    path.write_text("Le réseau d’ORANGE est en panne ?\nJus d’orange\n", encoding="utf-8")
    ran = cli("match", "orange has:question -jus", path, "--explain")
    assert ran.out == (
        "Le réseau d’ORANGE est en panne ?\n  has:question holds\n  orange: “ORANGE”, characters 13 to 18\n"
    )


def test_reasons_for_programs_are_offsets_in_the_text(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.txt"
    path.write_text("rien\n🌷 Café  Lumière\n", encoding="utf-8")
    [told] = [json.loads(line) for line in cli("match", '"cafe lumiere"', path, "--json").out.splitlines()]
    text = "🌷 Café  Lumière"
    assert told == {
        "line": 2,
        "text": text,
        "reasons": [{"term": '"cafe lumiere"', "start": 2, "end": len(text), "found": "Café  Lumière"}],
    }


def test_what_a_json_line_tells_can_be_asked_for(cli: Cli, tmp_path: Path) -> None:
    told = {"text": "Orange", "lang": "en", "author": "bob", "source": "mastodon", "reading": {"likes": 12}}
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(told) + '\n{"text": 3}\n{"orange\n', encoding="utf-8")
    assert json.loads(cli("match", "lang:en author:@Bob source:mastodon min:likes:12", path).out) == told
    assert cli("match", "orange -lang:en", path).out == '{"orange\n'


def test_the_language_of_a_bare_text_is_found_out_where_it_is_asked_for(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.txt"
    path.write_text("C’est vraiment une très belle journée\nThis is really a very nice day\n", encoding="utf-8")
    assert cli("match", "lang:fr", path).out == "C’est vraiment une très belle journée\n"
