"""What a printed plan would be read back as: names, before anybody finds out, what a format cannot carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from planparse.generating.layout import OWN_COLUMNS, Block, Table, cell_of
from planparse.model import Cell, Item, Line, Look, Plan, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.generating.layout import Printed

COMPARED = (
    "title",
    "guiding_ideology",
    "opening",
    "tasks",
    "schedule",
    "closing",
    "attachments",
    "signature",
)
"""The parts of a plan that must come back the same."""
_MOST_BLOCKS = 2000
"""A longer plan is not read back: it would take longer than writing it."""


class Difference(Struct, frozen=True):
    """A place where the plan that is read back says something else."""

    path: str
    written: str
    read: str

    def __str__(self) -> str:
        return (
            f"{self.path}：写的是“{self.written}”，从成文中只能读回“{self.read}”"
            f" / {self.path}: “{self.written}” reads back as “{self.read}”"
        )


def not_carried(plan: Plan, printed: Sequence[Printed]) -> tuple[Difference, ...]:
    """Return what of ``plan`` cannot be read back from its ``printed`` blocks in a Word file, in order."""
    return lost(plan, as_source(printed)) if len(printed) <= _MOST_BLOCKS else ()


def lost(plan: Plan, source: Source) -> tuple[Difference, ...]:
    """Return what of ``plan`` cannot be read back from ``source``, in order; () for a long one."""
    if len(source.lines) > _MOST_BLOCKS:
        return ()
    from planparse.language.schedule import date_schedule
    from planparse.parsing import parse_source

    found = parse_source(source).plans
    if len(found) != 1:
        count = f"{len(found)} 份计划"
        return (Difference("$", "1 份计划", count),)
    return differences(date_schedule(plan), date_schedule(found[0], plan.year))


def differences(plan: Plan, other: Plan) -> tuple[Difference, ...]:
    """Return where two plans differ in what must come back the same."""
    return tuple(
        difference
        for name in COMPARED
        for difference in _differences(getattr(plan, name), getattr(other, name), f"$.{name}")
    )


def _differences(one: Any, other: Any, path: str) -> Iterator[Difference]:
    if one == other:
        return
    if isinstance(one, Struct) and type(one) is type(other):
        for name in one.__struct_fields__:
            if isinstance(one, Item) and isinstance(other, Item) and _says(one, other, name):
                continue
            yield from _differences(getattr(one, name), getattr(other, name), f"{path}.{name}")
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from _differences(left, right, f"{path}[{at}]")
    else:
        yield Difference(path, _said(one), _said(other))


def _says(item: Item, read: Item, name: str) -> bool:
    """Whether ``read`` says the same of who, when and where, if only in its text or in a column."""
    if name == "columns":
        own = {header: cell_of(getattr(item, field)) for field, header in OWN_COLUMNS.items()}
        return item.columns == {
            header: cell for header, cell in read.columns.items() if own.get(header) != cell
        }
    if name not in OWN_COLUMNS:
        return False
    written = cell_of(getattr(item, name))
    also = (cell_of(getattr(read, name)), read.columns.get(OWN_COLUMNS[name]))
    return written in read.text or written in also


def _said(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{len(value)} 项"
    if isinstance(value, Struct):
        return "…"
    return "（无）" if value in (None, "") else str(value)[:30]


def as_source(printed: Sequence[Printed]) -> Source:
    """Return the source that a reader would give of the blocks as a Word file."""
    maker = _Lines()
    tables = 0
    for block in printed:
        if isinstance(block, Table):
            _table(block, tables, maker)
            tables += 1
        else:
            maker.add(block.line, look=_look(block))
    return Source(text="".join(maker.parts), lines=tuple(maker.lines), name="-", kind="docx")


class _Lines:
    """Text that grows line by line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self._end = 0

    def add(self, text: str, cell: Cell | None = None, look: Look | None = None) -> None:
        """Add one printed line; an empty one leaves no trace."""
        if text.strip():
            self.lines.append(Line(self._end, self._end + len(text), cell, look))
        self.parts.append(text + "\n")
        self._end += len(text) + 1


def _look(block: Block) -> Look | None:
    if block.kind == "title":
        return Look(title=True, centred=True, large=True)
    return Look(level=block.level) if block.kind == "heading" else None


def _table(table: Table, number: int, maker: _Lines) -> None:
    for column, text in enumerate(table.header):
        maker.add(text, Cell(number, 0, column, header=True))
    for at, row in enumerate(table.rows):
        for column, text in enumerate(row.cells):
            if column or not row.continues:
                rows = 1 if column else _rows(table, at)
                maker.add(text, Cell(number, at + 1, column, rows=rows))


def _rows(table: Table, at: int) -> int:
    count = 1
    while at + count < len(table.rows) and table.rows[at + count].continues:
        count += 1
    return count
