from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from planparse.dedup import threads
from planparse.dedup.deduplicate import ComparedPlan, dedup
from planparse.dedup.model import Settings
from planparse.dedup.threads import spread, threads_for
from tests.benchmarks.bench_dedup import paragraphs
from tests.dedup.plans import of_paragraphs


@pytest.mark.parametrize("count", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    def work(number: int) -> int:
        time.sleep(0.001 * (number % 3))
        return -number

    assert list(spread(work, range(40), count)) == [-number for number in range(40)]
    assert list(spread(work, [], count)) == []


def test_only_a_few_results_wait_to_be_taken() -> None:
    begun: list[int] = []
    results = spread(begun.append, range(1000), 2)
    next(results)
    time.sleep(0.05)
    assert len(begun) < 10
    results.close()  # type: ignore[attr-defined]
    assert len(begun) < 10


def test_an_interruption_leaves_no_thread_behind() -> None:
    def interrupted() -> Iterator[int]:
        for number in spread(lambda number: number, range(1000), 3):
            if number == 5:
                raise KeyboardInterrupt
            yield number

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        list(interrupted())
    assert threading.active_count() == before


def test_an_error_in_a_thread_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // number, [1, 0, 1], 2))


def test_few_texts_are_not_worth_threads() -> None:
    assert threads_for(100, 8) == 1
    assert threads_for(1 << 20, 8) == 8
    assert threads_for(1 << 20, None) >= 1


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "WORTH_THREADS", 0)
    texts = paragraphs(900, seed=8)
    texts += [f"{texts[at]}{texts[at + 1]}{texts[at + 2]}" for at in range(0, 30, 3)]
    plans: list[ComparedPlan] = [
        of_paragraphs(f"{at:03}.txt", *texts[at : at + 10]) for at in range(0, len(texts), 10)
    ]
    alone = dedup(plans, Settings(pairs=True, jobs=1))
    assert len(alone.result.clusters) > 30
    for jobs in (2, 5):
        assert dedup(plans, Settings(pairs=True, jobs=jobs)) == alone
