"""The corpus files are what they claim to be; planparse itself reads but one of them here."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

import planparse
from planparse.model import Plan, Task

from . import make_word
from .documents import CORPUS, EXPECTED, Document, documents, held_out
from .scoring import squeezed, walk

ALL = documents() + held_out()
ENCODINGS = {
    "nursing-department": "gb18030",
    "infection-control-department": "gb18030",
    "village-committee": "gb18030",
    "rural-bank-union": "gb18030",
    "traditional-hospital-union": "big5",
    "party-branch-utf16": "utf-16",
    "finance-department": "utf-16",
}
MADE = {
    "volunteer-association": {"1.", "2.", "3."},
    "nursing-direct-numbers": {"一、", "二、", "三、", "（一）", "（二）", "（三）", "1.", "2."},
    "primary-school-week-calendar": {"一、", "二、", "三、", "（一）", "（二）", "星期二、星期三、星期四"},
    "factory-chapters": {"第一章", "第二章", "第三章", "第四章", "2.1", "2.2"},
    "street-office-typed-and-made": {"三、", "四、"},
    "calligraphy-heading-styles": {"1.", "2."},
    "party-branch-tracked": {"一、", "二、", "三、", "1．", "2．"},
    "retirees-controls-and-box": {"一、", "二、", "三、", "1", "2", "3", "4"},
    "youth-league-skipped-levels": {
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "1．",
        "2．",
        "①",
        "②",
        "③",
    },
    "statistics-bureau-table-goes-on": {"（一）", "（二）", "（三）"},
}
"""What a browser or Word makes: numbers; and the weekdays that a merged cell covers."""
FULL_WIDTH = {"，": 0xFF0C, "（": 0xFF08, "：": 0xFF1A}


def printed(document: Document) -> str:
    if document.path.suffix == ".docx":
        return typed(document.path)
    return document.path.read_bytes().decode(ENCODINGS.get(document.path.stem, "utf-8-sig"))


def typed(path: Path) -> str:
    """Return what was typed into a Word file's body: its ``w:t`` elements, read without planparse."""
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body))


def named(document: Document) -> str:
    return document.name


def leaves(plan: Plan) -> list[str]:
    """Return the words of a plan that must stand in the document, in no particular order."""
    signature = plan.signature
    guiding = plan.guiding_ideology
    return [
        *filter(None, [plan.title, plan.compilation_mark, plan.organization, plan.year_as_printed]),
        *([guiding.label, *guiding.text] if guiding else []),
        *plan.opening,
        *(word for _, task in walk(plan.tasks, 1) for word in words_of(task)),
        *(word for period in plan.schedule for word in [period.marker, period.label, *period.text]),
        *(word for period in plan.schedule for item in period.items for word in [item.marker, item.text]),
        *(cell for period in plan.schedule for item in period.items for cell in item.columns.values()),
        *plan.closing,
        *plan.attachments,
        *(filter(None, [signature.organization, signature.date]) if signature else []),
    ]


def words_of(task: Task) -> list[str]:
    return [task.marker, task.heading, *task.text]


def stands_in(words: str, text: str) -> bool:
    """Whether ``words`` stand in ``text``, at once or parted by at most one short foreign passage."""
    if words in text:
        return True
    cuts = range(1, len(words))
    return any(
        re.search(re.escape(words[:cut]) + r".{1,60}?" + re.escape(words[cut:]), text)
        for cut in cuts
        if words[:cut] in text and words[cut:] in text
    )


@pytest.mark.parametrize("document", ALL, ids=named)
def test_every_expected_word_is_printed(document: Document) -> None:
    text = squeezed(unescape(printed(document)))
    words = {squeezed(leaf) for plan in document.plans() for leaf in leaves(plan)}
    words -= MADE.get(document.path.stem, set())
    assert [word for word in words if not stands_in(word, text)] == []


@pytest.mark.parametrize("document", ALL, ids=named)
def test_what_is_expected_obeys_the_rules_of_a_plan(document: Document) -> None:
    for plan in document.plans():
        tasks = [task for _, task in walk(plan.tasks, 1)]
        assert Counter(task.role for task in tasks)["schedule"] == (1 if plan.schedule and tasks else 0)
        assert all(not task.heading.endswith(("。", "：", ":")) for task in tasks)
        assert all(task.marker or task.heading or task.subtasks for task in tasks)
        assert all(all(task.text) for task in tasks)
        if any(task.role == "guiding_ideology" for task in tasks):
            assert plan.guiding_ideology is not None
        if not tasks:
            assert plan.opening or plan.schedule


def test_every_document_has_expected_plans_and_the_reverse() -> None:
    for folder in (CORPUS, CORPUS / "heldout"):
        expected = {path.name for path in folder.glob("*" + EXPECTED)}
        assert expected == {document.expected.name for document in documents(folder)}
    assert len(documents()) >= 18
    assert len(held_out()) >= 8


def test_the_readme_names_every_document() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [document.name for document in documents() if f"`{document.name}`" not in readme] == []


def test_two_thirds_are_printed_with_full_width_punctuation() -> None:
    full = [document for document in ALL if all(mark in printed(document) for mark in FULL_WIDTH)]
    assert len(full) * 3 >= len(ALL) * 2
    assert {mark: ord(mark) for mark in FULL_WIDTH} == FULL_WIDTH


def test_half_width_indents_and_full_width_digits_are_there() -> None:
    texts = [printed(document) for document in documents()]
    assert sum("," in text and "，" not in text for text in texts) >= 3
    assert sum("\n\u3000\u3000" in text for text in texts) >= 8
    assert sum(bool(re.search("[０-９]", text)) for text in texts) >= 1
    assert sum("．" in text for text in texts) >= 3


def test_the_encodings_are_as_claimed() -> None:
    kinds = Counter(ENCODINGS.get(document.path.stem, "utf-8") for document in documents())
    assert kinds["gb18030"] >= 2
    assert kinds["utf-16"] >= 1
    assert kinds["big5"] >= 1
    for document in ALL:
        if document.path.stem in ENCODINGS:
            with pytest.raises(UnicodeDecodeError):
                document.path.read_bytes().decode("utf-8")


def test_at_least_two_pages_hold_several_plans() -> None:
    assert sum(len(document.plans()) >= 4 for document in documents()) >= 2


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_word_files_are_those_that_the_script_writes(tmp_path: Path) -> None:
    make_word.write_all(tmp_path)
    written = sorted(path.name for path in CORPUS.glob("*.docx"))
    assert sorted(path.name for path in tmp_path.iterdir()) == written
    for name in written:
        assert members(tmp_path / name) == members(CORPUS / name)


def test_tracked_changes_can_be_read_as_before() -> None:
    plan = planparse.parse_file(CORPUS / "party-branch-tracked.docx", original=True).plans[0]
    texts = [[text for task in one.subtasks for text in task.text] for one in plan.tasks]
    assert texts[0][1] == "主题党日每月两次，固定在第一个星期五下午。"
    assert texts[1] == ["年内发展党员三名。", "年内发展党员两名，培养积极分子四名。"]
