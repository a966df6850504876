"""``planparse templates``: the plan templates that come with it, and their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planparse.generating.templates import Template, Variable

_KINDS = {"text": "文字", "integer": "整数", "flag": "是/否"}


@click.command(
    "templates",
    short_help="列出计划模板和变量 / List the plan templates and their variables",
    options_metavar="[选项/OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("name", metavar="[模板/NAME]", required=False)
def templates(name: str | None) -> int:
    """列出计划模板和它们的变量 / List the plan templates and their variables.

    NAME 只看一个，也可以是自己的模板文件 / NAME shows one, or a template file of your own.
    """
    from planparse.cli.output import to_standard_output
    from planparse.generating.templates import load_template, template_names

    names = [name] if name else template_names()
    to_standard_output((line for each in names for line in _lines(load_template(each), each)), "text")
    return 0


command = templates


def _lines(template: Template, name: str) -> Iterator[str]:
    """Yield what is shown of a template; ``name`` is how the user calls it, a path for a file of their own."""
    yield f"{template.name}  {template.title}\n"
    if template.description:
        yield f"    {template.description}\n"
    for variable in template.variables:
        yield f"    {_variable(variable)}\n"
    needed = (one for one in template.variables if one.default is None)
    sample = [part for one in needed for part in ("--set", f"{one.name}={one.example or '…'}")]
    command = ["planparse", "generate", "--template", name, *sample, "-o", "计划.docx"]
    yield f"    {' '.join(map(_quoted, command))}\n\n"


def _quoted(word: str) -> str:
    """Quote a word with blanks so that sh, PowerShell and cmd all take it as one."""
    return f'"{word}"' if any(char.isspace() for char in word) else word


def _variable(variable: Variable) -> str:
    if variable.default is None:
        need = "必填 / required"
    elif variable.default:
        need = f"默认 {variable.default} / default {variable.default}"
    else:
        need = "可省 / optional"
    example = f"，如 {variable.example}" if variable.example else ""
    return (
        f"{variable.name}  {variable.meaning}（{_KINDS.get(variable.kind, variable.kind)}{example}；{need}）"
    )
