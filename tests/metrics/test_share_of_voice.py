"""Share of voice."""

import pytest

from cmdesk.metrics.share_of_voice import share_of_voice


@pytest.mark.parametrize(
    ("own", "competitors", "share"), [(3, 1, 0.75), (1, 3, 0.25), (0, 5, 0.0), (5, 0, 1.0), (10**9, 10**9, 0.5)]
)
def test_the_share_is_hers_of_all_that_was_said_in_the_group(own: int, competitors: int, share: float) -> None:
    assert share_of_voice(own, competitors) == share


def test_silence_has_no_shares() -> None:
    assert share_of_voice(0, 0) is None
