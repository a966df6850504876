from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from planparse.model import Leaf, Plan, Task
from planparse.rendering.html.source import Passage, without_overlaps

from .page import Page, rendered, small
from .strategies import results

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from planparse.rendering import Result


def _parsed(*results: Result) -> HtmlElement:
    return lxml_html.document_fromstring(rendered("html", *results))


def _source_text(page: HtmlElement) -> str:
    return "\n".join(_line_text(line) for line in page.xpath("//div[@data-l]"))


def _line_text(line: HtmlElement) -> str:
    return "".join(line.xpath(".//text()[not(parent::button)]"))


def _normal(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def test_the_source_stands_there_unchanged_and_numbered() -> None:
    page = _parsed(small())
    assert _source_text(page) == small().source.text
    numbers = [int(line.get("data-l")) for line in page.xpath("//div[@data-l]")]
    assert numbers == list(range(1, small().source.text.count("\n") + 2))


def test_a_leaf_is_joined_to_its_place_in_the_source() -> None:
    page = _parsed(small())
    (leaf,) = page.xpath("//section[@class='right']//span[contains(@class, 'leaf') and text()='征集提案']")
    (piece,) = page.xpath(f"//div[@data-l]//i[@data-k='{leaf.get('data-k')}']")
    assert piece.text == "征集提案"
    assert piece.get("class") == "heading"


def test_every_key_has_both_sides() -> None:
    page = _parsed(small())
    left = {element.get("data-k") for element in page.xpath("//section[@class='left']//*[@data-k]")}
    right = {element.get("data-k") for element in page.xpath("//section[@class='right']//*[@data-k]")}
    assert left == right
    assert len(left) > 20


def test_what_was_set_aside_says_why() -> None:
    page = _parsed(small())
    pieces = page.xpath("//div[@data-l]//i[contains(@class, 'aside')]")
    assert [(piece.text, piece.get("title")) for piece in pieces] == [
        ("首页 > 工作计划 > 工会", "剔除：网站栏目 / set aside: site_chrome"),
        ("- 3 -", "剔除：页码 / set aside: page_number"),
    ]


def test_a_made_number_says_so() -> None:
    (first, _) = _parsed(small()).xpath("//i[@class='marker made']")
    assert first.text == "一、"
    assert first.get("title").startswith("自动编号")


def test_an_issue_is_pinned_and_listed_with_its_place() -> None:
    page = _parsed(small())
    (pin,) = page.xpath("//button[@class='pin']")
    assert pin.getnext().text == "3、"
    assert pin.getnext().get("class") == "marker bad"
    (row,) = page.xpath("//div[@data-tab='issues']//li")
    assert row.text_content().strip().startswith("8:1 编号不连续：缺 2、")


def test_what_nobody_accounts_for_is_shown_as_lost() -> None:
    page = Page()
    title = page.leaf("计划", then="遗漏")
    (piece,) = _parsed(page.result(Plan(title=title))).xpath("//i[@class='lost']")
    assert piece.text == "遗漏"


def test_a_leaf_in_two_pieces_has_two_places() -> None:
    page = Page()
    page.text = "开好\n2\n大会"
    leaf = Leaf("开好大会", ((0, 2), (5, 7)))
    shown = _parsed(page.result(Plan(tasks=(Task(text=(leaf,)),))))
    assert [piece.text for piece in shown.xpath("//i[@data-k='n1']")] == ["开好", "大会"]


def test_nothing_in_a_text_becomes_markup() -> None:
    nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>'\"&amp;"
    page = Page(f"{nasty}.txt")
    page.aside(nasty, "debris")
    plan = Plan(
        title=page.leaf(nasty, then="\n"),
        organization=nasty,
        tasks=(Task(page.leaf(nasty), page.leaf(nasty), (page.leaf(nasty),)),),
    )
    page.issue("x", nasty, (0, 3))
    shown = _parsed(page.result(plan))
    assert len(shown.xpath("//script")) == 1
    assert not shown.xpath("//img")
    assert not [name for element in shown.iter() for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    assert page.text in _source_text(shown)


def test_only_the_pages_own_script_and_style_may_run() -> None:
    text = rendered("html", small())
    policy = re.search(r'Content-Security-Policy content="([^"]*)"', text)
    assert policy is not None
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        (inline,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert " style=" not in text
    assert not re.search(r"(src|href)=", text.split("</style>")[1].split("<script>")[0])


def test_several_files_stand_one_after_another() -> None:
    page = _parsed(small(), Page("空.txt").result())
    assert [file.get("data-name") for file in page.xpath("//article")] == ["计划.txt", "空.txt"]
    assert "没有找到计划" in page.xpath("//article")[1].text_content()


@settings(max_examples=40)
@given(results())
def test_any_source_stands_there_unchanged(result: Result) -> None:
    controls = {code: "\ufffd" for code in [*range(32), *range(0x7F, 0xA0)] if code not in (9, 10, 13)}
    assert _source_text(_parsed(result)) == _normal(result.source.text).translate(controls)


def test_of_overlapping_passages_the_first_and_longer_stays() -> None:
    spans = [(5, 9), (0, 4), (0, 6), (6, 8), (7, 7)]
    passages = [Passage(span, "text", str(span)) for span in spans]
    assert [passage.span for passage in without_overlaps(passages)] == [(0, 6), (6, 8)]


def test_a_page_of_ten_thousand_leaves_stays_small() -> None:
    page = Page()
    tasks = tuple(
        Task(page.leaf(f"{n}、"), page.leaf("检查"), (page.leaf("落实。", then="\n"),)) for n in range(3334)
    )
    result = page.result(Plan(tasks=tasks))
    assert len(rendered("html", result)) < 1_800_000


CLICK = """
const leaf = [...document.querySelectorAll(".src .heading")][0];
leaf.click();
document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
const lit = document.querySelectorAll(".src .on");
document.title = document.querySelector(".current").textContent + "|" + lit.length;
"""


@pytest.mark.browser
def test_a_click_and_a_key_choose_in_a_browser(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium")
    text = re.sub("<meta http-equiv[^>]*>", "", rendered("html", small()))
    (tmp_path / "page.html").write_text(
        text.replace("</body>", f"<script>{CLICK}</script></body>"), encoding="utf-8"
    )
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
    ]
    done = subprocess.run(
        [browser, *flags, (tmp_path / "page.html").as_uri()], capture_output=True, timeout=60, check=True
    )
    assert "<title>1、征集提案三月底前汇总。|3</title>" in done.stdout.decode()
