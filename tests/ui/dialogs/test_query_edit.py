"""The field of a query: coloured by its tokens, checked at once, completed without being in the way."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.core.query import parse
from cmdesk.core.query.lexer import tokens
from cmdesk.ui.dialogs import query_edit
from cmdesk.ui.dialogs.query_colours import python_offset, qt_offset, qt_offsets
from cmdesk.ui.dialogs.query_completer import Wish, offers, wish_at
from cmdesk.ui.dialogs.query_edit import QueryEdit, paired
from cmdesk.ui.stylesheet import stylesheet
from cmdesk.ui.theme import DARK, LIGHT, Theme

# what the offscreen platform says of every list that opens over a field
pytestmark = pytest.mark.qt_log_ignore("does not support raise|does not support grabbing", extend=True)


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[QueryEdit]:
    """A field that has the keyboard, with another behind it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = QueryEdit(LIGHT, holder)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.completer.close()


def colours(edit: QueryEdit) -> list[tuple[str, QColor]]:
    """What is coloured, line after line."""
    edit.document().documentLayout()
    found, block = [], edit.document().firstBlock()
    while block.isValid():
        raw = block.text().encode("utf-16-le")
        for part in block.layout().formats():
            piece = raw[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
            found.append((piece, part.format.foreground().color()))
        block = block.next()
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_sort_of_token_has_its_colour(qtbot: QtBot, theme: Theme) -> None:
    edit = QueryEdit(theme)
    qtbot.addWidget(edit)
    edit.setPlainText('mot "a b" OU #été @x =Orange lang:fr -(c NEAR/5 d)')
    qtbot.waitUntil(lambda: len(colours(edit)) > 8)
    wanted = [
        ('"a b"', "positive_text"),
        ("OU", "text"),
        ("#été", "accent"),
        ("@x", "accent"),
        ("=Orange", "negative_text"),
        ("lang:", "warning_text"),
        ("fr", "positive_text"),
        ("-", "danger"),
        ("(", "muted"),
        ("NEAR/5", "text"),
        (")", "muted"),
    ]
    assert colours(edit) == [(text, theme.colour(token)) for text, token in wanted]


def test_a_phrase_is_coloured_over_lines_and_emojis(qtbot: QtBot) -> None:
    edit = QueryEdit(LIGHT)
    qtbot.addWidget(edit)
    edit.setPlainText('😀 "un 😀\ndeux\ntrois" #a')
    green, blue = LIGHT.colour("positive_text"), LIGHT.colour("accent")
    wanted = [('"un 😀', green), ("deux", green), ('trois"', green), ("#a", blue)]
    qtbot.waitUntil(lambda: colours(edit) == wanted)
    # the phrase ends earlier now: the lines below are coloured anew
    cursor = edit.textCursor()
    cursor.setPosition(5)
    cursor.insertText('"')
    qtbot.waitUntil(lambda: ("deux", green) not in colours(edit))


def test_offsets_of_qt_and_python_agree_over_emojis() -> None:
    text = "a😀b\ud800c"
    assert list(qt_offsets(text)) == [qt_offset(text, at) for at in range(len(text) + 1)]
    for at in range(4):
        assert python_offset(text, qt_offset(text, at)) == at


@pytest.mark.parametrize(
    ("query", "position", "pair"),
    [("(a (b) c)", 0, (0, 8)), ("(a (b) c)", 4, (3, 5)), ("(a (b) c)", 9, (0, 8)), ("(a", 1, ()), ('"(a)" b', 1, ())],
)
def test_the_parenthesis_beside_the_cursor_finds_its_other_half(
    query: str, position: int, pair: tuple[int, ...]
) -> None:
    assert paired(tuple(tokens(query)), position) == pair


def test_parentheses_are_marked_where_the_cursor_stands(edit: QueryEdit) -> None:
    edit.setPlainText("😀é (a OR b)")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    assert [mark.cursor.selectedText() for mark in edit.extraSelections()] == ["(", ")"]


def test_what_may_have_been_meant_replaces_the_fault_and_can_be_undone(edit: QueryEdit) -> None:
    edit.setPlainText("😀été vermeil suorce:x -jus")
    assert edit.instead == "source:x"
    edit.follow()
    assert edit.toPlainText() == "😀été vermeil source:x -jus" and edit.fault is None
    edit.undo()
    assert edit.toPlainText() == "😀été vermeil suorce:x -jus"


def test_what_is_offered_for_a_phrase_without_its_distance_keeps_the_phrase(edit: QueryEdit) -> None:
    edit.setPlainText('"a b"~')
    assert edit.instead == '"a b"~5'
    edit.follow()
    assert edit.toPlainText() == '"a b"~5' and edit.fault is None


def test_a_group_cannot_be_asked_for_in_a_tracker(edit: QueryEdit) -> None:
    edit.setPlainText("vermeil group:Vermeil")
    assert edit.fault is not None


def test_a_query_of_the_greatest_length_is_checked_once_a_key_press(
    qtbot: QtBot, edit: QueryEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit.setPlainText(" OR ".join(['"café 😀"'] * 340)[:4090] + " OR x")
    checked = []
    monkeypatch.setattr(query_edit, "parse", lambda text, **how: checked.append(text) or parse(text, **how))
    for _ in range(5):
        qtbot.keyClick(edit, Qt.Key.Key_Y)
    assert len(checked) == 5
    assert edit.toPlainText().startswith("yyyyy")


@pytest.mark.parametrize(
    ("query", "wish"),
    [
        ("café #ca|f", Wish("word", 5, 9, "#ca")),
        ("#c|", None),
        ("@ma|", Wish("word", 0, 3, "@ma")),
        ("la|", Wish("field", 0, 2, "la")),
        ("l|", None),
        ("lang:|", Wish("value", 0 + 5, 5, "", "lang")),
        ("lang:fr|x|", None),
        ("source:ma|", Wish("value", 7, 9, "ma", "source")),
        ('label:"à li|', Wish("label", 6, 11, "à li", "label")),
        ("author:@stu|", Wish("word", 7, 11, "@stu")),
        ('"ab|"', None),
        ("ab | cd", None),
        ("-has:me|", Wish("value", 5, 7, "me", "has")),
        ("=ab|", None),
        ("12|", None),
    ],
)
def test_what_can_be_completed_where_the_cursor_stands(query: str, wish: Wish | None) -> None:
    at = query.rindex("|")
    text = query[:at] + query[at + 1 :]
    found = wish_at(text, tuple(tokens(text)), at)
    if query == "lang:fr|x|":
        # the value behind the bar is its own
        found_end = wish_at("lang:fr|en", tuple(tokens("lang:fr|en")), 10)
        assert found_end == Wish("value", 8, 10, "en", "lang")
    else:
        assert found == wish


def test_fields_and_values_are_those_of_the_language() -> None:
    assert offers(Wish("field", 0, 2, "la")) == [("lang:", ""), ("label:", "")]
    assert offers(Wish("field", 0, 2, "gr")) == [], "a tracker cannot ask for groups"
    assert [put for put, _ in offers(Wish("value", 0, 0, "", "has"))] == ["link", "media", "question"]
    assert [put for put, _ in offers(Wish("value", 0, 0, "re", "is"))] == ["reply", "repost"]
    assert [put for put, _ in offers(Wish("value", 0, 0, "li", "min"))] == ["likes:"]
    assert [put for put, _ in offers(Wish("value", 0, 0, "neg", "sentiment"))] == ["negative"]
    assert offers(Wish("value", 0, 0, "fran", "lang")) == [("fr", "français")]
    assert ("google-news", "Google News") in offers(Wish("value", 0, 0, "goo", "source"))


def test_a_value_is_chosen_with_enter(qtbot: QtBot, edit: QueryEdit) -> None:
    qtbot.keyClicks(edit, "vermeil has:me")
    assert edit.completer.shown == ["media"] and edit.completer.open
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Return)
    assert edit.toPlainText() == "vermeil has:media " and not edit.completer.open


def test_a_field_is_chosen_with_tab_and_its_values_follow(qtbot: QtBot, edit: QueryEdit) -> None:
    qtbot.keyClicks(edit, "sent")
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "sentiment:" and edit.completer.shown[0] == "negative"
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Down)
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "sentiment:neutral " and edit.hasFocus()


def test_escape_closes_the_list_and_nothing_else(qtbot: QtBot, edit: QueryEdit) -> None:
    qtbot.keyClicks(edit, "is:re")
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Escape)
    assert not edit.completer.open and edit.toPlainText() == "is:re" and edit.isVisible()


def test_tab_leaves_the_field_where_two_letters_are_a_word_too(qtbot: QtBot, edit: QueryEdit) -> None:
    qtbot.keyClicks(edit, "la")
    assert edit.completer.open
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "la" and not edit.completer.open
    qtbot.waitUntil(lambda: not edit.hasFocus())


def test_the_list_goes_away_when_she_goes_on(qtbot: QtBot, edit: QueryEdit) -> None:
    qtbot.keyClicks(edit, "la")
    qtbot.keyClicks(edit.completer.list, " poste")
    assert not edit.completer.open and edit.toPlainText() == "la poste"


def test_words_of_the_archive_are_offered_when_they_come_unless_she_went_on(qtbot: QtBot, edit: QueryEdit) -> None:
    asked: list[tuple[Wish, Callable[[Sequence[str]], None]]] = []
    edit.completer.ask = lambda wish, then: asked.append((wish, then))
    qtbot.keyClicks(edit, "#ca")
    wish, then = asked[-1]
    assert wish.stem == "#ca" and not edit.completer.open
    qtbot.keyClicks(edit, "f")
    then(["#carte"])
    assert not edit.completer.open, "the answer to what she typed before"
    asked[-1][1](["#CaféVermeil", "#cafés"])
    assert edit.completer.shown == ["#CaféVermeil", "#cafés"]
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Return)
    assert edit.toPlainText() == "#CaféVermeil "


def test_a_label_of_several_words_is_quoted(qtbot: QtBot, edit: QueryEdit) -> None:
    edit.completer.ask = lambda wish, then: then(["à lire", "urgent"])
    qtbot.keyClicks(edit, "x label:")
    assert edit.completer.shown == ['"à lire"', "urgent"]


@pytest.mark.parametrize("query", ["lang:fr", "source:x", "is:reply"])
def test_a_value_that_is_complete_needs_no_choice(qtbot: QtBot, edit: QueryEdit, query: str) -> None:
    qtbot.keyClicks(edit, query[:-1])
    assert edit.completer.open
    qtbot.keyClicks(edit.completer.list, query[-1])
    assert edit.toPlainText() == query and not edit.completer.open


def test_the_name_of_a_field_is_a_word_too_until_she_says_otherwise(qtbot: QtBot, edit: QueryEdit) -> None:
    qtbot.keyClicks(edit, "source")
    assert edit.completer.shown == ["source:"]
    qtbot.keyClick(edit.completer.list, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "source" and not edit.completer.open


def test_one_entry_is_shown_whole(qtbot: QtBot, edit: QueryEdit) -> None:
    # as the window's look has it: the padding of an entry counts
    edit.window().setStyleSheet(stylesheet(LIGHT))
    qtbot.keyClicks(edit, "sentim")
    found = edit.completer.list
    assert found.isVisible() and found.viewport().height() >= found.sizeHintForRow(0)
    assert found.verticalScrollBar().maximum() == 0
    assert edit.mapFromGlobal(found.pos()).y() >= edit.viewport().pos().y() + edit.cursorRect().bottom() + 4
