"""The walk over a Word file: what is a line, what is text, and in what order."""

from __future__ import annotations

import pytest

from planparse.errors import UnreadableFile
from planparse.model import Cell
from planparse.reading.docx import Limits, read_docx
from tests.reading.docx.builder import (
    MACRO,
    MAIN,
    abstract,
    docx,
    lvl,
    num,
    p,
    r,
    style,
    table,
    tc,
    tr,
)
from tests.reading.docx.reading import made, printed, read

LIST = abstract(0, lvl(0, "chineseCountingThousand", "%1、", suff="nothing")) + num(1, 0)


def para(*content: str, own: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{own}</w:pPr>' if own else ''}{''.join(content)}</w:p>"


def box(*paragraphs: str) -> str:
    """Return a text box as Word writes it: once as a shape, once more as a fallback."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


RUBY = (
    "<w:ruby><w:rt><w:r><w:t>jì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>计</w:t></w:r></w:rubyBase></w:ruby>"
)
UNKNOWN = '<mc:AlternateContent><mc:Choice Requires="other">?</mc:Choice>{}</mc:AlternateContent>'

# ---------------------------------------------------------------------- characters


def test_text_of_runs_is_joined() -> None:
    assert printed(docx(para(r("2026年"), r("工作"), r("计划：，（）")))) == ["2026年工作计划：，（）"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", ["甲\t乙"]),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", ["甲", "乙"]),
        ("<w:t>甲</w:t><w:cr/><w:t>乙</w:t>", ["甲", "乙"]),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>', ["甲", "乙"]),
        ("<w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t>", ["甲乙"]),
        ("<w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t>", ["A-1"]),
        ("<w:t>A</w:t><w:softHyphen/><w:t>1</w:t>", ["A1"]),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t>', ["☑是"]),
        ('<w:sym w:font="Wingdings" w:char="F081"/><w:t>是</w:t>', ["①是"]),
        ('<w:sym w:font="Unknown" w:char="4E00"/>', ["一"]),
        ('<w:sym w:font="X" w:char="nonsense"/><w:t>甲</w:t>', ["甲"]),
        ('<w:sym w:font="X" w:char="D800"/><w:t>甲</w:t>', ["甲"]),
        ("<w:t>  甲  </w:t>", ["甲"]),
        ('<w:t xml:space="preserve">　　甲 </w:t>', ["　　甲 "]),
        ('<w:t xml:space="preserve">甲\n乙</w:t>', ["甲 乙"]),
        ("<w:instrText>PAGE</w:instrText><w:t>甲</w:t>", ["甲"]),
        ("<w:annotationRef/><w:t>甲</w:t>", ["甲"]),
        (RUBY, ["计"]),
    ],
)  # fmt: skip
def test_what_runs_hold(inside: str, expected: list[str]) -> None:
    assert printed(docx(para(f"<w:r>{inside}</w:r>"))) == expected


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml>{}</w:customXml>",
        '<w:fldSimple w:instr="REF x">{}</w:fldSimple>',
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        UNKNOWN.format("<mc:Fallback>{}</mc:Fallback>"),
        '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback/></mc:AlternateContent>',
        '<w:ins w:id="1">{}</w:ins>',
        "<w:dir>{}</w:dir>",
        "<w:hyperlink><w:smartTag><w:ins>{}</w:ins></w:smartTag></w:hyperlink>",
    ],
)
def test_what_runs_stand_in(wrapped: str) -> None:
    assert printed(docx(para(r("一"), wrapped.format(r("二")), r("三")))) == ["一二三"]


@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
    ],
)
def test_what_paragraphs_stand_in(around: str) -> None:
    assert printed(docx(p("一") + around.format(p("二") + table(tr(tc(p("三"))))) + p("四"))) == list(
        "一二三四"
    )


def test_formulas_are_read_in_a_line() -> None:
    assert printed(docx(para(r("共"), "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", r("项")))) == [
        "共x+1项"
    ]


def test_comments_are_ignored() -> None:
    content = '<w:commentRangeStart w:id="0"/>', r("甲"), '<w:r><w:commentReference w:id="0"/></w:r>'
    assert printed(docx(para(*content))) == ["甲"]


def test_symbol_characters_in_text() -> None:
    assert printed(docx(p("\uf052同意", set_as='<w:rFonts w:ascii="Wingdings 2"/>'))) == ["☑同意"]
    assert printed(docx(p("\uf052同意"))) == ["\uf052同意"]


# ---------------------------------------------------------------------- hidden text and fields


def test_hidden_text_is_left_out() -> None:
    data = docx(para(r("公开"), r("秘密", "<w:vanish/>"), r("说明", '<w:vanish w:val="0"/>')))
    assert printed(data) == ["公开说明"]


def test_text_hidden_by_a_style() -> None:
    styles = style("Hid", "<w:rPr><w:vanish/></w:rPr>", kind="character") + style(
        "P", "<w:rPr><w:vanish/></w:rPr>"
    )
    body = para(r("公开"), r("秘密", '<w:rStyle w:val="Hid"/>')) + p("全密", style="P")
    assert printed(docx(body, styles=styles)) == ["公开"]


def test_a_hidden_mark_runs_on_into_the_next_paragraph() -> None:
    """Word's style separator: a heading and its text in one line."""
    heading = p("加强管理。", num=(1, 0), own="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert printed(docx(heading + p("按时完成。") + p("后"), numbering=LIST)) == [
        "一、加强管理。按时完成。",
        "后",
    ]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_of_a_field_the_result_is_read() -> None:
    whole = field("begin"), instruction(" DATE "), field("separate"), r("2026年3月"), field("end")
    assert printed(docx(para(r("于"), *whole, r("止")))) == ["于2026年3月止"]


def test_results_within_an_instruction_are_no_text() -> None:
    inner = field("begin"), instruction("REF x"), field("separate"), r("内"), field("end")
    whole = field("begin"), instruction("IF "), *inner, field("separate"), r("外"), field("end")
    assert printed(docx(para(*whole))) == ["外"]


def test_a_field_over_several_paragraphs() -> None:
    body = (
        para(field("begin"), instruction("INDEX"), field("separate"), r("甲"))
        + p("乙")
        + para(r("丙"), field("end"))
    )
    assert printed(docx(body)) == ["甲", "乙", "丙"]


def test_a_broken_field_does_not_swallow_the_file() -> None:
    assert printed(
        docx(para(field("begin"), instruction("X"), r("吞")) + p("甲") + para(field("end"), r("乙")))
    ) == ["甲", "乙"]


def test_field_marks_in_hidden_runs_count() -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{}"/></w:r>'
    whole = (
        hidden.format("begin"),
        instruction("XE"),
        hidden.format("separate"),
        r("甲"),
        hidden.format("end"),
        r("乙"),
    )
    assert printed(docx(para(*whole))) == ["甲乙"]


def test_a_table_of_contents_is_set_aside() -> None:
    styles = style("TOC1", name="toc 1")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = (
        f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}{p('一、总则	1', style='TOC1')}</w:sdtContent></w:sdt>"
    )
    source = read(docx(contents + p("二、分则	2", style="TOC1") + p("一、总则"), styles=styles))
    assert [source.text[line.start : line.end] for line in source.lines] == ["一、总则"]
    assert [(item.reason, item.text) for item in source.set_aside] == [
        ("debris", "目录"), ("debris", "一、总则\t1"), ("debris", "二、分则\t2"),
    ]  # fmt: skip


# ---------------------------------------------------------------------- lines


def test_blank_paragraphs_leave_a_gap_and_no_line() -> None:
    source = read(docx(p("甲") + p() + p("　") + p("乙")))
    assert source.text == "甲\n\n　\n乙"
    assert len(source.lines) == 2


def test_a_page_break_in_a_paragraph_of_its_own() -> None:
    assert printed(docx(p("甲") + para('<w:r><w:br w:type="page"/></w:r>') + p("乙"))) == ["甲", "乙"]


def test_the_number_stands_before_the_first_line_only() -> None:
    source = read(docx(para("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", own=numbered()), numbering=LIST))
    assert source.text == "一、甲\n乙"
    assert made(source) == ["一、"]


def numbered() -> str:
    return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


# ---------------------------------------------------------------------- text boxes and notes


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    source = read(docx(para(r("前"), box(p("框一"), p("框二")), r("后")) + p("下")))
    lines = [(source.text[line.start : line.end], line.origin) for line in source.lines]
    assert lines == [("前后", "body"), ("框一", "text_box"), ("框二", "text_box"), ("下", "body")]


def test_a_box_in_a_box_and_a_table_in_a_box() -> None:
    inner = para(r("外"), box(p("内")))
    assert printed(docx(para(box(inner, table(tr(tc(p("格"))))), r("文")))) == ["文", "外", "内", "格"]


def test_a_box_on_a_paragraph_that_is_deleted() -> None:
    anchored = para(box(p("框")), own=mark("del"))
    assert printed(docx(p("甲") + anchored)) == ["甲", "框"]
    assert printed(docx(anchored + p("甲"))) == ["甲", "框"]


def test_an_old_text_box() -> None:
    content = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    pict = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    assert printed(docx(para(pict, r("文")))) == ["文", "框"]


def test_notes_come_at_the_end_in_the_order_of_their_references() -> None:
    def reference(kind: str, identifier: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'

    def note(kind: str, identifier: int, text: str) -> str:
        return f'<w:{kind} w:id="{identifier}">{para(f"<w:r><w:{kind}Ref/></w:r>", r(text))}</w:{kind}>'

    source = read(
        docx(
            para(
                r("甲"), reference("endnote", 1), reference("footnote", 7), r("乙"), reference("footnote", 3)
            )
            + p("丙"),
            footnotes=note("footnote", 3, "脚注三")
            + note("footnote", 7, "脚注七")
            + note("footnote", 9, "没有引用"),
            endnotes=note("endnote", 1, "尾注"),
        )
    )
    lines = [(source.text[line.start : line.end], line.origin) for line in source.lines]
    assert lines == [
        ("甲乙", "body"),
        ("丙", "body"),
        ("脚注七", "note"),
        ("脚注三", "note"),
        ("尾注", "note"),
    ]


# ---------------------------------------------------------------------- headers and footers


def section(*references: tuple[str, str, str], own: str = "") -> str:
    items = "".join(f'<w:{kind}Reference w:type="{page}" r:id="{name}"/>' for kind, page, name in references)
    return f"<w:sectPr>{items}{own}</w:sectPr>"


def test_headers_and_footers_are_set_aside_at_the_end() -> None:
    sections = section(("header", "default", "h"), ("footer", "default", "f"))
    source = read(
        docx(p("正文") + sections, headers={"h": p("某单位文件"), "f": p("— 1 —"), "unused": p("没有引用")})
    )
    assert source.text == "正文\n某单位文件\n— 1 —"
    assert [(item.reason, item.text) for item in source.set_aside] == [
        ("running_header", "某单位文件"), ("running_header", "— 1 —"),
    ]  # fmt: skip
    assert len(source.lines) == 1


@pytest.mark.parametrize(
    ("own", "settings", "expected"),
    [
        ("", "", ["平常"]),
        ("<w:titlePg/>", "", ["首页", "平常"]),
        ("", "<w:evenAndOddHeaders/>", ["平常", "双页"]),
    ],
)
def test_headers_that_are_not_printed(own: str, settings: str, expected: list[str]) -> None:
    sections = section(("header", "first", "a"), ("header", "default", "b"), ("header", "even", "c"), own=own)
    headers = {"a": p("首页"), "b": p("平常"), "c": p("双页")}
    source = read(docx(p("正文") + sections, headers=headers, settings=settings))
    assert [item.text for item in source.set_aside] == expected


def test_a_header_of_several_sections_is_read_once() -> None:
    sections = section(("header", "default", "h"))
    source = read(docx(p("甲", own=sections) + p("乙") + sections, headers={"h": p("眉")}))
    assert source.text == "甲\n乙\n眉"


def test_the_headers_numbers_do_not_disturb_the_bodys() -> None:
    sections = section(("header", "default", "h"))
    data = docx(p("甲", num=(1, 0)) + sections, headers={"h": p("眉", num=(1, 0))}, numbering=LIST)
    assert read(data).text == "一、甲\n一、眉"


# ---------------------------------------------------------------------- tracked changes


def mark(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="1"/></w:rPr>'


def deleted(text: str, kind: str = "del") -> str:
    return f'<w:{kind} w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:{kind}>'


def inserted(text: str, kind: str = "ins") -> str:
    return f'<w:{kind} w:id="1">{r(text)}</w:{kind}>'


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        (para(r("培训"), deleted("20"), inserted("30"), r("人")), ["培训30人"], ["培训20人"]),
        (para(deleted("甲", "moveFrom"), r("乙")) + para(inserted("甲", "moveTo")), ["乙", "甲"], ["甲乙"]),
        (para(r("甲"), own=mark("del")) + p("乙") + p("丙"), ["甲乙", "丙"], ["甲", "乙", "丙"]),
        (para(r("甲"), own=mark("ins")) + p("乙"), ["甲", "乙"], ["甲乙"]),
        (p("甲") + para(deleted("删"), own=mark("del")) + p("乙"), ["甲", "乙"], ["甲", "删", "乙"]),
        (p("甲") + para(inserted("增"), own=mark("ins")) + p("乙"), ["甲", "增", "乙"], ["甲", "乙"]),
        (para(r("甲"), own=mark("del")) + table(tr(tc(p("格")))), ["甲", "格"], ["甲", "格"]),
        (para(deleted("删"), own=mark("del")), [], ["删"]),
        (para(f"<w:ins>{r('增')}{deleted('又删')}</w:ins>", r("乙")), ["增乙"], ["乙"]),
    ],
)  # fmt: skip
def test_tracked_changes(body: str, accepted: list[str], rejected: list[str]) -> None:
    assert printed(docx(body)) == accepted
    assert printed(docx(body), original=True) == rejected


def test_deleted_paragraphs_use_up_no_number() -> None:
    gone = para(deleted("删"), own=numbered() + mark("del"))
    new = para(inserted("增"), own=numbered() + mark("ins"))
    data = docx(p("甲", num=(1, 0)) + gone + new + p("乙", num=(1, 0)), numbering=LIST)
    assert printed(data) == ["一、甲", "二、增", "三、乙"]
    assert printed(data, original=True) == ["一、甲", "二、删", "三、乙"]


def test_a_changed_paragraphs_former_properties() -> None:
    changed = f"{numbered()}<w:pPrChange w:id='1'><w:pPr/></w:pPrChange>"
    data = docx(p("甲", own=changed) + p("乙", num=(1, 0)), numbering=LIST)
    assert printed(data) == ["一、甲", "二、乙"]
    assert printed(data, original=True) == ["甲", "一、乙"]


@pytest.mark.parametrize(
    ("change", "accepted", "rejected"),
    [("<w:del/>", ["一", "三"], ["一", "二", "三"]), ("<w:ins/>", ["一", "二", "三"], ["一", "三"])],
)
def test_tracked_rows(change: str, accepted: list[str], rejected: list[str]) -> None:
    body = table(tr(tc(p("一"))), tr(tc(p("二")), own=change), tr(tc(p("三"))))
    assert printed(docx(body)) == accepted
    assert printed(docx(body), original=True) == rejected
    assert [line.cell.row for line in read(docx(body)).lines if line.cell] == list(range(len(accepted)))


# ---------------------------------------------------------------------- tables


def cells(data: bytes) -> list[tuple[str, Cell | None]]:
    source = read(data)
    return [(source.text[line.start : line.end], line.cell) for line in source.lines]


def test_cells_of_a_schedule() -> None:
    body = (
        p("安排表")
        + table(
            tr(tc(p("月份")), tc(p("工作内容")), own="<w:tblHeader/>"),
            tr(tc(p("三月")), tc(p("走访困难职工；") + p("组织培训。"))),
        )
        + p("以上")
    )
    assert cells(docx(body)) == [
        ("安排表", None),
        ("月份", Cell(0, 0, 0, header=True)),
        ("工作内容", Cell(0, 0, 1, header=True)),
        ("三月", Cell(0, 1, 0)),
        ("走访困难职工；", Cell(0, 1, 1)),
        ("组织培训。", Cell(0, 1, 1)),
        ("以上", None),
    ]


def test_merged_cells() -> None:
    body = table(
        tr(tc(p("甲"), '<w:gridSpan w:val="2"/>'), tc(p("乙"), '<w:vMerge w:val="restart"/>')),
        tr(tc(p("丙")), tc(p("丁")), tc(own='<w:vMerge w:val="continue"/>')),
        tr(tc(p("戊"), '<w:gridSpan w:val="2"/>'), tc(own="<w:vMerge/>")),
        tr(tc(p("己")), tc(p("庚")), tc(p("辛"))),
    )
    assert cells(docx(body)) == [
        ("甲", Cell(0, 0, 0, columns=2)),
        ("乙", Cell(0, 0, 2, rows=3)),
        ("丙", Cell(0, 1, 0)),
        ("丁", Cell(0, 1, 1)),
        ("戊", Cell(0, 2, 0, columns=2)),
        ("己", Cell(0, 3, 0)),
        ("庚", Cell(0, 3, 1)),
        ("辛", Cell(0, 3, 2)),
    ]


def test_merges_that_are_not_what_they_should_be() -> None:
    body = table(
        tr(
            tc(p("续"), "<w:vMerge/>"),
            tc(p("宽"), '<w:gridSpan w:val="999999999"/>'),
            own='<w:gridBefore w:val="1"/>',
        ),
        tr(
            tc(p("左"), '<w:hMerge w:val="restart"/>'),
            tc(own="<w:hMerge/>"),
            tc(p("右"), '<w:gridSpan w:val="x"/>'),
        ),
    )
    assert cells(docx(body)) == [
        ("续", Cell(0, 0, 1)),
        ("宽", Cell(0, 0, 2, columns=1000)),
        ("左", Cell(0, 1, 0, columns=2)),
        ("右", Cell(0, 1, 2)),
    ]


def test_a_table_in_a_cell() -> None:
    inner = table(tr(tc(p("里"))))
    body = table(tr(tc(p("前") + inner + p("后")), tc(p("旁")))) + table(tr(tc(p("次"))))
    assert cells(docx(body)) == [
        ("前", Cell(0, 0, 0)),
        ("里", Cell(1, 0, 0)),
        ("后", Cell(0, 0, 0)),
        ("旁", Cell(0, 0, 1)),
        ("次", Cell(2, 0, 0)),
    ]


def test_rows_and_cells_in_content_controls() -> None:
    wrapped = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(
        wrapped.format(tr(wrapped.format(tc(p("一"))), tc(p("二")))),
        f"<w:customXml>{tr(tc(p('三')))}</w:customXml>",
    )
    assert cells(docx(body)) == [("一", Cell(0, 0, 0)), ("二", Cell(0, 0, 1)), ("三", Cell(0, 1, 0))]


def test_empty_cells_are_no_lines() -> None:
    source = read(docx(table(tr(tc(), tc(p("甲")), tc()))))
    assert source.text == "甲"


# ---------------------------------------------------------------------- the file


@pytest.mark.parametrize(
    ("main_type", "kind"),
    [
        (MAIN.format("document"), "docx"),
        (MAIN.format("template"), "dotx"),
        (MACRO.format("document", ""), "docm"),
        (MACRO.format("template", "Template"), "dotm"),
        ("application/xml", "docx"),
    ],
)
def test_kinds(main_type: str, kind: str) -> None:
    source = read(docx(p("甲"), main_type=main_type))
    assert (source.kind, source.name, source.encoding) == (kind, "计划.docx", None)
    assert len(source.sha256) == 64


def test_an_empty_document() -> None:
    source = read(docx(""))
    assert (source.text, source.lines, source.set_aside) == ("", (), ())


@pytest.mark.parametrize("depth", [1, 20, 49])
def test_nested_tables_are_read(depth: int) -> None:
    body = p("底")
    for _ in range(depth):
        body = table(tr(tc(body)))
    assert printed(docx(body)) == ["底"]


@pytest.mark.parametrize("depth", [60, 1_000])
def test_deeply_nested_tables_are_refused(depth: int) -> None:
    body = "<w:tbl><w:tr><w:tc>" * depth + p("底") + "</w:tc></w:tr></w:tbl>" * depth
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read_docx(docx(body), "深.docx")


@pytest.mark.parametrize(
    "unit",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_other_nestings_are_refused(unit: str) -> None:
    start, end = unit.split("{}")
    times = 62 if "pict" not in unit else 51
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read_docx(docx(start * times + p("底") + end * times), "深.docx", limits=Limits(nesting=30))
    inline = "<w:hyperlink>" * 60 + r("底") + "</w:hyperlink>" * 60
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read_docx(docx(para(inline)), "深.docx")
