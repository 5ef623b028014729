"""Which addresses may be asked: http and https alone, and no private or local one that she did not set herself.

What networks and feeds give as links is hostile: a redirect to the box that gives her internet, or to a service of her
own computer, must end here. A name is judged by the addresses it stands for at the moment of connecting (`wire`), since
a name that was public a moment ago may be private now. This module judges; it resolves nothing and connects to nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import httpx

from cmdesk.core.errors import QT_TRANSLATE_NOOP, SourceError

PORTS: Final = {"http": 80, "https": 443}
"""The schemes that are asked, and their ports."""

Place: TypeAlias = tuple[str, int]
"""A host, in the letters of the wire, and a port."""

_SPARE: Final = tuple(
    ipaddress.ip_network(text)
    # reserved, which not every Python that cmdesk runs on knows
    for text in ("192.0.0.0/24", "192.88.99.0/24", "2001:db8::/32", "3fff::/20")
)
_GLOBAL_V6: Final = ipaddress.IPv6Network("2000::/3")
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_ENDINGS: Final = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "arpa"}
)
_SHOWN: Final = 80

_PRIVATE: Final = QT_TRANSLATE_NOOP(
    "errors",
    "{host} leads to a private or local address, where cmdesk goes only if you enter the address yourself:"
    " add it as a feed or as the address of a source.",
)
_UNREADABLE: Final = QT_TRANSLATE_NOOP(
    "errors", "This address cannot be read: copy it whole from the address bar of your browser."
)
_OTHER_SCHEME: Final = QT_TRANSLATE_NOOP(
    "errors", "An address of the kind {scheme} cannot be read: only http and https can."
)
_BEARS_PASSWORD: Final = QT_TRANSLATE_NOOP(
    "errors", "The address at {host} holds a name or a password: take them out, since addresses are shown and stored."
)
_BAD_REDIRECT: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} redirects to an address that cannot be read: open the address in a browser and copy the last one."
)
_OTHER_REDIRECT: Final = QT_TRANSLATE_NOOP(
    "errors", "{host} redirects to an address of the kind {scheme}, which is not followed: only http and https are."
)


def place(url: httpx.URL) -> Place:
    """Host and port of a web address."""
    return url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]


def shown(host: str) -> str:
    """A host as it may stand in a sentence."""
    return host if len(host) <= _SHOWN else host[:_SHOWN] + "…"


def read_address(text: str, params: Mapping[str, str] | None = None) -> httpx.URL:
    """The address that is asked first, with its parameters.

    Raises:
        SourceError: it is no web address, or holds a password.
    """
    try:
        url = httpx.URL(text.strip())
        url = url.copy_merge_params(params) if params else url
    except (httpx.InvalidURL, ValueError):
        raise SourceError(_UNREADABLE, kind="private") from None
    if url.scheme not in PORTS and ":" in text:
        raise SourceError(_OTHER_SCHEME, kind="private", scheme=shown(url.scheme))
    if not is_whole(url):
        raise SourceError(_UNREADABLE, kind="private")
    if url.userinfo:
        raise SourceError(_BEARS_PASSWORD, kind="private", host=shown(url.host))
    return url.copy_with(fragment=None)


def read_redirect(url: httpx.URL, location: str) -> httpx.URL:
    """Where `url` sends us, without any name and password.

    Raises:
        SourceError: it is no web address.
    """
    try:
        target = url.join(location.strip())
        target = target.copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError):
        raise SourceError(_BAD_REDIRECT, kind="malformed", host=shown(url.host)) from None
    if target.scheme not in PORTS:
        raise SourceError(_OTHER_REDIRECT, kind="private", host=shown(url.host), scheme=shown(target.scheme))
    if not is_whole(target):
        raise SourceError(_BAD_REDIRECT, kind="malformed", host=shown(url.host))
    return target


def is_public(address: str) -> bool:
    """Whether an IP address, in figures, is one that everybody can reach.

    An IPv6 address that stands for an IPv4 one (NAT64, 6to4) is judged by that one; other disguises are refused.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(found in network for network in _SPARE if network.version == found.version):
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not (found.is_multicast or found.is_reserved)
    if found in _NAT64:  # what networks without IPv4 give for every host that has no IPv6
        return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    if found.sixtofour is not None:
        return is_public(str(found.sixtofour))
    # What is handed out to the world begins with the bits 001; everything else is local, mapped, or not in use.
    return found in _GLOBAL_V6 and found.is_global and found.scope_id is None


class Gate:
    """Lets through what may be reached.

    Args:
        allowed: addresses she set herself; their hosts and ports may be private.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = frozenset(self._places(allowed))

    def judge(self, host: str, port: int, addresses: Iterable[str]) -> None:
        """Let through a host by all the addresses it stands for: one that is private spoils the others.

        Raises:
            SourceError: it may not be reached.
        """
        if (host, port) not in self._allowed and not all(is_public(address) for address in addresses):
            raise SourceError(_PRIVATE, kind="private", host=shown(host))

    def judge_name(self, host: str, port: int) -> None:
        """Let through a host whose name will be resolved by a proxy: by what the name itself gives away.

        Raises:
            SourceError: it may not be reached.
        """
        if (host, port) not in self._allowed and _is_local_name(host):
            raise SourceError(_PRIVATE, kind="private", host=shown(host))

    @staticmethod
    def _places(addresses: Iterable[str]) -> Iterable[Place]:
        for address in addresses:
            try:
                url = httpx.URL(address.strip())
            except (httpx.InvalidURL, ValueError):
                continue  # whoever asks for it is told
            if url.scheme in PORTS:
                yield place(url)


def is_whole(url: httpx.URL) -> bool:
    """Whether there is a scheme that is asked, and a host and a port that can be connected to."""
    host, port = url.raw_host.decode("ascii"), url.port
    return (
        url.scheme in PORTS
        and re.fullmatch(r"[0-9A-Za-z._:-]+(%25\w+)?", host) is not None
        and (port is None or 0 < port < 65536)
    )


def _is_local_name(host: str) -> bool:
    if ":" in host or _is_figures(host):
        return not is_public(_in_figures(host))
    *front, last = host.rstrip(".").lower().split(".")
    # a name without a dot is looked up in her own network
    return not front or last in _LOCAL_ENDINGS


def _is_figures(host: str) -> bool:
    # 127.1, 0x7f000001 and 2130706433 are 127.0.0.1 to whoever connects: all of them end in a number
    return re.fullmatch(r"0x[0-9a-f]*|\d+", host.rstrip(".").lower().rpartition(".")[2]) is not None


def _in_figures(host: str) -> str:
    try:
        return host if ":" in host else socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        return ""  # nobody's address
