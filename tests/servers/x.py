"""X's recent search over posts of ours, as its documentation describes it: what is asked for decides what comes.

Newest first, in pages of `max_results`; `since_id` and `until_id` are exclusive; a token belongs to the request that
gave it and to no other. What is older than `oldest` X has forgotten, and a limit there is refused. `delivered` counts
how often each post was given, since each time is paid for.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from tests.servers.recorded import Asked, Reply

RATE = {"x-rate-limit-limit": "450", "x-rate-limit-remaining": "449"}
JSON = {"Content-Type": "application/json; charset=utf-8"}


def post(number: int) -> dict[str, Any]:
    """A post with this id, by one of three people."""
    return {
        "id": str(number),
        "text": f"bonjour {number}",
        "author_id": str(9000 + number % 3),
        "created_at": "2026-03-02T08:15:30.000Z",
        "lang": "fr",
        "public_metrics": {"like_count": 1, "retweet_count": 2, "reply_count": 0, "quote_count": 0},
        "edit_history_tweet_ids": [str(number)],
    }


def refusal(status: int, *, headers: Mapping[str, str] | None = None, **problem: Any) -> Reply:
    """What X answers when it does not answer."""
    return Reply(json.dumps(problem).encode(), status, {**JSON, **(headers or {})})


def invalid(name: str, value: str) -> Reply:
    """What X answers to a parameter that it does not take."""
    return refusal(
        400,
        errors=[{"parameters": {name: [value]}, "message": f"Invalid '{name}':['{value}']."}],
        title="Invalid Request",
        detail="One or more parameters to your request was invalid.",
        type="https://api.twitter.com/2/problems/invalid-request",
    )


class RecentSearch:
    """The posts of X and its answers. `script` holds replies that come instead of the next ones, None lets one pass."""

    def __init__(self, posts: Iterable[int] = ()) -> None:
        self.posts = set(posts)
        self.oldest = 0
        self.tokens: dict[str, tuple[str | None, str | None, str, int]] = {}
        self.delivered: Counter[int] = Counter()
        self.asked: list[Mapping[str, str]] = []
        self.script: list[Reply | None] = []

    def __call__(self, asked: Asked) -> Reply:
        self.asked.append(asked.query)
        scripted = self.script.pop(0) if self.script else None
        return scripted or self.answer(asked.query)

    @property
    def tokens_asked(self) -> list[str | None]:
        """The token of each request so far."""
        return [query.get("next_token") for query in self.asked]

    def answer(self, query: Mapping[str, str]) -> Reply:
        """The page that a query asks for."""
        since, until, token = query.get("since_id"), query.get("until_id"), query.get("next_token")
        for name, limit in (("since_id", since), ("until_id", until)):
            if limit is not None and int(limit) < self.oldest:
                return invalid(name, limit)
        size = query["max_results"]
        top = int(until) if until else 10**19
        if token is not None:
            if token not in self.tokens or self.tokens[token][:3] != (since, until, size):
                return invalid("next_token", token)
            top = self.tokens[token][3]
        floor = max(int(since) if since else 0, self.oldest - 1)
        found = sorted((number for number in self.posts if floor < number < top), reverse=True)
        given, rest = found[: int(size)], found[int(size) :]
        self.delivered.update(given)
        meta: dict[str, Any] = {"result_count": len(given)}
        if given:
            meta |= {"newest_id": str(given[0]), "oldest_id": str(given[-1])}
        if rest:
            meta["next_token"] = f"below{given[-1]}"
            self.tokens[meta["next_token"]] = (since, until, size, given[-1])
        page: dict[str, Any] = {"meta": meta}
        if given:
            authors = {number % 3 for number in given}
            users = [{"id": str(9000 + author), "username": f"u{author}", "name": f"U {author}"} for author in authors]
            page |= {"data": [post(number) for number in given], "includes": {"users": users}}
        return Reply(json.dumps(page).encode(), 200, {**JSON, **RATE})
