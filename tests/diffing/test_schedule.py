"""Schedules: months, items that go to another month, tables against lists."""

from __future__ import annotations

from planparse.diffing import DiffResult, diff
from planparse.model import Item, Period, Plan, Task


def _plan(*periods: tuple[str, int, tuple[str, ...]], marked: bool = True) -> Plan:
    return Plan(
        schedule=tuple(
            Period(
                label=label,
                months=(month,),
                items=tuple(
                    Item(marker=f"{n}." if marked else "", text=text) for n, text in enumerate(texts, 1)
                ),
            )
            for label, month, texts in periods
        )
    )


def _seen(result: DiffResult) -> list[tuple[tuple[str, ...], object, object]]:
    return [
        (change.kinds, change.old and change.old.path, change.new and change.new.path)  # type: ignore[union-attr]
        for change in result.changes
    ]


MARCH = ("三月份", 3, ("布置妇女节座谈会，邀请退休女职工参加。", "核对会员花名册"))
APRIL = ("四月份", 4, ("组织春季健步走，分三个组出发。",))


def test_an_item_that_goes_to_another_month_is_rescheduled() -> None:
    march = ("三月份", 3, MARCH[2][:1])
    april = ("四月份", 4, (*APRIL[2], "核对会员花名册"))
    result = diff(_plan(MARCH, APRIL), _plan(march, april))
    assert _seen(result) == [(("rescheduled",), ("三月份", "2."), ("四月份", "2."))]


def test_rescheduled_and_reworded() -> None:
    march = ("三月份", 3, MARCH[2][1:])
    april = ("四月份", 4, ("布置妇女节座谈会，邀请退休女职工和家属参加。", *APRIL[2]))
    result = diff(_plan(MARCH, APRIL), _plan(march, april))
    assert (("reworded", "rescheduled"), ("三月份", "1."), ("四月份", "1.")) in _seen(result)


def test_march_never_becomes_april() -> None:
    result = diff(_plan(MARCH), _plan(("四月份", 4, MARCH[2])))
    assert result.summary == {"added": 1, "removed": 1, "rescheduled": 2}
    assert {(change.kinds, change.part) for change in result.changes} == {
        (("added",), "schedule"),
        (("removed",), "schedule"),
        (("rescheduled",), "schedule"),
    }


def test_a_list_and_a_table_of_the_same_months_are_the_same() -> None:
    listed = _plan(MARCH, APRIL)
    table = _plan(("3月", 3, MARCH[2]), ("4月：", 4, APRIL[2]), marked=False)
    assert diff(listed, table).changes == ()
    assert diff(table, listed).changes == ()


def test_a_label_that_says_more_has_changed() -> None:
    result = diff(_plan(MARCH), _plan(("三月份（宣传月）", 3, MARCH[2])))
    assert _seen(result) == [(("reworded",), ("三月份",), ("三月份（宣传月）",))]


def _with_columns(text: str, responsible: str | None, **columns: str) -> Plan:
    item = Item(text=text, responsible=responsible, columns=columns)
    other = Item(text="召开例会", responsible="办公室")
    return Plan(schedule=(Period(label="三月", months=(3,), items=(item, other)),))


def test_who_is_responsible_counts_where_both_tables_say_it() -> None:
    result = diff(_with_columns("清点仓库", "李主任"), _with_columns("清点仓库", "王主任"))
    assert [(fact.kind, fact.old, fact.new) for fact in result.changes[0].facts] == [
        ("responsible", "李主任", "王主任")
    ]
    assert result.summary == {"reworded": 1}


def test_a_column_that_a_list_lacks_is_layout() -> None:
    listed = Plan(
        schedule=(Period(label="三月", months=(3,), items=(Item(text="清点仓库"), Item(text="召开例会"))),)
    )
    assert diff(_with_columns("清点仓库", "李主任"), listed).changes == ()


def test_an_item_that_only_rolled() -> None:
    old, new = (_plan(("四月份", 4, (f"举办第{n}届春季运动会",))) for n in ("二十三", "二十四"))
    assert diff(old, new).summary == {"rolled": 1}


def _weeks(year: int, *labels: str) -> Plan:
    items = (("开学典礼，整理教室", "教师例会"), ("安全教育主题班会", "教师例会"), ("期初教学检查",))
    return Plan(
        year=year,
        schedule=tuple(
            Period(label=label, weeks=(3,) if "周" in label else (), items=tuple(Item(text=t) for t in texts))
            for label, texts in zip(labels, items, strict=True)
        ),
    )


def test_weeks_roll_on_with_their_items() -> None:
    result = diff(
        _weeks(2025, "2月24日—28日", "3月3日—7日", "第3周（3月10日—14日）"),
        _weeks(2026, "2月23日—27日", "3月2日—6日", "第3周（3月9日—13日）"),
    )
    assert result.summary == {"rolled": 3}


def test_a_heading_over_a_schedule_never_became_one_over_a_text() -> None:
    periods = (Period(label="三月", months=(3,), items=(Item(text="植树"),)),)
    old = Plan(tasks=(Task("一、", "活动安排", role="schedule"),), schedule=periods)
    new = Plan(tasks=(Task("一、", "活动安排", ("全年活动由工会统筹。",)),), schedule=periods)
    kinds = sorted((change.kinds, change.part) for change in diff(old, new).changes)
    assert kinds == [(("added",), "task"), (("removed",), "task")]
