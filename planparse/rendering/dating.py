"""When the items of a schedule fall, bound to the plan's year: what xlsx and ics have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from planparse.errors import UsageError
from planparse.language.calendar import When, bind, day_of, days_in, iso
from planparse.language.facts import find_facts
from planparse.model import DateRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planparse.model import Item, Period, Plan
    from planparse.rendering import Result

_FIRST_MONTHS_OF_SCHOOL = (8, 9)


class Dated(Struct, frozen=True):
    """A plan and the year that its dates belong to."""

    plan: Plan
    when: When


class Days(Struct, frozen=True):
    """The first and the last day, both included."""

    start: date
    end: date


def dated_plans(results: Iterable[Result], year: int | None) -> Iterator[Dated]:
    """Yield every plan with its year; ``year`` is for those that print none.

    Raises ``UsageError`` for a plan that prints none when ``year`` is None.
    """
    for result in results:
        for number, plan in enumerate(result.extraction.plans, 1):
            own = plan.year if plan.year is not None else year
            if own is None:
                raise _no_year(f"{result.extraction.source.name}#{number}")
            yield Dated(plan, When(own, is_school_year(plan)))


def is_school_year(plan: Plan) -> bool:
    """Tell whether the plan runs over the new year: it says 学年, or its months do (9 … 12, 1 … 7)."""
    if plan.title and "学年" in plan.title:
        return True
    months = [month for period in plan.schedule for month in period.months]
    if not months or months[0] < _FIRST_MONTHS_OF_SCHOOL[0]:
        return False
    return min(months) < _FIRST_MONTHS_OF_SCHOOL[0]


def days_of(item: Item, period: Period, when: When) -> Days | None:
    """Return the days that an item names; None when it names none, or one that does not exist.

    Where ``item.date`` is missing, as in a plan written by hand, a date that the text prints
    counts, if it lies in the months of the period.
    """
    if item.date is not None:
        return _between(item.date, when)
    facts = find_facts(item.text, year=when.year, school_year=when.school_year)
    printed = (fact.value for fact in facts if fact.kind in ("date", "date_range"))
    found = (_between(_range(value), when) for value in printed)
    return next((days for days in found if days and _within(days, period)), None)


def _range(value: Any) -> str | DateRange:
    return DateRange(value["start"], value["end"]) if isinstance(value, dict) else str(value)


def _within(days: Days, period: Period) -> bool:
    return not period.months or days.start.month in period.months


def _between(date: str | DateRange, when: When) -> Days | None:
    ends = (date.start, date.end) if isinstance(date, DateRange) else (date, date)
    return days_between(*ends, when)


def days_between(first: str, last: str, when: When) -> Days | None:
    """Return the days between two ISO dates, which may lack the year (``--02-27``)."""
    start, end = _day(first, when), _day(last, when)
    if start is None or end is None or end < start:
        return None
    return Days(start, end)


def days_of_period(period: Period, when: When) -> Days | None:
    """Return the first and last day of a period's months; None when it has none."""
    if not period.months or when.year is None:
        return None
    return _months(period.months[0], period.months[-1], when)


def days_of_year(when: When) -> Days | None:
    """Return the days that the plan is for: January to December, or September to August."""
    return _months(9, 8, when) if when.school_year else _months(1, 12, when)


def _months(first: int, last: int, when: When) -> Days | None:
    begin = when.of(first)
    if begin is None:
        return None
    end = begin + (last < first)
    start, finish = iso(begin, first, 1), iso(end, last, days_in(end, last))
    return days_between(start, finish, when) if start and finish else None


def _day(value: str, when: When) -> date | None:
    if value.startswith("--"):
        month, _, day = value[2:].partition("-")
        if not (month.isdecimal() and day.isdecimal()):
            return None
        bound = bind(int(month), int(day), when)
        return day_of(bound) if bound else None
    try:
        return day_of(value)
    except ValueError:
        return None


def _no_year(name: str) -> UsageError:
    return UsageError(
        f"{name} 没有印年份，日期无法确定；请加 --year，例如 --year 2026",
        f"{name} prints no year, so its dates are unknown; give one, as in --year 2026",
    )
