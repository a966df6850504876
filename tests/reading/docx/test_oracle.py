"""Whole documents against LibreOffice's own text output, where it is installed.

LibreOffice indents numbered lines and has a tab or space after the number, so white space is left out.
"""

from __future__ import annotations

import random
import subprocess
from typing import TYPE_CHECKING

import pytest

from planparse.reading.docx import read_docx
from planparse.reading.office import find_libreoffice
from tests.reading.docx.builder import abstract, docx, lvl, num, p, start_at, style, table, tc, tr

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed"),
]

SAME_FORMATS = (
    "decimal",
    "upperLetter",
    "lowerLetter",
    "upperRoman",
    "lowerRoman",
    "decimalEnclosedCircle",
    "ideographTraditional",
)
"""Formats that LibreOffice prints as Word does; it goes on from A–Z with AA, BB as well."""


def official() -> bytes:
    """The ladder of official documents, typed text between."""
    chance = random.Random(1)
    levels = (
        lvl(0, "chineseCountingThousand", "%1、", suff="nothing"),
        lvl(1, "chineseCountingThousand", "（%2）", suff="nothing"),
        lvl(2, "decimal", "%3．", suff="nothing"),
        lvl(3, "decimal", "（%4）", suff="nothing"),
    )
    body = [p("某单位二〇二六年工作计划")]
    for _ in range(150):
        body.append(p("加强队伍建设", num=(1, chance.choice([0, 1, 1, 2, 2, 2, 3]))))
        body.extend(p("认真落实各项工作。") for _ in range(chance.randrange(2)))
    return docx("".join(body), numbering=abstract(0, *levels) + num(1, 0))


def outline() -> bytes:
    """Decimal outlines, jumping between all levels."""
    chance = random.Random(2)
    levels = [
        lvl(at, "decimal", ".".join(f"%{n + 1}" for n in range(at + 1)), start=at % 2 + 1) for at in range(9)
    ]
    body = "".join(p("条", num=(1, chance.randrange(5))) for _ in range(200))
    return docx(body, numbering=abstract(0, *levels) + num(1, 0))


def restarted() -> bytes:
    """Several uses of one definition, some with their own start."""
    chance = random.Random(3)
    levels = lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)"), lvl(2, "lowerRoman", "%3)")
    nums = num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 0, start_at(0, 20)) + num(4, 0, start_at(1, 5))
    order = [1] * 5 + [2] * 5 + [1] * 2 + [3] * 5 + [2] * 3 + [4] * 5 + [1] * 3
    body = "".join(p("条", num=(which, chance.choice([0, 0, 1, 2]))) for which in order)
    return docx(body, numbering=abstract(0, *levels) + nums)


def through_styles() -> bytes:
    """Headings numbered by their styles, some switched off."""
    chance = random.Random(4)
    levels = [
        lvl(at, fmt, text, before=f'<w:pStyle w:val="H{at + 1}"/>')
        for at, (fmt, text) in enumerate(
            [("chineseCountingThousand", "第%1章"), ("decimal", "%2、"), ("decimal", "%2.%3")]
        )
    ]
    has = '<w:pPr><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(style(f"H{at + 1}", has.format(at), name=f"heading {at + 1}") for at in range(3))
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        p("工作", style=f"H{chance.choice([1, 2, 2, 3, 3])}", own=off if chance.random() < 0.2 else "")
        for _ in range(80)
    )
    return docx(p("计划") + body, numbering=abstract(0, *levels) + num(1, 0), styles=styles)


def formats() -> bytes:
    """The formats that both print alike, to 25."""
    definitions, body = "", ""
    for at, fmt in enumerate(SAME_FORMATS):
        definitions += abstract(at, lvl(0, fmt, "%1)")) + ""
        body += "".join(p("项", num=(at + 1, 0)) for _ in range(10 if fmt == "ideographTraditional" else 20))
    nums = "".join(num(at + 1, at) for at in range(len(SAME_FORMATS)))
    return docx(body, numbering=definitions + nums)


def schedule() -> bytes:
    """A table with numbered cells, some empty, some covered."""
    rows = [tr(tc(p("序号")), tc(p("月份")), tc(p("工作内容")))]
    for month in range(1, 9):
        merge = "<w:vMerge/>" if month in (3, 4, 7) else '<w:vMerge w:val="restart"/>'
        content = "" if month == 5 else f"{month}月工作"
        rows.append(
            tr(
                tc(p(num=(1, 0))),
                tc(p("" if month in (3, 4, 7) else f"{month}月份"), merge),
                tc(p(content) or p()),
            )
        )
    return docx(
        table(*rows) + p("后", num=(1, 0)), numbering=abstract(0, lvl(0, "decimal", "%1")) + num(1, 0)
    )


CASES = {case.__name__: case for case in (official, outline, restarted, through_styles, formats, schedule)}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All cases' text by LibreOffice, converted in one run."""
    place: Path = tmp_path_factory.mktemp("oracle")
    for name, case in CASES.items():
        (place / f"{name}.docx").write_bytes(case())
    subprocess.run(
        [
            find_libreoffice() or "soffice",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(place),
            *(str(place / f"{name}.docx") for name in CASES),
        ],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    return {name: (place / f"{name}.txt").read_text(encoding="utf-8-sig") for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_prints_the_same(name: str, texts: dict[str, str]) -> None:
    source = read_docx(CASES[name](), name)
    ours = ["".join(source.text[line.start : line.end].split()) for line in source.lines]
    theirs = ["".join(line.split()) for line in texts[name].split("\n") if line.strip()]
    assert ours == theirs
