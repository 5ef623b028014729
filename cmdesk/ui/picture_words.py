"""What a chart picture says of itself: the lines painted on it, and the text chunks that trace it to its numbers.

The dialog and the command `chart` word their pictures here, so that both tell the same.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

from cmdesk import __version__
from cmdesk.core.timeline import Period
from cmdesk.core.types import Tracker
from cmdesk.core.views import View
from cmdesk.metrics import difference_estimator, net_sentiment
from cmdesk.metrics.mood import Method
from cmdesk.ui import formats
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.picture import Kind, PictureSpec
from cmdesk.ui.wording import label_word, language_word, source_word


def picture_spec(
    kind: Kind,
    data: ChartData,
    view: View,
    tracker: Tracker | None,
    locale: QLocale,
    *,
    title: str | None = None,
    now: datetime | None = None,
    legend: bool = True,
    accounts: bool = False,
) -> PictureSpec:
    """Word a picture.

    Args:
        view: what the data was read for; its period is that of the data.
        tracker: None for all mentions.
        title: painted above; None takes the tracker's name.
        accounts: whether she has own accounts, so that it must be said whether their posts count.
    """
    period = Period(data.edges[0], data.edges[-1])
    name = tracker.name if tracker is not None else QCoreApplication.translate("Picture", "All mentions")
    subtitle = [
        formats.period(period.start, period.end, data.zone, locale),
        zone_name(data.zone),
        *filter_words(view, accounts),
    ]
    source = [
        QCoreApplication.translate("Picture", "{count} mentions").format(
            count=formats.number(data.total.mentions, locale)
        ),
        *(
            [
                QCoreApplication.translate("Picture", "mood corrected by {count} labels").format(
                    count=formats.number(data.corrected.labels, locale)
                )
            ]
            if data.corrected is not None and kind != "volume"
            else []
        ),
        *([QCoreApplication.translate("Picture", "query {query}").format(query=tracker.query)] if tracker else []),
        f"cmdesk {__version__}",
    ]
    return PictureSpec(
        kind=kind,
        title=name if title is None else title,
        subtitle=" · ".join(subtitle),
        data=data,
        source_line=" · ".join(source),
        metadata=metadata(data, view, tracker, period, accounts),
        colour=tracker.colour if tracker is not None else "",
        locale=locale,
        now=now,
        legend=legend,
    )


def metadata(
    data: ChartData, view: View, tracker: Tracker | None, period: Period, accounts: bool = False
) -> Mapping[str, str]:
    """Keyword -> text for the file: the same whatever language the window speaks."""
    return {
        "Software": f"cmdesk {__version__}",
        "Tracker": tracker.name if tracker is not None else "*",
        "Query": tracker.query if tracker is not None else "",
        "Period": "/".join(moment.astimezone(data.zone).isoformat() for moment in (period.start, period.end)),
        "Zone": zone_name(data.zone),
        "Step": data.step.value,
        "Filters": " ".join(view.keywords(accounts)) or "none",
        "Mentions": str(data.total.mentions),
        "Metric": metric(data.method),
        **({} if data.corrected is None else {"Labels": str(data.corrected.labels)}),
    }


def metric(method: Method) -> str:
    """The metric and its version behind the moods of a method."""
    if method is Method.COUNTED:
        return f"{net_sentiment.NAME}@{net_sentiment.VERSION}"
    if method is Method.SAMPLED:
        return f"{difference_estimator.NAME}@{difference_estimator.VERSION}"
    # it needs numpy
    from cmdesk.metrics import corrected_mood

    return f"{corrected_mood.NAME}@{corrected_mood.VERSION}"


def filter_words(view: View, accounts: bool = False) -> Sequence[str]:
    """What narrows a view beyond tracker and period, in her language."""
    return [
        *(label_word(label) for label in sorted(view.labels)),
        *(source_word(source) for source in sorted(view.sources)),
        *(language_word(code) for code in sorted(view.languages)),
        *([] if view.reposts else [QCoreApplication.translate("Picture", "without reposts")]),
        *([] if view.copies else [QCoreApplication.translate("Picture", "copies counted once")]),
        *([own_words(view.own)] if accounts else []),
        # the last, for it may be long
        *([QCoreApplication.translate("Picture", "filter {query}").format(query=view.query)] if view.query else []),
    ]


def own_words(counted: bool) -> str:
    """Whether the posts of her own accounts count."""
    if counted:
        return QCoreApplication.translate("Picture", "own posts included")
    return QCoreApplication.translate("Picture", "without own posts")


def zone_name(zone: tzinfo) -> str:
    """The name of a zone: Europe/Paris."""
    return str(getattr(zone, "key", zone))
