"""Reads schedules that are tables: 月份|工作内容|责任人, 时间|活动内容|参加范围, week calendars.

A table is a schedule when its header names a time and the cells below that header are periods; the
cells of any other table stay paragraphs of text.

- A row belongs to the period in its time cell; where that is empty, or merged with the cell above,
  to the period before.  A row that one cell fills is an item of the period before.
- A content cell holds an item for each of its paragraphs, numbers and ;-parted phrases.  Each item
  gets the other columns' cells: one each where they are as many as the items, else all of it.  What
  several items share, because a cell is merged over their rows or they stand in one cell, each says,
  and the first accounts for its characters.
- Of weekday columns (星期一 … 星期五) each cell is an item, and its column 星期 names the day.  Beside
  a column of contents they are columns like any other.
- A table goes on in the next one when nothing stands between them, and that has the same header or
  none; a header that is printed again is set aside again.  A table set in two halves, side by side,
  is read one half after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from planparse.model import Cell, Item, Leaf, Period, SetAside
from planparse.parsing.markers import Marker, initial_markers, inline_markers, is_decimal
from planparse.parsing.paragraphs import Paragraph, Piece, Row
from planparse.parsing.periods import Label, label_at
from planparse.parsing.schedules import parted

Column = Literal[
    "period",
    "deadline",
    "weekday",
    "responsible",
    "participants",
    "place",
    "number",
    "content",
    "other",
]
Place = tuple[int, int]
"""Row and column in which a cell begins."""

_COLUMNS: Final[tuple[tuple[Column, str], ...]] = (
    ("deadline", r"(?:完成|办结|截止|落实)(?:时间|时限|日期|期限)|时\s*限"),
    ("period", r"月\s*份?|时\s*间段?|日\s*期|周\s*次|时间安排|时间节点|季\s*度|活动时间|工作时间|起止时间"),
    ("weekday", r"(?:星期|周|礼拜)?[一二三四五六日天]"),
    ("responsible", r".{0,6}(?:责任|负责|承办|牵头|主办|组织|落实)(?:人|部门|单位|科室|处室|领导|者)?.{0,6}"),
    ("participants", r"(?:参加|参与|活动)(?:范围|人员|对象|人数|部门|单位)|对\s*象|范\s*围"),
    ("place", r"(?:活动|工作)?(?:地\s*点|场\s*所|场地)"),
    ("number", r"序\s*号|编\s*号|No\.?"),
    ("content", r".{0,6}(?:内\s*容|工作|活动|项\s*目|任务|事项|安排|主题|名称|计划).{0,6}"),
)
"""Kind of a column by its printed header, the more particular ones first."""

LONGEST_HEADER: Final = 16
HEADER_ROWS: Final = 3
"""A header stands in one of so many first rows: titles of the table may stand above it."""
WEEKDAY: Final = "星期"
"""The column that names an item's weekday."""
FEWEST_WEEKDAYS: Final = 2


class Table(Struct, frozen=True, gc=False):
    """A schedule read from a table."""

    periods: tuple[Period, ...]
    set_aside: tuple[SetAside, ...]
    header: _Header


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
    above: _Header | None = None
    for group in _groups(paragraphs):
        table = _read(group, above) if group[0].cell is not None else None
        if table is None:
            above = None
            remaining += group
            continue
        if above is None:
            tables[len(remaining)] = ()
            remaining.append(Paragraph("", (Piece(0, group[0].start, 0),)))
        last = len(remaining) - 1
        tables[last] = _run_on(tables[last], table.periods)
        above = table.header
        aside += table.set_aside
    return remaining, tables, aside


def unframed(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without the cells of tables of one column: those are frames around text."""
    wide = {row.cell.table for row in rows if row.cell is not None and _is_beside(row.cell)}
    return [row if row.cell is None or row.cell.table in wide else replace(row, cell=None) for row in rows]


def _is_beside(cell: Cell) -> bool:
    return cell.column > 0


def _run_on(periods: tuple[Period, ...], more: tuple[Period, ...]) -> tuple[Period, ...]:
    """Join the periods of two tables; items without a period go on with the last one."""
    if not periods or not more or more[0].label:
        return periods + more
    last = replace(periods[-1], items=periods[-1].items + more[0].items)
    return (*periods[:-1], last, *more[1:])


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

    cells: dict[Place, list[Paragraph]]
    covering: dict[Place, Place]
    """Where the cell begins that covers a place, merged cells included."""
    rows: int
    columns: int

    def text(self, row: int, column: int) -> str:
        """Return the text of the cell that covers a place."""
        place = self.covering.get((row, column))
        return _text(self.cells[place]) if place is not None else ""

    def cell(self, place: Place) -> Cell:
        """Return where the cell stands that begins at ``place``."""
        cell = self.cells[place][0].cell
        return cell if cell is not None else Cell(0, *place)


SPARSEST: Final = 40
"""A table with fewer than one cell in so many places is no schedule."""


def _grid(group: list[Paragraph]) -> _Grid | None:
    cells: dict[Place, list[Paragraph]] = {}
    for paragraph in group:
        if paragraph.cell is not None:
            cells.setdefault((paragraph.cell.row, paragraph.cell.column), []).append(paragraph)
    rows = max(row for row, _ in cells) + 1
    columns = max(column for _, column in cells) + 1
    if rows * columns > SPARSEST * (len(cells) + SPARSEST):
        return None
    return _Grid(cells, _covering(cells, rows, columns), rows, columns)


def _covering(cells: dict[Place, list[Paragraph]], rows: int, columns: int) -> dict[Place, Place]:
    """Return by which cell each place is covered; of two that claim it, the one that begins last."""
    covering: dict[Place, Place] = {}
    ends = [0] * columns
    places: list[Place] = [(0, 0)] * columns
    for row in range(rows):
        for column in range(columns):
            cell = cells[row, column][0].cell if (row, column) in cells else None
            if cell is not None:
                width = min(column + cell.columns, columns) - column
                places[column : column + width] = [(row, column)] * width
                ends[column : column + width] = [row + cell.rows] * width
            if row < ends[column]:
                covering[row, column] = places[column]
    return covering


def _aligned(grid: _Grid, first: int) -> _Grid:
    """Return the grid with the cells below the header moved below its cells: Word's edges often miss."""
    heads = {
        column: column + grid.cell((row, column)).columns
        for row, column in sorted(grid.cells)
        if row == first - 1
    }
    moved: dict[Place, int] = {}
    taken = set(grid.cells)
    for place in sorted(grid.cells) if heads else ():
        if place[0] >= first and place[1] not in heads:
            end = place[1] + grid.cell(place).columns
            column = _head_above(heads, taken, place, end)
            if column is not None:
                moved[place] = column
                taken.add((place[0], column))
    if not moved:
        return grid
    cells: dict[Place, list[Paragraph]] = {}
    for place, paragraphs in grid.cells.items():
        column = moved.get(place, place[1])
        end = place[1] + grid.cell(place).columns
        cell = replace(grid.cell(place), column=column, columns=max(end - column, 1))
        cells[place[0], column] = [replace(p, cell=cell) for p in paragraphs]
    return _Grid(cells, _covering(cells, grid.rows, grid.columns), grid.rows, grid.columns)


def _head_above(heads: dict[int, int], taken: set[Place], place: Place, end: int) -> int | None:
    """Return the header's column that a cell overlaps most, of those that no cell of its row stands in."""
    row, start = place
    free = [c for c in heads if (row, c) not in taken and c < end and heads[c] > start]
    return max(free, key=lambda c: min(heads[c], end) - max(c, start), default=None)


def _text(paragraphs: list[Paragraph]) -> str:
    return "".join(p.text for p in paragraphs)


class _Header(Struct, frozen=True, gc=False):
    """What a table's columns hold."""

    first: int
    """The first row below the header."""
    kinds: tuple[Column, ...]
    names: tuple[str, ...]
    """As printed, each made one of its kind; 第3列 for a column without."""
    time: int = 0
    """The column of the periods."""


def _read(group: list[Paragraph], above: _Header | None) -> Table | None:
    """Read a table, which may go on from one with the header ``above``."""
    grid = _grid(group)
    if grid is None:
        return None
    grid = _aligned(grid, _header(grid).first)
    header = _went_on(grid, above) or _timed(grid, _header(grid))
    if header is None:
        return None
    again = {row for row in range(header.first, grid.rows) if _is_header_again(grid, header, row)}
    aside = [
        passage
        for (row, _), ps in grid.cells.items()
        if row < header.first or row in again
        for p in ps
        for passage in p.aside("table_header")
    ]
    body = [row for row in range(header.first, grid.rows) if row not in again]
    periods = [period for block in _blocks(header) for period in _Reader(grid, header, block).periods(body)]
    return Table(tuple(periods), tuple(aside), header)


def _is_header_again(grid: _Grid, header: _Header, row: int) -> bool:
    names = [grid.text(row, column) for column in range(grid.columns)]
    return header.first > 0 and names == [
        grid.text(header.first - 1, column) for column in range(grid.columns)
    ]


# --------------------------------------------------------------------------- the header


def _header(grid: _Grid) -> _Header:
    """Return what the columns hold; without a header the first is the time, the second the content."""
    for row in range(min(grid.rows, HEADER_ROWS)):
        places = [place for place in grid.cells if place[0] == row]
        time = next((p for p in sorted(places) if column_kind(_text(grid.cells[p])) == "period"), None)
        first = min(places, default=None)
        if time is None and first is not None and column_kind(_text(grid.cells[first])) == "deadline":
            time = first
        if time is not None and len(places) > 1:
            return _named(grid, row, row + grid.cell(time).rows - 1)
        if row == 0 and _heads_without_corner(grid, places):
            return _named(grid, 0, 0)
    kinds: list[Column] = ["other"] * grid.columns
    kinds[:2] = ["period", "content"]
    return _Header(0, tuple(kinds[: grid.columns]), tuple(_column_names([""] * grid.columns)))


def _heads_without_corner(grid: _Grid, places: list[Place]) -> bool:
    """Tell whether the first row names the columns, but for the column of periods."""
    known = {column_kind(_text(grid.cells[place])) for place in places if place[1]} - {"other"}
    return bool(known) and (0, 0) not in places and _label(grid.text(1, 0), "") is not None


def _named(grid: _Grid, top: int, bottom: int) -> _Header:
    """Return the header in the rows from ``top`` to ``bottom``; the lower names are the columns'."""
    lower = [grid.text(bottom, column) for column in range(grid.columns)]
    upper = [grid.text(top, column) for column in range(grid.columns)]
    kinds = [column_kind(name) for name in lower]
    kinds = [column_kind(upper[c]) if kind == "other" else kind for c, kind in enumerate(kinds)]
    if (top, 0) not in grid.covering:
        kinds[0] = "period"
    return _Header(bottom + 1, tuple(kinds), tuple(_column_names(lower)))


def _column_names(printed: list[str]) -> Iterator[str]:
    taken = set()
    for number, name in enumerate(printed, 1):
        own = name or f"第{number}列"
        yield own if own not in taken else f"{own}（第{number}列）"
        taken.add(own)


def column_kind(header: str) -> Column:
    """Return what a column holds, by its printed header; "other" for a header that is not known."""
    if len(header) > LONGEST_HEADER:
        return "other"
    name = header.strip()
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(name)), "other")


@cache
def _patterns() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _COLUMNS)


def _timed(grid: _Grid, header: _Header) -> _Header | None:
    """Return the header with its column of periods, None when the table is no schedule."""
    times = [column for column, kind in enumerate(header.kinds) if kind == "period"]
    first = next((column for column, kind in enumerate(header.kinds) if kind != "number"), 0)
    if header.kinds[first] == "deadline":
        times.insert(0, first)
    time = next((column for column in times if _has_periods(grid, header, column)), None)
    return None if time is None else replace(header, time=time)


def _went_on(grid: _Grid, above: _Header | None) -> _Header | None:
    """Return the header of the table that this one goes on from, when it has none of its own."""
    if above is None or grid.columns != len(above.kinds):
        return None
    own = _header(grid)
    if own.first and own.names == above.names:
        return replace(above, first=own.first)
    if own.first or ((0, above.time) in grid.cells and not _has_periods(grid, own, above.time)):
        return None
    return replace(above, first=0)


def _has_periods(grid: _Grid, header: _Header, time: int) -> bool:
    labels = [_text(ps) for (row, column), ps in grid.cells.items() if row >= header.first and column == time]
    found = sum(1 for text in labels if _label(text[_marker_end(text) :], header.names[time]) is not None)
    return found >= 1 and found * 2 >= len(labels)


def _blocks(header: _Header) -> list[range]:
    """Return the columns of each half of a table that is set in halves; most are one."""
    name = header.names[header.time]
    starts = [
        c for c in range(header.time + 1, len(header.kinds)) if header.names[c].startswith(f"{name}（第")
    ]
    bounds = [0, *starts, len(header.kinds)]
    blocks = [range(a, b) for a, b in pairwise(bounds)]
    if all(any(header.kinds[c] == "content" for c in block) for block in blocks):
        return blocks
    return [range(len(header.kinds))]


# --------------------------------------------------------------------------- periods


def _label(text: str, header: str) -> Label | None:
    """Return the period that a cell names, whole or at its beginning; under 月份 and 周次 a number does."""
    period = label_at(text)
    if period is not None and period.end == len(text):
        return period
    for unit, before, behind in _UNITS:
        if unit in header and len(text) <= LONGEST_NUMBER and label_at(before + text + behind):
            return label_at(before + text + behind)
    return period or label_at(text[: text.find("月") + 1])


_UNITS: Final = (("月", "", "月"), ("周", "第", "周"), ("季", "第", "季度"))
"""What a number means under a header that has the first."""
LONGEST_NUMBER: Final = 5


def _opened(paragraphs: list[Paragraph], header: str) -> Period:
    """Return the period of a time cell; words behind its label are its first item: 3月 学雷锋活动月."""
    whole = _joined(paragraphs, "")
    text = whole.text
    start = _marker_end(text)
    found = _label(text[start:], header)
    end = _label_end(paragraphs, text, start)
    item = whole.leaf(end, len(text))
    return Period(
        marker=whole.leaf(0, start) if start else "",
        label=whole.leaf(start, end, ":："),
        months=found.months if found else (),
        weeks=found.weeks if found else (),
        items=(Item(text=item),) if item else (),
    )


def _marker_end(text: str) -> int:
    """Return where the number of a numbered period ends: 1、九月份; 0 for none."""
    readings = initial_markers(text)
    if not readings or label_at(text) is not None:
        return 0
    inner = label_at(text, readings[0].end)
    return readings[0].end if inner is not None and inner.months else 0


def _label_end(paragraphs: list[Paragraph], text: str, start: int) -> int:
    """Return where the label ends: with the cell, unless words that are no date or remark follow it."""
    period = label_at(text, start)
    end = period.end if period is not None else 0
    at = 0
    for paragraph in paragraphs[:-1]:
        at += len(paragraph.text)
        lone = label_at(text[:at], start)
        if lone is not None and lone.end == at:
            end = at
    return end if end and "\u4e00" <= text[end : end + 1] <= "\u9fff" else len(text)


# --------------------------------------------------------------------------- rows


class _Reader:
    """Reads the rows of a table, or of one of its halves.

    Keeps which shared cells an item accounts for already.
    """

    def __init__(self, grid: _Grid, header: _Header, block: range) -> None:
        """Read the columns of ``block``."""
        self._grid = grid
        self._header = header
        self._block = block
        self._time = header.time if header.time in block else block.start
        self._contents = _contents(header, block, self._time)
        self._spent: set[Place] = set()
        self._rows: frozenset[int] = frozenset()
        self._labels: frozenset[Place | None] = frozenset()

    def periods(self, rows: Sequence[int]) -> list[Period]:
        """Return the periods of the rows, each with its items."""
        periods: list[Period] = []
        self._rows = frozenset(rows)
        self._labels = frozenset(self._label_in(row) for row in rows)
        for row in rows:
            place = self._label_in(row)
            if place is not None and place[0] == row:
                self._spent.add(place)
                cell = self._grid.cells[place]
                name = self._header.names[self._header.time]
                if self._fills_row(place) and _label(_text(cell), name) is None:
                    _add(periods, [item for paragraph in cell for item in _cell_items(paragraph)])
                    continue
                periods.append(_opened(cell, name))
            _add(periods, self._row_items(row))
        return periods

    def _label_in(self, row: int) -> Place | None:
        """Return the cell that names a row's period, when it stands in this half of the table."""
        place = self._grid.covering.get((row, self._time))
        return place if place is not None and place[1] in self._block else None

    def _fills_row(self, place: Place) -> bool:
        covering = {self._grid.covering.get((place[0], column)) for column in self._block}
        return covering == {place} and len(self._block) > 1

    def _row_items(self, row: int) -> list[Item]:
        """Return the items of the cells of contents that begin in a row, or one that only has columns."""
        found: list[Item] = []
        for column in self._contents:
            place = (row, column)
            if place not in self._grid.cells or place in self._labels:
                continue
            parts = [item for paragraph in self._grid.cells[place] for item in _cell_items(paragraph)]
            rows = range(row, min(row + self._grid.cell(place).rows, self._grid.rows))
            found += self._filled(parts, rows, self._weekday(place))
        columns = [column for column in self._block if column not in self._contents]
        if any((row, c) in self._grid.cells and (row, c) not in self._spent for c in columns):
            found += [item for item in self._filled([Item()], range(row, row + 1), {}) if item != Item()]
        return found

    def _weekday(self, place: Place) -> dict[str, str]:
        if self._header.kinds[place[1]] != "weekday":
            return {}
        end = min(place[1] + self._grid.cell(place).columns, len(self._header.kinds))
        days = [self._header.names[c] for c in range(place[1], end) if self._header.kinds[c] == "weekday"]
        return {WEEKDAY: "、".join(days)}

    def _filled(self, parts: list[Item], rows: range, said: dict[str, str]) -> list[Item]:
        """Give the items of a cell that takes up ``rows`` what the other columns say of them."""
        fields: dict[str, list[str]] = {}
        columns: dict[str, list[str]] = {name: [value] * len(parts) for name, value in said.items()}
        for column in self._block:
            if column == self._time or column in self._contents:
                continue
            places = self._places(column, rows)
            kind = self._header.kinds[column]
            if not places:
                continue
            if kind in _FIELDS and kind not in fields:
                fields[kind] = self._shares(places, len(parts))
            else:
                columns[self._header.names[column]] = self._shares(places, len(parts))
        return [_with(item, number, fields, columns) for number, item in enumerate(parts)]

    def _places(self, column: int, rows: range) -> list[Place]:
        """Return the cells of a column beside ``rows``."""
        found = [self._grid.covering.get((row, column)) for row in rows]
        return list(dict.fromkeys(p for p in found if p is not None and p[1] == column and self._is_own(p)))

    def _is_own(self, place: Place) -> bool:
        """Tell whether a cell is neither a period's nor one of a header that reaches down."""
        return place[0] in self._rows and place not in self._labels

    def _shares(self, places: list[Place], count: int) -> list[str]:
        """Return the share of each of ``count`` items in some cells: one each, or all for each.

        Cells that an item above accounts for are repeated only where there are no others.
        """
        fresh = [place for place in places if place not in self._spent]
        self._spent.update(fresh)
        cells = [self._grid.cells[place] for place in fresh or places]
        shares: list[str] = [*_parted_among(cells, count)]
        if not shares:
            whole = _joined([paragraph for cell in cells for paragraph in cell])
            leaf = whole.leaf(0, len(whole.text), ";；")
            shares = [leaf, *[str(leaf)] * (count - 1)]
        return shares if fresh else [str(share) for share in shares]


_FIELDS: Final = frozenset(("place", "responsible", "participants"))


def _contents(header: _Header, block: range, time: int) -> list[int]:
    """Return the columns that hold the items: 内容 before other contents, else weekdays, else any."""
    contents = [column for column in block if header.kinds[column] == "content"]
    if contents:
        return [next((c for c in contents if "内容" in header.names[c]), contents[0])]
    days = [column for column in block if header.kinds[column] == "weekday"]
    if len(days) >= FEWEST_WEEKDAYS:
        return days
    return [c for c in block if header.kinds[c] == "other" and c != time][:1]


def _add(periods: list[Period], items: list[Item]) -> None:
    """Add items to the last period; without one they stand in a period without a label."""
    if not items:
        return
    if not periods:
        periods.append(Period())
    periods[-1] = replace(periods[-1], items=(*periods[-1].items, *items))


def _with(item: Item, number: int, fields: dict[str, list[str]], columns: dict[str, list[str]]) -> Item:
    """Give an item its share of the other cells."""
    own = {kind: shares[number] for kind, shares in fields.items()}
    return Item(
        item.marker,
        item.text,
        None,
        own.get("place"),
        own.get("responsible"),
        own.get("participants"),
        {name: shares[number] for name, shares in columns.items()},
    )


# --------------------------------------------------------------------------- one cell


def _joined(paragraphs: list[Paragraph], between: str = " ") -> Paragraph:
    """Return a cell's paragraphs as one; ``between`` parts words that no sign parts."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    texts: list[str] = []
    printed: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for paragraph in paragraphs:
        blank = between if texts and texts[-1][-1:] not in _SIGNS else ""
        length += len(blank)
        pieces += [Piece(piece.at + length, piece.start, piece.length) for piece in paragraph.pieces]
        texts.append(blank + paragraph.text)
        printed.append(blank + (paragraph.text if paragraph.printed is None else paragraph.printed))
        length += len(paragraph.text)
    shown = "".join(printed) if any(p.printed is not None for p in paragraphs) else None
    return Paragraph("".join(texts), tuple(pieces), paragraphs[0].cell, printed=shown)


_SIGNS: Final = frozenset("、，。；：,;:")


def _parted_among(cells: list[list[Paragraph]], count: int) -> list[Leaf]:
    """Return one passage for each of ``count`` items; none where the cells do not part so."""
    if count < 2:
        return []
    paragraphs = [paragraph for cell in cells for paragraph in cell]
    if len(cells) == count:
        paragraphs = [_joined(cell) for cell in cells]
    if len(paragraphs) == count:
        return [p.leaf(0, len(p.text), ";；") for p in paragraphs]
    parts = [p.leaf(a, b, ";；") for p in paragraphs for a, b in _cell_parts(p)]
    return parts if len(parts) == count else []


WEAKEST_NUMBER: Final = 1.0
"""What is skipped more easily is no number of an item that stands alone."""


def _is_alone(marker: Marker) -> bool:
    """Tell whether a number needs no other beside it: 3.8 in 3.8妇女节 does."""
    return marker.skip >= WEAKEST_NUMBER and not is_decimal(marker.style)


def _cell_items(paragraph: Paragraph) -> list[Item]:
    """Return the items of a cell's paragraph: numbered, parted by ; or by blanks, else one."""
    text = paragraph.text
    initial = initial_markers(text)[:1]
    markers = (
        [m for m in inline_markers(text, initial[0].end) if m.style == initial[0].style] if initial else []
    )
    if initial and (markers or _is_alone(initial[0])):
        markers = [initial[0], *markers]
        ends = [m.start for m in markers[1:]] + [len(text)]
        return [
            Item(paragraph.leaf(m.start, m.end), paragraph.leaf(m.end, end))
            for m, end in zip(markers, ends, strict=True)
        ]
    parts = _cell_parts(paragraph)
    drop = ";；" if len(parts) > 1 else ""
    return [Item(text=paragraph.leaf(a, b, drop)) for a, b in parts]


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
