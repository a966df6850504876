from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from planparse.rendering.yaml import document, scalar

from .page import Page, rendered, small
from .strategies import NASTY, results, texts

if TYPE_CHECKING:
    from planparse.rendering import Result

EXPECTED = """\
# 计划.txt#2
format: planparse/plan@1
title: 班级读书计划
compilation_mark: null
organization: null
year: null
year_as_printed: null
guiding_ideology: null
opening:
  - 每天读一页书。
tasks: []
schedule: []
closing: []
attachments: []
signature: null
"""


def _read(text: str) -> list[Any]:
    return list(YAML(typ="safe", pure=True).load_all(text))


def _read_as_1_1(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)  # type: ignore[assignment]
    return yaml.load(text)


def test_a_plan_is_a_document() -> None:
    assert rendered("yaml", small()).split("---\n")[1] == EXPECTED


def test_a_task_reads_like_an_outline() -> None:
    assert """\
tasks:
  - marker: 一、
    heading: 完善职代会制度
    text:
      - 按时开好职代会，落实提案。
    role: null
    subtasks:
      - marker: 1、
        heading: 征集提案
        text:
          - 三月底前汇总。
""" in rendered("yaml", small())


def test_months_stand_on_one_line_and_a_bare_number_is_quoted() -> None:
    printed = rendered("yaml", small())
    assert "    months: [9, 10]\n" in printed
    assert "      - marker: '1.'\n        text: 3月8日召开座谈会\n        date: '2026-03-08'\n" in printed


@pytest.mark.parametrize(
    "text", ["一、", "1、", "（一）", "(1)", "①", "2026年", "a", "三月份：座谈", "3月8日", "planparse/plan@1"]
)
def test_quotes_only_where_needed(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "7:20",
        "yes",
        "null",
        "~",
        "",
        "1.",
        "2026-01-01",
        "1:30",
        "- 甲",
        "甲: 乙",
        "甲 # 乙",
        "甲："[:1] + ":",
    ],
)
def test_strings_stay_strings(text: str) -> None:
    assert scalar(text) == f"'{text}'"


@pytest.mark.parametrize("text", NASTY)
def test_nasty_strings_read_back(text: str) -> None:
    printed = "".join(document({"k": text, "l": [text, text], "m": {text: text}}))
    expected = {"k": text, "l": [text, text], "m": {text: text}}
    assert _read(printed) == [expected]
    assert _read_as_1_1(printed) == expected


@given(texts)
def test_any_string_reads_back(text: str) -> None:
    printed = "".join(document({"k": [text]}))
    assert _read(printed) == [{"k": [text]}]
    assert _read_as_1_1(printed) == {"k": [text]}


@settings(max_examples=50)
@given(results(), st.booleans(), st.booleans())
def test_it_says_what_jsonl_says(result: Result, spans: bool, chinese: bool) -> None:
    options = {"spans": spans, "chinese_keys": chinese}
    lines = [json.loads(line) for line in rendered("jsonl", result, **options).split("\n")[:-1]]
    without_source = [{k: v for k, v in line.items() if k not in ("source", "来源")} for line in lines]
    assert _read(rendered("yaml", result, **options)) == without_source


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert scalar("计\ud800划") == '"计\ufffd划"'


def test_a_file_without_plans_gives_nothing() -> None:
    assert rendered("yaml", Page().result()) == ""
