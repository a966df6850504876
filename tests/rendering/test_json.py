from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.errors import UsageError
from planparse.keys import CHINESE_KEYS
from planparse.model import Extraction, Leaf, Plan
from planparse.rendering import RenderOptions, Result, render
from planparse.rendering.shape import extraction_json

from .page import Page, rendered, small
from .strategies import results


def test_one_extraction_is_an_object_and_reads_back() -> None:
    result = small()
    printed = rendered("json", result)
    assert msgspec.json.decode(printed, type=Extraction) == result.extraction


def test_several_extractions_are_an_array() -> None:
    printed = rendered("json", small(), small(), small())
    assert json.loads(printed) == [json.loads(rendered("json", small()))] * 3
    assert "[\n  {\n    " in printed


def test_no_extraction_is_an_empty_array() -> None:
    assert rendered("json") == "[]\n"


@settings(max_examples=50)
@given(results(), st.booleans(), st.booleans())
def test_the_pieces_are_the_whole(result: Result, spans: bool, chinese: bool) -> None:
    options = RenderOptions(spans=spans, chinese_keys=chinese)
    whole = msgspec.json.format(extraction_json(result.extraction, result.source, options), indent=2)
    assert "".join(render([result], "json", options)) == whole.decode() + "\n"


def test_every_key_is_there_and_an_unset_one_is_not() -> None:
    plan = json.loads(rendered("json", Page().result(Plan(title="计划", span=(0, 0)))))["plans"][0]
    assert plan == {
        "format": "planparse/plan@1",
        "title": "计划",
        "compilation_mark": None,
        "organization": None,
        "year": None,
        "year_as_printed": None,
        "guiding_ideology": None,
        "opening": [],
        "tasks": [],
        "schedule": [],
        "closing": [],
        "attachments": [],
        "signature": None,
    }


def test_chinese_is_written_as_it_is_two_spaces_deep() -> None:
    assert '\n      "title": "2026年某某学院工会工作计划",\n' in rendered("json", small())


def test_spans_are_on_every_leaf_and_on_the_plan() -> None:
    result = small()
    plan = json.loads(rendered("json", result, spans=True))["plans"][0]
    start, end = plan["title"]["spans"][0]
    assert result.source.text[start:end] == plan["title"]["text"] == "2026年某某学院工会工作计划"
    assert plan["span"] == list(result.extraction.plans[0].span)  # type: ignore[arg-type]
    assert plan["tasks"][0]["marker"]["made"] is True
    assert "made" not in plan["tasks"][0]["subtasks"][0]["marker"]
    assert plan["tasks"][0]["subtasks"][1]["heading"] == {"text": "", "spans": []}
    assert plan["schedule"][0]["items"][0]["date"] == "2026-03-08"


@pytest.mark.parametrize("fmt", ["json", "jsonl"])
def test_half_a_surrogate_pair_is_replaced(fmt: str) -> None:
    page = Page("a\udcff.txt")
    result = page.result(Plan(title=Leaf("计\ud800划"), opening=("𠮷",)))
    for spans in (False, True):
        printed = rendered(fmt, result, spans=spans)
        assert "计\ufffd划" in printed
        assert "a\ufffd.txt" in printed
        assert "𠮷" in printed


def test_jsonl_names_the_file_and_the_number_of_each_plan() -> None:
    lines = rendered("jsonl", small(), Page("空.txt").result(), small()).splitlines()
    plans = [json.loads(line) for line in lines]
    assert [plan["source"] for plan in plans] == [{"name": "计划.txt", "plan": n} for n in (1, 2, 1, 2)]
    assert [plan["title"] for plan in plans[:2]] == ["2026年某某学院工会工作计划", "班级读书计划"]


def test_jsonl_asks_for_a_file_only_when_its_turn_comes() -> None:
    asked = []

    def files() -> object:
        for number in range(3):
            asked.append(number)
            yield small()

    pieces = render(files(), "jsonl", RenderOptions())  # type: ignore[arg-type]
    next(pieces)
    assert asked == [0]


@settings(max_examples=50)
@given(results())
def test_what_is_printed_reads_back_to_the_same(result: Result) -> None:
    read = msgspec.json.decode(rendered("json", result), type=Extraction)
    assert read == result.extraction
    plans = [msgspec.json.decode(line, type=Plan) for line in rendered("jsonl", result).split("\n")[:-1]]
    assert tuple(plans) == result.extraction.plans


@settings(max_examples=50)
@given(results())
def test_spans_only_add(result: Result) -> None:
    with_spans = json.loads(rendered("json", result, spans=True))
    assert _less_the_spans(with_spans) == json.loads(rendered("json", result))


def _less_the_spans(value: object) -> object:
    if isinstance(value, dict):
        if "spans" in value:
            return value["text"]
        aside = "reason" in value or "code" in value
        return {k: _less_the_spans(v) for k, v in value.items() if aside or k != "span"}
    return [_less_the_spans(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("fmt", ["json", "jsonl"])
def test_chinese_keys_say_the_same(fmt: str) -> None:
    english = {chinese: key for key, chinese in CHINESE_KEYS.items()}
    for spans in (False, True):
        chinese = json.loads(
            rendered(fmt, small(), spans=spans, chinese_keys=True).splitlines()[0]
            if fmt == "jsonl"
            else rendered(fmt, small(), spans=spans, chinese_keys=True)
        )
        plain = json.loads(
            rendered(fmt, small(), spans=spans).splitlines()[0]
            if fmt == "jsonl"
            else rendered(fmt, small(), spans=spans)
        )
        assert chinese != plain
        assert _renamed(chinese, english) == plain


def _renamed(value: object, names: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {names[key]: _renamed(below, names) for key, below in value.items()}
    return [_renamed(below, names) for below in value] if isinstance(value, list) else value


def test_an_unknown_format_is_named_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match=r"没有 'pdf' 这种输出格式.*tree, yaml, json, jsonl, md, html, text"):
        render([], "pdf", RenderOptions())
