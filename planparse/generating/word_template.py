"""The user's own Word template: its places filled from a plan, in a sandbox, nothing left blank.

A template is a .docx with Jinja2 in its text, as docxtpl has it: ``{{ title }}``,
``{%p for task in tasks %}`` … ``{%p endfor %}`` around paragraphs, ``{%tr for period in schedule %}``
around table rows.  Names are those of the plan, in English or in Chinese (``{{ 标题 }}``,
``{{ task.小标题 }}``).  Word's automatic numbers start again with every loop.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from msgspec import Struct

from planparse.errors import UnreadableFile, UsageError
from planparse.keys import CHINESE_KEYS, KEYS_OF, english_key
from planparse.model import Plan

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fill_word_template(plan: Plan, path: Path) -> bytes:
    """Return the template's .docx with the plan's content.

    Raises ``UnreadableFile`` when ``path`` is no Word document, ``UsageError`` with the name and
    the place when the template asks for something that the plan does not have.
    """
    from jinja2 import TemplateError

    template = _opened(path)
    environment = _environment(_Lists(template))
    context = _context(plan)
    _refuse_unknown(template, environment, context, path)
    try:
        template.render(context, jinja_env=environment, autoescape=True)
    except TemplateError as error:
        raise _unfilled(template, path, str(error)) from error
    except (TypeError, ValueError, AttributeError, SyntaxError) as error:
        raise _unfilled(template, path, f"{type(error).__name__}: {error}") from error
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def _opened(path: Path) -> Any:
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate

    class Template(DocxTemplate):  # type: ignore[misc]  # its base has no types
        def patch_xml(self, src_xml: str) -> str:
            return _with_list_places(super().patch_xml(src_xml))

    try:
        template = Template(str(path))
        template.init_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableFile(
            f"{path.name} 不是可用的 Word 模板（.docx）；请在 Word 中另存为 .docx",
            f"{path.name} is no usable Word template (.docx); save it as .docx in Word",
        ) from error
    return template


def _environment(lists: _Lists) -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Missing(StrictUndefined):
        """May be asked for (``{% if … %}``), not printed."""

        def __bool__(self) -> bool:  # type: ignore[override]  # the base refuses the question
            return False

    environment = ImmutableSandboxedEnvironment(undefined=Missing, autoescape=True)
    environment.globals["list_of"] = lists.of
    return environment


# --------------------------------------------------------------------------- what a template sees


class _View:
    """A part of the plan under its English and Chinese names; what is absent is undefined."""

    def __init__(self, part: Struct) -> None:
        self._part = part

    def __getattr__(self, name: str) -> Any:
        key = english_key(type(self._part).__name__, name)
        value = getattr(self._part, key, None) if key else None
        if value is None:
            raise AttributeError(name)
        return _seen(value)


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, tuple):
        return [_seen(part) for part in value]
    return _View(value) if isinstance(value, Struct) else value


def _clean(text: str) -> str:
    return _illegal().sub("", str(text))


@cache
def _illegal() -> re.Pattern[str]:
    return re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _context(plan: Plan) -> dict[str, Any]:
    context: dict[str, Any] = {}
    for key in KEYS_OF["Plan"]:
        value = getattr(plan, key, None)
        if value is not None and key in Plan.__struct_fields__:
            context[key] = context[CHINESE_KEYS[key]] = _seen(value)
    return context


# --------------------------------------------------------------------------- numbers that restart


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r'{%-?\s*(for|endfor)\b|(<w:ilvl w:val="(\d+)"/>\s*)<w:numId w:val="(\d+)"/>')


def _with_list_places(xml: str) -> str:
    """Let every numbered paragraph within a loop ask which list it belongs to."""
    depth = 0

    def place(found: re.Match[str]) -> str:
        nonlocal depth
        if found[1]:
            depth += 1 if found[1] == "for" else -1
            return found[0]
        if depth < 1 or found[4] == "0":
            return found[0]
        return f'{found[2]}<w:numId w:val="{{{{ list_of({found[4]}, {found[3]}, loop) }}}}"/>'

    return _marks().sub(place, xml)


class _Lists:
    """Gives each run of a loop a list of its own, which starts at one."""

    def __init__(self, template: Any) -> None:
        self._template = template
        self._known: dict[tuple[int, int, int], tuple[int, Any]] = {}
        self._used: set[int] = set()

    def of(self, number: int, level: int, loop: Any) -> int:
        """Return the ``w:num`` for list ``number`` at ``level`` in this run of ``loop``."""
        key = (number, level, id(loop))
        if key not in self._known:
            # the loop is kept, for another one could be given its id
            own = number if number not in self._used else self._copy(number, level)
            self._used.add(number)
            self._known[key] = (own, loop)
        return self._known[key][0]

    def _copy(self, number: int, level: int) -> int:
        from docx.oxml import parse_xml

        numbering = self._template.docx.part.numbering_part.element
        nums = list(numbering.iterchildren(f"{_NAMESPACE}num"))
        old = next((num for num in nums if num.get(f"{_NAMESPACE}numId") == str(number)), None)
        if old is None:
            return number
        new = max(int(num.get(f"{_NAMESPACE}numId")) for num in nums) + 1
        abstract = old.find(f"{_NAMESPACE}abstractNumId").get(f"{_NAMESPACE}val")
        numbering.insert(
            numbering.index(nums[-1]) + 1,
            parse_xml(
                f'<w:num xmlns:w="{_NAMESPACE[1:-1]}" w:numId="{new}"><w:abstractNumId w:val="{abstract}"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            ),
        )
        return new


# --------------------------------------------------------------------------- errors


def _refuse_unknown(template: Any, environment: Environment, context: dict[str, Any], path: Path) -> None:
    """Name at once every variable that no plan has, and where it stands."""
    from jinja2 import TemplateError

    try:
        names = template.get_undeclared_template_variables(environment)
    except TemplateError as error:
        raise _unfilled(template, path, str(error)) from error
    known = {*KEYS_OF["Plan"], *(CHINESE_KEYS[key] for key in KEYS_OF["Plan"]), *environment.globals}
    unknown = sorted(name for name in names if name not in known and name != "loop")
    if unknown:
        places = "；".join(f"{name}（{_place(template, name)}）" for name in unknown)
        raise UsageError(
            f"{path.name} 用了计划里没有的变量：{places}；可用 {'、'.join(sorted(context))}",
            f"{path.name} asks for what no plan has: {', '.join(unknown)}; "
            f"there are {', '.join(Plan.__struct_fields__)}",
        )


def _unfilled(template: Any, path: Path, problem: str) -> UsageError:
    name = re.search(r"'([^']+)'(?: is undefined)?$", problem)
    place = f"，{_place(template, name[1])}" if name else ""
    return UsageError(
        f"{path.name} 填不出{place}：{problem}；计划里要有这一项，或在模板里用 {{% if … %}} 包住",
        f"{path.name} cannot be filled{place}: {problem}; the plan must have it, or put it in {{% if … %}}",
    )


def _place(template: Any, name: str) -> str:
    """Say in which paragraph of the template a name stands; paragraphs count from 1."""
    paragraphs = template.docx.element.body.iter(f"{_NAMESPACE}p")
    for number, paragraph in enumerate(paragraphs, 1):
        text = "".join(part.text or "" for part in paragraph.iter(f"{_NAMESPACE}t"))
        if name in text and "{" in text:
            return f"第 {number} 段“{text.strip()[:30]}”"
    return "页眉页脚"
