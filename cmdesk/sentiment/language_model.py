"""How likely a text is in each of some languages: py3langid's naive Bayes model, asked for many texts at once.

The package walks a state machine over the bytes of one text at a time in Python, which is most of the time it takes.
Here the machine takes the same step for hundreds of texts together. The model's file and tables are the package's own;
a text alone and the same text among others get the same numbers to the last bit, because whoever compares what was
scored in a batch with what is scored anew must not find a difference.

Nothing is decided here: what is left out of a text, and how sure is sure enough, is `language.py`'s to say. This module
imports numpy and the model, so it is imported by the first text that needs it, not before.
"""

import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier, visit_counts

_TOGETHER: Final = 512
"""Texts that walk in step: more take more memory and are not faster."""

_FEW: Final = 40
"""Below so many texts, walking in step costs more than it saves."""

_LONG: Final = 1_000
"""Bytes from which a text walks alone: it would make many steps with hardly anybody beside it."""

_Counted: TypeAlias = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]


class LanguageModel:
    """The chances of each language; it keeps no state between texts, so threads may share it."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Load the model for some languages.

        Args:
            weights: how much likelier than another each language is before a word is read, by ISO 639-1 code; codes
                that the model does not know are left out.
        """
        model = LanguageIdentifier.from_model_file(MODEL_FILE)
        columns = sorted(
            (label, column) for column, label in enumerate(model.nb_classes) if weights.get(label, 0.0) > 0.0
        )
        labels = [label for label, _ in columns]
        self.languages: Final = tuple(dict.fromkeys(labels))
        self.column: Final = {language: column for column, language in enumerate(self.languages)}
        # a language written in two scripts has two columns
        self._first = np.array([labels.index(language) for language in self.languages], dtype=np.intp)
        self._weights = np.array([weights[language] for language in self.languages])
        chosen = [column for _, column in columns]
        self._by_feature = np.ascontiguousarray(model.nb_ptc[:, chosen])
        self._before = np.asarray(model.nb_pc, dtype=np.float32)[chosen]
        # one memory for both ways to walk: Python's array for one text, numpy's view of it for many
        self._next = model.tk_nextmove
        self._row = array("q", (np.asarray(model.tk_row, dtype=np.int64) << 8).tobytes())
        self._feature = array("i", np.asarray(model.tk_output, dtype=np.int32).tobytes())

    def chances(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One row a text, one column for each of `languages`; each row adds up to 1."""
        found = [self._chances(texts[start : start + _TOGETHER]) for start in range(0, len(texts), _TOGETHER)]
        return np.concatenate(found) if found else np.empty((0, len(self.languages)))

    def _chances(self, texts: Sequence[str]) -> NDArray[np.float64]:
        # the model was made from NFC; a lone surrogate, which no text should have, is bytes like any other
        encoded = [unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass") for text in texts]
        which, feature, count = self._count(encoded)
        scores = np.zeros((len(texts), len(self._before)), dtype=np.float32)
        if len(which):
            evidence = self._by_feature[feature].astype(np.float32)
            evidence *= np.log1p(count.astype(np.float32))[:, np.newaxis]
            starts = np.concatenate(([0], np.flatnonzero(which[1:] != which[:-1]) + 1))
            scores[which[starts]] = np.add.reduceat(evidence, starts, axis=0) + self._before
        # the package's own temperature: without it a long text would always seem certain
        lengths = np.array([[max(1, len(text))] for text in encoded])
        tempered = scores / np.sqrt(lengths)
        odds = np.exp(tempered - tempered.max(axis=1, keepdims=True))
        weighed = np.add.reduceat(odds, self._first, axis=1) * self._weights
        chances: NDArray[np.float64] = weighed / weighed.sum(axis=1, keepdims=True)
        return chances

    def _count(self, texts: Sequence[bytes]) -> _Counted:
        """Which text has which feature how often, ordered by text, then feature."""
        long = {at for at, text in enumerate(texts) if len(text) >= _LONG}
        short = [at for at in range(len(texts)) if at not in long]
        if len(short) < _FEW:
            return _joined([self._alone(at, text) for at, text in enumerate(texts)])
        in_step = self._in_step(short, [texts[at] for at in short])
        if not long:
            return in_step
        which, feature, count = _joined([in_step, *(self._alone(at, texts[at]) for at in long)])
        order = np.lexsort((feature, which))
        return which[order], feature[order], count[order]

    def _alone(self, at: int, text: bytes) -> _Counted:
        counts = visit_counts(self._next, self._row, self._feature, text) or {}
        features = sorted(counts)
        return (
            np.full(len(features), at, np.intp),
            np.array(features, dtype=np.intp),
            np.array([counts[feature] for feature in features], dtype=np.intp),
        )

    def _in_step(self, at: Sequence[int], texts: Sequence[bytes]) -> _Counted:
        following, row = np.frombuffer(self._next, self._next.typecode), np.frombuffer(self._row, np.int64)
        says = np.frombuffer(self._feature, np.int32)
        lengths = np.array([len(text) for text in texts])
        longest_first = np.argsort(-lengths, kind="stable")
        who, lengths = np.array(at, dtype=np.intp)[longest_first], lengths[longest_first]
        letters = np.frombuffer(b"".join(texts[index] for index in longest_first), np.uint8)
        begins = np.cumsum(lengths) - lengths
        state = np.zeros(len(texts), np.intp)
        met: list[NDArray[np.intp]] = []
        size = len(self._by_feature)
        for step in range(int(lengths[0])):
            going = int(np.searchsorted(-lengths, -step, side="left"))  # those longer than `step`
            state = following[row[state[:going]] + letters[begins[:going] + step]].astype(np.intp)
            said = says[state]
            there = np.flatnonzero(said >= 0)
            met.append(who[there] * size + said[there])
        keys, counts = np.unique(np.concatenate(met) if met else np.empty(0, np.intp), return_counts=True)
        return keys // size, keys % size, counts


def _joined(parts: Sequence[_Counted]) -> _Counted:
    if len(parts) == 1:
        return parts[0]
    which, feature, count = (np.concatenate(column) for column in zip(*parts, strict=True))
    return which, feature, count
