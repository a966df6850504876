"""Random plans with known edits: each kind is found where it is, and nowhere else."""

from __future__ import annotations

import copy
import random

import pytest

from planparse.diffing import DiffResult, diff
from tests.diffing import edited
from tests.diffing.scoring import confusion, f1_by_kind, found_in


def _edited(seed: int, kinds: list[str]) -> tuple[DiffResult, list[edited.Truth]]:
    rng = random.Random(seed)
    old = edited.draft(rng, rng.randint(3, 7), rng.randint(3, 7), rng.randint(3, 9))
    new = copy.deepcopy(old)
    truth = edited.edit(rng, new, kinds)
    return diff(edited.plan_of(old), edited.plan_of(new)), truth


def test_f1_of_every_kind_is_at_least_098() -> None:
    pairs = []
    for seed in range(200):
        rng = random.Random(-seed)
        pairs.append(_edited(seed, [rng.choice(edited.EDITS) for _ in range(rng.randint(2, 6))]))
    scores = f1_by_kind(pairs)
    assert set(scores) == {"added", "removed", "reworded", "moved", "rescheduled", "split", "merged"}
    assert min(scores.values()) >= 0.98, (scores, confusion(pairs))


@pytest.mark.parametrize("kind", ["reworded", "removed", "added", "moved", "rescheduled", "split", "merged"])
def test_a_single_edit_is_all_that_is_found(kind: str) -> None:
    for seed in range(40):
        result, truth = _edited(seed, [kind])
        assert sorted(found_in(result)) == sorted((t.kind, t.old, t.new) for t in truth), (kind, seed)


def test_what_only_shifted_has_not_moved() -> None:
    rng = random.Random(1)
    old = edited.draft(rng)
    new = copy.deepcopy(old)
    new.tasks[0].children.insert(0, edited.Node("另行组织一次消防知识问答，面向全体读者。"))
    result = diff(edited.plan_of(old), edited.plan_of(new))
    shifted = len(old.tasks[0].children)
    assert result.summary == {"added": 1, "renumbered": shifted}


def test_a_section_that_moved_takes_its_children_with_it() -> None:
    rng = random.Random(2)
    old = edited.draft(rng, sections=5)
    new = copy.deepcopy(old)
    new.tasks.insert(4, new.tasks.pop(1))
    result = diff(edited.plan_of(old), edited.plan_of(new))
    moved = [change for change in result.changes if "moved" in change.kinds]
    assert [change.old.text for change in moved] == [old.tasks[1].heading]  # type: ignore[union-attr]
    assert moved[0].kinds == ("moved", "renumbered")


def test_reworded_moved_and_renumbered_at_once() -> None:
    rng = random.Random(3)
    old = edited.draft(rng)
    old.tasks[0].children[0].text = "每季度召开一次读者座谈会，听取对开放时间的意见，并逐条答复。"
    new = copy.deepcopy(old)
    task = new.tasks[0].children.pop(0)
    task.text = "每半年召开一次读者座谈会，听取对开放时间和馆藏的意见，并逐条答复。"
    new.tasks[3].children.insert(2, task)
    result = diff(edited.plan_of(old), edited.plan_of(new))
    change = next(change for change in result.changes if "reworded" in change.kinds)
    assert change.kinds == ("reworded", "moved", "renumbered")
    assert change.old.path == ("一、", "1．")  # type: ignore[union-attr]
    assert change.new.path == ("四、", "3．")  # type: ignore[union-attr]


def test_a_new_heading_over_the_same_children_is_reworded() -> None:
    rng = random.Random(4)
    old = edited.draft(rng)
    old.tasks[1].heading = "抓学习"
    new = copy.deepcopy(old)
    new.tasks[1].heading = "提升能力与本领"
    result = diff(edited.plan_of(old), edited.plan_of(new))
    assert [change.kinds for change in result.changes] == [("reworded",)]


def test_boilerplate_said_in_many_places_does_not_pair_across_the_plan() -> None:
    rng = random.Random(5)
    old = edited.draft(rng, sections=4)
    for section in old.tasks:
        section.children.append(edited.Node("做好总结。"))
    new = copy.deepcopy(old)
    del new.tasks[0].children[-1]
    new.tasks[3].children.insert(0, edited.Node("做好总结。"))
    result = diff(edited.plan_of(old), edited.plan_of(new))
    assert result.summary["removed"] == result.summary["added"] == 1
    assert "moved" not in result.summary


def test_a_title_is_compared_with_the_title() -> None:
    rng = random.Random(6)
    old = edited.draft(rng)
    new = copy.deepcopy(old)
    new.title = "关于明年馆内各项安排的意见"
    result = diff(edited.plan_of(old), edited.plan_of(new))
    assert [(change.part, change.kinds) for change in result.changes] == [("title", ("reworded",))]
