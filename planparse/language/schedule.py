"""When, where and by whom: what the items of a schedule print of it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from planparse import numerals
from planparse.language.calendar import When, bind
from planparse.language.facts import find_facts
from planparse.language.folding import compiled, folded
from planparse.language.patterns import DASH, DAY, FREE, words
from planparse.model import DateRange, Item, Period, Plan

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
    return replace(
        item,
        date=day_of_item(item, period, When(year, school_year)),
        place=item.place or next((fact.text for fact in find_facts(item.text, kinds=_PLACE)), None),
        responsible=item.responsible or _responsible(item.text),
        participants=item.participants or _participants(item.text),
    )


_PLACE: Final = frozenset(("place",))
_DATES: Final = frozenset(("date", "date_range"))


def day_of_item(item: Item, period: Period, when: When) -> str | DateRange | None:
    """Return the item's date alone, as ``date_item`` fills it in."""
    return (
        item.date
        or _date(item.text, when)
        or _column_date(item, when)
        or _bare_day(item.text, period, when)
        or _label_date(period, when)
    )


def _column_date(item: Item, when: When) -> str | DateRange | None:
    """Return what a column of dates says, beside the one of weeks or months that parts the schedule."""
    dated = (cell for header, cell in item.columns.items() if header.endswith(("日期", "时间")))
    return next((date for cell in dated if (date := _date(cell, when))), None)


def _date(text: str, when: When) -> str | DateRange | None:
    """Return the first date that exists."""
    for fact in find_facts(text, year=when.year, school_year=when.school_year, kinds=_DATES):
        if fact.kind == "date" and fact.value is not None:
            return str(fact.value)
        if fact.kind == "date_range" and fact.value is not None:
            return DateRange(fact.value["start"], fact.value["end"])
    return None


_DAYS: Final = (
    f"(?<![一-鿿]){FREE}({DAY})[日号]?{DASH}({DAY})[日号](?!内)"
    f"|(?<![月第每]){FREE}({DAY})[日号](?![内楼游常三活生营捐]|之内|以内)"
)


def _bare_day(text: str, period: Period, when: When) -> str | DateRange | None:
    """Return the day or days of the period's month that ``text`` names without a month."""
    if len(period.months) != 1 or not any(char in text for char in "日号"):
        return None
    match = compiled(_DAYS).search(folded(text))
    if match is None:
        return None
    month = period.months[0]
    printed = [text[start:end] for start, end in match.regs[1:] if start >= 0]
    days = [bind(month, numerals.parse(day) or 0, _labelled(period, when)) for day in printed]
    if None in days:
        return None
    return days[0] if len(days) == 1 else DateRange(days[0] or "", days[1] or "")


def _labelled(period: Period, when: When) -> When:
    """Return the year that the period's own label prints, else the plan's."""
    head, year, _ = period.label.partition("年")
    digits = head.rstrip(" ")[-4:]
    return (
        When(int(digits)) if year and len(digits) == 4 and digits.isdecimal() and digits[0] in "12" else when
    )


def _label_date(period: Period, when: When) -> str | DateRange | None:
    if not any(char in period.label for char in "日号.-/"):
        return None
    return _date(period.label, when)


def _led_in(field: str, text: str) -> str | None:
    """Return what stands behind one of a field's labels and a colon."""
    if ":" not in text and "：" not in text:
        return None
    labels = [label for label in _LABELS[field].split() if label in text]
    if not labels:
        return None
    found = compiled(f"(?<![一-鿿])(?:{words(labels)})[:：][ \u3000]?{_SAID}").search(folded(text))
    return found and text[slice(*found.span(1))].strip()


_SAID: Final = "([^；;。\\n)）:：]{1,60}?)(?=[；;。\\n)）]|[，, \u3000][一-鿿]{2,6}[:：]|$)"
_CLOSING: Final = ")）"
_DOING: Final = ("负责", "牵头", "承办", "主办", "主持")
_BY_WHOM: Final = (
    "[（(]((?:[一-鿿]|、){2,20}?)(?:负责|牵头|承办|主办)[)）]"
    "|(?<![自理缘事])由([^，。；：,;:（()）\\s由]{2,20}?)(?:具体)?(?:负责|牵头|承办|主办|主持)"
)
_TAKING_PART: Final = "[（(]((?:[一-鿿]|、){2,24}?)(?:参加|出席)[)）]"


def _responsible(text: str) -> str | None:
    """Return who answers for it: 责任人：甲, (甲负责), 由甲负责."""
    done = [word for word in _DOING if word in text]
    said = "由" in text or any(word + mark in text for word in done for mark in _CLOSING)
    return _led_in("responsible", text) or (_said(_BY_WHOM, text) if done and said else None)


def _participants(text: str) -> str | None:
    """Return who takes part: 参加人员：甲, (甲参加)."""
    said = any(word + mark in text for word in ("参加", "出席") for mark in _CLOSING)
    return _led_in("participants", text) or (_said(_TAKING_PART, text) if said else None)


def _said(pattern: str, text: str) -> str | None:
    """Return the first group of ``pattern`` in ``text`` that holds something."""
    match = compiled(pattern).search(folded(text))
    return match and next(text[start:end] for start, end in match.regs[1:] if end > start).strip()
