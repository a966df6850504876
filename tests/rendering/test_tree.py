from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.model import DateRange, Item, Period, Plan, Task, YearEstimate
from planparse.rendering.columns import clipped, columns, printable

from .page import Page, rendered, small
from .strategies import results

if TYPE_CHECKING:
    from planparse.rendering import Result

SMALL = """\
计划.txt  txt · utf-8 · 237 字 · 2 份计划

1. 【篇一】 2026年某某学院工会工作计划
   单位      某某学院工会
   年份      2026
   指导思想  工作总体要求：围绕中心工作，服务全体会员。
   引言      为做好今年的工作，制定本计划。
   任务      2 条，连同下级共 4 条
   ├─ 一、完善职代会制度  按时开好职代会，落实提案。
   │  ├─ 1、征集提案  三月底前汇总。
   │  └─ 3、组织代表巡视，每年不少于两次。
   └─ 二、日程安排（见日程）
   日程      2 个时段，3 项
   ├─ 三月份
   │  ├─ 1.3月8日召开座谈会  [2026-03-08]
   │  └─ 2.组织植树
   └─ 九月—十月
      └─ 职工运动会
   结语      总之，我们将把各项工作落到实处。
   附件      活动经费表
   落款      某某学院工会  2026年1月5日

2. 班级读书计划
   引言      每天读一页书。

剔除 2 处：网站栏目 1，页码 1

提示 1 处
  8:1  编号不连续：缺 2、 / numbering jumps over 2、  [numbering_gap]
"""


def test_a_page_at_a_glance() -> None:
    assert rendered("tree", small()) == SMALL


def test_several_files_are_parted_by_an_empty_line() -> None:
    assert rendered("tree", small(), small()) == SMALL + "\n" + SMALL


def test_a_narrow_terminal_clips_but_never_an_issue() -> None:
    lines = rendered("tree", small(), width=34).splitlines()
    assert "   │  └─ 3、组织代表巡视，每年不…" in lines
    assert max(columns(line) for line in lines if "numbering" not in line) <= 34
    assert "  8:1  编号不连续：缺 2、 / numbering jumps over 2、  [numbering_gap]" in lines


def test_explain_says_where() -> None:
    printed = rendered("tree", small(), explain=True)
    assert "   来自      第 2—20 行\n" in printed
    assert "\n  15:1 页码  - 3 -\n" in printed


def test_colour_only_adds_colour() -> None:
    click = pytest.importorskip("click")
    coloured = rendered("tree", small(), colour=True)
    assert "\x1b[" in coloured
    assert click.unstyle(coloured) == SMALL


def test_no_plan_is_said() -> None:
    assert "没有找到计划 / no plan found" in rendered("tree", Page().result())


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        (Plan(year_as_printed="20xx年"), "年份      未印年份（20xx年）"),
        (Plan(year_estimate=YearEstimate(2021, ("建党百年",))), "年份      未印年份，可能是 2021"),
        (Plan(year=2026, year_as_printed="2026年"), "年份      2026"),
        (Plan(), "1. （无标题）"),
        (Plan(opening=("甲。", "乙。")), "引言      （共 2 段）甲。"),
        (Plan(tasks=(Task("一、", "甲"),)), "任务      1 条"),
        (
            Plan(
                schedule=(
                    Period("", "三月", items=(Item(text="开会", place="礼堂", columns={"备注": "急"}),)),
                )
            ),
            "└─ 开会  地点：礼堂  备注：急",
        ),
        (
            Plan(schedule=(Period("", "三月", items=(Item(text="礼堂开会", place="礼堂"),)),)),
            "└─ 礼堂开会",
        ),
        (
            Plan(
                schedule=(
                    Period("", "三月", items=(Item(text="周", date=DateRange("2026-03-02", "2026-03-06")),)),
                )
            ),
            "└─ 周  [2026-03-02—2026-03-06]",
        ),
    ],
)
def test_a_line_for_each_thing(plan: Plan, line: str) -> None:
    assert line in [printed.strip() for printed in rendered("tree", Page().result(plan)).splitlines()]


def test_nothing_in_a_text_moves_the_cursor() -> None:
    printed = rendered("tree", Page("a\x1b[2J.txt").result(Plan(title="甲\x1b[31m\n乙\r丙")))
    assert "\x1b" not in printed
    assert "\r" not in printed
    assert "甲\ufffd[31m 乙 丙" in printed


@settings(max_examples=50)
@given(results(), st.integers(20, 80))
def test_no_line_is_wider_than_the_terminal_by_more_than_a_deep_branch(result: Result, width: int) -> None:
    for line in rendered("tree", result, width=width).split("\n"):
        assert columns(line) <= max(width, 24 + 12)


@given(st.text(max_size=12), st.integers(1, 12))
def test_clipping_keeps_what_fits(text: str, width: int) -> None:
    text = printable(text)
    shown, taken = clipped(text, width)
    assert columns(shown) <= taken <= width
    if columns(text) <= width:
        assert (shown, taken) == (text, columns(text))
    else:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert columns(text[: len(shown)]) > width - 1


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("计划", 4), ("（一）", 6), ("e\u0301", 1), ("①", 1), ("", 0)]
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width
