"""Every case of the language, put to the evaluator and to the matcher of many queries at once."""

import pytest

from cmdesk.core.matching import Candidate, Matcher, explained, matches
from cmdesk.core.query import parse
from tests.core.matching.case import Case
from tests.core.matching.cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.query} | {case.text}")
def test_the_evaluator_gives_the_verdict(case: Case) -> None:
    candidate = Candidate(case.text, case.facts)
    assert matches(parse(case.query), candidate) is case.fits
    assert bool(explained(parse(case.query), candidate)) is case.fits


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher({number: parse(case.query) for number, case in enumerate(CASES)})


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=lambda number: f"{CASES[number].query} | {CASES[number].text}"
)
def test_the_matcher_of_all_queries_gives_the_verdict(matcher: Matcher, number: int) -> None:
    case = CASES[number]
    assert (number in matcher.match(case.text, case.facts)) is case.fits


def test_every_case_stands_here_once() -> None:
    assert len(CASES) >= 170
    assert len({(case.query, case.text, case.facts) for case in CASES}) == len(CASES)
