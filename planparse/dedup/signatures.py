"""MinHash signatures over character 2-grams, for many texts at once.

Two words of Chinese share characters far more seldom than letters, so two characters say what
three or five letters say; longer n-grams lose a pair with every edited character.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

GRAM = 2
PERMUTATIONS = 160
SEED = 20_262
BYTES = 2 * PERMUTATIONS
"""Size of a signature."""

_BLOCK = 1 << 18
"""Characters worked on at a time, so that a million texts need no more memory than one block."""
_BATCH = 1024
"""2-grams hashed at a time: their hashes stay in the processor's cache."""


def signatures(texts: Sequence[str]) -> NDArray[np.uint16]:
    """Return one row of ``PERMUTATIONS`` values for each text, all of at least ``GRAM`` characters.

    Of each least hash the lower half is kept: how often two rows agree is how alike the sets of
    2-grams are (Jaccard).
    """
    import numpy as np

    made = np.empty((len(texts), PERMUTATIONS), np.uint16)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    starts = np.concatenate(([0], np.cumsum(lengths)))
    for first, last in _parted(starts, _BLOCK):
        hashes = _hashed("".join(texts[first:last]))
        within = starts[first : last + 1] - starts[first]
        for begin, end in _parted(within, _BATCH):
            _fill(made[first + begin : first + end], hashes, within[begin : end + 1])
    return made


def _parted(starts: NDArray[np.int64], size: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of texts of about ``size`` characters together, at least one text each."""
    import numpy as np

    first = 0
    while first < len(starts) - 1:
        last = max(int(np.searchsorted(starts, starts[first] + size, "right")) - 1, first + 1)
        yield first, last
        first = last


def _hashed(text: str) -> NDArray[np.uint32]:
    """Return a hash for each character and the one after it."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    mixed = codes[:-1] * np.uint32(0x9E3779B1) ^ codes[1:] * np.uint32(0x85EBCA77)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x2C1B3C6D)
    mixed ^= mixed >> np.uint32(12)
    mixed *= np.uint32(0x297A2D39)
    mixed ^= mixed >> np.uint32(15)
    return mixed


def _fill(rows: NDArray[np.uint16], hashes: NDArray[np.uint32], starts: NDArray[np.int64]) -> None:
    import numpy as np

    factors, offsets = _permutations()
    least = starts[0]
    values = hashes[least : starts[-1] - 1, None] * factors
    values += offsets
    # the 2-gram across the end of a text belongs to none
    values[starts[1:-1] - 1 - least] = 0xFFFFFFFF
    rows[:] = np.minimum.reduceat(values, starts[:-1] - least, axis=0)


@cache
def _permutations() -> tuple[Any, Any]:
    import numpy as np

    random = np.random.default_rng(SEED)
    drawn = random.integers(0, 2**32, (2, PERMUTATIONS), dtype=np.uint64).astype(np.uint32)
    return drawn[0] | np.uint32(1), drawn[1]
