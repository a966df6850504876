"""Prints a random plan in a random layout, and says what a careful reader must make of the print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from msgspec.structs import replace

from planparse.model import GuidingIdeology, Item, Period, Plan, Signature, Task

from . import wording
from .calendar import print_schedule
from .layouts import Layout
from .outline import Outline, Paragraph
from .plans import SCHEDULE_HEADINGS

HALF_WIDTH = str.maketrans("，：；（）！？", ",:;()!?")

MARKS = (
    ("【篇一】", "【篇二】", "【篇三】"),
    ("篇1：", "篇2：", "篇3："),
    ("第1篇 ", "第2篇 ", "第3篇 "),
    ("（篇一）", "（篇二）", "（篇三）"),
)
"""Counting marks of compilations; the mark itself is printed without its final blank or colon."""

FULL_LINES = 8
"""So many full lines tell a reader at which width a text was broken."""

CHROME_ABOVE = ("首页 > 资料库 > 计划总结", "发布时间：2018-11-30 来源：资料库 阅读：2081次")
CHROME_BELOW = ("上一篇：没有了", "下一篇：返回列表", "版权声明：本站文章由用户上传，仅供参考。")


def render_plan(plan: Plan, layout: Layout) -> tuple[str, Plan]:
    """Return ``plan`` printed in ``layout`` and the plan, with markers and labels, that it says."""
    rng = Random(layout.seed)
    plan, layout = _possible(plan, layout)
    paragraphs, read = _plan(plan, layout, rng)
    layout = _with_enough_lines(paragraphs, layout)
    return _finish(paragraphs, layout, rng), _in_width(read, layout)


def render_compilation(plans: list[Plan], layout: Layout) -> tuple[str, list[Plan]]:
    """Return up to three plans printed below each other under counting marks."""
    rng = Random(layout.seed)
    marks = rng.choice(MARKS)
    paragraphs: list[Paragraph] = []
    read: list[Plan] = []
    for mark, plan in zip(marks, plans, strict=False):
        printed, one = _plan(plan, replace(layout, title_lines=0), rng)
        paragraphs += [Paragraph(f"{mark}{plan.title}", flush=True), *printed]
        read.append(replace(one, title=plan.title, compilation_mark=mark.strip(" ：")))
    layout = _with_enough_lines(paragraphs, layout)
    return _finish(paragraphs, layout, rng), [_in_width(one, layout) for one in read]


def _possible(plan: Plan, layout: Layout) -> tuple[Plan, Layout]:
    """Return the plan and layout changed so that the print can be decided."""
    if "1 " in layout.ladder:  # a number alone on its line could be the page's
        layout = replace(layout, marker_alone=False)
    all_parents = all(task.subtasks for task in plan.tasks) and bool(plan.tasks)
    if layout.bare_top and all_parents and not plan.schedule and layout.ladder[1] != "1.1":
        tasks = tuple(replace(task, text=()) for task in plan.tasks)
        plain = replace(
            layout,
            inline=None,
            one_line=False,
            heading_stop="",
            numbering="plain",
            mid_list=False,
            marker_alone=False,
        )
        return replace(plan, tasks=tasks, guiding_ideology=None), plain
    layout = replace(layout, bare_top=False)
    if layout.mid_list and plan.tasks and len(plan.tasks[0].subtasks) > 2:
        layout = replace(layout, title_lines=0, inline=None, one_line=False, marker_alone=False)
        return replace(plan, opening=(), guiding_ideology=None), layout
    return plan, replace(layout, mid_list=False)


def _with_enough_lines(paragraphs: list[Paragraph], layout: Layout) -> Layout:
    """Return a layout without hard breaks where too few lines would be full to tell their width."""
    width = layout.width
    if width is None or sum(len(paragraph.text) // width for paragraph in paragraphs) >= FULL_LINES:
        return layout
    return replace(layout, width=None, width_blank=False)


def _plan(plan: Plan, layout: Layout, rng: Random) -> tuple[list[Paragraph], Plan]:
    guiding, tasks, ideology = _guiding(plan, layout)
    if plan.schedule and tasks:
        role_heading = Task(heading=rng.choice(SCHEDULE_HEADINGS), role="schedule")
        tasks = (*tasks, role_heading)
    body, read = _tasks(tasks, layout, rng)
    months, schedule = print_schedule(plan.schedule, layout, rng)
    bare = (
        (Task(heading=ideology.label, role="guiding_ideology"),)
        if ideology and layout.guiding == "bare"
        else ()
    )
    paragraphs = [
        *_title(plan, layout),
        *map(Paragraph, plan.opening),
        *guiding,
        *body,
        *months,
        *map(Paragraph, plan.closing),
        *_signature(plan),
    ]
    title = plan.title if layout.title_lines else None
    full = replace(
        plan, title=title, guiding_ideology=ideology, tasks=(*bare, *_emptied(read)), schedule=schedule
    )
    return paragraphs, full


def _tasks(tasks: tuple[Task, ...], layout: Layout, rng: Random) -> tuple[list[Paragraph], list[Task]]:
    """Print the tasks; a schedule's heading is bare where the layout says so."""
    outline = Outline(layout, rng)
    if not tasks or tasks[-1].role != "schedule" or layout.schedule_section:
        return outline.tasks(tasks)
    paragraphs, read = outline.tasks(tasks[:-1])
    return [*paragraphs, Paragraph(tasks[-1].heading)], [*read, tasks[-1]]


def _guiding(plan: Plan, layout: Layout) -> tuple[list[Paragraph], tuple[Task, ...], GuidingIdeology | None]:
    """Return the passage's own paragraphs, the tasks (with its section, if any) and what is read."""
    ideology = plan.guiding_ideology
    if ideology is None:
        return [], plan.tasks, None
    label, text = ideology.label, ideology.text[0]
    if layout.guiding == "inline":
        return [Paragraph(f"{label}：{text}")], plan.tasks, ideology
    if layout.guiding == "verb":
        lead = "今年工作总的指导思想是"
        return [Paragraph(f"{lead}：{text}")], plan.tasks, replace(ideology, label=lead)
    if layout.guiding == "bare":
        return [Paragraph(label), Paragraph(text)], plan.tasks, ideology
    section = Task(heading=label, text=ideology.text, role="guiding_ideology")
    if layout.guiding == "section":
        return [], (section, *plan.tasks), ideology
    section = replace(section, heading="指导思想")
    aim = Task(heading="工作目标", text=(f"全年{wording.phrase(Random(layout.seed))}，一件一件办实。",))
    parent = Task(heading="总体要求", subtasks=(section, aim))
    return [], (parent, *plan.tasks), replace(ideology, label="指导思想")


def _emptied(tasks: list[Task]) -> tuple[Task, ...]:
    """Take the text out of the section that was lifted into ``guiding_ideology``."""
    return tuple(
        replace(
            task,
            text=() if task.role == "guiding_ideology" else task.text,
            subtasks=_emptied(list(task.subtasks)),
        )
        for task in tasks
    )


def _title(plan: Plan, layout: Layout) -> list[Paragraph]:
    assert plan.title
    if layout.title_lines == 2:
        cut = plan.title.index("年") - 4
        return [Paragraph(plan.title[:cut], flush=True), Paragraph(plan.title[cut:], flush=True)]
    return [Paragraph(plan.title, flush=True)] * layout.title_lines


def _signature(plan: Plan) -> list[Paragraph]:
    signature = plan.signature
    lines = (signature.organization, signature.date) if signature else ()
    return [Paragraph(line) for line in lines if line]


# --------------------------------------------------------------------------- from paragraphs to lines


def _finish(paragraphs: list[Paragraph], layout: Layout, rng: Random) -> str:
    """Return the text: indents, hard breaks, blank lines, page lines and the site around it."""
    lines: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        printed = _lines(paragraph, layout)
        lines += _spaced(printed) if layout.width_blank and not paragraph.row else printed
        follows = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        if follows and not (paragraph.row and follows.row):
            lines += [""] * max(layout.blank_lines, layout.width_blank)
    if layout.page_lines:
        lines = list(_with_pages(lines, rng, layout))
    if layout.chrome:
        lines = [*CHROME_ABOVE, "", *lines, "", *CHROME_BELOW]
    text = layout.line_end.join(lines) + layout.line_end
    return text.translate(HALF_WIDTH) if layout.half_width else text


def _lines(paragraph: Paragraph, layout: Layout) -> list[str]:
    if paragraph.row:
        return [paragraph.text]
    text = paragraph.text if paragraph.flush else layout.indent + paragraph.text
    if layout.width is None:
        return [text]
    return list(broken(text, layout.width))


def broken(text: str, width: int) -> Iterator[str]:
    """Yield ``text`` in lines of ``width``; none but the last ends as a sentence does.

    A full line that ends with 。 may end its paragraph or not, and no reader could know.
    """
    while len(text) > width:
        cut = width
        while text[cut - 1] in "。：；！？":
            cut -= 1
        yield text[:cut]
        text = text[cut:]
    yield text


def _spaced(lines: list[str]) -> list[str]:
    return [part for line in lines for part in (line, "")][:-1]


def _with_pages(lines: list[str], rng: Random, layout: Layout) -> Iterator[str]:
    """Put a page number or a journal's line between every so many lines."""
    form, every = rng.randrange(4), rng.randint(9, 16)
    page = 0
    for count, line in enumerate(lines, 1):
        yield line
        row = line.startswith("|")
        if count % every == 0 and count > 3 and len(lines) - count > 3 and not row:
            page += 1
            yield (f"- {page} -", f"第{page}页", f"第{page}页 共80页", f"20xx年第{page}期 / {page}")[form]
            if layout.blank_lines:
                yield ""


# --------------------------------------------------------------------------- the plan as printed


def _in_width(plan: Plan, layout: Layout) -> Plan:
    if not layout.half_width:
        return plan
    return map_texts(plan, lambda text: text.translate(HALF_WIDTH))


def map_texts(plan: Plan, change: Callable[[str], str]) -> Plan:
    """Return ``plan`` with every printed text replaced by ``change(text)``."""
    ideology, signature = plan.guiding_ideology, plan.signature
    return replace(
        plan,
        title=plan.title and change(plan.title),
        compilation_mark=plan.compilation_mark and change(plan.compilation_mark),
        guiding_ideology=ideology
        and GuidingIdeology(label=change(ideology.label), text=tuple(map(change, ideology.text))),
        opening=tuple(map(change, plan.opening)),
        tasks=tuple(_map_task(task, change) for task in plan.tasks),
        schedule=tuple(_map_period(period, change) for period in plan.schedule),
        closing=tuple(map(change, plan.closing)),
        signature=signature
        and Signature(
            organization=signature.organization and change(signature.organization), date=signature.date
        ),
    )


def _map_task(task: Task, change: Callable[[str], str]) -> Task:
    return replace(
        task,
        marker=change(task.marker),
        heading=change(task.heading),
        text=tuple(map(change, task.text)),
        subtasks=tuple(_map_task(subtask, change) for subtask in task.subtasks),
    )


def _map_period(period: Period, change: Callable[[str], str]) -> Period:
    items = tuple(
        Item(marker=change(item.marker), text=change(item.text), columns=item.columns)
        for item in period.items
    )
    return replace(
        period,
        marker=change(period.marker),
        label=change(period.label),
        text=tuple(map(change, period.text)),
        items=items,
    )
