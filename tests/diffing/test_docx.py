"""Tracked changes: accepting all gives the new plan, rejecting all the old one."""

from __future__ import annotations

import copy
import random
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planparse
from planparse.diffing.compare import compare
from planparse.diffing.ignoring import without
from planparse.diffing.rendering import DiffOptions, render
from planparse.generating.layout import Block, lay_out
from planparse.model import Plan, Signature, Task
from planparse.reading import read_bytes
from tests.diffing import edited
from tests.diffing.examples import NEW, OLD
from tests.diffing.revisions import W, document_of, resolved, resolved_by_libreoffice
from tests.strategies import random_plan


def _lines(plan: Plan) -> list[str]:
    return [block.line for block in lay_out(plan, "list") if isinstance(block, Block)]


def _docx(old: Plan, new: Plan, *ignored: str) -> bytes:
    return render(without(compare(old, new), frozenset(ignored)), "docx", DiffOptions())


def _assert_both_ways(old: Plan, new: Plan) -> None:
    data = _docx(old, new)
    assert resolved(data, accept=True) == _lines(new)
    assert resolved(data, accept=False) == _lines(old)


def test_the_example_both_ways() -> None:
    _assert_both_ways(OLD, NEW)
    _assert_both_ways(NEW, OLD)


@given(st.integers(0, 10**6), st.lists(st.sampled_from(edited.EDITS), max_size=6), st.booleans())
@settings(max_examples=30)
def test_random_edits_both_ways(seed: int, kinds: list[str], shuffled: bool) -> None:
    rng = random.Random(seed)
    old = edited.draft(rng, 3, 4, 3)
    new = copy.deepcopy(old)
    edited.edit(rng, new, kinds)
    if shuffled:
        rng.shuffle(new.tasks)
    _assert_both_ways(edited.plan_of(old, 2025), edited.plan_of(new, 2026))


def test_the_last_paragraph_leaves_no_trace_though_its_mark_must_stay() -> None:
    short = Plan(title="工作计划", tasks=(Task("一、", text=("整理书库，核对目录。",)),))
    long = Plan(
        title="工作计划",
        tasks=short.tasks,
        closing=("完成全年任务。",),
        signature=Signature("滨河图书馆", "2026年1月8日"),
    )
    _assert_both_ways(short, long)
    _assert_both_ways(long, short)


def test_nothing_in_common() -> None:
    rng = random.Random(7)
    _assert_both_ways(edited.plan_of(edited.draft(rng)), edited.plan_of(edited.draft(rng)))
    for _ in range(10):
        _assert_both_ways(random_plan(rng), random_plan(rng))


def test_widths_of_punctuation_come_back_too() -> None:
    old = Plan(tasks=(Task("1．", text=("时间：三月,地点（礼堂）",)), Task("2．", text=("甲",))))
    new = Plan(tasks=(Task("1.", text=("时间:三月，地点(礼堂)",)), Task("2．", text=("甲",))))
    _assert_both_ways(old, new)


def test_an_empty_side() -> None:
    data = _docx(Plan(), OLD)
    assert resolved(data, accept=True) == _lines(OLD)
    assert "".join(resolved(data, accept=False)) == ""


def test_ids_are_unique_and_nothing_is_a_move() -> None:
    root = document_of(_docx(OLD, NEW))
    changes = [element for element in root.iter() if element.tag in (f"{W}ins", f"{W}del")]
    ids = [element.get(f"{W}id") for element in changes]
    assert len(changes) > 20
    assert len(set(ids)) == len(ids)
    assert all(element.get(f"{W}author") == "planparse" for element in changes)
    assert all(element.get(f"{W}date") == "2026-01-01T00:00:00Z" for element in changes)
    assert not list(root.iter(f"{W}moveFrom", f"{W}moveTo"))


def test_deleted_text_is_delText_and_marks_come_last_among_the_properties() -> None:  # noqa: N802
    root = document_of(_docx(OLD, NEW))
    for deleted in root.iter(f"{W}del"):
        assert not list(deleted.iter(f"{W}t"))
    for properties in root.iter(f"{W}pPr"):
        tags = [child.tag for child in properties]
        assert tags[0] == f"{W}pStyle"
        assert f"{W}rPr" not in tags[:-1]


def test_a_renumbering_is_an_edit_of_the_number_alone() -> None:
    root = document_of(_docx(OLD, NEW))
    deleted = ["".join(part.text or "" for part in run.iter(f"{W}delText")) for run in root.iter(f"{W}del")]
    assert "3." in deleted
    assert not any(text.endswith("落实带薪休假制度。") for text in deleted)


def test_what_is_ignored_is_not_tracked() -> None:
    data = _docx(OLD, NEW, "rolled", "renumbered", "punctuation")
    assert resolved(data, accept=True) == _lines(NEW)
    assert resolved(data, accept=False)[:2] == _lines(NEW)[:2]
    everything = ("added", "removed", "reworded", "moved", "rescheduled", "split", "merged", "rolled")
    quiet = document_of(_docx(OLD, NEW, *everything, "renumbered", "punctuation"))
    assert [element.tag for element in quiet.iter() if element.tag in (f"{W}ins", f"{W}del")] == []


def test_a_plan_against_itself_has_no_changes() -> None:
    root = document_of(_docx(OLD, OLD))
    assert [element.tag for element in root.iter() if element.tag in (f"{W}ins", f"{W}del")] == []


def test_the_same_input_gives_the_same_bytes() -> None:
    assert _docx(OLD, NEW) == _docx(copy.deepcopy(OLD), copy.deepcopy(NEW))


def test_python_docx_opens_it() -> None:
    import docx

    document = docx.Document(BytesIO(_docx(OLD, NEW)))
    assert document.paragraphs[0].style is not None
    with ZipFile(BytesIO(_docx(OLD, NEW))) as archive:
        assert archive.testzip() is None


@pytest.mark.libreoffice
@pytest.mark.parametrize("accept", [True, False])
def test_libreoffice_agrees(tmp_path: Path, accept: bool) -> None:
    data = _docx(OLD, NEW)
    assert resolved_by_libreoffice(data, tmp_path, accept=accept) == _lines(NEW if accept else OLD)


def _read_back(plan: Plan) -> Plan:
    """Return the plan as planparse reads it from its own printed lines."""
    return planparse.parse("\n".join(_lines(plan))).plans[0]


def test_planparse_reads_the_new_plan_from_it_and_the_old_one_as_original() -> None:
    old, new = _read_back(OLD), _read_back(NEW)
    data = _docx(old, new)
    assert planparse.parse_source(read_bytes(data, "diff.docx")).plans == (new,)
    assert planparse.parse_source(read_bytes(data, "diff.docx", original=True)).plans == (old,)


def test_a_space_parts_a_number_from_its_text() -> None:
    old, new = (
        Plan(
            title="工作计划",
            tasks=(
                Task("第一部分", "工作保障", subtasks=(
                    Task("4.1", text=("每月核对一次会费账目。",)),
                    Task("4.2", text=("各组联系人每月到班组一次。",)),
                    Task("4.3", text=(f"落实情况占考核{points}分。",)),
                )),
            ),
        )
        for points in (5, 8)
    )  # fmt: skip
    _assert_both_ways(old, new)
    data = _docx(old, new)
    read = planparse.parse_source(read_bytes(data, "diff.docx")).plans[0]
    assert [task.marker for task in read.tasks[0].subtasks] == ["4.1", "4.2", "4.3"]
