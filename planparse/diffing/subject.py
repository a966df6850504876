"""Units whose words are nearly all others now, but which are about the same rare thing."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from planparse.diffing.assign import assign
from planparse.diffing.candidates import similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.diffing.assign import Edges
    from planparse.diffing.score import Context
    from planparse.diffing.units import Entry, Outline

_SAME_PARENT = (0.26, 0.3)
_OTHER_PARENT = (0.32, 0.4)
"""Weighted share of common pairs of characters from which two units are about the same thing, and
the least similarity of the texts themselves.  Of unrelated units of one plan 1 in 100 pairs reaches
a share of 0.13, and 1 in 400 reaches 0.26."""
_WORTH_WEIGHING = 0.08
_RARE = 4
"""A pair of characters that occurs so often in both plans together may be a subject's."""
_MOST_PAIRS = 20_000
_LONG = 40_000
"""Characters of both plans from which counting all pairs of characters pays."""
_SHORTEST = 6


def pair_by_subject(
    context: Context, weights: Weights, ours: Sequence[Entry], theirs: Sequence[Entry]
) -> None:
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
    edges: Edges = {}
    for a, b in touching:
        share = _common(weights.of(a.key), weights.of(b.key)) if weights.rare(a.key, b.key) else 0.0
        bar = _SAME_PARENT if context.same_parent(a.index, b.index) else _OTHER_PARENT
        if share >= bar[0] and similarity(a.key, b.key) >= bar[1]:
            edges.setdefault(a.index, {})[b.index] = share**2
    for left, right in assign(edges).items():
        context.pair(left, right)


def _touch(one: str, other: str) -> bool:
    """Tell whether so much is common, unweighted, that weighing is worth while."""
    ours, theirs = _grams(one), _grams(other)
    return 2 * len(ours & theirs) >= _WORTH_WEIGHING * (len(ours) + len(theirs))


class Weights:
    """What each pair of neighbouring characters weighs, by how often it occurs in both plans."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        """Take the plans; nothing is counted before it is asked for."""
        keys = [entry.key for outline in outlines for entry in outline.entries]
        self._text = "\n".join(keys)
        self._units = len(keys)
        self._known: dict[str, dict[str, float]] = {}
        self._held: dict[str, int] = {}

    def of(self, key: str) -> dict[str, float]:
        """Return the pairs of characters of ``key`` with their weights."""
        if key not in self._known:
            self._known[key] = {
                gram: log(1 + self._units / self._count(gram)) ** 2 for gram in sorted(_grams(key))
            }
        return self._known[key]

    def rare(self, one: str, other: str) -> bool:
        """Tell whether two texts share a pair of characters that hardly any other unit holds."""
        return any(self._count(gram) <= _RARE for gram in sorted(_grams(one) & _grams(other)))

    def _count(self, gram: str) -> int:
        """Return how often ``gram`` occurs: looked up in a long text, searched for in a short one."""
        if len(self._text) < _LONG:
            return self._text.count(gram)
        if not self._held:
            self._held = Counter(map(str.__add__, self._text, self._text[1:]))
        return self._held[gram]


@lru_cache(maxsize=256)
def _grams(key: str) -> frozenset[str]:
    return frozenset(map(str.__add__, key, key[1:]))


def _common(ours: dict[str, float], theirs: dict[str, float]) -> float:
    both = sum(ours[gram] for gram in ours.keys() & theirs.keys())
    return 2 * both / (sum(ours.values()) + sum(theirs.values()))
