"""What the tracker editor asks of the archive, always in other threads, and what she judges there.

A key press abandons what is asked for the query as it was: the look that runs for long (`survey`) asks every few
milliseconds whether it is still wanted. Nothing is told of a dialog that is closed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import QueryError
from cmdesk.core.learning import MOST_LEARNT
from cmdesk.core.matching import Reason, explained
from cmdesk.core.previews import Example, Judged, Survey
from cmdesk.core.query import Node, parse
from cmdesk.core.suggesting import Suggestion, stems, suggestions, variants
from cmdesk.core.types import Tracker
from cmdesk.ui.bridge import Worker
from cmdesk.ui.dialogs.query_completer import Wish
from cmdesk.ui.dialogs.query_wishes import known_words

QUIET_MS: Final = 30
"""Rest after a key press before the archive is asked: the first page is to stand within 100 ms of the last key."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive as the tracker editor is given it.

    Attributes:
        preview: a thread with a store of its own, for looks that take long.
        reader: the thread that answers at once: words to complete.
        thinker: the thread in which suggestions are made of what was read: the next key press does not wait for them.
        judge: keeps a judgement: tracker, mention, whether it is relevant (None takes it back), what to do then.
        real: the id in the store of a tracker that may just have been made, 0 or less where it has none yet.
    """

    preview: Worker
    reader: Worker
    thinker: Worker
    judge: Callable[[int, int, bool | None, Callable[[], None]], None]
    real: Callable[[int], int]
    locale: QLocale
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Shown:
    """An example and why it is one."""

    example: Example
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A survey and its examples, explained; those that are lost by the saved query."""

    survey: Survey
    sample: tuple[Shown, ...]
    won: tuple[Shown, ...]
    lost: tuple[Shown, ...]


class Judgements(QObject):
    """What she judges in this dialog. Of a stored tracker it is kept at once, of a new one when that is saved.

    Signals:
        changed: she judged an example, or took it back.
        kept: a judgement is in the store.
    """

    changed = Signal()
    kept = Signal()

    def __init__(self, archive: Archive, tracker: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._tracker = tracker
        self._over = False
        self._here: dict[int, Judged | None] = {}

    @property
    def held(self) -> Mapping[int, bool]:
        """What is still to be kept, once the tracker has an id."""
        if self._tracker:
            return {}
        return {mention: one.relevant for mention, one in self._here.items() if one is not None}

    def of(self, example: Example) -> bool | None:
        """What she thinks of an example."""
        if example.line.id in self._here:
            judged = self._here[example.line.id]
            return None if judged is None else judged.relevant
        return example.relevant

    def judge(self, example: Example, relevant: bool | None) -> None:
        """She judges an example; what she said before, said again, is taken back."""
        if relevant is not None and self.of(example) is relevant:
            relevant = None
        mention = example.line.id
        self._here[mention] = None if relevant is None else Judged(mention, example.candidate, relevant)
        if self._tracker:
            self._archive.judge(self._tracker, mention, relevant, self._tell)
        self.changed.emit()

    def counted(self, survey: Survey) -> tuple[int, int]:
        """Good and bad ones of a survey's draw, with what she judged of its sample since."""
        good, bad = survey.good, survey.bad
        for example in survey.sample:
            before, now = example.relevant, self.of(example)
            good += (now is True) - (before is True)
            bad += (now is False) - (before is False)
        return good, bad

    def over(self, stored: Sequence[Judged]) -> list[Judged]:
        """All that she judged: what the store knows, and what it may not know yet."""
        here = dict(self._here)
        return [one for one in here.values() if one is not None] + [one for one in stored if one.mention not in here]

    def close(self) -> None:
        """Tell nothing any more."""
        self._over = True

    def _tell(self) -> None:
        if not self._over:
            self.kept.emit()


class ArchiveLook(QObject):
    """Looks for a query in the archive: the newest at once, then what it all finds.

    Signals:
        began: a look begins; what was told of the query before holds no more.
        newest_read: the newest Shown.
        surveyed: the Looked of the query as it stands.
        suggested: Suggestions, the best first.
        failed: the CmdeskError of a look.
    """

    began = Signal()
    newest_read = Signal(object)
    surveyed = Signal(object)
    suggested = Signal(object)
    failed = Signal(object)

    def __init__(
        self, archive: Archive, tracker: Tracker | None, judgements: Judgements, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._judgements = judgements
        self._tracker = 0 if tracker is None else tracker.id
        self._saved = _readable(tracker)
        self._tree: Node | None = None
        self._turn = 0
        self._over = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._newest)
        judgements.kept.connect(self._again)
        judgements.changed.connect(self._suggest)

    def look(self, tree: Node | None) -> None:
        """Look for a query, once she rests; None ends what is under way."""
        self._turn += 1
        self._tree = tree
        if tree is None:
            self._quiet.stop()
        else:
            self._quiet.start()

    def close(self) -> None:
        """Ask and tell nothing any more."""
        self._over = True
        self._turn += 1
        self._quiet.stop()
        self._judgements.close()

    def complete(self, wish: Wish, then: Callable[[Sequence[str]], None]) -> None:
        """Ask for words of the archive that she may be typing."""
        self._archive.reader.submit(
            lambda store: known_words(store, wish), self._unless_over(then), lambda error: None, key="complete"
        )

    def _newest(self) -> None:
        tree = self._tree
        if tree is not None and not self._over:
            self.began.emit()
            self._submit(
                lambda store: tuple(Shown(one, explained(tree, one.candidate)) for one in store.newest(tree)),
                lambda found: self._show_newest(tree, found),
                "newest",
            )

    def _show_newest(self, tree: Node, found: Sequence[Shown]) -> None:
        if tree is self._tree:
            self.newest_read.emit(found)
            self._again()

    def _again(self) -> None:
        """Survey the archive for the query as it stands."""
        tree, saved, preview = self._tree, self._saved, self._archive.preview
        if tree is None or self._over or self._quiet.isActive():
            return
        self._turn += 1
        turn = self._turn

        def survey(store: DeskStore) -> Looked | None:
            tracker = max(0, self._archive.real(self._tracker))
            found = store.survey(tree, saved, tracker=tracker, wanted=lambda: self._turn == turn and not preview.closed)
            return None if found is None else _explained(found, tree, saved)

        self._submit(survey, lambda looked: self._show_survey(tree, looked), "survey")

    def _show_survey(self, tree: Node, looked: Looked | None) -> None:
        # what was on its way when she typed on is of the query before
        if looked is not None and tree is self._tree:
            self.surveyed.emit(looked)
            self._suggest()

    def _suggest(self) -> None:
        tree = self._tree
        if tree is None or self._over:
            return

        def read(store: DeskStore) -> Callable[[], Sequence[Suggestion]]:
            tracker = self._archive.real(self._tracker)
            judged = self._judgements.over(store.judged(tracker) if tracker > 0 else ())
            if all(one.relevant for one in judged):
                # nothing to leave out: what could be found too
                vocabulary = store.vocabulary(stems(tree))
                return lambda: variants(tree, vocabulary)
            known = {one.mention for one in judged}
            # thirty judgements say little of a rare word: what she did not judge is learnt from, too
            found = store.newest(tree, limit=MOST_LEARNT)
            unjudged = [one.candidate for one in found if one.line.id not in known]
            return lambda: suggestions(tree, judged, unjudged=unjudged)

        def show(found: Sequence[Suggestion]) -> None:
            # a change of the query before, applied now, would undo what she typed since
            if tree is self._tree:
                self.suggested.emit(found)

        def think(suggest: Callable[[], Sequence[Suggestion]]) -> None:
            told, failed = self._unless_over(show), self._unless_over(self.failed.emit)
            self._archive.thinker.submit(lambda _: suggest(), told, failed, key="suggest")

        self._submit(read, think, "suggest")

    def _submit(self, work: Callable[[DeskStore], object], then: Callable[..., None], key: str) -> None:
        self._archive.preview.submit(work, self._unless_over(then), self._unless_over(self.failed.emit), key=key)

    def _unless_over(self, then: Callable[..., None]) -> Callable[..., None]:
        def told(result: object) -> None:
            if not self._over:
                then(result)

        return told


def _readable(tracker: Tracker | None) -> Node | None:
    """The saved query of a tracker, where it can be read."""
    try:
        return None if tracker is None else parse(tracker.query, of_tracker=True)
    except QueryError:
        return None


def _explained(survey: Survey, tree: Node, saved: Node | None) -> Looked:
    return Looked(
        survey,
        tuple(Shown(one, explained(tree, one.candidate)) for one in survey.sample),
        tuple(Shown(one, explained(tree, one.candidate)) for one in survey.won_examples),
        tuple(Shown(one, explained(saved, one.candidate) if saved else ()) for one in survey.lost_examples),
    )
