"""An optimal assignment over few edges: which pairs together weigh most."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Edges = dict[int, dict[int, float]]
"""Row -> column -> weight, above 0."""


def assign(edges: Edges) -> dict[int, int]:
    """Return the row -> column pairs of greatest total weight; nothing is paired twice.

    Each connected part is solved by itself: single edges directly, others by shortest augmenting
    paths (the sparse form of the Hungarian method, Jonker and Volgenant 1987), in which every
    row may also stay alone at weight 0.
    """
    pairs: dict[int, int] = {}
    for rows in _parts(edges):
        if len(rows) == 1:
            row = rows[0]
            pairs[row] = max(edges[row], key=lambda column: (edges[row][column], -column))
        else:
            pairs.update(_solve({row: edges[row] for row in rows}))
    return pairs


def _parts(edges: Edges) -> Iterable[list[int]]:
    """Yield the rows of each connected part."""
    rows_of: dict[int, list[int]] = {}
    for row, columns in edges.items():
        for column in columns:
            rows_of.setdefault(column, []).append(row)
    seen: set[int] = set()
    for first in edges:
        if first in seen or not edges[first]:
            continue
        seen.add(first)
        part = [first]
        for row in part:
            for column in edges[row]:
                fresh = [other for other in rows_of.pop(column, ()) if other not in seen]
                seen.update(fresh)
                part.extend(fresh)
        yield sorted(part)


class _Matching:
    """The state of the augmenting-path search over one part."""

    def __init__(self, edges: Mapping[int, Mapping[int, float]]) -> None:
        self.edges = edges
        self.top = max(weight for columns in edges.values() for weight in columns.values())
        self.row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}
        self.row_price: dict[int, float] = dict.fromkeys(edges, 0.0)
        self.column_price: dict[int, float] = {}

    def costs(self, row: int) -> Iterable[tuple[int, float]]:
        """Yield the reduced cost of every column, and of staying alone (column ``-1 - row``)."""
        base = self.row_price[row]
        price = self.column_price
        for column, weight in self.edges[row].items():
            yield column, self.top - weight - base - price.get(column, 0.0)
        yield -1 - row, self.top - base - price.get(-1 - row, 0.0)

    def place(self, start: int) -> None:
        """Give row ``start`` a column, moving others where that is cheaper."""
        distance: dict[int, float] = {}
        through: dict[int, int] = {}
        settled: dict[int, float] = {}
        heap: list[tuple[float, int]] = []
        row, reached = start, 0.0
        while True:
            for column, cost in self.costs(row):
                total = reached + cost
                if column not in settled and total < distance.get(column, float("inf")):
                    distance[column], through[column] = total, row
                    heappush(heap, (total, column))
            reached, column = heappop(heap)
            while column in settled:
                reached, column = heappop(heap)
            if column not in self.row_of:
                break
            settled[column] = reached
            row = self.row_of[column]
        self._reprice(start, reached, settled)
        self._flip(start, column, through)

    def _reprice(self, start: int, reached: float, settled: dict[int, float]) -> None:
        self.row_price[start] += reached
        for column, at in settled.items():
            self.row_price[self.row_of[column]] += reached - at
            self.column_price[column] = self.column_price.get(column, 0.0) - (reached - at)

    def _flip(self, start: int, column: int, through: dict[int, int]) -> None:
        while True:
            row = through[column]
            left = self.column_of.get(row)
            self.row_of[column], self.column_of[row] = row, column
            if row == start or left is None:
                return
            column = left


def _solve(edges: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    matching = _Matching(edges)
    for row in edges:
        matching.place(row)
    return {row: column for row, column in matching.column_of.items() if column >= 0}
