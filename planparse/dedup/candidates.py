"""Which texts may be alike: those whose signatures agree in a whole band.

A band is four values of a signature; two texts with a Jaccard similarity J of their 2-grams share
at least one of ``b`` bands with the probability 1 - (1 - J⁴)ᵇ.  Below a threshold of ``STEEP``
bands of two values are used.  What shares a band is held against the rest of the two signatures
before anything is compared character by character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

STEEP = 0.78
"""From this threshold on bands of four values find all; below it bands of two are needed."""

_CHUNK = 1 << 16
"""Pairs looked at at a time."""
_DEVIATIONS = 4.0


class Pairs(Struct, frozen=True):
    """Candidates: the first text of each pair, and the second."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]


class Bands:
    """The signatures of many texts, asked for pairs that share a band."""

    def __init__(self, signatures: NDArray[np.uint16], lengths: NDArray[np.int64], threshold: float) -> None:
        """Take one row and one length for each text, and the ratio that a pair must reach."""
        self._signatures = signatures
        self._lengths = lengths
        self._bands = band_values(signatures, threshold)
        self._shortest = threshold / (2 - threshold) - 1e-9
        self._agreeing = least_agreement(threshold, signatures.shape[1])
        self.count: int = self._bands.shape[1]

    def neighbours(self, band: int) -> Iterator[Pairs]:
        """Yield the pairs that stand side by side when the texts are sorted by a band."""
        import numpy as np

        order = np.argsort(self._bands[:, band], kind="stable")
        values = self._bands[order, band]
        same = np.flatnonzero(values[:-1] == values[1:])
        for begin in range(0, len(same), _CHUNK):
            some = same[begin : begin + _CHUNK]
            yield self._likely(order[some], order[some + 1])

    def pairs(self, band: int, labels: NDArray[np.int64] | None = None) -> Iterator[Pairs]:
        """Yield all pairs that share ``band`` and none before it.

        With ``labels`` only pairs of unlike labels are wanted.
        """
        import numpy as np

        if len(self._bands) < 2:
            return
        values = self._bands[:, band]
        order = np.argsort(values, kind="stable") if labels is None else np.lexsort((labels, values))
        values = values[order]
        ends = _run_ends(values[1:] != values[:-1])
        begins = np.arange(1, len(order) + 1)
        if labels is not None:
            sorted_labels = labels[order]
            begins = _run_ends((values[1:] != values[:-1]) | (sorted_labels[1:] != sorted_labels[:-1]))
        for left, right in _expanded(begins, ends):
            likely = self._likely(order[left], order[right], band)
            if len(likely.left):
                yield likely

    def _likely(self, left: NDArray[np.int64], right: NDArray[np.int64], band: int | None = None) -> Pairs:
        """Leave out pairs that differ too much in length or agree in too little.

        With ``band`` those that share a band before it are left out as well.
        """
        import numpy as np

        long = np.maximum(self._lengths[left], self._lengths[right])
        kept = np.minimum(self._lengths[left], self._lengths[right]) >= self._shortest * long
        left, right = left[kept], right[kept]
        if band:
            kept = (self._bands.take(left, 0) == self._bands.take(right, 0)).argmax(axis=1) == band
            left, right = left[kept], right[kept]
        same = self._signatures.take(left, 0) == self._signatures.take(right, 0)
        kept = _agreements(same) >= self._agreeing
        left, right = left[kept], right[kept]
        return Pairs(np.minimum(left, right), np.maximum(left, right))


def _agreements(same: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return how many of each row are true: eight at a time, a byte of a sum never overflows."""
    import numpy as np

    sums: NDArray[np.uint64] = same.view(np.uint64).sum(axis=1, dtype=np.uint64)
    counts: NDArray[np.uint64] = (sums * np.uint64(0x0101010101010101)) >> np.uint64(56)
    return counts


def band_values(signatures: NDArray[np.uint16], threshold: float) -> NDArray[np.unsignedinteger[Any]]:
    """Return the bands of each signature, each as one number."""
    import numpy as np

    return signatures.view(np.uint64 if threshold >= STEEP else np.uint32)


def least_agreement(threshold: float, permutations: int) -> int:
    """Return how many values of two signatures agree at least when the ratio reaches ``threshold``.

    At worst every edit stands alone and costs both texts two 2-grams; from the Jaccard similarity
    that is left then, some deviations of the estimate are taken off.
    """
    lost = min(2 * (1 - threshold), 1.0)
    alike = (1 - lost) / (1 + lost)
    deviation: float = (alike * (1 - alike) / permutations) ** 0.5
    return max(int(permutations * (alike - _DEVIATIONS * deviation)), 0)


def _run_ends(breaks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each place where its run ends, if ``breaks`` says after which places one ends."""
    import numpy as np

    last = np.append(np.flatnonzero(breaks), len(breaks)) + 1
    return np.repeat(last, np.diff(last, prepend=0))


def _expanded(
    begins: NDArray[np.int64], ends: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield each place with every place from its ``begins`` up to its ``ends``, some at a time."""
    import numpy as np

    places = np.flatnonzero(ends > begins)
    counts = (ends - begins)[places]
    sums = np.cumsum(counts)
    first = 0
    while first < len(places):
        done = sums[first - 1] if first else 0
        last = max(int(np.searchsorted(sums, done + _CHUNK, "right")), first + 1)
        some = counts[first:last]
        left = np.repeat(places[first:last], some)
        offsets = np.arange(len(left)) - np.repeat(np.cumsum(some) - some, some)
        yield left, np.repeat(begins[places[first:last]], some) + offsets
        first = last
