"""The random prints themselves: what is expected of a reader must stand in the text, and no more."""

from __future__ import annotations

import re
from random import Random

import pytest

from tests.invariants import leaves, squeezed
from tests.strategies import random_layout, random_plan, render_plan


@pytest.mark.parametrize("level", ["tidy", "nasty"])
@pytest.mark.parametrize("seed", range(40))
def test_print_holds_what_is_expected(seed: int, level: str) -> None:
    rng = Random(seed)
    layout = random_layout(rng, level)
    text, expected = render_plan(random_plan(rng, 4), layout)
    repeated = "" if layout.guiding in ("inline", "verb") else "guiding_ideology.label?"
    said = [squeezed(leaf) for path, leaf in leaves(expected) if path != repeated]
    printed = squeezed(text)
    if not layout.page_lines:
        assert [leaf for leaf in said if leaf not in printed] == []
    if not layout.chrome and not layout.page_lines and layout.schedule != "pipes":
        assert len(re.sub(r"\W", "", "".join(said))) == len(re.sub(r"\W", "", printed))


def test_same_seed_same_print() -> None:
    first, second = (render_plan(random_plan(Random(7), 4), random_layout(Random(8))) for _ in range(2))
    assert first == second


def test_levels_differ() -> None:
    tidy = [random_layout(Random(seed), "tidy") for seed in range(50)]
    nasty = [random_layout(Random(seed), "nasty") for seed in range(50)]
    assert {layout.numbering for layout in tidy} == {"plain"}
    assert len({layout.numbering for layout in nasty}) == 6
