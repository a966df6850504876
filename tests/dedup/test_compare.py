"""Candidates and clusters against slow, obvious ways."""

from __future__ import annotations

from random import Random

import pytest
from rapidfuzz.distance import Indel

from planparse.dedup.candidates import least_agreement
from planparse.dedup.compare import Wordings, clustered, paired
from planparse.dedup.normalize import normalized
from planparse.dedup.signatures import GRAM, PERMUTATIONS, signatures
from tests.benchmarks.bench_dedup import paragraphs

THRESHOLD = 0.85


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return normalized(paragraphs(700, seed=4))


def every_pair(texts: list[str], threshold: float) -> set[tuple[int, int]]:
    return {
        (one, other)
        for other in range(len(texts))
        for one in range(other)
        if Indel.normalized_similarity(texts[one], texts[other]) >= threshold - 1e-9
    }


def test_pairs_are_those_of_comparing_everything(texts: list[str]) -> None:
    truth = every_pair(texts, THRESHOLD)
    found = list(paired(Wordings(texts), THRESHOLD))
    pairs = {(one, other) for one, other, _ in found}
    assert len(pairs) == len(found)
    assert pairs <= truth
    assert len(pairs) >= 0.999 * len(truth) > 100


def test_a_low_threshold_finds_its_pairs_too(texts: list[str]) -> None:
    truth = every_pair(texts[:300], 0.7)
    assert len({(a, b) for a, b, _ in paired(Wordings(texts[:300]), 0.7)} & truth) >= 0.99 * len(truth)


def test_clusters_meet_the_threshold_with_their_canonical_member(texts: list[str]) -> None:
    clusters = clustered(Wordings(texts), THRESHOLD)
    members = [at for cluster in clusters for at in cluster.members]
    assert len(members) == len(set(members)) > 200
    for cluster in clusters:
        others = [at for at in cluster.members if at != cluster.canonical]
        for at, similarity in zip(others, cluster.similarities, strict=True):
            ratio = Indel.normalized_similarity(texts[cluster.canonical], texts[at])
            assert ratio == pytest.approx(similarity)
            assert ratio >= THRESHOLD - 1e-9


def test_what_is_alike_stands_in_some_cluster(texts: list[str]) -> None:
    """No two canonical or single texts are left that could have been put together."""
    clusters = clustered(Wordings(texts), THRESHOLD)
    others = {at for cluster in clusters for at in cluster.members if at != cluster.canonical}
    found = {(one, other) for one, other, _ in paired(Wordings(texts), THRESHOLD)}
    assert not {pair for pair in found if not others & set(pair)}


def test_the_order_of_texts_does_not_matter(texts: list[str]) -> None:
    def as_texts(order: list[str]) -> set[tuple[str, tuple[str, ...]]]:
        return {
            (order[cluster.canonical], tuple(sorted(order[at] for at in cluster.members)))
            for cluster in clustered(Wordings(order), THRESHOLD)
        }

    shuffled = list(texts)
    Random(5).shuffle(shuffled)
    assert as_texts(shuffled) == as_texts(texts)


def test_no_chain_puts_together_what_differs() -> None:
    base = "值班日志每晚十点前交到门卫室由组长逐条核对签名后归入当月卷宗备查并在周会上通报漏记情况"
    edit = iter("甲乙丙丁戊己庚辛壬癸子丑寅卯")
    steps = [base]
    for first in range(0, 12, 4):
        text = list(steps[-1])
        for at in range(first, first + 4):
            text[at * 3] = next(edit)
        steps.append("".join(text))
    assert Indel.normalized_similarity(steps[0], steps[1]) >= THRESHOLD
    assert Indel.normalized_similarity(steps[0], steps[2]) < THRESHOLD
    for cluster in clustered(Wordings(steps), THRESHOLD):
        for at in cluster.members:
            assert Indel.normalized_similarity(steps[cluster.canonical], steps[at]) >= THRESHOLD


def test_short_texts_are_equal_or_not() -> None:
    clusters = clustered(Wordings(["好", "好", "坏", "", "", "无", "好"]), THRESHOLD)
    assert [cluster.members for cluster in clusters] == [(0, 1, 6)]


def test_copies_count_for_the_canonical_text() -> None:
    common = "每天傍晚检查一遍配电间的门锁和灭火器压力"
    rare = common + "并记录"
    (cluster,) = clustered(Wordings([rare, common, common]), THRESHOLD)
    assert (cluster.canonical, cluster.members) == (1, (0, 1, 2))


def test_signatures_estimate_how_alike_the_grams_are(texts: list[str]) -> None:
    rows = signatures(texts[:60])
    for one in range(0, 60, 2):
        grams = [{text[at : at + GRAM] for at in range(len(text) - 1)} for text in texts[one : one + 2]]
        alike = len(grams[0] & grams[1]) / len(grams[0] | grams[1])
        assert (rows[one] == rows[one + 1]).mean() == pytest.approx(alike, abs=0.2)


def test_a_signature_does_not_depend_on_its_neighbours(texts: list[str]) -> None:
    together = signatures(texts[:40])
    assert all((signatures([texts[at]])[0] == together[at]).all() for at in range(40))


def test_at_worst_few_values_agree() -> None:
    assert least_agreement(1.0, PERMUTATIONS) == PERMUTATIONS
    assert 0 < least_agreement(0.85, PERMUTATIONS) < PERMUTATIONS // 2
    assert least_agreement(0.5, PERMUTATIONS) == 0
