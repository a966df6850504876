"""Random plans, random ways to print them, and what a reader should make of the print."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from planparse.model import Plan

from .layouts import Layout, random_layout
from .plans import random_plan
from .render import render_compilation, render_plan

__all__ = [
    "Layout",
    "layouts",
    "plans",
    "printed",
    "random_layout",
    "random_plan",
    "render_compilation",
    "render_plan",
]


def plans(largest: int = 6) -> st.SearchStrategy[Plan]:
    """Return random plans of at most ``largest`` tasks on the first level; markers are empty."""
    return st.builds(
        lambda seed, size: random_plan(Random(seed), size), st.integers(0, 2**32), st.integers(1, largest)
    )


def layouts(level: str = "tidy") -> st.SearchStrategy[Layout]:
    """Return random layouts: "tidy" ones are read back exactly, "nasty" ones nearly always."""
    return st.integers(0, 2**32).map(lambda seed: random_layout(Random(seed), level))


def printed(level: str = "tidy") -> st.SearchStrategy[tuple[str, Plan]]:
    """Return a plan's text and the plan that a careful reader gets from it."""
    return st.builds(render_plan, plans(), layouts(level))
