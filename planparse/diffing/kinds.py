"""What happened to a unit that both plans have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planparse.diffing.fold import fold, letters
from planparse.diffing.model import FactChange
from planparse.diffing.rolled import only_rolled
from planparse.diffing.units import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planparse.diffing.model import Kind
    from planparse.diffing.units import Entry, Outline


class Relations:
    """Which unit of the old plan belongs to which of the new one, for asking about parents."""

    def __init__(self, old: Outline, new: Outline, links: Iterable[tuple[int, int]]) -> None:
        """Take the two outlines, and the pairs (old index, new index) that correspond."""
        self.old = old
        self.new = new
        self._links = frozenset(links)
        self._columns = (_columns(old), _columns(new))

    def same_parent(self, a: int, b: int) -> bool:
        """Tell whether old unit ``a`` and new unit ``b`` stand below the same unit."""
        p, q = self.old.entries[a].parent, self.new.entries[b].parent
        return p == q == ROOT or (p, q) in self._links

    def columns_changed(self, a: Entry, b: Entry) -> tuple[FactChange, ...]:
        """Return the columns (place, responsible …) that say something else now.

        A column that only one of the plans has is layout: a list has none.
        """
        if a.extra == b.extra:
            return ()
        ours, theirs = dict(a.extra), dict(b.extra)
        rows = []
        for name in sorted(ours.keys() | theirs.keys()):
            old, new = ours.get(name), theirs.get(name)
            if fold(old or "") == fold(new or ""):
                continue
            if old is None and (name not in self._columns[0] or fold(new or "") in a.key):
                continue
            if new is None and (name not in self._columns[1] or fold(old or "") in b.key):
                continue
            rows.append(FactChange(name, old, new))
        return tuple(rows)


def _columns(outline: Outline) -> frozenset[str]:
    return frozenset(name for entry in outline.entries for name, _ in entry.extra)


def kinds_of(relations: Relations, a: Entry, b: Entry, out_of_order: bool) -> tuple[Kind, ...]:
    """Return what happened between old unit ``a`` and new unit ``b``; () when nothing did."""
    same_parent = relations.same_parent(a.index, b.index)
    if a.key == b.key and a.marker == b.marker and a.extra == b.extra and same_parent and not out_of_order:
        return ()
    kinds: list[Kind] = []
    columns = relations.columns_changed(a, b)
    if a.key != b.key or columns:
        kinds.append("reworded" if columns or not _rolled(relations, a, b) else "rolled")
    if not same_parent:
        kinds.append("rescheduled" if a.sort == "item" else "moved")
    elif out_of_order:
        kinds.append("moved")
    if _renumbered(a, b):
        kinds.append("renumbered")
    order: tuple[Kind, ...] = ("reworded", "moved", "rescheduled", "rolled", "renumbered")
    return tuple(kind for kind in order if kind in kinds)


def _rolled(relations: Relations, a: Entry, b: Entry) -> bool:
    years = (relations.old.year, relations.new.year)
    return only_rolled(a.key, b.key, years, own_date=a.part == "signature")


def _renumbered(a: Entry, b: Entry) -> bool:
    """Tell whether the number is another one.

    A table prints none: an item's number that only one plan has is layout.
    """
    if a.sort == "item" and not (a.marker and b.marker):
        return False
    return a.marker != b.marker and _folded(a.marker) != _folded(b.marker)


@lru_cache(maxsize=512)
def _folded(marker: str) -> str:
    return fold(marker)


def only_punctuation(old: str, new: str) -> bool:
    """Tell whether two texts read aloud are the same."""
    return letters(old) == letters(new)
