"""``planparse dedup`` and ``planparse induce`` as commands."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planparse.cli import main
from planparse.dedup.index import opened
from tests.dedup.plans import SENTENCES, plan_text

NEW = "凉亭的石凳裂了两条，四月里请石匠来补，补不好的换成木凳，旧石料铺到菜园的小路上。"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def found(*arguments: object) -> dict[str, Any]:
    done = run("dedup", *arguments, "-f", "json")
    assert done.exit_code == 0, done.stderr
    made: dict[str, Any] = json.loads(done.stdout)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "历年 计划"
    below.mkdir()
    for at, (unit, year) in enumerate((("青石小学", "2024"), ("柳河小学", "2025"), ("东桥医院", "2026"))):
        (below / f"{at}.txt").write_text(
            plan_text(unit, year, SENTENCES[at:] + (NEW,) * at), encoding="utf-8"
        )
    return below


def test_the_order_of_files_changes_nothing(folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert run("dedup", *files, "-f", "json").stdout == run("dedup", *reversed(files), "-f", "json").stdout


def test_a_file_named_twice_is_no_copy(folder: Path) -> None:
    file = folder / "0.txt"
    assert found(file, file, f"{file}#1", folder.parent / "历年 计划" / ".." / file.parent.name / "0.txt")[
        "plans"
    ] == [{"source": str(file), "plan": 1, "own_share": 1.0}]


def test_one_plan_of_a_file_keeps_its_number(tmp_path: Path) -> None:
    page = tmp_path / "合集.txt"
    texts = [plan_text("青石小学", "2024"), plan_text("柳河小学", "2025"), plan_text("东桥小学", "2026")]
    page.write_text("\n".join(f"篇{n}：{text}" for n, text in enumerate(texts, 1)), encoding="utf-8")
    made = found(f"{page}#3", f"{page}#1", "--level", "plan")
    assert [(unit["plan"], unit["level"]) for unit in made["units"]] == [(1, "plan"), (3, "plan")]
    assert made["clusters"][0]["members"] == [0, 1]


def test_an_unreadable_file_is_named_and_the_rest_done(folder: Path) -> None:
    (folder / "3.docx").write_bytes(b"PK\x03\x04 torn")
    done = run("dedup", folder, folder / "无.txt", "-f", "json")
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["plans"]) == 3
    assert "3.docx：文件已损坏" in done.stderr
    assert "无.txt：没有这个文件" in done.stderr


def test_adding_files_later_is_one_run_over_all(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "索引"
    found(folder / "2.txt", "--save", index)
    found(folder / "0.txt", "--save", index)
    assert found(folder / "1.txt", "--save", index) == found(folder)


def test_a_rerun_reads_only_what_is_new_or_changed(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "索引.sqlite"
    before = found(folder, "--save", index)
    connection_bytes = index.read_bytes()
    assert found(folder, "--save", index) == before
    assert index.read_bytes() == connection_bytes
    (folder / "0.txt").write_text(plan_text("白鹭湖幼儿园", "2030"), encoding="utf-8")
    after = found(folder, "--save", index)
    assert after == found(folder)
    assert after != before


def test_against_reads_no_old_file(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "索引"
    found(folder / "0.txt", folder / "1.txt", "--save", index)
    (folder / "0.txt").unlink()
    made = found(folder / "2.txt", "--against", index, "--pairs")
    assert [plan["source"] for plan in made["plans"]] == [str(folder / "2.txt")]
    assert made["plans"][0]["own_share"] < 0.5
    assert {unit["source"] for unit in made["units"]} == {str(folder / f"{n}.txt") for n in range(3)}
    assert [unit["id"] for unit in made["units"]] == list(range(len(made["units"])))
    assert made["pairs"]


def test_a_file_that_is_gone_still_counts_and_is_named(folder: Path, tmp_path: Path) -> None:
    before = found(folder, "--save", tmp_path / "索引")
    (folder / "1.txt").unlink()
    done = run("dedup", folder, "--save", tmp_path / "索引", "-f", "json")
    assert json.loads(done.stdout) == before
    assert "1.txt：索引中有 1 个" in done.stderr
    assert done.exit_code == 0


def test_an_index_of_another_version_is_made_anew_and_says_so(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "i.sqlite"
    found(folder, "--save", index)
    connection = sqlite3.connect(index)
    connection.execute("update about set value = 'planparse/dedup-index@1' where key = 'format'")
    connection.execute("drop table keys")
    connection.commit()
    connection.close()
    assert "别的版本" in run("dedup", folder / "0.txt", "--against", index).stderr
    done = run("dedup", folder / "0.txt", "--save", index, "-f", "json")
    assert "其中的 3 个文件" in done.stderr
    assert len(json.loads(done.stdout)["plans"]) == 1
    assert run("dedup", folder, "--save", index).stderr == ""


def test_wrong_usage(folder: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (("--save", tmp_path / "i", "--against", tmp_path / "j"), "只能用一个"),
        (("-f", "docx"), "没有 docx 这种格式"),
        (("-o", tmp_path / "x.pdf"), "看不出要什么格式"),
        (("--threshold", "2"), "选项 --threshold 的值不对"),
    ):
        done = run("dedup", folder, *arguments)
        assert (done.exit_code, words in done.stderr) == (2, True)
    done = run("dedup", folder / "0.txt#1", "--save", tmp_path / "i")
    assert done.exit_code == 2
    assert "--save 只存整个文件" in done.stderr
    assert run("dedup", folder, "--against", tmp_path / "无").exit_code == 1


def test_a_report_is_written_by_its_suffix(folder: Path, tmp_path: Path) -> None:
    assert run("dedup", folder, "-o", tmp_path / "报告.html").exit_code == 0
    assert (tmp_path / "报告.html").read_text("utf-8").startswith("<!doctype html>")
    done = run("dedup", folder)
    assert done.exit_code == 0
    assert "自有内容" in done.stdout


def test_induce_writes_a_template_that_generate_takes(folder: Path, tmp_path: Path) -> None:
    template = tmp_path / "模板.yaml"
    (folder / "1.txt").write_text(plan_text("柳河小学", "2025"), encoding="utf-8")
    done = run("induce", folder / "0.txt", folder / "1.txt", "-o", template)
    assert done.exit_code == 0, done.stderr
    assert "填不回" not in done.stderr
    settings = ("--set", "organization=南岭小学", "--set", "year=2030")
    done = run("generate", "--template", template, *settings, "-o", tmp_path / "新.txt")
    assert done.exit_code == 0, done.stderr
    text = (tmp_path / "新.txt").read_text("utf-8")
    assert text.lstrip().startswith("南岭小学2030年后勤工作计划")
    assert SENTENCES[4] in text


def test_induce_takes_the_largest_cluster_of_a_page_or_one_that_dedup_found(tmp_path: Path) -> None:
    page = tmp_path / "合集.txt"
    others = f"三河渔场2026年工作安排\n一、修船\n{NEW}\n二、补网\n网眼大过两指的当天补好，不过夜。\n"
    texts = [plan_text("青石小学", "2024"), others, plan_text("东桥小学", "2026")]
    page.write_text("\n".join(f"篇{n}：{text}" for n, text in enumerate(texts, 1)), encoding="utf-8")
    done = run("induce", page)
    assert done.exit_code == 0, done.stderr
    assert "渔场" not in done.stdout
    result = tmp_path / "结果.json"
    run("dedup", page, "-o", result)
    assert run("induce", result).stdout == done.stdout
    assert "没有第 2 组" in run("induce", f"{result}#2").stderr
    assert run("induce", f"{page}#1").exit_code == 2


def test_induce_names_the_plans_that_do_not_belong(folder: Path, tmp_path: Path) -> None:
    (folder / "1.txt").write_text(plan_text("柳河小学", "2025"), encoding="utf-8")
    stranger = folder / "渔场.txt"
    stranger.write_text(
        f"三河渔场2026年工作安排\n一、修船\n{NEW}\n二、补网\n网眼大过两指的当天补好，不过夜。\n",
        encoding="utf-8",
    )
    files = (folder / "0.txt", folder / "1.txt")
    done = run("induce", *files, stranger, "-o", tmp_path / "模板.yaml")
    assert done.exit_code == 2
    assert "渔场.txt#1 (0%)" in done.stderr
    assert "0.txt" not in done.stderr
    assert "请去掉它们" in done.stderr
    assert not (tmp_path / "模板.yaml").exists()
    alone = run("induce", files[0], stranger)
    assert alone.exit_code == 2
    assert "0.txt#1" in alone.stderr
    assert "planparse dedup" in alone.stderr


def test_induce_takes_bare_headings(tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        (tmp_path / f"{year}.txt").write_text(
            f"青石小学{year}年后勤工作计划\n管好家底\n{SENTENCES[0]}\n{SENTENCES[1]}\n"
            f"带好队伍\n{SENTENCES[3]}\n看好图书\n{SENTENCES[4]}\n",
            encoding="utf-8",
        )
    template, out = tmp_path / "模板.yaml", tmp_path / "新.txt"
    assert run("induce", tmp_path / "2025.txt", tmp_path / "2026.txt", "-o", template).exit_code == 0
    done = run("generate", "--template", template, "--set", "year=2025", "-o", out)
    assert done.exit_code == 0, done.stderr
    assert "一、" not in out.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_run_leaves_the_index_whole(tmp_path: Path) -> None:
    below = tmp_path / "多"
    below.mkdir()
    for at in range(150):
        (below / f"{at:03}.txt").write_text(plan_text("青石小学", str(2000 + at % 30)), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "planparse",
        "dedup",
        str(below),
        "--save",
        str(tmp_path / "i"),
        "--jobs",
        "1",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    file = tmp_path / "i" / "planparse-dedup.sqlite"
    while not file.exists() or not file.stat().st_size:
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert b"Traceback" not in said
    with opened(tmp_path / "i") as index:
        known = index.known()
        counts = {plan.source for plan in index.plans()}
    assert counts == {each.path for each in known.values()}
    again = subprocess.run(
        [*command[:-2], "-f", "json", "--level", "plan"], capture_output=True, env=environment
    )
    assert again.returncode == 0
    assert len({each["source"] for each in json.loads(again.stdout)["plans"]}) == 150
