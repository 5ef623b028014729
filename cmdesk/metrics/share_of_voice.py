"""Share of voice: mentions of the own trackers of a group / (own + competitors') of that group.

A mention that matches both an own tracker and a competitor's counts once in each. Without a competitor there is no
voice to share: the metric is then not shown.
"""

from typing import Final

NAME: Final = "share-of-voice"
VERSION: Final = 1


def share_of_voice(own: int, competitors: int) -> float | None:
    """The share in 0..1, None when nobody was mentioned.

    Args:
        own: mentions of the own trackers of the group, summed over trackers.
        competitors: mentions of its competitor trackers, summed over trackers.
    """
    return own / (own + competitors) if own + competitors else None
