"""Units whose words are nearly all others now, but which are about the same rare thing."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from planparse.diffing.assign import assign

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.diffing.assign import Edges
    from planparse.diffing.score import Context
    from planparse.diffing.units import Entry

_SAME_PARENT = 0.26
_OTHER_PARENT = 0.32
"""Weighted share of common pairs of characters from which two units are about the same thing.
Of unrelated units of one plan 1 in 100 pairs reaches 0.13, and 1 in 400 reaches 0.26."""
_WORTH_WEIGHING = 0.08
_MOST_PAIRS = 20_000
_SHORTEST = 6


def pair_by_subject(context: Context, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
    """Pair what is left over and shares what hardly any other unit of the two plans says.

    Each pair of neighbouring characters weighs the less the more units hold it, so that stock
    clauses (力求取得实效) do not count and a subject (廉洁谈话) does.
    """
    mine = [e for e in ours if e.index not in context.right_of and len(e.key) >= _SHORTEST]
    others = [e for e in theirs if e.index not in context.left_of and len(e.key) >= _SHORTEST]
    if not mine or not others or len(mine) * len(others) > _MOST_PAIRS:
        return
    touching = [(a, b) for a in mine for b in others if a.role == b.role and _touch(a.key, b.key)]
    if not touching:
        return
    weights = _Weights(entry.key for entry in (*context.left.entries, *context.right.entries))
    edges: Edges = {}
    for a, b in touching:
        share = _common(weights.of(a.key), weights.of(b.key))
        if share >= _least(context, a.index, b.index):
            edges.setdefault(a.index, {})[b.index] = share**2
    for left, right in assign(edges).items():
        context.pair(left, right)


def _touch(one: str, other: str) -> bool:
    """Tell whether so much is common, unweighted, that weighing is worth while."""
    ours, theirs = _grams(one), _grams(other)
    return 2 * len(ours & theirs) >= _WORTH_WEIGHING * (len(ours) + len(theirs))


def _least(context: Context, a: int, b: int) -> float:
    return _SAME_PARENT if context.same_parent(a, b) else _OTHER_PARENT


class _Weights:
    """What each pair of neighbouring characters weighs, by how often it occurs."""

    def __init__(self, keys: Iterable[str]) -> None:
        text = "\n".join(keys)
        self._held = Counter(map(str.__add__, text, text[1:]))
        self._units = text.count("\n") + 1
        self._known: dict[str, dict[str, float]] = {}

    def of(self, key: str) -> dict[str, float]:
        """Return the pairs of characters of ``key`` with their weights."""
        if key not in self._known:
            self._known[key] = {gram: log(1 + self._units / self._held[gram]) ** 2 for gram in _grams(key)}
        return self._known[key]


@lru_cache(maxsize=256)
def _grams(key: str) -> frozenset[str]:
    return frozenset(map(str.__add__, key, key[1:]))


def _common(ours: dict[str, float], theirs: dict[str, float]) -> float:
    both = sum(ours[gram] for gram in ours.keys() & theirs.keys())
    return 2 * both / (sum(ours.values()) + sum(theirs.values()))
