"""Bodies that hostile or careless servers send. Handles, names and texts are made up."""

import gzip
import zlib
from typing import Final

GIGABYTE: Final = 1024**3
_BLOCK: Final = 1024 * 1024
_CRC_OF_A_GIGABYTE_OF_ZEROS: Final = 0x5B64C2B0


def gzip_bomb() -> bytes:
    """A gigabyte of zeros in a megabyte: a valid gzip file."""
    # one block is packed, and repeated: after a full flush the next does not look back
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(_BLOCK)) + packer.flush(zlib.Z_FULL_FLUSH)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    tail = b"\x03\x00" + _CRC_OF_A_GIGABYTE_OF_ZEROS.to_bytes(4, "little") + GIGABYTE.to_bytes(4, "little")
    return head + block * (GIGABYTE // _BLOCK) + tail


def nested_bomb() -> bytes:
    """The bomb, packed once more: a few kilobytes."""
    return gzip.compress(gzip_bomb())


TRUNCATED_JSON: Final = b'{"data": [{"id": "1700000000000000001", "text": "Un caf\xc3\xa9 chez Lumi'
HTML: Final = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Sign in to go on.</p></body></html>"

BILLION_LAUGHS: Final = (
    '<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY a0 "ha">\n'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 10))
    + ']>\n<rss version="2.0"><channel><title>Bomb</title>'
    + "<item><guid>bomb-1</guid><title>&a9;</title></item></channel></rss>"
).encode()


def external_entity(address: str) -> bytes:
    """A feed whose title is whatever lies at an address: a file of hers, or a service of her network."""
    return (
        f'<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY taken SYSTEM "{address}">]>\n'
        '<rss version="2.0"><channel><title>Thief</title><item><guid>thief-1</guid><title>got: &taken;</title>'
        "<pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"
    ).encode()


def rss(*items: str, title: str = "Journal de Valmont", declaration: str = 'encoding="utf-8"') -> str:
    """A feed of RSS 2.0 around items."""
    return (
        f'<?xml version="1.0" {declaration}?>\n<rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://valmont.example/</link>{''.join(items)}</channel></rss>"
    )


def item(number: int, *, date: str | None = "Tue, 24 Nov 2026 08:00:00 GMT", key: bool = True) -> str:
    """An item of RSS 2.0."""
    return (
        f"<item><title>Maison Lumière, épisode {number}</title>"
        + (f'<guid isPermaLink="false">valmont-{number}</guid>' if key else "")
        + f"<link>https://valmont.example/articles/{number}</link>"
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + f"<description>Une visite chez Maison Lumière, racontée pour la {number}e fois.</description></item>"
    )


FEED: Final = rss(item(1), item(2)).encode()
FEED_OF_2099: Final = rss(item(1, date="Thu, 31 Dec 2099 23:00:00 GMT")).encode()
FEED_OF_1970: Final = rss(item(1, date="Thu, 01 Jan 1970 00:00:00 GMT")).encode()
FEED_WITHOUT_DATES: Final = rss(item(1, date=None), item(2, date=None)).encode()
FEED_WITHOUT_IDS: Final = rss(item(1, key=False), item(2, key=False)).encode()
FEED_OF_WRONG_CHARSET: Final = rss(item(1)).encode("cp1252")
"""Says UTF-8 and is not."""
