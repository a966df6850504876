"""What ``extract`` adds before it writes: dates, facts, workbooks, calendars, boilerplate."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from openpyxl import load_workbook

from planparse.cli import COMMANDS, main

BODY = (
    "一、组织保障\n每月组织一次安康杯练兵，请二十名职工参加。\n二、日程安排\n"
    "三月份\n1．3月8日召开座谈会。\n2．2月30日盘点库存。\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("有年.txt").write_text("2026年青石小学工会工作计划\n" + BODY, encoding="utf-8")
    Path("无年.txt").write_text("青石小学工会工作计划\n" + BODY, encoding="utf-8")
    Path("无日程.txt").write_text("2026年东岭医院护理工作计划\n一、学习\n每周一次。\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["extract", *arguments])


def extraction(*arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(*arguments, "-f", "json").stdout)
    return found


def dates(*arguments: str) -> list[str | None]:
    plan = json.loads(run(*arguments, "-f", "jsonl").stdout)
    return [item["date"] for period in plan["schedule"] for item in period["items"]]


def codes(found: dict[str, object]) -> list[str]:
    return [issue["code"] for issue in found["issues"]]  # type: ignore[attr-defined]


def test_items_are_dated_by_the_plans_year_or_the_year_given() -> None:
    assert dates("有年.txt") == ["2026-03-08", None]
    assert dates("有年.txt", "--year", "2030") == ["2026-03-08", None]
    assert dates("无年.txt") == ["--03-08", None]
    assert dates("无年.txt", "--year", "2030") == ["2030-03-08", None]
    assert json.loads(run("无年.txt", "--year", "2030", "-f", "jsonl").stdout)["year"] is None


@pytest.mark.parametrize("fmt", ["yaml", "html"])
def test_other_formats_are_dated_too(fmt: str) -> None:
    assert "2026-03-08" in run("有年.txt", "-f", fmt).stdout


def test_the_calendar_joins_the_issues() -> None:
    assert "no_such_date" in codes(extraction("有年.txt"))


def test_facts_only_where_they_are_asked_for() -> None:
    assert '"facts"' not in run("有年.txt", "-f", "jsonl").stdout
    plan = json.loads(run("有年.txt", "-f", "jsonl", "--facts").stdout)
    facts = {fact["text"]: fact["value"] for fact in plan["tasks"][0]["facts"]}
    assert facts["二十名"] == {"number": 20, "unit": "名"}


def test_the_tree_is_dated_with_facts() -> None:
    assert "2026-03-08" not in run("有年.txt").stdout
    printed = run("有年.txt", "--facts").stdout
    assert "1．3月8日召开座谈会。  [2026-03-08]" in printed
    assert "频次：每月；数量：一次、二十名" in printed
    assert "no_such_date" in printed


def test_own_patterns() -> None:
    Path("词.jsonl").write_text('{"label": "activity", "pattern": "安康杯"}\n', encoding="utf-8")
    assert "activity：安康杯" in run("有年.txt", "--patterns", "词.jsonl").stdout
    missing = run("有年.txt", "有年.txt", "--patterns", "无.jsonl")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr.splitlines() == [
        "无法读取 无.jsonl：请确认文件存在并以 UTF-8 保存 / cannot read 无.jsonl: save it as UTF-8 and try again"
    ]


def test_a_workbook_by_its_suffix_and_through_a_pipe() -> None:
    assert run("有年.txt", "-o", "计划.xlsx").exit_code == 0
    written = Path("计划.xlsx").read_bytes()
    assert load_workbook(BytesIO(written)).sheetnames == ["任务分解", "日程", "要素"]
    assert run("有年.txt", "-f", "xlsx").stdout_bytes == written
    assert run("有年.txt", "-f", "xlsx", "-o", "-").stdout_bytes == written


def summaries(path: str) -> list[str]:
    calendar = Calendar.from_ical(Path(path).read_bytes())
    return [str(component["summary"]) for component in calendar.subcomponents]


def test_a_calendar_of_several_files_and_one_of_each() -> None:
    assert run("有年.txt", "无年.txt", "--year", "2027", "-o", "全.ics").exit_code == 0
    assert summaries("全.ics") == ["3月8日召开座谈会。", "2月30日盘点库存。"] * 2
    assert run("有年.txt", "无年.txt", "--year", "2027", "-f", "ics", "-o", "各/").exit_code == 0
    assert b"20270308" in Path("各/无年.ics").read_bytes()
    assert b"20260308" in Path("各/有年.ics").read_bytes()


@pytest.mark.parametrize("fmt", ["xlsx", "ics"])
def test_without_a_year_there_is_one_line_and_no_file(fmt: str, folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    result = run("无年.txt", "-o", f"计划.{fmt}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "无年.txt#1 没有印年份，日期无法确定；请加 --year，例如 --year 2026 / "
        "无年.txt#1 prints no year, so its dates are unknown; give one, as in --year 2026"
    ]
    assert sorted(path.name for path in folder.iterdir()) == before
    each = run("无年.txt", "有年.txt", "-f", fmt, "-o", "各/")
    assert (each.exit_code, len(each.stderr.splitlines())) == (2, 1)
    assert [path.name for path in Path("各").iterdir()] == [f"有年.{fmt}"]


@pytest.mark.parametrize("output", ["汇编.ics", "汇编.xlsx", "各/"])
def test_plans_without_a_year_do_not_keep_the_others_from_being_written(output: str) -> None:
    both = f"篇一：2026年青石小学工会工作计划\n{BODY}\n篇二：东岭医院工会工作计划\n{BODY}"
    Path("汇编.txt").write_text(both, encoding="utf-8")
    fmt = ["-f", "ics"] if output.endswith("/") else []
    result = run("汇编.txt", *fmt, "-o", output)
    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [
            "汇编.txt#2 没有印年份，没有写入；要写入请加 --year，例如 --year 2026 / "
            "汇编.txt#2 prints no year and was left out; give one, as in --year 2026"
        ],
    )
    written = Path(output) / "汇编.ics" if output.endswith("/") else Path(output)
    assert written.stat().st_size
    if written.suffix == ".ics":
        assert summaries(str(written)) == ["3月8日召开座谈会。", "2月30日盘点库存。"]


def test_only_the_missing_year_is_told_where_the_dated_plans_have_no_schedule() -> None:
    both = f"篇一：2026年青石小学工会工作计划\n一、学习\n每周一次。\n\n篇二：东岭医院工会工作计划\n{BODY}"
    Path("汇编.txt").write_text(both, encoding="utf-8")
    result = run("汇编.txt", "-o", "汇编.ics")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "汇编.txt#2 没有印年份" in result.stderr
    assert not Path("汇编.ics").exists()
    assert run("汇编.txt", "-o", "汇编.ics", "--year", "2026").exit_code == 0


def test_without_a_schedule_there_is_no_calendar() -> None:
    result = run("无日程.txt", "-o", "计划.ics")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "无日程.txt：没有日程，写不出日历；用 -f tree 可看读出了什么 / "
        "无日程.txt: no schedule, so there is no calendar to write; -f tree shows what was read"
    ]
    assert not Path("计划.ics").exists()
    assert run("无日程.txt", "有年.txt", "-o", "计划.ics").exit_code == 1
    assert len(summaries("计划.ics")) == 2


def test_what_other_plans_say_is_pointed_out() -> None:
    Path("库").mkdir()
    line = "加强对劳务派遣人员的管理，逐人签订安全承诺书，逐月核对上岗证件和工资发放情况，做到账实相符。\n"
    Path("库/甲.txt").write_text("2025年西河电厂工作计划\n一、用工\n" + line, encoding="utf-8")
    Path("乙.txt").write_text("2026年南塘电厂工作计划\n一、用工\n" + line, encoding="utf-8")
    assert CliRunner().invoke(main, ["dedup", "库", "--save", "索引"]).exit_code == 0
    (issue,) = [
        each for each in extraction("乙.txt", "--against", "索引")["issues"] if each["code"] == "boilerplate"
    ]  # type: ignore[attr-defined]
    assert issue["message"].startswith("套话：另有 1 份计划有几乎相同的段落，最近的是 库")
    assert "boilerplate" not in codes(extraction("乙.txt"))
    missing = run("乙.txt", "--against", "无")
    assert (missing.exit_code, missing.stdout, len(missing.stderr.splitlines())) == (1, "", 1)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="planparse")
    assert result.exit_code == 0
    assert f"planparse {name} " in result.stdout
    short = CliRunner().invoke(main, ["--help"]).stdout
    assert COMMANDS[name][1] in short
    assert " / " in COMMANDS[name][1]
