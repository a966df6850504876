"""How right and how fast ``diff`` is; ratios are of one run.

    python -m tests.benchmarks.bench_diff [PART …]

kinds       F1 by kind and the confusion table on random plans with known edits; at least 0.98
characters  characters marked as changed: planparse, difflib and redlines on the plain text
speed       alignment and edits of two plans of 5,000 characters: at most 3 × rapidfuzz's Indel opcodes on
            the two texts, at least 20 × faster than difflib without autojunk
growth      from 500 to 4,000 tasks on each side: linear-ish
startup     the whole command on two such plans: at most 4 × ``python -c "import click"``
"""

from __future__ import annotations

import copy
import difflib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import Indel

from planparse.diffing import DiffResult, diff
from planparse.diffing.rendering.wording import units_of
from planparse.generating.layout import Block, lay_out
from planparse.model import Plan
from tests.diffing import edited
from tests.diffing.scoring import confusion, f1_by_kind

PLANS = 1000
USUAL = ["reworded", "reworded", "removed", "added", "moved", "rescheduled"]
_COMMAND = "import sys; from planparse.cli.diff import diff; diff(sys.argv[1:])"


LIKE_REAL = (7, 11)
"""Clauses in a task, so that a unit has about 75 characters on average, as on real pages."""
Years = tuple[Plan, Plan, list[edited.Truth]]


def two_years(
    seed: int, sections: int, below: int, edits: list[str], clauses: tuple[int, int] = (2, 4)
) -> Years:
    """Return a plan, the next year's, and what was edited; the year in the title has gone on."""
    rng = random.Random(seed)
    old = edited.draft(rng, sections, below, 5, clauses)
    new = copy.deepcopy(old)
    old.title, new.title = f"2025年{old.title}", f"2026年{new.title}"
    truth = edited.edit(rng, new, edits)
    return edited.plan_of(old), edited.plan_of(new), truth


def printed(plan: Plan) -> str:
    """Return the plan as text."""
    return "\n".join(block.line for block in lay_out(plan, "list") if isinstance(block, Block))


def best(work: Callable[[], object], rounds: int = 15) -> float:
    """Return the least time that ``work`` took, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def kinds() -> None:
    """Print F1 by kind, and what was taken for what."""
    pairs = []
    for seed in range(PLANS):
        rng = random.Random(-1 - seed)
        chosen = [rng.choice(edited.EDITS) for _ in range(rng.randint(2, 6))]
        old, new, truth = two_years(seed, rng.randint(3, 7), rng.randint(3, 7), chosen)
        pairs.append((_without_title(diff(old, new)), truth))
    print(f"{PLANS} random plans, 2-6 edits each, every third task with a similar neighbour")
    for kind, score in f1_by_kind(pairs).items():
        print(f"  {kind:12} F1 {score:.4f}  (at least 0.98)")
    table = confusion(pairs)
    names = sorted({name for pair in table for name in pair})
    print("  made \\ shown " + "".join(f"{name:>12}" for name in names))
    for made in names:
        print(f"  {made:12} " + "".join(f"{table.get((made, shown), 0) or '.':>12}" for shown in names))


def _without_title(result: DiffResult) -> DiffResult:
    changes = tuple(change for change in result.changes if change.part != "title")
    return DiffResult(old=result.old, new=result.new, changes=changes, summary=result.summary)


def characters() -> None:
    """Print how many characters each way of showing the same edits marks as changed."""
    ours, lines, plain, red = [], [], [], []
    for seed in range(20):
        old, new, _ = two_years(seed, 8, 8, USUAL)
        before, after = printed(old), printed(new)
        ours.append(_marked(diff(old, new)))
        plain.append(_replaced(difflib.SequenceMatcher(None, before, after, False).get_opcodes()))
        lines.append(_by_lines(before, after))
        red.append(_by_redlines(before, after))
    print(
        f"characters marked as changed, mean of 20 pairs of plans of about {len(printed(old)):,} characters"
    )
    print(f"  planparse (what moved is named, not marked)  {statistics.mean(ours):8.0f}")
    print(f"  difflib, by characters                       {statistics.mean(plain):8.0f}")
    print(f"  difflib, by lines                            {statistics.mean(lines):8.0f}")
    if None not in red:
        print(f"  redlines                                     {statistics.mean(r or 0 for r in red):8.0f}")


def _marked(result: DiffResult) -> int:
    total = 0
    for change in result.changes:
        if change.edits:
            total += sum(len(text) for what, text in change.edits if what != "equal")
        elif change.kinds[0] in ("added", "removed"):
            total += sum(len(unit.text) for unit in (*units_of(change.old), *units_of(change.new)))
    return total


def _replaced(steps: list[tuple[str, int, int, int, int]]) -> int:
    return sum(i2 - i1 + j2 - j1 for tag, i1, i2, j1, j2 in steps if tag != "equal")


def _by_lines(before: str, after: str) -> int:
    shown = difflib.ndiff(before.split("\n"), after.split("\n"))
    return sum(len(line) - 2 for line in shown if line[0] in "+-")


def _by_redlines(before: str, after: str) -> int | None:
    try:
        from redlines import Redlines
    except ImportError:
        return None
    return sum(
        len(change.source_text or "") + len(change.test_text or "")
        for change in Redlines(before, after).changes
    )


def speed() -> None:
    """Print the time of a comparison beside that of plain character diffs of the two texts."""
    old, new, _ = two_years(8, 5, 11, USUAL, LIKE_REAL)
    before, after = printed(old), printed(new)
    ours = best(lambda: diff(old, new))
    indel = best(lambda: Indel.opcodes(before, after))
    slow = best(lambda: difflib.SequenceMatcher(None, before, after, False).get_opcodes(), 3)
    print(f"two plans of {len(before):,} and {len(after):,} characters: {ours:.2f} ms")
    print(f"  {ours / indel:.2f} × rapidfuzz Indel opcodes ({indel:.2f} ms)  (at most 3)")
    print(f"  {slow / ours:.1f} × faster than difflib without autojunk ({slow:.0f} ms)  (at least 20)")


def growth() -> None:
    """Print how the time grows with the number of tasks, some edited, and with nothing in common."""
    for tasks in (500, 1000, 2000, 4000):
        rng = random.Random(tasks)
        edits = [rng.choice(edited.EDITS) for _ in range(tasks // 20)]
        old, new, _ = two_years(3, tasks // 10, 10, edits)
        other = two_years(99, tasks // 10, 10, [])[0]
        known = best(lambda old=old, new=new: diff(old, new), 3)  # type: ignore[misc]
        unknown = best(lambda old=old, other=other: diff(old, other), 1)  # type: ignore[misc]
        print(f"  {tasks:5} tasks a side, {len(edits):3} edits {known:7.1f} ms, all others {unknown:7.1f} ms")


def startup() -> None:
    """Print the time of the whole command beside that of importing click."""
    old, new, _ = two_years(8, 5, 11, USUAL, LIKE_REAL)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "old.txt", Path(folder) / "new.txt"]
        for path, plan in zip(paths, (old, new), strict=True):
            path.write_text(printed(plan), encoding="utf-8")
        click = best(lambda: _python("import click"))
        whole = best(lambda: _python(_COMMAND, *map(str, paths)))
    print(f"planparse diff: {whole:.0f} ms, {whole / click:.2f} × import click ({click:.0f} ms)  (at most 4)")


def _python(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)


PARTS = {"kinds": kinds, "characters": characters, "speed": speed, "growth": growth, "startup": startup}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        print(f"== {part}")
        PARTS[part]()
