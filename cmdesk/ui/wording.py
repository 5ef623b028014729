"""The words of the program's own terms in her language: labels, kinds, roles, sources, errors.

One place, so that a thing is called the same everywhere on screen. Functions, not tables: a translation is looked up
when it is shown, never when a module is imported.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from cmdesk.core.errors import REJECTION_REASONS, CmdeskError, UserError
from cmdesk.core.networks import NETWORKS, SOURCE_IDS
from cmdesk.core.passes import Note
from cmdesk.core.tools import ANY_FILE, TOOLS
from cmdesk.core.types import UNDETERMINED, Erased, Kind, Label, Role
from cmdesk.core.views import MentionLine
from cmdesk.ui.period import Preset


def label_word(label: Label) -> str:
    """One mention of this label."""
    return {
        Label.POSITIVE: QCoreApplication.translate("Wording", "positive"),
        Label.NEUTRAL: QCoreApplication.translate("Wording", "neutral"),
        Label.NEGATIVE: QCoreApplication.translate("Wording", "negative"),
        Label.UNKNOWN: QCoreApplication.translate("Wording", "unknown"),
    }[label]


_SITES: Final = frozenset({"feed", "google-news", "google-alerts"})
"""Sources whose posts people call articles, and the answers to them comments."""


def kind_word(kind: Kind, source: str) -> str:
    """How a post of a source relates to others."""
    if source in _SITES and kind is Kind.ORIGINAL:
        return QCoreApplication.translate("Wording", "article")
    if source in _SITES and kind is Kind.REPLY:
        return QCoreApplication.translate("Wording", "comment")
    return {
        Kind.ORIGINAL: QCoreApplication.translate("Wording", "post"),
        Kind.REPLY: QCoreApplication.translate("Wording", "reply"),
        Kind.REPOST: QCoreApplication.translate("Wording", "repost"),
        Kind.QUOTE: QCoreApplication.translate("Wording", "quote"),
    }[kind]


def role_word(role: Role) -> str:
    """What a tracker is to its group."""
    return {
        Role.OWN: QCoreApplication.translate("Wording", "Own brand"),
        Role.COMPETITOR: QCoreApplication.translate("Wording", "Competitor"),
        Role.TOPIC: QCoreApplication.translate("Wording", "Topic"),
    }[role]


def preset_word(preset: Preset) -> str:
    """The text of a period button."""
    return {
        Preset.DAY: QCoreApplication.translate("Wording", "24 h"),
        Preset.WEEK: QCoreApplication.translate("Wording", "7 d"),
        Preset.MONTH: QCoreApplication.translate("Wording", "30 d"),
        Preset.QUARTER: QCoreApplication.translate("Wording", "90 d"),
        Preset.ALL: QCoreApplication.translate("Wording", "All"),
        Preset.RANGE: QCoreApplication.translate("Wording", "Range…"),
    }[preset]


def erased_words(line: MentionLine) -> str:
    """Why a mention has no text; empty where it has."""
    return {
        None: "",
        Erased.GONE: QCoreApplication.translate("Wording", "Deleted on the network: its text is not kept"),
        Erased.RETENTION: QCoreApplication.translate(
            "Wording", "Forgotten after the time you set: its text is not kept"
        ),
    }[line.erased]


def source_word(source: str) -> str:
    """The name of a network or file form."""
    if source in NETWORKS:
        return NETWORKS[source]
    if source in SOURCE_IDS:
        return QCoreApplication.translate("sources", SOURCE_IDS[source])
    return {
        "google-alerts": QCoreApplication.translate("Wording", "Google Alerts"),
        "demo": QCoreApplication.translate("Wording", "Demo"),
        "news": QCoreApplication.translate("Wording", "News site"),
        "blog": QCoreApplication.translate("Wording", "Blog"),
        "forum": QCoreApplication.translate("Wording", "Forum"),
        "review": QCoreApplication.translate("Wording", "Review site"),
        "podcast": QCoreApplication.translate("Wording", "Podcast"),
        "web": QCoreApplication.translate("Wording", "Web page"),
        "table": QCoreApplication.translate("Wording", "Table"),
        "jsonl": QCoreApplication.translate("Wording", "JSON file"),
    }.get(source, source)


def short_source_word(source: str) -> str:
    """The same for a narrow column."""
    return {
        "google-news": QCoreApplication.translate("Wording", "News"),
        "google-alerts": QCoreApplication.translate("Wording", "Alerts"),
    }.get(source) or source_word(source)


def tool_word(tool: str) -> str:
    """The name of another tool."""
    if tool == ANY_FILE:
        return QCoreApplication.translate("Wording", "the imported file")
    return TOOLS.get(tool, tool)


_OWN_NAMES: Final = {"en": "English", "es": "español"}
"""Languages that Qt calls by the one country whose rules it follows."""


def language_word(code: str) -> str:
    """The name of a language in that language; "und" in hers."""
    if code == UNDETERMINED:
        return QCoreApplication.translate("Wording", "language unknown")
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    locale = QLocale(code)
    return code if locale.language() == QLocale.Language.C else locale.nativeLanguageName()


def rejection_word(code: str) -> str:
    """Why an input was rejected."""
    return QCoreApplication.translate("rejections", REJECTION_REASONS.get(code, code))


def note_words(note: Note) -> str:
    """What a note of a pass tells her."""
    return QCoreApplication.translate("errors", note.template).format(**note.fields)


def sentence(error: CmdeskError) -> str:
    """What an error tells her."""
    if isinstance(error, UserError):
        return QCoreApplication.translate("errors", error.template).format(**error.fields)
    return QCoreApplication.translate("Wording", "Something went wrong inside cmdesk: {detail}").format(detail=error)
