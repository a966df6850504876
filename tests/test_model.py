"""Equality of plans and what leaves are."""

from __future__ import annotations

import pickle

from planparse.model import Leaf, Plan, Task, spans_of


def test_plans_that_say_the_same_are_equal_wherever_they_stand() -> None:
    one = Plan(title=Leaf("计划", ((0, 2),)), tasks=(Task(heading="学习"),), span=(0, 9))
    other = Plan(title="计划", tasks=(Task(heading=Leaf("学习", ((5, 7),))),))
    assert one == other
    assert not one != other  # noqa: SIM202 - the operator itself is tested


def test_plans_that_differ_are_unequal() -> None:
    assert Plan(title="计划") != Plan(title="总结")
    assert Plan(title="计划") != "计划"


def test_a_leaf_is_a_string_that_keeps_its_spans() -> None:
    leaf = pickle.loads(pickle.dumps(Leaf("一、", ((3, 5),))))
    assert leaf == "一、"
    assert spans_of(leaf) == ((3, 5),)
    assert spans_of(leaf[:1]) == ()
