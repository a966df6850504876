"""A page built by hand: its text, and the leaves and set-aside passages that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.model import (
    Extraction,
    GuidingIdeology,
    Issue,
    Item,
    Leaf,
    Line,
    Period,
    Plan,
    SetAside,
    Signature,
    Source,
    SourceInfo,
    Span,
    Task,
)
from planparse.rendering import RenderOptions, Result, render

if TYPE_CHECKING:
    from planparse.model import Reason


class Page:
    """Collects text; ``leaf`` and ``aside`` say what the text just put down is."""

    def __init__(self, name: str = "计划.txt") -> None:
        self.name = name
        self.text = ""
        self.set_aside: list[SetAside] = []
        self.issues: list[Issue] = []
        self.made: list[Span] = []

    def leaf(self, text: str, *, made: bool = False, then: str = "") -> Leaf:
        span = self._put(text)
        if made:
            self.made.append(span)
        self.text += then
        return Leaf(text, (span,))

    def aside(self, text: str, reason: Reason, *, then: str = "\n") -> None:
        self.set_aside.append(SetAside(self._put(text), reason, text))
        self.text += then

    def issue(self, code: str, message: str, span: Span) -> None:
        self.issues.append(Issue(code, message, span))

    def result(self, *plans: Plan) -> Result:
        source = Source(
            text=self.text, lines=self._lines(), name=self.name, encoding="utf-8", made=tuple(self.made)
        )
        info = SourceInfo(self.name, "0" * 64, "txt", "utf-8", len(self.text))
        extraction = Extraction(
            source=info, plans=plans, set_aside=tuple(self.set_aside), issues=tuple(self.issues)
        )
        return Result(source, extraction)

    def _put(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return start, len(self.text)

    def _lines(self) -> tuple[Line, ...]:
        lines, at = [], 0
        for line in self.text.splitlines(keepends=True):
            if line.strip():
                lines.append(Line(at, at + len(line.rstrip())))
            at += len(line)
        return tuple(lines)


def small() -> Result:
    """A page with two plans: one with everything, one with a title and a paragraph."""
    page = Page()
    page.aside("首页 > 工作计划 > 工会", "site_chrome")
    start = len(page.text)
    mark = page.leaf("【篇一】")
    title = page.leaf("2026年某某学院工会工作计划", then="\n")
    label = page.leaf("工作总体要求", then="：")
    guiding = GuidingIdeology(label, (page.leaf("围绕中心工作，服务全体会员。", then="\n"),))
    opening = (page.leaf("为做好今年的工作，制定本计划。", then="\n"),)
    first = _first_task(page)
    schedule_task = Task(page.leaf("二、", made=True), page.leaf("日程安排", then="\n"), role="schedule")
    schedule = _schedule(page)
    page.aside("- 3 -", "page_number")
    closing = (page.leaf("总之，我们将把各项工作落到实处。", then="\n"),)
    attachments = (Leaf("活动经费表", page.leaf("附件：活动经费表", then="\n").spans),)
    signature = Signature(page.leaf("某某学院工会", then="\n"), page.leaf("2026年1月5日", then="\n"))
    plan = Plan(
        title=title,
        compilation_mark=mark,
        organization="某某学院工会",
        year=2026,
        year_as_printed="2026年",
        guiding_ideology=guiding,
        opening=opening,
        tasks=(first, schedule_task),
        schedule=schedule,
        closing=closing,
        attachments=attachments,
        signature=signature,
        span=(start, len(page.text)),
    )
    second_start = len(page.text)
    second = Plan(
        title=page.leaf("班级读书计划", then="\n"),
        opening=(page.leaf("每天读一页书。", then="\n"),),
        span=(second_start, len(page.text) - 1),
    )
    page.issue(
        "numbering_gap", "编号不连续：缺 2、 / numbering jumps over 2、", _span(first.subtasks[1].marker)
    )
    return page.result(plan, second)


def _first_task(page: Page) -> Task:
    return Task(
        page.leaf("一、", made=True),
        page.leaf("完善职代会制度", then="\n"),
        (page.leaf("按时开好职代会，落实提案。", then="\n"),),
        subtasks=(
            Task(
                page.leaf("1、"), page.leaf("征集提案", then="。"), (page.leaf("三月底前汇总。", then="\n"),)
            ),
            Task(page.leaf("3、"), "", (page.leaf("组织代表巡视，每年不少于两次。", then="\n"),)),
        ),
    )


def _schedule(page: Page) -> tuple[Period, ...]:
    march = Period(
        "",
        page.leaf("三月份", then="：\n"),
        months=(3,),
        items=(
            Item(page.leaf("1."), page.leaf("3月8日召开座谈会", then="\n"), date="2026-03-08"),
            Item(page.leaf("2."), page.leaf("组织植树", then="\n")),
        ),
    )
    autumn = Period(
        "",
        page.leaf("九月—十月", then="\n"),
        months=(9, 10),
        items=(Item("", page.leaf("职工运动会", then="\n")),),
    )
    return march, autumn


def _span(text: str) -> Span:
    assert isinstance(text, Leaf)
    return text.spans[0]


def rendered(fmt: str, *results: Result, **options: object) -> str:
    """What ``-f fmt`` writes for ``results``."""
    return "".join(render(results, fmt, RenderOptions(**options)))  # type: ignore[arg-type]
