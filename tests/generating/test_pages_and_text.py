"""The page that prints, and the plain text."""

from __future__ import annotations

import pytest
from lxml import html
from msgspec.structs import replace

from planparse.generating.layout import Block, Table, joined, lay_out
from planparse.generating.write import generate
from planparse.model import Item, Period, Plan, Task
from tests.generating.plans import PLAN, options


def page(plan: Plan = PLAN) -> html.HtmlElement:
    return html.document_fromstring(generate(plan, "html").decode())


def test_headings_follow_the_tree() -> None:
    found = [(one.tag, one.text) for one in page().iter("h1", "h2", "h3")]
    assert found[:4] == [
        ("h1", "青塘县图书馆工会2026年工作计划"),
        ("h2", "一、指导思想"),
        ("h2", "二、加强组织建设"),
        ("h3", "（一）健全小组"),
    ]


def test_the_table_has_header_cells_and_merged_periods() -> None:
    table = next(page().iter("table"))
    assert [one.text for one in table.findall("thead/tr/th")] == ["时间", "工作内容"]
    assert [(one.text, one.get("rowspan"), one.get("scope")) for one in table.findall("tbody/tr/th")] == [
        ("三月份", "2", "row"),
        ("六月份", None, "row"),
    ]


def test_it_is_whole_in_itself_and_prints() -> None:
    text = generate(PLAN, "html").decode()
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "@page" in text
    assert not list(page().iter("link", "script", "img"))
    assert "http" not in text


def test_markup_in_a_plan_is_text() -> None:
    plan = replace(PLAN, title="<b>&\x00甲</b>")
    assert page(plan).findtext(".//h1") == "<b>&甲</b>"


def test_text_parts_cells_by_strokes() -> None:
    plan = Plan(
        schedule=(Period(label="三月", items=(Item(text="开会", responsible="王|芳"), Item(text="植树"))),)
    )
    assert generate(plan, "txt").decode() == (
        "| 时间 | 工作内容 | 责任人 |\n| 三月 | 开会 | 王｜芳 |\n|  | 植树 |  |\n"
    )


@pytest.mark.parametrize(
    ("marker", "text", "line"),
    [
        ("一、", "抓学习", "一、抓学习"),
        ("3.", "5月12日前办结", "3. 5月12日前办结"),
        ("3.", "办结", "3.办结"),
        ("1", "抓学习", "1 抓学习"),
        ("第一部分", "抓学习", "第一部分 抓学习"),
        ("-", "抓学习", "- 抓学习"),
        ("一", "抓学习", "一 抓学习"),
        ("第一部分", "", "第一部分"),
    ],
)
def test_a_marker_never_runs_into_its_text(marker: str, text: str, line: str) -> None:
    assert joined(marker, text) == line


def test_layout_prints_everything_once() -> None:
    plan = replace(PLAN, attachments=("名单",))
    for form in ("table", "list"):
        blocks = lay_out(plan, form)
        text = "".join(
            block.line if isinstance(block, Block) else "".join("".join(row.cells) for row in block.rows)
            for block in blocks
        )
        for words in (
            "三月份",
            "举办插花讲座",
            "会员住院三天内看望。",
            "附件：名单",
            "总之",
            "2026年工作计划",
        ):
            assert text.count(words) == 1, (form, words)
        assert any(isinstance(block, Table) for block in blocks) == (form == "table")


def test_a_second_schedule_heading_stays_a_heading() -> None:
    tasks = (Task("一、", "上半年安排", role="schedule"), Task("二、", "下半年安排", role="schedule"))
    plan = Plan(tasks=tasks, schedule=(Period(label="一月", items=(Item(text="开会"),)),))
    lines = generate(plan, "txt", options(schedule="list")).decode().split()
    assert lines == ["一、上半年安排", "一月", "开会", "二、下半年安排"]


def test_two_schedule_headings_share_the_periods() -> None:
    tasks = (Task("一、", "上半年安排", role="schedule"), Task("二、", "下半年安排", role="schedule"))
    periods = tuple(
        Period(label=f"{month}月", months=(month,), items=(Item(text=f"第{month}次开会"),))
        for month in (2, 5, 8)
    )
    lines = generate(Plan(tasks=tasks, schedule=periods), "txt", options(schedule="list")).decode().split()
    assert lines == [
        "一、上半年安排", "2月", "第2次开会", "5月", "第5次开会", "二、下半年安排", "8月", "第8次开会",
    ]  # fmt: skip
