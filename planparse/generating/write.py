"""A plan to a file of any format that generate writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, to_builtins
from msgspec.structs import replace

from planparse.errors import UsageError
from planparse.generating.layout import ScheduleForm, fits_cells, lay_out, needs_table
from planparse.generating.profile import Profile, load_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from planparse.generating.readback import Difference
    from planparse.generating.word import Package
    from planparse.model import Plan

FORMATS = {
    ".docx": "docx",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "txt",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".xlsx": "xlsx",
    ".ics": "ics",
}
"""Suffix of the output -> format."""


class Options(Struct, frozen=True, kw_only=True):
    """How a plan is to be written."""

    profile: Profile
    schedule: ScheduleForm | None = None
    """None: a table in Word files and pages where its cells can hold the items, else a list; always a
    table where only that reads back."""
    numbering: str = "text"
    """``text`` or ``word``."""
    reference: Path | None = None
    """A Word document whose styles and page are taken."""
    word_template: Path | None = None
    """A Word document with places to fill."""
    year: int | None = None
    """For calendars and sheets of a plan that prints no year."""


def format_of(name: str) -> str:
    """Return the format that a file name's suffix asks for; raises ``UsageError``."""
    suffix = Path(name).suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    known = " ".join(FORMATS)
    raise UsageError(
        f"不知道怎样写 {suffix or name}，输出文件的后缀可用：{known}",
        f"cannot write {suffix or name}; the output's suffix may be {known}",
    )


def generate(plan: Plan, fmt: str, options: Options | None = None) -> bytes:
    """Return ``plan`` as a file of the format ``fmt`` (a value of ``FORMATS``).

    The same plan and options give the same bytes.  Raises ``UsageError`` for an unknown format
    and ``UnreadableFile`` for a reference document or template that cannot be read.
    """
    if fmt not in _WRITERS:
        raise format_unknown(fmt)
    return _WRITERS[fmt](plan, options or Options(profile=load_profile("gbt9704")))


def losses(plan: Plan, fmt: str, options: Options) -> tuple[Difference, ...]:
    """Return what of ``plan`` a reader of the file could not tell.

    Text is read back itself, the other formats as a Word file of the same blocks.  Empty for formats that hold the plan itself (yaml), or only its schedule (xlsx, ics), and for
    the user's own template, of which nobody knows what it prints.
    """
    if fmt in ("yaml", "xlsx", "ics") or options.word_template is not None:
        return ()
    from planparse.generating.readback import lost, not_carried

    if fmt in ("txt", "md"):
        from planparse.reading import read_bytes

        return lost(plan, read_bytes(generate(plan, fmt, options), f"-.{fmt}"))
    return not_carried(plan, lay_out(plan, schedule_form(plan, fmt, options.schedule)))


def format_unknown(fmt: str) -> UsageError:
    """Return the error for a format that generate does not write."""
    known = "、".join(_WRITERS)
    return UsageError(f"没有 {fmt} 这种格式，可用：{known}", f"no format {fmt}; use one of {known}")


def schedule_form(plan: Plan, fmt: str, wanted: ScheduleForm | None) -> ScheduleForm:
    """Return how the schedule is printed where the user did not say."""
    if wanted is not None:
        return wanted
    if fmt in ("docx", "html") and not _is_prose(plan) and fits_cells(plan):
        return "table"
    return "table" if needs_table(plan) or _only_a_table_carries(plan) else "list"


def _only_a_table_carries(plan: Plan) -> bool:
    """Tell whether a list would be read as something else: an item that sounds like a plan's title, say."""
    from planparse.generating.readback import not_carried

    if not plan.schedule or not fits_cells(plan) or not not_carried(plan, lay_out(plan, "list")):
        return False
    return not not_carried(plan, lay_out(plan, "table"))


def _is_prose(plan: Plan) -> bool:
    """Tell whether passages stand below the periods: such a schedule is no table."""
    return any(period.text or not (period.label and period.items) for period in plan.schedule)


def _docx(plan: Plan, options: Options) -> bytes:
    if options.word_template is not None:
        from planparse.generating.word_template import fill_word_template

        return fill_word_template(plan, options.word_template)
    from planparse.generating import word

    printed = lay_out(plan, schedule_form(plan, "docx", options.schedule))
    numbering: word.NumberingForm = "word" if options.numbering == "word" else "text"
    package = package_of(options)
    return word.write_docx(printed, package, options.profile, title=plan.title or "", numbering=numbering)


def package_of(options: Options) -> Package:
    """Return the Word file that plans are written into: the reference document's, or the profile's."""
    from planparse.generating import word

    if options.reference is not None:
        return word.reference_package(options.reference, options.profile)
    return word.profile_package(options.profile)


def _markdown(plan: Plan, options: Options) -> bytes:
    from planparse.rendering.markdown import plan_in_markdown

    form = schedule_form(plan, "md", options.schedule)
    return plan_in_markdown(replace(plan, compilation_mark=None), form).encode("utf-8", "replace")


def _page(plan: Plan, options: Options) -> bytes:
    from planparse.generating.page import write_page

    printed = lay_out(plan, schedule_form(plan, "html", options.schedule))
    return write_page(printed, options.profile, plan.title or "").encode("utf-8", "replace")


def _text(plan: Plan, options: Options) -> bytes:
    from planparse.generating.text import write_text

    return write_text(lay_out(plan, schedule_form(plan, "txt", options.schedule))).encode("utf-8", "replace")


def _yaml(plan: Plan, options: Options) -> bytes:  # noqa: ARG001 - all writers take both
    from planparse.rendering.yaml import document

    bare = replace(plan, span=UNSET)
    plain: dict[str, Any] = to_builtins(bare, enc_hook=str)
    return "".join(document(plain)).encode()


def _rendered(fmt: str) -> Callable[[Plan, Options], bytes]:
    def write(plan: Plan, options: Options) -> bytes:
        from planparse.model import Extraction, Source, SourceInfo
        from planparse.rendering import RenderOptions, Result, render_bytes

        name = plan.title or "工作计划"
        extraction = Extraction(source=SourceInfo(name, "", "plan", None, 0), plans=(plan,))
        result = Result(Source(text="", lines=(), name=name), extraction)
        return render_bytes([result], fmt, RenderOptions(), options.year)

    return write


_WRITERS: dict[str, Callable[[Plan, Options], bytes]] = {
    "docx": _docx,
    "md": _markdown,
    "html": _page,
    "txt": _text,
    "yaml": _yaml,
    "xlsx": _rendered("xlsx"),
    "ics": _rendered("ics"),
}
