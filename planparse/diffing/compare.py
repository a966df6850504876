"""The comparison from beginning to end."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.diffing.align import align
from planparse.diffing.candidates import similarity
from planparse.diffing.edits import as_edits, pieces
from planparse.diffing.facts import changed_facts
from planparse.diffing.kinds import Relations, kinds_of, only_punctuation
from planparse.diffing.model import KINDS, Change, DiffResult, Kind, Side, Unit
from planparse.diffing.order import longest_order
from planparse.diffing.units import Outline, outline
from planparse.model import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.diffing.align import Alignment
    from planparse.diffing.units import Entry


class Row(Struct, frozen=True):
    """What corresponds, changed or not: one unit on either side, none, or several."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    change: Change | None = None
    """What happened, less what the user ignores."""
    ignored: bool = False
    """Something happened, and the user ignores all of it."""


class Comparison(Struct, frozen=True):
    """Both plans and their units, and all rows in the order in which one reads them side by side."""

    plans: tuple[Plan, Plan]
    old: Outline
    new: Outline
    rows: tuple[Row, ...]
    result: DiffResult
    ignored: frozenset[str] = frozenset()
    """Kinds that the user ignores, and ``punctuation``."""


def diff(old: Plan, new: Plan, *, old_name: str | None = None, new_name: str | None = None) -> DiffResult:
    """Return what changed from ``old`` to ``new``.

    The names are what the result calls the two sources.  ``diff(new, old)`` is the same seen from
    the other side.
    """
    return compare(old, new, old_name=old_name, new_name=new_name).result


def compare(old: Plan, new: Plan, *, old_name: str | None = None, new_name: str | None = None) -> Comparison:
    """Return what changed, and also what did not, for writers that show both plans whole."""
    folded: dict[str, str] = {}
    before, after = outline(old, folded), outline(new, folded)
    turned = _words(before) > _words(after)
    left, right = (after, before) if turned else (before, after)
    alignment = align(left, right)
    displaced = _out_of_order(left, right, alignment)
    ordered = _reading_order(left, right, alignment)
    links = [(b, a) if turned else (a, b) for a, b in _links(alignment)]
    maker = _Changes(Relations(before, after, links), {(b, a) if turned else (a, b) for a, b in displaced})
    rows = tuple(maker.row(*((theirs, ours) if turned else (ours, theirs))) for ours, theirs in ordered)
    changes = tuple(row.change for row in rows if row.change is not None)
    result = DiffResult(
        old=_side(old, old_name), new=_side(new, new_name),
        changes=changes, summary=summary(changes),
    )  # fmt: skip
    return Comparison((old, new), before, after, rows, result)


def _side(plan: Plan, name: str | None) -> Side:
    return Side(name, None if plan.title is None else str(plan.title), plan.year)


def summary(changes: Sequence[Change]) -> dict[str, int]:
    """Return how many changes are of each kind, in the order of ``KINDS``."""
    counts = Counter(kind for change in changes for kind in change.kinds)
    return {kind: counts[kind] for kind in KINDS if counts[kind]}


def _words(side: Outline) -> list[tuple[str, str, str, tuple[str, ...], int]]:
    """Return what the plan says, for deciding which is aligned to which; equal for equal plans."""
    return [(entry.text, entry.marker, entry.part, entry.path, entry.parent) for entry in side.entries]


def _links(alignment: Alignment) -> list[tuple[int, int]]:
    inside = [(a, b) for group in alignment.groups for a in group.left for b in group.right]
    return [*alignment.pairs, *inside]


def _out_of_order(left: Outline, right: Outline, alignment: Alignment) -> list[tuple[int, int]]:
    """Return the pairs that left the longest common order of their siblings."""
    families: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
    for a, b in alignment.pairs:
        ours, theirs = left.entries[a], right.entries[b]
        families.setdefault((ours.part, ours.parent, theirs.parent), []).append((a, b))
    displaced: list[tuple[int, int]] = []
    for family in families.values():
        if len(family) > 1:
            kept = longest_order([b for _, b in family])
            displaced.extend(pair for position, pair in enumerate(family) if position not in kept)
    return displaced


_Members = tuple[tuple[int, ...], tuple[int, ...]]


def _reading_order(left: Outline, right: Outline, alignment: Alignment) -> list[_Members]:
    """Return everything in one order that follows both plans as far as that is possible."""
    both: list[_Members] = [((a,), (b,)) for a, b in alignment.pairs]
    both = sorted([*both, *((group.left, group.right) for group in alignment.groups)])
    kept = longest_order([theirs[0] for _, theirs in both])
    backbone = [both[position] for position in sorted(kept)]
    starts = ([ours[0] for ours, _ in backbone], [theirs[0] for _, theirs in backbone])

    def place(index: int, side: int) -> tuple[int, int]:
        gap = bisect_right(starts[side], index)
        return gap, index - starts[side][gap - 1] if gap else index + 1

    used = ({i for ours, _ in both for i in ours}, {i for _, theirs in both for i in theirs})
    keyed = [(min(place(ours[0], 0), place(theirs[0], 1)), 1, (ours, theirs)) for ours, theirs in both]
    keyed += [(place(e.index, 0), 0, ((e.index,), ())) for e in left.entries if e.index not in used[0]]
    keyed += [(place(e.index, 1), 2, ((), (e.index,))) for e in right.entries if e.index not in used[1]]
    return [members for _, _, members in sorted(keyed)]


class _Changes:
    """Turns members into rows, looking at each pair once."""

    def __init__(self, relations: Relations, displaced: set[tuple[int, int]]) -> None:
        self.relations = relations
        self.displaced = displaced

    def row(self, old: tuple[int, ...], new: tuple[int, ...]) -> Row:
        """Return the row of the given members, with what changed."""
        before, after = self.relations.old.entries, self.relations.new.entries
        if len(old) == len(new) == 1:
            return Row(old, new, self._pair(before[old[0]], after[new[0]]))
        ours, theirs = [before[index] for index in old], [after[index] for index in new]
        if not ours or not theirs:
            return Row(old, new, _one_sided(ours, theirs))
        return Row(old, new, self._group(ours, theirs))

    def _pair(self, a: Entry, b: Entry) -> Change | None:
        kinds = kinds_of(self.relations, a, b, (a.index, b.index) in self.displaced)
        if not kinds:
            return None
        columns = self.relations.columns_changed(a, b)
        if a.key == b.key:
            return Change(kinds, a.part, _unit(a), _unit(b), 1.0, (), columns)
        stretches = pieces(a.text, b.text)
        facts = (*changed_facts(stretches), *columns)
        return Change(kinds, a.part, _unit(a), _unit(b), _alike(a.key, b.key), as_edits(stretches), facts)

    def _group(self, ours: list[Entry], theirs: list[Entry]) -> Change:
        old, new = _whole(ours), _whole(theirs)
        stretches = pieces(old, new)
        kinds: tuple[Kind, ...] = ("split",) if len(theirs) > 1 else ("merged",)
        if not only_punctuation(old, new):
            kinds = (*kinds, "reworded")
        if not any(self.relations.same_parent(a.index, b.index) for a in ours for b in theirs):
            kinds = (*kinds, "rescheduled" if ours[0].sort == "item" else "moved")
        alike = _alike("".join(entry.key for entry in ours), "".join(entry.key for entry in theirs))
        return Change(
            kinds,
            ours[0].part,
            _units(ours),
            _units(theirs),
            alike,
            as_edits(stretches),
            changed_facts(stretches),
        )


def _one_sided(ours: list[Entry], theirs: list[Entry]) -> Change:
    if ours:
        return Change(("removed",), ours[0].part, _unit(ours[0]), None)
    return Change(("added",), theirs[0].part, None, _unit(theirs[0]))


def _whole(entries: list[Entry]) -> str:
    return "\n".join(entry.text for entry in entries)


def _unit(entry: Entry) -> Unit:
    return Unit(entry.path, entry.text)


def _units(entries: list[Entry]) -> Unit | tuple[Unit, ...]:
    return _unit(entries[0]) if len(entries) == 1 else tuple(map(_unit, entries))


def _alike(old: str, new: str) -> float:
    return min(round(similarity(old, new), 3), 1.0 if old == new else 0.999)
