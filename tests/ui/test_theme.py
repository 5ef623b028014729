"""Both themes are complete, legible, and told apart without colour vision."""

import re
from dataclasses import asdict, dataclass
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cmdesk.core.types import Label
from cmdesk.ui import theme
from cmdesk.ui.stylesheet import stylesheet

BOTH = pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])

# Machado, Oliveira, Fernandes (2009), severity 1.0
COLOUR_BLINDNESS = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: QColor) -> np.ndarray:
    channels = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@BOTH
def test_every_token_is_a_colour(look: theme.Theme) -> None:
    assert all(QColor(value).isValid() for value in asdict(look.tokens).values())


@BOTH
@pytest.mark.parametrize("surface", ["window", "toolbar", "sidebar", "card", "raised", "field"])
def test_text_is_legible_on_every_surface(look: theme.Theme, surface: str) -> None:
    assert contrast(look.colour("text"), look.colour(surface)) >= 7
    assert contrast(look.colour("muted"), look.colour(surface)) >= 4.5


@BOTH
@pytest.mark.parametrize("label", list(Label))
def test_label_text_is_legible_on_cards_and_on_its_own_wash(look: theme.Theme, label: Label) -> None:
    text = look.label_colour(label, "text")
    assert contrast(text, look.colour("card")) >= 4.5
    assert contrast(text, look.label_colour(label, "soft")) >= 4.5


@BOTH
@pytest.mark.parametrize("label", [Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE])
def test_bars_of_a_mood_stand_out_from_the_card(look: theme.Theme, label: Label) -> None:
    assert contrast(look.label_colour(label), look.colour("card")) >= 3


@BOTH
def test_unknown_is_paler_than_neutral(look: theme.Theme) -> None:
    card = look.colour("card")
    unknown, neutral = look.label_colour(Label.UNKNOWN), look.label_colour(Label.NEUTRAL)
    assert contrast(unknown, card) < contrast(neutral, card)


@BOTH
@pytest.mark.parametrize(
    "tokens", [("on_accent", "accent"), ("warning_text", "warning_soft"), ("danger", "card"), ("text", "found")]
)
def test_notices_and_buttons_are_legible(look: theme.Theme, tokens: tuple[str, str]) -> None:
    assert contrast(look.colour(tokens[0]), look.colour(tokens[1])) >= 4.5


@BOTH
@pytest.mark.parametrize("kind", list(COLOUR_BLINDNESS))
def test_labels_differ_for_every_kind_of_colour_vision(look: theme.Theme, kind: str) -> None:
    seen = [np.array(COLOUR_BLINDNESS[kind]) @ linear(look.label_colour(label)) for label in Label]
    for one, other in combinations(seen, 2):
        assert np.abs(one - other).max() > 0.08


def test_every_label_has_a_sign_of_its_own() -> None:
    assert set(theme.SIGNS) == set(Label)
    assert len(set(theme.SIGNS.values())) == len(Label)


@BOTH
def test_the_style_sheet_is_filled_in_and_touches_no_bare_widget(look: theme.Theme) -> None:
    sheet = stylesheet(look)
    assert "$" not in sheet
    assert not re.search(r"(^|[\s,}])QWidget\s*[{,:]", sheet)


def test_applying_gives_the_whole_application_the_look(look: theme.Theme, qapp: QApplication) -> None:
    palette = qapp.palette()
    assert qapp.style().name() in ("fusion", "")  # a style sheet hides the name of the style below it
    assert palette.color(QPalette.ColorRole.Window) == look.colour("window")
    assert palette.color(QPalette.ColorRole.Highlight) == look.colour("accent")
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == look.colour("faint")
    assert qapp.font().pixelSize() == look.fonts.body


def test_object_names_give_labels_their_look(look: theme.Theme, qapp: QApplication, qtbot: object) -> None:
    label = QLabel("46 %")
    label.setObjectName("figure")
    label.ensurePolished()
    assert label.font().pixelSize() == look.fonts.figure
    label.setObjectName("negative")
    label.style().polish(label)
    assert label.palette().color(QPalette.ColorRole.WindowText) == look.colour("negative_text")


def test_a_main_button_is_painted_in_the_accent_colour(look: theme.Theme, qapp: QApplication, qtbot: object) -> None:
    button = QPushButton("Import")
    button.setObjectName("primary")
    button.resize(button.sizeHint())
    assert button.grab().toImage().pixelColor(6, button.height() // 2) == look.colour("accent")


@dataclass
class FakeHints:
    """Style hints of a system that knows a scheme and obeys a forced one."""

    system: Qt.ColorScheme
    forced: Qt.ColorScheme | None = None

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self.forced or self.system

    def unsetColorScheme(self) -> None:  # noqa: N802
        self.forced = None


class FakeApp:
    def __init__(self, hints: FakeHints) -> None:
        self._hints = hints

    def styleHints(self) -> FakeHints:  # noqa: N802
        return self._hints


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (Qt.ColorScheme.Dark, theme.DARK),
        (Qt.ColorScheme.Light, theme.LIGHT),
        (Qt.ColorScheme.Unknown, theme.LIGHT),
    ],
)
def test_system_follows_the_system_and_is_light_where_it_does_not_say(
    scheme: Qt.ColorScheme, expected: theme.Theme
) -> None:
    assert theme.resolve("system", FakeApp(FakeHints(scheme))) is expected  # type: ignore[arg-type]


def test_going_back_to_system_forgets_a_forced_scheme() -> None:
    app = FakeApp(FakeHints(Qt.ColorScheme.Light, forced=Qt.ColorScheme.Dark))
    assert theme.resolve("system", app) is theme.LIGHT  # type: ignore[arg-type]


def test_her_choice_wins_over_the_system() -> None:
    app = FakeApp(FakeHints(Qt.ColorScheme.Dark))
    assert theme.resolve("light", app) is theme.LIGHT  # type: ignore[arg-type]
    assert theme.resolve("dark", app) is theme.DARK  # type: ignore[arg-type]


def test_a_scaled_theme_has_larger_text_and_lengths_and_the_same_colours() -> None:
    large = theme.LIGHT.scaled(2)
    assert large.px(3) == 6
    assert large.fonts.body == 2 * theme.LIGHT.fonts.body
    assert large.tokens == theme.LIGHT.tokens


def test_a_clear_theme_has_no_card_and_hairlines_that_look_the_same_on_it(look: theme.Theme) -> None:
    clear = look.clear()
    assert clear.colour("card").alpha() == 0
    assert clear.colour("text") == look.colour("text")
    card = look.colour("card")
    for token in ("grid", "line", "line_strong"):
        wash, line = clear.colour(token), look.colour(token)
        share = wash.alphaF()
        for part in ("redF", "greenF", "blueF"):
            seen = getattr(wash, part)() * share + getattr(card, part)() * (1 - share)
            assert seen == pytest.approx(getattr(line, part)(), abs=0.03)


def test_a_look_that_it_has_is_not_given_again(qapp: QApplication, look: theme.Theme) -> None:
    class Counting(QLabel):
        changes = 0

        def changeEvent(self, event: QEvent) -> None:  # noqa: N802
            self.changes += event.type() == QEvent.Type.StyleChange
            super().changeEvent(event)

    label = Counting()
    label.ensurePolished()
    before = label.changes
    theme.apply(qapp, look)
    assert label.changes == before
    theme.apply(qapp, theme.LIGHT if look.dark else theme.DARK)
    assert label.changes > before
    theme.apply(qapp, look)
