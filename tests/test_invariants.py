"""The invariants fail where they should."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from planparse.model import Extraction, Issue, Leaf, Plan, SetAside, SourceInfo, Task
from planparse.reading.text import source_from_text
from tests.invariants import check_extraction

TEXT = "一、修路：\n- 3 -\n先修东头，\n后修西头。\n"
SOURCE = source_from_text(TEXT)
ASIDE = SetAside((6, 11), "page_number", "- 3 -")
HEADING = Leaf("修路", ((2, 5),))


def extraction(
    *,
    heading: Leaf | str = HEADING,
    body: str = "先修东头，后修西头。",
    aside: tuple[SetAside, ...] = (ASIDE,),
    issues: tuple[Issue, ...] = (),
) -> Extraction:
    """Return what a reader makes of TEXT, with one thing changed."""
    leaf = Leaf(body, ((12, 17), (18, 23)))
    task = Task(marker=Leaf("一、", ((0, 2),)), heading=heading, text=(leaf,))
    return Extraction(
        source=SourceInfo("-", "", "txt", None, len(TEXT)),
        plans=(Plan(tasks=(task,), span=(0, 23)),),
        set_aside=aside,
        issues=issues,
    )


def test_a_right_extraction_passes() -> None:
    check_extraction(SOURCE, extraction())


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (extraction(aside=()), "lost '- 3 -'|lost '\\\\n- 3 -"),
        (extraction(aside=(ASIDE, replace(ASIDE, span=(8, 9), text="3"))), "overlaps"),
        (extraction(heading="修路"), "has no spans"),
        (extraction(heading=Leaf("修路", ((3, 5),))), "says '修路'"),
        (extraction(heading=Leaf("修桥", ((2, 5),))), "says '修桥'"),
        (extraction(heading=Leaf("修", ((2, 5),))), "drops"),
        (extraction(heading=Leaf("修路", ((2, 99),))), "out of range"),
        (extraction(body="先修东头，再修西头。"), "says '先修东头，再"),
        (extraction(aside=(replace(ASIDE, text="- 4 -"),)), "- 4 -"),
        (extraction(issues=(Issue("numbering_gap", "缺号", (0, 2)),)), "one language"),
        (extraction(issues=(Issue("numbering_gap", "缺号 / gap", (0, 99)),)), "out of range"),
    ],
)
def test_a_wrong_extraction_fails(wrong: Extraction, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check_extraction(SOURCE, wrong)


def test_a_leaf_outside_its_plan_fails() -> None:
    right = extraction()
    plan = replace(right.plans[0], span=(0, 20))
    with pytest.raises(AssertionError, match="outside its plan"):
        check_extraction(SOURCE, replace(right, plans=(plan,)))
