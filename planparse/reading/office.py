"""Old office files (.doc, .wps, .rtf, .odt): converted to .docx by LibreOffice, where it is installed.

LibreOffice runs with a profile of its own in a temporary folder, without macros and without links
to other places, and is stopped after a time.  The user's own LibreOffice may be open meanwhile.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from planparse.errors import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

    from planparse.model import Source

TIMEOUT = 120.0
"""Seconds that a conversion may take; a 300-page .doc takes about ten."""

MOST_BYTES = 200_000_000
"""Greater files are refused before LibreOffice sees them."""

PROGRAMS = ("soffice", "libreoffice", "soffice.exe")
PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
"""Where LibreOffice is when it is not on the search path."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_OLE = (
    (
        "EncryptedPackage",
        "文件有密码，请在 Word 中去掉密码后再读",
        "the file has a password; remove it in Word first",
    ),
    ("Workbook", "是电子表格，请另存为 .docx 或 .txt", "a spreadsheet; save the text as .docx or .txt"),
    (
        "PowerPoint Document",
        "是演示文稿，请另存为 .docx 或 .txt",
        "a presentation; save the text as .docx or .txt",
    ),
)
"""Names of streams of OLE files that are no Word document."""

_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_office(data: bytes, name: str, *, original: bool = False, timeout: float = TIMEOUT) -> Source:
    """Return the lines of an old office file, by way of LibreOffice.

    ``data`` is the file, ``name`` what it is called; ``original`` reads tracked changes as rejected;
    ``timeout`` is in seconds.  ``kind`` is doc, wps, rtf or odt and ``sha256`` that of ``data``.
    Raises ``UnreadableFile`` when LibreOffice is missing, takes too long or cannot read the file.
    """
    from hashlib import sha256

    from msgspec.structs import replace

    from planparse.reading.docx import read_docx

    kind = office_kind(data, name)
    _refuse_others(data, name)
    program = find_libreoffice()
    if program is None:
        raise UnreadableFile(
            f"{name}：读 .{kind} 需要 LibreOffice；请安装 LibreOffice，或在 Word、WPS 中另存为 .docx",
            f"{name}: reading .{kind} needs LibreOffice; install it, or save the file as .docx in Word",
        )
    source = read_docx(_converted(program, data, kind, name, timeout), name, original=original)
    return replace(source, kind=kind, sha256=sha256(data).hexdigest())


def office_kind(data: bytes, name: str) -> str:
    """Return doc, wps, rtf or odt, by the first bytes; only wps is told by the name."""
    if data.startswith(_OLE):
        return "wps" if name.lower().endswith((".wps", ".wpt")) else "doc"
    return "odt" if data.startswith(b"PK") else "rtf"


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's program, or None when it is not installed."""
    from pathlib import Path
    from shutil import which

    found = (which(program) for program in PROGRAMS)
    return next((path for path in found if path), None) or next(
        (path for path in PLACES if Path(path).is_file()), None
    )


def _refuse_others(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise UnreadableFile(f"{name}：文件过大，未读取", f"{name}: the file is too big and was not read")
    for stream, chinese, english in _OTHER_OLE if data.startswith(_OLE) else ():
        if stream.encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data:
            raise UnreadableFile(f"{name}：{chinese}", f"{name}: {english}")


def _converted(program: str, data: bytes, kind: str, name: str, timeout: float) -> bytes:
    """Return ``data`` as .docx."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="planparse-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / f"source.{kind}").write_bytes(data)
        _write_profile(place / "profile")
        _run(_command(program, place, kind), name, timeout)
        try:
            return (place / "out" / "source.docx").read_bytes()
        except OSError:
            raise UnreadableFile(
                f"{name}：LibreOffice 打不开此文件，可能已损坏；请在 Word 或 WPS 中另存为 .docx",
                f"{name}: LibreOffice cannot open this file; it may be damaged; save it as .docx in Word",
            ) from None


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")


def _command(program: str, place: Path, kind: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *_OPTIONS,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(place / "out"),
        str(place / f"source.{kind}"),
    ]


def _run(command: list[str], name: str, timeout: float) -> None:
    """Run LibreOffice to its end; what it did is seen from its output alone."""
    from subprocess import DEVNULL, Popen, TimeoutExpired

    try:
        # the program is LibreOffice's own, the arguments hold no text of the file
        process = Popen(  # noqa: S603
            command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=sys.platform != "win32"
        )
    except OSError as fault:
        raise UnreadableFile(
            f"{name}：LibreOffice 无法启动（{fault.strerror}）；请在 Word 或 WPS 中另存为 .docx",
            f"{name}: LibreOffice cannot be started ({fault.strerror}); save the file as .docx in Word",
        ) from fault
    try:
        process.wait(timeout)
    except TimeoutExpired:
        raise UnreadableFile(
            f"{name}：LibreOffice 转换超过 {timeout:g} 秒；请在 Word 或 WPS 中另存为 .docx",
            f"{name}: LibreOffice took more than {timeout:g} seconds; save the file as .docx in Word or WPS",
        ) from None
    finally:
        _stop(process)


def _stop(process: Popen[bytes]) -> None:
    """Stop LibreOffice with the processes that it started, if it still runs."""
    import signal

    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
