"""Comparisons spread over the cores: numpy and rapidfuzz let other threads run while they compute.

Threads share the texts and signatures of a million paragraphs, which processes would have to be
sent; they need nothing that differs between systems, and none is left behind.
"""

from __future__ import annotations

import os
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

WORTH_THREADS = 4096
"""Texts from which threads save more time than it takes to start them."""
_AHEAD = 2
"""Results for each thread that may wait to be taken, so that memory stays bounded."""


def threads_for(texts: int, jobs: int | None) -> int:
    """Return how many threads are to compare so many texts; ``jobs`` of None is all cores."""
    return 1 if texts < WORTH_THREADS else jobs or cores()


def cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(work: Callable[[T], R], items: Iterable[T], threads: int) -> Iterator[R]:
    """Yield ``work`` of every item, in the order of the items.

    When the caller stops, by an interruption or otherwise, what runs is finished, no more is begun.
    """
    if threads < 2:
        yield from map(work, items)
        return
    from concurrent.futures import ThreadPoolExecutor

    rest = iter(items)
    pool = ThreadPoolExecutor(threads)
    ahead: deque[Future[R]] = deque()
    try:
        ahead.extend(pool.submit(work, item) for item in islice(rest, _AHEAD * threads))
        while ahead:
            yield ahead.popleft().result()
            ahead.extend(pool.submit(work, item) for item in islice(rest, 1))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
