"""`cmdesk import` of archives and lists of feeds, from end to end."""

import json
from pathlib import Path
from typing import Any

import pytest

from cmdesk import bootstrap
from cmdesk.core.types import Account, Feed, Post
from cmdesk.core.views import View
from tests.archives import (
    account,
    boost,
    create,
    mastodon_files,
    note_tweet,
    script,
    tweet,
    write_folder,
    write_tar,
    write_zip,
    x_files,
)
from tests.builders import NOW, write_x, x_post
from tests.cli.conftest import Cli

X = x_files(
    [tweet(1, "un"), tweet(2, "RT @max: deux…", favorite_count="0"), tweet(3, "trois… https://t.co/q"), {"like": {}}],
    note_tweet=script("note_tweet", [note_tweet("trois et la suite")]),
    tweets_part1=script("tweets", [tweet(4)], 1),
)
MASTODON = mastodon_files([create(1), create(2, to=[], cc=[]), boost(3), create(4)])
HINT = (
    "These are posts of {handle} on {name}. If the account is yours, leave them out of the counts: "
    "cmdesk account add {network} {handle}\n"
)
OPML = (
    '<opml><body><outline text="Presse"><outline text="A" xmlUrl="https://a.fr/rss"/></outline>'
    '<outline text="B" xmlUrl="https://b.fr/rss"/><outline text="B" xmlUrl="https://b.fr/rss"/>'
    '<outline text="C" xmlUrl="gopher://c.fr"/></body></opml>'
)


def counts(read: int, added: int, known: int, rejected: int) -> dict[str, int]:
    return {"read": read, "added": added, "known": known, "rejected": rejected}


def stored(store: Path) -> list[Post]:
    opened = bootstrap.open_store(store, create=False)
    try:
        found = [opened.mention(mention.id) for mention in opened.page(View())]
    finally:
        opened.close()
    return [mention.post for mention in found if mention is not None]


def test_an_archive_of_x_arrives_once_whichever_way_it_is_given(cli: Cli, tmp_path: Path, store: Path) -> None:
    path = write_zip(tmp_path / "a.zip", X)
    assert cli("import", path, "--json").json == counts(5, 4, 0, 1)
    assert sorted(post.text for post in stored(store)) == ["RT @max: deux…", "bonjour", "trois et la suite", "un"]
    assert {(post.source, post.author and post.author.handle) for post in stored(store)} == {("x", "cafe_vermeil")}
    folder = write_folder(tmp_path / "archive", X)
    for again in (path, folder, write_tar(tmp_path / "a.tar.gz", X)):
        assert cli("import", again, "--json").json == counts(5, 0, 4, 1)
    assert cli("import", folder / "data" / "tweets.js", "--json").json == counts(4, 0, 3, 1)
    assert cli("doctor").code == 0


def test_a_post_of_the_archive_and_of_the_api_is_one_mention(cli: Cli, tmp_path: Path) -> None:
    assert (
        cli("import", write_x(tmp_path / "api.jsonl", [x_post(1, "un"), x_post(9, "neuf")]), "--json").json["added"]
        == 2
    )
    assert cli("import", write_zip(tmp_path / "a.zip", X), "--json").json == counts(5, 3, 1, 1)


def test_whose_archive_it_is_and_what_to_do_about_it(cli: Cli, tmp_path: Path, store: Path) -> None:
    path = write_zip(tmp_path / "a.zip", X)
    mastodon = write_tar(tmp_path / "m.tar.gz", MASTODON)
    hers = {"network": "x", "handle": "cafe_vermeil"}
    ran = cli("--progress", "import", path)
    assert ran.events[-1]["account"] == hers
    assert ran.err == HINT.format(handle="cafe_vermeil", name="X", network="x")
    ran = cli("import", mastodon, path)
    assert ran.err.endswith(
        HINT.format(handle="lina@exemple.social", name="Mastodon", network="mastodon")
        + HINT.format(handle="cafe_vermeil", name="X", network="x")
    )
    opened = bootstrap.open_store(store)
    opened.add_account(Account("x", "@Cafe_Vermeil"), now=NOW)
    opened.close()
    ran = cli("--progress", "import", path)
    assert (ran.events[-1]["account"], ran.err) == (None, ""), "nothing is offered that is done"
    bare = write_folder(tmp_path / "bare", {"tweets.js": script("tweets", [tweet(1)])})
    ran = cli("--progress", "import", bare)
    assert (ran.events[-1]["account"], ran.err) == (None, "")


def test_an_archive_of_mastodon_brings_what_is_public(cli: Cli, tmp_path: Path, store: Path) -> None:
    for path in (write_zip(tmp_path / "a.zip", MASTODON), write_folder(tmp_path / "a", MASTODON)):
        assert cli("import", path, "--json").json["rejected"] == 2
    assert {post.native.rpartition("/")[2] for post in stored(store)} == {"1", "4"}
    written = [
        json.loads(line)
        for path in Path(f"{store}.rejected").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert {(item["reason"], item["words"].partition(":")[0]) for item in written} == {
        ("private", "a private message"),
        ("boost", "a boost, of which the archive holds only the address"),
    }


def test_a_list_of_feeds_is_kept_and_counted(cli: Cli, tmp_path: Path, store: Path) -> None:
    path = tmp_path / "flux.opml"
    path.write_text(OPML, encoding="utf-8")
    ran = cli("import", path)
    assert (ran.code, ran.out) == (0, "4 read, 2 added, 1 already known, 1 rejected. Feeds kept in this store: 2.\n")
    assert cli("import", path, "--json").json == counts(4, 0, 3, 1)
    opened = bootstrap.open_store(store, create=False)
    try:
        assert opened.feeds() == [
            Feed("https://b.fr/rss", "B", None, ""),
            Feed("https://a.fr/rss", "A", None, "Presse"),
        ]
    finally:
        opened.close()
    posts = write_zip(tmp_path / "a.zip", X)
    assert cli("import", path, posts, "--json").json == counts(9, 4, 3, 2)
    last: dict[str, Any] = cli("--progress", "import", path).events[-1]
    assert (last["event"], last["account"], last["read"], last["feeds"]) == ("result", None, 4, 3)


def test_a_dry_run_counts_posts_and_feeds_and_keeps_neither(cli: Cli, tmp_path: Path, store: Path) -> None:
    posts = write_zip(tmp_path / "a.zip", X)
    path = tmp_path / "flux.opml"
    path.write_text(OPML, encoding="utf-8")

    def tried(*files: Path) -> dict[str, Any]:
        ran = cli("import", *files, "--dry-run", "--json").json
        return {name: ran[name] for name in ("read", "added", "known", "rejected")}

    assert tried(path, posts, path) == counts(13, 6, 4, 3)
    assert not store.exists()
    cli("import", path)
    assert tried(path, posts) == counts(9, 4, 3, 2)


def test_what_cannot_be_read_is_one_sentence_and_nothing_is_imported(cli: Cli, tmp_path: Path, store: Path) -> None:
    good = write_zip(tmp_path / "good.zip", X)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(good.read_bytes()[:-40])
    two = write_zip(tmp_path / "two.zip", {**X, **MASTODON})
    page = tmp_path / "page.opml"
    page.write_text("<opml><body><outline xmlUrl='https://a.fr'></body></opml>", encoding="utf-8")
    (tmp_path / "photos").mkdir()
    wrong = {
        cut: (1, "{} is damaged or not whole: fetch the archive again."),
        two: (
            2,
            "{} holds several archives (x-archive: data/, mastodon-archive: .): unpack it and import them one by one.",
        ),
        page: (1, "{} is no valid XML at line 1: mend that line, or export the list anew. Nothing was kept."),
        tmp_path / "photos": (1, "{} is a folder: name the file in it."),
    }
    for path, (code, sentence) in wrong.items():
        for words in ([path], [good, path]):
            ran = cli("import", *words)
            assert (ran.code, ran.sentence) == (code, sentence.format(path))
    assert not store.exists()


def test_a_bomb_is_given_up_and_the_posts_before_it_stay(cli: Cli, tmp_path: Path, store: Path) -> None:
    bomb = script("tweets", [tweet(1), tweet(2)])[:-1].encode() + b"," + b" " * 70_000_000
    path = write_zip(tmp_path / "a.zip", {"data/tweets.js": bomb, "data/account.js": account()})
    ran = cli("import", path)
    assert ran.code == 1
    assert ran.sentence == (
        f"data/tweets.js in {path} unpacks to far more than posts would: it was given up; fetch the archive again."
    )
    assert len(stored(store)) == 2


@pytest.mark.parametrize("name", ["archive", "."])
def test_rejects_of_a_folder_have_a_name(
    cli: Cli, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(write_folder(tmp_path / "archive", X) if name == "." else write_folder(tmp_path / name, X).parent)
    cli("import", name)
    (path,) = Path(f"{store}.rejected").iterdir()
    assert path.name.startswith("archive.2024")
