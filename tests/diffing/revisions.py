"""What a Word file with tracked changes says once all of them are accepted, or rejected.

By the rules of ECMA-376 part 1, 17.13.5: content of ``w:ins`` stays or goes, content of ``w:del``
goes or stays, and a paragraph whose mark goes is joined with the next one.
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_of(data: bytes) -> etree._Element:
    """Return the root of ``word/document.xml``."""
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def resolved(data: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs that are left."""
    goes = "del" if accept else "ins"
    body = document_of(data).find(f"{W}body")
    assert body is not None
    lines: list[str] = []
    open_text = ""
    for paragraph in body.findall(f"{W}p"):
        open_text += "".join(_texts(paragraph, goes))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{goes}") is None:
            lines.append(open_text)
            open_text = ""
    return [*lines, open_text] if open_text else lines


def _texts(paragraph: etree._Element, goes: str) -> list[str]:
    found = []
    for child in paragraph:
        if child.tag == f"{W}r":
            found.append(_run(child))
        elif child.tag in (f"{W}ins", f"{W}del") and child.tag != f"{W}{goes}":
            found.extend(_run(run) for run in child)
    return found


def _run(run: etree._Element) -> str:
    return "".join(part.text or "" for part in run if part.tag in (f"{W}t", f"{W}delText"))


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Resolve(source As String, target As String, command As String)
  Dim opened(0) As New com.sun.star.beans.PropertyValue
  opened(0).Name = "Hidden"
  opened(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, opened())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim saved(1) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "Text (encoded)"
  saved(1).Name = "FilterOptions"
  saved(1).Value = "UTF8,LF,,,"
  document.storeToURL(ConvertToURL(target), saved())
  document.close(True)
End Sub
</script:module>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


def resolved_by_libreoffice(data: bytes, folder: Path, *, accept: bool) -> list[str]:
    """Let LibreOffice accept or reject everything; return the paragraphs that it then holds."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _office([profile, "--terminate_after_init"])
    standard = folder / "profile" / "user" / "basic" / "Standard"
    (standard / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    (standard / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (standard.parent / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    source, target = folder / "tracked.docx", folder / f"{'accepted' if accept else 'rejected'}.txt"
    source.write_bytes(data)
    command = f".uno:{'Accept' if accept else 'Reject'}AllTrackedChanges"
    macro = f'macro:///Standard.Module1.Resolve("{source}","{target}","{command}")'
    _office([profile, macro])
    return target.read_text(encoding="utf-8-sig").rstrip("\n").split("\n")


def _office(arguments: list[str]) -> None:
    subprocess.run(
        ["soffice", "--headless", "--norestore", *arguments], check=True, timeout=120, capture_output=True
    )
