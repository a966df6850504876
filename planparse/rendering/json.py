"""``-f json``: whole extractions, two spaces deep, Chinese as it is.

One extraction is an object, several are an array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import json

from planparse.rendering.shape import extraction_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.rendering import RenderOptions, Result


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:
    """Yield the JSON text; a file's extraction is held only until the next one is there."""
    rest = iter(results)
    first = next(rest, None)
    if first is None:
        yield "[]\n"
        return
    second = next(rest, None)
    if second is None:
        yield _pretty(first, options) + "\n"
        return
    yield "[\n  " + _indented(first, options)
    yield ",\n  " + _indented(second, options)
    for result in rest:
        yield ",\n  " + _indented(result, options)
    yield "\n]\n"


def _pretty(result: Result, options: RenderOptions) -> str:
    return json.format(extraction_json(result.extraction, result.source, options), indent=2).decode()


def _indented(result: Result, options: RenderOptions) -> str:
    # a line end inside a JSON string is escaped, so these are all layout
    return _pretty(result, options).replace("\n", "\n  ")
