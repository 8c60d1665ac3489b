"""What a comment asks for, in the many ways in which people write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.waivers.comments import Request, addressed, requests

RULES = {"long-heading", "typo", "measure-without-deadline"}


def read(text: str) -> list[Request]:
    assert addressed(text)
    return requests(text, RULES.__contains__)


def one(text: str) -> tuple[tuple[str, ...], str, date | None]:
    [request] = read(text)
    assert request.wrong is None, request.wrong
    return request.rules, request.reason, request.until


@pytest.mark.parametrize(
    "text",
    [
        "planlint: 忽略 long-heading 标题是上级文件的原话",
        "planlint：忽略 long-heading 标题是上级文件的原话",
        "Planlint:忽略 long-heading：标题是上级文件的原话。",
        "planlint 忽略 long-heading，标题是上级文件的原话",
        "  ＰＬＡＮＬＩＮＴ：　忽略　ｌｏｎｇ－ｈｅａｄｉｎｇ　标题是上级文件的原话",
        "planlint: ignore long-heading 标题是上级文件的原话",
        "planlint: 忽略long-heading标题是上级文件的原话",
        "planlint: 豁免 LONG-HEADING 标题是上级文件的原话",
        "请看：\nplanlint: 忽略 long-heading 标题是上级文件的原话",
    ],
)
def test_ways_of_writing(text: str) -> None:
    assert one(text) == (("long-heading",), "标题是上级文件的原话", None)


@pytest.mark.parametrize(
    ("text", "rules", "reason"),
    [
        ("planlint: 忽略 long-heading,typo 原因", ("long-heading", "typo"), "原因"),
        ("planlint: 忽略 long-heading、typo 原因", ("long-heading", "typo"), "原因"),
        ("planlint: 忽略 long-heading， typo，原因在此", ("long-heading", "typo"), "原因在此"),
        ("planlint: 忽略 measure-* 局里另有任务分解表", ("measure-*",), "局里另有任务分解表"),
        ("planlint: ignore typo, because it is a name", ("typo",), "because it is a name"),
        ("planlint: 忽略 typo，2026年起改用", ("typo",), "2026年起改用"),
        ("planlint: 忽略 typo, no-such 原因", ("typo", "no-such"), "原因"),
        ("planlint: 忽略 错别字 是人名", ("错别字",), "是人名"),
        ("planlint: 忽略 typo 第一行\n第二行", ("typo",), "第一行 第二行"),
    ],
)
def test_rules_and_reason(text: str, rules: tuple[str, ...], reason: str) -> None:
    assert one(text) == (rules, reason, None)


@pytest.mark.parametrize(
    "text",
    [
        "planlint: 忽略 typo 是人名 至2027-06-30",
        "planlint: 忽略 typo 是人名（至2027-06-30）",
        "planlint: 忽略 typo 是人名，有效期至2027年6月30日。",
        "planlint: 忽略 typo 至2027-06-30 是人名",
        "planlint: 忽略 typo 至 2027.6.30，是人名",
        "planlint: ignore typo 是人名 until 2027-06-30",
    ],
)
def test_the_day_it_ends(text: str) -> None:
    assert one(text) == (("typo",), "是人名", date(2027, 6, 30))


def test_a_day_within_the_reason_is_part_of_it() -> None:
    assert one("planlint: 忽略 typo 项目实施至2027年6月30日") == (("typo",), "项目实施至2027年6月30日", None)
    assert one("planlint: 忽略 typo 至2027年6月30日的数据待核") == (
        ("typo",),
        "至2027年6月30日的数据待核",
        None,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("planlint: 忽略 typo", "没有写原因"),
        ("planlint: 忽略 typo 。", "没有写原因"),
        ("planlint: 忽略 typo 至2027-06-30", "没有写原因"),
        ("planlint: 忽略", "没有写规则"),
        ("planlint: 关闭 typo 是人名", "看不懂"),
        ("planlint:", "看不懂"),
        ("planlint: 忽略 typo 是人名 至2027-02-30", "没有 2027-02-30 这一天"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    [request] = read(text)
    assert request.wrong is not None
    assert said in request.wrong.zh
    assert request.wrong.en


def test_several_requests_in_one_comment() -> None:
    found = read("planlint: 忽略 typo 甲\nplanlint: 忽略 long-heading 乙")
    assert [(request.rules, request.reason) for request in found] == [
        (("typo",), "甲"),
        (("long-heading",), "乙"),
    ]


@pytest.mark.parametrize("text", ["planlint 报了三处，请改", "请用planlint: 查一遍", "已按 planlint 改"])
def test_talk_of_planlint_is_no_request(text: str) -> None:
    assert requests(text, RULES.__contains__) == []


def test_other_comments_are_not_addressed() -> None:
    assert not addressed("请核实数据")


@given(st.text(max_size=60))
def test_no_comment_breaks_it(text: str) -> None:
    requests(text, RULES.__contains__)
    requests("planlint: " + text, RULES.__contains__)
    requests("planlint: 忽略 " + text, RULES.__contains__)


def test_ids_may_stand_in_the_brackets_of_reports() -> None:
    for words in (
        "planlint: 忽略 [typo] 引用原文",
        "planlint: 忽略 【typo】引用原文",
        "planlint：忽略［typo］引用原文",
    ):
        [request] = requests(words, lambda word: word == "typo")
        assert (request.rules, request.reason, request.wrong) == (("typo",), "引用原文", None)
    [two] = requests("planlint: ignore [typo], [long-heading] quoted", lambda word: True)
    assert two.rules == ("typo", "long-heading") and two.reason == "quoted"
