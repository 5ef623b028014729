"""What can go wrong on the way to a server and back, each in one sentence: what, where, and what to do.

A sentence names the host alone: the rest of an address may hold a key. What the libraries say is not shown, and not
kept beside the error either, since it may hold what was sent.
"""

import socket
import ssl
from collections.abc import Iterator
from typing import Final

import httpx

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError
from cmdesk.net.addresses import shown
from cmdesk.net.answer import Answer

_STATUS: Final = {
    401: (
        "unauthorized",
        QT_TRANSLATE_NOOP("errors", "{host} does not accept who asks (401): check the key of this source."),
    ),
    402: (
        "payment",
        QT_TRANSLATE_NOOP("errors", "{host} wants to be paid first (402): look at the credit of your account there."),
    ),
    403: (
        "forbidden",
        QT_TRANSLATE_NOOP(
            "errors", "{host} does not let this be read (403): check what your account there may read, if you have one."
        ),
    ),
    404: (
        "missing",
        QT_TRANSLATE_NOOP("errors", "{host} has nothing at this address (404): open it in a browser to check it."),
    ),
    410: (
        "gone",
        QT_TRANSLATE_NOOP("errors", "{host} says that this address is gone for good (410): remove it or replace it."),
    ),
    429: (
        "rate",
        QT_TRANSLATE_NOOP("errors", "{host} has been asked too often (429): wait before you ask again."),
    ),
}
_SERVER: Final = QT_TRANSLATE_NOOP("errors", "{host} has a fault of its own ({status}): try again in a few minutes.")
_REFUSED: Final = QT_TRANSLATE_NOOP("errors", "{host} refuses what is asked ({status}): check the address.")
_NO_ANSWER: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} gives no answer that can be used ({status}): open the address in a browser to check it."
)

_CERTIFICATES: Final = {
    # the numbers of OpenSSL (x509_vfy.h)
    9: QT_TRANSLATE_NOOP(
        "errors", "The certificate of {host} is not valid yet: check the date and time of this computer."
    ),
    10: QT_TRANSLATE_NOOP(
        "errors",
        "The certificate of {host} has expired: check the date and time of this computer, or wait until the site"
        " has renewed it.",
    ),
    62: QT_TRANSLATE_NOOP("errors", "{host} shows the certificate of another site: check how the address is written."),
}
_CERTIFICATES[64] = _CERTIFICATES[62]
_CERTIFICATE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "The certificate of {host} was issued by nobody this computer trusts: somebody may be listening, or your network"
    " needs a certificate of its own; ask whoever runs it.",
)
_TLS: Final = QT_TRANSLATE_NOOP(
    "errors", "No encrypted connection can be made to {host}: check whether the address begins with https by mistake."
)

_NO_NAME: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} was not found: check the connection to the internet and how the address is written."
)
_NOT_OPEN: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} accepts no connection: check the address, or try again in a few minutes."
)
_NO_WAY: Final = QT_TRANSLATE_NOOP("errors", "{host} cannot be reached: check the connection to the internet.")
_BROKEN: Final = QT_TRANSLATE_NOOP(
    "errors", "The connection to {host} broke off in the middle: try again in a few minutes."
)
_PROXY: Final = QT_TRANSLATE_NOOP(
    "errors", "The proxy gives no way to {host}: check the address of the proxy in the settings."
)
_NOT_REACHED: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} was not reached within {seconds} s: check the connection, or try again in a few minutes."
)
_SILENT: Final = QT_TRANSLATE_NOOP("errors", "{host} has sent nothing for {seconds} s: try again in a few minutes.")
_SLOW: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} has not ended its answer within {seconds} s: try again in a few minutes."
)
_TOO_LARGE: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} answers with more than {megabytes} MB, which is not read: check the address."
)
_MALFORMED: Final = QT_TRANSLATE_NOOP(
    "errors", "What {host} answers breaks the rules of the web and cannot be read: open the address in a browser."
)
_PACKED: Final = QT_TRANSLATE_NOOP(
    "errors", "What {host} answers is packed in a way that cannot be undone, or incomplete: try again later."
)
_CIRCLES: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} redirects more than {count} times: open the address in a browser and copy the last one."
)
_DOWNGRADE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{host} redirects from https to http, where others could read your key: it is not followed."
    " Check the address of this source.",
)
_UNSENDABLE: Final = QT_TRANSLATE_NOOP(
    "errors", "The key for {host} holds a character that cannot be sent: enter it again, without spaces or line ends."
)
_MEGABYTE: Final = 1024 * 1024


def by_status(answer: Answer, host: str) -> SourceError:
    """Why an answer that is neither 2xx nor 304 is none, by its status."""
    status = answer.status
    if status in _STATUS:
        kind, template = _STATUS[status]
        return SourceError(template, kind=kind, retry_at=answer.retry_at, host=shown(host))
    kind, template = ("malformed", _NO_ANSWER)
    if 400 <= status < 500:
        kind, template = ("refused", _REFUSED)
    elif 500 <= status < 600:
        kind, template = ("server", _SERVER)
    return SourceError(template, kind=kind, retry_at=answer.retry_at, host=shown(host), status=status)


def by_transport(fault: httpx.TransportError, host: str, *, connect: float, read: float, ended: bool) -> SourceError:
    """Why there is no answer.

    Args:
        connect: seconds that were given for connecting.
        read: seconds that were given for each step.
        ended: whether the server has hung up.
    """
    host = shown(host)
    if isinstance(fault, httpx.ConnectTimeout):
        return unreached(host, connect)
    if isinstance(fault, httpx.TimeoutException):
        return silent(host, read)
    if isinstance(fault, httpx.ProxyError):
        return SourceError(_PROXY, kind="offline", host=host)
    if isinstance(fault, httpx.LocalProtocolError):
        return SourceError(_UNSENDABLE, kind="key", host=host)
    if isinstance(fault, httpx.ConnectError):
        return unconnected(fault, host)
    if isinstance(fault, httpx.NetworkError) or ended:
        return broken(host)
    return malformed(host)


def unconnected(fault: BaseException, host: str) -> SourceError:
    """Why there is no connection, by what the system or TLS says."""
    host = shown(host)
    for cause in _causes(fault):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return SourceError(_CERTIFICATES.get(cause.verify_code, _CERTIFICATE), kind="tls", host=host)
        if isinstance(cause, ssl.SSLError):
            return SourceError(_TLS, kind="tls", host=host)
        if isinstance(cause, (socket.gaierror, ValueError)):
            return SourceError(_NO_NAME, kind="offline", host=host)
        if isinstance(cause, ConnectionRefusedError):
            return SourceError(_NOT_OPEN, kind="offline", host=host)
    return SourceError(_NO_WAY, kind="offline", host=host)


def _short(number: float) -> str:
    return f"{number:.3g}"  # 30, not 30.0


def _causes(fault: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__  # the pool of httpcore cuts off the first


def unreached(host: str, seconds: float) -> SourceError:
    """Nobody took the connection in time."""
    return SourceError(_NOT_REACHED, kind="timeout", host=shown(host), seconds=_short(seconds))


def silent(host: str, seconds: float) -> SourceError:
    """Nothing came for so long."""
    return SourceError(_SILENT, kind="timeout", host=shown(host), seconds=_short(seconds))


def broken(host: str) -> SourceError:
    """The connection ended in the middle."""
    return SourceError(_BROKEN, kind="broken", host=shown(host))


def no_proxy(host: str) -> SourceError:
    """The proxy is not there, or refuses."""
    return SourceError(_PROXY, kind="offline", host=shown(host))


def too_slow(host: str, seconds: float) -> SourceError:
    """All the time of the request is spent."""
    return SourceError(_SLOW, kind="timeout", host=shown(host), seconds=_short(seconds))


def too_large(host: str, size: int) -> SourceError:
    """The answer is larger than the cap."""
    return SourceError(_TOO_LARGE, kind="too-large", host=shown(host), megabytes=_short(size / _MEGABYTE))


def malformed(host: str) -> SourceError:
    """The answer is not HTTP."""
    return SourceError(_MALFORMED, kind="malformed", host=shown(host))


def packed(host: str) -> SourceError:
    """The body cannot be unpacked."""
    return SourceError(_PACKED, kind="malformed", host=shown(host))


def circles(host: str, count: int) -> SourceError:
    """Too many redirects."""
    return SourceError(_CIRCLES, kind="malformed", host=shown(host), count=count)


def downgrade(host: str) -> SourceError:
    """A redirect that would show what is secret."""
    return SourceError(_DOWNGRADE, kind="tls", host=shown(host))


def unsendable(host: str) -> SourceError:
    """A header that cannot be sent."""
    return SourceError(_UNSENDABLE, kind="key", host=shown(host))
