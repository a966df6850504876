"""Random plans whose leaves stand in a text, for the property tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

from .page import Page

if TYPE_CHECKING:
    from planparse.model import Leaf
    from planparse.rendering import Result

NASTY = [
    "",
    "007",
    "7:20",
    "yes",
    "No",
    "null",
    "~",
    "1.",
    "1.5",
    "0x1F",
    "1e3",
    ".5",
    "+1",
    "-1",
    "2026-01-01",
]
NASTY += [
    "- 甲",
    "# 注",
    "甲: 乙",
    "甲 #乙",
    "甲:",
    " 甲",
    "甲\u3000",
    "'甲'",
    '"甲"',
    "{a}",
    "[1]",
    "&a",
    "*a",
    "!x",
]
NASTY += [
    "%x",
    "@x",
    "`x",
    "| x",
    "> x",
    "? x",
    ": x",
    "=",
    "<<",
    "...",
    "---",
    "甲\n乙",
    "甲\t乙",
    "\ufeff甲",
]
NASTY += [
    "甲\u2028乙",
    "甲\x85乙",
    "\x00",
    "甲\x07",
    "1:30:00",
    "0b1",
    "12_3",
    "①",
    "（一）",
    "(1)",
    "𠮷野家",
    "</script>",
]

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text("一二三年月日工会。，：（）：:#-'\" 0123456789abcxX", max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """One file with up to three plans."""
    page = Page(draw(st.sampled_from(["计划.txt", "a b.docx", "#x\n.md"])))
    return page.result(*(draw(_plans(page)) for _ in range(draw(st.integers(0, 3)))))


@st.composite
def _plans(draw: st.DrawFn, page: Page) -> Plan:
    start = len(page.text)
    guiding = GuidingIdeology(_leaf(draw, page), _leaves(draw, page)) if draw(st.booleans()) else None
    signature = Signature(_leaf(draw, page), _leaf(draw, page)) if draw(st.booleans()) else None
    return Plan(
        title=_leaf(draw, page) if draw(st.booleans()) else None,
        year=draw(st.none() | st.integers(1949, 2100)),
        guiding_ideology=guiding,
        opening=_leaves(draw, page),
        tasks=_tasks(draw, page, 2),
        schedule=tuple(_period(draw, page) for _ in range(draw(st.integers(0, 2)))),
        closing=_leaves(draw, page),
        signature=signature,
        span=(start, len(page.text)),
    )


def _leaf(draw: st.DrawFn, page: Page) -> Leaf:
    return page.leaf(draw(texts), then=draw(st.sampled_from(["", "\n", "：\n"])))


def _leaves(draw: st.DrawFn, page: Page) -> tuple[Leaf, ...]:
    return tuple(_leaf(draw, page) for _ in range(draw(st.integers(0, 2))))


def _tasks(draw: st.DrawFn, page: Page, depth: int) -> tuple[Task, ...]:
    count = draw(st.integers(0, 2)) if depth else 0
    return tuple(
        Task(
            page.leaf(draw(texts), made=draw(st.booleans())),
            _leaf(draw, page),
            _leaves(draw, page),
            subtasks=_tasks(draw, page, depth - 1),
        )
        for _ in range(count)
    )


def _period(draw: st.DrawFn, page: Page) -> Period:
    item = Item(_leaf(draw, page), _leaf(draw, page), columns={draw(texts): draw(texts)})
    return Period("", _leaf(draw, page), months=draw(st.sampled_from([(), (3,), (7, 8)])), items=(item,))
