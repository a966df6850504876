"""``-f docx``: the new plan as a Word file, with all that changed as tracked changes.

Accepting all gives the new plan, rejecting all the old one, paragraph for paragraph, row for row
and character for character.  What moved is deleted at its old place and inserted at its new one: Word's own
marks for moves made Word report unreadable content for others.

A paragraph's mark belongs to its end: a paragraph that is inserted (or deleted) whole has its mark
inserted (deleted) too, and then it disappears without a trace.  The last paragraph of a document
cannot: so the last paragraphs of both plans share one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.diffing.edits import pieces
from planparse.diffing.rendering.package import TableLayout, layout_of, with_body
from planparse.diffing.rendering.printed import Grid, Line, form_of, pair_lines, printed_lines
from planparse.diffing.rendering.tables import edited_table, whole_table
from planparse.diffing.rendering.tracked import Tracker
from planparse.diffing.rendering.weave import kept_order, woven

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.diffing.compare import Comparison
    from planparse.diffing.rendering import DiffOptions
    from planparse.diffing.rendering.package import Layout

_Side = Line | Grid | None


def render(comparison: Comparison, options: DiffOptions) -> bytes:
    """Return the Word file."""
    old_plan, new_plan = comparison.plans
    wanted = options.look.schedule if options.look is not None else None
    forms = form_of(old_plan, wanted), form_of(new_plan, wanted)
    old = printed_lines(old_plan, comparison.old, forms[0])
    new = printed_lines(new_plan, comparison.new, forms[1])
    layouts = layout_of(old_plan, forms[0], options.look), layout_of(new_plan, forms[1], options.look)
    writer = _Writer(comparison, layouts)
    kept = _backbone(pair_lines(old, new, comparison), len(old), len(new))
    body = [writer.block(before, after) for before, after in woven(old, new, kept)]
    return with_body(layouts[1], "".join(_parted(body)) or "<w:p/>")


class _Writer:
    """Writes what both plans print, or one of them."""

    def __init__(self, comparison: Comparison, layouts: tuple[Layout, Layout]) -> None:
        self._comparison = comparison
        self._layouts = layouts
        self._hidden = _ignored_units(comparison)
        self._tracker = Tracker(_own_date(comparison), comparison.ignored)

    def block(self, old: _Side, new: _Side) -> str:
        """Return the XML of a paragraph or a table; "" where the user ignores that it is gone."""
        untracked = self._untracked(old, new)
        if old is None or new is None or untracked:
            return self._one_sided(old, new, untracked=untracked)
        layout = self._layouts[1].blocks[new.place]
        if isinstance(old, Grid) and isinstance(new, Grid) and isinstance(layout, TableLayout):
            return edited_table(self._tracker, layout, (old, new), self._comparison, self._hidden)
        if isinstance(old, Line) and isinstance(new, Line) and isinstance(layout, str):
            markers = self._tracker.marker(old.marker, new.marker)
            return self._tracker.edited(layout, markers + self._tracker.runs(pieces(old.text, new.text)))
        return ""

    def _untracked(self, old: _Side, new: _Side) -> bool:
        """Tell whether the user ignores all that happened; of a table that both have, rows say so."""
        side, hidden = (new, self._hidden[1]) if new is not None else (old, self._hidden[0])
        if isinstance(side, Line):
            return side.unit in hidden
        alone = old is None or new is None
        return alone and side is not None and {row.unit for row in side.rows} <= hidden

    def _one_sided(self, old: _Side, new: _Side, *, untracked: bool) -> str:
        side, layouts = (new, self._layouts[1]) if new is not None else (old, self._layouts[0])
        if side is None or (untracked and new is None):
            return ""
        layout = layouts.blocks[side.place]
        inserted = None if untracked else new is not None
        if isinstance(side, Grid):
            return (
                whole_table(self._tracker, layout, side, inserted=inserted)
                if isinstance(layout, TableLayout)
                else ""
            )
        text, style = side.marker + side.text, layout if isinstance(layout, str) else ""
        if inserted is None:
            return self._tracker.plain(style, text)
        return self._tracker.whole(style, text, inserted=inserted)


def _parted(blocks: Sequence[str]) -> list[str]:
    """Return ``blocks`` with an empty paragraph between two tables, which Word would make one."""
    found: list[str] = []
    for block in filter(None, blocks):
        if found and found[-1].startswith("<w:tbl>") and block.startswith("<w:tbl>"):
            found.append("<w:p/>")
        found.append(block)
    return found


def _backbone(pairs: Sequence[tuple[int, int]], old: int, new: int) -> list[tuple[int, int]]:
    """Return the pairs that keep their order; the two last paragraphs are always one of them."""
    if not old or not new:
        return []
    inner = [pair for pair in pairs if pair[0] < old - 1 and pair[1] < new - 1]
    return [*kept_order(inner), (old - 1, new - 1)]


def _ignored_units(comparison: Comparison) -> tuple[set[int], set[int]]:
    """Return the old and the new units of which everything that happened is ignored."""
    rows = [row for row in comparison.rows if row.ignored]
    return {i for row in rows for i in row.old}, {i for row in rows for i in row.new}


def _own_date(comparison: Comparison) -> str:
    """Return the date of the changes: the first day of the new plan's year, the same on any machine."""
    year = comparison.new.year
    return f"{year:04d}-01-01T00:00:00Z" if year else ""
