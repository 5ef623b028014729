"""The feeds of YouTube keep the contract of sources, against channels of ours on loopback."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Final

import pytest

from cmdesk.core.types import Author, Feed, Post, Reading, Tracker
from cmdesk.sources.feed_document import read_feed
from cmdesk.sources.youtube_channels import YouTubeChannels
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.recorded import Asked, Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FaultContract
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld

PLACE: Final = "/feeds/videos.xml"
FIRST: Final = datetime(2024, 5, 18, 6, tzinfo=UTC)
NAMESPACES: Final = (
    'xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns="http://www.w3.org/2005/Atom"'
)


def entry(number: int, channel: str) -> str:
    """A video as YouTube gives it; number 3 without what is told of it."""
    at = FIRST + timedelta(hours=number)
    told = (
        f"<entry><id>yt:video:vid-{number}</id><yt:videoId>vid-{number}</yt:videoId>"
        f"<yt:channelId>{channel}</yt:channelId><title>L’aurore &amp; le rivage {number}</title>"
        f'<link rel="alternate" href="https://www.youtube.com/watch?v=vid-{number}"/>'
        f"<author><name>Le Quai</name><uri>https://www.youtube.com/channel/{channel}</uri></author>"
        f"<published>{at.isoformat()}</published><updated>{NOW.isoformat()}</updated>"
    )
    if number == 3:
        return f"{told}</entry>"
    counts = (
        f'<media:starRating count="{number}" average="5" min="1" max="5"/><media:statistics views="{10 * number}"/>'
    )
    about = escape(f"Une terrasse <3\n\nhttps://quai.example/{number}")
    return (
        f"{told}<media:group><media:title>x</media:title><media:content url='https://www.youtube.com/v/vid-{number}'/>"
        f"<media:description>{about}</media:description><media:community>{counts}</media:community></media:group>"
        "</entry>"
    )


def expected(number: int, channel: str) -> Post:
    """What is to become of it."""
    title = f"L’aurore & le rivage {number}"
    return Post(
        source="youtube",
        native=f"vid-{number}",
        posted_at=FIRST + timedelta(hours=number),
        text=title if number == 3 else f"{title}\n\nUne terrasse <3\n\nhttps://quai.example/{number}",
        author=Author(channel, name="Le Quai"),
        url=f"https://www.youtube.com/watch?v=vid-{number}",
        media=number != 3,
        reading=Reading() if number == 3 else Reading(likes=number, views=10 * number),
    )


class YouTubeWorld(LoopbackWorld, TellingWorld):
    """A channel with four videos and a playlist with one."""

    paths = (PLACE,)
    kinds = {"410": None}  # noqa: RUF012  read only

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.videos = {"UCquai": [1, 2, 3, 4], "PLrive": [8]}
        self.again = [f"vid-{number}" for number in (1, 2, 3, 4)]

    def source(self) -> YouTubeChannels:
        return YouTubeChannels(self.client, read_feed, base=self.address)

    def answer(self, asked: Asked) -> Reply:
        ((name, value),) = asked.query.items()
        assert name == ("channel_id" if value == "UCquai" else "playlist_id")
        entries = "".join(entry(number, value) for number in reversed(self.videos[value]))
        body = f"<?xml version='1.0' encoding='UTF-8'?><feed {NAMESPACES}><title>Le Quai</title>{entries}</feed>"
        return Reply(body.encode(), 200, {"Content-Type": "text/xml; charset=UTF-8"})

    @property
    def trackers(self) -> Sequence[Tracker]:
        return [Tracker("Aurore", "aurore", id=1)]

    @property
    def feeds(self) -> Sequence[Feed]:
        return [
            Feed("https://www.youtube.com/feeds/videos.xml?channel_id=UCquai", "Le Quai", typed=True),
            Feed("https://m.youtube.com/feeds/videos.xml?playlist_id=PLrive", "La Rive"),
        ]

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return [Tracker("Elsewhere", "pluie", id=5, sources=frozenset({"x"}))], [
            Feed("https://www.youtube.com/feeds/videos.xml?channel_id=UCfini", "Fini", gone_at=NOW),
            Feed("https://presse.example/feeds/videos.xml?channel_id=UCquai", "No YouTube"),
        ]

    @property
    def pages(self) -> int:
        return 1

    def empty(self) -> None:
        self.videos["UCquai"] = []

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        return [[expected(number, place) for number in numbers] for place, numbers in self.videos.items()]

    @property
    def bare(self) -> str:
        return "vid-3"

    def add(self) -> str:
        self.videos["UCquai"].append(5)
        return "vid-5"


@pytest.fixture
def world() -> Iterator[YouTubeWorld]:
    with YouTubeWorld.running() as running:
        yield running


class TestSource(SourceContract):
    pass


class TestMapping(MappingContract):
    pass


class TestFaults(FaultContract):
    pass


class TestCollection(CollectionContract):
    pass
