"""``planparse generate --from``, as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import click
import docx as python_docx
import pytest
from click.testing import CliRunner, Result

import planparse
from planparse.cli import main
from planparse.cli.generate import command
from planparse.errors import PlanparseError

PLAN = """\
滨江市第二人民医院工会2025年工作计划
　　2025年，我院工会总结2024年工作，制定本计划。
一、民主管理
1、召开第二届第五次教职工代表大会。
2、筹备第二十三届春季运动会，学习党的十九大精神。
二、活动安排
五月份
1、端午节慰问一线职工代表。
2、端午节包粽子比赛。
六月份
1、六一亲子活动。
滨江市第二人民医院工会
2025年1月10日
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    Path("2025.txt").write_text(PLAN, "utf-8")

    def call(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(command, ["--from", "2025.txt", "--year", "2026", *arguments], input=typed)

    return call


def read(name: str, *, original: bool = False) -> planparse.Plan:
    (plan,) = planparse.parse_file(name, original=original).plans
    return plan


def test_next_years_plan_as_a_word_file(run: Callable[..., Result]) -> None:
    result = run("-o", "2026.docx", "--date", "2026-01-12")
    assert result.exit_code == 0, result.output
    plan = read("2026.docx")
    assert plan.title == "滨江市第二人民医院工会2026年工作计划"
    assert plan.tasks[0].subtasks[1].text == ("筹备第二十四届春季运动会，学习党的十九大精神。",)
    assert [[item.text for item in period.items] for period in plan.schedule] == [
        ["端午节慰问一线职工代表。"],
        ["六一亲子活动。", "端午节包粽子比赛。"],
    ]
    assert plan.signature is not None
    assert plan.signature.date == "2026年1月12日"
    assert "找到 8 处，已改 7 处，待定 1 处" in result.stderr
    assert result.stdout == ""


def test_every_format_holds_the_same_plan(run: Callable[..., Result]) -> None:
    for name in ("2026.docx", "2026.md", "2026.html", "2026.txt"):
        assert run("-o", name).exit_code == 0
    assert read("2026.docx") == read("2026.md") == read("2026.html") == read("2026.txt")


def test_review(run: Callable[..., Result]) -> None:
    assert run("-o", "审阅.docx", "--review").exit_code == 0
    assert run("-o", "2026.docx").exit_code == 0
    assert read("审阅.docx") == read("2026.docx")
    assert read("审阅.docx", original=True) == read("2025.txt")


def tables(name: str) -> int:
    return len(python_docx.Document(name).tables)


def test_review_prints_the_schedule_as_asked_or_as_the_plain_file_does(run: Callable[..., Result]) -> None:
    for form, count in ((("--schedule", "table"), 1), (("--schedule", "list"), 0), ((), 1)):
        assert run("-o", "审阅.docx", "--review", *form).exit_code == 0
        assert run("-o", "2026.docx", *form).exit_code == 0
        assert tables("审阅.docx") == tables("2026.docx") == count
        assert read("审阅.docx") == read("2026.docx")
        assert read("审阅.docx", original=True) == read("2025.txt")


def test_review_looks_as_the_profile_and_the_reference_document_say(run: Callable[..., Result]) -> None:
    Path("本单位.yaml").write_text("base: plain\npage: {left: 50mm}\nbody: {font: 楷体}\n", "utf-8")
    assert run("-o", "审阅.docx", "--review", "--profile", "本单位.yaml").exit_code == 0
    made = python_docx.Document("审阅.docx")
    assert round(made.sections[0].left_margin.mm) == 50
    assert 'w:eastAsia="楷体"' in made.styles["Normal"].element.xml
    made.sections[0].left_margin = python_docx.shared.Mm(33)
    made.save("样式.docx")
    # the reference is itself a reviewed file: its comments go, those of this review come
    assert run("-o", "再审.docx", "--review", "--reference-doc", "样式.docx").exit_code == 0
    again = python_docx.Document("再审.docx")
    assert round(again.sections[0].left_margin.mm) == 33
    with ZipFile("再审.docx") as archive:
        assert archive.namelist().count("word/comments.xml") == 1
        assert "届次会议" in archive.read("word/comments.xml").decode()
        for register in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            assert archive.read(register).decode().count("comments.xml") == 1
    assert read("再审.docx") == read("审阅.docx")


def test_review_corrects_numbers_on_request(run: Callable[..., Result]) -> None:
    Path("2025.txt").write_text(PLAN.replace("二、活动安排", "三、活动安排"), "utf-8")
    assert "用 --renumber 改正" in run("-o", "审阅.docx", "--review").stderr
    assert read("审阅.docx").tasks[1].marker == "三、"
    assert run("-o", "审阅.docx", "--review", "--renumber").exit_code == 0
    assert read("审阅.docx").tasks[1].marker == "二、"
    assert read("审阅.docx", original=True).tasks[1].marker == "三、"


def test_a_document_without_a_year_is_told_the_way_out_and_the_way_works(run: Callable[..., Result]) -> None:
    Path("2025.txt").write_text(PLAN.replace("2025年", "").replace("2024年", "上年"), "utf-8")
    result = run("-o", "2026.docx")
    assert (
        "旧计划没有写年份，推测是 2018 年；要写明，可用 planparse extract 旧计划 -o 旧计划.yaml，填上 year"
        in result.stderr
    )
    run_extract = CliRunner().invoke(main, ["extract", "2025.txt", "-o", "旧计划.yaml"])
    assert run_extract.exit_code == 0
    text = Path("旧计划.yaml").read_text("utf-8")
    Path("旧计划.yaml").write_text(text.replace("year: null", "year: 2025"), "utf-8")
    result = CliRunner().invoke(command, ["--from", "旧计划.yaml", "--year", "2026", "-o", "2026.docx"])
    assert "填上 year" not in result.stderr
    assert "第二届第六次教职工代表大会" in "".join(read("2026.docx").tasks[0].subtasks[0].text)


def test_reports(run: Callable[..., Result]) -> None:
    for name in ("r.html", "r.json", "r.md"):
        assert run("-o", "2026.docx", "--report", name).exit_code == 0
    assert json.loads(Path("r.json").read_text("utf-8"))["summary"]["applied"] == 7
    assert "<table>" in Path("r.html").read_text("utf-8")
    assert "|---|" in Path("r.md").read_text("utf-8")


def test_decisions_make_a_second_run_silent(run: Callable[..., Result]) -> None:
    Path("d.yaml").write_text("answers:\n- {old: 党的十九大, answer: accept}\n", "utf-8")
    result = run("-o", "2026.docx", "--decisions", "d.yaml")
    assert result.exit_code == 0
    assert result.output == ""
    assert "党的二十大" in read("2026.docx").tasks[0].subtasks[1].text[0]


def test_questions_on_a_terminal_are_written_down(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planparse.cli.rolling.on_a_terminal", lambda: True)
    first = run("-o", "2026.docx", "--ask", "--decisions", "d.yaml", typed="\nk\n\n\nq\n")
    assert first.exit_code == 0, first.output
    assert "[1/4]" in first.stderr
    saved = Path("d.yaml").read_text("utf-8")
    assert saved.count("answer: ") == 4
    plan = read("2026.docx")
    assert "党的十九大" in plan.tasks[0].subtasks[1].text[0]
    second = run("-o", "again.docx", "--decisions", "d.yaml")
    assert second.output == ""
    assert read("again.docx") == plan


def test_nothing_is_asked_without_a_terminal(run: Callable[..., Result]) -> None:
    result = run("-o", "2026.docx", "--ask")
    assert result.exit_code == 0
    assert "[1/" not in result.stderr


def test_strict_and_map(run: Callable[..., Result]) -> None:
    assert run("-o", "s.docx", "--strict", "--map", "滨江市第二人民医院=东湖县中医院").exit_code == 0
    plan = read("s.docx")
    assert plan.title == "东湖县中医院工会2026年工作计划"
    assert plan.organization == "东湖县中医院工会"
    assert plan.tasks[0].subtasks[0].text == ("召开第二届第五次教职工代表大会。",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--from", "2025.txt", "-o", "x.docx"],
            "--from 要同时给 --year，如 --year 2026 / --from needs --year, as in --year 2026",
        ),
        (
            ["--from", "2025.txt", "--year", "2026", "-o", "x.md", "--review"],
            "--review 只能写 .docx / --review writes .docx only",
        ),
        (
            ["--from", "2025.txt", "--year", "2026", "-o", "x.docx", "--review", "--numbering", "word"],
            "请去掉 --numbering word、--word-template",
        ),
        (
            [
                "--from",
                "2025.txt",
                "--year",
                "2026",
                "-o",
                "x.docx",
                "--review",
                "--word-template",
                "2025.txt",
            ],
            "请去掉 --numbering word、--word-template",
        ),
        (
            ["--from", "2025.txt", "--year", "2026", "-o", "x.md", "--map", "甲"],
            "--map 应写成 旧名=新名，实际是“甲” / --map takes OLD=NEW, not “甲”",
        ),
        (["2025.txt", "--strict", "-o", "x.md"], "--strict"),
        (["2025.txt", "--from", "2025.txt", "--year", "2026", "-o", "x.md"], "--from 已给出文档"),
        (["--from", "2025.txt", "--year", "2020", "-o", "x.md"], "不能倒推到 2020 年"),
        (
            ["--from", "2025.txt", "--year", "2026", "-o", "x.md", "--report", "r.pdf"],
            "r.pdf：报告的后缀可用",
        ),
        (
            ["--from", "2025.txt", "--year", "2026", "-o", "x.md", "--decisions", "无.yaml"],
            "无.yaml：无法读取",
        ),
        (["--from", "2025.txt", "--year", "2026", "-o", "2025.txt"], "2025.txt：输出会覆盖输入文件"),
    ],
)
@pytest.mark.usefixtures("run")
def test_wrong_use_names_the_way_out(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(command, arguments)
    assert isinstance(result.exception, PlanparseError | click.ClickException)
    assert str(result.exception).startswith(message) or message in str(result.exception)
    assert not Path("x.md").exists()
    assert Path("2025.txt").read_text("utf-8") == PLAN
