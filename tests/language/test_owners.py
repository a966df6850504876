"""Where a name begins that no table holds: words that belong to it, and words that do not."""

import pytest

from planparse.language.bodies import siblings
from planparse.language.facts import find_facts
from planparse.language.owners import which


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("邀请云溪街道妇联派人", "organization", "云溪街道妇联"),
        ("配合临江区教育局检查", "organization", "临江区教育局"),
        ("成立普通话测试工作领导小组", "organization", "普通话测试工作领导小组"),
        ("报石桥镇财政所备案", "organization", "石桥镇财政所"),
        ("和平路小学承办", "organization", "和平路小学"),  # 和 is no conjunction here
        ("XX市实验小学承办", "organization", "XX市实验小学"),
        ("请安全环保部经理签字", "role", "安全环保部经理"),
        ("由编目部负责", "organization", "编目部"),
        ("由票务员保管", "role", "票务员"),
        ("召开业主恳谈会", "meeting", "业主恳谈会"),
        ("到云溪村义诊", "place", "云溪村"),
        ("在新桥镇文化中心二楼会议室举行", "place", "新桥镇文化中心二楼会议室"),
    ],
)
def test_the_name_is_whole(text: str, kind: str, words: str) -> None:
    assert [(fact.kind, fact.text) for fact in find_facts(text)] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "走访辖区学校", "联系兄弟医院", "创建示范学校", "全市妇联干部", "由相关科室负责", "由各班组织",
        "压缩会议和文件", "深入社区开展服务", "把后勤办成好部门", "落实部分工会经费",
    ],
)  # fmt: skip
def test_words_of_a_kind_name_no_one(text: str) -> None:
    assert find_facts(text) == ()


def test_a_list_goes_on_with_bodies_that_end_alike() -> None:
    text = "会务组、接站组、膳宿组分头准备"
    assert [text[start:end] for start, end in siblings(text, 3, len(text))] == ["接站组", "膳宿组"]
    assert siblings("会务组、一小部分人", 3, 9) == []


def test_what_says_of_what_kind_is_taken_off() -> None:
    assert which("示范云溪") == "云溪"
    assert which("先进优秀") == ""
