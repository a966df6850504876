"""How fast generate is, as ratios of one run: python -m tests.benchmarks.bench_generate

command    ``planparse generate`` of a plan of three pages, over ``python -c "import click"``; at most 7
writing    1,000 Word files in one process, over python-docx writing the same paragraphs; at most 1.0
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from planparse.generating.layout import Block, Table, lay_out
from planparse.generating.templates import fill, load_template
from planparse.generating.write import generate
from planparse.model import Plan

ROUNDS = 9
DOCUMENTS = 1000
COMMAND = "from planparse.cli.generate import command; command()"


def three_pages() -> Plan:
    """Return a plan of about three printed pages, with a table."""
    return fill(load_template("hospital-union"), {"organization": "青塘县人民医院", "year": "2027"})


def plain(plan: Plan) -> bytes:
    """Write the same paragraphs and tables with python-docx, without any look."""
    from docx import Document

    document = Document()
    for block in lay_out(plan, "table"):
        if isinstance(block, Block):
            document.add_paragraph(
                block.line, style=f"Heading {block.level}" if block.kind == "heading" else None
            )
        else:
            _table(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: object, table: Table) -> None:
    rows = (table.header, *(row.cells for row in table.rows))
    made = document.add_table(len(rows), len(table.header))  # type: ignore[attr-defined]
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the best of several runs."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def command_ratio(plan: Plan) -> float:
    """Return what the command takes, over the import of click."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "plan.yaml", Path(folder) / "plan.docx"
        source.write_bytes(generate(plan, "yaml"))

        def run(*arguments: str) -> None:
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

        click = seconds(lambda: run("-c", "import click"), ROUNDS)
        ours = seconds(lambda: run("-c", COMMAND, str(source), "-o", str(target)), ROUNDS)
    return ours / click


def writing_ratio(plan: Plan) -> tuple[float, float]:
    """Return the seconds for a thousand documents, and the ratio to python-docx (from a tenth of them)."""
    generate(plan, "docx")
    ours = seconds(lambda: [generate(plan, "docx") for _ in range(DOCUMENTS)], 1)
    theirs = seconds(lambda: [plain(plan) for _ in range(DOCUMENTS // 10)], 1) * 10
    return ours, ours / theirs


def main() -> None:
    """Print the ratios."""
    plan = three_pages()
    print(f"command  {command_ratio(plan):.2f} × import click (at most 7)")
    ours, ratio = writing_ratio(plan)
    print(f"writing  {ours:.2f} s for {DOCUMENTS} documents, {ratio:.2f} × python-docx (at most 1.0)")


if __name__ == "__main__":
    main()
