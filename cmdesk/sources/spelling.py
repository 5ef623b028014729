"""Her own spelling of what a query looks for: networks know other foldings than ours, or none.

The tree of a query holds its words folded, since that is how we compare. Whoever asks a network for `ecole` may be
given no `école`, and nobody writes `oeuvre` who means `Œuvre`: what people write is what she wrote.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# The pieces of a query that `parse` found to be well formed: what stands between quotation marks, or between spaces.
_PIECE: Final = re.compile(r'"([^"]*)"|＂([^＂]*)＂|“([^”]*)”|”([^”]*)”|„([^“]*)“|«([^»]*)»|([^\s"＂“”„«»]+)')
_ALTERNATIVE: Final = frozenset({"OR", "OU"})

# What folding takes for a space, and for nothing.
_MARK: Final = re.compile("[™℠]")
_APOSTROPHE: Final = re.compile("[´\u1ffd]")
"""Those that composing would take for a space and an accent."""

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def spellings(query: str) -> Iterator[str]:
    """What she wrote for each literal of the tree, in the same order."""
    for found in _PIECE.finditer(query):
        if found[0] not in _ALTERNATIVE:
            written = next(group for group in found.groups() if group is not None)
            # composed, and without full-width letters, which nobody writes who is not Japanese
            plain = _UNSEEN.sub("", _APOSTROPHE.sub("'", _MARK.sub(" ", written)))
            yield unicodedata.normalize("NFKC", plain).strip()
