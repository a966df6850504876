"""The calendar: what day a month and day, a festival, a lunar date, an ordinal means.

Sources.  Lunar months and solar terms 2000-2050: computed in advance, held in the tests against
an independent library.  Holidays: the State Council's yearly notices (国务院办公厅关于部分节假日
安排的通知); years without a notice in the table are 未公布 and nothing is computed for them.
Congresses: the years they met.  ISO dates without a year are written ``--MM-DD``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

from msgspec import Struct

from planparse.language.festivals import FESTIVALS, Festival

_LUNAR: Final = (
    "0216.0.192E 0205.0.1C96 0124.4.3A95 0212.0.1D4A 0201.0.1DA5 0122.2.2B55 0209.0.156A 0129.7.355B "
    "0218.0.125D 0207.0.192D 0126.5.392B 0214.0.1A95 0203.0.1B4A 0123.4.36AA 0210.0.1AD5 0131.9.2AB5 "
    "0219.0.14BA 0208.0.1A5B 0128.6.2A57 0216.0.152B 0205.0.1A93 0125.4.2E95 0212.0.16AA 0201.0.1AD5 "
    "0122.2.29B5 0210.0.14B6 0129.6.34AE 0217.0.1A4E 0206.0.1D26 0126.5.3D26 0213.0.1D53 0203.0.15AA "
    "0123.3.2D6A 0211.0.196D 0131.B.295D 0219.0.14AD 0208.0.1A4D 0128.6.3A4B 0215.0.1D25 0204.0.1D52 "
    "0124.5.3B54 0212.0.1B5A 0201.0.156D 0122.2.295B 0210.0.149B 0130.7.3497 0217.0.1A4B 0206.0.1AA5 "
    "0126.5.36A5 0214.0.16D2 0202.0.1ADA 0123.3.2AB6"
)
"""From 1999: the lunar new year's day, the leap month, and a bit per month (1 is 30 days) after a
leading 1, in hexadecimal."""
_FIRST_LUNAR: Final = 1999
_TERMS: Final = {
    "清明": (4, "455545554455445544554455445544554455445544454445444"),
    "秋分": (9, "333333332333233323332333233323332333233322332233223"),
    "冬至": (12, "122212221222122212221122112211221122112211221122112"),
}
"""From 2000: the month, and the last digit of the day (4 or 5 April; 22 or 23 September; 21 or 22 December)."""
_TERM_TENS: Final = {"清明": 0, "秋分": 20, "冬至": 20}

_ANNOUNCED: Final = {
    2023: (
        "01-01:01-02 01-21:01-27 04-05 04-29:05-03 06-22:06-24 09-29:10-06 12-30:12-31",
        "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    ),
    2024: (
        "01-01 02-10:02-17 04-04:04-06 05-01:05-05 06-10 09-15:09-17 10-01:10-07",
        "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    ),
    2025: (
        "01-01 01-28:02-04 04-04:04-06 05-01:05-05 05-31:06-02 10-01:10-08",
        "01-26 02-08 04-27 09-28 10-11",
    ),
    2026: (
        "01-01:01-03 02-15:02-23 04-04:04-06 05-01:05-05 06-19:06-21 09-25:09-27 10-01:10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10",
    ),
}
"""Days off, and weekend days worked instead, as announced for the year."""

CONGRESSES: Final = {
    "党": {15: 1997, 16: 2002, 17: 2007, 18: 2012, 19: 2017, 20: 2022},
    "工会": {13: 1998, 14: 2003, 15: 2008, 16: 2013, 17: 2018, 18: 2023},
}
"""The year in which a congress met."""

NOT_ANNOUNCED: Final = "未公布"
Working = Literal["holiday", "weekend", "workday", "makeup", "未公布"]


class When(Struct, frozen=True, gc=False):
    """The year that dates without a year belong to.

    For a school year ``year`` is the one it begins in: its months run from August (preparation,
    then 9月) to July of the next year.
    """

    year: int | None = None
    school_year: bool = False

    def of(self, month: int) -> int | None:
        """Return the calendar year of ``month`` (1-12), None when the plan prints no year."""
        if self.year is None or not self.school_year:
            return self.year
        return self.year if month >= 8 else self.year + 1


def bind(month: int, day: int, when: When) -> str | None:
    """Return ``2026-02-27``, or ``--02-27`` without a year; None for a day that does not exist."""
    return iso(when.of(month), month, day)


def iso(year: int | None, month: int, day: int) -> str | None:
    """Return the ISO date of a possibly unknown year, None for a day that does not exist."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return f"{'-' if year is None else format(year, '04d')}-{month:02d}-{day:02d}"


def days_in(year: int | None, month: int) -> int:
    """Return the days of ``month``; 29 for February of an unknown year."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def day_of(value: str) -> date | None:
    """Return the date of a full ISO date, None for one without a year."""
    return None if value.startswith("--") else date.fromisoformat(value)


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Return the months from ``first`` to ``last``, over the new year where need be (11-2)."""
    return tuple((first - 1 + i) % 12 + 1 for i in range((last - first) % 12 + 1))


def nth_weekday(year: int, month: int, n: int, weekday: int) -> date | None:
    """Return the ``n``-th ``weekday`` (1 is Monday) of a month, -1 for the last; None if none."""
    length = days_in(year, month)
    first = (weekday - date(year, month, 1).isoweekday()) % 7 + 1
    days = range(first, length + 1, 7)
    return date(year, month, days[n if n < 0 else n - 1]) if -len(days) <= n <= len(days) and n else None


# --------------------------------------------------------------------------- lunar days


@cache
def _lunar_year(year: int) -> tuple[date, int, tuple[int, ...]] | None:
    rows = _LUNAR.split()
    if not 0 <= year - _FIRST_LUNAR < len(rows):
        return None
    new_year, leap, bits = rows[year - _FIRST_LUNAR].split(".")
    lengths = tuple(30 if bit == "1" else 29 for bit in f"{int(bits, 16):b}"[1:])
    return date(year, int(new_year[:2]), int(new_year[2:])), int(leap, 16), lengths


def lunar_date(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """Return the day of a lunar date; ``day`` 99 is the month's last.

    None for a lunar date that does not exist, and for lunar years outside 1999-2050.
    """
    known = _lunar_year(year)
    if known is None or not 1 <= month <= 12:
        return None
    new_year, leap_month, lengths = known
    if leap and month != leap_month:
        return None
    index = month - 1 + (1 if leap or 0 < leap_month < month else 0)
    length = lengths[index]
    day = length if day == 99 else day
    if not 1 <= day <= length:
        return None
    return new_year + timedelta(days=sum(lengths[:index]) + day - 1)


def solar_term(name: str, year: int) -> date | None:
    """Return the day of 清明, 秋分 or 冬至, None outside 2000-2050."""
    month, digits = _TERMS[name]
    if not 0 <= year - 2000 < len(digits):
        return None
    return date(year, month, _TERM_TENS[name] + int(digits[year - 2000]))


# --------------------------------------------------------------------------- festivals


@cache
def _by_name() -> dict[str, Festival]:
    return {form: f for f in FESTIVALS for form in (f.name, *f.forms, *((f.number,) if f.number else ()))}


def festival(name: str) -> Festival | None:
    """Return the festival that ``name``, any of its forms or its numeral stands for."""
    return _by_name().get(name)


def festival_date(name: str, year: int) -> date | None:
    """Return the day on which a festival falls in ``year``; None when it is not known."""
    row = festival(name)
    if row is None:
        return None
    kind, _, day = row.day.rpartition(" ")
    if row.day.startswith("T"):
        return solar_term(day, year)
    if kind == "N":
        month, n, weekday = (int(part) for part in day.split("-"))
        return nth_weekday(year, month, n, weekday)
    month, number = (int(part) for part in day.split("-"))
    if kind == "L":
        days = (lunar_date(lunar, month, number) for lunar in (year - 1, year))
        return next((d for d in days if d is not None and d.year == year), None)
    return date(year, month, number)


def festival_day(name: str, when: When) -> str | None:
    """Return a festival's ISO date in the plan's year; ``--MM-DD`` or None without a year."""
    row = festival(name)
    if row is None:
        return None
    if when.year is None:
        return f"--{row.day}" if row.day[0].isdigit() else None
    for year in (when.year, when.year + 1):
        day = festival_date(name, year)
        if day is not None and when.of(day.month) == day.year:
            return day.isoformat()
    return None


def festival_months(name: str) -> tuple[int, ...]:
    """Return the months in which a festival can fall at all, () when it is not known."""
    row = festival(name)
    if row is None:
        return ()
    if row.day[0].isdigit():
        return (int(row.day[:2]),)
    days = (festival_date(name, year) for year in range(2000, 2051))
    return tuple(sorted({day.month for day in days if day is not None}))


def named_day_ordinal(name: str, year: int) -> int | None:
    """Return which 教师节 (国庆节 …) the one in ``year`` is, None for days that are not counted."""
    row = festival(name)
    return None if row is None or row.base is None or year <= row.base else year - row.base


# --------------------------------------------------------------------------- plans and congresses


def five_year_plan(number: int) -> tuple[int, int] | None:
    """Return the first and last year of the n-th five-year plan (十四五: 2021, 2025), from the 6th."""
    return (1951 + 5 * number, 1955 + 5 * number) if 6 <= number <= 40 else None


def congress_year(body: str, number: int) -> int | None:
    """Return the year in which a congress (body 党 or 工会) met; None when it is not in the table."""
    return CONGRESSES.get(body, {}).get(number)


def newest_congress(body: str, before: int) -> int | None:
    """Return the number of the last congress held before the year ``before``."""
    held = [number for number, year in CONGRESSES.get(body, {}).items() if year < before]
    return max(held, default=None)


# --------------------------------------------------------------------------- working days


@cache
def _announced(year: int) -> tuple[frozenset[date], frozenset[date]] | None:
    row = _ANNOUNCED.get(year)
    if row is None:
        return None
    return frozenset(_days(year, row[0])), frozenset(_days(year, row[1]))


def _days(year: int, text: str) -> list[date]:
    """Return the days that ``01-28:02-04 04-04`` lists."""
    days: list[date] = []
    for part in text.split():
        first, _, last = part.partition(":")
        start, end = (date.fromisoformat(f"{year}-{day}") for day in (first, last or first))
        days += [start + timedelta(days=i) for i in range((end - start).days + 1)]
    return days


def working(day: date) -> Working:
    """Say whether ``day`` is worked, as announced; 未公布 for years without a notice in the table."""
    announced = _announced(day.year)
    if announced is None:
        return NOT_ANNOUNCED
    off, worked = announced
    if day in off:
        return "holiday"
    if day in worked:
        return "makeup"
    return "weekend" if day.isoweekday() > 5 else "workday"


def last_announced() -> int:
    """Return the last year whose holidays are in the table."""
    return max(_ANNOUNCED)
