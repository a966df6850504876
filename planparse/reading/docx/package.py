"""The package of a Word file: a zip of XML parts, opened with limits.

Nothing is ever written to disk and no name of a member is used as a path, so a member that is
called ``../../x`` is only a part that nobody asks for.  Parts are parsed without DTD, entities and
network.  Every way in which a package can be broken ends in ``UnreadableFile``.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from planparse.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element


class Limits(Struct, frozen=True, gc=False):
    """How much of a Word file is read before it is refused.  Sizes are in bytes."""

    members: int = 20_000
    """Entries in the zip's directory."""
    part_size: int = 64_000_000
    """One part, unpacked.  A 300-page plan has about 5,000,000."""
    total_size: int = 128_000_000
    """All parts that are read, unpacked."""
    ratio: int = 300
    """Unpacked to packed size of a part over ``ratio_from``; Word's own XML stays below 60."""
    ratio_from: int = 8_000_000
    nesting: int = 50
    """Tables in tables, boxes in boxes, content controls in content controls."""


LIMITS = Limits()

MAIN_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "dotx",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "docm",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "dotm",
}
"""Content type of the main part → ``Source.kind``."""

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Namespaces of ISO 29500 Strict → those that nearly every file uses."""

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    OverflowError,
)
"""What ``zipfile`` raises for archives that are cut off, garbled, encrypted or made with care to be odd."""


class Relation(Struct, frozen=True, gc=False):
    """A relationship of a part: what kind of thing it points at, and that part's name."""

    kind: str
    """The last step of the relationship's type: ``styles``, ``header``, ``footnotes`` …"""
    target: str


class Package:
    """An open package; ``main`` is the name of the document part and ``kind`` what the file is."""

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        """Open ``data``; raise ``UnreadableFile`` when it is no Word package."""
        self.limits = limits
        self._left = limits.total_size
        self._zip = _opened(data, limits)
        self._members = {_part_name(info.filename): info for info in self._zip.infolist()}
        self.main = self._main_part()
        self.kind = self._kind()

    def xml(self, name: str, cut: Callable[[bytes], bytes] | None = None) -> _Element | None:
        """Return the root of the part called ``name``, or None when there is no such part.

        ``cut`` takes out what nobody will read before the part is parsed.
        """
        data = self._read(name)
        return None if data is None else _parsed(data if cut is None else cut(data), name)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of the part ``name`` within the package, by their id."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        if root is None:
            return {}
        return {
            item.get("Id", ""): Relation(
                item.get("Type", "").rpartition("/")[2], _resolved(folder, item.get("Target", ""))
            )
            for item in root.iterchildren("{*}Relationship")
            if item.get("TargetMode") != "External"
        }

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._members:
                return relation.target
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise UnreadableFile(
            "这个压缩包不是 Word 文件（没有文档正文），请用 Word 或 WPS 另存为 .docx",
            "this zip is no Word file (it has no document part); save it again as .docx",
        )

    def _kind(self) -> str:
        root = self.xml("[content_types].xml")
        if root is None:
            return "docx"
        for item in root.iterchildren("{*}Override"):
            if _part_name(item.get("PartName", "")) == self.main:
                return MAIN_KINDS.get(item.get("ContentType", ""), "docx")
        return "docx"

    def _read(self, name: str) -> bytes | None:
        info = self._members.get(name)
        if info is None:
            return None
        self._guard(info)
        bound = min(self.limits.part_size, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(bound + 1)
        except _ZIP_FAULTS as fault:
            raise corrupt(name) from fault
        if len(data) > bound:
            raise _too_big(name)
        self._left -= len(data)
        return data

    def _guard(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & 0x1:
            raise UnreadableFile(
                "文件有密码，请在 Word 中去掉密码后再读", "the file has a password; remove it in Word first"
            )
        if info.file_size > self.limits.part_size:
            raise _too_big(info.filename)
        if info.file_size > self.limits.ratio_from and info.file_size > self.limits.ratio * max(
            info.compress_size, 1
        ):
            raise _too_big(info.filename)


def corrupt(name: str) -> UnreadableFile:
    """Return the error for a part that is cut off or garbled."""
    return UnreadableFile(
        f"Word 文件已损坏（{_shown(name)}），请在 Word 中打开并修复后另存",
        f"the Word file is damaged ({_shown(name)}); open and repair it in Word, then save it again",
    )


def too_deep() -> UnreadableFile:
    """Return the error for tables, boxes or controls nested beyond the limit."""
    return UnreadableFile(
        "表格或文本框嵌套过深，请在 Word 中拆开后再读",
        "tables or boxes are nested too deeply; take them apart in Word",
    )


def _opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    # counted by their signatures: zipfile reads the whole directory before it can be asked
    if data.count(b"PK\x01\x02") > limits.members:
        raise _too_big("zip")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except _ZIP_FAULTS as fault:
        raise corrupt("zip") from fault


def _too_big(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"Word 文件解压后过大（{_shown(name)}），可能是压缩炸弹，未读取",
        f"the Word file unpacks to too much ({_shown(name)}) and may be a zip bomb; it was not read",
    )


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name[:60])


def _part_name(name: str) -> str:
    """Return a part's name without its leading slash, in lower case: case does not count (OPC 6.2.2)."""
    return name.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    steps = [] if target.startswith(("/", "\\")) else [step for step in folder.split("/") if step]
    for step in _part_name(target).split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _parsed(data: bytes, name: str) -> _Element:
    """Parse a part.  OPC forbids DTDs in parts, so one with a DOCTYPE is refused, entities or not."""
    from lxml import etree

    for strict, usual in _STRICT if b"purl.oclc.org" in data else ():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise (too_deep() if "depth" in str(fault) else corrupt(name)) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(
            f"Word 文件含有不允许的 DTD（{_shown(name)}），未读取",
            f"the Word file has a DTD, which is not allowed ({_shown(name)}); it was not read",
        )
    return root
