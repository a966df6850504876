from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import PlanparseError, UnreadableFile
from planparse.model import Source
from planparse.reading import read, read_bytes
from tests.reading.covering import check_source, printed

PAGE = "<!DOCTYPE html><meta charset=gb2312><h1>工会工作计划</h1><p>由朱镕同志负责：一、学习"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_same_plan_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "计 划.txt"
    path.write_bytes("工会工作计划\r\n一、学习（全体）：每月一次\r\n".encode(encoding))
    source = check_source(read(path))
    assert printed(source) == ["工会工作计划", "一、学习（全体）：每月一次"]
    assert source.name == str(path)
    assert source.kind == "txt"
    assert source.sha256 == sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["页.html", "页.HTM", "页.txt", "页.doc", "页", "-"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_a_page_is_known_by_its_content(name: str, encoding: str) -> None:
    source = read_bytes(PAGE.encode(encoding), name)
    assert source.kind == "html"
    assert printed(source) == ["工会工作计划", "由朱镕同志负责：一、学习"]


def test_a_page_with_a_few_bad_bytes_is_read_as_it_declares() -> None:
    data = PAGE.encode("gb18030") + "认真学习，".encode("gb18030") * 40 + b"\xff" + b"<p>\xd2\xbb"
    source = read_bytes(data, "x.html")
    assert "�" in source.text
    assert [issue.code for issue in source.issues] == ["undecodable_bytes"]
    assert source.issues[0].message.startswith("有 1 处按 gb18030 无法解码，显示为 � / 1 places")


@pytest.mark.parametrize("text", ["<通知>一、学习", "< 5 人", "<<计划>>", "a <p> b"])
def test_text_with_angle_brackets_is_text(text: str) -> None:
    source = read_bytes(text.encode(), "x.txt")
    assert (source.kind, source.text) == ("txt", text)


def test_the_suffix_decides_on_markdown() -> None:
    assert printed(read_bytes("# 计划".encode(), "x.md")) == ["计划"]
    assert printed(read_bytes("# 计划".encode(), "x.txt")) == ["# 计划"]
    assert printed(read_bytes("# 计划".encode(), "a.md/x")) == ["# 计划"]


def zipped(*members: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "甲：文件是空的，请检查是否保存完整 / 甲: the file is empty; check that it was saved"),
        (
            b"PK\x03\x04broken",
            "甲：文件已损坏，打不开；请在 Word 中重新保存一次 / 甲: the file is corrupt; save it once more from Word",
        ),
        (
            zipped("xl/workbook.xml"),
            "甲：是电子表格，不是文字文档；请另存为 .docx 或 .txt / 甲: a spreadsheet, no text document; save it as .docx or .txt",
        ),
        (
            zipped("计划.txt"),
            "甲：是压缩包，不是文字文档；请另存为 .docx 或 .txt / 甲: an archive, no text document; save it as .docx or .txt",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "甲：是图片，不是文字；请另存为 .docx、.txt 或 .html / 甲: a picture, no text; save it as .docx, .txt or .html",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_the_way_out(data: bytes, line: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        read_bytes(data, "甲")
    assert str(error.value) == line


def test_missing_files_folders_and_impossible_names(tmp_path: Path) -> None:
    for path, part in [
        (tmp_path / "无.txt", "没有这个文件"),
        (tmp_path, "是文件夹"),
        (Path("a\0b"), "无法读取"),
    ]:
        with pytest.raises(UnreadableFile, match=part):
            read(path)


@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.html", "x.md", "x"]))
def test_any_bytes_give_a_source_or_one_line(data: bytes, name: str) -> None:
    source, line = outcome(data, name)
    if source is None:
        assert "\n" not in line
        assert " / " in line
    else:
        check_source(source)


def outcome(data: bytes, name: str) -> tuple[Source | None, str]:
    try:
        return read_bytes(data, name), ""
    except PlanparseError as error:
        return None, str(error)


def test_reading_is_the_same_every_time() -> None:
    assert read_bytes(PAGE.encode(), "x") == read_bytes(PAGE.encode(), "x")
