"""Turns the entries of a schedule into periods and their items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from planparse.model import Item, Period
from planparse.parsing.paragraphs import Paragraph
from planparse.parsing.structure import Chunk, Entry

LONGEST_PART: Final = 40
"""3月:甲;乙;丙 is three items when none of them is longer."""


def period_of(entry: Entry, below: Sequence[Entry]) -> Period:
    """Return the period that ``entry`` begins; ``below`` are the entries under it, in order.

    Unmarked paragraphs are items, but for those before the first numbered one: they introduce.
    """
    if entry.label is None or entry.period is None:
        raise ValueError("not a period's entry")
    lines = [*([entry.head] if entry.head else []), *entry.body]
    numbered = [e for e in below if e.kind == "task"]
    text = tuple(whole(chunk) for chunk in lines) if numbered else ()
    items = [] if numbered else [item for chunk in lines for item in _items(chunk)]
    for inner in below:
        items += _entry_items(inner)
    label = entry.label
    return Period(
        marker=whole(entry.marker) if entry.marker else "",
        label=label.paragraph.leaf(label.start, label.end, ":："),
        months=entry.period.months,
        weeks=entry.period.weeks,
        text=text,
        items=tuple(items),
    )


def _entry_items(entry: Entry) -> Iterator[Item]:
    if entry.marker is not None or entry.head is not None:
        yield Item(
            marker=whole(entry.marker) if entry.marker else "", text=whole(entry.head) if entry.head else ""
        )
    for chunk in entry.body:
        yield Item(text=whole(chunk))


def whole(chunk: Chunk) -> str:
    """Return a chunk's text as one leaf."""
    return chunk.paragraph.leaf(chunk.start, chunk.end)


def _items(chunk: Chunk) -> Iterator[Item]:
    for start, end in parted(chunk.paragraph, chunk.start, chunk.end):
        yield Item(text=chunk.paragraph.leaf(start, end, ";；"))


def parted(paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of 甲;乙;丙, each with its semicolon; one part when it is a sentence."""
    text = paragraph.text
    cuts = [start]
    last = start + len(text[start:end].rstrip())
    cuts += [at + 1 for at in range(start, last - 1) if text[at] in ";；"]
    cuts.append(end)
    parts = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip(" \u3000;；")]
    if len(parts) < 2 or len(parts) != len(cuts) - 1:
        return [(start, end)]
    if any(b - a > LONGEST_PART or "。" in text[a : b - 1] for a, b in parts):
        return [(start, end)]
    return parts
