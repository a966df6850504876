"""The right side of the page: the plans as a tree, the issues, and what was set aside."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import UNSET

from planparse.model import DateRange, spans_of
from planparse.rendering.facts import marks_in
from planparse.rendering.html.markup import english, escaped, marked
from planparse.rendering.html.source import Passage, aside_key, issue_key
from planparse.rendering.html.year import Card, year_view
from planparse.rendering.places import lines_and_columns
from planparse.rendering.words import REASONS, SCHEDULE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msgspec import UnsetType

    from planparse.model import Fact, GuidingIdeology, Item, Period, Plan, Signature, Task
    from planparse.rendering import Result

    Facts = Sequence[Fact] | UnsetType


class Structure:
    """Writes a file's right side, and gathers which passage of the source each leaf is."""

    def __init__(self, file: int) -> None:
        """Take the file's number on the page; plans are known by it."""
        self._file = file
        self._leaves = 0
        self.passages: list[Passage] = []
        self.facts: list[Fact] = []
        self._cards: list[Card] = []

    def pane(self, result: Result) -> Iterator[str]:
        """Yield the tabs of the right side and what they show."""
        extraction = result.extraction
        trees: list[str] = []
        years: list[str] = []
        for number, plan in enumerate(extraction.plans, 1):
            self._cards = []
            trees += self._plan(plan, number)
            years += year_view(plan, number, self._cards)
        yield _tabs(result, has_years=bool(years))
        yield "<div class=tab data-tab=tree>\n"
        yield from trees or [f"<p class=none>没有找到计划 {english('no plan found')}</p>\n"]
        yield "</div>\n"
        if years:
            yield f"<div class=tab data-tab=year hidden>\n{''.join(years)}</div>\n"
        yield from _issues(result)
        yield from _set_aside(result)

    def _leaf(self, text: str, kind: str, facts: Facts = ()) -> str:
        """Return the element of a leaf, those of ``facts`` marked that stand in it; "" has none."""
        if not text:
            return ""
        spans = spans_of(text)
        if not spans:
            return f"<span class='leaf {kind}'>{escaped(text)}</span>"
        self._leaves += 1
        key = f"n{self._leaves}"
        self.passages += [Passage(span, kind, key) for span in spans]
        marks = marks_in(text, facts)
        self.facts += [mark.fact for mark in marks]
        return f"<span class='leaf {kind}' data-k={key}>{marked(text, marks)}</span>"

    def _plan(self, plan: Plan, number: int) -> Iterator[str]:
        name = escaped(plan.title or "（无标题）")
        yield f"<section class=plan id=f{self._file}p{number} data-title='{name}'>\n"
        title = self._leaf(plan.title or "", "title") or "<span class=none>（无标题）</span>"
        mark = self._leaf(plan.compilation_mark or "", "mark")
        yield f"<h3 class=node tabindex=-1><b class=no>{number}</b>{mark}{title}</h3>\n"
        yield _about(plan)
        if plan.guiding_ideology:
            yield self._guiding(plan.guiding_ideology)
        yield self._paragraphs("引言", "opening", plan.opening, "opening")
        yield from self._tasks(plan.tasks)
        yield from self._schedule(plan.schedule)
        yield self._paragraphs("结语", "closing", plan.closing, "closing")
        yield self._paragraphs("附件", "attachments", plan.attachments, "attachment")
        if plan.signature:
            yield self._signature(plan.signature)
        yield "</section>\n"

    def _part(self, chinese: str, word: str, inner: str) -> str:
        return f"<div class=part><h4>{chinese} {english(word)}</h4>{inner}</div>\n"

    def _guiding(self, guiding: GuidingIdeology) -> str:
        label = self._leaf(guiding.label, "guiding")
        texts = "".join(f"<p>{self._leaf(text, 'guiding', guiding.facts)}</p>" for text in guiding.text)
        inner = f"<div class=node tabindex=-1><b>{label}</b>{texts}</div>"
        return self._part("指导思想", "guiding ideology", inner)

    def _paragraphs(self, chinese: str, word: str, texts: Sequence[str], kind: str) -> str:
        if not texts:
            return ""
        inner = "".join(f"<p class=node tabindex=-1>{self._leaf(text, kind)}</p>" for text in texts)
        return self._part(chinese, word, inner)

    def _signature(self, signature: Signature) -> str:
        said = filter(None, [signature.organization, signature.date])
        inner = "　".join(self._leaf(text, "signature") for text in said)
        return self._part("落款", "signature", f"<p class=node tabindex=-1>{inner}</p>")

    # ----------------------------------------------------------------- tasks and schedule

    def _tasks(self, tasks: Sequence[Task]) -> Iterator[str]:
        if not tasks:
            return
        total = sum(map(_count, tasks))
        yield f"<div class=part><h4>任务 {english('tasks')} <span class=n>{total}</span></h4>\n"
        yield from chain.from_iterable(map(self._task, tasks))
        yield "</div>\n"

    def _task(self, task: Task) -> Iterator[str]:
        texts = list(task.text)
        head = self._leaf(task.marker, "marker") + self._leaf(task.heading, "heading", task.facts)
        if not task.heading and texts:
            head += self._leaf(texts.pop(0), "text", task.facts)
        if task.role:
            name = "指导思想" if task.role == "guiding_ideology" else "日程"
            head += f" <span class=tag>见{name}</span>"
        body = "".join(f"<p>{self._leaf(text, 'text', task.facts)}</p>" for text in texts)
        if not body and not task.subtasks:
            yield _single(head)
            return
        yield _open_details(head, body)
        yield from chain.from_iterable(map(self._task, task.subtasks))
        yield "</details>\n"

    def _schedule(self, schedule: Sequence[Period]) -> Iterator[str]:
        if not schedule:
            return
        items = sum(len(period.items) for period in schedule)
        yield f"<div class=part><h4>日程 {english('schedule')} <span class=n>{items}</span></h4>\n"
        for period in schedule:
            yield from self._period(period)
        yield "</div>\n"

    def _period(self, period: Period) -> Iterator[str]:
        head = self._leaf(period.marker, "marker") + self._leaf(period.label, "label")
        texts = ""
        for text in period.text:
            texts += f"<p>{self._leaf(text, 'text')}</p>"
            self._cards.append(Card(period, text, self._last_key(text)))
        count = f" <span class=n>{len(period.items)}</span>"
        yield _open_details(head + count, texts)
        for item in period.items:
            inner = self._leaf(item.marker, "marker") + self._leaf(item.text, "item", item.facts)
            self._cards.append(Card(period, item.text, self._last_key(item.text), item.date))
            yield _single(inner + self._said(item))
        yield "</details>\n"

    def _last_key(self, text: str) -> str:
        """Return the key that the leaf just written has; "" when it stands in no source."""
        return self.passages[-1].key if text and spans_of(text) else ""

    def _said(self, item: Item) -> str:
        tags = [f"<time>{escaped(_date(item.date))}</time>"] if item.date else []
        for key, name in SCHEDULE_COLUMNS.items():
            value = getattr(item, key)
            if value:
                tags.append(f"<span class=tag>{name} {self._leaf(value, 'item')}</span>")
        for header, cell in item.columns.items():
            tags.append(f"<span class=tag>{escaped(header)} {self._leaf(cell, 'item')}</span>")
        return "".join(f" {tag}" for tag in tags)


def _open_details(head: str, body: str) -> str:
    return f"<details class=task open><summary class=node><span class=row>{head}</span>{body}</summary>\n"


def _single(head: str) -> str:
    return f"<div class=task><div class=node tabindex=-1><span class='row long'>{head}</span></div></div>\n"


def _tabs(result: Result, *, has_years: bool) -> str:
    extraction = result.extraction
    tabs = [("tree", "结构", "structure", f" <span class=n>{len(extraction.plans)}</span>")]
    if has_years:
        tabs.append(("year", "年历", "year", ""))
    tabs.append(("issues", "提示", "issues", f" <span class=n>{len(extraction.issues)}</span>"))
    tabs.append(("aside", "剔除", "set aside", f" <span class=n>{len(extraction.set_aside)}</span>"))
    buttons = "".join(
        f"<button type=button role=tab data-show={key} aria-selected={'true' if key == 'tree' else 'false'}>"
        f"{chinese}{count} {english(word)}</button>"
        for key, chinese, word, count in tabs
    )
    return f"<div class=tabs role=tablist>{buttons}</div>\n"


def _about(plan: Plan) -> str:
    facts = [("单位", plan.organization or ""), ("年份", _year(plan))]
    shown = "".join(f"<div><dt>{name}</dt><dd>{escaped(value)}</dd></div>" for name, value in facts if value)
    return f"<dl class=about>{shown}</dl>\n" if shown else ""


def _year(plan: Plan) -> str:
    printed = f"（印作 {plan.year_as_printed}）" if plan.year_as_printed else ""
    if plan.year is not None:
        return (
            str(plan.year)
            if plan.year_as_printed in (str(plan.year), f"{plan.year}年")
            else f"{plan.year}{printed}"
        )
    if plan.year_estimate is not UNSET:
        return f"未印，可能是 {plan.year_estimate.year}{printed}"
    return f"未印{printed}" if printed else ""


def _count(task: Task) -> int:
    return 1 + sum(map(_count, task.subtasks))


def _date(date: str | DateRange) -> str:
    return f"{date.start} — {date.end}" if isinstance(date, DateRange) else date


# --------------------------------------------------------------------------- issues, set aside


def _issues(result: Result) -> Iterator[str]:
    issues = sorted(enumerate(result.extraction.issues), key=lambda entry: entry[1].span)
    places = lines_and_columns(result.source.text, (issue.span[0] for _, issue in issues))
    rows = (
        _row(issue_key(number), place, issue.message, escaped(issue.code))
        for (number, issue), place in zip(issues, places, strict=True)
    )
    yield from _list("issues", rows)


def _set_aside(result: Result) -> Iterator[str]:
    passages = sorted(enumerate(result.extraction.set_aside), key=lambda entry: entry[1].span)
    places = lines_and_columns(result.source.text, (passage.span[0] for _, passage in passages))
    rows = (
        _row(aside_key(number), place, _beginning(passage.text), REASONS[passage.reason])
        for (number, passage), place in zip(passages, places, strict=True)
    )
    yield from _list("aside", rows)


def _list(tab: str, rows: Iterator[str]) -> Iterator[str]:
    yield f"<div class=tab data-tab={tab} hidden>\n<ul class=list>\n"
    none = True
    for row in rows:
        yield row
        none = False
    yield f"</ul>\n{_NOTHING if none else ''}</div>\n"


def _row(key: str, place: tuple[int, int], text: str, code: str) -> str:
    line, column = place
    return (
        f"<li><button type=button class=node data-k={key}><b>{line}:{column}</b> "
        f"<span>{escaped(text)}</span> <code>{code}</code></button></li>\n"
    )


_NOTHING = "<p class=none>没有 <small lang=en>none</small></p>\n"
_SHOWN = 120


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
