"""An archive of Mastodon gives its public posts whichever way it is packed, and not a word of what is private."""

import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.errors import InputError
from cmdesk.core.types import Account, Post, Rejected
from cmdesk.sources.container import Zip
from cmdesk.sources.files import open_posts
from cmdesk.sources.mastodon_archive import MastodonArchive, is_outbox, places_of
from cmdesk.sources.mastodon_post import post_of_activity
from tests.archives import ME, actor, boost, create, mastodon_files, outbox, write_folder, write_tar, write_zip

SECRET = "<p>ne le dis à personne</p>"
ITEMS: list[Any] = [
    create(1),
    create(2, SECRET, to=[f"{ME}/followers"], cc=[]),
    boost(3),
    create(4, type="Question"),
    create(5, SECRET, to=["https://ailleurs.social/users/eve"], cc=[]),
    {**create(6, SECRET, to=[], cc=[]), "type": "Update"},
    5,
    create(7),
]


def opened(path: Path, form: str = "auto") -> MastodonArchive:
    found = open_posts(path, form)
    assert isinstance(found, MastodonArchive)
    return found


def told(path: Path, form: str = "auto") -> list[str]:
    """The number of posts, the reason of rejections."""
    return [item.native.rpartition("/")[2] if isinstance(item, Post) else item.reason for item in opened(path, form)]


TOLD = ["1", "private", "boost", "4", "private", "not-a-post", "not-a-post", "7"]


def test_every_packing_gives_the_same_posts_and_says_whose_they_are(tmp_path: Path) -> None:
    files = mastodon_files(ITEMS)
    folder = write_folder(tmp_path / "archive", files)
    first = list(opened(folder))
    for path in (
        folder,
        folder / "outbox.json",
        write_zip(tmp_path / "a.zip", files),
        write_tar(tmp_path / "a.tar.gz", files),
        write_tar(tmp_path / "a.tar", files),
        write_zip(tmp_path / "deep.zip", {f"archive-2024/{name}": content for name, content in files.items()}),
    ):
        assert list(opened(path)) == first, path
        assert told(path) == TOLD
        assert opened(path).own == Account("mastodon", "lina@exemple.social")
    assert isinstance(first[0], Post) and first[0].author is not None and first[0].author.name == "Lina"


def test_not_a_word_of_a_private_message_is_repeated(tmp_path: Path) -> None:
    for item in opened(write_zip(tmp_path / "a.zip", mastodon_files(ITEMS))):
        assert "personne" not in repr(item)
        if isinstance(item, Rejected) and item.reason == "private":
            assert item.detail.startswith(ME)
            assert item.excerpt == ""


def test_a_post_can_be_read_again_from_what_is_kept(tmp_path: Path) -> None:
    for item in opened(write_zip(tmp_path / "a.zip", mastodon_files(ITEMS))):
        if isinstance(item, Post):
            assert item.raw is not None
            assert post_of_activity(json.loads(item.raw), item.raw) == item


@pytest.mark.parametrize(
    "content",
    [
        outbox(ITEMS),
        outbox(ITEMS, 2),
        "\ufeff" + outbox(ITEMS),
        outbox(ITEMS) + "}}" * 1000,
        outbox(ITEMS).encode("utf-16"),
    ]
    + [gzip.compress(outbox(ITEMS).encode(), mtime=0)],
    ids=range(6),
)
def test_an_outbox_alone_is_told_by_its_content(tmp_path: Path, content: str | bytes) -> None:
    path = write_folder(tmp_path / "a", {"posts.txt": content}) / "posts.txt"
    assert told(path) == TOLD
    assert opened(path).own is None


def test_an_outbox_cut_in_its_midst_gives_the_posts_before(tmp_path: Path) -> None:
    whole = outbox([create(n) for n in range(50)])
    path = write_folder(tmp_path / "a", {"outbox.json": whole[: len(whole) // 2]}) / "outbox.json"
    found = told(path)
    assert found[-1] == "not-json"
    assert found[:-1] == [str(n) for n in range(len(found) - 1)]
    assert len(found) > 20
    path.write_bytes(gzip.compress(whole.encode())[:-100])
    read = []
    with pytest.raises(InputError, match="is damaged"):
        read.extend(opened(path))
    assert read


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", "{" * 1000, actor(preferredUsername=5), actor(id=None), b"\xff\0"]
)
def test_an_actor_that_cannot_be_read_costs_no_post(tmp_path: Path, content: str | bytes) -> None:
    path = write_zip(tmp_path / "a.zip", {**mastodon_files(ITEMS), "actor.json": content})
    assert opened(path).own is None
    assert told(path) == TOLD


def test_a_handle_that_would_be_a_command_is_not_offered(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {**mastodon_files(ITEMS), "actor.json": actor(preferredUsername="a;rm -rf")})
    assert opened(path).own is None


@pytest.mark.parametrize("content", ["", "{}", '{"orderedItems": 5}', "[]", b"\x89PNG\0\0"])
def test_an_outbox_that_is_none_is_told(tmp_path: Path, content: str | bytes) -> None:
    path = write_zip(tmp_path / "a.zip", {"outbox.json": content})
    with pytest.raises(InputError) as caught:
        list(open_posts(path))
    assert str(caught.value) == (
        f"{path} holds no posts of a Mastodon archive (outbox.json): name the archive as Mastodon gave it."
    )


def test_the_words_within_a_text_do_not_make_an_outbox() -> None:
    assert is_outbox(outbox([]))
    assert not is_outbox(json.dumps({"text": '{"orderedItems": ['}))
    assert not is_outbox('[{"orderedItems": []}]')


def test_where_archives_stand_in_a_container(tmp_path: Path) -> None:
    names = ("outbox.json", "a/outbox.json", "__MACOSX/outbox.json", "a/not-outbox.json", "a/outbox.json.bak")
    assert places_of(Zip(write_zip(tmp_path / "a.zip", dict.fromkeys(names, "")))) == ["", "a/"]


def test_a_long_outbox_is_not_held(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "a.tar.gz", mastodon_files([create(n, "<p>été</p>" * 50) for n in range(1_500)]))
    tracemalloc.start()
    read = sum(isinstance(item, Post) for item in opened(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == 1_500
    assert peak < 2_500_000
