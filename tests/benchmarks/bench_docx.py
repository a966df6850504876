"""Reading a 20-page Word file, beside the readers that are installed: ratios in one run.

    python -m tests.benchmarks.bench_docx [FILE.docx]

Targets: at most 1.0 × python-docx's paragraphs' text, at least 5 × faster than docx2python and
20 × faster than markitdown.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from planparse.reading.docx import read_docx
from tests.reading.docx.builder import abstract, docx, lvl, num, p, style, table, tc, tr

ROUNDS = 15
LETTERS = "工会组织职工开展活动加强管理完善制度提高服务水平推进民主维护权益培训走访慰问总结检查"


def twenty_pages() -> bytes:
    """Return a plan of twenty pages of 28 × 22 characters, with numbered headings and two schedules."""
    chance = random.Random(20)

    def words(count: int) -> str:
        return "".join(chance.choices(LETTERS, k=count))

    fonts = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
    own = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    body = p(f"{words(10)}工作计划", style="Title")
    for part in range(20):
        body += p(words(8), num=(1, 0), own=own, set_as=fonts + "<w:b/>")
        for _ in range(3):
            body += p(f"{words(7)}。{words(80)}。", num=(1, 1), own=own, set_as=fonts)
            body += p(f"{words(120)}。", own=own, set_as=fonts)
        if part % 10 == 9:
            body += table(*(tr(*(tc(p(words(6), set_as=fonts)) for _ in range(4))) for _ in range(13)))
    levels = lvl(0, "chineseCountingThousand", "%1、"), lvl(1, "chineseCountingThousand", "（%2）")
    styles = "".join(style(f"S{at}", based_on=f"S{at - 1}" if at else "") for at in range(60))
    styles += style("Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr>')
    return docx(body, numbering=abstract(0, *levels) + num(1, 0), styles=styles)


def readers(path: Path) -> dict[str, Callable[[], object]]:
    """Return what is installed, planparse and python-docx first."""
    from docx import Document

    def python_docx() -> object:
        return [paragraph.text for paragraph in Document(str(path)).paragraphs]

    found: dict[str, Callable[[], object]] = {
        "planparse": lambda: read_docx(path.read_bytes(), path.name),
        "python-docx": python_docx,
    }
    try:
        from docx2python import docx2python

        found["docx2python"] = lambda: docx2python(path).text
    except ImportError:
        print("docx2python is not installed")
    try:
        from markitdown import MarkItDown

        converter = MarkItDown(enable_plugins=False)
        found["markitdown"] = lambda: converter.convert(str(path)).text_content
    except ImportError:
        print("markitdown is not installed")
    return found


def seconds(readers: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return each reader's best time; they take turns, so that a busy machine hits all alike."""
    for read in readers.values():
        read()
    # what the readers' own modules hold is no part of reading a file
    gc.collect()
    gc.freeze()
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, read in readers.items():
            begun = time.perf_counter()
            read()
            best[name] = min(best[name], time.perf_counter() - begun)
    return best


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "plan.docx"
        if len(sys.argv) < 2:
            path.write_bytes(twenty_pages())
        source = read_docx(path.read_bytes(), path.name)
        best = seconds(readers(path))
    print(f"{len(source.text)} characters, {len(source.lines)} lines, {len(source.made)} made numbers")
    for name, taken in best.items():
        print(f"{name:12} {taken * 1000:8.1f} ms   planparse takes {best['planparse'] / taken:.3f} × of it")


if __name__ == "__main__":
    main()
