"""Change against the previous period."""

import pytest

from cmdesk.metrics.change import relative_change


@pytest.mark.parametrize(("now", "before", "change"), [(150, 100, 0.5), (50, 100, -0.5), (0, 4, -1.0), (4, 4, 0.0)])
def test_the_change_is_told_relative_to_what_was_before(now: float, before: float, change: float) -> None:
    assert relative_change(now, before) == change


def test_growth_from_nothing_has_no_percentage() -> None:
    assert relative_change(5, 0) is None
    assert relative_change(0, 0) is None
