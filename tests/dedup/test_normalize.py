from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.dedup.normalize import normalized, normalized_with_places

EQUAL = [
    ("2025年，我们要办三件事", "2026年,我们要办三件事"),
    ("20xx年要办三件事", "2026年要办三件事"),
    ("××年要办三件事", "二〇二六年要办三件事"),
    ("第二十三届运动会照常举行", "第二十四届运动会照常举行"),
    ("开好第五届第三次职代会", "开好第5届第4次职代会"),
    ("青石小学组织全体教师", "柳河镇中心小学组织全体教师"),
    ("XX医院工会今年办实事", "东桥人民医院工会今年办实事"),
    ("某某公司要开源节流", "明德机械公司要开源节流"),
    ("做到“四个有”：有人、有章、有账", '做到"四个有":有人 有章 有账'),
    ("ＡＢ班各 １ 人", "AB班各1人"),
]
UNEQUAL = [
    ("加强医院管理", "改进学校管理"),
    ("全年培训20人", "全年培训30人"),
    ("贯彻党的十九大精神", "贯彻党的二十大精神"),
    ("三月份开会", "四月份开会"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_slots_and_widths_are_equal(one: str, other: str) -> None:
    ours, theirs = normalized([one, other])
    assert ours == theirs


@pytest.mark.parametrize(("one", "other"), UNEQUAL)
def test_what_is_no_slot_stays(one: str, other: str) -> None:
    ours, theirs = normalized([one, other])
    assert ours != theirs


@pytest.mark.parametrize(("one", "other"), EQUAL[:8])
def test_exact_turns_slots_off(one: str, other: str) -> None:
    ours, theirs = normalized([one, other], exact=True)
    assert ours != theirs


plan_like = st.text(alphabet="青石小学医院工会组织2026二〇年xX×*第三届次，。 \u3000\n“ａ:\ue000", max_size=40)


@given(st.lists(plan_like | st.text(max_size=20), max_size=5), st.booleans())
def test_many_at_once_are_what_each_is_alone(texts: list[str], exact: bool) -> None:
    assert normalized(texts, exact=exact) == [normalized([text], exact=exact)[0] for text in texts]


@given(plan_like | st.text(max_size=30), st.booleans())
def test_every_character_knows_its_place(text: str, exact: bool) -> None:
    normal = normalized_with_places(text, exact=exact)
    assert [normal.text] == normalized([text], exact=exact)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    edges = [edge for pair in zip(normal.starts, normal.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))
