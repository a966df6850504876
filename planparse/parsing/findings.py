"""What a careful reader would point out in a plan: gaps in its numbering, empty headings, masked words.

Findings are data; they never stop the work.  To add one, add its message to ``MESSAGES`` and a
function that yields it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from planparse.model import Issue, Plan, Span, Task, spans_of
from planparse.parsing import cues, naming
from planparse.parsing.markers import BULLET, LAST_WORD, STYLES, WORDS, is_decimal
from planparse.parsing.shapes import is_chinese
from planparse.parsing.structure import Chunk, Entry, Structure

MESSAGES: Final = {
    "numbering_gap": "编号不连续：{before}之后是{here} / numbering jumps from {before} to {here}",
    "numbering_repeated": "编号重复：{here} / number repeated: {here}",
    "numbering_backwards": "编号倒退：{before}之后是{here} / numbering goes back from {before} to {here}",
    "numbering_start": "编号不是从一开始：{here} / numbering does not begin at one: {here}",
    "numbering_restyled": "同级编号样式不一：{before}之后是{here} / siblings numbered in two styles: {here} after {before}",
    "missing_parent": "原文缺少上一级标题 / the heading above is missing from the source",
    "empty_heading": "标题下没有内容：{here} / a heading without content: {here}",
    "empty_item": "编号后没有内容：{here} / a number without content: {here}",
    "period_missing": "日程缺{here}月 / the schedule lacks month {here}",
    "period_repeated": "日程中{here}出现不止一次 / period {here} occurs more than once",
    "empty_period": "{here}没有内容 / period {here} has no items",
    "year_differs": "正文中的{here}与标题的{before}不一致 / the body says {here}, the title {before}",
    "masked_word": "字词被遮盖或拆断：{here} / a masked or broken word: {here}",
    "cut": "此处起为一篇计划：{here} / a plan begins here; the line {before}",
}


def finding(code: str, span: Span, here: str = "", before: str = "") -> Issue:
    """Return the issue ``code`` at ``span``; its message names what is printed ``here`` and ``before``."""
    return Issue(code, MESSAGES[code].format(here=here, before=before), span)


def findings(plan: Plan, structure: Structure) -> Iterator[Issue]:
    """Yield everything worth pointing out in a plan, in no particular order."""
    yield from _numbering(structure.entries)
    yield from _empty(plan.tasks)
    yield from _periods(plan)
    yield from _years(plan, structure)
    yield from _masked(structure)


# --------------------------------------------------------------------------- numbering

_UNCOUNTED: Final = frozenset((BULLET, WORDS))


def _numbering(entries: Sequence[Entry]) -> Iterator[Issue]:
    """Compare each numbered entry with the sibling before it."""
    last: dict[int, Entry] = {}
    former: dict[int, Entry] = {}
    for entry in entries:
        for depth in [d for d in last if d > entry.depth]:
            former[depth] = last.pop(depth)
        if entry.kind == "orphan":
            continue
        before = last.get(entry.depth)
        if entry.kind == "task" and entry.style not in _UNCOUNTED:
            runs_on = former.get(entry.depth) if before is None else None
            if runs_on is None or (runs_on.style, runs_on.number + 1) != (entry.style, entry.number):
                yield from _step(before, entry)
        last[entry.depth] = entry


def _step(before: Entry | None, entry: Entry) -> Iterator[Issue]:
    if entry.marker is None or entry.number == LAST_WORD:
        return
    here = entry.marker.text
    span = entry.marker.paragraph.spans(entry.marker.start, entry.marker.end)[0]
    if before is None or before.kind != "task" or before.marker is None:
        if entry.number > 1 and not is_decimal(entry.style):
            yield finding("numbering_start", span, here)
        return
    former = before.marker.text
    step = entry.number - before.number
    if entry.style == before.style or step == 1:
        code = {0: "numbering_repeated", 1: ""}.get(
            step, "numbering_gap" if step > 0 else "numbering_backwards"
        )
        if code and not (is_decimal(entry.style) and entry.number == 1):
            yield finding(code, span, here, former)
    if entry.style != before.style and STYLES[before.style].name != "bullet":
        yield finding("numbering_restyled", span, here, former)


# --------------------------------------------------------------------------- content


def _empty(tasks: Sequence[Task]) -> Iterator[Issue]:
    """Point out numbers with nothing behind them, and headings whose siblings have content and they none."""
    full = sum(1 for task in tasks if task.heading and (task.text or task.subtasks))
    empty = [task for task in tasks if not task.role and not task.text and not task.subtasks]
    for task in empty:
        yield from _empty_task(task, full >= len(empty))
    for task in tasks:
        yield from _empty(task.subtasks)


def _empty_task(task: Task, filled: bool) -> Iterator[Issue]:
    spans = spans_of(task.heading) or spans_of(task.marker)
    if not spans:
        return
    if not task.heading:
        yield finding("empty_item", spans[0], task.marker)
    elif filled and task.marker:
        yield finding("empty_heading", spans[0], task.heading)


# --------------------------------------------------------------------------- schedule


def _periods(plan: Plan) -> Iterator[Issue]:
    seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for period in plan.schedule:
        spans = spans_of(period.label)
        key = (period.months, period.weeks)
        if spans and any(key) and key in seen and period.label.rstrip("份月").isalnum():
            yield finding("period_repeated", spans[0], period.label)
        seen.add(key)
        if spans and not period.items and not period.text:
            yield finding("empty_period", spans[0], period.label)
    yield from _missing_months(plan)


def _missing_months(plan: Plan) -> Iterator[Issue]:
    """Point out a month that the schedule passes over, the summer of a school year excepted."""
    monthly = [p for p in plan.schedule if p.months and spans_of(p.label)]
    if len(monthly) < 3:
        return
    present = {month for p in monthly for month in p.months}
    for one, other in pairwise(monthly):
        first, last = one.months[-1], other.months[0]
        between = [(first + k) % 12 + 1 for k in range((last - first - 1) % 12)]
        if not 0 < len(between) <= 2:
            continue
        for month in between:
            if month not in present and not (month in (2, 7, 8) and (one.months[0] > 8 or first >= 6)):
                yield finding("period_missing", spans_of(other.label)[0], str(month))


# --------------------------------------------------------------------------- words


def _years(plan: Plan, structure: Structure) -> Iterator[Issue]:
    if plan.year is None or not plan.title:
        return
    in_title = naming.year_in_title(plan.title)
    if in_title is None or in_title.year is None:
        return
    for chunk in _chunks(structure):
        for found, start, end in naming.own_years(chunk.text):
            if found.year is not None and found.year != in_title.year:
                spans = chunk.paragraph.spans(*_inside(chunk.paragraph.text, chunk.start, start, end))
                yield finding("year_differs", spans[0], found.printed, in_title.printed)


def _inside(text: str, offset: int, start: int, end: int) -> tuple[int, int]:
    """Turn offsets of a stripped chunk into offsets of its paragraph."""
    lead = len(text[offset:]) - len(text[offset:].lstrip())
    return offset + lead + start, offset + lead + end


def _masked(structure: Structure) -> Iterator[Issue]:
    for chunk in _chunks(structure):
        text = chunk.paragraph.text
        for match in _mask_pattern().finditer(text, chunk.start, chunk.end):
            start, end = _masked_word(text, *match.span())
            if start < end:
                yield finding("masked_word", chunk.paragraph.spans(start, end)[0], text[start:end])


def _masked_word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the mask with the characters beside it; an empty span for a sign that covers nothing."""
    mask, before, after = text[start], text[start - 1 : start], text[end : end + 1]
    if after == "年" or before.isdigit() or after.isdigit():
        return start, start
    if mask in "-－":
        joined = is_chinese(before) and is_chinese(after) and end == start + 1
        return (start - 1, end + 1) if joined else (start, start)
    if mask in "*＊":
        begin = start - 1 if is_chinese(before) else start
        return begin, end if begin < start or not is_chinese(after) else end + 1
    return (start, end) if end > start + 1 else (start, start)


@cache
def _mask_pattern() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(cues.MASKS)}]+")


def _chunks(structure: Structure) -> Iterator[Chunk]:
    yield from structure.preamble
    for entry in structure.entries:
        if entry.head is not None:
            yield entry.head
        yield from entry.body
