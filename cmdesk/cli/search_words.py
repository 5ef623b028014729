"""What the networks are asked for in the place of a tracker's query, and why they are not, in words."""

from collections.abc import Iterable, Iterator

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.core.errors import QueryError
from cmdesk.core.networks import NETWORKS, SOURCE_IDS
from cmdesk.core.translations import Search, sentences
from cmdesk.core.types import Tracker


def remarks(source: str, search: Search, context: Context) -> tuple[str, ...]:
    """Sentences on what a search does not say, and why its network is not asked."""
    name = NETWORKS.get(source) or context.translate("sources", SOURCE_IDS[source])
    return sentences(search, name, lambda text: context.translate("widening", text))


def refused(trackers: Iterable[Tracker], context: Context) -> Iterator[tuple[str, Tracker, str]]:
    """Sources that a tracker names and that are not asked for its query: id, tracker, and why."""
    for tracker in trackers:
        if tracker.paused:
            continue
        try:
            found = bootstrap.searches(tracker.query, tracker.sources)
        except QueryError:
            continue  # it matches nothing; that is told elsewhere
        for source, search in found:
            if not search.possible:
                yield source, tracker, remarks(source, search, context)[0]
