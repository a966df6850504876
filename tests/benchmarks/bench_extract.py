"""Prints how fast and how lean ``planparse extract`` is, as ratios measured in one run.

    python -m tests.benchmarks.bench_extract [FILE] [--big MEGABYTES] [--repeat N] [--only PART …]

FILE is a text file to measure with; without one, random plans are printed.  Parts: startup,
throughput, growth, memory, line.  Each line gives what was measured and the number it should reach.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from planparse import parsing
from planparse.reading.text import source_from_text
from tests.strategies import random_layout, random_plan, render_plan

PARTS = ("startup", "throughput", "growth", "memory", "line")
FULL_LINE = "全年做好设备维护，"

HEADING = re.compile(
    r"[ \t\u3000]*(?:(?P<han>[一二三四五六七八九十]{1,3})[、，,.．]"
    r"|[（(](?P<paren>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<arabic>[0-9０-９]{1,3})[、，,.．）)]|[（(](?P<bracket>[0-9０-９]{1,3})[）)]|(?P<circled>[①-⑳])"
    r"|第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章|节|[，,、])|(?P<run>[一二三四五六七八九十])是)"
    r"[ \u3000]*(?P<rest>.*)"
)
"""Matched at the beginning of a line."""

FIELDS = (
    re.compile(r"(?:指导思想|总体要求|总体思路|工作思路|总要求)(?:是)?[:：]?"),
    re.compile(
        r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初)?|第[一二三四1-4]季度|第[0-9]{1,2}周|[上下]半年"
    ),
    re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"),
    re.compile(r"工作(?:计划|要点|安排|思路)(?:书|范文|模板|报告)?[ \u3000]*$"),
    re.compile(r"(?:总之|综上所述|让我们)[，,]?"),
)
"""Searched for in every line."""


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--big", type=float, default=10, help="megabytes of the big file (up to 100)")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    asked = parser.parse_args()
    text = asked.file.read_text(encoding="utf-8") if asked.file else random_text(80_000)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.txt"
        file.write_text(text, encoding="utf-8")
        measures: dict[str, Callable[[], None]] = {
            "startup": lambda: startup(file, asked.repeat),
            "throughput": lambda: throughput(text, asked.repeat),
            "growth": lambda: growth(text),
            "memory": lambda: memory(text, Path(folder), asked.big),
            "line": lambda: single_line(Path(folder), asked.big),
        }
        for part in asked.only:
            measures[part]()


def random_text(characters: int, seed: int = 1) -> str:
    """Return random plans, one below the other, of at least so many characters."""
    rng = Random(seed)
    parts: list[str] = []
    while sum(map(len, parts)) < characters:
        parts.append(render_plan(random_plan(rng, 5), random_layout(rng))[0])
    return "\n\n".join(parts)


def startup(file: Path, repeat: int) -> None:
    """Compare whole processes: extract of one page, --help, and what bare click costs."""
    click = fastest(lambda: run([sys.executable, "-c", "import click"]), repeat)
    extract = fastest(lambda: run([*planparse_command(), "extract", str(file)]), repeat)
    help_page = fastest(lambda: run([*planparse_command(), "--help"]), repeat)
    print(f"start-up   import click {click * 1000:.0f} ms")
    print(f"start-up   extract      {extract * 1000:.0f} ms = {extract / click:.2f} x   (at most 2.5)")
    print(f"start-up   --help       {help_page * 1000:.0f} ms = {help_page / click:.2f} x   (at most 1.3)")


def planparse_command() -> list[str]:
    """Return the installed command, or the module when there is none beside this Python."""
    script = Path(sys.executable).with_name("planparse")
    return [str(script)] if script.exists() else [sys.executable, "-m", "planparse"]


def run(command: list[str]) -> None:
    """Run ``command`` and throw its output away."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def throughput(text: str, repeat: int) -> None:
    """Compare parsing with six regular expressions per line."""
    least = fastest(lambda: floor(text), repeat)
    source = source_from_text(text)
    parse = fastest(lambda: parsing.parse_source(source), repeat)
    both = fastest(lambda: parsing.parse_source(source_from_text(text)), repeat)
    print(f"throughput floor {least * 1000:.1f} ms for {len(text)} characters")
    print(f"throughput parse {parse * 1000:.1f} ms = {parse / least:.1f} x   (at most 12, aim at 6)")
    print(f"throughput with the reading of lines {both / least:.1f} x")


def floor(text: str) -> list[tuple[object, ...]]:
    """Match one heading pattern and search five field patterns in each line."""
    return [(HEADING.match(line), *(field.search(line) for field in FIELDS)) for line in text.splitlines()]


def growth(text: str) -> None:
    """Compare the time for ten times the text, and for a hundred."""
    once = fastest(lambda: parse_text(text), 5)
    ten = fastest(lambda: parse_text("\n".join([text] * 10)), 3)
    print(f"growth     10 x the text takes {ten / once:.1f} x the time   (at most 12)")
    plan = render_plan(random_plan(Random(5), 6), random_layout(Random(5)))[0]
    small, large = one_plan(plan, 20), one_plan(plan, 200)
    ratio = fastest(lambda: parse_text(large), 2) / fastest(lambda: parse_text(small), 3)
    print(f"growth     10 x as many lines in one plan take {ratio:.1f} x the time   (at most 12)")


def one_plan(plan: str, times: int) -> str:
    """Return the body of a plan repeated below its one title."""
    title, _, body = plan.partition("\n")
    return "\n".join([title, *[body] * times])


def parse_text(text: str) -> None:
    """Parse ``text`` and drop the result."""
    parsing.parse_source(source_from_text(text))


def memory(text: str, folder: Path, megabytes: float) -> None:
    """Compare the peak memory of extracting a big file with that of bare Python with click."""
    bare = peak([sys.executable, "-c", "import click"])
    big = folder / "big.txt"
    size = write_big(big, text, megabytes)
    for form in ("json", "jsonl"):
        started = time.perf_counter()
        used = peak([*planparse_command(), "extract", str(big), "-f", form]) - bare
        seconds = time.perf_counter() - started
        print(
            f"memory     -f {form}: {used / 1e6:.0f} MB above bare for {size / 1e6:.0f} MB"
            f" = {used / size:.1f} x the file   (at most 15), {seconds:.1f} s"
        )


def write_big(path: Path, text: str, megabytes: float) -> int:
    """Write ``text`` over and over up to ``megabytes``; return the bytes written."""
    piece = text.encode() + b"\n"
    with path.open("wb") as file:
        for _ in range(max(1, round(megabytes * 1e6 / len(piece)))):
            file.write(piece)
    return path.stat().st_size


def single_line(folder: Path, megabytes: float) -> None:
    """Extract one long line: a tenth of the size first, to see that the time grows evenly."""
    seconds = [extract_line(folder / "line.txt", size) for size in (megabytes / 10, megabytes)]
    ratio = seconds[1] / seconds[0]
    print(f"line       one line of {megabytes:g} MB: {seconds[1]:.1f} s = {ratio:.1f} x a tenth of it")


def extract_line(path: Path, megabytes: float) -> float:
    """Return the seconds that one line of so many megabytes takes; without a plan it may exit with 1."""
    path.write_text(FULL_LINE * int(megabytes * 1e6 / len(FULL_LINE.encode())), encoding="utf-8")
    command = [*planparse_command(), "extract", str(path), "-f", "json"]
    started = time.perf_counter()
    status = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert status.returncode in (0, 1), f"{command} exits with {status.returncode}"
    return time.perf_counter() - started


def fastest(action: Callable[[], object], repeat: int) -> float:
    """Return the seconds of the fastest of ``repeat`` runs."""
    best = float("inf")
    for _ in range(repeat):
        started = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - started)
    return best


def peak(command: list[str]) -> int:
    """Return the peak resident memory of ``command``, in bytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{command} exits with {process.returncode}"
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
