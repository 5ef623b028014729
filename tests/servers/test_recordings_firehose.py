"""Recorded frames of the production firehose become what the production Jetstream made of them at the same time."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tests.servers.firehose import events

pytestmark = pytest.mark.recordings


def recording(name: str) -> Path:
    return Path(os.environ["CMDESK_SHARED"]) / "data" / "sources" / "bluesky" / name


def frames() -> Iterator[bytes]:
    """Each frame, which its length precedes."""
    packed = recording("jetstream_frames.bin.zst").read_bytes()
    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)) as stream:
        data = io.BytesIO(stream.read())
    while length := data.read(4):
        yield data.read(int.from_bytes(length, "little"))


def key(event: dict[str, Any]) -> tuple[object, ...]:
    commit = event.get("commit", {})
    return event["did"], event["kind"], *(commit.get(name) for name in ("rev", "collection", "rkey", "operation"))


def test_every_frame_becomes_what_the_production_server_said() -> None:
    said = {}
    for line in recording("jetstream_expected_v1.jsonl").read_text("utf-8").splitlines():
        event = json.loads(line)
        said[key(event)] = event
    assert len(said) == 152
    all_frames = list(frames())
    assert len(all_frames) == 150
    for frame in all_frames:
        for event in events(frame, 1):
            expected = said.pop(key(event)) | {"time_us": 1}
            assert json.dumps(event, sort_keys=True) == json.dumps(expected, sort_keys=True)  # 1 is not true here
    assert not said
