"""``-f tree``: what was found, at a glance: one line for each thing, clipped to the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, Struct

from planparse.model import DateRange
from planparse.rendering.columns import clipped, columns, printable
from planparse.rendering.places import lines_and_columns
from planparse.rendering.words import PARTS, REASONS, SCHEDULE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msgspec import UnsetType

    from planparse.model import Extraction, Fact, Item, Period, Plan, SetAside, Task
    from planparse.rendering import RenderOptions, Result

Parts = list[tuple[str, str]]
"""The pieces of a line, each with what it is (a key of ``_COLOURS``)."""

_COLOURS: dict[str, dict[str, object]] = {
    "file": {"fg": "blue", "bold": True},
    "title": {"bold": True, "underline": True},
    "name": {"fg": "magenta"},
    "marker": {"fg": "cyan"},
    "heading": {"bold": True},
    "text": {},
    "label": {"fg": "green", "bold": True},
    "date": {"fg": "green"},
    "facts": {"dim": True},
    "branch": {"dim": True},
    "aside": {"dim": True},
    "issue": {"fg": "yellow"},
}

_NAME_WIDTH = 10
"""Columns for the names of a plan's parts."""

_NARROWEST = 24
"""Columns that a line's text always gets, however deep it stands."""


class _Pen(Struct, frozen=True):
    width: int
    colour: bool

    def line(self, lead: str, parts: Parts) -> str:
        """Return ``lead`` (branches) and ``parts``, clipped to the width."""
        room = max(_NARROWEST, self.width - columns(lead))
        written = [self._styled(lead, "branch")]
        for text, what in parts:
            shown, taken = clipped(printable(text[: 4 * room]), room)
            written.append(self._styled(shown, what))
            room -= taken
            if room <= 0:
                break
        return "".join(written).rstrip() + "\n"

    def whole(self, parts: Parts) -> str:
        """Return a line that is not clipped."""
        return "".join(self._styled(printable(text), what) for text, what in parts) + "\n"

    def _styled(self, text: str, what: str) -> str:
        if not self.colour or not text.strip():
            return text
        from click import style

        return style(text, **_COLOURS[what])  # type: ignore[arg-type]


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:
    """Yield the lines of each file's tree; files are parted by an empty line."""
    pen = _Pen(options.width, options.colour)
    begin = ""
    for result in results:
        yield begin + _file(pen, result.extraction)
        for number, plan in enumerate(result.extraction.plans, 1):
            yield "\n" + _title(pen, plan, number)
            if options.explain:
                yield from _where(pen, plan, result.source.text)
            yield from _plan(pen, plan)
        yield from _set_aside(pen, result, options.explain)
        yield from _issues(pen, result)
        begin = "\n"


def _file(pen: _Pen, extraction: Extraction) -> str:
    source = extraction.source
    facts = [source.kind, source.encoding or "", f"{source.characters:,} 字"]
    count = len(extraction.plans)
    found = f"{count} 份计划" if count else "没有找到计划 / no plan found"
    about = " · ".join([*filter(None, facts), found])
    return pen.line("", [(source.name, "file"), (f"  {about}", "text")])


def _title(pen: _Pen, plan: Plan, number: int) -> str:
    mark = [(f"{plan.compilation_mark} ", "marker")] if plan.compilation_mark else []
    return pen.line(f"{number}. ", [*mark, (plan.title or "（无标题）", "title")])


def _where(pen: _Pen, plan: Plan, text: str) -> Iterator[str]:
    if plan.span is UNSET:
        return
    (first, _), (last, _) = lines_and_columns(text, plan.span)
    yield pen.line("   ", _named("来自", f"第 {first}—{last} 行"))


def _plan(pen: _Pen, plan: Plan) -> Iterator[str]:
    for name, text in _head(plan):
        yield pen.line("   ", _named(PARTS[name], text))
        if name == "guiding_ideology" and plan.guiding_ideology:
            yield from _facts(pen, plan.guiding_ideology.facts, "   " + " " * _NAME_WIDTH)
    if plan.tasks:
        total = _count(plan.tasks)
        more = f"，连同下级共 {total} 条" if total > len(plan.tasks) else ""
        yield pen.line("   ", _named(PARTS["tasks"], f"{len(plan.tasks)} 条{more}"))
        yield from _tasks(pen, plan.tasks, "   ")
    if plan.schedule:
        items = sum(len(period.items) for period in plan.schedule)
        yield pen.line("   ", _named(PARTS["schedule"], f"{len(plan.schedule)} 个时段，{items} 项"))
        yield from _schedule(pen, plan.schedule)
    for name, text in _foot(plan):
        yield pen.line("   ", _named(PARTS[name], text))


def _head(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.organization:
        yield "organization", plan.organization
    if plan.year is not None:
        yield "year", str(plan.year)
    elif plan.year_as_printed:
        yield "year", f"未印年份（{plan.year_as_printed}）"
    elif plan.year_estimate is not UNSET:
        yield "year", f"未印年份，可能是 {plan.year_estimate.year}"
    if plan.guiding_ideology:
        guiding = plan.guiding_ideology
        label = "" if guiding.label in ("", PARTS["guiding_ideology"]) else f"{guiding.label}："
        yield "guiding_ideology", label + _first_words(guiding.text)
    if plan.opening:
        yield "opening", _first_words(plan.opening)


def _foot(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.closing:
        yield "closing", _first_words(plan.closing)
    if plan.attachments:
        yield "attachments", _first_words(plan.attachments)
    if plan.signature:
        yield "signature", "  ".join(filter(None, [plan.signature.organization, plan.signature.date]))


def _named(name: str, text: str) -> Parts:
    return [(name + " " * (_NAME_WIDTH - columns(name)), "name"), (text, "text")]


def _first_words(paragraphs: Sequence[str]) -> str:
    more = f"（共 {len(paragraphs)} 段）" if len(paragraphs) > 1 else ""
    return more + paragraphs[0] if paragraphs else ""


def _count(tasks: Sequence[Task]) -> int:
    return sum(1 + _count(task.subtasks) for task in tasks)


def _branches(count: int, lead: str) -> Iterator[tuple[str, str]]:
    """Yield, for each of ``count`` siblings, the lead of its line and of the lines below it."""
    for number in range(1, count + 1):
        last = number == count
        yield lead + ("└─ " if last else "├─ "), lead + ("   " if last else "│  ")


def _tasks(pen: _Pen, tasks: Sequence[Task], lead: str) -> Iterator[str]:
    for (own, below), task in zip(_branches(len(tasks), lead), tasks, strict=True):
        yield pen.line(own, _task(task))
        yield from _facts(pen, task.facts, below + ("│  " if task.subtasks else "   "))
        yield from _tasks(pen, task.subtasks, below)


def _task(task: Task) -> Parts:
    parts = [(task.marker, "marker"), (task.heading, "heading")]
    if task.role:
        parts.append((f"（见{PARTS[task.role]}）", "name"))
    if task.text:
        parts.append(("  " if task.heading else "", "text"))
        parts.append((_first_words(task.text), "text"))
    return parts


def _schedule(pen: _Pen, schedule: Sequence[Period]) -> Iterator[str]:
    for (own, below), period in zip(_branches(len(schedule), "   "), schedule, strict=True):
        note = f"  {_first_words(period.text)}" if period.text else ""
        yield pen.line(own, [(period.marker, "marker"), (period.label, "label"), (note, "text")])
        for (item_own, under), item in zip(_branches(len(period.items), below), period.items, strict=True):
            yield pen.line(item_own, _item(item))
            yield from _facts(pen, item.facts, under + "   ")


def _facts(pen: _Pen, facts: Sequence[Fact] | UnsetType, lead: str) -> Iterator[str]:
    if facts is UNSET:
        return
    from planparse.rendering.facts import listed

    if said := listed(facts):
        yield pen.line(lead, [(said, "facts")])


def _item(item: Item) -> Parts:
    parts = [(item.marker, "marker"), (item.text, "text")]
    for key in SCHEDULE_COLUMNS:
        value = getattr(item, key)
        if value and value not in item.text:
            parts.append((f"  {SCHEDULE_COLUMNS[key]}：{value}", "name"))
    parts += [(f"  {header}：{value}", "name") for header, value in item.columns.items()]
    if item.date:
        parts.append((f"  [{_date(item.date)}]", "date"))
    return parts


def _date(date: str | DateRange) -> str:
    return f"{date.start}—{date.end}" if isinstance(date, DateRange) else date


def _set_aside(pen: _Pen, result: Result, explain: bool) -> Iterator[str]:
    passages = sorted(result.extraction.set_aside, key=lambda passage: passage.span)
    if not passages:
        return
    yield "\n" + pen.line("", [("剔除 ", "name"), (_by_reason(passages), "aside")])
    if not explain:
        return
    places = lines_and_columns(result.source.text, (passage.span[0] for passage in passages))
    for passage, (line, column) in zip(passages, places, strict=True):
        reason = REASONS[passage.reason]
        yield pen.line("  ", [(f"{line}:{column} {reason}  ", "name"), (passage.text, "aside")])


def _by_reason(passages: Sequence[SetAside]) -> str:
    counts: dict[str, int] = {}
    for passage in passages:
        counts[passage.reason] = counts.get(passage.reason, 0) + 1
    ordered = sorted(counts.items(), key=lambda entry: -entry[1])
    return f"{len(passages)} 处：" + "，".join(f"{REASONS[reason]} {count}" for reason, count in ordered)


def _issues(pen: _Pen, result: Result) -> Iterator[str]:
    issues = sorted(result.extraction.issues, key=lambda issue: issue.span)
    if not issues:
        return
    yield "\n" + pen.line("", [("提示 ", "name"), (f"{len(issues)} 处", "issue")])
    places = lines_and_columns(result.source.text, (issue.span[0] for issue in issues))
    for issue, (line, column) in zip(issues, places, strict=True):
        where = f"  {line}:{column}"
        yield pen.whole([(where, "issue"), (f"  {issue.message}", "text"), (f"  [{issue.code}]", "aside")])
