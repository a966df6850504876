from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from planparse.errors import UsageError
from planparse.model import DateRange, Item, Leaf, Period, Plan
from planparse.rendering import RenderOptions, render_bytes

from .page import Page, small
from .strategies import results

if TYPE_CHECKING:
    from planparse.rendering import Result


def _written(*results: Result, year: int | None = None) -> bytes:
    return render_bytes(results, "ics", RenderOptions(), year)


def _components(data: bytes) -> list[Any]:
    return [part for part in Calendar.from_ical(data).walk() if part.name in ("VEVENT", "VTODO")]


def _only(plan: Plan) -> Any:
    (component,) = _components(_written(Page().result(plan)))
    return component


def _plan(item: Item, *months: int, label: str = "", year: int = 2026) -> Plan:
    return Plan(title="工会工作计划", year=year, schedule=(Period("", label, months, items=(item,)),))


def test_the_items_come_back() -> None:
    read = _components(_written(small(), year=2026))
    assert [str(part["summary"]) for part in read] == ["3月8日召开座谈会", "组织植树", "职工运动会"]
    assert [part.name for part in read] == ["VEVENT", "VTODO", "VTODO"]


def test_a_dated_item_is_an_event_of_a_day() -> None:
    event = _only(
        _plan(Item(text="座谈会", date="2026-03-08", place="礼堂", responsible="张某"), 3, label="三月份")
    )
    assert event.name == "VEVENT"
    assert event["dtstart"].dt == date(2026, 3, 8)
    assert event["dtend"].dt == date(2026, 3, 9)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["location"]) == "礼堂"
    assert str(event["description"]) == "三月份\n地点：礼堂\n责任人：张某\n工会工作计划"


def test_a_range_ends_on_the_day_after_its_last() -> None:
    event = _only(_plan(Item(text="月活动", date=DateRange("2026-12-30", "2026-12-31")), 12))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 30), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("months", "start", "due"),
    [
        ((2,), date(2026, 2, 1), date(2026, 2, 28)),
        ((7, 8), date(2026, 7, 1), date(2026, 8, 31)),
        ((12, 1), date(2026, 12, 1), date(2027, 1, 31)),
    ],
)
def test_an_item_with_months_is_due_when_they_end(months: tuple[int, ...], start: date, due: date) -> None:
    todo = _only(_plan(Item(text="总结"), *months))
    assert todo.name == "VTODO"
    assert (todo["dtstart"].dt, todo["due"].dt) == (start, due)


def test_an_item_without_months_is_never_due() -> None:
    todo = _only(_plan(Item(text="总结"), label="适时"))
    assert todo.name == "VTODO"
    assert "due" not in todo


@pytest.mark.parametrize(
    ("text", "months", "first", "rule"),
    [
        ("每周三下午学习", (3,), date(2026, 3, 4), "FREQ=WEEKLY;UNTIL=20260331;BYDAY=WE"),
        ("每周一、三值班", (), date(2026, 1, 5), "FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO,WE"),
        ("每月最后一个周五学习", (), date(2026, 1, 30), "FREQ=MONTHLY;UNTIL=20261231;BYDAY=-1FR"),
        ("每月召开一次例会", (), date(2026, 1, 31), "FREQ=MONTHLY;UNTIL=20261231;BYMONTHDAY=-1"),
        ("每季度检查", (), date(2026, 3, 31), "FREQ=MONTHLY;UNTIL=20261231;INTERVAL=3;BYMONTHDAY=-1"),
        ("每天晨读", (5,), date(2026, 5, 1), "FREQ=DAILY;UNTIL=20260531"),
    ],
)
def test_what_recurs_has_a_rule(text: str, months: tuple[int, ...], first: date, rule: str) -> None:
    event = _only(_plan(Item(text=text), *months))
    assert event["dtstart"].dt == first
    assert event["rrule"].to_ical().decode() == rule


def test_the_label_of_the_period_can_recur() -> None:
    event = _only(_plan(Item(text="上报数据"), label="每月"))
    assert event["rrule"].to_ical().decode() == "FREQ=MONTHLY;UNTIL=20261231;BYMONTHDAY=-1"


@pytest.mark.parametrize(
    ("text", "day"),
    [("3月8日召开座谈会", date(2026, 3, 8)), ("筹备5月4日的活动", None), ("2月30日开会", None)],
)
def test_a_date_in_the_text_counts_if_it_lies_in_the_period(text: str, day: date | None) -> None:
    component = _only(_plan(Item(text=text), 3))
    assert (component["dtstart"].dt if component.name == "VEVENT" else None) == day


def test_each_month_within_one_month_is_due_at_its_end() -> None:
    assert _only(_plan(Item(text="每月例会"), 3)).name == "VTODO"


def test_a_school_year_runs_over_the_new_year() -> None:
    months = (
        Period("", "9月", (9,), items=(Item(text="开学"),)),
        Period("", "3月", (3,), items=(Item(text="运动会"),)),
    )
    read = _components(_written(Page().result(Plan(title="计划", year=2025, schedule=months))))
    assert [part["due"].dt for part in read] == [date(2025, 9, 30), date(2026, 3, 31)]


def test_a_plan_without_a_year_takes_the_one_given() -> None:
    plan = Plan(title="计划", schedule=(Period("", "3月", (3,), items=(Item(text="会", date="--03-08"),)),))
    (event,) = _components(_written(Page().result(plan), year=2027))
    assert event["dtstart"].dt == date(2027, 3, 8)


def test_a_plan_without_a_year_and_none_given_is_an_error() -> None:
    with pytest.raises(UsageError) as raised:
        _written(small())
    assert str(raised.value) == (
        "计划.txt#2 没有印年份，日期无法确定；请加 --year，例如 --year 2026"
        " / 计划.txt#2 prints no year, so its dates are unknown; give one, as in --year 2026"
    )


def test_lines_are_folded_between_characters() -> None:
    text = "围绕中心工作开展丰富多彩的活动，" * 20
    data = _written(Page().result(_plan(Item(text=text), 3)))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert [line.decode() for line in data.split(b"\r\n")]
    assert str(_components(data)[0]["summary"]) == text


def test_identifiers_are_stable_and_differ() -> None:
    item = Item(text="例会")
    first = Plan(title="计划", year=2026, schedule=(Period("", "3月", (3,), items=(item, item)),))
    more = Plan(title="计划", year=2026, schedule=(Period("", "2月", (2,), items=(item,)), *first.schedule))
    before = [str(part["uid"]) for part in _components(_written(Page().result(first)))]
    after = [str(part["uid"]) for part in _components(_written(Page("另.txt").result(more)))]
    assert len(set(after)) == 3
    assert after[1:] == before


def test_special_characters_come_back() -> None:
    text = "甲;乙,丙\\丁:“戊”\n己"
    assert str(_only(_plan(Item(text=text), 3))["summary"]) == text


def test_what_no_calendar_can_hold_is_left_out() -> None:
    assert str(_only(_plan(Item(text=Leaf("甲\x00\ud800乙")), 3))["summary"]) == "甲 \ufffd乙"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert _written(small(), year=2026) == _written(small(), year=2026)


@settings(max_examples=50)
@given(results())
def test_any_schedule_comes_back(result: Result) -> None:
    items = [item for plan in result.extraction.plans for period in plan.schedule for item in period.items]
    read = _components(_written(result, year=2026))
    assert len(read) == len(items)
    assert len({str(part["uid"]) for part in read}) >= len({item.text for item in items})
    for part in read:
        end = part.get("dtend")
        assert end is None or end.dt - part["dtstart"].dt >= timedelta(days=1)
