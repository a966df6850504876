"""``planparse generate PLAN``: a plan in, a file that an office can file out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from planparse.cli import rolling
from planparse.cli.failures import say
from planparse.cli.options import profile_option
from planparse.cli.plans import one_input, plan_of
from planparse.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planparse.generating.layout import ScheduleForm
    from planparse.generating.templates import Template
    from planparse.generating.write import Options
    from planparse.model import Plan

_MOST_NOTES = 20
"""How many remarks of a kind are shown; the rest are counted."""


@click.command(
    "generate",
    short_help="由计划生成 Word 等文件 / Write a plan as a Word file",
    options_metavar="[选项/OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("plan", metavar="[计划/PLAN]", required=False)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    required=True,
    help="写成的文件：.docx .md .html .txt .yaml .xlsx .ics / The file to write; its suffix is the format.",
)
@click.option(
    "--template",
    metavar="NAME|PATH",
    help="用计划模板起草，见 planparse templates / Draft from a plan template; see planparse templates.",
)
@click.option(
    "--set",
    "settings",
    metavar="KEY=VALUE",
    multiple=True,
    help="模板变量的值，可多次 / The value of a template's variable; may be repeated.",
)
@click.option(
    "--vary",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="换一套措辞，同一个 N 文字总相同 / Another choice of wordings; the same N, the same text.",
)
@click.option(
    "--year",
    type=click.IntRange(1900, 2200),
    help="计划的年份（顺延、模板、日历用） / The plan's year, for --from, templates and calendars.",
)
@profile_option
@click.option(
    "--reference-doc",
    metavar="X.docx",
    help="用这个文档的样式和页面 / Take styles and page from this document.",
)
@click.option(
    "--word-template",
    metavar="T.docx",
    help="填写自己的 Word 模板（{{ title }} 等） / Fill your own Word template ({{ title }} and so on).",
)
@click.option(
    "--schedule",
    type=click.Choice(["table", "list"]),
    help="日程用表格还是列表（.docx .md .html .txt） / The schedule as a table or as lists.",
)
@click.option(
    "--numbering",
    type=click.Choice(["text", "word"]),
    default="text",
    show_default=True,
    help="编号打成文字，还是由 Word 自动编号 / Numbers typed, or made by Word.",
)
@click.option("--renumber", is_flag=True, help="改正不连续的编号 / Correct numbers that are out of order.")
@click.option(
    "--ask",
    is_flag=True,
    help="在终端上逐个询问：顺延的疑问、缺少的模板变量 / Ask on the terminal: open questions, missing variables.",
)
@rolling.options
def generate(
    plan: str | None,
    output: str,
    template: str | None,
    settings: tuple[str, ...],
    vary: int,
    year: int | None,
    profile: str,
    reference_doc: str | None,
    word_template: str | None,
    schedule: ScheduleForm | None,
    numbering: str,
    renumber: bool,
    ask: bool,
    **last_years: Any,
) -> int:
    """由计划文件、文档或模板生成可以归档的文件 / Write a plan as a file for the office.

    PLAN 是 extract 写出或手写的 YAML、JSON，也可以是文档；“文件#3”“文件#标题”选其中一份。 /
    PLAN is YAML or JSON, or a document; FILE#3 and FILE#TITLE pick one of several.

    文字照原样写出；编号有误会提示，只有加 --renumber 才改。 /
    What you wrote is never changed silently: numbers are corrected only with --renumber.

    --from 把去年的计划顺延到 --year，逐处列出改了什么、还有什么待定。 /
    --from rolls last year's plan forward to --year and lists each change and each open question.
    """
    from planparse.generating.profile import load_profile
    from planparse.generating.write import Options, format_of

    wanted = rolling.Wanted(**last_years)
    wanted.check(plan, template, year, output, tracked=numbering != "word" and word_template is None)
    fmt = "yaml" if output == "-" else format_of(output)
    options = Options(
        profile=load_profile(profile),
        schedule=schedule,
        numbering=numbering,
        reference=_existing(reference_doc),
        word_template=_existing(word_template),
        year=year,
    )
    _refuse_both(plan, template)
    _refuse_idle_year(year, fmt, needed=bool(template or wanted.last))
    plan = wanted.last or plan
    made = _from_template(template, settings, year, vary, ask=ask) if template else _from_file(plan, settings)
    if wanted.last is not None and year is not None:
        rolled = rolling.rolled_plan(made, wanted, year, ask=ask)
        if wanted.review:
            rolled = replace(rolled, plan=_numbered(rolled.plan, renumber=renumber))
            rolling.write_review(made, rolled, options, output, wanted.last)
            return 0
        made = rolled.plan
    _write(_numbered(made, renumber=renumber), fmt, options, output, plan)
    return 0


command = generate


def _refuse_both(plan: str | None, template: str | None) -> None:
    if plan and template:
        raise UsageError("计划文件和 --template 只能用一个", "give a plan file or --template, not both")


def _refuse_idle_year(year: int | None, fmt: str, *, needed: bool) -> None:
    """Refuse a --year that would change nothing: a plan's text keeps the year that it prints."""
    if year is not None and not needed and fmt not in _DATED_FORMATS:
        raise UsageError(
            f"--year 只用于 --from、--template 和 .xlsx、.ics；要把计划顺延到 {year} 年，"
            f"请用 --from 计划 --year {year}",
            f"--year is for --from, --template, .xlsx and .ics; to roll the plan forward to {year}, "
            f"use --from PLAN --year {year}",
        )


_DATED_FORMATS = frozenset({"xlsx", "ics"})
"""Formats that bind the dates of a plan that prints no year."""


def _existing(path: str | None) -> Path | None:
    if path is None:
        return None
    if not Path(path).is_file():
        raise UnreadableFile(f"{path}：没有这个文件，请检查路径", f"{path}: no such file; check the path")
    return Path(path)


# --------------------------------------------------------------------------- the plan


def _from_template(name: str, settings: Sequence[str], year: int | None, vary: int, *, ask: bool) -> Plan:
    from planparse.generating.templates import fill, load_template

    template = load_template(name)
    values = dict(_setting(text) for text in settings)
    if year is not None:
        values.setdefault("year", str(year))
    if ask and sys.stdin.isatty():
        values |= _asked(template, values)
    return fill(template, values, vary=vary)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise UsageError(f"--set 应写成 名称=值，实际是“{text}”", f"--set takes KEY=VALUE, not “{text}”")
    return name.strip(), value.strip()


def _asked(template: Template, values: dict[str, str]) -> dict[str, str]:
    from planparse.generating.templates import missing

    return {
        one.name: click.prompt(f"{one.meaning}（{one.name}，如 {one.example}）", type=str, err=True)
        for one in missing(template, values)
    }


def _from_file(argument: str | None, settings: Sequence[str]) -> Plan:
    """Return the plan that the argument names; the only one, or the one picked with #."""
    if argument is None:
        raise UsageError(
            "请给出计划文件，或用 --template 选模板", "give a plan file, or a template with --template"
        )
    if settings:
        raise UsageError("--set 只和 --template 一起用", "--set goes with --template")
    return plan_of(one_input(argument, "generate"))


def _numbered(plan: Plan, *, renumber: bool) -> Plan:
    from planparse.generating import numbering

    if renumber:
        return numbering.renumber(plan)
    _say_some(list(map(str, numbering.misnumbered(plan))))
    return plan


def _say_some(notes: list[str]) -> None:
    for note in notes[:_MOST_NOTES]:
        say(note)
    rest = len(notes) - _MOST_NOTES
    if rest > 0:
        say(f"……还有 {rest} 处 / … and {rest} more")


# --------------------------------------------------------------------------- out


def _write(plan: Plan, fmt: str, options: Options, output: str, source: str | None) -> None:
    from planparse.cli.output import refuse_inputs, replaced, to_standard_output
    from planparse.generating.write import generate as written

    if output == "-":
        to_standard_output([written(plan, fmt, options).decode()], fmt)
        return
    own = (source, options.reference, options.word_template)
    refuse_inputs(output, [str(path) for path in own if path])
    data = written(plan, fmt, options)
    with replaced(output) as stream:
        stream.write(data)
    _name_losses(plan, fmt, options)


def _name_losses(plan: Plan, fmt: str, options: Options) -> None:
    """Say what of the plan cannot be read back out of the file."""
    from planparse.generating.write import losses

    _say_some([str(loss) for loss in losses(plan, fmt, options)])
