"""The longest common order against the obvious way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planparse.diffing.order import longest_order


def _length(places: list[int]) -> int:
    longest: list[int] = []
    for position, place in enumerate(places):
        longest.append(1 + max((longest[k] for k in range(position) if places[k] < place), default=0))
    return max(longest, default=0)


@given(st.lists(st.integers(0, 50), unique=True, max_size=30))
def test_longest(places: list[int]) -> None:
    kept = sorted(longest_order(places))
    values = [places[position] for position in kept]
    assert values == sorted(values)
    assert len(kept) == _length(places)


def test_one_that_jumped_forward_is_left_out() -> None:
    assert longest_order([1, 2, 3, 0, 4]) == {0, 1, 2, 4}
