"""A schedule's table in a Word file, with tracked rows and tracked text in the cells.

Rows are inserted and deleted whole (ECMA-376 part 1, 17.13.5.12 and 17.13.5.16); a row that both
plans have shows what changed within its cells.  A table whose columns changed is another table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.diffing.edits import pieces
from planparse.diffing.rendering.printed import Grid, pair_rows
from planparse.diffing.rendering.weave import kept_order, woven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.diffing.compare import Comparison
    from planparse.diffing.rendering.package import TableLayout
    from planparse.diffing.rendering.printed import GridRow
    from planparse.diffing.rendering.tracked import Tracker

_Hidden = tuple[set[int], set[int]]


def whole_table(tracker: Tracker, layout: TableLayout, grid: Grid, *, inserted: bool | None) -> str:
    """Return a table that only one plan has; ``inserted`` is None where it is not to be tracked."""
    rows = (_one_sided(tracker, layout, row, inserted=inserted) for row in grid.rows)
    return _table(layout, [_header(tracker, layout, grid, inserted=inserted), *rows])


def edited_table(
    tracker: Tracker, layout: TableLayout, tables: tuple[Grid, Grid], comparison: Comparison, hidden: _Hidden
) -> str:
    """Return the table that both plans have; ``hidden`` are the units that are not to be tracked."""
    rows = _rows(tracker, layout, tables, comparison, hidden)
    return _table(layout, [_header(tracker, layout, tables[1], inserted=None), *rows])


def _rows(
    tracker: Tracker, layout: TableLayout, tables: tuple[Grid, Grid], comparison: Comparison, hidden: _Hidden
) -> Iterator[str]:
    old, new = tables
    kept = kept_order(pair_rows(old, new, comparison))
    for before, after in woven(old.rows, new.rows, kept):
        untracked = after.unit in hidden[1] if after else before is not None and before.unit in hidden[0]
        if after is not None and (untracked or before is None):
            yield _one_sided(tracker, layout, after, inserted=None if untracked else True)
        elif after is not None and before is not None:
            yield _edited(tracker, layout, before, after)
        elif before is not None and not untracked:
            yield _one_sided(tracker, layout, before, inserted=False)


def _header(tracker: Tracker, layout: TableLayout, grid: Grid, *, inserted: bool | None) -> str:
    cells = _cells(layout, _words(tracker, layout.header, grid.header, inserted=inserted), "")
    return tracker.row("<w:cantSplit/><w:tblHeader/>", cells, inserted=inserted)


def _one_sided(tracker: Tracker, layout: TableLayout, row: GridRow, *, inserted: bool | None) -> str:
    cells = _cells(layout, _words(tracker, layout.cells, row.cells, inserted=inserted), _merge(row))
    return tracker.row("<w:cantSplit/>", cells, inserted=inserted)


def _edited(tracker: Tracker, layout: TableLayout, old: GridRow, new: GridRow) -> str:
    texts = zip(layout.cells, old.cells, new.cells, strict=True)
    words = [tracker.edited(style, tracker.runs(pieces(before, after))) for style, before, after in texts]
    return tracker.row("<w:cantSplit/>", _cells(layout, words, _merge(new)), inserted=None)


def _words(
    tracker: Tracker, styles: Sequence[str], texts: Sequence[str], *, inserted: bool | None
) -> list[str]:
    """Return the paragraph of each cell."""
    pairs = zip(styles, texts, strict=True)
    if inserted is None:
        return [tracker.plain(style, text) for style, text in pairs]
    return [tracker.whole(style, text, inserted=inserted) for style, text in pairs]


def _merge(row: GridRow) -> str:
    return "<w:vMerge/>" if row.continues else '<w:vMerge w:val="restart"/>'


def _cells(layout: TableLayout, paragraphs: Sequence[str], merge: str) -> str:
    """Return the cells of a row; its first one is the period's."""
    found = []
    for column, (width, paragraph) in enumerate(zip(layout.widths, paragraphs, strict=True)):
        own = "" if column else merge
        found.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{own}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph}</w:tc>"
        )
    return "".join(found)


def _table(layout: TableLayout, rows: Sequence[str]) -> str:
    return f"<w:tbl>{layout.opening}{''.join(rows)}</w:tbl>"
