"""Plan files (YAML or JSON, keys in English or Chinese) to plans, with every fault named at once."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from planparse.errors import PlanparseError
from planparse.generating.nodes import Node, read_documents
from planparse.keys import ALSO_READ, CHINESE_KEYS, CHINESE_ROLES, KEYS_OF, english_key
from planparse.model import (
    EXTRACTION_FORMAT,
    PLAN_FORMAT,
    DateRange,
    GuidingIdeology,
    Item,
    Period,
    Plan,
    Signature,
    Task,
    YearEstimate,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_LONGEST_NUMBER = 10
_MOST_SHOWN = 20
"""How many faults are told; the rest are counted."""
_LEAST_ALIKE = 0.5
"""How alike (difflib's ratio) an unknown key and a known one must be for "did you mean"."""


class Fault(Struct, frozen=True):
    """One thing wrong in a plan file."""

    line: int
    """From 1; 0 where the file's form has no lines (JSON)."""
    path: str
    """``$.tasks[3].heading``: list members count from 0."""
    chinese: str
    english: str

    def __str__(self) -> str:
        place = f"第 {self.line} 行 {self.path}" if self.line else self.path
        where = f"line {self.line} {self.path}" if self.line else self.path
        return f"{place}：{self.chinese} / {where}: {self.english}"


class InvalidFile(PlanparseError):
    """A plan file, template or profile with faults; ``faults`` holds them all, in file order."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        """Take the file's name and its faults; the message names the first."""
        count = len(faults)
        first = faults[0]
        super().__init__(
            f"{name} 有 {count} 处错误，第一处：{first.path} {first.chinese}",
            f"{name} has {count} fault(s), the first: {first.path} {first.english}",
        )
        self.name = name
        self.faults = faults
        shown = tuple(f"{name} {fault}" for fault in faults[:_MOST_SHOWN])
        rest = count - len(shown)
        self.details = (*shown, f"……还有 {rest} 处 / … and {rest} more") if rest else shown


class Faults:
    """Collects what is wrong while the rest is read on."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: list[Fault] = []

    def add(self, node: Node, path: str, chinese: str, english: str) -> None:
        """Note that the value at ``path`` is wrong."""
        self._found.append(Fault(node.line, path, chinese, english))

    def raise_any(self, name: str) -> None:
        """Raise ``InvalidFile`` when anything was noted."""
        if self._found:
            raise InvalidFile(name, tuple(sorted(self._found, key=lambda fault: fault.line)))


def load_plans(text: str, name: str = "-", *, json: bool = False) -> tuple[Plan, ...]:
    """Return the plans of a plan file's ``text``: YAML documents, JSON, JSON lines, or an extraction.

    ``name`` stands in messages.  Raises ``UnreadableFile`` when the text is no YAML or JSON and
    ``InvalidFile`` with every fault when it is, but no plan.
    """
    faults = Faults()
    documents = read_documents(text, name, json=json)
    plans = [plan for at, node in enumerate(documents) for plan in _plans(node, _root(at, documents), faults)]
    if not documents:
        faults.add(Node("null", 1), "$", *_EMPTY_FILE)
    faults.raise_any(name)
    return tuple(plans)


def plan_of(node: Node, name: str) -> Plan:
    """Return the plan that one document's ``node`` describes; raises ``InvalidFile`` as above."""
    faults = Faults()
    plan = _plan(node, "$", faults)
    faults.raise_any(name)
    return plan


_EMPTY_FILE = ("文件是空的，至少要写一行“标题: …”", "the file is empty; write at least a line “title: …”")


def _root(at: int, documents: tuple[Node, ...]) -> str:
    return "$" if len(documents) == 1 else f"$[{at}]"


def _plans(node: Node, path: str, faults: Faults) -> list[Plan]:
    if node.kind == "list":
        parts = enumerate(node.members)
        return [plan for at, part in parts for plan in _plans(part, f"{path}[{at}]", faults)]
    found = {english_key("Extraction", key.text): value for key, value in node.entries}
    if "format" in found and found["format"].text == EXTRACTION_FORMAT and "plans" in found:
        return _plans(found["plans"], f"{path}.plans", faults)
    return [_plan(node, path, faults)]


# --------------------------------------------------------------------------- mappings


def _fields(kind: str, node: Node, path: str, faults: Faults) -> dict[str, Any]:
    """Read the mapping ``node`` of the type ``kind``; faults are noted and left out."""
    if node.kind != "mapping":
        faults.add(node, path, *_not_mapping(kind, node))
        return {}
    found: dict[str, Any] = {}
    for key, value in node.entries:
        name = english_key(kind, key.text)
        if name is None:
            faults.add(key, f"{path}.{key.text}", *_unknown_key(kind, key.text))
        elif name in found:
            faults.add(key, f"{path}.{name}", *_twice(name))
        else:
            found[name] = _value(kind, name, value, f"{path}.{name}", faults)
    return {name: value for name, value in found.items() if value is not None}


def _value(kind: str, name: str, node: Node, path: str, faults: Faults) -> Any:
    reader = _READERS[kind].get(name)
    return None if reader is None or node.kind == "null" else reader(node, path, faults)


def _not_mapping(kind: str, node: Node) -> tuple[str, str]:
    keys = [key for key in KEYS_OF[kind] if key not in _IGNORED][:3]
    sample = "、".join(f"{CHINESE_KEYS[key]}: …" for key in keys)
    return (
        f"应写成若干“键: 值”，实际是{_KIND_NAMES[node.kind][0]}；例如 {sample}",
        f"should be “key: value” lines, is {_KIND_NAMES[node.kind][1]}; for example {', '.join(keys)}",
    )


def _unknown_key(kind: str, key: str) -> tuple[str, str]:
    known = [name for name in KEYS_OF[kind] if name not in _IGNORED]
    words = [*known, *(CHINESE_KEYS[name] for name in known), *ALSO_READ[kind]]
    near = get_close_matches(key, words, n=1, cutoff=_LEAST_ALIKE)
    if near:
        english = english_key(kind, near[0]) or near[0]
        return _meant(key, f"{CHINESE_KEYS[english]}”（{english}）", english)
    return (
        f"不认识的键“{key}”，这里可用：{'、'.join(CHINESE_KEYS[name] for name in known)}",
        f"unknown key “{key}”; known here: {', '.join(known)}",
    )


def did_you_mean(key: str, known: Collection[str]) -> tuple[str, str]:
    """Return the message, in Chinese and English, for a key that is not one of ``known``."""
    near = get_close_matches(key, known, n=1, cutoff=_LEAST_ALIKE)
    if near:
        return _meant(key, f"{near[0]}”", near[0])
    return (
        f"不认识的键“{key}”，这里可用：{'、'.join(known)}",
        f"unknown key “{key}”; known here: {', '.join(known)}",
    )


def _meant(key: str, chinese: str, english: str) -> tuple[str, str]:
    return f"不认识的键“{key}”，是不是“{chinese}？", f"unknown key “{key}”; did you mean “{english}”?"


def _twice(name: str) -> tuple[str, str]:
    return f"“{name}”写了两次，请合并", f"“{name}” stands twice; merge the two"


_KIND_NAMES = {
    "mapping": ("“键: 值”", "a mapping"),
    "list": ("列表", "a list"),
    "text": ("文字", "text"),
    "number": ("数字", "a number"),
    "flag": ("是否值", "true/false"),
    "null": ("空", "nothing"),
}


# --------------------------------------------------------------------------- single values


def _bare(node: Node) -> Node:
    """Return the text of a leaf with its spans, as ``extract --spans`` writes it; else ``node`` itself."""
    found = {english_key("Leaf", key.text): value for key, value in node.entries}
    text = found.get("text")
    if None in found or "spans" not in found or text is None or text.kind in ("mapping", "list"):
        return node
    return text


def _line(node: Node, path: str, faults: Faults) -> str | None:
    """Read one line of text; a number or date stands as it is written."""
    node = _bare(node)
    if node.kind in ("mapping", "list"):
        faults.add(node, path, *_should_be("line", node))
        return None
    text = node.text.strip("\r\n")
    if "\n" in text or "\r" in text:
        faults.add(node, path, "应是一行，这里有换行；请写成一行", "should be one line; join its lines")
        return None
    return text.strip()


def _optional(node: Node, path: str, faults: Faults) -> str | None:
    """Read one line of text where an empty one says nothing."""
    return _line(node, path, faults) or None


def _lines(node: Node, path: str, faults: Faults) -> tuple[str, ...] | None:
    """Read paragraphs: a list of texts, or a text of one paragraph a line."""
    node = _bare(node)
    if node.kind == "mapping":
        faults.add(node, path, *_should_be("lines", node))
        return None
    if node.kind != "list":
        return _paragraphs(node.text)
    found: list[str] = []
    for at, part in enumerate(map(_bare, node.members)):
        if part.kind in ("mapping", "list"):
            faults.add(part, f"{path}[{at}]", *_should_be("line", part))
        elif part.kind != "null":
            found.extend(_paragraphs(part.text))
    return tuple(found)


def _paragraphs(text: str) -> tuple[str, ...]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def _integer(node: Node, path: str, faults: Faults) -> int | None:
    digits = node.text.strip()
    if node.kind in ("text", "number") and digits.isdecimal() and len(digits) < _LONGEST_NUMBER:
        return int(digits)
    faults.add(node, path, *_should_be("integer", node))
    return None


def _year(node: Node, path: str, faults: Faults) -> int | None:
    if node.empty:
        return None
    digits = Node("text", node.line, node.text.strip().removesuffix("年")) if node.kind == "text" else node
    return _integer(digits, path, faults)


def _integers(least: int, most: int) -> Callable[[Node, str, Faults], tuple[int, ...] | None]:
    def read(node: Node, path: str, faults: Faults) -> tuple[int, ...]:
        members = node.members if node.kind == "list" else (node,)
        found = [_integer(part, f"{path}[{at}]", faults) for at, part in enumerate(members)]
        for at, number in enumerate(found):
            if number is not None and not least <= number <= most:
                faults.add(
                    members[at],
                    f"{path}[{at}]",
                    f"{number} 不在 {least} 到 {most} 之间，请改正",
                    f"{number} is not between {least} and {most}; correct it",
                )
        return tuple(number for number in found if number is not None)

    return read


_EXPECTED = {
    "line": ("一行文字", "one line of text", "如有冒号请加引号", "quote it if it holds a colon"),
    "lines": ("段落列表", "a list of paragraphs", "每段写一行“- …”", "write a line “- …” for each"),
    "list": ("列表", "a list", "每项以“- ”开头", "begin each member with “- ”"),
    "integer": ("整数", "a whole number", "如 2026", "such as 2026"),
    "strings": ("若干“表头: 内容”", "“header: cell” lines", "每栏写一行", "write one for each column"),
}


def _should_be(expected: str, node: Node) -> tuple[str, str]:
    shown = f"“{node.text[:20]}”" if node.text else ""
    is_chinese, is_english = _KIND_NAMES[node.kind]
    chinese, english, way, way_english = _EXPECTED[expected]
    return (
        f"应是{chinese}，实际是{is_chinese}{shown}；{way}",
        f"should be {english}, is {is_english} {shown}; {way_english}".replace(" ;", ";"),
    )


def _role(node: Node, path: str, faults: Faults) -> str | None:
    word = node.text.strip()
    known = {**{chinese: role for role, chinese in CHINESE_ROLES.items()}, **dict.fromkeys(CHINESE_ROLES)}
    if not word:
        return None
    if word not in known:
        faults.add(
            node,
            path,
            f"作用只能是 {'、'.join(CHINESE_ROLES.values())}，实际是“{word[:20]}”",
            f"a role is one of {', '.join(CHINESE_ROLES)}, not “{word[:20]}”",
        )
        return None
    return known[word] or word


def _format(node: Node, path: str, faults: Faults) -> str | None:
    return PLAN_FORMAT if is_format(node, path, PLAN_FORMAT, faults) else None


def is_format(node: Node, path: str, wanted: str, faults: Faults) -> bool:
    """Tell whether a file calls itself what it is loaded as; else note the fault."""
    if node.text == wanted:
        return True
    faults.add(
        node,
        path,
        f"格式应是 {wanted}，实际是“{node.text[:40]}”；可以删去这一行",
        f"the format should be {wanted}, not “{node.text[:40]}”; the line may be left out",
    )
    return False


def _strings(node: Node, path: str, faults: Faults) -> dict[str, str] | None:
    if node.kind != "mapping":
        faults.add(node, path, *_should_be("strings", node))
        return None
    pairs = ((key.text, _line(value, f"{path}.{key.text}", faults)) for key, value in node.entries)
    return {key: value for key, value in pairs if value is not None}


# --------------------------------------------------------------------------- the plan's parts


def _plan(node: Node, path: str, faults: Faults) -> Plan:
    fields = _fields("Plan", node, path, faults)
    if node.kind == "mapping" and not node.entries:
        faults.add(node, path, *_EMPTY_FILE)
    return Plan(**fields)


def _task(node: Node, path: str, faults: Faults) -> Task:
    if node.kind in ("text", "number"):
        faults.add(node, path, *_bare_task(node))
        return Task()
    return Task(**_fields("Task", node, path, faults))


def _bare_task(node: Node) -> tuple[str, str]:
    """Say what is wrong with a task that is text alone: nobody can tell its heading from its text."""
    said = node.text[:20]
    return (
        f"任务应写成“键: 值”，实际是{_KIND_NAMES[node.kind][0]}“{said}”；"
        f"请写成 {{编号: 一、, 标题: {said}}}，只有正文则写 {{编号: 一、, 正文: {said}}}",
        f"a task should be “key: value”, is {_KIND_NAMES[node.kind][1]} “{said}”; "
        f"write {{marker: 一、, heading: {said}}}, or {{marker: 一、, text: {said}}} for text alone",
    )


def _guiding(node: Node, path: str, faults: Faults) -> GuidingIdeology:
    if node.kind in ("text", "list"):
        return GuidingIdeology("指导思想", _lines(node, path, faults) or ())
    return GuidingIdeology(**{"label": "指导思想"} | _fields("GuidingIdeology", node, path, faults))


def _period(node: Node, path: str, faults: Faults) -> Period:
    return Period(**_fields("Period", node, path, faults))


def _item(node: Node, path: str, faults: Faults) -> Item:
    if node.kind in ("text", "number"):
        return Item(text=_line(node, path, faults) or "")
    return Item(**_fields("Item", node, path, faults))


def _item_date(node: Node, path: str, faults: Faults) -> str | DateRange | None:
    if node.kind == "mapping":
        fields = _fields("DateRange", node, path, faults)
        return DateRange(str(fields.get("start", "")), str(fields.get("end", "")))
    return _optional(node, path, faults)


def _signature(node: Node, path: str, faults: Faults) -> Signature | None:
    fields = _fields("Signature", node, path, faults)
    return Signature(**fields) if fields else None


def _estimate(node: Node, path: str, faults: Faults) -> YearEstimate | None:
    fields = _fields("YearEstimate", node, path, faults)
    return YearEstimate(**fields) if "year" in fields else None


def _many(reader: Callable[[Node, str, Faults], Any]) -> Callable[[Node, str, Faults], Any]:
    def read(node: Node, path: str, faults: Faults) -> tuple[Any, ...] | None:
        if node.kind != "list":
            faults.add(node, path, *_should_be("list", node))
            return None
        members = enumerate(node.members)
        return tuple(reader(part, f"{path}[{at}]", faults) for at, part in members if part.kind != "null")

    return read


_IGNORED = frozenset({"span", "spans", "facts", "source"})
"""What ``extract`` adds beside a plan; it is understood and not needed."""

_READERS: dict[str, dict[str, Callable[[Node, str, Faults], Any]]] = {
    "Plan": {
        "format": _format,
        "title": _optional,
        "compilation_mark": _optional,
        "organization": _optional,
        "year": _year,
        "year_as_printed": _optional,
        "guiding_ideology": _guiding,
        "opening": _lines,
        "tasks": _many(_task),
        "schedule": _many(_period),
        "closing": _lines,
        "attachments": _lines,
        "signature": _signature,
        "year_estimate": _estimate,
    },
    "GuidingIdeology": {"label": _line, "text": _lines},
    "Task": {"marker": _line, "heading": _line, "text": _lines, "role": _role, "subtasks": _many(_task)},
    "Period": {
        "marker": _line,
        "label": _line,
        "months": _integers(1, 12),
        "weeks": _integers(1, 60),
        "text": _lines,
        "items": _many(_item),
    },
    "Item": {
        "marker": _line,
        "text": _line,
        "date": _item_date,
        "place": _optional,
        "responsible": _optional,
        "participants": _optional,
        "columns": _strings,
    },
    "DateRange": {"start": _line, "end": _line},
    "Signature": {"organization": _optional, "date": _optional},
    "YearEstimate": {"year": _integer, "evidence": _lines},
}
