"""Plan templates: a YAML file with variables, conditions and variants, to a plan.

A template's ``plan`` has the plan's own shape.  Every text in it is a Jinja2 template, run in a
sandbox, and in place of any member three forms may stand:

- ``{when: 条件, …}``: only where the expression holds;
- ``{one_of: […]}``: one of the variants, which one is settled by ``--vary``;
- ``{take: 2, of: […]}``: so many of the members, in their order.

Tasks that give no marker are numbered by their place; ``marker: ""`` says that a task has none.
``activities`` fills the schedule from the
library of monthly activities, whose festivals are computed for the year.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from planparse import numerals
from planparse.errors import PlanparseError, UnreadableFile, UsageError
from planparse.generating.activities import ACTIVITY, SETTINGS, schedule_of, whole
from planparse.generating.load import Fault, Faults, InvalidFile, did_you_mean, is_format, plan_of
from planparse.generating.nodes import Node, read_documents
from planparse.generating.profile import schema_folder
from planparse.keys import english_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2.sandbox import SandboxedEnvironment

    from planparse.model import Plan

TEMPLATE_FORMAT = "planparse/template@1"
LADDER = ("一、", "（一）", "1.", "（1）", "①")
"""How tasks are numbered, by level; GB/T 9704-2012 7.3.3 names the first four."""

_YES = frozenset({"是", "有", "yes", "true", "1", "on"})
_NO = frozenset({"否", "无", "没有", "no", "false", "0", "off", ""})


Kind = Literal["text", "integer", "flag"]
KINDS: tuple[Kind, ...] = ("text", "integer", "flag")


class Variable(Struct, frozen=True):
    """Something that a template needs to know."""

    name: str
    meaning: str
    kind: Kind = field(default="text", name="type")
    default: str | None = None
    """None: it must be given."""
    example: str = ""


class Template(Struct, frozen=True):
    """A plan template: what it is called, what it needs, and what it says."""

    name: str
    title: str
    description: str
    variables: tuple[Variable, ...]
    plan: Node
    activities: Node | None = None
    school_year: bool = False
    """The schedule runs from September to July."""


class MissingVariables(PlanparseError):
    """Variables that a template needs and nobody gave; ``variables`` holds them."""

    exit_status = 2

    def __init__(self, template: Template, variables: tuple[Variable, ...]) -> None:
        """Name each with its meaning and an example."""
        named = "；".join(f"{one.name}（{one.meaning}）" for one in variables)
        ways = " ".join(f"--set {one.name}={one.example or '…'}" for one in variables)
        super().__init__(
            f"模板 {template.name} 还缺：{named}。请加 {ways}",
            f"{template.name} still needs {', '.join(one.name for one in variables)}: add {ways}",
        )
        self.variables = variables


# --------------------------------------------------------------------------- reading templates


def template_names() -> tuple[str, ...]:
    """Return the names of the templates that come with planparse, in alphabetical order."""
    return tuple(sorted(path.stem for path in (schema_folder() / "templates").glob("*.yaml")))


def load_template(name: str) -> Template:
    """Return the template called ``name``, or the one in the file of that path.

    Raises ``UsageError`` when there is neither, ``InvalidFile`` with every fault of the file.
    """
    if name in template_names():
        return _read_template(schema_folder() / "templates" / f"{name}.yaml", name)
    path = Path(name)
    if not path.is_file():
        raise UsageError(
            f"没有叫 {name} 的模板，也没有这个文件；用 planparse templates 查看可用的模板",
            f"no template or file {name}; planparse templates lists those there are",
        )
    return _read_template(path, path.stem)


def _read_template(path: Path, name: str) -> Template:
    return template_of(_content(path), name, path.name)


def template_of(text: str, name: str, file: str) -> Template:
    """Return the template in a YAML ``text``; messages call it ``file``.

    Raises ``InvalidFile`` with every fault, ``UnreadableFile`` when it is no YAML.
    """
    documents = read_documents(text, file)
    faults = Faults()
    top = _entries(documents[0] if documents else Node("mapping", 1), "$", KEYS, faults)
    for key in ("plan", "variables"):
        if key not in top or top[key].kind != "mapping":
            faults.add(
                top.get(key, Node("null", 1)), f"$.{key}", f"模板缺少“{key}”", f"the template has no “{key}”"
            )
    if "format" in top:
        is_format(top["format"], "$.format", TEMPLATE_FORMAT, faults)
    variables = top["variables"].entries if "variables" in top else ()
    declared = [_variable(key.text, value, faults) for key, value in variables]
    if "activities" in top:
        _check_activities(top["activities"], faults)
    faults.raise_any(file)
    return Template(
        name=name,
        title=_text(top, "title"),
        description=_text(top, "description"),
        variables=tuple(declared),
        plan=top["plan"],
        activities=top.get("activities"),
        school_year=_text(top, "school_year").lower() in _YES,
    )


KEYS = ("format", "name", "title", "description", "variables", "plan", "activities", "school_year")
"""Keys of a template."""


def _entries(node: Node, path: str, known: tuple[str, ...], faults: Faults) -> dict[str, Node]:
    """Return the values of a mapping by their keys; a key that is not known is a fault."""
    if node.kind != "mapping":
        faults.add(node, path, "应写成若干“键: 值”", "should be “key: value” lines")
    for key, _ in node.entries:
        if key.text not in known:
            faults.add(key, f"{path}.{key.text}", *did_you_mean(key.text, known))
    return _mapping(node)


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"{path.name} 读不出（{type(error).__name__}）；模板应是 UTF-8 的 YAML 文件",
            f"cannot read {path.name} ({type(error).__name__}); a template is a YAML file in UTF-8",
        ) from error


def _mapping(node: Node) -> dict[str, Node]:
    return {key.text: value for key, value in node.entries}


def _text(values: Mapping[str, Node], key: str) -> str:
    return values[key].text.strip() if key in values else ""


REMARKS = ("kind", "seen")
"""What ``planparse induce`` says of a variable for whoever reads the file; nothing looks at it."""
VARIABLE = (*(key for key in Variable.__struct_encode_fields__ if key != "name"), *REMARKS)
"""Keys of a variable; its name is the key before it."""


def _variable(name: str, node: Node, faults: Faults) -> Variable:
    path = f"$.variables.{name}"
    said = _entries(node, path, VARIABLE, faults)
    default = _text(said, "default") if "default" in said else None
    kind = _kind(said["type"], f"{path}.type", faults) if "type" in said else "text"
    return Variable(name, _text(said, "meaning"), kind, default, _text(said, "example"))


def _kind(node: Node, path: str, faults: Faults) -> Kind:
    for kind in KINDS:
        if node.text == kind:
            return kind
    listed = ", ".join(KINDS)
    faults.add(node, path, f"应是 {listed} 之一", f"should be one of {listed}")
    return "text"


def _check_activities(node: Node, faults: Faults) -> None:
    settings = _entries(node, "$.activities", SETTINGS, faults)
    for at, own in enumerate(settings["own"].members if "own" in settings else ()):
        _entries(own, f"$.activities.own[{at}]", (*ACTIVITY, "when"), faults)


# --------------------------------------------------------------------------- filling


def fill(template: Template, values: Mapping[str, str], *, vary: int = 0) -> Plan:
    """Return the plan that ``template`` gives with ``values``; the same values give the same plan.

    ``vary`` picks other variants.  Raises ``MissingVariables``, ``UsageError`` for a value of the
    wrong kind or an unknown name, and ``InvalidFile`` for a fault in the template.
    """
    known = _known(template, values)
    filling = _Filling(template, known, vary)
    filled = filling.node(template.plan, "$") or Node("mapping")
    plan = plan_of(_with_markers(filled, "Plan"), template.name)
    if template.activities is None or plan.schedule:
        return plan
    settings = filling.node(template.activities, "$.activities") or Node("mapping")
    year = known.get("year")
    return replace(plan, schedule=schedule_of(settings, template, filling.pick, filling.rendered, year))


def missing(template: Template, values: Mapping[str, str]) -> tuple[Variable, ...]:
    """Return the variables that must be given and are not."""
    return tuple(one for one in template.variables if one.default is None and not values.get(one.name))


def _known(template: Template, values: Mapping[str, str]) -> dict[str, Any]:
    declared = {one.name: one for one in template.variables}
    for name in values:
        if name not in declared:
            raise _unknown(name, template)
    lacking = missing(template, values)
    if lacking:
        raise MissingVariables(template, lacking)
    return {name: _typed(one, values.get(name, one.default or "")) for name, one in declared.items()}


def _unknown(name: str, template: Template) -> UsageError:
    chinese, english = did_you_mean(name, [one.name for one in template.variables])
    return UsageError(f"--set：{chinese}", f"--set: {english}")


def _typed(variable: Variable, value: str) -> str | int | bool | None:
    word = value.strip()
    if variable.kind == "flag" and word.lower() in _YES | _NO:
        return word.lower() in _YES
    if variable.kind == "integer" and (word.isdecimal() or not word):
        return int(word) if word else None
    if variable.kind == "text":
        return word
    wanted = "整数" if variable.kind == "integer" else "是 或 否"
    raise UsageError(
        f"{variable.name}（{variable.meaning}）应是{wanted}，实际是“{value}”",
        f"{variable.name} should be {'a whole number' if wanted == '整数' else 'yes or no'}, not “{value}”",
    )


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.filters["han"] = lambda number: numerals.render(int(number), "一")
    return environment


class _Filling:
    """Unfolds a template's nodes: conditions, variants, texts."""

    def __init__(self, template: Template, known: dict[str, Any], vary: int) -> None:
        self._template = template
        self._known = known
        self._vary = vary

    def node(self, node: Node, path: str) -> Node | None:
        """Return ``node`` filled in, None where a condition leaves it out."""
        if node.kind == "list":
            parts = (self.node(part, f"{path}[{at}]") for at, part in enumerate(node.members))
            return Node("list", node.line, members=tuple(_flat(part for part in parts if part is not None)))
        if node.kind != "mapping":
            return Node("text", node.line, self.text(node, path)) if node.kind == "text" else node
        said = _mapping(node)
        if "when" in said and not self._holds(said["when"], path):
            return None
        if "one_of" in said:
            return self._one(said["one_of"], f"{path}.one_of")
        if "take" in said and "of" in said:
            return self._several(whole(said["take"]), said["of"], f"{path}.of")
        pairs = (
            (key, self.node(value, f"{path}.{key.text}")) for key, value in node.entries if key.text != "when"
        )
        return Node(
            "mapping", node.line, entries=tuple((key, value) for key, value in pairs if value is not None)
        )

    def text(self, node: Node, path: str) -> str:
        """Return a text with its variables filled in."""
        return self.rendered(node, path)

    def rendered(self, node: Node, path: str, more: Mapping[str, Any] | None = None) -> str:
        """Return a text with its variables, and those of ``more``, filled in."""
        if "{" not in node.text:
            return node.text
        from jinja2 import TemplateError

        try:
            return _environment().from_string(node.text).render({**self._known, **(more or {})})
        except (TemplateError, TypeError, ValueError, ZeroDivisionError, OverflowError) as error:
            raise self._wrong(node, path, error) from error

    def _holds(self, node: Node, path: str) -> bool:
        from jinja2 import TemplateError

        try:
            value = _environment().compile_expression(node.text, undefined_to_none=False)(**self._known)
            return bool(value)
        except (TemplateError, TypeError, ValueError) as error:
            raise self._wrong(node, path, error) from error

    def _wrong(self, node: Node, path: str, error: Exception) -> InvalidFile:
        text = str(error)
        fault = Fault(node.line, path, f"“{node.text[:30]}”算不出：{text}", f"cannot be filled in: {text}")
        return InvalidFile(self._template.name, (fault,))

    def _one(self, node: Node, path: str) -> Node | None:
        members = [part for part in node.members if self._stands(part, path)]
        return self.node(members[self.pick(path, len(members))], path) if members else None

    def _stands(self, node: Node, path: str) -> bool:
        when = _mapping(node).get("when") if node.kind == "mapping" else None
        return when is None or self._holds(when, path)

    def _several(self, count: int, node: Node, path: str) -> Node:
        members = [(at, part) for at, part in enumerate(node.members) if self._stands(part, path)]
        while len(members) > count:
            members.pop(len(members) - 1 - self.pick(f"{path}/{len(members)}", len(members)))
        parts = (self.node(part, f"{path}[{at}]") for at, part in members)
        return Node("list", node.line, members=tuple(_flat(part for part in parts if part is not None)))

    def pick(self, path: str, count: int) -> int:
        """Return which of ``count`` variants stands at ``path``; always the first without --vary."""
        if not self._vary or count < 2:
            return 0
        digest = sha256(f"{self._vary}|{path}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count


def _flat(nodes: Iterator[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind == "list":
            yield from node.members
        else:
            yield node


def _with_markers(node: Node, kind: str, level: int = 0) -> Node:
    """Return a plan's or a task's ``node``; tasks that say nothing of a marker have one by their place."""
    return Node(
        node.kind,
        node.line,
        node.text,
        tuple(
            (key, _numbered(value, level) if english_key(kind, key.text) in ("tasks", "subtasks") else value)
            for key, value in node.entries
        ),
        node.members,
    )


def _numbered(tasks: Node, level: int) -> Node:
    given = (_with_markers(task, "Task", level + 1) for task in tasks.members if task.kind != "null")
    members = tuple(_with_marker(task, at, level) for at, task in enumerate(given, 1))
    return Node(tasks.kind, tasks.line, tasks.text, tasks.entries, members)


def _with_marker(task: Node, at: int, level: int) -> Node:
    said = {english_key("Task", key.text): value.kind for key, value in task.entries}
    if task.kind != "mapping" or said.get("marker", "null") != "null":
        return task
    marker = (Node("text", task.line, "marker"), Node("text", task.line, place_marker(at, level)))
    entries = ((key, value) for key, value in task.entries if english_key("Task", key.text) != "marker")
    return Node("mapping", task.line, entries=(marker, *entries))


def place_marker(at: int, level: int) -> str:
    """Return the marker of the task that is the ``at``-th of its siblings, when it gives none."""
    like = LADDER[min(level, len(LADDER) - 1)]
    number = like.strip("、（）.")
    before, after = like.split(number)
    return before + numerals.render(at, number) + after
