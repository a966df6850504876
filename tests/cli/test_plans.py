"""Plans as ``diff`` and ``generate`` take them: what extract wrote in any form, documents, standard input."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planparse.cli import main
from planparse.errors import PlanparseError, UnreadableFile, UsageError

DOCUMENT = """2026年青石小学工会工作计划
一、指导思想
服务大局，服务职工。
二、主要工作
（一）每月组织一次练兵，请二十名职工参加。
三、日程安排
时间 | 工作内容 | 地点 | 牵头处室
三月 | 3月8日召开座谈会 | 会议室 | 工会
四月 | 植树 | 后山 | 总务处
青石小学工会
2026年1月8日
"""
FORMS = [
    (fmt, *options)
    for fmt, *options in product(("yaml", "json", "jsonl"), ("", "--facts"), ("", "--spans"), ("en", "zh"))
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("计划.txt").write_text(DOCUMENT, encoding="utf-8")
    Path("两份.txt").write_text(
        f"篇一：{DOCUMENT}\n\n篇二：{DOCUMENT.replace('2026', '2027')}", encoding="utf-8"
    )
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def extracted(name: str, fmt: str, facts: str, spans: str, keys: str) -> str:
    options = [option for option in (facts, spans) if option]
    out = f"提取.{fmt}"
    assert run("extract", name, "-f", fmt, *options, "--keys", keys, "-o", out).exit_code == 0
    return out


@pytest.mark.parametrize(("fmt", "facts", "spans", "keys"), FORMS)
def test_what_extract_wrote_is_the_plan_that_it_read(fmt: str, facts: str, spans: str, keys: str) -> None:
    written = extracted("计划.txt", fmt, facts, spans, keys)
    assert "没有变化" in run("diff", "计划.txt", written).stdout
    assert "没有变化" in run("diff", written, "计划.txt").stdout
    assert run("generate", written, "-o", "回来.yaml").exit_code == 0
    assert Path("回来.yaml").read_text("utf-8") in run("extract", "计划.txt", "-f", "yaml").stdout


@pytest.mark.parametrize("fmt", ["yaml", "json", "jsonl"])
@pytest.mark.parametrize("keys", ["en", "zh"])
def test_several_plans_and_several_files_are_picked_from(fmt: str, keys: str) -> None:
    written = extracted("两份.txt", fmt, "--facts", "--spans", keys)
    assert "没有变化" in run("diff", f"{written}#1", "计划.txt").stdout
    assert "没有变化" in run("diff", f"{written}#2026年", "计划.txt").stdout
    assert "没有变化" not in run("diff", f"{written}#2", "计划.txt").stdout
    both = run("extract", "计划.txt", "两份.txt", "-f", fmt, "--keys", keys).stdout
    Path(f"全部.{fmt}").write_text(both, encoding="utf-8")
    assert "没有变化" in run("diff", f"全部.{fmt}#2", "计划.txt").stdout


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("first", ["格式: planparse/plan@1\n", "", "# 底稿\n---\n"])
def test_a_plan_file_on_standard_input(first: str, encoding: str) -> None:
    text = f"{first}标题: 2026年工作计划\n任务:\n- 编号: 一、\n  标题: 抓学习\n"
    for arguments in (["generate", "-", "-o", "出.txt"], ["diff", "-", "出.txt"]):
        result = run(*arguments, stdin=text.encode(encoding))
        assert result.exit_code == 0, result.output
    assert Path("出.txt").read_text("utf-8") == "2026年工作计划\n\n　　一、抓学习\n"
    assert "没有变化" in result.stdout


@pytest.mark.parametrize(
    "text", [DOCUMENT, "标题: 2026年工作计划\n一、抓学习\n", "# 工作计划\n\n## 一、抓学习\n"]
)
def test_a_document_on_standard_input(text: str) -> None:
    Path("同.md" if text.startswith("#") else "同.txt").write_text(text, encoding="utf-8")
    (name,) = Path().glob("同.*")
    assert "没有变化" in run("diff", "-", str(name), stdin=text.encode()).stdout
    assert run("generate", "-", "-o", "出.txt", stdin=text.encode()).exit_code == 0


def test_a_word_file_on_standard_input() -> None:
    run("generate", "计划.txt", "-o", "出.docx")
    assert "没有变化" in run("diff", "-", "计划.txt", stdin=Path("出.docx").read_bytes()).stdout


def test_the_first_of_several_is_compared_but_none_is_written_unasked() -> None:
    result = run("diff", "两份.txt", "计划.txt")
    assert "没有变化" in result.stdout
    assert "两份.txt: holds 2 plans, the first is taken; choose with 两份.txt#2" in result.stderr
    result = run("generate", "两份.txt", "-o", "出.txt")
    assert result.exit_code == 2
    assert "pick one plan with #, as in 两份.txt#1; there are 2" in result.stderr
    assert not Path("出.txt").exists()


@pytest.mark.parametrize("command", ["diff", "generate"])
def test_faults_of_a_plan_file_are_all_named(command: str) -> None:
    Path("坏.yaml").write_text("标体: a\n年份: b\n", encoding="utf-8")
    more = ["计划.txt"] if command == "diff" else ["-o", "出.txt"]
    result = run(command, "坏.yaml", *more)
    assert result.exit_code == 1
    assert [line.split("：")[0] for line in result.stderr.splitlines()[:2]] == [
        "坏.yaml 第 1 行 $.标体",
        "坏.yaml 第 2 行 $.year",
    ]


@pytest.mark.parametrize(
    ("argument", "error"),
    [
        ("计划.txt#2", UsageError),
        ("两份.txt#工作计划", UsageError),
        (".", UsageError),
        ("空.txt", UnreadableFile),
    ],
)
def test_what_names_no_single_plan_is_refused(argument: str, error: type[PlanparseError]) -> None:
    Path("空.txt").write_text("今天天气很好\n", encoding="utf-8")
    for arguments in (["diff", argument, "计划.txt"], ["generate", argument, "-o", "出.txt"]):
        result = run(*arguments)
        assert result.exit_code == error.exit_status, result.output
        assert argument.partition("#")[0] in result.stderr
        assert " / " in result.stderr
