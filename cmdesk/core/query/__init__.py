"""The query language: what she types into a tracker or a filter. `parse` reads it, `cmdesk.core.matching` runs it.

The grammar stands in `parser`, what people read of it in `resources/help/query.*.md`.
"""

from cmdesk.core.query.parser import parse
from cmdesk.core.query.printer import printed
from cmdesk.core.query.tree import (
    All,
    AnyOf,
    Exact,
    Field,
    Handle,
    Literal,
    Near,
    Node,
    Not,
    Phrase,
    Tag,
    Word,
    only_excludes,
    walk,
)
from cmdesk.core.query.widening import widened

__all__ = [
    "All", "AnyOf", "Exact", "Field", "Handle", "Literal", "Near", "Node", "Not", "Phrase", "Tag", "Word",
    "only_excludes", "parse", "printed", "walk", "widened",
]  # fmt: skip
