"""What came of the jobs, told by the notice: counts, where a file lies, why one failed.

It starts no job (see `errands`) and shows no progress (see `status`). What came of a collection is told by
`collecting`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from cmdesk.core.types import Account
from cmdesk.ui import formats
from cmdesk.ui.backstage import Backstage
from cmdesk.ui.banner import Notice, Tone
from cmdesk.ui.import_news import ImportNews
from cmdesk.ui.jobs import Job, Outcome
from cmdesk.ui.scoring import RESCORE, rescored


class JobNews(QObject):
    """Tells how each job ended."""

    def __init__(
        self,
        backstage: Backstage,
        notice: Notice,
        locale: QLocale,
        claim: Callable[[Account], None],
        parent: QObject,
    ) -> None:
        """Listen to the jobs.

        Args:
            claim: makes an account hers, and tells so.
        """
        super().__init__(parent)
        self._claim = claim
        self._begin_anew = backstage.begin_anew
        self._forget_edits = backstage.edits.stack.clear
        self._focus = backstage.focus
        self._notice = notice
        self._locale = locale
        self._imports: list[Job] = []
        self._news = ImportNews()
        backstage.jobs.started.connect(self._job_started)
        backstage.jobs.finished.connect(self._job_ended)

    def expect(self, job: Job) -> None:
        """Tell this import together with the others that were ordered with it."""
        self._imports.append(job)

    def _job_started(self, job: Job) -> None:
        job.warned.connect(self._warned)

    def _warned(self, sentence: str) -> None:
        self._notice.tell(sentence, Tone.WARNING)

    def _job_ended(self, job: Job, outcome: Outcome) -> None:
        if job.name == "collect":
            return
        if job.name == "import":
            self._import_ended(job, outcome)
        elif outcome.ok:
            tellers = {
                "export": self._exported,
                "backup": self._backed_up,
                "restore": self._restored,
                "forget": self._forgotten,
                RESCORE: self._rescored,
            }
            tellers.get(job.name, self._rematched)(outcome.result)
        else:
            self._notice.tell(self._fault(job, outcome), Tone.INFO if outcome.cancelled else Tone.ERROR)

    def _fault(self, job: Job, outcome: Outcome) -> str:
        if outcome.cancelled and job.name == "export":
            return self.tr("{job}: stopped. Nothing was written.").format(job=job.title)
        if outcome.cancelled and job.name in ("backup", "restore"):
            return self.tr("{job}: stopped. Nothing was changed.").format(job=job.title)
        if outcome.cancelled and job.name == "forget":
            return self.tr("{job}: stopped. Not all is forgotten yet: the rest is within a day.").format(job=job.title)
        if outcome.cancelled:
            return self.tr("{job}: stopped. What was stored stays stored.").format(job=job.title)
        sentence = outcome.sentence.removeprefix("cmdesk: ") or self.tr("the job ended without a word; see the log.")
        return self.tr("{job}: {sentence}").format(job=job.title, sentence=sentence)

    def _import_ended(self, job: Job, outcome: Outcome) -> None:
        """Tell what came of the imports that were ordered together, once the last of them has ended."""
        if outcome.ok:
            self._news.add(outcome.result)
        else:
            self._news.fail(self._fault(job, outcome), stopped=outcome.cancelled)
        if job in self._imports:
            self._imports.remove(job)
        if not self._imports:
            news, self._news = self._news, ImportNews()
            self._tell_imported(news)

    def _tell_imported(self, news: ImportNews) -> None:
        told = news.sentence(self._locale)
        account = news.account
        if account is not None:
            if news.rejects:
                told += " · " + self.tr("the rejected are in {path}").format(path=news.rejects)
            self._notice.tell(told, news.tone, self.tr("Mark as my account"), lambda: self._claim(account))
        elif news.rejects:
            folder = QUrl.fromLocalFile(str(Path(news.rejects).parent))
            self._notice.tell(told, news.tone, self.tr("Show the rejected"), lambda: QDesktopServices.openUrl(folder))
        else:
            self._notice.tell(told, news.tone)

    def _exported(self, result: Mapping[str, Any]) -> None:
        path = str(result.get("out", ""))
        mentions = self.tr("%Ln mention(s)", "", int(result.get("mentions") or 0))
        told = self.tr("{mentions} written to {path}").format(mentions=mentions, path=path)
        self._tell_file(told, path)

    def _backed_up(self, result: Mapping[str, Any]) -> None:
        path = str(result.get("out", ""))
        told = self.tr("%Ln mention(s) are backed up in {path}.", "", int(result.get("mentions") or 0))
        self._tell_file(told.format(path=path), path)

    def _restored(self, result: Mapping[str, Any]) -> None:
        self._begin_anew()
        kept = result.get("kept")
        told = self.tr("%Ln mention(s) are back.", "", int(result.get("mentions") or 0))
        if kept is None:
            self._notice.tell(told)
        elif result.get("damaged"):
            moved = self.tr("The store was damaged: as it was, it now is {path}.").format(path=kept)
            self._tell_file(f"{told} {moved}", kept)
        else:
            self._tell_file(f"{told} " + self.tr("What was there before is kept in {path}.").format(path=kept), kept)

    def _forgotten(self, result: Mapping[str, Any]) -> None:
        # to undo what was done to a mention that is gone would name it again
        self._forget_edits()
        told = self.tr(
            "%Ln mention(s) are forgotten; nothing of this person comes in any more.",
            "",
            int(result.get("mentions") or 0),
        )
        self._notice.tell(told)

    def _rescored(self, result: Mapping[str, Any]) -> None:
        self._notice.tell(rescored(result, self._locale))

    def _tell_file(self, told: str, path: str) -> None:
        folder = QUrl.fromLocalFile(str(Path(path).parent))
        self._notice.tell(told, Tone.INFO, self.tr("Show the folder"), lambda: QDesktopServices.openUrl(folder))

    def _rematched(self, result: Mapping[str, Any]) -> None:
        listed = self._focus.listed
        if not result.get("name", True) or (listed is not None and listed.stored == 0):
            # removed while the job waited, or nothing stored that could be looked through: nothing to tell
            return
        told = self.tr("{name}: {mentions} mentions, {added} found, {removed} let go").format(
            name=result.get("name", ""),
            **{
                name: formats.number(int(result.get(name) or 0), self._locale)
                for name in ("mentions", "added", "removed")
            },
        )
        self._notice.tell(told)

    def tell_picture(self, path: str) -> None:
        """Tell where a picture was written."""
        self._tell_file(self.tr("The chart was written to {path}.").format(path=path), path)
