"""What the sources have in common before anything is asked: who wants a search, and that most of them cost nothing."""

from collections.abc import Callable, Iterator, Sequence

from cmdesk.core.errors import QueryError
from cmdesk.core.passes import Inquiry
from cmdesk.core.translations import Search
from cmdesk.core.types import Tracker


class Unpaid:
    """The half of `core.ports.Source` that says that nothing is paid."""

    def most(self, inquiry: Inquiry) -> int:
        """Nothing is paid."""
        return 0

    def most_of_pass(self, inquiry: Inquiry) -> int:
        """Nothing is paid."""
        return 0


def searched(
    trackers: Sequence[Tracker], source: str, search_of: Callable[[str], Search]
) -> Iterator[tuple[Tracker, Search]]:
    """The trackers for which a source is searched, with what it is asked for.

    Those that are paused, that name other sources, or that have no words for this one are left out: the window and the
    lists say why, and what is wrong with a query that cannot be read. Nothing matches such a query either.
    """
    for tracker in trackers:
        if tracker.paused or source not in tracker.sources:
            continue
        try:
            search = search_of(tracker.query)
        except QueryError:
            continue
        if search.possible:
            yield tracker, search


def inquiries_of(trackers: Sequence[Tracker], source: str, search_of: Callable[[str], Search]) -> list[Inquiry]:
    """One inquiry for each tracker for which a source is searched; the same search is made once."""
    found: dict[str, Inquiry] = {}
    for tracker, search in searched(trackers, source, search_of):
        found.setdefault(search.text, Inquiry(source, search.text, tracker.name, tracker.id))
    return list(found.values())
