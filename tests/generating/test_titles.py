"""Long titles break between words, in lines of a pleasing shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.generating.titles import break_title, width, wrap_width

LONG = "青塘县文化广电旅游体育局机关工会委员会2026年度职工之家建设暨文化体育活动工作计划"


@pytest.mark.parametrize("title", ["", "工作计划", "青塘县图书馆工会2026年工作计划"])
def test_a_short_title_is_one_line(title: str) -> None:
    assert break_title(title, 20) == (title,)


def test_words_and_years_stay_whole() -> None:
    lines = break_title(LONG, 20)
    assert len(lines) == 3
    assert "".join(lines) == LONG
    assert all(width(line) <= 20 for line in lines)
    for whole in ("2026年度", "职工之家", "委员会", "工作计划"):
        assert any(whole in line for line in lines), whole


def test_no_hourglass() -> None:
    widths = [width(line) for line in break_title(LONG, 20)]
    assert not (widths[1] < widths[0] and widths[1] < widths[2])


@given(st.text(alphabet="工会2026年计划的（）《》、 A", max_size=120), st.integers(5, 30))
def test_nothing_is_lost(title: str, room: int) -> None:
    assert "".join(break_title(title, room)) == title


@pytest.mark.parametrize(
    ("title", "wide"),
    [
        ("青塘县图书馆工会女职工委员会二〇二六年度工作计划", 14.5),
        ("青塘县图书馆2026年计划", None),
    ],
)
def test_a_width_at_which_words_stay_whole(title: str, wide: float | None) -> None:
    assert wrap_width(title, 20) == wide


@given(st.text(alphabet="工会2026年计划的（）A-", min_size=1, max_size=80), st.integers(6, 30))
def test_a_wrapped_title_fits(title: str, room: int) -> None:
    wide = wrap_width(title, room)
    assert wide is None or width(title) / 4 <= wide <= room
