"""What is looked up in an index gives what comparing with all of it gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from planparse import parse
from planparse.dedup.deduplicate import ComparedPlan, Findings, about, dedup, with_normals
from planparse.dedup.index import created, key_of, opened
from planparse.dedup.library import related
from planparse.dedup.marking import mark_boilerplate
from planparse.dedup.model import Piece, Settings
from planparse.dedup.sharing import kept_grams
from tests.benchmarks.bench_dedup import paragraphs
from tests.dedup.plans import SENTENCES, compared, plan_text

ASKED = 3


def plan_of(source: str, texts: Sequence[str]) -> ComparedPlan:
    """Return a plan with a section for every three paragraphs."""
    pieces = [Piece("plan", (), "\n".join(texts))]
    for at in range(0, len(texts), 3):
        some = texts[at : at + 3]
        pieces.append(Piece("section", (f"{at}、",), "\n".join(some)))
        pieces.extend(Piece("paragraph", (f"{at}、", f"{n}."), text) for n, text in enumerate(some, 1))
    return with_normals(ComparedPlan(source, 1, "", tuple(pieces)))


def some_plans(seed: int) -> list[ComparedPlan]:
    rng = Random(seed)
    texts = [*paragraphs(500, seed=seed), "好", "好", ""]
    # stretches of some stand inside others, and whole plans are copies
    texts += [text[5:60] + rng.choice(texts)[:70] for text in texts[:60]]
    rng.shuffle(texts)
    cut = [texts[at : at + 7] for at in range(0, len(texts), 7)]
    cut[5] = cut[40]
    cut[7] = [*cut[50][:5], "另起一段，说的是别处没有的事情。"]
    return [plan_of(f"{rng.randrange(10**6):06}.txt", each) for each in cut]


def saved(plans: Sequence[ComparedPlan], path: Path) -> Path:
    with created(path) as index:
        for plan in plans:
            index.put(plan.source, plan.source, [plan])
    return path


def shown(findings: Findings) -> list[object]:
    """Return what reports say about the paragraphs of the plans that are reported on."""
    reported = {share.source for share in findings.result.plans}
    return [
        (paragraph.path, paragraph.text, passage.start, passage.end, passage.plans,
         [(findings.places[findings.paragraphs[at].plan], findings.paragraphs[at].text) for at in passage.others])
        for paragraph in findings.paragraphs
        if findings.places[paragraph.plan][0] in reported
        for passage in paragraph.passages
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_what_is_looked_up_gives_what_the_whole_index_gives(seed: int, tmp_path: Path) -> None:
    plans = some_plans(seed)
    asked, library = plans[5 : 5 + ASKED], plans[:5] + plans[5 + ASKED :]
    sources = {plan.source for plan in asked}
    for settings in (Settings(), Settings(levels=("section",), threshold=0.8), Settings(threshold=1.0)):
        whole = about(dedup(plans, settings), sources)
        with opened(saved(library, tmp_path / "index")) as index:
            some = related(index, asked, settings, ())
        assert 0 < len(some) < len(library)
        found = about(dedup([*asked, *some], settings), sources)
        assert found.result == whole.result
        assert shown(found) == shown(whole)


def test_short_passages_and_low_thresholds_take_the_whole_index(tmp_path: Path) -> None:
    plans = some_plans(9)
    with opened(saved(plans[2:], tmp_path / "index")) as index:
        for settings in (Settings(pairs=True), Settings(threshold=0.7), Settings(exact=True)):
            assert len(related(index, plans[:2], settings, ())) == len(plans) - 2
        assert len(related(index, plans[:40], Settings(), ())) == len(plans) - 2


def test_files_left_out_are_not_looked_up(tmp_path: Path) -> None:
    plans = some_plans(3)
    twin = replace(plans[6], source="twin.txt")
    with opened(saved([*plans, twin], tmp_path / "index")) as index:
        some = related(index, plans[6:7], Settings(), {key_of(plans[6].source)})
    assert "twin.txt" in {plan.source for plan in some}
    assert plans[6].source not in {plan.source for plan in some}


def test_replacing_files_leaves_no_key_behind(tmp_path: Path) -> None:
    def keys(path: Path) -> list[tuple[int, int]]:
        connection = sqlite3.connect(path)
        rows = connection.execute("select key, count(*) from keys group by key").fetchall()
        connection.close()
        return rows

    plans = some_plans(5)[:20]
    saved(plans, tmp_path / "once.sqlite")
    old = [replace(other, source=plan.source) for plan, other in zip(plans, reversed(plans), strict=True)]
    for each in (old[:10], old[5:], plans[15:], plans):
        saved(each, tmp_path / "often.sqlite")
    assert keys(tmp_path / "often.sqlite") == keys(tmp_path / "once.sqlite") != []


def test_an_index_of_an_interrupted_run_is_compared_as_a_whole(tmp_path: Path) -> None:
    plans = [
        plan for at in range(30) for plan in compared(plan_text("青石小学", str(2000 + at)), f"{at}.txt")
    ]

    def interrupted() -> None:
        with created(tmp_path / "index") as index:
            for plan in plans:
                index.put(plan.source, "0" * 64, [plan])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with opened(tmp_path / "index") as index:
        assert not index.is_keyed
        assert len(related(index, plans[:1], Settings(), ())) == len(plans)
    text = plan_text("白鹭湖幼儿园", "2030", (SENTENCES[1],))
    before = mark_boilerplate(parse(text, name="新.txt"), tmp_path / "index", text=text)
    with created(tmp_path / "index"):
        pass
    with opened(tmp_path / "index") as index:
        assert index.is_keyed
    assert mark_boilerplate(parse(text, name="新.txt"), tmp_path / "index", text=text) == before != ()


def test_what_a_text_keeps_does_not_depend_on_its_neighbours() -> None:
    texts = paragraphs(60, seed=2)
    together = kept_grams(texts)
    for number, text in enumerate(texts):
        alone = kept_grams([text])
        mine = together.numbers == number
        assert together.places[mine].tolist() == alone.places.tolist()
        assert together.hashes[mine].tolist() == alone.hashes.tolist()
