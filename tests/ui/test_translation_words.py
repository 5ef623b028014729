"""What a network is asked for, in words for the tracker editor."""

import pytest
from PySide6.QtWidgets import QApplication

from cmdesk import bootstrap
from cmdesk.core.errors import QueryError
from cmdesk.core.translations import Search, Translation, Widening
from cmdesk.ui.translation_words import translation


def test_a_search_is_shown_with_a_sentence_for_each_thing_that_it_does_not_say(qapp: QApplication) -> None:
    search = Search("sncf", (Widening("prefix", "caf*"), Widening("exact", "=Orange"), Widening("prefix", "thé*")))
    assert translation("x", search) == Translation(
        "x",
        "sncf",
        (
            "X does not search by the beginning of a word; decided here: caf*, thé*",
            "X does not tell capitals and accents apart; decided here: =Orange",
        ),
    )


def test_a_network_that_is_not_asked_says_why(qapp: QApplication) -> None:
    assert translation("google-news", Search("", refusal="no-word")) == Translation(
        "google-news", None, ("Google News is not asked: it needs a word to look for.",)
    )
    long = translation("x", Search("a" * 600, refusal="too-long"))
    assert long.search is not None
    assert "600 characters" in long.remarks[0]


def test_each_source_that_is_searched_gets_its_own_words() -> None:
    found = bootstrap.searches("#café author:@nom", {"x", "google-news", "feed"})
    assert [(source, search.text) for source, search in found] == [("google-news", "café"), ("x", "#café from:nom")]
    assert bootstrap.searches("café", set()) == []
    with pytest.raises(QueryError):
        bootstrap.searches("(", {"x"})
