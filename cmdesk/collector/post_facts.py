"""A post as a query sees it before it is stored: what takes long to find out is found out when a query asks for it."""

from collections.abc import Callable

from cmdesk.core.matching import authors_of
from cmdesk.core.text import fold
from cmdesk.core.types import Kind, Label, Post, Reading, ScoredPost, Sentiment


class PostFacts:
    """What is known of a post on its way into the store. Satisfies `core.matching.Facts`."""

    __slots__ = ("_analyse", "_analysed", "_before", "folded", "post")

    def __init__(
        self, post: Post, analyse: Callable[[Post], tuple[str, Sentiment]], before: ScoredPost | None = None
    ) -> None:
        """Take a post.

        Args:
            analyse: finds out language and sentiment.
            before: what was found out of it already.
        """
        self.post = post
        self.folded = fold(post.text) if before is None else before.folded
        self._analyse, self._before = analyse, before
        self._analysed = None if before is None else (before.lang, before.sentiment)

    @property
    def analysed(self) -> tuple[str, Sentiment]:
        """Language and sentiment, found out once."""
        if self._analysed is None:
            self._analysed = self._analyse(self.post)
        return self._analysed

    @analysed.setter
    def analysed(self, found: tuple[str, Sentiment]) -> None:
        """Take what somebody else found out."""
        self._analysed = found

    @property
    def is_analysed(self) -> bool:
        """Whether it was found out before."""
        return self._analysed is not None

    def packed(self, pack: Callable[[bytes | None], bytes | None]) -> bytes | None:
        """The raw object for the store."""
        return pack(self.post.raw) if self._before is None else self._before.packed

    @property
    def source(self) -> str:
        """Id of the source."""
        return self.post.source

    @property
    def lang(self) -> str:
        """Language, found out when asked."""
        return self.analysed[0]

    @property
    def author(self) -> tuple[str, ...]:
        """Handle and key of its account."""
        return authors_of(self.post)

    @property
    def url(self) -> str | None:
        """Its address."""
        return self.post.url

    @property
    def links(self) -> tuple[str, ...]:
        """Links in it."""
        return self.post.links

    @property
    def media(self) -> bool:
        """Whether it shows anything."""
        return self.post.media

    @property
    def kind(self) -> Kind:
        """How it relates to others."""
        return self.post.kind

    @property
    def reading(self) -> Reading:
        """Its counts."""
        return self.post.reading

    @property
    def label(self) -> Label:
        """Her label where a file brings one, else the scorer's, found out when asked."""
        kept = self.post.kept
        return self.analysed[1].label if kept is None or kept.correction is None else kept.correction

    @property
    def labels(self) -> frozenset[str]:
        """Those that an export of ours brings: names are given to what is stored."""
        return frozenset() if self.post.kept is None else frozenset(self.post.kept.labels)

    @property
    def groups(self) -> frozenset[str]:
        """None yet: trackers are still to be found."""
        return frozenset()
