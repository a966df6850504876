"""The golden cases themselves: an expected outline holds nothing that the case does not print."""

from __future__ import annotations

import re

import pytest

from tests.golden import Case, read_cases, tidy
from tests.invariants import squeezed
from tests.parsing.test_cases import CASES

KEYS = ["mark", "title", "organization", "year_as_printed", "opening", "closing", "attachment", "signature"]


def pieces(line: str) -> list[str]:
    """Return the printed texts that an outline's line speaks of."""
    if re.match(r"(year|issue|plan)\b", line) and not line.startswith("year_as_printed"):
        return []
    line = re.sub(rf"^(?:{'|'.join(KEYS)}|aside\(\w+\)):", "", line)
    line = re.sub(r"^guiding\(([^:]*)\):", r"\1|", line)
    line = re.sub(r"\[(?:\w+)?(?:,\w+)*\]", "|", line)
    line = re.sub(r"\{(.*)\}$", lambda match: re.sub(r"(?:^|; )\w+: ", "|", match[1]), line)
    return [squeezed(piece) for piece in re.split(r"[|¶]", line) if piece.strip() not in ("", "-", "none")]


ATTACHED = re.compile(r"^附件[:：]\d\.", re.MULTILINE)
"""Attachments go by their names; what is printed before them is no part of an outline."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outline_says_what_is_printed(case: Case) -> None:
    printed = squeezed(case.text.replace("|", " "))
    strange = [piece for line in case.expected.splitlines() for piece in pieces(line) if piece not in printed]
    kept = re.sub(r"\W", "", "".join(piece for line in case.expected.splitlines() for piece in pieces(line)))
    assert strange == [] or "aside(" in case.expected
    printed_words = re.sub(r"\W", "", ATTACHED.sub("", case.text))
    assert len(kept) >= len(printed_words), "the outline leaves something out"


def test_blanks_around_bars_do_not_matter() -> None:
    assert tidy("一、|修路 |  先修东头。\n  1. | | 甲。\n\n") == "一、 | 修路 | 先修东头。\n  1. |  | 甲。"


def test_a_file_is_read_case_by_case(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "two.txt"
    path.write_text(
        "=== one\n甲\n\\---\n---\nopening: 甲\n\n=== two\n乙\n---\nopening: 乙\n", encoding="utf-8"
    )
    first, second = read_cases(path)
    assert (first.name, first.text, first.expected) == ("two: one", "甲\n---\n", "opening: 甲")
    assert second.half_width().text == second.text
