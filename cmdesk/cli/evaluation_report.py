"""An evaluation as a page of plain text: tables in columns, each with a name, numbers with two digits.

A figure that nobody can claim is a dash. Every table says what it counts, since macro-F1 is compared across papers that
count in different ways.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import CLASSES, Calibration, Evaluation
from cmdesk.metrics.net_sentiment import Interval

Translate = Callable[[str, str], str]

_NOTHING: Final = "–"
_GAP: Final = "  "


def in_words(
    evaluation: Evaluation, languages: Mapping[str, Evaluation], scorers: Mapping[str, int], translate: Translate
) -> str:
    """The whole page.

    Args:
        languages: by code, the most frequent first; told where there are several.
        scorers: how many texts each scored.
    """
    parts = [
        _figures(evaluation, scorers, translate),
        _by_class(evaluation, translate),
        _confusion(evaluation, translate),
    ]
    if evaluation.calibration is not None:
        parts.append(_calibration(evaluation.calibration, translate))
    if len(languages) > 1:
        parts.append(_languages(languages, translate))
    return "\n\n".join(parts)


def _figures(evaluation: Evaluation, scorers: Mapping[str, int], translate: Translate) -> str:
    rows = [
        ("", "", translate("labelled", "95 % interval")),
        (translate("cli", "macro-F1 (unknown counts as neutral)"), *_bounded(evaluation.macro_f1)),
        (translate("cli", "macro-F1 of the scored texts alone"), *_bounded(evaluation.macro_f1_scored)),
        (translate("cli", "right (unknown counts as neutral)"), *_bounded(evaluation.accuracy)),
        (translate("cli", "coverage: scored, not unknown"), _number(evaluation.coverage), ""),
    ]
    lines = [
        translate("cli", "{texts} texts, scored by {scorers}").format(
            texts=evaluation.texts, scorers=", ".join(f"{name} ({count})" for name, count in scorers.items())
        ),
        *_aligned(rows),
    ]
    if 0 < len(evaluation.classes) < len(CLASSES):
        words = _labels(translate)
        lines.append(
            translate("cli", "These texts are {classes} only: macro-F1 is the mean over these.").format(
                classes=", ".join(words[label] for label in evaluation.classes)
            )
        )
    return "\n".join(lines)


def _by_class(evaluation: Evaluation, translate: Translate) -> str:
    words = _labels(translate)
    rows = [
        (
            translate("cli", "class (unknown counts as neutral)"),
            translate("cli", "precision"),
            translate("cli", "recall"),
            "F1",
            translate("cli", "texts"),
        ),
        *(
            (words[one.label], _number(one.precision), _number(one.recall), _number(one.f1), str(one.support))
            for one in evaluation.by_class
        ),
    ]
    return "\n".join(_aligned(rows))


def _confusion(evaluation: Evaluation, translate: Translate) -> str:
    words = _labels(translate)
    rows = [
        (translate("cli", "truth \\ said"), *(words[label] for label in Label)),
        *((words[label], *map(str, row)) for label, row in zip(CLASSES, evaluation.confusion, strict=True)),
    ]
    return "\n".join(_aligned(rows))


def _calibration(calibration: Calibration, translate: Translate) -> str:
    told = translate("cli", "calibration: expected error {error}, Brier score {brier}, {texts} texts").format(
        error=_number(calibration.expected_error), brier=_number(calibration.brier), texts=calibration.texts
    )
    rows = [
        (
            translate("cli", "probability given"),
            translate("cli", "on average"),
            translate("cli", "were right"),
            translate("cli", "texts"),
        ),
        *(
            (f"{one.low:.1f}–{one.high:.1f}", _number(one.confidence), _number(one.accuracy), str(one.texts))
            for one in calibration.bins
            if one.texts
        ),
    ]
    return "\n".join((told, *_aligned(rows)))


def _languages(languages: Mapping[str, Evaluation], translate: Translate) -> str:
    """Languages of which something can be claimed; the others, mostly taken for what they are not, in one line."""
    rows = [
        (
            translate("cli", "language"),
            translate("cli", "texts"),
            "macro-F1",
            translate("labelled", "95 % interval"),
            translate("cli", "coverage"),
        ),
        *(
            (code, str(found.texts), *_bounded(found.macro_f1), _number(found.coverage))
            for code, found in languages.items()
            if found.macro_f1 is not None
        ),
    ]
    if others := sum(found.texts for found in languages.values() if found.macro_f1 is None):
        rows.append((translate("cli", "others"), str(others), _NOTHING, _NOTHING, _NOTHING))
    return "\n".join(_aligned(rows))


def _labels(translate: Translate) -> dict[Label, str]:
    return {
        Label.NEGATIVE: translate("cli", "negative"),
        Label.NEUTRAL: translate("cli", "neutral"),
        Label.POSITIVE: translate("cli", "positive"),
        Label.UNKNOWN: translate("cli", "unknown"),
    }


def _number(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.2f}"


def _bounded(interval: Interval | None) -> tuple[str, str]:
    if interval is None:
        return _NOTHING, _NOTHING
    return f"{interval.value:.2f}", f"{interval.low:.2f}–{interval.high:.2f}"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Rows as lines: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        yield _GAP.join(cells).rstrip()
