"""The assignment against trying all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from planparse.diffing.assign import Edges, assign

EDGES = st.dictionaries(
    st.integers(0, 5),
    st.dictionaries(st.integers(0, 5), st.integers(1, 20).map(lambda n: n / 8), max_size=6),
    max_size=6,
)


def _best(edges: Edges) -> float:
    rows = sorted(edges)
    columns = [*range(6), *[-1] * len(rows)]
    return max(
        sum(edges[row].get(column, 0.0) for row, column in zip(rows, chosen, strict=True))
        for chosen in set(permutations(columns, len(rows)))
    ) if len(rows) <= 3 else _by_rows(edges, rows, frozenset())  # fmt: skip


def _by_rows(edges: Edges, rows: list[int], used: frozenset[int]) -> float:
    if not rows:
        return 0.0
    row, *rest = rows
    best = _by_rows(edges, rest, used)
    for column, weight in edges[row].items():
        if column not in used:
            best = max(best, weight + _by_rows(edges, rest, used | {column}))
    return best


@given(EDGES)
def test_weighs_as_much_as_the_best_of_all(edges: Edges) -> None:
    pairs = assign(edges)
    assert len(set(pairs.values())) == len(pairs)
    assert sum(edges[row][column] for row, column in pairs.items()) == _best(edges)


def test_two_middling_pairs_lose_against_a_good_one_only_if_they_weigh_less() -> None:
    assert assign({1: {1: 5.0, 2: 4.0}, 2: {1: 4.0}}) == {1: 2, 2: 1}
    assert assign({1: {1: 9.0, 2: 4.0}, 2: {1: 4.0}}) == {1: 1}


def test_a_long_chain_is_solved_quickly() -> None:
    edges: Edges = {n: {n: 1.0, n + 1: 1.5} for n in range(3000)}
    assert assign(edges) == {n: n + 1 for n in range(3000)}
