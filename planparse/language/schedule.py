"""When, where and by whom: what the items of a schedule print of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from msgspec.structs import replace

from planparse import numerals
from planparse.language.calendar import When, bind
from planparse.language.facts import find_facts
from planparse.language.patterns import DASH, DAY, FREE
from planparse.model import DateRange, Fact, Item, Period, Plan

_LABELS: Final = {
    "responsible": "责任人 责任部门 责任单位 责任科室 责任处室 责任领导 负责人 负责部门 负责科室 主要负责人 "
    "牵头部门 牵头单位 牵头人 承办 承办单位 承办部门 主办 主办单位 起草单位 分管领导 责任",
    "participants": "参加人员 参加对象 参加范围 参加人 参与人员 参与对象 参会人员 参训人员 与会人员 出席人员 "
    "参赛对象 对象 范围",
}
"""Words that lead in, before a colon, who answers for an item and who takes part."""


def when_of(plan: Plan, year: int | None = None) -> When:
    """Return the year that the plan's dates belong to; ``year`` is for a plan that prints none.

    It is a school year when the title says 学年 or the schedule runs over the new year (9 … 1 … 7).
    """
    return When(plan.year if plan.year is not None else year, _is_school_year(plan))


def _is_school_year(plan: Plan) -> bool:
    if "学年" in (plan.year_as_printed or "") or "学年" in (plan.title or ""):
        return True
    months = [month for period in plan.schedule for month in period.months]
    return bool(months) and months[0] >= 8 > min(months)


def date_schedule(plan: Plan, year: int | None = None) -> Plan:
    """Return the plan with date, place, responsible and participants of its items filled in."""
    when = when_of(plan, year)
    return replace(plan, schedule=tuple(_dated(period, when) for period in plan.schedule))


def _dated(period: Period, when: When) -> Period:
    items = tuple(date_item(item, period, when.year, when.school_year) for item in period.items)
    return replace(period, items=items)


def date_item(item: Item, period: Period, year: int | None = None, school_year: bool = False) -> Item:
    """Return the item with what its text prints of date, place, responsible and participants.

    What a table's column has said already stays.  A day without its month (20日) is one of the
    period's month; an item that prints no day takes the days of its period's label (2月21日—27日).
    Dates are ISO, ``--MM-DD`` when no year is known; a day that does not exist gives none.
    """
    when = When(year, school_year)
    facts = find_facts(item.text, year=year, school_year=school_year)
    place = item.place or next((fact.text for fact in facts if fact.kind == "place"), None)
    return replace(
        item,
        date=item.date or _date(facts) or _bare_day(item.text, period, when) or _label_date(period, when),
        place=place,
        responsible=item.responsible or _responsible(item.text),
        participants=item.participants or _participants(item.text),
    )


def _date(facts: tuple[Fact, ...]) -> str | DateRange | None:
    """Return the first date that exists."""
    for fact in facts:
        if fact.kind == "date" and fact.value is not None:
            return str(fact.value)
        if fact.kind == "date_range" and fact.value is not None:
            return DateRange(fact.value["start"], fact.value["end"])
    return None


@cache
def _days() -> re.Pattern[str]:
    from_to = f"(?<![月第每一-鿿]){FREE}({DAY})[日号]?{DASH}({DAY})[日号](?!内)"
    one = f"(?<![月第每]){FREE}({DAY})[日号](?![内楼游常三活生营捐]|之内|以内)"
    return re.compile(f"{from_to}|{one}")


def _bare_day(text: str, period: Period, when: When) -> str | DateRange | None:
    """Return the day or days of the period's month that ``text`` names without a month."""
    if len(period.months) != 1:
        return None
    match = _days().search(text)
    if match is None:
        return None
    month = period.months[0]
    days = [bind(month, numerals.parse(day) or 0, _labelled(period, when)) for day in match.groups() if day]
    if None in days:
        return None
    return days[0] if len(days) == 1 else DateRange(days[0] or "", days[1] or "")


def _labelled(period: Period, when: When) -> When:
    """Return the year that the period's own label prints, else the plan's."""
    match = re.search("([12][0-9]{3})[ ]?年", period.label)
    return When(int(match[1])) if match else when


def _label_date(period: Period, when: When) -> str | DateRange | None:
    if not any(char in period.label for char in "日号.-/"):
        return None
    return _date(find_facts(period.label, year=when.year, school_year=when.school_year))


@cache
def _led_in(field: str) -> re.Pattern[str]:
    labels = "|".join(sorted(_LABELS[field].split(), key=len, reverse=True))
    said = "([^；;。\\n)）:：]{1,60}?)(?=[；;。\\n)）]|[，, \u3000][一-鿿]{2,6}[:：]|$)"
    return re.compile(f"(?<![一-鿿])(?:{labels})[:：][ \u3000]?{said}")


@cache
def _by_whom() -> re.Pattern[str]:
    return re.compile(
        "[（(]([一-鿿、和]{2,20}?)(?:负责|牵头|承办|主办)[)）]"
        "|(?<![自理缘事])由([^，。；：,;:（()）\\s由]{2,20}?)(?:具体)?(?:负责|牵头|承办|主办|主持)"
    )


def _responsible(text: str) -> str | None:
    """Return who answers for it: 责任人：甲, (甲负责), 由甲负责."""
    match = _led_in("responsible").search(text) or _by_whom().search(text)
    return None if match is None else next(group for group in match.groups() if group).strip()


@cache
def _taking_part() -> re.Pattern[str]:
    return re.compile("[（(]([一-鿿、和]{2,24}?)(?:参加|出席)[)）]")


def _participants(text: str) -> str | None:
    """Return who takes part: 参加人员：甲, (甲参加)."""
    match = _led_in("participants").search(text) or _taking_part().search(text)
    return None if match is None else match[1].strip()


