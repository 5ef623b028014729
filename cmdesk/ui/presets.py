"""What a chart picture is for: its size in pixels, and how large that is on paper. And the forms it can be written in.

No Qt here: the command line offers them too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError

Form = Literal["png", "svg", "pdf"]

FORMS: Final[tuple[Form, ...]] = ("png", "svg", "pdf")
"""The forms a picture can be written in; also the endings of their files."""

MM_PER_INCH: Final = 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a picture.

    Attributes:
        width, height: pixels.
        dpi: pixels an inch, where the picture is printed or laid on a page as large as it is.
        margin: millimetres left free around it on a page of A4, landscape; 0 where the page is the picture itself.
    """

    width: int
    height: int
    dpi: int = 96
    margin: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height on paper."""
        return self.width / self.dpi * MM_PER_INCH, self.height / self.dpi * MM_PER_INCH

    def divided(self, factor: float) -> "Sheet":
        """The same sheet painted coarser: fewer pixels, as large on paper."""
        return Sheet(round(self.width / factor), round(self.height / factor), round(self.dpi / factor), self.margin)


POST: Final = "1200x675"
"""What a picture is for as long as she says nothing else."""

PRESETS: Final[Mapping[str, Sheet]] = {
    "screen": Sheet(1360, 480),
    POST: Sheet(1200, 675),
    # as large as a slide of 13.33 by 7.5 inches
    "1920x1080": Sheet(1920, 1080, dpi=144),
    # 297 by 210 mm less 15 mm on each side
    "a4": Sheet(3154, 2126, dpi=300, margin=15),
}
"""As in the window, for a post on a network, for slides, and for a printed page of A4, landscape."""


def form_of(path: Path) -> Form | None:
    """The form that the ending of a name asks for; None where it names none of ours."""
    return next((form for form in FORMS if path.suffix.lower() == f".{form}"), None)


def no_such_form(path: Path) -> UsageError:
    """What to say of a name that ends in none of our forms."""
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} has no ending that says how to write a chart: end the name in .png, .svg or .pdf."
    )
    return UsageError(template, path=path)
