"""Whether two candidates are alike indeed: rapidfuzz decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

SLACK = 1e-9
"""A similarity this much below the threshold meets it: 17/20 is 0.85."""


def similarities(
    texts: Sequence[str], left: Sequence[int], right: Sequence[int], threshold: float
) -> NDArray[np.float64]:
    """Return the ratio of each pair of texts, 0 where it is below ``threshold``."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found: Any = process.cpdist(
        [texts[at] for at in left],
        [texts[at] for at in right],
        scorer=Indel.normalized_similarity,
        score_cutoff=threshold - SLACK,
        dtype=np.float64,
    )
    return found  # type: ignore[no-any-return]


def matrix(rows: Sequence[str], columns: Sequence[str], threshold: float = 0.0) -> NDArray[np.float64]:
    """Return the ratio of every row with every column, 0 where it is below ``threshold``."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found: Any = process.cdist(
        rows,
        columns,
        scorer=Indel.normalized_similarity,
        score_cutoff=max(threshold - SLACK, 0.0),
        dtype=np.float64,
    )
    return found  # type: ignore[no-any-return]


def containment(short: str, long: str, threshold: float) -> float:
    """Return how much of ``short`` stands in one stretch of ``long``, 0 below ``threshold``."""
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(short, long, score_cutoff=100 * (threshold - SLACK)) / 100
