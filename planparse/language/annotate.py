"""Adds the facts of tasks, schedule items and the guiding ideology to an extraction."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from planparse.language.calendar import When
from planparse.language.facts import find_facts
from planparse.language.positions import source_span
from planparse.language.schedule import when_of
from planparse.language.user_patterns import merged, phrase_facts, read_patterns
from planparse.model import Extraction, Fact, Plan, Task

Finder = Callable[[str, When], tuple[Fact, ...]]
"""From a text and its year to its facts."""


def annotate(extraction: Extraction, *, year: int | None = None, patterns: str | None = None) -> Extraction:
    """Return the extraction with ``facts`` on every task, item and guiding ideology.

    ``year`` is for plans that print none; ``patterns`` is the path of a JSONL file of the user's
    own patterns (see ``user_patterns``; it raises what ``read_patterns`` does).  Spans are in code
    points of the source; those of text that came from no source are in code points of the text.
    """
    find = finder(patterns)
    plans = tuple(annotate_plan(plan, year=year, find=find) for plan in extraction.plans)
    return replace(extraction, plans=plans)


def grammar(text: str, when: When) -> tuple[Fact, ...]:
    """Find the facts of a text by the grammar alone."""
    return find_facts(text, year=when.year, school_year=when.school_year)


def finder(patterns: str | None = None) -> Finder:
    """Return what finds facts: the grammar, and the user's patterns where a file of them is named."""
    if patterns is None:
        return grammar
    own = read_patterns(patterns)
    if own.tokens:
        from planparse.language.pipeline import finder_of

        return finder_of(patterns)
    return lambda text, when: merged(grammar(text, when), phrase_facts(text, own))


def annotate_plan(plan: Plan, *, year: int | None = None, find: Finder = grammar) -> Plan:
    """Return one plan with its facts; a task's are those of its heading and its own paragraphs."""
    when = when_of(plan, year)

    def facts(*texts: str) -> tuple[Fact, ...]:
        return tuple(_placed(text, fact) for text in texts for fact in find(text, when))

    def task_with_facts(task: Task) -> Task:
        subtasks = tuple(task_with_facts(subtask) for subtask in task.subtasks)
        return replace(task, subtasks=subtasks, facts=facts(task.heading, *task.text))

    ideology = plan.guiding_ideology
    return replace(
        plan,
        guiding_ideology=ideology and replace(ideology, facts=facts(*ideology.text)),
        tasks=tuple(task_with_facts(task) for task in plan.tasks),
        schedule=tuple(
            replace(p, items=tuple(replace(item, facts=facts(item.text)) for item in p.items))
            for p in plan.schedule
        ),
    )


def _placed(text: str, fact: Fact) -> Fact:
    """Return the fact with its span in the source."""
    span = source_span(text, *fact.span)
    return fact if span is None else replace(fact, span=span)
