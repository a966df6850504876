"""--ignore, and what counts for --exit-code."""

from __future__ import annotations

import pytest

from planparse.diffing import Change
from planparse.diffing.compare import compare
from planparse.diffing.ignoring import parse_ignored, serious, without
from planparse.errors import UsageError
from planparse.model import Plan, Task
from tests.diffing.examples import NEW, OLD


def _two(old: str, new: str, *markers: str) -> tuple[Plan, Plan]:
    first, second = markers or ("1.", "1.")
    return Plan(tasks=(Task(first, text=(old,)),)), Plan(tasks=(Task(second, text=(new,)),))


def _left(plans: tuple[Plan, Plan], ignored: str) -> tuple[Change, ...]:
    return without(compare(*plans), parse_ignored(ignored)).result.changes


def test_kinds_are_parted_by_commas_of_any_width() -> None:
    assert parse_ignored("rolled, renumbered，punctuation") == {"rolled", "renumbered", "punctuation"}
    assert parse_ignored("") == frozenset()


def test_an_unknown_kind_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as caught:
        parse_ignored("roled")
    assert str(caught.value) == (
        "--ignore 没有 'roled' 这一类，是否想写 rolled；可用：added, removed, split, merged, reworded, "
        "moved, rescheduled, rolled, renumbered, punctuation / "
        "--ignore knows no kind 'roled', did you mean rolled?; "
        "known: added, removed, split, merged, reworded, moved, rescheduled, rolled, renumbered, punctuation"
    )


def test_a_change_keeps_the_kinds_that_are_not_ignored() -> None:
    plans = _two("每月检查一次各个库房的器材", "每周检查一次各个库房的器材", "1.", "2.")
    assert [change.kinds for change in _left(plans, "")] == [("reworded", "renumbered")]
    assert [change.kinds for change in _left(plans, "renumbered")] == [("reworded",)]
    only_number = _left(plans, "reworded")
    assert [(change.kinds, change.edits, change.facts) for change in only_number] == [
        (("renumbered",), (), ())
    ]
    assert _left(plans, "reworded,renumbered") == ()


def test_punctuation() -> None:
    plans = _two("检查器材，做好记录。", "检查器材、做好记录；")
    assert [change.kinds for change in _left(plans, "")] == [("reworded",)]
    assert _left(plans, "punctuation") == ()
    assert _left(_two("检查器材，做好记录。", "检查仪器，做好记录。"), "punctuation") != ()


def test_only_what_does_not_happen_by_itself_is_serious() -> None:
    found = compare(OLD, NEW)
    assert serious(found.result)
    assert not serious(
        without(found, parse_ignored("added,removed,reworded,moved,rescheduled,split,merged")).result
    )
    assert without(found, frozenset({"added"})).result.summary.get("added") is None
