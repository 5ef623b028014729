"""Findings are read with doubt; answers become words of a command line."""

from cmdesk.ui.import_plan import Answers, findings, layouts
from tests.ui.fake_jobs import COUNTS, DOUBTED, NO_COUNTS, table


def test_a_result_is_read() -> None:
    found = findings({**COUNTS, "tables": [table(preset="talkwalker")]})
    assert (found.read, found.added, found.known, found.rejected) == (1284, 1200, 70, 14)
    assert found.reasons == {"no-date": 11, "no-text": 3}
    one = found.tables[0]
    assert (one.separator, one.header_line, one.sheet, one.preset) == (";", 3, None, "talkwalker")
    assert [(column.name, column.field) for column in one.columns] == [
        ("Date", "posted_at"),
        ("Texte", "text"),
        ("Note", None),
    ]
    assert one.preview[1] == ("24/04/2024", "Bravo")
    assert one.settled and not found.open


def test_missing_counts_are_not_zero() -> None:
    found = findings({**NO_COUNTS, "tables": [table(dates=DOUBTED)]})
    assert found.read is None and found.open and not found.tables[0].settled


def test_a_result_of_another_shape_says_nothing_and_is_no_fault() -> None:
    found = findings({"read": "many", "tables": [None, {"columns": "Date", "dates": 3, "preview": [None]}]})
    assert found.read is None
    assert found.tables[0].columns == () and found.tables[0].dates is None and found.tables[0].preview == ((),)


def test_a_table_that_nobody_knows_is_asked_about_even_when_it_is_complete() -> None:
    assert not findings({"tables": [table()]}).tables[0].settled


def test_files_of_one_header_share_an_answer_and_the_doubtful_one_asks() -> None:
    found = findings(
        {
            "tables": [
                table(file="a.csv"),
                table(file="b.csv", dates=DOUBTED),
                table(file="c.csv", columns=[{"name": "Jour", "field": "posted_at"}]),
            ]
        }
    )
    assert [[one.file for one in group] for group in layouts(found.tables)] == [["b.csv", "a.csv"], ["c.csv"]]


def test_answers_become_options_of_one_word_each() -> None:
    answers = Answers(
        columns={"text": "-Texte=\0a", "likes": ""},
        mapping="Agence",
        keep_as="--x",
        date_format="dmy",
        zone="Europe/Paris",
        sheet="Mars",
        source="x",
    )
    asked = (
        "--mapping=Agence",
        "--date-format=dmy",
        "--tz=Europe/Paris",
        "--sheet=Mars",
        "--source=x",
        "--map=text=-Texte= a",
        "--map=likes=",
    )
    assert answers.words() == asked
    assert answers.final_words() == (*asked, "--save-mapping=--x")
    assert Answers().final_words() == ()
