"""Holds a Word file against a profile: page, fonts, sizes, spacing, numbering, dates, page numbers.

Every finding says where, which rule, who asks for it and how strongly, for users answer back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from msgspec import Struct

from planparse.errors import UnreadableFile
from planparse.generating.profile import STRENGTHS, rule_in_chinese
from planparse.generating.word_look import Looks, Paragraph, W
from planparse.generating.word_styles import STYLE_NAMES, line_pitch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planparse.generating.profile import Profile

_MM = 72 / 25.4
_TOLERANCE = 1.05 * _MM
"""The standard allows 天头 and 订口 one millimetre either way; the rest of a millimetre is rounding."""
_HALF_POINT = 0.5
PERIOD_STYLE = STYLE_NAMES["PlanPeriod"]
"""A period's label is no body text, and nobody rules how it looks."""


class Finding(Struct, frozen=True):
    """Something in the file that is not as the profile has it."""

    place: str
    rule: str
    """Name of the rule, such as ``body.font``."""
    wanted: str
    found: str
    strength: str = "standard"
    source: str = ""

    def __str__(self) -> str:
        by = "，".join(part for part in (STRENGTHS.get(self.strength, self.strength), self.source) if part)
        return f"{self.place}：{rule_in_chinese(self.rule)}应为 {self.wanted}，实为 {self.found}（{by}）"


def check(path: Path, profile: Profile) -> tuple[Finding, ...]:
    """Return what in the .docx at ``path`` is not as ``profile`` has it, in the order of the page.

    The same fault in many paragraphs is one finding that names the first and counts the others.
    Raises ``UnreadableFile``.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document: Any = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise _unreadable(path) from error
    checker = _Checker(document, profile)
    return (
        *checker.page(),
        *_gathered(checker.paragraphs()),
        *checker.tables(),
        *checker.page_numbers(),
        *_content(path),
    )


def _unreadable(path: Path) -> UnreadableFile:
    """Return the error for what is no Word document at ``path``."""
    if path.is_dir():
        return UnreadableFile(
            f"{path}：是文件夹；一次检查一个 .docx 文件",
            f"{path}: a folder; check takes one .docx file at a time",
        )
    if not path.exists():
        return UnreadableFile(f"{path}：没有这个文件，请检查路径", f"{path}: no such file; check the path")
    return UnreadableFile(
        f"{path}：不是可用的 Word 文档（.docx）；旧格式请在 Word 中另存为 .docx",
        f"{path}: no usable Word document (.docx); save old formats as .docx in Word",
    )


def _gathered(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Make one of those that differ in their place only."""
    from msgspec.structs import replace

    groups: dict[Finding, list[str]] = {}
    for finding in findings:
        groups.setdefault(replace(finding, place=""), []).append(finding.place)
    for finding, places in groups.items():
        more = f" 等 {len(places)} 处" if len(places) > 1 else ""
        yield replace(finding, place=places[0] + more)


class _Checker:
    """Compares one document with one profile."""

    def __init__(self, document: Any, profile: Profile) -> None:
        self._document = document
        self._profile = profile
        self._looks = Looks(document)

    def _finding(self, place: str, rule: str, wanted: str, found: str) -> Finding:
        known = self._profile.rules.get(rule)
        strength, source = (known.strength, known.source) if known is not None else ("custom", "")
        return Finding(place, rule, wanted, found, strength, source)

    # ------------------------------------------------------------------- page

    def page(self) -> Iterator[Finding]:
        """Yield what is wrong with paper, margins and grid of each section."""
        for number, section in enumerate(self._document.element.body.iter(W + "sectPr"), 1):
            place = f"第 {number} 节"
            size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
            landscape = size is not None and size.get(W + "orient") == "landscape"
            if not landscape:
                yield from self._lengths(place, size, {"width": "w", "height": "h"})
                yield from self._lengths(
                    place, margins, {name: name for name in ("top", "bottom", "left", "right")}
                )
            yield from self._grid(place, section.find(W + "docGrid"))

    def _lengths(self, place: str, element: Any, names: dict[str, str]) -> Iterator[Finding]:
        for name, attribute in names.items():
            rule = f"page.{name}"
            wanted = self._profile.number(rule)
            text = element.get(W + attribute) if element is not None else None
            found = _number(text) / 20
            if wanted and abs(found - wanted) > _TOLERANCE:
                yield self._finding(place, rule, f"{wanted / _MM:.0f}mm", f"{found / _MM:.1f}mm")

    def _grid(self, place: str, grid: Any) -> Iterator[Finding]:
        wanted = line_pitch(self._profile)
        if not wanted:
            return
        pitch = _number(grid.get(W + "linePitch")) / 20 if grid is not None else 0.0
        if grid is None or grid.get(W + "type") in (None, "default") or abs(pitch - wanted) > _HALF_POINT:
            room = wanted * self._profile.number("page.lines")
            lines = f"{int(room / pitch)} 行" if pitch and grid.get(W + "type") else "无网格"
            yield self._finding(place, "page.lines", f"{self._profile.number('page.lines'):.0f} 行", lines)

    # ------------------------------------------------------------------- paragraphs

    def paragraphs(self) -> Iterator[Finding]:
        """Yield what is wrong with fonts, sizes, spacing and indents."""
        titled = False
        for paragraph in self._looks.paragraphs():
            part = _part(paragraph, titled=titled)
            titled = titled or part == "title"
            if part is not None:
                yield from self._paragraph(paragraph, part)

    def _paragraph(self, paragraph: Paragraph, part: str) -> Iterator[Finding]:
        place = f"第 {paragraph.number} 段“{paragraph.text.strip()[:12]}”"
        yield from self._type(paragraph, part, place)
        line = self._profile.number(f"{part}.line_spacing") or self._profile.number("body.line_spacing")
        if paragraph.in_table or paragraph.line is None:
            return
        if paragraph.rule != "exact" or abs(paragraph.line - line) > _HALF_POINT:
            rule = (
                f"{part}.line_spacing"
                if f"{part}.line_spacing" in self._profile.rules
                else "body.line_spacing"
            )
            shown = f"{paragraph.line:g}磅" if paragraph.rule == "exact" else f"{paragraph.line / 12:g} 倍"
            yield self._finding(place, rule, f"固定值 {line:g}磅", shown)
        wanted = self._profile.number("body.indent")
        is_body = (
            part == "body" and paragraph.align in ("left", "both") and not _is_attachment(paragraph.text)
        )
        if is_body and abs((paragraph.indent or 0) - wanted) > 0.3:
            yield self._finding(place, "body.indent", f"{wanted:g} 字", f"{paragraph.indent or 0:g} 字")
        if part == "title" and paragraph.align != self._profile.text("title.align"):
            yield self._finding(place, "title.align", "居中", paragraph.align)

    def _type(self, paragraph: Paragraph, part: str, place: str) -> Iterator[Finding]:
        font = self._profile.text(f"{part}.font") or self._profile.text("body.font")
        size = self._profile.number(f"{part}.size") or self._profile.number("body.size")
        seen = set()
        for run in paragraph.runs:
            if run.font != font and run.font not in seen and not run.text.isascii():
                seen.add(run.font)
                yield self._finding(place, f"{part}.font", font, run.font or "未指定")
            if run.size is None or abs(run.size - size) > 0.1:
                yield self._finding(place, f"{part}.size", f"{size:g}磅", f"{run.size or 10:g}磅")
                return

    # ------------------------------------------------------------------- tables, page numbers

    def tables(self) -> Iterator[Finding]:
        """Yield tables of several rows whose header row is not repeated."""
        for number, table in enumerate(self._document.element.body.iter(W + "tbl"), 1):
            rows = list(table.iterchildren(W + "tr"))
            if len(rows) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
                yield Finding(
                    f"第 {number} 个表格", "table.header", "每页重复", "未设置", "custom", "通行做法"
                )

    def page_numbers(self) -> Iterator[Finding]:
        """Yield what is wrong with the page numbers of the first section."""
        place = self._profile.text("page_number.place")
        if place == "none":
            return
        section = self._document.sections[0]
        footers = {"页脚": section.footer}
        if place == "outside":
            if not self._document.settings.odd_and_even_pages_header_footer:
                yield self._finding("页脚", "page_number.place", "单页居右、双页居左", "单双页相同")
            else:
                footers["双页页脚"] = section.even_page_footer
        for name, footer in footers.items():
            yield from self._footer(name, footer._element)

    def _footer(self, name: str, element: Any) -> Iterator[Finding]:
        numbered = [one for one in element.iter(W + "p") if _has_page_field(one)]
        if not numbered:
            yield self._finding(name, "page_number.form", self._profile.text("page_number.form"), "没有页码")
            return
        paragraph = self._looks.paragraph(numbered[0], 0)
        shown = re.sub(r"\d+", "1", paragraph.text).strip()
        if re.sub(r"\s", "", shown) != re.sub(r"\s", "", self._profile.text("page_number.form")):
            yield self._finding(name, "page_number.form", self._profile.text("page_number.form"), shown)
        for finding in self._type(paragraph, "page_number", name):
            yield finding
            return


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _has_page_field(paragraph: Any) -> bool:
    instructions = "".join(part.text or "" for part in paragraph.iter(W + "instrText"))
    simple = "".join(part.get(W + "instr", "") for part in paragraph.iter(W + "fldSimple"))
    return "PAGE" in (instructions + simple).split()


@cache
def _levels() -> tuple[re.Pattern[str], ...]:
    """Match the beginnings of the four levels of GB/T 9704-2012 7.3.3."""
    han = "[一二三四五六七八九十]{1,3}"
    return tuple(
        re.compile(pattern)
        for pattern in (rf"{han}、", rf"[（(]{han}[）)]", r"\d{1,2}[.．](?!\d)", r"[（(]\d{1,2}[）)]")
    )


_LONGEST_HEADING = 60


def _part(paragraph: Paragraph, *, titled: bool) -> str | None:
    """Return which part of the profile a paragraph is held against; None for what has no rule."""
    if paragraph.in_table or paragraph.style == PERIOD_STYLE:
        return None
    if not titled and (paragraph.style in ("title", "标题") or _looks_titled(paragraph)):
        return "title"
    if paragraph.level:
        return f"heading{min(paragraph.level, 4)}"
    text = paragraph.text.strip()
    short = len(text) <= _LONGEST_HEADING and text[-1] not in "。；;！？"
    for level, pattern in enumerate(_levels(), 1):
        if level < 3 and short and pattern.match(text):
            return f"heading{level}"
    return "body" if paragraph.align in ("left", "both", "start") else "body" if not titled else None


def _looks_titled(paragraph: Paragraph) -> bool:
    return paragraph.align == "center" and any((run.size or 0) >= 18 for run in paragraph.runs)


def _is_attachment(text: str) -> bool:
    return text.lstrip().startswith("附件") or bool(re.match(r"\d{1,2}\.", text))


def _content(path: Path) -> Iterator[Finding]:
    """Yield numbers out of order and dates that are not written as the standard has them."""
    from planparse.generating.numbering import in_words, misnumbered
    from planparse.parsing import parse_source
    from planparse.reading import read

    for number, plan in enumerate(parse_source(read(path)).plans, 1):
        at = f"#{number} " if number > 1 else ""
        for wrong in misnumbered(plan):
            yield Finding(
                at + in_words(plan, wrong.path), "编号", wrong.expected, wrong.marker, "custom", "编号应连续"
            )
        date = plan.signature.date if plan.signature is not None else None
        if date and not re.fullmatch(r"\d{4}年[1-9]\d?月[1-9]\d?日", date.strip()):
            yield Finding(
                f"{at}落款“{date}”",
                "成文日期",
                "2026年3月8日这样的写法",
                date,
                "standard",
                "GB/T 9704-2012 7.3.5.4：阿拉伯数字，年份全称，月日不编虚位",
            )
