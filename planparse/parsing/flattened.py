"""Finds tables that a page has flattened to one cell a line, and gives the lines their cells back.

    时间 / 活动内容 / 参加范围 / 一月 / 春节联欢会 / 全院职工 / 二月 / …

The header names the columns, one a line; from then on a row begins at each period.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from planparse.model import Cell
from planparse.parsing.endings import is_date, is_name
from planparse.parsing.paragraphs import Row
from planparse.parsing.periods import label_at
from planparse.parsing.setting_aside import ends_sentence
from planparse.parsing.tables import column_kind

LONGEST_CELL = 40
LONGEST_SENTENCE = 80
FIRST_TABLE = 1 << 20
"""Numbers of tables that the reader did not see; it counts its own from 0."""


def with_cells(rows: Sequence[Row]) -> list[Row]:
    """Return the rows; those of flattened schedules carry cells."""
    found = list(rows)
    at = 0
    while at < len(found):
        columns = _header(found, at)
        if columns:
            ends = (_end(found, at + columns), _end(found, at + columns, sentences=True))
            end = next((end for end in ends if _fits(found, at, columns, end)), 0)
            if end:
                found[at:end] = _laid_out(found[at:end], columns, FIRST_TABLE + at)
                at = end
                continue
        at += 1
    return found


def _header(rows: list[Row], at: int) -> int:
    """Return how many lines from ``at`` on are a header; 0 when there is none."""
    if rows[at].cell is not None or column_kind(rows[at].text) != "period":
        return 0
    end = at + 1
    if end < len(rows) and "周" in rows[at].text and column_kind(rows[end].text) == "period":
        end += 1  # 周次 and 时间
    while end < len(rows) and rows[end].cell is None and _is_column(rows[end].text):
        end += 1
    return end - at if end - at >= 2 and end < len(rows) and _is_label(rows[end]) else 0


def _is_column(text: str) -> bool:
    return column_kind(text) not in ("other", "period") or text in _REMARKS


_REMARKS = ("备注", "说明", "要求")
"""Columns that hold anything."""


def _is_label(row: Row) -> bool:
    label = label_at(row.text)
    return label is not None and label.end == len(row.text)


def _end(rows: list[Row], at: int, *, sentences: bool = False) -> int:
    """Return where the cells end: at a line that is too long for one, a sentence, or the signature.

    With ``sentences`` a cell may be one; that they fill whole rows must then show it.
    """
    longest = LONGEST_SENTENCE if sentences else LONGEST_CELL
    while (
        at < len(rows) and len(rows[at].text) <= longest and (sentences or not ends_sentence(rows[at].text))
    ):
        if column_kind(rows[at].text) == "period":
            return at
        if is_date(rows[at].text):
            return at - 1 if is_name(rows[at - 1].text) else at
        at += 1
    return at


def _fits(rows: list[Row], at: int, columns: int, end: int) -> bool:
    """Tell whether every period has whole rows of cells below it, the last one's tail excepted."""
    counts = _cells_per_period(rows[at + columns : end])
    return len(counts) >= 2 and all(count and count % (columns - 1) == 0 for count in counts)


def _cells_per_period(rows: list[Row]) -> list[int]:
    counts: list[int] = []
    for row in rows:
        if _is_label(row):
            counts.append(0)
        elif counts:
            counts[-1] += 1
    return counts


def _laid_out(rows: list[Row], columns: int, table: int) -> list[Row]:
    laid = [
        replace(row, cell=Cell(table, 0, column, header=True)) for column, row in enumerate(rows[:columns])
    ]
    line, column = 0, columns
    for row in rows[columns:]:
        if _is_label(row):
            line, column = line + 1, 0
        elif column == columns:
            line, column = line + 1, 1
        laid.append(replace(row, cell=Cell(table, line, column)))
        column += 1
    return laid
