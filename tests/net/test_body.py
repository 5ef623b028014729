"""Bodies come out whole, or not at all."""

import contextlib
import gzip
import random
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.net.body import TooLarge, Unpacker, Unreadable
from tests.servers import bodies

TEXT = b"Un caf\xc3\xa9 chez Maison Lumi\xc3\xa8re. " * 50
CAP = 100_000


def unpack(encoding: str, packed: bytes, *, step: int = 7, cap: int = CAP) -> bytes:
    unpacker = Unpacker(encoding, cap)
    for begin in range(0, len(packed), step):
        unpacker.feed(packed[begin : begin + step])
    unpacker.end()
    return bytes(unpacker.body)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("step", [1, 2, 3, 1000])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("GZIP", gzip.compress(TEXT, mtime=0)),
        ("x-gzip, identity", gzip.compress(TEXT, mtime=0)),
        ("gzip", gzip.compress(TEXT[:100], mtime=0) + gzip.compress(b"", mtime=0) + gzip.compress(TEXT[100:], mtime=0)),
        ("gzip", gzip.compress(TEXT, mtime=0) + bytes(300)),
        ("gzip", gzip.compress(TEXT, mtime=0) + b"\x1f"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("deflate", zlib.compress(TEXT) + b"left over"),
    ],
)
def test_a_body_is_unpacked(encoding: str, packed: bytes, step: int) -> None:
    assert unpack(encoding, packed, step=step) == TEXT


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
def test_nothing_is_an_empty_body(encoding: str) -> None:
    assert unpack(encoding, b"") == b""


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)[:-1]),
        ("gzip", gzip.compress(TEXT, mtime=0)[:30]),
        ("gzip", b"\x1f"),
        ("gzip", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)[:-8] + bytes(8)),
        ("gzip", gzip.compress(TEXT, mtime=0) + gzip.compress(TEXT, mtime=0)[:40]),
        ("deflate", zlib.compress(TEXT)[:-1]),
        ("deflate", raw_deflate(TEXT)[:-3]),
        ("deflate", b"x"),
        ("deflate", b"\xff\xff\xff\xff"),
    ],
)
def test_what_breaks_off_or_makes_no_sense_is_refused(encoding: str, packed: bytes) -> None:
    with pytest.raises(Unreadable):
        unpack(encoding, packed)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip,deflate", "compress", "nonsense", "gzip;q=1"])
def test_what_we_did_not_accept_is_refused(encoding: str) -> None:
    with pytest.raises(Unreadable):
        Unpacker(encoding, CAP)


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
def test_the_cap_is_exact(encoding: str) -> None:
    data = random.Random(1).randbytes(1000)  # which does not get smaller
    packed = {"": data, "gzip": gzip.compress(bytes(1000)), "deflate": zlib.compress(bytes(1000))}[encoding]
    assert len(unpack(encoding, packed, cap=1000)) == 1000
    with pytest.raises(TooLarge):
        unpack(encoding, packed, cap=999)


def test_what_is_packed_has_a_cap_too() -> None:
    with pytest.raises(TooLarge):
        unpack("gzip", gzip.compress(b"", mtime=0) * 100, cap=1000)


def test_a_bomb_costs_no_more_than_the_cap() -> None:
    bomb = bodies.gzip_bomb()
    tracemalloc.start()
    unpacker = Unpacker("gzip", CAP)
    with pytest.raises(TooLarge):
        unpacker.feed(bomb[:CAP])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(unpacker.body) == CAP and peak < 10 * CAP


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=200), st.integers(1, 50))
def test_nonsense_is_refused_or_read(encoding: str, packed: bytes, step: int) -> None:
    with contextlib.suppress(TooLarge, Unreadable):
        assert len(unpack(encoding, packed, step=step)) <= CAP
