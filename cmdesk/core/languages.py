"""Languages by their ISO 639-1 codes: which there are, and which one a tag means."""

import re
from typing import Final

# ISO 639-1, all of it.
_ALL: Final = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi
    yo za zh zu
"""
CODES: Final = frozenset(_ALL.split())
"""Every code of two letters."""

# Withdrawn codes that networks still send.
_RENAMED: Final = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr"}


def language_code(code: str | None) -> str | None:
    """The ISO 639-1 code that a source means, None where it means none.

    "fr-FR", "FR" and "fr_CA" are "fr"; "und" and X's own codes for texts without words (qme, qst, zxx ...) are None.
    """
    if code is None:
        return None
    short = re.split("[-_]", code.strip().lower(), maxsplit=1)[0]
    short = _RENAMED.get(short, short)
    return short if short in CODES else None
