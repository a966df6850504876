"""How a Word file looks: fonts, sizes, margins and spacing, each with what asks for it.

A profile is a YAML file in ``schemas/profiles`` or of the user's own.  A value is written short
(``top: 37mm``: a rule of the unit) or with its strength and source
(``top: 37mm | standard | GB/T 9704-2012 5.2.1``, or as a mapping of value, strength and source).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from planparse.errors import UnreadableFile, UsageError
from planparse.generating.load import Faults, did_you_mean, is_format
from planparse.generating.nodes import Node, read_documents

Strength = Literal["standard", "unit", "custom"]
STRENGTHS = {"standard": "标准", "unit": "单位", "custom": "惯例"}
"""How strongly a rule binds: the national standard, the unit's own rule, mere custom."""

Form = Literal["length", "size", "count", "text", "flag", "characters"]

_TEXT: dict[str, Form] = {
    "font": "text",
    "latin": "text",
    "size": "size",
    "line_spacing": "length",
    "bold": "flag",
    "align": "text",
    "indent": "characters",
    "spacing": "length",
}
RULES: dict[str, dict[str, Form]] = {
    "page": {
        "width": "length",
        "height": "length",
        "top": "length",
        "bottom": "length",
        "left": "length",
        "right": "length",
        "lines": "count",
        "characters": "count",
    },
    "title": _TEXT,
    "heading1": _TEXT,
    "heading2": _TEXT,
    "heading3": _TEXT,
    "heading4": _TEXT,
    "body": _TEXT,
    "table": _TEXT,
    "table_header": _TEXT,
    "page_number": {"place": "text", "form": "text", "below": "length", **_TEXT},
}
"""Part of the page -> property -> what its value is."""

CHOICES = {"align": ("left", "center", "right", "both"), "place": ("outside", "center", "right", "none")}

_CHINESE = {
    "页面": "page",
    "标题": "title",
    "一级标题": "heading1",
    "二级标题": "heading2",
    "三级标题": "heading3",
    "四级标题": "heading4",
    "正文": "body",
    "表格": "table",
    "表头": "table_header",
    "页码": "page_number",
    "宽": "width",
    "高": "height",
    "上边距": "top",
    "下边距": "bottom",
    "左边距": "left",
    "右边距": "right",
    "行数": "lines",
    "字数": "characters",
    "字体": "font",
    "西文字体": "latin",
    "字号": "size",
    "行距": "line_spacing",
    "加粗": "bold",
    "对齐": "align",
    "首行缩进": "indent",
    "字距": "spacing",
    "位置": "place",
    "样式": "form",
    "距版心": "below",
    "名称": "name",
    "依据": "base",
    "格式": "format",
    "说明": "title_zh",
    "值": "value",
    "强度": "strength",
    "出处": "source",
}


def rule_in_chinese(rule: str) -> str:
    """Return how a Chinese profile calls ``rule``: 页面上边距 for ``page.top``."""
    names = {"header": "标题行"} | {english: chinese for chinese, english in _CHINESE.items()}
    return "".join(names.get(part, part) for part in rule.split("."))


FLAGS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
POINTS = {"pt": 1.0, "磅": 1.0, "mm": 72 / 25.4, "毫米": 72 / 25.4, "cm": 720 / 25.4, "厘米": 720 / 25.4}

SIZES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0,
    "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5, "小六": 6.5,
}  # fmt: skip
"""Chinese type sizes in points; 1号 … 6号 and 小1 … are read as well."""


class Rule(Struct, frozen=True, gc=False):
    """A value with what asks for it; lengths and sizes are in points, indents in characters."""

    value: float | str | bool
    strength: Strength = "custom"
    source: str = ""


class Profile(Struct, frozen=True):
    """All rules, by names such as ``page.top`` and ``heading1.font``."""

    name: str
    rules: dict[str, Rule]

    def number(self, name: str) -> float:
        """Return the length, size or count ``name``; 0 where the profile says nothing."""
        rule = self.rules.get(name)
        return float(rule.value) if rule is not None and not isinstance(rule.value, str) else 0.0

    def text(self, name: str) -> str:
        """Return the font, place or form ``name``; "" where the profile says nothing."""
        rule = self.rules.get(name)
        return rule.value if rule is not None and isinstance(rule.value, str) else ""

    def flag(self, name: str) -> bool:
        """Return whether ``name`` is switched on."""
        rule = self.rules.get(name)
        return rule is not None and rule.value is True


def schema_folder() -> Path:
    """Return the folder of schemas, profiles and templates: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that come with planparse."""
    return tuple(sorted(path.stem for path in (schema_folder() / "profiles").glob("*.yaml")))


@cache
def load_profile(name: str) -> Profile:
    """Return the profile called ``name``, or the one in the YAML file of that path.

    Raises ``UsageError`` for a name that is neither, ``InvalidFile`` with all faults of a file.
    """
    built_in = schema_folder() / "profiles" / f"{name}.yaml"
    path = built_in if name in profile_names() else Path(name)
    if not path.is_file():
        known = "、".join(profile_names())
        raise UsageError(
            f"没有叫 {name} 的版式，也没有这个文件；可用 {known}，或给出 YAML 文件",
            f"no profile or file {name}; use {known}, or give a YAML file",
        )
    return read_profile(_read(path), path.name, name=path.stem)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"{path.name} 读不出（{type(error).__name__}）；请存为 UTF-8 文本",
            f"cannot read {path.name} ({type(error).__name__}); save it as UTF-8 text",
        ) from error


def read_profile(text: str, file_name: str, *, name: str) -> Profile:
    """Return the profile that the YAML ``text`` describes, on top of its ``base``.

    Raises ``InvalidFile`` with every fault.
    """
    faults = Faults()
    documents = read_documents(text, file_name)
    top = _entries(documents[0] if documents else Node("null", 1), "$", faults)
    if "format" in top:
        is_format(top["format"][1], "$.format", PROFILE_FORMAT, faults)
    base = _base(top, faults)
    found: dict[str, Rule] = dict(load_profile(base).rules) if base in profile_names() else {}
    if not base and name != "gbt9704":
        found = dict(load_profile("gbt9704").rules)
    for key, (_, node) in top.items():
        if key in RULES:
            found.update(_part(key, node, name, faults))
    faults.raise_any(file_name)
    return Profile(name, found)


TOP = (*RULES, "format", "name", "base", "title_zh")
"""Keys of a profile."""
RULE = ("value", "strength", "source")
"""Keys of a rule that is written in full."""
PROFILE_FORMAT = "planparse/profile@1"


def _base(top: dict[str, tuple[Node, Node]], faults: Faults) -> str:
    """Return the profile that this one is built on; "" for none that there is."""
    if "base" not in top:
        return ""
    node = top["base"][1]
    if node.text not in profile_names():
        known = "、".join(profile_names())
        faults.add(
            node,
            "$.base",
            f"没有叫“{node.text}”的版式可作依据，可用：{known}",
            f"there is no profile “{node.text}” to build on; use one of {known}",
        )
    return node.text


def _entries(
    node: Node, path: str, faults: Faults, known: tuple[str, ...] = TOP
) -> dict[str, tuple[Node, Node]]:
    if node.kind != "mapping":
        faults.add(node, path, "应写成若干“键: 值”", "should be “key: value” lines")
        return {}
    found = {}
    for key, value in node.entries:
        name = _CHINESE.get(key.text, key.text)
        if name in known:
            found[name] = (key, value)
        else:
            faults.add(key, f"{path}.{key.text}", *did_you_mean(key.text, known))
    return found


def _part(part: str, node: Node, source: str, faults: Faults) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for key, (_, value) in _entries(node, f"$.{part}", faults, tuple(RULES[part])).items():
        rule = _rule(part, key, value, source, faults)
        if rule is not None:
            rules[f"{part}.{key}"] = rule
    return rules


def _rule(part: str, key: str, node: Node, source: str, faults: Faults) -> Rule | None:
    path = f"$.{part}.{key}"
    strength: Strength = "unit"
    if node.kind == "text" and _PART in node.text:
        node = _parted(node)
    if node.kind == "mapping":
        said = _entries(node, path, faults, RULE)
        source = said["source"][1].text if "source" in said else source
        strength = _strength(said["strength"][1], path, faults) if "strength" in said else strength
        node = said["value"][1] if "value" in said else Node("null", node.line)
    value = _value(RULES[part][key], node.text)
    if value is None or (key in CHOICES and value not in CHOICES[key]):
        faults.add(node, path, *_wanted(RULES[part][key], key, node.text))
        return None
    return Rule(value, strength, source)


_PART = " | "


def _parted(node: Node) -> Node:
    """Return the mapping that 37mm | standard | GB/T 9704-2012 5.2.1 is short for."""
    parts = zip(("value", "strength", "source"), node.text.split(_PART, 2), strict=False)
    entries = ((Node("text", node.line, key), Node("text", node.line, part.strip())) for key, part in parts)
    return Node("mapping", node.line, entries=tuple(entries))


def _strength(node: Node, path: str, faults: Faults) -> Strength:
    word = {chinese: english for english, chinese in STRENGTHS.items()}.get(node.text, node.text)
    for known in ("standard", "unit", "custom"):
        if word == known:
            return known
    faults.add(node, path, "强度只能是 标准、单位、惯例", "a strength is standard, unit or custom")
    return "unit"


def _value(form: Form, text: str) -> float | str | bool | None:
    text = text.strip()
    if form == "flag":
        return FLAGS.get(text.lower())
    if form == "text":
        return text or None
    if form == "size" and points_of(text) is not None:
        return points_of(text)
    return _measure(text, form)


def points_of(size: str) -> float | None:
    """Return the points of a Chinese type size (三号, 3号, 小四); None for anything else."""
    for digit, chinese in zip("123456", "一二三四五六", strict=True):
        size = size.replace(digit, chinese) if "号" in size or "小" in size else size
    return SIZES.get(size) or SIZES.get(size.removesuffix("号"))


def _measure(text: str, form: Form) -> float | None:
    found = re.fullmatch(r"(-?\d{1,6}(?:\.\d{1,6})?)\s*([a-z]+|磅|毫米|厘米|字|行)?", text)
    if found is None:
        return None
    number, unit = float(found[1]), found[2] or ""
    if form in ("count", "characters"):
        return number if unit in ("", "字", "行") else None
    if not unit:
        return number if form == "size" else None
    return round(number * POINTS[unit], 3) if unit in POINTS else None


_WANTED = {
    "length": ("长度，如 37mm、3.7cm、28.95pt", "a length such as 37mm, 3.7cm, 28.95pt"),
    "size": ("字号，如 三号、小四、16pt", "a type size such as 三号, 小四, 16pt"),
    "count": ("整数，如 22", "a number such as 22"),
    "characters": ("字数，如 2", "a number of characters such as 2"),
    "flag": ("true 或 false", "true or false"),
    "text": ("文字", "text"),
}


def _wanted(form: Form, key: str, text: str) -> tuple[str, str]:
    chinese, english = _WANTED[form]
    if key in CHOICES:
        chinese = english = ", ".join(CHOICES[key])
    return f"“{text}”不行，应是{chinese}", f"“{text}” will not do; give {english}"
