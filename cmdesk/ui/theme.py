"""Light and dark: one table of tokens each, and the palette, style sheet and font made from it.

Every colour of the program is a token here; a widget asks the theme, never writes a colour of its own. The style is
Fusion with our own palette on every system, because native styles differ from machine to machine and fight style
sheets, and because pictures painted without a screen must look like the window.

Sentiment is blue, grey and orange, told apart by every kind of colour vision, and is always doubled by a sign
(▲ ● ▼ ?). *Unknown* is paler than neutral and hatched: it is no mood.

Each sentiment has three tones: the plain one fills bars (3:1 against the card), `*_text` is read as text (4.5:1),
`*_soft` lies behind such text.
"""

from dataclasses import dataclass, fields, replace
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from cmdesk.core.types import Label
from cmdesk.ui.stylesheet import stylesheet

SIGNS: Final = {Label.POSITIVE: "▲", Label.NEUTRAL: "●", Label.NEGATIVE: "▼", Label.UNKNOWN: "?"}
"""The sign that doubles the colour of each label."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as "#rrggbb" or "#aarrggbb".

    Attributes:
        window, toolbar, sidebar, card: surfaces, from the back to the front.
        raised: menus, tooltips and other things that float.
        field: inside of inputs.
        text, muted, faint: body text; captions; placeholders and what is disabled.
        line, line_strong: hairlines between things; borders of inputs.
        hover, pressed, selected: states of rows and flat buttons.
        accent, accent_hover, on_accent, accent_soft: the one colour for "active"; text on it; a wash of it.
        found: a wash behind what a filter found in a text.
        band, brush, grid: confidence band; selected part of the overview; lines behind bars.
    """

    window: str
    toolbar: str
    sidebar: str
    card: str
    raised: str
    field: str
    text: str
    muted: str
    faint: str
    line: str
    line_strong: str
    hover: str
    pressed: str
    selected: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    found: str
    band: str
    brush: str
    grid: str
    positive: str
    neutral: str
    negative: str
    unknown: str
    positive_text: str
    neutral_text: str
    negative_text: str
    unknown_text: str
    positive_soft: str
    neutral_soft: str
    negative_soft: str
    unknown_soft: str
    warning_text: str
    warning_soft: str
    danger: str
    danger_soft: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """Text sizes in pixels."""

    small: int = 11
    body: int = 12
    strong: int = 13
    title: int = 17
    figure: int = 26


@dataclass(frozen=True, slots=True)
class Theme:
    """How everything looks.

    Attributes:
        name: "light" or "dark".
        unit: what one pixel of the design is on the device painted on; 1 on screen, larger in large pictures.
    """

    name: str
    tokens: Tokens
    fonts: Fonts = Fonts()
    unit: float = 1.0

    @property
    def dark(self) -> bool:
        """Whether light text stands on dark surfaces."""
        return self.name == "dark"

    def px(self, length: float) -> float:
        """A length of the design, in pixels of the device."""
        return length * self.unit

    def scaled(self, factor: float) -> "Theme":
        """The same look with all text, lines and gaps `factor` times as large."""
        sizes = {size.name: max(6, round(getattr(self.fonts, size.name) * factor)) for size in fields(Fonts)}
        return replace(self, unit=self.unit * factor, fonts=Fonts(**sizes))

    def clear(self) -> "Theme":
        """The same look on nothing: the card is transparent, so whatever lies behind a picture shows through.

        Hairlines become a thin wash of the text colour, which on the card gives what they were and which stays visible
        on any ground where the text is legible.
        """
        card, ink = self.colour("card"), self.colour("text")
        changes = {"card": f"#00{card.name()[1:]}"}
        for line in ("line", "line_strong", "grid"):
            share = (self.colour(line).green() - card.green()) / (ink.green() - card.green())
            changes[line] = f"#{round(share * 255):02x}{ink.name()[1:]}"
        return replace(self, tokens=replace(self.tokens, **changes))

    def colour(self, token: str) -> QColor:
        """A token as a colour.

        Raises:
            AttributeError: there is no such token.
        """
        return QColor(getattr(self.tokens, token))

    def label_colour(self, label: Label, tone: str = "") -> QColor:
        """The colour of a label; `tone` is "" for fills, "text" or "soft"."""
        name = label.name.lower()
        return self.colour(f"{name}_{tone}" if tone else name)


LIGHT: Final = Theme(
    "light",
    Tokens(
        window="#F4F6F9",
        toolbar="#FFFFFF",
        sidebar="#F4F6F9",
        card="#FFFFFF",
        raised="#FFFFFF",
        field="#FFFFFF",
        text="#1B2430",
        muted="#5A6675",
        faint="#8E99A7",
        line="#DDE3EA",
        line_strong="#C3CCD6",
        hover="#EBEFF4",
        pressed="#DFE5EC",
        selected="#E3ECFB",
        accent="#2F6FDE",
        accent_hover="#245FC6",
        on_accent="#FFFFFF",
        accent_soft="#E7EFFC",
        found="#FFE8A3",
        band="#332F6FDE",
        brush="#2A2F6FDE",
        grid="#EBEFF3",
        positive="#1F77B4",
        neutral="#8A96A5",
        negative="#D9622B",
        unknown="#B3BDC9",
        positive_text="#17639A",
        neutral_text="#556170",
        negative_text="#B0460F",
        unknown_text="#616D7A",
        positive_soft="#DCEBF6",
        neutral_soft="#ECEFF2",
        negative_soft="#FBE4D9",
        unknown_soft="#F3F5F7",
        warning_text="#7A5200",
        warning_soft="#FFF3D6",
        danger="#B3261E",
        danger_soft="#FCE8E6",
    ),
)

DARK: Final = Theme(
    "dark",
    Tokens(
        window="#14181F",
        toolbar="#1A2029",
        sidebar="#14181F",
        card="#1C222B",
        raised="#242C37",
        field="#151A21",
        text="#E6EAF0",
        muted="#9BA7B6",
        faint="#6C7887",
        line="#2C3541",
        line_strong="#3D4856",
        hover="#252D38",
        pressed="#2E3743",
        selected="#22344F",
        accent="#6BA4FF",
        accent_hover="#86B5FF",
        on_accent="#0E1726",
        accent_soft="#1F2E45",
        found="#5C4A17",
        band="#386BA4FF",
        brush="#2E6BA4FF",
        grid="#262E39",
        positive="#56B4E9",
        neutral="#768393",
        negative="#F0883E",
        unknown="#4A5664",
        positive_text="#6CC0F0",
        neutral_text="#A7B2C0",
        negative_text="#F59A57",
        unknown_text="#8C98A6",
        positive_soft="#1B3A4D",
        neutral_soft="#2A323D",
        negative_soft="#47301F",
        unknown_soft="#232A33",
        warning_text="#F2C869",
        warning_soft="#3A3018",
        danger="#FF8A80",
        danger_soft="#43221F",
    ),
)


def resolve(choice: str, app: QApplication) -> Theme:
    """The theme for her choice "system", "light" or "dark"; light where the system does not say.

    Asking for "system" first gives up a scheme that `apply` may have forced before: else we would hear our own echo.
    """
    if choice == "system":
        app.styleHints().unsetColorScheme()
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application this look; may be called again at any time."""
    scheme = Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light
    other = app.styleHints().colorScheme() not in (scheme, Qt.ColorScheme.Unknown)
    if other:
        # for what the system draws: title bars, file dialogs
        app.styleHints().setColorScheme(scheme)
    sheet = stylesheet(theme)
    if app.styleSheet() == sheet and not other:
        # it has it: to give it again would polish every widget anew
        return
    if not app.styleSheet():
        # afterwards a style of the sheet stands before it, which has no name
        app.setStyle("fusion")
    font = QFont(app.font())
    font.setPixelSize(theme.fonts.body)
    app.setFont(font)
    app.setPalette(palette(theme))
    QDir.setSearchPaths("icons", [str(files("cmdesk.resources") / "icons")])
    app.setStyleSheet(sheet)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme, for everything that the style sheet does not name."""
    made = QPalette()
    tokens = theme.tokens
    role = QPalette.ColorRole
    plain = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line_strong,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.line,
    }
    for which, colour in plain.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    for which in (role.Highlight, role.Accent):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.line))
    return made
