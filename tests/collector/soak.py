"""A collector whose clocks run faster: `python -m tests.collector.soak ORDER`, a JSON object; ends when stdin closes.

The service, the sources, the pipeline and the store are those of the program; only the clocks are ours. Says one JSON
line a second of its processor time, and of how many turns its loop made.
"""

import json
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from cmdesk import bootstrap
from cmdesk.collector.service import Service
from cmdesk.config.secrets import Secrets
from cmdesk.config.settings import Settings
from cmdesk.sources.feeds import FeedSource
from cmdesk.sources.google_news import GoogleNews
from cmdesk.sources.hackernews import HackerNews, HackerNewsItems
from cmdesk.sources.jetstream import JetstreamSource
from cmdesk.sources.mastodon_reread import MastodonReread
from cmdesk.sources.mastodon_tags import MastodonTags


class FastClock:
    """A clock that runs `factor` times as fast as the others, from a moment on."""

    def __init__(self, begun: float, factor: float) -> None:
        self._begun, self._factor = begun, factor

    def now(self) -> datetime:
        """The moment."""
        return datetime.fromtimestamp(self._begun, UTC) + timedelta(seconds=self.tick())

    def tick(self) -> float:
        """Seconds of it."""
        return (time.time() - self._begun) * self._factor

    def real(self, seconds: float) -> float:
        """How long so many seconds of it really take."""
        return seconds / self._factor


def main(order: dict[str, Any]) -> None:
    """Collect."""
    clock = FastClock(order["begun"], order["factor"])
    preferences = Settings(mastodon_servers=order["mastodon"])
    secrets = Secrets({})
    client = partial(bootstrap.make_client, preferences, secrets, clock.now)
    sources = [
        FeedSource(client),
        GoogleNews(client, f"{order['news']}/rss/search"),
        HackerNews(client, order["hackernews"]),
        MastodonTags(client, order["mastodon"].split()),
        JetstreamSource(partial(bootstrap.make_dialler, preferences, secrets), (order["stream"],), stretch=0.1),
    ]
    rereaders = [HackerNewsItems(client, order["hackernews"]), MastodonReread(client, order["mastodon"].split())]
    over = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    turns = 0

    def stopped() -> bool:
        nonlocal turns
        turns += 1
        return over.is_set()

    def tell() -> None:
        while not over.wait(1.0):
            sys.stdout.write(json.dumps({"cpu": time.process_time(), "turns": turns}) + "\n")
            sys.stdout.flush()

    with closing(bootstrap.open_store(Path(order["store"]))) as store:
        service = Service(
            store,
            sources,
            bootstrap.make_pipeline(store, now=clock.now()),
            rereaders=rereaders,
            make_analyst=bootstrap.make_analyst,
            now=clock.now,
            rejected=lambda _inquiry, _item: None,
            tick=clock.tick,
            real=clock.real,
        )
        threading.Thread(target=tell, daemon=True).start()
        service.run(stopped)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
