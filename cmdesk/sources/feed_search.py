"""A search whose answer is a feed: asked only for what changed, and read like any other feed.

Nothing changed where the server says so, or answers with the same bytes as last time. What became of the entries is
for the source that asked to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cmdesk.core.passes import Quota
from cmdesk.net.client import Client
from cmdesk.sources.feed_cursor import FeedCursor
from cmdesk.sources.feed_reading import Read
from cmdesk.sources.feeds import ACCEPT, digest_of, validators_of
from cmdesk.sources.fields import Json


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        document: the feed, or the page that came instead; None where nothing changed.
        url: where it came from.
        cursor: what goes on behind it.
    """

    document: Json | None
    url: str
    cursor: str
    quota: Quota | None


def search_feed(
    client: Client, read: Read, url: str, params: Mapping[str, str], cursor: str | None, *, anew: bool
) -> Found:
    """Ask for a search, and close the client.

    Args:
        cursor: of the last time.
        anew: everything is wanted, changed or not.

    Raises:
        SourceError: nothing came.
    """
    kept = FeedCursor.read(cursor)
    try:
        answer = client.get(url, params=params, headers=ACCEPT, known=None if anew else kept.known)
    finally:
        client.close()
    if answer.unchanged:
        return Found(None, answer.url, kept.written(), answer.quota)
    digest = digest_of(answer)
    state = replace(kept, known=answer.validators, digest=digest)
    if digest == kept.digest and not anew:
        return Found(None, answer.url, state.written(), answer.quota)
    document = read(answer.body, answer.headers.get("content-type", ""), answer.url)
    state = replace(state, known=validators_of(answer, document))
    return Found(document, answer.url, state.written(), answer.quota)
