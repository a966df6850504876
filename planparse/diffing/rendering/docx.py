"""``-f docx``: the new plan as a Word file, with all that changed as tracked changes.

Accepting all gives the new plan, rejecting all the old one, paragraph for paragraph and character
for character.  What moved is deleted at its old place and inserted at its new one: Word's own
marks for moves made Word report unreadable content for others.

A paragraph's mark belongs to its end: a paragraph that is inserted (or deleted) whole has its mark
inserted (deleted) too, and then it disappears without a trace.  The last paragraph of a document
cannot: so the last paragraphs of both plans share one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.diffing.edits import pieces
from planparse.diffing.order import longest_order
from planparse.diffing.rendering.package import layout_of, with_body
from planparse.diffing.rendering.printed import Line, pair_lines, printed_lines
from planparse.diffing.rendering.tracked import Tracker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.diffing.compare import Comparison
    from planparse.diffing.rendering import DiffOptions


class _Step(Struct, frozen=True, gc=False):
    """A paragraph of the result: of both plans, of the old one only, or of the new one only."""

    old: Line | None
    new: Line | None
    untracked: bool = False
    """The user ignores what happened to it: it stands as in the new plan."""


def render(comparison: Comparison, options: DiffOptions) -> bytes:  # noqa: ARG001
    """Return the Word file."""
    old_plan, new_plan = comparison.plans
    old, new = printed_lines(old_plan, comparison.old), printed_lines(new_plan, comparison.new)
    old_layout, new_layout = layout_of(old_plan), layout_of(new_plan)
    tracker = Tracker(_own_date(comparison), comparison.ignored)
    body = []
    for step in _steps(old, new, comparison):
        line = step.new or step.old
        if line is None:
            continue
        layout = (new_layout if step.new else old_layout).paragraphs[line.place]
        body.append(_paragraph(tracker, step, layout))
    return with_body(new_layout, "".join(body) or "<w:p/>")


def _paragraph(tracker: Tracker, step: _Step, layout: str) -> str:
    if step.old is None or step.new is None:
        line = step.new or step.old or Line(0, "", "")
        if step.untracked:
            return tracker.plain(layout, line.marker + line.text) if step.new else ""
        return tracker.whole(layout, line.marker + line.text, inserted=step.new is not None)
    if step.untracked:
        return tracker.plain(layout, step.new.marker + step.new.text)
    markers = tracker.marker(step.old.marker, step.new.marker)
    return tracker.edited(layout, markers + tracker.runs(pieces(step.old.text, step.new.text)))


def _steps(old: Sequence[Line], new: Sequence[Line], comparison: Comparison) -> Iterator[_Step]:
    """Yield the paragraphs in the new plan's order, with the old ones where they were."""
    hidden = _ignored_units(comparison)
    kept = _backbone(pair_lines(old, new, comparison), len(old), len(new))
    a = b = 0
    for i, j in (*kept, (len(old), len(new))):
        for line in old[a:i]:
            yield _Step(line, None, line.unit in hidden[0])
        for line in new[b:j]:
            yield _Step(None, line, line.unit in hidden[1])
        if i < len(old) and j < len(new):
            yield _Step(old[i], new[j], new[j].unit in hidden[1])
        a, b = i + 1, j + 1


def _backbone(pairs: Sequence[tuple[int, int]], old: int, new: int) -> list[tuple[int, int]]:
    """Return the pairs that keep their order; the two last paragraphs are always one of them."""
    if not old or not new:
        return []
    inner = sorted(pair for pair in pairs if pair[0] < old - 1 and pair[1] < new - 1)
    order = longest_order([j for _, j in inner])
    return [*(pair for place, pair in enumerate(inner) if place in order), (old - 1, new - 1)]


def _ignored_units(comparison: Comparison) -> tuple[set[int], set[int]]:
    """Return the old and the new units of which everything that happened is ignored."""
    rows = [row for row in comparison.rows if row.ignored]
    return {i for row in rows for i in row.old}, {i for row in rows for i in row.new}


def _own_date(comparison: Comparison) -> str:
    """Return the date of the changes: the first day of the new plan's year, the same on any machine."""
    year = comparison.new.year
    return f"{year:04d}-01-01T00:00:00Z" if year else ""
