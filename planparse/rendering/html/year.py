"""The year at a glance: twelve columns, every item of the schedule in its month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.model import DateRange
from planparse.rendering.html.markup import english, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.model import Period, Plan

_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_SCHOOL_BEGINS = 9


class Card(Struct, frozen=True):
    """An item, or a paragraph of a period, with the period that says in which months it stands."""

    period: Period
    text: str
    key: str
    """What the leaf on the page is known by; "" when it stands in no source."""
    date: str | DateRange | None = None


def year_view(plan: Plan, number: int, cards: Sequence[Card]) -> Iterator[str]:
    """Yield the plan's year; nothing when no item has a month."""
    if not any(card.period.months for card in cards):
        return
    months = _order(plan)
    name = escaped(plan.title or "（无标题）")
    yield f"<section class=year><h3><b class=no>{number}</b>{name}</h3>\n"
    yield "<div class=scroll><div class=months>\n"
    for place, month in enumerate(months, 1):
        count = sum(month in card.period.months for card in cards)
        busy = f" <span class=n>{count}</span>" if count else ""
        yield f"<h4 class='c{place} s1'>{_MONTHS[month - 1]}月{busy}</h4>\n"
    yield from _long(cards, months)
    yield "</div>\n<div class=months>\n"
    for place, month in enumerate(months, 1):
        inner = "".join(_card(card) for card in cards if card.period.months == (month,))
        yield f"<div class='month c{place} s1'>{inner}</div>\n"
    yield "</div></div>\n"
    without = [card for card in cards if not card.period.months]
    if without:
        yield f"<h4>不定月份 {english('no month')}</h4><div class=rest>{''.join(map(_card, without))}</div>\n"
    yield "</section>\n"


def month_rules() -> str:
    """Return the style rules that put something into its column, and let it run through several."""
    places = (f".c{place}{{grid-column-start:{place}}}\n" for place in range(1, 13))
    spans = (f".s{span}{{grid-column-end:span {span}}}\n" for span in range(1, 13))
    return "".join([*places, *spans])


def _order(plan: Plan) -> list[int]:
    """Return the twelve months, from January, or from September if the schedule runs over the new year."""
    printed = [month for period in plan.schedule for month in period.months]
    school = bool(printed) and printed[0] >= _SCHOOL_BEGINS - 1 and min(printed) < _SCHOOL_BEGINS - 1
    first = min(printed[0], _SCHOOL_BEGINS) if school else 1
    return [(first - 1 + step) % 12 + 1 for step in range(12)]


def _long(cards: Sequence[Card], months: Sequence[int]) -> Iterator[str]:
    """Yield the items that run through several months, each over its columns."""
    for card in cards:
        if len(card.period.months) < 2:
            continue
        places = sorted(months.index(month) + 1 for month in set(card.period.months))
        span = places[-1] - places[0] + 1
        yield f"<div class='long c{places[0]} s{span}'>{_card(card, card.period.label)}</div>\n"


def _card(card: Card, label: str = "") -> str:
    day = _day(card.date) or label or ("" if card.period.months else card.period.label)
    when = f"<time>{escaped(day)}</time> " if day else ""
    key = f" data-k={card.key}" if card.key else ""
    said = escaped(card.text)
    return f"<button type=button class=card{key} title='{said}'>{when}<span>{said}</span></button>"


def _day(date: str | DateRange | None) -> str:
    if date is None:
        return ""
    if isinstance(date, DateRange):
        start, end = _short(date.start), _short(date.end)
        month = start[: start.find("月") + 1]
        return f"{start}—{end.removeprefix(month) if month else end}"
    return _short(date)


def _short(date: str) -> str:
    """Return 3月8日 for an ISO date."""
    month, _, day = date[-5:].partition("-")
    return f"{int(month)}月{int(day)}日" if month.isdecimal() and day.isdecimal() else date
