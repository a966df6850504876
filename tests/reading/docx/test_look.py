"""What the layout of a Word file says about its lines."""

from __future__ import annotations

import pytest

from planparse.model import Look
from tests.reading.docx.builder import abstract, docx, lvl, num, p, r, style
from tests.reading.docx.reading import read

BODY = p("正文内容，" * 20)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>', name="heading 1")
    + style("2", name="heading 2", based_on="1")
    + style("Sub", based_on="1")
    + style("3", name="Heading 3")
    + style("Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr>', name="Title")
    + style("MyTitle", based_on="Title")
    + style("Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    + style("Big", '<w:rPr><w:sz w:val="32"/></w:rPr>', kind="character")
)


def looks(body: str, numbering: str = "") -> list[Look | None]:
    return [line.look for line in read(docx(body, styles=STYLES, numbering=numbering)).lines]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("总则", style="1"), Look(level=1, bold=2)),
        (p("总则", style="2"), Look(level=2, bold=2)),
        (p("总则", style="Sub"), Look(level=1, bold=2)),
        (p("总则", style="3"), Look(level=3)),
        (p("总则", own='<w:outlineLvl w:val="1"/>'), Look(level=2)),
        (p("正文", style="1", own='<w:outlineLvl w:val="9"/>', set_as='<w:b w:val="0"/>'), None),
        (p("计划", style="Title"), Look(title=True, centred=True, large=True)),
        (p("计划", style="MyTitle"), Look(title=True, centred=True, large=True)),
        (p("计划", style="Title", own='<w:jc w:val="left"/>'), Look(title=True, large=True)),
        (
            p("计划", own='<w:jc w:val="center"/>', set_as='<w:sz w:val="44"/>'),
            Look(centred=True, large=True),
        ),
        (p("计划", set_as='<w:sz w:val="24"/>'), None),
        (p("计划", set_as='<w:sz w:val="28"/>'), Look(large=True)),
        (p("计划", set_as='<w:rStyle w:val="Big"/>'), Look(large=True)),
        (p("正文", style="NoSuchStyle"), None),
    ],
)
def test_paragraphs(paragraph: str, expected: Look | None) -> None:
    assert looks(paragraph + BODY) == [expected, None]


@pytest.mark.parametrize(
    ("runs", "bold"),
    [
        ([("加强管理。", "<w:b/>"), ("按时完成", "")], 5),
        ([("按时", ""), ("加强", "<w:b/>")], 0),
        ([("加强", "<w:b/>"), ("　", ""), ("管理", "<w:b/>"), ("文", "")], 5),
        ([("　　", ""), ("加强", "<w:b/>"), ("文", "")], 4),
        ([("加强", '<w:rStyle w:val="Strong"/>'), ("文", "")], 2),
        ([("加强", "<w:b/>"), ("管理", '<w:b w:val="false"/>')], 2),
    ],
)
def test_bold_beginnings(runs: list[tuple[str, str]], bold: int) -> None:
    body = f"<w:p>{''.join(r(text, set_as) for text, set_as in runs)}</w:p>"
    first = looks(body + BODY)[0]
    assert (first.bold if first else 0) == bold


def test_bold_is_a_toggle_between_styles() -> None:
    """A bold character style in a bold paragraph style is not bold (17.7.3)."""
    body = p("总则", style="1", set_as='<w:rStyle w:val="Strong"/>')
    assert looks(body + BODY)[0] == Look(level=1)


def test_a_made_number_before_bold_text_counts_as_bold() -> None:
    numbering = abstract(0, lvl(0, "chineseCounting", "第%1章")) + num(1, 0)
    body = f"<w:p><w:pPr>{NUMBERED}</w:pPr>{r('总则', '<w:b/>')}{r('正文')}</w:p>"
    assert looks(body + BODY, numbering)[0] == Look(bold=len("第一章 总则"))


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_the_bodys_size_is_the_one_that_most_characters_have() -> None:
    big = '<w:sz w:val="32"/>'
    body = (
        p("标题", set_as='<w:sz w:val="44"/>')
        + p("仿宋三号正文" * 9, set_as=big)
        + p("一、黑体三号", set_as=big)
    )
    assert looks(body) == [Look(large=True), None, None]
