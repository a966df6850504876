"""Two years of one plan, in which something of every kind happened."""

from __future__ import annotations

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task


def _tasks(*rows: tuple[str, str, tuple[str, ...]]) -> tuple[Task, ...]:
    return tuple(
        Task(
            marker=marker,
            heading=heading,
            subtasks=tuple(Task(marker=f"{n}.", text=(text,)) for n, text in enumerate(texts, 1)),
        )
        for marker, heading, texts in rows
    )


OLD = Plan(
    title="滨河图书馆工会2025年工作计划",
    year=2025,
    guiding_ideology=GuidingIdeology(
        "指导思想", ("以服务读者、服务职工为中心，团结带领全体会员完成全年任务。",)
    ),
    opening=("结合本馆实际，制定2025年工作计划。",),
    tasks=_tasks(
        (
            "一、",
            "加强学习教育",
            (
                "每月组织一次集中学习，参加人数不少于20人，并做好记录。",
                "开展“我与书香”主题征文，评出优秀作品在馆内展出。",
                "整理荣誉室陈列，补充近年资料，同时编印职工读书文集。",
            ),
        ),
        (
            "二、",
            "维护职工权益",
            (
                "听取职工对食堂的意见，逐条答复。",
                "检查各库房的消防器材，发现问题当场整改。",
                "落实带薪休假制度。",
            ),
        ),
        ("三、", "丰富文体生活", ("举办第二十三届职工运动会。", "组织一次郊外健步走活动，自愿报名参加。")),
    ),
    schedule=(
        Period(
            label="三月份",
            months=(3,),
            items=(
                Item(marker="1.", text="慰问一线女职工。"),
                Item(marker="2.", text="核对会员名册并换发会员证。"),
            ),
        ),
        Period(label="四月份", months=(4,), items=(Item(marker="1.", text="世界读书日系列活动。"),)),
    ),
    closing=("总之，要把各项工作落到实处。",),
    signature=Signature("滨河图书馆工会委员会", "2025年1月6日"),
)
NEW = Plan(
    title="滨河图书馆工会2026年工作计划",
    year=2026,
    guiding_ideology=GuidingIdeology(
        "指导思想", ("以服务读者、服务职工为中心，团结带领全体会员完成全年任务。",)
    ),
    opening=("结合本馆实际,制定2026年工作计划。",),
    tasks=_tasks(
        (
            "一、",
            "加强学习教育",
            (
                "每季度组织一次集中学习，参加人数不少于30人，并做好记录。",
                "整理荣誉室陈列，补充近年资料。",
                "编印职工读书文集。",
                "邀请专家举办两场古籍修复讲座。",
            ),
        ),
        ("二、", "维护职工权益", ("听取职工对食堂的意见，逐条答复。", "落实带薪休假制度。")),
        (
            "三、",
            "丰富文体生活",
            (
                "举办第二十四届职工运动会。",
                "检查各库房与阅览室的消防器材，发现问题当场整改。",
                "组织一次郊外健步走活动，自愿报名参加。",
            ),
        ),
    ),
    schedule=(
        Period(label="三月份", months=(3,), items=(Item(marker="1.", text="慰问一线女职工。"),)),
        Period(
            label="四月份",
            months=(4,),
            items=(
                Item(marker="1.", text="世界读书日系列活动。"),
                Item(marker="2.", text="核对会员名册并换发会员证。"),
            ),
        ),
    ),
    closing=("总之，要把各项工作落到实处。",),
    signature=Signature("滨河图书馆工会委员会", "2026年1月8日"),
)
