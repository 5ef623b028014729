"""The words of an import: fields, forms, orders of dates, and the sentences that tell what would come of it.

Functions of plain data and a locale. Names and cells that come from files pass through `foreign_text` on the way.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from cmdesk.ui import formats
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.import_plan import Dates, Findings, Table
from cmdesk.ui.wording import rejection_word, tool_word

NEEDED: Final = ("text", "posted_at")
"""Fields without which a row is no post."""

_ORDERS: Final = (("dmy",), ("mdy",), ("ymd",))
_DIGITS: Final = re.compile(r"(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})")
_CENTURY: Final = 2000


def field_word(name: str) -> str:
    """What a field is called; a field that is new to the window goes by its id."""
    return {
        "text": QCoreApplication.translate("ImportWords", "Text"),
        "title": QCoreApplication.translate("ImportWords", "Title"),
        "snippet": QCoreApplication.translate("ImportWords", "Extract"),
        "posted_at": QCoreApplication.translate("ImportWords", "Date and time"),
        "time": QCoreApplication.translate("ImportWords", "Time of day"),
        "id": QCoreApplication.translate("ImportWords", "Identifier of the post"),
        "url": QCoreApplication.translate("ImportWords", "Link to the post"),
        "author_name": QCoreApplication.translate("ImportWords", "Name of the author"),
        "author_handle": QCoreApplication.translate("ImportWords", "Handle of the author"),
        "author_key": QCoreApplication.translate("ImportWords", "Identifier of the author"),
        "followers": QCoreApplication.translate("ImportWords", "Followers of the author"),
        "source": QCoreApplication.translate("ImportWords", "Network"),
        "lang": QCoreApplication.translate("ImportWords", "Language"),
        "sentiment": QCoreApplication.translate("ImportWords", "Mood, as the tool saw it"),
        "likes": QCoreApplication.translate("ImportWords", "Likes"),
        "shares": QCoreApplication.translate("ImportWords", "Shares"),
        "replies": QCoreApplication.translate("ImportWords", "Replies"),
        "quotes": QCoreApplication.translate("ImportWords", "Quotes"),
        "views": QCoreApplication.translate("ImportWords", "Views"),
        "reactions": QCoreApplication.translate("ImportWords", "Reactions in all"),
        "kind": QCoreApplication.translate("ImportWords", "Kind of post"),
        "is_repost": QCoreApplication.translate("ImportWords", "Is a repost"),
        "is_reply": QCoreApplication.translate("ImportWords", "Is a reply"),
        "is_quote": QCoreApplication.translate("ImportWords", "Is a quote"),
        "parent": QCoreApplication.translate("ImportWords", "Identifier of the post answered"),
        "tags": QCoreApplication.translate("ImportWords", "Tags"),
        "links": QCoreApplication.translate("ImportWords", "Links in the text"),
        "first_seen_at": QCoreApplication.translate("ImportWords", "First seen"),
        "corrected": QCoreApplication.translate("ImportWords", "Mood, as you corrected it"),
    }.get(name, name)


def file_word(path: str) -> str:
    """The name of a file, without its folders."""
    return visible(re.split(r"[/\\]", path)[-1])


def recognised(table: Table) -> str:
    """What was found out about a table: `Export of Talkwalker · CSV, utf-8, columns parted by semicolons`."""
    parts = []
    if table.preset is not None:
        tool = visible(tool_word(table.preset))
        parts.append(QCoreApplication.translate("ImportWords", "Export of {tool}").format(tool=tool))
    # the mark at the beginning of a file is nothing that she must know
    encoding = visible(table.encoding.upper().removesuffix("-SIG"))
    details = [word for word in (table.form.upper(), encoding) if word]
    if separator := _separator_word(table.separator):
        details.append(separator)
    if details:
        parts.append(", ".join(details))
    if table.header_line is None:
        parts.append(QCoreApplication.translate("ImportWords", "no line names the columns"))
    elif table.header_line > 1:
        parts.append(
            QCoreApplication.translate("ImportWords", "names of columns on line {line}").format(line=table.header_line)
        )
    return " · ".join(parts)


def order_word(order: str) -> str:
    """How a date is written: an order of day, month and year, or a pattern as it stands."""
    return {
        "dmy": QCoreApplication.translate("ImportWords", "day, month, year"),
        "mdy": QCoreApplication.translate("ImportWords", "month, day, year"),
        "ymd": QCoreApplication.translate("ImportWords", "year, month, day"),
    }.get(order, visible(order))


def meaning(example: str, order: str, locale: QLocale) -> str:
    """What an example means when it is read in an order: `4 mars 2024`; the order itself where it cannot be read."""
    found = _DIGITS.search(example)
    if found is not None and order in ("dmy", "mdy", "ymd"):
        parts = {letter: int(figures) for letter, figures in zip(order, found.groups(), strict=True)}
        year = parts["y"] if parts["y"] >= 100 else parts["y"] + _CENTURY
        with suppress(ValueError):
            return formats.spelled_day(date(year, parts["m"], parts["d"]), locale)
    return order_word(order)


def date_sentence(dates: Dates, locale: QLocale) -> str:
    """How the dates of a table are read, where an order was found out: "23/04/2024 is read as …"."""
    if dates.formats not in _ORDERS or not dates.example:
        return ""
    read = meaning(dates.example, dates.formats[0], locale)
    return QCoreApplication.translate("ImportWords", "{date} is read as {meaning}.").format(
        date=visible(dates.example), meaning=read
    )


def counts_sentence(found: Findings, locale: QLocale) -> str:
    """What an import would bring; "" where a question is open."""
    if found.read is None:
        return ""
    counts = {
        name: formats.number(value or 0, locale)
        for name, value in (("read", found.read), ("added", found.added), ("known", found.known))
    }
    told = QCoreApplication.translate("ImportWords", "{read} read, {added} to add, {known} already known").format(
        **counts
    )
    if not found.rejected:
        return told
    rejected = QCoreApplication.translate("ImportWords", "{rejected} to reject").format(
        rejected=formats.number(found.rejected, locale)
    )
    return f"{told}, {rejected}"


def remarks(found: Findings, locale: QLocale, *, zones: bool = True) -> list[str]:
    """What she should know before she imports: what is rejected and why, duplicates, damaged identifiers, zones."""
    told = []
    if why := reasons(found, locale):
        told.append(QCoreApplication.translate("ImportWords", "To reject: {reasons}.").format(reasons=", ".join(why)))
    if duplicates := sum(table.duplicates for table in found.tables):
        told.append(duplicates_sentence(duplicates, locale))
    if damaged := sum(table.damaged_ids for table in found.tables):
        told.append("⚠ " + damaged_sentence(damaged, locale))
    for column in dict.fromkeys(table.undivided for table in found.tables if table.undivided is not None):
        told.append(
            QCoreApplication.translate(
                "ImportWords",
                "“{column}” is a total that cannot be parted into likes, shares and replies: it is kept with each row, "
                "but not counted.",
            ).format(column=visible(column.name))
        )
    if zones:
        zoneless = {one.dates.zone: one.dates for one in found.tables if one.dates and one.dates.missing_zone}
        told.extend(map(zone_sentence, zoneless.values()))
    return told


def reasons(found: Findings, locale: QLocale) -> list[str]:
    """Why inputs would be rejected, the most frequent reason first: `no text: 3`."""
    ordered = sorted(found.reasons.items(), key=lambda item: (-item[1], item[0]))
    return [
        QCoreApplication.translate("ImportWords", "{reason}: {count}").format(
            reason=rejection_word(code), count=formats.number(many, locale)
        )
        for code, many in ordered
        if many
    ]


def missing_sentence(names: Sequence[str]) -> str:
    """Which columns are needed and not known."""
    words = ", ".join(map(field_word, names))
    return QCoreApplication.translate(
        "ImportWords", "Not found: {fields}. Choose it above the column that holds it."
    ).format(fields=words)


def damaged_sentence(many: int, locale: QLocale) -> str:
    """That identifiers were rounded by a spreadsheet."""
    return QCoreApplication.translate(
        "ImportWords",
        "Damaged identifiers: {count}. A spreadsheet has rounded them; these posts are told apart by their link, or by "
        "author, text and time.",
    ).format(count=formats.number(many, locale))


def duplicates_sentence(many: int, locale: QLocale) -> str:
    """That rows of the files tell of the same post."""
    return QCoreApplication.translate("ImportWords", "Rows that stand there more than once: {count}.").format(
        count=formats.number(many, locale)
    )


def zone_sentence(dates: Dates) -> str:
    """In which zone moments are read that do not tell theirs."""
    return QCoreApplication.translate("ImportWords", "Times without a zone are read as times of {zone}.").format(
        zone=visible(dates.zone)
    )


def _separator_word(separator: str) -> str:
    if not separator:
        return ""
    return {
        ";": QCoreApplication.translate("ImportWords", "columns parted by semicolons"),
        ",": QCoreApplication.translate("ImportWords", "columns parted by commas"),
        "\t": QCoreApplication.translate("ImportWords", "columns parted by tabs"),
        "|": QCoreApplication.translate("ImportWords", "columns parted by bars"),
    }.get(separator, "")
