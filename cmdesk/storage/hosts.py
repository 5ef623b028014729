"""How hosts fared lately: a collector that starts anew does not press one that wants to be left alone."""

from collections.abc import Mapping

import apsw

from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.passes import HostState
from cmdesk.storage.connection import rows, writing


def all_hosts(connection: apsw.Connection) -> Mapping[str, HostState]:
    """Every host of which something is to be said, by place."""
    return {
        place: HostState(failures, None if until is None else from_microseconds(until))
        for place, failures, until in rows(connection, "SELECT place, failures, rests_until FROM host")
    }


def keep(connection: apsw.Connection, place: str, state: HostState) -> None:
    """Keep how a host fares; one that fares well needs no row."""
    with writing(connection):
        if state == HostState():
            connection.execute("DELETE FROM host WHERE place = ?", (place,))
        else:
            until = None if state.rests_until is None else to_microseconds(state.rests_until)
            connection.execute("INSERT OR REPLACE INTO host VALUES (?, ?, ?)", (place, state.failures, until))
