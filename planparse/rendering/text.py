"""``-f text``: the source as it was read, so that one sees what planparse saw.

A printed line or a cell's paragraph is a line; nothing is joined or left out, and numbers that
Word or a browser makes are in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.rendering import RenderOptions, Result


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:  # noqa: ARG001
    """Yield the lines of each source, in order."""
    for result in results:
        text = result.source.text
        for line in result.source.lines:
            yield text[line.start : line.end] + "\n"
