"""What holds for any two plans."""

from __future__ import annotations

import copy
import random

from hypothesis import given
from hypothesis import strategies as st

from planparse.diffing import Change, diff
from planparse.diffing.compare import compare
from planparse.diffing.fold import fold
from planparse.diffing.rendering.wording import units_of
from planparse.model import Plan
from tests.diffing import edited
from tests.strategies import random_plan

MIRRORED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
SEEDS = st.integers(0, 10**6)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Two plans: one edited many times, or two that have little or nothing to do with each other."""
    rng = random.Random(draw(SEEDS))
    if draw(st.integers(0, 4)) == 0:
        return random_plan(rng), random_plan(rng)
    old = edited.draft(rng, rng.randint(2, 5), rng.randint(2, 6), rng.randint(2, 5))
    if draw(st.integers(0, 4)) == 0:
        new = edited.draft(rng, rng.randint(2, 5), rng.randint(2, 6), rng.randint(2, 5))
    else:
        new = copy.deepcopy(old)
        edited.edit(rng, new, draw(st.lists(st.sampled_from(edited.EDITS), max_size=8)))
    if draw(st.booleans()):
        rng.shuffle(new.tasks)
    for node in rng.sample(new.tasks, 1):
        rng.shuffle(node.children)
    return edited.plan_of(old, 2025), edited.plan_of(new, draw(st.sampled_from([None, 2026])))


def _seen_from_the_other_side(change: Change) -> tuple[object, ...]:
    kinds = tuple(sorted(MIRRORED.get(kind, kind) for kind in change.kinds))
    turned = [{"delete": "insert", "insert": "delete"}.get(what, what) for what, _ in change.edits]
    texts = sorted(zip(turned, (fold(text) for _, text in change.edits), strict=True))
    facts = sorted((fact.kind, fact.new or "", fact.old or "") for fact in change.facts)
    return kinds, change.part, change.new, change.old, change.similarity, texts, facts


def _seen(change: Change) -> tuple[object, ...]:
    texts = sorted((what, fold(text)) for what, text in change.edits)
    facts = sorted((fact.kind, fact.old or "", fact.new or "") for fact in change.facts)
    kinds = tuple(sorted(change.kinds))
    return kinds, change.part, change.old, change.new, change.similarity, texts, facts


@given(pairs())
def test_mirrored(plans: tuple[Plan, Plan]) -> None:
    forth, back = diff(*plans), diff(*reversed(plans))
    assert [_seen_from_the_other_side(change) for change in back.changes] == [_seen(c) for c in forth.changes]


@given(pairs())
def test_nothing_changed_from_a_plan_to_itself(plans: tuple[Plan, Plan]) -> None:
    for plan in plans:
        assert diff(plan, plan).changes == ()
        assert diff(plan, copy.deepcopy(plan)).summary == {}


@given(pairs())
def test_every_unit_is_in_exactly_one_row(plans: tuple[Plan, Plan]) -> None:
    found = compare(*plans)
    assert sorted(i for row in found.rows for i in row.old) == list(range(len(found.old.entries)))
    assert sorted(i for row in found.rows for i in row.new) == list(range(len(found.new.entries)))


@given(pairs())
def test_what_is_in_no_change_is_the_same(plans: tuple[Plan, Plan]) -> None:
    found = compare(*plans)
    for row in found.rows:
        if row.change is None:
            assert len(row.old) == len(row.new) == 1
            a, b = found.old.entries[row.old[0]], found.new.entries[row.new[0]]
            assert (a.key, a.sort, fold(a.marker)) == (b.key, b.sort, fold(b.marker))


@given(pairs())
def test_edits_give_both_texts_back(plans: tuple[Plan, Plan]) -> None:
    for change in diff(*plans).changes:
        if not change.edits:
            continue
        old = "".join(text for what, text in change.edits if what != "insert")
        new = "".join(text for what, text in change.edits if what != "delete")
        assert fold(old) == fold("\n".join(unit.text for unit in units_of(change.old)))
        assert new == "\n".join(unit.text for unit in units_of(change.new))


@given(pairs())
def test_the_same_plans_give_the_same_result(plans: tuple[Plan, Plan]) -> None:
    assert diff(*plans) == diff(*copy.deepcopy(plans))


@given(st.integers(0, 10**6))
def test_an_empty_plan_against_any(seed: int) -> None:
    plan = edited.plan_of(edited.draft(random.Random(seed)))
    result = diff(Plan(), plan)
    assert set(result.summary) == {"added"}
    assert diff(Plan(), Plan()).changes == ()
