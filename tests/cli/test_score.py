"""`cmdesk score`: a line in, a line out, and the words that decided."""

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from tests.builders import write_lines
from tests.cli.conftest import Cli

ENGLISH = [
    "VADER is smart, handsome, and funny!",
    "The food here isn't bad at all :)",
    "What a HORRIBLE, horrible service...",
    "Most automated sentiment analysis tools are shit.",
]


def scored(cli: Cli, folder: Path, *texts: object, scorer: str | None = None) -> list[dict[str, Any]]:
    words = [] if scorer is None else ["--scorer", scorer]
    ran = cli("score", write_lines(folder / "texts.txt", texts), *words)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.events) == len(texts)
    return ran.events


def said(text: str, lang: str) -> dict[str, str]:
    return {"text": text, "lang": lang}


def test_a_line_says_language_label_numbers_and_scorer(cli: Cli, tmp_path: Path) -> None:
    (found,) = scored(cli, tmp_path, said("J'adore ce magasin !", "fr"))
    assert list(found) == ["lang", "label", "p", "compound", "confidence", "scorer", "evidence"]
    assert (found["lang"], found["label"]) == ("fr", "positive")
    assert found["scorer"].startswith("linear@")
    assert list(found["p"]) == ["negative", "neutral", "positive"]
    assert sum(found["p"].values()) == pytest.approx(1)
    assert found["confidence"] == pytest.approx(max(found["p"].values()))
    assert 0 < found["compound"] <= 1


def test_english_has_the_compound_of_vader_to_the_last_digit(cli: Cli, tmp_path: Path) -> None:
    analyzer = SentimentIntensityAnalyzer()
    found = scored(cli, tmp_path, *(said(text, "en") for text in ENGLISH), scorer="vader")
    assert [item["compound"] for item in found] == [analyzer.polarity_scores(text)["compound"] for text in ENGLISH]
    assert {item["scorer"].partition("@")[0] for item in found} == {"vader"}
    assert [item["label"] for item in found] == ["positive", "positive", "negative", "negative"]


def test_evidence_points_at_the_words_that_decided(cli: Cli, tmp_path: Path) -> None:
    texts = {"fr": "🌷 Oui, quel magasin lamentable", "en": "🌷 Yes, what a horrible shop"}
    for lang, word in (("fr", "lamentable"), ("en", "horrible")):
        (found,) = scored(cli, tmp_path, said(texts[lang], lang))
        weights = {texts[lang][start:end]: weight for start, end, weight in found["evidence"]}
        assert weights[word] < 0


def test_languages_without_a_scorer_and_texts_with_nothing_to_go_on_are_unknown(cli: Cli, tmp_path: Path) -> None:
    dutch, link, nothing = scored(
        cli, tmp_path, said("Wat een slechte service!", "nl"), said("https://example.org @lea", "fr"), ""
    )
    assert (dutch["lang"], dutch["scorer"]) == ("nl", "none")
    assert nothing["lang"] == "und"
    for found in (dutch, link, nothing):
        assert (found["label"], found["p"], found["compound"], found["confidence"]) == ("unknown", None, None, 0.0)
        assert found["evidence"] == []


def test_the_language_is_found_where_it_is_not_said(cli: Cli, tmp_path: Path) -> None:
    french, english = scored(
        cli, tmp_path, "J'adore cette boutique, le service est impeccable", "I love this shop, the service is great"
    )
    assert (french["lang"], french["label"]) == ("fr", "positive")
    assert (english["lang"], english["label"]) == ("en", "positive")


def test_a_line_that_is_no_object_with_a_text_is_a_text_itself(cli: Cli, tmp_path: Path) -> None:
    texts = ['{"text": 5}', '{"message": "a"}', '{"text": "bon', "{}", "[1]", "{", "null"]
    assert len(scored(cli, tmp_path, *texts)) == len(texts)
    (not_a_code,) = scored(cli, tmp_path, '{"text": "", "lang": 5}')
    assert not_a_code["lang"] == "und"


def test_a_scorer_of_her_choice_still_reads_only_its_languages(cli: Cli, tmp_path: Path) -> None:
    english, french = scored(
        cli, tmp_path, said("What a horrible day", "en"), said("Quel service horrible", "fr"), scorer="vader"
    )
    assert english["label"] == "negative"
    assert (french["label"], french["scorer"]) == ("unknown", "none")


@pytest.mark.parametrize("scorer", ["guess", "vader@0", "", "none"])
def test_a_scorer_that_does_not_exist_is_answered_with_those_that_do(cli: Cli, tmp_path: Path, scorer: str) -> None:
    ran = cli("score", write_lines(tmp_path / "texts.txt", ["bonjour"]), "--scorer", scorer)
    assert ran.code == 2
    assert ran.sentence.startswith('There is no scorer "' + scorer + '". Choose one of: auto, ')


def test_a_file_that_cannot_be_read_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    ran = cli("score", missing)
    assert (ran.code, ran.sentence) == (
        1,
        f"{missing} cannot be read (No such file or directory): check the name and its permissions.",
    )
    assert cli("score", tmp_path).code == 1


def test_without_a_file_texts_come_on_stdin(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps(said("J'adore", "fr")).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(line + b"\n" + line)))
    assert [item["label"] for item in cli("score").events] == ["positive", "positive"]
