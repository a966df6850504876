"""PDF files with text, with tables, without text, and broken."""

from __future__ import annotations

import contextlib
import random
import sys

import pytest

from planparse.errors import UnreadableFile
from planparse.model import Cell, Look, Source
from planparse.reading.pdf import read_pdf
from tests.reading.pdf_builder import WIDTH, grid, pdf, show

pytest.importorskip("pdfplumber")


def lines(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


def middle(text: str, y: float, size: float) -> str:
    return show(text, (WIDTH - len(text) * size) / 2, y, size)


PAGE = (
    middle("二〇二六年工会工作计划", 780, 22)
    + show("　　一、加强组织建设", 72, 740)
    + show("按时召开职工代表大会，做好换届选举工作，完善各项制度，推进民主管理。", 72, 720)
    + show("（一）每季度走访困难职工一次。", 96, 700)
)


def test_lines_from_top_to_bottom() -> None:
    source = read_pdf(pdf(PAGE, show("二、保障措施", 72, 780) + show("— 2 —", 280, 40, 10.5)), "计划.pdf")
    assert [line.strip() for line in lines(source)] == [
        "二〇二六年工会工作计划",
        "一、加强组织建设",
        "按时召开职工代表大会，做好换届选举工作，完善各项制度，推进民主管理。",
        "（一）每季度走访困难职工一次。",
        "二、保障措施",
        "— 2 —",
    ]
    assert "\n".join(lines(source)) == source.text
    assert (source.kind, source.name, source.issues) == ("pdf", "计划.pdf", ())


def test_looks() -> None:
    looks = [line.look for line in read_pdf(pdf(PAGE), "x.pdf").lines]
    assert looks == [Look(centred=True, large=True), None, None, None]


def test_wide_gaps_show_and_narrow_ones_do_not() -> None:
    spread = "".join(show(letter, 72 + 14 * at, 700) for at, letter in enumerate("加强管理"))
    apart = show("单位", 72, 680) + show("盖章", 130, 680)
    assert lines(read_pdf(pdf(spread + apart), "x.pdf")) == ["加强管理", "单位 盖章"]


def test_ruled_tables_are_cells() -> None:
    xs, ys = [72.0, 150.0, 400.0], [700.0, 660.0, 600.0]
    content = (
        show("活动安排", 72, 740)
        + grid(xs, ys)
        + show("月份", 80, 675)
        + show("内容", 160, 675)
        + show("三月", 80, 640)
        + show("走访职工；", 160, 640)
        + show("组织培训。", 160, 620)
        + show("以上", 72, 560)
    )
    source = read_pdf(pdf(content), "x.pdf")
    assert [(text, line.cell) for text, line in zip(lines(source), source.lines, strict=True)] == [
        ("活动安排", None),
        ("月份", Cell(0, 0, 0)),
        ("内容", Cell(0, 0, 1)),
        ("三月", Cell(0, 1, 0)),
        ("走访职工；", Cell(0, 1, 1)),
        ("组织培训。", Cell(0, 1, 1)),
        ("以上", None),
    ]


def test_a_scan_says_so() -> None:
    with pytest.raises(UnreadableFile) as error:
        read_pdf(pdf("", ""), "扫描.pdf")
    assert str(error.value) == (
        "扫描.pdf：PDF 里没有文字（可能是扫描件）；请先做文字识别（OCR），或找 Word 原件 / "
        "扫描.pdf: the PDF holds no text (probably a scan); run OCR on it first, or use the Word file"
    )


def test_a_page_without_text_is_an_issue() -> None:
    source = read_pdf(pdf(PAGE, "", show("完", 72, 700)), "x.pdf")
    assert [(issue.code, issue.span) for issue in source.issues] == [
        ("page_without_text", (source.text.index("\n完"),) * 2)
    ]
    assert source.issues[0].message == "第 2 页没有文字，可能是图片 / page 2 holds no text, perhaps a picture"


def test_too_many_pages() -> None:
    with pytest.raises(UnreadableFile, match="more than 1 pages"):
        read_pdf(pdf(PAGE, PAGE), "x.pdf", most_pages=1)


def test_a_password() -> None:
    key = "<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>"
    with pytest.raises(UnreadableFile, match="has a password"):
        read_pdf(pdf(PAGE, extra=f"/Encrypt {key}/ID[<00><00>]"), "x.pdf")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"no pdf at all", b"%PDF-1.7\n%%EOF"])
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        read_pdf(data, "x.pdf")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("seed", range(25))
def test_flipped_bytes_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(PAGE))
    for _ in range(chance.choice([1, 5, 40])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(UnreadableFile):
        read_pdf(bytes(data), "x.pdf")


def test_without_pdfplumber_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(UnreadableFile) as error:
        read_pdf(pdf(PAGE), "计划.pdf")
    assert str(error.value) == (
        '计划.pdf：读 PDF 需要 pdfplumber，请运行 pip install "planparse[pdf]" / '
        '计划.pdf: reading PDF needs pdfplumber: pip install "planparse[pdf]"'
    )
