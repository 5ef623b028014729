"""The real Bluesky network: what is written there comes as lines of Jetstream and as counts of the AppView."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.servers.bluesky.network import Account, BlueskyNetwork, Ref, Thread
from tests.servers.firehose import Firehose
from tests.servers.jetstream import JetstreamServer

pytestmark = pytest.mark.servers

POST = "app.bsky.feed.post"
FROM_THE_BEGINNING = 10**15


@pytest.fixture(scope="module")
def network() -> Iterator[BlueskyNetwork]:
    with BlueskyNetwork() as network:
        yield network


@pytest.fixture
def jetstream(network: BlueskyNetwork) -> Iterator[JetstreamServer]:
    with JetstreamServer() as server, Firehose(network.firehose, server.emit):
        yield server


@pytest.fixture(scope="module")
def lea(network: BlueskyNetwork) -> Account:
    return network.create_account("lea")


@pytest.fixture(scope="module")
def hugo(network: BlueskyNetwork) -> Account:
    return network.create_account("hugo")


def listen(server: JetstreamServer, query: str = "") -> ClientConnection:
    return connect(f"{server.url}?cursor={FROM_THE_BEGINNING}{query}", compression=None)


def uri_of(event: dict[str, Any]) -> str:
    commit = event.get("commit", {"collection": None, "rkey": None})
    return f"at://{event['did']}/{commit['collection']}/{commit['rkey']}"


def commits_on(client: ClientConnection, *records: Ref) -> list[dict[str, Any]]:
    """The next events that are about these records, one each, in the order in which they came."""
    wanted, found = {record.uri for record in records}, []
    while len(found) < len(records):
        event = json.loads(client.recv(20))
        if uri_of(event) in wanted:
            found.append(event)
    return found


def test_posts_replies_likes_and_deletes_come_as_lines_and_as_counts(
    network: BlueskyNetwork, jetstream: JetstreamServer, lea: Account, hugo: Account
) -> None:
    text = "Le café de #Lyon a rouvert, très bon accueil : https://exemple.fr/café"
    post = lea.post(text)
    reply = hugo.post("Merci, j'y cours !", reply=Thread(post, post))
    like, repost = hugo.like(post), hugo.repost(post)
    with listen(jetstream) as client:
        written, answered, liked, reposted = commits_on(client, post, reply, like, repost)
        assert written["commit"]["operation"] == "create"
        assert written["commit"]["cid"] == post.cid
        record = written["commit"]["record"]
        assert record["text"] == text
        assert record["langs"] == ["fr"]
        marked = [
            text.encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
            for facet in record["facets"]
        ]
        assert marked == ["#Lyon", "https://exemple.fr/café"]
        assert answered["commit"]["record"]["reply"]["root"] == post.as_json()
        assert liked["commit"]["record"]["subject"] == post.as_json()
        assert reposted["commit"]["collection"] == "app.bsky.feed.repost"

        counted = network.wait_for_posts(
            [post.uri, reply.uri],
            lambda posts: all(posts[post.uri][count] == 1 for count in ("likeCount", "repostCount", "replyCount")),
        )
        assert counted[post.uri]["author"]["handle"] == "lea.test"
        assert counted[reply.uri]["likeCount"] == 0

        lea.delete(post)
        (gone,) = commits_on(client, post)
        assert gone["commit"]["operation"] == "delete"
        assert "record" not in gone["commit"]
    network.wait_until_gone([post.uri])
    assert network.posts([post.uri, reply.uri]).keys() == {reply.uri}


def test_what_is_wanted_is_all_that_comes(jetstream: JetstreamServer, lea: Account, hugo: Account) -> None:
    post = lea.post("Un seul #café")
    hugo.like(post)
    end = hugo.post("Fin")
    with listen(jetstream, f"&wantedCollections={POST}") as client:
        events = []
        while not events or uri_of(events[-1]) != end.uri:
            events.append(json.loads(client.recv(20)))
    assert {event["kind"] for event in events} == {"commit", "identity", "account"}
    assert {event["commit"]["collection"] for event in events if "commit" in event} == {POST}
    assert post.uri in {uri_of(event) for event in events}
    times = [event["time_us"] for event in events]
    assert times == sorted(set(times))


def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(
    network: BlueskyNetwork, jetstream: JetstreamServer, lea: Account, hugo: Account
) -> None:
    before = [lea.post(f"Avant la coupure, n° {number}") for number in range(5)]
    with listen(jetstream) as client:
        commits_on(client, *before)
    ports = dict(network.ports)
    network.restart()
    assert network.ports == ports
    jetstream.restart(abruptly=True)
    after = [lea.post(f"Après la coupure, n° {number}") for number in range(5)]
    hugo.like(before[0])
    with listen(jetstream) as client:
        commits_on(client, *after)
    uris = [uri_of(json.loads(line)) for line in jetstream.lines]
    assert [uri for uri in uris if uri in {post.uri for post in before + after}] == [
        post.uri for post in before + after
    ]
    network.wait_for_posts([before[0].uri, after[-1].uri], lambda posts: posts[before[0].uri]["likeCount"] == 1)


def test_a_network_can_begin_anew_and_is_followed_from_its_beginning() -> None:
    with BlueskyNetwork() as network, JetstreamServer() as jetstream, Firehose(network.firehose, jetstream.emit):
        zoe = network.create_account("zoe")
        posts = [zoe.post(f"Bonjour n° {number}") for number in range(5)]
        network.wait_for_posts([post.uri for post in posts])
        with listen(jetstream) as client:
            commits_on(client, *posts)
        network.restart(keep=False)
        assert network.posts([posts[0].uri]) == {}
        first = network.create_account("zoe").post("Bonjour encore")
        with listen(jetstream) as client:
            commits_on(client, first)
