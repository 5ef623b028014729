"""The detail pane shows everything of a mention, obeys nothing that stands in it, and takes her label."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCharFormat
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cmdesk.core.types import Erased, Evidence, Kind, Label, Opinion, Reading, Sentiment
from cmdesk.core.views import MentionDetail
from cmdesk.ui.detail import DetailPane
from cmdesk.ui.mention_text import MentionText
from cmdesk.ui.reasons import Found
from cmdesk.ui.theme import DARK, LIGHT
from tests.ui.fake_store import NOW, Kept, mention

HOSTILE = '<b>gras</b> <img src="http://tracker.example/x.png"> 😀 merci, déçue'


def detail(kept: Kept, *readings: Reading, trackers: tuple[str, ...] = ("Café Vermeil",)) -> MentionDetail:
    return MentionDetail(kept.line, kept.post, kept.sentiment, trackers, NOW, NOW, readings)


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    made = DetailPane(QLocale("fr_FR"), ZoneInfo("Europe/Paris"), LIGHT)
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    return made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(QUrl(url).toString()))
    return seen


def words(pane: DetailPane) -> str:
    shown = [label.text() for label in pane.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(shown + [text.toPlainText() for text in pane.findChildren(MentionText) if not text.isHidden()])


def test_a_post_of_her_own_account_is_marked(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE)
    pane.show_detail(detail(kept))
    assert "your account" not in words(pane)
    kept.line = replace(kept.line, own=True)
    pane.show_detail(detail(kept))
    assert "★ your account" in words(pane)


def test_a_date_that_its_source_did_not_give_is_told(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE, source="google-alerts")
    kept.post = replace(kept.post, undated=True)
    pane.show_detail(detail(kept))
    assert "12:40 · date: when it was first seen; its source gives none · Google Alerts · article" in words(pane)


def test_origin_reactions_and_scorer_are_told(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE, likes=4100, quoted_text="Ouverture lundi")
    early = Reading(likes=100, seen_at=NOW)
    late = Reading(likes=4100, seen_at=NOW + timedelta(days=1))
    pane.show_detail(detail(kept, early, late))
    told = words(pane)
    assert "@leamarchal · 22/11/2026 12:40 · Mastodon · post · français" in told
    assert "4\u202f100 like(s)" in told and "1 share(s)" in told
    assert "22/11/2026 12:40: 100" in told and "23/11/2026 12:40: 4\u202f100" in told
    assert "lexicon-fr@1" in told and "● 0\u202f%" in told
    assert "Ouverture lundi" in told and "Café Vermeil" in told


def test_reactions_beside_a_repost_are_told_to_be_those_of_the_original(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE, likes=4100, kind=Kind.REPOST)
    pane.show_detail(detail(kept))
    assert "4\u202f100 like(s) · 1 share(s)\nThose of the original post: they do not count." in words(pane)
    pane.show_detail(detail(mention(NOW, Label.POSITIVE, likes=None, kind=Kind.REPOST)))
    assert "original post" not in words(pane)
    pane.show_detail(detail(mention(NOW, Label.POSITIVE, likes=4100)))
    assert "original post" not in words(pane)


def test_what_other_tools_said_stands_apart_from_our_label(pane: DetailPane) -> None:
    kept = mention(NOW, Label.NEGATIVE)
    pane.show_detail(detail(kept))
    assert "OTHER TOOLS SAID" not in words(pane)
    opinions = (
        Opinion("file", Label.UNKNOWN, "<b>mixed</b>\n!"),
        Opinion("mention", Label.NEUTRAL, "Neutral"),
        Opinion("talkwalker", Label.POSITIVE, "Positif"),
    )
    shown = detail(kept)
    pane.show_detail(replace(shown, post=replace(shown.post, opinions=opinions)))
    assert (
        "OTHER TOOLS SAID\nthe imported file: unknown (“<b>mixed</b> !”)\nMention: neutral\n"
        "Talkwalker: positive (“Positif”)" in words(pane)
    )
    assert [button.isChecked() for button in pane._labels.buttons()] == [False, False, True]


def test_what_is_not_known_is_said(pane: DetailPane) -> None:
    pane.show_detail(detail(mention(NOW, Label.UNKNOWN, likes=None, url=None), trackers=()))
    told = words(pane)
    assert "The network does not say." in told
    assert "Nothing in this text could be judged." in told
    assert "None: kept because you imported it." in told
    assert not pane._open.isEnabled()


def test_a_scorer_that_there_is_not_bears_no_name(pane: DetailPane) -> None:
    kept = mention(NOW, Label.UNKNOWN)
    kept.sentiment = Sentiment(Label.UNKNOWN, None, None, 0.0, "none")
    pane.show_detail(detail(kept))
    assert "? unknown\nNo scorer knows this language." in words(pane)


def test_a_hostile_text_is_shown_letter_by_letter(pane: DetailPane) -> None:
    kept = mention(NOW, Label.NEUTRAL, text=HOSTILE, author=("<u>x</u>", "<i>y</i>"), quoted_text=HOSTILE)
    pane.show_detail(detail(kept, trackers=("<b>t</b>",)))
    assert pane._text.toPlainText() == HOSTILE
    assert pane._quoted.toPlainText() == HOSTILE
    assert all(label.textFormat() is not Qt.TextFormat.RichText for label in pane.findChildren(QLabel))
    told = words(pane)
    assert "<b>t</b>" in told and "<i>y</i>" in told
    assert "<u>" not in pane._author.toolTip()


def test_the_words_that_weighed_are_marked_where_they_stand(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE, text=HOSTILE)
    good, bad = HOSTILE.index("merci"), HOSTILE.index("déçue")
    found = Sentiment(
        Label.POSITIVE,
        (0.1, 0, 0.9),
        0.8,
        0.9,
        "lexicon-fr@1",
        (Evidence(bad, bad + 5, -2.1), Evidence(good, good + 5, 1.9)),
    )
    pane.show_detail(detail(kept))
    pane.show_evidence(kept.line.id, found)
    assert pane._text.toPlainText() == HOSTILE.replace("merci", "merci▲").replace("déçue", "déçue▼")
    assert "▼ déçue −2,1 · ▲ merci +1,9" in words(pane)
    cursor = pane._text.document().find("merci")
    assert cursor.charFormat().foreground().color() == LIGHT.colour("positive_text")


def test_evidence_of_another_mention_or_another_scorer_is_not_shown(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE, text="merci")
    pane.show_detail(detail(kept))
    pane.show_evidence(7, Sentiment(Label.POSITIVE, None, None, 0, "lexicon-fr@1", (Evidence(0, 5, 1),)))
    pane.show_evidence(kept.line.id, Sentiment(Label.POSITIVE, None, None, 0, "other@9", (Evidence(0, 5, 1),)))
    assert pane._text.toPlainText() == "merci"


def test_what_the_word_list_says_stands_beside_the_scorer_in_use(pane: DetailPane) -> None:
    kept = mention(NOW, Label.POSITIVE, text="merci quand même")
    pane.show_detail(detail(kept))
    learnt = Sentiment(Label.POSITIVE, (0.1, 0, 0.9), 0.8, 0.9, "lexicon-fr@1", (Evidence(6, 16, 0.7),))
    listed = Sentiment(Label.NEGATIVE, (0.8, 0.1, 0.1), -0.7, 0.8, "list@3", (Evidence(0, 5, -1.5),))
    pane.show_evidence(kept.line.id, learnt, listed)
    assert "list@3 alone: ▼ negative\n▼ merci −1,5" in words(pane)
    other = mention(NOW, Label.POSITIVE, text="bravo", sequence=1)
    pane.show_detail(detail(other))
    assert "list@3" not in words(pane)


def test_the_text_is_as_high_as_it_needs(qtbot: QtBot, pane: DetailPane) -> None:
    pane.show_detail(detail(mention(NOW, Label.NEUTRAL, text="court")))
    short = pane._text.height()
    pane.show_detail(detail(mention(NOW, Label.NEUTRAL, text="bien plus long " * 40, sequence=1)))
    assert pane._text.height() > 5 * short


def test_links_open_by_a_click_and_only_where_they_are_web_addresses(
    qtbot: QtBot, pane: DetailPane, opened: list[str]
) -> None:
    links = (
        "https://vermeil.example/carte?a=1&b=2",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user:secret@evil.example/",
        "http://",
    )
    pane.show_detail(detail(mention(NOW, Label.NEUTRAL, links=links, url="ftp://x.example/1")))
    buttons = [button for button in pane.findChildren(QPushButton) if button.text().startswith("vermeil.example")]
    assert (
        len([button for button in pane.findChildren(QPushButton) if button.accessibleName().startswith("Open ")]) == 1
    )
    assert opened == [] and not pane._open.isEnabled()
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert opened == ["https://vermeil.example/carte?a=1&b=2"]


def test_the_mention_itself_opens_in_the_browser(qtbot: QtBot, pane: DetailPane, opened: list[str]) -> None:
    pane.show_detail(detail(mention(NOW, Label.NEUTRAL)))
    qtbot.mouseClick(pane._open, Qt.MouseButton.LeftButton)
    assert opened == ["https://social.example/@x/1"]


def test_a_label_button_asks_and_the_store_decides(qtbot: QtBot, pane: DetailPane) -> None:
    pane.show_detail(detail(mention(NOW, Label.NEGATIVE)))
    positive = pane._labels.button(int(Label.POSITIVE))
    with qtbot.waitSignal(pane.label_chosen) as told:
        qtbot.mouseClick(positive, Qt.MouseButton.LeftButton)
    assert told.args == [Label.POSITIVE]
    assert not positive.isChecked()
    assert pane._give_back.isHidden()
    pane.correct(Label.POSITIVE)
    assert positive.isChecked() and not pane._give_back.isHidden()
    with qtbot.waitSignal(pane.label_chosen) as told:
        pane._give_back.click()
    assert told.args == [None]
    pane.correct(None)
    assert pane._labels.button(int(Label.NEGATIVE)).isChecked() and pane._give_back.isHidden()


def test_another_theme_recolours_the_text(pane: DetailPane) -> None:
    pane.show_detail(detail(mention(NOW, Label.NEUTRAL, text="bonjour")))
    pane.set_theme(DARK)
    cursor = pane._text.document().find("bonjour")
    assert cursor.charFormat().foreground().color() == DARK.colour("text")


def test_without_a_mention_it_invites_to_choose_one(pane: DetailPane) -> None:
    pane.show_detail(detail(mention(NOW, Label.NEUTRAL)))
    pane.clear()
    assert pane.detail is None and pane._empty.isVisible()


def test_what_a_filter_found_is_washed_and_leaves_what_weighed_readable(pane: DetailPane) -> None:
    text = "😀 le café, merci quand même"
    kept = mention(NOW, Label.POSITIVE, text=text)
    places = tuple((text.index(word), text.index(word) + len(word)) for word in ("café", "merci quand"))
    pane.set_explainer(lambda _: (Found(places, ("café", "#merci"), ("lang:fr",)), Found(texts=("<b>café</b>",))))
    weighed = Evidence(text.index("merci"), text.index("merci") + 5, 1.9)
    pane.show_detail(detail(kept), (weighed,))
    assert pane._text.toPlainText() == text.replace("merci", "merci▲")

    def style(word: str) -> QTextCharFormat:
        return pane._text.document().find(word).charFormat()

    assert style("café").background().color() == LIGHT.colour("found")
    assert style("quand").background().color() == LIGHT.colour("found")
    assert style("merci").background().color() == LIGHT.colour("positive_soft")
    assert style("merci").underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert (
        not style("même").background().color().isValid() or style("même").background().style() == Qt.BrushStyle.NoBrush
    )
    told = words(pane)
    assert "THE FILTER FOUND\n“café”, #merci, lang:fr" in told
    assert "matches: “<b>café</b>”" in told
    pane.set_explainer(lambda _: (Found(), Found()))
    pane.show_detail(detail(kept))
    assert "THE FILTER FOUND" not in words(pane) and "matches:" not in words(pane)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Erased.GONE, "Deleted on the network: its text is not kept"),
        (Erased.RETENTION, "Forgotten after the time you set: its text is not kept"),
    ],
)
def test_why_there_is_no_text_is_said(pane: DetailPane, why: Erased, said: str) -> None:
    kept = mention(NOW, Label.POSITIVE)
    kept.line = replace(kept.line, text="", author_name=None, author_handle=None, erased=why)
    kept.post = replace(kept.post, text="", author=None, url=None)
    told = detail(kept)
    pane.show_detail(told)
    assert said in words(pane) and "Unknown author" in words(pane)
    # what would weigh in no text marks nothing in these words
    pane.show_evidence(told.line.id, replace(told.sentiment, evidence=(Evidence(0, 4, 1.0),)))
    assert said in words(pane)
