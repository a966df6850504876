from __future__ import annotations

from .page import Page, rendered, small


def test_a_line_of_the_source_is_a_line() -> None:
    page = Page()
    page.aside("首页", "site_chrome", then="\n\n")
    page.leaf("一、", made=True)
    page.leaf("完善制度", then="  \n")
    assert rendered("text", page.result()) == "首页\n一、完善制度\n"


def test_several_files_follow_each_other() -> None:
    assert rendered("text", small(), small()) == rendered("text", small()) * 2
