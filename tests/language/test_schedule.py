"""Date, place, responsible and participants of schedule items; facts in plans; calendar findings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse.language.annotate import annotate
from planparse.language.checks import MESSAGES, calendar_issues
from planparse.language.positions import source_span
from planparse.language.schedule import date_item, date_schedule, when_of
from planparse.model import (
    DateRange,
    Extraction,
    Fact,
    GuidingIdeology,
    Item,
    Leaf,
    Period,
    Plan,
    SourceInfo,
    Task,
)
from planparse.parsing import parse_source
from planparse.reading import read


def dated(text: str, months: tuple[int, ...] = (3,), label: str = "三月份", year: int | None = 2026) -> Item:
    return date_item(Item(text=text), Period(label=label, months=months), year)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("召开座谈会（3月12日）", "2026-03-12"),
        ("3月6日—30日开展比赛", DateRange("2026-03-06", "2026-03-30")),
        ("12日召开总结会", "2026-03-12"),
        ("召开总结会(12日)", "2026-03-12"),
        ("5日至9日组织检查", DateRange("2026-03-05", "2026-03-09")),
        ("2025年12月30日前报送", "2025-12-30"),
        ("2月30日开会", None),
        ("32日开会", None),
        ("每月15日上报", None),
        ("5日内完成整改", None),
        ("组织踏青", None),
        ("职工一日游", None),
        ("学习《3月5日讲话》", None),
    ],
)
def test_dates_of_items(text: str, date: str | DateRange | None) -> None:
    assert dated(text).date == date


def test_a_day_alone_needs_one_month() -> None:
    assert dated("12日召开总结会", months=(7, 8), label="七、八月份").date is None


def test_an_item_takes_the_days_of_its_label() -> None:
    assert dated("大扫除", (2,), "2月21日—27日").date == DateRange("2026-02-21", "2026-02-27")


def test_without_a_year_and_in_a_school_year() -> None:
    assert dated("3月12日开会", year=None).date == "--03-12"
    item = date_item(Item(text="3月12日开会"), Period(label="三月份", months=(3,)), 2025, school_year=True)
    assert item.date == "2026-03-12"


@pytest.mark.parametrize(
    ("text", "place", "responsible", "participants"),
    [
        ("召开研讨会（2月20日怀柔）", "怀柔", None, None),
        ("召开表彰会，地点：学校多功能厅", "学校多功能厅", None, None),
        ("技能比武（护理部负责）", None, "护理部", None),
        ("技能比武，由护理部牵头", None, "护理部", None),
        ("教学开放日。责任人：王老师；参加人员：全体家长", None, "王老师", "全体家长"),
        ("教学开放日 负责部门:教务处 参加对象:三年级家长", None, "教务处", "三年级家长"),
        ("元旦联欢（全体会员参加）", None, None, "全体会员"),
        ("加强责任心教育，理由自定", None, None, None),
    ],
)
def test_what_items_print(
    text: str, place: str | None, responsible: str | None, participants: str | None
) -> None:
    item = dated(text)
    assert (item.place, item.responsible, item.participants) == (place, responsible, participants)


def test_columns_come_first() -> None:
    item = Item(text="开会（3月1日怀柔）", date="2026-03-02", place="礼堂", responsible="办公室")
    again = date_item(item, Period(label="三月份", months=(3,)), 2026)
    assert again == item


def test_a_column_of_dates_beside_one_of_weeks() -> None:
    item = Item("", "听课评课", columns={"日期": "3月23日—27日", "备注": "4月1日交表"})
    found = date_item(item, Period("", "第四周", weeks=(4,)), 2026)
    assert found.date == DateRange("2026-03-23", "2026-03-27")


@pytest.mark.parametrize(
    ("title", "months", "school"),
    [("2025-2026学年度工作计划", (), True), ("2026年工作计划", (1, 2, 3), False),
     ("工作计划", (9, 10, 11, 12, 1), True),
     ("工作计划", (9, 10, 11, 12), False)],
)  # fmt: skip
def test_school_years(title: str, months: tuple[int, ...], school: bool) -> None:
    plan = Plan(title=title, year=2025, schedule=tuple(Period(label=f"{m}月", months=(m,)) for m in months))
    assert when_of(plan).school_year is school


def test_a_plan_without_a_year_takes_the_given_one() -> None:
    period = Period(label="三月份", months=(3,), items=(Item(text="3月5日开会"),))
    plan = Plan(title="计划", schedule=(period,))
    assert date_schedule(plan, 2027).schedule[0].items[0].date == "2027-03-05"
    assert date_schedule(plan).schedule[0].items[0].date == "--03-05"


# ----------------------------------------------------------------------- places in the source


def test_positions_in_a_parted_leaf() -> None:
    source = "召开第二届第\n  五次大会，定于\nABC\nDEF日:\n"
    pieces = ("召开第二届第", "五次大会，定于", "ABC", "DEF日:")
    spans = tuple((source.index(p), source.index(p) + len(p)) for p in pieces)
    leaf = Leaf("召开第二届第五次大会，定于ABC DEF日", spans)
    start = leaf.index("第二届")
    assert source_span(leaf, start, start + 6) == (source.index("第二"), source.index("次") + 1)
    for i, char in enumerate(leaf):
        span = source_span(leaf, i, i + 1)
        assert span is not None
        assert char == " " or source[slice(*span)] == char
    assert source_span("无来源", 0, 1) is None


def test_annotate_puts_facts_where_they_stand() -> None:
    source = "一、召开第二届第五\n次教代会。\n2月27日起，每周一次。"
    heading = Leaf("召开第二届第五次教代会", ((2, 9), (10, 15)))
    text = Leaf("2月27日起，每周一次。", ((16, len(source)),))
    plan = Plan(
        year=2026,
        guiding_ideology=GuidingIdeology("指导思想", ("以十八大精神为指导",)),
        tasks=(Task("一、", heading, subtasks=(Task("1.", "", (text,)),)),),
        schedule=(Period(label="三月", months=(3,), items=(Item(text="植树40人"),)),),
    )
    info = SourceInfo("x.txt", "", "txt", "utf-8", len(source))
    annotated = annotate(Extraction(source=info, plans=(plan,))).plans[0]
    task = annotated.tasks[0]
    assert isinstance(task.facts, tuple)
    assert [(f.kind, source[slice(*f.span)].replace("\n", "")) for f in task.facts] == [
        ("ordinal", "第二届第五次"), ("meeting", "教代会"),
    ]  # fmt: skip
    inner = task.subtasks[0].facts
    assert isinstance(inner, tuple)
    assert [f.text for f in inner] == ["2月27日", "每周一次", "一次"]
    assert [source[slice(*f.span)] for f in inner] == [f.text for f in inner]
    ideology = annotated.guiding_ideology
    assert ideology is not None
    assert ideology.facts == (Fact("congress", "十八大", (1, 4), {"body": "党", "number": 18}),)
    count = Fact("count", "40人", (2, 5), {"number": 40, "unit": "人"})
    assert annotated.schedule[0].items[0].facts == (count,)


# ----------------------------------------------------------------------- findings


def issues(text: str, months: tuple[int, ...] = (3,), year: int | None = 2026) -> list[str]:
    plan = Plan(year=year, schedule=(Period(label="日程", months=months, items=(Item(text=text),)),))
    return [issue.code for issue in calendar_issues(plan)]


@pytest.mark.parametrize(
    ("text", "months", "codes"),
    [
        ("2月30日开会", (2,), ["no_such_date"]),
        ("2月29日开会", (2,), ["no_such_date"]),
        ("3月12日（周四）开会", (3,), []),
        ("3月12日（周三）开会", (3,), ["wrong_weekday"]),
        ("3月12日 星期日 开会", (3,), ["wrong_weekday"]),
        ("端午节包粽子", (5,), []),  # 19 June: prepared from 20 May
        ("端午节包粽子", (6,), []),
        ("端午节包粽子", (4,), ["festival_month"]),
        ("庆祝三八节", (2,), []),
        ("庆祝三八节", (4,), ["festival_month"]),
        ("三八节后开工", (4,), []),
        ("慰问春节、中秋", (9,), []),
        ("筹备春节联欢会", (10,), []),
        ("5月4日开会", (5,), ["holiday_clash"]),
        ("5月9日开会", (5,), ["makeup_workday"]),
        ("5月1日庆祝劳动节", (5,), []),
        ("5月4日值班安排", (5,), []),
        ("5月12日开会", (5,), []),
    ],
)
def test_findings(text: str, months: tuple[int, ...], codes: list[str]) -> None:
    assert issues(text, months) == codes


def test_without_a_year_only_the_impossible_is_found() -> None:
    assert issues("2月29日（周三）开会", (2,), year=None) == []
    assert issues("2月30日开会", (2,), year=None) == ["no_such_date"]
    assert issues("端午节包粽子", (5,), year=None) == []
    assert issues("端午节包粽子", (9,), year=None) == ["festival_month"]


def test_a_year_that_is_not_announced() -> None:
    assert issues("5月4日开会", (5,), year=2041) == ["holidays_unknown"]
    assert issues("开会", (5,), year=2041) == []
    assert issues("5月4日开会", (5,), year=2009) == []


def test_findings_say_what_is_wrong_and_where() -> None:
    source = "3.3月12日（周三）开会"
    item = Item("3.", Leaf(source[2:], ((2, len(source)),)))
    plan = Plan(year=2026, schedule=(Period(label="三月份", months=(3,), items=(item,)),))
    (issue,) = calendar_issues(plan)
    assert source[slice(*issue.span)] == "周三"
    assert issue.message == "周三与日期不符：2026-03-12是周四 / 周三 does not fit: 2026-03-12 is a Thursday"


def test_tasks_and_signature_are_checked() -> None:
    from planparse.model import Signature

    signature = Signature("工会", "2026年2月29日")
    plan = Plan(year=2026, tasks=(Task("一、", "6月31日前完成"),), signature=signature)
    assert [issue.code for issue in calendar_issues(plan)] == ["no_such_date", "no_such_date"]


def test_every_message_is_in_both_languages() -> None:
    assert all(" / " in message for message in MESSAGES.values())


# ----------------------------------------------------------------------- over the corpus

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(p for p in CORPUS.glob("*") if p.suffix in (".txt", ".html", ".md") and p.name != "README.md")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_facts_of_the_corpus_stand_where_they_say(path: Path) -> None:
    """The source at a fact's span is its words, but for line breaks and what was set aside."""
    source = read(str(path))
    extraction = parse_source(source)
    for plan in annotate(extraction, year=2026).plans:
        for fact in _facts(plan):
            printed = "".join(source.text[slice(*fact.span)].split())
            assert _is_part("".join(fact.text.split()).replace("、", ""), printed)
            assert len(printed) <= len(fact.text) or _aside(extraction, fact.span)


def _facts(plan: Plan) -> Iterator[Fact]:
    tasks = list(plan.tasks)
    while tasks:
        task = tasks.pop()
        tasks += task.subtasks
        assert isinstance(task.facts, tuple)
        yield from task.facts
    for period in plan.schedule:
        for item in period.items:
            assert isinstance(item.facts, tuple)
            yield from item.facts


def _is_part(words: str, printed: str) -> bool:
    """Tell whether the characters of ``words`` stand in ``printed`` in order."""
    rest = iter(printed)
    return all(char in rest for char in words)


def _aside(extraction: Extraction, span: tuple[int, int]) -> bool:
    return any(s.span[0] < span[1] and span[0] < s.span[1] for s in extraction.set_aside)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_corpus_can_be_dated_twice(path: Path) -> None:
    """Dating fills in, keeps the text, and a second time changes nothing."""
    for plan in parse_source(read(str(path))).plans:
        once = date_schedule(plan, 2026)
        assert date_schedule(once, 2026) == once
        before, after = ([i.text for p in x.schedule for i in p.items] for x in (plan, once))
        assert after == before
        for issue in calendar_issues(plan):
            assert issue.code in MESSAGES
