"""Text from files is shown on one line, with nothing invisible in it."""

import pytest

from cmdesk.ui.foreign_text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Très déçue ☕", "Très déçue ☕"),
        ("a\r\nb\rc\nd\u2028e", "a↵b↵c↵d↵e"),
        ("a\x00b\x1bc\td\x7f", "a␀b␛c␉d␡"),
        ("\x85", "⟨U+0085⟩"),
        ("\ufeffDate", "⟨U+FEFF⟩Date"),
        ("gpj\u202exe", "gpj⟨U+202E⟩xe"),
        ("a\ud800b", "a\ufffdb"),
        ("👩\u200d🎓", "👩\u200d🎓"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("<b>gras</b>", "<b>gras</b>"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_is_too_long_is_cut() -> None:
    assert visible("abcdef", 4) == "abcd…"
    assert visible("abcd", 4) == "abcd"


def test_right_to_left_letters_do_not_turn_what_stands_beside_them() -> None:
    assert visible("שלום") == "\u2068שלום\u2069"
    assert visible("مرحبا 3") == "\u2068مرحبا 3\u2069"
