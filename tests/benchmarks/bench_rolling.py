"""``planparse generate --from`` beside ``python -c "import click"``: ratios of processor time in one run.

    python -m tests.benchmarks.bench_rolling [FILE]

Target: at most 8 × for a Word file, also with ``--review``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.rolling.labelled import documents

ROUNDS = 9
BUDGET = 8.0
_COMMAND = (
    "import sys; from planparse.cli.generate import command; command(sys.argv[1:], standalone_mode=False)"
)


def seconds(*arguments: str) -> float:
    """Return the processor time of a process, start-up and all; the time on the clock on Windows."""
    before = _spent()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return _spent() - before


def _spent() -> float:
    if sys.platform == "win32":
        return time.perf_counter()
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def runs(path: str, out: str) -> dict[str, tuple[str, ...]]:
    """Return what is measured, by name."""
    generate = ("-c", _COMMAND)
    rolling = (*generate, "--from", path, "--year", "2026", "-o", out)
    return {
        "import click": ("-c", "import click"),
        "generate": (*generate, path, "-o", out),
        "generate --from": rolling,
        "generate --from --review": (*rolling, "--review"),
    }


def main() -> None:
    """Print the ratios, and how long rolling itself takes once everything is loaded."""
    document = next(document for document in documents() if document.old_year == 2025)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2025.txt"
        path.write_text(document.text, encoding="utf-8")
        chosen = runs(sys.argv[1] if len(sys.argv) > 1 else str(path), str(Path(folder) / "2026.docx"))
        best = dict.fromkeys(chosen, float("inf"))
        for _ in range(ROUNDS):
            for name, arguments in chosen.items():
                best[name] = min(best[name], seconds(*arguments))
    for name, taken in best.items():
        ratio = taken / best["import click"]
        print(
            f"{name:26} {taken * 1000:7.1f} ms  {ratio:5.2f} × import click  {'' if ratio <= BUDGET else 'too slow'}"
        )
    print(f"rolling alone, everything loaded: {_rolling(document.text):.1f} thousand characters a second")


def _rolling(text: str) -> float:
    import planparse
    from planparse.rolling import roll

    (plan,) = planparse.parse(text).plans
    roll(plan, year=2026)
    begun = time.process_time()
    for _ in range(20):
        roll(plan, year=2026)
    return 20 * len(text) / (time.process_time() - begun) / 1000


if __name__ == "__main__":
    main()
