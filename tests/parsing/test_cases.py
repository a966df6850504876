"""Every golden case of tests/cases, as written and in half width."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parsing
from planparse.reading.text import source_from_text
from tests.golden import Case, outline, read_cases
from tests.invariants import check_extraction

CASES = [
    case for path in sorted((Path(__file__).parents[1] / "cases").glob("*.txt")) for case in read_cases(path)
]
NARROW = [case.half_width() for case in CASES if case.half_width().text != case.text]


@pytest.mark.parametrize("case", CASES + NARROW, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    source = source_from_text(case.text)
    extraction = parsing.parse_source(source)
    check_extraction(source, extraction)
    assert outline(extraction, case) == case.expected


def test_cases_have_names_of_their_own() -> None:
    names = [case.name for case in CASES]
    assert sorted(set(names)) == sorted(names)


def test_cases_hold_real_full_width_punctuation() -> None:
    text = "".join(case.text for case in CASES)
    for code in (0xFF0C, 0xFF08, 0xFF09, 0xFF1A, 0xFF1B, 0x3000, 0xFF11):
        assert chr(code) in text, hex(code)
