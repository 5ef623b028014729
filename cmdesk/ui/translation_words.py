"""What a network is asked for in the place of a query, in her language."""

from PySide6.QtCore import QCoreApplication

from cmdesk.core.translations import REFUSALS, WIDENINGS, Search, Translation, grouped
from cmdesk.ui.wording import source_word


def translation(source: str, search: Search) -> Translation:
    """The search that a source is asked for, and what is to be said of it."""
    return Translation(source, search.text or None, remarks(source, search))


def remarks(source: str, search: Search) -> tuple[str, ...]:
    """Sentences on what a search does not say, and why its network is not asked."""
    network = source_word(source)
    told = []
    if search.refusal:
        template = QCoreApplication.translate("widening", REFUSALS[search.refusal])
        told.append(template.format(network=network, length=len(search.text)))
    if search.possible:
        for reason, parts in grouped(search.widenings).items():
            template = QCoreApplication.translate("widening", WIDENINGS[reason])
            told.append(template.format(network=network, parts=", ".join(parts)))
    return tuple(told)
