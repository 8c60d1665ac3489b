"""What an account accepts, and that strangers' comments cannot make it slow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from planlint import api
from planlint.check import Analysis
from planlint.model.document import Document
from planlint.model.waiver import Waiver
from planlint.readers import read_string
from planlint.waivers.ledger import MOST, Account, Ledger, Rules

TODAY = date(2026, 7, 1)
KINDS = {"typo": "wording", "long-heading": "structure"}


def rules(ran: Iterable[str] = KINDS) -> Rules:
    return Rules({id: KINDS[id] for id in ran}, lambda: KINDS, lambda: {"typo": "错别字"})


def analysed(text: str) -> Analysis:
    return Analysis(read_string(text), api.rule_set(select=["typo"]))


def account(one: Analysis, *waivers: Waiver) -> Account:
    found = Ledger(TODAY).open(one.document, one.outline, rules(), waivers, always=True)
    assert found is not None
    return found


def left(one: Analysis, opened: Account) -> list[str]:
    findings = opened.rest(one.findings_of(one.ruleset.rules, opened.accept))
    opened.close()
    return [finding.quote for finding in findings]


def waiver(rule: str = "typo", text: str = "", until: date | None = None, document: str = "") -> Waiver:
    return Waiver(rule, document, text, "", "原因", until, Path("/稿/planlint.yaml"), 3)


PLAN = "某县工作方案\n一、任务\n（一）贯策规定。\n（二）布署工作，贯策要求。"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (waiver(), []),
        (waiver("wording"), []),
        (waiver("t*"), []),
        (waiver("structure"), ["贯策", "布署", "贯策"]),
        (waiver(text="布署 工作"), ["贯策"]),
        (waiver(text="贯策，要求"), ["贯策"]),
        (waiver(until=date(2026, 7, 1)), []),
        (waiver(until=date(2026, 6, 30)), ["贯策", "布署", "贯策"]),
    ],
)
def test_what_a_waiver_means(given: Waiver, expected: list[str]) -> None:
    one = analysed(PLAN)
    assert left(one, account(one, given)) == expected


def test_nothing_is_opened_where_nothing_can_be_accepted() -> None:
    one = analysed(PLAN)
    assert Ledger(TODAY).open(one.document, one.outline, rules()) is None


def test_the_chinese_title_of_a_rule_leads_to_its_id() -> None:
    one = analysed("标题\n<!-- planlint: 忽略 错别字 是人名 -->\n贯策")
    opened = account(one)
    assert left(one, opened) == ["贯策"]
    assert "“typo”" in opened.stale[0].why.zh


def test_of_two_waivers_for_one_finding_none_is_stale() -> None:
    one = analysed("标题\n<!-- planlint: 忽略 typo 是人名 -->\n贯策")
    ledger = Ledger(TODAY)
    given = (waiver(),)
    opened = ledger.open(one.document, one.outline, rules(), given)
    assert opened is not None
    left(one, opened)
    assert [waived.by for waived in ledger.close(opened, given)] == ["comment"]
    assert ledger.stale(lambda _: True, given) == ()


def test_a_waiver_is_judged_when_all_it_may_mean_was_seen() -> None:
    clean = analysed("标题\n一、任务\n贯彻")
    for given, whole, stale in (
        (waiver(), False, 0),
        (waiver(), True, 1),
        (waiver(document="*.docx"), False, 0),
        (waiver(document="方案.docx"), False, 1),
        (waiver("long-heading", until=date(2020, 1, 1)), False, 1),
    ):
        ledger = Ledger(TODAY)
        opened = ledger.open(clean.document, clean.outline, rules(), (given,))
        assert opened is not None
        left(clean, opened)
        ledger.close(opened, (given,))
        assert len(ledger.stale(lambda _, whole=whole: whole, (given,))) == stale, (given, whole)


def test_thousands_of_comments_cost_no_more_than_a_thousand() -> None:
    remarks = "<!-- planlint: 忽略 typo 是人名 -->\n" * 20_000
    text = "标题\n" + remarks + "一、任务\n" + "贯策规定。\n" * 3000
    one = analysed(text)
    assert len(one.document.comments) == 20_000
    begin = process_time()
    opened = account(one)
    left(one, opened)
    assert process_time() - begin < 10
    assert any(str(MOST) in stale.why.zh for stale in opened.stale)


def test_a_document_may_be_empty() -> None:
    document: Document = read_string("")
    one = Analysis(document, api.rule_set(select=["typo"]))
    assert left(one, account(one, waiver())) == []
