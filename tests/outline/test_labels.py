"""What may be a number in front of a unit, and what only looks like one."""

from __future__ import annotations

import pytest

from planlint.outline.labels import han_value, label_at_start, labels_inside


@pytest.mark.parametrize(
    ("line", "mark", "value", "text"),
    [
        ("一、总体要求", "han", 1, "一、"),
        ("　　十二、附则", "han", 12, "十二、"),
        ("（三）配齐教师", "han-paren", 3, "（三）"),
        ("(三)配齐教师", "han-paren", 3, "(三)"),
        ("( 三 ) 配齐教师", "han-paren", 3, "(三)"),
        ("㈢配齐教师", "han-paren", 3, "㈢"),
        ("1.建设食堂", "arabic", 1, "1."),
        ("1．建设食堂", "arabic", 1, "1．"),
        ("12、建设食堂", "arabic", 12, "12、"),
        ("3.2026年9月前完成", "arabic", 3, "3."),
        ("（2）建设食堂", "arabic-paren", 2, "（2）"),
        ("⑵建设食堂", "arabic-paren", 2, "⑵"),
        ("2）建设食堂", "arabic-half", 2, "2）"),
        ("③建设食堂", "circle", 3, "③"),
        ("2.1 建设食堂", "decimal", 1, "2.1"),
        ("2.1.3 建设食堂", "decimal3", 3, "2.1.3"),
        ("第三条 学校应当公示", "article", 3, "第三条"),
        ("第 十 一 条 学校应当公示", "article", 11, "第十一条"),
        ("第二章 职责", "chapter", 2, "第二章"),
        ("第一节 职责", "division", 1, "第一节"),
        ("第二部分 任务", "part", 2, "第二部分"),
        ("一是配齐教师", "enumeration", 1, "一是"),
        ("——坚持育人为本", "dash", None, "——"),
        ("- 坚持育人为本", "dash", None, "-"),
        ("a.建设食堂", "letter", 1, "a."),
    ],
)
def test_labels(line, mark, value, text):
    label = label_at_start(line)
    assert label is not None
    assert (label.mark, label.value, label.text) == (mark, value, text)


@pytest.mark.parametrize(
    "line",
    [
        "2026年9月前完成",
        "1.5亿元用于改造",
        "三、四年级每周两课时",
        "第三条规定的条件",
        "— 3 —",
        "——2026年",
        "12所学校",
        "统一、规范办学",
        "3.5%以上",
        "",
        "　　",
    ],
)
def test_not_labels(line):
    assert label_at_start(line) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三十六", 36),
        ("一百零三", 103),
        ("一〇二", 102),
        ("两", 2),
    ],
)
def test_han_value(text, value):
    assert han_value(text) == value


def inside(text: str) -> list[tuple[str, bool]]:
    return [(label.text, glued) for label, glued in labels_inside(text, 0)]


def test_a_label_inside_a_line_follows_a_sentence_or_a_heading():
    assert inside("加强管理。二、改善条件1.建食堂；2.修操场。") == [
        ("二、", False),
        ("1.", True),
        ("2.", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "学校要统一、规范管理",
        "依照前款第三条规定办理",
        "详见附件1.项目表",
        "增长2.5个百分点",
        "坚持“一、二、三”工作法",
    ],
)
def test_what_only_looks_like_a_label_inside_a_line(text):
    assert [t for t, _ in inside(text) if t not in ("二、", "三、")] == []
