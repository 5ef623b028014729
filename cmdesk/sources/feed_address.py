"""Addresses as feeds write them: which are of the web, and which two lead to the same page.

Addresses are shown, compared, and made into keys that last; nothing here asks them.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from cmdesk.sources.feed_text import line

_LONGEST_ADDRESS: Final = 4000
_MOST: Final = 100
_TRACE: Final = re.compile(
    r"(?:utm|pk|mtm|piwik|matomo)_|at_(?:medium|campaign|custom)|source=rss-"
    r"|(?:(?:fb|g|y|tw|tt|d)clid|msclkid|gbraid|wbraid|mc_[ce]id|igsh(?:id)?|_hs(?:enc|mi)|mkt_tok|xtor)(?:=|\Z)",
    re.I,
)
_TRACE_FRAGMENT: Final = re.compile(r"(?:xtor|utm_\w+|at_medium)=", re.I)


def http_address(written: str) -> str | None:
    """An http(s) address with a host, None where it is none."""
    written = line(written)
    try:
        parts = urlsplit(written)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and " " not in parts.netloc
    except ValueError:
        return None
    return written.replace(" ", "%20") if usable and len(written) <= _LONGEST_ADDRESS else None


def without_traces(address: str) -> str:
    """An http(s) address without the parameters that only tell where a reader came from."""
    parts = urlsplit(address)
    pairs = parts.query.split("&")
    left = [pair for pair in pairs if not _TRACE.match(pair)]
    query = parts.query if len(left) == len(pairs) else "&".join(filter(None, left))
    fragment = "" if _TRACE_FRAGMENT.match(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, fragment))


def everywhere(name: str) -> str:
    """A name, which is the same by http and https, and wherever a reader came from, where it is an address."""
    address = http_address(name)
    return f"https://{without_traces(address).partition('://')[2]}" if address else name


def elsewhere(links: Iterable[str], own: str | None) -> tuple[str, ...]:
    """Where the links of a text lead, but for the page of the text itself."""
    addresses = (http_address(link) for link in links)
    found = dict.fromkeys(without_traces(address) for address in addresses if address)
    return tuple(address for address in found if address != own)[:_MOST]
