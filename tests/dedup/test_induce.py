from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planparse import numerals, parse
from planparse.dedup.inducing.kinship import shared_parts
from planparse.dedup.inducing.slots import parts
from planparse.dedup.inducing.template import Induced, induce, not_given_back
from planparse.generating.templates import MissingVariables, fill, load_template
from planparse.model import DateRange, GuidingIdeology, Item, Period, Plan, Signature, Task
from tests.dedup.plans import SENTENCES, plan_text
from tests.strategies import printed, wording


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
        said = tuple(map(text, each.text))
        return replace(each, heading=text(each.heading), text=said, subtasks=some(each.subtasks))

    def some(tasks: Sequence[Task]) -> tuple[Task, ...]:
        """Leave tasks out, say some twice, change places of others."""
        kept = [each for each in tasks if rng.random() < 0.9]
        if kept and rng.random() < 0.2:
            kept.insert(rng.randrange(len(kept)), rng.choice(kept))
        if len(kept) > 1 and rng.random() < 0.2:
            kept.append(kept.pop(rng.randrange(len(kept))))
        return tuple(task(each) for each in kept)

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
        tasks=some(plan.tasks),
        opening=tuple(text(each) for each in plan.opening if rng.random() < 0.7),
        schedule=periods,
        guiding_ideology=plan.guiding_ideology if rng.random() < 0.8 else None,
        signature=rng.choice((plan.signature, None)),
    )


MARKERS = ("{}、", "", "（{}）", "一是")
"""By place or not, none at all, and the same for all siblings."""


def _base(rng: Random) -> Plan:
    def tasks(depth: int) -> tuple[Task, ...]:
        marker = rng.choice(MARKERS)
        return tuple(
            Task(
                marker=marker.format(numerals.render(n, "一")),
                heading=wording.heading(rng) if rng.random() < 0.8 else "",
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
        tasks=tasks(0) if rng.random() < 0.9 else (),
        schedule=(Period("", "三月份", (3,), items=items), Period("", "第5周", weeks=(5,), text=("备课。",))),
        signature=Signature("青石小学", "2026年1月5日"),
    )


def _given_back(plans: Sequence[Plan], folder: Path) -> None:
    made = induce(plans)
    path = folder / "template.yaml"
    path.write_text(made.text, encoding="utf-8")
    template = load_template(str(path))
    for plan, values in zip(plans, made.values, strict=True):
        assert fill(template, values) == plan


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), count=st.integers(2, 5))
def test_every_member_is_given_back(seed: int, count: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = Random(seed)
    base = _base(rng)
    _given_back([base, *(_varied(base, rng) for _ in range(count - 1))], tmp_path_factory.mktemp("induced"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(page=printed("nasty"), seed=st.integers(0, 2**32))
def test_every_plan_that_was_read_is_given_back(
    page: tuple[str, Plan], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rng = Random(seed)
    texts = [page[0], *("\n".join(_edited(page[0].split("\n"), rng)) for _ in range(2))]
    plans = [plan for text in texts for plan in parse(text).plans[:1]]
    if plans:
        _given_back(plans, tmp_path_factory.mktemp("induced"))


def _edited(lines: Sequence[str], rng: Random) -> Iterator[str]:
    """Yield lines as they are, changed, twice or not at all."""
    for line in lines:
        at = rng.randrange(len(line) + 1)
        changed = line[:at] + rng.choice(("新", "2031", "第三", "{{", "%}", " # ", "")) + line[at + 1 :]
        yield from rng.choices(((line,), (changed,), (line, line), ()), (80, 10, 5, 5))[0]


def test_tasks_without_a_number_stay_without(tmp_path: Path) -> None:
    bare = tuple(
        Task(heading=heading, text=(text,)) for heading, text in zip("甲乙丙", SENTENCES, strict=False)
    )
    numbered = tuple(replace(task, marker=f"{at}．") for at, task in enumerate(bare, 1))
    _given_back([Plan(title="计划", tasks=bare), Plan(title="计划", tasks=bare[1:])], tmp_path)
    _given_back([Plan(title="计划", tasks=bare), Plan(title="计划", tasks=numbered)], tmp_path)


def test_how_much_a_plan_has_in_common_with_most_others() -> None:
    ours = [Plan(title="计划", opening=SENTENCES), Plan(title="计划", opening=tuple(reversed(SENTENCES)))]
    other = Plan(title="安排", opening=("河边的柳树三月里修枝，断枝当天运走，不堵便道。",))
    assert shared_parts(ours) == (1.0, 1.0)
    first, second, stranger = shared_parts([*ours, other])
    assert first == second == 1.0
    assert stranger == 0.0
    half = Plan(opening=(SENTENCES[0], "河边的柳树三月里修枝，断枝当天运走，不堵便道，月底再看一遍。"))
    assert 0.4 < shared_parts([ours[0], half])[1] < 0.7
    assert shared_parts([Plan(), Plan()]) == (0.0, 0.0)
    # the text of half of the others is enough
    assert min(shared_parts([*ours, ours[0], other])[:3]) == 1.0


def test_what_a_template_cannot_carry_is_named() -> None:
    deep = Task(marker="1.", heading="到底")
    for at in range(5):
        deep = Task(marker=f"{at}.", subtasks=(deep,))
    plans = [Plan(title="计划", tasks=(deep,)), Plan(title="计划", tasks=(deep,), opening=("两行\n的段落",))]
    made = induce(plans)
    assert not_given_back(made, plans) == {1: ("opening",)}
    assert not_given_back(induce(plans[:1] * 2), plans[:1] * 2) == {}
