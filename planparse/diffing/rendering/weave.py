"""Two sequences in one order: the new one's, with what only the old one has where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from planparse.diffing.order import longest_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
Pair = tuple[int, int]


def kept_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return as many of the pairs (old place, new place) as stand in the same order on both sides."""
    ordered = sorted(pairs)
    kept = longest_order([j for _, j in ordered])
    return [pair for place, pair in enumerate(ordered) if place in kept]


def woven(old: Sequence[T], new: Sequence[T], kept: Sequence[Pair]) -> Iterator[tuple[T | None, T | None]]:
    """Yield (old, new) for each pair in ``kept``, and between them what is on one side only."""
    a = b = 0
    for i, j in (*kept, (len(old), len(new))):
        yield from ((each, None) for each in old[a:i])
        yield from ((None, each) for each in new[b:j])
        if i < len(old) and j < len(new):
            yield old[i], new[j]
        a, b = i + 1, j + 1
