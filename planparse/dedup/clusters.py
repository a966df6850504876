"""Texts that are alike, put together around one that stands for them.

Nothing here depends on the order in which the texts came: texts that are connected by similar
pairs form a component, and within a component the clusters are settled by what its texts say and
how often they stand.
"""

from __future__ import annotations

from array import array
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.dedup.candidates import Bands, Pairs
from planparse.dedup.threads import spread
from planparse.dedup.verify import matrix, similarities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

_SAMPLE = 64
"""How near a text is to the others of its component is measured with so many of them."""
_ROWS = 256
"""Canonical texts held against a component at a time."""


class Group(Struct, frozen=True):
    """Distinct texts around a canonical one, each with its similarity to it."""

    canonical: int
    members: tuple[int, ...]
    similarities: tuple[float, ...]


def alike_pairs(
    texts: Sequence[str], bands: Bands, threshold: float, threads: int = 1
) -> Iterator[tuple[int, int, float]]:
    """Yield every pair of texts whose ratio is at least ``threshold``, once, lower number first."""

    def within(band: int) -> list[tuple[int, int, float]]:
        return [pair for some in bands.pairs(band) for pair in _verified(texts, some, threshold)]

    for found in spread(within, range(bands.count), threads):
        yield from found


def _verified(texts: Sequence[str], pairs: Pairs, threshold: float) -> Iterator[tuple[int, int, float]]:
    found = similarities(texts, pairs.left.tolist(), pairs.right.tolist(), threshold)
    kept = found.nonzero()[0]
    return zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), found[kept].tolist(), strict=True)


def components(texts: Sequence[str], bands: Bands, threshold: float, threads: int = 1) -> NDArray[np.int64]:
    """Return a label for each text; texts connected by pairs at ``threshold`` have the same.

    First only neighbours within each band are compared, which connects most of what is alike; then
    all pairs between what is not connected yet.  In which order bands are done only settles what
    need not be compared any more.
    """
    forest = _Forest(len(texts))

    def connect_neighbours(band: int) -> None:
        for some in bands.neighbours(band):
            _connect(forest, texts, some, threshold)

    def connect(band: int) -> None:
        for some in bands.pairs(band, forest.labels()):
            _connect(forest, texts, some, threshold)

    for work in (connect_neighbours, connect):
        for _ in spread(work, range(bands.count), threads):
            pass
    return forest.labels()


def _connect(forest: _Forest, texts: Sequence[str], pairs: Pairs, threshold: float) -> None:
    labels = forest.labels()
    apart = labels[pairs.left] != labels[pairs.right]
    if apart.any():
        forest.join(_verified(texts, Pairs(pairs.left[apart], pairs.right[apart]), threshold))


class _Forest:
    """Disjoint sets of numbers; a set is labelled with its lowest number.  Any thread may ask and join."""

    def __init__(self, count: int) -> None:
        self._parents = array("q", range(count))
        self._lock = Lock()

    def join(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Make the sets of both numbers of each pair one."""
        pairs = list(pairs)
        with self._lock:
            for one, other, _ in pairs:
                one, other = self._root(one), self._root(other)
                self._parents[max(one, other)] = min(one, other)

    def _root(self, number: int) -> int:
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def labels(self) -> NDArray[np.int64]:
        """Return the label of every number."""
        import numpy as np

        with self._lock:
            parents = np.array(self._parents, np.int64)
        labels = parents[parents]
        while not np.array_equal(labels, parents):
            parents = labels
            labels = parents[parents]
        return labels


def members_by_label(labels: NDArray[np.int64]) -> Iterator[list[int]]:
    """Yield the texts of each component that has more than one."""
    import numpy as np

    order = np.argsort(labels, kind="stable")
    _, first, counts = np.unique(labels[order], return_index=True, return_counts=True)
    several = counts > 1
    for begin, count in zip(first[several].tolist(), counts[several].tolist(), strict=True):
        yield order[begin : begin + count].tolist()


def groups(
    members: Sequence[int], texts: Sequence[str], copies: Sequence[int], threshold: float
) -> list[Group]:
    """Return the clusters of one component, those of a single text left out.

    The canonical text is the one that stands most often, then the one nearest to the others; it
    takes everything at ``threshold``, and so on with what is left.  At last every text goes to the
    canonical text that it is most like.
    """
    ranked = _ranked(members, texts, copies)
    chosen: list[int] = []
    left = ranked
    while left:
        chosen.append(left[0])
        row = matrix([texts[left[0]]], [texts[at] for at in left], threshold)[0].tolist()
        left = [at for at, similarity in zip(left[1:], row[1:], strict=True) if not similarity]
    return list(_assigned(chosen, ranked, texts, threshold))


def _ranked(members: Sequence[int], texts: Sequence[str], copies: Sequence[int]) -> list[int]:
    from zlib import crc32

    if len(members) == 2:
        return sorted(members, key=lambda at: (-copies[at], -len(texts[at]), texts[at]))
    ordered = sorted(members, key=lambda at: (crc32(texts[at].encode("utf-8", "replace")), texts[at]))
    sample = [texts[at] for at in ordered[:_SAMPLE]]
    nearness = matrix([texts[at] for at in ordered], sample).sum(axis=1).round(6).tolist()
    near = dict(zip(ordered, nearness, strict=True))
    return sorted(members, key=lambda at: (-copies[at], -near[at], -len(texts[at]), texts[at]))


def _assigned(
    chosen: Sequence[int], ranked: Sequence[int], texts: Sequence[str], threshold: float
) -> Iterator[Group]:
    best: dict[int, tuple[float, int]] = {}
    wordings = [texts[at] for at in ranked]
    for begin in range(0, len(chosen), _ROWS):
        some = chosen[begin : begin + _ROWS]
        similar = matrix([texts[at] for at in some], wordings, threshold)
        nearest = similar.argmax(axis=0)
        for column, at in enumerate(ranked):
            row = int(nearest[column])
            similarity = float(similar[row, column])
            if similarity > best.get(at, (0.0, 0))[0]:
                best[at] = similarity, some[row]
    homes: dict[int, list[int]] = {at: [] for at in chosen}
    for at in ranked:
        if at not in homes:
            homes[best[at][1]].append(at)
    for canonical, others in homes.items():
        if others:
            yield Group(canonical, tuple(others), tuple(min(best[at][0], 1.0) for at in others))
