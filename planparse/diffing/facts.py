"""Dates, counts, frequencies … that are others now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.diffing.edits import Piece
from planparse.diffing.model import FactChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.model import Fact


def changed_facts(stretches: Sequence[Piece]) -> tuple[FactChange, ...]:
    """Return the facts that the changed stretches touch, old beside new.

    Between two stretches that stayed the same, the facts of a kind are paired in order; what has
    no counterpart there stands alone.  The pairs do not depend on which side is called old.
    """
    near = _near_changes(stretches)
    old_text, new_text = "".join(piece.old for piece in near), "".join(piece.new for piece in near)
    if old_text <= new_text:
        return _changed(near, old_text, new_text)
    turned = _changed([Piece(piece.same, piece.new, piece.old) for piece in near], new_text, old_text)
    return tuple(FactChange(fact.kind, fact.new, fact.old) for fact in turned)


def _changed(stretches: Sequence[Piece], old_text: str, new_text: str) -> tuple[FactChange, ...]:
    from planparse.language.facts import find_facts

    ours = _touched(find_facts(old_text), [(piece.same, len(piece.old)) for piece in stretches])
    theirs = _touched(find_facts(new_text), [(piece.same, len(piece.new)) for piece in stretches])
    rows: list[FactChange] = []
    for kind in sorted({fact.kind for _, fact in (*ours, *theirs)}):
        rows.extend(
            _paired(kind, [f for f in ours if f[1].kind == kind], [f for f in theirs if f[1].kind == kind])
        )
    return tuple(rows)


_FACT_ENDS = "，。；;\n"
"""No fact reaches beyond one of these."""


def _near_changes(stretches: Sequence[Piece]) -> Sequence[Piece]:
    """Return the stretches without what stands clauses before the first and after the last change."""
    first, *middle = stretches
    last = middle.pop() if middle else None
    if first.same:
        first = Piece(True, _last_clause(first.old), _last_clause(first.new))
    if last is not None and last.same:
        last = Piece(True, _first_clause(last.old), _first_clause(last.new))
    return (first, *middle) if last is None else (first, *middle, last)


def _last_clause(text: str) -> str:
    return text[max(text.rfind(end) for end in _FACT_ENDS) + 1 :]


def _first_clause(text: str) -> str:
    return text[: min((at for at in map(text.find, _FACT_ENDS) if at >= 0), default=len(text))]


_Placed = tuple[int, "Fact"]
"""Number of the changed stretch in which a fact begins or ends, and the fact."""


def _touched(facts: Sequence[Fact], lengths: Sequence[tuple[bool, int]]) -> list[_Placed]:
    """Return the facts that overlap a changed stretch."""
    found: list[_Placed] = []
    bounds, end = [], 0
    for number, (same, length) in enumerate(lengths):
        start, end = end, end + length
        if not same:
            bounds.append((number, start, end))
    for fact in facts:
        first, last = fact.span
        places = [number for number, start, stop in bounds if start < last and first < stop]
        if places:
            found.append((places[0], fact))
    return found


_NEAR = 2
"""Between two changed stretches that follow each other stands one that is the same."""


def _nearest(place: int, facts: Sequence[_Placed]) -> _Placed | None:
    near = [fact for fact in facts if abs(fact[0] - place) <= _NEAR]
    return min(near, key=lambda fact: abs(fact[0] - place), default=None)


def _paired(kind: str, ours: list[_Placed], theirs: list[_Placed]) -> list[FactChange]:
    rows: list[FactChange] = []
    waiting = list(theirs)
    for place, fact in ours:
        partner = _nearest(place, waiting)
        if partner is None:
            rows.append(FactChange(kind, fact.text, None))
            continue
        waiting.remove(partner)
        if partner[1].text != fact.text:
            rows.append(FactChange(kind, fact.text, partner[1].text))
    rows.extend(FactChange(kind, None, fact.text) for _, fact in waiting)
    return rows
