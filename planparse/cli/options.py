"""Options that several commands have."""

from __future__ import annotations

import click

profile_option = click.option(
    "--profile",
    default="gbt9704",
    metavar="P",
    help="版式：gbt9704、plain 或本单位的 YAML 文件 / The look: gbt9704, plain, or your own YAML file.",
)
"""``--profile``, which ``load_profile`` reads."""
