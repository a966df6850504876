"""Whether plans have a template in common: how much of each one's text stands in most of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planparse.dedup.normalize import normalized
from planparse.dedup.units import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from planparse.model import Plan

LEAST_SHARED = 1 / 3
"""A plan of whose text less stands in most of the others has no template in common with them.

Plans that were copied from each other have three quarters and more in common, plans of the same
trade that were not have a seventh at most: stock phrases.
"""

_GRAM = 6
"""Characters in a row that plans do not share by chance."""


def shared_parts(plans: Sequence[Plan]) -> tuple[float, ...]:
    """Return for each plan which part of its text, wherever, stands in at least half of the others.

    Years, ordinals and names count as equal.
    """
    texts = [_texts(plan) for plan in plans]
    grams = [{gram for text in each for gram in _grams(text)} for each in texts]
    counts = Counter(gram for each in grams for gram in each)
    # a plan's own does not count
    least = 1 + max((len(plans) - 1) / 2, 1)
    common = {gram for gram, count in counts.items() if count >= least}
    return tuple(_covered(each, common) for each in texts)


def _texts(plan: Plan) -> list[str]:
    said = [str(plan.title or ""), *(str(paragraph.text) for paragraph in paragraphs_of(plan))]
    return [text for text in normalized(said) if text]


def _grams(text: str) -> list[str]:
    """Return all stretches of ``_GRAM`` characters; a shorter text is one."""
    return [text[at : at + _GRAM] for at in range(max(len(text) - _GRAM + 1, 1))]


def _covered(texts: Sequence[str], common: Collection[str]) -> float:
    """Return which part of the characters lies in a stretch that is ``common``."""
    covered = 0
    for text in texts:
        done = 0
        for at, gram in enumerate(_grams(text)):
            if gram in common:
                covered += at + len(gram) - max(at, done)
                done = at + len(gram)
    return covered / max(sum(map(len, texts)), 1)
