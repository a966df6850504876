"""Random plans whose sentences are full of what rolls and of what must not."""

from __future__ import annotations

from hypothesis import strategies as st

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

_YEAR = 2025
_HAN = "〇一二三四五六七八九"

numbers = st.integers(1, 60)


def _han(number: int) -> str:
    from planparse import numerals

    return numerals.render(number, "二十三")


_ORDINAL = numbers.flatmap(lambda n: st.sampled_from([f"第{_han(n)}届", f"第{n}届", f"{n}届"]))
_MOVING = st.one_of(
    st.just(f"{_YEAR}年工会工作"),
    st.just(f"总结{_YEAR - 1}年工作"),
    st.builds("{}职工运动会".format, _ORDINAL),
    st.builds("第{}届第{}次教代会".format, numbers.map(_han), numbers.map(_han)),
    st.builds("{}月{}日召开会议".format, st.integers(1, 12), st.integers(1, 28)),
    st.builds("第{}个教师节".format, numbers),
    st.sampled_from(
        [
            "端午节慰问",
            "中秋节联欢",
            "春节团拜",
            "换届选举",
            "在的工作中",
            "20xx年任务",
            "民-主管理",
            "十四五收官之年",
        ]
    ),
)
FIXED = st.one_of(
    st.builds("学习《{}年工作要点》".format, st.integers(2023, 2026)),
    st.builds("按〔{}〕{}号文件办理".format, st.integers(2023, 2026), numbers),
    st.builds("发放慰问金{}元".format, st.integers(2023, 2026)),
    st.builds("热线电话010-2025{}".format, st.integers(1000, 9999)),
    st.builds("{}岁以上职工体检".format, numbers),
    st.builds("每月{}日上报".format, st.integers(1, 28)),
    st.sampled_from(
        [
            "每周一、三、五开放",
            "第六医院第一书记负责",
            "第一季度完成自查",
            "三八妇女节慰问",
            "自2018年起实行",
            "一至七月份",
        ]
    ),
)
"""Sentences in which nothing may change."""
sentences = st.lists(st.one_of(_MOVING, FIXED), min_size=1, max_size=4).map("，".join).map("{}。".format)


def tasks() -> st.SearchStrategy[Task]:
    return st.builds(
        Task, st.just(""), sentences.map(lambda text: text[:-1]), st.lists(sentences, max_size=2).map(tuple)
    )


def periods() -> st.SearchStrategy[Period]:
    items = st.lists(st.builds(Item, st.just(""), sentences), max_size=3).map(tuple)
    return st.integers(1, 12).flatmap(
        lambda month: st.builds(
            Period,
            st.just(""),
            st.just(f"{_han(month)}月份"),
            st.just((month,)),
            st.just(()),
            st.just(()),
            items,
        )
    )


plans = st.builds(
    Plan,
    title=st.just(f"东湖医院工会{_YEAR}年工作计划"),
    year=st.just(_YEAR),
    year_as_printed=st.just(f"{_YEAR}年"),
    guiding_ideology=st.none() | st.builds(GuidingIdeology, st.just("指导思想"), st.tuples(sentences)),
    opening=st.lists(sentences, max_size=2).map(tuple),
    tasks=st.lists(tasks(), max_size=3).map(tuple),
    schedule=st.lists(periods(), max_size=4, unique_by=lambda period: period.months).map(tuple),
    closing=st.lists(sentences, max_size=1).map(tuple),
    signature=st.none() | st.just(Signature("东湖医院工会", f"{_YEAR}年1月8日")),
)
