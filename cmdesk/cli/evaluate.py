"""`cmdesk evaluate`: how good the sentiment is on texts that people labelled, with intervals, by class and by language.

The figures come from `metrics.evaluation`, the scores from the same analyst as everywhere else; here is only what is
asked and what of it is told.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cmdesk import bootstrap
from cmdesk.cli.context import Context
from cmdesk.cli.lifeline import Lifeline
from cmdesk.core.errors import QT_TRANSLATE_NOOP, Cancelled
from cmdesk.core.types import Sentiment
from cmdesk.sources.labelled_texts import FAULTS

if TYPE_CHECKING:
    from cmdesk.sentiment.analyst import RoutedAnalyst
    from cmdesk.sources.labelled_texts import LabelledFile, LabelledText

_AUTO: Final = "auto"
_AT_ONCE: Final = 250  # texts judged together, and between two lines of --progress


def add_arguments(parser: argparse.ArgumentParser, translate: Callable[[str, str], str]) -> None:
    """Options of `cmdesk evaluate`."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE.tsv",
        help=translate("cli", "on each line a label, a tab and a text; plain or .gz, UTF-8"),
    )
    parser.add_argument(
        "--lang", metavar="CODE", help=translate("cli", "language of all texts; without it, it is found for each text")
    )
    parser.add_argument(
        "--scorer", default=_AUTO, metavar="ID", help=translate("cli", "auto, linear, vader, lexicon-fr, lexicon-de …")
    )
    parser.add_argument("--split", metavar="NAME", help=translate("cli", "only the rows marked so, such as test"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Evaluate; returns the exit code."""
    # every command is loaded to read its options, and the figures load numpy
    from cmdesk.cli.evaluation_report import in_words
    from cmdesk.metrics.evaluation import Outcome, OutcomeSums
    from cmdesk.metrics.evaluation_json import as_json

    lang = None if arguments.lang is None else bootstrap.language_code(arguments.lang)
    files = [bootstrap.open_labelled_texts(path, arguments.split) for path in arguments.files]
    for file in files:
        _warn(file, arguments.split, context)
    lifeline = Lifeline(context.progress)
    analyst = bootstrap.make_analyst()
    everything, scorers = OutcomeSums(), Counter[str]()
    by_language: dict[str, OutcomeSums] = {}
    total = sum(file.texts for file in files)
    texts, done = chain.from_iterable(files), 0
    while batch := list(islice(texts, _AT_ONCE)):
        context.tell_done(done, total)
        if lifeline.cut():
            # rows may be sorted by label: of the first ones alone nothing can be said
            raise Cancelled(QT_TRANSLATE_NOOP("errors", "Stopped: nothing is said of a part of the texts."))
        judged = _judged(analyst, batch, lang, arguments.scorer)
        for labelled, (used, sentiment) in zip(batch, judged, strict=True):
            outcome = Outcome(labelled.label, sentiment.label, sentiment.p)
            everything.add(outcome)
            by_language.setdefault(used, OutcomeSums()).add(outcome)
            scorers[sentiment.scorer] += 1
        done += len(batch)
    context.tell_done(total, total)
    evaluation = everything.evaluation()
    languages = {
        code: sums.evaluation()
        for code, sums in sorted(by_language.items(), key=lambda item: (-item[1].texts, item[0]))
    }
    result = {
        "files": [str(file.path) for file in files],
        "split": arguments.split,
        "left_out": sum(fault.lines for file in files for fault in file.faults.values()),
        "scorers": dict(scorers.most_common()),
        **as_json(evaluation),
        "languages": {code: as_json(found) for code, found in languages.items()},
    }
    words = "" if context.progress or arguments.json else in_words(evaluation, languages, scorers, context.translate)
    context.result(result, as_json=arguments.json, words=words)
    return 0


def _judged(
    analyst: "RoutedAnalyst", batch: "list[LabelledText]", lang: str | None, scorer: str
) -> list[tuple[str, Sentiment]]:
    """The language and sentiment of each text: as mentions get theirs, or by the scorer that she names."""
    stated = [labelled.lang or lang for labelled in batch]
    if scorer == _AUTO:
        return analyst.analyse_all([labelled.text for labelled in batch], stated, [None] * len(batch))
    return [analyst.score(one.text, told, scorer, evidence=False) for one, told in zip(batch, stated, strict=True)]


def _warn(file: "LabelledFile", split: str | None, context: Context) -> None:
    """Say what she should know of a file before its figures."""
    for code, fault in file.faults.items():
        context.warn(
            context.translate("cli", "{path}: lines left out: {lines}; the first is line {first}: {reason}.").format(
                path=file.path,
                lines=fault.lines,
                first=fault.first,
                reason=context.translate("labelled", FAULTS[code]),
            )
        )
    if split is None and len(file.splits) > 1:
        context.warn(
            context.translate(
                "cli", "{path}: all splits are evaluated ({splits}); --split NAME chooses one of them."
            ).format(path=file.path, splits=", ".join(file.splits))
        )
    if file.binary:
        context.warn(
            context.translate(
                "cli",
                "{path}: its labels are 0 and 1 alone, which mean negative and neutral here; write words where they "
                "mean something else.",
            ).format(path=file.path)
        )
