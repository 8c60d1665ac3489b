"""Random plans with a known structure, written out in the ways real documents number themselves."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

HAN = "〇一二三四五六七八九"


def han(n: int) -> str:
    if n < 10:
        return HAN[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else HAN[tens]) + "十" + (HAN[ones] if ones else "")


MARKS = {
    "han": lambda n: f"{han(n)}、",
    "han-paren": lambda n: f"（{han(n)}）",
    "arabic": lambda n: f"{n}.",
    "arabic-paren": lambda n: f"（{n}）",
    "chapter": lambda n: f"第{han(n)}章",
    "article": lambda n: f"第{han(n)}条 ",
}

OBJECTS = "校舍安全 课后服务 教师轮岗 图书配备 体质监测 家校沟通 食堂管理 校车运行 劳动实践 阅读推广 心理辅导 科学实验".split()
VERBS = "加强 完善 推进 规范 健全 落实".split()


@st.composite
def headings(draw: st.DrawFn) -> str:
    return (
        draw(st.sampled_from(VERBS))
        + draw(st.sampled_from(OBJECTS))
        + draw(st.sampled_from(["", "工作", "制度"]))
    )


@st.composite
def sentences(draw: st.DrawFn) -> str:
    verb, thing = draw(st.sampled_from(VERBS)), draw(st.sampled_from(OBJECTS))
    tail = draw(st.sampled_from(["，做到每月一次", "，覆盖全部学校", "，由专人负责", "", "，纳入年度考核"]))
    return f"{verb}{thing}{tail}。"


@dataclass
class Item:
    heading: str
    text: str
    children: list[Item] = field(default_factory=list)


@st.composite
def items(draw: st.DrawFn, depth: int) -> Item:
    children = draw(st.lists(items(depth - 1), min_size=2, max_size=4)) if depth > 1 else []
    return Item(draw(headings()), "" if children else draw(sentences()) + draw(sentences()), children)


@dataclass(frozen=True)
class Wanted:
    label: str
    level: int
    section: bool


def write(
    tops: list[Item], marks: list[str], *, run_on: bool = False, glue: bool = False
) -> tuple[list[str], list[Wanted]]:
    """The lines of a plan and its labelled units in order.

    ``run_on`` lets the second level count through the whole plan; ``glue`` puts the first item of
    every section on the section's own line with nothing between, as extraction does.
    """
    lines: list[str] = []
    wanted: list[Wanted] = []
    counter = 0

    def emit(item: Item, level: int, number: int) -> None:
        nonlocal counter
        if run_on and level == 2:
            counter += 1
            number = counter
        label = MARKS[marks[level - 1]](number)
        wanted.append(Wanted(label.strip(), level, bool(item.children)))
        text = label + item.heading + ("" if item.children else "。" + item.text)
        if glue and number == 1 and level > 1 and lines:
            lines[-1] += text
        else:
            lines.append(text)
        for i, child in enumerate(item.children, 1):
            emit(child, level + 1, i)

    for i, top in enumerate(tops, 1):
        emit(top, 1, i)
    return lines, wanted
