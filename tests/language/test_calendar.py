"""The calendar: lunar days against an independent library, festivals, holidays, five-year plans."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.language import calendar
from planparse.language.calendar import When, bind
from planparse.language.festivals import FESTIVALS

lunar_python = pytest.importorskip("lunar_python")


def test_every_lunar_month_begins_when_the_library_says() -> None:
    for year in range(2000, 2051):
        for month in lunar_python.LunarYear.fromYear(year).getMonths():
            if month.getYear() != year:
                continue
            number, leap = abs(month.getMonth()), month.isLeap()
            first = lunar_python.Lunar.fromYmd(year, month.getMonth(), 1).getSolar().toYmd()
            assert str(calendar.lunar_date(year, number, 1, leap=leap)) == first
            last = calendar.lunar_date(year, number, 99, leap=leap)
            assert last == date.fromisoformat(first) + timedelta(days=month.getDayCount() - 1)


@pytest.mark.parametrize("term", ["清明", "秋分", "冬至"])
def test_solar_terms_agree_with_the_library(term: str) -> None:
    for year in range(2000, 2051):
        later = year + (term == "冬至")  # a lunar year's table begins with the 冬至 before it
        solar = lunar_python.Lunar.fromYmd(later, 6, 1).getJieQiTable()[term]
        assert str(calendar.solar_term(term, year)) == solar.toYmd()


def test_lunar_days_that_are_not() -> None:
    assert calendar.lunar_date(2025, 5, 1, leap=True) is None
    assert calendar.lunar_date(2025, 6, 1, leap=True) == date(2025, 7, 25)
    assert calendar.lunar_date(2025, 1, 31) is None
    assert calendar.lunar_date(2060, 1, 1) is None


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2024, "02-10 04-04 06-10 09-17 10-11 02-24"), (2025, "01-29 04-04 05-31 10-06 10-29 02-12"),
        (2026, "02-17 04-05 06-19 09-25 10-18 03-03"), (2027, "02-06 04-05 06-09 09-15 10-08 02-20"),
        (2028, "01-26 04-04 05-28 10-03 10-26 02-09"), (2029, "02-13 04-04 06-16 09-22 10-16 02-27"),
        (2030, "02-03 04-05 06-05 09-12 10-05 02-17"), (2031, "01-23 04-05 06-24 10-01 10-24 02-06"),
        (2016, "02-08 04-04 06-09 09-15 10-09 02-22"), (2009, "01-26 04-04 05-28 10-03 10-26 02-09"),
    ],
)  # fmt: skip
def test_festivals_of_a_year(year: int, days: str) -> None:
    names = ("春节", "清明", "端午", "中秋", "重阳", "元宵")
    assert [str(calendar.festival_date(name, year))[5:] for name in names] == days.split()


@pytest.mark.parametrize(
    ("name", "day"),
    [("三八", "03-08"), ("六一", "06-01"), ("母亲节", "05-10"), ("父亲节", "06-21"), ("除夕", "02-16"),
     ("感恩节", "11-26"),
     ("全国助残日", "05-17"), ("腊八节", "01-26"), ("农民丰收节", "09-23")],
)  # fmt: skip
def test_festivals_of_every_sort(name: str, day: str) -> None:
    assert str(calendar.festival_date(name, 2026)) == f"2026-{day}"


def test_the_table_names_every_form_once() -> None:
    forms = [form for f in FESTIVALS for form in {f.name, *f.forms}]
    assert sorted(forms) == sorted(set(forms))
    assert all(calendar.festival_date(f.name, 2026) for f in FESTIVALS)


@pytest.mark.parametrize(
    ("name", "year", "ordinal"),
    [("教师节", 2009, 25), ("教师节", 2026, 42), ("医师节", 2026, 9), ("国庆节", 2026, 77),
     ("建党节", 2021, 100),
     ("建军节", 2027, 100), ("护士节", 2026, 115), ("妇女节", 2010, 100), ("植树节", 2026, None),
     ("教师节", 1984, None)],
)  # fmt: skip
def test_ordinals_of_named_days(name: str, year: int, ordinal: int | None) -> None:
    assert calendar.named_day_ordinal(name, year) == ordinal


def test_five_year_plans_and_congresses() -> None:
    assert [calendar.five_year_plan(n) for n in (12, 13, 14, 15)] == [
        (2011, 2015), (2016, 2020), (2021, 2025), (2026, 2030),
    ]  # fmt: skip
    assert calendar.five_year_plan(5) is None
    assert calendar.congress_year("党", 16) == 2002
    assert calendar.newest_congress("党", 2022) == 19
    assert calendar.newest_congress("工会", 2024) == 18
    assert calendar.newest_congress("团", 2024) is None


@pytest.mark.parametrize(
    ("day", "working"),
    [("2026-02-17", "holiday"), ("2026-02-28", "makeup"), ("2026-03-07", "weekend"),
     ("2026-03-06", "workday"),
     ("2024-10-12", "makeup"), ("2025-10-08", "holiday"), ("2027-01-01", "未公布"), ("2019-01-01", "未公布")],
)  # fmt: skip
def test_working_days(day: str, working: str) -> None:
    assert calendar.working(date.fromisoformat(day)) == working


def test_announced_days_are_consistent() -> None:
    """Days worked instead are at weekends; every announced year has its fixed holidays."""
    for year in range(2023, calendar.last_announced() + 1):
        days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        assert all(d.isoweekday() > 5 for d in days if calendar.working(d) == "makeup")
        off = {d.isoformat()[5:] for d in days if calendar.working(d) == "holiday"}
        assert off >= {"01-01", "05-01", "10-01", "10-02", "10-03"}
        for name in ("春节", "清明", "端午", "中秋"):
            assert str(calendar.festival_date(name, year))[5:] in off


@pytest.mark.parametrize(
    ("month", "day", "when", "bound"),
    [
        (2, 27, When(2026), "2026-02-27"), (2, 27, When(), "--02-27"), (2, 29, When(), "--02-29"),
        (2, 29, When(2026), None), (2, 29, When(2028), "2028-02-29"), (9, 10, When(2025, True), "2025-09-10"),
        (8, 30, When(2025, True), "2025-08-30"), (7, 5, When(2025, True), "2026-07-05"),
        (13, 1, When(2026), None),
        (4, 31, When(2026), None), (0, 1, When(2026), None),
    ],
)  # fmt: skip
def test_binding(month: int, day: int, when: When, bound: str | None) -> None:
    assert bind(month, day, when) == bound


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_nth_weekday_is_what_counting_says(day: date) -> None:
    nth = (day.day - 1) // 7 + 1
    assert calendar.nth_weekday(day.year, day.month, nth, day.isoweekday()) == day
    later = [d for n in range(1, 6) if (d := day + timedelta(weeks=n)).month == day.month]
    assert calendar.nth_weekday(day.year, day.month, -1 - len(later), day.isoweekday()) == day
    assert calendar.nth_weekday(day.year, day.month, 6, day.isoweekday()) is None


def test_months_between_run_over_the_new_year() -> None:
    assert calendar.months_between(11, 2) == (11, 12, 1, 2)
    assert calendar.months_between(3, 3) == (3,)
