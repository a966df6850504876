"""``planparse generate --from``: last year's plan rolled forward, with questions and a report."""

# ruff: noqa: PTH110, PTH123
# (pathlib would cost start-up time, and names are to be shown as they were given)
from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec.structs import replace

from planparse.cli.failures import say
from planparse.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from planparse.generating.write import Options
    from planparse.model import Plan
    from planparse.rolling import Decisions, Rolled

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        ("--from", "last"),
        {
            "metavar": "DOCUMENT",
            "help": "由去年的计划顺延，要同时给 --year / Roll last year's plan forward to --year.",
        },
    ),
    (
        ("--map", "renamed"),
        {
            "metavar": "OLD=NEW",
            "multiple": True,
            "help": "换单位名称，可多次 / Rename an organization; may be repeated.",
        },
    ),
    (
        ("--date", "own_date"),
        {"metavar": "D", "help": "落款日期，如 2026-01-15 / The signature's date, as 2026-01-15."},
    ),
    (
        ("--decisions", "decisions_file"),
        {
            "metavar": "D.yaml",
            "help": "已作的决定；加 --ask 则写入 / Answers given before; written with --ask.",
        },
    ),
    (("--strict",), {"is_flag": True, "help": "只改有把握的（auto） / Change only what is certain (auto)."}),
    (
        ("--review",),
        {"is_flag": True, "help": "Word 中用修订和批注标出 / Tracked changes and comments in the Word file."},
    ),
    (
        ("--report", "report_file"),
        {"metavar": "R", "help": "报告：.html .json .md .txt / The report to write."},
    ),
)
"""Names and settings of the options that go with ``--from``."""


def options(command: F) -> F:
    """Give a command the options of rolling forward; they arrive as one ``Wanted`` (``rolling``)."""
    for names, settings in reversed(_OPTIONS):
        command = click.option(*names, **settings)(command)
    return command


class Wanted:
    """What the options of rolling forward say."""

    def __init__(self, **given: Any) -> None:
        """Take the values of all options of ``options``, by their names."""
        self.last: str | None = given["last"]
        self.mapping = dict(_renamed(text) for text in given["renamed"])
        self.date: str | None = given["own_date"]
        self.decisions_file: str | None = given["decisions_file"]
        self.strict: bool = given["strict"]
        self.review: bool = given["review"]
        self.report_file: str | None = given["report_file"]
        others = any(given[name] for name in given if name != "last")
        if self.last is None and others:
            raise UsageError(
                "--map、--date、--decisions、--strict、--review、--report 要和 --from 一起用",
                "--map, --date, --decisions, --strict, --review and --report go with --from",
            )

    def check(
        self, plan: str | None, template: str | None, year: int | None, output: str, *, tracked: bool
    ) -> None:
        """Refuse what does not go together with ``--from``, before anything is read.

        ``tracked`` tells whether the file that the other options ask for can hold tracked changes.
        """
        if self.last is None:
            return
        if plan or template:
            raise UsageError(
                "--from 已给出文档，不要再给计划文件或 --template",
                "--from names the document; give no plan file or --template beside it",
            )
        if year is None:
            raise UsageError(
                "--from 要同时给 --year，如 --year 2026", "--from needs --year, as in --year 2026"
            )
        if self.review and not output.lower().endswith(".docx"):
            raise UsageError("--review 只能写 .docx", "--review writes .docx only")
        if self.review and not tracked:
            raise UsageError(
                "--review 的修订里编号是文字，也不能填自己的 Word 模板；请去掉 --numbering word、--word-template",
                "--review tracks typed numbers and fills no Word template; leave out --numbering word and "
                "--word-template",
            )
        _check_outputs(self, output)


def _renamed(text: str) -> tuple[str, str]:
    old, equals, new = (part.strip() for part in text.partition("="))
    if not (old and equals and new):
        raise UsageError(f"--map 应写成 旧名=新名，实际是“{text}”", f"--map takes OLD=NEW, not “{text}”")
    return old, new


def _check_outputs(wanted: Wanted, output: str) -> None:
    from planparse.cli.output import refuse_inputs

    read = [wanted.last or "", output]
    if wanted.report_file and wanted.report_file != "-":
        from planparse.rolling.report import report_format

        report_format(wanted.report_file)
        refuse_inputs(wanted.report_file, read)
    if wanted.decisions_file:
        refuse_inputs(wanted.decisions_file, read)


# --------------------------------------------------------------------------- rolling


def rolled_plan(old: Plan, wanted: Wanted, year: int, *, ask: bool) -> Rolled:
    """Return the plan rolled forward; questions are asked only with ``ask`` on a terminal."""
    from planparse.rolling import roll

    asking = ask and on_a_terminal()
    decisions = _decisions(wanted.decisions_file, may_be_new=ask)

    def once(answers: Decisions) -> Rolled:
        return roll(
            old, year=year, mapping=wanted.mapping, decisions=answers, strict=wanted.strict, date=wanted.date
        )

    rolled = once(decisions)
    if asking:
        decisions = _asked(rolled, decisions)
        rolled = once(decisions)
        if wanted.decisions_file:
            _save(decisions, wanted.decisions_file)
    _tell(rolled, wanted, quiet=bool(decisions.answers) and not rolled.summary.open)
    return rolled


def on_a_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def _decisions(path: str | None, *, may_be_new: bool) -> Decisions:
    from planparse.rolling import Decisions

    if path is None or (may_be_new and not os.path.exists(path)):
        return Decisions()
    from planparse.reading.decode import decode
    from planparse.rolling.decisions import read_decisions

    try:
        with open(path, "rb") as file:
            return read_decisions(decode(file.read(), path).text, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            f"{path}：无法读取（{reason}）；第一次可加 --ask 写出它",
            f"{path}: cannot be read ({reason}); with --ask it is written",
        ) from None


def _asked(rolled: Rolled, decisions: Decisions) -> Decisions:
    from planparse.rolling.decisions import ask, together

    def show(question: str) -> str:
        say(question)
        answer: str = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        return answer

    return together(decisions, ask(rolled, show))


def _save(decisions: Decisions, path: str) -> None:
    from planparse.cli.output import write_file
    from planparse.rolling.decisions import write_decisions

    write_file(path, [write_decisions(decisions)])


def _tell(rolled: Rolled, wanted: Wanted, *, quiet: bool) -> None:
    """Print the list, and write the report that was asked for."""
    from planparse.rolling.report import report, report_format

    if not quiet:
        say(report(rolled, "text").rstrip("\n"))
    if wanted.report_file is None:
        return
    from planparse.cli.output import to_standard_output, write_file

    if wanted.report_file == "-":
        to_standard_output([report(rolled, "text")], "text")
    else:
        write_file(wanted.report_file, [report(rolled, report_format(wanted.report_file))])


def write_review(old: Plan, rolled: Rolled, look: Options, output: str, source: str) -> None:
    """Write the Word file with tracked changes and comments, in the look that the options ask for.

    Where they do not say how the schedule is printed, it is as in the file without ``--review``,
    if both plans can be printed so.
    """
    from planparse.cli.output import refuse_inputs, replaced
    from planparse.generating.write import schedule_form
    from planparse.rolling.review import review

    refuse_inputs(output, [source, *(str(path) for path in [look.reference] if path)])
    forms = {schedule_form(plan, "docx", look.schedule) for plan in (old, rolled.plan)}
    data = review(old, rolled, replace(look, schedule=forms.pop() if len(forms) == 1 else None))
    with replaced(output) as stream:
        stream.write(data)
