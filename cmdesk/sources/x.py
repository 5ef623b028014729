"""X: the answers of its API v2, as files keep them, taken apart into single posts.

An answer is a page `{"data": [...], "includes": {...}, "meta": {...}}`, one object `{"data": {...}}`, or a bare post as
tools write it that fold the included objects into each post. Only `data` is read and counted; `includes` completes it.

Each post is first given a page of its own, `{"data": {...}, "includes": {...}}`, with only the included objects that it
refers to. That page is kept as its `raw`, and `cmdesk.sources.x_post` reads the post from nothing else. So a fault of
the mapping can be repaired later, for every post, without asking X again and without paying again.

No call and no matching here.
"""

from collections.abc import Iterator
from typing import Final

from cmdesk.core.types import Post, Rejected
from cmdesk.sources.fields import Json, UnfitError, is_object, mapping, objects, rejected, shown, string, strings
from cmdesk.sources.postfile import JsonPostFile, read_kept
from cmdesk.sources.x_post import POST_SHELVES, SOURCE, Shelves, post_of_page, references, shelves_of, versions

_PAGE_FIELDS: Final = frozenset({"data", "includes", "meta", "errors"})
_POST_FIELDS: Final = frozenset(
    {"text", "author_id", "conversation_id", "note_tweet", "note_post", "referenced_tweets", "referenced_posts"}
    | {"edit_history_tweet_ids", "edit_history_post_ids"}
)
_TELLING_FIELDS: Final = _POST_FIELDS - {"text"} | {"created_at", "public_metrics"}  # others have a "text", too
_FIRST: Final = 3  # objects of a list that tell what the others are


class XFile(JsonPostFile):
    """A file of X API v2 answers: one answer a line, or one document."""

    source: Final = SOURCE

    def _read(self, value: object, line: int) -> Iterator[Post | Rejected]:
        return read_answer(value, line)


def read_answer(value: object, position: int = 1) -> Iterator[Post | Rejected]:
    """Yield the posts of one answer, and a rejection for each object in its `data` that is none.

    Args:
        value: a page, a single object, a bare post, or a list of these.
        position: line where it stands, for the rejections.
    """
    for answer in value if isinstance(value, list) else [value]:
        if is_object(answer) and _is_page(answer):
            yield from _read_page(answer, position)
        else:
            yield _read_item(answer, {}, mapping(answer).get("__twarc"), position)


def recognises(value: object) -> bool:
    """Whether a value looks like an answer of X, even like one without a post."""
    if isinstance(value, list):
        return any(recognises(item) for item in value[:_FIRST] if is_object(item))
    if not is_object(value):
        return False
    if not _is_page(value):
        return _reason(value) in {"user", "count", "compliance"} or (
            _reason(value) is None and bool(value.keys() & _TELLING_FIELDS)
        )
    if items := _items(value):
        return any(is_object(item) and _reason(item) != "not-a-post" for item in items[:_FIRST])
    return "result_count" in mapping(value.get("meta")) or any(
        _reason(item) == "error" for item in objects(value.get("errors"))
    )


def _is_page(answer: Json) -> bool:
    return bool(answer.keys() & _PAGE_FIELDS) and not ("id" in answer and answer.keys() & _POST_FIELDS)


def _items(page: Json) -> list[object]:
    data = page.get("data")
    if isinstance(data, list):
        return data
    return [] if data is None else [data]


def _read_page(page: Json, position: int) -> Iterator[Post | Rejected]:
    items = _items(page)
    shelves = shelves_of(page)
    for item in items:
        yield _read_item(item, shelves, page.get("__twarc"), position)
    if items:
        return
    if errors := objects(page.get("errors")):
        yield rejected(position, UnfitError("error", _error_text(errors[0])), page)
    elif page.get("data") is None and mapping(page.get("meta")).get("result_count") != 0:
        yield rejected(position, UnfitError("not-a-post", "data: missing"), page)


def _read_item(item: object, shelves: Shelves, recorded: object, position: int) -> Post | Rejected:
    """Read one object of `data`. `recorded` is what twarc notes beside an answer: when it was given."""
    if not is_object(item):
        return rejected(position, UnfitError("not-a-post", shown(item)), item)
    if reason := _reason(item):
        return rejected(position, UnfitError(reason, _error_text(item) if reason == "error" else ""), item)
    page: dict[str, object] = {"data": item}
    if needed := _needed(item, shelves):
        page["includes"] = {kind: list(kept.values()) for kind, kept in needed.items()}
    if retrieved := string(mapping(recorded).get("retrieved_at")):
        page["__twarc"] = {"retrieved_at": retrieved}
    return read_kept(page, position, post_of_page)


def _reason(item: Json) -> str | None:
    """Why an object is no post; None when it is one, or meant as one."""
    keys = item.keys()
    if keys & _POST_FIELDS:
        return None
    if keys & {"tweet_count", "post_count"} and keys & {"start", "end"}:
        return "count"
    if "action" in keys or any(is_object(value) and "event_at" in value for value in item.values()):
        return "compliance"
    if "username" in keys:
        return "user"
    if "title" in keys and keys & {"detail", "type"}:
        return "error"
    # a post that was asked for with hardly any field
    return None if "id" in keys and keys & {"created_at", "public_metrics"} else "not-a-post"


def _error_text(error: Json) -> str:
    return shown(string(error.get("detail")) or string(error.get("title")) or "")


def _needed(item: Json, shelves: Shelves) -> Shelves:
    """The included objects that a post refers to: other posts, its own versions, and what belongs to each of them."""
    needed: Shelves = {}
    if not shelves:
        return needed

    def take(key: object, *kinds: str) -> Json:
        for kind in kinds:
            found = shelves.get(kind, {}).get(str(key))
            if found is not None:
                needed.setdefault(kind, {})[str(key)] = found
                return found
        return {}

    def take_belongings(post: Json) -> None:
        attachments = mapping(post.get("attachments"))
        take(post.get("author_id"), "users")
        take(mapping(post.get("geo")).get("place_id"), "places")
        for key in strings(attachments.get("media_keys")):
            take(key, "media")
        for key in strings(attachments.get("poll_ids")):
            take(key, "polls")

    take_belongings(item)
    for version in versions(item):
        if version != str(item.get("id")):
            take(version, *POST_SHELVES)
    for reference in references(item):
        referenced = take(reference.get("id"), *POST_SHELVES)
        take_belongings(referenced)
        for further in references(referenced):
            take_belongings(take(further.get("id"), *POST_SHELVES))
    return needed
