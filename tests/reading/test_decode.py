from __future__ import annotations

import pytest

from planparse.errors import UnreadableFile, UsageError
from planparse.reading.decode import declared_charset, decode

SIMPLIFIED = (
    "2024年度学校工会工作计划\n一、指导思想：围绕学校中心工作，服务全体教职工（含退休教师）。\n"
    "二、主要任务\n1. 做好《工会法》的学习；2. 办好“三八”活动。\n三月份：召开职工代表大会\n"
)
HALF_WIDTH = "2024年度工作计划\n1. 加强学习,提高认识(全体参加):每月一次\n2) 开展检查\n"
TRADITIONAL = "二○二四年度學校工會工作計劃\n一、指導思想：圍繞學校中心工作，服務全體教職員。\n二、開展培訓，檢查質量。\n"
RARE = "本月由朱镕同志和陶喆同志负责宣传工作，地点在深圳市龙岗区。"


@pytest.mark.parametrize("text", [SIMPLIFIED, HALF_WIDTH, RARE])
@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_simplified_text_in_every_encoding(text: str, encoding: str, found: str) -> None:
    decoded = decode(text.encode(encoding), "计划.txt")
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, found, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_text_in_every_encoding(encoding: str) -> None:
    text = TRADITIONAL.replace("○", "O") if encoding in {"big5", "cp950"} else TRADITIONAL
    assert decode(text.encode(encoding), "計劃.txt").text == text


@pytest.mark.parametrize(
    "word", ["工作", "计划", "一、学习", "联通", "会议", "通知", "检查", "总结", "三月份："]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_few_characters_are_enough(word: str, encoding: str) -> None:
    assert decode(word.encode(encoding), "x").text == word


def test_gb2312_bytes_are_gb18030_and_ascii_is_utf8() -> None:
    assert decode("工会计划".encode("gb2312"), "x").encoding == "gb18030"
    assert decode(b"plan 1.\r\n", "x").encoding == "utf-8"


def test_ascii_for_many_pages_before_the_first_chinese_word() -> None:
    text = "- - -\n" * 40_000 + "工会工作计划，加强学习"
    assert decode(text.encode("gb18030"), "x").text == text


def test_a_four_byte_character_of_gb18030() -> None:
    text = "工会主席𠮷野同志负责这项工作"
    assert decode(text.encode("gb18030"), "x").text == text


@pytest.mark.parametrize("label", ["gbk", "GB2312", "cp936", "gb_2312-80", "GB18030", "ansi"])
def test_the_encoding_that_the_user_names(label: str) -> None:
    assert decode(RARE.encode("gb18030"), "x", encoding=label).text == RARE


def test_a_named_utf16_looks_for_its_order() -> None:
    assert decode(SIMPLIFIED.encode("utf-16-be"), "x", encoding="utf-16").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-16"), "x", encoding="utf-16").text == SIMPLIFIED


def test_an_unknown_encoding_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as error:
        decode(b"x", "x", encoding="gb99")
    assert str(error.value) == (
        "没有名为 gb99 的编码，请用 utf-8、gb18030、big5 或 utf-16 / "
        "there is no encoding gb99; use utf-8, gb18030, big5 or utf-16"
    )


@pytest.mark.parametrize("codec", ["base64", "rot13", "hex"])
def test_a_codec_that_gives_no_text_is_no_encoding(codec: str) -> None:
    with pytest.raises(UsageError):
        decode(b"x", "x", encoding=codec)


def test_undecodable_bytes_name_the_place_and_the_way_out() -> None:
    data = SIMPLIFIED.encode("gb18030") * 20 + b"\xff\xff" + SIMPLIFIED.encode("gb18030")
    with pytest.raises(UnreadableFile) as error:
        decode(data, "坏.txt")
    offset = 20 * len(SIMPLIFIED.encode("gb18030")) + 1
    assert str(error.value) == (
        f"坏.txt：第 {offset} 个字节起无法解码；请用 --encoding gb18030 读取（坏字显示为 �），或另存为 UTF-8 / "
        f"坏.txt: cannot be decoded from byte {offset} on; read it with --encoding gb18030 "
        "(bad characters become �), or save it as UTF-8"
    )
    rescued = decode(data, "坏.txt", encoding="gb18030")
    assert rescued.damaged == 2
    assert rescued.text.startswith(SIMPLIFIED)
    assert rescued.text.endswith(SIMPLIFIED)


def test_a_named_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="不是 utf-8 编码"):
        decode(SIMPLIFIED.encode("gb18030"), "x", encoding="utf-8")


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x7fELF\x02\x01\x01" + b"\0" * 500, b"\0" * 100, bytes(range(1, 9)) * 99],
)
def test_binary_files_are_named_as_such(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"是二进制文件，不是文字；请另存为 .* / 文件: a binary file"):
        decode(data, "文件")


def test_a_stray_nul_makes_no_binary_file() -> None:
    text = SIMPLIFIED + "\0" + SIMPLIFIED
    assert decode(text.encode(), "x").text == text


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="gb2312">', "gb18030"),
        (b"<META http-equiv=Content-Type content='text/html; charset=GBK'>", "gb18030"),
        (b'<?xml version="1.0" encoding="Big5"?><html>', "big5"),
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<meta charset=nonsense>", None),
        (b"<p>", None),
    ],
)
def test_declared_charsets(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


def test_a_wrong_declaration_does_not_win() -> None:
    page = "<meta charset=gb2312><p>二、加强学习，开展活动</p>"
    assert decode(page.encode("utf-8"), "x").text == page
    page = page.replace("gb2312", "utf-8")
    assert decode(page.encode("gb18030"), "x").text == page


def test_a_declared_big5_decides_where_both_would_do() -> None:
    page = "<meta charset=big5><p>工作計劃</p>"
    assert decode(page.encode("big5"), "x").text == page
