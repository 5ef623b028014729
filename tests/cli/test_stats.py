"""`cmdesk stats`: every bin of the range, each number explainable from the posts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOON, line, write_lines
from tests.cli.conftest import Cli

GOOD, BAD = "J'adore, c'est génial !", "C'est nul, je déteste."
ZEROS = {"positive": 0, "neutral": 0, "negative": 0, "unknown": 0, "net": None, "low": None, "high": None}


def bring(cli: Cli, folder: Path, moments: Sequence[str], **more: Any) -> None:
    """Import a post for each moment."""
    values = [line(number, "le train", datetime.fromisoformat(moment), **more) for number, moment in enumerate(moments)]
    assert cli("import", write_lines(folder / "posts.jsonl", values)).code == 0


def bins(cli: Cli, *words: str) -> list[tuple[str, int]]:
    return [(row["start"], row["mentions"]) for row in cli("stats", *words, "--json").json["bins"]]


def test_the_result_says_what_it_is_of(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-02T12:00:00+00:00"], reading={"likes": 4, "shares": 1})
    cli("track", "add", "Train", "--query", "train")
    row = {"start": "2024-05-02T00:00:00+02:00", "mentions": 1, **ZEROS, "neutral": 1, "reactions": 5}
    told = {"by": "day", "zone": "Europe/Paris", "bins": [row]}
    assert cli("stats", "train", "--tz", "Europe/Paris", "--json").json == {"tracker": "Train", **told}
    assert cli("stats", "--tz", "Europe/Paris", "--json").json == {"tracker": None, **told}
    (event,) = cli("--progress", "stats", "--tz", "Europe/Paris").events
    assert event == {"event": "result", "tracker": None, **told}


def test_the_keys_come_in_the_order_in_which_they_are_read(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-02T12:00:00+00:00"])
    assert list(cli("stats", "--json").json["bins"][0]) == (
        ["start", "mentions", "positive", "neutral", "negative", "unknown", "net", "low", "high", "reactions"]
    )


def test_in_words_it_is_a_table(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-02T12:00:00+00:00"])
    assert cli("stats", "--tz", "UTC").out == (
        "start\tmentions\tpositive\tneutral\tnegative\tunknown\tnet\treactions\n"
        "2024-05-02T00:00:00+00:00\t1\t0\t1\t0\t0\t\t\n"
    )


def test_without_a_range_it_goes_from_the_first_mention_to_the_last(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-02T23:30:00+00:00", "2024-05-05T00:00:00+00:00"])
    days = [f"2024-05-0{day}T00:00:00+00:00" for day in range(2, 6)]
    assert bins(cli, "--tz", "UTC") == list(zip(days, [1, 0, 0, 1], strict=True))


def test_the_range_is_that_of_the_tracker(cli: Cli, tmp_path: Path) -> None:
    cli("track", "add", "Air", "--query", "avion")
    bring(cli, tmp_path, ["2024-05-02T12:00:00+00:00"])
    values = [line("a", "un avion", NOON + timedelta(days=2)), line("b", "rien", NOON + timedelta(days=9))]
    cli("import", write_lines(tmp_path / "more.jsonl", values))
    assert bins(cli, "Air", "--tz", "UTC") == [("2024-05-04T00:00:00+00:00", 1)]
    assert len(bins(cli, "--tz", "UTC")) == 10


def test_from_and_to_are_both_included_and_zeros_are_told(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, [f"2024-05-0{day}T{hour}+00:00" for day in (2, 3, 5) for hour in ("00:00:00", "23:59:59")])
    days = [f"2024-05-0{day}T00:00:00+00:00" for day in range(1, 8)]
    assert bins(cli, "--from", "2024-05-01", "--to", "2024-05-07", "--tz", "UTC") == (
        list(zip(days, [0, 2, 2, 0, 2, 0, 0], strict=True))
    )
    assert bins(cli, "--from", "2024-05-03", "--to", "2024-05-03", "--tz", "UTC") == [(days[2], 2)]
    assert bins(cli, "--from", "2024-05-03", "--tz", "UTC") == list(zip(days[2:5], [2, 0, 2], strict=True))
    assert bins(cli, "--to", "2024-05-03", "--tz", "UTC") == list(zip(days[1:3], [2, 2], strict=True))


def test_moments_are_included_to_their_second(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, [f"2024-05-02T12:00:0{second}.5+00:00" for second in range(5)])
    assert bins(cli, "--from", "2024-05-02T12:00:01", "--to", "2024-05-02T12:00:03", "--tz", "UTC") == [
        ("2024-05-02T12:00:01+00:00", 3)
    ]
    with_offsets = ("--from", "2024-05-02T14:00:01+02:00", "--to", "2024-05-02T12:00:03Z", "--tz", "UTC")
    assert bins(cli, *with_offsets) == [("2024-05-02T12:00:01+00:00", 3)]


def test_a_moment_without_an_offset_is_one_of_her_zone(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-02T12:00:00+00:00"])
    words = ("--from", "2024-05-02T14:00", "--to", "2024-05-02T14:00", "--tz", "Europe/Paris")
    assert bins(cli, *words) == [("2024-05-02T14:00:00+02:00", 1)]


def test_days_are_those_of_the_zone(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-01T22:30:00+00:00", "2024-05-01T18:14:59+00:00", "2024-05-01T18:15:00+00:00"])
    assert bins(cli, "--tz", "UTC") == [("2024-05-01T00:00:00+00:00", 3)]
    assert bins(cli, "--tz", "Europe/Paris") == [("2024-05-01T00:00:00+02:00", 2), ("2024-05-02T00:00:00+02:00", 1)]
    assert bins(cli, "--tz", "Asia/Kathmandu") == [
        ("2024-05-01T00:00:00+05:45", 1),
        ("2024-05-02T00:00:00+05:45", 2),
    ]


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        ("2024-03-31", ["01:00:00+01:00", "03:00:00+02:00"]),
        ("2024-10-27", ["01:00:00+02:00", "02:00:00+02:00", "02:00:00+01:00", "03:00:00+01:00"]),
    ],
)
def test_a_day_of_23_or_25_hours_has_as_many_bins(cli: Cli, tmp_path: Path, day: str, starts: list[str]) -> None:
    bring(cli, tmp_path, [f"{day}T01:30:00+00:00"])  # the first hour after the change
    found = bins(cli, "--from", day, "--to", day, "--tz", "Europe/Paris", "--by", "hour")
    assert len(found) == (23 if "03-31" in day else 25)
    assert [start for start, _ in found][1 : 1 + len(starts)] == [f"{day}T{start}" for start in starts]
    assert dict(found)[f"{day}T{starts[-2 if len(starts) > 2 else -1]}"] == 1
    (whole,) = bins(cli, "--from", day, "--to", day, "--tz", "Europe/Paris")
    assert whole[1] == 1


def test_weeks_and_months(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-04-30T12:00:00+00:00", "2024-05-05T21:59:59+00:00", "2024-05-05T22:00:00+00:00"])
    assert bins(cli, "--by", "week", "--tz", "Europe/Paris") == [
        ("2024-04-29T00:00:00+02:00", 2),
        ("2024-05-06T00:00:00+02:00", 1),
    ]
    assert bins(cli, "--by", "month", "--tz", "Europe/Paris") == [
        ("2024-04-01T00:00:00+02:00", 1),
        ("2024-05-01T00:00:00+02:00", 2),
    ]


def test_the_mood_has_an_interval_from_five_scored_mentions_on(cli: Cli, tmp_path: Path) -> None:
    texts = [GOOD] * 3 + [BAD] * 1 + ["???"] * 3
    values = [line(number, text, lang="fr") for number, text in enumerate(texts)]
    cli("import", write_lines(tmp_path / "four.jsonl", values))
    (few,) = cli("stats", "--json").json["bins"]
    assert (few["positive"], few["negative"], few["unknown"], few["mentions"]) == (3, 1, 3, 7)
    assert (few["net"], few["low"], few["high"]) == (None, None, None)

    cli("import", write_lines(tmp_path / "fifth.jsonl", [line("fifth", BAD, lang="fr")]))
    (enough,) = cli("stats", "--json").json["bins"]
    assert enough["net"] == pytest.approx(0.2)
    assert -1 <= enough["low"] < 0.2 < enough["high"] <= 1


def test_totals_are_the_same_at_every_step_and_in_every_zone(cli: Cli, tmp_path: Path) -> None:
    texts = [GOOD, BAD, "???", GOOD]
    values = [
        line(
            number,
            texts[number % 4],
            NOON + timedelta(hours=7, minutes=13) * number,
            lang="fr",
            reading={"likes": number},
        )
        for number in range(60)
    ]
    cli("import", write_lines(tmp_path / "posts.jsonl", values))
    totals = set()
    for by in ("hour", "day", "week", "month"):
        for zone in ("UTC", "Europe/Paris", "Asia/Kathmandu", "Australia/Lord_Howe"):
            rows = cli("stats", "--by", by, "--tz", zone, "--json").json["bins"]
            starts = [datetime.fromisoformat(row["start"]) for row in rows]
            assert starts == sorted(set(starts))
            assert all(
                row["mentions"] == sum(row[label] for label in ("positive", "neutral", "negative", "unknown"))
                for row in rows
            )
            names = ("mentions", "positive", "negative", "unknown", "reactions")
            totals.add(tuple(sum(row[name] for row in rows) for name in names))
    assert totals == {(60, 30, 15, 15, sum(range(60)))}


def test_reposts_count_unless_they_are_left_out(cli: Cli, tmp_path: Path) -> None:
    values = [line(1), line(2, kind="repost"), line(3, kind="quote"), line(4, kind="reply")]
    cli("import", write_lines(tmp_path / "posts.jsonl", values))
    assert [mentions for _, mentions in bins(cli)] == [4]
    assert [mentions for _, mentions in bins(cli, "--no-reposts")] == [3]


def test_copies_count_unless_each_cluster_counts_once(cli: Cli, tmp_path: Path) -> None:
    values = [line(1), line(2, kind="repost", parent="1"), line(3, kind="repost", parent="gone"), line(4)]
    cli("import", write_lines(tmp_path / "posts.jsonl", values))
    assert [mentions for _, mentions in bins(cli)] == [4]
    assert [mentions for _, mentions in bins(cli, "--no-copies")] == [3]
    assert [mentions for _, mentions in bins(cli, "--no-copies", "--no-reposts")] == [2]
    assert [mentions for _, mentions in bins(cli, "--no-copies", "--filter", "bonjour")] == [3]
    written = cli("export", str(tmp_path / "out.jsonl"), "--no-copies", "--json").json
    assert written["mentions"] == 3


def test_the_range_is_that_of_what_counts(cli: Cli, tmp_path: Path) -> None:
    values = [
        line(1, "le train", NOON - timedelta(days=3650), author={"key": "7", "handle": "maison"}),
        line(2),
        line(3, "le train", NOON + timedelta(days=2), kind="repost"),
    ]
    cli("import", write_lines(tmp_path / "posts.jsonl", values))
    cli("account", "add", "x", "maison")
    assert len(bins(cli)) == 3
    assert len(bins(cli, "--no-reposts")) == 1
    assert len(bins(cli, "--own", "--no-reposts")) > 3600


def test_a_tracker_without_mentions_has_zeros_where_a_range_is_given_and_nothing_without(cli: Cli) -> None:
    cli("track", "add", "Train", "--query", "train")
    assert bins(cli, "Train") == []
    assert bins(cli, "Train", "--from", "2024-05-02") == []
    found = cli("stats", "Train", "--from", "2024-05-02", "--to", "2024-05-03", "--tz", "UTC", "--json").json["bins"]
    assert found == [
        {"start": f"2024-05-0{day}T00:00:00+00:00", "mentions": 0, **ZEROS, "reactions": 0} for day in (2, 3)
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--tz", "Paris"), "The time zone Paris is unknown: give one such as Europe/Paris or UTC."),
        (("--tz", "../etc/passwd"), "The time zone ../etc/passwd is unknown: give one such as Europe/Paris or UTC."),
        (("--tz", "Europe"), "The time zone Europe is unknown: give one such as Europe/Paris or UTC."),
        (("--tz", ""), "The time zone  is unknown: give one such as Europe/Paris or UTC."),
        (
            ("--from", "2024-05-03", "--to", "2024-05-02"),
            "The period ends (2024-05-02) before it starts (2024-05-03): exchange the two.",
        ),
        *(
            (
                (option, text),
                f"{text} is no date: write it as 2026-11-22, or as 2026-11-22T14:30 for a moment of that day.",
            )
            for option in ("--from", "--to")
            for text in (
                "yesterday",
                "2024-13-01",
                "02/05/2024",
                "",
                "0001-01-01",
                "9999-12-31",
                "9999-12-31T23:59:59Z",
            )
        ),
        (("Tram",), "There is no tracker called Tram. There are: Train."),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(cli: Cli, words: tuple[str, ...], sentence: str) -> None:
    cli("track", "add", "Train", "--query", "train")
    ran = cli("stats", *words, "--json")
    assert (ran.code, ran.sentence) == (2, sentence)


def test_a_store_that_is_not_there_is_not_made(cli: Cli, store: Path) -> None:
    ran = cli("stats", "--json")
    assert (ran.code, ran.sentence) == (1, f"There is no store at {store}: check the path, or import something first.")
    assert not store.exists()


def test_a_step_that_does_not_exist_is_wrong_usage(cli: Cli) -> None:
    assert cli("stats", "--by", "minute").code == 2


def test_only_what_the_filter_matches_is_counted(cli: Cli, tmp_path: Path) -> None:
    bring(cli, tmp_path, ["2024-05-02T12:00:00+00:00", "2024-05-04T12:00:00+00:00"])
    assert bins(cli, "--tz", "UTC", "--filter", "TRAIN is:original", "--from", "2024-05-03", "--to", "2024-05-05") == [
        ("2024-05-03T00:00:00+00:00", 0),
        ("2024-05-04T00:00:00+00:00", 1),
        ("2024-05-05T00:00:00+00:00", 0),
    ]
    assert bins(cli, "--filter", "avion") == []
    refused = cli("stats", "--filter", "(train")
    assert refused.code == 2
    assert "Column 1" in refused.err
