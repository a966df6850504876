"""A month that running text names with a lunar festival: 五月份端午节."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse import numerals
from planparse.language import calendar
from planparse.language.festivals import FESTIVALS
from planparse.language.patterns import FREE, MONTH, words
from planparse.rolling.finding import Finding, Sight


@cache
def _month() -> re.Pattern[str]:
    names = words(form for row in FESTIVALS if row.day.startswith("L") for form in (row.name, *row.forms))
    return re.compile(
        f"{FREE}(?P<month>{MONTH})(?=月份?[^0-9一二三四五六七八九十，。；月]{{0,8}}?(?P<name>{names}))"
    )


def festival_month(sight: Sight) -> Iterator[Finding]:
    """Yield the month printed with a lunar festival where it was right and is no longer."""
    text, turn = sight.text, sight.turn
    if not turn.step or "月" not in text:
        return
    for match in _month().finditer(text):
        old = calendar.festival_day(match["name"], turn.before())
        new = calendar.festival_day(match["name"], turn.after())
        month = numerals.parse(match["month"])
        if old is None or new is None or month is None or int(old[5:7]) != month or int(new[5:7]) == month:
            continue
        row = calendar.festival(match["name"])
        why = f"{new[:4]}年{row.name if row else ''}是{int(new[5:7])}月{int(new[8:])}日 / it is on {new}"
        yield Finding(
            "lunar_festival",
            *match.span("month"),
            numerals.render(int(new[5:7]), match["month"]),
            "propose",
            why,
        )
