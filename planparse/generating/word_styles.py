"""The styles, footers and settings of a Word file, made from a profile.

The order of the children of ``w:pPr`` and ``w:rPr`` is the schema's: Word calls any other
"unreadable content".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from planparse.generating.profile import Profile

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DEEPEST_HEADING = 9


class StyleIds(Struct, frozen=True):
    """The ids of the styles that a document's paragraphs use."""

    title: str = "Title"
    body: str = "BodyText"
    headings: tuple[str, ...] = tuple(f"Heading{level}" for level in range(1, DEEPEST_HEADING + 1))
    table: str = "TableGrid"
    period: str = "PlanPeriod"
    cell: str = "PlanCell"
    header_cell: str = "PlanHeaderCell"
    organization: str = "Signature"
    date: str = "Date"

    def heading(self, level: int) -> str:
        """Return the id of the style for a task's level; from 1, the deepest for all below."""
        return self.headings[min(level, len(self.headings)) - 1]


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def line_pitch(profile: Profile) -> float:
    """Return the grid's line pitch in points, 0 without a grid.

    It is rounded down, for 22 lines of 28.99 pt do not fit where 22 of 28.95 do.
    """
    lines = profile.number("page.lines")
    if not lines:
        return 0.0
    height = profile.number("page.height") - profile.number("page.top") - profile.number("page.bottom")
    return int(height / lines * 20 - 0.5) / 20


def text_width(profile: Profile) -> int:
    """Return the width between the margins in twips."""
    sides = (profile.number(f"page.{name}") for name in ("width", "left", "right"))
    width, left, right = sides
    return twips(width - left - right)


def character_width(profile: Profile) -> float:
    """Return the advance of a body character in points."""
    return profile.number("body.size") + profile.number("body.spacing")


def styles_xml(profile: Profile) -> str:
    """Return the whole ``w:styles`` part."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}">{_defaults(profile)}'
        + "".join(style_xml(name, profile) for name in STYLE_NAMES)
        + "</w:styles>"
    )


def _defaults(profile: Profile) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(profile, 'body')}{_size(profile, 'body')}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


STYLE_NAMES: dict[str, str] = {
    "Normal": "Normal",
    "DefaultParagraphFont": "Default Paragraph Font",
    "TableNormal": "Normal Table",
    "NoList": "No List",
    "BodyText": "Body Text",
    "Title": "Title",
    **{f"Heading{level}": f"heading {level}" for level in range(1, DEEPEST_HEADING + 1)},
    "Signature": "Signature",
    "Date": "Date",
    "Footer": "footer",
    "PlanPeriod": "日程时段",
    "PlanCell": "表格文字",
    "PlanHeaderCell": "表头文字",
    "TableGrid": "Table Grid",
}
"""Style id -> the name that Word knows the style by; built-in names show translated."""

_FIXED = {
    "DefaultParagraphFont": '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    "TableNormal": '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    "NoList": '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
    "TableGrid": '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>",
}

_NO_INDENT = (
    '<w:ind w:leftChars="0" w:left="0" w:rightChars="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
)


def style_xml(style_id: str, profile: Profile) -> str:
    """Return one ``w:style`` of those in ``STYLE_NAMES``."""
    if style_id in _FIXED:
        return _FIXED[style_id]
    based_on, properties, part = _definition(style_id, profile)
    default = ' w:default="1"' if style_id == "Normal" else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    following = '<w:next w:val="BodyText"/>' if style_id.startswith(("Heading", "Title")) else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}">'
        f'<w:name w:val="{STYLE_NAMES[style_id]}"/>{base}{following}<w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{_run(profile, part, style_id)}</w:rPr></w:style>"
    )


def _definition(style_id: str, profile: Profile) -> tuple[str, str, str]:
    """Return what the style is based on, its paragraph properties, and its part of the profile."""
    if style_id.startswith("Heading"):
        level = int(style_id.removeprefix("Heading"))
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        return "BodyText", f"<w:keepNext/>{outline}", f"heading{min(level, 4)}"
    return {
        "Normal": ("", _normal(profile), "body"),
        "BodyText": ("Normal", _first_line(profile), "body"),
        "Title": ("Normal", _title(profile), "title"),
        "Signature": ("Normal", '<w:keepNext/><w:jc w:val="right"/>', "body"),
        "Date": ("Normal", '<w:jc w:val="right"/>', "body"),
        "Footer": (
            "Normal",
            f'<w:snapToGrid w:val="0"/>{_spacing(0, "auto", 240)}{_NO_INDENT}',
            "page_number",
        ),
        "PlanPeriod": ("BodyText", "<w:keepNext/>", "heading2"),
        "PlanCell": ("Normal", _cell(profile, "table", "left"), "table"),
        "PlanHeaderCell": ("PlanCell", '<w:keepNext/><w:jc w:val="center"/>', "table_header"),
    }[style_id]


def _normal(profile: Profile) -> str:
    line = _spacing(0, "exact", twips(profile.number("body.line_spacing")))
    return f'<w:widowControl w:val="0"/>{line}<w:jc w:val="{profile.text("body.align") or "both"}"/>'


def _first_line(profile: Profile) -> str:
    indent = profile.number("body.indent")
    width = twips(indent * character_width(profile))
    return f'<w:ind w:firstLineChars="{round(indent * 100)}" w:firstLine="{width}"/>'


def _title(profile: Profile) -> str:
    """One line of title and the space after it take two lines of the grid."""
    line = profile.number("title.line_spacing")
    after = max(0.0, 2 * (line_pitch(profile) or line) - line)
    return (
        '<w:keepNext/><w:keepLines/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f"{_spacing(twips(after), 'exact', twips(line))}{_NO_INDENT}"
        f'<w:jc w:val="{profile.text("title.align") or "center"}"/>'
    )


def _cell(profile: Profile, part: str, align: str) -> str:
    line = twips(profile.number(f"{part}.line_spacing"))
    return f'<w:snapToGrid w:val="0"/>{_spacing(0, "exact", line)}{_NO_INDENT}<w:jc w:val="{align}"/>'


def _spacing(after: int, rule: str, line: int) -> str:
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _run(profile: Profile, part: str, style_id: str) -> str:
    bold = "<w:b/><w:bCs/>" if profile.flag(f"{part}.bold") else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    spacing = profile.number(f"{part}.spacing") if part != "body" else profile.number("body.spacing")
    return (
        f'{_fonts(profile, part)}{bold}<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/>'
        f'<w:spacing w:val="{twips(spacing if style_id != "Footer" else 0)}"/>{_size(profile, part)}'
    )


def _fonts(profile: Profile, part: str) -> str:
    """Name all four fonts: a missing one would come from the theme."""
    east = _quoted(profile.text(f"{part}.font") or profile.text("body.font"))
    latin = profile.text(f"{part}.latin") or profile.text("body.latin")
    west = east if part == "page_number" or not latin else _quoted(latin)
    return f"<w:rFonts w:ascii={west} w:hAnsi={west} w:eastAsia={east} w:cs={west}/>"


def _size(profile: Profile, part: str) -> str:
    half_points = round(2 * (profile.number(f"{part}.size") or profile.number("body.size")))
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def escape(text: str) -> str:
    """Return ``text`` as XML has it, within elements and within quoted attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'


def footer_paragraph(profile: Profile, *, even: bool) -> str:
    """Return the paragraph that holds the page number, one character in from the outer edge."""
    place = profile.text("page_number.place")
    before, _, after = (profile.text("page_number.form") or "1").partition("1")
    align = {"outside": "left" if even else "right", "right": "right"}.get(place, "center")
    width = twips(profile.number("page_number.size"))
    inset = f'<w:ind w:{align}Chars="100" w:{align}="{width}"/>' if place == "outside" else ""
    return (
        f'<w:p xmlns:w="{NAMESPACE}"><w:pPr><w:pStyle w:val="Footer"/>{inset}<w:jc w:val="{align}"/></w:pPr>'
        f"{_text_run(escape(before))}"
        f'<w:r>{_HINT}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{_HINT}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{_HINT}<w:fldChar w:fldCharType="separate"/></w:r>{_text_run("1")}'
        f'<w:r>{_HINT}<w:fldChar w:fldCharType="end"/></w:r>{_text_run(escape(after))}</w:p>'
    )


_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def _text_run(text: str) -> str:
    return f'<w:r>{_HINT}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def section_xml(profile: Profile, footers: str) -> str:
    """Return ``w:sectPr``: the page, its margins and grid, around the ``footers``' references."""
    page = {
        name: twips(profile.number(f"page.{name}"))
        for name in ("width", "height", "top", "right", "bottom", "left")
    }
    below = (
        profile.number("page.bottom")
        - profile.number("page_number.below")
        - profile.number("page_number.size") / 2
    )
    pitch = twips(line_pitch(profile))
    grid = f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>' if pitch else ""
    return (
        f'<w:sectPr>{footers}<w:pgSz w:w="{page["width"]}" w:h="{page["height"]}"/>'
        f'<w:pgMar w:top="{page["top"]}" w:right="{page["right"]}" w:bottom="{page["bottom"]}"'
        f' w:left="{page["left"]}" w:header="851" w:footer="{twips(max(below, 0))}" w:gutter="0"/>'
        f'<w:cols w:space="425"/>{grid}</w:sectPr>'
    )


SETTINGS = (
    f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
"""``w:settings``: even pages have footers of their own, East Asian typesetting, Word 2013 mode."""
