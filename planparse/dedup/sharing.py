"""Passages that stand in several texts, wherever they begin and end.

Of all 8-grams the least of every 8 in a row are kept by their hash (winnowing, Schleimer and
others 2003), so that a common passage of ``LEAST`` characters always has one in common.  From
there it is followed to both sides as far as the texts are the same.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.dedup.threads import spread, threads_for
from planparse.dedup.verify import containments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from planparse.dedup.model import Pair

_GRAM = 8
_WINDOW = 8
LEAST = _GRAM + _WINDOW - 1
"""Normalized characters from which a passage counts."""
LEAST_CONTAINED = 20
"""Normalized characters from which a text counts as standing in another one."""

_BATCH = 1 << 20
_PART_OF_SEEDS = 0.08
"""A short text is held against a long one when they share so many of its seeds."""
_TOGETHER = 1 << 14
"""Pairs held against each other at a time."""


class Run(Struct, frozen=True, gc=False):
    """A passage of one text that stands, the same, in another."""

    start: int
    end: int
    other: int
    """The number of the other text."""


class Seeds:
    """The kept 8-grams of many texts that stand in more than one place."""

    def __init__(self, texts: Sequence[str], jobs: int | None = 1) -> None:
        """Take normalized texts, and how many threads may look for them; None takes all cores."""
        import numpy as np

        self._texts = texts
        self._threads = threads_for(len(texts), jobs)
        grams, self._kept = _shared_grams(texts, self._threads)
        order = np.argsort(grams.hashes, kind="stable")
        sorted_hashes = grams.hashes[order]
        self._numbers, self._places = grams.numbers[order], grams.places[order]
        starts = np.flatnonzero(np.append(True, sorted_hashes[1:] != sorted_hashes[:-1]))[: len(order)]
        counts = np.diff(np.append(starts, len(order)))
        self._run_starts, self._run_ends = np.repeat(starts, counts), np.repeat(starts + counts, counts)
        by_text = np.lexsort((self._places, self._numbers))
        self._by_text = by_text
        self._bounds = np.searchsorted(self._numbers[by_text], np.arange(len(texts) + 1))

    def runs(self, number: int, allowed: Callable[[int], bool]) -> list[Run]:
        """Return the passages of a text that stand in texts for which ``allowed`` is true.

        They are in order and do not overlap.
        """
        found: list[Run] = []
        done = 0
        for entry in self._by_text[self._bounds[number] : self._bounds[number + 1]].tolist():
            place = int(self._places[entry])
            if place + _GRAM <= done:
                continue
            other = self._other(entry, number, allowed)
            if other is None:
                continue
            run = self._followed(number, place, int(self._numbers[other]), int(self._places[other]), done)
            if run.end - run.start >= LEAST:
                found.append(run)
                done = run.end
        return found

    def _other(self, entry: int, number: int, allowed: Callable[[int], bool]) -> int | None:
        for at in range(int(self._run_starts[entry]), int(self._run_ends[entry])):
            other = int(self._numbers[at])
            if other != number and allowed(other):
                return at
        return None

    def _followed(self, number: int, place: int, other: int, there: int, least: int) -> Run:
        from rapidfuzz.distance import Postfix, Prefix

        ours, theirs = self._texts[number], self._texts[other]
        back = int(Postfix.similarity(ours[least:place], theirs[:there])) if place > least else 0
        return Run(place - back, place + int(Prefix.similarity(ours[place:], theirs[there:])), other)

    def contained(self, threshold: float) -> Iterator[Pair]:
        """Yield every short text with a long one that holds it, and how much of it stands there.

        Long is what is too long for the ratio of both to reach ``threshold``.
        """
        candidates = self._likely_contained(threshold)
        while some := list(islice(candidates, _TOGETHER)):
            left, right = ([pair[side] for pair in some] for side in (0, 1))
            found = containments(self._texts, left, right, threshold, self._threads)
            for at in found.nonzero()[0].tolist():
                yield left[at], right[at], float(found[at])

    def _likely_contained(self, threshold: float) -> Iterator[tuple[int, int]]:
        """Yield every short text with the long ones that hold enough of its seeds."""
        import numpy as np

        lengths = np.fromiter(map(len, self._texts), np.int64, len(self._texts))
        most = threshold / (2 - threshold)
        for number in range(len(self._texts)):
            entries = self._by_text[self._bounds[number] : self._bounds[number + 1]]
            if lengths[number] < LEAST_CONTAINED or not len(entries):
                continue
            runs = [self._numbers[self._run_starts[at] : self._run_ends[at]] for at in entries.tolist()]
            others, counts = np.unique(np.concatenate(runs), return_counts=True)
            enough = counts >= _PART_OF_SEEDS * self._kept[number]
            kept = enough & (lengths[number] < most * lengths[others])
            yield from ((number, other) for other in others[kept].tolist())


class Grams(Struct, frozen=True):
    """Kept 8-grams: hash, text and place of each."""

    hashes: NDArray[np.uint64]
    numbers: NDArray[np.int32]
    places: NDArray[np.int32]


def kept_grams(texts: Sequence[str]) -> Grams:
    """Return the kept 8-grams of normalized texts."""
    return _together([_winnowed(texts, batch) for batch in _batches(texts)])


def _together(batches: Sequence[Grams]) -> Grams:
    import numpy as np

    return Grams(
        np.concatenate([np.empty(0, np.uint64), *(batch.hashes for batch in batches)]),
        np.concatenate([np.empty(0, np.int32), *(batch.numbers for batch in batches)]),
        np.concatenate([np.empty(0, np.int32), *(batch.places for batch in batches)]),
    )


def _shared_grams(texts: Sequence[str], threads: int) -> tuple[Grams, NDArray[np.int64]]:
    """Return the kept 8-grams whose hash comes up more than once, and how many each text keeps."""
    import numpy as np

    batches = list(spread(lambda batch: _winnowed(texts, batch), _batches(texts), threads))
    counts = np.zeros(len(texts), np.int64)
    for batch in batches:
        counts += np.bincount(batch.numbers, minlength=len(texts))
    every = np.concatenate([np.empty(0, np.uint64), *(batch.hashes for batch in batches)])
    every.sort()
    shared = np.unique(every[1:][every[1:] == every[:-1]])
    del every
    # one batch after the other, so that what is dropped makes room
    kept = [_only(batches.pop(0), shared) for _ in range(len(batches))]
    return _together(kept), counts


def _only(batch: Grams, hashes: NDArray[np.uint64]) -> Grams:
    import numpy as np

    if not len(hashes):
        return Grams(batch.hashes[:0], batch.numbers[:0], batch.places[:0])
    at = np.minimum(np.searchsorted(hashes, batch.hashes), len(hashes) - 1)
    kept = hashes[at] == batch.hashes
    return Grams(batch.hashes[kept], batch.numbers[kept], batch.places[kept])


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of texts that are long enough, of about ``_BATCH`` characters at a time."""
    batch: list[int] = []
    size = 0
    for number, text in enumerate(texts):
        if len(text) >= LEAST:
            batch.append(number)
            size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _winnowed(texts: Sequence[str], batch: Sequence[int]) -> Grams:
    import numpy as np

    lengths = np.fromiter((len(texts[number]) for number in batch), np.int64, len(batch))
    # what a text keeps must not depend on where in a batch it stands
    hashes = _hashed("".join(texts[number] for number in batch) + "\0" * (_GRAM - 1))
    ends = np.cumsum(lengths)
    # what runs over the end of a text is none of its grams
    for back in range(1, _GRAM):
        hashes[ends - back] = np.iinfo(np.uint64).max
    kept = np.flatnonzero(_least_of_windows(hashes))
    owners = np.searchsorted(ends, kept, "right")
    places = kept - (ends - lengths)[owners]
    return Grams(hashes[kept], np.asarray(batch, np.int32)[owners], places.astype(np.int32))


def _hashed(text: str) -> NDArray[np.uint64]:
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = len(codes) - _GRAM + 1
    hashes = np.zeros(count, np.uint64)
    for at in range(_GRAM):
        hashes *= np.uint64(0x9E3779B97F4A7C15)
        hashes += codes[at : at + count]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(32))


def _least_of_windows(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which hashes are the least of some window of ``_WINDOW`` in a row, or of one at the beginning."""
    import numpy as np

    before = _WINDOW - 1
    hashes = np.concatenate([np.full(before, np.iinfo(np.uint64).max), hashes])
    count = len(hashes) - before
    least = hashes[:count].copy()
    for at in range(1, _WINDOW):
        np.minimum(least, hashes[at : at + count], out=least)
    kept = np.zeros(len(hashes), np.bool_)
    for at in range(_WINDOW):
        kept[at : at + count] |= hashes[at : at + count] == least
    kept &= hashes != np.iinfo(np.uint64).max
    return kept[before:]
