"""How much speaks for an old unit being a new one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planparse.diffing.units import ROOT

if TYPE_CHECKING:
    from collections.abc import Collection

    from planparse.diffing.units import Entry, Outline

SAME_PARENT = 0.5
"""Two texts below the same parent are one reworded from here on; unrelated sentences of plans
share characters for about 0.3, sentences on the same subject for 0.4."""
OTHER_PARENT = 0.62
"""The same across parents, where more could be alike by accident."""
BETWEEN = 0.06
"""So much less is enough where the neighbours on both sides correspond."""
_SHORT = 12
_PER_CHARACTER = 0.02
"""A text of fewer than ``_SHORT`` characters needs so much more for each that is missing."""
_UNIQUE_SHORT = 4
"""A short text goes to another parent only unchanged, at least so long, and if no other says it."""
SUPPORTED = 0.5
"""With so many children in common a parent needs no similar heading."""
_MOST_LEVELS = 6
"""Children's matches count for so many levels above them."""

LEAST = SAME_PARENT - BETWEEN
"""No pair below this similarity is ever taken for its text alone."""


class Context:
    """What is known about the correspondence so far; grows while ``align`` works."""

    def __init__(self, left: Outline, right: Outline) -> None:
        """Begin with nothing known."""
        self.left = left
        self.right = right
        self.right_of: dict[int, int] = {}
        self.left_of: dict[int, int] = {}
        self.said_left = Counter(entry.key for entry in left.entries)
        self.said_right = Counter(entry.key for entry in right.entries)
        self._below_left = _characters_below(left)
        self._below_right = _characters_below(right)

    def pair(self, a: int, b: int) -> None:
        """Take left unit ``a`` and right unit ``b`` for the same."""
        self.right_of[a] = b
        self.left_of[b] = a

    def replace(self, old: dict[int, int], new: dict[int, int]) -> None:
        """Give up the pairs ``old`` for the pairs ``new``."""
        for a, b in old.items():
            del self.right_of[a], self.left_of[b]
        for a, b in new.items():
            self.pair(a, b)

    def same_parent(self, a: int, b: int) -> bool:
        """Tell whether the parents of ``a`` and ``b`` correspond."""
        p, q = self.left.entries[a].parent, self.right.entries[b].parent
        return p == q == ROOT or (p != ROOT and self.right_of.get(p) == q)

    def support(self, left: Collection[int], right: Collection[int]) -> dict[tuple[int, int], float]:
        """Return for pairs of parents the share of what stands below them that corresponds.

        Only pairs of one of ``left`` and one of ``right`` are looked at.
        """
        if not any(self._below_left[a] for a in left):
            return {}
        common: dict[tuple[int, int], int] = {}
        ours, theirs = self.left.entries, self.right.entries
        for a, b in self.right_of.items():
            weight = len(ours[a].key) + len(theirs[b].key)
            p, q = ours[a].parent, theirs[b].parent
            for _ in range(_MOST_LEVELS):
                if p == ROOT or q == ROOT:
                    break
                if p in left and q in right:
                    common[p, q] = common.get((p, q), 0) + weight
                p, q = ours[p].parent, theirs[q].parent
        return {
            (p, q): weight / max(1, self._below_left[p] + self._below_right[q])
            for (p, q), weight in common.items()
        }

    def weight(self, a: int, b: int, similarity: float, support: float) -> float:
        """Return how much the pair weighs in the assignment; 0 when it must not be taken.

        ``similarity`` is that of the texts, ``support`` that of what stands below; 0 to 1.
        """
        ours, theirs = self.left.entries[a], self.right.entries[b]
        if ours.role != theirs.role or _other_time(ours, theirs):
            return 0.0
        same = self.same_parent(a, b)
        value = self._value(a, b, similarity, support)
        between = self.neighbours(a, b) if same else 0
        if value < self._threshold(ours, theirs, same, between, support):
            return 0.0
        place = abs(ours.index / len(self.left.entries) - theirs.index / len(self.right.entries))
        bonus = 0.03 * same + 0.01 * between + 0.01 * (ours.marker == theirs.marker) + 0.01 * (1 - place)
        return (value - LEAST / 2) ** 2 + bonus

    def _value(self, a: int, b: int, similarity: float, support: float) -> float:
        if not (self._below_left[a] and self._below_right[b]):
            return similarity
        return max(0.7 * similarity + 0.3 * support, (similarity + 2 * support) / 3)

    def _threshold(self, ours: Entry, theirs: Entry, same: bool, between: int, support: float) -> float:
        if ours.sort == "period":
            return 0.3
        if support >= SUPPORTED:
            return SAME_PARENT
        length = max(len(ours.key), len(theirs.key))
        missing = _PER_CHARACTER * max(0, _SHORT - length)
        if same:
            return SAME_PARENT + missing - (BETWEEN if between == 2 else 0)
        if length >= _SHORT:
            return OTHER_PARENT
        if ours.key != theirs.key:
            return OTHER_PARENT + 2 * missing
        alone = self.said_left[ours.key] == self.said_right[theirs.key] == 1
        return 0.65 if alone and length >= _UNIQUE_SHORT else 2.0

    def neighbours(self, a: int, b: int) -> int:
        """Return on how many sides, 0 to 2, the units next to ``a`` and ``b`` correspond."""
        ours, theirs = self.left.siblings(a), self.right.siblings(b)
        i, j = self.left.entries[a].place, self.right.entries[b].place
        before = (i == j == 0) or (i > 0 and j > 0 and self.right_of.get(ours[i - 1]) == theirs[j - 1])
        last_i, last_j = i == len(ours) - 1, j == len(theirs) - 1
        after = (last_i and last_j) or (
            not last_i and not last_j and self.right_of.get(ours[i + 1]) == theirs[j + 1]
        )
        return before + after


def _other_time(ours: Entry, theirs: Entry) -> bool:
    """Tell whether two periods name different months or weeks: March never became April."""
    named = any(ours.when) and any(theirs.when)
    return ours.sort == "period" and named and ours.when != theirs.when


def _characters_below(outline: Outline) -> list[int]:
    """Return for each unit how many characters stand below it."""
    below = [0] * len(outline.entries)
    for entry in reversed(outline.entries):
        if entry.parent != ROOT:
            below[entry.parent] += len(entry.key) + below[entry.index]
    return below
