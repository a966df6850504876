from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from planparse.model import DateRange, Item, Period, Plan
from planparse.rendering.html.year import month_rules

from .page import Page, rendered, small

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from planparse.rendering import Result


def _year(result: Result) -> HtmlElement:
    (tab,) = lxml_html.document_fromstring(rendered("html", result)).xpath("//div[@data-tab='year']")
    return tab


def _plan(*periods: Period) -> Result:
    return Page().result(Plan(title="计划", schedule=periods))


def test_there_are_twelve_columns_from_january() -> None:
    heads = [head.text_content().split()[0] for head in _year(small()).xpath(".//div[@class='months']/h4")]
    assert heads == [
        f"{month}月" for month in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
    ]


def test_an_item_stands_in_its_month_and_leads_to_its_place() -> None:
    year = _year(small())
    (month,) = year.xpath(".//div[@class='month c3 s1']")
    assert [card.text_content().strip() for card in month] == ["3月8日 3月8日召开座谈会", "组织植树"]
    page = lxml_html.document_fromstring(rendered("html", small()))
    (piece,) = page.xpath(f"//div[@data-l]//i[@data-k='{month[1].get('data-k')}']")
    assert piece.text == "组织植树"


def test_an_item_of_several_months_runs_through_them() -> None:
    (long,) = _year(small()).xpath(".//div[starts-with(@class, 'long')]")
    assert long.get("class") == "long c9 s2"
    assert long.text_content().strip() == "九月—十月 职工运动会"


def test_a_school_year_begins_in_september() -> None:
    autumn, spring = (
        Period("", "9月", (9,), items=(Item(text="开学"),)),
        Period("", "3月", (3,), items=(Item(text="春游"),)),
    )
    year = _year(_plan(autumn, spring))
    assert year.xpath(".//h4[@class='c1 s1']")[0].text_content().split()[0] == "九月"
    assert year.xpath(".//div[@class='month c7 s1']")[0].text_content().strip() == "春游"


def test_what_has_no_month_stands_below() -> None:
    periods = (
        Period("", "每月", items=(Item(text="例会"),)),
        Period("", "3月", (3,), items=(Item(text="春游"),)),
    )
    (rest,) = _year(_plan(*periods)).xpath(".//div[@class='rest']")
    assert rest.text_content().strip() == "每月 例会"


def test_a_paragraph_of_a_period_has_a_card_too() -> None:
    assert _year(_plan(Period("", "3月", (3,), text=("安全月",)))).xpath(".//button/span/text()") == [
        "安全月"
    ]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026-03-08", "3月8日"),
        ("--03-08", "3月8日"),
        (DateRange("2026-03-06", "2026-03-30"), "3月6日—30日"),
        (DateRange("2026-03-30", "2026-04-02"), "3月30日—4月2日"),
    ],
)
def test_a_date_is_written_as_people_write_it(date: str | DateRange, shown: str) -> None:
    (time,) = _year(_plan(Period("", "3月", (3,), items=(Item(text="会", date=date),)))).xpath(
        ".//time/text()"
    )
    assert time == shown


def test_a_plan_without_months_has_no_year() -> None:
    page = lxml_html.document_fromstring(
        rendered("html", _plan(Period("", "适时", items=(Item(text="会"),))))
    )
    assert not page.xpath("//*[@data-tab='year' or @data-show='year']")


def test_every_column_has_a_rule() -> None:
    for place in range(1, 13):
        assert f".c{place}{{" in month_rules()
        assert f".s{place}{{" in month_rules()
