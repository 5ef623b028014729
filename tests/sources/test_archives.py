"""Which archive a file is, is told by its content; one that is none, or several, is told in one sentence."""

from pathlib import Path

import pytest

from cmdesk.core.errors import InputError, UsageError
from cmdesk.core.ports import PostFile
from cmdesk.sources.archives import FORMS, open_as, recognised
from cmdesk.sources.mastodon_archive import MastodonArchive
from cmdesk.sources.opml import OpmlFile
from cmdesk.sources.x_archive import XArchive
from tests.archives import (
    Files,
    create,
    mastodon_files,
    outbox,
    script,
    tweet,
    write_folder,
    write_tar,
    write_zip,
    x_files,
)

X = x_files([tweet(1)])
MASTODON = mastodon_files([create(1)])
NEITHER = (
    "{} holds neither an X archive (data/tweets.js) nor a Mastodon archive (outbox.json): "
    "unpack it and name the file with the posts."
)


def packed(folder: Path, files: Files) -> list[Path]:
    return [write_zip(folder / "a.bin", files), write_tar(folder / "b.bin", files), write_tar(folder / "c.gz", files)]


@pytest.mark.parametrize(("files", "form"), [(X, XArchive), (MASTODON, MastodonArchive)])
def test_every_way_of_packing_is_recognised_whatever_its_name(tmp_path: Path, files: Files, form: type) -> None:
    for path in [*packed(tmp_path, files), write_folder(tmp_path / "folder", files)]:
        found: PostFile | None = recognised(path)
        assert isinstance(found, form), path


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (script("tweets", []), XArchive),
        (outbox([]), MastodonArchive),
        ('<opml><outline xmlUrl="http://a.fr"/></opml>', OpmlFile),
    ],
)
def test_files_that_stand_alone_are_recognised_whatever_their_name(tmp_path: Path, content: str, form: type) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content)
    assert isinstance(recognised(path), form)


@pytest.mark.parametrize("content", ["", "bonjour", '{"a": 1}', "[]", "<html></html>", "id;text\n", "\x89PNG\0"])
def test_what_is_no_archive_is_left_to_others(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content)
    assert recognised(path) is None
    assert recognised(tmp_path) is None


def test_a_container_without_an_archive_says_what_was_looked_for(tmp_path: Path) -> None:
    for files in ({}, {"word/document.xml": "x"}, {"archive.zip": write_zip(tmp_path / "inner.zip", X).read_bytes()}):
        for path in packed(tmp_path, files)[: 3 if files else 1]:
            with pytest.raises(InputError) as caught:
                recognised(path)
            assert str(caught.value) == NEITHER.format(path)


def test_several_archives_have_to_be_unpacked(tmp_path: Path) -> None:
    both = {**X, **MASTODON}
    for path in [*packed(tmp_path, both), write_folder(tmp_path / "folder", both)]:
        with pytest.raises(UsageError) as caught:
            recognised(path)
        assert str(caught.value) == (
            f"{path} holds several archives (x-archive: data/, mastodon-archive: .): "
            "unpack it and import them one by one."
        )
        assert isinstance(open_as(path, "x-archive"), XArchive)
        assert isinstance(open_as(path, "mastodon-archive"), MastodonArchive)
    many = {f"{number}/data/tweets.js": "" for number in range(6)}
    with pytest.raises(UsageError, match="x-archive: 3/data/ …"):
        open_as(write_zip(tmp_path / "many.zip", many), "x-archive")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_is_said_and_is_not_there_is_told(tmp_path: Path, form: str) -> None:
    other = MASTODON if form == "x-archive" else X
    paths = [*packed(tmp_path, other), tmp_path / "gone"]
    if form != "opml":
        paths.append(write_folder(tmp_path / "folder", other))
    for path in paths:
        with pytest.raises(InputError) as caught:
            open_as(path, form)
        assert str(path) in str(caught.value)
