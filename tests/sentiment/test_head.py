"""A head survives being kept, and bytes that are none are refused in a sentence."""

import numpy as np
import pytest

from cmdesk.core.errors import InputError
from cmdesk.sentiment.head import Head

HEAD = Head(
    "linear@1",
    np.array([3, 70_000, 524_287], np.uint32),
    np.arange(9, dtype=np.float32).reshape(3, 3) / 7,
    np.array([0.5, -0.25, -0.25], np.float32),
)


def test_a_head_comes_back_as_it_was() -> None:
    back = Head.from_bytes(HEAD.to_bytes())
    assert back.base == HEAD.base
    assert back.buckets.tolist() == HEAD.buckets.tolist()
    assert back.delta.tolist() == HEAD.delta.tolist()
    assert back.bias.tolist() == HEAD.bias.tolist()


def test_an_empty_head_comes_back_too() -> None:
    none = Head("linear@1", np.zeros(0, np.uint32), np.zeros((0, 3), np.float32), np.zeros(3, np.float32))
    assert Head.from_bytes(none.to_bytes()).delta.shape == (0, 3)


@pytest.mark.parametrize("cut", [0, 5, 14, 20, 30, 80])
def test_bytes_cut_short_are_refused(cut: int) -> None:
    with pytest.raises(InputError, match="corrections"):
        Head.from_bytes(HEAD.to_bytes()[:cut])


@pytest.mark.parametrize(
    ("buckets", "delta"), [([5, 5, 9], 0.0), ([9, 5, 1], 0.0), ([3, 4, 1 << 30], 0.0), ([1, 2, 3], float("nan"))]
)
def test_numbers_that_no_head_has_are_refused(buckets: list[int], delta: float) -> None:
    wrong = Head("linear@1", np.array(buckets, np.uint32), np.full((3, 3), delta, np.float32), HEAD.bias)
    with pytest.raises(InputError):
        Head.from_bytes(wrong.to_bytes())


def test_bytes_of_something_else_are_refused() -> None:
    with pytest.raises(InputError):
        Head.from_bytes(b"PK\x03\x04" + bytes(100))
