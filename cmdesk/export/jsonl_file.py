"""Mentions as JSON lines: our own form, which loses nothing; see `core.post_json`."""

import json
from typing import BinaryIO, Final

from cmdesk.core.post_json import mention_to_json
from cmdesk.core.views import MentionDetail
from cmdesk.export.forms import Order, Summary

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class JsonLinesFile:
    """Writes mentions as JSON lines, whatever the order says of tables."""

    def __init__(self, stream: BinaryIO, order: Order, tools: list[str], summary: Summary) -> None:
        """Write nothing yet."""
        self._stream = stream

    def add(self, detail: MentionDetail) -> None:
        """Write one line."""
        self._stream.write(_ENCODER.encode(mention_to_json(detail)).encode() + b"\n")

    def finish(self) -> None:
        """Nothing stands at the end."""

    def abandon(self) -> None:
        """Nothing lies beside the stream."""
