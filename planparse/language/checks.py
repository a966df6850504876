"""What a calendar would object to in a plan: days that do not exist, wrong weekdays, wrong months.

Findings are data; they never stop the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from planparse.language import calendar
from planparse.language.calendar import When
from planparse.language.facts import find_facts
from planparse.language.folding import compiled, folded
from planparse.language.positions import source_span
from planparse.language.schedule import day_of_item, when_of
from planparse.model import DateRange, Fact, Issue, Item, Period, Plan, Span, Task

MESSAGES: Final = {
    "no_such_date": "{here}不存在 / there is no such day: {here}",
    "wrong_weekday": "{here}与日期不符：{day}是{real} / {here} does not fit: {day} is a {english}",
    "festival_month": "{here}不在{label}：{year}{name}是{day} "
    "/ {here} is not in this period ({label}): it is {day}",
    "holiday_clash": "{here}（{day}）在放假期间 / {here} ({day}) is a public holiday",
    "makeup_workday": "{here}（{day}）是调休上班日 / {here} ({day}) is a weekend day that is worked",
    "holidays_unknown": "{year}年节假日安排未公布，日程未与放假、调休核对 "
    "/ the public holidays of {year} are not announced yet; the schedule was not checked against them",
}
"""Code and message, Chinese then English."""

_CHINESE: Final = "一二三四五六日"
_ENGLISH: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ABOUT_HOLIDAYS: Final = ("放假", "值班", "假期", "调休", "上班")
_AHEAD: Final = timedelta(days=30)
"""A festival is prepared and people are visited up to so many days before it."""
_OTHER_TIME: Final = ("总结", "准备", "筹备", "布置", "策划", "排练", "征集", "计划", "部署")
"""What these words speak of lies behind or far ahead."""
_AFTER_FESTIVAL: Final = ("后", "总结", "以来")
"""After these words the festival is over: 春节后开工 in March is right."""


def calendar_issues(plan: Plan, *, year: int | None = None) -> tuple[Issue, ...]:
    """Return what does not fit the calendar; spans are in code points of the source.

    ``year`` is for a plan that prints none.  Without any year only days that can never exist and
    months in which a festival can never fall are found.
    """
    when = when_of(plan, year)
    issues: list[Issue] = []
    for text in _texts(plan):
        issues += _days(text, when)
    dated: list[str | DateRange | None] = []
    for period in plan.schedule:
        for item in period.items:
            dated.append(day_of_item(item, period, when))
            issues += _festivals(item, period, when)
            issues += _holidays(item, dated[-1], when)
    issues += _unknown(plan, dated)
    return tuple(sorted(issues, key=lambda issue: issue.span))


def _texts(plan: Plan) -> Iterator[str]:
    """Yield every printed text that may hold a date."""
    yield from plan.opening
    if plan.guiding_ideology is not None:
        yield from plan.guiding_ideology.text
    for task in plan.tasks:
        yield from _task_texts(task)
    for period in plan.schedule:
        yield from (period.label, *period.text)
        yield from (item.text for item in period.items)
    yield from plan.closing
    if plan.signature is not None and plan.signature.date is not None:
        yield plan.signature.date


def _task_texts(task: Task) -> Iterator[str]:
    yield from (task.heading, *task.text)
    for subtask in task.subtasks:
        yield from _task_texts(subtask)


def _issue(code: str, text: str, span: Span, **words: object) -> Issue:
    """Return the issue at ``text[span]``; (0, 0) is the span of text that came from no source."""
    message = MESSAGES[code].format(here=text[span[0] : span[1]], **words)
    return Issue(code, message, source_span(text, *span) or (0, 0))


# --------------------------------------------------------------------------- days and weekdays


_DATES: Final = frozenset(("date", "date_range"))
_WITH_WEEKDAYS: Final = frozenset(("date", "date_range", "weekday"))
_FESTIVAL: Final = frozenset(("festival",))


def _days(text: str, when: When) -> Iterator[Issue]:
    if not find_facts(text, kinds=_DATES):
        return
    facts = find_facts(text, year=when.year, school_year=when.school_year, kinds=_WITH_WEEKDAYS)
    yield from _impossible(text, facts)
    yield from _weekdays(text, facts)


def _impossible(text: str, facts: tuple[Fact, ...]) -> Iterator[Issue]:
    for fact in facts:
        if fact.kind in _DATES and fact.value is None and not fact.text.startswith("农历"):
            yield _issue("no_such_date", text, fact.span)


_BETWEEN: Final = r"[ \u3000]?[，,、(（]?[ \u3000]?"


def _weekdays(text: str, facts: tuple[Fact, ...]) -> Iterator[Issue]:
    """Yield the weekdays that stand right behind a date and are not its weekday."""
    for fact, following in pairwise(facts):
        if fact.kind != "date" or following.kind != "weekday" or not isinstance(following.value, int):
            continue
        gap = text[fact.span[1] : following.span[0]]
        day = (
            calendar.day_of(fact.value) if fact.value and compiled(_BETWEEN).fullmatch(folded(gap)) else None
        )
        if day is not None and day.isoweekday() != following.value:
            real = day.isoweekday() - 1
            words = {"day": day.isoformat(), "real": f"周{_CHINESE[real]}", "english": _ENGLISH[real]}
            yield _issue("wrong_weekday", text, following.span, **words)


# --------------------------------------------------------------------------- festivals


def _festivals(item: Item, period: Period, when: When) -> Iterator[Issue]:
    """Yield the festivals of an item when none of them falls into its period."""
    if not period.months:
        return
    facts = [f for f in find_facts(item.text, kinds=_FESTIVAL) if not _is_elsewhere(item.text, f)]
    if any(_fits(fact.value["name"], period.months, when) for fact in facts):
        return
    for fact in facts:
        name = fact.value["name"]
        day = calendar.festival_day(name, when)
        said = day.removeprefix("--") if day else "、".join(f"{m}月" for m in calendar.festival_months(name))
        words = {"label": period.label, "name": name, "year": _year_words(day), "day": said}
        yield _issue("festival_month", item.text, fact.span, **words)


def _year_words(day: str | None) -> str:
    return f"{day[:4]}年" if day and not day.startswith("--") else ""


def _is_elsewhere(text: str, fact: Fact) -> bool:
    if any(word in text for word in _OTHER_TIME):
        return True
    return text[fact.span[1] : fact.span[1] + 4].startswith(_AFTER_FESTIVAL)


def _fits(name: str, months: tuple[int, ...], when: When) -> bool:
    """Tell whether the festival is in one of the months, or soon after the last of them."""
    day = calendar.festival_day(name, when)
    if day is None or day.startswith("--"):
        possible = calendar.festival_months(name)
        return not possible or any(month in months or (month - 2) % 12 + 1 in months for month in possible)
    return any(_in_or_ahead(date.fromisoformat(day), month) for month in months)


def _in_or_ahead(day: date, month: int) -> bool:
    return day.month == month or any((day - timedelta(days=n)).month == month for n in range(_AHEAD.days + 1))


# --------------------------------------------------------------------------- holidays


def _holidays(item: Item, dated: str | DateRange | None, when: When) -> Iterator[Issue]:
    """Yield the dates of an item that are announced as free, or as worked at a weekend.

    Items about the holiday itself (放假, 值班, its festival) are right there.
    """
    if dated is None or isinstance(dated, DateRange) or any(word in item.text for word in _ABOUT_HOLIDAYS):
        return
    day = calendar.day_of(dated)
    working = calendar.working(day) if day else None
    code = {"holiday": "holiday_clash", "makeup": "makeup_workday"}.get(working or "")
    if code and not find_facts(item.text, kinds=_FESTIVAL):
        facts = find_facts(item.text, year=when.year, school_year=when.school_year, kinds=_DATES)
        span = next((f.span for f in facts if f.kind == "date" and f.value == dated), (0, len(item.text)))
        yield _issue(code, item.text, span, day=dated)


def _unknown(plan: Plan, dated: list[str | DateRange | None]) -> Iterator[Issue]:
    """Yield one finding for a dated schedule in a year whose holidays are not announced."""
    years = set()
    for day in dated:
        first = day.start if isinstance(day, DateRange) else day
        if first and not first.startswith("--"):
            years.add(int(first[:4]))
    for year in sorted(years):
        if year > calendar.last_announced():
            yield Issue("holidays_unknown", MESSAGES["holidays_unknown"].format(year=year), _span_of(plan))


def _span_of(plan: Plan) -> Span:
    """Return where the plan begins: its title, else nothing."""
    return (plan.title and source_span(plan.title, 0, len(plan.title))) or (0, 0)
