from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from planparse.cli import COMMANDS, main
from planparse.cli.selection import select
from planparse.errors import UsageError
from planparse.parsing import parse_source
from planparse.reading.text import source_from_text
from tests.cli.page import COMPILATION, PLAN


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("计划.txt").write_text(PLAN, encoding="utf-8")
    Path("汇编.txt").write_bytes(COMPILATION.encode("gb18030"))
    return tmp_path


pytestmark = pytest.mark.usefixtures("folder")


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["extract", *arguments], input=data)


def lines(result: Result) -> list[str]:
    return result.stderr.splitlines()


def test_a_plan_is_printed() -> None:
    result = run("计划.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2024年柳河小学工会工作计划" in result.stdout
    assert "\x1b[" not in result.stdout


def test_one_file_gives_an_extraction_and_several_an_array() -> None:
    one = json.loads(run("计划.txt", "-f", "json").stdout)
    assert one["format"] == "planparse/extraction@1"
    assert one["source"]["name"] == "计划.txt"
    several = json.loads(run("计划.txt", "汇编.txt", "-f", "json").stdout)
    assert [len(each["plans"]) for each in several] == [1, 2]
    with_fault = run("计划.txt", "无.txt", "-f", "json")
    assert with_fault.exit_code == 1
    assert json.loads(with_fault.stdout) == [one]


def test_standard_input_and_output() -> None:
    result = run("-", "-o", "-", "-f", "json", data=PLAN.encode("gb18030"))
    extraction = json.loads(result.stdout)
    assert extraction["source"]["name"] == "-"
    assert extraction["source"]["encoding"] == "gb18030"
    assert len(extraction["plans"]) == 1


def test_a_folder_in_the_order_of_its_paths(folder: Path) -> None:
    (folder / "下" / "级").mkdir(parents=True)
    (folder / "下" / "级" / "甲.md").write_text("# " + PLAN, encoding="utf-8")
    (folder / "~$计划.docx").write_bytes(b"x")
    result = run(".", "-f", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    named = [(os.path.normpath(source["name"]), source["plan"]) for source in sources]
    assert named == [
        (str(Path("下", "级", "甲.md")), 1),
        ("汇编.txt", 1),
        ("汇编.txt", 2),
        ("计划.txt", 1),
    ]


@pytest.mark.parametrize("selector", ["2", "2025年东岭医院护理工作计划", "护理"])
def test_one_plan_of_a_file(selector: str) -> None:
    result = run(f"汇编.txt#{selector}", "-f", "json")
    plans = json.loads(result.stdout)["plans"]
    assert [plan["title"] for plan in plans] == ["2025年东岭医院护理工作计划"]
    text = run(f"汇编.txt#{selector}", "-f", "text").stdout
    assert "护理记录" in text
    assert "读书会" not in text


def test_a_plan_that_is_not_there() -> None:
    result = run("汇编.txt#7", "计划.txt", "-f", "json")
    assert result.exit_code == 2
    assert lines(result) == [
        "汇编.txt#7：没有唯一的这一篇；共 2 篇：#1 2024年柳河小学工会工作计划；#2 2025年东岭医院护理工作计划 / "
        "汇编.txt#7: names no single plan; there are 2: #1 2024年柳河小学工会工作计划；#2 2025年东岭医院护理工作计划"
    ]
    assert len(json.loads(result.stdout)) == 1


def test_a_title_that_two_plans_have_is_refused() -> None:
    extraction = parse_source(source_from_text(COMPILATION))
    with pytest.raises(UsageError, match="没有唯一的这一篇"):
        select(extraction, "工作计划")


def test_selecting_keeps_only_the_issues_of_the_plan() -> None:
    text = COMPILATION.replace("篇2", "三、办好活动\n一、补充\n篇2", 1)
    extraction = parse_source(source_from_text(text))
    kept = select(extraction, 2)
    assert kept.plans == extraction.plans[1:]
    start, end = extraction.plans[1].span  # type: ignore[misc]
    assert kept.issues == tuple(i for i in extraction.issues if start <= i.span[0] and i.span[1] <= end)
    assert len(kept.issues) < len(extraction.issues)


def test_text_is_the_source_as_read(folder: Path) -> None:
    (folder / "页.html").write_text("<ol><li>学习<li>活动</ol><p>甲<br>乙", encoding="utf-8")
    assert run("页.html", "-f", "text").stdout == "1. 学习\n2. 活动\n甲\n乙\n"
    assert run("计划.txt", "-f", "text").stdout == PLAN
    (folder / "站.html").write_text("<nav>首页</nav><p>甲<header>乙</header>", encoding="utf-8")
    assert run("站.html", "-f", "text").stdout == "首页\n甲\n乙\n"


def test_a_page_without_a_plan_is_written_and_named(folder: Path) -> None:
    (folder / "空白.txt").write_text("\n　\n", encoding="utf-8")
    result = run("空白.txt", "-f", "json")
    assert result.exit_code == 1
    assert lines(result) == [
        "空白.txt：没有找到工作计划，全文已列入 set_aside；用 -f text 可看读到了什么 / "
        "空白.txt: no work plan found, all of its text is in set_aside; -f text shows what was read"
    ]
    assert json.loads(result.stdout)["plans"] == []


def test_faults_are_one_line_each_and_the_rest_is_done(folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    (folder / "图.png").write_bytes(b"\x89PNG\0\0\xff")
    (folder / "空夹").mkdir()
    result = run("无.txt", "空.txt", "图.png", "空夹", "计划.txt", "-f", "jsonl")
    assert result.exit_code == 1
    assert [line.split("：")[0] for line in lines(result)] == ["无.txt", "空.txt", "图.png", "空夹"]
    assert all(" / " in line for line in lines(result))
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["计划.txt", "-f", "pdf"], "没有 pdf 这种格式，可用：tree、yaml、json"),
        (
            ["计划.txt", "-o", "x.docx"],
            "extract 不写 Word 文档，请用 generate，例如 planparse generate 计划.txt -o x.docx",
        ),
        (["计划.txt", "-f", "docx"], "extract 不写 Word 文档，请用 generate"),
        (["计划.txt", "-o", "x.pdf"], "x.pdf：看不出要什么格式，请用 -f 说明"),
        (
            ["计划.txt", "--year", "26"],
            "选项 --year 的值不对，见 planparse extract --help / Invalid value",
        ),
        (["计划.txt", "--patterns", "计划.txt"], "计划.txt:1 既不是词也不是模式"),
        (
            ["计划.txt", "--nonsense"],
            "没有 --nonsense 这个选项，见 planparse extract --help / No such option",
        ),
        (["计划.txt", "--jobs", "0"], "选项 --jobs 的值不对，见 planparse extract --help / Invalid value"),
        ([], "缺少参数 FILE... ，见 planparse extract --help / Missing argument"),
        (
            ["计划.txt", "-o", "计划.txt"],
            "计划.txt：输出会覆盖输入文件，请换一个输出路径 / 计划.txt: the output would",
        ),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(folder: Path, arguments: list[str], line: str) -> None:
    result = CliRunner().invoke(main, ["extract", *arguments], prog_name="planparse")
    assert result.exit_code == 2
    assert len(lines(result)) == 1
    assert result.stderr.startswith(line)
    assert result.stdout == ""
    assert (folder / "计划.txt").read_text(encoding="utf-8") == PLAN


def test_an_unknown_command_names_those_that_there_are() -> None:
    result = CliRunner().invoke(main, ["extrct"])
    assert result.exit_code == 2
    assert result.stderr.startswith("没有 extrct 这个命令，可用：extract")


def test_an_unknown_encoding_is_wrong_usage() -> None:
    assert run("计划.txt", "--encoding", "gb99").exit_code == 2
    assert run("汇编.txt", "--encoding", "gbk").exit_code == 0


def test_the_format_follows_the_suffix() -> None:
    assert run("计划.txt", "-o", "a.json").exit_code == 0
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["format"] == "planparse/extraction@1"
    assert run("计划.txt", "-o", "a.yaml").stdout == ""
    assert "planparse/plan@1" in Path("a.yaml").read_text(encoding="utf-8")


def test_a_folder_of_outputs_keeps_the_folders(folder: Path) -> None:
    (folder / "in" / "下").mkdir(parents=True)
    for name in ("in/a.txt", "in/a.md", "in/下/b.txt"):
        Path(name).write_text(PLAN, encoding="utf-8")
    result = run("in", "汇编.txt#1", "汇编.txt#2", "-f", "json", "-o", "out/")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    written = sorted(
        str(path.relative_to("out")).replace(os.sep, "/") for path in Path("out").rglob("*.json")
    )
    assert written == ["a.md.json", "a.txt.json", "下/b.json", "汇编.txt#1.json", "汇编.txt#2.json"]
    assert json.loads(Path("out/汇编.txt#2.json").read_text(encoding="utf-8"))["plans"][0]["year"] == 2025


def test_two_inputs_of_one_name_are_refused_before_anything_is_written() -> None:
    for name in ("甲/a.txt", "乙/a.txt"):
        Path(name).parent.mkdir()
        Path(name).write_text(PLAN, encoding="utf-8")
    result = run("甲", "乙", "-f", "json", "-o", "out/")
    assert result.exit_code == 2
    assert "几个输入都会写成 a.txt.json" in result.stderr
    assert not Path("out").exists()


def test_nothing_is_written_when_nothing_could_be_read() -> None:
    Path("旧.json").write_text("旧", encoding="utf-8")
    assert run("无.txt", "-o", "旧.json").exit_code == 1
    assert Path("旧.json").read_text(encoding="utf-8") == "旧"


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    result = run("计划.txt", "-o", "无/a.json")
    assert result.exit_code == 1
    assert lines(result) == [
        "无/a.json：上级文件夹不存在，请先建好 / 无/a.json: its folder does not exist; make it first"
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["汇编.txt", "计划.txt"]


def test_the_mode_of_a_file_that_is_replaced_stays() -> None:
    Path("a.json").write_text("", encoding="utf-8")
    Path("a.json").chmod(0o640)
    assert run("计划.txt", "-o", "a.json").exit_code == 0
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_processes_change_nothing(jobs: str) -> None:
    for number in range(12):
        Path(f"{number:02}.txt").write_text(PLAN.replace("2024", str(2000 + number)), encoding="utf-8")
    result = run(".", "缺.txt", "-f", "jsonl", "--jobs", jobs)
    years = [json.loads(line)["year"] for line in result.stdout.splitlines()]
    assert years == [*range(2000, 2012), 2024, 2025, 2024]
    assert result.exit_code == 1
    assert len(lines(result)) == 1


def test_results_that_come_from_processes_are_the_same() -> None:
    assert run("计划.txt", "汇编.txt", "-f", "json", "--jobs", "2", "--spans").stdout == (
        run("计划.txt", "汇编.txt", "-f", "json", "--jobs", "1", "--spans").stdout
    )


def test_every_option_has_bilingual_help() -> None:
    for name in COMMANDS:
        command = main.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        for parameter in command.params:
            if (text := getattr(parameter, "help", None)) is not None:
                assert " / " in text, parameter.name


def test_every_option_of_the_promise_is_there() -> None:
    command = main.get_command(None, "extract")  # type: ignore[arg-type]
    assert command is not None
    promised = (
        "-f -o --spans --facts --explain --encoding --original --year --against --patterns --keys --jobs"
    )
    assert {option for parameter in command.params for option in parameter.opts} >= set(promised.split())


def test_chinese_keys() -> None:
    assert "标题" in msgspec.json.decode(run("计划.txt", "-f", "jsonl", "--keys", "zh").stdout)
