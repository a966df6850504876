from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from msgspec import UNSET

from planparse.language.positions import source_span
from planparse.model import Fact, Leaf, Plan, Task
from planparse.rendering.facts import Mark, listed, marks_in, value_words
from planparse.rendering.html.markup import marked

from .page import Page, rendered

MONTHLY = Fact("frequency", "每月一次", (0, 4), "FREQ=MONTHLY")
ONCE = Fact("count", "一次", (2, 4), {"number": 1, "unit": "次"})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-03-08", "2026-03-08"),
        ({"start": "2026-03-06", "end": "2026-03-30"}, "2026-03-06—2026-03-30"),
        ({"number": 5, "unit": "场"}, "5 场"),
        ({"numbers": [4, 9], "units": ["届", "次"]}, "4、9 届、次"),
        (3, "3"),
        (None, ""),
    ],
)
def test_a_value_in_words(value: object, words: str) -> None:
    assert value_words(value) == words


def test_facts_by_kind_each_once() -> None:
    own = Fact("activity", "读书会", (5, 8), "读书会")
    assert listed([MONTHLY, ONCE, ONCE, own]) == "频次：每月一次；数量：一次；activity：读书会"
    assert listed(UNSET) == ""


@given(st.data())
def test_a_place_in_a_parted_leaf_is_found_again(data: st.DataObject) -> None:
    lengths = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    spans, at = [], 0
    for length in lengths:
        at += data.draw(st.integers(0, 3))
        spans.append((at, at + length))
        at += length
    leaf = Leaf("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"[: sum(lengths)], tuple(spans))
    start = data.draw(st.integers(0, len(leaf) - 1))
    end = data.draw(st.integers(start + 1, len(leaf)))
    span = source_span(leaf, start, end)
    assert span is not None
    fact = Fact("date", leaf[start:end], span, None)
    assert marks_in(leaf, (fact,)) == (Mark(start, end, fact),)


def test_facts_of_another_leaf_and_of_no_source_are_left_out() -> None:
    assert marks_in(Leaf("每月一次", ((9, 13),)), (MONTHLY,)) == ()
    assert marks_in("每月一次", (MONTHLY,)) == ()


def test_marks_nest_and_end_with_what_holds_them() -> None:
    marks = (Mark(0, 4, MONTHLY), Mark(2, 9, ONCE))
    assert marked("每月一次<", marks) == (
        "<mark class=fact-when title='频次 frequency：FREQ=MONTHLY'>每月"
        "<mark class=fact-number title='数量 count：1 次'>一次</mark></mark>&lt;"
    )


def parted_page() -> str:
    page = Page()
    page.text = "每月\n一次读书会"
    leaf = Leaf("每月一次读书会", ((0, 2), (3, 8)))
    facts = (Fact("frequency", "每月一次", (0, 5), "FREQ=MONTHLY"), Fact("count", "一次", (3, 5), 1))
    return rendered("html", page.result(Plan(tasks=(Task("", "", (leaf,), facts=facts),))))


def test_facts_are_marked_on_both_sides_of_the_page() -> None:
    shown = lxml_html.document_fromstring(parted_page())
    marks = [(mark.get("class"), mark.text_content()) for mark in shown.xpath("//div[@data-l]//mark")]
    assert marks == [("fact-when", "每月"), ("fact-when", "一次"), ("fact-number", "一次")]
    right = [mark.text_content() for mark in shown.xpath("//section[@class='right']//mark")]
    assert right == ["每月一次", "一次"]
    toggles = [button.get("data-toggle") for button in shown.xpath("//div[@class='legend']/button")]
    assert toggles == ["text", "fact-when", "fact-number"]


def test_the_tree_lists_them_below_their_task() -> None:
    facts = (MONTHLY, ONCE)
    below = Task("1、", "例会", facts=())
    plan = Plan(
        tasks=(Task("一、", "学习", facts=facts, subtasks=(below,)), Task("二、", "活动", facts=facts))
    )
    assert rendered("tree", Page().result(plan)).endswith(
        "   ├─ 一、学习\n"
        "   │  │  频次：每月一次；数量：一次\n"
        "   │  └─ 1、例会\n"
        "   └─ 二、活动\n"
        "         频次：每月一次；数量：一次\n"
    )
