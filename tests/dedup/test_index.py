from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from planparse import parse
from planparse.dedup.deduplicate import dedup
from planparse.dedup.index import Index, created, file_of, opened
from planparse.dedup.marking import mark_boilerplate
from planparse.dedup.model import Settings
from planparse.errors import UnreadableFile, UnwritableOutput
from tests.dedup.plans import SENTENCES, compared, plan_text

UNITS = ("青石小学", "柳河中心小学", "东桥人民医院")


def put(index: Index, at: int) -> None:
    source = f"{at}.txt"
    index.put(source, f"{at}" * 64, compared(plan_text(UNITS[at], f"202{at}", SENTENCES[at:]), source))


def test_what_is_saved_bit_by_bit_gives_what_one_run_gives(tmp_path: Path) -> None:
    for at in (2, 0, 1):
        with created(tmp_path / "index") as index:
            put(index, at)
    with opened(tmp_path / "index") as index:
        saved = dedup(index.plans(), Settings(pairs=True))
    at_once = [
        plan
        for at in range(3)
        for plan in compared(plan_text(UNITS[at], f"202{at}", SENTENCES[at:]), f"{at}.txt")
    ]
    assert saved == dedup(at_once, Settings(pairs=True))


def test_a_changed_file_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    with created(tmp_path / "index") as index:
        put(index, 0)
        put(index, 1)
        index.put("0.txt", "f" * 64, compared(plan_text("南岭养护站", "2027"), "0.txt"))
        assert {known.path: known.sha256[0] for known in index.known().values()} == {
            "0.txt": "f",
            "1.txt": "1",
        }
        assert sorted(plan.title for plan in index.plans())[0] == "南岭养护站2027年后勤工作计划"
        assert len(list(index.plans())) == 2


def test_an_interruption_leaves_whole_files(tmp_path: Path) -> None:
    def interrupted() -> None:
        with created(tmp_path / "index") as index:
            put(index, 0)
            broken = compared(plan_text(UNITS[1], "2021"), "1.txt")
            index.put("1.txt", "1" * 64, (plan if at else _interrupt() for at, plan in enumerate(broken)))

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with opened(tmp_path / "index") as index:
        assert [known.path for known in index.known().values()] == ["0.txt"]
        assert [plan.source for plan in index.plans()] == ["0.txt"]


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_an_index_is_a_file_or_a_folder(tmp_path: Path) -> None:
    assert file_of(tmp_path) == tmp_path / "planparse-dedup.sqlite"
    assert file_of(f"{tmp_path}/新/") == tmp_path / "新" / "planparse-dedup.sqlite"
    assert file_of("套话.sqlite") == Path("套话.sqlite")


def test_what_is_no_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="没有这个索引"), opened(tmp_path / "无"):
        pass
    (tmp_path / "文.sqlite").write_text("不是数据库" * 200, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="不是 planparse 的索引"), opened(tmp_path / "文.sqlite"):
        pass
    with pytest.raises(UnwritableOutput, match=r"无法写入.*请删除后"), created(tmp_path / "文.sqlite"):
        pass


def test_another_version_is_worked_out_anew(tmp_path: Path) -> None:
    with created(tmp_path / "i.sqlite") as index:
        put(index, 0)
    connection = sqlite3.connect(tmp_path / "i.sqlite")
    connection.execute("update about set value = '0' where key = 'normalization'")
    connection.commit()
    connection.close()
    with pytest.raises(UnreadableFile, match="别的版本"), opened(tmp_path / "i.sqlite"):
        pass
    with created(tmp_path / "i.sqlite") as index:
        assert index.known() == {}


def test_boilerplate_is_marked_with_where_it_stands(tmp_path: Path) -> None:
    with created(tmp_path / "index") as index:
        put(index, 0)
        put(index, 1)
    text = plan_text(
        "白鹭湖幼儿园", "2030", (SENTENCES[1], "孩子们的画每月换一面墙，旧的让家长带回去。", SENTENCES[4])
    )
    found = mark_boilerplate(parse(text, name="新.txt"), tmp_path / "index", text=text)
    assert [(each.text, each.plans) for each in found if each.text in SENTENCES] == [
        (SENTENCES[1], 2), (SENTENCES[4], 2)
    ]  # fmt: skip
    assert "".join(text[start:end] for start, end in found[-1].spans) == SENTENCES[4]
    assert {place.source for place in found[-1].places} == {"0.txt", "1.txt"}


def test_a_file_is_no_boilerplate_of_itself(tmp_path: Path) -> None:
    with created(tmp_path / "index") as index:
        put(index, 0)
    text = plan_text(UNITS[0], "2020")
    assert mark_boilerplate(parse(text, name="0.txt"), tmp_path / "index", text=text) == ()
    assert mark_boilerplate(parse("没有计划的一页", name="x"), tmp_path / "index") == ()
