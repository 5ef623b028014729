"""Sizes of pictures: what they are on screen and on paper, and which form a name asks for."""

from pathlib import Path

import pytest

from cmdesk.ui.presets import PRESETS, Form, Sheet, form_of


def test_a_slide_is_as_large_as_slides_are() -> None:
    assert [side / 25.4 for side in PRESETS["1920x1080"].millimetres] == pytest.approx([13.333, 7.5], abs=0.001)


def test_the_printed_page_fills_a4_between_its_margins() -> None:
    sheet = PRESETS["a4"]
    assert sheet.dpi == 300
    assert [side + 2 * sheet.margin for side in sheet.millimetres] == pytest.approx([297, 210], abs=0.1)


def test_painted_coarser_it_is_as_large_on_paper() -> None:
    sheet = PRESETS["a4"]
    coarse = sheet.divided(2.5)
    assert coarse == Sheet(1262, 850, 120, 15)
    assert coarse.millimetres == pytest.approx(sheet.millimetres, rel=0.001)


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.png", "png"), ("a.b.SVG", "svg"), ("été.Pdf", "pdf"), ("a", None), ("a.jpeg", None), (".pdf", None)],
)
def test_the_ending_of_a_name_is_its_form(name: str, form: Form | None) -> None:
    assert form_of(Path("some.folder") / name) == form
