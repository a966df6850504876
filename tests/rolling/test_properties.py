"""What holds for every plan and every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.diffing import diff
from planparse.diffing.model import QUIET, Change, Unit
from planparse.model import Plan, Task
from planparse.rolling import Record, roll, year_estimate
from planparse.rolling.agreement import rolls_to
from planparse.rolling.finding import fixed_stretches
from planparse.rolling.report import report
from planparse.rolling.spots import spots
from tests.rolling.strategies import FIXED, plans

years = st.integers(2026, 2031)


@settings(max_examples=60, deadline=None)
@given(plans, years)
def test_a_second_time_changes_nothing(plan: Plan, year: int) -> None:
    once = roll(plan, year=year).plan
    assert roll(once, year=year).plan == once


@settings(max_examples=30, deadline=None)
@given(plans)
def test_the_same_year_fills_and_corrects_but_rolls_nothing(plan: Plan) -> None:
    rules = {record.rule for record in roll(plan, year=2025).records if record.applied}
    assert rules <= {"placeholder", "lost_placeholder", "named_day"}


@settings(max_examples=60, deadline=None)
@given(plans, years)
def test_nothing_changes_without_a_record(plan: Plan, year: int) -> None:
    """Text by text: taking the records out of the new texts gives the old ones."""
    rolled = roll(plan, year=year)
    gone = [spot.text for spot in spots(plan)]
    for spot in spots(rolled.plan):
        if spot.text in gone:
            gone.remove(spot.text)
        else:
            assert _explained(spot.text, rolled.records), spot.text
    for text in gone:
        assert any(record.context == text and record.applied for record in rolled.records), text


def _explained(new: str, records: tuple[Record, ...]) -> bool:
    return any(
        record.applied and (record.new in new if record.rule != "lunar_festival" else record.new == new)
        for record in records
        if record.new is not None
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(FIXED, min_size=1, max_size=4).map("，".join), years)
def test_what_must_not_change_does_not(text: str, year: int) -> None:
    plan = Plan(title="东湖医院工会2025年工作计划", year=2025, tasks=(Task("一、", "", (text,)),))
    assert roll(plan, year=year).plan.tasks == plan.tasks


@settings(max_examples=60, deadline=None)
@given(st.text("《》〔〕2025年第号届次元0-1一二三八九十xX*大", max_size=40), years)
def test_what_is_fixed_stays_whatever_stands_around_it(text: str, year: int) -> None:
    plan = Plan(title="东湖医院工会2025年工作计划", year=2025, opening=(text,))
    new = "".join(roll(plan, year=year).plan.opening)
    at = 0
    for start, end in fixed_stretches(text):
        found = new.find(text[start:end], at)
        assert found >= 0, text[start:end]
        at = found + end - start


@settings(max_examples=40, deadline=None)
@given(plans, years)
def test_one_step_of_an_ordinal_is_the_same_everywhere(plan: Plan, year: int) -> None:
    """All mentions of one event's ordinal go to the same new one."""
    went: dict[str, set[str | None]] = {}
    for record in roll(plan, year=year).records:
        if record.rule == "event_ordinal" and record.decision == "auto":
            went.setdefault(record.old, set()).add(record.new)
    assert all(len(new) == 1 for new in went.values())


@settings(max_examples=25, deadline=None)
@given(plans, years)
def test_the_difference_is_what_rolled_or_was_decided(plan: Plan, year: int) -> None:
    rolled = roll(plan, year=year)
    applied = [record for record in rolled.records if record.applied]
    for change in diff(plan, rolled.plan).changes:
        if not QUIET.issuperset(change.kinds):
            text = "\n".join(unit.text for unit in _units(change))
            label = {record.new for record in applied if record.rule == "lunar_festival"}
            assert any(record.context in text for record in applied) or text in label, change


def _units(change: Change) -> list[Unit]:
    sides = [
        side if isinstance(side, tuple) else (side,) for side in (change.old, change.new) if side is not None
    ]
    return [unit for side in sides for unit in side]


@settings(max_examples=40, deadline=None)
@given(plans, years)
def test_a_rolled_text_is_recognized_as_one(plan: Plan, year: int) -> None:
    rolled = roll(plan, year=year)
    for old, new in zip(plan.opening, rolled.plan.opening, strict=True):
        assert old == new or rolls_to(old, new, old_year=2025, year=year, part="opening")
        assert not rolls_to(old, new + "完", old_year=2025, year=year, part="opening")


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60),
    st.text("第届次周年月日节0123456789一二三十xX*年在的总结端午教师〔〕《》（）", max_size=60),
)
def test_no_text_makes_it_stumble(any_text: str, near: str) -> None:
    plan = Plan(title=any_text, opening=(near, any_text), tasks=(Task("", near, (any_text,)),))
    for year in (2000, 2026, 2199):
        rolled = roll(plan, year=year, old_year=2000)
        for fmt in ("text", "json", "md", "html"):
            assert report(rolled, fmt)
    year_estimate(plan)
