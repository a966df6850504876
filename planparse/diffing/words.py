"""The words of a text, for showing edits by words."""

from __future__ import annotations


def words(text: str) -> list[str]:
    """Return the words of ``text``, which together are ``text``."""
    import rjieba

    return rjieba.cut(text)
