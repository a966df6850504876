"""What of an index has a say in what dedup finds about a few plans, found without reading the rest.

What is alike to a piece shares a key with it, and so on from one to the next, until nothing new is
alike to anything found; and of each kept 8-gram the first paragraph that has it counts.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from planparse.dedup.candidates import STEEP
from planparse.dedup.clusters import components
from planparse.dedup.compare import Wordings
from planparse.dedup.keys import band_keys, gram_keys
from planparse.dedup.model import LEVELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from planparse.dedup.deduplicate import ComparedPlan
    from planparse.dedup.index import Index
    from planparse.dedup.model import Level, Settings

_WORTH_LOOKING_UP = 10
"""So many plans must an index hold for each one asked about, else comparing them all is faster."""


def related(
    index: Index, asked: Sequence[ComparedPlan], settings: Settings, without: Collection[str]
) -> list[ComparedPlan]:
    """Return plans of ``index`` with those of their pieces that matter for ``asked``.

    ``dedup`` finds the same about ``asked``, whose normalized texts are known, beside these as
    beside the whole index, less the files whose keys are in ``without``.
    """
    pieces = Pieces(index, without)
    if not (index.is_keyed and _can_look_up(settings) and len(pieces) >= _WORTH_LOOKING_UP * len(asked)):
        return list(index.plans(without))
    kept: set[int] = set()
    for level in LEVELS:
        if level in settings.levels or level == "paragraph":
            normals = [normal for plan in asked for normal in _normals(plan, level)]
            first = pieces.first_with(gram_keys(normals)[0].tolist()) if level == "paragraph" else set()
            kept |= _alike(pieces, level, normals, first, settings)
    return pieces.plans(kept)


def _can_look_up(settings: Settings) -> bool:
    """Tell whether the keys say what may be alike; they do not for short passages inside long ones."""
    return settings.threshold >= STEEP and not settings.exact and not settings.pairs


def _normals(plan: ComparedPlan, level: Level) -> Iterable[str]:
    pairs = zip(plan.pieces, plan.normals, strict=True)
    return (normal for piece, normal in pairs if piece.level == level and normal)


def _alike(
    pieces: Pieces, level: Level, normals: Sequence[str], first: set[int], settings: Settings
) -> set[int]:
    """Return ``first`` and the pieces that are alike to one of them or of ``normals``, in turn."""
    found = {number: pieces.normal(number) for number in first}
    kept = set(first)
    fresh = {*normals, *found.values()}
    roots = set(fresh)
    asked: set[int] = set()
    while fresh:
        keys = set(band_keys(list(fresh), [level] * len(fresh)).ravel().tolist()) - asked
        asked |= keys
        found.update((number, pieces.normal(number)) for number in pieces.holding(keys) - found.keys())
        connected = _connected(roots, found, settings)
        fresh = {found[number] for number in connected - kept}
        kept |= connected
    return kept


def _connected(roots: Collection[str], found: dict[int, str], settings: Settings) -> set[int]:
    """Return the pieces that are alike to a text of ``roots``, or to what is."""
    wordings = Wordings([*sorted(roots), *found.values()])
    numbers = {text: number for number, text in enumerate(wordings.texts)}
    labels = list(range(-1, -len(numbers) - 1, -1))
    texts = [wordings.texts[number] for number in wordings.long]
    for number, label in zip(
        wordings.long,
        components(texts, wordings.bands(settings.threshold), settings.threshold).tolist(),
        strict=True,
    ):
        labels[number] = label
    wanted = {labels[numbers[text]] for text in roots}
    return {number for number, text in found.items() if text and labels[numbers[text]] in wanted}


class Pieces:
    """The pieces of an index by their numbers; plans are read when something of them is wanted."""

    def __init__(self, index: Index, without: Collection[str]) -> None:
        """Take an index, and the keys of files of which nothing is wanted."""
        self._index = index
        placed = sorted(index.placed(without), key=lambda each: (each.path, each.plan))
        self._ranks = {each.first: rank for rank, each in enumerate(placed)}
        """First piece of a plan -> the place of the plan among all."""
        self._starts = sorted(self._ranks)
        self._ends = {each.first: each.first + each.size for each in placed}
        self._read: dict[int, ComparedPlan] = {}

    def __len__(self) -> int:
        """Return the number of plans."""
        return len(self._starts)

    def holding(self, keys: Iterable[int]) -> set[int]:
        """Return all pieces that have one of ``keys``."""
        return {number for _, number in self._index.holding(keys) if self._start(number) is not None}

    def first_with(self, keys: Iterable[int]) -> set[int]:
        """Return for each of ``keys`` the first piece, in the order of sources, that has it."""
        best: dict[int, tuple[int, int]] = {}
        for key, number in self._index.holding(set(keys)):
            start = self._start(number)
            if start is not None:
                place = self._ranks[start], number
                best[key] = min(best.get(key, place), place)
        return {number for _, number in best.values()}

    def normal(self, number: int) -> str:
        """Return the normalized text of a piece."""
        start = self._start(number) or 0
        return self._plan(start).normals[number - start]

    def plans(self, numbers: Iterable[int]) -> list[ComparedPlan]:
        """Return the plans that hold the pieces, with these pieces alone."""
        from msgspec.structs import replace

        by_plan: dict[int, list[int]] = {}
        for number in sorted(numbers):
            start = self._start(number) or 0
            by_plan.setdefault(start, []).append(number - start)
        return [
            replace(
                plan := self._plan(start),
                pieces=tuple(plan.pieces[at] for at in places),
                normals=tuple(plan.normals[at] for at in places),
            )
            for start, places in by_plan.items()
        ]

    def _start(self, number: int) -> int | None:
        """Return the first piece of the plan that holds a piece; None when it is not wanted."""
        at = bisect_right(self._starts, number) - 1
        if at < 0 or number >= self._ends[self._starts[at]]:
            return None
        return self._starts[at]

    def _plan(self, start: int) -> ComparedPlan:
        if start not in self._read:
            self._read[start] = self._index.plan(start)
        return self._read[start]
