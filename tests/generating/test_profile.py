"""Profiles: the standard, the plain one, and a unit's own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from planparse.errors import UsageError
from planparse.generating.load import InvalidFile
from planparse.generating.profile import (
    RULES,
    load_profile,
    points_of,
    profile_names,
    read_profile,
)
from planparse.generating.write import Options, generate
from tests.generating.plans import PLAN, W


def test_the_standards_values_carry_their_clause() -> None:
    profile = load_profile("gbt9704")
    assert {rule.strength for rule in profile.rules.values()} == {"standard", "custom"}
    for name, rule in profile.rules.items():
        assert rule.source, name
        assert (rule.strength == "standard") == rule.source.startswith("GB/T 9704-2012"), name
    assert profile.rules["body.line_spacing"].strength == "custom"
    assert set(profile_names()) >= {"gbt9704", "plain"}


def test_plain_stands_on_the_standard() -> None:
    assert load_profile("plain").number("page.lines") == 0
    assert load_profile("plain").number("title.size") == 22
    assert set(load_profile("plain").rules) == set(load_profile("gbt9704").rules)


OWN = """\
名称: 本馆
页面: {上边距: 3cm, 行数: 20}
正文: {字体: 宋体, 字号: 小三, 行距: 28磅}
heading1: {bold: true, font: {value: 黑体, strength: 单位, source: 馆办〔2026〕1号}}
"""


def test_a_units_own_in_chinese() -> None:
    profile = read_profile(OWN, "本馆.yaml", name="本馆")
    assert profile.number("page.top") == pytest.approx(85.039, abs=0.01)
    assert (profile.number("body.size"), profile.text("body.font")) == (15, "宋体")
    assert profile.flag("heading1.bold")
    assert profile.rules["heading1.font"].source == "馆办〔2026〕1号"
    assert profile.rules["body.font"].strength == "unit"
    assert profile.number("page.left") == load_profile("gbt9704").number("page.left")


def test_a_units_own_is_what_is_written() -> None:
    profile = read_profile(OWN, "本馆.yaml", name="本馆")
    with ZipFile(BytesIO(generate(PLAN, "docx", Options(profile=profile)))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        body = archive.read("word/document.xml").decode()
    found = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    assert found["BodyText"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "30"
    assert found["BodyText"].find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "宋体"
    assert found["Heading1"].find(f"{W}rPr/{W}b").get(f"{W}val") is None
    assert 'w:top="1701"' in body


def test_all_faults_of_a_profile() -> None:
    text = "页面: {上边距: 宽, topp: 1}\nbody: {size: 大, bold: 也许, align: 中}\n标提: {}\n"
    with pytest.raises(InvalidFile) as caught:
        read_profile(text, "x.yaml", name="x")
    assert [(fault.line, fault.path) for fault in caught.value.faults] == [
        (1, "$.page.topp"),
        (1, "$.page.top"),
        (2, "$.body.size"),
        (2, "$.body.bold"),
        (2, "$.body.align"),
        (3, "$.标提"),
    ]


@pytest.mark.parametrize("text", ["", "a", "- 1", "page: 3\n"])
def test_a_file_that_is_no_profile(text: str) -> None:
    with pytest.raises(InvalidFile):
        read_profile(text, "x.yaml", name="x")


def test_an_unknown_profile(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gbt9704、plain"):
        load_profile(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    ("size", "points"),
    [("三号", 16), ("3号", 16), ("小四", 12), ("小4号", 12), ("五号", 10.5), ("12", None)],
)
def test_chinese_type_sizes(size: str, points: float | None) -> None:
    assert points_of(size) == points


def test_every_rule_is_of_a_known_part() -> None:
    for name in load_profile("gbt9704").rules:
        part, _, key = name.partition(".")
        assert key in RULES[part]
