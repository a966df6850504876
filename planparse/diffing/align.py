"""Which old unit became which new one.

First what is the same word for word, then what stands in the same place, then what is alike: by
an optimal assignment over similarity, in which children's matches speak for their parents and
parents' for their children.  Nothing here depends on which plan is called old: ``compare`` hands
the two over in an order that depends only on what they say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.diffing.assign import assign
from planparse.diffing.candidates import alike, similarity
from planparse.diffing.score import Context
from planparse.diffing.split import LIKELY, SURE, Group, find_groups
from planparse.diffing.subject import Weights, pair_by_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.diffing.assign import Edges
    from planparse.diffing.units import Entry, Outline

_SINGLE = ("title", "guiding_ideology", "signature")
"""Parts of which a plan has one."""
_ANCHOR = 12
"""A text of so many characters that both plans hold once is the same unit, wherever it stands."""
_MOST_REPEATED = 10_000
"""Up to so many pairs of equal texts are looked at one by one."""
_ROUNDS = 4


class Alignment(Struct, frozen=True):
    """Pairs (left index, right index), and groups where one unit became several."""

    pairs: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]


def align(left: Outline, right: Outline) -> Alignment:
    """Return how the units of the two outlines correspond; no unit is in more than one place."""
    context = Context(left, right)
    _pair_singles(context)
    families = _families(left, right)
    for ours, theirs in families:
        _pair_anchors(context, ours, theirs)
    for ours, theirs in families:
        _pair_in_place(context, ours)
        _pair_repeated(context, ours, theirs)
    groups = list(find_groups(context, families, SURE))
    for ours, theirs in families:
        _pair_alike(context, ours, theirs)
    groups.extend(find_groups(context, families, LIKELY))
    weights = Weights((left, right))
    for ours, theirs in families:
        if ours and ours[0].sort != "period":
            pair_by_subject(context, weights, ours, theirs)
    grouped = {index for group in groups for index in group.left}
    pairs = sorted(pair for pair in context.right_of.items() if pair[0] not in grouped)
    return Alignment(tuple(pairs), tuple(groups))


def _pair_singles(context: Context) -> None:
    for part in _SINGLE:
        ours, theirs = context.left.tops.get(part, ()), context.right.tops.get(part, ())
        for a, b in zip(ours, theirs, strict=False):
            context.pair(a, b)


def _families(left: Outline, right: Outline) -> list[tuple[list[Entry], list[Entry]]]:
    """Part the units into those that can be the same; parents come before their children."""
    families: dict[tuple[str, str], tuple[list[Entry], list[Entry]]] = {}
    for side, entries in enumerate((left.entries, right.entries)):
        for entry in entries:
            if entry.part not in _SINGLE:
                families.setdefault((entry.part, entry.sort), ([], []))[side].append(entry)
    return [
        families[name] for name in sorted(families, key=lambda name: (name[0], name[1] != "period", name[1]))
    ]


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return found


def _pair_anchors(context: Context, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
    """Pair what both plans hold exactly once and what is long enough to be no accident."""
    counterparts = _by_key(theirs)
    for key, [first, *more] in _by_key(ours).items():
        others = counterparts.get(key, ())
        if len(key) >= _ANCHOR and not more and len(others) == 1:
            context.pair(first.index, others[0].index)


def _pair_in_place(context: Context, ours: Sequence[Entry]) -> None:
    """Pair equal texts below the same parent, from the top down."""
    if not ours:
        return
    part = ours[0].part
    if ours[0].sort != "item":
        _pair_siblings(context, context.left.tops.get(part, ()), context.right.tops.get(part, ()))
    parents = context.left.tops.get(part, ()) if ours[0].sort == "item" else [e.index for e in ours]
    for index in parents:
        if index in context.right_of:
            mine = context.left.children.get(index, ())
            _pair_siblings(context, mine, context.right.children.get(context.right_of[index], ()))


def _pair_siblings(context: Context, ours: Sequence[int], theirs: Sequence[int]) -> None:
    """Pair equal texts among siblings; of one said several times, first those between the same neighbours."""
    waiting = _by_key(context.right.entries[b] for b in theirs if b not in context.left_of)
    if not waiting:
        return
    asking = _by_key(context.left.entries[a] for a in ours if a not in context.right_of)
    uneven = []
    for key, group in asking.items():
        others = waiting.get(key, [])
        if others and len(group) != len(others):
            uneven.append((group, others))
        else:
            _pair_in_order(context, group, others)
    for group, others in uneven:
        for sides in (2, 1) if len(group) * len(others) <= _MOST_REPEATED else ():
            _pair_between(context, group, others, sides)
        _pair_in_order(context, group, others)


def _pair_between(context: Context, ours: Sequence[Entry], theirs: Sequence[Entry], sides: int) -> None:
    """Pair those whose neighbours correspond on so many sides."""
    for a in ours:
        for b in theirs:
            if a.index in context.right_of or b.index in context.left_of or a.role != b.role:
                continue
            if context.neighbours(a.index, b.index) >= sides:
                context.pair(a.index, b.index)


def _pair_in_order(context: Context, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
    left = [a for a in ours if a.index not in context.right_of]
    right = [b for b in theirs if b.index not in context.left_of]
    for a, b in zip(left, right, strict=False):
        if a.role == b.role:
            context.pair(a.index, b.index)


def _pair_repeated(context: Context, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
    """Pair a long text that stands in many places in order, instead of weighing all against all."""
    counterparts = _by_key(entry for entry in theirs if entry.index not in context.left_of)
    for key, group in _by_key(entry for entry in ours if entry.index not in context.right_of).items():
        others = counterparts.get(key, ())
        if len(key) >= _ANCHOR and min(len(group), len(others)) > 2:
            for a, b in zip(group, others, strict=False):
                context.pair(a.index, b.index)


def _pair_alike(context: Context, ours: Sequence[Entry], theirs: Sequence[Entry]) -> None:
    """Pair the rest by an optimal assignment, again until what surrounds them stays the same."""
    mine = [entry for entry in ours if entry.index not in context.right_of]
    others = [entry for entry in theirs if entry.index not in context.left_of]
    if not mine or not others:
        return
    similar = alike(mine, others)
    open_right = {entry.index for entry in others}
    found: dict[int, int] = {}
    for _ in range(_ROUNDS):
        again = assign(_edges(context, similar, open_right))
        context.replace(found, again)
        if again == found:
            break
        found = again


def _edges(context: Context, similar: Edges, open_right: set[int]) -> Edges:
    """Return what each pair weighs now, with what is known of its surroundings."""
    support = context.support(similar.keys(), open_right)
    for a, b in support:
        if b not in similar[a]:
            similar[a][b] = similarity(context.left.entries[a].key, context.right.entries[b].key)
    edges: Edges = {}
    for a, row in similar.items():
        weights = {b: context.weight(a, b, alike_by, support.get((a, b), 0.0)) for b, alike_by in row.items()}
        edges[a] = {b: weight for b, weight in weights.items() if weight > 0}
    return edges
