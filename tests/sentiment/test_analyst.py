from collections.abc import Sequence

import pytest

from cmdesk.core.corrections import BrandWord
from cmdesk.core.errors import UsageError
from cmdesk.core.types import Label, Sentiment
from cmdesk.sentiment.analyst import RoutedAnalyst
from cmdesk.sentiment.brand_words import BrandWords
from cmdesk.sentiment.language import LanguageDetector
from cmdesk.sentiment.lexicon_fr import FrenchLexicon
from cmdesk.sentiment.vader import Vader

FRENCH = "Franchement le nouveau service est génial"
ENGLISH = "Honestly the new service is great"
SPANISH = "El nuevo servicio es muy bueno de verdad"


class Spy:
    """A scorer that remembers what it was given."""

    def __init__(self, name: str, *languages: str) -> None:
        self.id = f"{name}@1"
        self.languages = frozenset(languages)
        self.seen: list[str] = []

    def score_all(self, texts: Sequence[str], langs: Sequence[str], *, evidence: bool = False) -> list[Sentiment]:
        self.seen.extend(texts)
        return [Sentiment(Label.POSITIVE, (0.0, 0.0, 1.0), 1.0, 1.0, self.id) for _ in texts]


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()


@pytest.fixture(scope="module")
def analyst(detector: LanguageDetector) -> RoutedAnalyst:
    return RoutedAnalyst(detector, (FrenchLexicon(), Vader()))


@pytest.mark.parametrize(
    ("text", "stated", "lang", "scorer"),
    [
        (FRENCH, None, "fr", "lexicon-fr@2"),
        (FRENCH, "fr-FR", "fr", "lexicon-fr@2"),
        (FRENCH, "und", "fr", "lexicon-fr@2"),
        (ENGLISH, None, "en", Vader().id),
        (ENGLISH, "qst", "en", Vader().id),
        (SPANISH, None, "es", "none"),
        ("ok", None, "und", "none"),
        ("😍", None, "und", "lexicon-fr@2"),
        ("😍", "fr", "fr", "lexicon-fr@2"),
    ],
)
def test_a_text_goes_to_the_scorer_of_its_language(
    analyst: RoutedAnalyst, text: str, stated: str | None, lang: str, scorer: str
) -> None:
    found, sentiment = analyst.analyse(text, stated)
    assert (found, sentiment.scorer) == (lang, scorer)
    assert (sentiment.label is Label.UNKNOWN) == (scorer == "none")


@pytest.mark.parametrize("stated", ["xx-yy", "zxx", "", "klingon", "-", "fr\x00"])
def test_a_stated_language_that_is_none_leaves_it_to_the_text_then_to_the_habit(
    analyst: RoutedAnalyst, stated: str
) -> None:
    assert analyst.analyse(SPANISH, stated)[0] == "es"
    assert analyst.analyse("super", stated)[0] == "und"
    assert analyst.analyse("super", stated, habit="fr")[0] == "fr"


def test_the_stated_language_wins_over_the_habit(analyst: RoutedAnalyst) -> None:
    lang, sentiment = analyst.analyse("super", "de", habit="fr")
    assert (lang, sentiment.scorer) == ("de", "none")


def test_what_the_habit_tells_is_scored_in_that_language(analyst: RoutedAnalyst) -> None:
    lang, sentiment = analyst.analyse("genial :)", None, habit="fr")
    assert (lang, sentiment.scorer) == ("fr", FrenchLexicon().id)


def test_emoji_alone_have_no_language_whatever_the_habit(analyst: RoutedAnalyst) -> None:
    lang, sentiment = analyst.analyse("😍😍", None, habit="en")
    assert (lang, sentiment.label, sentiment.scorer) == ("und", Label.POSITIVE, FrenchLexicon().id)
    lang, sentiment = analyst.analyse("https://example.org 12", None, habit="en")
    assert (lang, sentiment.label) == ("und", Label.UNKNOWN)


def test_the_stated_language_wins_over_the_look_of_the_text(analyst: RoutedAnalyst) -> None:
    assert analyst.analyse(FRENCH, "it")[0] == "it"


def test_vader_never_sees_what_is_not_english(detector: LanguageDetector) -> None:
    english, french = Spy("vader", "en"), Spy("lexicon-fr", "fr")
    analyst = RoutedAnalyst(detector, [french, english])
    for text in (FRENCH, ENGLISH, SPANISH):
        analyst.analyse(text, None)
        analyst.score(text, None, "vader")
        analyst.score(text, "fr", "vader")
    assert set(english.seen) == {ENGLISH}
    assert FRENCH in french.seen


def test_french_given_to_vader_is_unknown(analyst: RoutedAnalyst) -> None:
    for stated in (None, "fr"):
        lang, sentiment = analyst.score(FRENCH, stated, "vader")
        assert (lang, sentiment.label, sentiment.scorer) == ("fr", Label.UNKNOWN, "none")


@pytest.mark.parametrize("scorer_id", ["vader", Vader().id])
def test_a_scorer_is_chosen_by_name_with_or_without_version(analyst: RoutedAnalyst, scorer_id: str) -> None:
    lang, sentiment = analyst.score(ENGLISH, None, scorer_id)
    assert (lang, sentiment) == ("en", Vader().score(ENGLISH, evidence=True))


@pytest.mark.parametrize("text", ["Great!", "nice", "😍😍"])
def test_a_chosen_scorer_reads_what_is_too_short_to_tell(analyst: RoutedAnalyst, text: str) -> None:
    lang, sentiment = analyst.score(text, None, "vader")
    assert (lang, sentiment.compound) == ("und", Vader().score(text).compound)


@pytest.mark.parametrize("text", ["Quelle arnaque, service nul", "C'est nul", "Je suis très déçue de la livraison"])
def test_french_is_not_given_to_a_chosen_vader(analyst: RoutedAnalyst, text: str) -> None:
    lang, sentiment = analyst.score(text, None, "vader")
    assert (lang, sentiment.label, sentiment.scorer) == ("fr", Label.UNKNOWN, "none")


def test_short_french_is_not_given_to_a_chosen_vader(analyst: RoutedAnalyst) -> None:
    assert analyst.score("Super nul", None, "vader")[1].label is Label.UNKNOWN


@pytest.mark.parametrize("text", ["Bad santa BAD", "Damn typos :(", "Excellent!"])
def test_her_choice_decides_where_nothing_tells_the_language(analyst: RoutedAnalyst, text: str) -> None:
    lang, sentiment = analyst.score(text, None, "vader")
    assert (lang, sentiment.scorer, sentiment.compound) == ("und", Vader().id, Vader().score(text).compound)
    assert analyst.score(text, "fr", "vader")[1].label is Label.UNKNOWN


def test_auto_is_the_same_as_analyse(analyst: RoutedAnalyst) -> None:
    assert analyst.score(FRENCH) == analyst.analyse(FRENCH, None, evidence=True)


@pytest.mark.parametrize("scorer_id", ["linear", "vader@0.1", "", "lexicon-fr@", "AUTO", "none"])
def test_an_unknown_scorer_is_refused_with_the_ones_there_are(analyst: RoutedAnalyst, scorer_id: str) -> None:
    with pytest.raises(UsageError) as refusal:
        analyst.score(ENGLISH, None, scorer_id)
    assert all(name in str(refusal.value) for name in ("auto", "lexicon-fr@2", Vader().id))


def test_the_first_of_two_scorers_of_a_language_gets_its_texts(detector: LanguageDetector) -> None:
    first, second = Spy("one", "en"), Spy("two", "en")
    analyst = RoutedAnalyst(detector, [first, second])
    analyst.analyse(ENGLISH, "en")
    assert (first.seen, second.seen) == ([ENGLISH], [])
    assert analyst.score(ENGLISH, "en", "two")[1].scorer == "two@1"


def test_many_texts_are_judged_as_one_by_one(detector: LanguageDetector) -> None:
    analyst = RoutedAnalyst(detector, (FrenchLexicon(), Vader()), BrandWords([BrandWord("service", -3)]))
    texts = [FRENCH, ENGLISH, SPANISH, "", "ok", "Le service", FRENCH]
    stated = [None, None, "es", None, "en", "fr", "de"]
    assert analyst.analyse_all(texts, stated, [None] * 7) == [
        analyst.analyse(text, told) for text, told in zip(texts, stated, strict=True)
    ]


def test_no_scorer_sees_a_word_of_hers(detector: LanguageDetector) -> None:
    spy = Spy("lexicon-fr", "fr")
    analyst = RoutedAnalyst(detector, [spy], BrandWords([BrandWord("génial", 0)]))
    lang, sentiment = analyst.analyse(FRENCH, "fr")
    assert spy.seen == ["Franchement le nouveau service est       "]
    assert (lang, sentiment.scorer) == ("fr", "lexicon-fr@1+words")
    assert {sentiment.scorer, "lexicon-fr@1", "none"} < analyst.current


def test_words_can_be_tried_before_they_are_kept(detector: LanguageDetector) -> None:
    kept = RoutedAnalyst(detector, (FrenchLexicon(),), BrandWords([BrandWord("génial", -4)]))
    plain = RoutedAnalyst(detector, (FrenchLexicon(),))
    tried = [BrandWord("service", -3)]
    assert kept.analyse(FRENCH, "fr", words=tried) == RoutedAnalyst(
        detector, (FrenchLexicon(),), BrandWords(tried)
    ).analyse(FRENCH, "fr")
    assert kept.analyse(FRENCH, "fr", words=()) == plain.analyse(FRENCH, "fr") != kept.analyse(FRENCH, "fr")


def test_a_scorer_chosen_by_name_knows_nothing_of_her_words(detector: LanguageDetector) -> None:
    analyst = RoutedAnalyst(detector, (Vader(),), BrandWords([BrandWord("great", -4)]))
    assert analyst.score(ENGLISH, "en", "vader")[1] == Vader().score(ENGLISH, evidence=True)


def test_the_second_scorer_of_a_language_gives_its_opinion(detector: LanguageDetector) -> None:
    first = Spy("linear", "fr", "it")
    analyst = RoutedAnalyst(detector, [first, FrenchLexicon()], BrandWords([BrandWord("service", -4)]))
    opinion = analyst.second_opinion(FRENCH, "fr")
    assert opinion == FrenchLexicon().score(FRENCH.replace("service", "       "), evidence=True)
    assert analyst.second_opinion(SPANISH, "it") is None
    assert first.seen == []
