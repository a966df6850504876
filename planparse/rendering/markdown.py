"""``-f md``: the plan as Markdown, its numbers as printed.

What stands in which paragraph is decided by ``planparse.generating.layout``, as for everything
else that is printed; here it only becomes Markdown (CommonMark, and GFM for tables).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planparse.generating.layout import Block, Table, lay_out, needs_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.generating.layout import Printed, ScheduleForm
    from planparse.model import Plan
    from planparse.rendering import RenderOptions, Result

_DEEPEST = 6
_PERIOD_LEVEL = 3


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:  # noqa: ARG001
    """Yield each plan; plans are parted by an empty line."""
    begin = ""
    for result in results:
        for plan in result.extraction.plans:
            yield begin + plan_in_markdown(plan)
            begin = "\n"


def plan_in_markdown(plan: Plan, schedule: ScheduleForm | None = None) -> str:
    """Return the plan as Markdown text that ends with a line end.

    Without ``schedule`` it is a list, and a table where only that reads back.
    """
    mark = plan.compilation_mark or ""
    blocks = lay_out(plan, schedule or ("table" if needs_table(plan) else "list"))
    if mark and not plan.title:
        blocks = (Block("title", ""), *blocks)
    return "\n".join(_block(block, mark) for block in blocks)


def _block(block: Printed, mark: str) -> str:
    if isinstance(block, Table):
        return _table(block)
    if block.kind == "title":
        return _heading(1, mark + block.text)
    if block.kind == "period" and block.line:
        return _heading(_PERIOD_LEVEL, block.line)
    if block.kind == "heading":
        return _heading(min(_DEEPEST, block.level + 1), block.line)
    return escaped(block.line) + "\n"


def _heading(level: int, text: str) -> str:
    line = _inline(" ".join(text.split("\n")))
    closing = len(line) - len(line.rstrip("#"))
    if closing:
        line = line[:-closing] + "\\#" * closing
    return f"{'#' * level} {line}\n"


def _table(table: Table) -> str:
    rows = [table.header, *(row.cells for row in table.rows)]
    lines = [f"| {' | '.join(map(_cell, row))} |\n" for row in rows]
    lines.insert(1, f"|{' --- |' * len(table.header)}\n")
    return "".join(lines)


def _cell(text: str) -> str:
    return "<br>".join(_inline(line).replace("|", "\\|") for line in text.split("\n"))


def escaped(text: str) -> str:
    """Return a paragraph whose Markdown shows ``text`` and nothing else."""
    return "\\\n".join(_line_begin().sub(r"\g<1>\\\g<2>", _inline(line)) for line in text.split("\n"))


def _inline(text: str) -> str:
    return _special().sub(r"\\\g<0>", text)


@cache
def _special() -> re.Pattern[str]:
    return re.compile(r"[\\`*_\[<~]|&(?=#?\w+;)")


@cache
def _line_begin() -> re.Pattern[str]:
    """Match what makes a line a heading, quotation, list or rule: (what stands before, the sign)."""
    return re.compile(r"^([0-9]{1,9}(?=[.)](?:\s|$)))?([#>+=-]|(?<=[0-9])[.)])")
