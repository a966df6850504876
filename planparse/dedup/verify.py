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


def containments(
    texts: Sequence[str], short: Sequence[int], long: Sequence[int], threshold: float, threads: int = 1
) -> NDArray[np.float64]:
    """Return how much of each short text stands in one stretch of its long one, 0 below ``threshold``."""
    import numpy as np
    from rapidfuzz import fuzz, process

    found: Any = process.cpdist(
        [texts[at] for at in short],
        [texts[at] for at in long],
        scorer=fuzz.partial_ratio,
        score_cutoff=100 * (threshold - SLACK),
        dtype=np.float64,
        workers=threads,
    )
    return found / 100  # type: ignore[no-any-return]
