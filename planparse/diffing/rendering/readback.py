"""What a file with tracked changes cannot carry: it is read back, accepted and rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.generating.readback import Difference, differences

if TYPE_CHECKING:
    from planparse.diffing.compare import Comparison
    from planparse.model import Plan


def lost(comparison: Comparison, file: bytes) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Return where the plan read from ``file`` differs, all accepted (new plan) and all rejected (old).

    What the user ignores is not tracked: then the old plan is not asked for.
    """
    old, new = comparison.plans
    accepted = _read_back(new, file, original=False)
    return accepted, () if comparison.ignored else _read_back(old, file, original=True)


def _read_back(plan: Plan, file: bytes, *, original: bool) -> tuple[Difference, ...]:
    from planparse.parsing import parse_source
    from planparse.reading import read_bytes

    found = parse_source(read_bytes(file, "diff.docx", original=original)).plans
    if len(found) != 1:
        return (Difference("$", "1 份计划", f"{len(found)} 份计划"),)
    return differences(plan, found[0])
