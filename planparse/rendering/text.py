"""``-f text``: the source as it was read, so that one sees what planparse saw.

A printed line or a cell's paragraph is a line; nothing is joined or left out, what the reader
itself set aside (a site's columns, page headers) and the numbers that Word or a browser makes are
in.  Only the strokes that draw a table in plain text are not.
"""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.model import SetAside, Source, Span
    from planparse.rendering import RenderOptions, Result


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:  # noqa: ARG001
    """Yield the lines of each source, in order."""
    for result in results:
        yield from _printed(result.source)


def _printed(source: Source) -> Iterator[str]:
    text = source.text
    before = 0
    for start, end in _stretches(source):
        # what the reader parted from a line goes on on it
        if before and start != before:
            yield "\n"
        yield text[start:end]
        before = end
    if before:
        yield "\n"


def _stretches(source: Source) -> Iterator[Span]:
    lines = ((line.start, line.end) for line in source.lines)
    return merge(lines, (aside.span for aside in source.set_aside if not _draws(aside)))


def _draws(aside: SetAside) -> bool:
    return aside.reason == "debris" and not any(map(str.isalnum, aside.text))
