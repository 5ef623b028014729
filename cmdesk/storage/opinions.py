"""What other tools said of the mood of mentions, counted against our labels. Written with the mention."""

import apsw

from cmdesk.core.types import Label
from cmdesk.core.views import Agreement, View
from cmdesk.storage.connection import rows
from cmdesk.storage.rollups import id_range, link_condition


def agreement(connection: apsw.Connection, view: View) -> list[Agreement]:
    """How often each label of each tool meets each of ours, over the mentions of a view."""
    condition, values = link_condition(connection, view)
    found = rows(
        connection,
        "SELECT tool, opinion.label, link.label, count(*) FROM opinion "
        f"JOIN (SELECT mention, label FROM tracker_link WHERE {condition} AND mention >= ? AND mention < ?) AS link "
        "ON link.mention = opinion.mention GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (*values, *id_range(view)),
    )
    return [Agreement(tool, Label(theirs), Label(ours), count) for tool, theirs, ours, count in found]
