"""How inquiries fare, in words and as JSON: what `cmdesk collect` tells while it runs and at its end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cmdesk.cli.context import Context, zone
from cmdesk.core.networks import NETWORKS, SOURCE_IDS
from cmdesk.core.types import ALL_MENTIONS, PassCounts

if TYPE_CHECKING:
    from cmdesk.collector.walker import Report


class CollectProgress:
    """Tells how the inquiries fare, as events or on stderr."""

    def __init__(self, total: int, context: Context) -> None:
        self._total = total
        self._context = context
        self._words = CollectWords(context)
        self._done = 0

    def tell(self, report: "Report") -> None:
        """What `Collector.collect` calls."""
        self._done += report.done
        if self._context.progress:
            self._context.event(
                "progress",
                {
                    "done": self._done,
                    "total": self._total,
                    "source": report.inquiry.source,
                    "title": report.inquiry.title,
                    "state": state_of(report),
                    "read": report.counts.read,
                    "added": report.counts.added,
                },
            )
        elif report.done and self._context.verbose:
            self._context.talk(self._words.line(report))


def state_of(report: "Report") -> str:
    """In a word: waiting, failed, done, reading or asking."""
    if report.waits_until is not None:
        return "waiting"
    if report.fault is not None:
        return "failed"
    if report.done:
        return "done"
    return "reading" if report.counts.read else "asking"


class CollectWords:
    """How an inquiry fared, in words and as JSON."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def line(self, report: "Report") -> str:
        """One line."""
        inquiry = report.inquiry
        name = NETWORKS.get(inquiry.source) or self._context.translate("sources", SOURCE_IDS[inquiry.source])
        return self._context.translate("cli", "{source}, {title}: {outcome}").format(
            source=name, title=inquiry.title, outcome=self._outcome(report)
        )

    def total(self, counts: PassCounts) -> str:
        """The last line."""
        return self._context.translate(
            "cli", "{read} read: {added} new, {known} known, {unmatched} that no tracker watches, {rejected} rejected"
        ).format(**self._counts(counts))

    def as_json(self, report: "Report") -> Mapping[str, object]:
        """What scripts and the window read."""
        inquiry, fault = report.inquiry, report.fault
        told: dict[str, object] = {
            "source": inquiry.source,
            "target": inquiry.target,
            "title": inquiry.title,
            "tracker": None if inquiry.tracker == ALL_MENTIONS else inquiry.tracker,
            "state": state_of(report),
            **self._counts(report.counts),
            "notes": [self._context.catalogue.sentence(note) for note in report.notes],
        }
        if fault is not None:
            told |= {
                "kind": fault.kind,
                "sentence": self._context.catalogue.sentence(fault),
                "retry_at": None if fault.retry_at is None else fault.retry_at.isoformat(),
            }
        if report.waits_until is not None:
            told["waits_until"] = report.waits_until.isoformat()
        return told

    def _outcome(self, report: "Report") -> str:
        told = [self._context.catalogue.sentence(note) for note in report.notes]
        if report.waits_until is not None:
            local, now = (moment.astimezone(zone(None)) for moment in (report.waits_until, self._context.now()))
            time = f"{local:%H:%M}" if local.date() == now.date() else f"{local:%Y-%m-%d %H:%M}"
            return self._context.translate("cli", "asked not long ago; again from {time}").format(time=time)
        if report.counts.read or report.fault is None:
            told.insert(0, self.total(report.counts))
        if report.fault is not None:
            told.insert(0, self._context.catalogue.sentence(report.fault))
        return " ".join(told)

    def _counts(self, counts: PassCounts) -> dict[str, int]:
        return {**counts.as_json(), "unmatched": counts.unmatched}
