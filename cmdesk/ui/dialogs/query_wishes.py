"""What the store knows for the words that she may be typing, in the tracker editor and in the filter box alike."""

from collections.abc import Sequence

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.text import fold
from cmdesk.ui.dialogs.query_completer import MOST, Wish


def known_words(store: DeskStore, wish: Wish) -> Sequence[str]:
    """Her labels, or #tags and @handles of the archive, that begin as she began."""
    stem = fold(wish.stem)
    if wish.kind == "label":
        return [name for name in store.labels() if fold(name).startswith(stem)][:MOST]
    return store.suggested_words(stem, limit=MOST)
