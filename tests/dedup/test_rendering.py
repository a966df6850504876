from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from planparse.dedup.deduplicate import dedup
from planparse.dedup.model import Settings
from planparse.dedup.rendering import ReportOptions, render
from tests.dedup.plans import SENTENCES, compared, of_paragraphs, plan_text

HOSTILE = "<script>alert('甲')</script>&<b title=\"x\">每周清点一次仓库的货架与标签</b>"


def page(*plans: object) -> str:
    return "".join(render(dedup(plans, Settings()), "html", ReportOptions()))  # type: ignore[arg-type]


def test_json_has_the_promised_shape() -> None:
    plans = [of_paragraphs("甲", SENTENCES[0]), of_paragraphs("乙", SENTENCES[0] + "\ud800", "无")]
    text = "".join(render(dedup(plans, Settings(levels=("paragraph",))), "json", ReportOptions()))
    text.encode()
    made = json.loads(text)
    assert list(made) == ["format", "units", "clusters", "plans"]
    assert made["format"] == "planparse/dedup@1"
    assert list(made["units"][0]) == ["id", "source", "plan", "level", "path", "text"]
    assert made["clusters"] == [
        {
            "level": "paragraph",
            "members": [0, 2],
            "canonical": 2,
            "similarity": {"min": 0.9846, "mean": 0.9846},
        }
    ] or made["clusters"][0]["members"] == [0, 2]
    assert list(made["plans"][0]) == ["source", "plan", "own_share"]


def test_json_of_nothing() -> None:
    assert json.loads("".join(render(dedup([], Settings(pairs=True)), "json", ReportOptions()))) == {
        "format": "planparse/dedup@1", "units": [], "clusters": [], "pairs": [], "plans": []
    }  # fmt: skip


def test_the_page_escapes_what_the_plans_say() -> None:
    made = page(of_paragraphs("<甲>", HOSTILE, SENTENCES[0]), of_paragraphs("乙", HOSTILE, SENTENCES[0]))
    assert "<script>alert" not in made
    assert "&lt;script&gt;alert(&#39;甲&#39;)" in made
    assert "<甲>" not in made
    assert made.count("<script>") == 1


def test_the_page_marks_copied_words_and_differing_words() -> None:
    changed = SENTENCES[1].replace("两个人", "三个人")
    made = page(
        of_paragraphs("甲", SENTENCES[0], SENTENCES[1]),
        of_paragraphs("乙", SENTENCES[0] + SENTENCES[3], changed),
    )
    assert f"<mark>{SENTENCES[0][:-1]}</mark><sup>1</sup>" in made
    assert "<del>" in made
    assert "<ins>" in made


def test_the_text_report_says_in_how_many_plans() -> None:
    plans = [
        *compared(plan_text("青石小学", "2025"), "甲.txt"),
        *compared(plan_text("柳河中心小学", "2026"), "乙.txt"),
    ]
    made = "".join(render(dedup(plans, Settings()), "text", ReportOptions()))
    assert "见于 2 份计划 / in 2 plans" in made
    assert "  0% ░░░░░░░░░░░░░░░░░░░░ 乙.txt#1 柳河中心小学2026年后勤工作计划" in made


@pytest.mark.browser
def test_the_page_runs_in_a_browser(tmp_path: Path) -> None:
    """The script runs under the page's own policy: a link to a cluster opens it."""
    made = page(of_paragraphs("甲", HOSTILE, SENTENCES[0]), of_paragraphs("乙", HOSTILE, SENTENCES[0]))
    path = tmp_path / "报告.html"
    path.write_text(made, encoding="utf-8")
    at = made.split("class='cluster item' id=")[1].split(">")[0]
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'user'}",
         "--virtual-time-budget=2000", "--dump-dom", f"{path.as_uri()}#{at}"],
        capture_output=True, timeout=60,
    )  # fmt: skip
    shown = done.stdout.decode()
    opened = [
        part.split(">")[0] for part in shown.split("<details")[1:] if f'id="{at}"' in part.split(">")[0]
    ]
    assert opened
    assert "open" in opened[0]
