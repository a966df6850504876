"""``-f xlsx``: tasks, schedule and facts as a workbook that prints on A4.

Every cell is text, a number or a date, never a formula, whatever it begins with.  The same plans
give the same bytes.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from planparse.language.facts import find_facts
from planparse.rendering.columns import columns
from planparse.rendering.dating import Days, dated_plans, days_between, days_of
from planparse.rendering.encodable import without_surrogates
from planparse.rendering.words import FACTS, SCHEDULE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from openpyxl.workbook import Workbook

    from planparse.language.calendar import When
    from planparse.model import Fact, Item, Period, Plan, Task
    from planparse.rendering import RenderOptions, Result
    from planparse.rendering.dating import Dated

_LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""
_FONT = "宋体"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Sheet(Struct, frozen=True):
    name: str
    header: list[str]
    widths: list[int]
    """In columns of the usual font; a Chinese character takes two."""
    rows: list[list[Any]]


def render(results: Iterable[Result], options: RenderOptions, year: int | None) -> bytes:  # noqa: ARG001
    """Return the workbook of all plans; ``year`` is for those that print none.

    Raises ``UsageError`` when a plan prints no year and ``year`` is None.
    """
    plans = list(dated_plans(results, year))
    sheets = [_tasks(plans), _schedule(plans), _facts(plans)]
    if len(plans) < 2:
        sheets = [_without_plan(sheet) for sheet in sheets]
    return _saved(sheets)


def _without_plan(sheet: _Sheet) -> _Sheet:
    """Return a sheet less its first column, which says of which plan a row is."""
    return _Sheet(sheet.name, sheet.header[1:], sheet.widths[1:], [row[1:] for row in sheet.rows])


def _name_of(plan: Plan, number: int) -> str:
    return plan.title or f"计划 {number}"


# --------------------------------------------------------------------------- 任务分解


def _tasks(plans: Sequence[Dated]) -> _Sheet:
    rows = [
        [_name_of(dated.plan, number), *row]
        for number, dated in enumerate(plans, 1)
        for task in dated.plan.tasks
        for row in _task_rows(task, task, "", dated.when)
    ]
    header = ["计划", "序号", "任务", "子任务", "责任", "完成时限", "数量"]
    return _Sheet("任务分解", header, [24, 10, 28, 56, 16, 13, 12], rows)


def _task_rows(top: Task, task: Task, above: str, when: When) -> Iterator[list[Any]]:
    """Yield the row of a task and those of its subtasks; each names the task that it is part of."""
    number = above + task.marker
    text = "\n".join(filter(None, [task.heading, *task.text]))
    facts = find_facts(text, year=when.year, school_year=when.school_year)
    named = [top.heading or "".join(top.text), text]
    if task is top:
        named[1] = "\n".join(task.text) if task.heading else ""
    yield [number, *named, responsible(text, facts), deadline(text, facts, when), counts(facts)]
    for subtask in task.subtasks:
        yield from _task_rows(top, subtask, number, when)


def responsible(text: str, facts: Sequence[Fact]) -> str | None:
    """Return who is to do it, where that is printed: 责任部门：…, 由…负责."""
    match = _responsible().search(text)
    if match:
        return match["field"] or match["by"]
    names = [fact for fact in facts if fact.kind in ("organization", "role")]
    return next((fact.text for fact in names if text.startswith("负责", fact.span[1])), None)


@cache
def _responsible() -> re.Pattern[str]:
    who = "责任|牵头|主办|承办|负责|主责|配合"
    return re.compile(
        rf"(?:{who})(?:部门|单位|科室|处室|人|领导)?[：:]\s*(?P<field>[^。；;\n，,（）()]{{1,40}})"
        r"|由(?P<by>[^。；;\n，,由]{2,20}?)(?:牵头|具体)?(?:负责|承办|主办)"
    )


def deadline(text: str, facts: Sequence[Fact], when: When) -> date | None:
    """Return the day by which it is to be done: 完成时限：…, 3月底前, …完成; else the last date named.

    A period that is only mentioned (年初, 上半年) is no deadline.
    """
    named = [fact for fact in facts if fact.kind in ("date", "date_range", "period")]
    due = [fact for fact in named if _is_due(text, fact)]
    dates = [fact for fact in named if fact.kind != "period"]
    days = [found for fact in due or dates if (found := _days(fact, when)) is not None]
    return max((day.end for day in days), default=None)


def _is_due(text: str, fact: Fact) -> bool:
    start, end = fact.span
    lead = text[:start].rstrip(" ：:")
    asked = lead.endswith(("完成时限", "完成时间", "时限", "截止时间")) and lead != text[:start]
    return asked or text.startswith(("前", "以前", "之前", "完成"), end)


def _days(fact: Fact, when: When) -> Days | None:
    value = fact.value
    if isinstance(value, str):
        return days_between(value, value, when)
    if isinstance(value, dict) and isinstance(value.get("start"), str) and isinstance(value.get("end"), str):
        return days_between(value["start"], value["end"], when)
    return None


def counts(facts: Sequence[Fact]) -> str | None:
    """Return the counts that are printed, parted by ；."""
    found = [fact.text for fact in facts if fact.kind == "count"]
    return "；".join(found) or None


# --------------------------------------------------------------------------- 日程


def _schedule(plans: Sequence[Dated]) -> _Sheet:
    others = list(
        dict.fromkeys(
            header
            for dated in plans
            for period in dated.plan.schedule
            for item in period.items
            for header in item.columns
        )
    )
    rows = [
        [_name_of(dated.plan, number), *row]
        for number, dated in enumerate(plans, 1)
        for row in _schedule_rows(dated, others)
    ]
    header = ["计划", "时间", "序号", "事项", "开始", "结束", *SCHEDULE_COLUMNS.values(), *others]
    return _Sheet("日程", header, [24, 12, 7, 56, 12, 12, 16, 14, 18, *[16] * len(others)], rows)


def _schedule_rows(dated: Dated, others: Sequence[str]) -> Iterator[list[Any]]:
    for period in dated.plan.schedule:
        label = period.marker + period.label
        for text in period.text:
            yield [label, None, text, *[None] * (5 + len(others))]
        for item in period.items:
            yield [label, item.marker, item.text, *_item_cells(item, period, dated.when, others)]
        if not period.items and not period.text:
            yield [label, *[None] * (7 + len(others))]


def _item_cells(item: Item, period: Period, when: When, others: Sequence[str]) -> list[Any]:
    days = days_of(item, period, when)
    named = [getattr(item, key) for key in SCHEDULE_COLUMNS]
    ends = [days.start, days.end] if days else [None, None]
    return [*ends, *named, *(item.columns.get(header) for header in others)]


# --------------------------------------------------------------------------- 要素


def _facts(plans: Sequence[Dated]) -> _Sheet:
    rows = [
        [_name_of(dated.plan, number), where, FACTS[fact.kind], fact.text, _value(fact.value)]
        for number, dated in enumerate(plans, 1)
        for where, text in _texts(dated.plan)
        for fact in find_facts(text, year=dated.when.year, school_year=dated.when.school_year)
    ]
    return _Sheet("要素", ["计划", "位置", "类别", "原文", "值"], [24, 26, 12, 36, 40], rows)


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield every named passage, task and item, with where it stands."""
    if plan.title:
        yield "标题", plan.title
    if plan.guiding_ideology:
        yield from (("指导思想", text) for text in plan.guiding_ideology.text)
    yield from (("引言", text) for text in plan.opening)
    for task in plan.tasks:
        yield from _task_texts(task, "任务 ")
    for period in plan.schedule:
        where = f"日程 {period.marker}{period.label}"
        yield from ((where, text) for text in period.text)
        yield from ((f"{where} {item.marker}".rstrip(), item.text) for item in period.items)
    yield from (("结语", text) for text in plan.closing)


def _task_texts(task: Task, above: str) -> Iterator[tuple[str, str]]:
    where = above + task.marker
    yield from ((where, text) for text in (task.heading, *task.text) if text)
    for subtask in task.subtasks:
        yield from _task_texts(subtask, where)


def _value(value: Any) -> Any:
    if value is None or isinstance(value, int | float | str):
        return value
    if isinstance(value, dict):
        return "；".join(f"{key}={_value(below)}" for key, below in value.items())
    if isinstance(value, list | tuple):
        return "、".join(str(_value(below)) for below in value)
    return str(value)


# --------------------------------------------------------------------------- the workbook


def _saved(sheets: Sequence[_Sheet]) -> bytes:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    for sheet in sheets:
        _write(workbook, sheet)
    held = BytesIO()
    workbook.save(held)
    return _the_same_on_any_day(held)


def _write(workbook: Workbook, sheet: _Sheet) -> None:
    from openpyxl.utils import get_column_letter

    page = workbook.create_sheet(sheet.name)
    for number, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A2"
    last = get_column_letter(len(sheet.header))
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    _set_up_print(page)
    cells = _Cells(page)
    page.append([cells.header(text) for text in sheet.header])
    for number, row in enumerate(sheet.rows, 2):
        page.row_dimensions[number].height = _height(row, sheet.widths)
        page.append([cells.cell(value) for value in row])


_A4 = 9
"""The number of the paper in a workbook."""


def _set_up_print(page: Any) -> None:
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.5
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.oddFooter.center.text = "&P / &N"


_LINE_HEIGHT = 15.0
_HIGHEST = 400.0
"""Points; Excel allows no row of more than 409."""


def _height(row: Sequence[Any], widths: Sequence[int]) -> float:
    """Return the height that shows all of a wrapped row: a spreadsheet does not reckon it by itself."""
    lines = [
        sum(-(-max(1, columns(line)) // max(1, width - 1)) for line in str(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
        if value is not None
    ]
    return min(_HIGHEST, _LINE_HEIGHT * max([1, *lines]) + 3)


class _Cells:
    """Makes the cells of a sheet; the styles are looked up once, because that is what takes time."""

    def __init__(self, page: Any) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        plain = {"font": Font(name=_FONT, size=11), "alignment": Alignment(wrap_text=True, vertical="top")}
        heading = {
            "font": Font(name=_FONT, size=11, bold=True),
            "alignment": Alignment(wrap_text=True, vertical="center", horizontal="center"),
            "fill": PatternFill("solid", fgColor="E8EDF5"),
        }
        self._page = page
        self._text = self._style(plain), self._style({**plain, "quotePrefix": True})
        self._header = self._style(heading), self._style({**heading, "quotePrefix": True})
        self._date = self._style({**plain, "number_format": "yyyy-mm-dd"})

    def header(self, text: str) -> Any:
        """Return a cell of the header."""
        return self._written(text, self._header)

    def cell(self, value: Any) -> Any:
        """Return a cell that holds ``value`` as it is; text never becomes a formula."""
        if isinstance(value, str):
            return self._written(value, self._text)
        return self._cell(
            value, self._text[0] if value is None or isinstance(value, int | float) else self._date
        )

    def _written(self, text: str, styles: tuple[Any, Any]) -> Any:
        """Return a cell of text, in the second style if a spreadsheet might take it for a formula."""
        cell = self._cell(_printable(text), styles[text.startswith(_FORMULA_SIGNS)])
        cell.data_type = "s"
        return cell

    def _cell(self, value: Any, style: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._page, value)
        cell._style = style
        return cell

    def _style(self, attributes: dict[str, Any]) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Border, Side

        side = Side(style="thin", color="BFBFBF")
        cell = WriteOnlyCell(self._page)
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        for name, value in attributes.items():
            setattr(cell, name, value)
        return cell._style


def _printable(text: str) -> str:
    """Return ``text`` as a cell can hold it: no control characters, and not too long."""
    kept = _forbidden().sub("\ufffd", without_surrogates(text))
    return kept if len(kept) <= _LONGEST_CELL else kept[: _LONGEST_CELL - 1] + "…"


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _the_same_on_any_day(saved: BytesIO) -> bytes:
    """Return the workbook less the time at which it was written."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    held = BytesIO()
    with ZipFile(saved) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", b"2000-01-01T00:00:00Z", data)
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, data)
    return held.getvalue()
