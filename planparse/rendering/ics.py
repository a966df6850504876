"""``-f ics``: the schedule as a calendar (RFC 5545).

An item with a date is an all-day event, whose DTEND is the next day; one that only has months is
a to-do due when they end; one that recurs (每月, 每周三) is an event with an RRULE that ends with
its period, or with the year.  UIDs rest on what is printed, so that a calendar imported twice has
every item once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from planparse.language.facts import find_facts
from planparse.rendering.dating import Days, dated_plans, days_of, days_of_period, days_of_year
from planparse.rendering.encodable import without_surrogates
from planparse.rendering.words import SCHEDULE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from icalendar import Calendar, Event, Todo

    from planparse.model import Item, Period
    from planparse.rendering import RenderOptions, Result
    from planparse.rendering.dating import Dated

_MONTHS_END = "-1"
_WHEN_NO_DAY_IS_SAID = {"MONTHLY": {"BYMONTHDAY": _MONTHS_END}, "WEEKLY": {"BYDAY": "FR"}}
"""Frequency -> the day it is taken to mean: the end of the month, of the working week."""


def render(results: Iterable[Result], options: RenderOptions, year: int | None) -> bytes:  # noqa: ARG001
    """Return the calendar of all plans; ``year`` is for those that print none.

    Raises ``UsageError`` when a plan prints no year and ``year`` is None.
    """
    calendar = _calendar()
    for dated in dated_plans(results, year):
        for component in _components(dated):
            calendar.add_component(component)
    written: bytes = calendar.to_ical()
    return written


def _calendar() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//planparse//planparse//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _components(dated: Dated) -> Iterator[Event | Todo]:
    seen: dict[str, int] = {}
    for period in dated.plan.schedule:
        for item in period.items:
            said = "\x1f".join([dated.plan.title or "", str(dated.when.year), period.label, item.text])
            seen[said] = seen.get(said, 0) + 1
            component = _timed(dated, period, item)
            _describe(component, dated, period, item)
            component.add("uid", _uid(f"{said}\x1f{seen[said]}"))
            yield component


def _timed(dated: Dated, period: Period, item: Item) -> Event | Todo:
    days = days_of(item, period, dated.when)
    if days is not None:
        return _event(days)
    span = days_of_period(period, dated.when)
    recurring = _recurring(dated, period, item, span or days_of_year(dated.when))
    return recurring or _todo(span)


def _event(days: Days) -> Event:
    from icalendar import Event

    event = Event()
    event.add("dtstart", days.start)
    event.add("dtend", days.end + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _todo(span: Days | None) -> Todo:
    from icalendar import Todo

    todo = Todo()
    if span is not None:
        todo.add("dtstart", span.start)
        todo.add("due", span.end)
    todo.add("status", "NEEDS-ACTION")
    return todo


def _describe(component: Event | Todo, dated: Dated, period: Period, item: Item) -> None:
    title = _clean(dated.plan.title or "")
    lines = [f"{period.label}" if period.label else "", *_said(item)]
    component.add("summary", _clean(item.text))
    component.add("description", _clean("\n".join(filter(None, [*lines, title]))))
    if item.place:
        component.add("location", _clean(item.place))
    component.add("dtstamp", datetime(dated.when.year or 1970, 1, 1, tzinfo=UTC))


def _said(item: Item) -> Iterator[str]:
    for key, name in SCHEDULE_COLUMNS.items():
        if value := getattr(item, key):
            yield f"{name}：{value}"
    for header, cell in item.columns.items():
        yield f"{header}：{cell}"


def _clean(text: str) -> str:
    """Return ``text`` without what no calendar may hold: control characters but line ends."""
    kept = "".join(c if c.isprintable() or c in "\n\u3000" else " " for c in without_surrogates(text))
    return kept.strip()


def _uid(said: str) -> str:
    from hashlib import sha256

    return f"{sha256(without_surrogates(said).encode()).hexdigest()[:32]}@planparse"


# --------------------------------------------------------------------------- what recurs


def _recurring(dated: Dated, period: Period, item: Item, span: Days | None) -> Event | None:
    """Return an event with an RRULE if the item, or the label of its period, names a frequency."""
    rule = _rule(item.text, dated) or _rule(period.label, dated)
    if rule is None or span is None:
        return None
    first, second = _first_two(_completed(rule), span)
    if first is None or (second is None and not _names_days(rule)):
        return None
    event = _event(Days(first, first))
    event.add("rrule", {**_completed(rule), "UNTIL": span.end})
    return event


def _rule(text: str, dated: Dated) -> dict[str, str] | None:
    """Return the parts of the first RRULE in ``text``."""
    for fact in find_facts(text, year=dated.when.year, school_year=dated.when.school_year):
        if fact.kind == "frequency" and isinstance(fact.value, str) and fact.value.startswith("FREQ="):
            return dict(part.split("=", 1) for part in fact.value.split(";"))
    return None


def _names_days(rule: dict[str, str]) -> bool:
    return any(key.startswith("BY") for key in rule) or rule["FREQ"] == "DAILY"


def _completed(rule: dict[str, str]) -> dict[str, Any]:
    """Return the rule with a day, if it has none, and with its lists as lists."""
    whole = rule if _names_days(rule) else {**rule, **_WHEN_NO_DAY_IS_SAID.get(rule["FREQ"], {})}
    return {key: part.split(",") if "," in part else part for key, part in whole.items()}


def _first_two(rule: dict[str, Any], span: Days) -> tuple[date | None, date | None]:
    """Return the first two days of ``span`` that the rule names; DTSTART must be the first of them."""
    from dateutil.rrule import rrulestr

    parts = ((key, ",".join(part) if isinstance(part, list) else part) for key, part in rule.items())
    begin = _at_midnight(_first_stretch(rule, span.start))
    days = rrulestr(";".join(f"{key}={part}" for key, part in parts), dtstart=begin)
    found = [day.date() for day in islice(days, 2) if day.date() <= span.end]
    return (found[0] if found else None, found[1] if len(found) > 1 else None)


def _first_stretch(rule: dict[str, Any], start: date) -> date:
    """Return where to begin: what is done each quarter is due at its end, in its third month."""
    months = int(rule.get("INTERVAL", 1)) - 1
    if rule["FREQ"] != "MONTHLY" or rule.get("BYMONTHDAY") != _MONTHS_END or not months:
        return start
    month = start.month - 1 + months
    return start.replace(year=start.year + month // 12, month=month % 12 + 1, day=1)


def _at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
