"""A plan as plain text: a printed paragraph a line, tables parted by strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.generating.layout import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.generating.layout import Printed

_INDENT = "　　"
_FLUSH = frozenset({"title", "period", "item", "organization", "date"})


def write_text(printed: Sequence[Printed]) -> str:
    """Return the text of the printed blocks, each line with its line end."""
    return "".join(_block(block) for block in printed)


def _block(block: Printed) -> str:
    if isinstance(block, Table):
        rows = (block.header, *(row.cells for row in block.rows))
        return "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in rows)
    line = one_line(block.line)
    if block.kind == "title":
        return f"{line}\n\n"
    if block.kind in _FLUSH:
        return f"{line}\n"
    before = "\n" if block.kind == "attachment" and not block.place else ""
    return f"{before}{_INDENT}{line}\n"


def one_line(text: str) -> str:
    """Return ``text`` without line breaks: what is one paragraph stays one line."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _cell(text: str) -> str:
    return one_line(text).replace("|", "｜")
