"""Plan files: what is read, and every fault of a bad one at once."""

from __future__ import annotations

import json
from textwrap import dedent

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import PlanparseError, UnreadableFile
from planparse.generating.load import InvalidFile, load_plans
from planparse.keys import ALSO_READ, CHINESE_KEYS, KEYS_OF, english_key, in_chinese
from planparse.model import Plan, Task
from planparse.rendering.yaml import document
from tests.generating.plans import PLAN


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        load_plans(dedent(text), "计划.yaml")
    return [f"{fault.line} {fault.path} {fault.chinese}" for fault in caught.value.faults]


def test_yaml_and_json_of_a_plan_read_back() -> None:
    plain = msgspec.to_builtins(PLAN)
    assert load_plans("".join(document(plain))) == (PLAN,)
    assert load_plans(json.dumps(plain, ensure_ascii=False), json=True) == (PLAN,)


def test_chinese_keys_read_back() -> None:
    assert load_plans("".join(document(in_chinese(msgspec.to_builtins(PLAN))))) == (PLAN,)


def test_what_officers_write() -> None:
    text = """\
    标题: 2026年工作计划
    年份: 2026年
    指导思想: 服务大局。
    任务:
      - 编号: 一、
        标题: 抓学习
        正文: |
          第一段。
          第二段。
      - 标题: 抓落实
    日程:
      - 时段: 三月份
        月份: 3
        内容:
          - 植树
          - {内容: 开会, 时间: 2026-03-08, 负责人: 王芳}
    落款: {单位: 工会, 日期: 2026-01-08}
    """
    (plan,) = load_plans(dedent(text))
    assert plan.year == 2026
    assert plan.guiding_ideology is not None
    assert plan.guiding_ideology.label == "指导思想"
    assert plan.tasks == (Task("一、", "抓学习", ("第一段。", "第二段。")), Task(heading="抓落实"))
    assert [item.text for item in plan.schedule[0].items] == ["植树", "开会"]
    assert (plan.schedule[0].months, plan.schedule[0].items[1].responsible) == ((3,), "王芳")
    assert plan.schedule[0].items[1].date == "2026-03-08"
    assert plan.signature is not None
    assert plan.signature.date == "2026-01-08"


@pytest.mark.parametrize("value", ["7:20", "007", "3.10", "2026-03-08", "yes", "1_000"])
def test_a_text_stays_as_it_is_written(value: str) -> None:
    assert load_plans(f"title: {value}\n")[0].title == value


def test_every_fault_at_once_with_line_path_and_way_out() -> None:
    assert faults("""\
        标题: [甲, 乙]
        yeer: 2026
        年份: 二〇二六
        任务:
          - 编号: 一、
            子任务: 无
          - 标体: x
            作用: 乱写
        日程:
          - 时段: 三月
            月份: [3, 13]
            事项:
              - {内容: 开会, columns: 3}
        opening: {a: b}
        标题: 再写一次
        """) == [
        "1 $.title 应是一行文字，实际是列表；如有冒号请加引号",
        "2 $.yeer 不认识的键“yeer”，是不是“年份”（year）？",
        "3 $.year 应是整数，实际是文字“二〇二六”；如 2026",
        "6 $.tasks[0].subtasks 应是列表，实际是文字“无”；每项以“- ”开头",
        "7 $.tasks[1].标体 不认识的键“标体”，是不是“小标题”（heading）？",
        "8 $.tasks[1].role 作用只能是 指导思想、日程，实际是“乱写”",
        "11 $.schedule[0].months[1] 13 不在 1 到 12 之间，请改正",
        "13 $.schedule[0].items[0].columns 应是若干“表头: 内容”，实际是数字“3”；每栏写一行",
        "14 $.opening 应是段落列表，实际是“键: 值”；每段写一行“- …”",
        "15 $.title “title”写了两次，请合并",
    ]


def test_faults_are_bilingual_and_on_one_line() -> None:
    with pytest.raises(InvalidFile) as caught:
        load_plans("titel: x\n", "计划.yaml")
    assert str(caught.value.faults[0]) == (
        "第 1 行 $.titel：不认识的键“titel”，是不是“标题”（title）？"
        " / line 1 $.titel: unknown key “titel”; did you mean “title”?"
    )
    assert str(caught.value).startswith("计划.yaml 有 1 处错误，第一处：$.titel ")


@pytest.mark.parametrize("text", ["", "\n\n", "{}\n", "# nothing\n"])
def test_an_empty_file_is_a_fault(text: str) -> None:
    with pytest.raises(InvalidFile, match="文件是空的"):
        load_plans(text)


def test_several_documents_and_an_extraction() -> None:
    assert [plan.title for plan in load_plans("title: a\n---\ntitle: b\n")] == ["a", "b"]
    whole = {"format": "planparse/extraction@1", "plans": [{"title": "a"}, {"title": "b", "span": [0, 1]}]}
    assert [plan.title for plan in load_plans(json.dumps(whole))] == ["a", "b"]
    assert [plan.title for plan in load_plans('{"title": "a"}\n{"title": "b"}\n')] == ["a", "b"]


def test_faults_of_the_second_document_name_it() -> None:
    assert faults("title: a\n---\nyear: x\n") == ["3 $[1].year 应是整数，实际是文字“x”；如 2026"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: a\n  b: c\n", "第 2 行"),
        ("title: 'a\n", "第 2 行"),
        ("title: a\x07b\n", "第 1 行"),
        ("a: &x [*x]\n", ""),
        ("tasks: " + "[" * 200 + "]" * 200, ""),
        ("{" * 3000, ""),
        ("tasks: " + "[" * 1_000, ""),
    ],
)
def test_no_yaml_is_one_clear_line(text: str, place: str) -> None:
    with pytest.raises(PlanparseError) as caught:
        load_plans(text, "计划.yaml")
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_aliases_that_unfold_without_end_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    with pytest.raises(UnreadableFile, match="无限展开"):
        load_plans(bomb)


def test_a_long_file_is_no_file_whose_aliases_unfold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.generating.nodes._FEWEST_NODES", 10)
    (plan,) = load_plans("".join(document(msgspec.to_builtins(PLAN))))
    assert plan == PLAN
    with pytest.raises(UnreadableFile, match="无限展开"):
        load_plans("a: &a [" + "x," * 20 + "]\nb: [" + "*a," * 20 + "]\n")


PIECES = ("title: ", "- ", "\n", "任务:", "  ", "a", "[", "{", "&a ", "*a", "'", "|", "\t", "? ")


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_gives_plans_or_one_error(text: str) -> None:
    try:
        plans = load_plans(text)
    except PlanparseError as error:
        assert "\n" not in str(error)  # noqa: PT017 - an error is one of the two right answers
    else:
        assert all(isinstance(plan, Plan) for plan in plans)


def test_the_table_of_keys_is_whole_and_unambiguous() -> None:
    assert len(set(CHINESE_KEYS.values())) == len(CHINESE_KEYS)
    for kind, keys in KEYS_OF.items():
        words = [CHINESE_KEYS[key] for key in keys]
        assert not set(words) & {word for word, key in ALSO_READ[kind].items() if CHINESE_KEYS[key] != word}
        assert all(english_key(kind, CHINESE_KEYS[key]) == key for key in keys)
        assert set(ALSO_READ[kind].values()) <= set(keys)
    assert set(Plan.__struct_fields__) <= set(KEYS_OF["Plan"])
    assert set(Task.__struct_fields__) <= set(KEYS_OF["Task"])


def test_a_task_that_is_text_alone_is_a_fault_with_line_and_path() -> None:
    with pytest.raises(InvalidFile) as caught:
        load_plans(
            "标题: 青塘县图书馆2026年工作计划\n任务:\n  - 抓食堂\n  - 标题: 抓安全\n    子任务: [查电路]\n"
        )
    assert [str(fault) for fault in caught.value.faults] == [
        "第 3 行 $.tasks[0]：任务应写成“键: 值”，实际是文字“抓食堂”；"
        "请写成 {编号: 一、, 标题: 抓食堂}，只有正文则写 {编号: 一、, 正文: 抓食堂}"
        " / line 3 $.tasks[0]: a task should be “key: value”, is text “抓食堂”; "
        "write {marker: 一、, heading: 抓食堂}, or {marker: 一、, text: 抓食堂} for text alone",
        "第 5 行 $.tasks[1].subtasks[0]：任务应写成“键: 值”，实际是文字“查电路”；"
        "请写成 {编号: 一、, 标题: 查电路}，只有正文则写 {编号: 一、, 正文: 查电路}"
        " / line 5 $.tasks[1].subtasks[0]: a task should be “key: value”, is text “查电路”; "
        "write {marker: 一、, heading: 查电路}, or {marker: 一、, text: 查电路} for text alone",
    ]
