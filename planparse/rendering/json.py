"""``-f json``: whole extractions, two spaces deep, Chinese as it is.

One extraction is an object, several are an array.  An extraction is written member by member: a
large file's JSON never stands in memory as a whole.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import json

from planparse.rendering.shape import members_json

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
        yield from _extraction(first, options, "\n")
        yield "\n"
        return
    lead, due = "[\n  ", [second, first]
    del first, second
    while due:
        yield lead
        yield from _extraction(due.pop(), options, "\n  ")
        lead = ",\n  "
        due.extend(islice(rest, 0 if due else 1))
    yield "\n]\n"


def _extraction(result: Result, options: RenderOptions, line_end: str) -> Iterator[str]:
    """Yield an extraction; ``line_end`` holds the indent of the line that it stands on."""
    lead = "{" + line_end + "  "
    for key, member in members_json(result.extraction, result.source, options):
        yield f'{lead}"{key}": '
        if isinstance(member, bytes):
            yield _pretty(member, line_end + "  ")
        else:
            yield from _array(member, line_end + "  ")
        lead = "," + line_end + "  "
    yield line_end + "}"


def _array(elements: Iterable[bytes], line_end: str) -> Iterator[str]:
    lead = "[" + line_end + "  "
    for element in elements:
        yield lead + _pretty(element, line_end + "  ")
        lead = "," + line_end + "  "
    yield "[]" if lead.startswith("[") else line_end + "]"


def _pretty(compact: bytes, line_end: str) -> str:
    # a line end inside a JSON string is escaped, so these are all layout
    return json.format(compact, indent=2).decode().replace("\n", line_end)
