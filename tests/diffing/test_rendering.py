"""What is printed, marked up and encoded."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import msgspec
import pytest

from planparse.diffing import DiffResult
from planparse.diffing.compare import compare
from planparse.diffing.ignoring import without
from planparse.diffing.rendering import DiffOptions, render
from planparse.errors import UsageError
from planparse.model import Item, Period, Plan, Task
from tests.diffing.examples import NEW, OLD

COMPARISON = compare(OLD, NEW, old_name="去年.docx", new_name="今年.docx")

TEXT = """\
旧 / old: 去年.docx  滨河图书馆工会2025年工作计划
新 / new: 今年.docx  滨河图书馆工会2026年工作计划
新增 1 · 删除 1 · 拆分 1 · 改写 3 · 移动 1 · 改期 1 · 顺延 4 · 重新编号 2

新增 added (1)
  一、/4.
      + 邀请专家举办两场古籍修复讲座。

删除 removed (1)
  一、/2.
      - 开展“我与书香”主题征文，评出优秀作品在馆内展出。

拆分 split (1)
  一、/3. → 一、/2. + 一、/3.  92%  [改写]
      整理荣誉室陈列，补充近年资料[-，同时-]{+。¶+}编印职工读书文集。

改写 reworded (2)
  一、/1.  91%
      [-每月-]{+每季度+}组织一次集中学习，参加人数不少于[-20-]{+30+}人，并做好记录。
  二、/2. → 三、/2.  91%  [移动]
      检查各库房{+与阅览室+}的消防器材，发现问题当场整改。

改期 rescheduled (1)
  日程 三月份/2. → 日程 四月份/2.
      核对会员名册并换发会员证。

顺延 rolled: 4 处（--all 逐条列出 / --all lists them）

重新编号 renumbered: 2 处（--all 逐条列出 / --all lists them）

要素变化 facts (2)
  一、/1.  数量  20人 → 30人
  一、/1.  频次  每月 → 每季度
"""


def _rendered(fmt: str, **options: bool) -> str:
    return render(COMPARISON, fmt, DiffOptions(**options)).decode()


def test_text() -> None:
    assert _rendered("text") == TEXT


def test_text_with_all_lists_what_rolled_and_what_was_renumbered() -> None:
    shown = _rendered("text", everything=True)
    assert "--all" not in shown
    assert "顺延 rolled (4)" in shown
    assert "滨河图书馆工会[-2025-]{+2026+}年工作计划" in shown
    assert "重新编号 renumbered (2)" in shown
    assert "二、/3. → 二、/2." in shown


def test_text_in_colour_says_the_same() -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", _rendered("text", colour=True))
    assert plain == re.sub(r"\[-|-\]|\{\+|\+\}", "", TEXT)


def test_no_changes() -> None:
    same = compare(OLD, OLD)
    for fmt in ("text", "md", "html"):
        assert "没有变化 / no changes" in render(same, fmt, DiffOptions()).decode()
    assert json.loads(render(same, "json", DiffOptions()))["changes"] == []


def test_json_reads_back() -> None:
    data = render(COMPARISON, "json", DiffOptions())
    assert msgspec.json.decode(data, type=DiffResult) == COMPARISON.result
    shape = json.loads(data)
    assert list(shape) == ["format", "old", "new", "changes", "summary"]
    assert shape["format"] == "planparse/diff@1"
    split = next(change for change in shape["changes"] if "split" in change["kinds"])
    assert list(split) == ["kinds", "part", "old", "new", "similarity", "edits", "facts"]
    assert split["old"] == {"path": ["一、", "3."], "text": OLD.tasks[0].subtasks[2].text[0]}
    assert [unit["path"] for unit in split["new"]] == [["一、", "2."], ["一、", "3."]]


def test_markdown_escapes_what_is_markup() -> None:
    old, new = (Plan(tasks=(Task("1.", text=(f"检查*{n}|<b>_器材_并且做好记录",)),)) for n in (1, 2))
    shown = render(compare(old, new), "md", DiffOptions()).decode()
    assert r"检查\*<del>1</del><ins>2</ins>\|\<b\>\_器材\_并且做好记录" in shown


class _Page(HTMLParser):
    """Looks for what makes a page depend on others, and for tags that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_html_is_whole_and_needs_nothing_else() -> None:
    page = _Page()
    page.feed(_rendered("html"))
    assert page.open == []
    assert page.links == []
    said = "".join(page.said)
    for entry in (*COMPARISON.old.entries, *COMPARISON.new.entries):
        assert entry.text in said


def test_html_has_a_row_for_every_row_and_a_filter_for_every_kind() -> None:
    page = _rendered("html")
    assert page.count('class="row ') == len(COMPARISON.rows)
    for kind, count in COMPARISON.result.summary.items():
        assert re.search(rf'<input type="checkbox" value="{kind}" checked>\S+ {count}</label>', page)


def test_html_escapes() -> None:
    old = Plan(title="<script>alert(1)</script>", tasks=(Task("1.", text=("a & b",)),))
    page = render(compare(old, Plan()), "html", DiffOptions()).decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "a &amp; b" in unescape(page).replace("a & b", "a &amp; b")


def test_ignored_changes_are_shown_as_unchanged_in_html() -> None:
    page = render(without(COMPARISON, frozenset({"added"})), "html", DiffOptions()).decode()
    assert 'value="added"' not in page
    assert page.count('class="row ') == len(COMPARISON.rows)


def test_an_unknown_format() -> None:
    with pytest.raises(UsageError) as caught:
        render(COMPARISON, "pdf", DiffOptions())
    assert str(caught.value).endswith(
        "no output format 'pdf'; choose one with -f: text, json, md, html, docx"
    )


def _schedule(*periods: tuple[str, int, tuple[str, ...]]) -> Plan:
    return Plan(
        schedule=tuple(
            Period(label=label, months=(month,), items=tuple(Item(text=text) for text in texts))
            for label, month, texts in periods
        )
    )


MEETING, COUNT, WALK = "召开职工书画展筹备会", "核对会员花名册", "组织秋季健步走"


def _shown(old: Plan, new: Plan, fmt: str = "text", *, everything: bool = False) -> str:
    return render(compare(old, new), fmt, DiffOptions(everything=everything)).decode()


@pytest.mark.parametrize("fmt", ["text", "md"])
def test_a_period_that_only_a_rescheduled_item_made_is_not_told_again(fmt: str) -> None:
    old = _schedule(("9月", 9, (MEETING, COUNT)))
    new = _schedule(("9月", 9, (MEETING,)), ("10月", 10, (COUNT,)))
    assert "新增" not in _shown(old, new, fmt)
    assert "删除" not in _shown(new, old, fmt)
    assert "改期" in _shown(old, new, fmt)
    assert compare(old, new).result.summary == {"added": 1, "rescheduled": 1}


def test_a_period_with_something_else_in_it_is_told() -> None:
    old = _schedule(("9月", 9, (MEETING, COUNT)))
    new = _schedule(("9月", 9, (MEETING,)), ("10月", 10, (COUNT, WALK)))
    assert "新增 2 · 改期 1" in _shown(old, new)


def test_as_many_are_announced_as_all_lists() -> None:
    """What was also reworded is listed there, and not once more under its new number."""
    first, second, third = (
        "清点各库房的消防器材并登记造册",
        "落实带薪休假制度，年底公布情况",
        "听取职工意见20条",
    )
    old = Plan(tasks=(Task("1.", text=(first,)), Task("2.", text=(second,)), Task("3.", text=(third,))))
    new = Plan(tasks=(Task("1.", text=(second,)), Task("2.", text=(third.replace("20", "30"),))))
    assert compare(old, new).result.summary["renumbered"] == 2
    assert "重新编号 renumbered: 1 处（--all" in _shown(old, new)
    assert "重新编号 renumbered (1)" in _shown(old, new, everything=True)
    only = Plan(tasks=old.tasks[2:]), Plan(tasks=new.tasks[1:])
    assert "renumbered" not in _shown(*only)


def _table(responsible: str, place: str | None = None) -> Plan:
    item = Item(text=COUNT, responsible=responsible, place=place)
    other = Item(text=WALK, responsible="赵敏", place="后山")
    return Plan(schedule=(Period(label="9月", months=(9,), items=(item, other)),))


def test_a_changed_column_is_shown_on_its_line() -> None:
    text = _shown(_table("王小丽"), _table("周洋", "一楼大厅"))
    lines = text.splitlines()
    at = lines.index(f"      {COUNT}")
    assert lines[at + 1 : at + 3] == ["      地点：{+一楼大厅+}", "      责任人：[-王小丽-]{+周洋+}"]
    markdown = _shown(_table("王小丽"), _table("周洋"), "md")
    assert f"  {COUNT}<br>责任人：<del>王小丽</del><ins>周洋</ins>\n" in markdown
    page = _shown(_table("王小丽"), _table("周洋"), "html")
    assert "责任人：<del>王小丽</del><ins>周洋</ins>" in page


@pytest.mark.parametrize("fmt", ["text", "md", "html"])
def test_a_change_of_marks_alone_says_so(fmt: str) -> None:
    old, stop, word = (
        Plan(tasks=(Task("1.", text=(text,)),))
        for text in ("听取职工意见，逐条答复", "听取职工意见，逐条答复。", "听取会员意见，逐条答复。")
    )
    assert "标点" in _shown(old, stop, fmt)
    assert "标点" not in _shown(old, word, fmt)
