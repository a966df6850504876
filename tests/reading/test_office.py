"""Old office files through LibreOffice, and without it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planparse.errors import UnreadableFile
from planparse.reading.office import find_libreoffice, office_kind, read_office
from tests.reading.docx.builder import abstract, docx, lvl, num, p, table, tc, tr
from tests.reading.docx.reading import check_source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="a program written as a shell script")


def stream(name: str) -> bytes:
    return OLE + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


def nowhere(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Leave no LibreOffice to be found but one in ``folder``."""
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("planparse.reading.office.PLACES", ())


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (OLE, "计划.doc", "doc"),
        (OLE, "计划.WPS", "wps"),
        (OLE, "计划", "doc"),
        (b"{\\rtf1", "计划.doc", "rtf"),
        (b"PK\x03\x04", "计划.odt", "odt"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str) -> None:
    assert office_kind(data, name) == kind


def test_without_libreoffice_the_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere(monkeypatch, tmp_path)
    with pytest.raises(UnreadableFile) as error:
        read_office(stream("WordDocument"), "旧/计划.doc")
    assert str(error.value) == (
        "旧/计划.doc：读 .doc 需要 LibreOffice；请安装 LibreOffice，或在 Word、WPS 中另存为 .docx / "
        "旧/计划.doc: reading .doc needs LibreOffice; install it, or save the file as .docx in Word"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("EncryptedPackage", "has a password"),
        ("Workbook", "a spreadsheet"),
        ("PowerPoint Document", "a presentation"),
    ],
)
def test_other_files_in_the_same_container(name: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read_office(stream(name), "计划.doc")


def script(folder: Path, text: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@posix
def test_a_conversion_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere(monkeypatch, tmp_path)
    script(tmp_path, "/bin/sleep 61 & /bin/sleep 61")
    with pytest.raises(UnreadableFile, match=r"took more than 0\.3 seconds"):
        read_office(stream("WordDocument"), "计划.doc", timeout=0.3)


@posix
def test_a_conversion_without_result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere(monkeypatch, tmp_path)
    script(tmp_path, "exit 1")
    with pytest.raises(UnreadableFile, match="cannot open this file"):
        read_office(stream("WordDocument"), "计划.doc")


@posix
def test_a_program_that_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere(monkeypatch, tmp_path)
    script(tmp_path, "exit 0")
    (tmp_path / "soffice").write_bytes(b"\x7fELF broken")
    with pytest.raises(UnreadableFile, match="cannot be started"):
        read_office(stream("WordDocument"), "计划.doc")


@posix
def test_the_profile_is_libreoffices_own_and_forbids_macros(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The stand-in copies what it was called with, and gives a document back."""
    nowhere(monkeypatch, tmp_path)
    (tmp_path / "made.docx").write_bytes(docx(p("甲")))
    script(
        tmp_path,
        f'for last; do :; done; base="${{last%/*}}"; echo "$@" > {tmp_path}/called\n'
        f'/bin/cp "$base/profile/user/registrymodifications.xcu" {tmp_path}/registry\n'
        f'/bin/mkdir "$base/out"; /bin/cp {tmp_path}/made.docx "$base/out/source.docx"',
    )
    source = read_office(b"{\\rtf1 }", "计划.rtf")
    assert (source.text, source.kind, source.name) == ("甲", "rtf", "计划.rtf")
    called = (tmp_path / "called").read_text(encoding="utf-8")
    assert "--headless" in called
    assert "-env:UserInstallation=file://" in called
    assert str(Path.home()) not in called.replace(os.environ.get("TMPDIR", "/tmp"), "")
    registry = (tmp_path / "registry").read_text(encoding="utf-8")
    assert "DisableMacrosExecution" in registry


def plan() -> bytes:
    levels = (
        lvl(0, "chineseCountingThousand", "%1、", suff="nothing"),
        lvl(1, "decimal", "%2.", suff="nothing"),
    )
    body = (
        p("某单位二〇二六年工作计划")
        + p("加强管理", num=(1, 0))
        + p("完善制度。", num=(1, 1))
        + p("组织培训。", num=(1, 1))
        + p("保障措施", num=(1, 0))
        + table(tr(tc(p("月份")), tc(p("内容"))), tr(tc(p("三月")), tc(p("走访"))))
        + p("以上")
    )
    return docx(body, numbering=abstract(0, *levels) + num(1, 0))


EXPECTED = ["某单位二〇二六年工作计划", "一、加强管理", "1.完善制度。", "2.组织培训。", "二、保障措施"]


@pytest.mark.libreoffice
@needs_libreoffice
@pytest.mark.parametrize(("suffix", "filters"), [("doc", "doc:MS Word 97"), ("odt", "odt")])
def test_old_files_are_read(suffix: str, filters: str, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(plan())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        find_libreoffice() or "",
        profile,
        "--headless",
        "--convert-to",
        filters,
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(tmp_path / "plan.docx")], check=True, capture_output=True, timeout=100)
    source = check_source(read_office((tmp_path / f"plan.{suffix}").read_bytes(), f"计划.{suffix}"))
    assert source.text.split("\n")[:5] == EXPECTED
    assert [line.cell.column for line in source.lines if line.cell] == [0, 1, 0, 1]
    assert source.kind == suffix


@pytest.mark.libreoffice
@needs_libreoffice
def test_rich_text_is_read() -> None:
    """Rich text writes Chinese as numbers, here with typed markers."""
    paragraphs = "".join("".join(f"\\u{ord(letter)}?" for letter in line) + "\\par " for line in EXPECTED)
    source = check_source(read_office(f"{{\\rtf1\\ansi {paragraphs}}}".encode("ascii"), "计划.doc"))
    assert [line for line in source.text.split("\n") if line] == EXPECTED
    assert source.kind == "rtf"


@pytest.mark.libreoffice
@needs_libreoffice
def test_a_damaged_old_file() -> None:
    with pytest.raises(UnreadableFile):
        read_office(stream("WordDocument"), "坏.doc")
