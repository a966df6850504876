"""A plan as a Word file by GB/T 9704-2012, or in the look of the user's own document.

The package (styles, settings, footers, page) is made once for each profile with python-docx; the
body of each plan is then written into a copy of it, which is faster than a paragraph at a time.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from planparse.errors import UnreadableFile
from planparse.generating import word_styles
from planparse.generating.word_body import body_xml
from planparse.generating.word_numbering import Numbering, number_blocks
from planparse.generating.word_styles import StyleIds, character_width, twips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from planparse.generating.layout import Printed
    from planparse.generating.profile import Profile

NumberingForm = Literal["text", "word"]

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Package(Struct, frozen=True):
    """An empty document with its look: the files of its zip, less those that a plan fills."""

    files: tuple[tuple[str, bytes], ...]
    document: tuple[str, str]
    """What stands before and after the body's paragraphs in ``word/document.xml``."""
    styles: StyleIds
    numbering: str = ""
    """The user's own ``w:numbering``; "" for none."""
    room: int = 0
    """Width of the text in twips; 0: as the profile has it."""


def write_docx(
    printed: Sequence[Printed],
    package: Package,
    profile: Profile,
    *,
    title: str = "",
    numbering: NumberingForm = "text",
) -> bytes:
    """Return a .docx of the ``printed`` blocks.

    ``numbering`` says whether numbers are typed or made by Word.  The same blocks give the same
    bytes on any machine.
    """
    made = Numbering({})
    if numbering == "word":
        made = number_blocks(printed, _first_line(profile), _highest_id(package.numbering))
    body = body_xml(printed, profile, package.styles, made.numbers, package.room)
    before, after = package.document
    files = {
        "word/document.xml": (before + body + after).encode(),
        "word/numbering.xml": _merged(package.numbering, made).encode(),
        "docProps/core.xml": _core(title).encode(),
    }
    return _zipped((*package.files, *files.items()))


def _first_line(profile: Profile) -> int:
    return twips(profile.number("body.indent") * character_width(profile))


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data, compresslevel=3)
    return out.getvalue()


def _core(title: str) -> str:
    kept = "".join(char for char in title if char.isprintable())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{word_styles.escape(kept)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


# --------------------------------------------------------------------------- numbering of the package


def _highest_id(numbering: str) -> int:
    """Return the highest id in use in the user's own numbering."""
    import re

    return max(
        (int(found) for found in re.findall(r'(?:numId|abstractNumId)="(\d{1,9})"', numbering)), default=0
    )


def _merged(own: str, made: Numbering) -> str:
    """Add our lists to the user's own: all ``w:abstractNum`` stand before all ``w:num``."""
    if not own:
        return made.xml()
    end = own.rindex("</w:numbering>") if "</w:numbering>" in own else -1
    first_list = own.find("<w:num ")
    if end < 0 or not made.lists:
        return own
    at = first_list if first_list >= 0 else end
    last = own.rfind("</w:num>")
    behind = last + len("</w:num>") if last >= 0 else at
    return own[:at] + "".join(made.abstract) + own[at:behind] + "".join(made.lists) + own[behind:]


# --------------------------------------------------------------------------- packages


@lru_cache(maxsize=8)
def _package(key: _Key) -> Package:
    import docx

    profile = key.profile
    document: Any = docx.Document()
    _dress(document, profile)
    return _packed(document, StyleIds(), keep_numbering=False)


class _Key:
    """A profile as a key of the cache: profiles hold dictionaries and have no hash of their own."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._text = repr(profile)

    def __hash__(self) -> int:
        return hash(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._text == other._text


def profile_package(profile: Profile) -> Package:
    """Return the empty document that looks as ``profile`` says."""
    return _package(_Key(profile))


def reference_package(path: Path, profile: Profile) -> Package:
    """Return the user's document, emptied: its styles, page, headers and footers.

    A style that it lacks is added as ``profile`` has it.  Raises ``UnreadableFile``.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document: Any = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableFile(
            f"{path.name} 不是可用的 Word 文档（.docx）；请在 Word 中另存为 .docx",
            f"{path.name} is no usable Word document (.docx); save it as .docx in Word",
        ) from error
    from msgspec.structs import replace

    room = _text_width(document)
    return replace(_packed(document, _own_styles(document, profile), keep_numbering=True), room=room)


def _text_width(document: Any) -> int:
    """Return the width between the margins of the last section in twips, 0 where it does not say."""
    section = document.sections[-1]
    sides = (section.page_width, section.left_margin, section.right_margin)
    if None in sides:
        return 0
    return max(0, int(sides[0] - sides[1] - sides[2]) // _EMU_PER_TWIP)


_EMU_PER_TWIP = 635


def _dress(document: Any, profile: Profile) -> None:
    """Give python-docx's own template our page, styles, settings and footers."""
    from docx.oxml import parse_xml

    section = document.sections[0]
    section.different_first_page_header_footer = False
    if profile.text("page_number.place") != "none":
        document.settings.odd_and_even_pages_header_footer = True
        _fill(section.footer, word_styles.footer_paragraph(profile, even=False))
        _fill(section.even_page_footer, word_styles.footer_paragraph(profile, even=True))
    references = "".join(_reference(element) for element in section._sectPr.footerReference_lst)
    old = section._sectPr
    wrapped = parse_xml(
        f'<w:body xmlns:w="{word_styles.NAMESPACE}" xmlns:r="{_RELATION}">'
        f"{word_styles.section_xml(profile, references)}</w:body>"
    )
    old.getparent().replace(old, wrapped[0])
    _replace(document.styles.element, parse_xml(word_styles.styles_xml(profile)))
    _replace(document.settings.element, parse_xml(word_styles.SETTINGS))
    _drop_parts(document)


def _fill(footer: Any, paragraph: str) -> None:
    from docx.oxml import parse_xml

    footer.is_linked_to_previous = False
    element = footer._element
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(paragraph))


def _reference(element: Any) -> str:
    relation = element.get(f"{{{_RELATION}}}id")
    kind = element.get(f"{{{word_styles.NAMESPACE}}}type")
    return f'<w:footerReference w:type="{kind}" r:id="{relation}"/>'


def _replace(element: Any, new: Any) -> None:
    """Give ``element`` the children of ``new``: the part keeps its root."""
    for child in list(element):
        element.remove(child)
    for child in list(new):
        element.append(child)


_UNWANTED = ("thumbnail", "customXml", "stylesWithEffects", "webSettings", "theme", "extended-properties")
"""Parts of python-docx's template that would carry another look, or say nothing."""


def _drop_parts(document: Any) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for name in [key for key, one in relations.items() if one.reltype.rsplit("/", 1)[-1] in _UNWANTED]:
            del relations[name]


def _packed(document: Any, styles: StyleIds, *, keep_numbering: bool) -> Package:
    body = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    _ensure_numbering(document)
    out = BytesIO()
    document.save(out)
    with ZipFile(BytesIO(out.getvalue())) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    numbering = files.pop("word/numbering.xml", b"").decode() if keep_numbering else ""
    around = _around_body(files.pop("word/document.xml").decode())
    files = {name: data for name, data in files.items() if name not in _WRITTEN}
    return Package(tuple(files.items()), around, styles, numbering)


_WRITTEN = ("word/numbering.xml", "docProps/core.xml")
"""Files of the zip that are written for each plan."""


def _ensure_numbering(document: Any) -> None:
    """Give a document without numbered paragraphs the part that Word's numbering needs."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    if any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in document.part.rels.values()):
        return
    part = Part(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        Numbering({}).xml().encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)


_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "标题"),
    "body": ("body text", "正文文本", "正文"),
    "table": ("table grid", "网格型"),
    "period": ("日程时段",),
    "cell": ("表格文字",),
    "header_cell": ("表头文字",),
    "organization": ("signature", "签名"),
    "date": ("date", "日期"),
}
"""Use -> names, in lower case, that the user's own style may have."""

_OUR_IDS = {name: getattr(StyleIds(), name) for name in _NAMES}


def _own_styles(document: Any, profile: Profile) -> StyleIds:
    """Return the ids of the user's own styles; what is missing is added from the profile."""
    found = {style.name.lower(): style.style_id for style in document.styles if style.name}
    own = {}
    for use, names in _NAMES.items():
        known = next((found[name] for name in names if name in found), None)
        own[use] = known or _added(document, _OUR_IDS[use], profile)
    headings = tuple(
        found.get(f"heading {level}")
        or found.get(f"标题 {level}")
        or _added(document, f"Heading{level}", profile)
        for level in range(1, word_styles.DEEPEST_HEADING + 1)
    )
    return StyleIds(headings=headings, **own)


def _added(document: Any, style_id: str, profile: Profile) -> str:
    from docx.oxml import parse_xml

    existing = {style.style_id for style in document.styles}
    if style_id in existing:
        return style_id
    xml = word_styles.style_xml(style_id, profile)
    style = parse_xml(xml.replace("<w:style ", f'<w:style xmlns:w="{word_styles.NAMESPACE}" ', 1))
    base = style.find(f"{{{word_styles.NAMESPACE}}}basedOn")
    if base is not None and base.get(f"{{{word_styles.NAMESPACE}}}val") not in existing:
        style.remove(base)
    document.styles.element.append(style)
    return style_id


def _around_body(document: str) -> tuple[str, str]:
    """Split the XML of an empty document where its paragraphs belong."""
    at = document.find("<w:sectPr")
    if at < 0:
        document = document.replace("<w:body/>", "<w:body></w:body>")
        at = document.index("</w:body>")
    return document[:at], document[at:]
