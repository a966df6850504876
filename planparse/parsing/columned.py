"""Finds schedules whose cells only white space parts, and gives the cells of each line their places.

    月份<tab>工作内容<tab>责任人
    3月<tab>植树<tab>团委

Cells pasted from Word or Excel are parted by tabs, an empty cell is nothing between two of them;
tables set by hand are parted by runs of blanks.  The header names a time and another column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from planparse.model import Cell, Span
from planparse.parsing.endings import is_signed
from planparse.parsing.markers import initial_markers
from planparse.parsing.paragraphs import Row
from planparse.parsing.periods import label_at
from planparse.parsing.tables import Column, column_kind

FIRST_TABLE: Final = 1 << 21
"""Numbers of these tables: the reader counts its own from 0, ``flattened`` from 1 << 20."""
LONGEST_HEADER: Final = 80
WIDEST: Final = 12
"""No schedule has more columns."""
LATEST_PERIOD: Final = 8
"""A schedule names a period within so many rows; without that, headers one below another would be read again and again."""


def with_columns(rows: Sequence[Row]) -> list[Row]:
    """Return the rows; a line of a table becomes a row for each of its cells."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        columns = _columns(rows[at])
        end = _end(rows, at + 1, columns) if columns else at
        if end > at + 1:
            for line in range(at, end):
                found += _cells(rows[line], rows[at], columns, (FIRST_TABLE + at, line - at))
            at = end
        else:
            found.append(rows[at])
            at += 1
    return found


def _columns(row: Row) -> int:
    """Return how many columns a header has; 0 when the row is none."""
    text = row.text
    if (
        len(text) > LONGEST_HEADER
        or row.cell is not None
        or not ("\t" in text or "  " in text or "\u3000" in text)
    ):
        return 0
    kinds = _kinds(text)
    known = set(kinds) - {"other", "period", "number"}
    return len(kinds) if "period" in kinds[:2] and known and len(kinds) <= WIDEST else 0


def _kinds(header: str) -> list[Column]:
    return [column_kind(header[start:end]) for start, end in _parts(header)]


def _end(rows: Sequence[Row], at: int, columns: int) -> int:
    """Return where the table ends that has its header above ``at``: at a line that is none of its rows."""
    tabs = "\t" in rows[at - 1].text
    base = rows[at - 1].indent
    numbered = "number" in _kinds(rows[at - 1].text)
    latest = at + LATEST_PERIOD
    begun = False
    while at < len(rows) and rows[at].cell is None and (begun or at < latest):
        parts = _parts(rows[at].text)
        begins = _begins(rows[at], base, parts)
        if is_signed(rows[at].text) or (not numbered and _is_marker(rows[at].text[slice(*parts[0])])):
            break
        if not _fits(len(parts), max(rows[at].indent - base, 0), columns, begins=begins, tabs=tabs):
            break
        if len(parts) == 1 and not (at + 1 < len(rows) and "\t" in rows[at + 1].text):
            break
        begun = begun or begins
        at += 1
    return at if begun else 0


def _fits(count: int, indent: int, columns: int, *, begins: bool, tabs: bool) -> bool:
    """Tell whether a line with ``count`` cells is a row of the table."""
    if tabs:
        return indent + count <= columns and (count > 1 or indent > 0)
    return count > 1 and (count in (columns, columns - 1) or (begins and count < columns))


def _begins(row: Row, base: int, parts: list[Span]) -> bool:
    """Tell whether a line names its period in its first cell; ``base`` is the header's indent."""
    first = row.text[slice(*parts[0])]
    return row.indent <= base and (label_at(first) is not None or first.isdecimal())


def _is_marker(text: str) -> bool:
    """Tell whether a first cell is 一、 or 1. alone, before a heading or a task; a week may be a mere 1."""
    return not text.isdecimal() and any(marker.end == len(text) for marker in initial_markers(text))


def _cells(row: Row, header: Row, columns: int, place: tuple[int, int]) -> list[Row]:
    """Return the cells of a row, the empty ones left out; ``place`` is its table and its line in it."""
    parts = _parts(row.text)
    table, line = place
    first = 0
    if "\t" in header.text:
        first = max(row.indent - header.indent, 0)  # a tab for each empty cell
    elif line and not _begins(row, header.indent, parts):
        first = columns - len(parts)
    return [
        _part(row, start, end, Cell(table, line, column, header=line == 0))
        for column, (start, end) in enumerate(parts, first)
        if start < end
    ]


def _part(row: Row, start: int, end: int, cell: Cell) -> Row:
    holes = tuple(hole for hole in row.holes if row.start + start <= hole[0] and hole[1] <= row.start + end)
    printed = None if row.printed is None else row.printed[start:end]
    return replace(
        row,
        start=row.start + start,
        text=row.text[start:end],
        indent=0,
        cell=cell,
        holes=holes,
        printed=printed,
    )


def _parts(text: str) -> list[Span]:
    """Return where a line's cells stand, without the blanks around them."""
    cuts = [match.span() for match in _gap_pattern("\t" in text).finditer(text)]
    bounds = [(0, 0), *cuts, (len(text), len(text))]
    spans = []
    for (_, start), (end, _) in pairwise(bounds):
        inner = text[start:end]
        lead = len(inner) - len(inner.lstrip())
        spans.append((start + lead, max(start + len(inner.rstrip()), start + lead)))
    return spans


@cache
def _gap_pattern(tabs: bool) -> re.Pattern[str]:
    """Match what parts two cells: one tab, or a run of blanks."""
    return re.compile("\t" if tabs else "[ \u3000]{2,}|\u3000")
