"""``-f jsonl``: one plan a line, with the name of its file and its number in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.rendering.shape import PlanSource, plan_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planparse.rendering import RenderOptions, Result


def render(results: Iterable[Result], options: RenderOptions) -> Iterator[str]:
    """Yield a line for each plan; one result is held at a time."""
    for result in results:
        name = result.extraction.source.name
        for number, plan in enumerate(result.extraction.plans, 1):
            at = PlanSource(name, number)
            yield plan_json(plan, at, result.source, options).decode() + "\n"
