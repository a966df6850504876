"""The README's commands run and print what it shows; ``python -m tests.test_readme`` prints it anew."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n\$ planparse (.*)\n((?:.*\n)*?)```", README)
PYTHON = re.findall(r"```python\n((?:.*\n)*?)```\n\n```text\n((?:.*\n)*?)```", README)
LEFT_OUT = "…"
"""A line that stands for any number of lines."""


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def matches(shown: list[str], printed: list[str]) -> bool:
    """Tell whether ``printed`` is what is shown, where ``LEFT_OUT`` stands for anything."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == LEFT_OUT else re.escape(line + "\n") for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def test_there_is_something_to_run() -> None:
    assert len(CONSOLE) >= 2
    assert PYTHON


@pytest.mark.parametrize(("command", "shown"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str) -> None:
    printed = run("-m", "planparse", *command.split())
    assert matches(shown.splitlines(), printed.splitlines()), printed


@pytest.mark.parametrize(("code", "shown"), PYTHON)
def test_the_example_prints_what_the_readme_shows(code: str, shown: str) -> None:
    assert run("-c", code) == shown


if __name__ == "__main__":
    for command, _ in CONSOLE:
        print(f"$ planparse {command}")
        print(run("-m", "planparse", *command.split()))
