"""`cmdesk import` of the tables that networks export and people mend by hand: every row is read, or told."""

from pathlib import Path

import pytest

from cmdesk.core.types import Author
from tests.cli.conftest import Cli
from tests.cli.test_import_tables import import_table, moment, own_settings, rejects, stored
from tests.sources.odd_files import table, text

__all__ = ["own_settings"]


# exports of the networks themselves


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Post ID,Account username,Description,Publish time,Permalink,Post type,Date,Likes,Shares",
            "1,cafe,Menu,05/13/2024 02:30,https://www.instagram.com/p/a/,IG image,Lifetime,5,1",
            ("2024-05-13T02:30", "Menu", "instagram", 5),
        ),
        (
            "Identifiant de la publication,Nom du compte,Description,Heure de publication,Permalien,Date,"
            "Mentions J’aime",
            "1,Café,Menu,05/13/2024 02:30,https://www.instagram.com/p/a/,Durée totale,5",
            ("2024-05-13T02:30", "Menu", "instagram", 5),
        ),
        (
            "Tweet id,Tweet permalink,Tweet text,time,impressions,likes",
            "178,https://twitter.com/cafe/status/1785000000000000001,Menu,2024-05-02 10:00 +0000,100.0,2.0",
            ("2024-05-02T10:00", "Menu", "x", 2),
        ),
        (
            "Post title,Post link,Posted by,Created date,Impressions,Likes",
            "Menu,https://www.linkedin.com/feed/update/a,Léa,05/13/2024,100,3",
            ("2024-05-13T00:00", "Menu", "linkedin", 3),
        ),
        (
            "Video link,Post time,Video title,Total likes",
            "https://www.tiktok.com/@a/video/1,2024-05-02,Menu,1.2K",
            ("2024-05-02T00:00", "Menu", "tiktok", 1200),
        ),
        (
            "videoId,commentId,authorDisplayName,publishedAt,likeCount,textDisplay",
            "abc,Ug1,@lea,2024-05-02T10:00:00Z,1,Menu",
            ("2024-05-02T10:00", "Menu", "table", 1),
        ),
    ],
    ids=["Meta", "Meta in French", "X", "LinkedIn", "TikTok", "YouTube comments"],
)
def test_what_networks_export_of_her_own_posts(
    cli: Cli, tmp_path: Path, store: Path, head: str, row: str, expected: tuple[str, str, str, int]
) -> None:
    import_table(cli, text(f"{head}\n{row}\n")(tmp_path))
    (post,) = (mention.post for mention in stored(store))
    told, words, source, likes = expected
    assert (post.posted_at, post.text, post.source, post.reading.likes) == (moment(told), words, source, likes)


def test_a_name_among_handles_is_a_name(cli: Cli, tmp_path: Path, store: Path) -> None:
    import_table(cli, text("Date,Text,Username\n2024-05-02,a,J. Dupont\n2024-05-02,b,@lea\n")(tmp_path))
    authors = sorted((mention.post.author for mention in stored(store)), key=lambda author: author.key)
    assert authors == [Author("J. Dupont", None, "J. Dupont"), Author("lea", "lea", None)]


def test_addresses_of_profiles_and_posts_as_people_write_them(cli: Cli, tmp_path: Path, store: Path) -> None:
    rows = "2024-05-02,a,https://www.instagram.com/lea.b/,\n2024-05-03,b,lea,x.com/lea/status/1785000000000000001\n"
    import_table(cli, text(f"Date,Text,Username,URL\n{rows}")(tmp_path))
    first, second = (mention.post for mention in stored(store))
    assert first.author == Author("lea.b", "lea.b", None)
    assert (second.source, second.native) == ("x", "1785000000000000001")
    assert second.url == "https://x.com/lea/status/1785000000000000001"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_line_that_names_no_separator_is_no_such_line(cli: Cli, tmp_path: Path, end: str) -> None:
    for number, said in enumerate(("sep=", 'sep="')):
        file = text(f"{said}{end}Date;Text{end}2024-05-02;{number}{end}")(tmp_path)
        assert import_table(cli, file)["added"] == 1


# rows that must not be lost


def test_posts_that_differ_by_their_address_alone_are_all_kept(cli: Cli, tmp_path: Path) -> None:
    rows = [["2024-05-02", "Merci !", f"https://www.facebook.com/page/posts/{number}"] for number in (1, 2, 2)]
    file = table([["Date", "Text", "URL"], *rows])(tmp_path)
    counts = import_table(cli, file)
    assert (counts["added"], counts["known"]) == (2, 1)
    assert import_table(cli, file)["added"] == 0


@pytest.mark.parametrize(
    "rows",
    ["Bonjour, ça va ?\n2024-05-03,oui\n2024-05-04,a, b, c", "Bonjour, ça va ?\n2024-05-03,Oui, bien"],
    ids=["of all widths", "of one width"],
)
def test_a_text_whose_commas_nobody_quoted_is_not_cut_off(cli: Cli, tmp_path: Path, store: Path, rows: str) -> None:
    file = text(f"Date,Message\n2024-05-02,{rows}\n")(tmp_path)
    counts = import_table(cli, file)
    assert {item["reason"] for item in rejects(store)} == {"too-many-cells"}
    assert all("," not in mention.post.text and mention.post.text == "oui" for mention in stored(store))
    assert counts["added"] + counts["rejected"] == counts["read"]


def test_a_count_without_end_is_none_and_no_crash(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = text(f"Date;Text;Likes;ID\n2024-05-02;a;{'9' * 400};{'7' * 5000}\n")(tmp_path)
    assert import_table(cli, file)["added"] == 1
    assert stored(store)[0].post.reading.likes is None


def test_a_pattern_that_reads_no_date_is_refused_before_anything_is_rejected(
    cli: Cli, tmp_path: Path, store: Path
) -> None:
    file = text("Date;Text\n13/04/2024 02:30;a\n")(tmp_path)
    for pattern in ("%d/%m/%Q", "%d/%m/%Y %I:%M"):
        ran = cli("import", file, "--date-format", pattern)
        assert ran.sentence.startswith(f"There is no date format {pattern}: ")
    assert not store.exists()
