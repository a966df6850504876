"""The comments of the reviewed Word file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from planparse.model import Item, Period, Plan, Task
from planparse.rolling import Answer, Decisions, roll
from planparse.rolling.review import review

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAN = Plan(
    title="某医院工会2025年工作计划",
    year=2025,
    tasks=(
        Task("一、", "办活动", ("第三届读书节和第三届运动会。",)),
        Task("二、", "", ("学习党的十九大精神，开好三届三次职代会。",)),
    ),
    schedule=(
        Period(label="五月份", months=(5,), items=(Item("1、", "端午节包粽子。"),)),
        Period(label="六月份", months=(6,), items=(Item("1、", "六一亲子活动。"),)),
    ),
)


def parts(decisions: Decisions | None = None) -> tuple[etree._Element, etree._Element, list[str]]:
    rolled = roll(PLAN, year=2026, decisions=decisions)
    with ZipFile(BytesIO(review(PLAN, rolled))) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
        assert "comments.xml" in archive.read("[Content_Types].xml").decode()
        assert "comments.xml" in archive.read("word/_rels/document.xml.rels").decode()
    return document, comments, ["".join(comment.itertext()) for comment in comments]


def commented(document: etree._Element, number: int) -> str:
    """Return the text, deleted and inserted, between the marks of a comment."""
    inside, found = False, []
    for element in document.iter():
        if element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") and element.get(f"{W}id") == str(
            number
        ):
            inside = element.tag == f"{W}commentRangeStart"
        elif inside and element.tag in (f"{W}t", f"{W}delText"):
            found.append(element.text or "")
    return "".join(found)


def test_each_comment_names_its_rule_and_stands_on_its_change() -> None:
    document, _, texts = parts()
    said = {texts[number].split("：")[0]: commented(document, number) for number in range(len(texts))}
    assert said["计划年份 / the plan's year"] == "20252026"
    assert said["届次会议 / term and session"] == "三次四次"
    assert said["农历节日 / lunar festival"].endswith("端午节包粽子。")
    assert said["待定 / open  代表大会 / congress"].startswith("二、学习党的十九大精神")


def test_two_changes_of_one_text_have_two_comments_in_order() -> None:
    document, _, texts = parts()
    events = [number for number, text in enumerate(texts) if text.startswith("活动届次")]
    assert len(events) == 2
    assert events == sorted(events)
    marks = [element.get(f"{W}id") for element in document.iter(f"{W}commentRangeStart")]
    assert marks.index(str(events[0])) < marks.index(str(events[1]))


def test_every_mark_has_its_comment() -> None:
    document, comments, _ = parts()
    ids = [comment.get(f"{W}id") for comment in comments]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(element.get(f"{W}id") or "" for element in document.iter(f"{W}{tag}")) == sorted(
            map(str, ids)
        )


def test_what_a_person_kept_has_no_comment() -> None:
    _, _, texts = parts(Decisions((Answer("党的十九大", "keep"),)))
    assert not [text for text in texts if "代表大会" in text]


def test_the_same_plan_gives_the_same_bytes() -> None:
    rolled = roll(PLAN, year=2026)
    assert review(PLAN, rolled) == review(PLAN, rolled)
