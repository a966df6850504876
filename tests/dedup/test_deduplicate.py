from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from planparse.dedup.deduplicate import about, dedup
from planparse.dedup.model import Level, Settings
from planparse.dedup.sharing import LEAST, Seeds
from tests.dedup.plans import SENTENCES, compared, of_paragraphs, plan_text

OTHER = "合作社的冷库门坏了就换门，不再拿棉被去堵，省下的电钱够买两扇新的还有富余。"


def clusters(found: object, level: Level) -> list[tuple[str, ...]]:
    result = found.result  # type: ignore[attr-defined]
    return [
        tuple(result.units[at].source for at in cluster.members)
        for cluster in result.clusters
        if cluster.level == level
    ]


def test_years_and_names_are_slots_unless_exact() -> None:
    plans = [
        *compared(plan_text("青石小学", "2025"), "甲.txt"),
        *compared(plan_text("柳河中心小学", "2026"), "乙.txt"),
    ]
    found = dedup(plans, Settings(threshold=1.0))
    assert clusters(found, "plan") == [("乙.txt", "甲.txt")]
    assert [share.own_share for share in found.result.plans] == [0.0, 0.0]
    exact = dedup(plans, Settings(threshold=1.0, exact=True))
    assert clusters(exact, "plan") == []
    assert len(clusters(exact, "paragraph")) == len(SENTENCES)


def test_the_order_of_plans_does_not_matter() -> None:
    plans = [
        plan
        for at, year in enumerate(("2024", "2025", "2026"))
        for plan in compared(plan_text("青石小学", year, SENTENCES[at:] + (OTHER,) * at), f"{at}.txt")
    ]
    whole = dedup(plans, Settings(pairs=True))
    for seed in range(3):
        shuffled = list(plans)
        Random(seed).shuffle(shuffled)
        assert dedup(shuffled, Settings(pairs=True)) == whole


def test_only_the_levels_asked_for_are_units() -> None:
    plans = compared(plan_text("青石小学", "2026"))
    for level in ("plan", "section", "paragraph"):
        assert {unit.level for unit in dedup(plans, Settings(levels=(level,))).result.units} == {level}


def test_own_share_is_what_stands_in_no_other_plan() -> None:
    found = dedup(
        [of_paragraphs("甲", SENTENCES[0], OTHER), of_paragraphs("乙", SENTENCES[0], SENTENCES[1])],
        Settings(),
    )
    sizes = {text: len([char for char in text if char not in "，。"]) for text in (SENTENCES[0], OTHER)}
    share = {each.source: each.own_share for each in found.result.plans}
    assert share["甲"] == round(sizes[OTHER] / sum(sizes.values()), 4)


def test_repeating_oneself_is_no_copying() -> None:
    found = dedup([of_paragraphs("甲", SENTENCES[0], SENTENCES[0])], Settings())
    assert found.result.plans[0].own_share == 1.0
    assert clusters(found, "paragraph") == [("甲", "甲")]


def test_a_short_passage_inside_a_long_one_is_found_and_marked_in_place() -> None:
    long = f"{OTHER}另外，{SENTENCES[1]}{SENTENCES[3]}这几件事由老周牵头。"
    found = dedup([of_paragraphs("一", SENTENCES[1]), of_paragraphs("二", long)], Settings(pairs=True))
    assert found.result.pairs == ((0, 1, 1.0),)
    assert found.result.clusters == ()
    short, marked = found.paragraphs
    assert [(each.start, each.end) for each in marked.passages] == [
        (long.index(SENTENCES[1]), long.index(SENTENCES[1]) + len(SENTENCES[1]) - 1)
    ]
    assert marked.passages[0].others == (0,)
    assert found.result.plans[0].own_share == 0.0
    assert 0.5 < found.result.plans[1].own_share < 1.0
    assert short.passages[0].start == 0


def test_a_passage_with_edits_is_contained_too() -> None:
    edited = SENTENCES[1].replace("夜里", "晚上").replace("先断后报", "先断再报")
    long = f"{OTHER}{SENTENCES[1]}{SENTENCES[3]}"
    found = dedup([of_paragraphs("一", edited), of_paragraphs("二", long)], Settings(pairs=True))
    ((one, other, similarity),) = found.result.pairs  # type: ignore[misc]
    assert (one, other) == (0, 1)
    assert 0.85 <= similarity < 1.0


def test_about_keeps_what_concerns_some_files_only() -> None:
    plans = [
        of_paragraphs("库/一", SENTENCES[0], SENTENCES[2]),
        of_paragraphs("库/二", SENTENCES[2], SENTENCES[3]),
        of_paragraphs("新", SENTENCES[0], OTHER),
    ]
    whole = dedup(plans, Settings(pairs=True))
    part = about(whole, {"新"})
    assert [(unit.id, unit.source, unit.text) for unit in part.result.units] == [
        (0, "库/一", SENTENCES[0]), (1, "新", SENTENCES[0]), (2, "新", OTHER)
    ]  # fmt: skip
    assert [cluster.members for cluster in part.result.clusters] == [(0, 1)]
    assert part.result.pairs == ((0, 1, 1.0),)
    assert [share.source for share in part.result.plans] == ["新"]
    assert part.result.plans[0] in whole.result.plans


@given(
    st.text("甲乙丙丁", max_size=60),
    st.text("甲乙丙丁", max_size=60),
    st.text("戊己庚辛壬癸", min_size=LEAST, max_size=30),
)
def test_every_common_passage_that_counts_is_found(before: str, after: str, common: str) -> None:
    texts = [before + common + after, "子" + common + "丑"]
    runs = Seeds(texts).runs(0, lambda other: other == 1)
    assert any(texts[0][run.start : run.end].find(common) >= 0 for run in runs)
    for run in runs:
        assert texts[0][run.start : run.end] in texts[1]
        assert run.end - run.start >= LEAST


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts_give_a_result(texts: list[str]) -> None:
    plans = [of_paragraphs(str(at), text, text[:20], SENTENCES[0] + text) for at, text in enumerate(texts)]
    found = dedup(plans, Settings(pairs=True))
    assert len(found.result.units) == 3 * len(texts)
    assert all(0.0 <= share.own_share <= 1.0 for share in found.result.plans)
    for paragraph in found.paragraphs:
        for passage in paragraph.passages:
            assert 0 <= passage.start < passage.end <= len(paragraph.text)
            assert all(found.paragraphs[at].plan != paragraph.plan for at in passage.others)
