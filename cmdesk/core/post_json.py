"""Our own form: JSON lines, one post a line. The shape of a line stands here; an export writes what an import reads.

The smallest line is `{"text": ..., "posted_at": ...}`. All fields, each left out where it says nothing:

    id            native id; where it is missing, a key made of author, text and moment, so that the same line is the
                  same post whenever it is read ("sha256:" and 32 hexadecimal digits)
    source        network it came from, "jsonl" where it is missing
    posted_at     ISO 8601 with an offset or Z; a moment without a zone is rejected: nobody could say when that was
    text          what people read
    author        {"key", "handle", "name", "followers", "following", "created_at", "robot"}; key may be left out where
                  there is a handle; a bare string is a handle
    kind          "original" (where it is missing), "reply", "repost", "quote"
    lang          ISO 639-1 code that the source states
    url           address of the post
    parent, quoted, conversation    native ids
    quoted_text   text of the quoted post
    tags, handles, links            lists of strings, without # and @
    media         true where pictures or films are attached
    edited_at, deleted_at           moments
    undated       true where posted_at is when the post was first seen: its source gives no moment that can be true
    reading       {"likes", "shares", "replies", "quotes", "views", "seen_at"}: the latest one

What a store of ours adds, and reads back:

    opinions      [{"tool", "label", "told"}]: what other tools said of its mood
    first_seen_at, last_seen_at     moments
    readings      every reading, oldest first, the latest included, where there are several
    correction    her label: "negative", "neutral", "positive" or "unknown"
    labels        names that she gave it, a list of strings

An export adds for people and other programs what an import works out anew, and ignores:

    trackers      names of the trackers it belongs to
    sentiment     {"lang", "label", "p", "compound", "confidence", "scorer"}; lang is the language it was scored in

Other fields are ignored too. The writing half is pure mapping and stands here; the reading half trusts nothing, and is
`cmdesk.sources.jsonl`.
"""

from dataclasses import fields
from datetime import UTC, datetime
from enum import IntEnum
from typing import Final

from cmdesk.core.types import Author, Kept, Opinion, Post, Reading, Sentiment
from cmdesk.core.views import MentionDetail

_SHARES: Final = ("negative", "neutral", "positive")


def post_to_json(post: Post) -> dict[str, object]:
    """A post as an object of this form, ready for `json.dumps`; its `raw` is left out."""
    told = _told(post)
    del told["native"]
    return {"id": post.native, **told, **({} if post.kept is None else _told(post.kept))}


def mention_to_json(detail: MentionDetail) -> dict[str, object]:
    """A mention as an object of this form, with all that its store keeps of it."""
    line = detail.line
    kept = Kept(
        first_seen_at=detail.first_seen_at,
        last_seen_at=detail.last_seen_at,
        readings=detail.readings if len(detail.readings) > 1 else (),
        correction=line.label if line.corrected else None,
        labels=line.labels,
    )
    return {
        **post_to_json(detail.post),
        **_told(kept),
        "trackers": list(detail.trackers),
        "sentiment": sentiment_to_json(detail.sentiment, line.lang),
    }


def sentiment_to_json(sentiment: Sentiment, lang: str) -> dict[str, object]:
    """A sentiment without its evidence.

    Args:
        lang: the language that the text was scored in.
    """
    return {
        "lang": lang,
        "label": sentiment.label.name.lower(),
        "p": None if sentiment.p is None else dict(zip(_SHARES, sentiment.p, strict=True)),
        "compound": sentiment.compound,
        "confidence": sentiment.confidence,
        "scorer": sentiment.scorer,
    }


def moment_to_json(at: datetime) -> str:
    """An aware moment in UTC, as ISO 8601 with Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


_Part = Post | Author | Reading | Opinion | Kept

_FIELDS: Final = {
    part: tuple((field.name, field.default) for field in fields(part) if field.name not in ("raw", "kept"))
    for part in (Post, Author, Reading, Opinion, Kept)
}
"""Names and defaults, looked up once: `fields` makes them anew each time."""


def _told(part: _Part) -> dict[str, object]:
    """The fields of a part that say more than the default of the field, as JSON can write them."""
    return {
        name: value if type(value) is str else _written(value)
        for name, default in _FIELDS[type(part)]
        if (value := getattr(part, name)) != default
    }


def _written(value: object) -> object:
    match value:
        case datetime():
            return moment_to_json(value)
        case IntEnum():
            return value.name.lower()
        case tuple():
            return [_written(item) for item in value]
        case Author() | Reading() | Opinion():
            return _told(value)
        case _:
            return value
