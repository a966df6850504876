"""Numbers by which an index finds pieces: pieces that may have something in common share one.

A key stands for a band of a signature, or for a kept 8-gram; with 48 bits two that have nothing
in common share one in a library of a million paragraphs about once in a million look-ups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.dedup.candidates import STEEP, band_values
from planparse.dedup.model import LEVELS
from planparse.dedup.sharing import kept_grams
from planparse.dedup.signatures import GRAM, signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from planparse.dedup.model import Level

_BITS = 48


def band_keys(texts: Sequence[str], levels: Sequence[Level]) -> NDArray[np.int64]:
    """Return a row of keys for each normalized text: those of its bands at thresholds from ``STEEP`` on.

    Texts of one level that are alike share a key, as they share a band; equal ones share all.
    """
    import numpy as np

    if not texts:
        return np.empty((0, 0), np.int64)
    padded = [text if len(text) >= GRAM else text.ljust(GRAM) for text in texts]
    values = band_values(signatures(padded), STEEP).astype(np.uint64)
    numbers = np.fromiter((LEVELS.index(level) for level in levels), np.uint64, len(levels))
    salts = numbers[:, None] * np.uint64(values.shape[1]) + np.arange(1, values.shape[1] + 1, dtype=np.uint64)
    return _mixed(values ^ salts * np.uint64(0x9E3779B97F4A7C15))


def gram_keys(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the keys of the kept 8-grams of normalized texts, and which text each is of.

    Texts with a common passage of ``LEAST`` characters share a key.
    """
    grams = kept_grams(texts)
    return _mixed(grams.hashes), grams.numbers


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    import numpy as np

    mixed = values ^ (values >> np.uint64(31))
    mixed = mixed * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(64 - _BITS)).astype(np.int64)
