"""Texts on which an index and a matcher are most likely to differ, and queries that are made of them."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from cmdesk.core.query import All, AnyOf, Exact, Field, Handle, Near, Node, Not, Phrase, Tag, Word, only_excludes
from cmdesk.core.query.words import findable
from cmdesk.core.text import fold, is_word_character

TEXTS: Final = (
    "L'Oréal sort un rouge, d’Orange et qu'Orange n'aiment pas",
    "loreal et Loreals aux Galeries, c'est l'été de l'oréal's",
    "Levi's ou levis, McDonald’s ou mcdonalds ? O'Neill, oneill",
    "Aujourd'hui jusqu'à Lorsqu'on aujourdhui presqu'île entr'ouvert",
    "L’#Orange est à l'@orange, d'#Été ##double @@deux",
    "s's l's d's t's a's's 's l'' d'' l''oreal",
    "Saint-Étienne, saint étienne; SAINT - ÉTIENNE saint\u2011etienne #SaintEtienne",
    "H&M, C&A, Canal+ c++ c# c#sharp .net Yahoo! A/B R&D a#b #a#b #c++",
    "écris à sncf@orange.fr ou @orange.fr ou contact@sncf-connect.com",
    "sncf_connect _sncf sncf_ #sncf_connect @sncf_connect sncf-connect",
    "3,5 % de 2024, 1.000.000, 3.14 v2.0 n°5 5G 4K 24h/24",
    "train🤗 super🤣train 🫠train🫠 gare🚄SNCF ❤️vélo❤️ 1️⃣ 🇫🇷France🇫🇷",
    "東京タワーへ行った。ガレット美味しい SNCFの電車 東京sncf日本",
    "ฉันรักกาแฟที่ปารีส SNCFที่ กาแฟsncf",
    "ビール カフェ ｶﾌｪ が か\u3099 は゜ 한국어 카페에서 한국",
    "हिन्दी में किताब किताबें क़लम कि की",
    "مرحبا بالعالم العَرَبِيَّة القهوة",
    "Привет мир, кофе в Париже й ё Ёлка",
    "caf\u0065\u0301 x\u0302l'Oréal n\u0303 e\u0301t\u0301e a\u0338b \u0301seul \u0345",
    "Straße STRASSE ſtraſſe œuvre OEUVRE Œuf ŒUF æther ﬁn ﬀ ĲSSEL",
    "ＦＵＬＬ ｗｉｄｔｈ ＃ＴＡＧ ＠ｈａｎｄｌｅ １２３ ﹟petit",
    "a\u200bb c\u200dd e\xadf \u202eolleh\u202c zero\ufeffwidth soft\xadhyphen",
    "privé\ue000privé \ue001sncf sncf\uf8ff\U000f0001x",
    "\U0001e900\U0001e901 a\U0001e900b \U00010d00 \u0378x x\u0378 \U00016e40\U00016e60",
    "tag#collé mot@collé (#tag) «@handle» “#café” #été2024 #2024",
    "İstanbul ISTANBUL ıstanbul K K Å ﷺ ½ ⅷ Ⓐ ² x² H₂O",
    "l'l'l d'l'orange qu'aujourd'hui n'l'a x-l'oreal -d'or l'-or d'_or",
    "café lumière #CaféLumière cafe-lumiere CAFÉ  LUMIÈRE café\tlumière café\nlumière café.lumière",
    "=Orange ORANGE Orange orange OrAnGe oranges l'orange D'ORANGE",
    "que faire ? vraiment; https://example.org/?q=1 non",
    "",
    "!!! ... — …",
    "c'est s'il t'es m'a j'ai n'est l'a o'k",
    "™Marque™ Marque℠ ©2024 Marque® №5 ℃ ℡",
    "des l des oreal d es d' es d'es",
    "cm2 m² 10m s t d l c j m n o",
)

CUTS: Final = " '’-#@_.,+&!\u200b\u0301\u3099🤗東กé"


READY: Final = st.sampled_from([text for text in TEXTS if findable(text)])


def slices(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Pieces of texts, from anywhere to anywhere, and such as begin and end where words do.

    Args:
        texts: Such as something can be found in. To make a strategy takes longer than to draw from it: a test that
            makes up its texts gives what it shares (`st.shared`), and makes the strategy of its queries once.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> str:
        text = draw(texts)
        if draw(st.booleans()):
            words = text.replace("\u2019", "'").split()
            start = draw(st.integers(0, len(words) - 1))
            piece = " ".join(words[start : start + draw(st.integers(1, 3))])
        else:
            start = draw(st.integers(0, len(text) - 1))
            piece = text[start : start + draw(st.integers(1, 12))]
        change = draw(st.sampled_from(("", "", "fold", "drop", "upper")))
        if change == "fold":
            return fold(piece)
        if change == "drop":
            return piece.replace("'", "").replace("’", "")
        return piece.upper() if change == "upper" else piece

    return drawn()


def literals(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Node]:
    """Whatever may be looked for in the text itself, as the parser would make it of such a piece."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Node:
        words = tuple(draw(slices(texts).filter(findable)).split())
        kind = draw(st.sampled_from(("word", "phrase", "tag", "handle", "exact", "prefix", "tags", "handles")))
        word = max(words, key=lambda one: (findable(one), len(one))).strip("#@＃＠﹟\"'’")
        folded = fold(word)
        if kind == "exact" and all(findable(one) for one in words):
            return Exact(words)
        if kind == "phrase" or not findable(word):
            return Phrase(words)
        if kind in ("prefix", "tags", "handles"):
            begins = sum(map(is_word_character, folded)) >= 2 and is_word_character(folded[-1:] or " ")
            return {"prefix": Word, "tags": Tag, "handles": Handle}[kind](word, prefix=begins)
        return {"word": Word, "tag": Tag, "handle": Handle}.get(kind, Word)(word)

    return drawn()


def trees(texts: st.SearchStrategy[str], fields: Sequence[Field]) -> st.SearchStrategy[Node]:
    """Whole queries; none that only excludes."""
    some = literals(texts)
    near = st.builds(
        lambda parts, words: Near(tuple(parts), words), st.lists(some, min_size=2, max_size=3), st.integers(0, 5)
    )
    leaves = st.one_of(some, some, near, st.sampled_from(fields))
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            part.map(lambda one: one if isinstance(one, Not) else Not(one)),
            st.lists(part, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(part, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        ),
        max_leaves=5,
    ).filter(lambda tree: only_excludes(tree) is None)
