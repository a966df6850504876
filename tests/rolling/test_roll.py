"""What a plan becomes, rule by rule and option by option."""

from __future__ import annotations

import pytest

from planparse.errors import UsageError
from planparse.model import DateRange, Item, Period, Plan, Signature, Task
from planparse.rolling import Answer, Decisions, Phrase, Rolled, roll

TITLE = "滨江市第二人民医院工会2025年工作计划"


def plan_of(*texts: str, **fields: object) -> Plan:
    tasks = tuple(Task(f"{n}、", "", (text,)) for n, text in enumerate(texts, 1))
    return Plan(**{"title": TITLE, "year": 2025, "year_as_printed": "2025年", "tasks": tasks} | fields)  # type: ignore[arg-type]


def rolled(*texts: str, year: int = 2026, **options: object) -> Rolled:
    return roll(plan_of(*texts), year=year, **options)  # type: ignore[arg-type]


def texts(result: Rolled) -> list[str]:
    return [task.text[0] for task in result.plan.tasks]


@pytest.mark.parametrize(
    ("old", "year", "new"),
    [
        ("筹备第二十三届运动会", 2028, "筹备第二十六届运动会"),
        ("组队参加医学部46届运动会", 2026, "组队参加医学部47届运动会"),
        ("第九届“芙蓉杯”篮球赛", 2026, "第十届“芙蓉杯”篮球赛"),
        ("举办第１９届读书节", 2026, "举办第２０届读书节"),
        ("召开三届三次职代会暨五届三次工代会", 2026, "召开三届四次职代会暨五届四次工代会"),
        ("第四届教代会第九次会议", 2026, "第四届教代会第十次会议"),
        ("完成换届，召开五届五次职代会", 2026, "完成换届，召开六届一次职代会"),
        ("换届后召开六届一次职代会", 2026, "换届后召开六届二次职代会"),
        ("庆祝第四十一个教师节", 2027, "庆祝第四十三个教师节"),
        ("庆祝第30个教师节", 2026, "庆祝第42个教师节"),
        ("落实十四五规划", 2026, "落实十五五规划"),
        ("二〇二五年继续", 2026, "二〇二六年继续"),
        ("２０２５年继续", 2026, "２０２６年继续"),
        ("3月6日—30日检查", 2026, "3月5日—29日检查"),
        ("3月27日至4月2日检查", 2026, "3月26日至4月1日检查"),
        ("二月二十七日开会", 2026, "二月二十六日开会"),
        ("2025-02-27开会", 2026, "2026-02-26开会"),
        ("1月15日（周三）开会", 2026, "1月21日（周三）开会"),
        ("1月15日（周五）开会", 2026, "1月21日（周三）开会"),
        ("5月31日端午节", 2026, "6月19日端午节"),
        ("五月份端午节慰问", 2026, "六月份端午节慰问"),
        ("总结20xx年工作", 2026, "总结2025年工作"),
        ("20xx年年3月上报", 2026, "2026年3月上报"),
        ("20**—20**学年工作", 2026, "2026—2027学年工作"),
        ("总之，在的工会工作中", 2026, "总之，在2026年的工会工作中"),
        ("总结年工会工作", 2026, "总结2025年工会工作"),
        ("二0二五年继续", 2026, "二0二六年继续"),
        ("二零二五年继续", 2026, "二零二六年继续"),
        ("2025年7月至2026年6月实施", 2026, "2026年7月至2027年6月实施"),
        ("第24个全国安全生产月", 2026, "第25个全国安全生产月"),
        ("截至2024年底的会员", 2026, "截至2025年底的会员"),
        ("25年3月6日开会", 2026, "26年3月5日开会"),
        ("第三届教师节晚会", 2026, "第四届教师节晚会"),
        ("做好2025年度考核和2024年度总结", 2026, "做好2026年度考核和2025年度总结"),
    ],
)
def test_what_goes_on(old: str, year: int, new: str) -> None:
    assert texts(rolled(old, year=year)) == [new]


@pytest.mark.parametrize(
    "text",
    [
        "学习《2025年职工读本》",
        "按〔2025〕15号文件执行",
        "热线010-20252026，手机13820252026",
        "奖励2025元，投入20.25万元",
        "学习党的二十大精神",
        "贯彻党的十八大以来的要求",
        "参加市第十四次工代会",
        "参加第三届工会委员会会议",
        "参加第十五届全运会",
        "北京大学第六医院第一书记参加第一季度例会",
        "30岁以上职工体检，14岁以下子女参保",
        "1990年以后出生的职工参加",
        "每月15日上报，每年9月10日表彰，每周一、三、五开放，每日7:20—7:50锻炼",
        "三八节、5.12护士节、6.1儿童节慰问",
        "3月8日庆祝妇女节，10月1日升国旗",
        "5月5日世界手卫生日宣传",
        "6月30日前完成，12月31日截止",
        "4月1日至6月30日为整治期",
        "2018年3月5日成立，自2020年起实行",
        "七、八月份组织疗休养，一月份总结",
        "XX市XX医院协办",
        "近XX年来稳步增长",
        "明年继续，今年总结",
        "落实2024—2026年行动计划",
        "1.5倍工资，第一次月考，两周年店庆活动方案",
        "学习邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想",
        "推动工会工作，调动工作热情",
        "说明年度任务",
        "第5个工作日前上报，抓好第三个环节",
        "参加第二届国际护理论坛",
        "在2024年获得省级称号，根据2024年3月的文件",
        "3月5日开展学雷锋活动，3月12日植树，12月4日学宪法",
        "评选十大前列标兵，十大作品展",
        "制定年度计划，年度工会经费按时上缴，总结年度工作",
        "任期2024年3月，自2025年1月起",
    ],
)
def test_what_stays(text: str) -> None:
    assert texts(rolled(text)) == [text]


def test_ordinals_agree_over_the_document_each_chain_by_itself() -> None:
    result = rolled(
        "三月筹备第二十三届春季运动会", "四月举办第二十三届春季运动会", "做好第二十三届的裁判工作",
        "举办第三届读书节", "落实二届五次职代会决议", "换届，召开二届五次职代会", "三届三次工代会照常",
    )  # fmt: skip
    assert texts(result) == [
        "三月筹备第二十四届春季运动会", "四月举办第二十四届春季运动会", "做好第二十四届的裁判工作",
        "举办第四届读书节", "落实三届一次职代会决议", "换届，召开三届一次职代会", "三届四次工代会照常",
    ]  # fmt: skip


def test_backwards_is_refused_with_a_reason() -> None:
    with pytest.raises(UsageError, match=r"不能倒推到 2024 年.*cannot be taken back to 2024"):
        rolled("文字", year=2024)


def test_strict_applies_only_what_is_certain() -> None:
    result = rolled("召开二届五次职代会，举办第三届读书节", strict=True)
    assert texts(result) == ["召开二届五次职代会，举办第四届读书节"]
    assert result.plan.title == "滨江市第二人民医院工会2026年工作计划"
    assert result.summary.open == 1


def test_another_organization() -> None:
    mapping = {"滨江市第二人民医院": "东湖县第五中医院"}
    result = rolled("市二院与第二人民医院分院、《滨江市第二人民医院章程》、市十二院", mapping=mapping)
    assert result.plan.title == "东湖县第五中医院工会2026年工作计划"
    assert texts(result) == ["县五院与第五中医院分院、《滨江市第二人民医院章程》、市十二院"]
    again = roll(result.plan, year=2026, mapping=mapping)
    assert again.plan == result.plan


def test_a_short_form_without_a_like_one_is_asked() -> None:
    result = rolled("北大六院与北京大学第六医院", mapping={"北京大学第六医院": "东湖县中医院"})
    assert texts(result) == ["北大六院与东湖县中医院"]
    (asked,) = [record for record in result.records if record.open]
    assert (asked.old, asked.new, asked.decision) == ("北大六院", "东湖县中医院", "ask")


def test_a_name_that_holds_the_old_one_is_not_renamed_twice() -> None:
    once = rolled("滨江市第二人民医院", mapping={"滨江市第二人民医院": "滨江市第二人民医院集团"})
    twice = roll(once.plan, year=2026, mapping={"滨江市第二人民医院": "滨江市第二人民医院集团"})
    assert texts(once) == texts(twice) == ["滨江市第二人民医院集团"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025年1月10日", "2026年1月15日"),
        ("二〇二五年一月十日", "二〇二六年一月十五日"),
        ("2025.1.10", "2026.1.15"),
        ("20xx年3月", "2026年1月"),
        (None, "2026年1月15日"),
    ],
)
def test_the_own_date_is_written_as_the_old_one(old: str | None, new: str) -> None:
    plan = plan_of("文字", signature=Signature("某工会", old))
    signature = roll(plan, year=2026, date="2026-01-15").plan.signature
    assert signature == Signature("某工会", new)


@pytest.mark.parametrize(
    "date", ["2026-1-5", "2026-01-05", "2026/1/5", "2026.01.5", "20260105", "2026年1月5日"]
)
def test_a_date_is_taken_in_the_usual_forms(date: str) -> None:
    plan = plan_of("文字", signature=Signature("某工会", "2025年1月10日"))
    assert roll(plan, year=2026, date=date).plan.signature == Signature("某工会", "2026年1月5日")


@pytest.mark.parametrize("date", ["2026-02-30", "2026-2-30", "2026-1", "2026"])
def test_a_date_that_does_not_exist(date: str) -> None:
    with pytest.raises(UsageError, match="没有这一天"):
        rolled("文字", date=date)


def test_answers_are_taken_and_silence_the_questions() -> None:
    answers = (
        Answer("党的十九大", "accept"),
        Answer("60周年", "drop", rule="anniversary"),
        Answer("三届三次", "keep", path=("task", "3、")),
        Answer("明年", "replace", "2026年"),
    )
    result = rolled(
        "学习党的十九大精神", "建院60周年庆典", "开好三届三次职代会", "明年再办", decisions=Decisions(answers)
    )
    assert texts(result) == ["学习党的二十大精神", "开好三届三次职代会", "2026年再办"]
    assert result.summary.open == 0


def test_a_phrase_of_the_users_own() -> None:
    phrase = Phrase("智慧工会三年行动", 2021, 2023, instead="数字工会建设")
    result = rolled("推进智慧工会三年行动", decisions=Decisions(phrases=(phrase,)))
    (found,) = [record for record in result.records if record.rule == "slogan"]
    assert (found.old, found.new, found.applied) == ("智慧工会三年行动", "数字工会建设", False)


def schedule(**months: tuple[str, ...]) -> tuple[Period, ...]:
    return tuple(
        Period(
            label=f"{name[1:]}月",
            months=(int(name[1:]),),
            items=tuple(Item(f"{n}.", text) for n, text in enumerate(items, 1)),
        )
        for name, items in months.items()
    )


def items(plan: Plan) -> dict[str, list[str]]:
    return {period.label: [item.marker + item.text for item in period.items] for period in plan.schedule}


def test_lunar_festivals_move_their_items() -> None:
    plan = plan_of(
        schedule=schedule(
            m1=("春节前慰问", "春节联欢会"),
            m2=("开学",),
            m5=("五一表彰", "端午节包粽子", "五月歌会"),
            m6=("六一",),
        )
    )
    result = roll(plan, year=2026)
    assert items(result.plan) == {
        "1月": ["1.春节前慰问"],
        "2月": ["1.开学", "2.春节联欢会"],
        "5月": ["1.五一表彰", "2.五月歌会"],
        "6月": ["1.六一", "2.端午节包粽子"],
    }


def test_a_festival_that_was_in_the_wrong_month_is_only_flagged() -> None:
    result = roll(plan_of(schedule=schedule(m8=("中秋节晚会",), m9=("开学",))), year=2026)
    assert items(result.plan) == {"8月": ["1.中秋节晚会"], "9月": ["1.开学"]}
    (record,) = [record for record in result.records if record.rule == "lunar_festival"]
    assert (record.decision, record.applied) == ("flag", False)


def test_a_fixed_festival_beside_it_holds_an_item_in_its_month() -> None:
    def found(text: str) -> list[str]:
        plan = Plan(title="某医院工会2025年工作计划", year=2025, schedule=schedule(m10=(text,)))
        result = roll(plan, year=2026)
        return [record.rule for record in result.records if record.rule == "lunar_festival"]

    assert found("中秋节慰问一线职工。") == ["lunar_festival"]
    assert found("中秋节、国庆节慰问一线职工。") == []


@pytest.mark.parametrize(
    ("text", "decisions"),
    [("端午节包粽子。", ["flag"]), ("筹备端午节慰问活动。", []), ("端午节后总结。", [])],
)
def test_a_festival_in_a_month_that_was_wrong_already_is_pointed_out_where_it_is_meant(
    text: str, decisions: list[str]
) -> None:
    plan = Plan(
        title="某医院工会2025年工作计划",
        year=2025,
        schedule=(Period(label="八月份", months=(8,), items=(Item("1、", text),)),),
    )
    records = [record for record in roll(plan, year=2026).records if record.rule == "lunar_festival"]
    assert [record.decision for record in records] == decisions


def test_a_month_that_the_schedule_lacks_is_made() -> None:
    result = roll(plan_of(schedule=schedule(m4=("清明祭扫",), m5=("端午节",), m7=("七一",))), year=2026)
    assert items(result.plan) == {"4月": ["1.清明祭扫"], "5月": [], "6月": ["1.端午节"], "7月": ["1.七一"]}
    assert result.summary.empty_months == (5,)


def test_the_dates_of_items_go_with_their_text() -> None:
    spring = (
        Item("1.", "3月6日开会", "2025-03-06"),
        Item("2.", "3月10日至14日检查", DateRange("2025-03-10", "2025-03-14")),
        Item("3.", "妇女节", "2025-03-08"),
    )
    plan = plan_of(schedule=(Period(label="3月", months=(3,), items=spring),))
    dates = [item.date for item in roll(plan, year=2026).plan.schedule[0].items]
    assert dates == ["2026-03-05", DateRange("2026-03-09", "2026-03-13"), "2026-03-08"]


def test_weeks_go_on_from_the_same_weekday_and_leave_no_gap() -> None:
    weeks = tuple(
        Period(label=label, months=(3,)) for label in ("3月3日—9日", "3月10日—16日", "3月31日—4月6日")
    )
    labels = [period.label for period in roll(plan_of(schedule=weeks), year=2026).plan.schedule]
    assert labels == ["3月2日—8日", "3月9日—15日", "3月30日—4月5日"]


def test_holidays_are_respected_and_unknown_ones_named() -> None:
    (record,) = [record for record in rolled("2月17日培训").records if record.rule == "date"]
    assert (record.decision, record.applied, record.new) == ("ask", False, "2月24日")
    (record,) = [record for record in rolled("3月7日培训", year=2030).records if record.rule == "date"]
    assert "2030年放假安排未公布" in record.evidence


def test_a_school_year_runs_to_july() -> None:
    plan = Plan(
        title="某小学2024-2025学年工作计划", year=2024, year_as_printed="2024-2025学年",
        tasks=(Task("一、", "", ("1月15日（周三）开会，9月10日（周二）庆祝教师节，2025年6月前完成",)),),
    )  # fmt: skip
    result = roll(plan, year=2025)
    assert result.plan.title == "某小学2025-2026学年工作计划"
    assert result.plan.year == 2025
    assert texts(result) == ["1月21日（周三）开会，9月10日（周三）庆祝教师节，2026年6月前完成"]


def test_a_plan_without_a_year_is_filled_and_its_ordinals_are_asked() -> None:
    result = roll(
        Plan(title="20xx年工会工作计划", tasks=(Task("一、", "", ("举办第三届读书节",)),)), year=2026
    )
    assert (result.plan.title, result.plan.year) == ("2026年工会工作计划", 2026)
    assert texts(result) == ["举办第三届读书节"]
    assert [record.decision for record in result.records] == ["auto", "ask"]


def test_the_year_of_such_a_plan_may_be_given() -> None:
    plan = Plan(title="工会工作计划", tasks=(Task("一、", "", ("举办第三届读书节",)),))
    assert texts(roll(plan, year=2026, old_year=2024)) == ["举办第五届读书节"]


def test_the_summary_says_what_a_colleague_would() -> None:
    result = rolled("门诊楼搬迁", "召开二届五次职代会", "文字")
    assert result.summary.found == 3
    assert result.summary.applied == 2
    assert result.summary.open == 1
    assert result.summary.one_off == ("门诊楼搬迁",)
    assert result.summary.rules == {"one_off": 1, "plan_year": 1, "session": 1}
