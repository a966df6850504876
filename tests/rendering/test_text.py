from __future__ import annotations

from planparse.model import Line, SetAside, Source
from planparse.rendering import Result

from .page import Page, rendered, small


def test_a_line_of_the_source_is_a_line() -> None:
    page = Page()
    page.aside("首页", "site_chrome", then="\n\n")
    page.leaf("一、", made=True)
    page.leaf("完善制度", then="  \n")
    assert rendered("text", page.result()) == "首页\n一、完善制度\n"


def test_what_the_reader_set_aside_is_printed_in_its_place_and_strokes_are_not() -> None:
    text = "首页 新闻\n甲转发\n|周次|内容|\n"
    source = Source(
        text=text,
        lines=(Line(6, 7), Line(11, 13), Line(14, 16)),
        set_aside=(
            SetAside((0, 5), "site_chrome", text[0:5]),
            SetAside((7, 9), "site_chrome", text[7:9]),
            *(SetAside((at, at + 1), "debris", "|") for at in (10, 13, 16)),
        ),
    )
    result = Result(source, Page().result().extraction)
    assert rendered("text", result) == "首页 新闻\n甲转发\n周次\n内容\n"


def test_several_files_follow_each_other() -> None:
    assert rendered("text", small(), small()) == rendered("text", small()) * 2
