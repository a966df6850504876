from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.model import Cell
from planparse.reading.text import source_from_text
from tests.reading.covering import cells, check_source, printed


def test_lines_end_at_line_ends_only() -> None:
    source = source_from_text("一、学习\r\n　　正文\u2028仍是\x0c一行\x85\r二、活动\n\n \t　\n三、检查")
    assert printed(source) == ["一、学习", "　　正文\u2028仍是\x0c一行\x85", "二、活动", "三、检查"]
    assert source.text[source.lines[2].start - 1] == "\r"


def test_the_text_is_as_given() -> None:
    text = "\ufeff\0\ud800 a \r\n"
    assert source_from_text(text).text == text


@pytest.mark.parametrize("bar", ["|", "｜", "│"])
def test_a_table_becomes_cells(bar: str) -> None:
    text = "工作安排\n| 时间 | 内容 |\n|---|:--:|\n| 三月 | 学习；讨论 |\n| | 检查 |\n".replace("|", bar)
    source = check_source(source_from_text(text))
    assert cells(source) == [
        ("工作安排", None),
        ("时间", Cell(0, 0, 0, header=True)),
        ("内容", Cell(0, 0, 1, header=True)),
        ("三月", Cell(0, 1, 0)),
        ("学习；讨论", Cell(0, 1, 1)),
        ("检查", Cell(0, 2, 1)),
    ]
    assert {aside.reason for aside in source.set_aside} == {"debris"}


def test_a_table_without_a_frame_and_one_with_blank_lines_between() -> None:
    source = check_source(source_from_text("月份｜内容\n一月｜走访\n\n正文\n\n|甲|乙|\n\n|丙|丁|\n"))
    assert cells(source) == [
        ("月份", Cell(0, 0, 0)),
        ("内容", Cell(0, 0, 1)),
        ("一月", Cell(0, 1, 0)),
        ("走访", Cell(0, 1, 1)),
        ("正文", None),
        ("甲", Cell(1, 0, 0)),
        ("乙", Cell(1, 0, 1)),
        ("丙", Cell(1, 1, 0)),
        ("丁", Cell(1, 1, 1)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 新闻 | 关于\n正文",
        "甲 | 乙\n甲 | 乙 | 丙",
        "甲 | 乙\n\n丙 | 丁",
        "----\n甲 | 乙\n----",
        "----\n====\n",
        "|独格|\n|独格|",
    ],
)
def test_what_is_no_table(text: str) -> None:
    source = check_source(source_from_text(text))
    assert not source.set_aside
    assert all(line.cell is None for line in source.lines)
    assert printed(source) == [line for line in text.split("\n") if line]


def test_a_dash_in_a_cell_is_no_rule() -> None:
    source = check_source(source_from_text("|月份|内容|\n|三月|学习|\n| - | - |\n"))
    assert cells(source)[-2:] == [("-", Cell(0, 2, 0)), ("-", Cell(0, 2, 1))]


@given(st.text(alphabet=st.sampled_from("一1、|｜-+ \t\r\n　。\ud800\0\u2028\x0bab")))
def test_any_text_is_covered(text: str) -> None:
    assert check_source(source_from_text(text)).text == text


@given(st.text(alphabet=st.characters()))
def test_any_characters_are_covered(text: str) -> None:
    check_source(source_from_text(text))


def test_without_bars_the_lines_are_those_of_a_plain_split() -> None:
    text = "甲\r\n\r\n乙\r丙\n\r丁\n"
    assert printed(source_from_text(text)) == [
        line for part in text.split("\n") for line in part.split("\r") if line.strip()
    ]


@pytest.mark.timing
@pytest.mark.parametrize("unit", ["|甲|乙|\n", "甲|乙\n丙\n", "|---", "甲\n", "|\n", "　", "\r"])
def test_time_grows_with_the_text_only(unit: str) -> None:
    def took(count: int) -> float:
        text = unit * count
        begin = time.perf_counter()
        source_from_text(text)
        return time.perf_counter() - begin

    took(1000)
    small = min(took(4_000) for _ in range(3))
    assert min(took(40_000) for _ in range(2)) < 40 * max(small, 0.001)
