"""The stream of Bluesky is asked for no words, and that is told."""

import pytest

from cmdesk import bootstrap
from cmdesk.core.errors import QueryError
from cmdesk.core.translations import Search, Widening, sentences
from cmdesk.sources.bluesky_query import search_of


@pytest.mark.parametrize("query", ["café", '#café "thé vert"', "thé NOT café", "source:bluesky", "café OR source:x"])
def test_everything_passes_by_and_is_decided_here(query: str) -> None:
    found = search_of(query)
    assert (found.text, found.possible, found.refusal) == ("*", True, "")
    assert [one.reason for one in found.widenings] == ["stream"]


def test_what_is_decided_here_is_told() -> None:
    found = search_of("café  OR   thé")
    assert found == Search("*", (Widening("stream", "café OR thé"),))
    (told,) = sentences(found, "Bluesky", str)
    assert told.startswith("Bluesky ") and told.endswith(": café OR thé")


@pytest.mark.parametrize("query", ["source:x", "café source:x", "café NOT source:bluesky"])
def test_what_wants_nothing_from_there_is_not_listened_for(query: str) -> None:
    assert search_of(query) == Search("", refusal="elsewhere")


def test_a_query_that_cannot_be_read_is_told() -> None:
    with pytest.raises(QueryError):
        search_of("(")


def test_the_program_knows_it() -> None:
    assert dict(bootstrap.searches("café", {"bluesky"})) == {"bluesky": search_of("café")}
