"""The query language: what she types into a tracker. `parse` reads it, `cmdesk.core.matching` runs it.

Today: words, "exact phrases", #tags, @handles, OR (also OU); words side by side must all occur.
"""

from cmdesk.core.query.parser import parse
from cmdesk.core.query.tree import All, AnyOf, Handle, Node, Phrase, Tag, Word

__all__ = ["All", "AnyOf", "Handle", "Node", "Phrase", "Tag", "Word", "parse"]
