import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.languages import language_code
from cmdesk.sentiment.language import LanguageDetector

DETECTOR = LanguageDetector()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-FR", "fr"),
        ("fr_CA", "fr"),
        (" en-GB ", "en"),
        ("zh-Hant-TW", "zh"),
        ("in", "id"),
        ("iw", "he"),
        *(
            (code, None)
            for code in (None, "", "und", "zxx", "qam", "qct", "qht", "qme", "qst", "art", "xx", "fra", "-")
        ),
    ],
)
def test_codes_are_normalised_to_iso_639_1_or_nothing(code: str | None, expected: str | None) -> None:
    assert language_code(code) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le nouveau menu est vraiment délicieux, on reviendra", "fr"),
        ("The new menu is really delicious, we will come back", "en"),
        ("El nuevo menú está muy rico, vamos a volver", "es"),
        ("Das neue Menü schmeckt wirklich gut, wir kommen wieder", "de"),
        ("Il nuovo menù è davvero buono, torneremo presto", "it"),
        ("O novo cardápio está muito bom, vamos voltar", "pt"),
        ("Het nieuwe menu is echt lekker, we komen terug", "nl"),
        ("القائمة الجديدة لذيذة جدا وسنعود مرة أخرى", "ar"),
        ("新しいメニューはとても美味しいです", "ja"),
        ("Новое меню очень вкусное, мы ещё вернёмся", "ru"),
    ],
)
def test_the_usual_languages_are_recognised(text: str, expected: str) -> None:
    assert DETECTOR.detect(text) == expected


@pytest.mark.parametrize(
    "text", ["", "😂😂😂", "ok", "mdr", "2024 !!!", "@a_very_english_handle https://www.the-house.uk/of"]
)
def test_too_few_letters_are_undetermined(text: str) -> None:
    assert DETECTOR.detect(text) == "und"


def test_even_odds_are_undetermined() -> None:
    assert DETECTOR.detect("aaaaaaa bbbbbbb") == "und"


def test_addresses_handles_and_hashtag_signs_are_left_out() -> None:
    said = "Quelle belle journée au marché"
    noise = "@the_english_handle https://www.the-english-address.uk/with/the/words "
    assert DETECTOR.detect(noise + said) == "fr"
    assert DETECTOR.detect(noise) == "und"
    assert DETECTOR.detect("#belle #journée #marché #quartier") == "fr"


def test_only_the_languages_asked_for_are_looked_for() -> None:
    assert LanguageDetector(["es", "en"]).detect("Quelle belle journée au marché du quartier") in {"es", "en", "und"}


def test_a_language_the_model_does_not_know_is_left_out() -> None:
    assert LanguageDetector(["fr", "en", "zz"]).detect("Quelle belle journée au marché") == "fr"


def test_the_model_is_loaded_by_the_first_text_that_needs_it() -> None:
    program = (
        "import sys; from cmdesk.bootstrap import make_analyst; a = make_analyst(); "
        "a.analyse('Bonjour', 'fr'); heavy = {'py3langid', 'numpy', 'vaderSentiment'}; "
        "assert not heavy & set(sys.modules), heavy & set(sys.modules); "
        "a.analyse('Quelle belle journée au marché', None); a.analyse('what a day', 'en'); "
        "assert heavy <= set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_several_threads_may_ask_a_cold_detector() -> None:
    detector = LanguageDetector(["fr", "en"])
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(detector.detect, ["Quelle belle journée au marché"] * 8))
    assert found == {"fr"}


@settings(deadline=None)
@given(st.text())
def test_any_text_gets_a_code(text: str) -> None:
    assert DETECTOR.detect(text) == "und" or language_code(DETECTOR.detect(text)) is not None
