"""How well the changes found agree with the edits made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planparse.diffing.rendering.wording import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.diffing import DiffResult
    from tests.diffing.edited import Truth

Found = tuple[str, tuple[str, ...], tuple[str, ...]]
Pair = tuple["DiffResult", list["Truth"]]


def found_in(result: DiffResult) -> list[Found]:
    """Return (kind, old texts, new texts) of every change but mere renumbering."""
    return [
        (kind, tuple(u.text for u in units_of(change.old)), tuple(u.text for u in units_of(change.new)))
        for change in result.changes
        for kind in change.kinds
        if kind != "renumbered"
    ]


def _truth(truths: Iterable[Truth]) -> Counter[Found]:
    return Counter((truth.kind, truth.old, truth.new) for truth in truths)


def f1_by_kind(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the F1 of each kind over all pairs."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for result, truths in pairs:
        ours, theirs = Counter(found_in(result)), _truth(truths)
        right.update(kind for kind, _, _ in (ours & theirs).elements())
        found.update(kind for kind, _, _ in ours.elements())
        made.update(kind for kind, _, _ in theirs.elements())
    return {kind: 2 * right[kind] / (found[kind] + made[kind]) for kind in sorted(found | made)}


def confusion(pairs: Sequence[Pair]) -> dict[tuple[str, str], int]:
    """Return how often an edit of one kind was shown as another: (made, shown) -> times.

    "-" is what was made and not shown, or shown and not made, of the unit.
    """
    table: Counter[tuple[str, str]] = Counter()
    for result, truths in pairs:
        shown = found_in(result)
        table.update((kind, kind) for kind, _, _ in (Counter(shown) & _truth(truths)).elements())
        missed = _truth(truths) - Counter(shown)
        extra = list((Counter(shown) - _truth(truths)).elements())
        for made, old, new in missed.elements():
            other = next((e for e in extra if set(e[1]) & set(old) or set(e[2]) & set(new)), None)
            if other is not None:
                extra.remove(other)
            table[made, other[0] if other else "-"] += 1
        table.update(("-", kind) for kind, _, _ in extra)
    return dict(sorted(table.items()))
