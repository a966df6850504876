from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from planparse.errors import UsageError
from planparse.model import DateRange, GuidingIdeology, Item, Leaf, Period, Plan, Task
from planparse.rendering import RenderOptions, render_bytes
from planparse.rendering.words import FACTS

from .page import Page, small
from .strategies import results

if TYPE_CHECKING:
    from planparse.rendering import Result


def _written(*results: Result, year: int | None = None) -> bytes:
    return render_bytes(results, "xlsx", RenderOptions(), year)


def _book(*results: Result, year: int | None = None) -> Any:
    return load_workbook(BytesIO(_written(*results, year=year)))


def _rows(book: Any, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def _sheet(plan: Plan, name: str) -> list[list[Any]]:
    return _rows(_book(Page().result(plan), year=2026), name)


def test_the_sheets_and_how_they_print() -> None:
    book = _book(small(), year=2026)
    assert book.sheetnames == ["任务分解", "日程", "要素"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet["A2"].alignment.wrap_text
        assert sheet.column_dimensions["B"].width >= 7


def test_a_row_for_each_task() -> None:
    text = "由办公室负责，3月底前汇总，组织5场培训。"
    plan = Plan(tasks=(Task("一、", "完善制度", ("抓好落实。",), subtasks=(Task("1.", "征集", (text,)),)),))
    assert _sheet(plan, "任务分解") == [
        ["序号", "任务", "子任务", "责任", "完成时限", "数量"],
        ["一、", "完善制度", "抓好落实。", None, None, None],
        ["一、1.", "完善制度", f"征集\n{text}", "办公室", datetime(2026, 3, 31), "5场"],
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("开展检查。责任部门：院办公室；完成时间：6月", "院办公室"),
        ("牵头单位:工会,配合部门:人事科", "工会"),
        ("由女工委牵头负责", "女工委"),
        ("加强责任意识", None),
    ],
)
def test_who_is_responsible(text: str, who: str | None) -> None:
    assert _sheet(Plan(tasks=(Task("1.", "", (text,)),)), "任务分解")[1][3] == who


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月5日动员，6月30日前完成总结", datetime(2026, 6, 30)),
        ("3月5日动员", datetime(2026, 3, 5)),
        ("第一季度完成", datetime(2026, 3, 31)),
        ("完成时限：6月底", datetime(2026, 6, 30)),
        ("年初认真制订计划", None),
        ("认真总结", None),
    ],
)
def test_by_when(text: str, day: datetime | None) -> None:
    assert _sheet(Plan(tasks=(Task("1.", "", (text,)),)), "任务分解")[1][4] == day


def test_a_row_for_each_item() -> None:
    item = Item("1.", "座谈会", DateRange("2026-03-08", "2026-03-09"), "礼堂", "张某", "全体", {"备注": "急"})
    plan = Plan(schedule=(Period("", "三月份", (3,), items=(item,)), Period("", "四月份", (4,))))
    assert _sheet(plan, "日程") == [
        ["时间", "序号", "事项", "开始", "结束", "地点", "责任人", "参加人员", "备注"],
        ["三月份", "1.", "座谈会", datetime(2026, 3, 8), datetime(2026, 3, 9), "礼堂", "张某", "全体", "急"],
        ["四月份", *[None] * 8],
    ]


def test_a_row_for_each_fact() -> None:
    plan = Plan(guiding_ideology=GuidingIdeology("指导思想", ("全年组织5场培训",)))
    assert ["指导思想", "数量", "5场", "number=5；unit=场"] in _sheet(plan, "要素")


def test_several_plans_are_told_apart() -> None:
    book = _book(small(), year=2026)
    assert {row[0] for row in _rows(book, "任务分解")[1:]} == {"2026年某某学院工会工作计划"}
    assert _rows(book, "任务分解")[0][0] == "计划"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@SUM(A1)", '=HYPERLINK("x")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    item = Item(text=text, columns={text: text})
    plan = Plan(title="计划", tasks=(Task("", text),), schedule=(Period("", text, items=(item,)),))
    book = _book(Page().result(plan), year=2026)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) >= 4
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_what_no_cell_can_hold_is_replaced() -> None:
    plan = Plan(tasks=(Task("", Leaf("甲\x00\ud800")), Task("", "长" * 40_000)))
    rows = _sheet(plan, "任务分解")
    assert rows[1][1] == "甲\ufffd\ufffd"
    assert len(rows[2][1]) == 32_767
    assert rows[2][1].endswith("…")


def test_a_plan_without_a_year_needs_one() -> None:
    with pytest.raises(UsageError, match=r"计划\.txt#2 没有印年份"):
        _written(small())


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert _written(small(), year=2026) == _written(small(), year=2026)


def test_every_kind_of_fact_has_a_name() -> None:
    from planparse.language.rules import KINDS

    assert set(FACTS) == set(KINDS)


@settings(max_examples=20)
@given(results())
def test_any_plan_can_be_written(result: Result) -> None:
    rows = _rows(_book(result, year=2026), "日程")
    items = [item for plan in result.extraction.plans for period in plan.schedule for item in period.items]
    assert len(rows) == len(items) + 1
