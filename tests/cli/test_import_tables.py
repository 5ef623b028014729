"""`cmdesk import` of tables, end to end: rows or a sentence, never a traceback, never a date that is silently wrong."""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cmdesk import bootstrap
from cmdesk.cli import context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.config import paths
from cmdesk.core.types import Author, Kept, Kind, Label, Opinion, Post, Reading
from cmdesk.core.views import MentionDetail, View
from cmdesk.sources import workbook
from cmdesk.sources.files import open_posts
from cmdesk.sources.table import TableFile
from cmdesk.sources.table_columns import TableOptions
from tests.builders import line, write_lines
from tests.cli.conftest import Cli
from tests.sources.odd_files import ODD, sheet, table, text


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "mappings_file", lambda: tmp_path / "settings" / "mappings.json")


def stored(store: Path) -> list[MentionDetail]:
    """All mentions, oldest first."""
    opened = bootstrap.open_store(store, create=False)
    try:
        found = [opened.mention(line.id) for line in reversed(opened.page(View(own=True), limit=10_000))]
    finally:
        opened.close()
    return [mention for mention in found if mention is not None]


def moment(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=UTC)


@pytest.mark.parametrize("name", ODD)
def test_odd_files_give_their_rows_or_a_sentence(
    cli: Cli, tmp_path: Path, store: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 16 << 20)
    odd = ODD[name]
    path = odd.make(tmp_path)
    # Spanish: no scorer, so no word list to load
    ran = cli("import", path, "--tz", "Europe/Paris", "--lang", "es", "--json", *odd.words)
    assert ran.code == odd.code, ran.err
    if odd.sentence is not None:
        assert ran.sentence.startswith(odd.sentence.format(path))
        assert name == "compressed and cut off" or not store.exists(), "nothing is changed"
        return
    expected = sorted((moment(told), text) for told, _, text in (row.partition(" ") for row in odd.rows))
    kept = stored(store)
    assert sorted((mention.post.posted_at, mention.post.text) for mention in kept) == expected
    rejected = list(rejects(store))
    assert [(item["line"], item["reason"]) for item in rejected] == list(odd.rejected)
    assert ran.json["rejected"] == len(rejected)
    assert ran.json["added"] == len(expected)
    assert ran.json["read"] == ran.json["added"] + ran.json["known"] + ran.json["rejected"]
    for part in odd.warnings:
        assert part in ran.err
    again = cli("import", path, "--tz", "Europe/Paris", "--lang", "es", "--json", *odd.words)
    assert again.json["added"] == 0


def rejects(store: Path) -> Iterator[dict[str, object]]:
    folder = Path(f"{store}.rejected")
    for file in sorted(folder.iterdir()) if folder.exists() else ():
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def import_table(cli: Cli, path: Path, *words: str) -> Any:
    """Import as most tests do; the counters."""
    ran = cli("import", path, "--tz", "UTC", "--lang", "es", "--json", *words)
    assert ran.code == 0, ran.err
    return ran.json


# zones


def test_a_zone_that_is_missing_is_the_systems_and_is_said(
    cli: Cli, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "get_localzone", lambda: ZoneInfo("America/New_York"))
    file = text("Date,Text\n2024-05-02 08:00,a\n")(tmp_path)
    ran = cli("--progress", "import", file, "--lang", "es")
    assert {
        "event": "warning",
        "sentence": f"{file}: dates without a zone are read as America/New_York; say another one with --tz.",
    } in ran.events
    assert ran.events[-1]["zone"] == "America/New_York"
    assert stored(store)[0].post.posted_at == moment("2024-05-02T12:00")


@pytest.mark.parametrize("name", ["Date (UTC)", "created_utc", "Date (GMT)"])
def test_a_column_that_says_its_zone_needs_no_word(cli: Cli, tmp_path: Path, store: Path, name: str) -> None:
    file = text(f"{name},Text\n2024-05-02 12:00,a\n")(tmp_path)
    ran = cli("--progress", "import", file, "--lang", "es")
    assert {event["event"] for event in ran.events} == {"progress", "result"}
    assert "zone" not in ran.events[-1]
    assert stored(store)[0].post.posted_at == moment("2024-05-02T12:00")


def test_how_many_identifiers_are_damaged_is_part_of_the_result(cli: Cli, tmp_path: Path) -> None:
    damaged = text("id,Date,Text\n5.7E+17,2024-05-02 12:00,a\n5.7E+17,2024-05-02 12:01,b\n")(tmp_path)
    assert cli("--progress", "import", damaged, "--lang", "es").events[-1]["damaged_ids"] == 2
    whole = text("id,Date,Text\n57,2024-05-02 12:00,c\n", name="whole.csv")(tmp_path)
    assert "damaged_ids" not in cli("--progress", "import", whole, "--lang", "es").events[-1]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Date (UTC+2)", "2024-05-02T10:00"), ("Date UTC +2", "2024-05-02T10:00"),
        ("Date (GMT-03:30)", "2024-05-02T15:30"),
        ("Date de publication (UTC)", "2024-05-02T12:00"), ("Date (UTC+99)", "2024-05-02T10:00"),
    ],
)  # fmt: skip
def test_a_column_that_says_its_offset_is_read_by_it(
    cli: Cli, tmp_path: Path, store: Path, head: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "get_localzone", lambda: ZoneInfo("Europe/Paris"))
    file = text(f"{head},Text\n2024-05-02 12:00,a\n")(tmp_path)
    assert cli("import", file, "--lang", "es").code == 0
    assert stored(store)[0].post.posted_at == moment(told)


def test_the_zone_of_a_time_of_day_is_that_of_its_day(
    cli: Cli, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "get_localzone", lambda: ZoneInfo("Europe/Paris"))
    file = text("Date,Heure (UTC),Text\n2024-05-02,12:00,a\n")(tmp_path)
    assert cli("import", file, "--lang", "es").code == 0
    assert stored(store)[0].post.posted_at == moment("2024-05-02T12:00")


# a dry run

EXPORT = (
    "url,matched_profile,search_indexed,published,title,content,sentiment,source_type,"
    "extra_author_attributes.name,engagement\n"
    'https://x.com/a/status/1234567890123456781,p,,02/05/2024 10:00,,premier,-2,SOCIALMEDIA_TWITTER,Zoé,"1,5"\n'
    "https://x.com/a/status/1234567890123456782,p,,13/05/2024 10:00,,second,5,SOCIALMEDIA_TWITTER,Zoé,3\n"
    "https://x.com/a/status/1234567890123456782,p,,13/05/2024 10:00,,second,5,SOCIALMEDIA_TWITTER,Zoé,3\n"
    "https://news.example/1,p,,hier,Titre,texte,0,ONLINENEWS,Journal,\n"
)


def test_a_dry_run_tells_everything_and_stores_nothing(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = text(EXPORT)(tmp_path)
    ran = cli("import", file, "--dry-run", "--json", "--tz", "Europe/Paris")
    assert not store.exists()
    assert not store.parent.exists()
    (told,) = ran.json["tables"]
    assert {key: value for key, value in ran.json.items() if key != "tables"} == {
        **{"read": 4, "added": 2, "known": 1, "rejected": 1},
        "dry_run": True,
        "reasons": {"no-date": 1},
    }
    assert [column["field"] for column in told["columns"]] == [
        "url", None, None, "posted_at", "title", "text", "sentiment", "source", "author_name", "reactions",
    ]  # fmt: skip
    assert told["preview"][0][5] == "premier"
    assert "text" in told["fields"]
    assert told["dates"] == {
        "column": "published",
        "formats": ["dmy"],
        "ask": [],
        "example": "02/05/2024 10:00",
        "missing_zone": True,
        "zone": "Europe/Paris",
    }
    for key, value in {
        **{"file": str(file), "form": "csv", "encoding": "utf-8", "separator": ",", "sheet": None, "sheets": []},
        **{"header_line": 1, "rows": 4, "preset": "talkwalker", "damaged_ids": 0, "duplicates": 1, "missing": []},
    }.items():
        assert told[key] == value, key
    assert import_table(cli, file) == {"read": 4, "added": 2, "known": 1, "rejected": 1}
    again = cli("import", file, "--dry-run", "--json").json
    assert (again["added"], again["known"]) == (0, 3)


def test_a_dry_run_tells_what_is_open(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = text("Quand,Text\n03/04/2024,a\n")(tmp_path)
    ran = cli("import", file, "--dry-run", "--json")
    assert (ran.code, ran.json["read"], ran.json["added"]) == (0, None, None)
    assert ran.json["tables"][0]["missing"] == ["posted_at"]
    assert cli("import", file, "--dry-run").out == cli("import", file).sentence + "\n"
    asked = cli("--progress", "import", file, "--dry-run", "--map", "posted_at=Quand").events[-1]
    assert asked["event"] == "result"
    assert asked["tables"][0]["dates"]["ask"] == ["dmy", "mdy"]
    assert asked["tables"][0]["dates"]["example"] == "03/04/2024"
    assert not store.exists()


def test_a_dry_run_counts_other_forms_too(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = write_lines(tmp_path / "posts.jsonl", [line(1), line(1), line(2), "broken"])
    assert cli("import", file, "--dry-run", "--json").json == {
        **{"read": 4, "added": 2, "known": 1, "rejected": 1, "dry_run": True},
        "reasons": {"not-json": 1},
        "tables": [],
    }
    assert not store.exists()


# identifiers


def test_identifiers_damaged_by_a_spreadsheet_merge_no_posts(cli: Cli, tmp_path: Path, store: Path) -> None:
    rows = [
        [
            f"5,70{number % 7}06E+17",
            f"2024-05-{number % 28 + 1:02} 10:{number % 60:02}",
            f"membre_{number % 900}",
            f"texte {number}",
        ]
        for number in range(5_000)
    ]
    file = table([["id", "created_at", "screen_name", "text"], *rows], delimiter=";")(tmp_path)
    ran = cli("import", file, "--tz", "UTC", "--lang", "es", "--json")
    assert ran.json == {"read": 5_000, "added": 5_000, "known": 0, "rejected": 0}
    assert f"{file}: 5000 identifiers were damaged by a spreadsheet" in ran.err
    assert import_table(cli, file)["known"] == 5_000


def test_rounded_identifiers_of_a_workbook_merge_no_posts(cli: Cli, tmp_path: Path, store: Path) -> None:
    rows = [[1234567890123456780 + number, "2024-05-02 10:00", f"texte {number}"] for number in range(50)]
    file = sheet(["tweet_id", "created_at", "text"], *rows)(tmp_path)
    assert import_table(cli, file)["added"] == 50


def test_an_address_saves_a_damaged_identifier(cli: Cli, tmp_path: Path, store: Path) -> None:
    rows = [
        ["1.23457E+18", "2024-05-02 10:00", "a", "https://twitter.com/zoe/status/1234567890123456789"],
        ["1234567890123450000", "2024-05-03 10:00", "b", "https://x.com/i/web/status/1234567890123456790"],
    ]
    import_table(cli, table([["id", "date", "text", "url"], *rows])(tmp_path))
    assert [(m.post.source, m.post.native) for m in stored(store)] == [
        ("x", "1234567890123456789"),
        ("x", "1234567890123456790"),
    ]


# fields


def test_every_field_of_a_row_is_kept(cli: Cli, tmp_path: Path, store: Path) -> None:
    header = (
        "Date;Réseau;ID;Lien;Auteur;Pseudo;Abonnés;Langue;Sentiment;J'aime;Partages;Commentaires;Vues;Type;Hashtags;"
        "Texte"
    )
    row = (
        "02/05/2024 10:00;Twitter;1234567890123456789;https://x.com/zoe/status/1234567890123456789;Zoé;@zoe;1 234;"
        "Français;Négatif;12,5K;7;;99;Réponse;#café, thé;Bof"
    )
    file = text(f"{header}\n{row}\n13/05/2024;;;;;;;;;;;;;;;b\n")(tmp_path)
    ran = cli("import", file, "--tz", "Europe/Paris", "--json")
    assert ran.json["added"] == 2
    first, second = (mention.post for mention in stored(store))
    assert (first.source, first.native, first.kind, first.lang) == ("x", "1234567890123456789", Kind.REPLY, "fr")
    assert first.author == Author("zoe", "zoe", "Zoé", 1234)
    reading = first.reading
    assert (reading.likes, reading.shares, reading.replies, reading.quotes, reading.views) == (12500, 7, None, None, 99)
    assert first.tags == ("café", "thé")
    assert (second.source, second.author, second.reading.likes) == ("table", None, None)
    assert second.native.startswith("sha256:")


def posts_of(path: Path, **options: Any) -> list[Post]:
    opened = TableFile(path, "csv", TableOptions(**options))
    return [post for post in opened if isinstance(post, Post)]


def test_moods_of_other_tools_are_kept_as_their_opinion(tmp_path: Path) -> None:
    def opinions(header: str, *cells: str) -> list[tuple[Opinion, ...]]:
        rows = [f"2024-05-02T10:00:00Z,{number},{cell}" for number, cell in enumerate(cells)]
        return [post.opinions for post in posts_of(text("\n".join([f"created_at,text,{header}", *rows]))(tmp_path))]

    negative, unsure = Opinion("file", Label.NEGATIVE, "négatif"), Opinion("file", Label.UNKNOWN, "mixte")
    assert opinions("Sentiment", "négatif", "mixte", "") == [(negative,), (unsure,), ()]
    signed = opinions("Sentiment", "-0.5", "0", "0.7")
    assert [found.label for (found,) in signed] == [Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE]
    unsigned = opinions("Sentiment", "0.5", "0", "1")
    assert {found.label for (found,) in unsigned} == {Label.UNKNOWN}, "nobody knows where its middle is"


def test_a_total_of_reactions_is_not_taken_for_likes(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = text("Date,Text,Engagement\n2024-05-02,a,12\n")(tmp_path)
    ran = cli("import", file, "--tz", "UTC", "--lang", "es", "--json")
    assert f"{file}: the column Engagement is a total that cannot be parted" in ran.err
    assert stored(store)[0].post.reading.reactions is None


def test_the_row_is_kept_as_it_was(tmp_path: Path) -> None:
    (post,) = posts_of(text("created_at,text,Text,\n2024-05-02T10:00:00Z,a,b,c\n")(tmp_path))
    assert post.raw == b'{"created_at":"2024-05-02T10:00:00Z","text":"a","Text":"b","D":"c"}'


def test_a_network_that_no_row_says_is_the_one_that_she_says(cli: Cli, tmp_path: Path, store: Path) -> None:
    file = text("Date,Text,Network\n2024-05-02,a,\n2024-05-03,b,Facebook\n2024-05-04,c,Minitel\n")(tmp_path)
    import_table(cli, file, "--source", "LinkedIn")
    assert [mention.post.source for mention in stored(store)] == ["linkedin", "facebook", "linkedin"]


# our own export

OURS = (
    "id,source,posted_at,author_key,author_handle,author_name,followers,kind,lang,text,url,likes,shares,replies,quotes,"
    "views,reactions,sentiment,compound,corrected,trackers,own,first_seen_at,tags,links\n"
    "42,mastodon,2024-05-02T10:00:00+00:00,9,zoe,'=Zoé,12,reply,fr,'+1 pour vous,https://m.example/42,1,2,3,0,9,6,"
    "positive,0.5,yes,Café,,2024-05-03T00:00:00+00:00,café thé,https://a.example/ https://b.example/\n"
    "43,x,2024-05-02T11:00:00+00:00,9,zoe,Zoé,12,original,fr,'quoi',,,,,,,,negative,-0.5,,,,,,\n"
)


def test_our_own_export_comes_back_and_its_mood_is_not_an_opinion(tmp_path: Path) -> None:
    first, second = posts_of(text(OURS)(tmp_path))
    assert (first.source, first.native, first.text, first.kind) == ("mastodon", "42", "+1 pour vous", Kind.REPLY)
    assert first.author == Author("9", "zoe", "=Zoé", 12)
    assert (first.tags, first.links) == (("café", "thé"), ("https://a.example/", "https://b.example/"))
    assert first.reading == Reading(1, 2, 3, 0, 9)
    assert first.kept == Kept(moment("2024-05-03T00:00"), correction=Label.POSITIVE)
    assert (first.opinions, second.opinions) == ((), ())
    assert second.text == "'quoi'"
    assert second.kept == Kept()


# mappings by name


def test_a_mapping_is_kept_by_name_and_used_again(cli: Cli, tmp_path: Path, store: Path) -> None:
    may = text("Quand,Quoi,Titre\n03/04/2024 10:00,a,x\n", name="may.csv")(tmp_path)
    june = text("Quoi,Quand\nb,05/06/2024 10:00\n", name="june.csv")(tmp_path)
    words = [
        "--map",
        "text=Quoi",
        "--map",
        "date=Quand",
        "--map",
        "title=",
        "--date-format",
        "dmy",
        "--save-mapping",
        "Bar",
    ]
    import_table(cli, may, *words)
    assert json.loads(paths.mappings_file().read_text(encoding="utf-8")) == {
        "Bar": {"columns": {"text": "Quoi", "posted_at": "Quand"}, "date_format": "dmy", "zone": "UTC", "source": None}
    }
    ran = cli("import", june, "--mapping", "Bar", "--lang", "es", "--json")
    assert ran.json["added"] == 1
    assert [mention.post.text for mention in stored(store)] == ["a", "b"]
    assert cli("import", june, "--mapping", "Foo").sentence == "There is no mapping called Foo. There are: Bar."


def test_a_mapping_is_kept_only_where_nothing_is_open(cli: Cli, tmp_path: Path) -> None:
    file = text("Date,Text\n03/04/2024,a\n")(tmp_path)
    assert cli("import", file, "--save-mapping", "Bar").code == 2
    assert not paths.mappings_file().exists()


# several files, and what is broken off


def test_a_question_in_one_table_keeps_all_files_out(cli: Cli, tmp_path: Path, store: Path) -> None:
    good = text("Date,Text\n2024-05-02,a\n", name="good.csv")(tmp_path)
    posts = write_lines(tmp_path / "posts.jsonl", [line(1)])
    bad = text("Date,Text\n03/04/2024,a\n", name="bad.csv")(tmp_path)
    assert cli("import", posts, good, bad).code == 2
    assert not store.exists()


def test_progress_grows_over_both_readings(cli: Cli, tmp_path: Path) -> None:
    rows = [["2024-05-02 10:00", f"texte {number}"] for number in range(4500)]
    files = [table([["Date", "Text"], *rows])(tmp_path), write_lines(tmp_path / "posts.jsonl", [line(1)])]
    *progress, result = cli("--progress", "import", *files, "--tz", "UTC", "--lang", "es").events
    done = [event["done"] for event in progress if event["event"] == "progress"]
    assert done == sorted(done)
    total = 2 * files[0].stat().st_size + files[1].stat().st_size
    assert {event["total"] for event in progress if event["event"] == "progress"} == {total}
    assert done[-1] == total
    assert result["read"] == 4501


def test_an_import_that_is_cancelled_leaves_a_sound_store_and_can_be_completed(
    cli: Cli, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["2024-05-02 10:00", f"texte {number}"] for number in range(9000)]
    file = table([["Date", "Text"], *rows])(tmp_path)
    asked = iter([False] * 5 + [True] * 100)  # four times in the survey
    monkeypatch.setattr(Lifeline, "cut", lambda _self: next(asked))
    result = cli("--progress", "import", file, "--tz", "UTC", "--lang", "es").events[-1]
    assert (result["cancelled"], result["added"]) == (True, 4000)
    assert cli("doctor").code == 0
    monkeypatch.setattr(Lifeline, "cut", lambda _self: False)
    assert import_table(cli, file) == {"read": 9000, "added": 5000, "known": 4000, "rejected": 0}
    assert cli("doctor").code == 0


def test_a_survey_that_is_cancelled_changes_nothing(
    cli: Cli, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = table([["Date", "Text"], *([["2024-05-02", "a"]] * 3000)])(tmp_path)
    monkeypatch.setattr(Lifeline, "cut", lambda _self: True)
    result = cli("--progress", "import", file).events[-1]
    assert (result["cancelled"], result["read"]) == (True, 0)
    assert not store.exists()


# the exports of tools, whole

BRANDWATCH = (
    'Report:,Bulk Mentions Download\nBrand:,Café\nFrom:,Wed May 01 00:00:00 UTC 2024\nLabel:,"a, b"\n\n'
    "Query Id,Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Author,Full Name,Full Text,"
    "Impressions,Resource Id,X Followers,X Reposts,X Replies,X Likes,Thread Entry Type\n"
    '1,Café,2024-05-02 10:00:00.0,,"un début",http://twitter.com/zoe/statuses/1234567890123456789,twitter.com,negative,'
    'twitter,fr,@zoe,"zoe (Zoé)","un début, et la fin",900,abc-1,120,3,2,1,share\n'
)
FOUR_CAT = (
    "id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_fullname,author_id,source,language_guess,"
    "retweet_count,like_count,is_retweet,is_reply,hashtags\n"
    "1234567890123456789,1,2024-05-02 10:00:00,1714644000,,,RT bonjour,zoe,Zoé,9,Twitter Web App,fr,3,1,yes,"
    'no,"café,thé"\n'
)


def test_an_export_of_brandwatch_below_its_title(tmp_path: Path) -> None:
    (post,) = posts_of(text(BRANDWATCH)(tmp_path))
    assert (post.source, post.native, post.text) == ("x", "1234567890123456789", "un début, et la fin")
    assert (post.kind, post.posted_at, post.lang) == (Kind.REPOST, moment("2024-05-02T10:00"), "fr")
    assert post.author == Author("zoe", "zoe", "zoe (Zoé)", 120)
    assert post.reading == Reading(likes=1, shares=3, replies=2, views=900)
    assert post.opinions == (Opinion("brandwatch", Label.NEGATIVE, "negative"),)


def test_an_export_of_4cat_is_in_utc_whatever_her_zone(tmp_path: Path) -> None:
    (post,) = posts_of(text(FOUR_CAT)(tmp_path), zone=ZoneInfo("Asia/Tokyo"))
    assert (post.source, post.native, post.kind) == ("table", "1234567890123456789", Kind.REPOST)
    assert post.posted_at == moment("2024-05-02T10:00")
    assert post.author == Author("9", "zoe", "Zoé")
    assert post.tags == ("café", "thé")


def test_a_sheet_of_an_open_document_is_read(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        told = "".join(map(cell.format, cells))
        return f"<table:table-row>{told}</table:table-row>"

    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    path = tmp_path / "table.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
            f'<table:table table:name="Mai">{row("Date", "Texte")}{row("2024-05-02T10:00:00Z", "été")}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    opened = open_posts(path)
    assert isinstance(opened, TableFile)
    assert (opened.form, opened.sheet) == ("xlsx", "Mai")
    assert [post.text for post in opened if isinstance(post, Post)] == ["été"]
