"""What the hostile server does on its own paths: one entry for each kind of bad server that was met."""

import gzip
import itertools
from typing import Final

from tests.servers import bodies
from tests.servers.hostile import Behaviour, Reply, Wire

_RSS: Final = {"Content-Type": "application/rss+xml; charset=utf-8"}
_JSON: Final = {"Content-Type": "application/json"}
_GZIP: Final = {"Content-Encoding": "gzip"}
_CHUNKED: Final = {"Transfer-Encoding": "chunked"}

ETAG: Final = '"edition-1"'
LAST_MODIFIED: Final = "Tue, 24 Nov 2026 08:00:00 GMT"


def chunk(data: bytes) -> bytes:
    """A piece of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def redirect(location: str, status: int = 302) -> Reply:
    """An answer that sends elsewhere."""
    return Reply(status, {"Location": location})


def tunnel(port: int) -> Behaviour:
    """What a proxy answers to CONNECT: a way to a port of this computer, whatever was asked for."""

    def behave(wire: Wire) -> None:
        wire.hang_up()
        wire.head(200)
        wire.splice(port)

    return behave


def _conditional(wire: Wire) -> None:
    validators = {"ETag": ETAG, "Last-Modified": LAST_MODIFIED}
    told = wire.request.headers
    same = told.get("if-none-match") == ETAG or told.get("if-modified-since") == LAST_MODIFIED
    (Reply(304, validators) if same else Reply(200, _RSS | validators, bodies.FEED))(wire)


def _echo_redirect(wire: Wire) -> None:
    """/redirect?to=... sends there, as it stands in the query."""
    redirect(wire.request.target.partition("?to=")[2])(wire)


def _recovers(wire: Wire) -> None:
    """503 for the first request, 200 for those that follow."""
    first = wire.server.count(wire.request.path) == 1
    (Reply(503) if first else Reply(200, _RSS, bodies.FEED))(wire)


def _recovers_from_break(wire: Wire) -> None:
    """The first answer breaks off in the middle."""
    if wire.server.count(wire.request.path) == 1:
        _truncated_body(wire)
    else:
        Reply(200, _RSS, bodies.FEED)(wire)


def _endless_body(wire: Wire) -> None:
    wire.hang_up()
    wire.head(200, _CHUNKED)
    wire.flood(itertools.repeat(chunk(b"all work and no play " * 3000)))


def _endless_text(wire: Wire) -> None:
    """An endless body without chunks or a length."""
    wire.hang_up()
    wire.head(200, {"Connection": "close"})
    wire.flood(itertools.repeat(b"all work and no play " * 3000))


def _endless_headers(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"HTTP/1.1 200 OK\r\n")
    wire.flood(f"X-Number-{n}: {n}\r\n".encode() * 100 for n in itertools.count())


def _endless_beginnings(wire: Wire) -> None:
    """Interim answers (103), without end."""
    wire.hang_up()
    wire.flood(itertools.repeat(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" * 100))


def _endless_refusal(wire: Wire) -> None:
    wire.hang_up()
    wire.head(404, _CHUNKED)
    wire.flood(itertools.repeat(chunk(b"no " * 10_000)))


def _dripping_body(wire: Wire) -> None:
    wire.hang_up()
    wire.head(200, {"Content-Length": "1000000"})
    wire.drip(itertools.repeat(b"."))


def _dripping_headers(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    wire.drip(itertools.repeat(b"."))


def _dripping_trailers(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(b"all is said") + b"0\r\nX-Slow: ")
    wire.drip(itertools.repeat(b"."))


def _silence(wire: Wire) -> None:
    wire.hang_up()
    wire.hang()


def _silence_in_body(wire: Wire) -> None:
    wire.hang_up()
    wire.head(200, {"Content-Length": "1000"})
    wire.send(b"well,")
    wire.hang()


def _truncated_body(wire: Wire) -> None:
    wire.hang_up()
    wire.head(200, {"Content-Length": str(len(bodies.FEED) + 1000)})
    wire.send(bodies.FEED)


def _truncated_chunks(wire: Wire) -> None:
    wire.hang_up()
    wire.head(200, _CHUNKED)
    wire.send(chunk(bodies.FEED) + b"ff\r\n<item>")


def _hangs_up(wire: Wire) -> None:
    wire.hang_up()


def _not_http(wire: Wire) -> None:
    wire.hang_up()
    wire.send(b"220 mail.valmont.example ESMTP ready\r\n\r\n")


def _external_entity(wire: Wire) -> None:
    """The entity points at this very server: /taken must never be asked for."""
    Reply(200, _RSS, bodies.external_entity(wire.server.url("/taken")))(wire)


BEHAVIOURS: Final[dict[str, Behaviour]] = {
    "/ok": Reply(200, {"Content-Type": "text/plain"}, b"well"),
    "/ok/gzip": Reply(200, _RSS | _GZIP, gzip.compress(bodies.FEED)),
    "/conditional": _conditional,
    "/recovers": _recovers,
    "/recovers/break": _recovers_from_break,
    # quotas and refusals
    "/limited": Reply(429),
    "/limited/seconds": Reply(429, {"Retry-After": "2"}),
    "/limited/long": Reply(429, {"Retry-After": "900"}),
    "/limited/date": Reply(
        # fifteen minutes after what the server takes for now
        429,
        {"Date": "Tue, 24 Nov 2026 08:00:00 GMT", "Retry-After": "Tue, 24 Nov 2026 08:15:00 GMT"},
    ),
    "/unavailable": Reply(503),
    "/gone": Reply(410, {}, b"gone"),
    # redirects
    "/redirect": _echo_redirect,
    "/redirect/file": redirect("file:///etc/passwd"),
    "/redirect/metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/redirect/loop": redirect("/redirect/loop"),
    "/redirect/ring": redirect("/redirect/ring/back"),
    "/redirect/ring/back": redirect("/redirect/ring"),
    "/redirect/nowhere": Reply(302),
    "/redirect/nonsense": redirect("http://[::bad"),
    "/moved/301": redirect("/ok", 301),
    "/moved/302": redirect("/ok", 302),
    "/moved/303": redirect("/ok", 303),
    "/moved/307": redirect("/ok", 307),
    "/moved/308": redirect("/ok", 308),
    "/moved/twice": redirect("/moved/301", 308),
    "/moved/mixed": redirect("/moved/301", 302),
    # without end
    "/endless/body": _endless_body,
    "/endless/text": _endless_text,
    "/endless/headers": _endless_headers,
    "/endless/beginnings": _endless_beginnings,
    "/endless/refusal": _endless_refusal,
    "/drip/body": _dripping_body,
    "/drip/headers": _dripping_headers,
    "/drip/trailers": _dripping_trailers,
    "/silence": _silence,
    "/silence/body": _silence_in_body,
    # packed
    "/bomb": lambda wire: Reply(200, _GZIP, bodies.gzip_bomb())(wire),
    "/bomb/nested": lambda wire: Reply(200, _GZIP, bodies.nested_bomb())(wire),
    "/bomb/stacked": lambda wire: Reply(200, {"Content-Encoding": "gzip, gzip"}, bodies.nested_bomb())(wire),
    # broken
    "/truncated/json": Reply(200, _JSON, bodies.TRUNCATED_JSON),
    "/truncated/body": _truncated_body,
    "/truncated/chunks": _truncated_chunks,
    "/truncated/gzip": Reply(200, _RSS | _GZIP, gzip.compress(bodies.FEED)[:-20]),
    "/hangs-up": _hangs_up,
    "/not-http": _not_http,
    # not what it should be
    "/html": Reply(200, {"Content-Type": "text/html; charset=utf-8"}, bodies.HTML),
    "/html/as-json": Reply(200, _JSON, bodies.HTML),
    "/wrong-charset": Reply(200, _RSS, bodies.FEED_OF_WRONG_CHARSET),
    "/xml/laughs": Reply(200, _RSS, bodies.BILLION_LAUGHS),
    "/xml/file": Reply(200, _RSS, bodies.external_entity("file:///etc/passwd")),
    "/xml/self": _external_entity,
    # feeds
    "/feed": Reply(200, _RSS, bodies.FEED),
    "/feed/2099": Reply(200, _RSS, bodies.FEED_OF_2099),
    "/feed/1970": Reply(200, _RSS, bodies.FEED_OF_1970),
    "/feed/no-dates": Reply(200, _RSS, bodies.FEED_WITHOUT_DATES),
    "/feed/no-ids": Reply(200, _RSS, bodies.FEED_WITHOUT_IDS),
} | {f"/status/{status}": Reply(status, {}, b"because") for status in range(400, 600)}
