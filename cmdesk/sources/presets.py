"""The exports of the usual tools, recognised by the names of their columns.

A preset names the tool, so that its opinion on a mood is kept as its own, and says what columns mean where their names
alone would mislead: the "Source" of one tool is a network, that of another a newspaper; the "ID" of one is the
network's, that of another its own. Tools rename and add columns: a preset is recognised by a few that are its own, and
what it names and the file lacks is left out. All other columns are matched by their names as in any table.

The names were collected from public documentation and from programs that read such files; they are facts, and few.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cmdesk.sources.columns import plain


@dataclass(frozen=True, slots=True)
class Preset:
    """What is known of the exports of one tool.

    Attributes:
        name: of the tool; kept with its opinions.
        signs: sets of column names; a file that has all of one set is its export.
        fields: field -> names of its column, the first that is there is taken; none at all leaves the field unmapped.
        signed: whether a number as mood is negative, zero or positive.
        source: the network of rows that do not say, None where that may be any.
        zone_utc: whether moments without a zone are UTC.
    """

    name: str
    signs: tuple[tuple[str, ...], ...]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signed: bool = False
    source: str | None = None
    zone_utc: bool = False


CMDESK: Final = "cmdesk"
"""Our own export."""

PRESETS: Final = (
    Preset(
        CMDESK,
        (("posted_at", "author_key", "compound", "corrected", "trackers", "first_seen_at"),),
        {
            "text": ("text",),
            "title": (),
            "posted_at": ("posted_at",),
            "time": (),
            "id": ("id",),
            "source": ("source",),
            "author_key": ("author_key",),
            "author_handle": ("author_handle",),
            "author_name": ("author_name",),
            "sentiment": ("sentiment",),
            "first_seen_at": ("first_seen_at",),
            "corrected": ("corrected",),
        },
    ),
    Preset(
        "brandwatch",
        (("Query Id", "Query Name", "Page Type"), ("Query Name", "Snippet", "Thread Entry Type")),
        {
            "text": ("Full Text", "Snippet"),
            "snippet": ("Snippet",),
            "title": ("Title",),
            "posted_at": ("Date",),
            "id": (),  # "Resource Id" and "Mention Id" are Brandwatch's own
            "url": ("Url", "Original Url"),
            "author_handle": ("Author",),
            "author_name": ("Full Name",),
            "author_key": ("X Author ID", "Twitter Author ID"),
            "followers": ("X Followers", "Twitter Followers"),
            "source": ("Page Type", "Content Source Name", "Domain"),
            "likes": ("X Likes", "Twitter Likes", "Likes"),
            "shares": ("X Reposts", "Twitter Retweets", "Shares"),
            "replies": ("X Replies", "Twitter Reply Count", "Comments"),
            "views": ("Impressions",),
            "kind": ("Engagement Type", "Thread Entry Type"),
            "tags": ("Hashtags",),
        },
    ),
    Preset(
        "talkwalker",
        (
            ("published", "search_indexed"),
            ("published", "extra_author_attributes.name"),
            ("matched_profile", "published"),
        ),
        {
            "text": ("content",),
            "snippet": ("content_snippet",),
            "title": ("title",),
            "posted_at": ("published",),
            "id": (),
            "url": ("url",),
            "author_name": ("extra_author_attributes.name",),
            "author_handle": ("extra_author_attributes.short_name",),
            "author_key": ("extra_author_attributes.id",),
            "followers": ("source_extended_attributes.twitter_followers",),
            "source": ("source_type",),
            "likes": ("article_extended_attributes.twitter_likes", "article_extended_attributes.facebook_likes"),
            "shares": ("article_extended_attributes.twitter_retweets", "article_extended_attributes.facebook_shares"),
            "replies": ("article_extended_attributes.num_comments",),
            "views": ("article_extended_attributes.num_views",),
            "kind": ("post_type",),
        },
        signed=True,
    ),
    Preset(
        "mention",
        (("Source name", "Source type", "Tone"), ("Alert name", "Source type"), ("source_name", "source_type", "tone")),
        {
            "text": ("Description", "Content", "Text"),
            "title": ("Title",),
            "posted_at": ("Published at", "Date"),
            "id": (),
            "url": ("URL", "Original URL", "Link"),
            "author_name": ("Author name", "Source name"),
            "source": ("Source type",),
            "sentiment": ("Tone", "Sentiment"),
        },
    ),
    Preset(
        "brand24",
        (("Date", "Influence score"), ("Source category", "Influencer score"), ("Date", "Hour", "Presence score")),
        {
            "text": ("Text", "Content", "Description"),
            "title": ("Title",),
            "posted_at": ("Date",),
            "time": ("Hour", "Time"),
            "id": (),
            "url": ("URL", "Source URL", "Link"),
            "author_name": ("Author",),
            "followers": ("Followers count", "Followers"),
            "source": ("Category", "Source category", "Source"),
        },
    ),
    Preset(
        "hootsuite",
        (
            ("Date (GMT)", "Post Message"),
            ("Post Permalink", "Social Network"),
            ("Post ID", "Social Profile", "Post Message"),
        ),
        {
            "text": ("Post Message", "Message"),
            "posted_at": ("Date (GMT)", "Date"),
            "id": ("Post ID",),
            "url": ("Post Permalink", "Post Link"),
            "author_name": ("Social Profile", "Author"),
            "source": ("Social Network",),
            "kind": ("Post Type",),
        },
    ),
    Preset(
        "facepager",
        (("object_id", "object_type", "query_status"), ("object_id", "query_type", "query_time")),
        {
            "text": ("message", "text", "full_text", "caption", "body"),
            "posted_at": ("created_time", "created_at", "timestamp"),
            "time": (),
            "id": ("object_id",),  # "id" and "parent_id" are numbers of Facepager's own
            "parent": (),
            "kind": (),
            "url": ("permalink_url", "link", "url"),
            "author_name": ("from.name", "user.name", "name"),
            "author_handle": ("username", "user.screen_name"),
            "author_key": ("from.id", "user.id_str", "user.id"),
            "likes": ("reactions.summary.total_count", "likes.summary.total_count", "like_count", "favorite_count"),
            "shares": ("shares.count", "retweet_count"),
            "replies": ("comments.summary.total_count", "comments_count", "comment_count"),
        },
    ),
    Preset(
        "4cat",
        (("thread_id", "unix_timestamp", "body"), ("thread_id", "timestamp", "body", "author")),
        {
            "text": ("body",),
            "title": ("subject",),
            "posted_at": ("unix_timestamp", "timestamp"),
            "time": (),
            "id": ("id",),
            "url": ("post_url", "tweet_url", "url", "link"),
            "author_handle": ("author",),
            "author_name": ("author_fullname", "author_name"),
            "author_key": ("author_id",),
            "followers": ("author_followers",),
            "likes": ("like_count", "likes", "score"),  # of Reddit; elsewhere a score may be anything
            "lang": ("language_guess", "lang", "language"),
            "source": (),  # "source" is the client that wrote the post
            "is_repost": ("is_retweet",),
            "is_reply": ("is_reply",),
            "is_quote": ("is_quote_tweet",),
            "tags": ("hashtags",),
        },
        zone_utc=True,
    ),
)  # fmt: skip
"""Looked at in this order."""

_SIGNS: Final = [(preset, [frozenset(map(plain, names)) for names in preset.signs]) for preset in PRESETS]


def preset_of(names: Sequence[str]) -> Preset | None:
    """The preset of a table with these columns, by their plain names."""
    there = frozenset(names)
    return next((preset for preset, signs in _SIGNS if any(sign <= there for sign in signs)), None)


def mapped(preset: Preset, names: Sequence[str]) -> tuple[dict[str, int], frozenset[str]]:
    """The columns that a preset maps, field -> index, and the fields that it leaves unmapped on purpose."""
    found: dict[str, int] = {}
    for name, columns in preset.fields.items():
        for column in columns:
            if plain(column) in names and names.index(plain(column)) not in found.values():
                found[name] = names.index(plain(column))
                break
    return found, frozenset(name for name, columns in preset.fields.items() if not columns)
