from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planparse import parse
from planparse.dedup.inducing.slots import parts
from planparse.dedup.inducing.template import Induced, induce
from planparse.generating.templates import MissingVariables, fill, load_template
from planparse.model import DateRange, GuidingIdeology, Item, Period, Plan, Signature, Task
from tests.dedup.plans import SENTENCES, plan_text
from tests.strategies import wording


def filled(made: Induced, folder: Path, values: dict[str, str]) -> Plan:
    path = folder / "template.yaml"
    path.write_text(made.text, encoding="utf-8")
    return fill(load_template(str(path)), values)


def test_slots_have_kinds_names_and_the_values_seen(tmp_path: Path) -> None:
    texts = [
        plan_text(unit, year, (SENTENCES[0].replace("三成", count), *SENTENCES[1:]))
        for unit, year, count in (
            ("青石小学", "2024", ""),
            ("柳河小学", "2025", ""),
            ("东桥小学", "2026", ""),
        )
    ]
    plans = [parse(text).plans[0] for text in texts]
    made = induce(plans)
    kinds = {variable.name: (variable.kind, variable.values) for variable in made.variables}
    assert kinds["year"] == ("year", ("2024", "2025", "2026"))
    assert kinds["organization"][0] == "organization"
    assert [filled(made, tmp_path, values) for values in made.values] == plans
    with pytest.raises(MissingVariables):
        filled(made, tmp_path, {})
    after = filled(made, tmp_path, {**made.values[0], "year": "2030"})
    assert after.title == "青石小学2030年后勤工作计划"
    assert after.year == 2030


def test_counts_and_ordinals_are_told_apart(tmp_path: Path) -> None:
    plans = [
        Plan(title="后勤工作计划", opening=(f"今年招{count}人，办第{nth}届比武，{word}检查。",))
        for count, nth, word in (("20", "十", "随时"), ("35", "十一", "逐月"))
    ]
    made = induce(plans)
    assert [(each.name, each.kind) for each in made.variables] == [
        ("count", "count"), ("ordinal", "ordinal"), ("text", "free")
    ]  # fmt: skip
    assert [filled(made, tmp_path, values) for values in made.values] == plans


def test_what_only_some_have_is_conditional(tmp_path: Path) -> None:
    tasks = [Task(marker=f"{n}、", heading=f"第{n}项", text=(text,)) for n, text in enumerate(SENTENCES, 1)]
    plans = [
        Plan(title="后勤工作计划", tasks=tuple(tasks), signature=Signature("青石小学", None)),
        Plan(title="后勤工作计划", tasks=(*tasks[:2], *tasks[3:]), closing=("让我们把门看好。",)),
    ]
    made = induce(plans)
    assert "part" in made.values[0]
    assert [filled(made, tmp_path, values) for values in made.values] == plans


def test_text_that_looks_like_a_template_stays_text(tmp_path: Path) -> None:
    plans = [
        Plan(title=f"甲{{{{ year }}}}{n}", opening=("{% if x %}", "{# y #} {", f"a {{ {n} }} b"))
        for n in "一二"
    ]
    made = induce(plans)
    assert [filled(made, tmp_path, values) for values in made.values] == plans


@given(st.lists(st.text(alphabet="东西湖医院2025 ，第一二三届", max_size=20), min_size=1, max_size=4))
def test_parts_give_every_wording_back(wordings: list[str]) -> None:
    wordings = [text.strip() for text in wordings]
    found = parts(wordings)
    for at, text in enumerate(wordings):
        assert "".join(part.values[at] for part in found) == text
    for part in found:
        assert part.fixed or all(value == value.strip() for value in part.values)


def _varied(plan: Plan, rng: Random) -> Plan:
    """Return a copy as people make them: another year, other words, parts left out."""

    def text(said: str) -> str:
        said = said.replace("2026", str(rng.randint(2024, 2027)))
        return (
            said.replace(rng.choice(said), rng.choice("新的个十X"), 1)
            if said and rng.random() < 0.3
            else said
        )

    def task(each: Task) -> Task:
        subtasks = tuple(task(below) for below in each.subtasks if rng.random() < 0.9)
        return replace(each, heading=text(each.heading), text=tuple(map(text, each.text)), subtasks=subtasks)

    periods = tuple(
        replace(
            each,
            items=tuple(replace(item, text=text(item.text)) for item in each.items if rng.random() < 0.9),
        )
        for each in plan.schedule
    )
    return replace(
        plan,
        title=text(plan.title or ""),
        year=rng.choice((None, 2025, 2026)),
        tasks=tuple(task(each) for each in plan.tasks if rng.random() < 0.9),
        opening=tuple(text(each) for each in plan.opening if rng.random() < 0.7),
        schedule=periods,
        guiding_ideology=plan.guiding_ideology if rng.random() < 0.8 else None,
        signature=rng.choice((plan.signature, None)),
    )


def _base(rng: Random) -> Plan:
    def tasks(depth: int) -> tuple[Task, ...]:
        return tuple(
            Task(
                marker=f"{n}、",
                heading=wording.heading(rng),
                text=tuple(wording.sentence(rng, 2) for _ in range(rng.randint(0, 2))),
                subtasks=tasks(depth + 1) if depth < 2 and rng.random() < 0.4 else (),
            )
            for n in range(1, rng.randint(2, 5))
        )

    items = (
        Item("1.", "走访仓库", "2026-03-08", place="一楼"),
        Item("2.", "检修", DateRange("2026-03-09", "2026-03-12"), columns={"经费": "500元"}),
    )
    return Plan(
        title="青石小学2026年工作计划",
        opening=(wording.sentence(rng, 2), wording.sentence(rng, 3)),
        guiding_ideology=GuidingIdeology("总体要求", ("2026年稳字当头。",)),
        tasks=tasks(0),
        schedule=(Period("", "三月份", (3,), items=items), Period("", "第5周", weeks=(5,), text=("备课。",))),
        signature=Signature("青石小学", "2026年1月5日"),
    )


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), count=st.integers(2, 5))
def test_every_member_is_given_back(seed: int, count: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = Random(seed)
    base = _base(rng)
    plans = [base, *(_varied(base, rng) for _ in range(count - 1))]
    made = induce(plans)
    path = tmp_path_factory.mktemp("induced") / "template.yaml"
    path.write_text(made.text, encoding="utf-8")
    template = load_template(str(path))
    for plan, values in zip(plans, made.values, strict=True):
        assert fill(template, values) == plan
