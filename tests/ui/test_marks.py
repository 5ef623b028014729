"""What a filter found is marked in the lines of the table, and the line begins where it can be seen."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Kind, Label
from cmdesk.ui import marks as marks_module
from cmdesk.ui.marks import Marks, draw_marked
from cmdesk.ui.theme import Theme
from tests.ui.fake_store import NOW, mention

HOSTILE = '<img src="http://tracker.example/x.png">'


def washes(theme: Theme, text: str, places: tuple[tuple[int, int], ...], width: int = 300) -> list[int]:
    """Columns of a drawn line where the wash of the filter can be seen."""
    image = QImage(width, 24, QImage.Format.Format_RGB32)
    image.fill(theme.colour("card"))
    painter = QPainter(image)
    draw_marked(painter, QRect(0, 0, width, 24), text, places, QFont(), theme)
    painter.end()
    wanted = theme.colour("found").rgb()
    return [x for x in range(width) if any(image.pixel(x, y) == wanted for y in range(24))]


@pytest.mark.usefixtures("qapp")
class TestMarks:
    def test_the_text_is_that_of_the_cell_and_its_marks_stand_behind_the_signs(self) -> None:
        line = mention(NOW, Label.POSITIVE, text="😀 le café\nest  bon", kind=Kind.REPLY).line
        text, places = Marks("café").of(line, "↩ 😀 le café est bon")
        assert text == "↩ 😀 le café est bon"
        assert [text[start:end] for start, end in places] == ["café"]

    def test_what_stands_beyond_the_beginning_is_found_too(self) -> None:
        line = mention(NOW, Label.POSITIVE, text="mot " * 200 + "café").line
        text, places = Marks("café").of(line, ("mot " * 75).strip())
        assert [text[start:end] for start, end in places] == ["café"]

    def test_each_line_is_looked_through_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[int] = []
        found = marks_module.found_in_line
        monkeypatch.setattr(
            marks_module, "found_in_line", lambda tree, line, text: asked.append(line.id) or found(tree, line, text)
        )
        marks, line = Marks("café"), mention(NOW, Label.POSITIVE, text="le café").line
        assert marks.of(line, "le café") == marks.of(line, "le café")
        assert len(asked) == 1

    def test_a_query_that_cannot_be_read_marks_nothing(self) -> None:
        assert Marks('"café').query == ""

    def test_a_hostile_text_is_marked_letter_by_letter(self) -> None:
        line = mention(NOW, Label.POSITIVE, text=HOSTILE).line
        text, places = Marks("img").of(line, HOSTILE)
        assert text == HOSTILE and [text[start:end] for start, end in places] == ["img"]


def test_the_wash_lies_behind_the_words(look: Theme) -> None:
    text = "le café est bon"
    columns = washes(look, text, ((3, 7),))
    metrics = QFontMetrics(QFont())
    assert abs(columns[0] - metrics.horizontalAdvance("le ")) <= 2
    assert abs(columns[-1] - metrics.horizontalAdvance("le café")) <= 2


def test_a_line_begins_where_its_first_mark_can_be_seen(qtbot: QtBot, look: Theme) -> None:
    text = "mot " * 60 + "café"
    assert washes(look, text, ((240, 244),)), "else it would lie far to the right"
    assert not washes(look, "café " + text, ((260, 264), (265, 265)), 20), "no room for any word"
