from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planparse.model import Plan
from planparse.rendering import RenderOptions, render
from planparse.rendering.schema import extraction_schema, plan_schema, schema_files

from .pages import everything

FOLDER = Path(__file__).parents[2] / "schemas"


def test_the_schemas_in_the_repository_are_those_of_the_model() -> None:
    in_repository = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert in_repository == schema_files()


@pytest.mark.parametrize("text", schema_files().values(), ids=schema_files())
def test_it_is_a_schema(text: str) -> None:
    Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("spans", [False, True])
def test_what_is_written_is_valid(spans: bool) -> None:
    whole = json.loads("".join(render([everything()], "json", RenderOptions(spans=spans))))
    Draft202012Validator(extraction_schema()).validate(whole)
    lines = "".join(render([everything()], "jsonl", RenderOptions(spans=spans))).split("\n")
    for line in lines[:-1]:
        Draft202012Validator(plan_schema()).validate(json.loads(line))


@pytest.mark.parametrize("key", ["format", "source", "plans", "set_aside", "issues"])
def test_an_extraction_has_every_key(key: str) -> None:
    whole = json.loads("".join(render([everything()], "json", RenderOptions())))
    del whole[key]
    assert not Draft202012Validator(extraction_schema()).is_valid(whole)


@pytest.mark.parametrize(
    "key", [name for name in Plan.__struct_fields__ if name not in ("span", "year_estimate")]
)
def test_an_extractions_plan_has_every_key_and_an_edited_plan_need_not(key: str) -> None:
    whole = json.loads("".join(render([everything()], "json", RenderOptions())))
    plan = whole["plans"][0]
    del plan[key]
    assert not Draft202012Validator(extraction_schema()).is_valid(whole)
    assert Draft202012Validator(plan_schema()).is_valid(plan)


@pytest.mark.parametrize(
    "plan",
    [
        {"titel": "计划"},
        {"title": 7},
        {"title": {"text": "计划"}},
        {"tasks": [{"heading": None}]},
        {"tasks": [{"role": "opening"}]},
        {"schedule": [{"months": ["三月"]}]},
        {"schedule": [{"items": [{"date": {"start": "2026-03-01"}}]}]},
        {"format": "planparse/plan@2"},
        {"span": [1, 2, 3]},
    ],
)
def test_a_wrong_plan_is_refused(plan: dict[str, Any]) -> None:
    assert not Draft202012Validator(plan_schema()).is_valid(plan)
