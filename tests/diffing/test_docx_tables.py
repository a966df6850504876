"""A schedule with columns is a table in the tracked file, and reads back as both plans."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

import planparse
from planparse.diffing.compare import compare
from planparse.diffing.ignoring import without
from planparse.diffing.rendering import DiffOptions, render
from planparse.generating.layout import Table, lay_out
from planparse.model import Plan
from planparse.reading import read_bytes
from tests.diffing.revisions import W, document_of, resolved_by_libreoffice

_TITLE = (
    "# 滨河图书馆工会{year}年工作计划\n\n## 一、加强学习教育\n\n每月组织一次集中学习。\n\n## 二、日程安排\n\n"
)
_AFTER = "\n## 三、工作保障\n\n会费按时足额收缴。\n\n滨河图书馆工会\n\n{year}年1月8日\n"
_HEADER = "| 时间 | 工作内容 | 责任人 |\n| --- | --- | --- |\n"
_ROWS = """\
| 3月 | 三八节趣味运动会 | 王小丽 |
| 3月 | 换发会员证 | 李强 |
| 5月 | 职工书画展 | 王小丽 |
| 9月 | 消防器材检查 | 赵敏 |
| 9月 | 困难职工走访 | 李强 |
"""


def _plan(rows: str, header: str = _HEADER, year: int = 2025, after: str = _AFTER) -> Plan:
    source = read_bytes((_TITLE + header + rows + after).format(year=year).encode(), "plan.md")
    return planparse.parse_source(source).plans[0]


OLD = _plan(_ROWS)
CHANGED = {
    "another person": _ROWS.replace("王小丽", "周洋", 1),
    "first row of a period gone": _ROWS.replace("| 3月 | 三八节趣味运动会 | 王小丽 |\n", ""),
    "second row of a period gone": _ROWS.replace("| 3月 | 换发会员证 | 李强 |\n", ""),
    "a row more": _ROWS.replace("| 9月 | 消防", "| 9月 | 秋季登山比赛 | 周洋 |\n| 9月 | 消防"),
    "rescheduled": _ROWS.replace("5月", "6月"),
    "into another period": _ROWS.replace("| 5月 | 职工书画展", "| 9月 | 职工书画展"),
    "reworded": _ROWS.replace("困难职工走访", "困难职工家庭走访慰问"),
    "other periods": _ROWS.replace("3月", "4月").replace("9月", "11月"),
}


def _docx(old: Plan, new: Plan, *ignored: str) -> bytes:
    return render(without(compare(old, new), frozenset(ignored)), "docx", DiffOptions())


def _read(data: bytes, *, original: bool) -> tuple[Plan, ...]:
    return tuple(planparse.parse_source(read_bytes(data, "diff.docx", original=original)).plans)


def _assert_both_ways(one: Plan, other: Plan) -> None:
    for old, new in ((one, other), (other, one)):
        data = _docx(old, new)
        assert _read(data, original=False) == (new,)
        assert _read(data, original=True) == (old,)


@pytest.mark.parametrize("what", CHANGED)
def test_both_ways(what: str) -> None:
    _assert_both_ways(OLD, _plan(CHANGED[what], year=2026))


def test_random_rows_both_ways() -> None:
    rng = random.Random(3)
    rows = sorted({row for text in CHANGED.values() for row in text.splitlines(keepends=True)})
    for _ in range(12):
        taken = [sorted(rng.sample(rows, rng.randint(1, 7))) for _ in range(2)]
        _assert_both_ways(*(_plan("".join(each)) for each in taken))


def test_a_column_more_is_another_table() -> None:
    wider = _ROWS.replace(" |\n", " | 全体会员 |\n")
    header = "| 时间 | 工作内容 | 责任人 | 参加人员 |\n| --- | --- | --- | --- |\n"
    new = _plan(wider, header)
    _assert_both_ways(OLD, new)
    body = document_of(_docx(OLD, new)).find(f"{W}body")
    assert body is not None
    tags = [child.tag for child in body]
    assert tags.count(f"{W}tbl") == 2
    assert all((a, b) != (f"{W}tbl", f"{W}tbl") for a, b in pairwise(tags))


def test_a_table_that_one_plan_prints_as_a_list() -> None:
    plain = "- 3月：三八节趣味运动会。\n- 5月：职工书画展。\n"
    _assert_both_ways(OLD, _plan(plain, header=""))


def test_a_document_does_not_end_with_a_table() -> None:
    old, new = (_plan(rows, after="") for rows in (_ROWS, CHANGED["another person"]))
    _assert_both_ways(old, new)
    _assert_both_ways(old, OLD)
    body = document_of(_docx(old, new)).find(f"{W}body")
    assert body is not None
    assert [child.tag for child in body][-2:] == [f"{W}p", f"{W}sectPr"]


def test_a_changed_cell_is_an_edit_of_that_cell_alone() -> None:
    root = document_of(_docx(OLD, _plan(CHANGED["another person"])))
    deleted = [part.text for part in root.iter(f"{W}delText")]
    assert deleted == ["王小丽"]
    assert list(root.iter(f"{W}trPr"))
    assert not [mark for row in root.iter(f"{W}trPr") for mark in row.iter(f"{W}ins", f"{W}del")]


def test_what_is_ignored_is_not_tracked() -> None:
    new = _plan(CHANGED["a row more"])
    data = _docx(OLD, new, "added", "renumbered")
    assert _read(data, original=False) == _read(data, original=True) == (new,)


def _cells(plan: Plan) -> list[str]:
    tables = (block for block in lay_out(plan, "table") if isinstance(block, Table))
    return [cell for table in tables for row in table.rows for cell in row.cells if cell]


@pytest.mark.libreoffice
@pytest.mark.parametrize("accept", [True, False])
def test_libreoffice_agrees(tmp_path: Path, accept: bool) -> None:
    new = _plan(CHANGED["first row of a period gone"] + "| 12月 | 年终总结 | 周洋 |\n")
    lines = resolved_by_libreoffice(_docx(OLD, new), tmp_path, accept=accept)
    assert [line for line in lines if line in {*_cells(OLD), *_cells(new)}] == _cells(new if accept else OLD)
