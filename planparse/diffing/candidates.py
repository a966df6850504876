"""Which units are worth comparing, and how alike their texts are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planparse.diffing.score import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.diffing.assign import Edges
    from planparse.diffing.units import Entry

_ALL_PAIRS = 20_000
"""Up to so many pairs all are compared; beyond, only those that share rare pairs of characters."""
_MOST_POSTINGS = 60
"""A pair of characters that stands in more units than that says nothing about any of them."""
_MOST_CANDIDATES = 8
MOST_CELLS = 400_000_000
"""Characters times characters up to which two texts are compared exactly (20,000 each)."""


def alike(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Edges:
    """Return the similarities, 0 to 1, of all pairs of units that could be the same by their text.

    Indel similarity: twice the longest common subsequence, by the sum of the lengths.
    """
    if len(ours) * len(theirs) <= _ALL_PAIRS:
        return _compared(ours, {entry.index: theirs for entry in ours})
    return _compared(ours, _sharing(ours, theirs))


def similarity(one: str, other: str) -> float:
    """Return the Indel similarity of two folded texts, 0 to 1; of two empty ones 1.

    Texts so long that this would take seconds are compared by their pairs of characters.
    """
    if len(one) * len(other) > MOST_CELLS:
        return _by_grams(one, other)
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)


def _by_grams(one: str, other: str) -> float:
    """Return the share of pairs of neighbouring characters that both texts have (Dice)."""
    ours, theirs = (Counter(map(str.__add__, text, text[1:])) for text in (one, other))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _compared(ours: Sequence[Entry], candidates: dict[int, Sequence[Entry]]) -> Edges:
    from rapidfuzz.distance import Indel

    compare = Indel.normalized_similarity
    edges: Edges = {}
    for entry in ours:
        key, row = entry.key, {}
        for other in candidates[entry.index]:
            if len(key) * len(other.key) > MOST_CELLS:
                found = _by_grams(key, other.key)
            else:
                found = compare(key, other.key, score_cutoff=LEAST)
            if found >= LEAST:
                row[other.index] = found
        edges[entry.index] = row
    return edges


def _grams(key: str) -> set[str]:
    return {key[i : i + 2] for i in range(len(key) - 1)} or {key}


def _sharing(ours: Sequence[Entry], theirs: Sequence[Entry]) -> dict[int, Sequence[Entry]]:
    """Return for each unit the few that share most of its rare pairs of characters.

    Those below the same place of the other plan come first where several share equally many.
    """
    postings: dict[str, list[int]] = {}
    for position, entry in enumerate(theirs):
        for gram in _grams(entry.key):
            postings.setdefault(gram, []).append(position)
    rare = {gram: found for gram, found in postings.items() if len(found) <= _MOST_POSTINGS}
    ratio = len(theirs) / len(ours)
    chosen: dict[int, Sequence[Entry]] = {}
    for position, entry in enumerate(ours):
        shared: dict[int, int] = {}
        for gram in _grams(entry.key):
            for other in rare.get(gram, ()):
                shared[other] = shared.get(other, 0) + 1
        place = position * ratio
        best = sorted(shared, key=lambda other: (-shared[other], abs(other - place), other))
        chosen[entry.index] = [theirs[other] for other in best[:_MOST_CANDIDATES]]
    return chosen
