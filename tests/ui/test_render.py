"""`--render` paints the window without a screen, complete, or says why not."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.core.errors import InputError, StoreError, UsageError
from cmdesk.ui import theme as themes
from cmdesk.ui.desk import Desk
from cmdesk.ui.render import render
from tests.ui.desks import options, services
from tests.ui.fake_store import Memory, filled

RUN = """
import sys
from pathlib import Path
from cmdesk.ui.app import run
from tests.ui.fake_store import filled
from tests.ui.desks import options, services
sys.exit(run(options(language="fr", render=Path(sys.argv[1])), services(filled(300), [])))
"""


def painted(qapp: QApplication, memory: Memory, path: Path, **changed: object) -> QImage:
    desk = Desk(qapp, options(render=path, **changed), services(memory, []))
    try:
        render(desk, path)
    finally:
        desk.close()
        themes.apply(qapp, themes.LIGHT)
    return QImage(str(path))


@pytest.mark.parametrize("size", [(1360, 860), (960, 640)])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_picture_is_complete_at_every_size_in_both_looks_and_languages(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, size: tuple[int, int], theme: str, language: str
) -> None:
    image = painted(qapp, filled(400), tmp_path / "a.png", size=size, theme=theme, language=language)
    assert (image.width(), image.height()) == size, "nothing forces the window to be larger"
    tokens = (themes.DARK if theme == "dark" else themes.LIGHT).tokens
    seen = {
        QColor(pixel).name().upper()
        for pixel in {image.pixel(x, y) for x in range(0, size[0], 2) for y in range(0, size[1], 3)}
    }
    # surfaces, a bar of each sentiment, the chosen period button, pills of the table
    for token in ("card", "window", "positive", "neutral", "negative", "accent", "positive_soft", "negative_soft"):
        assert getattr(tokens, token) in seen, token


def test_two_pictures_of_the_same_are_the_same(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    first = painted(qapp, filled(300), tmp_path / "a.png")
    assert painted(qapp, filled(300), tmp_path / "b.png") == first


def test_an_unknown_tracker_is_an_error_and_no_picture(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Nobody"):
        painted(qapp, filled(30), tmp_path / "a.png", tracker="Nobody")
    assert not (tmp_path / "a.png").exists()


def test_a_store_that_cannot_be_read_is_an_error(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="damaged"):
        painted(qapp, Memory(broken=StoreError("The store is damaged.")), tmp_path / "a.png")


def test_a_place_that_cannot_be_written_is_an_error(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a.png"):
        painted(qapp, filled(30), tmp_path / "no" / "a.png")


def test_the_program_paints_without_a_screen_and_ends_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "desk.png"
    done = subprocess.run([sys.executable, "-c", RUN, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert QImage(str(path)).width() == 1360
