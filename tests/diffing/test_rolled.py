"""What goes on as years do, and what does not."""

from __future__ import annotations

import pytest

from planparse.diffing.fold import fold
from planparse.diffing.rolled import only_rolled

ROLLED = [
    ("2025年工会工作计划", "2026年工会工作计划"),
    ("二〇二五年工作要点", "二〇二六年工作要点"),
    ("2024－2025学年度第一学期", "2025－2026学年度第一学期"),
    ("举办第二十三届春季运动会", "举办第二十四届春季运动会"),
    ("组队参加46届田径赛", "组队参加47届田径赛"),
    ("召开第二届第五次教职工代表大会", "召开第二届第六次教职工代表大会"),
    ("召开二届五次职代会", "召开三届一次职代会"),
    ("庆祝第二十五个教师节", "庆祝第二十六个教师节"),
    ("总结2024年工作，部署2025年任务", "总结2025年工作，部署2026年任务"),
    ("3月6日—30日开展集中检查", "3月5日—29日开展集中检查"),
    ("20xx年工作计划", "2026年工作计划"),
    ("自2018年起实行，2025年继续", "自2018年起实行，2026年继续"),
    ("落实十四五规划", "落实十五五规划"),
]
NOT_ROLLED = [
    ("参加人数20人", "参加人数30人"),
    ("2月27日召开大会", "3月5日召开大会"),
    ("学习党的十八大精神", "学习党的十九大精神"),
    ("贯彻二十届三中全会精神", "贯彻二十届四中全会精神"),
    ("落实《2025年要点》", "落实《2026年要点》"),
    ("按〔2025〕15号文件执行", "按〔2026〕15号文件执行"),
    ("2025年工作，第五届运动会", "2026年工作，第四届运动会"),
    ("总结2024年工作，部署2025年任务", "总结2025年工作，部署2027年任务"),
    ("2025年举办读书会", "2026年举办读书节"),
    ("召开二届五次职代会", "召开三届二次职代会"),
    ("每月检查一次", "每季度检查一次"),
    ("第一季度完成", "第二季度完成"),
    ("参加市第十四次工代会", "参加市第十五次工代会"),
    ("同样的话", "同样的话"),
]


@pytest.mark.parametrize(("old", "new"), ROLLED)
def test_rolled(old: str, new: str) -> None:
    assert only_rolled(fold(old), fold(new))
    assert only_rolled(fold(new), fold(old)), "seen from the other side too"


@pytest.mark.parametrize(("old", "new"), NOT_ROLLED)
def test_not_rolled(old: str, new: str) -> None:
    assert not only_rolled(fold(old), fold(new))
    assert not only_rolled(fold(new), fold(old))


def test_with_known_years_all_must_go_the_same_way() -> None:
    old, new = "举办第九届读书节", "举办第十一届读书节"
    assert only_rolled(old, new, (2024, 2026))
    assert not only_rolled(old, new, (2025, 2026))


def test_a_date_keeps_its_weekday_in_the_month() -> None:
    # both are the fourth Thursday of February
    assert only_rolled("2月27日召开", "2月26日召开", (2025, 2026))
    assert not only_rolled("2月27日召开", "2月25日召开", (2025, 2026))
    assert only_rolled("1月17日(周五)召开", "1月16日(周五)召开", (2025, 2026))


def test_the_plans_own_date_may_be_any() -> None:
    assert only_rolled("某单位工会2025年3月8日", "某单位工会2026年4月20日", own_date=True)
    assert not only_rolled("某单位工会2025年3月8日", "某单位工会2026年4月20日")
