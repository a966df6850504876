"""What left its place among its siblings."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def longest_order(places: Sequence[int]) -> set[int]:
    """Return the positions in ``places`` of one longest increasing run; ``places`` are distinct.

    Patience sorting, O(n log n).  What is not in it has moved: tasks that only shift because
    something was put in before them stay in it.
    """
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for position, place in enumerate(places):
        height = bisect_left(tail_places, place)
        before.append(tails[height - 1] if height else -1)
        tails[height : height + 1] = [position]
        tail_places[height : height + 1] = [place]
    kept: set[int] = set()
    position = tails[-1] if tails else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
