"""A plan as a web page of its own that prints as a Word file would."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from planparse.generating.layout import Block, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planparse.generating.layout import Printed, Row
    from planparse.generating.profile import Profile


def write_page(printed: Sequence[Printed], profile: Profile, title: str) -> str:
    """Return a complete HTML page in the fonts and on the paper of ``profile``."""
    body = "".join(_blocks(printed))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(title) or '—'}</title>\n<style>\n{_style(profile)}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _blocks(printed: Sequence[Printed]) -> Iterator[str]:
    for at, block in enumerate(printed):
        if isinstance(block, Table):
            yield from _table(block, printed[at - 1 : at])
        else:
            yield _paragraph(block)


def _paragraph(block: Block) -> str:
    text = _escaped(block.line)
    if block.kind == "title":
        return f"<h1>{text}</h1>\n"
    if block.kind == "heading":
        level = min(block.level + 1, 6)
        return f"<h{level}>{text}</h{level}>\n"
    if block.kind in ("period", "attachment", "organization", "date"):
        first = " first" if block.kind == "attachment" and not block.place else ""
        return f'<p class="{block.kind}{first}">{text}</p>\n'
    return f"<p>{text}</p>\n"


def _table(table: Table, before: Sequence[Printed]) -> Iterator[str]:
    label = _escaped(before[0].line) if before and isinstance(before[0], Block) else ""
    yield f'<table aria-label="{label}">\n<thead>\n<tr>'
    yield "".join(f'<th scope="col">{_escaped(text)}</th>' for text in table.header)
    yield "</tr>\n</thead>\n<tbody>\n"
    for at, row in enumerate(table.rows):
        cells = "".join(f"<td>{_escaped(text)}</td>" for text in row.cells[1:])
        yield f"<tr>{_period(table.rows, at)}{cells}</tr>\n"
    yield "</tbody>\n</table>\n"


def _period(rows: Sequence[Row], at: int) -> str:
    if rows[at].continues:
        return ""
    count = 1
    while at + count < len(rows) and rows[at + count].continues:
        count += 1
    span = f' rowspan="{count}"' if count > 1 else ""
    return f'<th scope="row"{span}>{_escaped(rows[at].cells[0])}</th>'


def _escaped(text: str) -> str:
    kept = "".join(char for char in text if char >= " " or char in "\t\n")
    return escape(kept).replace("\n", "<br>")


def _style(profile: Profile) -> str:
    """Return the page's own style sheet, with the sizes and fonts of the profile."""

    def font(part: str, fallback: str) -> str:
        name = profile.text(f"{part}.font") or profile.text("body.font")
        size = profile.number(f"{part}.size") or profile.number("body.size")
        safe = name.replace('"', "").replace("<", "").replace("\\", "")
        return f'font: {size:g}pt/1.8 "{safe}", {fallback};'

    margins = " ".join(f"{profile.number(f'page.{side}'):g}pt" for side in ("top", "right", "bottom", "left"))
    width = profile.number("page.width") - profile.number("page.left") - profile.number("page.right")
    return f"""@page {{ size: A4; margin: {margins}; }}
body {{ margin: 0; background: #fff; color: #000; }}
main {{ max-width: {width:g}pt; margin: 2em auto; padding: 0 1em; \
{font("body", "FangSong, STFangsong, serif")} }}
h1 {{ {font("title", "SimSun, serif")} font-weight: normal; line-height: 1.6; text-align: center; \
text-wrap: balance; margin: 0 0 1em; }}
h2, h3, h4, h5, h6, p {{ margin: 0; font-weight: normal; text-indent: 2em; text-align: justify; }}
h2 {{ {font("heading1", "SimHei, sans-serif")} break-after: avoid; }}
h3 {{ {font("heading2", "KaiTi, STKaiti, serif")} break-after: avoid; }}
h4, h5, h6 {{ {font("heading3", "FangSong, STFangsong, serif")} break-after: avoid; }}
.period {{ {font("heading2", "KaiTi, STKaiti, serif")} break-after: avoid; }}
.attachment {{ text-indent: 0; margin-left: 5em; }}
.attachment.first {{ margin: 1.8em 0 0 5em; text-indent: -3em; }}
.organization, .date {{ text-indent: 0; text-align: right; margin-right: 2em; }}
.organization {{ margin-top: 3em; }}
table {{ width: 100%; border-collapse: collapse; margin: 0.5em 0; \
{font("table", "FangSong, STFangsong, serif")} line-height: 1.5; }}
th, td {{ border: 1px solid #000; padding: 0.2em 0.5em; text-align: left; font-weight: normal; }}
thead th {{ text-align: center; font-family: SimHei, sans-serif; }}
tbody th {{ text-align: center; white-space: nowrap; }}
tr {{ break-inside: avoid; }}
@media print {{ main {{ max-width: none; margin: 0; padding: 0; }} }}
"""
