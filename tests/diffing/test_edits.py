"""Edits by words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.diffing.edits import as_edits, pieces
from planparse.diffing.fold import fold

TEXTS = st.text("职工代表大会制度，,。:：召开每月一次第二届2 6\n在Ａa", max_size=40)

CASES = [
    ("职代会每年召开一次", "职工代表大会每年召开一次", "[-职代会-]{+职工代表大会+}每年召开一次"),
    ("参加人数20人以上。", "参加人数30人以上。", "参加人数[-20-]{+30+}人以上。"),
    ("每月检查一次，做好记录。", "每季度检查一次,做好记录。", "[-每月-]{+每季度+}检查一次,做好记录。"),
    ("第二十三届运动会", "第二十四届运动会", "[-第二十三-]{+第二十四+}届运动会"),
    ("先讨论，后公布。", "先讨论，再修改，后公布。", "先讨论，{+再修改，+}后公布。"),
    ("抓好学习和宣传", "搞好调研与培训", "[-抓好学习和宣传-]{+搞好调研与培训+}"),
]


def _shown(old: str, new: str) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[what].format(text) for what, text in as_edits(pieces(old, new)))


@pytest.mark.parametrize(("old", "new", "shown"), CASES)
def test_words(old: str, new: str, shown: str) -> None:
    assert _shown(old, new) == shown


@given(TEXTS, TEXTS)
def test_both_texts_come_back_and_stretches_alternate(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.old for piece in found) == old
    assert "".join(piece.new for piece in found) == new
    assert all(a.same != b.same for a, b in pairwise(found))
    assert all(fold(piece.old) == fold(piece.new) for piece in found if piece.same)


@given(TEXTS, TEXTS)
def test_mirrored(old: str, new: str) -> None:
    forth = [(piece.same, piece.old, piece.new) for piece in pieces(old, new)]
    assert [(piece.same, piece.new, piece.old) for piece in pieces(new, old)] == forth


def test_width_of_punctuation_is_no_change() -> None:
    assert [piece.same for piece in pieces("时间：三月，地点(礼堂)", "时间:三月,地点（礼堂）")] == [True]
