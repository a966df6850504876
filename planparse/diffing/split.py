"""One unit that became several, and several that became one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.diffing.score import Context
    from planparse.diffing.units import Entry, Outline

_GAIN = 0.07
"""Each piece brings the pieces together nearer to the whole by so much."""
_GAP = 2
"""So many units may stand between two pieces: what was put in there at the same time."""
_LONGEST = 20_000
"""A longer text is no task that was split, and comparing it would take long."""
_SHORTEST = 5
"""A piece has at least so many characters."""
_MOST_PIECES = 8
_MOST_TRIALS = 50_000


class Group(Struct, frozen=True, gc=False):
    """One left unit and several right ones (split), or the other way round (merged)."""

    left: tuple[int, ...]
    right: tuple[int, ...]


class Bar(Struct, frozen=True, gc=False):
    """How near the pieces must come to the whole."""

    together: float
    """Least similarity of all pieces, joined, to the whole."""
    within: float
    """Least share of a piece's characters that stand in the whole, in order."""


SURE = Bar(together=0.9, within=0.9)
"""Sure enough to go before any pairing of what is merely alike."""
LIKELY = Bar(together=0.72, within=0.65)


def find_groups(
    context: Context, families: Iterable[tuple[list[Entry], list[Entry]]], bar: Bar
) -> Iterable[Group]:
    """Yield the groups, having marked their members as used in ``context``."""
    for ours, theirs in families:
        if not ours or not theirs or ours[0].sort == "period":
            continue
        forth = _Side(context.left, context.right, context.right_of, context.left_of)
        back = _Side(context.right, context.left, context.left_of, context.right_of)
        for whole, run in _splits(forth, ours, theirs, bar):
            yield _release(context, Group((whole,), run))
        for whole, run in _splits(back, theirs, ours, bar):
            yield _release(context, Group(run, (whole,)))


class _Side(Struct, frozen=True):
    """The two plans as seen from the one whose units may have become several."""

    wholes: Outline
    pieces: Outline
    piece_of: dict[int, int]
    whole_of: dict[int, int]


def _release(context: Context, group: Group) -> Group:
    """Take the pair inside the group out, and keep the members from being used again."""
    for a in group.left:
        context.right_of[a] = group.right[0]
    for b in group.right:
        context.left_of[b] = group.left[0]
    return group


def _splits(
    side: _Side, wholes: Sequence[Entry], pieces: Sequence[Entry], bar: Bar
) -> Iterable[tuple[int, tuple[int, ...]]]:
    """Yield each unit of ``wholes`` that several neighbours of the other side make up."""
    free = {e.index for e in pieces if e.index not in side.whole_of and len(e.key) >= _SHORTEST}
    alone = sum(whole.index not in side.piece_of for whole in wholes)
    seeded = alone * len(free) <= _MOST_TRIALS
    changed = (
        whole
        for whole in wholes
        if len(whole.key) <= _LONGEST and (whole.index not in side.piece_of or _reworded(side, whole))
    )
    for whole in changed if free else ():
        for seed in _seeds(side, whole, free if seeded else set(), bar):
            run = _grown(whole.key, seed, free, side.pieces, bar)
            if len(run) > 1:
                free.difference_update(run)
                yield whole.index, run
                break


def _reworded(side: _Side, whole: Entry) -> bool:
    partner = side.piece_of[whole.index]
    return side.pieces.entries[partner].key != whole.key and side.whole_of.get(partner) == whole.index


def _seeds(side: _Side, whole: Entry, free: set[int], bar: Bar) -> Sequence[int]:
    """Return where the pieces of ``whole`` may be: at its reworded partner, else where most of it is."""
    partner = side.piece_of.get(whole.index)
    if partner is not None:
        return (partner,)
    keys = {index: side.pieces.entries[index].key for index in free}
    inside = [i for i, key in keys.items() if len(key) < len(whole.key) and _inside(key, whole.key, bar)]
    return sorted(inside, key=lambda index: (-len(keys[index]), index))[:2]


def _inside(piece: str, whole: str, bar: Bar) -> bool:
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(piece, whole) >= bar.within * len(piece)


def _grown(whole: str, seed: int, free: set[int], side: Outline, bar: Bar) -> tuple[int, ...]:
    """Return the units around ``seed`` that together come nearest to ``whole``, in reading order."""
    from rapidfuzz.distance import Indel

    row, middle = _around(side, seed)
    chosen = [middle]
    best = Indel.normalized_similarity(side.entries[seed].key, whole)
    while len(chosen) < _MOST_PIECES:
        options = []
        for at in (*range(chosen[0] - 1 - _GAP, chosen[0]), *range(chosen[-1] + 1, chosen[-1] + 2 + _GAP)):
            if 0 <= at < len(row) and row[at] in free and _inside(side.entries[row[at]].key, whole, bar):
                joined = "".join(side.entries[row[k]].key for k in sorted((*chosen, at)))
                options.append((Indel.normalized_similarity(joined, whole), at))
        gained, at = max(options, default=(0.0, 0))
        if gained < best + _GAIN:
            break
        best = gained
        chosen = sorted((*chosen, at))
    return tuple(row[k] for k in chosen) if best >= bar.together else (seed,)


def _around(side: Outline, seed: int) -> tuple[Sequence[int], int]:
    """Return the units among which the other pieces can be, and where ``seed`` is in them.

    They are its siblings; after a unit that has children, these.
    """
    place = side.entries[seed].place
    start = max(0, place - _MOST_PIECES)
    row = side.siblings(seed)[start : place + 1 + _MOST_PIECES]
    children = side.children.get(seed, ())
    if children:
        row = (*row[: place - start + 1], *children[:_MOST_PIECES])
    return row, place - start
