"""What a network is asked for in the place of a query, in her language."""

from PySide6.QtCore import QCoreApplication

from cmdesk.core.translations import Search, Translation, sentences
from cmdesk.ui.wording import source_word


def translation(source: str, search: Search) -> Translation:
    """The search that a source is asked for, and what is to be said of it."""
    return Translation(source, search.text or None, remarks(source, search))


def remarks(source: str, search: Search) -> tuple[str, ...]:
    """Sentences on what a search does not say, and why its network is not asked."""
    return sentences(search, source_word(source), lambda text: QCoreApplication.translate("widening", text))
