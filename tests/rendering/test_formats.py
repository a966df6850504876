from __future__ import annotations

import pytest

from planparse.model import Leaf, Plan, Task
from planparse.rendering import FORMATS, RenderOptions, render

from .page import Page, rendered, small


@pytest.mark.parametrize("fmt", FORMATS)
def test_half_a_surrogate_pair_can_be_written(fmt: str) -> None:
    page = Page("a\udcff.txt")
    title = page.leaf("计\ud800划𠮷", then="\n")
    result = page.result(Plan(title=title, tasks=(Task("一、", Leaf("甲\udfff")),)))
    printed = rendered(fmt, result)
    printed.encode()
    assert "计\ufffd划𠮷" in printed


@pytest.mark.parametrize("fmt", FORMATS)
def test_no_file_gives_no_error(fmt: str) -> None:
    rendered(fmt)


@pytest.mark.parametrize("fmt", [fmt for fmt in FORMATS if fmt != "json"])
def test_a_file_is_asked_for_only_when_its_turn_comes(fmt: str) -> None:
    asked = []

    def files() -> object:
        for number in range(3):
            asked.append(number)
            yield small()

    pieces = render(files(), fmt, RenderOptions())  # type: ignore[arg-type]
    while "读书" not in next(pieces):
        pass
    assert asked == [0]
