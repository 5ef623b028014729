"""A store in memory that keeps the promises of `core.desk_store.DeskStore`: enough for the window and its tests."""

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from cmdesk.core import corrections
from cmdesk.core.corrections import (
    BrandWord,
    Draw,
    Drawn,
    Former,
    HeadReport,
    HeadVersion,
    Labelled,
    Personal,
    Purpose,
)
from cmdesk.core.drawing import Candidate as Drawable
from cmdesk.core.drawing import most_useful
from cmdesk.core.errors import UsageError
from cmdesk.core.identity import account_key, first_id
from cmdesk.core.matching import Candidate, known_of, matches
from cmdesk.core.passes import CollectorState, Errand, Pass
from cmdesk.core.previews import EXAMPLES, SAMPLE, SPARK_BINS, Example, Judged, Survey
from cmdesk.core.query import Node, parse
from cmdesk.core.text import fold
from cmdesk.core.types import ALL_MENTIONS, Account, Author, Feed, Kind, Label, Post, Reading, Role, Sentiment, Tracker
from cmdesk.core.views import Agreement, MentionDetail, MentionLine, Tally, View

NOW = datetime(2026, 11, 22, 11, 40, tzinfo=UTC)

# asked of every mention at each correction, about a handful of texts
digest = lru_cache(maxsize=4096)(corrections.digest)

TEXTS = {
    Label.POSITIVE: (
        "Service impeccable au Café Vermeil, on reviendra ! ☕",
        "Merci à toute l'équipe pour l'accueil ❤️ #CaféVermeil",
        "The new oat latte is lovely, best in town.",
    ),
    Label.NEUTRAL: ("Quelqu'un a testé la nouvelle carte de Café Vermeil ?", "The new branch opens on Monday, 9 am."),
    Label.NEGATIVE: (
        "Encore 40 minutes d'attente… très déçue par #CaféVermeil",
        "Colis arrivé cassé, le SAV ne répond pas. @cafevermeil",
    ),
    Label.UNKNOWN: ("コーヒー", "Café Vermeil, rue des Lilas"),
}
AUTHORS = (
    ("Studio Norden", "studionorden"),
    ("Paulin K.", "paulink"),
    ("Léa Marchal", "leamarchal"),
    (None, "anais_r"),
)
COMPOUNDS = {Label.POSITIVE: 0.81, Label.NEUTRAL: 0.03, Label.NEGATIVE: -0.72, Label.UNKNOWN: None}


@dataclass
class Kept:
    """One stored mention."""

    line: MentionLine
    post: Post
    sentiment: Sentiment
    trackers: set[int]


@dataclass
class Memory:
    """What several `FakeStore`s, one a thread, look at together."""

    trackers: dict[int, Tracker] = field(default_factory=dict)
    removed: dict[int, Tracker] = field(default_factory=dict)
    mentions: list[Kept] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    feeds: dict[str, Feed] = field(default_factory=dict)
    passes: list[Pass] = field(default_factory=list)
    collector: CollectorState | None = None
    errands: list[Errand] = field(default_factory=list)
    judgements: dict[tuple[int, int], bool] = field(default_factory=dict)
    labels: dict[str, set[int]] = field(default_factory=dict)
    corrections: dict[int, tuple[Label, datetime]] = field(default_factory=dict)
    words: list[BrandWord] = field(default_factory=list)
    heads: list[HeadVersion] = field(default_factory=list)
    bodies: dict[int, bytes] = field(default_factory=dict)
    draws: list[Draw] = field(default_factory=list)
    surveying: Callable[[Callable[[], bool]], None] = lambda wanted: None
    number: int = 0
    restores: int = 0
    broken: Exception | None = None
    opened: int = 0
    closed: int = 0

    def open(self) -> "FakeStore":
        """What `DeskServices.open_store` does."""
        self.opened += 1
        return FakeStore(self)


class FakeStore:
    """A `DeskStore` over a `Memory`."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def trackers(self) -> list[Tracker]:
        self._check()
        return sorted(self._memory.trackers.values(), key=lambda tracker: (tracker.group, tracker.name))

    def counts(self) -> Mapping[int, int]:
        counted = [kept for kept in self._memory.mentions if not kept.line.own]
        found = {ALL_MENTIONS: len(counted)}
        for kept in counted:
            for tracker in kept.trackers:
                found[tracker] = found.get(tracker, 0) + 1
        return found

    def span(self, view: View) -> tuple[datetime, datetime] | None:
        self._check()
        moments = [kept.line.posted_at for kept in self._of(replace(view, start=None, end=None))]
        return (min(moments), max(moments)) if moments else None

    def series(self, view: View, edges: Sequence[datetime]) -> list[Tally]:
        bins = [Tally()] * (len(edges) - 1)
        if edges:
            for kept in self._of(replace(view, start=edges[0], end=edges[-1])):
                at = bisect_left(edges, kept.line.posted_at, key=lambda edge: edge) - 1
                at = at + 1 if at + 1 < len(edges) and edges[at + 1] == kept.line.posted_at else at
                bins[at] += tally(kept.line)
        return bins

    def total(self, view: View) -> Tally:
        self._check()
        return sum((tally(kept.line) for kept in self._of(view)), Tally())

    def page(self, view: View, *, before: int | None = None, limit: int = 200) -> list[MentionLine]:
        self._check()
        lines = [kept.line for kept in self._of(view) if before is None or kept.line.id < before]
        return sorted(lines, key=lambda line: -line.id)[:limit]

    def mention(self, mention_id: int) -> MentionDetail | None:
        for kept in self._memory.mentions:
            if kept.line.id == mention_id:
                names = tuple(sorted(self._memory.trackers[tracker].name for tracker in kept.trackers))
                seen = kept.line.posted_at + timedelta(minutes=4)
                return MentionDetail(kept.line, kept.post, kept.sentiment, names, seen, seen, (kept.post.reading,))
        return None

    def copies_of(self, mention_id: int, *, limit: int = 200) -> list[MentionLine]:
        self._check()
        said = {digest(kept.line.text) for kept in self._by_ids([mention_id])} - {None}
        found = (kept.line for kept in self._memory.mentions if digest(kept.line.text) in said)
        return sorted((line for line in found if line.id != mention_id), key=lambda line: -line.id)[:limit]

    def agreement(self, view: View) -> list[Agreement]:
        self._check()
        pairs = Counter(
            (opinion.tool, opinion.label, kept.line.label) for kept in self._of(view) for opinion in kept.post.opinions
        )
        return [Agreement(*pair, count) for pair, count in sorted(pairs.items())]

    def add_tracker(self, tracker: Tracker, *, now: datetime, like: int | None = None) -> Tracker:
        self._check()
        if any(other.name == tracker.name for other in self._memory.trackers.values()):
            raise UsageError("There is already a tracker called {name}.", name=tracker.name)
        stored = replace(tracker, id=max((*self._memory.trackers, *self._memory.removed), default=0) + 1)
        self._memory.trackers[stored.id] = stored
        self._memory.number += 1
        return stored

    def edit_tracker(self, tracker: Tracker, *, now: datetime) -> None:
        self._check()
        if tracker.id not in self._memory.trackers:
            raise UsageError("The tracker {name} was removed meanwhile: nothing was changed.", name=tracker.name)
        self._memory.trackers[tracker.id] = tracker
        self._memory.number += 1

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    def restore_tracker(self, tracker_id: int) -> None:
        self._check()
        self._memory.trackers[tracker_id] = self._memory.removed.pop(tracker_id)
        self._memory.number += 1

    def remove_tracker(self, tracker_id: int, *, now: datetime) -> None:
        self._check()
        self._memory.removed[tracker_id] = self._memory.trackers.pop(tracker_id)
        for kept in self._memory.mentions:
            kept.trackers.discard(tracker_id)
        self._memory.number += 1

    def accounts(self) -> list[Account]:
        self._check()
        return sorted(self._memory.accounts, key=lambda one: (one.network, account_key(one.handle)))

    def add_account(self, account: Account, *, now: datetime) -> None:
        self._check()
        if any(self._same(account, other) for other in self._memory.accounts):
            raise UsageError(
                "@{handle} is already among your accounts: there is nothing to add.", handle=account.handle
            )
        self._memory.accounts.append(account)
        self._mark()

    def remove_account(self, account: Account) -> Account | None:
        self._check()
        removed = next((other for other in self._memory.accounts if self._same(account, other)), None)
        self._memory.accounts = [other for other in self._memory.accounts if other is not removed]
        self._mark()
        return removed

    def own_posts(self) -> Mapping[Account, int]:
        self._check()
        found = {
            account: sum(self._wrote(account, kept) for kept in self._memory.mentions) for account in self.accounts()
        }
        return {account: count for account, count in found.items() if count}

    def feeds(self) -> list[Feed]:
        self._check()
        return sorted(self._memory.feeds.values(), key=lambda feed: (feed.folder, feed.title, feed.url))

    def add_feeds(self, told: Sequence[Feed], *, now: datetime) -> int:
        self._check()
        new = [feed for feed in told if feed.url not in self._memory.feeds]
        self._memory.feeds |= {feed.url: feed for feed in new}
        self._memory.number += 1
        return len(new)

    def change_feed(self, feed: Feed) -> bool:
        self._check()
        there = feed.url in self._memory.feeds
        if there:
            self._memory.feeds[feed.url] = feed
            self._memory.number += 1
        return there

    def remove_feed(self, url: str) -> bool:
        self._check()
        self._memory.number += 1
        return self._memory.feeds.pop(url, None) is not None

    def last_passes(self) -> list[Pass]:
        self._check()
        return sorted(self._memory.passes, key=lambda one: one.begun_at, reverse=True)

    def collector(self) -> CollectorState | None:
        self._check()
        return self._memory.collector

    def send(self, errand: Errand, *, now: datetime) -> None:
        self._check()
        self._memory.errands.append(errand)

    def traffic(self, source: str, since: datetime) -> int:
        self._check()
        return sum(one.size for one in self._memory.passes if one.source == source and one.begun_at >= since)

    def spent(self, source: str, since: datetime) -> int:
        self._check()
        return sum(one.cost for one in self._memory.passes if one.source == source and one.begun_at >= since)

    def correct(self, mention_ids: Iterable[int], label: Label | None, *, now: datetime) -> tuple[Former, ...]:
        self._check()
        former = []
        for kept in self._by_ids(mention_ids):
            own = self._memory.corrections.get(kept.line.id)
            if label is not None:
                former.append(self._former(kept))
                newest = max(
                    (at for _, at in map(self._memory.corrections.__getitem__, self._same_text(kept))), default=now
                )
                at = now if newest < now else newest + timedelta(microseconds=1)
                self._memory.corrections[kept.line.id] = (label, at)
            else:
                for given_back in [kept.line.id] if own else self._same_text(kept):
                    former.append(self._former(self._by_ids([given_back])[0]))
                    del self._memory.corrections[given_back]
            self._settle(kept)
        self._memory.number += 1
        return tuple(former)

    def put_back(self, former: Iterable[Former]) -> None:
        self._check()
        for one in reversed(list(former)):
            for kept in self._memory.mentions:
                if (kept.post.source, kept.post.native) == (one.source, one.native):
                    self._memory.corrections.pop(kept.line.id, None)
                    if one.label is not None and one.corrected_at is not None:
                        self._memory.corrections[kept.line.id] = (one.label, one.corrected_at)
                    self._settle(kept)
        self._memory.number += 1

    def brand_words(self) -> list[BrandWord]:
        self._check()
        return sorted(self._memory.words, key=lambda word: fold(word.text))

    def keep_brand_words(self, words: Sequence[BrandWord]) -> None:
        self._check()
        for word in words:
            if not word.text.strip() or not -4 <= word.weight <= 4:
                raise UsageError("The weight of {name} must lie between -4 and 4.", name=word.text)
        self._memory.words = list({fold(word.text): word for word in words}.values())
        self._memory.number += 1

    def personal(self) -> Personal:
        self._check()
        head = next(((one.number, self._memory.bodies[one.number]) for one in self._memory.heads if one.chosen), None)
        return Personal(tuple(self.brand_words()), head)

    def heads(self) -> list[HeadVersion]:
        self._check()
        return sorted(self._memory.heads, key=lambda head: -head.number)

    def keep_head(self, body: bytes, report: HeadReport, *, now: datetime) -> int:
        number = len(self._memory.heads) + 1
        self._memory.heads.append(HeadVersion(number, now, report, False))
        self._memory.bodies[number] = body
        self.choose_head(number)
        return number

    def choose_head(self, number: int | None) -> None:
        self._check()
        self._memory.heads = [replace(head, chosen=head.number == number) for head in self._memory.heads]
        self._memory.number += 1

    def labelled(self) -> list[Labelled]:
        self._check()
        measuring = self._measuring()
        newest = sorted(self._memory.corrections.items(), key=lambda one: (one[1][1], one[0]), reverse=True)
        return [
            Labelled(
                kept.line.text,
                kept.line.lang,
                label,
                kept.sentiment.label,
                kept.sentiment.p,
                kept.sentiment.scorer,
                kept.line.id in measuring,
            )
            for number, (label, _) in newest
            for kept in self._by_ids([number])
        ]

    def corrected(self, view: View) -> list[tuple[datetime, Label, Label]]:
        self._check()
        return sorted(
            (kept.line.posted_at, kept.line.label, kept.sentiment.label)
            for kept in self._of(view)
            if kept.line.corrected
        )

    def outdated(self, scorers: Collection[str]) -> int:
        self._check()
        return sum(not one.line.corrected and one.sentiment.scorer not in scorers for one in self._memory.mentions)

    def draw(self, view: View, purpose: Purpose, size: int, *, now: datetime) -> Draw:
        self._check()
        found = list(self._of(replace(view, reposts=False)))
        scored = [kept for kept in found if kept.sentiment.label is not Label.UNKNOWN]
        if purpose is Purpose.PERIOD:
            chosen = [(kept.line.id, True) for kept in sorted(scored, key=lambda kept: place(kept.line.id))[:size]]
        else:
            lines = [one.line for draw in self._memory.draws for one in draw.mentions if one.skipped and one.line]
            lines += [kept.line for kept in self._by_ids(self._memory.corrections)]
            known = {digest(line.text) or fold(line.text) for line in lines}
            chosen = most_useful(
                (
                    Drawable(
                        kept.line.id,
                        place(kept.line.id),
                        kept.sentiment.p,
                        kept.line.lang,
                        digest(kept.line.text) or fold(kept.line.text),
                    )
                    for kept in found
                    if not kept.line.corrected and (digest(kept.line.text) or fold(kept.line.text)) not in known
                ),
                size,
            )
        drawn = tuple(
            Drawn(number, kept.line, kept.sentiment.label, at_random)
            for number, (mention_id, at_random) in enumerate(chosen)
            for kept in self._by_ids([mention_id])
        )
        self._memory.draws.append(Draw(len(self._memory.draws) + 1, purpose, view, len(scored), now, drawn))
        self._memory.number += 1
        return self.draws()[0]

    def draws(self, purpose: Purpose | None = None) -> list[Draw]:
        self._check()
        return [
            replace(draw, mentions=tuple(map(self._drawn, draw.mentions)))
            for draw in reversed(self._memory.draws)
            if purpose in (None, draw.purpose)
        ]

    def skip(self, draw: int, place: int, *, skipped: bool) -> None:
        self._check()
        self._memory.draws = [
            replace(
                one,
                mentions=tuple(replace(it, skipped=skipped) if it.place == place else it for it in one.mentions),
            )
            if one.number == draw
            else one
            for one in self._memory.draws
        ]
        self._memory.number += 1

    def label(self, mention_ids: Iterable[int], name: str, *, given: bool, now: datetime) -> None:
        self._check()
        kept = self._memory.labels.setdefault(name, set())
        (kept.update if given else kept.difference_update)(mention_ids)
        for stored in self._memory.mentions:
            names = (label for label, mentions in self._memory.labels.items() if stored.line.id in mentions)
            stored.line = replace(stored.line, labels=tuple(sorted(names, key=fold)))
        self._memory.number += 1

    def labels(self) -> Mapping[str, int]:
        self._check()
        return {name: len(mentions) for name, mentions in sorted(self._memory.labels.items()) if mentions}

    def vocabulary(self, stems: Sequence[str]) -> list[tuple[str, int]]:
        self._check()
        words = Counter(word for kept in self._memory.mentions for word in set(fold(kept.line.text).split()))
        return sorted((word, count) for word, count in words.items() if word.startswith(tuple(stems)))

    def newest(self, node: Node, *, limit: int = EXAMPLES) -> list[Example]:
        self._check()
        return [self._example(kept, 0) for kept in self._found(node)][:limit]

    def survey(
        self, node: Node, saved: Node | None, *, tracker: int = 0, wanted: Callable[[], bool] = lambda: True
    ) -> Survey | None:
        self._check()
        self._memory.surveying(wanted)
        if not wanted():
            return None
        found = self._found(node)
        before = found if saved is None else self._found(saved)
        won = [kept for kept in found if kept not in before]
        lost = [kept for kept in before if kept not in found]
        drawn = sorted(found, key=lambda kept: kept.line.id * 2654435761 % 2**32)
        judged = [self._memory.judgements.get((tracker, kept.line.id)) for kept in drawn[:SAMPLE]]
        moments = [kept.line.posted_at for kept in self._memory.mentions]
        bins = [0] * SPARK_BINS
        for kept in found:
            share = (kept.line.posted_at - min(moments)) / ((max(moments) - min(moments)) or timedelta(1))
            bins[min(SPARK_BINS - 1, int(share * SPARK_BINS))] += 1
        return Survey(
            len(found),
            len(won),
            len(lost),
            tuple(bins),
            min(moments, default=None),
            max(moments, default=None),
            tuple(self._example(kept, tracker) for kept in drawn[:EXAMPLES]),
            tuple(self._example(kept, tracker) for kept in won[:EXAMPLES]),
            tuple(self._example(kept, tracker) for kept in lost[:EXAMPLES]),
            judged.count(True),
            judged.count(False),
        )

    def judge(self, tracker_id: int, mention_id: int, relevant: bool | None, *, now: datetime) -> None:
        self._check()
        self._memory.judgements.pop((tracker_id, mention_id), None)
        if relevant is not None:
            self._memory.judgements[tracker_id, mention_id] = relevant
        self._memory.number += 1

    def judged(self, tracker_id: int) -> list[Judged]:
        self._check()
        found = []
        for kept in self._memory.mentions:
            relevant = self._memory.judgements.get((tracker_id, kept.line.id))
            if relevant is not None:
                found.append(Judged(kept.line.id, self._candidate(kept), relevant))
        return sorted(found, key=lambda one: -one.mention)

    def suggested_words(self, prefix: str, *, limit: int = 12) -> list[str]:
        self._check()
        words = Counter(
            word.rstrip(".,!?")
            for kept in self._memory.mentions
            for word in kept.line.text.split()
            if word[0] in "#@" and fold(word).startswith(prefix)
        )
        return [word for word, _ in words.most_common(limit)]

    def change_number(self) -> int:
        self._check()
        return self._memory.number

    def restores(self) -> int:
        self._check()
        return self._memory.restores

    def close(self) -> None:
        self._memory.closed += 1

    def _by_ids(self, ids: Iterable[int]) -> list[Kept]:
        wanted = set(ids)
        return [kept for kept in self._memory.mentions if kept.line.id in wanted]

    def _same_text(self, kept: Kept) -> list[int]:
        """The mentions that she labelled herself and that say the same."""
        said = digest(kept.line.text)
        if said is None:
            return []
        saying = {other.line.id for other in self._memory.mentions if digest(other.line.text) == said}
        return [number for number in self._memory.corrections if number in saying]

    def _former(self, kept: Kept) -> Former:
        own = self._memory.corrections.get(kept.line.id, (None, None))
        return Former(kept.post.source, kept.post.native, digest(kept.line.text), *own)

    def _settle(self, changed: Kept) -> None:
        """Let a mention, and all that say the same, bear the label that is hers, or the scorer's."""
        said = digest(changed.line.text)
        followed = max(
            map(self._memory.corrections.__getitem__, self._same_text(changed)), key=lambda one: one[1], default=None
        )
        for kept in self._memory.mentions:
            if kept is changed or (said is not None and digest(kept.line.text) == said):
                hers = self._memory.corrections.get(kept.line.id, followed)
                label = kept.sentiment.label if hers is None else hers[0]
                kept.line = replace(kept.line, label=label, corrected=hers is not None)

    def _drawn(self, drawn: Drawn) -> Drawn:
        kept = next(iter(self._by_ids([drawn.line.id] if drawn.line else ())), None)
        if kept is None:
            return replace(drawn, line=None)
        answer = kept.line.label if kept.line.corrected else None
        return replace(drawn, line=kept.line, said=kept.sentiment.label, answer=answer)

    def _measuring(self) -> set[int]:
        """The mentions drawn at random before which no other of their draw waits for her."""
        found = set()
        for draw in self.draws():
            for drawn in draw.mentions:
                if drawn.random and drawn.open:
                    break
                if drawn.random and drawn.line is not None:
                    found.add(drawn.line.id)
        return found

    def _candidate(self, kept: Kept) -> Candidate:
        return Candidate(kept.line.text, known_of(kept.post, kept.line.lang, kept.line.label))

    def _example(self, kept: Kept, tracker: int) -> Example:
        return Example(kept.line, self._candidate(kept), self._memory.judgements.get((tracker, kept.line.id)))

    def _found(self, node: Node) -> list[Kept]:
        """What a query matches, newest first, by plain evaluation."""
        found = [kept for kept in self._memory.mentions if matches(node, self._candidate(kept))]
        return sorted(found, key=lambda kept: -kept.line.id)

    def _same(self, account: Account, other: Account) -> bool:
        return (account.network, account_key(account.handle)) == (other.network, account_key(other.handle))

    def _wrote(self, account: Account, kept: Kept) -> bool:
        return self._same(account, Account(kept.line.source, kept.line.author_handle or ""))

    def _mark(self) -> None:
        for kept in self._memory.mentions:
            kept.line = replace(kept.line, own=any(self._wrote(account, kept) for account in self._memory.accounts))
        self._memory.number += 1

    def _check(self) -> None:
        if self._memory.broken is not None:
            raise self._memory.broken

    def _linked(self, kept: Kept, tracker: int) -> bool:
        return tracker == ALL_MENTIONS or tracker in kept.trackers

    def _of(self, view: View) -> Iterable[Kept]:
        tree = parse(view.query) if view.query else None
        for kept in self._memory.mentions:
            line = kept.line
            if (
                self._linked(kept, view.tracker)
                and (view.start is None or line.posted_at >= view.start)
                and (view.end is None or line.posted_at < view.end)
                and (not view.labels or line.label in view.labels)
                and (not view.sources or line.source in view.sources)
                and (not view.languages or line.lang in view.languages)
                and (view.reposts or line.kind is not Kind.REPOST)
                and (view.own or not line.own)
                and (tree is None or matches(tree, Candidate(line.text, known_of(kept.post, line.lang, line.label))))
            ):
                yield kept


def place(mention_id: int) -> int:
    """The place of a mention in the draw at random."""
    return mention_id * 2654435761 % 2**32


def tally(line: MentionLine) -> Tally:
    """One mention as a tally."""
    counts = {line.label.name.lower(): 1}
    return Tally(**counts, reacted=line.reactions or 0, told=line.reactions is not None)


def mention(
    posted_at: datetime,
    label: Label,
    *,
    text: str | None = None,
    sequence: int = 0,
    author: tuple[str | None, str] = ("Léa Marchal", "leamarchal"),
    source: str = "mastodon",
    kind: Kind = Kind.ORIGINAL,
    lang: str = "fr",
    likes: int | None = 3,
    trackers: Iterable[int] = (),
    links: tuple[str, ...] = (),
    url: str | None = "https://social.example/@x/1",
    quoted_text: str | None = None,
) -> Kept:
    """A stored mention."""
    body = TEXTS[label][0] if text is None else text
    identifier = first_id(posted_at) + sequence
    reading = Reading(likes=likes, shares=1 if likes else None, seen_at=posted_at + timedelta(minutes=4))
    compound = COMPOUNDS[label]
    p = None if compound is None else ((1 - compound) / 2, 0.0, (1 + compound) / 2)
    post = Post(
        source=source,
        native=str(identifier),
        posted_at=posted_at,
        text=body,
        author=Author(author[1], author[1], author[0]),
        kind=kind,
        lang=lang,
        url=url,
        quoted_text=quoted_text,
        links=links,
        reading=reading,
    )
    sentiment = Sentiment(label, p, compound, 0.8 if p else 0.0, "lexicon-fr@1")
    line = MentionLine(
        identifier, posted_at, source, kind, lang, label, compound, False, author[0], author[1], body, reading.reactions
    )
    return Kept(line, post, sentiment, set(trackers))


def filled(count: int = 3000, days: int = 90, *, seed: int = 7, now: datetime = NOW) -> Memory:
    """A memory with five trackers and `count` mentions over the last `days` days."""
    memory = Memory()
    for number, (name, query, colour, group, role) in enumerate(
        (
            ("Café Vermeil", '"café vermeil" OR #CaféVermeil OR @cafevermeil', "#1F77B4", "Vermeil", Role.OWN),
            ("Brûlerie Onze", "brûlerie11", "#B07AA1", "Vermeil", Role.COMPETITOR),
            ("Campagne #ÉtéGlacé", "#étéglacé", "#2CA089", "Vermeil", Role.TOPIC),
            ("Cafés de Lyon", '"café lyon" OR "coffee shop"', "#C8A02B", "", Role.TOPIC),
            ("Mon nom", '"marine duval"', "#D9545B", "", Role.TOPIC),
        ),
        start=1,
    ):
        memory.trackers[number] = Tracker(name, query, colour, group, role, number)
    dice = random.Random(seed)
    for number in range(count):
        moment = now - timedelta(minutes=dice.randrange(days * 1440))
        crisis = timedelta(days=8) < now - moment < timedelta(days=10)
        label = dice.choices(tuple(Label), (6 if crisis else 2, 3, 1 if crisis else 4, 1))[0]
        memory.mentions.append(
            mention(
                moment,
                label,
                text=dice.choice(TEXTS[label]),
                sequence=number,
                author=dice.choice(AUTHORS),
                source=dice.choice(("mastodon", "bluesky", "x", "feed")),
                kind=dice.choices(tuple(Kind), (6, 2, 2, 1))[0],
                lang=dice.choice(("fr", "fr", "en", "und")),
                likes=dice.choice((None, 0, 3, 12, 250, 4100)),
                trackers={
                    tracker
                    for tracker, share in ((1, 0.5), (2, 0.3), (3, 0.15), (4, 0.6), (5, 0.01))
                    if dice.random() < share
                },
                quoted_text="« On ouvre lundi ! »" if number % 7 == 0 else None,
            )
        )
    return memory
