"""Errors that the user can do something about.

Bad *content* is never an error: it is an ``Issue`` in the result.  These are for bad use and for
files that cannot be read or written.  Each message is one line: what is wrong and where, in
Chinese and English, with the way out.
"""

from __future__ import annotations


class PlanparseError(Exception):
    """What is wrong, where, and the way out, in Chinese and in English.

    ``str(error)`` is the one line that is shown: ``中文 / English``.
    """

    exit_status = 1
    """1: something in the input could not be done; 2: wrong usage."""
    details: tuple[str, ...] = ()
    """Lines to show before it, where one line cannot name everything."""

    def __init__(self, chinese: str, english: str) -> None:
        """Take the same message in both languages, without a final full stop."""
        super().__init__(f"{chinese} / {english}".replace("\n", " ").replace("\r", " "))
        self.chinese = chinese
        self.english = english


class UnreadableFile(PlanparseError):
    """A file that cannot be read: missing, binary, corrupt, in an unknown encoding."""


class UnwritableOutput(PlanparseError):
    """An output that cannot be written: no permission, open in another program."""


class UsageError(PlanparseError):
    """A call that makes no sense: an unknown format, a plan number that does not exist."""

    exit_status = 2
