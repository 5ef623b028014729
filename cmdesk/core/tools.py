"""The tools whose exports are known, by their proper names, which are not translated."""

from collections.abc import Mapping
from typing import Final

TOOLS: Final[Mapping[str, str]] = {
    "cmdesk": "cmdesk",
    "brandwatch": "Brandwatch",
    "talkwalker": "Talkwalker",
    "mention": "Mention",
    "brand24": "Brand24",
    "hootsuite": "Hootsuite",
    "facepager": "Facepager",
    "4cat": "4CAT",
}
"""Name of a preset, as it stands in `Opinion.tool` -> name."""

ANY_FILE: Final = "file"
"""The tool of opinions that a file of no known tool brings."""
