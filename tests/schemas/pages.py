"""A result that uses every type of the model."""

from __future__ import annotations

from planparse.model import (
    DateRange,
    Extraction,
    Fact,
    GuidingIdeology,
    Issue,
    Item,
    Leaf,
    Period,
    Plan,
    SetAside,
    Signature,
    Source,
    SourceInfo,
    Task,
    YearEstimate,
)
from planparse.rendering import Result


def everything() -> Result:
    """Return an extraction of one plan with every field set."""
    fact = Fact("count", "20人", (0, 3), {"number": 20, "unit": "人"})
    items = (
        Item(
            Leaf("1.", ((0, 2),)),
            Leaf("座谈会", ((2, 5),)),
            "2026-03-08",
            "礼堂",
            "张某",
            "全体",
            {"备注": "无"},
        ),
        Item("", Leaf("培训"), DateRange("2026-03-01", "2026-03-05"), facts=(fact,)),
    )
    task = Task(Leaf("一、"), Leaf("制度"), (Leaf("落实。"),), "schedule", (Task(heading="甲"),), (fact,))
    plan = Plan(
        title=Leaf("计划", ((0, 2),)),
        compilation_mark="篇1",
        organization="学院工会",
        year=2026,
        year_as_printed="2026年",
        guiding_ideology=GuidingIdeology(Leaf("指导思想"), (Leaf("围绕中心。"),), (fact,)),
        opening=(Leaf("为此。"),),
        tasks=(task,),
        schedule=(Period("", Leaf("三月份"), (3,), (1, 2), (Leaf("说明。"),), items),),
        closing=(Leaf("总之。"),),
        attachments=("附件",),
        signature=Signature(Leaf("学院工会"), None),
        year_estimate=YearEstimate(2026, ("第十届",)),
        span=(0, 40),
    )
    source = Source(text="计" * 40, lines=(), made=((0, 2),))
    extraction = Extraction(
        source=SourceInfo("计划.txt", "0" * 64, "txt", None, 40),
        plans=(plan,),
        set_aside=(SetAside((0, 2), "site_chrome", "首页"),),
        issues=(Issue("numbering_gap", "缺号 / gap", (0, 2)),),
    )
    return Result(source, extraction)
