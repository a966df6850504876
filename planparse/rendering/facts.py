"""Facts for people: their kinds in Chinese, their values in words, their places in a text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct

from planparse.model import Fact, spans_of
from planparse.rendering.words import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msgspec import UnsetType


class Mark(Struct, frozen=True, gc=False):
    """A fact's place in a text; marks are in order, an outer one before those within it."""

    start: int
    end: int
    fact: Fact


def kind_name(kind: str) -> str:
    """Return a kind's Chinese name; a kind of the user's own is its own name."""
    return FACTS.get(kind, kind)


def value_words(value: Any) -> str:
    """Return a fact's value on one line: 2026-03-06—2026-03-30, 5 场, FREQ=MONTHLY."""
    if isinstance(value, dict):
        between = "—" if "start" in value and "end" in value else " "
        return between.join(filter(None, map(value_words, value.values())))
    if isinstance(value, list | tuple):
        return "、".join(map(value_words, value))
    return "" if value is None else str(value)


def listed(facts: Sequence[Fact] | UnsetType) -> str:
    """Return facts as 日期：3月8日、4月5日；数量：五场, each once; "" where there are none."""
    if facts is UNSET:
        return ""
    by_kind: dict[str, dict[str, None]] = {}
    for fact in facts:
        by_kind.setdefault(kind_name(fact.kind), {})[fact.text] = None
    return "；".join(f"{kind}：{'、'.join(texts)}" for kind, texts in by_kind.items())


def marks_in(text: str, facts: Sequence[Fact] | UnsetType) -> tuple[Mark, ...]:
    """Return which of ``facts`` stand in a leaf, and where in its text; () for text of no source."""
    spans = spans_of(text)
    if facts is UNSET or not spans:
        return ()
    first, last = spans[0][0], spans[-1][1]
    inside = (fact for fact in facts if first <= fact.span[0] and fact.span[1] <= last)
    return tuple(_marks(text, inside))


def _marks(text: str, facts: Iterator[Fact]) -> Iterator[Mark]:
    from planparse.language.positions import source_span

    def position(offset: int) -> int:
        span = source_span(text, offset, offset + 1)
        return span[0] if span else -1

    for fact in facts:
        start = bisect_left(range(len(text)), fact.span[0], key=position)
        end = start + len(fact.text)
        if text[start:end] == fact.text:
            yield Mark(start, end, fact)
