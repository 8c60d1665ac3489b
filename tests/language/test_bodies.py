"""Bodies in running text, lists of bodies and the names a shared level gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.language.bodies import find_bodies, is_generic, is_generic_item
from planlint.language.body_lists import full_names, split_bodies
from planlint.language.numbers import shape


def items(text: str) -> list[str]:
    return [text[a:b] for a, b in split_bodies(shape(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请县教育局办理", ["县教育局"]),
        ("县委宣传部、团县委、县妇联", ["县委宣传部", "团县委", "县妇联"]),
        ("报县政府办公室", ["县政府办公室"]),
        ("省人力资源社会保障厅与省卫生健康委", ["省人力资源社会保障厅", "省卫生健康委"]),
        ("财政、住房城乡建设等部门", ["财政、住房城乡建设等部门"]),
        ("各市、县教育行政部门", ["各市、县教育行政部门"]),
        ("各县（市、区）人民政府", ["各县（市、区）人民政府"]),
        ("工业和信息化局", ["工业和信息化局"]),
        ("全市教育工作者", []),
        ("城市教育与社区教育", []),
        ("委托第三方", []),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert [b.text for b in find_bodies(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县教育局、县财政局，县人社局", ["县教育局", "县财政局", "县人社局"]),
        ("各镇人民政府及开发区管委会", ["各镇人民政府", "开发区管委会"]),
        ("县工业和信息化局、县文化和旅游局", ["县工业和信息化局", "县文化和旅游局"]),
        ("县委和县政府", ["县委", "县政府"]),
        ("各县（市、区）政府；市教育局", ["各县（市、区）政府", "市教育局"]),
        ("各区、市政府", ["各区、市政府"]),
        ("县教育局 县财政局", ["县教育局", "县财政局"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert items(text) == expected


def test_names_share_their_level() -> None:
    names = full_names(["市教育局", "财政局", "团市委", "青溪供电公司", "县教育局", "人社局"])
    assert names == ["市教育局", "市财政局", "团市委", "青溪供电公司", "县教育局", "县人社局"]
    assert full_names(["市委宣传部", "文明办", "教育局"]) == ["市委宣传部", "市委文明办", "市教育局"]


def test_generic_subjects() -> None:
    for words in ("各级政府", "有关部门", "各地", "各单位", "相关部门"):
        assert is_generic(words)
    assert is_generic_item(shape("各有关单位"))
    assert not is_generic_item(shape("各级各类学校"))
    assert not is_generic("县教育局")


@given(st.text(alphabet="省市县各区、（）教育财政局委办部门政府和及，团妇联领导小组", max_size=30))
def test_spans_are_slices_in_order(text: str) -> None:
    end = 0
    for body in find_bodies(text):
        assert text[body.span.start : body.span.end] == body.text
        assert body.span.start >= end
        end = body.span.end
