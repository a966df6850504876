"""The printed paragraphs and tables of a plan, and which unit each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.generating.layout import Table, joined, lay_out, needs_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.diffing.compare import Comparison
    from planparse.diffing.units import Outline
    from planparse.generating.layout import Block, ScheduleForm
    from planparse.model import Plan

NOWHERE = -1
"""The unit of a paragraph that belongs to none."""


class Line(Struct, frozen=True, gc=False):
    """One printed paragraph."""

    place: int
    """Which of the plan's paragraphs it is, from 0."""
    marker: str
    text: str
    """What follows the marker, with the space that keeps 4.3 and its text apart."""
    unit: int = NOWHERE
    """Index of the unit in the plan's outline."""


class GridRow(Struct, frozen=True, gc=False):
    """A row of a printed table."""

    place: int
    """Which row of its table it is, from 0."""
    cells: tuple[str, ...]
    continues: bool
    """Its first cell is merged with the one above."""
    unit: int = NOWHERE


class Grid(Struct, frozen=True, gc=False):
    """A schedule that is printed as a table."""

    place: int
    """Which of the plan's paragraphs and tables it is, from 0."""
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]


def form_of(plan: Plan, wanted: ScheduleForm | None) -> ScheduleForm:
    """Return how the schedule is printed: as asked for, else a list, and a table where only that reads back."""
    return wanted or ("table" if needs_table(plan) else "list")


def printed_lines(plan: Plan, outline: Outline, form: ScheduleForm) -> tuple[Line | Grid, ...]:
    """Return the paragraphs of ``plan`` as they are printed, each with its unit.

    A document cannot end with a table: an empty paragraph follows.
    """
    owners = _Owners(outline)
    found: list[Line | Grid] = []
    for place, block in enumerate(lay_out(plan, form)):
        if isinstance(block, Table):
            found.append(Grid(place, block.header, tuple(owners.rows(block))))
        else:
            found.append(Line(place, block.marker, block.after_marker, owners.of(block)))
    if found and isinstance(found[-1], Grid):
        found.append(Line(len(found), "", ""))
    return tuple(found)


_SORTS = {"title": "title", "heading": "task", "task": "task", "period": "period", "item": "item",
          "attachment": "attachment", "organization": "signature", "date": "signature"}  # fmt: skip


class _Owners:
    """Hands out the units in the order in which their paragraphs are printed."""

    def __init__(self, outline: Outline) -> None:
        self._waiting: dict[str, list[int]] = {}
        self._saying: dict[str, list[int]] = {}
        self._outline = outline
        for entry in reversed(outline.entries):
            sort = "attachment" if entry.part == "attachment" else entry.sort
            own_line = sort != "task" or entry.marker or entry.text
            if own_line:
                self._waiting.setdefault(sort, []).append(entry.index)
            for text in (*entry.text.split("\n"), entry.text.replace("\n", "：", 1)):
                # a guiding ideology without a heading is printed behind its label and a colon
                self._saying.setdefault(text, []).append(entry.index)

    def of(self, block: Block) -> int:
        """Return the unit of ``block``; a paragraph's is the next that says the same."""
        sort = _SORTS.get(block.kind, "")
        if block.kind in ("organization", "date"):
            return next(iter(self._waiting.get(sort, ())), NOWHERE)
        waiting = self._waiting.get(sort) if sort else self._saying.get(block.text)
        return waiting.pop() if waiting else NOWHERE

    def rows(self, table: Table) -> Iterator[GridRow]:
        """Yield the rows of ``table``; a row's unit is the next item, where it says the same."""
        items = self._waiting.get("item", [])
        for place, row in enumerate(table.rows):
            entry = self._outline.entries[items[-1]] if items else None
            own = entry is not None and row.cells[1] == joined(entry.marker, entry.text)
            yield GridRow(place, row.cells, row.continues, items.pop() if own else NOWHERE)


def pair_lines(
    old: Sequence[Line | Grid], new: Sequence[Line | Grid], comparison: Comparison
) -> list[tuple[int, int]]:
    """Return which printed paragraph or table of the old plan became which of the new one.

    Tables go together in order where they have the same columns.
    """
    waiting: dict[tuple[str, ...], list[Grid]] = {}
    for grid in reversed(_grids(new)):
        waiting.setdefault(grid.header, []).append(grid)
    tables = [(a.place, waiting[a.header].pop().place) for a in _grids(old) if waiting.get(a.header)]
    return [*_paired(_lines(old), _lines(new), comparison), *tables]


def _lines(printed: Sequence[Line | Grid]) -> list[Line]:
    return [each for each in printed if isinstance(each, Line)]


def _grids(printed: Sequence[Line | Grid]) -> list[Grid]:
    return [each for each in printed if isinstance(each, Grid)]


def pair_rows(old: Grid, new: Grid, comparison: Comparison) -> list[tuple[int, int]]:
    """Return which row became which; a merge is no tracked change, so that both rows have it or none."""
    became = {a: b for row in comparison.rows for a, b in zip(row.old, row.new, strict=False)}
    by_unit = {row.unit: row for row in new.rows if row.unit != NOWHERE}
    by_cells = {row.cells: row for row in reversed(new.rows) if row.unit == NOWHERE}
    pairs = []
    for row in old.rows:
        other = (
            by_cells.pop(row.cells, None)
            if row.unit == NOWHERE
            else by_unit.get(became.get(row.unit, NOWHERE))
        )
        if other is not None and other.continues == row.continues:
            pairs.append((row.place, other.place))
    return pairs


def _paired(old: Sequence[Line], new: Sequence[Line], comparison: Comparison) -> list[tuple[int, int]]:
    ours, theirs = _by_unit(old), _by_unit(new)
    pairs: list[tuple[int, int]] = []
    for row in comparison.rows:
        left = [line for unit in row.old for line in ours.get(unit, ())]
        right = [line for unit in row.new for line in theirs.get(unit, ())]
        pairs.extend(_matched(left, right))
    return [*pairs, *_same_words(old, new)]


def _same_words(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Pair the paragraphs that belong to no unit by what they say."""
    waiting = {line.marker + line.text: line for line in reversed(new) if line.unit == NOWHERE}
    for line in old:
        words = line.marker + line.text
        if line.unit == NOWHERE and words in waiting:
            yield line.place, waiting.pop(words).place


def _by_unit(lines: Sequence[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        if line.unit != NOWHERE:
            found.setdefault(line.unit, []).append(line)
    return found


def _matched(left: Sequence[Line], right: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Pair the paragraphs of a unit in order; where their number differs, first the equal ones."""
    if len(left) == len(right):
        yield from ((a.place, b.place) for a, b in zip(left, right, strict=True))
        return
    waiting = {line.text: line for line in reversed(right)}
    equal = [(a, waiting.pop(a.text)) for a in left if a.text in waiting]
    yield from ((a.place, b.place) for a, b in equal)
    first = left[:1] and right[:1] and not any(a is left[0] or b is right[0] for a, b in equal)
    if first:
        yield left[0].place, right[0].place
