"""The help says what is so: every query in it can be read, and the limits are those of the program."""

import json
import re
from importlib.resources import files

import pytest

from cmdesk.core.query import fields, parse, walk
from cmdesk.core.query.parser import MAX_DEPTH, MAX_DISTANCE, MAX_LENGTH, MAX_PREFIXES, SHORTEST_PREFIX
from cmdesk.core.query.tree import Field
from cmdesk.metrics.model_card import card_of

LANGUAGES = ("en", "fr")


def page(language: str) -> str:
    return files("cmdesk.resources").joinpath(f"help/query.{language}.md").read_text(encoding="utf-8")


def queries(language: str) -> list[str]:
    """What stands in the first column of the tables."""
    rows = [line.split("|")[1] for line in page(language).splitlines() if line.startswith("| `")]
    return [query for cell in rows for query in re.findall("`([^`]+)`", cell)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_of_the_help_can_be_read(language: str) -> None:
    asked = [query for query in queries(language) if query not in ("OU", "OR")]
    assert len(asked) > 30
    for query in asked:
        parse(query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_every_value_of_a_few_is_told(language: str) -> None:
    told = {node for query in queries(language) if query not in ("OU", "OR") for node in walk(parse(query))}
    assert {node.name for node in told if isinstance(node, Field)} == set(fields.NAMES)
    text = page(language)
    for value in (*fields.HAS, *fields.COUNTED, *fields.KINDS, *fields.LABELS):
        assert re.search(rf"\b{value}\b", text), value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_are_those_of_the_program(language: str) -> None:
    limits = page(language).splitlines()[-1]
    assert [int(number) for number in re.findall(r"\d+", limits)] == [
        MAX_LENGTH,
        MAX_DEPTH,
        MAX_PREFIXES,
        MAX_DISTANCE,
    ]
    assert f"{SHORTEST_PREFIX} l" in page(language)


def test_both_languages_show_the_same_table() -> None:
    assert len(queries("en")) == len(queries("fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_the_scorer_are_those_of_its_card(language: str) -> None:
    folder = files("cmdesk.resources")
    card = card_of(json.loads(folder.joinpath("models/linear.json").read_text(encoding="utf-8")))
    text = folder.joinpath(f"help/mood.{language}.md").read_text(encoding="utf-8").replace(",", ".")
    told = [line.split("|")[2:4] for line in text.splitlines() if re.match(r"\| \w+ \| 0\.", line)]
    expected = [card.languages[code].macro_f1 for code in ("fr", "en", "de", "it", "es", "pt")]
    assert [float(value) for value, _ in told] == [round(found.value, 2) for found in expected if found is not None]
    assert [[float(bound) for bound in re.findall(r"0\.\d+", both)] for _, both in told] == [
        [round(found.low, 2), round(found.high, 2)] for found in expected if found is not None
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_lead_to_pages_that_there_are(language: str) -> None:
    folder = files("cmdesk.resources").joinpath("help")
    for name in (f"{language}.md", f"query.{language}.md", f"mood.{language}.md"):
        for target in re.findall(r"\]\(([\w.]+\.md)\)", folder.joinpath(name).read_text(encoding="utf-8")):
            assert folder.joinpath(target).is_file() and f"{language}.md" in target
