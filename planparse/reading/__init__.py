"""Files in, sources out: what a reader sees of a file, line by line, and nothing decided about it.

What a file is shows in its first bytes; its suffix only settles what they leave open, since a
.doc may hold a web page and a .wps a Word document.
"""

# ruff: noqa: PTH123 - importing pathlib would cost more start-up time than reading a page
from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from planparse.errors import UnreadableFile
from planparse.reading.decode import Decoded, declared_charset, decode

if TYPE_CHECKING:
    from planparse.model import Issue, Source

SUFFIXES = frozenset(
    {
        ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".docx", ".docm", ".dotx",
        ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".pdf",
    }
)  # fmt: skip
"""What is read of a folder."""

_PLAN_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".jsonl"})
_PLAN_SIGN = "planparse/"
"""What planparse itself writes begins with its format."""

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"

_FOREIGN = (
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"BM", "图片", "a picture"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"MZ", "程序", "a program"),
    (b"\x7fELF", "程序", "a program"),
)
"""First bytes of files that people pass by mistake; only for the wording of the error."""


def read(path: str | os.PathLike[str], *, encoding: str | None = None, original: bool = False) -> Source:
    """Return the source of a file; ``name`` is the path as given.

    ``original`` reads a Word file as it stood before its tracked changes.  Raises
    ``UnreadableFile`` when the file is missing, empty, binary, corrupt or undecodable, and
    ``UsageError`` for an unknown ``encoding``.
    """
    return read_bytes(_contents(os.fspath(path)), os.fspath(path), encoding=encoding, original=original)


def read_bytes(data: bytes, name: str, *, encoding: str | None = None, original: bool = False) -> Source:
    """Return the source of a file's bytes; ``name`` is what it is called, and its suffix counts.

    Raises as ``read`` does.
    """
    if not data:
        raise UnreadableFile(
            f"{name}：文件是空的，请检查是否保存完整", f"{name}: the file is empty; check that it was saved"
        )
    if data.startswith(_ZIP):
        return _read_zip(data, name, original=original)
    if data.startswith(_OLE) or data.lstrip()[:5] == b"{\\rtf":
        from planparse.reading.office import read_office

        return read_office(data, name, original=original)
    if b"%PDF-" in data[:1024]:
        from planparse.reading.pdf import read_pdf

        return read_pdf(data, name)
    return _read_text(data, name, encoding)


def _contents(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise UnreadableFile(
            f"{path}：没有这个文件，请检查路径", f"{path}: no such file; check the path"
        ) from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path}：是文件夹，不是文件", f"{path}: a folder, not a file") from None
    except PermissionError:
        raise UnreadableFile(
            f"{path}：没有读取权限，或正被别的程序占用；关闭后重试",
            f"{path}: no permission to read, or in use by another program; close it and try again",
        ) from None
    except (OSError, ValueError) as error:
        # a ValueError is a path with a NUL character
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{path}：无法读取（{reason}）", f"{path}: cannot be read ({reason})") from None


def _read_zip(data: bytes, name: str, *, original: bool) -> Source:
    kind = _zip_kind(data, name)
    if kind == "docx":
        from planparse.reading.docx import read_docx

        return read_docx(data, name, original=original)
    if kind == "odt":
        from planparse.reading.office import read_office

        return read_office(data, name, original=original)
    raise UnreadableFile(
        f"{name}：是{_ZIP_KINDS[kind][0]}，不是文字文档；请另存为 .docx 或 .txt",
        f"{name}: {_ZIP_KINDS[kind][1]}, no text document; save it as .docx or .txt",
    )


_ZIP_KINDS = {
    "xlsx": ("电子表格", "a spreadsheet"),
    "pptx": ("演示文稿", "a presentation"),
    "zip": ("压缩包", "an archive"),
}


def _zip_kind(data: bytes, name: str) -> str:
    """Return docx, odt or a key of ``_ZIP_KINDS``, by the archive's members."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise UnreadableFile(
            f"{name}：文件已损坏，打不开；请在 Word 中重新保存一次",
            f"{name}: the file is corrupt; save it once more from Word",
        ) from None
    folders = {member.replace("\\", "/").split("/")[0] for member in members}
    for folder, kind in (("word", "docx"), ("xl", "xlsx"), ("ppt", "pptx")):
        if folder in folders:
            return kind
    return "odt" if "content.xml" in members else "zip"


def _is_markdown(text: str) -> bool:
    """Tell whether a text under another suffix is Markdown: it has headings with number signs."""
    return len(_markdown_heading().findall(text, 0, 20_000)) >= FEWEST_HEADINGS if "\n#" in text else False


FEWEST_HEADINGS = 2


@cache
def _markdown_heading() -> re.Pattern[str]:
    return re.compile("^#{1,6} +[^ #\n]", re.MULTILINE)


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal.

    Asked of the interpreter's own module: hashlib loads OpenSSL for it, which takes longer than
    reading a plan does.
    """
    for module in ("_sha2", "_sha256", "hashlib"):
        try:
            return str(import_module(module).sha256(data).hexdigest())
        except ImportError:
            continue
    raise AssertionError("hashlib is always there")


def _read_text(data: bytes, name: str, encoding: str | None) -> Source:
    suffix = _suffix(name)
    decoded = _decoded(data, name, encoding)
    if suffix in _PLAN_SUFFIXES and _PLAN_SIGN in decoded.text[:400]:
        raise UnreadableFile(
            f"{name}：这已经是提取出来的计划，可用 planparse generate 或 planparse diff",
            f"{name}: this is a plan already; use planparse generate or planparse diff",
        )
    text, checksum, issues = decoded.text, digest(data), _damage(decoded)
    if suffix in _HTML_SUFFIXES or (suffix not in _MARKDOWN_SUFFIXES and _is_markup(text)):
        from planparse.reading.html import read_html

        return read_html(text, name, encoding=decoded.encoding, sha256=checksum, issues=issues)
    if suffix in _MARKDOWN_SUFFIXES or _is_markdown(text):
        from planparse.reading.markdown import source_from_markdown

        return source_from_markdown(text, name, encoding=decoded.encoding, sha256=checksum, issues=issues)
    from planparse.reading.text import source_from_text

    return source_from_text(text, name, encoding=decoded.encoding, sha256=checksum, issues=issues)


def _decoded(data: bytes, name: str, encoding: str | None) -> Decoded:
    for first_bytes, chinese, english in _FOREIGN:
        # two letters are too little to refuse a file: BM or MZ may begin a text
        if data.startswith(first_bytes) and not data[:512].isascii() and b"\0" in data[:512]:
            raise UnreadableFile(
                f"{name}：是{chinese}，不是文字；请另存为 .docx、.txt 或 .html",
                f"{name}: {english}, no text; save it as .docx, .txt or .html",
            )
    try:
        return decode(data, name, encoding=encoding)
    except UnreadableFile:
        # a browser shows a page with a few bad bytes in the encoding that it declares; so do we
        declared = declared_charset(data) if encoding is None and data.lstrip()[:1] == b"<" else None
        if declared is None:
            raise
        return decode(data, name, encoding=declared)


def _damage(decoded: Decoded) -> tuple[Issue, ...]:
    if not decoded.damaged:
        return ()
    from planparse.model import Issue

    message = (
        f"有 {decoded.damaged} 处按 {decoded.encoding} 无法解码，显示为 � / "
        f"{decoded.damaged} places cannot be decoded as {decoded.encoding} and show as �"
    )
    return (Issue("undecodable_bytes", message, (0, 0)),)


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > max(name.rfind("/"), name.rfind("\\")) else ""


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*){0,20}"
        r"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|article|section|main|div|p|table|h[1-6]"
        r"|ul|ol|center|span|font|strong)[\s>/])",
        re.I | re.S,
    )


def _is_markup(text: str) -> bool:
    """Whether a text without a telling suffix is a web page or a piece of one."""
    head = text[:8192]
    return head.lstrip()[:1] == "<" and _markup().match(head) is not None
