"""One connection that a server sends messages over (WebSocket, RFC 6455): whatever it does, a message or one sentence.

The rules of the protocol are those of the library `websockets`, without its sockets and threads: the connection itself
is opened by `net.dial`, which judges addresses and certificates, and whoever waits for a message waits here and nowhere
else. So nothing runs on after the last call, and every byte is counted.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from websockets.client import ClientProtocol
from websockets.exceptions import InvalidStatus, PayloadTooBig
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.protocol import State
from websockets.uri import parse_uri

from cmdesk.core.errors import SourceError
from cmdesk.net import faults
from cmdesk.net.answer import Answer
from cmdesk.net.dial import Dialler
from cmdesk.net.quota import retry_after, retry_at

# at its lowest level it logs every frame
logging.getLogger("websockets.client").setLevel(logging.WARNING)

LARGEST: Final = 1024 * 1024
"""Bytes of a message at most."""

_MOST_PARTS: Final = 1000
_PIECE: Final = 64 * 1024
_GREETING: Final = 1024 * 1024
"""Bytes that a server may need to say whether it takes the connection."""


class WebSocket:
    """A connection, open from the beginning; used by one thread at a time.

    Attributes:
        host: of the server.
        size: bytes that came over it, as they came (within TLS).
    """

    def __init__(
        self,
        dialler: Dialler,
        address: str,
        *,
        now: datetime,
        patience: float = 10.0,
        silence: float = 30.0,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        """Connect, and be taken in.

        Args:
            address: of the stream, "wss://...", with all its parameters.
            now: for what the server says of later, where it refuses.
            patience: seconds that both may take together.
            silence: seconds after which a server that says nothing at all, asked whether it is there, is given up.
            tick: a clock that only goes forward.

        Raises:
            SourceError: there is no connection.
        """
        self.host = urlsplit(address).hostname or ""
        self.size = 0
        self._silence = silence
        self._tick = tick
        self._heard = tick()
        self._asked = False
        self._parts: list[bytes] = []
        self._messages: deque[bytes] = deque()
        self._protocol = ClientProtocol(parse_uri(address), max_size=LARGEST)
        self._link = dialler.dial(address, patience)
        try:
            self._greet(dialler.agent, self._heard + patience, patience, now)
        except BaseException:
            self._link.close()
            raise

    def receive(self, seconds: float) -> bytes | None:
        """The next message, None where none came within so many seconds. Text comes as it is encoded.

        Raises:
            SourceError: the connection is over.
        """
        end = self._tick() + seconds
        while not self._messages:
            self._check_silence()
            left = end - self._tick()
            if left <= 0:
                return None
            self._read(max(0.001, min(left, self._silence / 4)))
        return self._messages.popleft()

    def close(self) -> None:
        """Hang up, with a goodbye that is not waited for."""
        try:
            if self._protocol.state is State.OPEN:
                self._protocol.send_close(1000)
                self._link.settimeout(1)
                self._send()
        except OSError:
            pass
        finally:
            self._link.close()

    def _greet(self, agent: str, end: float, patience: float, now: datetime) -> None:
        request = self._protocol.connect()
        request.headers["User-Agent"] = agent
        self._protocol.send_request(request)
        try:
            self._link.settimeout(max(0.001, end - self._tick()))
            self._send()
            while self._protocol.state is State.CONNECTING and self._protocol.handshake_exc is None:
                left = end - self._tick()
                if left <= 0:
                    raise TimeoutError
                self._link.settimeout(left)
                self._take(self._link.recv(_PIECE))
                if self.size > _GREETING:
                    raise faults.too_large(self.host, _GREETING)
        except TimeoutError:
            raise faults.silent(self.host, patience) from None
        except OSError:
            raise faults.broken(self.host) from None
        fault = self._protocol.handshake_exc
        if isinstance(fault, InvalidStatus):
            raise _refusal(fault.response, self.host, now)
        if fault is not None:
            raise faults.malformed(self.host) if self.size else faults.broken(self.host)

    def _check_silence(self) -> None:
        quiet = self._tick() - self._heard
        if quiet > self._silence:
            raise faults.silent(self.host, self._silence)
        if quiet > self._silence / 2 and not self._asked:
            self._asked = True
            self._protocol.send_ping(b"")
            self._flush()

    def _read(self, seconds: float) -> None:
        """Take in what comes within so many seconds."""
        if self._protocol.state is not State.OPEN:
            raise self._end()
        self._link.settimeout(seconds)
        try:
            piece = self._link.recv(_PIECE)
        except TimeoutError:
            return
        except OSError:
            raise faults.broken(self.host) from None
        self._take(piece)
        self._flush()

    def _take(self, piece: bytes) -> None:
        self.size += len(piece)
        if piece:
            self._heard, self._asked = self._tick(), False
            self._protocol.receive_data(piece)
        else:
            self._protocol.receive_eof()
        for event in self._protocol.events_received():
            if isinstance(event, Frame):
                self._take_frame(event)

    def _take_frame(self, frame: Frame) -> None:
        if frame.opcode not in {Opcode.TEXT, Opcode.BINARY, Opcode.CONT}:
            return
        self._parts.append(bytes(frame.data))
        if len(self._parts) > _MOST_PARTS:  # their bytes are counted, and they can be empty
            raise faults.malformed(self.host)
        if frame.fin:
            self._messages.append(b"".join(self._parts))
            self._parts.clear()

    def _flush(self) -> None:
        """Send what the protocol has to answer; who cannot be answered is found out by reading."""
        try:
            self._link.settimeout(1)
            self._send()
        except OSError:
            pass

    def _send(self) -> None:
        for piece in self._protocol.data_to_send():
            if piece:
                self._link.sendall(piece)

    def _end(self) -> SourceError:
        fault = self._protocol.parser_exc
        if isinstance(fault, PayloadTooBig):
            return faults.too_large(self.host, LARGEST)
        if fault is None or isinstance(fault, EOFError):
            return faults.broken(self.host)
        return faults.malformed(self.host)


def _refusal(response: Response, host: str, now: datetime) -> SourceError:
    headers = {name.lower(): value for name, value in response.headers.raw_items()}
    later = (retry_at if response.status_code == 429 else retry_after)(headers, now)
    return faults.by_status(Answer(host, response.status_code, headers, retry_at=later), host)
