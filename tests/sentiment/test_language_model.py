import random

import numpy as np
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from cmdesk.sentiment.language_model import LanguageModel

CANDIDATES = ("fr", "en", "de", "nl", "sr", "ru", "ja")
TEXTS = [
    " Quelle belle journée au marché ",
    " The new menu is really delicious ",
    " Das neue Menü schmeckt wirklich gut ",
    " Het nieuwe menu is echt lekker ",
    " Danas je usluga bila užasna ",
    " Данас је услуга била ужасна ",
    " Поезд снова опаздывает ",
    " 新しいメニューはとても美味しいです ",
    " a ",
    "",
    " \ud83d \x00 ",
    " le marché est fermé, the market is closed " * 40,
]


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel(dict.fromkeys((*CANDIDATES, "xx"), 1.0))


@pytest.fixture(scope="module")
def many() -> list[str]:
    """More texts than walk together at once, of every length from none to several thousand bytes."""
    draw = random.Random(6)
    return TEXTS + [
        "".join(draw.choice(TEXTS)[: draw.randrange(60)] for _ in range(draw.randrange(12))) for _ in range(700)
    ]


def test_the_chances_are_those_of_the_package(model: LanguageModel, many: list[str]) -> None:
    package = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    package.set_languages(CANDIDATES)
    assert set(model.languages) == set(CANDIDATES)
    expected = [[dict(package.rank(text))[code] for code in model.languages] for text in many]
    assert np.allclose(model.chances(many), expected, atol=2e-3)


def test_a_text_alone_gets_the_same_to_the_last_bit(model: LanguageModel, many: list[str]) -> None:
    together = model.chances(many)
    assert (together == np.concatenate([model.chances([text]) for text in many])).all()
    assert (together == np.concatenate([model.chances(many[:30]), model.chances(many[30:])])).all()
    assert (together == model.chances(many[::-1])[::-1]).all()


def test_chances_add_up_to_one(model: LanguageModel, many: list[str]) -> None:
    assert np.allclose(model.chances(many).sum(axis=1), 1.0)


def test_a_text_that_says_nothing_leaves_the_weights() -> None:
    model = LanguageModel({"fr": 3.0, "en": 1.0, "de": 0.0})
    assert model.languages == ("en", "fr")
    assert model.chances([""]).tolist() == [[0.25, 0.75]]


def test_no_texts_make_no_rows(model: LanguageModel) -> None:
    assert model.chances([]).shape == (0, len(CANDIDATES))
