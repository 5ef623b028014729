"""What the cells of other tools mean in words of ours: moods, kinds, networks, languages, yes and no.

In English, French, German and Spanish, compared folded. What is not listed is not guessed at: None.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from cmdesk.core.networks import NETWORKS, SITES
from cmdesk.core.types import Kind, Label
from cmdesk.sources.columns import plain


def _table(rows: Mapping[Any, str]) -> dict[str, object]:
    return {word.strip(): meaning for meaning, words in rows.items() for word in words.split(",")}


_LABELS: Final = _table(
    {
        Label.POSITIVE: "positive, positif, positiv, positivo, positiva, pos, good, bon, gut, bueno, very positive, "
        "tres positif, tres positive, plutot positive, sehr positiv, muy positivo, somewhat positive, "
        "plutot positif, strongly positive, favorable, "
        "favourable, p, joie, happy",
        Label.NEUTRAL: "neutral, neutre, neutro, neu, neutrale, neutra, none, n",
        Label.NEGATIVE: "negative, negatif, negativ, negativo, negativa, neg, bad, mauvais, schlecht, malo, "
        "very negative, "
        "tres negatif, tres negative, plutot negative, sehr negativ, muy negativo, somewhat negative, "
        "plutot negatif, strongly negative, unfavorable, "
        "unfavourable, defavorable",
    }
)
_SIGNS: Final = {
    "+": Label.POSITIVE, "++": Label.POSITIVE, "-": Label.NEGATIVE, "--": Label.NEGATIVE, "−": Label.NEGATIVE,
    "=": Label.NEUTRAL, "🙂": Label.POSITIVE, "😀": Label.POSITIVE, "😊": Label.POSITIVE, "😐": Label.NEUTRAL,
    "🙁": Label.NEGATIVE, "😞": Label.NEGATIVE, "😡": Label.NEGATIVE, "👍": Label.POSITIVE, "👎": Label.NEGATIVE,
    ":)": Label.POSITIVE, ":-)": Label.POSITIVE, ":(": Label.NEGATIVE, ":-(": Label.NEGATIVE, ":|": Label.NEUTRAL,
}  # fmt: skip
_KINDS: Final = _table(
    {
        Kind.ORIGINAL: "original, post, tweet, status, publication, article, beitrag, publicacion, originale, origine",
        Kind.REPLY: "reply, replies, comment, reponse, commentaire, antwort, kommentar, respuesta, comentario, "
        "replied to",
        Kind.REPOST: "repost, retweet, rt, share, shared, partage, reblog, boost, geteilt, teilen, retuit, compartido, "
        "retweeted, reposted",
        Kind.QUOTE: "quote, quoted, quote tweet, quote post, citation, tweet cite, zitat, cita, quote retweet",
    }
)
_NETWORKS: Final = _table(
    {network: f"{network}, {plain(name)}" for network, name in NETWORKS.items()}
    | {
        "x": "x, twitter, x twitter, twitter x, tweet, tweets, socialmedia twitter, x formerly twitter, socialmedia x",
        "facebook": "facebook, fb, facebook public, facebook page, socialmedia facebook, facebook pages",
        "instagram": "instagram, ig, insta, instagram public, socialmedia instagram, instagram business",
        "linkedin": "linkedin, linked in, socialmedia linkedin, linkedin company page",
        "tiktok": "tiktok, tik tok, socialmedia tiktok",
        "youtube": "youtube, you tube, yt, video youtube, socialmedia youtube",
        "bluesky": "bluesky, bsky, blue sky, socialmedia bluesky",
        "reddit": "reddit, message board reddit, socialmedia reddit, socialnews reddit",
        "hackernews": "hackernews, hacker news, ycombinator",
        "news": "news, online news, onlinenews, presse, actualites, actualite, site d actualites, nachrichten, "
        "noticias, "
        "newspaper, newspapers, journal, onlinenews other, press, prensa, magazine",
        "blog": "blog, blogs, blog other, tumblr, wordpress",
        "forum": "forum, forums, foro, foros, foren, message board, messageboard, discussion, forum other, "
        "messageboards",
        "review": "review, reviews, avis, bewertung, bewertungen, resena, resenas, opiniones",
        "podcast": "podcast, podcasts",
        "web": "web, website, site, site web, webseite, sitio web, websites, internet, other",
    }
)
_HOSTS: Final = {
    "x.com": "x", "twitter.com": "x", "t.co": "x", "facebook.com": "facebook", "fb.com": "facebook",
    "fb.watch": "facebook", "instagram.com": "instagram", "threads.net": "threads", "threads.com": "threads",
    "linkedin.com": "linkedin", "tiktok.com": "tiktok", "youtube.com": "youtube", "youtu.be": "youtube",
    "reddit.com": "reddit", "redd.it": "reddit", "bsky.app": "bluesky", "pinterest.com": "pinterest",
    "pinterest.fr": "pinterest", "pin.it": "pinterest", "t.me": "telegram", "telegram.me": "telegram",
    "news.ycombinator.com": "hackernews", "mastodon.social": "mastodon",
}  # fmt: skip
_LANGUAGES: Final = _table(
    {
        "fr": "french, francais, franzosisch, frances",
        "en": "english, anglais, englisch, ingles",
        "de": "german, allemand, deutsch, aleman",
        "es": "spanish, espagnol, spanisch, espanol, castellano",
        "it": "italian, italien, italienisch, italiano",
        "pt": "portuguese, portugais, portugiesisch, portugues",
        "nl": "dutch, neerlandais, niederlandisch, neerlandes, holandes",
        "ar": "arabic, arabe, arabisch",
        "ru": "russian, russe, russisch, ruso",
        "ja": "japanese, japonais, japanisch, japones",
        "zh": "chinese, chinois, chinesisch, chino",
        "pl": "polish, polonais, polnisch, polaco",
        "tr": "turkish, turc, turkisch, turco",
        "sv": "swedish, suedois, schwedisch, sueco",
        "da": "danish, danois, danisch, danes",
        "no": "norwegian, norvegien, norwegisch, noruego",
        "fi": "finnish, finnois, finnisch, finlandes",
        "ca": "catalan, katalanisch",
        "el": "greek, grec, griechisch, griego",
        "ko": "korean, coreen, koreanisch, coreano",
        "ro": "romanian, roumain, rumanisch, rumano",
        "cs": "czech, tcheque, tschechisch, checo",
        "hu": "hungarian, hongrois, ungarisch, hungaro",
        "uk": "ukrainian, ukrainien, ukrainisch, ucraniano",
        "he": "hebrew, hebreu, hebraisch, hebreo",
        "hi": "hindi",
        "id": "indonesian, indonesien, indonesisch, indonesio",
        "eu": "basque, baskisch, vasco, euskera",
    }
)
_PLACE: Final = re.compile(
    r" (?:pages?|groups?|groupes?|profiles?|profils?|stor(?:y|ies)|reels?|shorts|videos?|posts?|business|comments?|"
    r"commentaires?|en ligne|online|web)$"
)
"""Where on a network: `Instagram Stories` are Instagram."""
_YES: Final = frozenset(("yes", "oui", "ja", "si", "true", "vrai", "wahr", "verdadero", "1", "y", "o", "x"))
_CODE: Final = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*", re.I | re.ASCII)
_HOST: Final = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)", re.I)
_STATUS: Final = re.compile(
    r"https?://(?:[a-z0-9-]+\.)*(?:twitter|x)\.com/(?:i/web|i|\w+)/status(?:es)?/([0-9]{5,20})(?![0-9])", re.I
)


@lru_cache(maxsize=4096)
def label(word: str) -> Label | None:
    """The label that a word or sign of another tool means."""
    sign = _SIGNS.get(word.strip())
    found = _LABELS.get(plain(word)) if sign is None else sign
    return found if isinstance(found, Label) else None


@lru_cache(maxsize=4096)
def kind(word: str) -> Kind | None:
    """The kind of post that a word means."""
    found = _KINDS.get(plain(word))
    return found if isinstance(found, Kind) else None


@lru_cache(maxsize=4096)
def network(word: str) -> str | None:
    """The id of the network or kind of site that a word or host means."""
    words = plain(word)
    found = _NETWORKS.get(words) or _NETWORKS.get(_PLACE.sub("", words))
    if isinstance(found, str):
        return found
    return host_network(f"//{word.strip()}") if "." in word else None


def network_id(word: str) -> str | None:
    """The id of a network that she names; None where there is none of that name."""
    asked = word.strip().lower()
    return asked if asked in NETWORKS or asked in SITES else network(word)


def host_network(address: str) -> str | None:
    """The network on which an address lies."""
    found = _HOST.match(address)
    return None if found is None else _by_host(found[1].lower())


@lru_cache(maxsize=4096)
def _by_host(host: str) -> str | None:
    while host:
        if (found := _HOSTS.get(host)) is not None:
            return found
        host = host.partition(".")[2]
    return None


def status_id(address: str) -> str | None:
    """The identifier of a post of X that its address holds."""
    found = _STATUS.match(address)
    return found[1] if found else None


@lru_cache(maxsize=1024)
def language(word: str) -> str | None:
    """The ISO 639-1 code of a language code or name; None where it says none."""
    code = _CODE.fullmatch(word.strip())
    if code is not None:
        return code[1].lower()
    found = _LANGUAGES.get(plain(word))
    return found if isinstance(found, str) else None


def yes(word: str) -> bool:
    """Whether a cell says yes."""
    return plain(word) in _YES
