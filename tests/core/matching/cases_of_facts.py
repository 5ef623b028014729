"""Cases of what is known beside the text."""

from cmdesk.core.matching import Known
from cmdesk.core.types import Kind, Label, Reading
from tests.core.matching.case import Case

_TOOT = Known(
    source="mastodon",
    lang="fr",
    author=("Lina@piaille.fr", "https://piaille.fr/users/lina"),
    url="https://piaille.fr/@Lina/1",
    links=("https://www.example.org/path/page?x=1#top", "https://blog.example.com/"),
    media=True,
    kind=Kind.REPLY,
    reading=Reading(likes=10, shares=2, replies=0),
    label=Label.NEGATIVE,
    labels=frozenset({"À traiter", "sav"}),
    groups=frozenset({"Café Lumière"}),
)
_POST = Known(source="x", lang="en", author=("sncf", "42"), kind=Kind.ORIGINAL, label=Label.POSITIVE)


def _of(facts: Known, fits: bool, *queries: str, text: str = "Le train est-il à l'heure ?") -> list[Case]:
    return [Case(query, text, fits, facts) for query in queries]


FIELDS = [
    *_of(
        _TOOT,
        True,
        *("lang:fr", "LANG:FR", "lang:en|fr", "source:mastodon", "source:x|mastodon", "train -source:x"),
        *("author:@Lina@piaille.fr", "author:lina@PIAILLE.fr", "author:@lina"),
        *("domain:piaille.fr", "domain:example.org", "domain:www.example.org", "domain:example.com"),
        *("link:example.org/path", "link:example.org/path/page", "link:example.org", "link:example.org/path/page?x=1"),
        *("has:link", "has:media", "has:question", "min:likes:10", "min:replies:0", "min:shares:1 train"),
        *("is:reply", "is:original|reply", "sentiment:negative", "label:sav", 'label:"a traiter"'),
        *('group:"café lumière"', "group:x|sav OR train"),
    ),
    *_of(
        _TOOT,
        False,
        *("lang:en", "lang:und", "source:x", "train -lang:fr", "author:@lin", "author:@lina@mastodon.social"),
        *("domain:ample.org", "domain:blog.example.org", "link:piaille.fr", "link:example.org/pat"),
        *("link:example.org/path/page/2", "min:likes:11", "min:views:0", "is:quote", "is:repost|original"),
        *("sentiment:positive", "sentiment:neutral", "label:traiter", "group:lumière", "train -has:media"),
    ),
    *_of(
        _POST,
        True,
        *("author:@SNCF", "source:x lang:en", "is:original", "good -has:link", "sentiment:positive good"),
        *("good -is:reply", "good -min:likes:1", "good (has:link OR source:x)"),
        text="So good. See https://example.org/?q=1",
    ),
    *_of(
        _POST,
        False,
        *("has:question", "has:link", "has:media", "min:likes:0", "domain:example.org", "label:sav", "group:sncf"),
        text="So good. See https://example.org/?q=1",
    ),
]
