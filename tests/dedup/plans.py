"""Plans in wording of our own that were copied from each other, for the tests of dedup."""

from __future__ import annotations

from planparse import parse
from planparse.dedup.deduplicate import ComparedPlan, with_normals
from planparse.dedup.model import Piece
from planparse.dedup.units import pieces_of

SENTENCES = (
    "每季度清点一次器材库，账上有的柜里要有，柜里坏的当月送修，不拖到下一季度。",
    "门卫室夜里留两个人，巡到每一层楼梯口都要打点签名，发现漏水漏电先断后报。",
    "食堂的菜价每周一贴在窗口，谁都可以去后厨看称重，剩菜超过三成的菜下周不再做。",
    "新来的同事头一个月跟着老师傅走完全部岗位，月底写一页体会，由师傅签字留档。",
    "图书角的旧书重新编号，借出超过两个月的挨个打电话催还，弄丢的照原价补一本。",
)


def plan_text(unit: str, year: str, sentences: tuple[str, ...] = SENTENCES, extra: str = "") -> str:
    """Return a plan of two tasks with numbered paragraphs."""
    first = "\n".join(f"{n}、{text}" for n, text in enumerate(sentences[:3], 1))
    second = "\n".join(f"{n}、{text}" for n, text in enumerate(sentences[3:], 1))
    return (
        f"{unit}{year}年后勤工作计划\n{year}年，{unit}后勤组把该做的事一件件列在下面，照着去办。\n"
        f"一、管好家底\n{first}\n二、带好队伍\n{second}\n{extra}"
    )


def compared(text: str, source: str = "一.txt") -> list[ComparedPlan]:
    """Return the plans of a text as dedup takes them."""
    plans = parse(text, name=source).plans
    return [
        with_normals(ComparedPlan(source, number, str(plan.title or ""), pieces_of(plan, text)))
        for number, plan in enumerate(plans, 1)
    ]


def of_paragraphs(source: str, *texts: str) -> ComparedPlan:
    """Return a plan that holds nothing but paragraphs."""
    return ComparedPlan(
        source, 1, "", tuple(Piece("paragraph", (f"{n}.",), text) for n, text in enumerate(texts, 1))
    )
