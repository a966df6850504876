"""The spaCy door gives what the plain door gives; the user's own patterns through both."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planparse.errors import UnreadableFile, UsageError
from planparse.language.annotate import finder
from planparse.language.calendar import When
from planparse.language.facts import find_facts
from planparse.language.user_patterns import read_patterns
from tests.language.labelled import sentences

TEXTS = [s.text for held in (False, True) for s in sentences(held_out=held)]


@pytest.fixture(scope="module")
def nlp() -> Any:
    from planparse.language.pipeline import chinese

    return chinese(year=2026)


def test_both_doors_find_the_same(nlp: Any) -> None:
    for text in TEXTS:
        doc = nlp(text)
        facts = find_facts(text, year=2026)
        assert doc._.facts == facts
        assert [(s.label_, s._.value, s._.fact) for s in doc.spans["facts"]] == [
            (f.kind, f.value, f) for f in facts
        ]  # fmt: skip
        assert all(f.text in s.text for f, s in zip(facts, doc.spans["facts"], strict=True))


def test_the_school_year_and_empty_texts(nlp: Any) -> None:
    import spacy

    other = spacy.blank("zh")
    other.add_pipe("planparse_facts", config={"year": 2025, "school_year": True})
    doc = other("3月5日")
    assert [span._.value for span in doc.spans["facts"]] == ["2026-03-05"]
    for text in ("", "　\n"):
        doc = nlp(text)
        assert list(doc.spans["facts"]) == []


def test_the_factory_is_found_by_its_entry_point(tmp_path: Path) -> None:
    """In a process that imports only spaCy, with the entry point that the package declares."""
    info = tmp_path / "planparse_door-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: planparse-door\nVersion: 0\n")
    (info / "entry_points.txt").write_text(
        "[spacy_factories]\nplanparse_facts = planparse.language.pipeline:create_facts\n"
    )
    code = (
        "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('planparse_facts', config={'year': 2026});"
        "doc = nlp('2月27日'); print([(s.label_, s._.value) for s in doc.spans['facts']])"
    )
    path = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert run.stdout.strip() == "[('date', '2026-02-27')]"


# ----------------------------------------------------------------------- the user's own patterns


@pytest.fixture
def patterns(tmp_path: Path) -> str:
    rows: list[dict[str, Any]] = [
        {"term": "安康杯", "freq": 5000, "tag": "nz"},
        {"label": "activity", "pattern": "岗位练兵", "id": "drill"},
        {"label": "activity", "pattern": "第三届安康杯"},
    ]
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
    return str(path)


TEXT = "3月5日启动第三届安康杯竞赛，开展岗位练兵两次"


def test_phrases_are_facts_and_win_over_the_grammar(patterns: str) -> None:
    found = [(f.kind, f.text, f.value) for f in finder(patterns)(TEXT, When(2026))]
    assert found == [
        ("date", "3月5日", "2026-03-05"), ("activity", "第三届安康杯", "第三届安康杯"),
        ("activity", "岗位练兵", "drill"), ("count", "两次", {"number": 2, "unit": "次"}),
    ]  # fmt: skip


def test_the_same_through_spacy(patterns: str) -> None:
    from planparse.language.pipeline import chinese

    doc = chinese(year=2026, patterns=patterns)(TEXT)
    assert doc._.facts == finder(patterns)(TEXT, When(2026))
    assert "安康杯" in [token.text for token in doc]


def test_token_patterns_go_through_spacy(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(
        '{"label": "award", "pattern": [{"TEXT": {"IN": ["金点子", "银点子"]}}], "id": "idea"}\n'
        '{"term": "金点子"}\n',
        encoding="utf-8",
    )
    found = finder(str(path))("评选金点子，3月5日揭晓", When(2026))
    assert [(f.kind, f.text, f.value) for f in found] == [
        ("award", "金点子", "idea"), ("date", "3月5日", "2026-03-05"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["安康杯", "{}", "[]", '{"term": ""}', '{"term": 3}', '{"label": "a"}', '{"label": "a", "pattern": []}',
     '{"label": "", "pattern": "b"}', '{"label": "a", "pattern": ["b"]}', '{"term": "a", "freq": "b"}', "{"],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"term": "好"}\n\n' + line, encoding="utf-8")
    with pytest.raises(UsageError, match=r"own\.jsonl:3 ") as caught:
        read_patterns(str(path))
    assert " / " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_token_pattern_that_spacy_refuses(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"label": "a", "pattern": [{"NO_SUCH_KEY": 1}]}', encoding="utf-8")
    with pytest.raises(UsageError, match="spaCy"):
        finder(str(path))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gbk.jsonl").write_bytes("工会".encode("gb18030"))
    for name in ("none.jsonl", "gbk.jsonl"):
        with pytest.raises(UnreadableFile, match="UTF-8"):
            read_patterns(str(tmp_path / name))
