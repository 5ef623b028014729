"""An archive of X gives the same posts as a .zip, as a folder and as one file; whatever is odd in it is told."""

import gzip
import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdesk.core.errors import InputError
from cmdesk.core.types import Account, Post, Rejected
from cmdesk.sources import x_archive
from cmdesk.sources.container import Folder, Zip
from cmdesk.sources.files import open_posts
from cmdesk.sources.x_archive import PLACES, XArchive, places_of
from tests.archives import account, manifest, note_tweet, script, tweet, write_folder, write_tar, write_zip, x_files

ITEMS = [tweet(number, f"bonjour {number} & <3 ]") for number in range(1, 6)]


def opened(path: Path, form: str = "auto") -> XArchive:
    found = open_posts(path, form)
    assert isinstance(found, XArchive)
    return found


def posts(path: Path, form: str = "auto") -> list[Post]:
    found = list(opened(path, form))
    assert [item for item in found if isinstance(item, Rejected)] == []
    return [item for item in found if isinstance(item, Post)]


def natives(path: Path, form: str = "auto") -> list[str]:
    return [post.native for post in posts(path, form)]


def test_zip_folder_and_file_give_the_same_posts_and_say_whose_they_are(tmp_path: Path) -> None:
    files = x_files(ITEMS, manifest=manifest(), note_tweet=script("note_tweet", [note_tweet("le tout", native="3")]))
    folder = write_folder(tmp_path / "archive", files)
    first = posts(write_zip(tmp_path / "a.zip", files))
    assert [post.native for post in first] == ["1", "2", "3", "4", "5"]
    assert first[2].text == "le tout"
    assert first[0].reading.seen_at == datetime(2024, 5, 10, 8, tzinfo=UTC)
    assert first[0].author is not None and first[0].author.name == "Café Vermeil"
    for path in (
        folder,
        folder / "data",
        folder / "data" / "tweets.js",
        write_tar(tmp_path / "a.tar.gz", files),
        write_zip(tmp_path / "deep.zip", {f"twitter-2024/{name}": content for name, content in files.items()}),
    ):
        assert posts(path) == first, path
        assert opened(path).own == Account("x", "cafe_vermeil")


def test_nothing_of_the_account_but_its_name_is_kept(tmp_path: Path) -> None:
    for post in posts(write_zip(tmp_path / "a.zip", x_files(ITEMS))):
        assert post.raw is not None and b"secret" not in post.raw


def test_a_post_can_be_read_again_from_what_is_kept(tmp_path: Path) -> None:
    for post in posts(write_zip(tmp_path / "a.zip", x_files(ITEMS))):
        assert post.raw is not None
        assert x_archive.post_of_archived(json.loads(post.raw), post.raw) == post


def test_all_parts_are_read_in_their_order_and_lines_name_theirs(tmp_path: Path) -> None:
    files = x_files(
        [tweet(1)],
        tweets_part1=script("tweets", [tweet(2)], 1),
        tweets_part10=script("tweets", [tweet(11), {"like": {}}], 10),
        tweets_part2=script("tweets", [tweet(3)], 2),
        deleted_tweets=script("deleted_tweets", [tweet(20, deleted_at="2024-05-03T09:00:00.000Z")]),
        community_tweet=script("community_tweet", [tweet(30)]),
        direct_messages=script("direct_messages", [{"dmConversation": {"messages": []}}]),
        twitter_circle_tweet=script("twitter_circle_tweet", [tweet(40)]),
        tweet_headers=script("tweet_headers", [{"tweet": {"tweet_id": "1"}}]),
    )
    for path in (write_zip(tmp_path / "a.zip", files), write_folder(tmp_path / "a", files)):
        found = list(opened(path))
        assert [item.native for item in found if isinstance(item, Post)] == ["30", "20", "1", "2", "3", "11"]
        assert [item.deleted_at is not None for item in found if isinstance(item, Post)][1]
        (rejected,) = (item for item in found if isinstance(item, Rejected))
        assert (rejected.reason, rejected.detail) == ("not-a-post", "data/tweets-part10.js")
        assert rejected.position > 20


def test_archives_before_2023_and_before_2019(tmp_path: Path) -> None:
    assert natives(
        write_zip(tmp_path / "a.zip", {"tweet.js": script("tweet", ITEMS), "account.js": account()})
    ) == list("12345")
    user = {"id_str": "9001", "screen_name": "cafe_vermeil", "name": "Café Vermeil"}
    months = {
        f"data/js/tweets/2014_0{month}.js": f"Grailbird.data.tweets_2014_0{month} = \n "
        + json.dumps([tweet(month, created_at="2014-01-31 22:15:31 +0000", user=user)["tweet"]])
        for month in (2, 1)
    }
    details = 'var user_details =  {\n "screen_name": "cafe_vermeil", "id": "9001", "full_name": "Café Vermeil"}'
    files = {**months, "data/js/user_details.js": details, "tweets.csv": "a,b"}
    folder = write_folder(tmp_path / "old", files)
    for path in (write_zip(tmp_path / "old.zip", files), folder, folder / "data"):
        assert natives(path) == ["1", "2"]
        assert opened(path).own == Account("x", "cafe_vermeil")
    assert opened(folder / "data/js/tweets/2014_02.js").own == Account("x", "cafe_vermeil")


def test_a_file_without_an_account_beside_it_has_no_author(tmp_path: Path) -> None:
    path = write_folder(tmp_path / "a", {"tweets.js": script("tweets", ITEMS)}) / "tweets.js"
    assert [post.author for post in posts(path)] == [None] * 5
    assert opened(path).own is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "window.YTD.account.part0 = [",
        "[]",
        "window.YTD.account.part0 = {}",
        "x = [5]",
        '= [{"account": [1]}]',
        "= " + "[" * 9999,
    ]
    + ['= [{"account": {"accountId": 5, "username": ["a"]}}]'],
)
def test_an_account_that_cannot_be_read_costs_no_post(tmp_path: Path, content: str) -> None:
    path = write_zip(tmp_path / "a.zip", x_files(ITEMS, account=content, manifest=content, note_tweet=content))
    found = opened(path)
    assert found.own is None
    assert sum(isinstance(item, Post) for item in found) == 5


def test_a_handle_that_would_be_a_command_is_not_offered(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", x_files(ITEMS, account=account("a; rm -rf ~")))
    assert opened(path).own is None


# long posts


def test_a_long_post_is_found_by_its_second_and_its_beginning(tmp_path: Path) -> None:
    long = "Une très longue histoire de café, et " + "de thé " * 60
    items = [
        tweet(1, long[:200] + "… https://t.co/q"),
        tweet(2, "Autre chose de la même seconde… https://t.co/r"),
        tweet(3, long[:200] + "… https://t.co/q", created_at="Thu May 02 12:00:09 +0000 2024"),
    ]
    notes = script(
        "note_tweet", [note_tweet("Encore autre chose"), note_tweet(long, created_at="2024-05-02T12:00:00.123Z")]
    )
    found = posts(write_zip(tmp_path / "a.zip", x_files(items, note_tweet=notes)))
    assert [post.text == long for post in found] == [True, False, False]


def test_long_texts_that_cannot_be_held_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x_archive, "_LARGEST_NOTES", 100)
    notes = script("note_tweet", [note_tweet("a" * 90, "1"), note_tweet("b" * 90, "2")])
    found = list(opened(write_zip(tmp_path / "a.zip", x_files(ITEMS[:2], note_tweet=notes))))
    assert [(item.reason, item.detail) for item in found if isinstance(item, Rejected)] == [
        ("too-long", "data/note-tweet.js: noteTweet")
    ]
    assert [item.text for item in found if isinstance(item, Post)] == ["a" * 90, "bonjour 2 & <3 ]"]


# odd files


def file_of(folder: Path, content: str | bytes) -> Path:
    path = folder / "tweets.js"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


WHOLE = script("tweets", ITEMS)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE,
        WHOLE + ";\n",
        "\ufeff" + WHOLE,
        "\n\n" + WHOLE,
        WHOLE.replace("window.", ""),
        WHOLE.replace(" = ", "="),
        WHOLE.replace("\n", "\r\n"),
        WHOLE + "]" * 1_000_000,
        WHOLE + "\nwindow.YTD.rien = {",
        json.dumps(ITEMS),
        json.dumps([item["tweet"] for item in ITEMS], indent=1),
        "\n".join(json.dumps(item["tweet"]) for item in ITEMS),
        WHOLE.encode("utf-16"),
        WHOLE.encode("utf-16-le"),
        WHOLE.encode("utf-32"),
        gzip.compress(WHOLE.encode(), mtime=0),
    ],
    ids=range(16),
)
def test_the_form_is_told_by_the_content_however_it_is_written(tmp_path: Path, content: str | bytes) -> None:
    assert natives(file_of(tmp_path, content)) == ["1", "2", "3", "4", "5"]


def test_a_script_that_begins_otherwise_is_read_where_she_says_what_it_is(tmp_path: Path) -> None:
    path = file_of(tmp_path, "export default " + json.dumps(ITEMS))
    assert natives(path, "x-archive") == ["1", "2", "3", "4", "5"]


def test_an_archive_without_a_post_has_none(tmp_path: Path) -> None:
    assert natives(write_zip(tmp_path / "a.zip", x_files([]))) == []


def test_a_file_cut_in_its_midst_gives_the_posts_before(tmp_path: Path) -> None:
    found = list(opened(file_of(tmp_path, WHOLE[: len(WHOLE) * 3 // 4])))
    assert [item.native for item in found if isinstance(item, Post)] == ["1", "2", "3"]
    assert [item.reason for item in found if isinstance(item, Rejected)] == ["not-json"]


def test_a_broken_post_costs_none_behind_it(tmp_path: Path) -> None:
    found = list(opened(file_of(tmp_path, WHOLE.replace('"id": "2"', '"id": nichts'))))
    assert [item.native if isinstance(item, Post) else item.reason for item in found] == [
        "1",
        "not-json",
        "3",
        "4",
        "5",
    ]


@pytest.mark.parametrize("part", ["like", "direct_messages", "note_tweet", "account", "tweet_headers"])
def test_another_part_of_the_archive_is_told_to_be_that(tmp_path: Path, part: str) -> None:
    path = file_of(tmp_path, script(part, [{"x": {}}]))
    with pytest.raises(InputError) as caught:
        open_posts(path)
    assert str(caught.value) == (
        f"{path} is the part {part} of an X archive, which holds no posts: name tweets.js or the whole archive."
    )


@pytest.mark.parametrize("content", ["", "rien", "window.YTD.tweets.part0 = {}", b"\x89PNG\0\0"])
def test_a_zip_whose_posts_are_none_is_told(tmp_path: Path, content: str | bytes) -> None:
    path = write_zip(tmp_path / "a.zip", {"data/tweets.js": content})
    with pytest.raises(InputError) as caught:
        list(open_posts(path))
    assert str(caught.value) == (
        f"{path} holds no posts of an X archive (data/tweets.js): name the .zip as X gave it, or its folder."
    )


def test_of_several_parts_a_damaged_one_costs_only_itself(tmp_path: Path) -> None:
    more: dict[str, Any] = {"tweets_part1": script("tweets", [tweet(9)], 1), "tweets_part2": "rien"}
    path = write_zip(tmp_path / "a.zip", x_files([tweet(n, "x" * 300) for n in range(600)], **more), 0)
    packed = bytearray(path.read_bytes())
    packed[packed.find(b"tweets.js") + 150_000] ^= 1
    path.write_bytes(packed)
    found = []
    with pytest.raises(InputError, match=r"data/tweets.js in .* is damaged: what stands before was read"):
        for item in opened(path):
            found.append(item)
    kept = [item.native for item in found if isinstance(item, Post)]
    assert len(kept) > 100 and kept[-1] == "9"
    assert [(item.reason, item.detail) for item in found if isinstance(item, Rejected)][-1] == (
        "not-json",
        "data/tweets-part2.js: [ missing",
    )


def test_where_archives_stand_in_a_container(tmp_path: Path) -> None:
    files = {
        "un/data/tweets.js": "",
        "un/data/tweets-part1.js": "",
        "un/data/js/tweets/2014_01.js": "",
        "deux/data/js/tweets/2014_01.js": "",
        "__MACOSX/un/data/tweets.js": "",
        "un/data/._tweets.js": "",
        "un/assets/2014_01.js": "",
        "un/data/note-tweet.js": "",
    }
    assert places_of(Zip(write_zip(tmp_path / "a.zip", files))) == ["un/data/", "deux/data/js/tweets/"]
    assert places_of(Folder(write_folder(tmp_path / "a", {"b.txt": ""}), PLACES)) == []


def test_progress_is_of_the_posts_alone(tmp_path: Path) -> None:
    pictures = {"data/tweets_media/1.jpg": bytes(range(256)) * 4000}
    path = write_zip(tmp_path / "a.zip", {**x_files([tweet(n) for n in range(3000)]), **pictures})
    found = opened(path)
    assert found.position == 0
    seen = {found.position for _ in found}
    assert max(seen) <= found.size == found.position < 200_000
    assert len(seen) > 10


def test_a_long_archive_is_not_held(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", x_files([tweet(n, "été " * 50) for n in range(4_000)]))
    tracemalloc.start()
    read = sum(isinstance(item, Post) for item in opened(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == 4_000
    assert peak < 2_500_000
