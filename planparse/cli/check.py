"""``planparse check FILE.docx``: a Word file held against the standard or a unit's profile."""

from __future__ import annotations

from pathlib import Path

import click

from planparse.cli.options import profile_option


@click.command(
    "check",
    short_help="按版式检查 Word 文档 / Hold a Word file against the standard",
    options_metavar="[选项/OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("file", metavar="文件/FILE.docx")
@profile_option
@click.option(
    "--strength",
    type=click.Choice(["standard", "unit", "custom"]),
    default="custom",
    show_default=True,
    help="只看到这一强度为止：标准、单位、惯例 / Only rules at least as strong as this.",
)
def check(file: str, profile: str, strength: str) -> int:
    """按国家标准或本单位版式检查 Word 文档 / Hold a Word file against the standard or a profile.

    每处说明位置、规定、出处和强度；有问题不改变退出状态。 /
    Each finding has its place, rule, source and strength; findings do not change the exit status.
    """
    from planparse.cli.output import to_standard_output
    from planparse.generating.check import check as held_against
    from planparse.generating.profile import load_profile

    ranks = ("standard", "unit", "custom")
    findings = [
        finding
        for finding in held_against(Path(file), load_profile(profile))
        if ranks.index(finding.strength) <= ranks.index(strength)
    ]
    lines = [f"{finding}\n" for finding in findings]
    summary = f"{file}：{len(findings)} 处不合 / {len(findings)} finding(s)\n"
    to_standard_output([*lines, summary], "text")
    return 0


command = check
