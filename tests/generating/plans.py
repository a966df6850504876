"""Plans and parts of Word files that several tests of this folder look at."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from planparse.generating.profile import load_profile
from planparse.generating.write import Options, generate
from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PLAN = Plan(
    title="青塘县图书馆工会2026年工作计划",
    year=2026,
    opening=("为做好全年工作，结合馆里实际，制定本计划。",),
    tasks=(
        Task("一、", "指导思想", role="guiding_ideology"),
        Task(
            "二、",
            "加强组织建设",
            ("按季度召开会员大会，会前征求意见，会后公布结果。",),
            subtasks=(
                Task("（一）", "健全小组", ("四个部室各设一个工会小组。", "组长由会员推选。")),
                Task("（二）", "", ("每月召开一次委员会，研究会员提出的具体困难，逐件答复。",)),
            ),
        ),
        Task(
            "三、",
            "办好实事",
            subtasks=(
                Task("（一）", "看望病号", ("会员住院三天内看望。",)),
                Task("（二）", "组织体检", ("上半年完成。",)),
            ),
        ),
        Task("四、", "全年活动安排", role="schedule"),
    ),
    guiding_ideology=GuidingIdeology(
        "指导思想", ("以服务读者为中心，以关心会员为根本，把工会办成会员之家。",)
    ),
    schedule=(
        Period(
            label="三月份",
            months=(3,),
            items=(Item("1.", "举办插花讲座"), Item("2.", "组织义务植树")),
        ),
        Period(label="六月份", months=(6,), items=(Item(text="端午节前慰问值班人员"),)),
    ),
    closing=("总之，我们要把每一项工作落到实处，让会员满意。",),
    signature=Signature("青塘县图书馆工会", "2026年1月8日"),
)


def options(**settings: object) -> Options:
    """Return the default options with ``settings``."""
    return Options(profile=load_profile("gbt9704"), **settings)  # type: ignore[arg-type]


def docx(plan: Plan = PLAN, **settings: object) -> dict[str, bytes]:
    """Return the files of the plan's .docx."""
    with ZipFile(BytesIO(generate(plan, "docx", options(**settings)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(files: dict[str, bytes], name: str = "word/document.xml") -> etree._Element:
    """Return the root of one part."""
    return etree.fromstring(files[name])


def texts(root: etree._Element) -> list[str]:
    """Return the text of every paragraph."""
    return ["".join(part.text or "" for part in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
