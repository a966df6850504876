"""What an office suite makes of the files; skipped where there is none."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from planparse.generating.write import generate
from planparse.model import Plan, Task
from tests.generating.plans import PLAN, options

pytestmark = pytest.mark.libreoffice


def pages(folder: Path, data: bytes) -> int:
    """Return how many pages LibreOffice prints the .docx on."""
    (folder / "plan.docx").write_bytes(data)
    program = shutil.which("soffice") or "libreoffice"
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "plan.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page[^s]", (folder / "plan.pdf").read_bytes()))


def lines(count: int) -> Plan:
    """Return a plan that is nothing but ``count`` full lines: 26 characters behind an indent of two."""
    return Plan(opening=tuple("字" * 26 for _ in range(count)))


@pytest.mark.parametrize(("count", "expected"), [(22, 1), (23, 2), (44, 2)])
def test_twenty_two_lines_of_twenty_eight_characters(tmp_path: Path, count: int, expected: int) -> None:
    assert pages(tmp_path, generate(lines(count), "docx")) == expected


def test_a_plan_with_a_table_opens(tmp_path: Path) -> None:
    assert pages(tmp_path, generate(PLAN, "docx", options(numbering="word"))) >= 1


def test_a_heading_of_two_thousand_characters_opens(tmp_path: Path) -> None:
    plan = Plan(title="长" * 2000, tasks=(Task("一、", "长" * 2000),))
    assert pages(tmp_path, generate(plan, "docx")) >= 3
