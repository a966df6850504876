from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.model import Cell, Look, Source
from planparse.reading.html import read_html
from tests.reading.covering import cells, check_source, printed


def read(markup: str) -> Source:
    return check_source(read_html(markup, "页.html"))


def asides(source: Source) -> list[str]:
    return [aside.text for aside in source.set_aside]


def made(source: Source) -> list[str]:
    return [source.text[start:end] for start, end in source.made]


def test_blocks_and_breaks_are_lines() -> None:
    markup = "<h1>工会工作计划</h1><p>一、学习<br/>（一）读书<br>\n认真学习。</p>散文<div>甲<span>乙</span><p>丙</div>丁"
    assert printed(read(markup)) == [
        "工会工作计划",
        "一、学习",
        "（一）读书",
        "认真学习。",
        "散文",
        "甲乙",
        "丙",
        "丁",
    ]


def test_empty_lines_leave_a_gap() -> None:
    source = read(
        "<p>甲<br><br>乙<br></p><p>丙</p><p></p><p>丁</p><p>&nbsp;</p>戊<br> <br/><p><b> </b><br></p>己"
    )
    assert source.text == "甲\n\n乙\n丙\n\n丁\n\n戊\n\n\n己"
    assert printed(source) == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_white_space_shows_as_in_a_browser() -> None:
    markup = "<p>\n  加强\n  学习，  plan\n A　B&nbsp;&nbsp;&emsp;丙 &#20013; &lt;b&gt; </p>"
    assert printed(read(markup)) == ["加强学习， plan A　B\xa0\xa0\u2003丙 中 <b>"]


def test_preformatted_text_keeps_its_lines() -> None:
    source = read("<pre>\n一、学习\n  1. 读书\n\n二、活动\n</pre>")
    assert source.text == "一、学习\n  1. 读书\n\n二、活动"
    assert printed(read('<p style="white-space: pre-wrap">甲\n乙</p>')) == ["甲", "乙"]


def test_ordered_lists_get_the_numbers_that_a_browser_makes() -> None:
    source = read(
        "<ol><li>甲<li>乙<ol type=a start=3><li>丙</ol></li><li value=9>丁<li><p>戊</p><p>己</p></ol>"
        "<ol type=I><li>庚</ol><ol reversed><li>辛<li>壬</ol><ol style='list-style-type:cjk-ideographic'><li>癸</ol>"
    )
    assert printed(source) == [
        "1. 甲", "2. 乙", "c. 丙", "9. 丁", "10. 戊", "己", "I. 庚", "2. 辛", "1. 壬", "一、癸",
    ]  # fmt: skip
    assert made(source) == ["1.", "2.", "c.", "9.", "10.", "I.", "2.", "1.", "一、"]


def test_an_empty_item_keeps_its_number_and_an_empty_bullet_nothing() -> None:
    assert printed(read("<ol><li>甲<li><li>乙</ol><ul><li></ul><ol><li><ol><li>丙</ol></ol>")) == [
        "1. 甲", "2.", "3. 乙", "1.", "1. 丙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "一、学习",
        "（一）学习",
        "1. 学习",
        "1．学习",
        "(1)学习",
        "①学习",
        "第一，学习",
        "一是学习",
        "• 学习",
        "1.1 学习",
    ],
)
@pytest.mark.parametrize("tag", ["ol", "ul"])
def test_a_typed_number_makes_the_made_one_superfluous(typed: str, tag: str) -> None:
    source = read(f"<{tag}><li>{typed}</{tag}>")
    assert printed(source) == [typed]
    assert not source.made


@pytest.mark.parametrize("text", ["1.5倍增长", "三八活动", "十六大精神", "2024年总结", "一方面", "3.8妇女节"])
def test_what_is_no_number_gets_one(text: str) -> None:
    assert printed(read(f"<ol><li>{text}</ol>")) == [f"1. {text}"]


def test_bullets_and_lists_without_markers() -> None:
    source = read(
        "<ul><li>甲</ul><ol style='list-style:none'><li>乙</ol><ul style='list-style-type: none'><li>丙</ul>"
    )
    assert printed(source) == ["• 甲", "乙", "丙"]


def test_tables_with_spans() -> None:
    source = read(
        "<table><caption>安排表</caption><tr><th>月份<th colspan=2>内容</tr>"
        "<tr><td rowspan=2>三月<td>学习<br>讨论<td>全体</tr><tr><td>检查<td></tr><tr><td colspan=3>另行通知</table>"
    )
    assert cells(source) == [
        ("安排表", None),
        ("月份", Cell(0, 0, 0, header=True)),
        ("内容", Cell(0, 0, 1, columns=2, header=True)),
        ("三月", Cell(0, 1, 0, rows=2)),
        ("学习", Cell(0, 1, 1)),
        ("讨论", Cell(0, 1, 1)),
        ("全体", Cell(0, 1, 2)),
        ("检查", Cell(0, 2, 1)),
        ("另行通知", Cell(0, 3, 0, columns=3)),
    ]


def test_spans_reach_no_further_than_the_table() -> None:
    source = read("<table><tr><td rowspan=0>甲<td>乙<tr><td rowspan=99999 colspan=999999999>丙</table>")
    assert cells(source) == [
        ("甲", Cell(0, 0, 0, rows=2)),
        ("乙", Cell(0, 0, 1)),
        ("丙", Cell(0, 1, 1, columns=1000)),
    ]


PROSE = "各部门要按照要求，认真做好本职工作。" * 60


@pytest.mark.parametrize(
    "markup",
    [
        f"<table><tr><td>{PROSE}</table>",
        f"<table><tr><td>左<td>{PROSE}</table>",
        f"<table><tr><td>左<td>上<tr><td>{PROSE}<td>右</table>",
        "<table><tr><td>甲<tr><td>乙</table>",
        "<table role=presentation><tr><td>甲<td>乙<tr><td>丙<td>丁</table>",
    ],
)
def test_layout_tables_have_no_cells(markup: str) -> None:
    assert all(line.cell is None for line in read(markup).lines)


def test_a_data_table_inside_a_layout_table() -> None:
    source = read(
        "<table><tr><td>一、安排<td>旁<tr><td><table><tr><td>时间<td>内容<tr><td>三月<td>开展学习讨论活动</table>"
        "<td>注</table>"
    )
    assert [cell for text, cell in cells(source) if cell] == [
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
        Cell(0, 1, 1),
    ]


def test_headings_and_how_lines_are_set() -> None:
    source = read(
        "<h1>计划</h1><h2>一、学习</h2><p align=center>题</p><p style='text-align: center'>题<p><b>加强。</b>正文"
        "<p><strong>一、</strong> <b>二</b>三<p style='font-size:22pt'>大<p>正文正文正文正文<center>中</center>"
    )
    assert [line.look for line in source.lines] == [
        Look(1, title=True),
        Look(2),
        Look(centred=True),
        Look(centred=True),
        Look(bold=3),
        Look(bold=4),
        Look(large=True),
        None,
        Look(centred=True),
    ]


def test_a_page_that_is_large_throughout_has_nothing_large() -> None:
    source = read("<div style='font-size:16pt'><p>正文正文正文<p>正文正文<p style='font-size:22pt'>题</div>")
    assert [line.look for line in source.lines] == [None, None, Look(large=True)]


def test_what_a_page_hides_is_not_read() -> None:
    markup = (
        "<head><style>p{}</style><script>var a='一、';</script></head><body hidden=''></body><p>正<span style='display:none'>藏"
        "</span>文<noscript>开</noscript><template>模</template><iframe>框</iframe><!-- 注 --><i style='font-size:0'>码</i>"
        "<ruby>字<rt>zì</rt></ruby></p><input value=填><svg><text>图</text></svg>"
    )
    assert printed(read(markup.replace("<body hidden=''></body>", ""))) == ["正文字"]


def test_site_chrome_is_set_aside() -> None:
    source = read(
        "<header><a href=/>学校网</a></header><nav>导航</nav><div class='breadcrumb'><a href=/>首页</a> &gt; 计划</div>"
        "<article><header><h1>计划</h1></header><p>一、学习</p><footer>校工会<br>2024年3月</footer></article>"
        "<ul><li><a href=1>甲</a><li><a href=2>乙</a><li><a href=3>丙</a><li><a href=4>丁</a><li><a href=5>戊</a></ul>"
        "<aside>广告</aside><button>打印</button><select><option>大<option>小</select><footer>版权所有</footer>"
    )
    assert printed(source) == ["计划", "一、学习", "校工会", "2024年3月"]
    assert asides(source) == [
        "学校网", "导航", "首页 > 计划", "甲", "乙", "丙", "丁", "戊", "广告", "打印", "大", "小", "版权所有",
    ]  # fmt: skip
    assert {aside.reason for aside in source.set_aside} == {"site_chrome"}


def test_links_in_the_text_make_no_chrome() -> None:
    source = read(
        "<div class='menu page'><p>按照<a href=x>《工会法》</a>的要求，做好本年度的各项工作。</div>"
    )
    assert printed(source) == ["按照《工会法》的要求，做好本年度的各项工作。"]


def test_the_title_stands_in_where_the_page_has_none() -> None:
    source = read("<title>2024年工会工作计划_某某网</title><p>一、学习</p>")
    assert printed(source) == ["2024年工会工作计划", "一、学习"]
    assert asides(source) == ["_某某网"]
    assert source.lines[0].look == Look(1, title=True)


@pytest.mark.parametrize(
    "body", ["<h1>工作计划</h1>", "<p>2024年工会工作计划</p>", "<p><b>2024年 工会工作计划</b>（草案）</p>"]
)
def test_the_title_is_not_read_twice(body: str) -> None:
    source = read(f"<title>2024年工会工作计划-某某网</title>{body}<p>一、学习")
    assert len(source.lines) == 2


@pytest.mark.parametrize(
    "markup", ["", " ", "<!-- -->", "<", "</p>", "<td>", "\0", "<html>", "&#0;", "&#xD800;", "\ud800"]
)
def test_fragments_are_read(markup: str) -> None:
    read(markup)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<tr>", "<td rowspan=3>", "</table>", "<ol>", "<li>", "</ol>", "<b>", "<br>", "甲",
             " ", "一、", "<pre>", "\n", "<nav>", "</nav>", "<h1>", "&amp;", "<!--", "-->", "<div style='display:none'>",
             "</div>", "<ul>", "<a href=x>", "</a>", "<title>", "<select>", "<textarea>"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_markup_is_read(markup: str) -> None:
    read(markup)


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit", ["<table><tr><td>甲", "<div>甲", "<b>甲", "<ol><li>甲", "<p>甲", "<font size=+1>甲"]
)
def test_depth_loses_nothing(unit: str) -> None:
    source = read(unit * 3000)
    assert source.text.count("甲") == 3000


@pytest.mark.timing
@pytest.mark.parametrize(
    "unit", ["<table><tr><td>甲", "<div>甲", "<ol><li>甲", "<p>甲</p>", "<td rowspan=9>", "甲 \n"]
)
def test_time_grows_with_the_page_only(unit: str) -> None:
    def took(count: int) -> float:
        begin = time.perf_counter()
        read_html(unit * count, "x")
        return time.perf_counter() - begin

    took(500)
    small = min(took(1_500) for _ in range(3))
    assert min(took(15_000) for _ in range(2)) < 40 * max(small, 0.002)
