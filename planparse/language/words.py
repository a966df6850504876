"""Cutting text into words, with the terms of work plans (``terms.txt``, in jieba's format).

Two engines, one dictionary.  ``fast`` (rjieba) starts and cuts many times faster; ``jieba`` is the
one that spaCy uses.  Both load at the first cut.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

Engine = Literal["fast", "jieba"]

TERMS: Final = Path(__file__).with_name("terms.txt")
"""The field's dictionary: a term, its frequency and its part of speech on each line."""


def cut(text: str, engine: Engine = "fast") -> list[str]:
    """Return the words of ``text`` in order; put together they are ``text``."""
    return _cutter(engine)(text)


def terms() -> tuple[tuple[str, int, str], ...]:
    """Return the field's terms, each with its frequency and part of speech."""
    rows = (line.split(" ") for line in TERMS.read_text(encoding="utf-8").split("\n") if line)
    return tuple((term, int(frequency), tag) for term, frequency, tag in rows)


@cache
def _cutter(engine: Engine) -> Callable[[str], list[str]]:
    return _fast() if engine == "fast" else _jieba()


def _fast() -> Callable[[str], list[str]]:
    from rjieba import Jieba

    cutter = Jieba()
    for term, frequency, tag in terms():
        cutter.add_word(term, frequency, tag)

    def run(text: str) -> list[str]:
        words: list[str] = cutter.cut(text)
        return words

    return run


def quiet_jieba() -> Any:
    """Import jieba without its warnings and its log, and return the module."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its source has invalid escapes; 3.12 warns at first compile
        import jieba

    jieba.setLogLevel(logging.CRITICAL)  # a cache that cannot be written is no error
    return jieba


def cache_folder() -> str | None:
    """Return the user's folder for jieba's cache, None (jieba's own choice) where none can be made."""
    try:
        base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
        folder = Path(base) / "planparse"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    return str(folder)


def _jieba() -> Callable[[str], list[str]]:
    jieba = quiet_jieba()
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = cache_folder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer.initialize()
    for term, frequency, tag in terms():
        tokenizer.add_word(term, frequency, tag)

    def run(text: str) -> list[str]:
        words: list[str] = tokenizer.lcut(text)
        return words

    return run
