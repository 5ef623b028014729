"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), told in the names that feedparser uses.

So that one mapping serves all feeds. The format is small; whatever it holds that it cannot hold is left out.
"""

import json
from typing import Any, Final
from urllib.parse import urljoin

from cmdesk.sources.fields import Json, mapping, objects, string, strings

_MEDIA: Final = ("image", "banner_image")


def json_feed(text: str, url: str) -> dict[str, Any] | None:
    """Read a feed; None where the text is none.

    Args:
        url: where it came from: relative addresses are resolved against it.

    Returns:
        `form`, `fault`, `feed` and `entries`, as `cmdesk.sources.feed_document.read_feed` gives them.
    """
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    told = mapping(found)
    items = told.get("items")
    version = string(told.get("version")) or ""
    if "jsonfeed.org" not in version and not (isinstance(items, list) and "title" in told):
        return None
    feed: dict[str, Any] = {
        "title": string(told.get("title")) or "",
        "subtitle": string(told.get("description")) or "",
        "language": string(told.get("language")) or "",
        "authors": _authors(told),
    }
    if home := _address(told.get("home_page_url"), url):
        feed["link"] = home
    return {"form": "json", "fault": "", "feed": feed, "entries": [_entry(item, url) for item in objects(items)]}


def _entry(item: Json, url: str) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    native = item.get("id")
    if isinstance(native, (str, int, float)) and not isinstance(native, bool) and native != "":
        entry["id"] = str(native)
    if link := _address(item.get("url"), url) or _address(item.get("external_url"), url):
        entry["link"] = link
    if title := string(item.get("title")):
        entry |= {"title": title, "title_detail": {"type": "text/plain"}}
    if summary := string(item.get("summary")):
        entry |= {"summary": summary, "summary_detail": {"type": "text/plain"}}
    bodies = (("content_html", "text/html"), ("content_text", "text/plain"))
    if content := [{"type": kind, "value": item[key]} for key, kind in bodies if string(item.get(key))]:
        entry["content"] = content
    for key, name in (("date_published", "published"), ("date_modified", "updated")):
        if moment := string(item.get(key)):
            entry[name] = moment
    entry["authors"] = _authors(item)
    entry["tags"] = [{"term": tag} for tag in strings(item.get("tags"))]
    if language := string(item.get("language")):
        entry["language"] = language
    links = [
        {"rel": "enclosure", "href": address, "type": string(attachment.get("mime_type")) or ""}
        for attachment in objects(item.get("attachments"))
        if (address := _address(attachment.get("url"), url))
    ]
    if links:
        entry["links"] = links
    if pictures := [{"url": address} for key in _MEDIA if (address := _address(item.get(key), url))]:
        entry["media_content"] = pictures
    return entry


def _authors(told: Json) -> list[Json]:
    found = objects(told.get("authors")) or [mapping(told.get("author"))]
    return [
        {"name": string(author.get("name")) or "", "href": string(author.get("url")) or ""}
        for author in found
        if author
    ]


def _address(value: object, url: str) -> str | None:
    written = string(value)
    if written is None:
        return None
    try:
        return urljoin(url, written)
    except ValueError:
        return None
