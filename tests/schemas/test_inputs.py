"""The schemas of what people write say what loading says: templates, profiles, decisions, and the report."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

import planparse
from planparse.dedup.inducing.template import induce
from planparse.errors import PlanparseError
from planparse.generating.load import InvalidFile
from planparse.generating.profile import read_profile
from planparse.generating.templates import fill, load_template
from planparse.rendering.schema import schema_files
from planparse.rolling import roll
from planparse.rolling.decisions import read_decisions, write_decisions
from planparse.rolling.model import Answer, Decisions, Phrase
from planparse.rolling.report import report

ROOT = Path(__file__).parents[2]
SCHEMAS = {name: Draft202012Validator(json.loads(text)) for name, text in schema_files().items()}


def yaml(text: str) -> Any:
    return YAML(typ="safe").load(StringIO(text))


def fits(schema: str, text: str) -> bool:
    return SCHEMAS[schema].is_valid(yaml(text))


@pytest.mark.parametrize("kind", ["template", "profile"])
def test_what_comes_with_planparse_fits(kind: str) -> None:
    paths = sorted((ROOT / "schemas" / f"{kind}s").glob("*.yaml"))
    assert paths
    for path in paths:
        faults = [
            error.message for error in SCHEMAS[f"{kind}.json"].iter_errors(yaml(path.read_text("utf-8")))
        ]
        assert faults == [], path.name


def test_an_induced_template_fits() -> None:
    plans = [
        planparse.parse(
            f"2026年{name}工会工作计划\n一、学习\n每月{n}次学习，按时记录。\n二、慰问\n走访{n}0户。\n"
        ).plans[0]
        for name, n in (("青石小学", 2), ("东岭小学", 3))
    ]
    assert fits("template.json", induce(plans).text)


def loads_template(text: str, folder: Path) -> str:
    path = folder / "模板.yaml"
    path.write_text(text, encoding="utf-8")
    return _faults(lambda: fill(load_template(str(path)), {"name": "甲"}))


def _faults(load: Any) -> str:
    try:
        load()
    except InvalidFile as error:
        return "; ".join(f"{fault.line} {fault.path}" for fault in error.faults)
    except PlanparseError as error:
        return str(error)
    return ""


TEMPLATE = """\
format: planparse/template@1
variables:
  name: {meaning: 名称}
  women: {meaning: 女职工委员会, type: flag, default: 是}
plan:
  title: "{{ name }}工作计划"
  year: "{{ 2026 }}"
  tasks:
    - {when: women, heading: 关爱女职工}
    - one_of:
        - {heading: 学习, text: [每月一次。]}
        - {heading: 讲座}
    - {take: 1, of: [{heading: 甲}, {heading: 乙}]}
"""


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        ("", "", ""),
        ("planparse/template@1", "planparse/template@2", "1 $.format"),
        ("variables:", "variable:", "1 $.variables; 2 $.variable"),
        ("meaning: 名称", "meaing: 名称", "3 $.variables.name.meaing"),
        ("type: flag", "type: bool", "4 $.variables.women.type"),
        ("plan:", "activities: {tag: [union]}\nplan:", "5 $.activities.tag"),
        ("plan:", "activities: {own: [{month: 3, txt: 植树}]}\nplan:", "5 $.activities.own[0].txt"),
        ("heading: 关爱", "headign: 关爱", "9 $.tasks[0].headign"),
    ],
)
def test_a_template_is_refused_by_both_with_key_and_line(
    was: str, now: str, place: str, tmp_path: Path
) -> None:
    text = TEMPLATE.replace(was, now, 1)
    assert loads_template(text, tmp_path) == place
    assert fits("template.json", text) == (place == "")


PROFILE = """\
format: planparse/profile@1
base: plain
page:
  top: 3.7cm
  left: 28mm | standard | GB/T 9704-2012 5.2.1
title: {size: 小二, bold: 是, align: center}
body:
  size: {value: 16pt, strength: 单位, source: 办公室规定}
  indent: 2
page_number: {place: outside | unit | 本单位}
"""


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        ("", "", ""),
        ("planparse/profile@1", "planparse/plan@1", "1 $.format"),
        ("base: plain", "base: plane", "2 $.base"),
        ("page:", "pages:", "3 $.pages"),
        ("3.7cm", "3.7", "4 $.page.top"),
        ("28mm |", "28寸 |", "5 $.page.left"),
        ("小二", "小九", "6 $.title.size"),
        ("bold: 是", "bold: 也许", "6 $.title.bold"),
        ("align: center", "align: middle", "6 $.title.align"),
        ("strength: 单位", "strength: 强", "8 $.body.size"),
        ("source: 办公室规定", "from: 办公室规定", "8 $.body.size.from"),
        ("outside |", "inside |", "10 $.page_number.place"),
    ],
)
def test_a_profile_is_refused_by_both_with_key_and_line(was: str, now: str, place: str) -> None:
    text = PROFILE.replace(was, now, 1)
    assert _faults(lambda: read_profile(text, "版式.yaml", name="版式")) == place
    assert fits("profile.json", text) == (place == "")


DECISIONS = """\
format: planparse/decisions@1
answers:
- {rule: anniversary, old: 60周年, answer: keep, question: 建院是哪一年？}
- {old: 科学发展观, answer: replace, new: 新的提法, path: [一、]}
phrases:
- {text: 三年行动, first: 2019, last: 2022, instead: 长效机制}
"""


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        ("", "", ""),
        ("planparse/decisions@1", "planparse/plan@1", "1 $.format"),
        ("answers:", "answer:", "2 $.answer"),
        ("rule: anniversary", "rule: birthday", "3 $.answers[0].rule"),
        ("answer: keep", "answer: leave", "3 $.answers[0].answer"),
        ("old: 科学", "odl: 科学", "4 $.answers[1].odl; 4 $.answers[1].old"),
        ("last: 2022, ", "", "6 $.phrases[0]"),
        ("instead:", "insted:", "6 $.phrases[0].insted"),
    ],
)
def test_decisions_are_refused_by_both_with_key_and_line(was: str, now: str, place: str) -> None:
    text = DECISIONS.replace(was, now, 1)
    assert _faults(lambda: read_decisions(text, "决定.yaml")) == place
    assert fits("decisions.json", text) == (place == "")


def test_written_decisions_fit() -> None:
    answers = (Answer("60周年", "replace", "61周年", "anniversary", ("任务", "一、")), Answer("甲", "drop"))
    decisions = Decisions(answers, (Phrase("三年行动", 2019, 2022, "行动纲要"),))
    assert fits("decisions.json", write_decisions(decisions))


def test_a_report_fits() -> None:
    plan = planparse.parse(
        "2025年青石小学工会工作计划\n一、活动\n3月8日座谈。\n二、会议\n开好第五届第二次会议。\n"
    ).plans[0]
    written = json.loads(report(roll(plan, year=2026), "json"))
    assert written["records"]
    SCHEMAS["rolled.json"].validate(written)
    for wrong in ({"format": "planparse/diff@1"}, {"summary": {}}, {"records": [{"rule": "date"}]}):
        assert not SCHEMAS["rolled.json"].is_valid({**written, **wrong})
