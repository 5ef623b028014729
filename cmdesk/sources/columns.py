"""Which column of a table means what: by its name, in English, French, German and Spanish, or as she says by hand.

Names are compared folded and without signs: `Créé le`, `cree_le` and `CREE-LE` are one. Of several columns that could
be one field the one whose name is the better fit is taken: the names of a field are listed best first. A column is one
field only. A name that nobody knows stays unmapped; it is kept with the row all the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from cmdesk.core.text import fold

NEEDED: Final = ("text", "posted_at")
"""Without these there is no post; a title or a snippet will do for the text."""

TEXTS: Final = ("text", "title", "snippet")

_EACH: Final[Mapping[str, str]] = {
    # best first; plain, as `plain` makes them
    "text": (
        "text, full text, post text, tweet text, texte, texte complet, message, post message, content, contenu, "
        "contenu du post, contenu du message, content text, body, body text, post content, post body, tweet, "
        "publication, mention, mention text, mention content, verbatim, comment text, commentaire, caption, "
        "legende, description, opening text, hit sentence, inhalt, nachricht, beitrag, beitragstext, volltext, "
        "kommentar, texto, texto completo, mensaje, contenido, publicacion, contenido de la publicacion, "
        "comentario, comment, post, selftext, status text, full content, text original, text display, "
        "video description, review, review text, avis, votre avis"
    ),
    "title": "title, titre, headline, titel, uberschrift, titulo, subject, objet, sujet, betreff, asunto, "
    "post title, video title",
    "snippet": (
        "snippet, extrait, summary, resume, auszug, zusammenfassung, resumen, extracto, content snippet, excerpt"
    ),
    "posted_at": (
        "posted at, created at, published at, publication date, date published, date posted, publish date, published "
        "date, post date, published, posted, date de publication, publie le, date du post, veroffentlicht am, "
        "veroffentlichungsdatum, fecha de publicacion, publicado el, creation date, date and time, date et heure, "
        "datum und uhrzeit, fecha y hora, created date, date, datetime, date time, "
        "timestamp, created, created time, created utc, date created, date utc, date gmt, unix timestamp, time "
        "utc, date de creation, cree le, date heure, horodatage, datum, erstellt am, veroffentlicht, "
        "erstellungsdatum, zeitstempel, zeitpunkt, fecha, fecha de creacion, publicado, creado el, marca de tiempo, "
        "jour, tag des beitrags, day, dia"
    ),
    "time": "time, heure, hour, uhrzeit, zeit, hora, post time, heure de publication, time of day, publish time, "
    "publication time",
    "id": (
        "id, post id, tweet id, status id, message id, mention id, native id, item id, comment id, video id, "
        "media id, identifier, identifiant, identifiant du post, id du post, id post, id tweet, id du tweet, "
        "beitrags id, nachrichten id, kennung, identificador, id de publicacion, id del post, resource id, guid, "
        "uuid"
    ),
    "url": (
        "url, link, permalink, post url, post link, post permalink, tweet url, tweet permalink, mention url, "
        "address, lien, lien du post, url du post, adresse, permalien, beitrags url, enlace, enlace permanente, "
        "vinculo, direccion, source url, external url, href, article url, web url, video link, video url"
    ),
    "author_name": (
        "author name, author full name, author fullname, author display name, full name, display name, "
        "user name displayed, auteur, "
        "author, nom de l auteur, nom complet, nom, name, autor, autorenname, anzeigename, name des autors, "
        "verfasser, nombre del autor, nombre, nombre completo, from name, user full name, influencer, writer, "
        "byline, profil, profile, account name, nom du compte, account, compte, konto, cuenta"
    ),
    "author_handle": (
        "author handle, handle, screen name, screenname, username, user name, user screen name, author username, "
        "from user, user, utilisateur, nom d utilisateur, pseudo, pseudonyme, identifiant de l auteur, compte "
        "twitter, benutzername, nutzername, benutzer, nombre de usuario, usuario, twitter handle, twitter screen "
        "name, x handle, account handle, arroba"
    ),
    "author_key": (
        "author key, author id, user id, userid, from id, from user id, account id, id auteur, id de l auteur, id "
        "utilisateur, autor id, benutzer id, id autor, id del autor, id de usuario, x author id, twitter author "
        "id, channel id, profile id"
    ),
    "followers": (
        "followers, follower, author followers, user followers, followers count, follower count, user followers "
        "count, number of followers, abonnes, nombre d abonnes, nb abonnes, nb d abonnes, anzahl follower, "
        "seguidores, numero de seguidores, x followers, twitter followers, fans, subscribers"
    ),
    "source": (
        "network, social network, platform, source, source type, channel, site, media type, page type, reseau, "
        "reseau social, plateforme, canal, type de source, media, netzwerk, soziales netzwerk, plattform, quelle, "
        "kanal, red, red social, plataforma, fuente, tipo de fuente, source name, category, domain"
    ),
    "lang": "lang, language, langue, sprache, idioma, lengua, language code, code langue, language guess, sprachcode",
    "sentiment": (
        "sentiment, sentiments, tone, tonality, tonalite, ton, mood, humeur, polarity, polarite, sentiment label, "
        "stimmung, tonalitat, polaritat, sentimiento, tono, polaridad, airline sentiment, opinion"
    ),
    "likes": (
        "likes, like, like count, likes count, number of likes, favorites, favourites, favorite count, favourite "
        "count, favs, nb likes, nombre de likes, j aime, nombre de j aime, mentions j aime, gefallt mir, anzahl "
        "likes, gefallt mir angaben, me gusta, numero de me gusta, favoritos, x likes, twitter likes, upvotes"
    ),
    "shares": (
        "shares, share count, shares count, reposts, repost count, retweets, retweet count, number of shares, nb "
        "partages, partages, nombre de partages, nombre de retweets, nb retweets, geteilt, anzahl shares, anzahl "
        "retweets, mal geteilt, compartidos, compartidas, veces compartido, retuits, reblogs, reblogs count, "
        "boosts, x reposts, twitter retweets"
    ),
    "replies": (
        "replies, reply count, replies count, comments, comment count, comments count, number of comments, num "
        "comments, reponses, nombre de reponses, commentaires, nombre de commentaires, nb commentaires, nb "
        "reponses, antworten, kommentare, anzahl kommentare, anzahl antworten, respuestas, comentarios, numero de "
        "comentarios, x replies, twitter reply count"
    ),
    "quotes": "quotes, quote count, quotes count, citations, nombre de citations, zitate, citas, nb citations",
    "views": (
        "views, view count, views count, impressions, impression count, impressions count, vues, nombre de vues, "
        "nb vues, aufrufe, impressionen, ansichten, visualizaciones, vistas, impresiones, reproducciones, plays, "
        "play count, video views, num views"
    ),
    "reactions": (
        "reactions, engagement, engagements, interactions, total engagement, total engagements, total "
        "interactions, total reactions, engagement total, interaktionen, reaktionen, interacciones, reacciones, "
        "engagement score"
    ),
    "kind": (
        "kind, post type, type, message type, mention type, tweet type, engagement type, type de post, type de "
        "message, type de publication, beitragstyp, art, tipo, tipo de publicacion, thread entry type, content "
        "type"
    ),
    "is_repost": "is retweet, is repost, retweeted, is share, est un retweet, est un partage, ist retweet, es retuit",
    "is_reply": "is reply, is comment, est une reponse, ist antwort, es respuesta",
    "is_quote": "is quote, is quote tweet, is quote status, est une citation, ist zitat, es cita",
    "parent": (
        "parent, parent id, in reply to, in reply to id, in reply to status id, replied to, reply to id, en "
        "reponse a, antwort auf, en respuesta a, referenced id, in reply to tweet id, parent post id"
    ),
    "tags": "tags, hashtags, hashtag, mots diese, mots cles, schlagworter, schlagworte, etiquetas, etiquettes",
    "links": "links, liens, urls, expanded urls, links in text, enlaces",
    "first_seen_at": "first seen at",
    "corrected": "corrected",
}  # fmt: skip

FIELDS: Final = tuple(_EACH)
"""Every field that a column may be mapped to, in the order in which they are offered."""

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    field: tuple(name.strip() for name in names.split(",")) for field, names in _EACH.items()
}
"""Field -> names of columns that mean it, plain (see `plain`), the best first."""

_ALIASES: Final = {"date": "posted_at", "network": "source", "content": "text", "author": "author_name"}
_RANKS: Final = {
    name: [(rank, field) for field, names in SYNONYMS.items() for rank, name_ in enumerate(names) if name_ == name]
    for names in SYNONYMS.values()
    for name in names
}
_SIGNS: Final = re.compile(r"[^\w]+|_+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ONLY_OURS: Final = ("first_seen_at", "corrected")  # words that in other tables mean something else

_SMALL: Final = frozenset(
    re.findall(r"\w+", "de du des d l la le les the of a an un une der die das von vom del el los las")
)
_THINGS: Final = frozenset(
    re.findall(
        r"\w+", "post message tweet publication mention statut status comment commentaire beitrag publicacion mensaje"
    )
)
_OF_THINGS: Final = frozenset(
    (*TEXTS, "posted_at", "time", "id", "url", "author_name", "author_handle", "source", "lang", "sentiment")
)
_NOT_OF_THINGS: Final = frozenset(
    re.findall(
        r"\w+", "name nom nombre account compte konto cuenta profil profile media site category domain type canal"
    )
)
"""Names of our fields that mean something else beside a thing: the name of a post is not that of its author."""

_AMOUNTS: Final = frozenset(re.findall(r"\w+", "nombre nb nbr nbre number num no count total anzahl numero gesamt"))
_COUNTED: Final = frozenset(("likes", "shares", "replies", "quotes", "views", "reactions", "followers"))
_CLOCKS: Final = re.compile(
    r" (?:(?:utc|gmt)(?: \d{1,2}){0,2}|cet|cest|local|locale|local time|heure locale|heure paris|"
    r"paris|europe paris|ortszeit|hora local)$"
)
_BEHIND: Final = 1000  # a name without the words around it ranks behind all whole names


def plain(name: str) -> str:
    """The name of a column as names are compared: folded, words apart by one space, no signs."""
    return _SIGNS.sub(" ", fold(_HUMP.sub(" ", name))).strip()


def field_of(name: str) -> str | None:
    """The field that she means by a name in `--map`; None where it means none."""
    asked = name.strip().lower().replace("-", "_")
    return asked if asked in SYNONYMS else _ALIASES.get(asked)


def known(names: Iterable[str]) -> set[str]:
    """The fields that some of these names of columns mean."""
    return set(matched([plain(name) for name in names]))


def matched(names: Sequence[str], taken: Mapping[str, int] | None = None) -> dict[str, int]:
    """Field -> index of the column that means it.

    Args:
        names: plain names of the columns.
        taken: what is decided already, kept as it is.
    """
    found = dict(taken or {})
    used = set(found.values())
    candidates = sorted(
        (rank, index, field)
        for index, name in enumerate(names)
        for rank, field in _ranks(name)
        if field not in _ONLY_OURS
    )
    for _rank, index, field in candidates:
        if field not in found and index not in used:
            found[field] = index
            used.add(index)
    return found


@lru_cache(maxsize=4096)
def _ranks(name: str) -> tuple[tuple[int, str], ...]:
    """The fields that a plain name means, and how well."""
    if name in _RANKS:
        return tuple(_RANKS[name])
    words = [word for word in name.split() if word not in _SMALL]
    found: dict[str, int] = {}

    def look(rest: list[str], fields: frozenset[str], further: int) -> None:
        for rank, field in _BARE.get(" ".join(rest), ()):
            if field in fields:
                found.setdefault(field, _BEHIND * further + rank)

    look(words, frozenset(FIELDS), 1)
    things = [word for word in words if word not in _THINGS]
    if things != words and not _NOT_OF_THINGS.issuperset(things):
        look(things, _OF_THINGS | _COUNTED, 2)
    for rest in (words, things):
        if counted := [word for word in rest if word not in _AMOUNTS]:
            look(counted, _COUNTED, 3)
        clock = _CLOCKS.sub("", " ".join(rest))
        look(clock.split(), frozenset(("posted_at", "time")), 3)
    return tuple((rank, field) for field, rank in found.items())


_BARE: Final[dict[str, list[tuple[int, str]]]] = {}
for _name, _places in _RANKS.items():
    _BARE.setdefault(" ".join(word for word in _name.split() if word not in _SMALL), []).extend(_places)


def moments(names: Sequence[str]) -> list[int]:
    """The columns whose plain names may mean a moment or a part of one, those that say so best first."""
    found = [
        (field != "posted_at", rank, index)
        for index, name in enumerate(names)
        for rank, field in _ranks(name)
        if field in ("posted_at", "time")
    ]
    return list(dict.fromkeys(index for *_, index in sorted(found)))


def letter(index: int) -> str:
    """The letters by which spreadsheets call a column: 0 -> A, 26 -> AA."""
    told = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def column_of(asked: str, names: Sequence[str]) -> int | None:
    """The index of the column that she names: by its name, however she writes it, by letter or by number from 1."""
    for form in (str, str.strip, plain):
        wanted = form(asked)
        for index, name in enumerate(names):
            if wanted and form(name) == wanted:
                return index
    upper = asked.strip().upper()
    if re.fullmatch(r"[A-Z]{1,3}", upper):
        number = 0
        for sign in upper:
            number = number * 26 + ord(sign) - ord("A") + 1
        return number - 1 if number <= len(names) else None
    if re.fullmatch(r"[0-9]{1,5}", upper) and 1 <= int(upper) <= len(names):
        return int(upper) - 1
    return None


def distinct(header: Sequence[str], width: int) -> list[str]:
    """Names for all columns, each of them once: nameless ones get their letter, repeated ones a number."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for index in range(max(width, len(header))):
        name = " ".join(header[index].split()) if index < len(header) else ""
        name = name or letter(index)
        seen[name] = seen.get(name, 0) + 1
        while seen[name] > 1 and f"{name} ({seen[name]})" in seen:
            seen[name] += 1
        if seen[name] > 1:
            name = f"{name} ({seen[name]})"
            seen[name] = 1
        names.append(name)
    return names
