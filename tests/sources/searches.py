"""A little evaluator of the searches of networks, after what their modules take for granted; it shares no code.

A text is cut into words at everything that is no letter or digit, without case and accents: ligatures stay. Tags are
whole. It is as strict as the documentation allows it to be.
"""

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r'\(|\)|-?"[^"]*"|[^\s()]+')
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"(?<![\w&])[#＃](\w*[^\W\d_]\w*)")
_NAME = re.compile(r"(?<![\w!#$%&*@＠])[@＠](\w{1,15})(?![\w@])")


@dataclass(frozen=True)
class Text:
    """What a network finds in a post.

    Attributes:
        signs: whether tags and names are known as such.
        author, repost, quote: what `from:` and `is:` ask for.
    """

    text: str
    signs: bool = True
    author: str = ""
    repost: bool = False
    quote: bool = False


def plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def finds(search: str, text: Text) -> bool:
    """Whether a search finds a text."""
    tokens = _TOKEN.findall(search)
    found = _any(tokens, text)
    assert not tokens, tokens
    return found


def _any(tokens: list[str], text: Text) -> bool:
    found = _all(tokens, text)
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        other = _all(tokens, text)
        found = found or other
    return found


def _all(tokens: list[str], text: Text) -> bool:
    verdicts = [_term(tokens, text)]
    while tokens and tokens[0] not in ("OR", ")"):
        verdicts.append(_term(tokens, text))
    return all(verdicts)


def _term(tokens: list[str], text: Text) -> bool:
    token = tokens.pop(0)
    if token == "(":
        found = _any(tokens, text)
        assert tokens.pop(0) == ")"
        return found
    if token.startswith("-"):
        return not _one(token[1:], text)
    return _one(token, text)


def _one(token: str, text: Text) -> bool:
    words = _WORD.findall(plain(text.text))
    if token.startswith('"'):
        sought = _WORD.findall(plain(token))
        assert sought, token
        return any(words[at : at + len(sought)] == sought for at in range(len(words)))
    if text.signs and token[0] in "#@":
        known = (_TAG if token[0] == "#" else _NAME).findall(text.text)
        return plain(token[1:]) in map(plain, known)
    if text.signs and ":" in token:
        name, _, value = token.partition(":")
        if name == "from":
            return value.lower() == text.author.lower()
        return {"retweet": text.repost, "quote": text.quote}[value]
    assert _WORD.fullmatch(token), token
    assert token.lower() not in {"and", "or", "not"}
    return plain(token) in words
