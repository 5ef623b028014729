"""The comparison shows their labels against ours, and claims no more than the metric does."""

from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Label
from cmdesk.core.views import Agreement
from cmdesk.ui.dialogs.compare import CompareDialog
from cmdesk.ui.theme import Theme

NEGATIVE, NEUTRAL, POSITIVE, UNKNOWN = Label
FOUND = (
    Agreement("brand24", POSITIVE, POSITIVE, 3),
    Agreement("talkwalker", NEGATIVE, POSITIVE, 5),
    Agreement("talkwalker", NEGATIVE, NEGATIVE, 15),
    Agreement("talkwalker", POSITIVE, NEGATIVE, 10),
    Agreement("talkwalker", POSITIVE, POSITIVE, 1020),
    Agreement("talkwalker", POSITIVE, UNKNOWN, 7),
)


def opened(qtbot: QtBot, look: Theme, found: tuple[Agreement, ...] = FOUND) -> CompareDialog:
    dialog = CompareDialog(found, "Café Vermeil · 22/11/2026", look, QLocale("fr_FR"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def cells(dialog: CompareDialog) -> list[list[str]]:
    return [[dialog.table.item(row, place).text() for place in range(4)] for row in range(4)]


def test_their_labels_stand_against_ours(qtbot: QtBot, look: Theme) -> None:
    dialog = opened(qtbot, look)
    dialog.tool.setCurrentIndex(1)
    assert [dialog.tool.itemText(place) for place in range(dialog.tool.count())] == ["Brand24", "Talkwalker"]
    assert cells(dialog) == [
        ["1\u202f020", "0", "10", "7"],
        ["0", "0", "0", "0"],
        ["5", "0", "15", "0"],
        ["0", "0", "0", "0"],
    ]
    assert dialog.table.verticalHeaderItem(0).text() == "Talkwalker: ▲ positive"
    # p(o) = 1035 / 1050; theirs 1030 / 20, ours 1025 / 25
    assert dialog.figures.text().endswith(" labelled by both · the same label: 99\u202f% · kappa: 0,66")
    assert "Neither figure says who is right" in dialog.note.text()


def test_agreement_is_told_apart_by_more_than_colour(qtbot: QtBot, look: Theme) -> None:
    dialog = opened(qtbot, look)
    bold = [(row, place) for row in range(4) for place in range(4) if dialog.table.item(row, place).font().bold()]
    assert bold == [(0, 0), (1, 1), (2, 2)]
    assert dialog.table.item(0, 0).background().color() == look.colour("accent_soft")


def test_too_few_mentions_have_a_table_and_no_figure(qtbot: QtBot, look: Theme) -> None:
    dialog = opened(qtbot, look)
    assert dialog.figures.text().startswith("3 mention") and "·" not in dialog.figures.text()
    assert "under 10 mention" in dialog.note.text()
    assert cells(dialog)[0][0] == "3"


def test_where_no_tool_said_anything_that_is_told(qtbot: QtBot, look: Theme) -> None:
    dialog = opened(qtbot, look, ())
    assert not dialog.table.isVisible() and not dialog.tool.isVisible()
    assert dialog.figures.text() == "No other tool says anything of these mentions."
