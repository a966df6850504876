from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.model import Item, Period, Plan
from planparse.rendering.markdown import escaped

from .page import Page, rendered, small

markdown_it = pytest.importorskip("markdown_it")

SMALL = """\
# 【篇一】2026年某某学院工会工作计划

为做好今年的工作，制定本计划。

工作总体要求：围绕中心工作，服务全体会员。

## 一、完善职代会制度

按时开好职代会，落实提案。

### 1、征集提案

三月底前汇总。

3、组织代表巡视，每年不少于两次。

## 二、日程安排

### 三月份

1\\. 3月8日召开座谈会

2.组织植树

### 九月—十月

职工运动会

总之，我们将把各项工作落到实处。

附件：活动经费表

某某学院工会

2026年1月5日

# 班级读书计划

每天读一页书。
"""

MARKED_UP = """\
20**年度**
# 注
> 引
- 甲
+ 甲
* 甲
1. 甲
1) 甲
1.甲
1.
---
===
***
#
甲 #
甲_乙_丙
`甲`
[甲](乙)
<b>甲</b>
&amp;
&#65;
A&B
甲\\乙
~~甲~~
一、甲
（一）甲
"""


def _visible(markdown: str) -> list[str]:
    """The lines that a reader sees."""
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(markdown)
    return [_text(token.children) for token in tokens if token.type == "inline"]


def _text(children: list[object]) -> str:
    shown = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "\n"}
    return "".join(shown.get(child.type, child.content) for child in children)  # type: ignore[attr-defined]


def test_a_plan_as_markdown() -> None:
    assert rendered("md", small()) == SMALL


def test_a_schedule_with_columns_is_a_table() -> None:
    item = Item(text="开会|学习", responsible="张某", columns={"备注": "A\nB"})
    printed = rendered("md", Page().result(Plan(schedule=(Period("", "三月", items=(item,)),))))
    assert printed.splitlines() == [
        "| 时间 | 工作内容 | 责任人 | 备注 |",
        "| --- | --- | --- | --- |",
        "| 三月 | 开会\\|学习 | 张某 | A<br>B |",
    ]
    assert _visible(printed)[-4:] == ["三月", "开会|学习", "张某", "A\nB"]


@pytest.mark.parametrize(
    "text",
    MARKED_UP.splitlines(),
)
def test_a_paragraph_shows_its_text(text: str) -> None:
    assert _visible(escaped(text)) == [text]
    assert _visible(rendered("md", Page().result(Plan(title=text)))) == [text]


@given(st.text("甲1.)#>+-=*_`[](<&;amp\\~!|: ", min_size=1, max_size=10))
def test_any_paragraph_shows_its_text(text: str) -> None:
    text = " ".join(text.split())
    assert _visible(escaped(text)) == ([text] if text else [])
