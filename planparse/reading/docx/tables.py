"""Where the cells of a table stand, with merges resolved (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.model import Cell
from planparse.reading.docx.names import W, by_tag, first, flag, number, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    Children = Callable[[_Element, str], Iterable[_Element]]

WIDEST = 1_000
"""Columns that one cell may claim; Word's own limit is 63."""


class PlacedCell(Struct, frozen=True, gc=False):
    """A cell's element and its place; ``covered`` cells belong to a merged one and print nothing."""

    element: _Element
    cell: Cell
    covered: bool = False


class _Merge:
    """A cell that rows or columns below and beside it may extend."""

    __slots__ = ("column", "columns", "element", "header", "row", "rows")

    def __init__(self, element: _Element, row: int, column: int, columns: int, *, header: bool) -> None:
        self.element = element
        self.row = row
        self.column = column
        self.columns = columns
        self.header = header
        self.rows = 1

    def cell(self, table: int) -> Cell:
        return Cell(table, self.row, self.column, self.rows, self.columns, self.header)


def placed_cells(table: _Element, index: int, children: Children) -> Iterator[PlacedCell]:
    """Yield the cells of ``table`` in document order.

    ``children(element, tag)`` gives the rows of a table and the cells of a row, content controls and
    tracked changes seen through.  A cell that a vertical merge covers is yielded as covered, with the
    place of the cell that covers it.
    """
    order: list[tuple[_Element, _Merge, bool]] = []
    above: dict[int, _Merge] = {}
    for row, element in enumerate(children(table, W + "tr")):
        above = _row(element, row, above, children, order)
    for element, merge, covered in order:
        yield PlacedCell(element, merge.cell(index), covered)


def _row(
    element: _Element,
    row: int,
    above: dict[int, _Merge],
    children: Children,
    order: list[tuple[_Element, _Merge, bool]],
) -> dict[int, _Merge]:
    """Place one row's cells into ``order`` and return the cells that the next row may extend, by column."""
    properties = first(element, W + "trPr")
    column = min(number(first(properties, W + "gridBefore"), 0) or 0, WIDEST)
    header = flag(first(properties, W + "tblHeader"))
    here: dict[int, _Merge] = {}
    beside: _Merge | None = None
    for item in children(element, W + "tc"):
        own = by_tag(first(item, W + "tcPr"))
        columns = max(1, min(number(own.get(W + "gridSpan"), 1) or 1, WIDEST))
        merge = above.get(column) if _continues(own.get(W + "vMerge")) else None
        if beside is not None and _continues(own.get(W + "hMerge")):
            beside.columns += columns if beside.row == row else 0
            order.append((item, beside, True))
        elif merge is not None:
            merge.rows = row - merge.row + 1
            order.append((item, merge, True))
            here[column] = beside = merge
        else:
            here[column] = beside = _Merge(item, row, column, columns, header=header)
            order.append((item, beside, False))
        column += columns
    return here


def _continues(merge: _Element | None) -> bool:
    """``w:vMerge`` without a value continues the cell above (17.4.84)."""
    return merge is not None and (value(merge) or "continue") == "continue"
