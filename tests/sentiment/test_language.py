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
        "a.analyse('Bonjour', 'fr'); heavy = {'py3langid', 'vaderSentiment'}; "
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


FOREIGN = [
    ("nl", "De trein is weer te laat vanmorgen"),
    ("pl", "Czekam na paczkę już trzy tygodnie"),
    ("tr", "Bugün hizmet çok kötüydü"),
    ("sv", "Jag har väntat på mitt paket i tre veckor"),
    ("da", "Jeg har ventet på min pakke i tre uger"),
    ("no", "Den nye menyen er veldig god, vi kommer tilbake"),
    ("fi", "Tänään palvelu oli huonoa"),
    ("ro", "Îmi aștept coletul de trei săptămâni"),
    ("cs", "Na balíček čekám už tři týdny"),
    ("hu", "Ma nagyon rossz volt a kiszolgálás"),
    ("ca", "Moltes gràcies per l'ajuda"),
    ("id", "Saya sudah menunggu paket saya selama tiga minggu"),
    ("vi", "Hôm nay phục vụ tệ quá"),
    ("lt", "Šiandien aptarnavimas buvo baisus"),
    ("eu", "Gaur zerbitzua oso txarra izan da"),
    ("tl", "Ang sarap ng bagong menu, babalik kami"),
    ("ht", "Nouvo meni an bon anpil, n ap tounen"),
    ("br", "Fall e oa ar servij hiziv"),
    ("ar", "لا يعجبني هذا"),
    ("fa", "سه هفته است که منتظر بسته‌ام هستم"),
    ("he", "השירות היום היה גרוע"),
    ("el", "Πολύ κακή εξυπηρέτηση σήμερα"),
    ("ru", "Поезд снова опаздывает"),
    ("uk", "Потяг знову запізнюється"),
    ("bg", "Чакам пратката си вече три седмици"),
    ("ka", "დღეს ცუდი მომსახურება იყო"),
    ("hy", "Այսօր սպասարկումը շատ վատն էր"),
    ("hi", "आज सेवा बहुत खराब थी"),
    ("bn", "আজকের পরিষেবা খুব খারাপ ছিল"),
    ("ta", "இன்று சேவை மிகவும் மோசமாக இருந்தது"),
    ("th", "วันนี้บริการแย่มาก"),
    ("ja", "これは好きじゃない"),
    ("zh", "我不喜欢这个"),
    ("ko", "오늘 서비스가 너무 별로였어요"),
]
"""What a listening post for French and English brings in all the same, as short as such posts are."""


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_a_foreign_text_is_not_taken_for_one_of_hers(code: str, text: str) -> None:
    assert DETECTOR.detect(text) == code
    assert DETECTOR.detect(text, "fr") == code


@pytest.mark.parametrize("text", ["Godmorgen alle sammen", "Fa tres setmanes que espero el paquet"])
def test_the_languages_of_what_she_listens_to_start_without_a_handicap(text: str) -> None:
    danish_and_catalan = LanguageDetector(hers=["da", "ca"])
    assert DETECTOR.detect(text) in {"de", "es"}
    assert danish_and_catalan.detect(text) in {"da", "ca"}
    assert danish_and_catalan.detect("Le service est vraiment nul") == "fr"


def test_a_language_of_hers_is_a_candidate_though_nobody_listed_it() -> None:
    text = "De nije menu is tige lekker, wy komme werom"
    assert LanguageDetector(hers=["fy"]).detect(text) == "fy"
    assert DETECTOR.detect(text) != "fy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LE SERVICE EST VRAIMENT NUL", "fr"),
        ("QUE LINDOOOOOO O #DomingoLegal", "pt"),
        ("#CestVraimentNul", "fr"),
        ("c'est nuuuuuuuul", "fr"),
        ("JE VIENS D'ARRIVER &lt;3. http", "fr"),
        ("𝗖𝗲 𝘀𝗲𝗿𝘃𝗶𝗰𝗲 𝗲𝘀𝘁 𝘃𝗿𝗮𝗶𝗺𝗲𝗻𝘁 𝗻𝘂𝗹", "fr"),
    ],
)
def test_words_are_recognised_as_people_write_them_online(text: str, expected: str) -> None:
    assert DETECTOR.detect(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("C'est nul", "fr"), ("love it", "en"), ("美味しい", "ja")])
def test_few_letters_are_enough_where_they_are_certain(text: str, expected: str) -> None:
    assert DETECTOR.detect(text) == expected


@pytest.mark.parametrize("habit", ["fr", "en", "de", "it"])
@pytest.mark.parametrize("text", ["super", "genial :)", "@marie ok #super"])
def test_the_habit_of_the_author_decides_what_the_text_leaves_open(text: str, habit: str) -> None:
    assert DETECTOR.detect(text) == "und"
    assert DETECTOR.detect(text, habit) == habit


def test_the_habit_decides_between_two_likely_languages() -> None:
    text = "Que servizo tan malo hoxe"
    assert (DETECTOR.detect(text), DETECTOR.detect(text, "gl")) == ("es", "gl")


@pytest.mark.parametrize("habit", ["fr", "es", "ja"])
@pytest.mark.parametrize("text", ["The new menu is really delicious", "love it"])
def test_a_habit_does_not_overrule_a_clear_text(text: str, habit: str) -> None:
    assert DETECTOR.detect(text, habit) == "en"


@pytest.mark.parametrize(
    "text", ["", "😍😍😍", "https://example.org/une-belle-page", "@marie", "12 / 20 !!!", "\x00\u200d"]
)
def test_a_text_without_letters_has_no_language_whatever_the_habit(text: str) -> None:
    assert DETECTOR.detect(text, "fr") == "und"


@pytest.mark.parametrize("habit", ["und", "xx", "", "français", "zxx"])
def test_a_habit_that_is_no_language_is_none(habit: str) -> None:
    assert DETECTOR.detect("super", habit) == "und"
    assert DETECTOR.detect("Le service est vraiment nul", habit) == "fr"


def test_many_texts_get_what_each_would_get_alone() -> None:
    texts = [text for _, text in FOREIGN] + [
        "super",
        "",
        "😍",
        "Quelle belle journée au marché " * 60,
        "Great service!",
    ]
    texts = texts * 20
    habits = [None if at % 3 else "fr" for at in range(len(texts))]
    assert len(texts) > 600
    alone = {pair: DETECTOR.detect(*pair) for pair in set(zip(texts, habits, strict=True))}
    assert DETECTOR.detect_all(texts, habits) == [alone[pair] for pair in zip(texts, habits, strict=True)]
    assert DETECTOR.detect_all(texts) == [DETECTOR.detect_all([text])[0] for text in texts[:39]] * 20


def test_no_texts_have_no_languages() -> None:
    assert DETECTOR.detect_all([]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quelle belle journée " * 5_000, "fr"),
        ("\ud83d\ude00 Quelle belle journée au marché \udfff", "fr"),
        ("\x00\x07\x1bQuelle belle\x0b journée\u202e au marché\ufeff", "fr"),
        ("\ud83d", "und"),
        ("ﷺ" * 5_000, "ar"),
    ],
)
def test_hostile_texts_are_read(text: str, expected: str) -> None:
    assert DETECTOR.detect(text) == expected


@settings(deadline=None)
@given(st.lists(st.text(st.characters())), st.sampled_from([None, "fr", "und", "tlh"]))
def test_any_text_gets_a_code(texts: list[str], habit: str | None) -> None:
    found = DETECTOR.detect_all(texts, [habit] * len(texts))
    assert found == [DETECTOR.detect(text, habit) for text in texts]
    assert all(code == "und" or language_code(code) == code for code in found)
