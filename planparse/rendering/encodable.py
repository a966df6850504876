"""Text that any Unicode encoding can write."""

from __future__ import annotations


def without_surrogates(text: str) -> str:
    """Return ``text`` with each half of a surrogate pair that stands alone as U+FFFD.

    File names that are not UTF-8 hold such halves, and so does text decoded with "surrogateescape".
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
