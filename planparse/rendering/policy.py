"""The content security policy of a page that stands alone: its own style and script, nothing else."""

from __future__ import annotations

from binascii import b2a_base64
from hashlib import sha256


def policy_tag(style: str, script: str) -> str:
    """Return the ``meta`` element that allows exactly this inline style and script."""
    return (
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
        f"style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'\">\n"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b2a_base64(sha256(text.encode()).digest(), newline=False).decode()}'"
