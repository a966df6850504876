"""Changed facts, old beside new."""

from __future__ import annotations

import pytest

from planparse.diffing.edits import pieces
from planparse.diffing.facts import changed_facts

CASES = [
    ("参加人数不少于20人。", "参加人数不少于30人。", [("count", "20人", "30人")]),
    ("每月召开例会。", "每季度召开例会。", [("frequency", "每月", "每季度")]),
    ("2月27日召开大会。", "3月5日召开大会。", [("date", "2月27日", "3月5日")]),
    (
        "请20人参加，2月27日开会。",
        "请30人参加，3月5日开会。",
        [("count", "20人", "30人"), ("date", "2月27日", "3月5日")],
    ),
    ("组织全体职工学习。", "组织20人学习。", [("count", None, "20人")]),
    ("参加人数20人，认真学习。", "参加人数20人，努力学习。", []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_changed(old: str, new: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = [(fact.kind, fact.old, fact.new) for fact in changed_facts(pieces(old, new))]
    assert found == expected
    turned = [(fact.kind, fact.new, fact.old) for fact in changed_facts(pieces(new, old))]
    assert turned == expected
