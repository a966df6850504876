"""The command line as a process of its own: what only shows there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planparse.cli import COMMANDS
from tests.cli.page import PLAN

COMMAND = [sys.executable, "-m", "planparse"]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **changes}


def run(*arguments: str, data: bytes | None = None, **changes: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=data, capture_output=True, env=environment(**changes))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "计 划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_pipe_of_a_chinese_windows(plan: Path) -> None:
    done = run("extract", str(plan), "-f", "json", PYTHONIOENCODING="gbk")
    assert json.loads(done.stdout.decode("ascii"))["plans"][0]["year"] == 2024
    done = run("extract", str(plan), PYTHONIOENCODING="gbk")
    assert "柳河小学" in done.stdout.decode("gbk")
    done = run("extract", "无.txt", PYTHONIOENCODING="gbk")
    assert done.stderr.decode("gbk").startswith("无.txt：没有这个文件")
    assert done.returncode == 1


def test_an_ascii_terminal_breaks_nothing(plan: Path) -> None:
    done = run("extract", str(plan), "无.txt", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"?" in done.stdout


def test_standard_input_is_bytes() -> None:
    done = run("extract", "-", "-f", "text", data=PLAN.encode("utf-16"), PYTHONIOENCODING="utf-8")
    assert done.stdout.decode() == PLAN


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe closed by its reader")
def test_a_reader_that_goes_is_no_error(plan: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", *[str(plan)] * 400, "-f", "text", "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_is_quiet() -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stderr is not None
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        # a line end alone, for the shell's prompt
        assert process.stderr.read() == b"\n"
    assert process.returncode == 130


def test_help_imports_no_command() -> None:
    code = (
        "import sys, planparse.cli\n"
        "try: planparse.cli.main(['--help'], prog_name='planparse')\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('planparse.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(PYTHONIOENCODING="utf-8")
    )
    loaded = done.stdout.decode().splitlines()[-1]
    assert "planparse.cli.failures" in loaded
    assert not [module for module, _ in COMMANDS.values() if module in loaded]
    assert "planparse.reading" not in loaded


def test_the_tree_needs_no_language_and_json_does(plan: Path) -> None:
    for options, needed in ((["-f", "tree"], False), (["-f", "json"], True), (["--facts"], True)):
        code = (
            "import sys, planparse.cli\n"
            f"try: planparse.cli.main(['extract', {str(plan)!r}, *{options!r}])\n"
            "except SystemExit: pass\n"
            "print('planparse.language' in sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment())
        assert done.stderr.decode().strip() == str(needed)


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own")
def test_a_workbook_is_not_shown_on_a_terminal(plan: Path) -> None:
    import pty

    main_end, end = pty.openpty()
    command = [*COMMAND, "extract", str(plan), "-f", "xlsx"]
    done = subprocess.run(
        command, stdout=end, stderr=subprocess.PIPE, env=environment(PYTHONIOENCODING="utf-8")
    )
    os.close(end)
    os.close(main_end)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "表格和日历文件不能显示在终端上，请用 -o 写入文件，例如 -o 计划.xlsx / "
        "a workbook or calendar cannot be shown on a terminal; write a file, as in -o plan.xlsx"
    ]


def test_a_text_file_loads_nothing_heavy(plan: Path) -> None:
    code = (
        "import sys, planparse.cli\n"
        f"try: planparse.cli.main(['extract', {str(plan)!r}, '-f', 'json'])\n"
        "except SystemExit: pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(PYTHONIOENCODING="utf-8")
    )
    loaded = set(json.loads(done.stderr.decode().splitlines()[-1].replace("'", '"')))
    assert "msgspec" in loaded
    assert not loaded & {
        "lxml",
        "rich",
        "dataclasses",
        "asyncio",
        "multiprocessing",
        "logging",
        "json",
        "zipfile",
        "pathlib",
    }


def test_a_fault_of_planparse_itself_is_one_line(plan: Path) -> None:
    code = (
        "import planparse.parsing, planparse.cli\n"
        "def broken(source, explain): raise RuntimeError('甲\\n乙')\n"
        "planparse.parsing.parse_source = broken\n"
        f"planparse.cli.main(['extract', {str(plan)!r}])"
    )
    for debug, traceback in (("0", False), ("1", True)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            env=environment(PYTHONIOENCODING="utf-8", PLANPARSE_DEBUG=debug),
        )
        assert done.returncode == 1
        assert done.stderr.decode().startswith(
            f"{plan}：planparse 内部出错（RuntimeError: 甲 乙），请把这个文件连同本行报告"
        )
        assert (b"Traceback" in done.stderr) is traceback


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_costs_one_file(tmp_path: Path) -> None:
    patched = (
        "import os, signal, sys\n"
        "if 'spawn_main' in ' '.join(sys.orig_argv):\n"
        "    import planparse.reading as reading\n"
        "    whole = reading.read\n"
        "    def read(path, **options):\n"
        "        if 'fatal' in path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return whole(path, **options)\n"
        "    reading.read = read\n"
    )
    (tmp_path / "sitecustomize.py").write_text(patched, encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}{'fatal' if number == 7 else ''}.txt").write_text(PLAN, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    done = subprocess.run(
        [*COMMAND, "extract", str(folder), "-f", "jsonl", "--jobs", "2"],
        capture_output=True,
        env=environment(PYTHONPATH=path, PYTHONIOENCODING="utf-8"),
    )
    names = [Path(json.loads(line)["source"]["name"]).name for line in done.stdout.splitlines()]
    assert names == [f"{number:02}.txt" for number in range(20) if number != 7]
    assert done.returncode == 1
    assert [line.split("：")[0] for line in done.stderr.decode().splitlines()] == [
        str(folder / "07fatal.txt")
    ]
    assert "被系统终止" in done.stderr.decode()
