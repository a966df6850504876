"""Names read directly, held against the regular expressions that stand for them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.language import names, runs
from planparse.language.folding import compiled, folded
from planparse.language.rules import rules
from planparse.language.runs import Part
from tests.language.labelled import sentences

_WORDS = [
    "市", "校", "北京", "育英", "第", "六", "12", "附属", "医院", "小学", "工会", "委员会", "小组", "小组长", "教务",
    "处", "处长", "科", "室", "办公室", "办结", "领导", "教育", "局", "主席", "团", "主任", "会", "会同", "的",
    "宣传", "委员", "长", "工作", "三八", "十一", "5.12", "五·四", "“", "”", "国际", "节", "日", "妇女节", "前",
]  # fmt: skip

PARTS = [names.organization, names.role, names.meeting] + [
    rule.pattern for rule in rules() if rule.kind == "festival" and not isinstance(rule.pattern, str)
]


def _same(part: Part, text: str) -> None:
    pattern = compiled(part.pattern())
    for at in range(len(text)):
        match = pattern.match(text, at)
        assert next(part.ends(text, at), None) == (match and match.end())


@pytest.mark.parametrize("part", PARTS)
@given(st.lists(st.sampled_from(_WORDS), max_size=9).map("".join))
def test_read_directly_as_compiled(part: Callable[[], Part], text: str) -> None:
    _same(part(), folded(text))


@pytest.mark.parametrize("part", PARTS)
def test_read_directly_as_compiled_in_sentences(part: Callable[[], Part]) -> None:
    for text, _ in sentences(held_out=False)[::12]:
        _same(part(), folded(text))


def test_a_grammar_read_often_finds_the_same() -> None:
    end = runs.ending(names.role())
    text = folded("校工会主席")
    assert {end(text, 0) for _ in range(runs.FEW + 10)} == {5}
    assert end(folded("的"), 0) is None
