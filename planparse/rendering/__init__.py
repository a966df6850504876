"""Extractions out, in the format that was asked for.

``render`` gives the text formats as pieces, one after another, and asks for a result only when
its turn comes: printing a hundred thousand files as ``jsonl`` holds one of them at a time.  Each
format is a module of its own with ``render(results, options)``; it is imported when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from planparse.errors import UsageError
from planparse.model import Extraction, Source
from planparse.rendering.encodable import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMATS = {
    "tree": "planparse.rendering.tree",
    "yaml": "planparse.rendering.yaml",
    "json": "planparse.rendering.json",
    "jsonl": "planparse.rendering.jsonl",
    "md": "planparse.rendering.markdown",
    "html": "planparse.rendering.html",
    "text": "planparse.rendering.text",
}
"""Text formats, and the module that writes each."""

BINARY_FORMATS = {
    "xlsx": "planparse.rendering.xlsx",
    "ics": "planparse.rendering.ics",
}
"""Formats that are bytes, and the module that writes each."""


class Result(Struct, frozen=True):
    """A source, and what was read out of it."""

    source: Source
    extraction: Extraction


class RenderOptions(Struct, frozen=True):
    """What the user asked for; a format looks only at what concerns it."""

    spans: bool = False
    """Where every leaf stands in the source (json, jsonl, yaml)."""
    explain: bool = False
    """Which lines each plan comes from, and each passage set aside with its place (tree)."""
    colour: bool = False
    """Write terminal colours (tree)."""
    width: int = 80
    """Columns of the terminal; a Chinese character takes two (tree)."""
    chinese_keys: bool = False
    """标题, 任务 … instead of title, tasks … (json, jsonl, yaml)."""


class _TextFormat(Protocol):
    def render(self, results: Iterable[Result], options: RenderOptions) -> Iterator[str]: ...


class _BinaryFormat(Protocol):
    def render(self, results: Iterable[Result], options: RenderOptions, year: int | None) -> bytes: ...


def render(results: Iterable[Result], fmt: str, options: RenderOptions) -> Iterator[str]:
    """Return the output as pieces of text, to be written one after another.

    Every piece can be encoded: half a surrogate pair that stands alone comes out as U+FFFD.
    Raises ``UsageError`` at once when ``fmt`` is no text format.
    """
    if fmt not in FORMATS:
        raise _unknown_format(fmt)
    pieces = cast("_TextFormat", import_module(FORMATS[fmt])).render(results, options)
    return map(without_surrogates, pieces)


def render_bytes(
    results: Iterable[Result], fmt: str, options: RenderOptions, year: int | None = None
) -> bytes:
    """Return a workbook or calendar; ``year`` is for plans that print none.

    Raises ``UsageError`` when ``fmt`` is no binary format, or a plan has no year and needs one.
    """
    if fmt not in BINARY_FORMATS:
        raise _unknown_format(fmt)
    return cast("_BinaryFormat", import_module(BINARY_FORMATS[fmt])).render(results, options, year)


def _unknown_format(fmt: str) -> UsageError:
    known = ", ".join([*FORMATS, *BINARY_FORMATS])
    return UsageError(
        f"没有 {fmt!r} 这种输出格式，可用 -f 选：{known}",
        f"no output format {fmt!r}; choose one with -f: {known}",
    )
