"""The changes that a reader is told of: without those that another line says already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from planparse.diffing.compare import summary

if TYPE_CHECKING:
    from planparse.diffing.compare import Comparison, Row
    from planparse.diffing.model import DiffResult
    from planparse.diffing.units import Outline


def told(comparison: Comparison) -> DiffResult:
    """Return the result less the periods that came or went only because their items were rescheduled."""
    found = [row for row in comparison.rows if row.change is not None and "rescheduled" in row.change.kinds]
    if not found:
        return comparison.result
    left, came = {i for row in found for i in row.old}, {i for row in found for i in row.new}
    changes = tuple(
        row.change
        for row in comparison.rows
        if row.change is not None and not _follows(row, comparison, left, came)
    )
    return msgspec.structs.replace(comparison.result, changes=changes, summary=summary(changes))


def _follows(row: Row, comparison: Comparison, left: set[int], came: set[int]) -> bool:
    if row.old and row.new:
        return False
    if row.old:
        return _only_holds(comparison.old, row.old[0], left)
    return _only_holds(comparison.new, row.new[0], came)


def _only_holds(side: Outline, unit: int, rescheduled: set[int]) -> bool:
    """Tell whether the unit is a bare period of which all items are in ``rescheduled``."""
    entry = side.entries[unit]
    items = side.children.get(unit, ())
    bare = entry.sort == "period" and "\n" not in entry.text
    return bare and bool(items) and rescheduled.issuperset(items)
