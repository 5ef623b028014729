"""Tables as they really come: what each of them must give, row for row, or the sentence that says why not.

Made in code, every word of them made up. `rows` are moments in UTC and texts, in the order of time.
"""

import csv
import gzip
import io
import os
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import xlsxwriter

Make = Callable[[Path], Path]
"""Makes a file in a folder; gives its path."""


@dataclass(frozen=True)
class Odd:
    """A file, how it is imported, and what comes of it.

    Attributes:
        make: see `Make`.
        rows: "moment text" of each post, oldest first; moments as in "2024-05-02T12:00".
        sentence: the error, `{}` standing for the path; None where it is imported.
        code: what the command ends with.
        rejected: line and reason of each rejected row.
        words: further arguments; the zone is Europe/Paris.
        warnings: parts of what is said on stderr.
    """

    make: Make
    rows: Sequence[str] = ()
    sentence: str | None = None
    code: int = 0
    rejected: Sequence[tuple[int, str]] = ()
    words: Sequence[str] = ()
    warnings: Sequence[str] = field(default=())


def raw(content: bytes, name: str = "table.csv") -> Make:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def text(content: str, encoding: str = "utf-8", name: str = "table.csv") -> Make:
    """A file of this text."""
    return raw(content.encode(encoding), name)


def table(rows: Sequence[Sequence[str]], encoding: str = "utf-8", **dialect: Any) -> Make:
    """A file as the module csv writes it."""
    written = io.StringIO(newline="")
    csv.writer(written, **dialect).writerows(rows)
    return text(written.getvalue(), encoding)


def sheets(content: dict[str, Sequence[Sequence[object]]], name: str = "table.xlsx", **options: Any) -> Make:
    """A workbook."""

    def make(folder: Path) -> Path:
        with xlsxwriter.Workbook(folder / name, options) as book:
            formats = {
                datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
                date: book.add_format({"num_format": "dd/mm/yyyy"}),
                time: book.add_format({"num_format": "hh:mm"}),
            }
            for title, rows in content.items():
                sheet = book.add_worksheet(title)
                for y, row in enumerate(rows):
                    for x, cell in enumerate(row):
                        if type(cell) in formats:
                            sheet.write_datetime(y, x, cell, formats[type(cell)])  # type: ignore[index]
                        elif isinstance(cell, str) and cell.startswith("=formula "):
                            sheet.write_formula(y, x, "=1+1", value=cell.removeprefix("=formula "))
                        elif isinstance(cell, str):
                            sheet.write_string(y, x, cell)
                        elif cell is not None:
                            sheet.write(y, x, cell)
        return folder / name

    return make


def sheet(*rows: Sequence[object]) -> Make:
    """A workbook of one sheet."""
    return sheets({"Export": rows})


def _changed(make: Make, change: Callable[[bytes], bytes], name: str) -> Make:
    def made(folder: Path) -> Path:
        path = make(folder)
        content = change(path.read_bytes())
        path.unlink()
        (folder / name).write_bytes(content)
        return folder / name

    return made


def _folder(folder: Path) -> Path:
    (folder / "table.csv").mkdir()
    return folder / "table.csv"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "table.csv")
    return folder / "table.csv"


def _forbidden(folder: Path) -> Path:
    # a loop of links can be read by nobody, not even by the superuser
    path = folder / "table.csv"
    path.symlink_to(path)
    return path


def _bomb(folder: Path) -> Path:
    """A workbook of a few kilobytes that says it unpacks to nothing and unpacks to 40 MB."""
    path = folder / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    content = path.read_bytes()
    path.write_bytes(content.replace((40_000_000).to_bytes(4, "little"), (12).to_bytes(4, "little")))
    return path


def _far(folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "far.xlsx") as book:
        page = book.add_worksheet()
        page.write("A1", "Date")
        page.write("B1", "Texte")
        page.write("XFD1048576", "x")
    return folder / "far.xlsx"


def _locked(folder: Path) -> Path:
    # the outside of a protected workbook: an OLE container with this stream
    path = folder / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(99)
    )
    return path


SMALL: Final = "Date;Texte\n2024-05-02 14:00;été à Noël\n2024-05-03 14:00;cœur brisé\n"
SMALL_ROWS: Final = ("2024-05-02T12:00 été à Noël", "2024-05-03T12:00 cœur brisé")
PNG: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
CANNOT_TELL: Final = "Cannot tell the form of {} from its beginning: say it with --format"
ASK: Final = "{}: the dates in the column Date, such as"
ZONE: Final = "dates without a zone are read as Europe/Paris"

ODD: Final[dict[str, Odd]] = {
    # encodings
    "utf-8": Odd(text(SMALL), SMALL_ROWS, warnings=[ZONE]),
    "byte order mark": Odd(text(SMALL, "utf-8-sig"), SMALL_ROWS),
    "utf-16 with its mark": Odd(text(SMALL, "utf-16"), SMALL_ROWS),
    "utf-16 little endian, bare": Odd(text(SMALL, "utf-16-le"), SMALL_ROWS),
    "utf-16 big endian, bare": Odd(text(SMALL, "utf-16-be"), SMALL_ROWS),
    "utf-32": Odd(text(SMALL, "utf-32"), SMALL_ROWS),
    "cp1252": Odd(text(SMALL, "cp1252"), SMALL_ROWS),
    "mac roman": Odd(text(SMALL, "mac_roman"), SMALL_ROWS),
    "cp1252 far behind ascii": Odd(
        text("Date;Texte\n" + "2024-05-01 10:00;plain\n" * 3 + "2024-05-02 14:00;déjà\n", "cp1252"),
        ("2024-05-01T08:00 plain", "2024-05-02T12:00 déjà"),
    ),
    "an encoding that nobody knows": Odd(
        text("Date;Texte\n2024-05-02;Привет, как дела? Хорошо\n", "cp1251"),
        sentence="The encoding of {} cannot be told, so its accents would be lost: save it as UTF-8.",
        code=1,
    ),
    "one stray byte in utf-8": Odd(
        raw("Date;Texte\n2024-05-02 14:00;été, été, été à Noël\n2024-05-03 14:00;a".encode() + b"\xe9b\n"),
        ("2024-05-02T12:00 été, été, été à Noël", "2024-05-03T12:00 a\ufffdb"),
    ),
    "byte order mark in the middle": Odd(
        text("Date;Texte\n2024-05-02 14:00;un\n\ufeffDate;Texte\n2024-05-03 14:00;deux\n", "utf-8-sig"),
        ("2024-05-02T12:00 un", "2024-05-03T12:00 deux"),
    ),
    "compressed": Odd(raw(gzip.compress(SMALL.encode()), "table.csv.gz"), SMALL_ROWS),
    # lines and quotes
    "mixed line ends": Odd(
        text('Date,Text\r\n2024-05-02 14:00,a\r2024-05-03 14:00,"b\rc"\n2024-05-04 14:00,d'),
        ("2024-05-02T12:00 a", "2024-05-03T12:00 b\rc", "2024-05-04T12:00 d"),
    ),
    "quotes inside quotes": Odd(
        text('Date,Text\n2024-05-02 14:00,"il a dit ""non"", puis ""oui"""\n2024-05-03 14:00,"il a dit "bof" hier"\n'),
        ('2024-05-02T12:00 il a dit "non", puis "oui"', '2024-05-03T12:00 il a dit "bof" hier'),
    ),
    "a stray quote in the middle": Odd(
        text('Date,Text\n2024-05-02 14:00,un 27" tout neuf\n2024-05-03 14:00,b\n'),
        ('2024-05-02T12:00 un 27" tout neuf', "2024-05-03T12:00 b"),
    ),
    "an unterminated quote": Odd(
        text('Date,Text\n2024-05-02 14:00,"jamais fermé\n2024-05-03 14:00,b\n2024-05-04 14:00,"c"\n'),
        ("2024-05-02T12:00 jamais fermé", "2024-05-03T12:00 b", "2024-05-04T12:00 c"),
    ),
    "an unterminated quote at the end": Odd(
        text('Date,Text\n2024-05-02 14:00,a\n2024-05-03 14:00,"b'), ("2024-05-02T12:00 a", "2024-05-03T12:00 b")
    ),
    "a quoted text over lines that look like rows": Odd(
        table([["Text", "Date"], ["un, deux\ntrois, quatre\n\ncinq", "2024-05-02 14:00"], ["b", "2024-05-03 14:00"]]),
        ("2024-05-02T12:00 un, deux\ntrois, quatre\n\ncinq", "2024-05-03T12:00 b"),
    ),
    "zero bytes": Odd(
        raw(b"Date,Text\n2024-05-02 14:00,a\0b\n2024-05-03 14:00,c\n"), ("2024-05-02T12:00 ab", "2024-05-03T12:00 c")
    ),
    "a cell of ten megabytes": Odd(
        text('Date,Text\n2024-05-02 14:00,"' + "x" * 10_000_000 + '"\n2024-05-03 14:00,b\n'),
        ("2024-05-02T12:00 " + "x" * 10_000_000, "2024-05-03T12:00 b"),
    ),
    "a line without end": Odd(
        text("Date,Text\n2024-05-02 14:00,a\n2024-05-03 14:00," + "x" * 17_000_000 + "\n2024-05-04 14:00,c\n"),
        ("2024-05-02T12:00 a", "2024-05-04T12:00 c"),
        rejected=[(3, "too-long")],
    ),
    "ragged rows": Odd(
        text(
            "Date,Text,Likes,Langue\n2024-05-02 14:00,court\n2024-05-03 14:00,long,1,fr,,,\n"
            "2024-05-04 14:00,a,b,c,d,e\n"
        ),
        ("2024-05-02T12:00 court", "2024-05-03T12:00 long"),
        rejected=[(4, "too-many-cells")],
    ),
    # separators
    "tabs": Odd(text(SMALL.replace(";", "\t"), name="table.tsv"), SMALL_ROWS),
    "pipes": Odd(text(SMALL.replace(";", "|")), SMALL_ROWS),
    "a separator that the file says": Odd(text("sep=;\r\n" + SMALL), SMALL_ROWS),
    "semicolons, and commas in the texts and numbers": Odd(
        text("Date;Texte;J'aime;Note\n02/05/2024 14:00;a, b, c, d;12,5K;3,14\n13/05/2024 14:00;e, f;1 234;2,72\n"),
        ("2024-05-02T12:00 a, b, c, d", "2024-05-13T12:00 e, f"),
    ),
    # above, beside and below the rows
    "titles above": Odd(text("Rapport mensuel\nClient : Café\n\n# exporté hier\nPériode;mai\n\n" + SMALL), SMALL_ROWS),
    "three lines of names": Odd(
        text("Post,,Auteur,\nDate,Texte,Nom,Abonnés\nUTC+1,texte libre,,nombre\n2024-05-02 14:00,a,Zoé,3\n"),
        ("2024-05-02T12:00 a",),
        rejected=[(3, "no-date")],
    ),
    "empty columns": Odd(
        text(",Date,,Texte,\n,2024-05-02 14:00,,a,\n,2024-05-03 14:00,,b,\n"),
        ("2024-05-02T12:00 a", "2024-05-03T12:00 b"),
    ),
    "names twice": Odd(
        text("Date,Text,Text,Date\n2024-05-02 14:00,first,second,2020-01-01\n"), ("2024-05-02T12:00 first",)
    ),
    "names again inside, and a total": Odd(
        text("Date,Text,Likes\n2024-05-02 14:00,a,1\nDate,Text,Likes\n2024-05-03 14:00,b,2\n,,\nTotal,,3\n"),
        ("2024-05-02T12:00 a", "2024-05-03T12:00 b"),
        rejected=[(6, "not-a-row")],
    ),
    "no names": Odd(
        text("2024-05-02 14:00,un café,3\n2024-05-03 14:00,un thé,4\n"),
        sentence="No line of {} names its columns: say which they are by letter, such as --map text=B --map ",
        code=2,
    ),
    "no names, but letters": Odd(
        text("2024-05-02 14:00,un café,3\n2024-05-03 14:00,un thé,4\n"),
        ("2024-05-02T12:00 un café", "2024-05-03T12:00 un thé"),
        words=["--map", "text=B", "--map", "posted_at=A"],
    ),
    "names that nobody knows": Odd(
        text("Quand,Quoi\n2024-05-02 14:00,un café\n"),
        sentence="No column of {} is known to hold the text: say which one with --map text=COLUMN. There are: ",
        code=2,
    ),
    "names that she knows": Odd(
        text("Quand,Quoi\n2024-05-02 14:00,un café\n"),
        ("2024-05-02T12:00 un café",),
        words=["--map", "text=quoi", "--map", "date=Quand"],
    ),
    "names only": Odd(text("Date;Texte\n"), warnings=["names its columns and holds no rows"]),
    "no rows but blank ones": Odd(text("Date;Texte\n;\n\n;;;\n"), warnings=["names its columns and holds no rows"]),
    "nothing": Odd(raw(b""), sentence="{} is empty: fetch it again.", code=1),
    "a letter": Odd(
        text("Bonjour,\n\nVoici ce que je pense.\nC'est bon, très bon, même.\nEt vous ?\nZoé\n"),
        sentence=CANNOT_TELL,
        code=1,
    ),
    "one column": Odd(text("bonjour\nbonsoir\n"), sentence=CANNOT_TELL, code=1),
    # dates
    "the day first, seen late": Odd(
        text("Date,Text\n03/04/2024 10:00,a\n04/04/2024 10:00,b\n13/04/2024 10:00,c\n"),
        ("2024-04-03T08:00 a", "2024-04-04T08:00 b", "2024-04-13T08:00 c"),
    ),
    "the month first, seen late": Odd(
        text("Date,Text\n03/04/2024 10:00,a\n04/04/2024 10:00,b\n04/13/2024 10:00,c\n"),
        ("2024-03-04T09:00 a", "2024-04-04T08:00 b", "2024-04-13T08:00 c"),
    ),
    "day or month first": Odd(text("Date,Text\n03/04/2024 10:00,a\n05/06/2024 10:00,b\n"), sentence=ASK, code=2),
    "some day first, some month first": Odd(text("Date,Text\n13/04/2024,a\n04/13/2024,b\n"), sentence=ASK, code=2),
    "day first, she says": Odd(
        text("Date,Text\n03/04/2024 10:00,a\n04/13/2024 10:00,b\n"),
        ("2024-04-03T08:00 a",),
        rejected=[(3, "no-date")],
        words=["--date-format", "dmy"],
    ),
    "month first, she says": Odd(
        text("Date,Text\n03/04/2024 10:00,a\n"), ("2024-03-04T09:00 a",), words=["--date-format", "mdy"]
    ),
    "a pattern, she says": Odd(
        text("Date,Text\n2024.123 10h,a\n2024-05-02,b\n"),
        ("2024-05-02T08:00 a",),
        rejected=[(3, "no-date")],
        words=["--date-format", "%Y.%j %Hh"],
    ),
    "the year first": Odd(
        text("Date,Text\n2024/05/02 14:00,a\n2024/12/31,b\n"), ("2024-05-02T12:00 a", "2024-12-30T23:00 b")
    ),
    "years of two digits": Odd(
        text("Date,Text\n31/12/23 14:00,a\n02/05/24,b\n"), ("2023-12-31T13:00 a", "2024-05-01T22:00 b")
    ),
    "two formats in one column": Odd(
        text("Date,Text\n2024-05-02T14:00:00+02:00,a\n13/05/2024 14:00,b\n05/06/2024 14:00,c\nhier,d\n31/02/2024,e\n"),
        ("2024-05-02T12:00 a", "2024-05-13T12:00 b", "2024-06-05T12:00 c"),
        rejected=[(5, "no-date"), (6, "no-date")],
    ),
    "offsets and Z": Odd(
        text("created_at,text\n2024-05-02T12:00:00.000Z,a\n2024-05-02T12:00:00-0500,b\n2024-05-02 20:00:00 UTC,c\n"),
        ("2024-05-02T12:00 a", "2024-05-02T17:00 b", "2024-05-02T20:00 c"),
    ),
    "unix time": Odd(
        text("timestamp,text\n1714651200,a\n1714651200123,b\n1714651200123456,c\n"),
        ("2024-05-02T12:00 a", "2024-05-02T12:00:00.123000 b", "2024-05-02T12:00:00.123456 c"),
    ),
    "the dates of old tweets": Odd(
        text("created_at,text\nWed Oct 10 20:19:24 +0000 2018,a\n"), ("2018-10-10T20:19:24 a",)
    ),
    "names of months": Odd(
        text(
            'Date;Text\n3 févr. 2024 14:05;fr\n"Feb 4, 2024 2:05 PM";en\n5. Februar 2024 14:05;de\n'
            "6 de febrero de 2024 14:05;es\n7 décembre 2024;fr\nmardi 6 août 2024 à 12h00;fr\n"
        ),
        (
            "2024-02-03T13:05 fr",
            "2024-02-04T13:05 en",
            "2024-02-05T13:05 de",
            "2024-02-06T13:05 es",
            "2024-08-06T10:00 fr",
            "2024-12-06T23:00 fr",
        ),
    ),
    "day and time apart": Odd(
        text("Date,Heure,Texte\n13/05/2024,14:00,a\n14/05/2024,2:05 PM,b\n"),
        ("2024-05-13T12:00 a", "2024-05-14T12:05 b"),
    ),
    "clocks that are changed": Odd(
        # 02:30 was never shown in March, and shown twice in October
        text("Date,Text\n31/03/2024 01:59,a\n31/03/2024 02:30,b\n27/10/2024 02:30,c\n27/10/2024 03:00,d\n"),
        ("2024-03-31T00:59 a", "2024-03-31T01:30 b", "2024-10-27T00:30 c", "2024-10-27T02:00 d"),
    ),
    "days of a spreadsheet as numbers": Odd(
        text("Date;Texte\n45414,5;a\n45415;b\n"), ("2024-05-02T10:00 a", "2024-05-02T22:00 b")
    ),
    "numbers that are no dates": Odd(text("Date,Text\n12,a\n7,b\n"), rejected=[(2, "no-date"), (3, "no-date")]),
    # texts
    "emoji, and letters from right to left": Odd(
        text("Date,Text\n2024-05-02 14:00,👩‍👩‍👧 ça roule 🎉\n2024-05-03 14:00,\u202bמה שלומך، כיف\u202c\n"),
        ("2024-05-02T12:00 👩‍👩‍👧 ça roule 🎉", "2024-05-03T12:00 \u202bמה שלומך، כיف\u202c"),
    ),
    "title and text": Odd(
        text(
            "Date,Title,Content\n2024-05-02 14:00,Un titre,Le texte\n2024-05-03 14:00,Seul,\n"
            "2024-05-04 14:00,Le dé…,Le début\n"
        ),
        ("2024-05-02T12:00 Un titre\n\nLe texte", "2024-05-03T12:00 Seul", "2024-05-04T12:00 Le début"),
    ),
    "rows without text or date": Odd(
        text("Date,Text,Auteur\n2024-05-02 14:00,,Zoé\n,sans date,Zoé\n,,Zoé\n"),
        rejected=[(2, "no-text"), (3, "no-date"), (4, "not-a-row")],
    ),
    # workbooks
    "a workbook": Odd(
        sheet(["Date", "Texte", "Likes"], [datetime(2024, 5, 2, 14, 0), "a", 3], [date(2024, 5, 3), "b", None]),
        ("2024-05-02T12:00 a", "2024-05-02T22:00 b"),
    ),
    "a workbook that begins late": Odd(
        sheet([], ["", "", "Rapport"], [], ["", "", "Date", "Texte"], ["", "", datetime(2024, 5, 2, 14, 0), "a"]),
        ("2024-05-02T12:00 a",),
    ),
    "day and time in cells of their own": Odd(
        sheet(["Date", "Heure", "Texte"], [date(2024, 5, 2), time(14, 0), "a"], [datetime(2024, 5, 3), 0.25, "b"]),
        ("2024-05-02T12:00 a", "2024-05-03T04:00 b"),
    ),
    "days as bare numbers": Odd(sheet(["Date", "Texte"], [45414.5, "a"]), ("2024-05-02T10:00 a",)),
    "days counted from 1904": Odd(
        sheets({"A": [["Date", "Texte"], [43952.5, "a"]]}, date_1904=True), ("2024-05-02T10:00 a",)
    ),
    "formulas": Odd(
        sheet(["Date", "Texte"], [datetime(2024, 5, 2, 14, 0), "=formula calculé"]), ("2024-05-02T12:00 calculé",)
    ),
    "the sheet that can be mapped": Odd(
        sheets(
            {
                "Lisez-moi": [["Bonjour"], ["ceci"], ["est"], ["long"], ["très"]],
                "Posts": [["Date", "Texte"], [datetime(2024, 5, 2, 14, 0), "a"]],
            }
        ),
        ("2024-05-02T12:00 a",),
        warnings=["the sheet Posts is read"],
    ),
    "the sheet that she names": Odd(
        sheets(
            {
                "Mai": [["Date", "Texte"], [datetime(2024, 5, 2, 14, 0), "a"], [datetime(2024, 5, 2, 15, 0), "c"]],
                "Juin": [["Date", "Texte"], [datetime(2024, 6, 2, 14, 0), "b"]],
            }
        ),
        ("2024-06-02T12:00 b",),
        words=["--sheet", "Juin"],
    ),
    "a sheet that is not there": Odd(
        sheet(["Date", "Texte"], [datetime(2024, 5, 2), "a"]),
        sentence="{} has no sheet called Juin. There are: Export.",
        code=2,
        words=["--sheet", "Juin"],
    ),
    "a workbook called csv": Odd(
        _changed(sheet(["Date", "Texte"], [datetime(2024, 5, 2, 14, 0), "a"]), bytes, "table.csv"),
        ("2024-05-02T12:00 a",),
    ),
    "a text called xlsx": Odd(text(SMALL, name="table.xlsx"), SMALL_ROWS),
    "a text that she calls a workbook": Odd(text(SMALL, name="table.xlsx"), SMALL_ROWS, words=["--format", "xlsx"]),
    "a page called xls": Odd(
        text("<html><body><table><tr><td>Date</td><td>Text</td></tr></table></body></html>", name="table.xls"),
        sentence="{} holds a web page, whatever its name: open it in a spreadsheet, save it as .xlsx or CSV",
        code=1,
    ),
    "a workbook cut off": Odd(
        _changed(
            sheet(["Date", "Texte"], *([datetime(2024, 5, 2), f"texte {n}"] for n in range(50))),
            lambda c: c[:-900],
            "cut.xlsx",
        ),
        sentence="{} is a damaged workbook",
        code=1,
    ),
    "a workbook with a hole": Odd(
        _changed(
            sheet(["Date", "Texte"], [datetime(2024, 5, 2), "a"]), lambda c: c[:700] + bytes(200) + c[900:], "hole.xlsx"
        ),
        sentence="{} is a damaged workbook",
        code=1,
    ),
    "a bomb": Odd(_bomb, sentence="{} unpacks to more than 16 MB, too much for a workbook", code=1),
    "a cell at the end of the world": Odd(
        _far, sentence="A sheet of {} reaches from its first cell to XFD1048576", code=1
    ),
    "a password": Odd(
        _locked,
        sentence="{} is protected by a password: open it in a spreadsheet, save it without one, and import that.",
        code=1,
    ),
    # no tables at all
    "a picture": Odd(
        raw(PNG),
        sentence="{} holds no posts that can be read: name a table, a JSON file or an archive of an account.",
        code=1,
    ),
    "a picture that she calls a table": Odd(
        raw(PNG),
        sentence="{} holds no posts that can be read: name a table, a JSON file or an archive of an account.",
        code=1,
        words=["--format", "csv"],
    ),
    "a folder": Odd(_folder, sentence="{} is a folder: name the file in it.", code=1),
    "a pipe": Odd(_pipe, sentence="{} is no ordinary file: save its content to a file and name that one.", code=1),
    "a file that cannot be read": Odd(_forbidden, sentence="{} cannot be read", code=1),
    "compressed and cut off": Odd(
        raw(
            gzip.compress(("Date;Texte\n2024-05-02 14:00;" + os.urandom(3000).hex() + "\n").encode())[:-1200],
            "cut.csv.gz",
        ),
        sentence="{} is damaged near byte",
        code=1,
    ),
    # wrong words
    "a field that does not exist": Odd(
        text(SMALL), sentence="There is no field couleur", code=2, words=["--map", "couleur=Date"]
    ),
    "a column that does not exist": Odd(
        text(SMALL),
        sentence="{} has no column Auteur: name one as its first line does, or by its letter. There are: Date, Texte.",
        code=2,
        words=["--map", "author_name=Auteur"],
    ),
    "a format that does not exist": Odd(
        text(SMALL), sentence="There is no date format tmj", code=2, words=["--date-format", "tmj"]
    ),
    "a network that does not exist": Odd(
        text(SMALL), sentence="There is no network minitel", code=2, words=["--source", "minitel"]
    ),
    "a mapping that does not exist": Odd(
        text(SMALL),
        sentence="There is no mapping called janvier. There are: –.",
        code=2,
        words=["--mapping", "janvier"],
    ),
}
