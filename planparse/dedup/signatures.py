"""MinHash signatures over character 2-grams, for many texts at once.

Two words of Chinese share characters far more seldom than letters, so two characters say what
three or five letters say; longer n-grams lose a pair with every edited character.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from planparse.dedup.threads import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

GRAM = 2
PERMUTATIONS = 160
SEED = 20_262

_BLOCK = 1 << 18
"""Characters worked on at a time, so that a million texts need no more memory than one block."""
_BATCH = 1024
"""2-grams hashed at a time: their hashes stay in the processor's cache."""


def signatures(texts: Sequence[str], threads: int = 1) -> NDArray[np.uint16]:
    """Return one row of ``PERMUTATIONS`` values for each text, all of at least ``GRAM`` characters.

    Of each least hash the lower half is kept: how often two rows agree is how alike the sets of
    2-grams are (Jaccard).
    """
    import numpy as np

    made = np.empty((len(texts), PERMUTATIONS), np.uint16)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    # texts of one length stand in one array, which is reduced without looking where each ends
    order = np.argsort(lengths, kind="stable")
    starts = np.concatenate(([0], np.cumsum(lengths[order])))

    def fill(block: tuple[int, int]) -> None:
        numbers = order[slice(*block)]
        hashes = _hashed("".join([texts[at] for at in numbers.tolist()]))
        begin = 0
        for first, last in _of_one_length(lengths[numbers]):
            length = int(lengths[numbers[first]])
            end = begin + (last - first) * length
            made[numbers[first:last]] = _least(hashes[begin:end].reshape(-1, length))
            begin = end

    for _ in spread(fill, _blocks(starts), threads):
        pass
    return made


def _blocks(starts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield ranges of texts of about ``_BLOCK`` characters together, at least one text each."""
    import numpy as np

    first = 0
    while first < len(starts) - 1:
        last = max(int(np.searchsorted(starts, starts[first] + _BLOCK, "right")) - 1, first + 1)
        yield first, last
        first = last


def _of_one_length(lengths: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield ranges of equal lengths, of about ``_BATCH`` characters together, at least one text each."""
    import numpy as np

    ends = [*(np.flatnonzero(np.diff(lengths)) + 1).tolist(), len(lengths)]
    first = 0
    for end in ends:
        step = max(_BATCH // int(lengths[first]), 1)
        for begin in range(first, end, step):
            yield begin, min(begin + step, end)
        first = end


def _hashed(text: str) -> NDArray[np.uint32]:
    """Return a hash for each character and the one after it, and none of use for the last."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    mixed = codes * np.uint32(0x9E3779B1)
    mixed[:-1] ^= codes[1:] * np.uint32(0x85EBCA77)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x2C1B3C6D)
    mixed ^= mixed >> np.uint32(12)
    mixed *= np.uint32(0x297A2D39)
    mixed ^= mixed >> np.uint32(15)
    return mixed


def _least(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the signatures of texts whose hashes stand in one row each."""
    factors, offsets = _permutations()
    # the last 2-gram runs over the end of the text
    values = hashes[:, :-1, None] * factors
    values += offsets
    least: NDArray[np.uint32] = values.min(axis=1)
    return least


@cache
def _permutations() -> tuple[Any, Any]:
    import numpy as np

    random = np.random.default_rng(SEED)
    drawn = random.integers(0, 2**32, (2, PERMUTATIONS), dtype=np.uint64).astype(np.uint32)
    return drawn[0] | np.uint32(1), drawn[1]
