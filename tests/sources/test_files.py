"""The form of a file is told by its content, and a file that has none is told in one sentence."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import InputError, UsageError
from cmdesk.core.ports import PostFile
from cmdesk.core.types import Post, Rejected
from cmdesk.sources.files import FORMS, open_posts
from cmdesk.sources.jsonl import JsonLinesFile
from cmdesk.sources.mastodon_archive import MastodonArchive
from cmdesk.sources.table import TableFile
from cmdesk.sources.x import XFile
from cmdesk.sources.x_archive import XArchive
from tests.archives import create, outbox, script, tweet

DATA = Path(__file__).parents[1] / "data" / "x"
OURS = '{"text": "bonjour", "posted_at": "2024-05-02T08:15:30Z"}\n'
THEIRS = '{"data": [{"id": "1", "text": "bonjour", "created_at": "2024-05-02T08:15:30Z"}]}\n'


def file_of(folder: Path, content: str | bytes) -> Path:
    path = folder / "input"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_every_sample_of_x_is_told_to_be_one(path: Path) -> None:
    assert isinstance(open_posts(path), XFile)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (OURS, JsonLinesFile),
        (THEIRS, XFile),
        ("nonsense\n" + OURS, JsonLinesFile),
        ('{"data": [{"id"\n' + THEIRS, XFile),
        ("\n\n[" + OURS + "]", JsonLinesFile),
        ("[" + THEIRS + "]", XFile),
        (json.dumps(json.loads(THEIRS), indent=2), XFile),
        ('{"meta": {"result_count": 0}}', XFile),
        (gzip.compress(OURS.encode(), mtime=0), JsonLinesFile),
        (OURS.encode("utf-16"), JsonLinesFile),
        (script("tweets", [tweet(1)]), XArchive),
        (json.dumps(tweet(1)["tweet"]) + "\n", XArchive),
        ("nonsense\n" + json.dumps(tweet(1)) + "\n", XArchive),
        (outbox([create(1)]), MastodonArchive),
    ],
)
def test_the_first_objects_tell_the_form(tmp_path: Path, content: str | bytes, form: type) -> None:
    opened = open_posts(file_of(tmp_path, content))
    assert isinstance(opened, form)
    assert any(isinstance(found, Post) for found in opened) or "result_count" in str(content)


@pytest.mark.parametrize("content", ['{"a": 1}', "[1, 2]", "bonjour", "\n  \n", "[]"])
def test_a_file_of_another_shape_asks_for_its_form(tmp_path: Path, content: str) -> None:
    path = file_of(tmp_path, content)
    forms = ", ".join(FORMS[1:])
    with pytest.raises(InputError) as caught:
        open_posts(path)
    assert str(caught.value) == f"Cannot tell the form of {path} from its beginning: say it with --format ({forms})."


@pytest.mark.parametrize("content", ["id;text;date\n1;bonjour;2024-05-02\n", "a\tb\n1\t2\n"])
def test_what_is_parted_by_signs_is_a_table(tmp_path: Path, content: str) -> None:
    opened = open_posts(file_of(tmp_path, content.encode()))
    assert isinstance(opened, TableFile)
    assert opened.form == "csv"


def test_a_form_that_is_told_is_not_doubted(tmp_path: Path) -> None:
    path = file_of(tmp_path, OURS)
    assert [f.reason for f in open_posts(path, "x") if isinstance(f, Rejected)] == ["no-id"]
    assert isinstance(open_posts(path, "jsonl"), JsonLinesFile)


def test_there_is_no_other_form(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no format gpx: choose one of auto, x, jsonl"):
        open_posts(file_of(tmp_path, OURS), "gpx")


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_read_is_told_at_once_in_every_form(tmp_path: Path, form: str) -> None:
    for path in (tmp_path / "gone", tmp_path, file_of(tmp_path, b""), file_of(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0")):
        with pytest.raises(InputError) as caught:
            open_posts(path, form)
        assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        OURS * 3,
        THEIRS * 3,
        script("tweets", [tweet(number) for number in range(3)]),
        outbox([create(number) for number in range(3)]),
    ],
)
def test_files_keep_their_promise(tmp_path: Path, content: str) -> None:
    path = file_of(tmp_path, gzip.compress(content.encode()))
    opened: PostFile = open_posts(path)
    assert (opened.position, opened.size) == (0, path.stat().st_size)
    assert len(list(opened)) == len(list(opened)) == 3
    assert opened.position == opened.size


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                OURS,
                THEIRS,
                script("tweets", [tweet(1)]),
                outbox([create(1)]),
                "<opml>",
                '{"data": ',
                '{"text": "a", "posted_at": ',
                "[",
                "]",
                ",",
                "\n",
                '"\\ud83d"',
                "NaN",
                "\0",
            ]
        )
    ).map(lambda parts: "".join(parts).encode())
    | st.binary(max_size=100).map(lambda data: gzip.compress(OURS.encode() * 20)[: 40 + len(data)] + data),
    form=st.sampled_from(FORMS),
)
def test_any_bytes_in_any_form_give_posts_rejections_or_one_clear_error(
    tmp_path: Path, content: bytes, form: str
) -> None:
    try:
        for found in open_posts(file_of(tmp_path, content), form):
            assert isinstance(found, Post | Rejected)
    except (InputError, UsageError) as error:
        assert str(tmp_path) in str(error)
