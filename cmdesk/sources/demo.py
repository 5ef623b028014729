"""The demonstration: ninety days of posts about a coffee roaster that does not exist.

A newcomer who has no data yet should see every part of the window at work, and a picture in the documentation must come
out the same tomorrow. So this module tells one story, always the same for the same `now`: a brand that grows, a medal,
a rival's price rise, a campaign, an outage and its repair, with nights and week-ends, threads, reposts and robots.

It draws all chance from one seeded generator and asks no clock. It judges nothing: sentiments and trackers are found
out afterwards by the same pipeline as for real posts. Brand, rival, people and outlets are made up, and every address
is of a domain reserved for examples. Who speaks is in `demo_people`, what is said in `demo_text`, and how a network
would hand it over in `demo_draft`; here is only what happens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from math import exp
from random import Random
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from cmdesk.core.errors import BugError
from cmdesk.core.text import fold
from cmdesk.core.timeline import Period, midnight
from cmdesk.core.types import Account, Kind, Post, Role, Tracker
from cmdesk.sources.demo_draft import Draft, heat, published
from cmdesk.sources.demo_people import LANGUAGES, SOCIAL, Cast, Voice
from cmdesk.sources.demo_text import Scribe, mood, table

DAYS: Final = 90
GROUP: Final = "Café Clairambre"
TRACKERS: Final = (
    Tracker("Café Clairambre", "clairambre OR #CaféClairambre OR @cafeclairambre", "#009E73", GROUP, Role.OWN),
    Tracker(
        "Brûlerie Norvent",
        '"brûlerie norvent" OR #BrûlerieNorvent OR @brulerienorvent',
        "#CC79A7",
        GROUP,
        Role.COMPETITOR,
    ),
    Tracker("Campagne #PauseDorée", '#PauseDorée OR "pause dorée"', "#E69F00", GROUP),
    Tracker("Inès Vauclairin", '"inès vauclairin" OR @ines_vauclairin', "#56B4E9"),
    Tracker("Cafés de Lyon", '#CaféLyon OR "café à Lyon" OR "coffee shop"', "#0072B2", "Secteur"),
)
"""What the demonstration watches, in colours that the colour-blind tell apart (Okabe and Ito, 2008)."""

ACCOUNTS: Final = tuple(Account(network, "cafeclairambre") for network in SOCIAL)
"""The brand's own accounts: what it says of itself is told apart from what is said of it."""

_T = TypeVar("_T")
_SEED: Final = 2026
_PARIS: Final = ZoneInfo("Europe/Paris")
_NETWORKS: Final[Mapping[str, float]] = {"x": 46, "mastodon": 16, "bluesky": 19, "forum": 7, "news": 5}
_BY_HOUR: Final = (3, 2, 1, 1, 1, 2, 6, 14, 22, 24, 23, 22, 25, 24, 20, 19, 20, 22, 25, 25, 23, 20, 14, 7)
_BY_WEEKDAY: Final = (1.05, 1.1, 1.1, 1.05, 1.0, 0.75, 0.65)

_EVERYDAY: Final[Mapping[str, float]] = {
    "own.praise": 19, "own.complaint": 12, "own.plain": 8, "own.question": 6, "own.mixed": 4, "own.irony": 3,
    "own.versus": 4, "own.official": 5, "rival.praise": 6, "rival.complaint": 5, "rival.plain": 5, "rival.official": 2,
    "sector.talk": 9, "sector.praise": 6, "sector.complaint": 3, "manager.talk": 4, "manager.official": 0.4,
}  # fmt: skip
_CAMPAIGN: Final[Mapping[str, float]] = {"campaign.praise": 8, "campaign.plain": 2, "campaign.complaint": 1}
_CRISIS: Final[Mapping[str, float]] = {"crisis.anger": 9, "crisis.worry": 2, "crisis.irony": 1.5, "crisis.calm": 1}

# A post holds a word by which a tracker finds it: what to look for (folded), and what to add where it is missing.
_FOUND_BY: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "own": (("clairambre",), "@cafeclairambre"),
    "crisis": (("clairambre",), "@cafeclairambre"),
    "campaign": (("pausedoree", "pause doree"), "#PauseDorée"),
    "rival": (("norvent",), "@brulerienorvent"),
    "manager": (("vauclairin",), "@ines_vauclairin"),
    "sector": (("#cafelyon", "cafe a lyon", "coffee shop"), "#CaféLyon"),
}

_REPLIES: Final[Mapping[str, Mapping[str, float]]] = {
    "good": {"reply.delight": 7, "reply.doubt": 1.5, "reply.chat": 1.5, "reply.gratitude": 2},
    "bad": {"reply.sympathy": 5, "reply.care": 4, "reply.doubt": 1, "reply.chat": 1},
    "wry": {"reply.chat": 2, "reply.care": 2, "reply.sympathy": 1},
    "calm": {"reply.chat": 1},
    "question": {"reply.answer": 5, "reply.chat": 1},
    "crisis": {"reply.anger": 6, "reply.apology": 2.5, "reply.defence": 0.8},
}
_OURS: Final = ("own", "campaign", "crisis")
_BY_THE_BRAND: Final = ("reply.gratitude", "reply.care", "reply.apology")
_AFTER_CARE: Final[Mapping[str, float]] = {"reply.solved": 3, "reply.unsolved": 2}


@dataclass(frozen=True, slots=True)
class _Wave:
    """A stretch of time in which people speak of something more than usual.

    Attributes:
        posts: how many begin a conversation; replies and reposts come on top.
        fade: how fast it dies away (1: to a third by its end); below zero it grows.
        topics: what is spoken of, weighted.
    """

    period: Period
    posts: int
    fade: float
    topics: Mapping[str, float]

    def density(self, moment: datetime) -> float:
        """How much is said at a moment, compared with others: by the day's and the week's rhythm, rise and fade."""
        local, passed = moment.astimezone(_PARIS), moment - self.period.start
        rise = min(1.0, 0.35 + passed / timedelta(hours=4))
        rhythm = _BY_HOUR[local.hour] * _BY_WEEKDAY[local.weekday()]
        return rhythm * rise * exp(-self.fade * (passed / self.period.span))


def campaign_window(now: datetime) -> Period:
    """When the campaign is loud: six days from its launch, four weeks before the end."""
    return _period(now, days=27, hour=10, hours=144)


def crisis_window(now: datetime) -> Period:
    """The outage: 36 hours, two to three weeks before the end."""
    return _period(now, days=17, hour=9, hours=36)


def posts(now: datetime) -> list[Post]:
    """The posts of the ninety days that end at `now`, oldest first; the same for the same moment.

    Args:
        now: an aware moment.

    Raises:
        BugError: `now` is naive.
    """
    if now.tzinfo is None:
        raise BugError("the demonstration needs an aware moment")
    return _Story(now.astimezone(UTC).replace(microsecond=0)).told()


def _local(now: datetime, days: int, hour: float) -> datetime:
    """An hour of the local day that lies so many days back."""
    day = now.astimezone(_PARIS).date() - timedelta(days=days)
    return midnight(day, _PARIS) + timedelta(hours=hour)


def _period(now: datetime, *, days: int, hour: int, hours: int) -> Period:
    """So many hours from an hour of the local day that lies so many days back."""
    start = _local(now, days, hour)
    return Period(start, start + timedelta(hours=hours))


def _waves(now: datetime) -> list[_Wave]:
    campaign, crisis = campaign_window(now), crisis_window(now)
    return [
        _Wave(Period(now - timedelta(days=DAYS), now), 2150, -0.6, _EVERYDAY),
        _Wave(_period(now, days=66, hour=11, hours=48), 40, 2, {"own.award": 1}),
        _Wave(_period(now, days=47, hour=8, hours=72), 55, 2, {"rival.prices": 1}),
        _Wave(campaign, 150, 2, _CAMPAIGN),
        _Wave(Period(campaign.end, now), 45, 0.5, _CAMPAIGN),
        _Wave(crisis, 132, 0.9, _CRISIS),
        _Wave(Period(crisis.end, crisis.end + timedelta(hours=48)), 24, 2, _CRISIS),
        _Wave(Period(crisis.end, crisis.end + timedelta(hours=144)), 95, 1.2, {"own.relief": 1}),
    ]


class _Story:
    """Tells it all, once."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._rng = Random(_SEED)
        names = table("cast")
        self._robots: Sequence[Mapping[str, Any]] = names["robots"]
        self._cast = Cast(self._rng, names, now - timedelta(days=DAYS))
        self._scribe = Scribe(self._rng, names)
        self._drafts: list[Draft] = []

    def told(self) -> list[Post]:
        """Every post, oldest first."""
        openings = [opening for wave in _waves(self._now) for opening in self._openings(wave)]
        crisis = crisis_window(self._now)
        for at, topic in sorted(openings):
            if topic != "own.official" or not crisis.start <= at < crisis.end:  # no cheerful advertising meanwhile
                self._set_off(self._open(at, topic))
        self._state("campaign.official", campaign_window(self._now).start, (-17, 0, 26, 50, 70, 140))
        self._state("crisis.official", crisis_window(self._now).start, (1.5, 6, 11, 23, 33, 50, 98))
        for robot in self._robots:
            self._run(robot)
        self._drafts.sort(key=lambda draft: draft.at)
        for number, draft in enumerate(self._drafts, start=1):
            draft.native = f"demo-{number:06}"
        return [published(draft, self._rng, self._now) for draft in self._drafts]

    def _openings(self, wave: _Wave) -> list[tuple[datetime, str]]:
        """Moment and topic of each post that a wave begins."""
        count = int(wave.period.span / timedelta(hours=1))
        hours = [wave.period.start + timedelta(hours=hour) for hour in range(count)]
        weights = list(accumulate(wave.density(hour) for hour in hours))
        chosen = self._rng.choices(hours, cum_weights=weights, k=wave.posts)
        return [(hour + timedelta(seconds=self._rng.randrange(3600)), self._pick(wave.topics)) for hour in chosen]

    def _open(self, at: datetime, topic: str) -> Draft:
        """A post that begins a conversation."""
        source = self._pick(_NETWORKS)
        subject, _, angle = topic.partition(".")
        if angle == "official":
            source = source if source in SOCIAL else "x"
            voice = self._cast.official(subject, source)
            return self._draft(at, source, topic, voice, self._write(topic, voice, subject))
        # press and forum have their own tone: another list on the same angle, else on the same subject
        shelf = self._first_known(f"{source}.{angle}", f"{source}.{subject}", topic)
        lang = self._pick({lang: share for lang, share in LANGUAGES.items() if self._scribe.knows(shelf, lang)})
        voice = self._cast.somebody(source, lang)
        return self._draft(at, source, topic, voice, self._write(shelf, voice, subject))

    def _state(self, topic: str, start: datetime, hours: Sequence[float]) -> None:
        """What the brand says, point after point, on each of its accounts; `hours` after the start."""
        for sentence, offset in zip(self._scribe.sentences(topic), hours, strict=True):
            for turn, source in enumerate(SOCIAL):
                voice = self._cast.official("own", source)
                at = start + timedelta(hours=offset, minutes=turn * 25, seconds=self._rng.randrange(500))
                text = f"{self._scribe.fill(sentence, voice)} #CaféClairambre"
                self._set_off(self._draft(at, source, topic, voice, text), loud=3)

    def _run(self, robot: Mapping[str, Any]) -> None:
        """The posts of one automated account: hardly varied words, always at the same minutes."""
        voice = self._cast.robot(robot)
        first, last = robot["days"]
        for days in range(first, last - 1, -robot["every"]):
            for hour in robot["hours"]:
                at = _local(self._now, days, hour + robot["minute"] / 60)
                text = self._scribe.fill(self._rng.choice(robot["texts"]), voice)
                self._draft(at, robot["source"], "robot.run", voice, text)

    def _set_off(self, post: Draft, loud: float = 1) -> None:
        """Replies, reposts and quotes of a post that began a conversation."""
        warmth, forum = heat(post), post.source == "forum"
        if post.source == "news":
            return
        for _ in range(self._few(warmth.replies * loud * (3 if forum else 1))):
            self._discuss(post)
        sharers = [post.voice]
        for _ in range(0 if forum else min(self._few(warmth.reposts * loud), 7)):  # the smallest crowd is 8
            sharers.append(voice := self._cast.somebody(post.source, post.voice.lang, sharers))
            self._draft(self._later(post, 200), post.source, post.topic, voice, post.text, Kind.REPOST, post)
        for _ in range(0 if forum or post.source == "mastodon" else self._few(warmth.quotes * loud)):
            topic = self._first_known(f"quote.{post.subject}", "quote.any")
            voice = self._cast.somebody(post.source, self._tongue(topic, post), [post.voice])
            text = self._write(topic, voice, post.subject)
            self._draft(self._later(post, 120), post.source, topic, voice, text, Kind.QUOTE, post)

    def _discuss(self, post: Draft) -> None:
        """One reply, and sometimes one to the reply."""
        if post.source == "forum":
            topic = chat = self._first_known(f"forum.reply_{post.subject}", "forum.reply")
        else:
            topic, chat = self._reaction(post), "reply.chat"
        answer = self._reply(post, topic)
        if topic in ("reply.care", "reply.apology"):
            verdict = self._pick(_AFTER_CARE)
            if self._rng.random() < 0.5 and self._scribe.knows(verdict, post.voice.lang):
                self._reply(answer, verdict, post.voice)
        elif self._rng.random() < 0.18:
            self._reply(answer, chat)

    def _reaction(self, post: Draft) -> str:
        """The topic of a reply."""
        special = (post.subject, post.topic.partition(".")[2])
        tone = next((name for name in special if name in _REPLIES), mood(post.topic))
        topic = self._pick(_REPLIES[tone])
        if topic not in _BY_THE_BRAND:
            return topic
        if post.cared_for or post.subject not in _OURS or self._cast.is_official(post.voice):
            return "reply.anger" if tone == "crisis" else "reply.chat"
        post.cared_for = True
        return topic

    def _reply(self, to: Draft, topic: str, voice: Voice | None = None) -> Draft:
        source, lang = to.source, self._tongue(topic, to)
        if topic in _BY_THE_BRAND:
            voice = self._cast.official("own", source, lang)
        voice = voice or self._cast.somebody(source, lang, [to.voice])
        title, dash, _ = to.root.text.partition(" — ")
        before = f"@{to.voice.author.handle} " if source != "forum" else f"Re : {title} — " if dash else ""
        text = self._write(topic, voice, to.subject, before)
        at = self._later(to, 360 if source == "forum" else 45)
        return self._draft(at, source, topic, voice, text, Kind.REPLY, to)

    def _write(self, topic: str, voice: Voice, subject: str, before: str = "") -> str:
        must, mark = _FOUND_BY[subject]
        if self._cast.is_official(voice) and fold(mark).endswith(voice.author.handle or ""):
            mark = "#CaféClairambre"  # nobody calls himself by his handle
        return self._scribe.write(topic, voice, before=before, must=must, mark=mark)

    def _first_known(self, *topics: str) -> str:
        return next(topic for topic in topics if self._scribe.knows(topic))

    def _tongue(self, topic: str, post: Draft) -> str:
        """The language of an answer: that of the conversation, or French where we have no words."""
        return post.root.voice.lang if self._scribe.knows(topic, post.root.voice.lang) else "fr"

    def _later(self, post: Draft, minutes: float) -> datetime:
        """A moment after a post; those who would answer at night mostly do so in the morning."""
        at = post.at + timedelta(seconds=40 + int(self._rng.expovariate(1 / (minutes * 60))))
        asleep = at.astimezone(_PARIS).hour < 6 and self._rng.random() < 0.8
        return at + timedelta(hours=6) if asleep else at

    def _few(self, mean: float) -> int:
        """A heavy-tailed small number: mostly none, now and then many."""
        return int(self._rng.lognormvariate(-0.5, 1) * mean + self._rng.random())

    def _pick(self, weights: Mapping[_T, float]) -> _T:
        return self._rng.choices(tuple(weights), tuple(weights.values()))[0]

    def _draft(
        self, at: datetime, source: str, topic: str, voice: Voice, text: str,
        kind: Kind = Kind.ORIGINAL, target: Draft | None = None,
    ) -> Draft:  # fmt: skip
        draft = Draft(at, source, topic, voice, text, kind, target)
        if at <= self._now:  # what would come later has not happened yet, nor has what it sets off
            self._drafts.append(draft)
            if target:
                target.got[kind] = target.got.get(kind, 0) + 1
        return draft
