"""The grammar of citations: sentences and what they cite."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.checks.reference.citations import Cited, find_citations

OPINION = "关于加强学校安全工作的意见"

TABLE = [
    # title and number
    (f"根据《{OPINION}》（青政发〔2024〕12号），", [(OPINION, "青政发〔2024〕12号")]),
    (f"根据青政发〔2024〕12号《{OPINION}》，", [(OPINION, "青政发〔2024〕12号")]),
    (f"根据青政发〔2024〕12号文件《{OPINION}》，", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》(青政发[2024]12号)", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》（青政发【2024】12 号）", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》（青政发（2024）12号）", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》 （青政发 〔2024〕 第012号）", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》（青政发〔２０２４〕１２号）", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》（青政发2024年12号）", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》精神（青政发〔2024〕12号）", [(OPINION, "青政发〔2024〕12号")]),
    (f"《{OPINION}》（2024年3月印发，青政发〔2024〕12号）", [(OPINION, "青政发〔2024〕12号")]),
    # lists
    (
        "根据《甲办法》（青教发〔2023〕1号）、《乙办法》（青教发〔2023〕2号）和《丙条例》，",
        [("甲办法", "青教发〔2023〕1号"), ("乙办法", "青教发〔2023〕2号"), ("丙条例", "")],
    ),
    (
        "根据《甲办法》《乙办法》（青教发〔2023〕1号、青教发〔2023〕2号），",
        [("甲办法", "青教发〔2023〕1号"), ("乙办法", "青教发〔2023〕2号")],
    ),
    (
        "按照青教发〔2023〕1号和青教办〔2023〕2号文件，",
        [("", "青教发〔2023〕1号"), ("", "青教办〔2023〕2号")],
    ),
    # what a notice carries
    ("关于印发《甲办法》的通知（青教发〔2023〕1号）", [("甲办法", "青教发〔2023〕1号")]),
    (
        "《关于印发〈甲办法〉的通知》（青教发〔2023〕1号）",
        [("关于印发〈甲办法〉的通知", "青教发〔2023〕1号")],
    ),
    (
        "《关于印发《甲办法》的通知》（青教发〔2023〕1号）",
        [("关于印发《甲办法》的通知", "青教发〔2023〕1号")],
    ),
    # a number inside a title is part of it
    (
        "《关于贯彻青政发〔2024〕12号文件的实施意见》（青教发〔2024〕30号）",
        [("关于贯彻青政发〔2024〕12号文件的实施意见", "青教发〔2024〕30号")],
    ),
    # the brackets belong to the title before them
    (
        "《甲办法》（青教发〔2023〕1号）《乙办法》",
        [("甲办法", "青教发〔2023〕1号"), ("乙办法", "")],
    ),
    # hard wraps
    ("《关于加强学校\n安全工作的意见》（青政发〔2024〕12号）", [(OPINION, "青政发〔2024〕12号")]),
    # none
    ("在（2024）年建成12号楼。", []),
    ("印发2024年第12号通报。", []),
    ("没有闭合的《标题，一直到句号。下一句》也不算。", []),
]


def pairs(cited: Cited) -> list[tuple[str, str]]:
    return [(c.title, c.number.key if c.number else "") for c in cited.citations]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text[:24] for text, _ in TABLE])
def test_what_a_sentence_cites(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(find_citations(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "marks"),
    [
        (f"《{OPINION}》（青政发〔2024〕12号，以下简称《意见》）", "意见", "《》"),
        (f"《{OPINION}》（以下简称：“安全意见”）", "安全意见", "“”"),
        ("领导小组（以下简称领导小组）", "领导小组", ""),
        ("各类学校（以下统称学校）", "学校", ""),
        ("教育局（下称市局）", "市局", ""),
    ],
)
def test_short_names(text: str, name: str, marks: str) -> None:
    (short,) = find_citations(text).shorts
    assert (short.name, short.marks) == (name, marks)
    assert text[short.name_span.start : short.name_span.end] == name


def test_a_short_name_is_no_citation_of_its_own() -> None:
    (citation,) = find_citations(f"《{OPINION}》（以下简称《意见》）").citations
    assert citation.title == OPINION
    assert citation.short is not None


@pytest.mark.parametrize("lead", ["根据", "贯彻落实", "按照", "印发了", "以及", ""])
def test_words_of_the_sentence_are_no_part_of_the_code(lead: str) -> None:
    (number,) = find_citations(f"{lead}国办发〔2018〕82号文件").numbers
    assert number.code == "国办发"


_CODES = st.sampled_from(["国办发", "青政发", "青教办", "云教规", "国发"])
_NUMBERS = st.builds(lambda c, y, n: f"{c}〔{y}〕{n}号", _CODES, st.integers(2000, 2030), st.integers(1, 999))
_TITLES = st.builds(
    lambda words, genre: f"关于{words}的{genre}",
    st.text("加强改进学校安全教师美育", min_size=2, max_size=12),
    st.sampled_from(["意见", "通知", "办法"]),
)
_DOCUMENTS = st.lists(st.tuples(_TITLES, _NUMBERS), min_size=1, max_size=6, unique_by=lambda d: d[0])


@given(_DOCUMENTS)
def test_the_order_of_a_list_changes_nothing(documents: list[tuple[str, str]]) -> None:
    def said(order: list[tuple[str, str]]) -> str:
        return "根据" + "、".join(f"《{title}》（{number}）" for title, number in order) + "，制定本方案。"

    shuffled = sorted(documents)
    assert sorted(pairs(find_citations(said(documents)))) == sorted(pairs(find_citations(said(shuffled))))
    assert pairs(find_citations(said(documents))) == documents


@given(st.text("《》〈〉（）()〔〕[]国办发〔2018〕82号第年以下简称“”，。\n的", max_size=200))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    cited = find_citations(text)
    spans = (
        [c.span for c in cited.citations] + [n.span for n in cited.numbers] + [s.span for s in cited.shorts]
    )
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [c.span.start for c in cited.citations] == sorted(c.span.start for c in cited.citations)


@pytest.mark.parametrize(
    "text", ["《", "〔2018〕1号", "《甲》（", "以下简称《", "《甲办法》（青教发〔2023〕1号）、"]
)
def test_time_grows_with_the_text_only(text: str) -> None:
    def seconds(times: int) -> float:
        begin = time.perf_counter()
        find_citations(text * times)
        return time.perf_counter() - begin

    seconds(10)
    small, large = min(seconds(2_000) for _ in range(3)), min(seconds(16_000) for _ in range(3))
    assert large < 40 * small + 0.05
