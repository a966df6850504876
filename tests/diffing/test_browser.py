"""The page in a real browser: its script runs, filters hide rows, keys go from change to change."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from planparse.diffing.compare import compare
from planparse.diffing.rendering import DiffOptions, render
from tests.diffing.examples import NEW, OLD

_PRESS = """<script>
const press = key => document.dispatchEvent(new KeyboardEvent('keydown', {key}));
STEPS
</script></body>"""


def _after(steps: str, folder: Path) -> list[tuple[str, ...]]:
    """Return the classes of all rows after the page's script and ``steps`` have run."""
    page = render(compare(OLD, NEW), "html", DiffOptions()).decode()
    path = folder / "page.html"
    path.write_text(page.replace("</body>", _PRESS.replace("STEPS", steps)), encoding="utf-8")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    shown = subprocess.run(
        [str(program), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
         "--dump-dom", path.as_uri()],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return [tuple(found.split()) for found in re.findall(r'class="(row [^"]*)"', shown.stdout.decode())]


@pytest.mark.browser
def test_keys_and_filters(tmp_path: Path) -> None:
    rows = _after("press('j'); press('j'); press('k'); press('u');", tmp_path)
    assert ["current" in row for row in rows].count(True) == 1
    assert all(("hidden" in row) == ("same" in row) for row in rows)
    unticked = "const b = document.querySelector('input[value=renumbered]'); b.click();"
    rows = _after(unticked, tmp_path)
    only = [row for row in rows if row[1:2] == ("renumbered",)]
    assert only
    assert all("hidden" in row for row in only)
    assert not any("hidden" in row for row in rows if row not in only)
