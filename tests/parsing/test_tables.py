"""Schedules that are tables, the same from a web page and from Word."""

from __future__ import annotations

import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from planparse.model import Extraction, Plan
from planparse.parsing import parse_source
from planparse.reading import read_bytes
from planparse.reading.docx import read_docx
from tests.invariants import check_extraction
from tests.reading.docx import builder


class C(Struct, frozen=True):
    """A cell: paragraphs parted by /, and how many rows and columns it takes up."""

    text: str
    rows: int = 1
    columns: int = 1


Row = list[str | C]
TITLE, HEADING = "石桥厂工会2026年工作计划", "一、活动安排"


def cells(row: Row) -> list[C]:
    return [one if isinstance(one, C) else C(one) for one in row]


def page(tables: list[list[Row]], below: str = "") -> bytes:
    """Return a web page with these tables."""

    def cell(one: C) -> str:
        text = escape(one.text).replace("/", "<br>")
        return f'<td rowspan="{one.rows}" colspan="{one.columns}">{text}</td>'

    drawn = "".join(
        "<table>" + "".join(f"<tr>{''.join(map(cell, cells(row)))}</tr>" for row in table) + "</table>"
        for table in tables
    )
    return (
        f"<meta charset=utf-8><h1>{TITLE}</h1><p>{HEADING}</p>{drawn}{f'<p>{below}</p>' if below else ''}"
    ).encode()


def word(tables: list[list[Row]], below: str = "") -> bytes:
    """Return a Word file with these tables."""
    drawn = "".join(builder.table(*word_rows(table)) for table in tables)
    return builder.docx(builder.p(TITLE) + builder.p(HEADING) + drawn + (builder.p(below) if below else ""))


def word_rows(table: list[Row]) -> list[str]:
    """Return the rows, with the covered cells that Word writes below a merged one."""
    waiting: dict[int, tuple[int, int]] = {}
    rows = []
    for row in table:
        own, drawn, column = cells(row), [], 0
        while own or column in waiting:
            if column in waiting:
                left, columns = waiting.pop(column)
                drawn.append(word_cell(C("", 1, columns), "continue"))
                if left > 1:
                    waiting[column] = (left - 1, columns)
                column += columns
                continue
            one = own.pop(0)
            drawn.append(word_cell(one, "restart" if one.rows > 1 else ""))
            if one.rows > 1:
                waiting[column] = (one.rows - 1, one.columns)
            column += one.columns
        waiting = dict(waiting)
        rows.append(builder.tr(*drawn))
    return rows


def word_cell(one: C, merge: str) -> str:
    span = f'<w:gridSpan w:val="{one.columns}"/>' if one.columns > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return builder.tc("".join(map(builder.p, one.text.split("/"))), span + merged)


def read(data: bytes, name: str) -> Extraction:
    source = read_docx(data, name) if name.endswith(".docx") else read_bytes(data, name)
    extraction = parse_source(source)
    check_extraction(source, extraction)
    assert len(extraction.plans) == 1
    return extraction


def read_both(tables: list[list[Row]], below: str = "") -> Extraction:
    """Read the tables from a page and from Word; both must say the same."""
    one, two = read(page(tables, below), "a.html"), read(word(tables, below), "a.docx")
    assert one.plans == two.plans
    return two


def said(plan: Plan) -> list[str]:
    """Return the schedule, a line for each period and item."""
    lines = []
    for period in plan.schedule:
        when = ",".join([*map(str, period.months), *(f"w{week}" for week in period.weeks)])
        lines.append(f"{period.marker}{period.label} [{when}]")
        for item in period.items:
            fields = [item.place, item.responsible, item.participants]
            more = [field for field in fields if field] + [f"{k}={v}" for k, v in item.columns.items()]
            lines.append(f"- {item.marker}{item.text}" + (f" ({'; '.join(more)})" if more else ""))
    return lines


CASES: dict[str, tuple[list[list[Row]], list[str]]] = {
    "a cost for two months": (
        [[["时间", "内容", "经费"], ["3月", "植树", C("工会", 2)], ["4月", "扫墓"], ["5月", "体检", "院里"]]],
        ["3月 [3]", "- 植树 (经费=工会)", "4月 [4]", "- 扫墓 (经费=工会)", "5月 [5]", "- 体检 (经费=院里)"],
    ),
    "a month over two rows": (
        [[["月份", "工作内容", "责任人"], [C("三月", 2), "植树", "王方"], ["体检", "李园"], ["四月", "扫墓", ""]]],
        ["三月 [3]", "- 植树 (王方)", "- 体检 (李园)", "四月 [4]", "- 扫墓"],
    ),
    "contents over two rows, one place each": (
        [[["月份", "工作内容", "地点"], [C("三月", 2), C("植树/体检", 2), "后山"], ["医务室"]]],
        ["三月 [3]", "- 植树 (后山)", "- 体检 (医务室)"],
    ),
    "contents over two rows with two in charge": (
        [[["月份", "工作内容", "责任人"], [C("三月", 2), C("职工代表大会", 2), "王方"], ["李园"]]],
        ["三月 [3]", "- 职工代表大会 (王方 李园)"],
    ),
    "items and people of one cell each": (
        [[["月份", "工作内容", "责任人"], ["三月", "植树/体检", "王方/李园"], ["四月", "扫墓；春游", "王方、李园"]]],
        ["三月 [3]", "- 植树 (王方)", "- 体检 (李园)", "四月 [4]", "- 扫墓 (王方、李园)", "- 春游 (王方、李园)"],
    ),
    "people in several lines for one item": (
        [[["月份", "工作内容", "责任人"], ["三月", "植树", "王方、/李园"], ["四月", "扫墓", "王方；李园"]]],
        ["三月 [3]", "- 植树 (王方、李园)", "四月 [4]", "- 扫墓 (王方；李园)"],
    ),
    "a final semicolon of an item alone": (
        [[["月份", "工作内容"], ["三月", "植树；/体检。"], ["四月", "扫墓；春游；"]]],
        ["三月 [3]", "- 植树；", "- 体检。", "四月 [4]", "- 扫墓", "- 春游"],
    ),
    "numbered months": (
        [[["时间", "工作内容"], ["1、九月份", "报名"], ["2、十月份", "比赛"]]],
        ["1、九月份 [9]", "- 报名", "2、十月份 [10]", "- 比赛"],
    ),
    "a theme behind the month": (
        [[["月份", "工作内容"], ["三月/学雷锋活动月", "植树"], ["四月", "扫墓"]]],
        ["三月 [3]", "- 学雷锋活动月", "- 植树", "四月 [4]", "- 扫墓"],
    ),
    "weeks with dates": (
        [[["周次", "日期", "工作内容"], ["1", "9.1—9.5", "报到"], ["2—3", "9.8—9.19", "军训"]]],
        ["1 [w1]", "- 报到 (日期=9.1—9.5)", "2—3 [w2,w3]", "- 军训 (日期=9.8—9.19)"],
    ),
    "weekdays": (
        [[["周次", "星期一", "星期二", "星期三"], ["第1周", "升旗", "", "例会/值日"], ["第2周", C("期中考试", 1, 2), "讲评"]]],
        ["第1周 [w1]", "- 升旗 (星期=星期一)", "- 例会 (星期=星期三)", "- 值日 (星期=星期三)",
         "第2周 [w2]", "- 期中考试 (星期=星期一、星期二)", "- 讲评 (星期=星期三)"],
    ),
    "weekdays below a merged header, and contents beside them": (
        [[[C("周次", 2), C("星期", 1, 3), C("工作内容", 2)], ["一", "二", "三"], ["第1周", "1", "2", "3", "报到"]]],
        ["第1周 [w1]", "- 报到 (一=1; 二=2; 三=3)"],
    ),
    "a header without its corner": (
        [[["", "工作内容", "责任人"], ["三月", "植树", "王方"], ["四月", "扫墓", "李园"]]],
        ["三月 [3]", "- 植树 (王方)", "四月 [4]", "- 扫墓 (李园)"],
    ),
    "two halves side by side": (
        [[["月份", "工作内容", "月份", "工作内容"], ["一月", "慰问", "七月", "疗养"], ["二月", "联欢", "八月", "助学"]]],
        ["一月 [1]", "- 慰问", "二月 [2]", "- 联欢", "七月 [7]", "- 疗养", "八月 [8]", "- 助学"],
    ),
    "a table that goes on below the same header": (
        [
            [["月份", "工作内容"], ["三月", "植树"]],
            [["月份", "工作内容"], ["", "体检"], ["四月", "扫墓"]],
        ],
        ["三月 [3]", "- 植树", "- 体检", "四月 [4]", "- 扫墓"],
    ),
    "a table that goes on without a header": (
        [[["时间", "内容", "责任人"], ["3月", "植树", "王方"]], [["", "体检", "李园"], ["4月", "扫墓", "王方"]]],
        ["3月 [3]", "- 植树 (王方)", "- 体检 (李园)", "4月 [4]", "- 扫墓 (王方)"],
    ),
    "a header printed again and a remark": (
        [[["月份", "工作内容"], ["三月", "植树"], ["月份", "工作内容"], ["四月", "扫墓"], [C("备注：雨天顺延。", 1, 2)]]],
        ["三月 [3]", "- 植树", "四月 [4]", "- 扫墓", "- 备注：雨天顺延。"],
    ),
    "cells whose edges miss the header's": (
        [[[C("时间", 1, 2), C("内容", 1, 4), "责任人"], ["3月", C("植树", 1, 4), C("王方", 1, 2)],
          [C("4月", 1, 3), C("扫墓", 1, 3), "李园"]]],
        ["3月 [3]", "- 植树 (王方)", "4月 [4]", "- 扫墓 (李园)"],
    ),
    "contents before other contents": (
        [[["月份", "主题", "工作内容"], ["三月", "环保", "植树"], ["四月", "缅怀", "扫墓"]]],
        ["三月 [3]", "- 植树 (主题=环保)", "四月 [4]", "- 扫墓 (主题=缅怀)"],
    ),
    "a deadline is the time only where it stands first": (
        [[["完成时间", "工作任务"], ["3月底", "验收"], ["6月底", "复查"]]],
        ["3月底 [3]", "- 验收", "6月底 [6]", "- 复查"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_schedules(name: str) -> None:
    tables, expected = CASES[name]
    assert said(read_both(tables).plans[0]) == expected


NO_SCHEDULES: dict[str, list[Row]] = {
    "tasks": [["序号", "工作任务", "责任部门", "完成时限"], ["1", "修路", "城建办", "6月底"], ["2", "修桥", "水利站", "9月"]],
    "tasks with dates": [["序号", "任务", "责任人", "完成时间"], ["1", "修路", "王方", "6月底"], ["2", "修桥", "李园", "9月"]],
    "people": [["姓名", "职务"], ["王方", "组长"], ["李园", "组员"]],
}  # fmt: skip


@pytest.mark.parametrize("name", NO_SCHEDULES)
def test_other_tables_stay_text_row_by_row(name: str) -> None:
    table = NO_SCHEDULES[name]
    plan = read_both([table], "一周内完成。").plans[0]
    assert plan.schedule == ()
    assert plan.tasks[0].text == (*(one.text for row in table for one in cells(row)), "一周内完成。")


def test_what_follows_a_table_is_kept_at_its_level() -> None:
    tables: list[list[Row]] = [[["月份", "工作内容"], ["三月", "植树"], ["四月", "扫墓"]]]
    plan = read_both(tables, "二、工作要求").plans[0]
    assert [(task.marker, task.role) for task in plan.tasks] == [("一、", "schedule"), ("二、", None)]
    plan = read_both(tables, "1.按时报送。").plans[0]
    assert [task.marker for task in plan.tasks[0].subtasks] == ["1."]
    assert len(plan.schedule) == 2


def test_headers_are_set_aside() -> None:
    tables, _ = CASES["a table that goes on below the same header"]
    aside = read_both(tables).set_aside
    assert [one.text for one in aside if one.reason == "table_header"] == ["月份\n工作内容"] * 2


def test_a_frame_around_the_plan_is_no_table() -> None:
    inside = "".join(map(builder.p, (TITLE, "一、加强学习", "每周一次。", "二、做好服务", "每月一次。")))
    data = builder.docx(builder.table(builder.tr(builder.tc(inside))))
    plan = read(data, "a.docx").plans[0]
    assert plan.title == TITLE
    assert [(task.marker, task.heading) for task in plan.tasks] == [
        ("一、", "加强学习"),
        ("二、", "做好服务"),
    ]


def test_a_merge_beyond_all_bounds_costs_nothing() -> None:
    rows: list[Row] = [["月份", "工作内容"]]
    rows += [["三月", C(f"第{n}件", 60_000, 900)] for n in range(300)]
    assert read(page([rows]), "a.html").plans


WORDS = (
    *("月份", "时间", "周次", "日期", "工作内容", "责任人", "经费", "星期一", "星期二", "完成时限", "序号"),
    *("三月", "4月", "第1周", "3", "一", "9.1—9.5", "三月/学雷锋", "植树；体检", "1.甲事2.乙事", "王方 李小园", "备注：略", ""),
)  # fmt: skip
CELLS = st.builds(
    C, st.sampled_from(WORDS), st.sampled_from((1, 1, 1, 2, 3)), st.sampled_from((1, 1, 1, 2, 4))
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6)


@given(
    st.lists(TABLES, min_size=1, max_size=2),
    st.sampled_from(("", "二、要求", "1.按时报送", "3月", "总之，努力。")),
)
@settings(max_examples=150)
def test_nothing_of_any_table_is_lost(tables: list[list[Row]], below: str) -> None:
    for data, name in ((page(tables, below), "a.html"), (word(tables, below), "a.docx")):
        source = read_docx(data, name) if name.endswith(".docx") else read_bytes(data, name)
        check_extraction(source, parse_source(source))


@pytest.mark.timing
@pytest.mark.parametrize("unit", ["月份\t工作内容\n", "月份  工作内容\n", "月份\t工作内容\n3月\t植树\n"])
def test_time_is_linear(unit: str) -> None:
    data = unit.encode() * 5_000
    begin = time.perf_counter()
    parse_source(read_bytes(data, "a.txt"))
    assert time.perf_counter() - begin < 4
