"""Reads schedules that are tables: 月份|工作内容|责任人, 时间|活动内容|参加范围, week calendars.

A table whose header names a time and whose rows begin with periods is a schedule; the cells of any
other table stay paragraphs of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from planparse.model import Item, Leaf, Period, SetAside, spans_of
from planparse.parsing.markers import initial_markers, inline_markers
from planparse.parsing.paragraphs import Paragraph, Piece
from planparse.parsing.periods import Label, label_at
from planparse.parsing.schedules import parted

Column = Literal["period", "content", "responsible", "participants", "place", "number", "other"]

_COLUMNS: Final[tuple[tuple[Column, str], ...]] = (
    (
        "period",
        r"月\s*份?|时\s*间|日\s*期|周\s*次|时间安排|时间节点|季\s*度|活动时间|工作时间|完成时间|起止时间",
    ),
    ("responsible", r".{0,6}(?:责任|负责|承办|牵头|主办|组织|落实)(?:人|部门|单位|科室|处室|领导|者)?.{0,6}"),
    ("participants", r"(?:参加|参与|活动)(?:范围|人员|对象|人数|部门|单位)|对\s*象|范\s*围"),
    ("place", r"(?:活动|工作)?(?:地\s*点|场\s*所|场地)"),
    ("number", r"序\s*号|编\s*号|No\.?"),
    ("content", r".{0,6}(?:内\s*容|工作|活动|项\s*目|任务|事项|安排|主题|名称|计划).{0,6}"),
)
"""Kind of a column by its printed header, the more particular ones first."""


class Table(Struct, frozen=True, gc=False):
    """A schedule read from a table."""

    periods: tuple[Period, ...]
    set_aside: tuple[SetAside, ...]


def schedules(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], dict[int, tuple[Period, ...]], list[SetAside]]:
    """Take the schedules that are tables out of the paragraphs.

    Returns the remaining paragraphs with an empty one where each table stood, the periods by the
    number of that empty paragraph, and the tables' headers.
    """
    if not any(p.cell for p in paragraphs):
        return list(paragraphs), {}, []
    remaining: list[Paragraph] = []
    tables: dict[int, tuple[Period, ...]] = {}
    aside: list[SetAside] = []
    for group in _groups(paragraphs):
        table = _read(group) if group[0].cell is not None else None
        if table is None:
            remaining += group
            continue
        tables[len(remaining)] = table.periods
        remaining.append(Paragraph("", (Piece(0, group[0].start, 0),)))
        aside += table.set_aside
    return remaining, tables, aside


def _groups(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and _table_of(groups[-1][-1]) == _table_of(paragraph):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _table_of(paragraph: Paragraph) -> int:
    return paragraph.cell.table if paragraph.cell is not None else -1


# --------------------------------------------------------------------------- one table


class _Grid(Struct, frozen=True, gc=False):
    """A table's cells by where they begin; a cell holds its paragraphs."""

    cells: dict[tuple[int, int], list[Paragraph]]
    covering: dict[tuple[int, int], tuple[int, int]]
    """Where the cell begins that covers a place, merged cells included."""
    rows: int
    columns: int


def _grid(group: list[Paragraph]) -> _Grid:
    cells: dict[tuple[int, int], list[Paragraph]] = {}
    rows = columns = 0
    for paragraph in group:
        cell = paragraph.cell
        if cell is None:
            continue
        cells.setdefault((cell.row, cell.column), []).append(paragraph)
        rows = max(rows, cell.row + 1)
        columns = max(columns, cell.column + 1)
    covering: dict[tuple[int, int], tuple[int, int]] = {}
    for place, paragraphs in cells.items():
        covering.update(dict.fromkeys(_covered(paragraphs[0], rows, columns), place))
    return _Grid(cells, covering | {place: place for place in cells}, rows, columns)


def _covered(paragraph: Paragraph, rows: int, columns: int) -> list[tuple[int, int]]:
    cell = paragraph.cell
    if cell is None:
        return []
    return [
        (row, column)
        for row in range(cell.row, min(cell.row + cell.rows, rows))
        for column in range(cell.column, min(cell.column + cell.columns, columns))
    ]


def _read(group: list[Paragraph]) -> Table | None:
    grid = _grid(group)
    header = _header_row(grid)
    kinds = _kinds(grid, header)
    time = next((column for column, kind in kinds.items() if kind == "period"), None)
    if time is None or not _has_periods(grid, header, time):
        return None
    periods: list[Period] = []
    for row in range(header + 1, grid.rows):
        _read_row(grid, row, header, kinds, time, periods)
    aside = [_set_aside(p) for (row, _), ps in grid.cells.items() if row <= header for p in ps]
    return Table(tuple(periods), tuple(aside))


def _set_aside(paragraph: Paragraph) -> SetAside:
    span = (paragraph.start, paragraph.end)
    return SetAside(span, "table_header", paragraph.text)


def _header_row(grid: _Grid) -> int:
    """Return the row of the headers, -1 for none."""
    for row in range(min(grid.rows, 3)):
        kinds = {column_kind(_text(ps)) for (r, _), ps in grid.cells.items() if r == row}
        if "period" in kinds and kinds & {"content", "responsible", "participants", "place"}:
            return row
        if "period" in kinds and sum(1 for (r, _) in grid.cells if r == row) > 1:
            return row
    return -1


def _text(paragraphs: list[Paragraph]) -> str:
    return "".join(p.text for p in paragraphs)


def column_kind(header: str) -> Column:
    """Return what a column holds, by its printed header; "other" for a header that is not known."""
    for kind, pattern in _patterns():
        if len(header) <= 16 and pattern.fullmatch(header.strip()):
            return kind
    return "other"


@cache
def _patterns() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _COLUMNS)


def _kinds(grid: _Grid, header: int) -> dict[int, Column]:
    """Return the kind of each column; without headers the first is the time, the second the content."""
    if header < 0:
        kinds: dict[int, Column] = dict.fromkeys(range(grid.columns), "other")
        kinds[0] = "period"
        if grid.columns > 1:
            kinds[1] = "content"
        return kinds
    kinds = {}
    for column in range(grid.columns):
        place = grid.covering.get((header, column))
        kinds[column] = column_kind(_text(grid.cells[place])) if place else "other"
    return kinds


def _has_periods(grid: _Grid, header: int, time: int) -> bool:
    labels = [_text(ps) for (row, column), ps in grid.cells.items() if row > header and column == time]
    found = sum(1 for text in labels if _label(text) is not None)
    return found >= 1 and found * 2 >= len(labels)


def _label(text: str) -> Label | None:
    """Return the period that a cell names: its text is a label, with or without 份, 日 and digits alone."""
    period = label_at(text)
    if period is not None and period.end == len(text):
        return period
    if text.isdigit() and 1 <= int(text) <= 12:
        return Label(len(text), len(text), (int(text),), (), sure=True)
    return label_at(text + "月") if len(text) <= 3 and label_at(text + "月") else period


def _read_row(
    grid: _Grid, row: int, header: int, kinds: dict[int, Column], time: int, periods: list[Period]
) -> None:
    """Add a row's items to its period; a row whose time cell began above goes on with that period."""
    place = grid.covering.get((row, time))
    began_here = place is not None and place[0] == row
    if place is not None and began_here:
        periods.append(_period(grid.cells[place]))
    cells = {column: grid.cells.get((row, column), []) for column in range(grid.columns) if column != time}
    items = _row_items(cells, kinds, grid, header)
    if not periods:
        periods.append(Period())
    last = periods[-1]
    periods[-1] = Period(last.marker, last.label, last.months, last.weeks, last.text, last.items + items)


def _period(paragraphs: list[Paragraph]) -> Period:
    text = _text(paragraphs)
    found = _label(text)
    label = Leaf(text, tuple(span for p in paragraphs for span in p.spans(0, len(p.text)))) if text else ""
    return Period(label=label, months=found.months if found else (), weeks=found.weeks if found else ())


def _row_items(
    cells: dict[int, list[Paragraph]], kinds: dict[int, Column], grid: _Grid, header: int
) -> tuple[Item, ...]:
    content = [column for column in cells if kinds[column] == "content"]
    contents = content[:1] or [column for column in cells if kinds[column] == "other"][:1]
    parts = [part for column in contents for p in cells[column] for part in _cell_items(p)]
    fields: dict[str, list[str]] = {}
    columns: dict[str, list[str]] = {}
    for column, paragraphs in cells.items():
        if column in contents or not paragraphs:
            continue
        values: list[str] = [p.leaf(a, b, ";；") for p in paragraphs for a, b in _cell_parts(p)]
        if kinds[column] in ("responsible", "participants", "place") and kinds[column] not in fields:
            fields[kinds[column]] = values
        else:
            columns[_header_of(grid, header, column, columns)] = values
    if not parts and not fields and not columns:
        return ()
    parts = parts or [Item()]
    return tuple(_filled(item, number, len(parts), fields, columns) for number, item in enumerate(parts))


def _header_of(grid: _Grid, header: int, column: int, taken: dict[str, list[str]]) -> str:
    place = grid.covering.get((header, column)) if header >= 0 else None
    name = _text(grid.cells[place]) if place else ""
    name = name or f"第{column + 1}列"
    return name if name not in taken else f"{name}（第{column + 1}列）"


def _filled(
    item: Item, number: int, count: int, fields: dict[str, list[str]], columns: dict[str, list[str]]
) -> Item:
    """Give an item its share of the other cells."""
    return Item(
        item.marker,
        item.text,
        None,
        _share(fields.get("place"), number, count),
        _share(fields.get("responsible"), number, count),
        _share(fields.get("participants"), number, count),
        {name: value for name, values in columns.items() if (value := _share(values, number, count))},
    )


def _share(values: list[str] | None, number: int, count: int) -> str | None:
    """Return an item's share of a cell: one value each where they are as many, else all for each.

    Only the first item's share accounts for the cell's characters.
    """
    if not values:
        return None
    if len(values) == count:
        return values[number]
    if number == 0:
        return Leaf(
            "、".join(values) if len(values) > 1 else values[0], tuple(s for v in values for s in spans_of(v))
        )
    return str("、".join(values) if len(values) > 1 else values[0])


# --------------------------------------------------------------------------- one cell


def _cell_items(paragraph: Paragraph) -> list[Item]:
    """Return the items of a cell's paragraph: numbered, parted by ; or by blanks, else one."""
    text = paragraph.text
    initial = initial_markers(text)[:1]
    if initial:
        markers = [
            initial[0],
            *(m for m in inline_markers(text, initial[0].end) if m.style == initial[0].style),
        ]
        ends = [m.start for m in markers[1:]] + [len(text)]
        return [
            Item(paragraph.leaf(m.start, m.end), paragraph.leaf(m.end, end, ";；"))
            for m, end in zip(markers, ends, strict=True)
        ]
    return [Item(text=paragraph.leaf(a, b, ";；")) for a, b in _cell_parts(paragraph)]


def _cell_parts(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the parts of a cell's paragraph that ; or blanks between Chinese words make."""
    text = paragraph.text
    parts = parted(paragraph, 0, len(text))
    if len(parts) > 1:
        return parts
    cuts = [0, *(m.end() for m in _blank_pattern().finditer(text)), len(text)]
    blanks = list(pairwise(cuts))
    return blanks if len(blanks) > 1 and all(b - a >= 3 for a, b in blanks) else parts


@cache
def _blank_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<=[\u4e00-\u9fff”）)])[ \u3000]+(?=[\u4e00-\u9fff“0-9])")
