"""Items of lunar festivals go to the month in which the festival falls in the new year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from planparse import numerals
from planparse.language import calendar
from planparse.language.calendar import When
from planparse.language.festivals import FESTIVALS, Festival
from planparse.language.patterns import words
from planparse.language.positions import source_span
from planparse.model import Item, Period, Plan
from planparse.rolling.finding import compiled
from planparse.rolling.model import Decision, Record
from planparse.rolling.turning import Turn
from planparse.rolling.words import AHEAD, OVER, any_of

Decide = Callable[[Record], Record]

AHEAD_DAYS = timedelta(days=30)
"""A visit or a preparation may come so long before the festival."""


class Move(Struct, frozen=True):
    """An item that leaves its period."""

    period: int
    item: int
    month: int
    """The month in which it belongs now."""


def moved(plan: Plan, turn: Turn, decide: Decide) -> tuple[Plan, tuple[Record, ...]]:
    """Return ``plan`` with its festivals' items in the right months, and the records of them.

    An item moves only where its old month was right for the old year.
    """
    records: list[Record] = []
    moves: list[Move] = []
    for p, period in enumerate(plan.schedule):
        for i, item in enumerate(period.items) if period.months else ():
            record, month = _judged(plan, turn, period, i, item)
            if record is None:
                continue
            records.append(decide(record))
            if records[-1].applied and records[-1].answer != "drop":
                moves.append(Move(p, i, month))
    schedule = plan.schedule
    if moves:
        schedule = _with_moves(plan.schedule, moves, turn)
    return replace(plan, schedule=schedule), (*records, *_missing_months(plan))


# --------------------------------------------------------------------------- which festivals


@cache
def _lunar_names() -> dict[str, Festival]:
    return {form: row for row in FESTIVALS if row.day.startswith("L") for form in (row.name, *row.forms)}


@cache
def _fixed_names() -> dict[str, Festival]:
    rows = (row for row in FESTIVALS if row.day[0].isdigit())
    return {
        form: row for row in rows for form in (row.name, *row.forms, *((row.number,) if row.number else ()))
    }


def _named(names: dict[str, Festival], text: str) -> list[tuple[Festival, int]]:
    """Return the festivals that ``text`` names, and where each name ends."""
    found = compiled(words(names)).finditer(text)
    return [(names[match[0]], match.end()) for match in found]


def _judged(plan: Plan, turn: Turn, period: Period, at: int, item: Item) -> tuple[Record | None, int]:
    """Return the record of an item that cannot stay, and the month where it belongs."""
    festivals = [
        row
        for row, end in _named(_lunar_names(), item.text)
        if not item.text.startswith(tuple(OVER.split()), end)
    ]
    if not festivals or turn.step == 0 or _bound(item.text, period, turn):
        return None, 0
    ahead = bool(compiled(any_of(AHEAD)).search(item.text))
    for row in festivals:
        new = _day(row, turn.after())
        if new is None or _fits(new, period.months, ahead=ahead):
            return None, 0
    old, new = _day(festivals[0], turn.before()), _day(festivals[0], turn.after())
    if new is None or _has_other_date(item.text, new):
        return None, 0
    right = old is not None and _fits(old, period.months, ahead=ahead)
    if not right and ahead:
        return None, 0
    target = _target_label(plan, period, new.month)
    decision: Decision = "propose" if right and target else "ask" if right else "flag"
    label = str(period.label)
    path = ("schedule", label, item.marker.strip() or str(at + 1))
    span = source_span(item.text, 0, len(item.text))
    why = _why(festivals[0].name, old, new, right=right)
    record = Record(
        "lunar_festival", path, label, target, span, why, decision, applied=False, context=str(item.text)
    )
    return record, new.month


def _why(name: str, old: date | None, new: date, *, right: bool) -> str:
    was = f"{old.year}年是{old.month}月{old.day}日，" if old else ""
    chinese = f"{name}{was}{new.year}年是{new.month}月{new.day}日"
    english = f"{name} is on {new}" + (f", it was on {old}" if old else "")
    if not right:
        chinese += "，原来的月份对旧年份也不合，请核对"
        english += "; its month did not fit the old year either"
    return f"{chinese} / {english}"


def _day(row: Festival, when: When) -> date | None:
    value = calendar.festival_day(row.name, when)
    return date.fromisoformat(value) if value and not value.startswith("--") else None


def _fits(day: date, months: Sequence[int], *, ahead: bool) -> bool:
    """Tell whether a festival's item may stand in these months; what is done ahead may come earlier."""
    return day.month in months or (ahead and (day - AHEAD_DAYS).month in months)


def _bound(text: str, period: Period, turn: Turn) -> bool:
    """Tell whether another festival, whose day is fixed, holds the item in its period."""
    days = (_day(row, turn.after()) for row, _ in _named(_fixed_names(), text))
    return any(day is not None and day.month in period.months for day in days)


def _has_other_date(text: str, day: date) -> bool:
    """Tell whether the item prints a day of its own, which is not the festival's."""
    dates = compiled("([0-9]{1,2})月([0-9]{1,2})[日号]").findall(text)
    return bool(dates) and (str(day.month), str(day.day)) not in [
        (m.lstrip("0"), d.lstrip("0")) for m, d in dates
    ]


# --------------------------------------------------------------------------- where to


def _target(schedule: Sequence[Period], month: int) -> int | None:
    """Return the period of ``month``; of several the narrowest."""
    fitting = [at for at, period in enumerate(schedule) if month in period.months]
    return min(fitting, key=lambda at: len(schedule[at].months), default=None)


def _target_label(plan: Plan, period: Period, month: int) -> str | None:
    at = _target(plan.schedule, month)
    return str(plan.schedule[at].label) if at is not None else _new_label(period, month)


def _new_label(period: Period, month: int) -> str | None:
    """Return the label of a month that the schedule lacks, written as the others are."""
    if len(period.months) != 1 or period.marker:
        return None
    numbers = list(compiled(numerals.NUMBER).finditer(period.label))
    if len(numbers) != 1 or numerals.parse(numbers[0][0]) != period.months[0]:
        return None
    start, end = numbers[0].span()
    return period.label[:start] + numerals.render(month, numbers[0][0]) + period.label[end:]


def _with_moves(schedule: Sequence[Period], moves: Sequence[Move], turn: Turn) -> tuple[Period, ...]:
    periods = list(schedule)
    going = [(move, schedule[move.period].items[move.item], schedule[move.period]) for move in moves]
    leaving: dict[int, set[int]] = {}
    for move in moves:
        leaving.setdefault(move.period, set()).add(move.item)
    for p, items in leaving.items():
        kept = tuple(item for i, item in enumerate(periods[p].items) if i not in items)
        periods[p] = _numbered(periods[p], kept)
    for move, item, period in going:
        at = _target(periods, move.month)
        if at is None:
            at = _add_month(periods, period, move.month, turn)
        like = periods[at].items[-1] if periods[at].items else None
        arrived = (
            item if like is None or not (like.marker and item.marker) else replace(item, marker=like.marker)
        )
        periods[at] = _numbered(periods[at], (*periods[at].items, arrived), grown=True)
    return tuple(periods)


def _add_month(periods: list[Period], like: Period, month: int, turn: Turn) -> int:
    first = 8 if turn.school_year else 1
    order = [(period.months[0] - first) % 12 if period.months else -1 for period in periods]
    at = next((n for n, place in enumerate(order) if place > (month - first) % 12), len(periods))
    periods.insert(at, Period(label=_new_label(like, month) or f"{month}月", months=(month,)))
    return at


def _numbered(period: Period, items: tuple[Item, ...], *, grown: bool = False) -> Period:
    """Return the period with ``items``, numbered on where its items were numbered in order."""
    from planparse.generating.numbering import take_apart

    before = [take_apart(item.marker) for item in period.items]
    in_order = before and all(parts is not None and parts.value == n for n, parts in enumerate(before, 1))
    first = before[0] if in_order else None
    if first is None and grown and not period.items and len(items) == 1:
        first = take_apart(items[0].marker)
    if first is None:
        return replace(period, items=items)
    return replace(
        period,
        items=tuple(replace(item, marker=_at(first, n, item.marker)) for n, item in enumerate(items, 1)),
    )


def _at(first: object, number: int, marker: str) -> str:
    from planparse.generating.numbering import Marker

    return first.at(number) if isinstance(first, Marker) and marker else marker


# --------------------------------------------------------------------------- months


_YEARLY = 6
"""A schedule of at least so many single months is meant to have them all."""


def _missing_months(plan: Plan) -> tuple[Record, ...]:
    """Return a record of the months that stand between others and are missing."""
    singles = [period.months[0] for period in plan.schedule if len(period.months) == 1]
    if len(set(singles)) < _YEARLY:
        return ()
    there = {month for period in plan.schedule for month in period.months}
    span = calendar.months_between(singles[0], singles[-1])
    missing = [month for month in span if month not in there]
    if not missing:
        return ()
    named = "、".join(f"{month}月" for month in missing)
    why = f"日程缺{named} / months missing: {', '.join(map(str, missing))}"
    return (Record("missing_month", ("schedule",), named, None, None, why, "flag", applied=False),)
