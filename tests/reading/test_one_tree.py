"""The same plan in every encoding and every text format gives the same plan."""

from __future__ import annotations

from html import escape

import pytest

from planparse.parsing import parse_source
from planparse.reading import read_bytes
from tests.invariants import check_extraction

PAGE = """2025年青石中学工会工作计划

一、指导思想：围绕教学中心工作，服务全体教职工（含外聘教师）。

二、主要任务

（一）加强学习。每月组织一次读书会，由工会小组长负责。
（二）关心生活。走访生病的教师；
三、工作安排
三月份：
1、召开教代会。
2、组织健步走。
四月份：
1、举办读书会。

2026年白桥医院护理工作要点

一、规范操作
每周检查一次护理记录，发现问题及时改正。
二、培训新人
每季度考核一次。
白桥医院护理部
2026年1月5日
"""
LINES = PAGE.rstrip("\n").split("\n")
MARKED_UP = "<!DOCTYPE html><meta charset=gb2312>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf-8.txt", PAGE.encode("utf-8")),
        ("bom.txt", PAGE.encode("utf-8-sig")),
        ("gb.txt", PAGE.encode("gb18030")),
        ("utf-16.txt", PAGE.encode("utf-16")),
        ("crlf.txt", PAGE.replace("\n", "\r\n").encode("gbk")),
        ("page.md", PAGE.encode("utf-8")),
        (
            "paragraphs.html",
            (MARKED_UP + "".join(f"<p>{escape(line)}</p>\n" for line in LINES)).encode("gbk"),
        ),
        ("breaks.html", (MARKED_UP + "<br>\n".join(map(escape, LINES))).encode("gbk")),
        ("blocks.htm", "".join(f"<div>{escape(line) or '&nbsp;'}</div>" for line in LINES).encode("utf-8")),
        ("printed.html", f"<pre>{escape(PAGE)}</pre>".encode()),
    ],
)
def test_one_tree(name: str, data: bytes) -> None:
    source = read_bytes(data, name)
    extraction = parse_source(source)
    check_extraction(source, extraction)
    assert extraction.plans == parse_source(read_bytes(PAGE.encode(), "x.txt")).plans
    assert [plan.year for plan in extraction.plans] == [2025, 2026]
