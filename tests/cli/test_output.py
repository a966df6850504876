from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse.cli.output import encoded, format_of, refuse_inputs, unwritable, write_file
from planparse.errors import UnwritableOutput, UsageError


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "utf-8", "UTF8", "cp1252", "cp65001"])
@pytest.mark.parametrize("fmt", ["json", "jsonl"])
def test_json_is_the_same_json_in_any_encoding(encoding: str, fmt: str) -> None:
    value = {"标题": "工作•计划 𠮷 é"}
    raw = encoded(json.dumps(value, ensure_ascii=False), fmt, encoding)
    assert json.loads(raw.decode("utf-8")) == value
    assert json.loads(
        raw.decode("latin-1" if encoding in {"cp1252", "ascii"} else "utf-8")
    ) == value or "utf" in (encoding.lower())


def test_a_chinese_pipe_gets_what_it_can_say() -> None:
    assert encoded("工会•计划", "tree", "cp936").decode("cp936") == "工会?计划"
    assert encoded("工会计划", "yaml", "cp936").decode("utf-8") == "工会计划"
    assert encoded("<p>工会", "html", "gbk").decode("utf-8") == "<p>工会"


@pytest.mark.parametrize("fmt", ["tree", "json", "yaml", "html", "text", "md"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp936", "ascii"])
def test_lone_surrogates_never_raise(fmt: str, encoding: str) -> None:
    encoded("a\udc80\ud800", fmt, encoding)


def test_a_file_is_written_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "计 划.json"
    target.write_text("旧", encoding="utf-8")

    def pieces() -> Iterator[str]:
        yield "新"
        raise UsageError("停", "stop")

    with pytest.raises(UsageError):
        write_file(str(target), pieces())
    assert target.read_text(encoding="utf-8") == "旧"
    assert [path.name for path in tmp_path.iterdir()] == ["计 划.json"]
    write_file(str(target), ["新", "的"])
    assert target.read_bytes() == "新的".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["计 划.json"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "真.json").write_text("旧", encoding="utf-8")
    (tmp_path / "链.json").symlink_to(tmp_path / "真.json")
    write_file(str(tmp_path / "链.json"), ["新"])
    assert (tmp_path / "链.json").is_symlink()
    assert (tmp_path / "真.json").read_text(encoding="utf-8") == "新"


def test_a_device_is_written_and_stays() -> None:
    write_file(os.devnull, ["新"])
    assert not Path(os.devnull).is_file()


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(UnwritableOutput, match="无法写入"):
        write_file(str(tmp_path / "a.json"), ["新"])
    assert (tmp_path / "a.json").is_dir()


def test_open_in_word_is_said() -> None:
    error = unwritable("a.docx", PermissionError(13, "Permission denied"))
    assert str(error) == (
        "a.docx：无法写入，可能正在 Word 等程序中打开，或没有权限；请关闭后重试，或换一个路径 / "
        "a.docx: cannot be written; it may be open in Word, or there is no permission; "
        "close it and try again, or choose another path"
    )
    assert "No space left" in str(unwritable("a", OSError(28, "No space left on device")))


def test_inputs_are_never_outputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(UsageError, match="输出会覆盖输入文件"):
        refuse_inputs(str(tmp_path / "x" / ".." / "b.txt"), [str(tmp_path / "a.txt")])
    refuse_inputs(str(tmp_path / "c.txt"), [str(tmp_path / "a.txt")])


def test_the_formats_of_suffixes() -> None:
    assert [format_of(f"a{suffix}") for suffix in (".JSON", ".yml", ".md", ".htm", ".txt")] == [
        "json",
        "yaml",
        "md",
        "html",
        "tree",
    ]
    with pytest.raises(UsageError, match="看不出要什么格式"):
        format_of("a")
