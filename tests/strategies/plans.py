"""Random plans: what is said, not yet how it is printed (every marker is empty)."""

from __future__ import annotations

from random import Random

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

from . import wording

GUIDING_LABELS = ("指导思想", "总体要求", "总体思路", "工作思路", "总要求")
SCHEDULE_HEADINGS = ("日程安排", "工作日程", "每月工作安排", "活动日程安排")


def random_plan(rng: Random, size: int = 4) -> Plan:
    """Return a plan of ``size`` tasks on the first level, without markers and without a layout."""
    unit = rng.choice(wording.UNITS)
    year = rng.randint(2019, 2027)
    schedule = random_schedule(rng) if rng.random() < 0.35 else ()
    tasks = () if schedule and rng.random() < 0.3 else random_tasks(rng, max(2, size), depth=1)
    return Plan(
        title=f"{unit}{year}年{rng.choice(('工作计划', '工作要点', '后勤工作计划', '安全工作安排'))}",
        year=year,
        guiding_ideology=_guiding(rng) if tasks and rng.random() < 0.5 else None,
        opening=_opening(rng, unit) if rng.random() < 0.6 else (),
        tasks=tasks,
        schedule=schedule,
        closing=(_closing(rng),) if tasks and rng.random() < 0.4 else (),
        signature=_signature(rng, unit, year) if rng.random() < 0.4 else None,
    )


def random_tasks(rng: Random, count: int, depth: int) -> tuple[Task, ...]:
    """Return ``count`` sibling tasks; below the third level there are none."""
    return tuple(_task(rng, depth) for _ in range(count))


def _task(rng: Random, depth: int) -> Task:
    if depth < 3 and rng.random() < 0.55:
        return _parent(rng, depth)
    form = rng.randrange(3)
    if form == 0 and depth > 1:
        return Task(text=(wording.sentence(rng, rng.randint(2, 4)),))
    if form == 1 and depth > 1:
        return Task(heading=wording.heading(rng))
    return Task(heading=wording.heading(rng), text=_body(rng))


def _parent(rng: Random, depth: int) -> Task:
    text = _body(rng)[:1] if rng.random() < 0.4 else ()
    count = rng.randint(2, 5)
    subtasks = _sentences(rng, count) if rng.random() < 0.35 else random_tasks(rng, count, depth + 1)
    return Task(heading=wording.heading(rng), text=text, subtasks=subtasks)


def _sentences(rng: Random, count: int) -> tuple[Task, ...]:
    """Return tasks of one sentence each: only these can be printed as a run in one paragraph."""
    return tuple(Task(text=(wording.sentence(rng, rng.randint(1, 3)),)) for _ in range(count))


def _body(rng: Random) -> tuple[str, ...]:
    return tuple(wording.paragraph(rng) for _ in range(rng.choice((1, 1, 1, 2, 3))))


def _guiding(rng: Random) -> GuidingIdeology:
    text = f"围绕{rng.choice(wording.MATTERS)}这个中心，{wording.sentence(rng)}"
    return GuidingIdeology(label=rng.choice(GUIDING_LABELS), text=(text,))


def _opening(rng: Random, unit: str) -> tuple[str, ...]:
    first = f"新的一年，{unit}要在去年的基础上{wording.phrase(rng)}，现将主要工作安排如下。"
    return (wording.paragraph(rng), first) if rng.random() < 0.3 else (first,)


def _closing(rng: Random) -> str:
    return (
        f"总之，{rng.choice(('全体职工', '各科室', '大家'))}要{wording.phrase(rng)}，{wording.sentence(rng)}"
    )


def _signature(rng: Random, unit: str, year: int) -> Signature:
    date = f"{year}年{rng.randint(1, 3)}月{rng.randint(1, 28)}日"
    return Signature(organization=unit, date=date)


def random_schedule(rng: Random) -> tuple[Period, ...]:
    """Return periods that follow each other, without labels: ``months`` or ``weeks`` say which."""
    form = rng.randrange(4)
    if form == 0:
        return tuple(_period(rng, (), (week,)) for week in range(1, rng.randint(3, 8)))
    if form == 1:
        return tuple(_period(rng, (n, n + 1, n + 2), ()) for n in (1, 4, 7, 10))
    first = rng.randint(1, 5)
    if form == 2:
        return tuple(_period(rng, (n, n + 1), ()) for n in range(first, 12, 2))
    return tuple(_period(rng, (n,), ()) for n in range(first, rng.randint(first + 2, 12)))


def _period(rng: Random, months: tuple[int, ...], weeks: tuple[int, ...]) -> Period:
    items = tuple(Item(text=wording.phrase(rng) + _tail(rng)) for _ in range(rng.randint(2, 4)))
    return Period(months=months, weeks=weeks, items=items)


def _tail(rng: Random) -> str:
    tails = (
        "",
        "，月底前交总结",
        "，由" + rng.choice(wording.DEPARTMENTS) + "负责",
        f"，预计{rng.randint(3, 90)}人参加",
    )
    return rng.choice(tails)
