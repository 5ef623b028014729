"""Bodies: unpacked by ourselves, piece by piece, so that one that swells to gigabytes costs no more than the cap.

httpx unpacks each piece whole before anybody can stop it, and takes what breaks off in the middle for complete.
"""

import zlib
from typing import Final

ACCEPTED: Final = "gzip, deflate"
"""What servers are told that we unpack."""

_GZIP: Final = 31
_ZLIB: Final = 15
_RAW: Final = -15
_MAGIC: Final = b"\x1f\x8b"


class TooLarge(Exception):  # noqa: N818  a limit, named by it
    """A body is larger than the cap."""


class Unreadable(Exception):  # noqa: N818  not our error
    """A body is packed in a way that cannot be undone."""


class Unpacker:
    """Takes the pieces of a body as they come.

    Attributes:
        body: what is unpacked so far; never longer than the cap.
    """

    def __init__(self, encoding: str, cap: int) -> None:
        """Prepare.

        Args:
            encoding: the header Content-Encoding.
            cap: bytes that the body may have, packed and unpacked.

        Raises:
            Unreadable: packed twice, or in a way that we did not accept.
        """
        names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
        if len(names) > 1 or not {*names} <= {"gzip", "x-gzip", "deflate"}:
            raise Unreadable
        self._gzip = bool(names) and names[0] != "deflate"
        self._deflate = bool(names) and names[0] == "deflate"
        self._cap = cap
        self._packed = 0
        self._head = b""
        self._members = 0
        self._inflater: zlib._Decompress | None = None
        self._over = False
        self.body = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            TooLarge: the cap is reached.
            Unreadable: the piece makes no sense.
        """
        self._packed += len(piece)
        if self._packed > self._cap:
            raise TooLarge
        if not (self._gzip or self._deflate):
            self.body += piece
            return
        while piece and not self._over:
            if self._inflater is None:
                piece = self._begin(piece)
            else:
                piece = self._inflate(self._inflater, piece)

    def end(self) -> None:
        """The last piece has come.

        Raises:
            Unreadable: the body breaks off in the middle.
        """
        if self._inflater is not None or (self._head and not self._members):
            raise Unreadable

    def _begin(self, piece: bytes) -> bytes:
        """Look at the first two bytes of what is packed, and give back what is to be unpacked, if anything yet."""
        piece = self._head + piece
        if len(piece) < len(_MAGIC):
            self._head = piece
            return b""
        self._head = b""
        if self._gzip and not piece.startswith(_MAGIC):
            if not self._members:
                raise Unreadable
            self._over = True  # whatever follows the last member is nothing, as for every other reader
            return b""
        self._inflater = zlib.decompressobj(_GZIP if self._gzip else _deflate_window(piece))
        return piece

    def _inflate(self, inflater: "zlib._Decompress", piece: bytes) -> bytes:
        """Unpack, and give back what belongs to the next member."""
        while piece:
            try:
                self.body += inflater.decompress(piece, self._cap - len(self.body) + 1)
            except zlib.error:
                raise Unreadable from None
            if len(self.body) > self._cap:
                del self.body[self._cap :]
                raise TooLarge
            if inflater.eof:
                self._inflater = None
                self._members += 1
                self._over = self._deflate
                return inflater.unused_data
            piece = inflater.unconsumed_tail
        return b""


def _deflate_window(piece: bytes) -> int:
    # "deflate" is meant to come in the wrapping of zlib (RFC 9110, section 8.4.1.2); some servers leave it away
    wrapped = piece[0] & 0x0F == zlib.DEFLATED and int.from_bytes(piece[:2], "big") % 31 == 0
    return _ZLIB if wrapped else _RAW
