"""Random plans, and edits of them that are known: the truth that a diff is held against."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from planparse.model import Item, Period, Plan, Signature, Task

VERBS = [
    "组织",
    "开展",
    "落实",
    "完善",
    "推进",
    "做好",
    "健全",
    "举办",
    "加强",
    "规范",
    "督促",
    "指导",
    "协助",
    "落细",
    "筹备",
    "修订",
]
OBJECTS = [
    "职工读书活动",
    "青年教师培训",
    "病区安全巡查",
    "困难职工走访",
    "新进人员岗前学习",
    "消防器材检修",
    "食堂卫生抽查",
    "档案资料归档",
    "女职工健康讲座",
    "趣味运动会",
    "合理化建议征集",
    "班组长座谈",
    "劳动合同签订",
    "文体骨干选拔",
    "网络舆情研判",
    "实验室用电检查",
    "仓库货物盘点",
    "离退休同志慰问",
    "志愿服务登记",
    "车辆保养",
    "教研组集体备课",
    "住院病历质控",
    "图书角更新",
    "财务公开栏更换",
    "职代会提案办理",
    "绩效方案讨论",
    "廉洁谈话",
    "校园绿化养护",
    "设备台账核对",
    "高温岗位慰问品发放",
    "应急演练",
    "读者意见反馈",
    "班主任沙龙",
    "客户回访",
    "保密自查",
    "护理技能比武",
]
ENDS = [
    "做到有计划有检查",
    "责任落实到人",
    "每月汇总一次情况",
    "及时向全体职工公布结果",
    "形成书面材料存档",
    "由办公室牵头",
    "年底前全部完成",
    "力求取得实效",
    "纳入年度考核",
    "并听取各科室意见",
    "参加人数不少于往年",
    "确保不走过场",
    "结合本单位实际细化措施",
    "安排专人负责跟进",
    "发现问题当场整改",
    "争取上级部门支持",
    "请分管领导到场指导",
    "费用从工会经费中列支",
    "重点照顾一线岗位",
    "按季度通报进度",
    "先在两个部门试行",
    "邀请兄弟单位观摩",
]
HEADINGS = [
    "加强思想政治学习",
    "推进民主管理",
    "维护职工权益",
    "丰富文体生活",
    "抓好自身建设",
    "完善制度体系",
    "保障安全生产",
    "提升服务水平",
    "关心职工生活",
    "深化素质工程",
    "优化业务流程",
    "强化队伍建设",
    "夯实基层基础",
    "营造文化氛围",
]
MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


@dataclass
class Node:
    """A task or item that can still be changed."""

    text: str
    heading: str = ""
    children: list[Node] = field(default_factory=list)
    marker: str = ""


@dataclass
class Draft:
    """A plan that can still be changed."""

    tasks: list[Node]
    months: list[Node]
    title: str = "市立图书馆工会工作计划"


@dataclass(frozen=True)
class Truth:
    """An edit that was made: its kind, and the texts before and after."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def sentence(rng: random.Random, clauses: int = 3) -> str:
    """Return a sentence of ``clauses`` clauses."""
    first = rng.choice(VERBS) + rng.choice(OBJECTS)
    return "，".join([first, *rng.sample(ENDS, clauses - 1)]) + "。"


def similar(rng: random.Random, text: str) -> str:
    """Return a neighbour of ``text`` that differs in one clause."""
    parts = text[:-1].split("，")
    parts[0] = rng.choice(VERBS) + rng.choice(OBJECTS)
    return "，".join(parts) + "。"


def draft(
    rng: random.Random,
    sections: int = 4,
    below: int = 5,
    months: int = 6,
    clauses: tuple[int, int] = (2, 4),
) -> Draft:
    """Return a random plan; a third of the tasks have a similar neighbour.

    ``below`` is how many tasks a section has, give or take two; ``clauses`` how many, from and to,
    a task's sentence has.
    """
    seen: set[str] = set()

    def fresh(before: str | None, length: int) -> str:
        while True:
            text = similar(rng, before) if before and rng.random() < 0.33 else sentence(rng, length)
            if text not in seen:
                seen.add(text)
                return text

    headings = [
        HEADINGS[i % len(HEADINGS)] + ("" if i < len(HEADINGS) else MONTHS[i % 12]) for i in range(sections)
    ]
    tasks = []
    for heading in rng.sample(headings, sections):
        node = Node("", heading)
        for _ in range(rng.randint(max(2, below - 2), below + 2)):
            before = node.children[-1].text if node.children else None
            node.children.append(Node(fresh(before, rng.randint(*clauses))))
        tasks.append(node)
    periods = []
    for month in sorted(rng.sample(range(12), months)):
        period = Node("", f"{MONTHS[month]}月份")
        period.children = [Node(fresh(None, rng.randint(1, 2))[:-1]) for _ in range(rng.randint(2, 4))]
        periods.append(period)
    return Draft(tasks, periods)


def number(plan: Draft) -> None:
    """Give everything its marker anew, as an office does."""
    for i, task in enumerate(plan.tasks):
        task.marker = f"{_han(i + 1)}、"
        for k, child in enumerate(task.children, 1):
            child.marker = f"{k}．"
    for period in plan.months:
        for k, item in enumerate(period.children, 1):
            item.marker = f"{k}、"


def _han(n: int) -> str:
    tens, ones = divmod(n, 10)
    digits = "零一二三四五六七八九"
    if n < 10:
        return digits[n]
    return (
        ("" if tens == 1 else digits[tens] if tens < 10 else _han(tens))
        + "十"
        + (digits[ones] if ones else "")
    )


def plan_of(made: Draft, year: int | None = None) -> Plan:
    """Return the draft as a plan."""
    number(made)
    months = [MONTHS.index(period.heading.removesuffix("月份")) + 1 for period in made.months]
    return Plan(
        title=made.title,
        year=year,
        opening=("根据上级部署，结合实际，制定本计划。",),
        tasks=tuple(_task(node) for node in made.tasks),
        schedule=tuple(
            Period(
                label=p.heading,
                months=(m,),
                items=tuple(Item(marker=i.marker, text=i.text) for i in p.children),
            )
            for p, m in zip(made.months, months, strict=True)
        ),
        signature=Signature(organization="市立图书馆工会委员会", date="三月八日"),
    )


def _task(node: Node) -> Task:
    return Task(
        marker=node.marker,
        heading=node.heading,
        text=(node.text,) if node.text else (),
        subtasks=tuple(_task(child) for child in node.children),
    )


EDITS = ("reworded", "removed", "added", "moved", "rescheduled", "reworded+moved", "split", "merged")


def edit(rng: random.Random, made: Draft, kinds: list[str]) -> list[Truth]:
    """Change ``made`` by one edit of each of ``kinds``; return what was done.

    No unit is touched twice, so that the truth stays true.
    """
    touched: set[int] = set()
    truths: list[Truth] = []
    for kind in kinds:
        if kind == "rescheduled" and len(made.months) < 2:
            continue
        try:
            truths.extend(_EDIT[kind](rng, made, touched))
        except LookupError:  # nothing is left that no edit has touched
            continue
    return truths


def _pick(
    rng: random.Random, made: Draft, touched: set[int], schedule: bool | None = None
) -> tuple[Node, int]:
    """Return a parent and the place of a child that nothing has touched yet."""
    parents = [*(made.tasks if not schedule else ()), *(made.months if schedule is not False else ())]
    places = [
        (parent, k) for parent in parents for k, child in enumerate(parent.children)
        if id(child) not in touched and len(parent.children) > 1
    ]  # fmt: skip
    return rng.choice(places)


def _touch(touched: set[int], parent: Node, place: int) -> None:
    """Mark a unit and its neighbours, whose order would make a move ambiguous."""
    for k in range(max(0, place - 1), min(len(parent.children), place + 2)):
        touched.add(id(parent.children[k]))
        _KEPT.append(parent.children[k])


_KEPT: list[Node] = []  # ids stay unique as long as the nodes live


def reword(rng: random.Random, text: str) -> str:
    """Return ``text`` with one or two words or a clause changed."""
    parts = text.rstrip("。").split("，")
    how = rng.random()
    if how < 0.35 or len(parts) == 1:
        verb = rng.choice([v for v in VERBS if not parts[0].startswith(v)])
        parts[0] = verb + parts[0][2:]
        if len(parts) > 2 and how < 0.2:
            parts[-1] = rng.choice([e for e in ENDS if e not in parts])
    elif how < 0.7 and len(parts) > 2:
        parts[rng.randrange(1, len(parts))] = rng.choice([e for e in ENDS if e not in parts])
    else:
        parts.insert(rng.randint(1, len(parts)), rng.choice([e for e in ENDS if e not in parts]))
    return "，".join(parts) + ("。" if text.endswith("。") else "")


def _reworded(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    parent, place = _pick(rng, made, touched)
    child = parent.children[place]
    touched.add(id(child))
    old, child.text = child.text, reword(rng, child.text)
    return [Truth("reworded", (old,), (child.text,))]


def _removed(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    parent, place = _pick(rng, made, touched)
    _KEPT.append(child := parent.children.pop(place))
    return [Truth("removed", (child.text,), ())]


def _added(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    parent = rng.choice(made.tasks)
    child = Node(sentence(rng, rng.randint(2, 4)))
    touched.add(id(child))
    parent.children.insert(rng.randint(0, len(parent.children)), child)
    return [Truth("added", (), (child.text,))]


def _moved(rng: random.Random, made: Draft, touched: set[int], also: bool = False) -> list[Truth]:
    parent, place = _pick(rng, made, touched, schedule=False)
    child = parent.children[place]
    touched.add(id(child))
    parent.children.pop(place)
    other = rng.choice([task for task in made.tasks if task is not parent])
    other.children.insert(rng.randint(0, len(other.children)), child)
    old = child.text
    if also:
        child.text = reword(rng, child.text)
    kinds = ("reworded", "moved") if also else ("moved",)
    return [Truth(kind, (old,), (child.text,)) for kind in kinds]


def _reworded_and_moved(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    return _moved(rng, made, touched, also=True)


def _rescheduled(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    parent, place = _pick(rng, made, touched, schedule=True)
    child = parent.children.pop(place)
    touched.add(id(child))
    other = rng.choice([month for month in made.months if month is not parent])
    other.children.insert(rng.randint(0, len(other.children)), child)
    return [Truth("rescheduled", (child.text,), (child.text,))]


def _halves(text: str) -> tuple[str, str]:
    parts = text[:-1].split("，")
    middle = len(parts) // 2
    return "，".join(parts[:middle]) + "。", "，".join(parts[middle:]) + "。"


def _split(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    for _ in range(100):
        parent, place = _pick(rng, made, touched, schedule=False)
        child = parent.children[place]
        if child.text.count("，") > 1:
            break
    else:
        return []
    first, second = _halves(child.text)
    nodes = [Node(first), Node(second)]
    touched.update(map(id, nodes))
    _KEPT.extend([*nodes, child])
    parent.children[place : place + 1] = nodes
    return [Truth("split", (child.text,), (first, second))]


def _merged(rng: random.Random, made: Draft, touched: set[int]) -> list[Truth]:
    for _ in range(100):
        parent, place = _pick(rng, made, touched, schedule=False)
        pair = parent.children[place : place + 2]
        if len(pair) == 2 and id(pair[1]) not in touched and len(parent.children) > 2:
            break
    else:
        return []
    node = Node(pair[0].text[:-1] + "，" + pair[1].text)
    touched.add(id(node))
    _KEPT.extend([node, *pair])
    parent.children[place : place + 2] = [node]
    return [Truth("merged", (pair[0].text, pair[1].text), (node.text,))]


_EDIT = {
    "reworded": _reworded,
    "removed": _removed,
    "added": _added,
    "moved": _moved,
    "rescheduled": _rescheduled,
    "reworded+moved": _reworded_and_moved,
    "split": _split,
    "merged": _merged,
}
