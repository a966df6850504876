"""What dates a plan that prints no year."""

from __future__ import annotations

import pytest

from planparse.model import Plan, Task, YearEstimate
from planparse.rolling import year_estimate


def plan_of(*texts: str, year: int | None = None) -> Plan:
    return Plan(title="20xx年工会工作计划", year=year, tasks=tuple(Task("", "", (text,)) for text in texts))


@pytest.mark.parametrize(
    ("text", "year", "evidence"),
    [
        ("庆祝第25个教师节", 2009, "第25个教师节"),
        ("庆祝建党100周年", 2021, "建党100周年"),
        ("今年是“十四五”收官之年", 2025, "十四五”收官之年"),
        ("十三五规划开局之年", 2016, "十三五规划开局之年"),
        ("学习党的十八大精神", 2013, "党的十八大"),
        ("学习工会十七大精神", 2019, "工会十七大"),
    ],
)
def test_one_sign(text: str, year: int, evidence: str) -> None:
    assert year_estimate(plan_of(text)) == YearEstimate(year, (evidence,))


def test_a_chain_of_ordinals_needs_a_plan_with_a_year() -> None:
    other = plan_of("参加医学部46届运动会", year=2009)
    found = year_estimate(plan_of("组织第43届医学部运动会"), [other])
    assert found is None, "another event of another name"
    found = year_estimate(plan_of("参加我校43届运动会"), [other])
    assert found is None, "every house has its own"
    found = year_estimate(plan_of("参加医学部43届运动会"), [other])
    assert found == YearEstimate(2006, ("运动会：2009年是第46届，第43届即2006年",))


def test_a_weekday_dates_a_plan_together_with_a_congress() -> None:
    assert year_estimate(plan_of("1月17日（周三）召开大会")) is None, "2007, 2018 and others"
    found = year_estimate(plan_of("1月17日（周三）召开大会", "学习党的十九大精神"))
    assert found == YearEstimate(2018, ("1月17日（周三）", "党的十九大"))


def test_of_congresses_the_newest_counts() -> None:
    found = year_estimate(plan_of("学习党的十七大精神", "学习党的十八大精神"))
    assert found == YearEstimate(2013, ("党的十八大",))


def test_nothing_to_go_by() -> None:
    assert year_estimate(plan_of("抓好学习")) is None
    assert year_estimate(plan_of("庆祝第25个教师节", year=2021)) is None, "it prints its year"
    assert year_estimate(plan_of("庆祝第25个教师节", "建党100周年")) is None, "they contradict"
