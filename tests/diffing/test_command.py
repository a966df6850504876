"""The command: inputs, formats, exit status, errors."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from planparse.cli.diff import command
from planparse.errors import PlanparseError, UnreadableFile, UsageError

OLD = """滨河图书馆工会2025年工作计划
一、加强学习教育
1、每月组织一次集中学习，参加人数不少于20人。
2、开展主题征文，评出优秀作品在馆内展出。
二、维护职工权益
1、听取职工对食堂的意见，逐条答复。
2、落实带薪休假制度，年底公布情况。
"""
NEW = OLD.replace("2025", "2026").replace("每月", "每季度").replace("20人", "30人")
ROLLED = OLD.replace("2025", "2026")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="gb18030")
    (tmp_path / "rolled.txt").write_text(ROLLED, encoding="utf-8")
    (tmp_path / "both.txt").write_text(f"篇一：{OLD}\n\n篇二：{NEW}", encoding="utf-8")
    return tmp_path


def _run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], input=stdin, standalone_mode=False)


def _error(*arguments: object) -> PlanparseError:
    result = _run(*arguments)
    assert isinstance(result.exception, PlanparseError)
    return result.exception


def test_two_files(folder: Path) -> None:
    result = _run(folder / "old.txt", folder / "new.txt")
    assert result.return_value == 0
    assert "改写 1 · 顺延 1" in result.stdout
    assert "[-每月-]{+每季度+}组织一次集中学习，参加人数不少于[-20-]{+30+}人。" in result.stdout


def test_exit_code(folder: Path) -> None:
    old, new, rolled = (folder / name for name in ("old.txt", "new.txt", "rolled.txt"))
    assert _run(old, new, "--exit-code").return_value == 1
    assert _run(old, rolled, "--exit-code").return_value == 0
    assert _run(old, old, "--exit-code").return_value == 0
    assert _run(old, new, "--exit-code", "--ignore", "reworded").return_value == 0


@pytest.mark.parametrize(("suffix", "begins"), [
    (".json", b"{"), (".md", b"# "), (".html", b"<!DOCTYPE"), (".docx", b"PK"), (".txt", "旧".encode()),
])  # fmt: skip
def test_the_format_follows_the_suffix(folder: Path, suffix: str, begins: bytes) -> None:
    target = folder / f"out{suffix}"
    assert _run(folder / "old.txt", folder / "new.txt", "-o", target).return_value == 0
    assert target.read_bytes().startswith(begins)
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []


def test_extracted_plans_on_either_side(folder: Path) -> None:
    import planparse
    from planparse.rendering import RenderOptions, Result, render

    source = folder / "old.txt"
    from planparse.reading import read

    read_source = read(source)
    result = Result(read_source, planparse.parse_source(read_source))
    for fmt in ("yaml", "json", "jsonl"):
        written = folder / f"old.{fmt}"
        written.write_text("".join(render([result], fmt, RenderOptions())), encoding="utf-8")
        assert "没有变化" in _run(source, written).stdout, fmt
        assert "没有变化" in _run(written, source).stdout, fmt


def test_standard_input(folder: Path) -> None:
    result = _run("-", folder / "new.txt", "-f", "json", stdin=OLD.encode())
    assert json.loads(result.stdout)["summary"] == {"reworded": 1, "rolled": 1}


def test_one_of_several_plans(folder: Path) -> None:
    both = folder / "both.txt"
    assert "没有变化" in _run(f"{both}#2", folder / "new.txt").stdout
    assert "没有变化" in _run(folder / "old.txt", f"{both}#滨河图书馆工会2025年工作计划").stdout
    result = _run(both, folder / "new.txt")
    assert "改写 1" in result.stdout
    assert f"{both}: holds 2 plans, the first is taken; choose with {both}#2" in result.stderr


def test_a_plan_that_is_not_there(folder: Path) -> None:
    error = _error(f"{folder / 'both.txt'}#3", folder / "new.txt")
    assert isinstance(error, UsageError)
    assert "names no single plan; there are 2: #1 滨河图书馆工会2025年工作计划" in str(error)


def test_a_file_without_a_plan(folder: Path) -> None:
    (folder / "none.txt").write_text("今天天气很好\n", encoding="utf-8")
    error = _error(folder / "none.txt", folder / "new.txt")
    assert isinstance(error, UnreadableFile)


def test_wrong_usage(folder: Path) -> None:
    old, new = folder / "old.txt", folder / "new.txt"
    assert isinstance(_error(old, new, "-o", folder / "out.xyz"), UsageError)
    assert isinstance(_error(old, new, "-f", "json", "-o", old), UsageError)
    assert isinstance(_error("-", "-"), UsageError)
    assert isinstance(_error(folder, new), UsageError)
    assert isinstance(_error(old, new, "--ignore", "everything"), UsageError)
    assert isinstance(_error(old, folder / "absent.txt"), UnreadableFile)


@pytest.mark.parametrize(("fmt", "name"), [
    ("docx", "out.html"), ("docx", "out.txt"), ("html", "out.docx"), ("text", "out.json"),
])  # fmt: skip
def test_a_format_and_a_suffix_that_gainsay_each_other(folder: Path, fmt: str, name: str) -> None:
    error = _error(folder / "old.txt", folder / "new.txt", "-f", fmt, "-o", folder / name)
    assert isinstance(error, UsageError)
    assert f"-f says {fmt}; change the suffix" in str(error)
    assert not (folder / name).exists()


@pytest.mark.parametrize(("fmt", "name"), [
    ("json", "out.txt"), ("text", "out.md"), ("docx", "out.DOCX"), ("html", "out.htm"), ("docx", "out"),
])  # fmt: skip
def test_a_format_that_the_suffix_can_hold(folder: Path, fmt: str, name: str) -> None:
    assert _run(folder / "old.txt", folder / "new.txt", "-f", fmt, "-o", folder / name).return_value == 0


def test_what_a_tracked_file_cannot_carry_is_said(folder: Path) -> None:
    (folder / "hand.yaml").write_text(
        "format: planparse/plan@1\ntitle: 滨河图书馆工会2026年工作计划\ntasks:\n"
        "  - {marker: 一、, heading: 加强学习教育, text: ['二、维护职工权益']}\n"
        "  - {marker: 二、, heading: 改善服务, text: ['逐条答复读者意见。']}\n",
        encoding="utf-8",
    )
    result = _run(folder / "old.txt", folder / "hand.yaml", "-o", folder / "out.docx")
    assert result.return_value == 0
    assert "修订全部接受后，" in result.stderr
    assert "once all changes are accepted" in result.stderr
    assert "rejected" not in result.stderr
    assert _run(folder / "old.txt", folder / "new.txt", "-o", folder / "two.docx").stderr == ""


def test_inputs_are_not_touched(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    _run(folder / "old.txt", folder / "new.txt", "-o", folder / "out.docx")
    (folder / "out.docx").unlink()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_every_option_has_help() -> None:
    shown = _run("--help").stdout
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    for option in ("--format", "--output", "--all", "--ignore", "--exit-code"):
        assert option in shown
