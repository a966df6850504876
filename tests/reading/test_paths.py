from __future__ import annotations

import os
from pathlib import Path

import pytest

from planparse.errors import UnreadableFile, UsageError
from planparse.reading.paths import Input, inputs_of


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一、", encoding="utf-8")


def test_a_folder_is_every_readable_file_below_it(tmp_path: Path) -> None:
    touch(
        tmp_path, "乙.txt", "甲/丙.DOCX", "甲.md", "a b/计 划.html", "~$乙.docx", "._乙.txt", ".藏.txt", ".git/x.txt",
        "图.png", "x.xlsx", "甲/~$丙.docx", "z/1.pdf",
    )  # fmt: skip
    found = inputs_of(str(tmp_path))
    assert [each.relative.replace(os.sep, "/") for each in found] == [
        "a b/计 划.html",
        "z/1.pdf",
        "乙.txt",
        "甲/丙.DOCX",
        "甲.md",
    ]
    assert found[0].path == str(tmp_path / "a b" / "计 划.html")


def test_files_standard_input_and_plans(tmp_path: Path) -> None:
    touch(tmp_path, "计划.txt", "a#2.txt")
    path = str(tmp_path / "计划.txt")
    hashed = str(tmp_path / "a#2.txt")
    assert inputs_of("-") == [Input("-", None, "stdin")]
    assert inputs_of("-#2") == [Input("-", 2, "stdin")]
    assert inputs_of(path) == [Input(path, None, "计划.txt")]
    assert inputs_of(path + "#3") == [Input(path, 3, "计划.txt")]
    assert inputs_of(path + "#2024年 计划") == [Input(path, "2024年 计划", "计划.txt")]
    assert inputs_of(path + "#第#一") == [Input(path, "第#一", "计划.txt")]
    assert inputs_of(hashed) == [Input(hashed, None, "a#2.txt")]
    assert inputs_of(hashed + "#1") == [Input(hashed, 1, "a#2.txt")]


def test_a_file_of_that_very_name_wins(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "a.txt#2")
    assert inputs_of(str(tmp_path / "a.txt#2")) == [Input(str(tmp_path / "a.txt#2"), None, "a.txt#2")]


def test_a_hash_with_nothing_behind_it(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    with pytest.raises(UsageError, match="后面要写第几篇或标题"):
        inputs_of(str(tmp_path / "a.txt#"))


@pytest.mark.parametrize("name", ["无.txt", "无.txt#1", "#", "#1", "a\0b"])
def test_what_does_not_exist(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="没有这个文件或文件夹"):
        inputs_of(str(tmp_path / name))


def test_a_lock_file_of_word_says_what_it_is(tmp_path: Path) -> None:
    touch(tmp_path, "~$计划.docx")
    with pytest.raises(UnreadableFile, match=r"Word 打开文档时的临时锁文件.*a lock file that Word leaves"):
        inputs_of(str(tmp_path / "~$计划.docx"))


def test_a_folder_without_readable_files_says_what_was_skipped(tmp_path: Path) -> None:
    touch(tmp_path, "~$a.docx", "~$b.docx", "图.png")
    with pytest.raises(UnreadableFile) as error:
        inputs_of(str(tmp_path))
    assert str(error.value) == (
        f"{tmp_path}：文件夹里没有能读的文件（已跳过 2 个 Word 锁文件 ~$*）；能读 .docx .doc .txt .html .md .pdf 等 / "
        f"{tmp_path}: no readable files in this folder (2 lock files ~$* skipped); "
        ".docx .doc .txt .html .md .pdf and the like can be read"
    )
