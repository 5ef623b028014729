"""X: how the requests that tweepy makes travel.

tweepy knows the calls of X, but its host is fixed, it sets no time-out, and what it does with an odd answer is to fail
anywhere. So its session is given an adapter that carries each request out through `cmdesk.net`, where time-outs, caps,
address safety, proxy and retries are done once for all sources. What is no success becomes one of our faults before
tweepy sees it.

The key travels in one header of one request to one address. It is kept nowhere, and nothing here may write it: tweepy
and the libraries below it print their headers when they debug, so their loggers never do.

This module loads tweepy, which takes a while: import it only where X is really asked.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from http.client import responses
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import requests
import tweepy
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from cmdesk.core.errors import BugError
from cmdesk.net.answer import Answer
from cmdesk.sources import x_faults

HOST: Final = "https://api.twitter.com"
"""Where tweepy sends everything."""

_TALKATIVE: Final = ("tweepy", "tweepy.client", "requests", "requests_oauthlib", "oauthlib", "urllib3")


_HIDDEN: Final = "•••".encode()
_SHORTEST: Final = 16
"""Characters of a key: one of X has about a hundred, and a shorter one would be found within words."""


class Asking(Protocol):
    """What is asked of `cmdesk.net.client.Client` here."""

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET, whatever its status."""
        ...


class XAdapter(BaseAdapter):
    """Carries the requests of one `tweepy.Client` out, to the address that is set in place of `HOST`.

    Attributes:
        answer: what came last, None before.
    """

    def __init__(self, client: Asking, address: str, *, now: datetime) -> None:
        super().__init__()
        self.answer: Answer | None = None
        self._client = client
        self._address = address.rstrip("/")
        self._now = now

    def send(self, request: requests.PreparedRequest, *_: object, **__: object) -> requests.Response:
        """Carry a request out.

        Raises:
            SourceError: there is no answer, or one that is no success.
            BugError: it is no GET, or does not go to X.
        """
        given = request.url or ""
        if request.method != "GET" or not given.startswith(f"{HOST}/"):
            raise BugError(f"only GET to {HOST} is carried out, not {request.method} {urlsplit(given).path}")
        credentials = str(request.headers.get("Authorization", ""))
        key = credentials.partition(" ")[2] or credentials
        url = self._address + given.removeprefix(HOST)
        answer = self.answer = _without(key, self._client.fetch(url, headers={"Authorization": credentials}))
        if 300 <= answer.status < 400 or _origin(answer.url) != _origin(url):
            raise x_faults.redirected(self._address)
        if not 200 <= answer.status < 300:
            raise x_faults.fault_of(answer, now=self._now, key=key, address=self._address)
        return _response(answer, request)

    def close(self) -> None:
        """Nothing to let go of: the client belongs to whoever gave it."""


def tweepy_client(adapter: XAdapter, key: str, *, return_type: type[Any] = requests.Response) -> Any:
    """A `tweepy.Client` that asks through an adapter only, and never waits.

    Args:
        key: the bearer token; `x_search` has made sure that it can stand in a header.
        return_type: what its calls give: see `tweepy.Client`.
    """
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
    client = tweepy.Client(bearer_token=key, return_type=return_type, wait_on_rate_limit=False)
    # else a .netrc would replace the key, and a variable of the environment the proxy
    client.session.trust_env = False
    client.session.adapters.clear()
    for scheme in ("https://", "http://"):
        client.session.mount(scheme, adapter)
    return client


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)


def _without(key: str, answer: Answer) -> Answer:
    """An answer that does not repeat the key, as X or whoever stands before it might: it would be stored as a text."""
    if len(key) < _SHORTEST:
        return answer
    return replace(answer, body=answer.body.replace(key.encode(), _HIDDEN))


def _response(answer: Answer, request: requests.PreparedRequest) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.reason = responses.get(answer.status, "")
    response.headers = CaseInsensitiveDict(answer.headers)
    response.url = answer.url
    response.request = request
    response.encoding = "utf-8"
    # the way that `requests` itself keeps a body that was read whole
    response._content = answer.body
    response._content_consumed = True
    return response
