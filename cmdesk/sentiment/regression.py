"""Softmax regression on sparse rows, by L-BFGS: the mathematics of `training`, apart from texts and corpora.

Needs scipy, which training alone asks for. Everything is deterministic: the start is 0, and no order is random.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

# An orthonormal basis of the logits whose sum is 0: with equal shrinking of all three, the best weights lie there, and
# two numbers for each feature do the work of three.
_BASIS: Final = np.array([[-1, -1], [0, 2], [1, -1]]) / np.sqrt([2, 6])


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Logits of (negative, neutral, positive) = rows @ weights + bias; each row of weights adds up to 0."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]


def fit(rows: Any, labels: NDArray[np.int64], counts: NDArray[np.float64], strength: float, steps: int) -> Fitted:
    """Fit by penalised maximum likelihood: sum of counts * loss + |weights|² / (2 * strength); the bias is free.

    Args:
        rows: scipy CSR matrix, float32.
        labels: 0 negative, 1 neutral, 2 positive.
        counts: how often each row counts.
        steps: iterations at most; stopping early shrinks a little more.
    """
    size, width = rows.shape
    turned = rows.T.tocsr()
    truth = np.eye(3)[labels]

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = at[: 2 * width].reshape(width, 2), at[2 * width :]
        logits = (rows @ weights.astype(np.float32)).astype(np.float64) @ _BASIS.T + bias
        logits -= logits.max(axis=1, keepdims=True)
        odds = np.exp(logits)
        total = odds.sum(axis=1, keepdims=True)
        value = counts @ (np.log(total[:, 0]) - logits[np.arange(size), labels])
        slope = (odds / total - truth) * counts[:, None]
        pull = turned @ (slope @ _BASIS).astype(np.float32) + weights / strength
        return float(value + (weights**2).sum() / (2 * strength)), np.concatenate([pull.ravel(), slope.sum(axis=0)])

    found = minimize(
        loss,
        np.zeros(2 * width + 3),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": steps, "maxcor": 6, "gtol": 1e-3},
    ).x
    bias = found[2 * width :]
    return Fitted(found[: 2 * width].reshape(width, 2) @ _BASIS.T, bias - bias.mean())


def calibrated(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, NDArray[np.float64]]:
    """Factor and shift under which the logits of texts that were not trained on fit their labels best.

    One factor for all three classes (temperature: Guo and others 2017) and a shift of each: four numbers, three of them
    free, so a few hundred texts are enough.
    """
    truth = np.eye(3)[labels]

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        moved = at[0] * logits + at[1:]
        moved -= moved.max(axis=1, keepdims=True)
        odds = np.exp(moved)
        total = odds.sum(axis=1, keepdims=True)
        slope = (odds / total - truth) / len(labels)
        value = float((np.log(total[:, 0]) - (moved * truth).sum(axis=1)).mean())
        return value, np.concatenate([[(slope * logits).sum()], slope.sum(axis=0)])

    found = minimize(loss, np.array([1.0, 0.0, 0.0, 0.0]), jac=True, method="L-BFGS-B").x
    return float(found[0]), found[1:] - found[1:].mean()
