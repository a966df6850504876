from __future__ import annotations

import pytest

from planparse.reading.list_markers import printed


@pytest.mark.parametrize(
    ("number", "style", "marker"),
    [
        (1, "decimal", "1."),
        (0, "decimal", "0."),
        (-3, "lower-alpha", "-3."),
        (7, "decimal-leading-zero", "07."),
        (26, "lower-alpha", "z."),
        (27, "upper-alpha", "AA."),
        (1994, "lower-roman", "mcmxciv."),
        (4000, "upper-roman", "4000."),
        (10, "cjk-ideographic", "十、"),
        (12, "simp-chinese-informal", "十二、"),
        (20, "cjk-ideographic", "二十、"),
        (105, "cjk-ideographic", "一百零五、"),
        (115, "cjk-ideographic", "一百一十五、"),
        (200, "cjk-ideographic", "二百、"),
        (5, "disc", "•"),
        (5, "none", ""),
        (5, "unheard-of", "5."),
        (10**9, "cjk-ideographic", "1000000000."),
    ],
)
def test_numbers_as_a_browser_prints_them(number: int, style: str, marker: str) -> None:
    assert printed(number, style) == marker
