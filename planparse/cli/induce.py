"""``planparse induce``: a plan template out of plans that are nearly the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from planparse.cli.failures import say
from planparse.errors import PlanparseError, UnreadableFile, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planparse.dedup.inducing.template import Induced
    from planparse.dedup.model import DedupResult
    from planparse.model import Plan
    from planparse.reading.paths import Input


_NAMED = 5
"""Plans that a message names at most."""


class Named(Struct, frozen=True):
    """A plan, and what it is called on the command line."""

    name: str
    plan: Plan


class UnitPlace(Struct, frozen=True):
    """Where a plan of a cluster stands."""

    source: str
    plan: int


@click.command(
    "induce",
    options_metavar="[选项/OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", metavar="PATH", help="写成的模板，如 template.yaml / The template to write.")
def command(files: tuple[str, ...], output: str | None) -> int:
    """由几份相近的计划归纳出模板 / Make a template of plans that are nearly the same.

    FILE 是文件、文件夹、FILE#3（其中一篇），或 dedup -f json 的结果（FILE.json#2 为第 2 组）。
    一个文件有多篇时，取其中最大的一组相近的计划。
    与多数计划相同的文字不到三分之一的，不能归在一个模板里。 /
    A file, a folder, one plan of a file, or what dedup -f json wrote (FILE.json#2 is its second
    cluster).  Of files with several plans the largest cluster is taken.  Plans of whose text less
    than a third stands in most of the others have no template in common with them.

    用法 / then: planparse generate --template template.yaml --set year=2027 -o plan.docx
    """
    return induce(files, output)


def induce(files: Sequence[str], output: str | None) -> int:
    """Do the work of the command and return the exit status.

    Raises ``UsageError`` when fewer than two plans are named, or plans that have nothing to do with
    each other, ``UnreadableFile``, ``UnwritableOutput``.
    """
    from planparse.cli.output import refuse_inputs, to_standard_output, write_file
    from planparse.dedup.inducing.template import induce as induced

    inputs = [each for argument in files for each in _inputs(argument)]
    plans = _chosen([plans for each in inputs if (plans := _plans(each))])
    if len(plans) < 2:
        raise UsageError(
            "归纳模板至少要两份相近的计划；可用 planparse dedup 查看哪些相近",
            "a template needs at least two plans that are alike; planparse dedup shows which are",
        )
    _refuse_strangers(plans)
    made = induced([each.plan for each in plans])
    if output in (None, "-"):
        to_standard_output([made.text], "yaml")
    else:
        refuse_inputs(output or "", [each.path for each in inputs if each.path != "-"])
        write_file(output or "", [made.text])
    say(
        f"{len(plans)} 份计划，{len(made.variables)} 个变量：{'、'.join(each.name for each in plans[:10])} / "
        f"{len(plans)} plans, {len(made.variables)} variables"
    )
    _say_what_is_lost(made, plans)
    return 0


def _say_what_is_lost(made: Induced, plans: Sequence[Named]) -> None:
    """Name every plan that the template, filled with its own values, does not give back, and its parts."""
    from planparse.dedup.inducing.template import not_given_back
    from planparse.keys import CHINESE_KEYS

    try:
        lost = not_given_back(made, [each.plan for each in plans])
    except PlanparseError as error:
        say(str(error))
        return
    for at, names in lost.items():
        chinese = "、".join(CHINESE_KEYS.get(name, name) for name in names)
        say(
            f"{plans[at].name}：模板填不回原样的部分：{chinese}；请在模板里手工核对 / "
            f"{plans[at].name}: the template does not give back {', '.join(names)}; compare them by hand"
        )


def _refuse_strangers(plans: Sequence[Named]) -> None:
    """Raise ``UsageError`` when the plans have no template in common, and name those that do not belong."""
    from planparse.dedup.inducing.kinship import LEAST_SHARED, shared_parts

    shares = shared_parts([each.plan for each in plans])
    strangers = [
        f"{each.name} ({share:.0%})"
        for each, share in zip(plans, shares, strict=True)
        if share < LEAST_SHARED
    ]
    if not strangers:
        return
    more = len(strangers) - _NAMED
    names = "、".join(strangers[:_NAMED]) + (f" … +{more}" if more > 0 else "")
    # without the strangers at least two must be left to make a template of
    ways = (
        ("请去掉它们再归纳", "leave them out")
        if len(plans) - len(strangers) > 1
        else ("请用 planparse dedup 找出相近的再归纳", "planparse dedup shows which plans are alike")
    )
    raise UsageError(
        f"{names}：与多数计划相同的文字不到三分之一，归纳不出共同的模板；{ways[0]}",
        f"{names}: less than a third of it stands in most of the others, which makes no template; {ways[1]}",
    )


def _inputs(argument: str) -> Sequence[Input]:
    """Return the inputs that an argument names; a result of dedup names those of a cluster."""
    from planparse.reading.paths import inputs_of

    named = inputs_of(argument)
    if len(named) == 1 and named[0].path.lower().endswith(".json"):
        return _members(named[0])
    return named


def _members(given: Input) -> list[Input]:
    """Return the plans of a cluster in a result of dedup: the first one, or the one picked with #."""
    import msgspec

    from planparse.dedup.model import DedupResult
    from planparse.reading.paths import Input

    try:
        with open(given.path, "rb") as file:  # noqa: PTH123 - the name as it was given
            result = msgspec.json.decode(file.read(), type=DedupResult)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"{given.path}：不是 planparse dedup -f json 的结果（{error}）",
            f"{given.path}: not what planparse dedup -f json writes ({error})",
        ) from None
    return [Input(place.source, place.plan, given.relative) for place in _places(result, given)]


def _places(result: DedupResult, given: Input) -> Iterable[UnitPlace]:
    clusters = [cluster for cluster in result.clusters if cluster.level == "plan"]
    number = 1 if given.selector is None else given.selector
    if not isinstance(number, int) or not 1 <= number <= len(clusters):
        raise UsageError(
            f"{given.path}：没有第 {number} 组整篇相近的计划，共 {len(clusters)} 组",
            f"{given.path}: there is no cluster {number} of plans; it has {len(clusters)}",
        )
    places = {unit.id: UnitPlace(unit.source, unit.plan) for unit in result.units}
    return (places[at] for at in clusters[number - 1].members)


def _plans(given: Input) -> list[Named]:
    from planparse.cli.selection import select
    from planparse.parsing import parse_source
    from planparse.reading import read, read_bytes

    source = read_bytes(sys.stdin.buffer.read(), "-") if given.path == "-" else read(given.path)
    extraction = parse_source(source)
    picked = extraction if given.selector is None else select(extraction, given.selector)
    return [
        Named(f"{given.path}#{number}", plan)
        for number, plan in enumerate(extraction.plans, 1)
        if any(plan is each for each in picked.plans)
    ]


def _chosen(files: Sequence[Sequence[Named]]) -> list[Named]:
    """Return all plans when each file names one, else the largest cluster of those that are alike."""
    named = [each for file in files for each in file]
    if all(len(file) == 1 for file in files):
        return named
    from planparse.dedup.deduplicate import ComparedPlan, dedup
    from planparse.dedup.model import Settings
    from planparse.dedup.units import pieces_of

    plans = [ComparedPlan("", at, "", pieces_of(each.plan)) for at, each in enumerate(named)]
    result = dedup(plans, Settings(levels=("plan",))).result
    members = result.clusters[0].members if result.clusters else ()
    return [named[result.units[at].plan] for at in members]
