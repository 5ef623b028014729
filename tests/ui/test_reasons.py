"""Why a mention is here: what a query found in its text, and what held beside it."""

from dataclasses import replace

import pytest

from cmdesk.core.query import parse
from cmdesk.core.types import Kind, Label
from cmdesk.core.views import MentionDetail
from cmdesk.ui.reasons import Found, found_in_detail, found_in_line, readable
from tests.ui.fake_store import NOW, mention

TEXT = "Le café lumière 😀 est beau #CaféLumière et\nle café lumière aussi"


def detail(text: str = TEXT, **more: object) -> MentionDetail:
    kept = mention(NOW, Label.POSITIVE, text=text, **more)  # type: ignore[arg-type]
    return MentionDetail(kept.line, kept.post, kept.sentiment, (), NOW, NOW, ())


def pieces(found: Found, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in found.places]


def test_places_stand_in_her_text_and_words_are_told_once() -> None:
    found = found_in_detail(parse('"café lumière" lang:fr'), detail())
    assert pieces(found) == ["café lumière", "#CaféLumière", "café lumière"]
    assert found.texts == ("café lumière", "#CaféLumière")
    assert found.facts == ("lang:fr",)


def test_what_is_excluded_gives_no_reason() -> None:
    found = found_in_detail(parse("beau -thé -label:urgent"), detail())
    assert (pieces(found), found.facts) == (["beau"], ())


def test_only_the_alternatives_that_hold_are_told() -> None:
    found = found_in_detail(parse("(beau lang:en) OR (lumière source:mastodon) OR thé"), detail())
    assert set(pieces(found)) == {"lumière"}
    assert found.facts == ("source:mastodon",)


def test_what_the_window_cannot_know_is_taken_to_hold() -> None:
    found = found_in_detail(parse("beau label:urgent"), detail())
    assert (pieces(found), found.facts) == (["beau"], ("label:urgent",))
    among = found_in_detail(parse("beau OR label:urgent"), detail())
    assert (pieces(among), among.facts) == (["beau"], ()), "the word is reason enough"


def test_overlapping_places_become_one() -> None:
    found = found_in_detail(parse('café AND "café lumière" AND lumière'), detail("le café lumière !"))
    assert pieces(found, "le café lumière !") == ["café lumière"]


def test_a_mention_that_does_not_fit_has_no_reason() -> None:
    assert found_in_detail(parse("thé"), detail()) == Found()


def test_a_line_of_the_table_is_marked_by_what_a_line_knows() -> None:
    line = replace(mention(NOW, Label.POSITIVE, text=TEXT).line, kind=Kind.REPLY)
    shown = " ".join(TEXT.split())

    def marked(query: str) -> list[str]:
        return [shown[start:end] for start, end in found_in_line(parse(query), line, shown)]

    assert marked("beau min:likes:9 domain:example.org is:reply") == ["beau"]
    assert marked("beau is:quote") == []
    assert marked("(beau lang:en) OR aussi") == ["aussi"]


@pytest.mark.parametrize("query", ["", "   ", '"café', "-café", "lnag:fr"])
def test_what_cannot_be_read_finds_nothing(query: str) -> None:
    assert readable(query) is None
