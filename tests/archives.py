"""Archives for tests, made up by us after the forms of X and Mastodon: their files, and the ways to pack them."""

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PUBLIC: Final = "https://www.w3.org/ns/activitystreams#Public"
HOST: Final = "https://exemple.social"
ME: Final = f"{HOST}/users/lina"

Files = Mapping[str, str | bytes]
"""Name in the archive -> content."""


def tweet(native: str | int = 1, text: str = "bonjour", **more: Any) -> dict[str, Any]:
    """A post as an archive of X wraps it; `more` adds or replaces its fields."""
    return {
        "tweet": {
            "edit_info": {"initial": {"editTweetIds": [str(native)], "isEditEligible": False}},
            "retweeted": False,
            "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
            "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": []},
            "display_text_range": ["0", str(len(text))],
            "favorite_count": "12",
            "id_str": str(native),
            "truncated": False,
            "retweet_count": "3",
            "id": str(native),
            "created_at": "Thu May 02 12:00:00 +0000 2024",
            "favorited": False,
            "full_text": text,
            "lang": "es",
            **more,
        }
    }


def script(name: str, items: object, part: int = 0) -> str:
    """A script of an archive of X."""
    return f"window.YTD.{name}.part{part} = " + json.dumps(items, ensure_ascii=False, indent=2)


def account(handle: str = "cafe_vermeil", key: str = "9001", name: str = "Café Vermeil") -> str:
    """`account.js`."""
    told = {
        "email": "secret@exemple.fr",
        "createdVia": "web",
        "username": handle,
        "accountId": key,
        "createdAt": "2012-03-04T05:06:07.000Z",
        "accountDisplayName": name,
    }
    return script("account", [{"account": told}])


def manifest(made_at: str = "2024-05-10T08:00:00.000Z") -> str:
    """`manifest.js`."""
    return "window.__THAR_CONFIG = " + json.dumps({"archiveInfo": {"generationDate": made_at, "sizeBytes": "1"}})


def note_tweet(text: str, native: str = "77", created_at: str = "2024-05-02T12:00:00.000Z", **core: Any) -> Any:
    """A long text, as `note-tweet.js` holds it."""
    told = {"text": text, "urls": [], "mentions": [], "hashtags": [], "cashtags": [], "styletags": [], **core}
    return {"noteTweet": {"noteTweetId": native, "createdAt": created_at, "updatedAt": created_at, "core": told}}


def x_files(items: list[dict[str, Any]], **more: str | bytes) -> dict[str, str | bytes]:
    """The files of an archive of X; `more` by the name in `data` without its ending, `_` for `-`."""
    others = {f"data/{name.replace('_', '-')}.js": content for name, content in more.items()}
    return {
        "Your archive.html": "<html>",
        "data/tweets.js": script("tweets", items),
        "data/account.js": account(),
    } | others


def note(native: int | str = 1, content: str = "<p>bonjour</p>", **more: Any) -> dict[str, Any]:
    """The Note of a post; `more` adds or replaces its fields."""
    return {
        "id": f"{ME}/statuses/{native}",
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": "2024-05-02T12:00:00Z",
        "url": f"{HOST}/@lina/{native}",
        "attributedTo": ME,
        "to": [PUBLIC],
        "cc": [f"{ME}/followers"],
        "sensitive": False,
        "content": content,
        "contentMap": {"es": content},
        "attachment": [],
        "tag": [],
        **more,
    }


def create(native: int | str = 1, content: str = "<p>bonjour</p>", **more: Any) -> dict[str, Any]:
    """The activity that made a post; `more` as for `note`."""
    thing = note(native, content, **more)
    return {
        "id": f"{thing['id']}/activity",
        "type": "Create",
        "actor": ME,
        "published": thing["published"],
        "to": thing["to"],
        "cc": thing["cc"],
        "object": thing,
    }


def boost(native: int | str = 5, thing: object = "https://ailleurs.social/users/max/statuses/9") -> dict[str, Any]:
    """The activity of a boost."""
    return {
        "id": f"{ME}/statuses/{native}/activity",
        "type": "Announce",
        "actor": ME,
        "published": "2024-05-03T12:00:00Z",
        "to": [PUBLIC],
        "cc": [ME, f"{ME}/followers"],
        "object": thing,
    }


def outbox(items: list[Any], indent: int | None = None) -> str:
    """`outbox.json`."""
    told = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": len(items),
        "orderedItems": items,
    }
    return json.dumps(told, ensure_ascii=False, indent=indent)


def actor(**more: Any) -> str:
    """`actor.json`."""
    told = {
        "id": ME,
        "type": "Person",
        "preferredUsername": "lina",
        "name": "Lina",
        "published": "2019-03-04T00:00:00Z",
        "outbox": "outbox.json",
        **more,
    }
    return json.dumps(told)


def mastodon_files(items: list[Any]) -> dict[str, str | bytes]:
    """The files of an archive of Mastodon, in the order in which it writes them."""
    return {
        "media_attachments/1.png": b"\x89PNG",
        "outbox.json": outbox(items),
        "likes.json": "{}",
        "actor.json": actor(),
    }


def write_folder(folder: Path, files: Files) -> Path:
    """The files as a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content))
    return folder


def write_zip(path: Path, files: Files, packing: int = zipfile.ZIP_DEFLATED) -> Path:
    """The files as a .zip."""
    with zipfile.ZipFile(path, "w", packing) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def write_tar(path: Path, files: Files) -> Path:
    """The files as a .tar, compressed where the name ends in gz."""
    with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as made:
        for name, content in files.items():
            told = tarfile.TarInfo(name)
            told.size = len(_bytes(content))
            made.addfile(told, io.BytesIO(_bytes(content)))
    return path


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
