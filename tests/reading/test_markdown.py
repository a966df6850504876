from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.model import Cell, Look, Source
from planparse.reading.markdown import source_from_markdown
from tests.reading.covering import cells, check_source, printed


def read(text: str) -> Source:
    return check_source(source_from_markdown(text))


def looks(source: Source) -> list[Look | None]:
    return [line.look for line in source.lines]


def test_headings_become_looks() -> None:
    source = read("# 工会工作计划 #\n\n## 一、学习\n###二、活动\n工作思路\n====\n\n分目标\n---\n")
    assert printed(source) == ["工会工作计划", "一、学习", "二、活动", "工作思路", "分目标"]
    assert [(look.level, look.title) for look in looks(source) if look] == [
        (1, True),
        (2, False),
        (3, False),
        (1, True),
        (2, False),
    ]


def test_numbers_stay_as_typed() -> None:
    text = "1. 学习\n2. 活动\n1. 检查\n1) 甲\n1\\. 乙"
    assert printed(read(text)) == ["1. 学习", "2. 活动", "1. 检查", "1) 甲", "1. 乙"]


def test_bullets_are_made_unless_a_number_was_typed() -> None:
    source = read("- 学习\n* 一、活动\n+ （二）检查\n- [ ] 走访\n- 1.5倍\n-5度")
    assert printed(source) == ["• 学习", "一、活动", "（二）检查", "• 走访", "• 1.5倍", "-5度"]
    assert [source.text[start:end] for start, end in source.made] == ["•", "•", "•"]


def test_inline_markup_goes_and_the_text_stays() -> None:
    text = (
        '**加强领导。**按时[完成](http://a.b/c "题")任务![图](x.png)，`原样`，<u>重点</u>，&lt;一&gt;，a_b_c'
    )
    source = read(text)
    assert printed(source) == ["加强领导。按时完成任务图，原样，重点，<一>，a_b_c"]
    assert looks(source) == [Look(bold=5)]


@pytest.mark.parametrize(
    "text", ["20**年的工作，20**年", "***局工作", "3 * 4 * 5", "<通知>", "**", "a*b", "甲****乙"]
)
def test_masks_and_lone_marks_are_text(text: str) -> None:
    assert printed(read(text)) == [text]


def test_comments_rules_quotes_fences_and_definitions() -> None:
    text = "前<!-- 注\n释 -->后\n***\n> 引文\n```\n# 原样\n```\n[1]: http://a.b\n<!-- 未完"
    assert printed(read(text)) == ["前后", "引文", "# 原样", "<!-- 未完"]


def test_front_matter_is_set_aside() -> None:
    source = read("---\ntitle: 计划\ntags:\n  - 甲\n---\n# 标题")
    assert printed(source) == ["标题"]
    assert [aside.text for aside in source.set_aside] == ["---", "title: 计划", "tags:", "  - 甲", "---"]


def test_a_rule_above_prose_is_no_front_matter() -> None:
    assert printed(read("---\n一、学习\n---\n正文")) == ["一、学习", "正文"]


def test_tables_become_cells_and_breaks_lines() -> None:
    source = read("|时间|内容|\n|---|---|\n|三月|**学习**<br>讨论\\|检查|\n||走访|\n尾")
    assert cells(source) == [
        ("时间", Cell(0, 0, 0, header=True)),
        ("内容", Cell(0, 0, 1, header=True)),
        ("三月", Cell(0, 1, 0)),
        ("学习", Cell(0, 1, 1)),
        ("讨论|检查", Cell(0, 1, 1)),
        ("走访", Cell(0, 2, 1)),
        ("尾", None),
    ]


@given(st.text(alphabet=st.sampled_from("#*_`|-~<>[]()!\\&; \n\r1一、甲$:.\0\ud800")))
def test_any_text_is_read(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(["甲", "一、", "20", "年", "，", "。"]), max_size=8).map("".join))
def test_text_without_markup_is_itself(text: str) -> None:
    assert printed(read(text)) == ([text] if text else [])


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit",
    ["**a", "[", "`", "<!--", "*a* ", "<a ", "[a](", "> ", "**a** ", "_a ", "***", "**a *b ", "a|b\nc\n"],
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    def took(count: int) -> float:
        begin = time.perf_counter()
        source_from_markdown(unit * count)
        return time.perf_counter() - begin

    took(500)
    small = min(took(2_000) for _ in range(3))
    assert min(took(20_000) for _ in range(2)) < 40 * max(small, 0.001)
