"""Mastodon keeps the contract of sources, against a server of ours on loopback."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar, Final

import pytest

from cmdesk.core.errors import SourceError
from cmdesk.core.types import Author, Feed, Kind, Post, Reading, Tracker
from cmdesk.sources.mastodon_tags import MastodonTags
from tests.builders import NOW
from tests.servers.hostile import HostileServer
from tests.servers.mastodon import HOST, INSTANCE_PATH, TAG_PATH, MastodonServer, account, status, written_at
from tests.servers.recorded import Asked, Reply
from tests.sources.contract import MappingContract, SourceContract
from tests.sources.contract_collection import CollectionContract
from tests.sources.contract_faults import FAULTS, FaultContract, PagedFaultContract, fault_of
from tests.sources.loopback import LoopbackWorld
from tests.sources.worlds import TellingWorld, World, not_searching, searching, walk

BARE: Final = 3
FULL: Final = 4


def made(number: float, tag: str = "aurore") -> dict[str, Any]:
    """A post as the server tells it: number 3 as little as it may, number 4 as much."""
    told = status(number, tag)
    if number == BARE:
        kept = ("id", "uri", "created_at", "visibility", "account")
        return {**{name: told[name] for name in kept}, "content": f"<p>aurore {tag}</p>", "tags": []}
    if number == FULL:
        told |= {
            "spoiler_text": "Retards",
            "edited_at": "2024-05-18T11:00:00.000Z",
            "language": "fr-CA",
            "in_reply_to_id": "113",
            "account": account("ana", "rive.example", bot=True),
            "mentions": [
                {"acct": "lina", "username": "lina", "url": f"https://{HOST}/@lina"},
                {"acct": "bo@rive.example", "username": "bo", "url": "https://rive.example/@bo"},
            ],
            "media_attachments": [{"type": "image"}],
            "content": "<p>aurore &amp; quai</p><p>&lt;3 "
            '<a href="https://presse.example/article-long"><span class="invisible">https://</span>'
            '<span class="ellipsis">presse.example/art</span></a> '
            '<a href="https://quai.example/tags/aurore" class="mention hashtag">#<span>aurore</span></a></p>',
            "quote": {
                "state": "accepted",
                "quoted_status": {"uri": "https://rive.example/users/bo/statuses/7", "content": "<p>Déjà ?</p>"},
            },
        }
    return told


def expected(number: float, tag: str = "aurore") -> Post:
    """What is to become of it."""
    lina = Author(
        key=f"https://{HOST}/users/lina",
        handle=f"lina@{HOST}",
        name="Lina du Quai",
        followers=120,
        following=80,
        created_at=datetime(2022, 11, 5, tzinfo=UTC),
        robot=False,
    )
    post = Post(
        source="mastodon",
        native=f"https://{HOST}/users/lina/statuses/{number}",
        posted_at=written_at(number),
        text=f"Le quai {number}\nau matin #{tag.capitalize()}",
        author=lina,
        lang="fr",
        url=f"https://{HOST}/@lina/{number}",
        tags=(tag,),
        reading=Reading(likes=3, shares=2, replies=1, quotes=0),
    )
    if number == BARE:
        return replace(post, text=f"aurore {tag}", lang=None, url=post.native, tags=(), reading=Reading())
    if number == FULL:
        return replace(
            post,
            text="Retards\n\naurore & quai\n\n<3 https://presse.example/article-long #aurore",
            author=replace(lina, key="https://rive.example/users/ana", handle="ana@rive.example", robot=True),
            kind=Kind.QUOTE,
            lang="fr",
            quoted="https://rive.example/users/bo/statuses/7",
            quoted_text="Déjà ?",
            handles=(f"lina@{HOST}", "bo@rive.example"),
            links=("https://presse.example/article-long",),
            media=True,
            edited_at=datetime(2024, 5, 18, 11, tzinfo=UTC),
        )
    return post


class MastodonWorld(LoopbackWorld, TellingWorld):
    """Four posts with one tag, and one with another, in pages of two; the server's own word comes first."""

    paths = (INSTANCE_PATH, f"{TAG_PATH}aurore", f"{TAG_PATH}rivage")
    # 401 is said in other words; of 404 and of an empty list see the tests below
    kinds: ClassVar[Mapping[str, str | None]] = {"401": "forbidden", "404": None, "a list": None}

    def __init__(self, server: HostileServer) -> None:
        super().__init__(server)
        self.numbers = {"aurore": [1, 2, BARE, FULL], "rivage": [8]}

    def source(self) -> MastodonTags:
        return MastodonTags(self.client, [self.address], page_size=2, first_pages=9)

    def answer(self, asked: Asked) -> Reply:
        told = {tag: [made(number, tag) for number in numbers] for tag, numbers in self.numbers.items()}
        server = MastodonServer([{**one, "tags": [{"name": tag}]} for tag, ones in told.items() for one in ones])
        answered = server(asked)
        listed = json.loads(answered.body)
        if isinstance(listed, list):
            # what it is found by, and not what it tells
            bare = [{**one, "tags": []} if one["uri"].endswith(f"/{BARE}") else one for one in listed]
            return replace(answered, body=json.dumps(bare).encode())
        return answered

    @property
    def trackers(self) -> Sequence[Tracker]:
        return searching("mastodon")

    @property
    def ignored(self) -> tuple[Sequence[Tracker], Sequence[Feed]]:
        return not_searching("mastodon", other="x"), [Feed("https://presse.example/feed")]

    @property
    def pages(self) -> int:
        return 4  # the last one is empty

    def empty(self) -> None:
        self.numbers["aurore"] = []

    @property
    def expected(self) -> Sequence[Sequence[Post]]:
        return [[expected(number, tag) for number in numbers] for tag, numbers in self.numbers.items()]

    @property
    def bare(self) -> str:
        return expected(BARE).native

    def add(self) -> str:
        self.numbers["aurore"].append(5)
        return expected(5).native

    @property
    def cursors(self) -> Sequence[str]:
        kept = json.loads(walk(self).cursor or "")
        wrong: list[dict[str, Any]] = [
            {"side": "both"},
            {"looked_at": "yesterday"},
            {"looked_at": "2024-05-20T09:00:00"},
            {"looked_at": "2999-01-01T00:00:00Z"},
            {"newest": 7},
            {"newest": "7&local=true"},
            {"newest": "9" * 5000},
            {"newest": None},
            {"seen": "12"},
            {"seen": [1, 2]},
            {"seen": [str(number) for number in range(1000)]},
            {"above": "\u00e9\r\nX-Evil: 1"},
            {"below": []},
            {"depth": "2"},
            {"leader": -1},
            {"leader": 10**30},
            {"leader": 7},
            {"leader": True},
            {"sure": "yes"},
        ]
        return [json.dumps({**kept, **one}) for one in wrong]


@pytest.fixture
def world() -> Iterator[MastodonWorld]:
    with MastodonWorld.running() as running:
        yield running


class TestSource(SourceContract):
    pass


class TestMapping(MappingContract):
    pass


class TestFaults(FaultContract):
    @staticmethod
    def _told_on_the_first_page(world: World, reply: Reply) -> None:
        """Where the server has no word on its access (404) it is tried; a list there is no such word."""
        if reply.status == 404:
            world.script = [reply]
            assert len(walk(world).posts) == 4
            kept = walk(world).cursor
            assert fault_of(world, kept, reply).kind == "missing"
        else:
            assert fault_of(world, None, reply).kind == "malformed"


class TestFaultsBetweenPages(PagedFaultContract):
    @pytest.mark.parametrize("name", [name for name in FAULTS if name != "a list"])
    def test_a_fault_in_the_middle_is_told_and_its_page_read_next(self, world: World, name: str) -> None:
        super().test_a_fault_in_the_middle_is_told_and_its_page_read_next(world, name)


class TestCollection(CollectionContract):
    pass


def test_where_nothing_is_in_the_middle_the_pass_ends(world: MastodonWorld) -> None:
    begun = walk(world, pages=2)
    world.script = [FAULTS["a list"].reply]
    page = world.source().fetch(world.inquiries[0], begun.cursor, now=NOW)
    assert (page.posts, page.more) == ((), False)


@pytest.mark.parametrize("status", [401, 422])
def test_a_server_that_wants_an_account_is_left_alone_for_a_day(world: MastodonWorld, status: int) -> None:
    for cursor in (None, walk(world).cursor):
        fault = fault_of(world, cursor, Reply(b'{"error":"This method requires an authenticated user"}', status))
        assert isinstance(fault, SourceError)
        assert (fault.kind, fault.retry_at and (fault.retry_at - NOW).total_seconds()) == ("forbidden", 86400)
        assert "127.0.0.1" in str(fault)
