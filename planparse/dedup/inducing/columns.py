"""Lists of several plans side by side: which members say the same, and which stand in some only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

Column = tuple[T | None, ...]
"""A member of every plan's list, None for a plan whose list has none or that has no such list."""

_LEAST = 0.5
"""How alike two members must be to stand in one column."""


class _Step(Struct, frozen=True, gc=False):
    """The best that can be made of two tails, and whether it begins by putting two members together."""

    score: float
    joins: bool


class Aligner(Generic[T]):
    """Puts the lists of several plans into columns, each list in its own order."""

    def __init__(self, likeness: Callable[[Sequence[T], Sequence[T]], Sequence[Sequence[float]]]) -> None:
        """Take what says how alike every member of one list and every member of another are."""
        self._likeness = likeness

    def columns(self, lists: Sequence[Sequence[T] | None]) -> list[Column[T]]:
        """Return the columns; a column's members come from the lists in their order."""
        made: list[list[T | None]] = []
        for number, members in enumerate(lists):
            made = self._joined(made, members or (), number, len(lists))
        return [tuple(column) for column in made]

    def _joined(
        self, columns: list[list[T | None]], members: Sequence[T], number: int, count: int
    ) -> list[list[T | None]]:
        firsts = [next(each for each in column if each is not None) for column in columns]
        steps = _best(self._likeness(firsts, members)) if firsts and members else []
        made: list[list[T | None]] = []
        at = place = 0
        while at < len(columns) or place < len(members):
            step = steps[at][place] if at < len(columns) and place < len(members) else None
            if step is not None and step.joins:
                columns[at][number] = members[place]
                made.append(columns[at])
                at, place = at + 1, place + 1
            elif (step is None and at < len(columns)) or (
                step is not None and steps[at + 1][place].score >= steps[at][place + 1].score
            ):
                made.append(columns[at])
                at += 1
            else:
                fresh: list[T | None] = [None] * count
                fresh[number] = members[place]
                made.append(fresh)
                place += 1
        return made


def _best(likeness: Sequence[Sequence[float]]) -> list[list[_Step]]:
    """Return for each pair of tails the most likeness that an alignment in order can collect."""
    width = len(likeness[0])
    steps = [[_Step(0.0, False)] * (width + 1) for _ in range(len(likeness) + 1)]
    for at in range(len(likeness) - 1, -1, -1):
        for place in range(width - 1, -1, -1):
            apart = max(steps[at + 1][place].score, steps[at][place + 1].score)
            alike = likeness[at][place]
            together = alike + steps[at + 1][place + 1].score if alike >= _LEAST else -1.0
            steps[at][place] = _Step(max(apart, together), together >= apart)
    return steps


def text_likeness(ours: Sequence[str], theirs: Sequence[str]) -> list[list[float]]:
    """Return the ratio of every two normalized texts; printed ones that are equal are alike at all events."""
    from planparse.dedup.normalize import normalized
    from planparse.dedup.verify import matrix

    rows = matrix(normalized(ours), normalized(theirs)).tolist()
    return [
        [1.0 if one == other else ratio for other, ratio in zip(theirs, row, strict=True)]
        for one, row in zip(ours, rows, strict=True)
    ]
