"""Word files written part by part, so that a test shows the very XML that it is about."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "other": "urn:an-extension-of-2040",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
MACRO = "application/vnd.ms-word.{}.macroEnabled{}.main+xml"


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    endnotes: str = "",
    headers: dict[str, str] | None = None,
    settings: str = "",
    main_type: str = MAIN.format("document"),
) -> bytes:
    """Return a .docx with this ``w:body`` content; ``headers`` are relationship id → content of ``w:hdr``."""
    parts = {
        "numbering": ("numbering", numbering),
        "styles": ("styles", styles),
        "footnotes": ("footnotes", footnotes),
        "endnotes": ("endnotes", endnotes),
        "settings": ("settings", settings),
    }
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    relations = []
    for name, (root, content) in parts.items():
        if content:
            files[f"word/{name}.xml"] = part(root, content)
            relations.append((f"rId_{name}", name, f"{name}.xml"))
    for number, (identifier, content) in enumerate((headers or {}).items()):
        files[f"word/header{number}.xml"] = part("hdr", content)
        relations.append((identifier, "header", f"header{number}.xml"))
    files["word/_rels/document.xml.rels"] = rels(relations)
    files["_rels/.rels"] = rels([("rId1", "officeDocument", "word/document.xml")])
    files["[Content_Types].xml"] = content_types(main_type, files)
    return archive({name: text.encode() for name, text in files.items()})


def archive(files: dict[str, bytes]) -> bytes:
    """Return a zip of these members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def part(root: str, content: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{content}</w:{root}>'
    )


def rels(relations: list[tuple[str, str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for identifier, kind, target in relations
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


PART_TYPES = {
    "numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
    "settings": "settings", "header": "header",
}  # fmt: skip


def content_types(main_type: str, files: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{file}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{PART_TYPES[file[5:].rstrip("0123456789.xml")]}+xml"/>'
        for file in files
        if file.startswith("word/") and file[5:].rstrip("0123456789.xml") in PART_TYPES
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>'
    )


def p(
    text: str = "", *, num: tuple[int, int] | None = None, style: str = "", own: str = "", set_as: str = ""
) -> str:
    """Return a paragraph: ``num`` is (numId, ilvl), ``own`` more of its w:pPr, ``set_as`` its run's w:rPr."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = (
        "" if num is None else f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    )
    properties = f"<w:pPr>{named}{numbered}{own}</w:pPr>" if named + numbered + own else ""
    return f"<w:p>{properties}{r(text, set_as) if text else ''}</w:p>"


def r(text: str, set_as: str = "") -> str:
    """Return a run with this text."""
    properties = f"<w:rPr>{set_as}</w:rPr>" if set_as else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def lvl(
    ilvl: int, fmt: str, text: str, *, start: int | None = 1, suff: str = "", more: str = "", before: str = ""
) -> str:
    """Return a ``w:lvl``; ``before`` stands before its ``w:lvlText``, ``more`` after."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    follows = f'<w:suff w:val="{suff}"/>' if suff else ""
    return (
        f'<w:lvl w:ilvl="{ilvl}">{first}<w:numFmt w:val="{fmt}"/>{before}{follows}'
        f'<w:lvlText w:val="{escape(text)}"/>{more}</w:lvl>'
    )


def abstract(identifier: int, *levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>'
        f"{more}{''.join(levels)}</w:abstractNum>"
    )


def num(identifier: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def start_at(ilvl: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    identifier: str, content: str = "", *, name: str = "", based_on: str = "", kind: str = "paragraph"
) -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name or identifier}"/>'
        f"{parent}{content}</w:style>"
    )


def table(*rows: str) -> str:
    """Return a table; the grid is there for programs that lay tables out."""
    columns = max((row.count("<w:tc>") for row in rows), default=1)
    grid = '<w:gridCol w:w="2000"/>' * columns
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str, own: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{own}</w:trPr>' if own else ''}{''.join(cells)}</w:tr>"


def tc(content: str = "<w:p/>", own: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{own}</w:tcPr>' if own else ''}{content}</w:tc>"
