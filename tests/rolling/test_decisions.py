"""The file of decisions, and the questions on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.generating.load import InvalidFile
from planparse.model import Plan, Task
from planparse.rolling import Answer, Decisions, Phrase, Rolled, roll
from planparse.rolling.decisions import ask, questions, read_decisions, together, write_decisions
from planparse.rolling.model import RULES, VERDICTS

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)
answers = st.builds(
    Answer, words, st.sampled_from([v for v in VERDICTS if v != "replace"]), st.none(),
    st.none() | st.sampled_from(list(RULES)), st.none() | st.lists(words, min_size=1).map(tuple),
)  # fmt: skip
phrases = st.builds(Phrase, words, st.integers(1990, 2030), st.integers(1990, 2030), words, words, words)


@given(st.lists(answers, max_size=3).map(tuple), st.lists(phrases, max_size=2).map(tuple))
def test_what_is_written_is_read_back(some: tuple[Answer, ...], others: tuple[Phrase, ...]) -> None:
    decisions = Decisions(some, others)
    assert read_decisions(write_decisions(decisions)) == decisions


def test_a_person_may_write_it() -> None:
    text = """\
format: planparse/decisions@1
answers:
- {rule: anniversary, old: 60周年, answer: keep}
- old: 科学发展观
  answer: replace
  new: 新的提法
phrases:
- {text: 三年行动, first: 2021, last: 2023}
"""
    assert read_decisions(text) == Decisions(
        (Answer("60周年", "keep", None, "anniversary"), Answer("科学发展观", "replace", "新的提法")),
        (Phrase("三年行动", 2021, 2023),),
    )


def test_all_faults_are_named_at_once() -> None:
    text = """\
answers:
- {old: 甲, answer: maybe}
- {rule: nothing, old: 乙, answer: keep}
- {old: 丙, answer: replace}
- {answer: keep, colour: red}
phrases:
- {text: 丁}
"""
    with pytest.raises(InvalidFile) as caught:
        read_decisions(text, "d.yaml")
    assert [fault.path for fault in caught.value.faults] == [
        "$.answers[0].answer", "$.answers[1].rule", "$.answers[2].new", "$.answers[3].colour", "$.answers[3].old",
        "$.phrases[0]",
    ]  # fmt: skip


def rolled(decisions: Decisions | None = None) -> Rolled:
    tasks = tuple(
        Task(f"{n}、", "", (text,))
        for n, text in enumerate(("召开二届五次职代会", "学习党的十九大精神", "建院60周年", "门诊楼搬迁"), 1)
    )
    return roll(
        Plan(title="某医院工会2025年工作计划", year=2025, tasks=tasks), year=2026, decisions=decisions
    )


def test_one_question_at_a_time_enter_accepts() -> None:
    typed = iter(["", "党的二十大", "k", "d"])
    shown: list[str] = []

    def say(question: str) -> str:
        shown.append(question)
        return next(typed)

    decisions = ask(rolled(), say)
    assert [question.split()[0] for question in shown] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    assert [answer.verdict for answer in decisions.answers] == ["accept", "replace", "keep", "drop"]
    second = rolled(decisions)
    assert [task.text[0] for task in second.plan.tasks] == [
        "召开二届六次职代会",
        "学习党的二十大精神",
        "建院60周年",
    ]
    assert questions(second) == ()
    assert second.summary.open == 0


def test_questions_may_be_left_open() -> None:
    decisions = ask(rolled(), lambda _: "q")
    assert decisions == Decisions()


def test_a_later_answer_goes_before_an_earlier_one() -> None:
    both = together(Decisions((Answer("甲", "keep"),)), Decisions((Answer("甲", "accept"),)))
    found = both.answer_to("date", ("task",), "甲")
    assert found is not None
    assert found.verdict == "accept"
