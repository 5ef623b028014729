"""The firehose of a real PDS, turned into the lines of Jetstream: what the production Jetstream does, on loopback.

```
with BlueskyNetwork() as network, JetstreamServer() as server, Firehose(network.firehose, server.emit):
    network.create_account("lea").post("Bonjour")      # arrives at the clients of server.url
```

Frames are DAG-CBOR, read by the library that the Python SDK of Bluesky reads them by; of the conversion only the JSON
form is ours, and `test_recordings_firehose.py` holds that it gives what the production server gave for the same frames.
Not handed on: `#sync` and `#info` frames, which Jetstream does not hand on either.
"""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Self

import libipld
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import connect

_CID_LENGTH: Final = 36
_CID_BEGINNINGS: Final = (b"\x01\x55\x12\x20", b"\x01\x71\x12\x20")
"""CIDv1, raw or DAG-CBOR, sha2-256: links and byte strings look alike once decoded, and these are links."""

_ERROR: Final = -1
_BETWEEN_ATTEMPTS: Final = 0.1


def events(frame: bytes, time_us: int) -> Iterator[dict[str, Any]]:
    """The events of Jetstream that a frame of `com.atproto.sync.subscribeRepos` stands for, often one, or none."""
    header, body = libipld.decode_dag_cbor_multi(frame)
    kind = header.get("t", "")
    if kind == "#commit":
        _, blocks = libipld.decode_car(body["blocks"])
        for operation in body["ops"]:
            commit = _commit(body["rev"], operation, blocks)
            yield {"did": body["repo"], "time_us": time_us, "kind": "commit", "commit": commit}
    elif kind in {"#identity", "#account"}:
        name = kind.removeprefix("#")
        told = {key: value for key, value in body.items() if value is not None}
        yield {"did": body["did"], "time_us": time_us, "kind": name, name: told}


def _commit(rev: str, operation: dict[str, Any], blocks: dict[bytes, Any]) -> dict[str, Any]:
    collection, _, rkey = operation["path"].partition("/")
    commit = {"rev": rev, "operation": operation["action"], "collection": collection, "rkey": rkey}
    if operation["action"] != "delete":
        commit |= {"record": _as_json(blocks[operation["cid"]]), "cid": _text_of_cid(operation["cid"])}
    return commit


def _as_json(value: Any) -> Any:
    """DAG-CBOR as the JSON of the AT protocol."""
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    if isinstance(value, bytes):
        if len(value) == _CID_LENGTH and value.startswith(_CID_BEGINNINGS):
            return {"$link": _text_of_cid(value)}
        return {"$bytes": base64.b64encode(value).decode().rstrip("=")}
    return value


def _text_of_cid(cid: bytes) -> str:
    return "b" + base64.b32encode(cid).decode().lower().rstrip("=")


class Firehose:
    """Follows a firehose in a thread, from its beginning; use it as a context.

    When the PDS goes away it comes back where it was, and follows one that has begun anew from its beginning.

    Args:
        address: of the stream.
        emit: takes the lines.
    """

    def __init__(self, address: str, emit: Callable[[Sequence[str]], None]) -> None:
        self._address = address
        self._emit = emit
        self._seq = 0
        self._latest_us = 0
        self._over = threading.Event()
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="firehose")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        if self._fault is not None:
            raise self._fault

    def _run(self) -> None:
        try:
            while not self._over.is_set():
                try:
                    self._follow()
                except (OSError, ConnectionClosed, InvalidHandshake):
                    self._over.wait(_BETWEEN_ATTEMPTS)  # the PDS is away
        except Exception as fault:  # raised at the end
            self._fault = fault

    def _follow(self) -> None:
        with connect(f"{self._address}?cursor={self._seq}", max_size=None, compression=None) as stream:
            while not self._over.is_set():
                try:
                    frame = stream.recv(_BETWEEN_ATTEMPTS)
                except TimeoutError:
                    continue
                assert isinstance(frame, bytes)
                self._hand_on(frame)

    def _hand_on(self, frame: bytes) -> None:
        header, body = libipld.decode_dag_cbor_multi(frame)
        if header["op"] == _ERROR:
            self._seq = 0  # the PDS has begun anew, and we are ahead of it
            return
        lines = []
        for event in events(frame, 0):
            # each event its own time, as in production, also where the clock is too coarse for that
            self._latest_us = max(time.time_ns() // 1000, self._latest_us + 1)
            event["time_us"] = self._latest_us
            lines.append(json.dumps(event, ensure_ascii=False, separators=(",", ":")))
        self._emit(lines)
        self._seq = body.get("seq", self._seq)
