"""What the detail pane says about a mention: its origin, why it got its label, its reactions over time."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import QLocale, QObject

from cmdesk.core.types import Evidence, Kind, Label, Reading, Sentiment
from cmdesk.core.views import MentionDetail
from cmdesk.ui import formats
from cmdesk.ui.reasons import Found
from cmdesk.ui.theme import SIGNS
from cmdesk.ui.wording import kind_word, label_word, language_word, source_word, tool_word

_LABELS: Final = (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE)
_NO_SCORER: Final = "none"


class DetailWords(QObject):
    """Words one MentionDetail, as plain text."""

    def __init__(self, locale: QLocale, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._zone = zone

    def author(self, detail: MentionDetail) -> str:
        """Name and handle of the author."""
        line = detail.line
        handle = f"@{line.author_handle}" if line.author_handle else ""
        return " ".join(part for part in (line.author_name, handle) if part)

    def origin(self, detail: MentionDetail) -> str:
        """Who, when, where, what kind, which language."""
        line = detail.line
        handle = f"@{line.author_handle}" if line.author_handle and line.author_name else ""
        parts = (
            "★ " + self.tr("your account") if line.own else "",
            handle,
            formats.date_time(line.posted_at, self._zone, self._locale),
            self.tr("date: when it was first seen; its source gives none") if detail.post.undated else "",
            source_word(line.source),
            kind_word(line.kind, line.source),
            language_word(line.lang),
        )
        return " · ".join(part for part in parts if part)

    def why(self, detail: MentionDetail, evidence: Sequence[Evidence], second: Sentiment | None = None) -> str:
        """Label, probabilities, scorer, and the words that weighed most; then what another scorer says."""
        sentiment, line = detail.sentiment, detail.line
        told = f"{SIGNS[sentiment.label]} {label_word(sentiment.label)}"
        if sentiment.p is not None and sentiment.compound is not None:
            told += f" {formats.signed(sentiment.compound, self._locale)}"
        lines = [told if sentiment.scorer == _NO_SCORER else f"{told} · {sentiment.scorer}"]
        if line.corrected:
            yours = self.tr("Yours: {label}. The scorer said:").format(label=label_word(line.label))
            lines.insert(0, yours)
        if sentiment.p is not None:
            lines.append(
                "  ".join(
                    f"{SIGNS[one]} {formats.percent(share, self._locale)}"
                    for one, share in zip(_LABELS, reversed(sentiment.p), strict=True)
                )
            )
        elif sentiment.label is Label.UNKNOWN:
            lines.append(
                self.tr("No scorer knows this language.")
                if sentiment.scorer == _NO_SCORER
                else self.tr("Nothing in this text could be judged.")
            )
        lines += self._strongest(detail.post.text, evidence)
        if second is not None and second.p is not None and second.scorer != sentiment.scorer:
            lines.append(
                self.tr("{scorer} alone: {sign} {label}").format(
                    scorer=second.scorer, sign=SIGNS[second.label], label=label_word(second.label)
                )
            )
            lines += self._strongest(detail.post.text, second.evidence)
        return "\n".join(lines)

    def _strongest(self, text: str, evidence: Sequence[Evidence]) -> list[str]:
        """The words that weighed most, on one line; no line where none did."""
        strongest = sorted(evidence, key=lambda part: -abs(part.weight))[:6]
        told = [
            f"{'▲' if part.weight > 0 else '▼'} {' '.join(text[part.start : part.end].split())} "
            f"{formats.signed(part.weight, self._locale, 1)}"
            for part in strongest
        ]
        return [" · ".join(told)] if told else []

    def opinions(self, detail: MentionDetail) -> str:
        """What other tools said of its mood: theirs, not ours; the word in their file where it is another."""
        lines = []
        for opinion in detail.post.opinions:
            label, told = label_word(opinion.label), " ".join(opinion.told.split())
            words = (
                self.tr("{tool}: {label}") if told.casefold() in ("", label) else self.tr("{tool}: {label} (“{told}”)")
            )
            lines.append(words.format(tool=tool_word(opinion.tool), label=label, told=told))
        return "\n".join(lines)

    def reactions(self, detail: MentionDetail) -> str:
        """The latest reading in full, and how it came to that."""
        latest = detail.post.reading
        given = [
            self.tr("%Ln like(s)", "", latest.likes) if latest.likes is not None else "",
            self.tr("%Ln share(s)", "", latest.shares) if latest.shares is not None else "",
            self.tr("%Ln replies", "", latest.replies) if latest.replies is not None else "",
            self.tr("%Ln quote(s)", "", latest.quotes) if latest.quotes is not None else "",
            self.tr("%Ln view(s)", "", latest.views) if latest.views is not None else "",
        ]
        given = [told for told in given if told]
        if not given:
            return self.tr("The network does not say.")
        lines = [" · ".join(given)]
        if detail.line.kind is Kind.REPOST and latest.reactions is not None:
            lines.append(self.tr("Those of the original post: they do not count."))
        earlier = [reading for reading in detail.readings if reading.seen_at and reading.reactions is not None]
        if len(earlier) > 1:
            lines += [self._reading(reading) for reading in earlier[-5:]]
        return "\n".join(lines)

    def trackers(self, detail: MentionDetail) -> str:
        """The trackers it belongs to."""
        return ", ".join(detail.trackers) if detail.trackers else self.tr("None: kept because you imported it.")

    def found(self, found: Found) -> str:
        """What a query found in it, "" for nothing."""
        quoted = self.tr("“{words}”")
        texts = (text if text.startswith(("#", "@")) else quoted.format(words=text) for text in found.texts)
        return ", ".join((*texts, *found.facts))

    def _reading(self, reading: Reading) -> str:
        moment = formats.date_time(reading.seen_at, self._zone, self._locale) if reading.seen_at else ""
        return self.tr("{moment}: {count}").format(
            moment=moment, count=formats.number(reading.reactions or 0, self._locale)
        )
