"""How a plan is printed: everything about a print that a reader must see through.

``STYLES`` and the ladders are tables: a new marker form is a row here and a golden case.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

DIGITS = "零一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def han(number: int) -> str:
    """Return 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


STYLES: dict[str, Callable[[tuple[int, ...]], str]] = {
    "一、": lambda path: han(path[-1]) + "、",
    "一，": lambda path: han(path[-1]) + "，",
    "一.": lambda path: han(path[-1]) + ".",
    "一）": lambda path: han(path[-1]) + "）",
    "（一）": lambda path: f"（{han(path[-1])}）",
    "（一）、": lambda path: f"（{han(path[-1])}）、",
    "1、": lambda path: f"{path[-1]}、",
    "1.": lambda path: f"{path[-1]}.",
    "1．": lambda path: f"{path[-1]}．",
    "1，": lambda path: f"{path[-1]}，",
    "1）": lambda path: f"{path[-1]}）",
    "（1）": lambda path: f"（{path[-1]}）",
    "１．": lambda path: "".join(chr(ord(c) + 0xFEE0) for c in str(path[-1])) + "．",
    "①": lambda path: CIRCLED[path[-1] - 1],
    "1.1": lambda path: ".".join(map(str, path)),
    "1.1.1": lambda path: ".".join(map(str, path)),
    "第一，": lambda path: f"第{han(path[-1])}，",
    "第一部分": lambda path: f"第{han(path[-1])}部分",
    "一是": lambda path: han(path[-1]) + "是",
    "1 ": lambda path: f"{path[-1]}",
}
"""Style name to the marker of a task whose numbers from the top down are ``path``."""


def kind_of(style: str) -> str:
    """Return the class of a style: 1、 and 1. are of one, （1） and 1） of another."""
    bare = style.strip("（）、，.． ")
    digits = "1" if bare in ("1", "１") else bare
    return f"{digits}）" if "）" in style else digits


TIDY_LADDERS: tuple[tuple[str, ...], ...] = (
    ("一、", "（一）", "1."),
    ("一、", "1.", "（1）"),
    ("一、", "1、", "①"),
    ("一、", "（一）", "1、"),
    ("（一）", "1.", "（1）"),
    ("（一）、", "1、", "（1）"),
    ("1、", "（1）", "①"),
    ("1．", "（1）", "①"),
    ("１．", "（1）", "①"),
    ("1.", "1.1", "1.1.1"),
    ("第一部分", "一、", "（一）"),
    ("第一，", "1、", "（1）"),
    ("一，", "1，", "（1）"),
    ("一.", "1.", "1）"),
)

NASTY_LADDERS: tuple[tuple[str, ...], ...] = (
    ("（一）", "一、", "1."),
    ("1、", "一、", "（1）"),
    ("1、", "（一）", "①"),
    ("1、", "1）", "①"),
    ("一）", "1.", "（1）"),
    ("一、", "1 ", "（1）"),
    ("①", "1、", "（1）"),
    ("（1）", "1.", "①"),
    ("一、", "1、", "1）"),
)

Numbering = Literal["plain", "run_through", "skip", "double", "restyle", "back_to_one"]


class Layout(Struct, frozen=True, kw_only=True):
    """One way to print a plan."""

    seed: int
    """Decides the small choices, such as which number is left out."""
    ladder: tuple[str, ...]
    """Style names, highest level first."""
    half_width: bool = False
    after_marker: str = ""
    body: Literal["run_in", "colon", "apart"] = "run_in"
    heading_stop: Literal["", "。", "："] = ""
    """What a heading ends with when its paragraphs or subtasks stand below it."""
    inline: tuple[str, str] | None = None
    """Style and separator of runs such as 一是…；二是…。 for the lowest tasks; None: never inline."""
    nested_inline: bool = False
    one_line: bool = False
    """Sibling tasks of one sentence each share a line: 1、…。2、…。"""
    glued: bool = False
    """The next heading of the first level follows on the line where the last paragraph ended."""
    marker_alone: bool = False
    numbering: Numbering = "plain"
    guiding: Literal["inline", "verb", "bare", "section", "nested"] = "inline"
    schedule: Literal["listed", "plain", "one_line", "numbered_line", "pipes"] = "listed"
    label_form: int = 0
    schedule_section: bool = True
    """The schedule has a numbered heading of its own."""
    indent: str = ""
    blank_lines: int = 0
    width: int | None = None
    """Hard line breaks after so many characters."""
    width_blank: bool = False
    """A blank line after every printed line, of a broken paragraph too."""
    page_lines: bool = False
    """Page numbers and running headers between printed lines."""
    chrome: bool = False
    title_lines: Literal[0, 1, 2] = 1
    bare_top: bool = False
    """Headings of the first level have no number, and the series below each begin again."""
    mid_list: bool = False
    """The page begins in the middle of the first task's subtasks: what stood before is not there."""
    friends_at_start: bool = False
    """Some paragraphs begin with what only looks like a marker."""
    line_end: str = "\n"


def random_layout(rng: Random, level: str = "tidy") -> Layout:
    """Return a random layout; "nasty" ones break what "tidy" ones keep.  Both can be decided."""
    layout = _tidy(rng)
    if level == "tidy":
        return layout
    return _nasty(rng, layout)


def _tidy(rng: Random) -> Layout:
    return Layout(
        seed=rng.getrandbits(32),
        ladder=rng.choice(TIDY_LADDERS),
        half_width=rng.random() < 0.4,
        after_marker=rng.choice(("", "", "", " ", "　")),
        body=rng.choice(("run_in", "run_in", "colon", "apart")),
        heading_stop=rng.choice(("", "", "。", "：")),
        inline=rng.choice((None, None, ("一是", "；"), ("一是", "。"), ("①", "；"), ("第一，", "；"))),
        guiding=rng.choice(("inline", "verb", "bare", "section", "nested")),
        schedule=rng.choice(("listed", "plain", "one_line", "numbered_line", "pipes")),
        label_form=rng.randrange(6),
        indent=rng.choice(("", "", "　　", "    ")),
        blank_lines=rng.choice((0, 0, 1, 2)),
        width=rng.choice((None, None, None, 30, 36, 40)),
        title_lines=rng.choice((1, 1, 1, 0)),
        line_end=rng.choice(("\n", "\n", "\r\n")),
    )


def _nasty(rng: Random, tidy: Layout) -> Layout:
    broken = tidy.width is not None
    return replace(
        tidy,
        ladder=rng.choice(NASTY_LADDERS if rng.random() < 0.4 else TIDY_LADDERS),
        numbering=rng.choice(("plain", "run_through", "skip", "double", "restyle", "back_to_one")),
        nested_inline=rng.random() < 0.3,
        one_line=rng.random() < 0.3,
        glued=rng.random() < 0.3,
        marker_alone=rng.random() < 0.15,
        width_blank=broken and rng.random() < 0.4,
        page_lines=rng.random() < 0.3,
        chrome=rng.random() < 0.3,
        title_lines=rng.choice((0, 1, 1, 2)),
        bare_top=rng.random() < 0.15,
        mid_list=rng.random() < 0.1,
        friends_at_start=rng.random() < 0.3,
    )
