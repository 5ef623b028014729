"""What other tools said of the mood of mentions, counted against our labels. Written with the mention."""

import apsw

from cmdesk.core.types import Label
from cmdesk.core.views import Agreement, View
from cmdesk.storage.archive import Archive
from cmdesk.storage.rollups import id_range


def agreement(connection: apsw.Connection, archive: Archive, view: View) -> list[Agreement]:
    """How often each label of each tool meets each of ours, over the mentions of a view."""
    narrowed = archive.condition(view)
    if narrowed is None:
        links = (
            "SELECT mention, label FROM carray(?) AS found "
            "CROSS JOIN tracker_link ON tracker = ? AND mention = found.value"
        )
        ids = archive.ids(view, *id_range(view))
        if not len(ids):
            return []
        bound: tuple[object, ...] = (apsw.carray(ids), view.tracker)
    else:
        links = f"SELECT mention, label FROM tracker_link AS link WHERE {narrowed[0]} AND mention >= ? AND mention < ?"
        bound = (*narrowed[1], *id_range(view))
    found = connection.execute(
        f"SELECT tool, opinion.label, link.label, count(*) FROM opinion JOIN ({links}) AS link "
        "ON link.mention = opinion.mention GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        bound,
    )
    return [Agreement(tool, Label(theirs), Label(ours), count) for tool, theirs, ours, count in found]
