"""X: how one post of an archive, or of the API as it was until 2023, becomes one of ours.

Both write posts in the old form (`id_str`, `full_text`, `created_at: "Wed Oct 10 20:19:24 +0000 2018"`). Such a post is
first said again in the form of API v2, and `cmdesk.sources.x_post` reads that: so a post has one meaning, whichever way
it came, and one that came both ways is one mention.

An archive says less than the API, and nothing is made up for it:

- Of what its owner reposted it holds the beginning, as `RT @name: text…`. That makes a repost, its text as it stands;
  which post it was, its reactions and its author's are not told. The counts beside it are not those of the original.
- Replies, quotes and views are not counted there: None, not 0.
- A quote is told by the address of the quoted post at the end of the text.
- Of a long post the text is cut; the whole stands in a file of its own (see `x_archive`) and comes as `note`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from cmdesk.core.types import Kind, Post, Reading
from cmdesk.sources.fields import Json, UnfitError, mapping, objects, optional_moment, string, strings
from cmdesk.sources.x_post import post_of_page

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# not strptime: its names of days and months are those of the system's language
_OLD_MOMENT: Final = re.compile(
    rf"[A-Z][a-z]{{2}} ({'|'.join(_MONTHS)}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d{{4}}) (\d{{4}})"
)
_OLDER_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([+-]\d{4})")

_REPOST: Final = re.compile(r"RT @\w{1,20}: ")
_QUOTED: Final = re.compile(
    r"https?://(?:[a-z]+\.)?(?:twitter|x)\.com/(?:i/web|\w+)/status(?:es)?/([0-9]{1,20})(?:\?\S*)?", re.I
)


def recognises_post(value: object) -> bool:
    """Whether a value looks like a post in the old form, alone or as an archive wraps it."""
    post = tweet_of(value)
    return "id_str" in post and ("full_text" in post or "text" in post)


def tweet_of(value: object) -> Json:
    """The post in a value of an archive: `{"tweet": {...}}`, or bare."""
    outer = mapping(value)
    return mapping(outer.get("tweet")) or outer


def post_of_archived(kept: Json, raw: bytes) -> Post:
    """Read a post in the old form.

    Args:
        kept: `tweet` is the post as it stands, `account` its author as the archive tells it, `note` the whole of a long
            post, `told_at` when the archive was made; all but the first may be missing.
        raw: the same as bytes, kept with the post.

    Raises:
        UnfitError: the object does not fit; the detail names the field.
    """
    tweet = mapping(kept.get("tweet"))
    if not tweet.keys() & {"id", "id_str", "full_text", "text"}:
        raise UnfitError("not-a-post")
    original = mapping(tweet.get("retweeted_status"))
    post = post_of_page(_page(tweet, original, kept), raw)
    if not original and _REPOST.match(post.text):
        post = replace(post, kind=Kind.REPOST, parent=None, quoted=None)
    if post.kind is Kind.REPOST:
        post = replace(post, reading=Reading(seen_at=post.reading.seen_at))
    deleted_at = _moment(tweet.get("deleted_at"))
    return replace(post, deleted_at=optional_moment(deleted_at)) if deleted_at is not None else post


def moment_of(value: object) -> datetime | None:
    """A moment as archives write it, None when there is none that can be read."""
    return optional_moment(_moment(value))


def _page(tweet: Json, original: Json, kept: Json) -> Json:
    """The page that the API would give."""
    data = _data(tweet)
    account = mapping(kept.get("account"))
    users = list(_users((tweet, original, mapping(tweet.get("quoted_status")), mapping(original.get("quoted_status")))))
    if "author_id" not in data and (key := string(account.get("accountId"))):
        data["author_id"] = key
        users.append(
            {
                "id": key,
                "username": account.get("username"),
                "name": account.get("accountDisplayName"),
                "created_at": _moment(account.get("createdAt")),
            }
        )
    if note := mapping(mapping(kept.get("note")).get("core")):
        data["note_tweet"] = {"text": note.get("text"), "entities": _note_entities(note)}
    others = (original, mapping(tweet.get("quoted_status")), mapping(original.get("quoted_status")))
    return {
        "data": data,
        "includes": {"users": users, "tweets": [_data(other) for other in others if other]},
        "__twarc": {"retrieved_at": kept.get("told_at")},
    }


def _data(tweet: Json) -> dict[str, Any]:
    """A post of the old form as an object of API v2; what it says nothing of is left out."""
    extended = mapping(tweet.get("extended_tweet"))
    text = next((given for given in _texts(tweet, extended) if isinstance(given, str)), None)
    entities = mapping(extended.get("entities")) or mapping(tweet.get("entities"))
    media = objects(mapping(tweet.get("extended_entities")).get("media")) or objects(entities.get("media"))
    data: dict[str, Any] = {
        "id": _first(tweet, "id_str", "id"),
        "text": text,
        "created_at": _moment(tweet.get("created_at")),
        "lang": tweet.get("lang"),
        "in_reply_to_user_id": _first(
            tweet, "in_reply_to_user_id_str", "in_reply_to_user_id", "in_reply_to_screen_name"
        ),
        "author_id": _first(mapping(tweet.get("user")), "id_str", "id"),
        "public_metrics": {"like_count": tweet.get("favorite_count"), "retweet_count": tweet.get("retweet_count")},
        "referenced_tweets": list(_references(tweet, text or "", entities)),
        "edit_history_tweet_ids": _versions(mapping(tweet.get("edit_info"))),
        "attachments": {"media_keys": [str(_first(item, "id_str", "id")) for item in media]},
    }
    if entities:
        data["entities"] = {
            "hashtags": [{"tag": entity.get("text")} for entity in objects(entities.get("hashtags"))],
            "mentions": [{"username": entity.get("screen_name")} for entity in objects(entities.get("user_mentions"))],
            "urls": objects(entities.get("urls")),
        }
    return {name: value for name, value in data.items() if value is not None}


def _texts(tweet: Json, extended: Json) -> Iterator[object]:
    yield extended.get("full_text")
    yield tweet.get("full_text")
    yield tweet.get("text")


def _first(item: Json, *names: str) -> object:
    """The first of several fields that holds something."""
    return next((item[name] for name in names if item.get(name) not in (None, "")), None)


def _references(tweet: Json, text: str, entities: Json) -> Iterator[Json]:
    if parent := _first(tweet, "in_reply_to_status_id_str", "in_reply_to_status_id"):
        yield {"type": "replied_to", "id": parent}
    if original := mapping(tweet.get("retweeted_status")):
        yield {"type": "retweeted", "id": _first(original, "id_str", "id")}
    quoted = _first(tweet, "quoted_status_id_str", "quoted_status_id") or _address_at_the_end(text, entities)
    # a text that was cut ends with the address of the post itself
    if quoted not in (None, _first(tweet, "id_str", "id")):
        yield {"type": "quoted", "id": quoted}


def _address_at_the_end(text: str, entities: Json) -> str | None:
    """The id of a post whose address ends the text: that is how a quote is written."""
    for entity in objects(entities.get("urls")):
        short = string(entity.get("url"))
        match = _QUOTED.fullmatch(string(entity.get("expanded_url")) or "")
        if short and match and text.rstrip().endswith(short):
            return match[1]
    return None


def _versions(edits: Json) -> list[str]:
    first = mapping(edits.get("initial")) or mapping(mapping(edits.get("edit")).get("editControlInitial"))
    return strings(first.get("editTweetIds"))


def _users(tweets: tuple[Json, ...]) -> Iterator[Json]:
    for tweet in tweets:
        user = mapping(tweet.get("user"))
        if key := _first(user, "id_str", "id"):
            yield {
                "id": key,
                "username": user.get("screen_name"),
                "name": user.get("name"),
                "created_at": _moment(user.get("created_at")),
                "public_metrics": {
                    "followers_count": user.get("followers_count"),
                    "following_count": user.get("friends_count"),
                },
            }


def _note_entities(note: Json) -> Mapping[str, object]:
    return {
        "hashtags": [{"tag": entity.get("text")} for entity in objects(note.get("hashtags"))],
        "mentions": [{"username": entity.get("screenName")} for entity in objects(note.get("mentions"))],
        "urls": [
            {
                "url": entity.get("shortUrl"),
                "expanded_url": entity.get("expandedUrl"),
                "display_url": entity.get("displayUrl"),
            }
            for entity in objects(note.get("urls"))
        ],
    }


def _moment(value: object) -> object:
    """A moment of the old form in ISO 8601; anything else as it is, for `fields.moment` to judge."""
    if isinstance(value, str):
        if match := _OLD_MOMENT.fullmatch(value):
            month = _MONTHS.index(match[1]) + 1
            return f"{match[5]}-{month:02}-{match[2]}T{match[3]}{match[4]}"
        if match := _OLDER_MOMENT.fullmatch(value):
            return f"{match[1]}{match[2]}"
    return value
