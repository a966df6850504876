"""The commands generate, templates and check, as a user calls them."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from planparse.cli import main
from planparse.cli.check import command as check
from planparse.cli.generate import command as generate
from planparse.cli.templates import command as templates
from planparse.errors import PlanparseError
from planparse.generating.profile import schema_folder
from planparse.generating.templates import template_names
from planparse.generating.write import FORMATS

PLAN = """\
标题: 青塘县图书馆2026年工作计划
任务:
  - {编号: 一、, 标题: 抓学习, 正文: 每月一次。}
  - {编号: 三、, 标题: 办实事, 正文: 全年十件。}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "计划.yaml").write_text(PLAN, "utf-8")

    def call(command: click.Command, *arguments: str) -> Result:
        return CliRunner().invoke(command, list(arguments))

    return call


def message(result: Result) -> str:
    assert isinstance(result.exception, PlanparseError | click.ClickException), result.exception
    return str(result.exception)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_written(run: Callable[..., Result], suffix: str) -> None:
    year = ["--year", "2026"] if suffix in (".xlsx", ".ics") else []
    result = run(generate, "计划.yaml", "-o", f"出{suffix}", *year)
    assert result.exit_code == 0, result.exception
    assert Path(f"出{suffix}").stat().st_size > 0
    assert sorted(path.name for path in Path().iterdir()) == sorted({"计划.yaml", f"出{suffix}"})


def test_numbers_are_named_and_corrected_only_on_request(run: Callable[..., Result]) -> None:
    result = run(generate, "计划.yaml", "-o", "出.txt")
    assert "$.tasks[1] 编号是“三、”，按顺序应是“二、”；用 --renumber 改正" in result.stderr
    assert "三、办实事" in Path("出.txt").read_text("utf-8")
    result = run(generate, "计划.yaml", "-o", "出.txt", "--renumber")
    assert result.stderr == ""
    assert "二、办实事" in Path("出.txt").read_text("utf-8")


def test_the_input_is_never_overwritten(run: Callable[..., Result]) -> None:
    assert "会覆盖输入文件" in message(run(generate, "计划.yaml", "-o", "计划.yaml"))
    assert Path("计划.yaml").read_text("utf-8") == PLAN


def test_all_faults_are_printed_and_nothing_is_written(run: Callable[..., Result]) -> None:
    Path("坏.yaml").write_text("标体: a\n年份: b\n", "utf-8")
    result = run(main, "generate", "坏.yaml", "-o", "出.docx")
    assert [line.split("：")[0] for line in result.stderr.splitlines()] == [
        "坏.yaml 第 1 行 $.标体",
        "坏.yaml 第 2 行 $.year",
        "坏.yaml 有 2 处错误，第一处",
    ]
    assert not Path("出.docx").exists()


@pytest.mark.parametrize(
    ("option", "text", "places"),
    [
        ("--profile", "page:\n  top: 3寸\ntitel: {}\n", ["2 行 $.page.top", "3 行 $.titel"]),
        ("--template", "variables: {}\nplan:\n  titel: 甲\n", ["3 行 $.titel"]),
        ("--template", "variables:\n  a: {typ: 甲}\n", ["1 行 $.plan", "2 行 $.variables.a.typ"]),
        ("--decisions", "answers:\n- {old: 甲}\n", ["2 行 $.answers[0].answer"]),
    ],
)
def test_faults_of_every_kind_of_file_are_told_with_their_lines(
    run: Callable[..., Result], option: str, text: str, places: list[str]
) -> None:
    Path("坏.yaml").write_text(text, "utf-8")
    plan = {
        "--profile": ["计划.yaml"],
        "--template": [],
        "--decisions": ["--from", "计划.yaml", "--year", "2027"],
    }
    result = run(main, "generate", *plan[option], option, "坏.yaml", "-o", "出.docx")
    told = [line.split("：")[0].removeprefix("坏.yaml 第 ") for line in result.stderr.splitlines()]
    assert told[:-1] == places or [line.removeprefix("坏 第 ") for line in told[:-1]] == places
    assert f"{len(places)} 处错误" in result.stderr
    assert not Path("出.docx").exists()


def test_no_more_than_twenty_faults_are_told(run: Callable[..., Result]) -> None:
    Path("坏.yaml").write_text("".join(f"键{at}: 甲\n" for at in range(50)), "utf-8")
    lines = run(main, "generate", "坏.yaml", "-o", "出.docx").stderr.splitlines()
    assert len(lines) == 22
    assert lines[-2] == "……还有 30 处 / … and 30 more"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["没有.yaml", "-o", "出.docx"], "没有这个文件"),
        (["计划.yaml", "-o", "出.pdf"], "后缀可用"),
        (["-o", "出.docx"], "请给出计划文件"),
        (["计划.yaml", "--template", "hospital-union", "-o", "出.docx"], "只能用一个"),
        (["计划.yaml", "--set", "a=b", "-o", "出.docx"], "--template"),
        (["--template", "hospital-union", "--set", "甲", "-o", "出.docx"], "名称=值"),
        (["--template", "hospital-union", "-o", "出.docx"], "还缺：organization"),
        (["计划.yaml#2", "-o", "出.docx"], "共 1 篇"),
        (["计划.yaml", "--profile", "没有", "-o", "出.docx"], "没有叫 没有 的版式"),
        (["计划.yaml", "--reference-doc", "没有.docx", "-o", "出.docx"], "没有.docx：没有这个文件"),
        (["计划.yaml", "--word-template", "计划.yaml", "-o", "出.docx"], "不是可用的 Word 模板"),
        ([".", "-o", "出.docx"], "是文件夹"),
        (["计划.yaml", "--year", "2028", "-o", "出.docx"], "请用 --from 计划 --year 2028"),
    ],
)
def test_wrong_use_is_one_line_with_the_way_out(
    run: Callable[..., Result], arguments: list[str], words: str
) -> None:
    line = message(run(generate, *arguments))
    assert words in line
    assert "\n" not in line
    assert " / " in line
    assert not Path("出.docx").exists()


def test_a_template_from_the_command_line(run: Callable[..., Result]) -> None:
    settings = ["--template", "safety-work", "--set", "organization=青塘化工厂", "--year", "2027"]
    assert run(generate, *settings, "-o", "甲.md").exit_code == 0
    assert run(generate, *settings, "-o", "乙.md", "--vary", "5").exit_code == 0
    first, second = Path("甲.md").read_text("utf-8"), Path("乙.md").read_text("utf-8")
    assert first.startswith("# 青塘化工厂2027年安全生产工作计划\n")
    assert first != second


def test_a_schedule_in_markdown_is_a_table_or_a_list_as_asked(run: Callable[..., Result]) -> None:
    run(
        generate,
        "--template",
        "safety-work",
        "--set",
        "organization=青塘化工厂",
        "--year",
        "2027",
        "-o",
        "底.yaml",
    )
    for form in ("table", "list"):
        assert run(generate, "底.yaml", "-o", f"{form}.md", "--schedule", form).exit_code == 0
    table, listed = (Path(f"{form}.md").read_text("utf-8") for form in ("table", "list"))
    assert "| 时间 | 工作内容 |\n| --- | --- |\n| 一月份 | " in table
    assert "### 一月份" not in table
    assert "### 一月份" in listed
    assert "|" not in listed


def test_a_document_is_a_plan_too(run: Callable[..., Result]) -> None:
    run(generate, "计划.yaml", "-o", "甲.docx", "--renumber")
    assert run(generate, "甲.docx", "-o", "乙.txt").exit_code == 0
    assert "二、办实事" in Path("乙.txt").read_text("utf-8")


def test_templates_lists_all_and_shows_one(run: Callable[..., Result]) -> None:
    listed = run(templates).stdout
    assert all(f"{name}  " in listed for name in template_names())
    one = run(templates, "hospital-union").stdout
    assert "organization  医院全称，不带“工会”（文字，如 滨江市第二人民医院；必填 / required）" in one
    assert "safety-work" not in one


def test_the_command_for_a_template_of_ones_own_works(run: Callable[..., Result]) -> None:
    own = schema_folder() / "templates" / "hospital-union.yaml"
    Path("我的 模板").mkdir()
    Path("我的 模板/工会.yaml").write_bytes(own.read_bytes())
    shown = run(templates, "我的 模板/工会.yaml").stdout.splitlines()
    words = shlex.split(next(line for line in shown if "planparse generate" in line))
    assert words[:2] == ["planparse", "generate"]
    assert run(generate, *words[2:]).exit_code == 0
    assert Path("计划.docx").is_file()


def test_check_prints_findings_and_their_number(run: Callable[..., Result]) -> None:
    run(generate, "计划.yaml", "-o", "甲.docx")
    result = run(check, "甲.docx")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "甲.docx：1 处不合 / 1 finding(s)"
    assert "第 2 个任务“三、办实事”：编号应为 二、，实为 三、（惯例，编号应连续）\n" in result.stdout
    assert "0 处不合" in run(check, "甲.docx", "--strength", "standard").stdout


@pytest.mark.parametrize("command", [generate, templates, check])
def test_every_option_has_help_in_both_languages(command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help is not None
            assert " / " in option.help, option.name
