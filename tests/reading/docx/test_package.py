"""Packages that are broken, or made to break a reader: read or refused in one line, quickly."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import UnreadableFile
from planparse.reading.docx import Limits, read_docx
from planparse.reading.docx.styles import without_table_styles
from tests.reading.docx.builder import abstract, archive, docx, lvl, num, p, part, rels, style, table, tc, tr
from tests.reading.docx.reading import check_source, printed

GOOD = docx(
    p("一、总则", num=(1, 0)) + table(tr(tc(p("甲")), tc(p("乙")))) + p("正文。" * 40),
    numbering=abstract(0, lvl(0, "chineseCounting", "%1、")) + num(1, 0),
    styles=style("Title", "<w:rPr><w:b/></w:rPr>"),
)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(**parts: bytes) -> bytes:
    """Return the good file with other parts; ``document`` stands for word/document.xml."""
    return archive(members(GOOD) | {f"word/{name}.xml": data for name, data in parts.items()})


def para_of(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_docx(data, "计划.docx", limits=limits or Limits())
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith("计划.docx：")
    assert " / 计划.docx: " in message
    return message


def test_the_whole_message() -> None:
    assert refused(b"PK\x03\x04 no zip") == (
        "计划.docx：Word 文件已损坏（zip），请在 Word 中打开并修复后另存 / "
        "计划.docx: the Word file is damaged (zip); open and repair it in Word, then save it again"
    )


# ---------------------------------------------------------------------- bombs


def test_a_zip_bomb_by_ratio() -> None:
    bomb = b"<w:p/>" * 2_000_000
    assert "zip bomb" in refused(
        changed(document=part("document", f"<w:body>{bomb.decode()}</w:body>").encode())
    )


def test_a_part_over_the_limit() -> None:
    assert "zip bomb" in refused(GOOD, Limits(part_size=200))


def test_all_parts_over_the_limit() -> None:
    sizes = sorted(len(data) for data in members(GOOD).values())
    assert "zip bomb" in refused(GOOD, Limits(total_size=sizes[-1] + 10))


def test_a_part_that_lies_about_its_size() -> None:
    """The directory says ten bytes; the reading stops by what really comes."""
    data = bytearray(GOOD)
    name = b"word/document.xml"
    entry = data.rindex(name) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    struct.pack_into("<L", data, entry + 24, 10)
    assert refused(bytes(data))


def test_too_many_members() -> None:
    assert "zip bomb" in refused(GOOD, Limits(members=3))


def test_bombs_outside_the_parts_that_are_read_do_no_harm() -> None:
    data = archive(members(GOOD) | {"word/media/image1.bmp": b"\0" * 9_000_000})
    assert printed(data)[0] == "一、一、总则"


# ---------------------------------------------------------------------- entities, DTDs, network


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)


@pytest.mark.parametrize(
    ("doctype", "entity"),
    [
        (LAUGHS, "&m;"),
        ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
        ('<!DOCTYPE d SYSTEM "http://example.invalid/x.dtd">', ""),
        ('<!DOCTYPE d [<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;]>', ""),
        ("<!DOCTYPE d>", ""),
    ],
)
@pytest.mark.parametrize("name", ["document", "styles", "numbering"])
def test_doctypes_are_refused(name: str, doctype: str, entity: str) -> None:
    content = f"<w:body><w:p><w:r><w:t>{entity}</w:t></w:r></w:p></w:body>" if name == "document" else entity
    xml = part(name, content).replace("?>", "?>" + doctype, 1)
    refused(changed(**{name: xml.encode()}))


def test_a_doctype_in_utf_16() -> None:
    xml = part("document", "<w:body/>").replace("?>", "?><!DOCTYPE d>", 1).replace("UTF-8", "UTF-16")
    refused(changed(document=xml.encode("utf-16")))


# ---------------------------------------------------------------------- paths


@pytest.mark.parametrize(
    "name", ["../../evil.xml", "/etc/passwd", "C:\\evil.xml", "..\\..\\evil.xml", "word/../x", "a\0b"]
)
def test_odd_member_names_are_never_used(name: str) -> None:
    assert len(printed(archive(members(GOOD) | {name: b"<x/>"}))) == 4


@pytest.mark.parametrize(
    "target",
    ["../../../../etc/passwd", "file:///etc/passwd", "http://example.invalid/x", "", "styles.xml/..", "/"],
)
def test_targets_outside_the_package_are_not_there(target: str) -> None:
    files = members(GOOD) | {"word/_rels/document.xml.rels": rels([("rId1", "styles", target)]).encode()}
    assert printed(archive(files))[0] == "一、总则"


@pytest.mark.parametrize(
    "target", ["/word/numbering.xml", "./numbering.xml", "../word/numbering.xml", "NUMBERING.xml"]
)
def test_other_ways_to_name_a_part(target: str) -> None:
    files = members(GOOD) | {"word/_rels/document.xml.rels": rels([("rId1", "numbering", target)]).encode()}
    assert printed(archive(files))[0] == "一、一、总则"


def test_a_main_part_with_another_name() -> None:
    files = members(GOOD)
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = rels([("rId9", "officeDocument", "/word/document2.xml")]).encode()
    assert len(printed(archive(files))) == 4


def test_a_main_part_that_nothing_points_at() -> None:
    files = members(GOOD)
    del files["_rels/.rels"], files["[Content_Types].xml"]
    assert len(printed(archive(files))) == 4


def test_a_zip_without_a_document() -> None:
    assert "no Word file" in refused(archive({"hello.txt": b"hello"}))


def test_a_document_without_a_body() -> None:
    assert "no body" in refused(changed(document=part("document", "").encode()))


# ---------------------------------------------------------------------- damage


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_files_that_are_cut_off(share: float) -> None:
    refused(GOOD[: int(len(GOOD) * share)])


@pytest.mark.parametrize("name", ["document", "styles", "numbering"])
@pytest.mark.parametrize(
    "data", [b"", b"no xml", b"<w:document", b"<a></b>", b"\xff\xfe\x00", b"<a>\x00</a>"]
)
def test_parts_that_are_no_xml(name: str, data: bytes) -> None:
    assert f"word/{name}.xml" in refused(changed(**{name: data}))


def test_a_file_with_a_password() -> None:
    data = bytearray(GOOD)
    entry = data.rindex(b"word/document.xml") - 46
    data[entry + 8] |= 1
    assert "password" in refused(bytes(data))


def test_an_unknown_compression() -> None:
    data = bytearray(GOOD)
    entry = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<H", data, entry + 10, 77)
    refused(bytes(data))


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.choice([1, 3, 30])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(UnreadableFile):
        check_source(read_docx(bytes(data), "x.docx"))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_docx(data, "x.docx")


ODD = ["", "0", "-1", "x", "999999999999999999", "1.5", "true", "²", "%9"]


@given(st.data())
def test_odd_attributes_are_read(data: st.DataObject) -> None:
    """Whatever numbers and switches hold, the text is read."""

    def odd() -> str:
        return data.draw(st.sampled_from(ODD))

    own = (
        f'<w:pStyle w:val="{odd()}"/><w:outlineLvl w:val="{odd()}"/><w:jc w:val="{odd()}"/>'
        f'<w:numPr><w:ilvl w:val="{odd()}"/><w:numId w:val="{odd()}"/></w:numPr>'
    )
    set_as = f'<w:b w:val="{odd()}"/><w:sz w:val="{odd()}"/><w:rStyle w:val="{odd()}"/>'
    cell = f'<w:gridSpan w:val="{odd()}"/><w:vMerge w:val="{odd()}"/>'
    level = lvl(
        0, odd() or "decimal", odd(), more=f'<w:lvlRestart w:val="{odd()}"/><w:isLgl w:val="{odd()}"/>'
    )
    file = docx(
        p("甲", own=own, set_as=set_as)
        + table(tr(tc(p("乙"), cell), own=f'<w:gridBefore w:val="{odd()}"/>')),
        numbering=abstract(0, level)
        + num(1, 0, f'<w:lvlOverride w:ilvl="{odd()}"><w:startOverride w:val="{odd()}"/></w:lvlOverride>'),
        styles=style(odd(), f'<w:basedOn w:val="{odd()}"/><w:pPr><w:outlineLvl w:val="{odd()}"/></w:pPr>'),
    )
    assert [line[-1] for line in printed(file)] == ["甲", "乙"]


TABLE_STYLE = '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/></w:style>'


@pytest.mark.parametrize(
    ("before", "left"),
    [
        (TABLE_STYLE, ""),
        (
            TABLE_STYLE * 3 + '<w:style w:styleId="A"></w:style>' + TABLE_STYLE,
            '<w:style w:styleId="A"></w:style>',
        ),
        ('<w:style w:type="table"/><w:style w:styleId="A"></w:style>', '<w:style w:styleId="A"></w:style>'),
        ('<w:style w:type="table" x="/"></w:style>', ""),
        ('<w:style w:type="table"><w:name/>', '<w:style w:type="table"><w:name/>'),
        ('<w:style w:type="table"', '<w:style w:type="table"'),
    ],
)
def test_table_styles_are_cut_out_before_parsing(before: str, left: str) -> None:
    assert without_table_styles(f"<a>{before}</a>".encode()) == f"<a>{left}</a>".encode()


def test_styles_based_on_each_other() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A") + style("C", based_on="C")
    assert printed(docx(p("甲", style="A") + p("乙", style="C"), styles=styles)) == ["甲", "乙"]


# ---------------------------------------------------------------------- size


def test_a_file_of_three_hundred_pages_is_read_in_seconds() -> None:
    chance = random.Random(7)
    page = [
        p(
            "".join(chance.choices("工会组织职工开展活动加强管理完善制度提高服务水平，。", k=60)),
            num=(1, level),
        )
        for level in (0, 1, 2, 2, 1, 2, 2, 2)
    ] * 3
    row = tr(*(tc(p("".join(chance.choices("月份内容负责人", k=5)))) for _ in range(6)))
    body = "".join("".join(page) + table(*[row] * 4) for _ in range(300))
    levels = (
        lvl(0, "chineseCounting", "%1、"),
        lvl(1, "chineseCounting", "（%2）"),
        lvl(2, "decimal", "%3."),
    )
    data = docx(body, numbering=abstract(0, *levels) + num(1, 0))
    lines = printed(data)
    assert len(lines) == 300 * (24 + 24)
    assert lines[-25].startswith("3.")


@pytest.mark.parametrize(
    "body",
    [
        para_of(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t></w:r>'
            * 20_000
        ),
        para_of('<w:r><w:fldChar w:fldCharType="begin"/><w:t>甲</w:t></w:r>' * 20_000) + p("乙"),
        para_of("<w:r><w:t>甲</w:t><w:br/></w:r>" * 20_000),
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>" * 20_000,
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>" * 20_000,
        table(tr(*(tc(p("甲"), '<w:gridSpan w:val="63"/>') for _ in range(5_000)))),
        table(*(tr(tc(own="<w:vMerge/>")) for _ in range(5_000))) + p("乙"),
    ],
    ids=["fields", "instructions", "breaks", "deleted marks", "hidden marks", "wide row", "long merge"],
)
def test_time_grows_with_the_file_and_no_faster(body: str) -> None:
    assert printed(docx(body))


def test_many_lists_that_link_to_styles() -> None:
    count = 3_000
    linked = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="S{at}"/></w:abstractNum>'
        for at in range(count)
    )
    nums = "".join(num(at + 1, at) for at in range(count))
    body = "".join(p("甲", num=(at + 1, 0)) for at in range(count))
    assert len(printed(docx(body, numbering=linked + nums))) == count


def test_iso_strict_files() -> None:
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in members(GOOD).items()
    }
    assert printed(archive(strict)) == printed(GOOD)
