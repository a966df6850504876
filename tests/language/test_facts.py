"""The fact grammar: labelled sentences, values of every kind, and words that only look like facts."""

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.language import folding
from planparse.language.facts import find_facts
from planparse.language.rules import KINDS, REACH, Rule, rules
from tests.language.labelled import KNOWN, read, score, sentences


def facts(text: str, **options: Any) -> list[tuple[str, str, Any]]:
    return [(f.kind, f.text, f.value) for f in find_facts(text, **{"year": 2026, **options})]


# ----------------------------------------------------------------------- labelled sentences


@pytest.mark.parametrize("held_out", [False, True], ids=["known", "held out"])
def test_labelled_sentences(held_out: bool) -> None:
    result = score(sentences(held_out=held_out))
    print(f"F1 {result.f1:.4f} of {result.hits + len(result.missed)} facts")
    assert result.f1 >= 0.98, "\n".join(["missed", *result.missed, "wrong", *result.wrong])


def test_the_labels_cover_every_kind() -> None:
    labelled = {label.kind for s in sentences(held_out=False) for label in s.labels}
    assert labelled == set(KINDS)
    assert sum(len(s.labels) for s in sentences(held_out=False)) >= 500


def test_the_labelled_text_has_full_width_punctuation() -> None:
    assert set(KNOWN.read_text(encoding="utf-8")) >= set("，：（）、。；０２４")


def test_labels_nest_and_leave_other_brackets_alone() -> None:
    text, labels = read("按〔document_number:〔2025〕8号〕〔frequency:每月〔count:一次〕〕")
    assert text == "按〔2025〕8号每月一次"
    assert {(text[x.start : x.end], x.kind) for x in labels} == {
        ("〔2025〕8号", "document_number"), ("每月一次", "frequency"), ("一次", "count"),
    }  # fmt: skip


# ----------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2月27日", "date", "2026-02-27"),
        ("2025年12月3日", "date", "2025-12-03"),
        ("2025-12-03", "date", "2025-12-03"),
        ("2025.3.5", "date", "2025-03-05"),
        ("２月２７日", "date", "2026-02-27"),
        ("二月二十七日", "date", "2026-02-27"),
        ("2月30日", "date", None),
        ("农历八月十五", "date", "2026-09-25"),
        ("农历正月初一", "date", "2026-02-17"),
        ("3月6日—30日", "date_range", {"start": "2026-03-06", "end": "2026-03-30"}),
        ("3月28日至4月2日", "date_range", {"start": "2026-03-28", "end": "2026-04-02"}),
        ("2025年12月30日-2026年1月2日", "date_range", {"start": "2025-12-30", "end": "2026-01-02"}),
        ("2025年12月30日-1月2日", "date_range", {"start": "2025-12-30", "end": "2026-01-02"}),
        ("周三", "weekday", 3),
        ("星期日", "weekday", 7),
        ("周一至周五", "weekday", {"start": 1, "end": 5}),
        ("周二、四", "weekday", [2, 4]),
        ("周末", "weekday", [6, 7]),
        ("3月", "period", {"start": "2026-03-01", "end": "2026-03-31"}),
        ("2月份", "period", {"start": "2026-02-01", "end": "2026-02-28"}),
        ("七、八月份", "period", {"start": "2026-07-01", "end": "2026-08-31"}),
        ("七八月份", "period", {"start": "2026-07-01", "end": "2026-08-31"}),
        ("三季度末", "period", {"start": "2026-09-01", "end": "2026-09-30"}),
        ("第四季度初", "period", {"start": "2026-10-01", "end": "2026-10-31"}),
        ("2026-9-11—2026-9-15", "date_range", {"start": "2026-09-11", "end": "2026-09-15"}),
        ("逢双休日", "frequency", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("每两小时一次", "frequency", "FREQ=HOURLY;INTERVAL=2"),
        ("每月第一周的周五", "frequency", None),
        ("一点二公里", "count", {"number": 1.2, "unit": "公里"}),
        ("180余万人次", "count", {"number": 1800000, "unit": "人次"}),
        ("数百人次", "count", {"number": {"start": 200, "end": 999}, "unit": "人次"}),
        ("十几名", "count", {"number": {"start": 11, "end": 19}, "unit": "名"}),
        ("一年半", "duration", {"number": 1.5, "unit": "年"}),
        ("20秒", "duration", {"number": 20, "unit": "秒"}),
        ("万分之一", "percent", 0.01),
        ("六时至八时", "time", {"start": "06:00", "end": "08:00"}),
        ("国卫办〔2023〕12号", "document_number", {"year": 2023, "number": 12}),
        ("古尔邦节", "festival", {"name": "古尔邦节", "date": None}),
        ("X月X日", "placeholder", {"mask": "X", "unit": "月X日"}),
        ("[时间]", "placeholder", {"mask": "[时间]", "unit": ""}),
        ("7月—8月份", "period", {"start": "2026-07-01", "end": "2026-08-31"}),
        ("3月底", "period", {"start": "2026-03-21", "end": "2026-03-31"}),
        ("2025年11月上旬", "period", {"start": "2025-11-01", "end": "2025-11-10"}),
        ("第一季度", "period", {"start": "2026-01-01", "end": "2026-03-31"}),
        ("前三季度", "period", {"start": "2026-01-01", "end": "2026-09-30"}),
        ("三、四季度", "period", {"start": "2026-07-01", "end": "2026-12-31"}),
        ("上半年", "period", {"start": "2026-01-01", "end": "2026-06-30"}),
        ("年底", "period", {"start": "2026-12-01", "end": "2026-12-31"}),
        ("第3周", "period", {"weeks": [3]}),
        ("第3—5周", "period", {"weeks": [3, 4, 5]}),
        ("第三、五周", "period", {"weeks": [3, 5]}),
        ("上旬", "period", {"days": [1, 10]}),
        ("中下旬", "period", {"days": [11, 31]}),
        ("5月中下旬", "period", {"start": "2026-05-11", "end": "2026-05-31"}),
        ("第二学期", "period", {"term": 2}),
        ("本学期", "period", {"term": None}),
        ("暑假", "period", {"vacation": "暑假"}),
        ("7:20—7:50", "time", {"start": "07:20", "end": "07:50"}),
        ("下午2点半", "time", "14:30"),
        ("上午９：００", "time", "09:00"),
        ("每月", "frequency", "FREQ=MONTHLY"),
        ("每两周", "frequency", "FREQ=WEEKLY;INTERVAL=2"),
        ("每季度", "frequency", "FREQ=MONTHLY;INTERVAL=3"),
        ("每半年", "frequency", "FREQ=MONTHLY;INTERVAL=6"),
        ("每学期", "frequency", None),
        ("每旬", "frequency", None),
        ("每月第一周", "frequency", None),
        ("每周一、三、五", "frequency", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("每周一至周五", "frequency", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("每月最后一个周五", "frequency", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("每月第一个星期一", "frequency", "FREQ=MONTHLY;BYDAY=1MO"),
        ("每月5日、20日", "frequency", "FREQ=MONTHLY;BYMONTHDAY=5,20"),
        ("每月底", "frequency", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每年9月10日", "frequency", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=10"),
        ("每年3月", "frequency", "FREQ=YEARLY;BYMONTH=3"),
        ("每个工作日", "frequency", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("隔周", "frequency", "FREQ=WEEKLY;INTERVAL=2"),
        ("单周周三", "frequency", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("逢周五", "frequency", "FREQ=WEEKLY;BYDAY=FR"),
        ("一年一度", "frequency", "FREQ=YEARLY"),
        ("每隔两周", "frequency", "FREQ=WEEKLY;INTERVAL=3"),
        ("每隔两小时", "frequency", "FREQ=HOURLY;INTERVAL=2"),
        ("每半小时", "frequency", "FREQ=MINUTELY;INTERVAL=30"),
        ("每周末", "frequency", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("每月5日至7日", "frequency", "FREQ=MONTHLY;BYMONTHDAY=5,6,7"),
        ("每年年底", "frequency", "FREQ=YEARLY;BYMONTH=12"),
        ("每年5月、11月", "frequency", "FREQ=YEARLY;BYMONTH=5,11"),
        ("逐月", "frequency", "FREQ=MONTHLY"),
        ("六七个", "count", {"number": {"start": 6, "end": 7}, "unit": "个"}),
        ("二三十名", "count", {"number": {"start": 20, "end": 30}, "unit": "名"}),
        ("百分之五至八", "percent", {"start": 5, "end": 8}),
        ("两成五", "percent", 25),
        ("元月", "period", {"start": "2026-01-01", "end": "2026-01-31"}),
        ("2025年12月—2026年1月", "period", {"start": "2025-12-01", "end": "2026-01-31"}),
        ("“119”消防宣传日", "festival", {"name": "消防宣传日", "date": "2026-11-09"}),
        ("3个月", "duration", {"number": 3, "unit": "月"}),
        ("两个半小时", "duration", {"number": 2.5, "unit": "小时"}),
        ("半年", "duration", {"number": 0.5, "unit": "年"}),
        ("3—5天", "duration", {"number": {"start": 3, "end": 5}, "unit": "天"}),
        ("五场", "count", {"number": 5, "unit": "场"}),
        ("20余人", "count", {"number": 20, "unit": "人"}),
        ("5—10张", "count", {"number": {"start": 5, "end": 10}, "unit": "张"}),
        ("1.5倍", "count", {"number": 1.5, "unit": "倍"}),
        ("2万字", "count", {"number": 20_000, "unit": "字"}),
        ("５０周年", "count", {"number": 50, "unit": "周年"}),
        ("5万元", "money", {"number": 50_000, "unit": "元"}),
        ("1,280.5万元", "money", {"number": 12_805_000, "unit": "元"}),
        ("3—5万元", "money", {"number": {"start": 30_000, "end": 50_000}, "unit": "元"}),
        ("￥500", "money", {"number": 500, "unit": "元"}),
        ("三千元", "money", {"number": 3000, "unit": "元"}),
        ("98.5%", "percent", 98.5),
        ("90%—95%", "percent", {"start": 90, "end": 95}),
        ("百分之百", "percent", 100),
        ("百分之九十八点五", "percent", 98.5),
        ("2个百分点", "percent", 2),
        ("千分之三", "percent", 0.3),
        ("30岁以上", "age", {"start": 30, "end": None}),
        ("14周岁以下", "age", {"start": None, "end": 14}),
        ("18-35岁", "age", {"start": 18, "end": 35}),
        ("第二十三届", "ordinal", {"numbers": [23], "units": ["届"]}),
        ("第四届第九次", "ordinal", {"numbers": [4, 9], "units": ["届", "次"]}),
        ("三届三次", "ordinal", {"numbers": [3, 3], "units": ["届", "次"]}),
        ("46届", "ordinal", {"numbers": [46], "units": ["届"]}),
        ("党的十六大", "congress", {"body": "党", "number": 16}),
        ("工会十四大", "congress", {"body": "工会", "number": 14}),
        ("二十届三中全会", "congress", {"body": "党", "number": 20, "session": 3}),
        ("三八妇女节", "festival", {"name": "妇女节", "date": "2026-03-08"}),
        ("“六一”儿童节", "festival", {"name": "儿童节", "date": "2026-06-01"}),
        ("3.8妇女节", "festival", {"name": "妇女节", "date": "2026-03-08"}),
        ("“5.12”护士节", "festival", {"name": "护士节", "date": "2026-05-12"}),
        ("端午", "festival", {"name": "端午节", "date": "2026-06-19"}),
        ("母亲节", "festival", {"name": "母亲节", "date": "2026-05-10"}),
        ("十四五", "five_year_plan", {"number": 14, "start": 2021, "end": 2025}),
        ("十四·五", "five_year_plan", {"number": 14, "start": 2021, "end": 2025}),
        ("第十五个五年规划", "five_year_plan", {"number": 15, "start": 2026, "end": 2030}),
        ("2022-2023学年度", "school_year", {"start": 2022, "end": 2023}),
        ("2025学年", "school_year", {"start": 2025, "end": 2026}),
        ("二〇二六年", "year", 2026),
        ("２０２６年度", "year", 2026),
        ("2021—2025年", "year", {"start": 2021, "end": 2025}),
        ("09年", "year", 2009),
        ("20xx年", "placeholder", {"mask": "20xx", "unit": "年"}),
        ("第___届", "placeholder", {"mask": "___", "unit": "届"}),
        ("201x年", "placeholder", {"mask": "201x", "unit": "年"}),
        ("《工会法》", "document", "工会法"),
        ("〔2021〕15号", "document_number", {"year": 2021, "number": 15}),
        ("教职工代表大会", "meeting", "教职工代表大会"),
        ("北京大学第六医院", "organization", "北京大学第六医院"),
        ("市总工会", "organization", "市总工会"),
        ("工会小组长", "role", "工会小组长"),
        ("第一书记", "role", "第一书记"),
        ("行政楼三楼会议室", "place", "行政楼三楼会议室"),
    ],
)  # fmt: skip
def test_value(text: str, kind: str, value: Any) -> None:
    found = [f for f in facts(f"，{text}。") if f[0] == kind]
    assert found == [(kind, text, value)]


def test_without_a_year_dates_have_none() -> None:
    assert facts("2月27日", year=None) == [("date", "2月27日", "--02-27")]
    assert facts("2月", year=None)[0][2] == {"start": "--02-01", "end": "--02-29"}
    assert facts("端午节", year=None)[0][2] == {"name": "端午节", "date": None}
    assert facts("三八节", year=None)[0][2] == {"name": "妇女节", "date": "--03-08"}


def test_a_school_year_runs_into_the_next_year() -> None:
    found = facts("9月10日，3月5日，12月20日至1月5日，11月至2月，端午节，中秋节", year=2025, school_year=True)
    assert [value for _, _, value in found] == [
        "2025-09-10", "2026-03-05", {"start": "2025-12-20", "end": "2026-01-05"},
        {"start": "2025-11-01", "end": "2026-02-28"}, {"name": "端午节", "date": "2026-06-19"},
        {"name": "中秋节", "date": "2025-10-06"},
    ]  # fmt: skip


# ----------------------------------------------------------------------- what stands together


def test_a_count_stands_inside_a_frequency() -> None:
    assert facts("每月两次") == [
        ("frequency", "每月两次", None),
        ("count", "两次", {"number": 2, "unit": "次"}),
    ]


def test_a_frequency_ends_before_the_part_of_the_day() -> None:
    assert [f[:2] for f in facts("每周一、三、五中午跳操")] == [("frequency", "每周一、三、五")]


def test_days_with_strokes_where_they_stand_alone() -> None:
    assert ("date", "3/22", "2026-03-22") in facts("3/22儿童画展征集")
    assert ("date_range", "4/4~6", {"start": "2026-04-04", "end": "2026-04-06"}) in facts("4/4~6清明放假")
    assert [f for f in facts("占总数的1/3以上") if f[0] == "date"] == []


@pytest.mark.parametrize("brackets", ["（）", "()"])
def test_places_in_brackets(brackets: str) -> None:
    opening, closing = brackets
    found = facts(
        f"研讨会{opening}2月20日怀柔{closing}，表彰会{opening}3月1日（周日）科研楼多功能厅{closing}"
    )
    assert ("place", "怀柔", "怀柔") in found
    assert ("place", "科研楼多功能厅", "科研楼多功能厅") in found
    assert [f for f in facts(f"总结{opening}3月底前完成{closing}") if f[0] == "place"] == []


def test_two_chains_are_two_ordinals() -> None:
    found = facts("三届三次职代会暨五届三次工代会")
    assert [f[:2] for f in found] == [
        ("ordinal", "三届三次"), ("meeting", "职代会"), ("ordinal", "五届三次"), ("meeting", "工代会"),
    ]  # fmt: skip


# ----------------------------------------------------------------------- false friends


@pytest.mark.parametrize(
    "text",
    [
        "4/5G网络", "5G手机", "一岗双责", "三八红旗手", "“三八”红旗集体", "五一路", "五一劳动奖章",
        "五四奖章",
        "最后一公里", "三查八对", "三天打鱼、两天晒网", "二次评估", "“读一本书”活动", "红十字精神", "百公里油耗",
        "一方面", "一系列", "进一步", "统一部署", "第一时间", "第一要务", "第二课堂", "五到位", "三好学生",
        "十佳少年", "十分重要",
        "三年级", "2024级新生", "九年级", "三个代表", "四个意识", "两个维护", "八项规定", "“五个一”工程",
        "五位一体", "四项基本原则",
        "三心二意", "一个台阶", "一种氛围", "新一轮", "又一次", "这一次",
        "一次性用品", "一户一策", "百日", "千方百计", "万无一失",
        "3月龄", "3月刊", "三月龄婴儿", "十大歌手", "清明上河图", "十二大类", "工会工作", "医院管理",
        "学校环境",
        "主席台", "组织员工", "班级管理", "大会", "会议", "同时", "届时", "学时", "周期", "周边", "周到",
        "按时", "按年龄", "按日程",
        "每人", "每位", "每班", "一二三", "政治面貌", "零距离", "半途而废", "上下半场",
    ],
)  # fmt: skip
def test_no_fact(text: str) -> None:
    assert facts(f"做好{text}的") == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("3个月", "duration", "3个月"),  # no period
        ("第六医院", "organization", "第六医院"),  # no ordinal
        ("党的十六大", "congress", "党的十六大"),  # no count
        ("一季度一次", "frequency", "一季度一次"),  # no period
        ("一周一次", "frequency", "一周一次"),  # no Monday
        ("每周一次", "frequency", "每周一次"),
        ("每周一例会", "frequency", "每周一"),
        ("每周一练", "frequency", "每周"),
        ("第十四个五年规划", "five_year_plan", "第十四个五年规划"),
        ("第一学期", "period", "第一学期"),
        ("第41个教师节", "ordinal", "第41个"),
        ("2026届", "ordinal", "2026届"),
        ("五一节", "festival", "五一节"),
        ("三八节", "festival", "三八节"),
    ],
)
def test_the_right_one_of_two_readings(text: str, kind: str, words: str) -> None:
    assert facts(text)[0][:2] == (kind, words)


# ----------------------------------------------------------------------- promises

_PIECES = [
    "第", "二十三", "届", "次", "2", "月", "27", "日", "—", "至", "每", "周", "一", "、", "三", "五", "（",
    "）", "(", ")", "《", "》", "〔",
    "20", "xx", "年", "工会", "党委", "小组长", "会议室", "%", "万", "元", "岁", "以上", "“", "”", ":",
    "：", ".", "学年度", "农历", " ", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join), st.sampled_from([None, 2026]))
def test_facts_are_in_order_and_say_what_stands_there(text: str, year: int | None) -> None:
    end = 0
    for fact in find_facts(text, year=year, offset=7):
        start, stop = (at - 7 for at in fact.span)
        assert text[start:stop] == fact.text
        assert fact.text == fact.text.strip()
        assert fact.kind in KINDS
        assert start >= end or fact.kind == "count"
        end = max(end, stop)


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "一",
        "每周",
        "第",
        "3月",
        "工会",
        "《",
        "(",
        "20",
        "x",
        "年级组长",
        "、八",
        "十一",
        "1月1日至",
        "北京",
        "每月第",
    ],
)
def test_time_is_linear(unit: str) -> None:
    find_facts(unit)
    begin = time.perf_counter()
    find_facts(unit * (20_000 // len(unit)))
    assert time.perf_counter() - begin < 2


_BEGUN_BY_NAMES = ("organization", "role", "meeting", "place", "document_number")


def test_every_rule_stops_where_its_facts_begin() -> None:
    """Every fact is reached from its first character, but those that a proper name may begin."""
    reached = {first[0] for rule in rules() for first in rule.first}
    found = [fact for s in sentences(held_out=False) for fact in find_facts(folding.simplified(s.text))]
    inner = {fact.text[0] for fact in found if fact.kind not in _BEGUN_BY_NAMES}
    assert inner <= reached


_TIME_KINDS = frozenset(("date", "date_range", "weekday", "time", "period", "festival"))


@pytest.mark.parametrize("kinds", [_TIME_KINDS, frozenset(["date"]), frozenset(["organization", "count"])])
def test_some_kinds_are_those_of_all(kinds: frozenset[str]) -> None:
    for text, _ in sentences(held_out=False) + sentences(held_out=True):
        assert find_facts(text, kinds=kinds) == tuple(f for f in find_facts(text) if f.kind in kinds)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_some_kinds_of_any_text(text: str) -> None:
    found = find_facts(text, kinds=frozenset(["congress", "money"]))
    assert found == tuple(f for f in find_facts(text) if f.kind in ("congress", "money"))


def test_places_alone() -> None:
    text = "研讨会（2月20日怀柔），座谈会（3月5日校长负责），在三楼会议室培训（3月6日）"
    assert [f.text for f in find_facts(text, kinds=frozenset(["place"]))] == ["怀柔", "三楼会议室"]


def _rules_with_needs() -> list[Rule]:
    return [rule for rule in rules() if rule.needs]


@pytest.mark.parametrize("rule", _rules_with_needs(), ids=lambda rule: rule.kind)
def test_what_a_rule_needs_is_in_all_its_facts(rule: Rule) -> None:
    """The slow way round: every match in a quarter of the labelled sentences holds one of them."""
    made = rule.pattern if isinstance(rule.pattern, str) else rule.pattern()
    pattern = re.compile(made if isinstance(made, str) else made.pattern())
    first = frozenset(rule.first)
    for text, _ in (sentences(held_out=False) + sentences(held_out=True))[::4]:
        for match in pattern.finditer(text):
            if first.isdisjoint(text[match.start() : match.start() + size] for size in (1, 2, 3)):
                continue  # another rule's
            near = text[match.start() : match.start() + REACH]
            assert any(form in near for form in rule.needs)


_FOLDED = "".join(chars + letters for chars, letters, _ in folding._FOLDS) + "éx会，　\u00a0"


@given(st.text(st.sampled_from(_FOLDED), max_size=8))
@pytest.mark.parametrize(
    "pattern",
    ["[一-鿿]", r"\w", r"\s", r"[^\W日]", "[一二三]", "[^一-鿿月]", "[0-9０-９]", "[A-Za-z]", "[—–至]", "月"],
)
def test_folding_changes_no_match(pattern: str, text: str) -> None:
    plain = [match.span() for match in re.finditer(pattern, text)]
    assert [m.span() for m in folding.compiled(pattern).finditer(folding.folded(text))] == plain
