"""Plan templates: variables, conditions, variants, activities by the calendar."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import PlanparseError, UsageError
from planparse.generating.activities import library
from planparse.generating.load import InvalidFile
from planparse.generating.numbering import misnumbered
from planparse.generating.templates import (
    MissingVariables,
    Template,
    fill,
    load_template,
    template_names,
)
from planparse.language.calendar import festival
from planparse.model import Plan


def given_values(template: Template) -> dict[str, str]:
    return {one.name: one.example for one in template.variables if one.default is None}


def written(folder: Path, text: str) -> Template:
    path = folder / "own.yaml"
    path.write_text(dedent(text), "utf-8")
    return load_template(str(path))


def words(plan: Plan) -> str:
    return repr(plan)


def test_there_are_at_least_eight() -> None:
    assert len(template_names()) >= 8


@pytest.mark.parametrize("name", template_names())
def test_every_template_says_what_it_is_and_fills(name: str) -> None:
    template = load_template(name)
    assert template.title
    assert template.description
    assert all(one.meaning for one in template.variables)
    assert all(one.example for one in template.variables if one.default is None)
    plan = fill(template, given_values(template))
    assert plan.title
    assert misnumbered(plan) == ()
    assert not {"{{", "{%"} & {words(plan)[at : at + 2] for at in range(len(words(plan)))}
    assert len(plan.tasks) >= 4
    assert len(plan.schedule) >= 10


@pytest.mark.parametrize("name", template_names())
def test_other_variants_make_another_plan_and_the_same_number_the_same(name: str) -> None:
    template = load_template(name)
    values = given_values(template)
    plans = [fill(template, values, vary=number) for number in (0, 1, 2)]
    assert plans[0] != plans[1] != plans[2] != plans[0]
    assert fill(template, values, vary=2) == plans[2]


@pytest.mark.parametrize("name", template_names())
def test_every_switch_matters(name: str) -> None:
    template = load_template(name)
    values = given_values(template)
    for one in template.variables:
        if one.kind == "flag":
            assert fill(template, values | {one.name: "是"}) != fill(template, values | {one.name: "否"}), (
                one.name
            )


@pytest.mark.parametrize(("year", "month"), [("2025", "五月份"), ("2026", "六月份"), ("2028", "五月份")])
def test_dragon_boat_stands_in_its_month(year: str, month: str) -> None:
    plan = fill(load_template("hospital-union"), {"organization": "甲医院", "year": year})
    found = [period.label for period in plan.schedule if any("端午" in item.text for item in period.items)]
    assert found == [month]


def test_a_school_year_runs_from_september_and_takes_next_years_festivals() -> None:
    plan = fill(load_template("school-union"), {"organization": "甲学校", "year": "2027"})
    assert [period.months[0] for period in plan.schedule] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7]
    text = words(plan)
    assert "2027-2028学年度" in text
    assert "端午节（5月28日）" in text  # of 2028
    assert "中秋节（9月15日）" in text  # of 2027


def test_missing_variables_are_named_with_their_meaning() -> None:
    with pytest.raises(MissingVariables) as caught:
        fill(load_template("hospital-union"), {})
    assert "organization（医院全称，不带“工会”）；year（计划的年份）" in str(caught.value)
    assert "--set organization=" in str(caught.value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"organisation": "甲"}, "是不是“organization”"),
        ({"organization": "甲", "year": "明年"}, "year（计划的年份）应是整数"),
        ({"organization": "甲", "year": "2027", "has_home": "也许"}, "应是是 或 否"),
    ],
)
def test_wrong_values(values: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        fill(load_template("hospital-union"), values)


def test_an_unknown_template() -> None:
    with pytest.raises(UsageError, match="planparse templates"):
        load_template("no-such")


OWN = """\
variables:
  organization: {meaning: 单位}
  count: {meaning: 次数, type: integer, default: "3"}
  union: {meaning: 有工会, type: flag, default: 否}
plan:
  title: "{{ organization }}计划"
  tasks:
    - heading: 甲
      when: union
    - heading: 乙
      subtasks:
        - heading: 丙{{ count | han }}次
        - take: 2
          of: [{heading: 丁}, {heading: 戊}, {heading: 己}]
    - one_of:
        - {heading: 庚, when: union}
        - {heading: 辛}
"""


def test_conditions_choices_and_numbers(tmp_path: Path) -> None:
    plan = fill(written(tmp_path, OWN), {"organization": "馆"})
    assert [(task.marker, task.heading) for task in plan.tasks] == [("一、", "乙"), ("二、", "辛")]
    assert [(task.marker, task.heading) for task in plan.tasks[0].subtasks] == [
        ("（一）", "丙三次"),
        ("（二）", "丁"),
        ("（三）", "戊"),
    ]
    with_union = fill(written(tmp_path, OWN), {"organization": "馆", "union": "是"})
    assert [task.heading for task in with_union.tasks] == ["甲", "乙", "庚"]


def test_an_empty_marker_is_none_and_a_missing_one_counts_the_place(tmp_path: Path) -> None:
    text = """\
variables: {}
plan:
  任务:
    - {标题: 甲, 编号: ""}
    - {标题: 乙, 编号: }
    - {heading: 丙, marker: 3., subtasks: [{heading: 丁, marker: ""}, {heading: 戊}]}
"""
    plan = fill(written(tmp_path, text), {})
    assert [task.marker for task in plan.tasks] == ["", "二、", "3."]
    assert [task.marker for task in plan.tasks[2].subtasks] == ["", "（二）"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ organization.__init__.__globals__ }}",
        "{{ undeclared }}",
        "{{ organization",
        "{% for x in range(10**9) %}a{% endfor %}",
        "{{ 1 / 0 }}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_template_logic_is_boxed_in(tmp_path: Path, text: str) -> None:
    template = written(
        tmp_path, f'variables: {{organization: {{meaning: 单位}}}}\nplan:\n  title: "{text}"\n'
    )
    with pytest.raises(InvalidFile, match=r"\$\.title"):
        fill(template, {"organization": "馆"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plan: 1\nvariables: 2\n",
        "plan: {title: a}\n",
        "variables: {}\nplan: {titel: a}\n",
        "variables: {}\nplan: {title: a}\nplam: {}\n",
        "variables: {}\nplan: {title: a, tasks: [{take: x, of: []}]}\n",
        "variables: {}\nplan: {title: a}\nactivities: {tags: [union]}\n",
        'variables: {year: {meaning: a, default: "27"}}\nplan: {title: a}\nactivities: {own: [{month: x}]}\n',
    ],
)
def test_bad_template_files_are_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(PlanparseError) as caught:
        fill(written(tmp_path, text), {})
    assert "\n" not in str(caught.value)


def test_the_library_knows_its_festivals() -> None:
    known = library()
    assert len(known) > 80
    assert all(festival(one.festival) for one in known if one.festival)
    assert all(one.festival or 1 <= one.month <= 12 for one in known)


@given(st.integers(2000, 2049), st.integers(1, 1000))
def test_any_year_fills(year: int, vary: int) -> None:
    plan = fill(load_template("party-branch"), {"organization": "支部", "year": str(year)}, vary=vary)
    months = [period.months[0] for period in plan.schedule]
    assert months == sorted(months)
