"""A comparison out, in the format that was asked for; each format is a module of its own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.diffing.compare import Comparison
    from planparse.generating.write import Options

FORMATS = {
    "text": "planparse.diffing.rendering.text",
    "json": "planparse.diffing.rendering.json",
    "md": "planparse.diffing.rendering.markdown",
    "html": "planparse.diffing.rendering.html",
    "docx": "planparse.diffing.rendering.docx",
}
"""Format, and the module that writes it."""

BINARY = frozenset({"docx"})
SUFFIXES = {".txt": "text", ".json": "json", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
            ".docx": "docx"}  # fmt: skip
"""Suffix of an output, and the format that it means."""


class DiffOptions(Struct, frozen=True):
    """How the user wants to see it."""

    colour: bool = False
    """Write terminal colours (text)."""
    everything: bool = False
    """Show what only rolled on or was renumbered in full, and long texts uncut (text, md)."""
    look: Options | None = None
    """Profile, reference document and form of the schedule (docx); None for GB/T 9704-2012 and lists."""


class _Format(Protocol):
    def render(self, comparison: Comparison, options: DiffOptions) -> bytes: ...


def render(comparison: Comparison, fmt: str, options: DiffOptions) -> bytes:
    """Return the output: a Word file, or text in UTF-8.

    Raises ``UsageError`` for an unknown format.
    """
    if fmt not in FORMATS:
        raise UsageError(
            f"没有 {fmt!r} 这种输出格式，可用 -f 选：{', '.join(FORMATS)}",
            f"no output format {fmt!r}; choose one with -f: {', '.join(FORMATS)}",
        )
    return cast("_Format", import_module(FORMATS[fmt])).render(comparison, options)
