"""What came of an import, in one sentence: several commands that she ordered at once are told as one.

Plain data in, a sentence out; `job_news` shows it. Keys that a result lacks are not told.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from cmdesk.core.types import Account
from cmdesk.ui import formats
from cmdesk.ui.banner import Tone
from cmdesk.ui.foreign_text import visible
from cmdesk.ui.wording import source_word

COUNTS = ("read", "added", "known", "rejected")


class ImportNews:
    """The results of imports that belong together.

    Attributes:
        rejects: a file of rejected inputs, None where there is none.
        account: whose posts an archive holds, None where no one's.
    """

    def __init__(self) -> None:
        self.rejects: str | None = None
        self.account: Account | None = None
        self._counts = dict.fromkeys(COUNTS, 0)
        self._feeds = 0
        self._damaged = 0
        self._zones: dict[str, None] = {}
        self._failures: list[str] = []
        self._broken = False
        self._results = 0

    def add(self, result: Mapping[str, Any]) -> None:
        """Take in how one command ended."""
        self._results += 1
        for name in COUNTS:
            self._counts[name] += _number(result.get(name))
        self._feeds += _number(result.get("feeds"))
        self._damaged += _number(result.get("damaged_ids"))
        if zone := result.get("zone"):
            self._zones[str(zone)] = None
        if rejects := result.get("rejects"):
            self.rejects = str(rejects)
        account = result.get("account")
        if isinstance(account, Mapping) and account.get("handle"):
            self.account = Account(str(account.get("network") or ""), str(account["handle"]))

    def fail(self, sentence: str, *, stopped: bool) -> None:
        """Take in that one command failed, or was stopped by her."""
        self._failures.append(sentence)
        self._broken = self._broken or not stopped

    @property
    def tone(self) -> Tone:
        """How serious all of it is."""
        if self._broken:
            return Tone.ERROR
        return Tone.WARNING if self.rejects or self._damaged else Tone.INFO

    def sentence(self, locale: QLocale) -> str:
        """All of it."""
        told = list(self._failures)
        if self._results:
            counts = {name: formats.number(value, locale) for name, value in self._counts.items()}
            told.append(
                QCoreApplication.translate(
                    "Errands", "{read} read, {added} added, {known} already known, {rejected} rejected"
                ).format(**counts)
            )
        if self._feeds:
            told.append(
                QCoreApplication.translate("ImportNews", "feeds among them, kept in the store: {count}").format(
                    count=formats.number(self._feeds, locale)
                )
            )
        if self._zones:
            told.append(
                QCoreApplication.translate("ImportNews", "times without a zone were read as times of {zone}").format(
                    zone=", ".join(map(visible, self._zones))
                )
            )
        if self._damaged:
            told.append(
                QCoreApplication.translate("ImportNews", "damaged identifiers: {count}").format(
                    count=formats.number(self._damaged, locale)
                )
            )
        if self.account is not None:
            told.append(
                QCoreApplication.translate("ImportNews", "these are the posts of @{handle} ({network})").format(
                    handle=visible(self.account.handle.lstrip("@")), network=source_word(self.account.network)
                )
            )
        return " · ".join(told)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
